//! Go to definition, declaration, type definition and implementation.

use tower_lsp::lsp_types as lsp;

use super::page;
use crate::{
    corpus::Entry,
    lsp::{convert, session::View},
    query,
    rule::Rule,
    text::Span,
};

/// `textDocument/definition`: the introduction, the cited article, the figure's source; of a rule's name in a suppression
/// its page, for clients that show such.
pub fn definition(view: &View, entry: &Entry, offset: u32) -> Option<lsp::GotoDefinitionResponse> {
    if let Some((span, rule)) = page::rule_at(view, entry, offset) {
        return view.capabilities.pages.then(|| page_of(view, entry, span, rule))?;
    }
    let target = query::definition(&view.snapshot, &entry.path, offset)?;
    one(view.jump(entry, &[target], view.capabilities.links.definition))
}

/// `textDocument/declaration`: the profile.
pub fn declaration(view: &View, entry: &Entry, offset: u32) -> Option<lsp::GotoDefinitionResponse> {
    let target = query::declaration(&view.snapshot, &entry.path, offset)?;
    one(view.jump(entry, &[target], view.capabilities.links.declaration))
}

/// `textDocument/typeDefinition`: the profiles of those whom a person acts for, of the talks, of what a figure is about.
pub fn type_definition(view: &View, entry: &Entry, offset: u32) -> Option<lsp::GotoDefinitionResponse> {
    let targets = query::type_definitions(&view.snapshot, &entry.path, offset);
    view.jump(entry, &targets, view.capabilities.links.type_definition)
}

/// `textDocument/implementation`: every other introduction.
pub fn implementation(view: &View, entry: &Entry, offset: u32) -> Option<lsp::GotoDefinitionResponse> {
    let targets = query::implementations(&view.snapshot, &entry.path, offset);
    view.jump(entry, &targets, view.capabilities.links.implementation)
}

/// The beginning of a rule's page.
fn page_of(view: &View, from: &Entry, named: Span, rule: &Rule) -> Option<lsp::GotoDefinitionResponse> {
    let (uri, range) = (convert::page(rule.name)?, lsp::Range::default());
    if !view.capabilities.links.definition {
        return Some(lsp::GotoDefinitionResponse::Scalar(lsp::Location { uri, range }));
    }
    Some(lsp::GotoDefinitionResponse::Link(vec![lsp::LocationLink {
        origin_selection_range: Some(view.range(from, named)),
        target_uri: uri,
        target_range: range,
        target_selection_range: range,
    }]))
}

/// Of what leads to one place only, the place itself.
fn one(answer: Option<lsp::GotoDefinitionResponse>) -> Option<lsp::GotoDefinitionResponse> {
    match answer? {
        lsp::GotoDefinitionResponse::Array(places) => {
            places.into_iter().next().map(lsp::GotoDefinitionResponse::Scalar)
        }
        answer => Some(answer),
    }
}
