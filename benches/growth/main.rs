//! How cost grows: index, memory, `check`, an edit, a hover and symbols against the number of documents, and an edit against the length of a
//! series, each with the exponent of its curve: `cargo bench --bench growth`.
//!
//! `SIZES` says how many files, with commas (1,000 to 50,000 unless it does); `-- --large` adds one corpus of 199,000 (more
//! than 200,000 documents are cut off). `KEEP` is a folder in which the corpora are made, used again and left. Each size is
//! measured in a process of its own, whose memory is nobody else's. `-- --record` writes `benches/growth.svg` and
//! `benches/growth.csv`; without it they are left in `target/benches`.
#![allow(clippy::unwrap_used, reason = "a surprise ends the bench")]
#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "numbers to be looked at")]
#![allow(clippy::print_stdout, reason = "this is what a bench is for")]
#![allow(missing_docs, reason = "a program")]

#[path = "../clock/mod.rs"]
mod clock;
#[path = "../corpus/mod.rs"]
#[allow(dead_code, reason = "each bench takes what it needs of what was made")]
mod corpus;
mod curve;
mod drawing;
#[path = "../series/edit.rs"]
mod edit;
#[path = "../ledger/mod.rs"]
#[allow(dead_code, reason = "likewise")]
mod ledger;
mod one;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use corpus::Size;
use curve::Curve;
use edit::{Shape, edit};
use ledger::{Ledger, at_most};

/// Files of the corpora.
const SIZES: &str = "1000,2000,5000,10000,20000,50000";
/// Files of the one that is only made when it is asked for.
const LARGE: usize = 199_000;
/// Figures of the series.
const LENGTHS: [usize; 7] = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [word, folder, files] = words.as_slice()
        && word == "--one"
    {
        println!("{}", one::measure(Path::new(folder), files.parse().unwrap()));
        return;
    }
    let has = |word: &str| words.iter().any(|one| one == word);
    let mut sizes: Vec<usize> = std::env::var("SIZES")
        .unwrap_or_else(|_| SIZES.to_owned())
        .split(',')
        .filter_map(|size| size.parse().ok())
        .collect();
    sizes.extend(has("--large").then_some(LARGE));
    let mut curves = by_documents(&sizes);
    curves.push(by_length(Shape::FewCells, "edit in a series, numbers repeated"));
    curves.push(by_length(Shape::ManyCells, "edit in a series, numbers all different"));
    tell(&curves);
    leave(&curves, has("--record"));
}

/// The curves over the number of documents.
fn by_documents(sizes: &[usize]) -> Vec<Curve> {
    let mut curves: Vec<Curve> =
        one::COLUMNS.iter().map(|(what, unit)| Curve::new(what, unit, "documents")).collect();
    let temporary = tempfile::tempdir().unwrap();
    let keep = std::env::var_os("KEEP").map(PathBuf::from);
    for size in sizes {
        let above = keep.as_deref().unwrap_or(temporary.path());
        let folder = above.join(size.to_string());
        corpus::make(&folder, Size::of(*size));
        let told = Command::new(std::env::current_exe().unwrap())
            .arg("--one")
            .arg(&folder)
            .arg(size.to_string())
            .output()
            .unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        println!("{size} files: {}   (load {})", told.trim(), ledger::load());
        for (curve, value) in curves.iter_mut().zip(told.split_whitespace()) {
            curve.points.push((*size as f64, value.parse().unwrap()));
        }
        if keep.is_none() {
            fs::remove_dir_all(&folder).unwrap();
        }
    }
    curves
}

fn by_length(shape: Shape, what: &str) -> Curve {
    let mut curve = Curve::new(what, "ms", "figures");
    curve.points = LENGTHS.iter().map(|length| (*length as f64, ledger::ms(edit(*length, shape)))).collect();
    curve
}

fn tell(curves: &[Curve]) {
    let mut ledger = Ledger::new("growth", "how cost grows");
    for curve in curves {
        let Some((least, most)) = curve.points.first().zip(curve.points.last()) else { continue };
        let what = format!("{}: {} to {} {}", curve.what, least.0, most.0, curve.of);
        ledger.row(&what, curve.exponent(), "power", at_most(curve.bar(), curve.bar()), None);
    }
    ledger.finish();
}

fn leave(curves: &[Curve], is_recorded: bool) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join(if is_recorded { "benches" } else { "target/benches" });
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("growth.csv"), curve::csv(curves)).unwrap();
    fs::write(folder.join("growth.svg"), drawing::draw(curves)).unwrap();
    println!("  drawn in {}", folder.join("growth.svg").display());
}
