//! Rename: a name's spelling across notes and its profile.

use tower_lsp::{jsonrpc::Result, lsp_types as lsp};

use super::refused;
use crate::{
    corpus::Entry,
    lsp::{aside::Asker, session::View},
};

/// `textDocument/prepareRename`: the name at a place, as it is spelled there.
pub fn prepare(view: &View, entry: &Entry, offset: u32) -> Option<lsp::PrepareRenameResponse> {
    let old = view.respelling(entry, offset)?;
    Some(lsp::PrepareRenameResponse::RangeWithPlaceholder {
        range: view.range(entry, old.span),
        placeholder: old.written,
    })
}

/// `textDocument/rename`.
///
/// # Errors
///
/// In words for the user, where there is no name or it cannot be called so.
pub fn rename(
    view: &View,
    entry: &Entry,
    offset: u32,
    (new, asker): (&str, &Asker),
) -> Result<lsp::WorkspaceEdit> {
    let _course = asker.begin("Looking for spellings");
    let old = view.respelling(entry, offset).ok_or_else(|| refused("no name stands here"))?;
    let edits = view.respell(&old, new, &|| asker.is_gone()).map_err(|words| refused(&words))?;
    view.edit(&edits).ok_or_else(|| refused("a document is not the one that was read; save it first"))
}
