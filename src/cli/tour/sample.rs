//! The sample corpus, carried in the binary.

use std::path::{Path, PathBuf};

use include_dir::{Dir, DirEntry, include_dir};

use super::super::Failure;
use crate::workspace::{absolute, disk};

static SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seeds");

/// Writes the sample corpus into a folder, new or empty or one that holds it already; without one into a new temporary
/// folder. Gives the folder. Nobody's files are overwritten.
pub(super) fn write(folder: Option<&Path>) -> Result<PathBuf, Failure> {
    let folder = match folder {
        Some(folder) => absolute(folder),
        None => disk::temporary_folder()
            .map_err(|error| Failure::Trouble(format!("no temporary folder: {error}")))?,
    };
    let trouble = |error: std::io::Error| Failure::Trouble(format!("{}: {error}", folder.display()));
    let is_ours = disk::same(&folder.join("rapporteur.toml"), config());
    if !is_ours && !disk::is_empty_or_missing(&folder).map_err(trouble)? {
        return Err(Failure::Trouble(format!("{}: is not empty; give a new folder", folder.display())));
    }
    let mut entries: Vec<&DirEntry<'_>> = SEEDS.entries().iter().collect();
    while let Some(entry) = entries.pop() {
        match entry {
            DirEntry::Dir(inner) => entries.extend(inner.entries()),
            DirEntry::File(file) => {
                disk::write_new(&folder.join(file.path()), file.contents()).map_err(trouble)?;
            }
        }
    }
    Ok(folder)
}

fn config() -> &'static [u8] {
    SEEDS.get_file("rapporteur.toml").map_or(b"", include_dir::File::contents)
}
