//! What may be put into a note at a place: a citation for a sentence, a sentence or a table of what articles say.

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
    extract::DocumentKind,
    text::phrase::capitalized,
};

/// Articles that are offered for a sentence, and series for a place.
const OFFERED: usize = 3;
/// Whom an article must mention of those whom a sentence mentions, to be offered for it.
const SHARED: usize = 2;
/// Rows of a table; the newest are kept.
const ROWS: usize = 40;

/// Words to be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// What choosing it does.
    pub title: String,
    /// Where, as a byte offset.
    pub at: u32,
    /// The words.
    pub text: String,
}

/// What may be put into a note at a byte offset; nothing into articles and profiles.
pub fn insertions(snapshot: &Snapshot, document: &str, offset: u32) -> Vec<Insertion> {
    let Some(entry) = snapshot.entry(document).filter(|entry| entry.kind == DocumentKind::Note) else {
        return Vec::new();
    };
    let number = entry.facts.sentences.iter().position(|sentence| sentence.span.touches(offset));
    let mut found: Vec<Insertion> =
        number.map(|number| citations(snapshot, entry, number as u32)).unwrap_or_default();
    for key in keys(snapshot, entry, offset).into_iter().take(OFFERED) {
        if let Some(course) = course(snapshot, &key) {
            found.extend(sentence(snapshot, entry, &course, offset));
            found.extend(table(snapshot, entry, &course, offset));
        }
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
            at: place.stop,
            text: format!(" {}", snapshot.citation_words(entry, &path)),
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
    let mut shared: BTreeMap<DocPath, usize> = BTreeMap::new();
    let own = entry.facts.mentions_in(sentence).filter(|one| snapshot.is_mention(one));
    let named: BTreeSet<_> = own.filter_map(|one| snapshot.canonical(&one.reference)).collect();
    for reference in &named {
        for appearance in snapshot.appearances(reference) {
            let article = snapshot.entry(&appearance.document);
            if article.is_some_and(|article| article.kind == DocumentKind::Article) {
                *shared.entry(appearance.document).or_default() += 1;
            }
        }
    }
    let mut articles: Vec<(usize, DocPath)> =
        shared.into_iter().filter(|(_, count)| *count >= SHARED).map(|(path, count)| (count, path)).collect();
    articles.sort_by_key(|(count, path)| (Reverse(*count), Reverse(date(snapshot, path)), Arc::clone(path)));
    articles.into_iter().map(|(_, path)| path).collect()
}

fn date(snapshot: &Snapshot, path: &str) -> Option<crate::extract::Date> {
    snapshot.entry(path)?.facts.date.date
}

/// The series that a place is about: its figure's, or those about the entity that is mentioned there, the fullest first.
fn keys(snapshot: &Snapshot, entry: &Entry, offset: u32) -> Vec<SeriesKey> {
    match subject_at(snapshot, &entry.path, offset) {
        Some(Subject::Figure(number)) => entry
            .facts
            .figures
            .get(number)
            .and_then(|figure| snapshot.series_key(entry, figure))
            .into_iter()
            .collect(),
        Some(subject @ Subject::Mention { .. }) => {
            let id = subject.mention(entry).and_then(|mention| snapshot.entity_id(&mention.reference));
            let mut about: Vec<Listed> = id.map(|id| about(snapshot, &id)).unwrap_or_default();
            about.sort_by_key(|one| Reverse(one.figures));
            about.into_iter().map(|one| one.key).collect()
        }
        _ => Vec::new(),
    }
}

/// "deaths in the Syrian war", as a title and a sentence call it.
fn what(course: &Course) -> String {
    let group = course.key.group.as_deref().map(|group| format!(" of {group}")).unwrap_or_default();
    let measure = match &*course.key.measure {
        "round" => "the last round".to_owned(),
        measure => describe::measure_words(measure),
    };
    format!("{measure}{group} ({})", plain(&course.scope.name))
}

/// The newest figure as a sentence with its source, behind the line of the place.
fn sentence(snapshot: &Snapshot, entry: &Entry, course: &Course, offset: u32) -> Option<Insertion> {
    let row = course.rows.iter().rev().find(|row| row.date.is_some())?;
    let who = row.estimator.as_ref().map_or(&*row.outlet, |one| &*one.name);
    let date = row.as_of.map(|period| period.to_string())?;
    let words = format!(
        "{} put {} at {} on {date} {}.",
        capitalized(&plain(who)),
        what(course),
        row.said,
        snapshot.citation_words(entry, &row.place.document)
    );
    let line = entry.lines.line(entry.lines.line_of(offset));
    Some(Insertion {
        title: format!("Add what {} said of {}: {}", plain(who), what(course), row.said),
        at: line.end,
        text: if line.is_empty() { words } else { format!(" {words}") },
    })
}

/// The series as a table, below the paragraph of the place.
fn table(snapshot: &Snapshot, entry: &Entry, course: &Course, offset: u32) -> Option<Insertion> {
    if course.rows.len() < 2 {
        return None;
    }
    let first = entry.lines.line_of(offset);
    let last = entry.lines.line_count().saturating_sub(1);
    let is_blank = |line: &u32| entry.lines.line(*line).is_empty();
    let below = (first..=last).find(is_blank).map_or(last, |blank| blank.saturating_sub(1).max(first));
    let skipped = course.rows.len().saturating_sub(ROWS);
    let cells = |row: &Row| {
        let date = row
            .as_of
            .filter(|_| row.date.is_some())
            .map_or_else(|| "undated".to_owned(), |at| at.to_string());
        let source = row.estimator.as_ref().map_or("", |one| &*one.name);
        let article = snapshot.link_words(entry, &row.place.document);
        format!("| {date} | {} | {} | {article} |\n", row.said, plain(source))
    };
    let rows: String = course.rows.iter().skip(skipped).map(cells).collect();
    let heading = capitalized(&what(course));
    Some(Insertion {
        title: format!("Add a table of {}", what(course)),
        at: entry.lines.line(below).end,
        text: format!("\n\n| Date | {heading} | According to | Article |\n| --- | --- | --- | --- |\n{rows}")
            .trim_end()
            .to_owned(),
    })
}
