//! `rapporteur/import`: an article of what somebody copied. Nothing is written: the client creates the file, which is its
//! user's edit.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::{jsonrpc::Result, lsp_types as lsp};

use super::refused;
use crate::{
    extract::Certainty,
    import::{self, Dated, Source},
    lsp::session::View,
    workspace::{
        absolute,
        shelf::{self, Place},
    },
};

/// What was copied or saved, and where the article shall go.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportParams {
    /// HTML or plain words.
    pub text: String,
    /// The name of the file that it comes from.
    pub name: Option<String>,
    /// The folder that the article goes into; that of a workspace means its articles' folder. Without it the corpus's
    /// articles' folder.
    pub folder: Option<lsp::Url>,
}

/// `{uri, exists, text, title, outlet, date: {value, certainty, evidence}, doubts}`; title, outlet and date may be null.
/// `exists` tells that the file at `uri` holds this very text.
///
/// # Errors
/// In words for the user, where there is no article in it, or no folder for it.
pub fn import(view: &View, params: &ImportParams) -> Result<Value> {
    let source = Source { text: &params.text, name: params.name.as_deref() };
    let draft = import::draft(&source).map_err(|refusal| refused(&refusal.to_string()))?;
    let folder = folder(view, params)?;
    let is_open = |file: &std::path::Path| view.open.contains_key(&view.roots.doc_path(file));
    let place = shelf::place(&folder, &draft, &is_open);
    let (file, exists) = match place {
        Some(Place::Free(file)) => (file, false),
        Some(Place::Held(file)) => (file, true),
        None => return Err(refused("all names for it are taken")),
    };
    let uri = lsp::Url::from_file_path(file).map_err(|()| refused("the folder has no address"))?;
    Ok(json!({
        "uri": uri,
        "exists": exists,
        "text": draft.text,
        "title": draft.title,
        "outlet": draft.outlet,
        "date": draft.date.as_ref().map(dated),
        "doubts": draft.doubts,
    }))
}

fn dated(date: &Dated) -> Value {
    let certainty = if date.certainty == Certainty::Stated { "stated" } else { "weighed" };
    json!({"value": date.value.to_string(), "certainty": certainty, "evidence": date.evidence})
}

fn folder(view: &View, params: &ImportParams) -> Result<PathBuf> {
    let usual = || shelf::articles_folder(&view.roots, &view.settings);
    let Some(folder) = &params.folder else {
        return if view.roots.read.is_empty() {
            Err(refused("no folder is open; say where the article shall go"))
        } else {
            Ok(usual())
        };
    };
    let file =
        folder.to_file_path().map_err(|()| refused(&format!("{folder} is no folder on this machine")))?;
    let file = absolute(&file);
    Ok(match view.roots.read.iter().find(|root| **root == file) {
        Some(root) => root.join(view.settings.articles_folder()),
        None => file,
    })
}
