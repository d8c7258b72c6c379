//! What changed on the disk while nobody watched: between the reading of a file and the first moment of its watch.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::{View, disk};
use crate::corpus::DocPath;

/// File systems stamp with clocks of their own; the coarsest of them counts in steps of two seconds.
const SLACK: Duration = Duration::from_secs(2);
/// A file that was never read is stamped by the system's clock, which is behind by less than this.
const TICK: Duration = Duration::from_millis(10);

impl View {
    /// The files of the corpus that changed or appeared since a moment, and those that are gone. Files whose text is the
    /// one that was read are not among them, whatever their stamps.
    pub fn missed(&self, since: SystemTime) -> Vec<PathBuf> {
        let walk = disk::walk(&self.roots, &self.settings, None, &|| false);
        let there: BTreeSet<&DocPath> = walk.files.iter().map(|file| &file.path).collect();
        let is_gone = |path: &DocPath| !there.contains(path) && self.texts.open(path).is_none();
        let known = self.snapshot.entries().map(|entry| &entry.path).filter(|path| is_gone(path));
        let gone = known.filter_map(|path| self.roots.file_path(path)).filter(|file| !disk::is_file(file));
        let configuration: BTreeSet<PathBuf> = [self.roots.config.clone(), self.roots.baseline.clone()]
            .into_iter()
            .chain(self.roots.configurations())
            .collect();
        let configuration: Vec<(DocPath, &PathBuf)> =
            configuration.iter().map(|file| (self.roots.doc_path(file), file)).collect();
        let documents = walk.files.iter().map(|file| (&file.path, &file.file));
        let all = documents.chain(configuration.iter().map(|(path, file)| (path, *file)));
        let changed = all.filter(|(path, file)| self.has_changed(path, file, since));
        changed.map(|(_, file)| file.clone()).chain(gone).collect()
    }

    fn has_changed(&self, path: &DocPath, file: &Path, since: SystemTime) -> bool {
        let Some(at) = disk::changed_at(file) else { return false };
        let entry = self.snapshot.entry(path);
        let slack = if entry.is_some() { SLACK } else { TICK };
        let is_recent = since.checked_sub(slack).is_none_or(|since| at >= since);
        is_recent && entry.is_none_or(|entry| self.text_as_read(entry).is_none())
    }
}
