//! Progress of reading, shown by clients that can; and everything else that is said to the client by ourselves.
//!
//! No handler waits for the client. A request to it runs in a task of its own, which lives until the answer comes,
//! however late: tower-lsp panics over an answer that nobody waits for any more.

use std::{
    path::PathBuf,
    sync::{Arc, atomic::Ordering},
    time::{Duration, SystemTime},
};

use serde_json::{Value, json};
use tokio::sync::watch;
use tower_lsp::lsp_types::{self as lsp, notification, request};

use super::session::{Session, lock};
use crate::workspace::Progress;

/// How long the client may take to answer a request of ours.
const PATIENCE: Duration = Duration::from_secs(5);
/// A job that takes less is not worth showing.
const LONG: Duration = Duration::from_millis(500);
/// Progress is told this often at most.
const STEP: Duration = Duration::from_millis(100);

/// The pauses before each look for what a client's watch missed.
const LOOKS: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(4), Duration::from_secs(25)];

/// A notification of progress with a value of any shape.
enum Told {}

impl notification::Notification for Told {
    type Params = Value;
    const METHOD: &'static str = "$/progress";
}

/// The progress of one job; dropped when that is over.
#[derive(Debug)]
pub struct Shown {
    steps: watch::Sender<Option<Progress>>,
}

impl Shown {
    /// Begins to show a job, where the client shows such things. The first job is shown at once, later ones when they
    /// take long.
    pub fn begin(session: &Arc<Session>, number: u32) -> Self {
        let steps = watch::Sender::new(None);
        if session.capabilities().progress {
            let (session, reports) = (Arc::clone(session), steps.subscribe());
            let delay = if number > 1 { LONG } else { Duration::ZERO };
            tokio::spawn(async move {
                tokio::time::sleep(delay).await;
                if delay.is_zero() || reports.has_changed().is_ok() {
                    show(&session, format!("rapporteur/reading/{number}"), reports).await;
                }
            });
        }
        Self { steps }
    }

    /// Where the job tells how far it is.
    pub fn steps(&self) -> watch::Sender<Option<Progress>> {
        self.steps.clone()
    }
}

async fn show(session: &Arc<Session>, token: String, mut steps: watch::Receiver<Option<Progress>>) {
    let params = lsp::WorkDoneProgressCreateParams { token: lsp::ProgressToken::String(token.clone()) };
    if session.ask::<request::WorkDoneProgressCreate>(params).await.is_none() {
        return;
    }
    let tell = async |value: Value| {
        if let Some(client) = session.listener() {
            client.send_notification::<Told>(json!({"token": token, "value": value})).await;
        }
    };
    tell(json!({"kind": "begin", "title": "Reading the corpus", "cancellable": true, "percentage": 0})).await;
    while steps.changed().await.is_ok() {
        let step = *steps.borrow_and_update();
        if let Some(Progress { done, total }) = step {
            let message = format!("{done} of {total} documents");
            tell(json!({"kind": "report", "message": message, "percentage": done * 100 / total.max(1)}))
                .await;
        }
        tokio::time::sleep(STEP).await;
    }
    let read = steps.borrow().map_or_else(String::new, |step| format!("{} documents", step.done));
    tell(json!({"kind": "end", "message": read})).await;
}

impl Session {
    /// Asks the client something; `None` where it refuses, or does not answer in time.
    pub async fn ask<R>(&self, params: R::Params) -> Option<R::Result>
    where
        R: request::Request + 'static,
        R::Params: Send,
        R::Result: Send + 'static,
    {
        let client = self.listener()?;
        let answer = self.runtime.spawn(async move { client.send_request::<R>(params).await });
        tokio::time::timeout(PATIENCE, answer).await.ok()?.ok()?.ok()
    }

    /// Says something for the client's log. Never words of a document.
    pub fn say(&self, kind: lsp::MessageType, what: String) {
        if let Some(client) = self.listener() {
            self.runtime.spawn(async move { client.log_message(kind, what).await });
        }
    }

    /// Stops the job whose progress has this token.
    pub fn cancel_progress(&self, token: &lsp::ProgressToken) {
        if matches!(token, lsp::ProgressToken::String(token) if token.starts_with("rapporteur/reading/")) {
            self.stop_reading.store(true, Ordering::SeqCst);
        }
    }

