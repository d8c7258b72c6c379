//! What may be put into a note at a place: a citation for a sentence, a sentence or a table of what articles say.

mod wording;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Subject,
    series::{Course, Listed, Row, about, course},
    subject_at,
};
use crate::{
    corpus::{DocPath, Entry, SeriesKey, Snapshot, citing::plain, describe},
    extract::{DocumentKind, Mention},
    text::phrase::capitalized,
};

/// Articles that are offered for a sentence, and series for a place.
const OFFERED: usize = 3;
/// Whom an article must mention of those whom a sentence mentions, to be offered for it.
const SHARED: usize = 2;
/// Rows of a table; the newest are kept.
const ROWS: usize = 40;

/// Something that may be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// What choosing it does.
    pub title: String,
    /// Where, as a byte offset.
    pub at: u32,
    made: Made,
}

/// The words, or what they are made of once somebody wants them.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Made {
    Words(String),
    Table(SeriesKey),
}

impl Insertion {
    /// The words to be put in; `None` where the corpus no longer has them.
    pub fn words(&self, snapshot: &Snapshot, note: &Entry) -> Option<String> {
        match &self.made {
            Made::Words(words) => Some(words.clone()),
            Made::Table(key) => table(snapshot, note, &course(snapshot, key)?),
        }
    }
}

/// What may be put into a note at a byte offset; nothing into articles, profiles and front matter. `reread` reads a text as
/// if it were the note's.
pub fn insertions(
    snapshot: &Snapshot,
    note: &Entry,
    offset: u32,
    reread: &dyn Fn(&str) -> Entry,
) -> Vec<Insertion> {
    if note.kind != DocumentKind::Note || offset < note.facts.body_start {
        return Vec::new();
    }
    let number = note.facts.sentences.iter().position(|sentence| sentence.span.touches(offset));
    let mut found: Vec<Insertion> =
        number.map(|number| citations(snapshot, note, number as u32)).unwrap_or_default();
    for key in keys(snapshot, note, offset).into_iter().take(OFFERED) {
        found.extend(sentence(snapshot, note, &key, (offset, reread)));
        let has_rows = snapshot.series(&key).is_some_and(|series| series.figure_count() > 1);
        found.extend(has_rows.then(|| Insertion {
            title: format!("Add a table of {}", what(snapshot, &key)),
            at: below(note, offset),
            made: Made::Table(key),
        }));
    }
    found
}

/// Citations for a sentence that has none: of the articles that state its figures, else of those that mention most of
/// whom it mentions; the newest first.
fn citations(snapshot: &Snapshot, entry: &Entry, sentence: u32) -> Vec<Insertion> {
    let has_own = entry.facts.citations.iter().any(|one| one.sentence == Some(sentence));
    if has_own || !snapshot.cited_by(entry, sentence).is_empty() {
        return Vec::new();
    }
    let Some(place) = entry.facts.sentences.get(sentence as usize) else { return Vec::new() };
    let mut articles = stating(snapshot, entry, sentence);
    if articles.is_empty() {
        articles = mentioning(snapshot, entry, sentence);
    }
    let insertion = |path: DocPath| {
        let article = snapshot.entry(&path)?;
        Some(Insertion {
            title: format!("Cite {}", snapshot.published(article)),
            at: place.stop(),
            made: Made::Words(format!(" {}", snapshot.citation_words(entry, &path))),
        })
    };
    articles.into_iter().take(OFFERED).filter_map(insertion).collect()
}

/// The articles that state all tracked figures of a sentence, the newest first.
fn stating(snapshot: &Snapshot, entry: &Entry, sentence: u32) -> Vec<DocPath> {
    let mut common: Option<BTreeSet<DocPath>> = None;
    for figure in entry.facts.figures_in(sentence) {
        let key = snapshot.series_key(entry, figure);
        let (Some(key), Some(value)) = (key, figure.quantity.stated) else { continue };
        let series = snapshot.series(&key);
        let stating: BTreeSet<DocPath> = series
            .into_iter()
            .flat_map(|series| series.stating(value))
            .map(|place| Arc::clone(&place.document))
            .collect();
        common =
            Some(common.map_or_else(|| stating.clone(), |all| all.intersection(&stating).cloned().collect()));
    }
    let mut articles: Vec<DocPath> = common.into_iter().flatten().collect();
    articles.sort_by_key(|path| (Reverse(date(snapshot, path)), Arc::clone(path)));
    articles
}

fn mentioning(snapshot: &Snapshot, entry: &Entry, sentence: u32) -> Vec<DocPath> {
    let mut shared: BTreeMap<&DocPath, usize> = BTreeMap::new();
    let own = entry.facts.mentions_in(sentence).filter(|one| snapshot.is_mention(one));
    let named: BTreeSet<_> = own.filter_map(|one| snapshot.canonical(&one.reference)).collect();
    for reference in &named {
        for appearance in snapshot.appearances(reference) {
            let article = snapshot.entry(appearance.document());
            if article.is_some_and(|article| article.kind == DocumentKind::Article) {
                *shared.entry(appearance.document()).or_default() += 1;
            }
        }
    }
    let mut articles: Vec<(usize, DocPath)> = shared
        .into_iter()
        .filter(|(_, count)| *count >= SHARED)
        .map(|(path, count)| (count, Arc::clone(path)))
        .collect();
    articles.sort_by_key(|(count, path)| (Reverse(*count), Reverse(date(snapshot, path)), Arc::clone(path)));
    articles.into_iter().map(|(_, path)| path).collect()
}

