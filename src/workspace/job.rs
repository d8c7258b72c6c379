//! Long reading, done without holding the workspace: a job is made, run anywhere, and its batch absorbed.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Notice, Trouble, disk,
    disk::File,
    reader::{self, Reader},
    texts::Texts,
};
use crate::{
    config,
    corpus::{Change, Corpus, DocPath, Entry},
    extract::{Corrections, Lexicon, correction::Affected, lexicon, profile::ProfileNames},
};

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Documents read.
    pub done: usize,
    /// Documents to read.
    pub total: usize,
}

/// What is told of a job while it runs.
pub type OnProgress<'a> = dyn Fn(Progress) + Sync + 'a;
/// Whether nobody wants the job any more.
pub type Cancelled<'a> = dyn Fn() -> bool + Sync + 'a;

/// Documents that are read together at most; with more it is hardly faster.
const TOGETHER: usize = 16;
/// Bytes of texts that are read together before others are fetched, so that memory is bounded.
const LONG: usize = 1 << 18;
/// Files are read in so many parts at least, so that all cores have work until the end.
const PARTS: usize = 64;

/// The name of an encoding other than UTF-8.
type Encoding = Option<&'static str>;

/// The profiles' names by document.
pub(super) type Names = BTreeMap<DocPath, ProfileNames>;

/// What is to be read anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Task {
    Whole,
    Paths(BTreeSet<PathBuf>),
}

/// Something to read. It holds all that it needs, so that the workspace goes on meanwhile.
#[derive(Debug, Clone)]
pub struct Job {
    pub(super) task: Task,
    pub(super) generation: u64,
    pub(super) reader: Reader,
    pub(super) config: config::Reading,
    pub(super) client: Option<serde_json::Value>,
    pub(super) names: Arc<Names>,
    pub(super) on_disk: Arc<BTreeSet<DocPath>>,
    pub(super) texts: Texts,
}

/// What a job read.
#[derive(Debug)]
pub struct Batch {
    pub(super) generation: u64,
    pub(super) task: Task,
    pub(super) outcome: Outcome,
    /// The open documents when the job was made: it read these from their buffers.
    pub(super) texts: Texts,
    /// What could not be read, or was read with a doubt.
    pub notices: Vec<Notice>,
    /// How many documents were read.
    pub read: usize,
}

#[derive(Debug)]
pub(super) enum Outcome {
    Whole { corpus: Box<Corpus>, world: World },
    Part { changes: Vec<Change>, world: World },
}

/// What reading rests on, after a job.
#[derive(Debug)]
pub(super) struct World {
    pub reader: Reader,
    pub config: config::Reading,
    pub names: Arc<Names>,
    pub on_disk: Arc<BTreeSet<DocPath>>,
}

impl Job {
    /// Reads; `None` when it was cancelled.
    pub fn run(mut self, progress: &OnProgress<'_>, cancelled: &Cancelled<'_>) -> Option<Batch> {
        let paths = match &self.task {
            Task::Whole => None,
            Task::Paths(paths) => Some(paths.clone()),
        };
        let old = Arc::clone(&self.reader.settings);
        let mut notices = Vec::new();
        let roots = &self.reader.roots;
        if paths.as_ref().is_none_or(|paths| paths.iter().any(|path| roots.is_configuration(path))) {
            self.read_settings(&mut notices);
        }
        match paths {
            Some(paths) if !self.reader.settings.reads_differently(&old) => {
                let affected = Corrections::affected(&old.corrections, &self.reader.settings.corrections);
                self.part(&paths, &affected, notices, progress, cancelled)
            }
            _ => self.whole(notices, progress, cancelled),
        }
    }

    fn read_settings(&mut self, notices: &mut Vec<Notice>) {
        let roots = Arc::clone(&self.reader.roots);
        let text = self.configured_text(&roots.config, notices);
        let baseline = self.configured_text(&roots.baseline, notices);
        self.config = reader::settings(text.as_deref(), baseline.as_deref(), self.client.as_ref());
        self.reader.settings = Arc::new(self.config.settings.clone());
    }

    fn configured_text(&self, file: &Path, notices: &mut Vec<Notice>) -> Option<String> {
        if let Some(open) = self.texts.open(&self.reader.roots.doc_path(file)) {
            return Some(open.text.to_string());
        }
        if self.reader.roots.is_astray(file) {
            notices.push(Notice::new(file, Trouble::Astray));
            return None;
        }
        let read = disk::read(file).unwrap_or_else(|notice| {
            notices.push(notice);
            None
        });
        read.map(|decoded| decoded.text)
    }

