//! Links: citations open what they cite, names of rules in suppressions the rule's page.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::{Cited, Entry},
    extract::{Citation, Suppression},
    lsp::{convert, session::View},
    rule,
    text::Span,
};

/// `textDocument/documentLink`: every citation that leads to one document of the corpus, on its target; and every rule that
/// is named, for clients that show its page. Links to elsewhere are the editor's own business.
pub fn links(view: &View, entry: &Entry) -> Vec<lsp::DocumentLink> {
    let facts = &entry.facts;
    let citations = facts.citations.iter().chain(&facts.sources);
    let mut links: Vec<_> = citations.filter_map(|citation| to_document(view, entry, citation)).collect();
    if view.capabilities.pages {
        links.extend(facts.suppressions.iter().filter_map(|suppression| to_page(view, entry, suppression)));
    }
    links
}

fn to_document(view: &View, entry: &Entry, citation: &Citation) -> Option<lsp::DocumentLink> {
    let (Cited::Document(path, _) | Cited::NoHeading(path)) =
        view.snapshot.resolve_citation(&entry.path, citation)
    else {
        return None;
    };
    let cited = view.snapshot.entry(&path)?;
    let title = cited.facts.title.as_deref().unwrap_or(&path);
    let words = format!("{title} ({})", view.snapshot.outlet(cited));
    Some(link(view, entry, (citation.target_span, view.url(&path)?, &words)))
}

fn to_page(view: &View, entry: &Entry, suppression: &Suppression) -> Option<lsp::DocumentLink> {
    let rule = rule::rule(&suppression.rule)?;
    Some(link(view, entry, (suppression.rule_span, convert::page(rule.name)?, rule.summary)))
}

fn link(view: &View, entry: &Entry, (span, target, tooltip): (Span, lsp::Url, &str)) -> lsp::DocumentLink {
    lsp::DocumentLink {
        range: view.range(entry, span),
        target: Some(target),
        tooltip: view.capabilities.tooltips.then(|| convert::words(tooltip)),
        data: None,
    }
}
