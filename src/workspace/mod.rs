//! The one resolver that the server and the terminal share: roots, kinds of documents, open buffers over files.
//!
//! Long work never holds the workspace: [`Workspace::index_job`] and [`Workspace::files_changed`] give a [`Job`] that runs
//! anywhere, and [`Workspace::absorb`] takes what it read; where others use the workspace meanwhile, [`Batch::applied`] does
//! the long part of that beside it, and [`Workspace::take`] the rest. Open buffers always win. Files are written only when a
//! fix was asked for.

mod absorb;
mod amend;
mod decode;
pub mod disk;
mod job;
mod missed;
mod notice;
mod reader;
mod relocate;
mod rename;
mod roots;
pub mod shelf;
mod silence;
mod texts;
mod unknown;
mod waive;
mod watch;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    config::{self, Baseline, Settings},
    corpus::{Change, Corpus, DocPath, Entry, Excerpt, Snapshot, Touched},
    extract::{Lexicon, facts::Problem, profile::ProfileNames},
    query::{self, Explanation, Insertion, completion::Completions},
    rule::{self, Level, Pinned, Report, Rule},
    text::{Document, Span},
};
pub use absorb::{Absorbed, Applied};
pub use amend::Amendment;
pub use job::{Batch, Cancelled, Job, OnProgress, Progress};
pub use notice::{Notice, Trouble};
pub use rename::Respelling;
pub use roots::{Roots, absolute};
pub use silence::{Checked, Named};
pub use texts::{Open, Texts};
pub use waive::Waiver;
pub use watch::{MAX_FOLDERS, Watch};

use job::{Names, Task};
use reader::Reader;

/// What a workspace is opened with, besides its roots.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A folder of profiles outside the roots.
    pub profiles: Option<PathBuf>,
    /// Another baseline than the one beside the configuration.
    pub baseline: Option<PathBuf>,
    /// Another configuration than the `rapporteur.toml` of the roots.
    pub config: Option<PathBuf>,
    /// The client's settings: an object of the shape of `rapporteur.toml`, alone or under `rapporteur`.
    pub client: Option<serde_json::Value>,
}

/// What readers work on: immutable, cheap to make and to clone.
#[derive(Debug, Clone)]
pub struct View {
    /// All documents' facts.
    pub snapshot: Snapshot,
    /// The settings in force.
    pub settings: Arc<Settings>,
    /// The findings that are known and kept.
    pub baseline: Arc<Baseline>,
    /// The words of documents.
    pub texts: Texts,
    /// Where the corpus lies.
    pub roots: Arc<Roots>,
    lexicon: Arc<Lexicon>,
}

impl View {
    /// How words of a document's text within a span were understood, and why; `None` where the text is not the one that
    /// was read.
    pub fn explain(&self, entry: &Entry, text: Arc<str>, within: Span) -> Option<Vec<Explanation>> {
        let document = Document::read(text, reader::format(&entry.path));
        let fits = entry.facts.are_of(&document.text);
        fits.then(|| query::explain(&self.snapshot, entry, &document, &self.lexicon, within))
    }

    /// What may be written at a byte offset of a document with this text.
    pub fn completions(&self, entry: &Entry, text: &str, offset: u32) -> Completions {
        let reader = self.reader();
        let reread = |text: &str| reader.entry(&entry.path, text);
        query::completion::completions(&self.snapshot, entry, text, offset, &reread)
    }

    /// What may be put into a document at a byte offset, as it would be read there.
    pub fn insertions(&self, entry: &Entry, offset: u32) -> Vec<Insertion> {
        let reader = self.reader();
        query::insertions(&self.snapshot, entry, offset, &|text| reader.entry(&entry.path, text))
    }

    /// A document with its words; `None` where its text is not the one that was read.
    pub fn document(&self, entry: &Entry) -> Option<Document> {
        Some(Document::read(self.text_as_read(entry)?, reader::format(&entry.path)))
    }

    fn reader(&self) -> Reader {
        Reader {
            roots: Arc::clone(&self.roots),
            settings: Arc::clone(&self.settings),
            lexicon: Arc::clone(&self.lexicon),
        }
    }

    /// The findings of one document, at the levels that are set for it.
    pub fn check(&self, entry: &Arc<Entry>) -> Report {
        self.check_with(entry, &|_, level| level)
    }

