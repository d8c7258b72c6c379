//! How fast one core reads, stage by stage, with 2,000 profiles, beside what the fastest libraries do with the same bytes
//! in the same run: `cargo bench --bench stages`.
//!
//! Of texts that `corpus/` makes and, where `../shared` (or `RAPPORTEUR_SHARED`) is there, of real ones. Taken is the time
//! of this thread on its processor, in the best of some rounds, so that neighbours matter little; trust the ratios.
#![allow(clippy::unwrap_used, reason = "a surprise ends the bench")]
#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "numbers to be looked at")]
#![allow(clippy::print_stdout, reason = "this is what a bench is for")]
#![allow(missing_docs, reason = "a program")]

#[path = "../clock/mod.rs"]
mod clock;
#[path = "../corpus/mod.rs"]
#[allow(dead_code, reason = "each bench takes what it needs of what was made")]
mod corpus;
#[path = "../ledger/mod.rs"]
#[allow(dead_code, reason = "likewise")]
mod ledger;
mod limit;
#[path = "../limits/names.rs"]
mod names;

use std::{
    fs,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use clock::Watch;
use corpus::Size;
use ledger::{Ledger, Limit, NONE, at_least};
use rapporteur::{
    extract::{
        self, Facts, Lexicon, Marked, Sketch, byline, citation, date_claim, date_words, enumeration, figure,
        figure::measure::Measures, mention, profile, quote, round_date, spelling, suppression,
    },
    text::{Document, Format},
};

/// Profiles in the lexicon.
const PROFILES: usize = 2_000;
/// Articles of the made corpus that are read.
const ARTICLES: usize = 400;
/// Rounds, of which the best counts.
const ROUNDS: usize = 5;
/// A round lasts at least so long, since the processors' clock ticks in steps of some milliseconds; or does all so often,
/// and less often where facts have to be copied first.
const LONG: Duration = Duration::from_millis(80);
const MOST: usize = 2_000;
const COPIES: usize = 40;

/// What a stage does with a document whose earlier stages are done.
type Read = fn(&Marked<'_>, &Lexicon, &mut Facts);

/// The stages that the library lets one call alone, in their order.
const STAGES: &[(&str, Read)] = &[
    ("sketch of the story", |document, _, facts| facts.sketch = Sketch::of(document)),
    ("title, outlet, date of the page", byline::read),
    ("names", |document, lexicon, facts| mention::read(document, lexicon, facts)),
    ("figures", figure::read),
    ("citations and quotations", |document, _, facts| {
        citation::read(document, facts);
        quote::read(document, facts);
    }),
    ("spellings", |document, _, facts| spelling::read(document, facts)),
    ("impossible dates, lists, rounds, comments, profiles", |document, _, facts| {
        date_claim::read(document, facts);
        enumeration::read(document, facts);
        round_date::read(document, facts);
        suppression::read(document, facts);
        profile::read(document, facts);
    }),
];

fn main() {
    let size = Size { articles: 10_000, notes: 0, profiles: PROFILES };
    let profiles: Vec<_> =
        corpus::profiles(size).iter().filter_map(|(path, text)| names_of(path, text)).collect();
    let lexicon = Lexicon::new(&profiles, Measures::default());
    let words = names::all(&profiles);
    measure("made", corpus::articles(size, ARTICLES), &lexicon, &words);
    let real = real();
    if real.is_empty() {
        println!("there is no ../shared with real texts");
    } else {
        measure("real", real, &lexicon, &words);
    }
}

/// The names that a profile gives.
fn names_of(path: &str, text: &str) -> Option<profile::ProfileNames> {
    profile::names(&Document::read(Arc::from(text), Format::Markdown), rapporteur::corpus::stem(path))
}

fn real() -> Vec<String> {
    let shared = std::env::var_os("RAPPORTEUR_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), std::path::PathBuf::from);
    let folders = ["articles", "data/syria-news", "data/wikinews"].map(|folder| shared.join(folder));
    let files = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let mut files: Vec<_> = files.filter_map(|item| Some(item.ok()?.path())).collect();
    files.sort();
    files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect()
}

fn measure(name: &str, texts: Vec<String>, lexicon: &Lexicon, names: &[String]) {
    let texts: Vec<Arc<str>> = texts.into_iter().map(Arc::from).collect();
    let megabytes = texts.iter().map(|text| text.len()).sum::<usize>() as f64 / 1e6;
    let mut ledger = Ledger::new(
        &format!("stages-{name}"),
        &format!(
            "reading on one core, {name} text: {} articles, {megabytes:.2} MB, {PROFILES} profiles",
            texts.len()
        ),
    );
    let limits = limit::all(&texts, names, |work| rate(megabytes, work));
    for limit in &limits {
        ledger.row(limit.what, limit.value, "MB/s", NONE, None);
    }
    let [.., markdown, automaton, one_each] = limits.as_slice() else { return };
    let blocks = rate(megabytes, || {
        texts.iter().map(|text| Document::read(Arc::clone(text), Format::Markdown).tokens.len()).sum()
    });
    ledger.row("blocks, sentences, tokens, lines", blocks, "MB/s", NONE, Some(*markdown));
    let documents: Vec<Document> =
        texts.iter().map(|text| Document::read(Arc::clone(text), Format::Markdown)).collect();
    let marks = rate(megabytes, || {
        documents.iter().map(|document| std::hint::black_box(Marked::of(document)).tokens.len()).sum()
    });
    ledger.row("words that concern readers", marks, "MB/s", NONE, Some(*automaton));
    let documents: Vec<Marked<'_>> = documents.iter().map(Marked::of).collect();
    let mut parts = stages(&documents, lexicon, &mut ledger, megabytes, *automaton);
    parts.extend([blocks, marks]);
    let whole = rate(megabytes, || {
        let read = |text: &Arc<str>| {
            extract::extract(&Document::read(Arc::clone(text), Format::Markdown), lexicon).mentions.len()
        };
        texts.iter().map(read).sum()
    });
    let rest = whole.recip() - parts.into_iter().map(f64::recip).sum::<f64>();
    ledger.row(
        "the rest: what happened when and where, tables, room",
        rest.recip(),
        "MB/s",
        NONE,
        Some(*automaton),
    );
    ledger.row("everything", whole, "MB/s", at_least(25.0, 60.0), Some(*one_each));
    ledger.finish();
}

/// Measures each stage and gives what it does in a second.
fn stages(
    documents: &[Marked<'_>],
    lexicon: &Lexicon,
    ledger: &mut Ledger,
    megabytes: f64,
    limit: Limit,
) -> Vec<f64> {
    let start = |document: &Marked<'_>| extract::origin(document, lexicon);
    let mut facts: Vec<Facts> = documents.iter().map(start).collect();
    let mut rates = Vec::new();
    for (name, read) in STAGES {
        let rate = stage(documents, lexicon, &mut facts, *read) * megabytes;
        ledger.row(name, rate, "MB/s", NONE, Some(limit));
        rates.push(rate);
    }
    let dates: Read = |document, _, _| {
        std::hint::black_box(date_words::find_dates(&document.text, &document.tokens));
    };
    let rate = stage(documents, lexicon, &mut facts, dates) * megabytes;
    ledger.row("dates alone, which several stages look for", rate, "MB/s", NONE, Some(limit));
    rates
}

/// How often a second all documents go through a stage; the facts are as it leaves them.
fn stage(documents: &[Marked<'_>], lexicon: &Lexicon, facts: &mut Vec<Facts>, read: Read) -> f64 {
    let before = facts.clone();
    let pass = |facts: &mut Vec<Facts>| {
        for (document, facts) in documents.iter().zip(facts) {
            read(document, lexicon, facts);
        }
    };
    let often = often(COPIES, || pass(facts));
    let once = || {
        let mut copies = vec![before.clone(); often];
        let watch = Watch::over_this_thread();
        copies.iter_mut().for_each(pass);
        often as f64 / watch.took().processors.as_secs_f64()
    };
    (0..ROUNDS).map(|_| once()).fold(0.0, f64::max)
}

/// Megabytes a second of processor time, in the best of the rounds.
fn rate(megabytes: f64, mut work: impl FnMut() -> usize) -> f64 {
    let often = often(MOST, || {
        std::hint::black_box(work());
    });
    let mut once = || {
        let watch = Watch::over_this_thread();
        for _ in 0..often {
            std::hint::black_box(work());
        }
        megabytes * often as f64 / watch.took().processors.as_secs_f64()
    };
    (0..ROUNDS).map(|_| once()).fold(0.0, f64::max)
}

/// How often some work is to be done in a round, at most so often; it is done once.
fn often(most: usize, work: impl FnOnce()) -> usize {
    let start = Instant::now();
    work();
    let once = start.elapsed().as_secs_f64().max(1e-6);
    ((LONG.as_secs_f64() / once).ceil() as usize).min(most)
}
