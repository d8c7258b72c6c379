//! `uncited-figure`: a tracked figure of a note without a citation.

use std::sync::Arc;

use super::{Check, Fix, Level, Rule, sourced};
use crate::{
    corpus::{DocPath, Entry, describe, stem},
    extract::{DocumentKind, Figure, figure::measure::MeasureKind},
    text::Span,
};

pub(super) static RULE: Rule = Rule {
    name: "uncited-figure",
    summary: "a figure in a note that cites no article for it",
    level: Level::Off,
    in_articles: Level::Off,
    manual: include_str!("uncited_figure.md"),
    check,
};

/// How many articles are offered.
const OFFERED: usize = 3;

fn check(check: &mut Check<'_>) {
    let note = Arc::clone(check.entry);
    if note.kind != DocumentKind::Note {
        return;
    }
    check.report.reads.targets = true;
    for figure in &note.facts.figures {
        let kind = check.snapshot.policy().measures.kind(&figure.measure);
        let is_tracked = !matches!(kind, MeasureKind::Loose | MeasureKind::Elapsed);
        if !is_tracked || figure.quantity.stated.is_none() || is_cited(check, &note, figure) {
            continue;
        }
        let witnesses = witnesses(check, &note, figure);
        let stated = match witnesses.len() {
            0 => "no article states it".to_owned(),
            1 => "one article states it".to_owned(),
            count => format!("{count} articles state it"),
        };
        let message = format!(
            "no article is cited for {} {}; {stated}",
            describe::said(figure),
            describe::measure_words(&figure.measure)
        );
        let fixes = witnesses.iter().take(OFFERED).map(|path| cite(check, figure, path)).collect();
        let related = witnesses.iter().take(OFFERED).filter_map(|path| {
            let place = sourced::stating(check, &note, figure, path)?;
            check.related(&place)
        });
        let related = related.collect();
        check.find(figure.span, message, related, fixes);
    }
}

/// Whether the sentence has a citation of its own or one that it inherits, wherever it leads.
fn is_cited(check: &Check<'_>, note: &Entry, figure: &Figure) -> bool {
    let own = |citation: &crate::extract::Citation| citation.sentence == Some(figure.sentence);
    note.facts.citations.iter().any(own) || !check.snapshot.cited_by(note, figure.sentence).is_empty()
}

/// The articles that state the figure, nearest to the day that the note speaks of, else the newest first.
fn witnesses(check: &mut Check<'_>, note: &Arc<Entry>, figure: &Figure) -> Vec<DocPath> {
    let Some(key) = check.snapshot.series_key(note, figure) else { return Vec::new() };
    check.report.reads.series.insert(key.clone());
    let (Some(series), Some(value)) = (check.snapshot.series(&key), figure.quantity.stated) else {
        return Vec::new();
    };
    let places: Vec<DocPath> = series.stating(value).map(|place| Arc::clone(&place.document)).collect();
    let mut stating: Vec<DocPath> = Vec::new();
    for path in places.into_iter().rev() {
        if !stating.contains(&path) && sourced::stating(check, note, figure, &path).is_some() {
            check.report.reads.documents.insert(Arc::clone(&path));
            stating.push(path);
        }
    }
    stating
}

/// Cites an article before the sentence's full stop, in the way in which the note cites most.
fn cite(check: &Check<'_>, figure: &Figure, path: &DocPath) -> Fix {
    let note = check.entry;
    let new_text = format!(" {}", check.snapshot.citation_words(note, path));
    let stop =
        note.facts.sentences.get(figure.sentence as usize).map_or(figure.span.end, |place| place.stop());
    Fix::choice(format!("Cite {}", stem(path)), note, Span::new(stop, stop), new_text)
}
