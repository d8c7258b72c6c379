//! A corpus made of texts: written to a folder and read by the workspace, as the product reads it.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use rapporteur::{
    corpus::Snapshot,
    rule::Report,
    text::LineIndex,
    workspace::{Options, View, Workspace},
};

/// A corpus with the texts that it was made of.
pub struct World {
    pub texts: BTreeMap<String, Arc<str>>,
    pub view: View,
    pub snapshot: Snapshot,
}

impl World {
    /// Writes the documents to a folder and reads it.
    pub fn of<'a>(documents: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in documents {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Self::of_folder(folder.path(), None)
    }

    /// Reads a folder, with profiles from another one where that is given.
    pub fn of_folder(root: &Path, profiles: Option<&Path>) -> Self {
        let options = Options { profiles: profiles.map(Path::to_owned), ..Options::default() };
        let mut workspace = Workspace::new(&[root.to_owned()], options);
        let batch = workspace.index_job().run(&|_| {}, &|| false).expect("nobody cancels");
        assert!(workspace.absorb(batch).next.is_none());
        let view = workspace.view();
        let snapshot = view.snapshot.clone();
        let paths = snapshot.entries().map(|entry| Arc::clone(&entry.path));
        let texts = paths.filter_map(|path| Some((path.to_string(), view.texts.text(&path)?))).collect();
        Self { texts, view, snapshot }
    }

    /// The findings of one document.
    pub fn report(&self, path: &str) -> Report {
        let Some(entry) = self.snapshot.entry(path) else { return Report::default() };
        self.view.check(entry)
    }

    /// The text of a document.
    pub fn text(&self, path: &str) -> &str {
        self.texts.get(path).map_or("", |text| text)
    }

    /// The lines of a document.
    pub fn lines(&self, path: &str) -> Arc<LineIndex> {
        Arc::clone(&self.snapshot.entry(path).expect("a document of this world").lines)
    }
}