    /// The findings of some documents, in their order, on all cores; `adjust` has the last word on a rule's level.
    pub fn check_all(
        &self,
        entries: &[Arc<Entry>],
        adjust: &(dyn Fn(&Rule, Level) -> Level + Sync),
        done: &(dyn Fn(usize) + Sync),
    ) -> Vec<Report> {
        disk::in_parallel(entries, done, |entry| self.check_with(entry, adjust))
    }

    /// Watches the corpus's folders, as [`Workspace::watch`] does; this holds up nobody while a large corpus is walked.
    pub fn watch(&self, on_change: impl Fn(Vec<PathBuf>) + Send + 'static) -> Watch {
        watch::watch(&self.roots, &self.settings, on_change)
    }

    fn check_with(&self, entry: &Arc<Entry>, adjust: &dyn Fn(&Rule, Level) -> Level) -> Report {
        let names = self.roots.names_for_globs(&entry.path);
        let level = |rule: &Rule| {
            let set = names.iter().find_map(|name| self.settings.level_set(name, rule.name));
            adjust(rule, set.unwrap_or(rule.level))
        };
        let mut report = rule::check(&self.snapshot, entry, &self.pinned(entry), &level);
        self.silence(entry, &mut report);
        self.add_unknown(entry, &mut report);
        report
    }

    /// The texts that the rules need for a document, where they still are what was read.
    fn pinned(&self, entry: &Entry) -> Pinned {
        let text = |path: DocPath| {
            let text = self.text_as_read(self.snapshot.entry(&path)?)?;
            Some((path, text))
        };
        let (reader, words) = (self.reader(), rule::wanted_words(&self.snapshot, entry));
        let sources = words.into_iter().filter_map(text).filter_map(|(path, text)| {
            let source = reader.with_words(self.snapshot.entry(&path)?, text);
            Some((path, Arc::new(source)))
        });
        Pinned::new(rule::wanted(&self.snapshot, entry).into_iter().filter_map(text), sources)
    }
}

/// Roots, settings, open buffers and the corpus.
#[derive(Debug)]
pub struct Workspace {
    reader: Reader,
    config: config::Reading,
    client: Option<serde_json::Value>,
    names: Arc<Names>,
    on_disk: Arc<BTreeSet<DocPath>>,
    open: Arc<BTreeMap<DocPath, Open>>,
    corpus: Corpus,
    /// Counts changes of what jobs start from: names, settings, the list of files. A batch of an older one is stale.
    generation: u64,
    /// Files that changed since the last whole job was made.
    changed: BTreeSet<PathBuf>,
}

impl Workspace {
    /// A workspace over some folders or files, of which nothing is read yet but `rapporteur.toml`: run
    /// [`Workspace::index_job`].
    pub fn new(roots: &[PathBuf], options: Options) -> Self {
        let Options { profiles, baseline, config, client } = options;
        let mut roots = Roots::of(roots, profiles.as_deref());
        roots.config = config.map_or(roots.config, |file| absolute(&file));
        roots.baseline = baseline.map_or(roots.baseline, |file| absolute(&file));
        let roots = Arc::new(roots);
        let read = |file: &PathBuf| if roots.is_astray(file) { None } else { disk::text(file) };
        let [text, known] = [&roots.config, &roots.baseline].map(read);
        let config = reader::settings(text.as_deref(), known.as_deref(), client.as_ref());
        let settings = Arc::new(config.settings.clone());
        // The built-in names are known from the first moment on.
        let lexicon = Lexicon::shared(&[], &settings.policy.measures);
        let reader = Reader { roots, settings, lexicon };
        Self {
            corpus: Corpus::new(reader.settings.policy.clone()),
            reader,
            config,
            client,
            names: Arc::default(),
            on_disk: Arc::default(),
            open: Arc::default(),
            generation: 0,
            changed: BTreeSet::new(),
        }
    }

