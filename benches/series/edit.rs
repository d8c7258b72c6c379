//! An edit of an article in a series of some length, and of what rests on it.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use rapporteur::{
    corpus::{Change, Corpus, Entry, Policy},
    extract::{DocumentKind, Lexicon, extract, figure::measure::Measures, profile},
    rule::{self, Meeting, Pinned, Report},
    text::{Document, Format},
};

const WAR: &str =
    "---\nkind: conflict\nname: Syrian war\naliases: [war in Syria]\nstart: 2011-03-15\n---\nA war.\n";
/// Edits at each length.
const EDITS: usize = 60;

/// How a series of some length is made up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Round numbers: every month has a few that all articles repeat.
    FewCells,
    /// Every article counts to the last one.
    ManyCells,
}

/// What a quick one of the edits in a series of this length takes.
pub fn edit(length: usize, shape: Shape) -> Duration {
    let names: Vec<_> =
        profile::names(&Document::read(Arc::from(WAR), Format::Markdown), "syrian-war").into_iter().collect();
    let lexicon = Lexicon::new(&names, Measures::default());
    let mut corpus = Corpus::new(Policy { conflict: Some(Arc::from("syrian-war")), ..Policy::default() });
    let read = |number: usize, more: usize| entry(&lexicon, number, &text(number, length, shape, more));
    corpus.apply((0..length).map(|number| Change::Put(read(number, 0))));
    let check = |corpus: &Corpus, path: &str| {
        let snapshot = corpus.snapshot();
        let entry = snapshot.entry(path).unwrap();
        rule::check(&snapshot, entry, &Pinned::default(), &|rule| rule.level)
    };
    // Of the corpus a hundred documents have findings that may have to be looked at again, as open ones do in an editor.
    let watched: Vec<usize> = (0..100).map(|one| one * length / 100).collect();
    let mut reports: BTreeMap<Arc<str>, Report> =
        watched.iter().map(|one| path(*one)).map(|path| (Arc::clone(&path), check(&corpus, &path))).collect();
    let mut times = Vec::new();
    for turn in 0..EDITS {
        let number = turn * 7919 % length;
        let start = Instant::now();
        let touched = corpus.apply([Change::Put(read(number, turn % 3))]);
        let meeting = Meeting::of(&touched);
        let due = reports.iter().filter(|(_, report)| meeting.meets(&report.reads));
        let mut due: Vec<Arc<str>> = due.map(|(path, _)| Arc::clone(path)).collect();
        due.push(path(number));
        for path in due {
            let report = check(&corpus, &path);
            if let Some(kept) = reports.get_mut(&path) {
                *kept = report;
            }
        }
        times.push(start.elapsed());
    }
    times.sort();
    times[times.len() / 10]
}

fn path(number: usize) -> Arc<str> {
    Arc::from(format!("articles/{number:06}.md"))
}

/// An article of ten years in which a total grows: of one of three voices, a little above or below its due.
fn text(number: usize, length: usize, shape: Shape, more: usize) -> String {
    let month = number * 120 / length;
    let day = number * 7 % 28 + 1;
    let due = 100_000 + month * 3_000;
    let said = match shape {
        Shape::FewCells => (due / 10_000 + number % 2 + more) * 10_000,
        Shape::ManyCells => due + number * 37 % 9_000 + more,
    };
    let voice = [", the Syrian Observatory for Human Rights says", ", according to the United Nations", ""];
    format!(
        "---\ntitle: Day {number}\ndate: {}-{:02}-{day:02}\noutlet: Outlet {}\n---\nThe war in Syria has killed {said} people{}.\n",
        2011 + month / 12,
        month % 12 + 1,
        number % 9,
        voice[number % 3],
    )
}

fn entry(lexicon: &Lexicon, number: usize, text: &str) -> Entry {
    let document = Document::read(Arc::from(text), Format::Markdown);
    let facts = extract(&document, lexicon);
    Entry::new(path(number), DocumentKind::Article, facts, document.lines)
}