    /// Everything: names first, then the lexicon, then every document.
    fn whole(
        mut self,
        mut notices: Vec<Notice>,
        progress: &OnProgress<'_>,
        cancelled: &Cancelled<'_>,
    ) -> Option<Batch> {
        let walk = disk::walk(&self.reader.roots, &self.reader.settings, None, cancelled);
        notices.extend(walk.notices);
        let names = self.names_of(&walk.files, cancelled)?;
        self.names = Arc::new(names.into_iter().collect());
        self.reader.lexicon = self.lexicon();
        let (entries, more) = self.entries(&walk.files, progress, cancelled)?;
        // Its paths are kept by the entries; the files' are needed no more.
        drop(walk.files);
        notices.extend(more);
        let read = entries.len();
        self.on_disk = Arc::new(entries.iter().map(|entry| Arc::clone(&entry.path)).collect());
        let mut corpus = Corpus::new(self.reader.settings.policy.clone());
        let changes = entries.into_iter().chain(self.configuration()).map(Change::Put);
        corpus.apply_with(changes, &disk::both);
        let outcome = |world| Outcome::Whole { corpus: Box::new(corpus), world };
        Some(self.batch(outcome, notices, read))
    }

    /// Some documents; more where names that they give or take are used, and where the team corrected the reading.
    fn part(
        mut self,
        paths: &BTreeSet<PathBuf>,
        affected: &Affected,
        mut notices: Vec<Notice>,
        progress: &OnProgress<'_>,
        cancelled: &Cancelled<'_>,
    ) -> Option<Batch> {
        let walk = disk::walk(&self.reader.roots, &self.reader.settings, Some(paths), cancelled);
        notices.extend(walk.notices);
        let found: BTreeSet<DocPath> = walk.files.iter().map(|file| Arc::clone(&file.path)).collect();
        let is_meant = |path: &DocPath| {
            let file = self.reader.roots.file_path(path);
            file.is_some_and(|file| file.ancestors().any(|part| paths.contains(part)))
        };
        let gone: BTreeSet<DocPath> =
            self.on_disk.iter().filter(|path| is_meant(path) && !found.contains(*path)).cloned().collect();
        let mut names = Names::clone(&self.names);
        names.retain(|path, _| !found.contains(path) && !gone.contains(path));
        names.extend(self.names_of(&walk.files, cancelled)?);
        let mut files = walk.files;
        let mut surfaces: Vec<Box<str>> = affected.surfaces.iter().cloned().collect();
        if names != *self.names {
            self.names = Arc::new(names);
            let lexicon = self.lexicon();
            surfaces.extend(Lexicon::changed_surfaces(&self.reader.lexicon, &lexicon));
            self.reader.lexicon = lexicon;
        }
        if !surfaces.is_empty() || !affected.documents.is_empty() {
            let changed = lexicon::Finder::new(surfaces.iter().map(|surface| &**surface));
            files.extend(self.hits(&changed, &affected.documents, &found, cancelled)?);
            files.sort();
        }
        let (entries, more) = self.entries(&files, progress, cancelled)?;
        notices.extend(more);
        let read = entries.len();
        // What vanished or became unreadable between the walk and the reading is gone too.
        let there: BTreeSet<DocPath> = entries.iter().map(|entry| Arc::clone(&entry.path)).collect();
        let gone: BTreeSet<DocPath> =
            gone.into_iter().chain(found.into_iter().filter(|path| !there.contains(path))).collect();
        let is_known = |path: &DocPath| self.on_disk.contains(path);
        if gone.iter().any(is_known) || !there.iter().all(is_known) {
            let on_disk = Arc::make_mut(&mut self.on_disk);
            on_disk.retain(|path| !gone.contains(path));
            on_disk.extend(there);
        }
        let mut changes: Vec<Change> = gone.into_iter().map(Change::Remove).collect();
        changes.extend(entries.into_iter().map(Change::Put));
        let roots = Arc::clone(&self.reader.roots);
        if paths.iter().any(|path| roots.is_configuration(path)) {
            let all = [&roots.config, &roots.baseline].map(|file| Change::Remove(roots.doc_path(file)));
            changes.extend(all.into_iter().chain(self.configuration().into_iter().map(Change::Put)));
        }
        Some(self.batch(|world| Outcome::Part { changes, world }, notices, read))
    }

    fn batch(self, outcome: impl FnOnce(World) -> Outcome, mut notices: Vec<Notice>, read: usize) -> Batch {
        notices.sort();
        notices.dedup();
        let world =
            World { reader: self.reader, config: self.config, names: self.names, on_disk: self.on_disk };
        let Self { generation, task, texts, .. } = self;
        Batch { generation, task, outcome: outcome(world), texts, notices, read }
    }

    fn lexicon(&self) -> Arc<Lexicon> {
        let names: Vec<ProfileNames> = self.names.values().cloned().collect();
        Lexicon::shared(&names, &self.reader.settings.policy.measures)
    }

