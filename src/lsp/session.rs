//! The server's state under one lock that a panic does not poison: the workspace, the open documents, what changed.
//!
//! Messages change it without waiting. Edits only change a buffer; the document is read when somebody asks, so that a
//! storm of edits costs one reading. Readers take a [`View`], which nothing changes any more.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::SystemTime,
};

use serde_json::Value;
use tokio::{
    runtime::Handle,
    sync::{Notify, watch},
};
use tower_lsp::{Client, lsp_types as lsp};

use super::{
    aside::{Asker, Tokens, Working},
    capabilities::Capabilities,
    convert::{self, Address},
    outbox::Outbox,
    publish::Settled,
    reading::Due,
    request::colour,
};
use crate::{
    corpus::{DocPath, Entry, Touched},
    text::buffer::Buffer,
    workspace::{self, Options, Roots, Watch, Workspace},
};

/// A document that the client has open.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its address as the client writes it.
    pub uri: lsp::Url,
    /// Where that leads.
    address: Address,
    /// The client's version.
    pub version: i32,
    /// Whether the client's text is surely ours: if not, no edits are offered until its next full text.
    pub in_step: bool,
    /// Its text.
    pub buffer: Buffer,
}

/// What an answer is made from; immutable, and cheap to make.
#[derive(Debug, Clone)]
pub struct View {
    /// The corpus.
    corpus: workspace::View,
    /// What the client can take.
    pub capabilities: Arc<Capabilities>,
    /// The open documents.
    pub open: Arc<BTreeMap<DocPath, Opened>>,
}

impl Deref for View {
    type Target = workspace::View;

    fn deref(&self) -> &workspace::View {
        &self.corpus
    }
}

impl View {
    /// The address of a document: as the client wrote it where it is open.
    pub fn url(&self, document: &str) -> Option<lsp::Url> {
        if let Some(open) = self.open.get(document) {
            return Some(open.uri.clone());
        }
        match self.roots.file_path(document) {
            Some(file) => lsp::Url::from_file_path(file).ok(),
            None => lsp::Url::parse(document).ok(),
        }
    }

    /// The document at an address; `None` where it is no business of ours.
    pub fn path(&self, uri: &lsp::Url) -> Option<DocPath> {
        convert::address(uri).map(|address| path(&self.roots, &address))
    }
}

/// What changed since the last time that anybody asked.
#[derive(Debug, Default)]
pub struct News {
    /// What the changes touched.
    pub touched: Touched,
    /// Whether everything may differ.
    pub everything: bool,
    /// Whether it changed by more than edits, so that the client should ask for everything again.
    pub refresh: bool,
    /// Documents that were opened: whatever their client was told of them before, it may have forgotten.
    pub opened: BTreeSet<DocPath>,
}

#[derive(Debug)]
struct State {
    capabilities: Arc<Capabilities>,
    workspace: Workspace,
    folders: Vec<PathBuf>,
    /// The client's settings.
    settings: Option<Value>,
    open: Arc<BTreeMap<DocPath, Opened>>,
    /// The open documents by address: a link that is turned elsewhere meanwhile does not part them from their edits.
    addresses: BTreeMap<Address, DocPath>,
    /// Open documents whose buffer is newer than their facts.
    unread: BTreeSet<DocPath>,
    news: News,
    /// Counts the workspaces: a job of an earlier one is of no use.
    era: u64,
}

/// One client's session.
pub struct Session {
    client: Client,
    /// Runs what nobody waits for.
    pub runtime: Handle,
    state: Mutex<State>,
    /// Counts changes; whoever works on the state's behalf wakes by it.
    pub changes: watch::Sender<u64>,
    /// Counts openings and edits.
    pub edits: watch::Sender<u64>,
    /// What is to be read from files.
    pub due: Mutex<Due>,
    /// Wakes the reader of files.
    pub reader: Notify,
    /// The folders under watch, where the client watches none.
    pub watching: Mutex<Option<Watch>>,
    /// Whether files are being read, or wait to be.
    pub is_reading: AtomicBool,
    /// Whether the corpus was read once, or the attempt was given up.
    pub is_indexed: AtomicBool,
    /// Whether the client wants the reading to stop.
    pub stop_reading: AtomicBool,
    /// The last findings of all documents.
    pub settled: watch::Sender<Settled>,
    /// Whether the client asked for the findings of the whole workspace; from then on none are sent to it.
    pub is_pulled: AtomicBool,
    /// Documents of which the client was told findings when it asked: it may have forgotten that it was.
    pub told: Mutex<BTreeSet<DocPath>>,
    /// The colours that it was told last.
    pub coloured: colour::Told,
    /// Answers that are being made aside.
    pub working: Working,
    /// Whether `shutdown` has come.
    pub is_shut_down: AtomicBool,
    /// How much was read from files so far.
    pub readings: Mutex<Readings>,
    /// Whether the next job is to meet a bug, as tests want it.
    #[cfg(debug_assertions)]
    pub is_tried: AtomicBool,
    outbox: Outbox,
}

