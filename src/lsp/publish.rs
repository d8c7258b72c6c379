//! Findings on their way to the client: one task, woken by changes, checks what they touched and sends what differs.
//!
//! Clients that can be told to ask again are asked to ask (pull); all others are sent everything (push). Findings of
//! closed documents are sent to both, until a client asks for the findings of the whole workspace.

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::sync::watch;
use tower_lsp::lsp_types::{self as lsp, request};

use super::{
    capabilities::Delivery,
    session::{News, Session, View},
};
use crate::{
    corpus::{ByPath, DocPath, Entry, Touched},
    extract::DocumentKind,
    rule::{Meeting, Report, Silencer},
    text::fold,
    workspace::Checked,
};

/// Edits follow each other; findings are sent in a pause of this length ...
const PAUSE: Duration = Duration::from_millis(25);
/// ... and looked for as soon as so much of it is over: whoever stops to type need not wait for both ...
const BREATH: Duration = Duration::from_millis(10);
/// ... but no pause is waited for longer than this.
const LONGEST_WAIT: Duration = Duration::from_millis(250);
/// After this long, what was found so far is sent, and what changed meanwhile is looked at.
const STEP: Duration = Duration::from_millis(60);

/// The findings of all documents, as of a view.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// The view, once there is one.
    pub view: Option<View>,
    /// The findings by document.
    pub reports: ByPath<Arc<Report>>,
    /// The change that they include.
    pub change: u64,
    /// Whether nothing is left to check or to read.
    pub is_complete: bool,
}

impl Settled {
    /// The findings of one document as it is now. Which entries of the configuration silence nothing rests on all
    /// documents: there the last look at all of them counts.
    pub fn report(&self, view: &View, entry: &Arc<Entry>) -> Report {
        let mut report = view.check(entry);
        if entry.kind == DocumentKind::Configuration && self.is_complete {
            view.add_unused(entry, &used(&self.reports), Checked::Everything, &mut report);
        }
        report
    }
}

/// Everything that silences something.
fn used(reports: &ByPath<Arc<Report>>) -> BTreeSet<Silencer> {
    reports.values().flat_map(|report| report.used.iter().copied()).collect()
}

/// Documents that are checked together, on all cores.
const PART: usize = 128;

/// The fingerprint of findings that a client was sent and may have forgotten.
const FORGOTTEN: u64 = u64::MAX;

/// What the task keeps between two looks.
#[derive(Default)]
struct Desk {
    reports: ByPath<Arc<Report>>,
    /// For each document those whose reports rest on it.
    readers: BTreeMap<DocPath, BTreeSet<DocPath>>,
    /// Documents to be checked.
    due: BTreeSet<DocPath>,
    /// Documents whose findings may differ from what was sent.
    unsent: BTreeSet<DocPath>,
    /// What the client was sent: where, and which findings of which version.
    sent: BTreeMap<DocPath, (lsp::Url, u64)>,
    refresh: bool,
}

/// Changes that follow each other.
struct Burst {
    first: Instant,
    last: Instant,
}

impl Burst {
    fn begin() -> Self {
        let now = Instant::now();
        Self { first: now, last: now }
    }

    /// Waits for a pause behind the last change; whether nothing changed in it, or enough was waited in all.
    async fn is_over(&mut self, changes: &mut watch::Receiver<u64>, pause: Duration) -> bool {
        let longest = LONGEST_WAIT.saturating_sub(self.first.elapsed());
        let left = pause.saturating_sub(self.last.elapsed()).min(longest);
        let goes_on = tokio::time::timeout(left, changes.changed()).await.is_ok();
        if goes_on {
            self.last = Instant::now();
        }
        !goes_on || longest.is_zero()
    }
}

/// Waits until there is a change that was not looked at; `false` where none can come any more. Whether it was waited for
/// before does not matter: a burst that has lasted too long is over although it goes on.
async fn has_news(changes: &mut watch::Receiver<u64>, looked_at: u64) -> bool {
    changes.wait_for(|change| *change != looked_at).await.is_ok()
}

