//! What changed on the disk while nobody watched: between the reading of a file and the first moment of its watch.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    time::{Duration, SystemTime},
};

use super::{View, disk};
use crate::corpus::DocPath;

/// File systems stamp with clocks of their own; the coarsest of them counts in steps of two seconds.
const SLACK: Duration = Duration::from_secs(2);

impl View {
    /// The files of the corpus that changed or appeared since a moment, by the disk's own stamps, and those that are
    /// gone. A few too many is harmless: they are read once more.
    pub fn missed(&self, since: SystemTime) -> Vec<PathBuf> {
        let since = since.checked_sub(SLACK).unwrap_or(since);
        let walk = disk::walk(&self.roots, &self.settings, None, &|| false);
        let there: BTreeSet<DocPath> = walk.files.iter().map(|file| DocPath::clone(&file.path)).collect();
        let configuration = [&self.roots.config, &self.roots.baseline].map(PathBuf::clone);
        let is_gone = |path: &DocPath| !there.contains(path) && self.texts.open(path).is_none();
        let known = self.snapshot.entries().map(|entry| &entry.path);
        let gone = known
            .filter(|path| is_gone(path))
            .filter_map(|path| self.roots.file_path(path))
            .filter(|file| !disk::is_file(file));
        let changed = walk.files.iter().map(|file| file.file.clone()).chain(configuration);
        changed.filter(|file| disk::changed_at(file).is_some_and(|at| at >= since)).chain(gone).collect()
    }
}
