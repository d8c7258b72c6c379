//! The integration tests, as one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a surprise fails the test")]
#![allow(missing_docs, reason = "tests document themselves by their names")]

mod arrivals;
mod articles;
mod ask;
mod begin;
mod cases;
mod explain;
mod fixes;
mod fixture;
mod house;
mod living;
mod lsp;
mod mutation;
mod properties;
mod readme;
mod robust;
mod seeds;
mod terminal;
mod tour;
mod waivers;
mod world;