impl Session {
    /// Finds and sends, as long as the session lives.
    pub async fn publish_for_ever(self: Arc<Self>) {
        let mut changes = self.changes.subscribe();
        let (mut desk, mut burst, mut looked_at) = (Desk::default(), None, 0);
        loop {
            if desk.due.is_empty() && burst.is_none() {
                if !has_news(&mut changes, looked_at).await {
                    return;
                }
                burst = Some(Burst::begin());
            }
            if let Some(burst) = &mut burst {
                while !burst.is_over(&mut changes, BREATH).await {}
            }
            looked_at = *changes.borrow_and_update();
            // Until the corpus was read once, most citations lead nowhere: findings wait for it.
            if self.is_reading.load(Ordering::SeqCst) && !self.is_indexed.load(Ordering::SeqCst) {
                burst = None;
                continue;
            }
            // Asked for before the view is taken, so that what is read after it is not taken for known.
            let is_reading = self.is_reading.load(Ordering::SeqCst);
            let session = Arc::clone(&self);
            let work = move || {
                let (view, news) = session.news();
                let checked = desk.step(&view, &news);
                desk.unsent.extend(checked);
                (desk, view)
            };
            let Ok((moved, view)) = tokio::task::spawn_blocking(work).await else {
                eprintln!("rapporteur: the findings met a bug; everything is looked at anew");
                desk = Desk {
                    due: self.view().snapshot.entries().map(|entry| Arc::clone(&entry.path)).collect(),
                    ..Desk::default()
                };
                continue;
            };
            desk = moved;
            if self.listener().is_none() {
                return;
            }
            if let Some(burst) = burst.as_mut().filter(|_| desk.due.is_empty())
                && !burst.is_over(&mut changes, PAUSE).await
            {
                continue;
            }
            burst = None;
            self.send(&mut desk, &view).await;
            let is_complete = desk.due.is_empty() && !is_reading;
            let reports = desk.reports.clone();
            let snapshot = view.snapshot.clone();
            self.settled.send_replace(Settled { view: Some(view), reports, change: looked_at, is_complete });
            if is_complete {
                // Made in good time, so that the first letters that somebody types need not wait for it.
                tokio::task::spawn_blocking(move || drop(snapshot.directory()));
                if std::mem::take(&mut desk.refresh) {
                    tokio::spawn(Arc::clone(&self).ask_to_ask_again());
                }
            }
        }
    }

    /// Tells the client that what it asked for before may be answered otherwise now.
    async fn ask_to_ask_again(self: Arc<Self>) {
        let capabilities = self.capabilities();
        if capabilities.delivery == Delivery::Pull {
            self.ask::<request::WorkspaceDiagnosticRefresh>(()).await;
        }
        if capabilities.refreshes.tokens {
            self.ask::<request::SemanticTokensRefresh>(()).await;
        }
        if capabilities.refreshes.hints {
            self.ask::<request::InlayHintRefreshRequest>(()).await;
        }
        if capabilities.refreshes.lenses {
            self.ask::<request::CodeLensRefresh>(()).await;
        }
    }

    /// Sends the findings of documents where they differ from what was sent.
    async fn send(&self, desk: &mut Desk, view: &View) {
        let pulls = view.capabilities.delivery == Delivery::Pull;
        let is_pulled = pulls && self.is_pulled.load(Ordering::SeqCst);
        let mut paths: Vec<DocPath> = std::mem::take(&mut desk.unsent).into_iter().collect();
        if is_pulled {
            paths.extend(desk.sent.keys().cloned());
        }
        // Those that somebody looks at first.
        paths.sort_by_key(|path| !view.open.contains_key(path));
        for path in paths {
            let Some(client) = self.listener() else { return };
            let open = view.open.get(&path);
            if open.map(|open| open.version) != self.version(&path) {
                continue; // a newer text waits already
            }
            let silent = is_pulled || pulls && open.is_some();
            let entry = view.snapshot.entry(&path).filter(|_| !silent);
            let report = entry.and_then(|entry| Some((entry, desk.reports.get(&path)?)));
            let found = report.map_or_else(Vec::new, |(entry, report)| diagnostics(view, entry, report));
            let Some(uri) = view.url(&path).or_else(|| desk.sent.get(&path).map(|sent| sent.0.clone()))
            else {
                continue;
            };
            let version = open.map(|open| open.version);
            let print = if found.is_empty() { 0 } else { fingerprint(&found, version) };
            let old = desk.sent.remove(&path);
            if let Some((old, _)) = old.as_ref().filter(|(old, _)| *old != uri) {
                client.publish_diagnostics(old.clone(), Vec::new(), None).await;
            }
            // An open document is told of once even where nothing is wrong: that is news too.
            let news = match &old {
                Some((old, sent)) if *old == uri => *sent != print,
                _ => print != 0 || open.is_some() && !silent,
            };
            if news {
                client.publish_diagnostics(uri.clone(), found, version).await;
            }
            if print != 0 || open.is_some() && !silent {
                desk.sent.insert(path, (uri, print));
            }
        }
    }
}

impl Desk {
    /// Checks what the news touched, those first that somebody looks at, until the time for a step is up.
    fn step(&mut self, view: &View, news: &News) -> BTreeSet<DocPath> {
        self.refresh |= news.refresh;
        for path in &news.opened {
            if let Some((_, print)) = self.sent.get_mut(path) {
                *print = FORGOTTEN;
            }
            self.due.insert(Arc::clone(path));
        }
        let is_there = |path: &DocPath| view.snapshot.entry(path).is_some();
        let mut checked: BTreeSet<DocPath> = BTreeSet::new();
        if news.everything {
            // Folders may have come or gone, and documents have other names then: a client knows them by address.
            let sent = std::mem::take(&mut self.sent).into_iter();
            let named = sent.map(|(path, sent)| (view.path(&sent.0).unwrap_or(path), sent));
            self.sent = named.collect();
            self.due = view.snapshot.entries().map(|entry| Arc::clone(&entry.path)).collect();
            checked
                .extend(self.reports.keys().chain(self.sent.keys()).filter(|path| !is_there(path)).cloned());
        } else {
            self.due.extend(news.touched.documents.iter().cloned());
            self.due.extend(self.readers_of(&news.touched));
        }
        for gone in &checked {
            self.forget(gone);
        }
        let start = Instant::now();
        let (open, closed): (Vec<DocPath>, Vec<DocPath>) =
            self.due.iter().cloned().partition(|path| view.open.contains_key(path));
        for part in [open.as_slice()].into_iter().chain(closed.chunks(PART)) {
            self.check(view, part);
            checked.extend(part.iter().cloned());
            if start.elapsed() > STEP {
                break;
            }
        }
        if self.due.is_empty() {
            self.look_for_unused(view, &mut checked);
        }
        checked
    }

