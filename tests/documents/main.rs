//! What is printed: every paper, read back with the tools a city has.

mod composing;
mod files;
mod names;
mod papers;
mod policy;
mod ruby;
mod specimens;
mod tools;
