//! Go to definition, declaration and implementation.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::{Entry, Snapshot},
    lsp::session::View,
    query::{self, Target},
};

/// `textDocument/definition`: the introduction, the cited article, the figure's source.
pub fn definition(view: &View, entry: &Entry, offset: u32) -> Option<lsp::GotoDefinitionResponse> {
    jump(view, entry, offset, query::definition, view.capabilities.links[0])
}

/// `textDocument/declaration`: the profile.
pub fn declaration(view: &View, entry: &Entry, offset: u32) -> Option<lsp::GotoDefinitionResponse> {
    jump(view, entry, offset, query::declaration, view.capabilities.links[1])
}

/// `textDocument/implementation`: every other introduction.
pub fn implementation(view: &View, entry: &Entry, offset: u32) -> Option<lsp::GotoDefinitionResponse> {
    let targets = query::implementations(&view.snapshot, &entry.path, offset);
    let places: Vec<lsp::Location> =
        targets.iter().filter_map(|target| view.place(&target.document, target.span)).collect();
    (!places.is_empty()).then_some(lsp::GotoDefinitionResponse::Array(places))
}

fn jump(
    view: &View,
    entry: &Entry,
    offset: u32,
    query: fn(&Snapshot, &str, u32) -> Option<Target>,
    rich: bool,
) -> Option<lsp::GotoDefinitionResponse> {
    let target = query(&view.snapshot, &entry.path, offset)?;
    view.jump(entry, &target, rich)
}
