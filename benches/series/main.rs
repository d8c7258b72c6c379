//! What an edit costs in a long series, beside the same edit in a short one: `cargo bench --bench series`.
//!
//! One article of a corpus with one series is put back with another number; timed are the edit and the check of that
//! article and of all that rests on what it touched. Trust the ratios, not the milliseconds: taken is the time on the
//! clock that a tenth of the edits stay below, since the processors' own clocks are too coarse for one edit.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a surprise ends the bench")]
#![allow(clippy::cast_precision_loss, reason = "numbers to be looked at")]
#![allow(clippy::print_stdout, reason = "this is what a bench is for")]
#![allow(missing_docs, reason = "a program")]

mod edit;

use edit::{Shape, edit};

fn main() {
    let lengths: Vec<usize> = std::env::var("LENGTHS").map_or_else(
        |_| vec![100, 1_000, 10_000, 100_000],
        |words| words.split(',').map(|word| word.parse().unwrap()).collect(),
    );
    for (shape, name) in
        [(Shape::FewCells, "many figures in few cells"), (Shape::ManyCells, "many distinct cells")]
    {
        println!("{name}");
        let mut first = None;
        for length in &lengths {
            let took = edit(*length, shape).as_secs_f64() * 1e3;
            let ratio = took / *first.get_or_insert(took);
            println!("  {length:>7} figures: {took:.3} ms an edit, {ratio:.2} times the first   (bar 2)");
        }
    }
}
