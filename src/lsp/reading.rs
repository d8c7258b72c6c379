//! Reading files in the background: the index at the start, and what changes on the disk afterwards. One job at a time;
//! what comes meanwhile waits and becomes one job.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Arc, atomic::Ordering},
    time::{Duration, SystemTime},
};

use serde_json::Value;
use tokio::sync::watch;
use tower_lsp::lsp_types as lsp;

use super::{
    capabilities::Watching,
    convert,
    progress::Shown,
    session::{Session, lock},
};
use crate::workspace::{Batch, Job, Notice};

/// Files seldom change alone: a `git pull` is one job.
const BURST: Duration = Duration::from_millis(50);
/// After this much quiet, the names of open profiles are looked for in other documents.
const QUIET: Duration = Duration::from_secs(1);
/// Notices told to the client at once; the rest is counted.
const MOST_NOTICES: usize = 20;

/// What is to be read.
#[derive(Debug, Default)]
pub struct Due {
    /// The whole corpus.
    pub everything: bool,
    /// Files and folders that changed.
    pub files: BTreeSet<PathBuf>,
    /// New settings of the client.
    pub settings: Option<Value>,
    /// Whether open profiles may have got other names.
    pub names: bool,
    /// What another job left.
    next: Option<Job>,
}

/// One thing to read.
enum Task {
    Settings(Value),
    Everything,
    Next(Box<Job>),
    Files(Vec<PathBuf>),
    Names,
}

impl Due {
    fn is_empty(&self) -> bool {
        !self.everything
            && !self.names
            && self.files.is_empty()
            && self.settings.is_none()
            && self.next.is_none()
    }

    fn pop(&mut self) -> Option<Task> {
        if let Some(settings) = self.settings.take() {
            return Some(Task::Settings(settings));
        }
        if std::mem::take(&mut self.everything) {
            (self.next, self.names) = (None, false);
            self.files.clear();
            return Some(Task::Everything);
        }
        if let Some(job) = self.next.take() {
            return Some(Task::Next(Box::new(job)));
        }
        if !self.files.is_empty() {
            return Some(Task::Files(std::mem::take(&mut self.files).into_iter().collect()));
        }
        std::mem::take(&mut self.names).then_some(Task::Names)
    }
}

impl Session {
    /// Begins to read in the background, now that the client can be spoken to.
    pub fn start_reading(self: &Arc<Self>) {
        tokio::spawn(Arc::clone(self).read_for_ever());
        // Listened to from now on, whenever the task begins.
        tokio::spawn(Arc::clone(self).read_names_when_quiet(self.edits.subscribe()));
        let since = SystemTime::now();
        self.read(|due| due.everything = true);
        match self.capabilities().watching {
            Watching::Client => self.register_watchers(since),
            Watching::Own => self.watch(since),
        }
        self.register_settings();
        self.ask_for_settings();
    }

    async fn read_for_ever(self: Arc<Self>) {
        for number in 1.. {
            let (job, era) = loop {
                if let Some(job) = self.next_job() {
                    break job;
                }
                if self.rests() {
                    self.changed();
                    self.reader.notified().await;
                }
                tokio::time::sleep(BURST).await;
            };
            self.run(job, era, number).await;
        }
    }

    /// Whether nothing is left to read; then that is known from now on.
    fn rests(&self) -> bool {
        let due = lock(&self.due);
        let rests = due.is_empty();
        self.is_reading.store(!rests, Ordering::SeqCst);
        rests
    }

    fn next_job(self: &Arc<Self>) -> Option<(Job, u64)> {
        loop {
            let mut task = lock(&self.due).pop()?;
            if let Task::Files(files) = &mut task {
                if self.follow(files) {
                    continue;
                }
                // Links are followed here, where nobody waits for it.
                let roots = Arc::clone(&self.view().roots);
                for file in files {
                    *file = roots.resolved(file);
                }
            }
            let (job, era) = self.with_workspace(|workspace, _, era| {
                let job = match task {
                    Task::Settings(settings) => Some(workspace.set_client_settings(Some(settings))),
                    Task::Everything => Some(workspace.index_job()),
                    Task::Next(job) => Some(*job),
                    Task::Files(files) => workspace.files_changed(&files),
                    Task::Names => workspace.unsettled(),
                };
                (job, era)
            });
            if let Some(job) = job {
                return Some((job, era));
            }
        }
    }

