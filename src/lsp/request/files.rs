//! Files and folders that are renamed: links to them follow.

use tower_lsp::lsp_types as lsp;

use crate::{
    lsp::{aside::Asker, session::View},
    query::Moves,
};

/// `workspace/willRenameFiles`: what the team's pages are to write then. Nothing follows out of the corpus's folders.
pub fn will_rename(view: &View, files: &[lsp::FileRename], asker: &Asker) -> Option<lsp::WorkspaceEdit> {
    let path = |uri: &str| {
        let path = view.path(&lsp::Url::parse(uri).ok()?)?;
        view.roots.holds(&path).then(|| path.to_string())
    };
    let moves = files.iter().filter_map(|file| Some((path(&file.old_uri)?, path(&file.new_uri)?)));
    let moves = Moves::new(moves);
    if moves.is_empty() {
        return None;
    }
    let edits = view.relocated(&moves, &|| asker.is_gone());
    if edits.is_empty() { None } else { view.edit(&edits) }
}
