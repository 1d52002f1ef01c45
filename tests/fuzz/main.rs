//! Hostile input (悪い入力): every place where bytes come in from outside is given what nobody should give it.
//!
//! Seeded, so that a run is the same everywhere; `SOAK=50` makes fifty times the cases. Each case must end in an
//! answer or a refusal in known words, within the memory its target may hold, with the records as they were where it
//! was refused. What was ever found stands beside its target as a test of its own.

mod codes;
mod csv;
mod dice;
mod door;
mod mangling;
mod policy;
mod scans;
mod slots;
mod trial;
mod workbooks;
