//! The answers to requests, one file a feature: a query on a view, converted. All of them are pure, and run aside.

pub mod code_action;
pub mod colour;
pub mod completion;
pub mod diagnostic;
pub mod explain;
pub mod files;
pub mod fold;
pub mod highlight;
pub mod hint;
pub mod hover;
pub mod import;
pub mod init;
pub mod jump;
pub mod lens;
pub mod link;
pub mod page;
pub mod references;
pub mod rename;
pub mod repetition;
pub mod selection;
pub mod series;
pub mod status;
pub mod symbol;

use tower_lsp::jsonrpc::{Error, ErrorCode};

use super::convert;

/// The protocol's `RequestFailed`: the words are for the user.
const REQUEST_FAILED: i64 = -32803;

/// A request that cannot be answered, with why.
fn refused(words: &str) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: convert::words(words).into(), data: None }
}
