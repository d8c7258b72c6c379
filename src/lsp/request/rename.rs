//! Rename: a name's spelling across notes and its profile.

use tower_lsp::{
    jsonrpc::{Error, ErrorCode, Result},
    lsp_types as lsp,
};

use crate::{
    corpus::Entry,
    lsp::{convert, session::View},
};

/// The protocol's `RequestFailed`: the words are for the user.
const REQUEST_FAILED: i64 = -32803;

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
pub fn rename(view: &View, entry: &Entry, offset: u32, new: &str) -> Result<lsp::WorkspaceEdit> {
    let refused = |words: String| Error {
        code: ErrorCode::ServerError(REQUEST_FAILED),
        message: convert::words(&words).into(),
        data: None,
    };
    let old = view.respelling(entry, offset).ok_or_else(|| refused("no name stands here".to_owned()))?;
    let edits = view.respell(&old, new).map_err(refused)?;
    view.edit(&edits)
        .ok_or_else(|| refused("a document is not the one that was read; save it first".to_owned()))
}