fn date(snapshot: &Snapshot, path: &str) -> Option<crate::extract::Date> {
    snapshot.entry(path)?.facts.date.date
}

/// The series that a place is about: its figure's, or those about what is mentioned there, the fullest first; those of the
/// talks before those of their town.
fn keys(snapshot: &Snapshot, entry: &Entry, offset: u32) -> Vec<SeriesKey> {
    match subject_at(snapshot, &entry.path, offset) {
        Some(Subject::Figure { number, .. }) => entry
            .facts
            .figures
            .get(number)
            .and_then(|figure| snapshot.series_key(entry, figure))
            .into_iter()
            .collect(),
        Some(Subject::Mention { inner, outer }) => {
            let mentions = outer.into_iter().chain([inner]).filter_map(|at| entry.facts.mentions.get(at));
            let of = |mention: &Mention| {
                let id = snapshot.entity_id(&mention.reference);
                let mut about: Vec<Listed> = id.map(|id| about(snapshot, &id)).unwrap_or_default();
                about.sort_by_key(|one| Reverse(one.figures));
                about
            };
            mentions.flat_map(of).map(|one| one.key).collect()
        }
        _ => Vec::new(),
    }
}

/// "deaths in the Syrian war", "the last round of the Astana talks".
fn what(snapshot: &Snapshot, key: &SeriesKey) -> String {
    let about = wording::called(snapshot, &key.scope);
    let group = key.group.map(|group| format!(" of {group}")).unwrap_or_default();
    match &*key.measure {
        "round" => format!("the last round of {about}"),
        measure @ ("population" | "guarantors" | "members") => {
            format!("{}{group} of {about}", describe::measure_words(measure))
        }
        measure => format!("{}{group} in {about}", describe::measure_words(measure)),
    }
}

/// The newest figure as a sentence with its source.
fn sentence(
    snapshot: &Snapshot,
    note: &Entry,
    key: &SeriesKey,
    (offset, reread): (u32, &dyn Fn(&str) -> Entry),
) -> Option<Insertion> {
    let newest = snapshot.statements_within(key, ..).next_back()?;
    let (article, figure) = snapshot.figure(&newest.place)?;
    let words = wording::sentence(snapshot, note, (key, &newest.place), reread)?;
    let (at, lead) = room(note, offset);
    let who = wording::who(snapshot, article, figure);
    Some(Insertion {
        title: format!("Add what {who} said of {}: {}", what(snapshot, key), describe::said(figure)),
        at,
        made: Made::Words(format!("{lead}{words}")),
    })
}

/// Where a sentence may be put in, and what stands before it there: behind the sentence of a place and what that cites;
/// below a heading and below a table.
fn room(note: &Entry, offset: u32) -> (u32, &'static str) {
    let facts = &note.facts;
    let line = note.lines.line(note.lines.line_of(offset));
    if facts.headings.iter().any(|heading| heading.span.overlaps(line)) {
        return (line.end, "\n\n");
    }
    let blocks = facts.sentences.iter().filter(|one| one.span.overlaps(line)).map(|one| one.block());
    if blocks.collect::<BTreeSet<u32>>().len() > 1 {
        return (below(note, offset), "\n\n");
    }
    let Some(number) = facts.sentences.iter().position(|one| one.span.touches(offset)) else {
        return (line.end, if line.is_empty() { "" } else { " " });
    };
    let own = facts.citations.iter().filter(|one| one.sentence == u32::try_from(number).ok());
    let ends = own.map(|one| one.span.end).chain([facts.sentence(number as u32).end]);
    (ends.max().unwrap_or(line.end), " ")
}

/// The end of the paragraph of a place.
fn below(note: &Entry, offset: u32) -> u32 {
    let first = note.lines.line_of(offset);
    let last = note.lines.line_count().saturating_sub(1);
    let is_blank = |line: &u32| note.lines.line(*line).is_empty();
    let below = (first..=last).find(is_blank).map_or(last, |blank| blank.saturating_sub(1).max(first));
    note.lines.line(below).end
}

/// The series as a table that stands below a paragraph.
fn table(snapshot: &Snapshot, note: &Entry, course: &Course) -> Option<String> {
    if course.rows.len() < 2 {
        return None;
    }
    let skipped = course.rows.len().saturating_sub(ROWS);
    let cells = |row: &Row| {
        let date = row
            .as_of
            .filter(|_| row.date.is_some())
            .map_or_else(|| "undated".to_owned(), |at| at.to_string());
        let source = row.estimator.as_ref().map_or("", |one| &*one.name);
        let article = snapshot.link_words(note, &row.place.document);
        format!("| {date} | {} | {} | {article} |\n", row.said, plain(source))
    };
    let rows: String = course.rows.iter().skip(skipped).map(cells).collect();
    let heading = capitalized(&what(snapshot, &course.key));
    let table =
        format!("\n\n| Date | {heading} | According to | Article |\n| --- | --- | --- | --- |\n{rows}");
    Some(table.trim_end().to_owned())
}
