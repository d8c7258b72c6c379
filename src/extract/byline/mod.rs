//! Title, outlet and date of a document, with evidence, and whether it reads like an article.

mod candidate;
mod front;
mod opening;
mod outlet;
mod weigh;

use super::{
    Marked,
    date::{Date, Period},
    date_words::{Said, find_dates_in},
    facts::{Certainty, DateEvidence, DateReading, EvidenceKind, Facts, Problem},
    lexicon::Lexicon,
};
use crate::text::{
    BlockKind, Document, Span,
    front_matter::{Entry, Value},
    phrase::on_one_line,
};
pub use outlet::{Dateline, dateline};

/// Reads them into `facts`. The place of the dateline is the mention reader's.
pub fn read(document: &Marked<'_>, _lexicon: &Lexicon, facts: &mut Facts) {
    facts.title = title(document);
    facts.keys = keys(document).into();
    let opening = dateline(document);
    let outlet = outlet::read(document, opening.as_ref());
    facts.reads_as_article = outlet.is_article;
    facts.outlet = outlet.name;
    facts.problems.extend(impossible_dates(document));
    facts.date = weigh::read(document, opening.as_ref());
    for heading in &mut facts.headings {
        heading.date = heading_date(document, heading.span, facts.date.date);
    }
}

/// Takes the date at the beginning of a file's name ("2016-04-25-toll-ledger") into account: weak evidence, which
/// decides between two readings of a numeric date and is taken where the page has no evidence at all. `place` is what
/// stands for the evidence in the document: its first line.
pub fn weigh_file_name(reading: &mut DateReading, stem: &str, place: Span) {
    let Some(date) =
        stem.get(..10).and_then(Period::parse).filter(|period| period.is_day()).map(|period| period.from)
    else {
        return;
    };
    if stem.get(10..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return;
    }
    let agrees = reading.evidence.iter().position(|evidence| evidence.date == date);
    let verdict = if agrees.is_some() { "the file's name says the same" } else { "only a file's name" };
    if reading.date.is_none() {
        if let Some(at) = agrees {
            let taken = reading.evidence.remove(at);
            reading.evidence.insert(0, taken);
        }
        let has_rival = agrees.is_none()
            && reading
                .evidence
                .iter()
                .any(|evidence| !matches!(evidence.kind, EvidenceKind::Text | EvidenceKind::Banner));
        if !has_rival {
            (reading.date, reading.certainty) = (Some(date), Certainty::Weighed);
        }
    }
    let evidence = DateEvidence { span: place, date, kind: EvidenceKind::FileName, verdict };
    let at = if reading.date == Some(date) && reading.evidence.first().is_none_or(|first| first.date != date)
    {
        0
    } else {
        reading.evidence.len()
    };
    if at == 0 && !reading.evidence.is_empty() {
        reading.contradiction = reading.contradiction.map(|number| number + 1);
    }
    reading.evidence.insert(at, evidence);
}

/// The front matter's `title`, or the first heading of the highest level.
fn title(document: &Document) -> Option<Box<str>> {
    let stated = document.front_matter.as_ref().and_then(|front| front.get("title"));
    let stated =
        stated.and_then(|entry| entry.value.as_str()).map(str::trim).filter(|title| !title.is_empty());
    if let Some(title) = stated {
        return Some(title.into());
    }
    let level = |kind| match kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let heading = document
        .blocks
        .iter()
        .filter(|block| level(block.kind).is_some())
        .min_by_key(|block| level(block.kind))?;
    let words: String = heading.prose.iter().map(|span| document.at(*span)).collect();
    let words = on_one_line(&words);
    (!words.is_empty()).then(|| words.into())
}

/// The keys by which notes may cite the document.
fn keys(document: &Document) -> Vec<Box<str>> {
    let Some(front) = &document.front_matter else { return Vec::new() };
    let of = |value: &Value| value.as_str().map(|key| Box::from(key.trim().trim_start_matches('@')));
    let mut keys: Vec<Box<str>> = Vec::new();
    for entry in front.entries.iter().filter(|entry| matches!(&*entry.key, "key" | "citekey")) {
        match &entry.value {
            Value::List(items) => keys.extend(items.iter().filter_map(|(item, _)| of(item))),
            value => keys.extend(of(value)),
        }
    }
    keys.retain(|key| !key.is_empty());
    keys.sort();
    keys.dedup();
    keys
}

/// Front matter entries that say when the document was published, the surest first: clippers write the page's own date
/// into `published`, and Jekyll a truth value.
fn stated_dates(document: &Document) -> impl Iterator<Item = &Entry> {
    let front = document.front_matter.as_ref();
    ["published", "date"].into_iter().filter_map(move |key| front?.get(key))
}

/// Days in digits that no calendar has.
fn impossible_dates(document: &Document) -> Vec<Problem> {
    let is_impossible = |entry: &&Entry| {
        let Some(words) = entry.value.as_str().map(str::trim) else { return false };
        let day = words.get(..10).unwrap_or(words);
        let in_digits = day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let found = find_dates_in(&document.text, entry.value_span);
        in_digits && Period::parse(day).is_none() || found.iter().any(|date| date.said == Said::Impossible)
    };
    let problem = |entry: &Entry| Problem {
        span: entry.value_span,
        message: format!("there is no date {}; write YYYY-MM-DD", entry.value.as_str().unwrap_or_default()),
    };
    stated_dates(document).filter(is_impossible).map(problem).collect()
}

/// The date in a heading, seen from the document's where it has no year; a heading that is a year alone is one.
fn heading_date(document: &Document, span: Span, base: Option<Date>) -> Option<Period> {
    let text = document.at(span);
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let alone = text.trim().trim_end_matches([':', '.']);
    Period::parse(alone)
        .or_else(|| find_dates_in(&document.text, span).iter().find_map(|date| date.period(base)))
}

#[cfg(test)]
mod tests;
