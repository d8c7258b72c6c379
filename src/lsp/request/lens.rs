//! Code lenses, where the settings want them: what a document holds, above its first line of prose.

use std::sync::Arc;

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::{Entry, describe::counted},
    extract::{Certainty, DocumentKind, Reference},
    lsp::{publish::Settled, session::View},
    text::Span,
};

/// `textDocument/codeLens`: one line of words; choosing them does nothing.
pub fn lenses(view: &View, entry: &Arc<Entry>, settled: &Settled) -> Vec<lsp::CodeLens> {
    if !view.settings.editor.code_lenses {
        return Vec::new();
    }
    let words = match entry.kind {
        DocumentKind::Article => article(view, entry),
        DocumentKind::Note => note(view, entry),
        DocumentKind::Profile => profile(view, entry),
        DocumentKind::Configuration => return Vec::new(),
    };
    let found = settled.report(view, entry).diagnostics.len();
    let findings = (found > 0).then(|| counted(found, "finding"));
    let title = words.into_iter().chain(findings).collect::<Vec<_>>().join(" · ");
    let heading = entry.facts.headings.first().map(|heading| heading.span);
    let place = heading.unwrap_or(Span::new(entry.facts.body_start, entry.facts.body_start));
    vec![lsp::CodeLens {
        range: view.range(entry, place),
        command: Some(lsp::Command { title, command: String::new(), arguments: None }),
        data: None,
    }]
}

fn article(view: &View, entry: &Entry) -> Vec<String> {
    let facts = &entry.facts;
    let date = match (facts.date.date, facts.date.certainty) {
        (Some(date), Certainty::Stated) => date.to_string(),
        (Some(date), _) => format!("{date} (weighed)"),
        (None, _) => "undated".to_owned(),
    };
    let actors = facts.mentions.iter().filter(|one| one.introduces && view.snapshot.is_mention(one)).count();
    vec![date, counted(actors, "name"), counted(facts.figures.len(), "figure")]
}

fn note(view: &View, entry: &Entry) -> Vec<String> {
    let figures = &entry.facts.figures;
    let cited =
        figures.iter().filter(|figure| !view.snapshot.cited_by(entry, figure.sentence).is_empty()).count();
    vec![counted(figures.len(), "figure"), format!("{cited} with a source")]
}

fn profile(view: &View, entry: &Entry) -> Vec<String> {
    let Some(profile) = &entry.facts.profile else { return Vec::new() };
    let documents = view.snapshot.appearance_count(&Reference::Known(profile.names.id.clone()));
    vec![format!("mentioned in {}", counted(documents, "document"))]
}
