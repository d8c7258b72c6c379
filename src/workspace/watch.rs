//! Watches the corpus's folders for clients that do not; the only user of notify.
//!
//! Folders are watched one by one, so that what ignore files name costs nothing. A burst of events is told once.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Notice, Roots, Trouble, disk};
use crate::config::Settings;

/// A burst ends when nothing happened for this long ...
const QUIET: Duration = Duration::from_millis(150);
/// ... or after this long at the latest.
const LONGEST: Duration = Duration::from_secs(2);
/// More folders than this are not watched.
pub const MAX_FOLDERS: usize = 50_000;

/// Folders under watch, until this is dropped.
#[derive(Debug)]
pub struct Watch {
    /// Hanging up ends the thread.
    stop: Option<Sender<Told>>,
    /// What could not be watched.
    pub notices: Vec<Notice>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The thread may be gone already, which is what is wanted.
            let _ = stop.send(Told::Stop);
        }
    }
}

#[derive(Debug)]
enum Told {
    Event(notify::Result<Event>),
    Stop,
}

/// Watches the folders of a corpus and tells which files changed, appeared or vanished; a folder stands for all that is
/// in it, and where the system lost count the roots stand for everything. Called on a thread of its own.
pub fn watch(
    roots: &Arc<Roots>,
    settings: &Arc<Settings>,
    on_change: impl Fn(Vec<PathBuf>) + Send + 'static,
) -> Watch {
    let (sender, events) = channel();
    let from_system = sender.clone();
    let made = notify::recommended_watcher(move |event| {
        // Nobody listens after a stop.
        let _ = from_system.send(Told::Event(event));
    });
    let watcher = match made {
        Ok(watcher) => watcher,
        Err(error) => return Watch { stop: None, notices: vec![cannot(&roots.base, &error)] },
    };
    let mut guard = Guard {
        watcher,
        roots: Arc::clone(roots),
        settings: Arc::clone(settings),
        watched: BTreeSet::new(),
        notices: Vec::new(),
    };
    let everything: Vec<PathBuf> = roots.read.iter().chain(&roots.profiles).cloned().collect();
    for root in everything.iter().chain(roots.config.parent().map(Path::to_path_buf).as_ref()) {
        guard.add(root);
    }
    let notices = std::mem::take(&mut guard.notices);
    thread::spawn(move || {
        let mut goes_on = true;
        while goes_on {
            let mut changed = BTreeSet::new();
            goes_on = burst(&events, &everything, &mut guard, &mut changed);
            // What was seen before the end is told at the end: the next watch was not there yet.
            if !changed.is_empty() {
                on_change(changed.into_iter().collect());
            }
        }
    });
    Watch { stop: Some(sender), notices }
}

fn cannot(path: &Path, error: &notify::Error) -> Notice {
    Notice::new(path, Trouble::Unwatched(error.to_string()))
}

/// Gathers the paths of one burst of events; `false` when the watch ended.
fn burst(
    events: &Receiver<Told>,
    everything: &[PathBuf],
    guard: &mut Guard,
    changed: &mut BTreeSet<PathBuf>,
) -> bool {
    let Ok(mut told) = events.recv() else { return false };
    let end = Instant::now() + LONGEST;
    loop {
        match told {
            Told::Stop => return false,
            Told::Event(event) => guard.note(event, everything, changed),
        }
        if Instant::now() >= end {
            return true;
        }
        told = match events.recv_timeout(QUIET) {
            Ok(told) => told,
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        };
    }
}

struct Guard {
    watcher: RecommendedWatcher,
    roots: Arc<Roots>,
    settings: Arc<Settings>,
    watched: BTreeSet<PathBuf>,
    notices: Vec<Notice>,
}

impl Guard {
    /// Watches a folder and those in it; for a file, the folder that it lies in.
    fn add(&mut self, path: &Path) {
        let folders = if disk::is_folder(path) {
            disk::folders(path, &self.roots, &self.settings)
        } else {
            path.parent().map(Path::to_path_buf).into_iter().collect()
        };
        for folder in folders {
            if self.watched.contains(&folder) || !self.notices.is_empty() {
                continue;
            }
            if self.watched.len() >= MAX_FOLDERS {
                self.notices
                    .push(Notice::new(&folder, Trouble::Unwatched("there are too many folders".to_owned())));
                return;
            }
            match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.watched.insert(folder);
                }
                // It came and went.
                Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => {}
                Err(error) => self.notices.push(cannot(&folder, &error)),
            }
        }
    }

    fn note(
        &mut self,
        event: notify::Result<Event>,
        everything: &[PathBuf],
        changed: &mut BTreeSet<PathBuf>,
    ) {
        let Ok(event) = event else {
            changed.extend(everything.iter().cloned());
            return;
        };
        if event.need_rescan() {
            changed.extend(everything.iter().cloned());
            return;
        }
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        for path in event.paths {
            if disk::is_folder(&path) {
                self.add(&path);
            } else {
                self.watched.remove(&path);
            }
            changed.insert(path);
        }
    }
}