    /// Asks the client for its settings, where it can be asked.
    pub fn ask_for_settings(self: &Arc<Self>) {
        if !self.capabilities().asks_settings {
            return;
        }
        let session = Arc::clone(self);
        self.runtime.spawn(async move {
            let item = lsp::ConfigurationItem { scope_uri: None, section: Some("rapporteur".to_owned()) };
            let params = lsp::ConfigurationParams { items: vec![item] };
            let answer = session.ask::<request::WorkspaceConfiguration>(params).await;
            if let Some(settings) =
                answer.and_then(|values| values.into_iter().next()).filter(Value::is_object)
            {
                session.change_settings(settings);
            }
        });
    }

    /// Has the client watch files; where it refuses, they are watched from here.
    pub fn register_watchers(self: &Arc<Self>, since: SystemTime) {
        let session = Arc::clone(self);
        self.runtime.spawn(async move {
            let params = lsp::RegistrationParams { registrations: vec![watchers()] };
            if session.ask::<request::RegisterCapability>(params).await.is_some() {
                session.look_later(since);
            } else {
                session.watch(since);
            }
        });
    }

    /// Has the client tell of changed settings by itself, where it does so only when asked to.
    pub fn register_settings(self: &Arc<Self>) {
        if !self.capabilities().registers_settings {
            return;
        }
        let session = Arc::clone(self);
        self.runtime.spawn(async move {
            let registration = lsp::Registration {
                id: "rapporteur/settings".to_owned(),
                method: "workspace/didChangeConfiguration".to_owned(),
                // Without a section the change is told without the values, for which the client is asked then.
                register_options: Some(json!({})),
            };
            let params = lsp::RegistrationParams { registrations: vec![registration] };
            session.ask::<request::RegisterCapability>(params).await;
        });
    }

    /// Watches files from here, in the folders of then; those of before are left. It begins when what is being read is
    /// known, since a watch is told of every file that is opened, and thousands at once are more than the system remembers.
    /// What changed since the moment at which the reading began, but before the watch, is read again.
    pub fn watch(self: &Arc<Self>, since: SystemTime) {
        let session = Arc::clone(self);
        self.runtime.spawn(async move {
            if !session.rested().await {
                return;
            }
            let (reader, view) = (Arc::downgrade(&session), session.view());
            let on_change = move |files: Vec<PathBuf>| {
                if let Some(session) = reader.upgrade() {
                    session.read(|due| due.files.extend(files));
                }
            };
            let Ok(watch) = tokio::task::spawn_blocking(move || view.watch(on_change)).await else { return };
            session.tell(&watch.notices, &[]);
            *lock(&session.watching) = Some(watch);
            session.look(since).await;
        });
    }

    /// A client's watch begins some time after it said yes, and nobody tells when: what it missed is looked for.
    pub fn look_later(self: &Arc<Self>, since: SystemTime) {
        let session = Arc::clone(self);
        self.runtime.spawn(async move {
            for pause in LOOKS {
                tokio::time::sleep(pause).await;
                Arc::clone(&session).look(since).await;
            }
        });
    }

    /// Reads again what changed since a moment, once what is being read is known.
    async fn look(self: Arc<Self>, since: SystemTime) {
        if !self.rested().await {
            return;
        }
        let view = self.view();
        let missed = tokio::task::spawn_blocking(move || view.missed(since)).await.unwrap_or_default();
        if !missed.is_empty() {
            self.read(|due| due.files.extend(missed));
        }
    }

    /// Waits until nothing is being read; `false` where that never comes.
    async fn rested(&self) -> bool {
        let mut changes = self.changes.subscribe();
        changes.wait_for(|_| !self.is_reading.load(Ordering::SeqCst)).await.is_ok()
    }
}

/// Documents and the configuration, whatever happens to them; and anything that is deleted, as folders are.
fn watchers() -> lsp::Registration {
    let watchers = [("**/*.{md,markdown,txt}", 7), ("**/rapporteur*.toml", 7), ("**", 4)];
    let watchers = watchers.map(|(pattern, kind)| json!({"globPattern": pattern, "kind": kind}));
    lsp::Registration {
        id: "rapporteur/files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({"watchers": watchers})),
    }
}
