//! `undated-article`: an article without a trustworthy date, or one whose front matter its own text contradicts.

use std::{collections::BTreeSet, sync::Arc};

use super::{Check, Fix, Level, Rule};
use crate::{
    corpus::Entry,
    extract::{DateEvidence, DocumentKind, EvidenceKind},
    text::Span,
};

pub(super) static RULE: Rule = Rule {
    name: "undated-article",
    summary: "an article without a trustworthy date, or with a front matter that its text contradicts",
    level: Level::Information,
    in_articles: Level::Information,
    manual: include_str!("undated_article.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    if entry.kind != DocumentKind::Article {
        return;
    }
    let reading = &entry.facts.date;
    let Some(date) = reading.date else {
        let weighed: Vec<String> =
            reading.evidence.iter().map(|one| format!("{} ({})", one.date, one.verdict)).collect();
        let doubts =
            if weighed.is_empty() { String::new() } else { format!("; not trusted: {}", weighed.join(", ")) };
        let message = format!(
            "this article has no trustworthy date, so its figures take part in no rule about time{doubts}"
        );
        let fixes = reading.evidence.iter().map(|one| write_date(&entry, one)).collect();
        check.find(first_line(&entry), message, Vec::new(), fixes);
        return;
    };
    let Some(other) = reading.contradiction.and_then(|number| reading.evidence.get(number)) else { return };
    let stated = reading
        .evidence
        .iter()
        .find(|one| one.kind == EvidenceKind::FrontMatter)
        .map_or(date, |one| one.date);
    let (span, message) = if other.kind == EvidenceKind::FrontMatter {
        (other.span, format!("the front matter says {}, but the article's own text says {date}", other.date))
    } else {
        let span = reading.evidence.first().map_or_else(|| first_line(&entry), |one| one.span);
        (span, format!("this is dated {stated}, but its text also says {} ({})", other.date, other.verdict))
    };
    // A day that the text tells of is no day of publication.
    let mut offered = BTreeSet::from([stated]);
    let is_offered = |one: &&DateEvidence| {
        !matches!(one.kind, EvidenceKind::FrontMatter | EvidenceKind::Banner | EvidenceKind::Text)
            && offered.insert(one.date)
    };
    let fixes = reading.evidence.iter().filter(is_offered).map(|one| write_date(&entry, one)).collect();
    check.find(span, message, Vec::new(), fixes);
}

/// The title's line, else the first one that a reader sees.
fn first_line(entry: &Entry) -> Span {
    let heading = entry.facts.headings.first().map(|heading| heading.span);
    let sentence = entry.facts.sentences.first().map(|sentence| sentence.span);
    let first = heading.or(sentence).unwrap_or_default();
    entry.lines.line(entry.lines.line_of(first.start))
}

/// Writes a date into the front matter: over the one that is there, or into it, or with a new one.
fn write_date(entry: &Entry, evidence: &DateEvidence) -> Fix {
    let stated = entry.facts.date.evidence.iter().find(|one| one.kind == EvidenceKind::FrontMatter);
    let (span, new_text) = match stated {
        Some(stated) => (stated.span, evidence.date.to_string()),
        None if entry.facts.body_start > 0 => {
            let second = entry.lines.line(1).start;
            (Span::new(second, second), format!("date: {}\n", evidence.date))
        }
        None => (Span::new(0, 0), format!("---\ndate: {}\n---\n\n", evidence.date)),
    };
    Fix::choice(format!("Write date: {} into the front matter", evidence.date), entry, span, new_text)
}
