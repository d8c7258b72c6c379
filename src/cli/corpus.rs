//! Loads the corpus that some paths belong to, with a progress bar where somebody watches.

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    sync::Arc,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Failure, out::visible};
use crate::{
    corpus::Entry,
    extract::DocumentKind,
    workspace::{Options, View, Workspace, absolute},
};

/// A corpus, read, with what was asked for.
#[derive(Debug)]
pub(super) struct Loaded {
    pub view: View,
    pub workspace: Workspace,
    asked: Vec<PathBuf>,
    here: PathBuf,
    /// Whether something that was asked for could not be read, or the configuration is wrong.
    pub is_in_trouble: bool,
}

/// Reads the corpus of some paths: the nearest ancestor with `rapporteur.toml`, else the paths together.
pub(super) fn load(paths: &[PathBuf], profiles: Option<&Path>) -> Result<Loaded, Failure> {
    load_with(paths, Options { profiles: profiles.map(Path::to_path_buf), ..Options::default() })
}

/// The same, with more than a folder of profiles.
pub(super) fn load_with(paths: &[PathBuf], options: Options) -> Result<Loaded, Failure> {
    let paths = if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() };
    for path in paths.iter().chain(&options.profiles) {
        if let Err(error) = path.metadata() {
            return Err(Failure::Trouble(format!("{}: {error}", path.display())));
        }
    }
    let mut workspace = Workspace::new(&paths, options);
    let is_in_trouble = index(&mut workspace);
    let view = workspace.view();
    // By the name that was given, and by the one that links lead to.
    let asked = paths.iter().flat_map(|path| [absolute(path), view.roots.resolved(path)]).collect();
    Ok(Loaded { view, workspace, asked, here: absolute(Path::new(".")), is_in_trouble })
}

/// Reads everything; true where something could not be read.
pub(super) fn index(workspace: &mut Workspace) -> bool {
    let bar = bar("reading");
    let job = workspace.index_job();
    let on_progress = |progress: crate::workspace::Progress| {
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
    };
    let batch = job.run(&on_progress, &|| false);
    bar.finish_and_clear();
    let Some(batch) = batch else { return true };
    for notice in &batch.notices {
        eprintln!("rapporteur: {}", visible(&notice.to_string()));
    }
    let failed = batch.notices.iter().any(crate::workspace::Notice::is_failure);
    workspace.absorb(batch);
    failed
}

/// A progress bar on a terminal, and nothing elsewhere.
pub(super) fn bar(what: &'static str) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(None, target).with_message(what);
    let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

impl Loaded {
    /// Reads some files anew, and whatever else their change touches; false where nothing of it matters.
    pub fn refresh(&mut self, files: &[PathBuf]) -> bool {
        let mut next = self.workspace.files_changed(files);
        let matters = next.is_some();
        while let Some(batch) = next.and_then(|job| job.run(&|_| {}, &|| false)) {
            self.is_in_trouble |= batch.notices.iter().any(crate::workspace::Notice::is_failure);
            next = self.workspace.absorb(batch).next;
        }
        self.view = self.workspace.view();
        matters
    }

    /// The documents that were asked for, by path.
    pub fn selected(&self) -> Vec<Arc<Entry>> {
        let is_asked = |entry: &&Arc<Entry>| {
            let file = self.view.roots.file_path(&entry.path);
            entry.kind == DocumentKind::Configuration
                || file.is_some_and(|file| self.asked.iter().any(|asked| file.starts_with(asked)))
        };
        self.view.snapshot.entries().filter(is_asked).cloned().collect()
    }

    /// A document's path as a reader here would write it: from this folder where it lies under it, else the whole.
    pub fn shown(&self, path: &str) -> String {
        let Some(file) = self.view.roots.file_path(path) else { return path.to_owned() };
        let near = file.strip_prefix(&self.here).map_or(file.as_path(), |near| near);
        let shown = near.display().to_string();
        if std::path::MAIN_SEPARATOR == '/' { shown } else { shown.replace('\\', "/") }
    }
}
