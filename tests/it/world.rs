//! A corpus made of texts: written to a folder and read by the workspace, as the product reads it.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use rapporteur::{
    corpus::{DocPath, Entry, Snapshot},
    rule::{Diagnostic, Report},
    text::LineIndex,
    workspace::{Options, View, Workspace},
};
use tempfile::TempDir;

/// A workspace over a folder of its own, on which further documents can be opened.
pub struct Desk {
    workspace: Workspace,
    _folder: TempDir,
}

impl Desk {
    /// Writes the documents to a folder and reads it.
    pub fn of<'a>(documents: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in documents {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Self { workspace: read(folder.path()), _folder: folder }
    }

    /// The corpus with these documents open in buffers; they are closed again.
    pub fn with<'a>(&mut self, documents: impl Iterator<Item = (&'a str, &'a str)>) -> World {
        let open: Vec<DocPath> = documents
            .map(|(path, text)| {
                let path = DocPath::from(path);
                self.workspace.open(Arc::clone(&path), Arc::from(text), 1);
                path
            })
            .collect();
        let world = World::seen_in(&self.workspace);
        for path in &open {
            self.workspace.close(path);
        }
        world
    }

    /// All documents' facts.
    pub fn snapshot(&self) -> Snapshot {
        self.workspace.snapshot()
    }

    /// The text of a document.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        self.workspace.text(path)
    }

    /// Reads a text as a document of that name, without adding it.
    pub fn read(&self, path: &str, text: &str) -> Entry {
        self.workspace.read(&DocPath::from(path), text).unwrap()
    }

    /// The findings of one more document, which is open for as long as it is checked.
    pub fn check(&mut self, path: &str, text: &str) -> Vec<Diagnostic> {
        let path = DocPath::from(path);
        self.workspace.open(Arc::clone(&path), Arc::from(text), 1);
        let view = self.workspace.view();
        let report = view.snapshot.entry(&path).map(|entry| view.check(entry)).unwrap_or_default();
        self.workspace.close(&path);
        report.diagnostics
    }
}

fn read(root: &Path) -> Workspace {
    let mut workspace = Workspace::new(&[root.to_owned()], Options::default());
    let batch = workspace.index_job().run(&|_| {}, &|| false).expect("nobody cancels");
    assert!(workspace.absorb(batch).next.is_none());
    workspace
}

/// A corpus with the texts that it was made of.
pub struct World {
    pub texts: BTreeMap<String, Arc<str>>,
    pub view: View,
    pub snapshot: Snapshot,
}

impl World {
    /// Writes the documents to a folder and reads it.
    pub fn of<'a>(documents: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self::seen_in(&Desk::of(documents).workspace)
    }

    /// Reads a folder.
    pub fn of_folder(root: &Path) -> Self {
        Self::seen_in(&read(root))
    }

    fn seen_in(workspace: &Workspace) -> Self {
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
