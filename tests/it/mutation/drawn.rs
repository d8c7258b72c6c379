//! Statements drawn from real articles, for those who have them in `../shared` (or where `RAPPORTEUR_SHARED` says): a
//! sentence of an article as a sentence of a note that cites it. Nothing of their texts stands here.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use rapporteur::{
    corpus::Entry,
    extract::{DocumentKind, Figure},
    text::{Span, fold},
};
use regex::Regex;

use super::statement::Statement;
use crate::world::Desk;

/// Draws are by a hash of a seed, the document and the place: what is mended leaves the others where they were.
const SEED: &str = "rapporteur-mutation-1";

/// A corpus of real articles.
pub struct Source {
    pub folder: &'static str,
    /// With the sample corpus's profiles, or without any.
    pub profiles: bool,
}

pub const SOURCES: [Source; 3] = [
    Source { folder: "data/syria-news", profiles: true },
    Source { folder: "data/wikinews", profiles: false },
    Source { folder: "articles", profiles: true },
];

pub fn shared() -> Option<PathBuf> {
    let shared = env::var_os("RAPPORTEUR_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    shared.join("data").is_dir().then_some(shared)
}

/// The articles of a source, with profiles where it asks for them, as one corpus.
pub fn desk(shared: &Path, source: &Source) -> Desk {
    let mut documents = files(&shared.join(source.folder), "articles");
    if source.profiles {
        documents.extend(files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/profiles"), "profiles"));
    }
    Desk::of(documents.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

pub fn files(folder: &Path, under: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|item| item.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (format!("{under}/{name}"), fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The statements of a corpus, in the order in which they are drawn.
pub fn statements(desk: &Desk) -> Vec<Statement> {
    let snapshot = desk.snapshot();
    let mut found = Vec::new();
    for source in snapshot.entries().filter(|entry| entry.kind == DocumentKind::Article) {
        let Some(text) = desk.text(&source.path) else { continue };
        for (number, sentence) in source.facts.sentences.iter().enumerate().skip(1) {
            let words = sentence.span.of(&text);
            let title = source.facts.title.as_deref().unwrap_or_default();
            if !is_fair(words, title) || !states_something(source, number as u32, words) {
                continue;
            }
            let id = format!("{}:{}", source.path, sentence.span.start);
            let rank = rank(&id);
            let (note, sentence) = note(words, &source.path, rank);
            let entry = Arc::new(desk.read("notes/drawn.md", &note));
            let one = Statement {
                id,
                rank,
                source: Arc::clone(source),
                source_text: Arc::clone(&text),
                note,
                entry,
                sentence,
                snapshot: snapshot.clone(),
            };
            if reads_alike(&one, number as u32) {
                found.push(one);
            }
        }
    }
    found.sort_by_key(|one| one.rank);
    found
}

/// Whether a sentence can stand in a note: whole, of some length, its quotations closed, no pronoun at its head, without
/// markup, no page furniture that ran into it.
fn is_fair(words: &str, title: &str) -> bool {
    let heads = [
        "He ", "She ", "It ", "They ", "This ", "That ", "These ", "Those ", "But ", "And ", "His ", "Her ",
        "Their ", "Its ", "However", "Both ", "Another ", "Others ", "Also ", "So ", "Then ",
    ];
    let quotes = words.chars().filter(|c| *c == '"').count();
    let (open, closed) = (words.matches('“').count(), words.matches('”').count());
    (40..300).contains(&words.len())
        && words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“'))
        && words.ends_with('.')
        && !words.ends_with("..")
        && quotes.is_multiple_of(2)
        && open == closed
        && !words.contains(['[', ']', '|', '<', '>', '\n', '*', '_', '`', '{', '#'])
        && !words.contains("http")
        && !heads.iter().any(|head| words.starts_with(head))
        && !FURNITURE.is_match(words)
        && !title.get(..20).is_some_and(|title| words.contains(title))
}

/// Lines of dates, agencies and tags that stand before the first sentence of a page.
static FURNITURE: LazyLock<Regex> = LazyLock::new(|| {
    let days = "(?:Mon|Tues?|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?";
    let months = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
    let date = format!("(?:{days},? )?(?:{months} \\d\\d?|\\d\\d? {months}),? \\d{{4}}");
    let marks = "REUTERS/|YouTube|UTC|\\d\\d:\\d\\d|Published|Tags |Photo|Advertisement|\\d{2}-\\d{2}-\\d{4}";
    Regex::new(&format!("^{date}|(?:AFP|AP|Reuters|NGO|Monitor) {date}|{marks}")).unwrap()
});

/// Dates and meetings, and counts that a list may follow.
static CUES: LazyLock<Regex> = LazyLock::new(|| {
    let months = "January|February|March|April|May|June|July|August|September|October|November|December";
    let cues = "talks|meeting|summit|conference|two|three|four|five|six";
    Regex::new(&format!(r"\b(?:\d\d? (?:{months})|(?:{months}) \d\d?|{cues})\b")).unwrap()
});

/// Whether there is anything in it that an error can be made of.
fn states_something(entry: &Entry, number: u32, words: &str) -> bool {
    let facts = &entry.facts;
    facts.figures.iter().any(|figure| figure.sentence == number)
        || facts.quotes.iter().any(|quote| quote.sentence == number)
        || facts.mentions.iter().any(|one| one.sentence == number && facts.role(one.span).is_some())
        || CUES.is_match(words)
}

/// A note of the sentence, with its citation before the full stop, behind it, or behind the paragraph.
pub fn note(words: &str, path: &str, rank: u64) -> (String, Span) {
    let link = format!("[source](../{path})");
    let head = "# Figures to keep\n\n";
    let body = match rank / 7 % 3 {
        0 if !words.ends_with("\".") && !words.ends_with("”.") => {
            format!("{} ({link}).", words.trim_end_matches('.'))
        }
        1 => format!("{words} Read in full before it was noted here ({link})."),
        _ => format!("{words} {link}"),
    };
    // What is changed and what is found lies before the citation.
    let end = if body.starts_with(words) { words.len() } else { words.trim_end_matches('.').len() };
    (format!("{head}{body}\n"), Span::at(head.len(), head.len() + end))
}

/// Whether the note is read as the article is: a sentence is no fair statement of what its neighbours decide.
fn reads_alike(one: &Statement, number: u32) -> bool {
    let alike = |figure: &Figure| (figure.measure.clone(), figure.quantity, figure.qualifier);
    let theirs: Vec<_> =
        one.source.facts.figures.iter().filter(|figure| figure.sentence == number).map(alike).collect();
    let all = one.entry.facts.figures.iter().filter(|one_| one.sentence.covers(one_.span));
    let ours: Vec<_> = all.map(alike).collect();
    ours == theirs
}

/// FNV-1a, and the end of murmur so that neighbours scatter.
pub fn rank(place: &str) -> u64 {
    let mut hash = fold::fingerprint(format!("{SEED}/{place}").as_bytes());
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}