    /// A file's text, from its buffer where it is open, with its encoding where that is not UTF-8.
    fn text(&self, file: &File) -> Result<Option<(Arc<str>, Encoding)>, Notice> {
        if let Some(open) = self.texts.open(&file.path) {
            return Ok(Some((Arc::clone(&open.text), None)));
        }
        Ok(disk::read(&file.file)?.map(|decoded| (Arc::from(decoded.text), decoded.encoding)))
    }

    fn names_of(&self, files: &[File], cancelled: &Cancelled<'_>) -> Option<Vec<(DocPath, ProfileNames)>> {
        let found = disk::each(files, &|_| {}, cancelled, |file| {
            let may_be = match self.texts.open(&file.path) {
                Some(open) => self.reader.may_be_profile(&file.path, open.text.as_bytes()),
                None => self.reader.may_be_profile(&file.path, &disk::head(&file.file)),
            };
            let (text, _) = may_be.then(|| self.text(file).ok().flatten()).flatten()?;
            let names = reader::unless_broken(|| self.reader.names(&file.path, &text)).flatten();
            Some((Arc::clone(&file.path), names?))
        })?;
        Some(found.into_iter().flatten().collect())
    }

    /// The files that use a changed name or are named themselves, besides those that are read anyway.
    fn hits(
        &self,
        changed: &lexicon::Finder,
        meant: &BTreeSet<Box<str>>,
        found: &BTreeSet<DocPath>,
        cancelled: &Cancelled<'_>,
    ) -> Option<Vec<File>> {
        let others = self.on_disk.iter().filter(|path| !found.contains(*path));
        let others: Vec<File> = others
            .filter_map(|path| {
                Some(File { path: Arc::clone(path), file: self.reader.roots.file_path(path)? })
            })
            .collect();
        let hits = disk::each(&others, &|_| {}, cancelled, |file| {
            let names = || self.reader.roots.names_for_globs(&file.path);
            if !meant.is_empty() && names().iter().any(|name| meant.contains(&**name)) {
                return true;
            }
            let text = self.text(file).ok().flatten();
            text.is_some_and(|(text, _)| changed.finds_in(&text))
        })?;
        Some(others.into_iter().zip(hits).filter(|(_, hit)| *hit).map(|(file, _)| file).collect())
    }

    fn entries(
        &self,
        files: &[File],
        progress: &OnProgress<'_>,
        cancelled: &Cancelled<'_>,
    ) -> Option<(Vec<Entry>, Vec<Notice>)> {
        let total = files.len();
        let size = total.div_ceil(PARTS).clamp(1, TOGETHER);
        let batches: Vec<&[File]> = files.chunks(size).collect();
        let done = |done: usize| progress(Progress { done: (done * size).min(total), total });
        let read = disk::each(&batches, &done, cancelled, |files| self.read(files))?;
        let (entries, notices): (Vec<_>, Vec<_>) = read.into_iter().unzip();
        Some((entries.into_iter().flatten().collect(), notices.into_iter().flatten().collect()))
    }

    /// Reads some files, together as long as their texts are not long.
    fn read(&self, files: &[File]) -> (Vec<Entry>, Vec<Notice>) {
        let mut read = (Vec::new(), Vec::new());
        let (mut texts, mut length) = (Vec::with_capacity(files.len()), 0);
        for file in files {
            match self.text(file) {
                Ok(Some((text, encoding))) => {
                    length += text.len();
                    texts.push((file, text, encoding));
                }
                Ok(None) => {}
                Err(notice) => read.1.push(notice),
            }
            if length > LONG {
                self.read_together(&texts, &mut read);
                texts.clear();
                length = 0;
            }
        }
        self.read_together(&texts, &mut read);
        read
    }

    fn read_together(
        &self,
        texts: &[(&File, Arc<str>, Encoding)],
        (entries, notices): &mut (Vec<Entry>, Vec<Notice>),
    ) {
        let sources: Vec<(&DocPath, &Arc<str>)> =
            texts.iter().map(|(file, text, _)| (&file.path, text)).collect();
        for (entry, (file, _, encoding)) in self.reader.entries_unless_broken(&sources).into_iter().zip(texts)
        {
            let trouble = match &entry {
                Some(_) => encoding.map(Trouble::Decoded),
                None => Some(Trouble::Broken),
            };
            notices.extend(trouble.map(|trouble| Notice::new(&file.file, trouble)));
            entries.extend(entry);
        }
    }

    /// The configuration and the baseline, those that are there.
    fn configuration(&self) -> Vec<Entry> {
        let roots = &self.reader.roots;
        if roots.base.as_os_str().is_empty() {
            return Vec::new();
        }
        let problems = [&self.config.problems, &self.config.baseline.problems];
        let files = [&roots.config, &roots.baseline].into_iter().zip(problems);
        let entries = files.filter(|(file, _)| !roots.is_astray(file)).filter_map(|(file, problems)| {
            let path = roots.doc_path(file);
            let text = self.texts.text(&path)?;
            Some(reader::configuration(path, &text, problems.clone()))
        });
        entries.collect()
    }
}