    async fn run(self: &Arc<Self>, job: Job, era: u64, number: u32) {
        self.stop_reading.store(false, Ordering::SeqCst);
        let shown = Shown::begin(self, number);
        let (session, steps) = (Arc::clone(self), shown.steps());
        let work = move || {
            let stopped =
                || [&session.stop_reading, &session.is_shut_down].iter().any(|it| it.load(Ordering::SeqCst));
            let tell = |progress| {
                #[cfg(debug_assertions)]
                strike(&session);
                steps.send_replace(Some(progress));
            };
            job.run(&tell, &stopped).map(|batch| session.absorb(batch, era))
        };
        match tokio::task::spawn_blocking(work).await {
            Ok(Some(())) => {}
            Ok(None) => self.say(lsp::MessageType::INFO, "Reading the corpus was stopped.".to_owned()),
            Err(_) => self.say(lsp::MessageType::ERROR, "Reading the corpus met a bug.".to_owned()),
        }
        self.is_indexed.store(true, Ordering::SeqCst);
        drop(shown);
    }

    fn absorb(&self, batch: Batch, era: u64) {
        let notices = batch.notices.clone();
        let mut readings = lock(&self.readings);
        (readings.jobs, readings.documents) = (readings.jobs + 1, readings.documents + batch.read);
        drop(readings);
        // Held until the end: what is replaced by then is not freed while others wait.
        let (view, now) = self.with_workspace(|workspace, _, now| (workspace.view(), now));
        let applied = (now == era).then(|| batch.applied(view.clone()));
        let (next, problems) = self.with_workspace(|workspace, news, now| {
            let Some(applied) = applied.filter(|_| now == era) else { return (None, Vec::new()) };
            let absorbed = workspace.take(applied);
            news.touched.merge(absorbed.touched);
            news.everything |= absorbed.everything;
            news.refresh = true;
            (absorbed.next, workspace.client_problems().to_vec())
        });
        if next.is_some() {
            self.read(|due| due.next = next);
        }
        self.tell(&notices, &problems);
        self.changed();
    }

    /// Tells what could not be read, or was read with a doubt: one message, however much there is.
    pub fn tell(&self, notices: &[Notice], problems: &[String]) {
        let failed = notices.iter().any(Notice::is_failure) || !problems.is_empty();
        let kind = if failed { lsp::MessageType::WARNING } else { lsp::MessageType::INFO };
        let lines: Vec<String> = problems
            .iter()
            .cloned()
            .chain(notices.iter().map(ToString::to_string))
            .map(|line| convert::words(&line))
            .collect();
        let mut told: Vec<String> = lines.iter().take(MOST_NOTICES).cloned().collect();
        if lines.len() > told.len() {
            told.push(format!("... and {} more", lines.len() - told.len()));
        }
        if !told.is_empty() {
            self.say(kind, told.join("\n"));
        }
    }

    /// Names touch other documents, so they take effect only when nobody types.
    async fn read_names_when_quiet(self: Arc<Self>, mut edits: watch::Receiver<u64>) {
        while edits.changed().await.is_ok() {
            while tokio::time::timeout(QUIET, edits.changed()).await.is_ok() {}
            self.read_names();
        }
    }

    /// Looks whether open profiles have other names than those in force.
    pub fn read_names(&self) {
        self.read(|due| due.names = true);
    }
}

/// A bug in the midst of a job, where a test wants one.
#[cfg(debug_assertions)]
fn strike(session: &Session) {
    assert!(!session.is_tried.swap(false, Ordering::SeqCst), "as the test wants");
}