/// How much was read from files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Readings {
    /// Jobs.
    pub jobs: usize,
    /// Documents, each as often as it was read.
    pub documents: usize,
}

/// Locks what a panic may have left locked: each change leaves it whole enough to go on with.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Session {
    /// A session in which nothing has been said yet; what must come before an answer leaves by `outbox`.
    pub fn new(client: Client, outbox: Outbox) -> Self {
        let state = State {
            capabilities: Arc::new(Capabilities::read(&Value::Null)),
            workspace: Workspace::new(&[], Options::default()),
            folders: Vec::new(),
            settings: None,
            open: Arc::default(),
            addresses: BTreeMap::new(),
            unread: BTreeSet::new(),
            news: News::default(),
            era: 0,
        };
        Self {
            client,
            runtime: Handle::current(),
            state: Mutex::new(state),
            changes: watch::Sender::new(0),
            edits: watch::Sender::new(0),
            due: Mutex::default(),
            reader: Notify::new(),
            watching: Mutex::default(),
            is_reading: AtomicBool::new(false),
            is_indexed: AtomicBool::new(false),
            stop_reading: AtomicBool::new(false),
            settled: watch::Sender::new(Settled::default()),
            is_pulled: AtomicBool::new(false),
            told: Mutex::default(),
            coloured: colour::Told::default(),
            working: Working::default(),
            is_shut_down: AtomicBool::new(false),
            readings: Mutex::default(),
            #[cfg(debug_assertions)]
            is_tried: AtomicBool::new(false),
            outbox,
        }
    }

    /// Somebody who waits for an answer, with the tokens that the request offers.
    pub fn asker(&self, tokens: Tokens) -> Asker {
        Asker::new(self.outbox.clone(), tokens)
    }

    /// Takes what the client can do, and its folders.
    pub fn begin(&self, capabilities: Capabilities) {
        let mut state = lock(&self.state);
        state.folders.clone_from(&capabilities.folders);
        state.settings.clone_from(&capabilities.settings);
        state.capabilities = Arc::new(capabilities);
        state.renew();
    }

    /// Whom to tell of what the server notices by itself; nobody from `shutdown` on, when only questions are answered.
    pub fn listener(&self) -> Option<Client> {
        (!self.is_shut_down.load(Ordering::SeqCst)).then(|| self.client.clone())
    }

    /// What the client can do.
    pub fn capabilities(&self) -> Arc<Capabilities> {
        Arc::clone(&lock(&self.state).capabilities)
    }

    /// What readers work on: every edit that came so far is in it.
    pub fn view(&self) -> View {
        lock(&self.state).view()
    }

    /// The view, with the news since the last call.
    pub fn news(&self) -> (View, News) {
        let mut state = lock(&self.state);
        let view = state.view();
        (view, std::mem::take(&mut state.news))
    }

    /// The version of an open document.
    pub fn version(&self, document: &str) -> Option<i32> {
        lock(&self.state).open.get(document).map(|open| open.version)
    }

    /// The view and the document at an address; `None` where it is no business of ours.
    pub fn at(&self, uri: &lsp::Url) -> Option<(View, Arc<Entry>)> {
        let mut state = lock(&self.state);
        let path = state.path(uri)?;
        let view = state.view();
        let entry = view.snapshot.entry(&path)?.clone();
        Some((view, entry))
    }

    /// A document was opened.
    pub fn open(&self, document: lsp::TextDocumentItem) {
        let mut state = lock(&self.state);
        let Some(address) = convert::address(&document.uri) else { return };
        let path = state.path_of(&address);
        let buffer = Buffer::new(&document.text);
        let (uri, version) = (document.uri, document.version);
        let opened = Opened { uri, address: address.clone(), version, in_step: true, buffer };
        let other = Arc::make_mut(&mut state.open).insert(Arc::clone(&path), opened);
        // Of two buffers of one file, by way of a link, the one opened last holds.
        if let Some(other) = other.filter(|other| other.address != address) {
            state.addresses.remove(&other.address);
        }
        state.addresses.insert(address, Arc::clone(&path));
        state.news.opened.insert(Arc::clone(&path));
        state.unread.insert(path);
        drop(state);
        self.edited();
    }

    /// A document was edited.
    pub fn change(&self, params: lsp::DidChangeTextDocumentParams) {
        let mut state = lock(&self.state);
        let encoding = state.capabilities.encoding;
        let Some(address) = convert::address(&params.text_document.uri) else { return };
        let path = state.addresses.get(&address).cloned().unwrap_or_default();
        let Some(open) = Arc::make_mut(&mut state.open).get_mut(&path) else {
            eprintln!("rapporteur: an edit of a document that is not open");
            return;
        };
        // Numbers may be left out (Neovim counts more than edits), but never come twice or run backwards.
        let was_in_step = open.in_step && params.text_document.version > open.version;
        // Should a bug strike in between, the document is out of step.
        open.in_step = false;
        open.version = params.text_document.version;
        let mut in_step = was_in_step;
        for change in params.content_changes {
            match change.range {
                None => (open.buffer, in_step) = (Buffer::new(&change.text), true),
                Some(range) => {
                    let [start, end] = [range.start, range.end].map(convert::position);
                    in_step &= open.buffer.has(start) && open.buffer.has(end);
                    open.buffer.replace(start, end, encoding, &change.text);
                }
            }
        }
        open.in_step = in_step;
        state.unread.insert(path);
        drop(state);
        if was_in_step && !in_step {
            eprintln!(
                "rapporteur: an edit that does not fit its document; no edits are offered until its next full text"
            );
        }
        self.edited();
    }

    /// A document was closed: its file is the truth again.
    pub fn close(&self, uri: &lsp::Url) {
        let mut state = lock(&self.state);
        let address = convert::address(uri);
        let Some(path) = address.and_then(|address| state.addresses.remove(&address)) else { return };
        Arc::make_mut(&mut state.open).remove(&path);
        state.unread.remove(&path);
        let touched = state.workspace.close(&path);
        state.news.touched.merge(touched);
        state.news.touched.documents.insert(path);
        drop(state);
        self.changed();
    }

    /// A notification was lost, since it could not be read: if it was an edit, its document is out of step.
    pub fn lost(&self, method: &str, params: Option<&Value>) {
        if method != "textDocument/didChange" {
            return;
        }
        let uri = params.and_then(|params| params.pointer("/textDocument/uri")).and_then(Value::as_str);
        let uri = uri.and_then(|uri| lsp::Url::parse(uri).ok());
        let mut state = lock(&self.state);
        let path = uri.and_then(|uri| state.path(&uri));
        let lost = Arc::make_mut(&mut state.open).iter_mut();
        lost.filter(|(open, _)| path.as_ref().is_none_or(|path| path == *open))
            .for_each(|(_, open)| open.in_step = false);
    }

    /// The client's folders changed: the corpus begins anew.
    pub fn change_folders(self: &Arc<Self>, event: &lsp::WorkspaceFoldersChangeEvent) {
        let since = SystemTime::now();
        let mut state = lock(&self.state);
        let path = |folder: &lsp::WorkspaceFolder| folder.uri.to_file_path().ok();
        let removed: Vec<PathBuf> = event.removed.iter().filter_map(path).collect();
        state.folders.retain(|folder| !removed.contains(folder));
        let added: Vec<PathBuf> =
            event.added.iter().filter_map(path).filter(|folder| !state.folders.contains(folder)).collect();
        state.folders.extend(added);
        state.renew();
        drop(state);
        self.begin_anew(since);
    }

    /// Where a configuration came or went by which the corpus lies elsewhere than before, it begins anew.
    pub fn follow(self: &Arc<Self>, files: &[PathBuf]) -> bool {
        let since = SystemTime::now();
        let mut state = lock(&self.state);
        let has_moved = state.workspace.has_moved(&state.folders, files);
        if has_moved {
            state.renew();
            drop(state);
            self.begin_anew(since);
        }
        has_moved
    }

    fn begin_anew(self: &Arc<Self>, since: SystemTime) {
        self.read(|due| due.everything = true);
        let is_own = lock(&self.watching).is_some();
        if is_own {
            self.watch(since);
        } else {
            self.look_later(since);
        }
        self.changed();
    }

    /// Files changed, or folders, on the disk.
    pub fn files_changed(&self, uris: impl IntoIterator<Item = lsp::Url>) {
        let files: Vec<PathBuf> = uris.into_iter().filter_map(|uri| uri.to_file_path().ok()).collect();
        if !files.is_empty() {
            self.read(|due| due.files.extend(files));
        }
    }

    /// Likewise, by their addresses as a client writes them.
    pub fn files_named<'a>(&self, uris: impl IntoIterator<Item = &'a str>) {
        self.files_changed(uris.into_iter().filter_map(|uri| lsp::Url::parse(uri).ok()));
    }

    /// The client told its settings; where they are the same as before, that is no change.
    pub fn change_settings(&self, settings: Value) {
        let mut state = lock(&self.state);
        if state.settings.as_ref() == Some(&settings) {
            return;
        }
        state.settings = Some(settings.clone());
        drop(state);
        self.read(|due| due.settings = Some(settings));
    }

    /// Something is to be read from files.
    pub fn read(&self, what: impl FnOnce(&mut Due)) {
        let mut due = lock(&self.due);
        what(&mut due);
        self.is_reading.store(true, Ordering::SeqCst);
        drop(due);
        self.reader.notify_one();
    }

    /// Works on the workspace, with every edit that came so far read, and with its era: a job belongs to one.
    pub fn with_workspace<T>(&self, work: impl FnOnce(&mut Workspace, &mut News, u64) -> T) -> T {
        let mut state = lock(&self.state);
        state.read_edits();
        let State { workspace, news, era, .. } = &mut *state;
        work(workspace, news, *era)
    }

    fn edited(&self) {
        self.edits.send_modify(|count| *count += 1);
        self.changed();
    }

    /// Tells those who wait that something changed.
    pub fn changed(&self) {
        self.changes.send_modify(|count| *count += 1);
    }
}

