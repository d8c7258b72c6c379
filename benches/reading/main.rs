//! How well we read, each number beside its bar: `cargo bench --bench reading`.
//!
//! Scores what `rapporteur extract` prints for texts that people annotated or judged. The texts lie in `../shared` (or
//! where `RAPPORTEUR_SHARED` says) and are not ours to ship; without them there is nothing to score, and it says so.
//!
//! ```text
//! cargo bench --bench reading                            every set
//! cargo bench --bench reading -- sample dates            some sets
//! cargo bench --bench reading -- sample --misses         each miss, too
//! cargo bench --bench reading -- --to-judge FOLDER       readings that nobody has judged yet, as sheets for a reader
//! ```
//! Ends with 1 if a bar is missed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a surprise ends the bench")]
#![allow(clippy::cast_precision_loss, reason = "numbers to be looked at")]
#![allow(clippy::print_stdout, reason = "this is what a bench is for")]
#![allow(missing_docs, reason = "a program")]

mod casualties;
#[path = "../clock/mod.rs"]
mod clock;
mod dates;
mod gold;
mod judged;
mod ladder;
#[path = "../limits/names.rs"]
mod names;
mod read;
mod recognizers;
mod speed;
mod table;

use std::process::ExitCode;

use read::Shared;
use table::Table;

/// A set of texts with what people found in them.
struct Set {
    name: &'static str,
    score: fn(&Shared, &mut Table),
}

const SETS: &[Set] = &[
    Set { name: "gold", score: gold::five_articles },
    Set { name: "sample", score: gold::sample },
    Set { name: "blind", score: gold::blind },
    Set { name: "judged", score: judged::score },
    Set { name: "dates", score: dates::score },
    Set { name: "numbers", score: recognizers::score },
    Set { name: "casualties", score: casualties::score },
    Set { name: "ladder", score: ladder::score },
    Set { name: "speed", score: speed::score },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let Some(shared) = Shared::find() else {
        println!("there is no ../shared with annotated texts: nothing to score");
        return ExitCode::SUCCESS;
    };
    if let Some(folder) = words.iter().position(|word| word == "--to-judge").and_then(|at| words.get(at + 1))
    {
        judged::sheets(&shared, folder.as_ref());
        return ExitCode::SUCCESS;
    }
    let mut table = Table::new(words.iter().any(|word| word == "--misses"));
    let named: Vec<&String> = words.iter().filter(|word| !word.starts_with("--")).collect();
    for set in SETS.iter().filter(|set| named.is_empty() || named.iter().any(|name| *name == set.name)) {
        (set.score)(&shared, &mut table);
    }
    table.print();
    if table.is_met() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
