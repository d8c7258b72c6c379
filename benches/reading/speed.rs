//! How fast one core reads, with 2,000 profiles; beside it a plain scan of the same text for the same names, which does
//! nothing but find them. On a shared machine trust the ratio.

use std::{fs, sync::Arc};

use aho_corasick::{AhoCorasick, MatchKind};
use rapporteur::{
    extract::{
        self, Lexicon,
        figure::measure::Measures,
        profile::{EntityKind, ProfileNames},
    },
    text::{Document, Format},
};

use super::{
    clock::Watch,
    names,
    read::Shared,
    table::{Bar, Table, Value},
};

const PROFILES: usize = 2000;

/// Rounds that are timed, of which the best counts, and how often each reads the texts: the processor's clock ticks in
/// steps of some milliseconds, and debug builds, which nobody measures, need not last.
const ROUNDS: usize = 5;
const REPEATS: usize = if cfg!(debug_assertions) { 1 } else { 8 };

pub fn score(shared: &Shared, table: &mut Table) {
    let texts = texts(shared);
    let megabytes = texts.iter().map(|text| text.len()).sum::<usize>() as f64 / 1e6;
    let profiles: Vec<ProfileNames> = (0..PROFILES).map(profile).collect();
    let lexicon = Lexicon::new(&profiles, Measures::default());
    let reading = rate(megabytes, || {
        let read = |text: &Arc<str>| {
            let document = Document::read(Arc::clone(text), Format::Markdown);
            extract::extract(&document, &lexicon).mentions.len()
        };
        texts.iter().map(read).sum()
    });
    let names = names::all(&profiles);
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names).unwrap();
    let scan = rate(megabytes, || texts.iter().map(|text| automaton.find_iter(&**text).count()).sum());
    let set = format!("speed, one core, {PROFILES} profiles, {megabytes:.1} MB");
    let bar = if cfg!(debug_assertions) { Bar::None } else { Bar::AtLeast(15.0) };
    table.row(&set, "reading, MB/s", Value::Rate(reading), bar);
    table.row(&set, &format!("plain scan for {} names, MB/s", names.len()), Value::Rate(scan), Bar::None);
    table.row(&set, "scan to reading", Value::Rate(scan / reading), Bar::None);
}

/// Megabytes a second of processor time, in the best of the rounds.
fn rate(megabytes: f64, mut read: impl FnMut() -> usize) -> f64 {
    let once = |read: &mut dyn FnMut() -> usize| {
        let watch = Watch::over_this_thread();
        for _ in 0..REPEATS {
            std::hint::black_box(read());
        }
        megabytes * REPEATS as f64 / watch.took().processors.as_secs_f64()
    };
    (0..ROUNDS).map(|_| once(&mut read)).fold(0.0, f64::max)
}

fn texts(shared: &Shared) -> Vec<Arc<str>> {
    let folders = ["articles", "data/syria-news", "data/wikinews"];
    let files = folders.into_iter().flat_map(|folder| fs::read_dir(shared.path(folder)).unwrap());
    files.filter_map(|item| fs::read_to_string(item.unwrap().path()).ok()).map(Arc::from).collect()
}

fn profile(number: usize) -> ProfileNames {
    ProfileNames {
        id: Arc::from(format!("person-{number}")),
        kind: EntityKind::Person,
        name: format!("Given{number} Surname{number}").into(),
        aliases: (0..4).map(|alias| format!("Other{alias} Surname{number}").into()).collect(),
        metonyms: Vec::new(),
        capital: None,
        demonyms: Vec::new(),
    }
}