impl State {
    /// Begins with an empty corpus over the folders, to which the open documents come at once.
    fn renew(&mut self) {
        let options = Options { client: self.settings.clone(), ..Options::default() };
        self.workspace = Workspace::new(&self.folders, options);
        self.era += 1;
        self.news.everything = true;
        self.addresses.clear();
        let open = std::mem::take(&mut self.open);
        let open = open.values().map(|open| (self.path_of(&open.address), open.clone()));
        let open: BTreeMap<DocPath, Opened> = open.collect();
        self.addresses = open.iter().map(|(path, open)| (open.address.clone(), Arc::clone(path))).collect();
        self.unread = open.keys().cloned().collect();
        self.open = Arc::new(open);
    }

    fn path(&self, uri: &lsp::Url) -> Option<DocPath> {
        convert::address(uri).map(|address| self.path_of(&address))
    }

    fn path_of(&self, address: &Address) -> DocPath {
        self.addresses.get(address).cloned().unwrap_or_else(|| path(self.workspace.roots(), address))
    }

    fn read_edits(&mut self) {
        while let Some(path) = self.unread.pop_first() {
            let Some(open) = self.open.get(&path) else { continue };
            let text = Arc::from(open.buffer.text());
            let touched = self.workspace.change(path, text, open.version);
            self.news.touched.merge(touched);
        }
    }

    fn view(&mut self) -> View {
        self.read_edits();
        View {
            corpus: self.workspace.view(),
            capabilities: Arc::clone(&self.capabilities),
            open: Arc::clone(&self.open),
        }
    }
}

fn path(roots: &Roots, address: &Address) -> DocPath {
    match address {
        Address::File(file) => roots.doc_path(file),
        Address::Unsaved(name) => DocPath::from(name.as_str()),
    }
}
