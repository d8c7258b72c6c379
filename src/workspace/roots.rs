//! Where the corpus lies, and what its documents are called.

use std::{
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::disk;
use crate::{config, corpus::DocPath};

/// The folders of a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roots {
    /// What documents' paths are relative to: the folder of `rapporteur.toml`, else the common ancestor of what is read.
    pub base: PathBuf,
    /// What is read: folders, or single files.
    pub read: Vec<PathBuf>,
    /// A folder of profiles besides.
    pub profiles: Option<PathBuf>,
    /// `rapporteur.toml`, whether it is there or not.
    pub config: PathBuf,
    /// The baseline, whether it is there or not.
    pub baseline: PathBuf,
    /// Where the folders are in truth, without links, beside what they are called here.
    ways: Vec<(PathBuf, PathBuf)>,
    /// The folders and files of which it is the corpus.
    given: Vec<PathBuf>,
}

impl Roots {
    /// The corpus of some folders or files: for each the nearest ancestor with `rapporteur.toml`, else itself. Nested
    /// ones are read once; of several configurations the first one holds.
    pub fn of(given: &[PathBuf], profiles: Option<&Path>) -> Self {
        let given: Vec<PathBuf> = given.iter().map(|path| absolute(path)).collect();
        let configured: Vec<Option<PathBuf>> = given.iter().map(|path| configured_ancestor(path)).collect();
        let mut read: Vec<PathBuf> = given
            .iter()
            .zip(&configured)
            .map(|(path, root)| root.clone().unwrap_or_else(|| path.clone()))
            .collect();
        read.sort();
        read.dedup();
        let read = without_nested(&read);
        let base = common_ancestor(&read);
        let home = configured.into_iter().flatten().next().unwrap_or_else(|| base.clone());
        let [config, baseline] = [config::FILE, config::BASELINE].map(|name| home.join(name));
        let profiles = profiles.map(absolute);
        let folders = read.iter().chain(&profiles).chain(Some(&base));
        let ways = folders.map(|folder| (disk::real_path(folder), folder.clone())).collect();
        Self { base, read, profiles, config, baseline, ways, given }
    }

    /// The name of the document in a file, by whatever way the file is named: from the root with forward slashes, or the
    /// whole path outside of it. A link within the root is the document that it leads to; one that leads out of the root
    /// is a document outside.
    pub fn doc_path(&self, file: &Path) -> DocPath {
        let file = absolute(file);
        if self.base.as_os_str().is_empty() || self.is_configuration(&file) {
            return self.name(&file);
        }
        let real = disk::real_path(&file);
        let called = |(way, folder): &(PathBuf, PathBuf)| Some(folder.join(real.strip_prefix(way).ok()?));
        match self.ways.iter().find_map(called) {
            Some(file) => self.name(&file),
            None if file.starts_with(&self.base) => slashes(&real),
            None => slashes(&file),
        }
    }

    /// The name of the document in a file that was reached without links below the root.
    pub(super) fn name(&self, file: &Path) -> DocPath {
        slashes(file.strip_prefix(&self.base).unwrap_or(file))
    }

    /// A file as it is named here, by whatever way others name it.
    pub fn resolved(&self, file: &Path) -> PathBuf {
        let path = self.doc_path(file);
        self.file_path(&path).unwrap_or_else(|| file.to_path_buf())
    }

    /// The file of a document; `None` for a buffer that is in no file (`untitled:Untitled-1`).
    pub fn file_path(&self, path: &str) -> Option<PathBuf> {
        if is_buffer(path) {
            return None;
        }
        let path = Path::new(path);
        Some(if path.is_absolute() { path.to_path_buf() } else { self.base.join(path) })
    }

    /// Whether a document lies under the folders that are read.
    pub fn holds(&self, path: &str) -> bool {
        self.file_path(path)
            .is_some_and(|file| self.read.iter().chain(&self.profiles).any(|root| file.starts_with(root)))
    }

