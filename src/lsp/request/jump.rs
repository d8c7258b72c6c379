//! Go to definition, declaration, type definition and implementation.

use tower_lsp::lsp_types as lsp;

use crate::{corpus::Entry, lsp::session::View, query};

/// `textDocument/definition`: the introduction, the cited article, the figure's source.
pub fn definition(view: &View, entry: &Entry, offset: u32) -> Option<lsp::GotoDefinitionResponse> {
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

/// Of what leads to one place only, the place itself.
fn one(answer: Option<lsp::GotoDefinitionResponse>) -> Option<lsp::GotoDefinitionResponse> {
    match answer? {
        lsp::GotoDefinitionResponse::Array(places) => {
            places.into_iter().next().map(lsp::GotoDefinitionResponse::Scalar)
        }
        answer => Some(answer),
    }
}