    /// The documents whose reports rest on what was touched.
    fn readers_of(&self, touched: &Touched) -> Vec<DocPath> {
        if touched.is_documents_only() {
            let readers = touched.documents.iter().filter_map(|path| self.readers.get(path));
            return readers.flatten().cloned().collect();
        }
        let meeting = Meeting::of(touched);
        let readers = self.reports.iter().filter(|(_, report)| meeting.meets(&report.reads));
        readers.map(|(path, _)| Arc::clone(path)).collect()
    }

    fn keep(&mut self, path: &DocPath, report: Report) {
        self.forget(path);
        for document in report.reads.documents() {
            self.readers.entry(Arc::clone(document)).or_default().insert(Arc::clone(path));
        }
        self.reports.insert(Arc::clone(path), Arc::new(report));
    }

    fn forget(&mut self, path: &DocPath) {
        let Some(report) = self.reports.remove(path) else { return };
        for document in report.reads.documents() {
            let Some(readers) = self.readers.get_mut(document) else { continue };
            readers.remove(path);
            if readers.is_empty() {
                self.readers.remove(document);
            }
        }
    }

    /// When all documents are checked, it is known what silences nothing in the configuration and the baseline.
    fn look_for_unused(&mut self, view: &View, checked: &mut BTreeSet<DocPath>) {
        let files = [&view.roots.config, &view.roots.baseline].map(|file| view.roots.doc_path(file));
        let entries: Vec<Arc<Entry>> =
            files.iter().filter_map(|path| view.snapshot.entry(path)).cloned().collect();
        let is_nothing_silenced = view.settings.ignores.is_empty() && view.baseline.rows().is_empty();
        if entries.is_empty() || is_nothing_silenced {
            return;
        }
        let used = used(&self.reports);
        for entry in entries {
            let mut report = view.check(&entry);
            view.add_unused(&entry, &used, Checked::Everything, &mut report);
            if self.reports.get(&entry.path).is_none_or(|old| **old != report) {
                self.keep(&entry.path, report);
                checked.insert(Arc::clone(&entry.path));
            }
        }
    }

    fn check(&mut self, view: &View, paths: &[DocPath]) {
        let entries: Vec<Arc<Entry>> =
            paths.iter().filter_map(|path| view.snapshot.entry(path)).cloned().collect();
        for path in paths {
            self.due.remove(path);
            self.forget(path);
        }
        for (entry, report) in entries.iter().zip(check(view, &entries)) {
            self.keep(&entry.path, report);
        }
    }
}

/// The findings of some documents; a bug in a rule costs the findings of one document.
fn check(view: &View, entries: &[Arc<Entry>]) -> Vec<Report> {
    let all = || view.check_all(entries, &|_, level| level, &|_| {});
    catch_unwind(AssertUnwindSafe(all)).unwrap_or_else(|_| {
        let one = |entry| catch_unwind(AssertUnwindSafe(|| view.check(entry))).unwrap_or_default();
        entries.iter().map(one).collect()
    })
}

/// The findings of a document, as the client takes them.
pub fn diagnostics(view: &View, entry: &Entry, report: &Report) -> Vec<lsp::Diagnostic> {
    report.diagnostics.iter().map(|found| view.diagnostic(entry, found)).collect()
}

/// Tells findings apart, for a version where they are pushed. Also the result id of findings that are pulled.
pub fn fingerprint(found: &[lsp::Diagnostic], version: Option<i32>) -> u64 {
    fold::fingerprint(json!([found, version]).to_string().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_changes_as_a_burst_is_given_up_has_news() {
        let counted = watch::Sender::new(0);
        let mut changes = counted.subscribe();
        let looked_at = *changes.borrow_and_update();
        counted.send_replace(1);
        let ago = Instant::now().checked_sub(LONGEST_WAIT);
        let mut burst = Burst { first: ago.unwrap_or_else(Instant::now), last: Instant::now() };
        assert!(burst.is_over(&mut changes, PAUSE).await);
        let waits = async |changes: &mut watch::Receiver<u64>, looked_at| {
            tokio::time::timeout(Duration::from_millis(50), has_news(changes, looked_at)).await.is_err()
        };
        assert!(!waits(&mut changes, looked_at).await, "the change is lost");
        assert!(waits(&mut changes, 1).await);
    }
}
