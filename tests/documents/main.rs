//! What is printed: every paper, read back with the tools a city has.

mod archive;
mod bulk;
mod composing;
mod consents;
mod files;
mod judge;
mod loans;
mod names;
mod pages;
mod papers;
mod policy;
mod references;
mod ruby;
mod specimens;
mod tools;
