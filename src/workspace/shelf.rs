//! Where new articles go: the articles' folder, and names that are free.

use std::path::{Path, PathBuf};

use super::{Roots, decode, disk};
use crate::{
    config::Settings,
    import::{self, Draft, Refusal},
};

/// Numbers that are tried behind a name.
const MOST: usize = 10_000;

/// Where an article goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// This file is not there yet.
    Free(PathBuf),
    /// This file holds the same text.
    Held(PathBuf),
}

/// The folder that articles of a corpus are put into.
pub fn articles_folder(roots: &Roots, settings: &Settings) -> PathBuf {
    let home = roots.config.parent().unwrap_or(&roots.base);
    home.join(settings.articles_folder())
}

/// The place of an article in a folder: its name, with a number where another text has that; `is_taken` says what else is
/// no place for it. `None` where all numbers are taken.
pub fn place(folder: &Path, draft: &Draft, is_taken: &dyn Fn(&Path) -> bool) -> Option<Place> {
    for number in 1..=MOST {
        let name = if number == 1 { draft.stem.clone() } else { format!("{}-{number}", draft.stem) };
        let file = folder.join(name + ".txt");
        if disk::same(&file, draft.text.as_bytes()) {
            return Some(Place::Held(file));
        }
        if !disk::is_there(&file) && !is_taken(&file) {
            return Some(Place::Free(file));
        }
    }
    None
}

/// The text of a source from its bytes, with the name of its encoding where that is not UTF-8.
///
/// # Errors
/// [`Refusal`], for what is no text.
pub fn source(bytes: Vec<u8>) -> Result<(String, Option<&'static str>), Refusal> {
    if bytes.len() > import::MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    if let Some(refusal) = import::refused(&bytes) {
        return Err(refusal);
    }
    let decoded = decode::decode_page(bytes).ok_or(Refusal::Binary)?;
    Ok((decoded.text, decoded.encoding))
}