    /// Whether a workspace over the same folders would lie elsewhere now, or be configured elsewhere, since one of these
    /// files is a `rapporteur.toml` that came or went.
    pub fn has_moved(&self, folders: &[PathBuf], files: &[PathBuf]) -> bool {
        let is_named = |file: &PathBuf| file.file_name().is_some_and(|name| name == config::FILE);
        if !files.iter().any(is_named) {
            return false;
        }
        let old = &self.reader.roots;
        let new = Roots::of(folders, old.profiles.as_deref());
        (&new.base, &new.read, &new.config) != (&old.base, &old.read, &old.config)
    }

    /// What readers work on.
    pub fn view(&self) -> View {
        View {
            snapshot: self.snapshot(),
            settings: Arc::clone(&self.reader.settings),
            baseline: Arc::clone(&self.config.baseline),
            texts: self.texts(),
            roots: Arc::clone(&self.reader.roots),
            lexicon: Arc::clone(&self.reader.lexicon),
        }
    }

    /// All documents' facts as they are now.
    pub fn snapshot(&self) -> Snapshot {
        self.corpus.snapshot()
    }

    /// The settings in force.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.reader.settings
    }

    /// What is wrong in the client's settings.
    pub fn client_problems(&self) -> &[String] {
        &self.config.client_problems
    }

    /// Where the corpus lies.
    pub fn roots(&self) -> &Arc<Roots> {
        &self.reader.roots
    }

    /// The words of documents.
    pub fn texts(&self) -> Texts {
        Texts { roots: Arc::clone(&self.reader.roots), open: Arc::clone(&self.open) }
    }

    /// The text of a document, from its buffer or its file.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        self.texts().text(path)
    }

    /// The words of an excerpt; `None` where the text is no longer the one that it was taken from.
    pub fn excerpt(&self, excerpt: &Excerpt) -> Option<String> {
        self.texts().excerpt(excerpt)
    }

    /// The name of the document in a file.
    pub fn doc_path(&self, file: &Path) -> DocPath {
        self.reader.roots.doc_path(file)
    }

    /// The file of a document; `None` for a buffer that is in no file.
    pub fn file_path(&self, path: &DocPath) -> Option<PathBuf> {
        self.reader.roots.file_path(path)
    }

    /// A document was opened: from now on its buffer is the truth.
    pub fn open(&mut self, path: DocPath, text: Arc<str>, version: i32) -> Touched {
        let touched = Arc::clone(&path);
        Arc::make_mut(&mut self.open).insert(path, Open { text, version });
        self.read_open(&touched)
    }

    /// Reads a text as a document of that name, without adding it to the corpus; `None` where a bug strikes.
    pub fn read(&self, path: &DocPath, text: &str) -> Option<Entry> {
        self.reader.entry_unless_broken(path, text)
    }

    /// What is wrong in `rapporteur.toml`.
    pub fn configuration_problems(&self) -> &[Problem] {
        &self.config.problems
    }

    /// An open document changed; one that is not open is opened.
    pub fn change(&mut self, path: DocPath, text: Arc<str>, version: i32) -> Touched {
        self.open(path, text, version)
    }

    /// A document was closed: its file is the truth again; what is in no file of the corpus is forgotten.
    pub fn close(&mut self, path: &DocPath) -> Touched {
        if Arc::make_mut(&mut self.open).remove(path).is_none() {
            return Touched::default();
        }
        self.changed.extend(self.file_path(path));
        self.read_closed(path)
    }

    fn read_closed(&mut self, path: &DocPath) -> Touched {
        if self.is_configuration(path) {
            return self.put_configuration(path);
        }
        let file = self.file_path(path);
        let known = self.on_disk.contains(path);
        let text = file.filter(|_| known).and_then(|file| disk::read(&file).ok().flatten());
        let change = text
            .map_or_else(|| Change::Remove(Arc::clone(path)), |decoded| self.reading(path, &decoded.text));
        self.corpus.apply([change])
    }

    /// What reading a text means for the corpus: a document that cannot be read for a bug is not in it.
    fn reading(&self, path: &DocPath, text: &str) -> Change {
        let entry = self.reader.entry_unless_broken(path, text);
        entry.map_or_else(|| Change::Remove(Arc::clone(path)), Change::Put)
    }

    fn read_open(&mut self, path: &DocPath) -> Touched {
        if self.is_configuration(path) {
            return self.put_configuration(path);
        }
        let Some(open) = self.open.get(path) else { return Touched::default() };
        if self.reader.is_excluded(path) || disk::excess(open.text.as_bytes()).is_some() {
            return self.corpus.apply([Change::Remove(Arc::clone(path))]);
        }
        let change = self.reading(path, &Arc::clone(&open.text));
        self.corpus.apply([change])
    }

    fn is_configuration(&self, path: &DocPath) -> bool {
        self.file_path(path).is_some_and(|file| self.reader.roots.is_configuration(&file))
    }

    /// While it is edited, what is wrong in the configuration is told at once; it takes effect when it is saved.
    fn put_configuration(&mut self, path: &DocPath) -> Touched {
        let change = match self.text(path) {
            Some(text) => {
                let is_baseline = self.file_path(path).as_ref() == Some(&self.reader.roots.baseline);
                let problems = if is_baseline {
                    Baseline::read(&text).problems
                } else {
                    Settings::read(Some(&text), None).problems
                };
                Change::Put(reader::configuration(Arc::clone(path), &text, problems))
            }
            None => Change::Remove(Arc::clone(path)),
        };
        self.corpus.apply([change])
    }

    /// A job that reads everything.
    pub fn index_job(&mut self) -> Job {
        self.changed.clear();
        self.job(Task::Whole)
    }

    /// A job that reads these files anew, those under them where they are folders, and whatever else their change
    /// touches: other documents where a profile's names changed, everything where settings did. The files are named as
    /// [`Roots::resolved`] names them.
    pub fn files_changed(&mut self, files: &[PathBuf]) -> Option<Job> {
        let files: BTreeSet<PathBuf> =
            files.iter().map(|file| absolute(file)).filter(|file| self.is_of_interest(file)).collect();
        if files.is_empty() {
            return None;
        }
        self.changed.extend(files.iter().cloned());
        Some(self.job(Task::Paths(files)))
    }

    /// Watches the corpus's files for clients that do not; what is told goes to [`Workspace::files_changed`].
    pub fn watch(&self, on_change: impl Fn(Vec<PathBuf>) + Send + 'static) -> Watch {
        watch::watch(&self.reader.roots, &self.reader.settings, on_change)
    }

    /// Whether the change of a file or folder can matter: a document, the configuration, or a folder that holds any.
    fn is_of_interest(&self, file: &Path) -> bool {
        let held = || {
            let folder = format!("{}/", self.reader.roots.name(file));
            let next =
                self.on_disk.range::<str, _>((Bound::Included(folder.as_str()), Bound::Unbounded)).next();
            next.is_some_and(|path| path.starts_with(&folder)) || disk::is_folder(file)
        };
        disk::is_document(file) || self.reader.roots.is_configuration(file) || held()
    }

    /// New settings of the client, with the job that makes them hold.
    pub fn set_client_settings(&mut self, client: Option<serde_json::Value>) -> Job {
        self.client = client;
        let config = self.reader.roots.config.clone();
        self.changed.insert(config.clone());
        self.job(Task::Paths(BTreeSet::from([config])))
    }

    /// A job for the open profiles whose names differ from those in force; to be asked for when an open document was
    /// quiet for a second, since names touch other documents. `None` where nothing differs.
    pub fn unsettled(&mut self) -> Option<Job> {
        let differs = |(path, open): &(&DocPath, &Open)| {
            let is_member = self.on_disk.contains(*path);
            let may_be =
                self.names.contains_key(*path) || self.reader.may_be_profile(path, open.text.as_bytes());
            let names = || -> Option<ProfileNames> { self.reader.names(path, &open.text) };
            is_member && may_be && names().as_ref() != self.names.get(*path)
        };
        let paths: Vec<DocPath> =
            self.open.iter().filter(differs).map(|(path, _)| Arc::clone(path)).collect();
        let files: BTreeSet<PathBuf> = paths.iter().filter_map(|path| self.file_path(path)).collect();
        (!files.is_empty()).then(|| self.job(Task::Paths(files)))
    }

    fn job(&self, task: Task) -> Job {
        Job {
            task,
            generation: self.generation,
            reader: self.reader.clone(),
            config: self.config.clone(),
            client: self.client.clone(),
            names: Arc::clone(&self.names),
            on_disk: Arc::clone(&self.on_disk),
            texts: self.texts(),
        }
    }
}

#[cfg(test)]
mod tests;
