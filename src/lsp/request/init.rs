//! `rapporteur/init`: the files that a corpus begins with, as far as they are not there. Nothing is written.

use serde_json::{Value, json};
use tower_lsp::{jsonrpc::Result, lsp_types as lsp};

use super::refused;
use crate::{
    config::{self, starter::starter},
    lsp::session::View,
    workspace::disk,
};

/// `{files: [{uri, text}]}`: what `rapporteur init` would write. Of several folders, none of which has a configuration,
/// the first one gets it.
///
/// # Errors
/// In words for the user, where no folder is open.
pub fn init(view: &View) -> Result<Value> {
    let roots = &view.roots;
    let Some(first) = roots.read.first() else {
        return Err(refused("no folder is open"));
    };
    if disk::is_there(&roots.config) {
        return Ok(json!({"files": []}));
    }
    let folder = if roots.read.len() > 1 { first.as_path() } else { roots.config.parent().unwrap_or(first) };
    let file = folder.join(config::FILE);
    let uri = lsp::Url::from_file_path(file).map_err(|()| refused("the folder has no address"))?;
    Ok(json!({"files": [{"uri": uri, "text": starter()}]}))
}