    /// Whether a file of that name may be made: under the base, without a step up, a drive or a share in its name, and
    /// without a link on its way that leads out.
    pub fn may_hold(&self, path: &str) -> bool {
        let is_drive = path.as_bytes().get(1) == Some(&b':');
        let is_plain =
            !is_drive && !path.starts_with(['/', '\\']) && !path.split(['/', '\\']).any(|part| part == "..");
        let file = self.file_path(path).filter(|_| is_plain);
        file.is_some_and(|file| disk::stays_under(&file, &self.base))
    }

    /// Whether the configuration or the baseline, as it was found beside the documents, is a link out of its folder.
    pub(super) fn is_astray(&self, file: &Path) -> bool {
        let home = self.config.parent();
        disk::is_link(file)
            && home.is_some_and(|home| file.parent() == Some(home) && !disk::stays_under(file, home))
    }

    /// Whether a file is the configuration or the baseline.
    pub fn is_configuration(&self, file: &Path) -> bool {
        file == self.config || file == self.baseline
    }

    /// Where a configuration may lie, or come to lie, by which the corpus is another one.
    pub(super) fn configurations(&self) -> impl Iterator<Item = PathBuf> {
        let folders = self.given.iter().flat_map(|path| path.ancestors());
        folders.map(|folder| folder.join(config::FILE))
    }

    /// Whether a document comes from the folder of profiles that was given besides.
    pub(super) fn is_given_profile(&self, path: &str) -> bool {
        let is_in = |folder: &PathBuf| self.file_path(path).is_some_and(|file| file.starts_with(folder));
        self.profiles.as_ref().is_some_and(is_in)
    }

    /// The names by which globs may mean a document: from the base, and from the folder read that holds it.
    pub(super) fn names_for_globs(&self, path: &str) -> Vec<DocPath> {
        let mut names = vec![Arc::from(path)];
        if let Some(file) = self.file_path(path) {
            let holders = self.read.iter().filter_map(|root| file.strip_prefix(root).ok());
            names.extend(holders.filter(|inside| !inside.as_os_str().is_empty()).map(slashes));
        }
        names.sort();
        names.dedup();
        names
    }
}

/// Whether a document's name is the address of a buffer without a file. Files may have colons in their names.
pub(super) fn is_buffer(path: &str) -> bool {
    path.starts_with("untitled:")
}

/// The folders that lie in no other one, also by way of a link.
fn without_nested(folders: &[PathBuf]) -> Vec<PathBuf> {
    let real: Vec<PathBuf> = folders.iter().map(|folder| disk::real_path(folder)).collect();
    let is_held = |number: usize| {
        let held = |(other, folder): (usize, &PathBuf)| {
            other != number
                && real
                    .get(number)
                    .is_some_and(|real| real.starts_with(folder) && (real != folder || other < number))
        };
        real.iter().enumerate().any(held)
    };
    folders
        .iter()
        .enumerate()
        .filter(|(number, _)| !is_held(*number))
        .map(|(_, folder)| folder.clone())
        .collect()
}

/// An absolute path without `.` and `..`, as it was written otherwise: links stay links.
pub fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
}

fn configured_ancestor(path: &Path) -> Option<PathBuf> {
    let folders = path.ancestors().filter(|folder| disk::is_file(&folder.join(config::FILE)));
    folders.map(Path::to_path_buf).next()
}

fn common_ancestor(paths: &[PathBuf]) -> PathBuf {
    let folder = |path: &PathBuf| match path.parent() {
        Some(parent) if !disk::is_folder(path) => parent.to_path_buf(),
        _ => path.clone(),
    };
    let mut folders = paths.iter().map(folder);
    let Some(mut base) = folders.next() else { return PathBuf::new() };
    for folder in folders {
        while !folder.starts_with(&base) && base.pop() {}
    }
    base
}

fn slashes(path: &Path) -> DocPath {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { Arc::from(text) } else { Arc::from(text.replace('\\', "/")) }
}
