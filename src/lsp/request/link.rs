//! Links: citations open what they cite.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::{Cited, Entry},
    lsp::{convert, session::View},
};

/// `textDocument/documentLink`: every citation that leads to one document of the corpus, on its target. Links to elsewhere are the
/// editor's own business.
pub fn links(view: &View, entry: &Entry) -> Vec<lsp::DocumentLink> {
    let link = |citation: &crate::extract::Citation| {
        let (Cited::Document(path, _) | Cited::NoHeading(path)) =
            view.snapshot.resolve_citation(&entry.path, citation)
        else {
            return None;
        };
        let cited = view.snapshot.entry(&path)?;
        let title = cited.facts.title.as_deref().unwrap_or(&path);
        Some(lsp::DocumentLink {
            range: view.range(entry, citation.target_span),
            target: Some(view.url(&path)?),
            tooltip: view
                .capabilities
                .tooltips
                .then(|| convert::words(&format!("{title} ({})", view.snapshot.outlet(cited)))),
            data: None,
        })
    };
    entry.facts.citations.iter().chain(&entry.facts.sources).filter_map(link).collect()
}
