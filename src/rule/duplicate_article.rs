//! `duplicate-article`: the same story twice.

use std::sync::Arc;

use super::{Check, Level, Related, Rule};
use crate::{
    corpus::{DocPath, Entry},
    extract::{DocumentKind, shingle::Share},
    text::Span,
};

pub(super) static RULE: Rule = Rule {
    name: "duplicate-article",
    summary: "the same story twice, in nearly the same words",
    level: Level::Information,
    in_articles: Level::Information,
    manual: include_str!("duplicate_article.md"),
    check,
};

/// How many copies a finding shows; the rest is counted.
const SHOWN: usize = 3;

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    if entry.kind != DocumentKind::Article || entry.facts.sketch.is_empty() {
        return;
    }
    check.report.reads.stories.insert(Arc::clone(&entry.path));
    let mut copies = check.snapshot.copies(&entry.path);
    // The most alike first, ties by path.
    copies.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
    check.report.reads.documents.extend(copies.iter().take(SHOWN).map(|(path, _)| Arc::clone(path)));
    let Some((path, share)) = copies.first() else { return };
    let Some(name) = name(check, path) else { return };
    let others = match copies.len() {
        1 => String::new(),
        2 => " (and one other)".to_owned(),
        count => format!(" (and {} others)", count - 1),
    };
    let message =
        format!("this is the same story as {name}{others}: {}; copies are one witness", words(*share));
    let related =
        copies.iter().take(SHOWN).filter_map(|(path, share)| related(check, path, *share)).collect();
    check.find(first_line(&entry), message, related, Vec::new());
}

/// "about 90 % of their words in a row are common".
fn words(share: Share) -> String {
    if share.of_both >= 500 {
        format!("about {} % of the two texts is common", rounded(share.of_both))
    } else {
        format!("about {} % of the shorter text stands in the longer one", rounded(share.of_shorter))
    }
}

/// Per cent, to the next five: the estimate is no finer.
fn rounded(thousandths: u32) -> u32 {
    (thousandths + 25) / 50 * 5
}

/// "“Talks end” (Lakeside Monitor, 2017-07-05)".
fn name(check: &Check<'_>, path: &DocPath) -> Option<String> {
    let entry = check.snapshot.entry(path)?;
    let date = entry.facts.date.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    let outlet = check.snapshot.outlet(entry);
    Some(match &entry.facts.title {
        Some(title) => format!("“{title}” ({outlet}, {date})"),
        None => format!("{path} ({outlet}, {date})"),
    })
}

fn related(check: &Check<'_>, path: &DocPath, share: Share) -> Option<Related> {
    let entry = check.snapshot.entry(path)?;
    let message = format!("the same story: {}", words(share));
    Some(Related { document: Arc::clone(path), span: first_line(entry), message })
}

/// The first line of the running text.
fn first_line(entry: &Entry) -> Span {
    let opening = entry.facts.sketch.opening;
    let line = entry.lines.line(entry.lines.line_of(opening.start));
    Span::new(opening.start.max(line.start), opening.end.min(line.end))
}
