//! Walks, reads and writes files: the only place that touches the file system, and the only user of ignore and rayon.

pub mod git;

use std::{
    collections::BTreeSet,
    fs,
    io::{ErrorKind, Read, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, SystemTime},
};

use ignore::{DirEntry, WalkBuilder};
use rayon::prelude::*;

use super::{
    Notice, Trouble,
    decode::{self, Decoded},
    roots::Roots,
};
use crate::{config::Settings, corpus::DocPath};

/// A document larger than this is passed over, with a notice: 10 MiB.
pub const MAX_BYTES: u64 = 10 * 1024 * 1024;
/// Bytes in which a profile says that it is one.
const HEAD: usize = 2048;
/// A document of more lines than this is passed over, with a notice: it is a log or a list, and nobody's prose.
pub const MAX_LINES: usize = 250_000;
/// A corpus of more documents than this is cut off, with a notice.
pub const MAX_FILES: usize = 200_000;
/// The walk ends after this many files and folders of any kind, with a notice: somebody opened their whole disk.
pub const MAX_ENTRIES: usize = 2_000_000;
/// The endings of files that are documents.
pub const ENDINGS: [&str; 3] = ["md", "markdown", "txt"];

/// A file that is a document, with its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct File {
    pub path: DocPath,
    pub file: PathBuf,
}

/// How much a walk takes in before it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Documents.
    pub files: usize,
    /// Files and folders of any kind.
    pub entries: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { files: MAX_FILES, entries: MAX_ENTRIES }
    }
}

/// What a walk found, sorted by name.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub files: Vec<File>,
    pub notices: Vec<Notice>,
    bounds: Bounds,
    /// Files and folders of any kind that it came by.
    entries: usize,
}

impl Walk {
    /// Whether it has come by all that it may.
    fn is_over(&self) -> bool {
        self.entries > self.bounds.entries || self.files.len() > self.bounds.files
    }
}

/// Whether a file's ending is a document's.
pub fn is_document(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Finds the documents of the corpus: all of them, or only those at or under some paths. Ignore files hold, hidden files
/// and links are passed over.
pub(super) fn walk(
    roots: &Roots,
    settings: &Settings,
    only: Option<&BTreeSet<PathBuf>>,
    cancelled: &dyn Fn() -> bool,
) -> Walk {
    walk_within(Bounds::default(), roots, settings, only, cancelled)
}

/// The same within other bounds.
pub(super) fn walk_within(
    bounds: Bounds,
    roots: &Roots,
    settings: &Settings,
    only: Option<&BTreeSet<PathBuf>>,
    cancelled: &dyn Fn() -> bool,
) -> Walk {
    let mut walk = Walk { bounds, ..Walk::default() };
    for root in roots.read.iter().chain(&roots.profiles) {
        if only.is_some_and(|only| !only.iter().any(|path| related(path, root))) {
            continue;
        }
        walk_root(root, roots, settings, only, &mut walk, cancelled);
        if walk.is_over() {
            walk.files.truncate(bounds.files);
            walk.notices.push(Notice::new(root, Trouble::TooMany));
            break;
        }
    }
    walk.files.sort();
    walk.files.dedup();
    walk
}

fn related(a: &Path, b: &Path) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

fn walk_root(
    root: &Path,
    roots: &Roots,
    settings: &Settings,
    only: Option<&BTreeSet<PathBuf>>,
    walk: &mut Walk,
    cancelled: &dyn Fn() -> bool,
) {
    for found in walker(root, roots, settings, only) {
        walk.entries += 1;
        if walk.is_over() || walk.entries.is_multiple_of(1024) && cancelled() {
            return;
        }
        match found {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && (entry.depth() == 0 || is_document(entry.path())) {
                    let file = entry.into_path();
                    // Neither a client nor the terminal could say where its findings are.
                    if file.to_str().is_none() {
                        walk.notices.push(Notice::new(&file, Trouble::Unnamed));
                        continue;
                    }
                    walk.files.push(File { path: roots.name(&file), file });
                }
            }
            Err(error) => walk.notices.extend(notice(root, &error, only.is_some())),
        }
    }
}

/// The folders at and under a path that a walk would enter.
pub(super) fn folders(root: &Path, roots: &Roots, settings: &Settings) -> Vec<PathBuf> {
    let found = walker(root, roots, settings, None).filter_map(Result::ok).take(MAX_ENTRIES);
    let is_folder = |entry: &DirEntry| entry.file_type().is_some_and(|kind| kind.is_dir());
    found.filter(is_folder).map(DirEntry::into_path).collect()
}

fn walker(
    root: &Path,
    roots: &Roots,
    settings: &Settings,
    only: Option<&BTreeSet<PathBuf>>,
) -> impl Iterator<Item = Result<DirEntry, ignore::Error>> + use<> {
    let (roots, settings, only) = (roots.clone(), settings.clone(), only.cloned());
    let wanted = move |entry: &DirEntry| {
        let path = entry.path();
        entry.depth() == 0
            || only.as_ref().is_none_or(|only| only.iter().any(|wanted| related(path, wanted)))
                && !roots.names_for_globs(&roots.name(path)).iter().any(|name| settings.exclude.fit(name))
    };
    // Only ignore files within the root count: what stands above it, or in a user's home, is about something else.
    WalkBuilder::new(root)
        .parents(false)
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        .follow_links(false)
        .filter_entry(wanted)
        .build()
}

/// A path that is gone is no trouble while files come and go; a root that is not there is.
fn notice(root: &Path, error: &ignore::Error, is_partial: bool) -> Option<Notice> {
    let (path, io) = place(error);
    let path = path.unwrap_or(root);
    let kind = io.map(std::io::Error::kind);
    if kind == Some(ErrorKind::NotFound) && (is_partial || path != root) {
        return None;
    }
    Some(Notice::new(path, io.map_or_else(|| Trouble::Other(error.to_string()), Trouble::unreadable)))
}

fn place(error: &ignore::Error) -> (Option<&Path>, Option<&std::io::Error>) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path), place(err).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        ignore::Error::Io(io) => (None, Some(io)),
        _ => (None, None),
    }
}

/// Reads a text; `Ok(None)` for a file that is gone or holds no text, a notice for what else cannot be had.
pub(super) fn read(file: &Path) -> Result<Option<Decoded>, Notice> {
    let trouble = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Ok(None),
        _ => Err(Notice::new(file, Trouble::unreadable(&error))),
    };
    let opened = match fs::File::open(file) {
        Ok(opened) => opened,
        Err(error) => return trouble(error),
    };
    let size = opened.metadata().map_or(0, |meta| if meta.is_file() { meta.len() } else { u64::MAX });
    if size > MAX_BYTES {
        return Err(Notice::new(file, Trouble::TooLarge));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    if let Err(error) = opened.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        return trouble(error);
    }
    match excess(&bytes) {
        Some(trouble) => Err(Notice::new(file, trouble)),
        None => Ok(decode::decode(bytes)),
    }
}

/// What a text has too much of to be a document; nothing for nearly all.
pub fn excess(bytes: &[u8]) -> Option<Trouble> {
    if bytes.len() as u64 > MAX_BYTES {
        return Some(Trouble::TooLarge);
    }
    // Fewer bytes than lines are allowed cannot be too many.
    let lines = |end: u8| memchr::memchr_iter(end, bytes).count();
    let is_long = bytes.len() > MAX_LINES && lines(b'\n').max(lines(b'\r')) > MAX_LINES;
    is_long.then_some(Trouble::TooLong)
}

/// A text from bytes that came from elsewhere, with the name of its encoding where that is not UTF-8; `None` for what is
/// no text.
pub fn decoded(bytes: Vec<u8>) -> Option<(String, Option<&'static str>)> {
    decode::decode(bytes).map(|decoded| (decoded.text, decoded.encoding))
}

/// The first bytes of a file, to see whether it begins like a profile.
pub(super) fn head(file: &Path) -> Vec<u8> {
    // With room from the start, one call of the system reads it all.
    let mut bytes = Vec::with_capacity(HEAD);
    if let Ok(opened) = fs::File::open(file) {
        // What cannot be read here is said when the whole file is read.
        let _ = opened.take(HEAD as u64).read_to_end(&mut bytes);
    }
    bytes
}

/// Does something for each item on all cores, in the items' order; `None` when it was cancelled.
pub(super) fn each<I: Sync, T: Send>(
    items: &[I],
    done: &(dyn Fn(usize) + Sync),
    cancelled: &(dyn Fn() -> bool + Sync),
    work: impl Fn(&I) -> T + Sync,
) -> Option<Vec<T>> {
    let count = AtomicUsize::new(0);
    items
        .par_iter()
        .map(|item| {
            if cancelled() {
                return None;
            }
            let result = work(item);
            done(count.fetch_add(1, Ordering::Relaxed) + 1);
            Some(result)
        })
        .collect()
}

/// Does something for each item on all cores, in the items' order, and tells how many are done.
pub fn in_parallel<I: Sync, T: Send>(
    items: &[I],
    done: &(dyn Fn(usize) + Sync),
    work: impl Fn(&I) -> T + Sync,
) -> Vec<T> {
    let count = AtomicUsize::new(0);
    let work = |item| {
        let result = work(item);
        done(count.fetch_add(1, Ordering::Relaxed) + 1);
        result
    };
    items.par_iter().map(work).collect()
}

/// Does two pieces of work at once, where there are cores for it.
pub(super) fn both(one: &mut (dyn FnMut() + Send), other: &mut (dyn FnMut() + Send)) {
    rayon::join(one, other);
}

/// Writes a text in one step: whoever reads meanwhile sees the old or the new one, never a part.
///
/// # Errors
/// What the system says; the file is as it was then.
pub fn write(file: &Path, text: &str) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
    temporary.write_all(text.as_bytes())?;
    if let Ok(meta) = fs::metadata(file) {
        temporary.as_file().set_permissions(meta.permissions())?;
    }
    temporary.persist(file).map(drop).map_err(|error| error.error)
}

/// Why a text was not put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The file no longer holds the text that was read.
    Changed,
    /// The file is not in UTF-8, and would be from now on.
    Encoding,
    /// What the system says.
    System(String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Changed => f.write_str("it changed meanwhile, so nothing was written"),
            Self::Encoding => f.write_str("it is not UTF-8, so nothing was written"),
            Self::System(why) => f.write_str(why),
        }
    }
}

/// Puts a text in the place of the one that was read, in one step; a byte order mark stays.
///
/// # Errors
/// [`Refusal`]; the file is as it was then.
pub fn replace(file: &Path, old: &str, new: &str) -> Result<(), Refusal> {
    const MARK: &str = "\u{feff}";
    let bytes = fs::read(file).map_err(|error| Refusal::System(error.to_string()))?;
    let (mark, held) = match bytes.strip_prefix(MARK.as_bytes()) {
        Some(rest) => (MARK, rest),
        None => ("", bytes.as_slice()),
    };
    if held != old.as_bytes() {
        let is_same = decode::decode(bytes).is_some_and(|decoded| decoded.text == old);
        return Err(if is_same { Refusal::Encoding } else { Refusal::Changed });
    }
    write(file, &format!("{mark}{new}")).map_err(|error| Refusal::System(error.to_string()))
}

/// The text of a file; `None` where there is none.
pub fn text(file: &Path) -> Option<String> {
    Some(read(file).ok()??.text)
}

/// A new folder for temporary files, which stays.
///
/// # Errors
/// What the system says.
pub fn temporary_folder() -> std::io::Result<PathBuf> {
    tempfile::Builder::new().prefix("rapporteur-").tempdir().map(tempfile::TempDir::keep)
}

/// The first bytes of a file, at most so many.
///
/// # Errors
/// What the system says.
pub fn bytes(file: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether something stands at a path, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Writes a file and the folders that it lies in, unless it is there already; false where it is.
///
/// # Errors
/// What the system says.
pub fn write_new(file: &Path, bytes: &[u8]) -> std::io::Result<bool> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::OpenOptions::new().write(true).create_new(true).open(file) {
        Ok(mut opened) => opened.write_all(bytes).map(|()| true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether a file holds exactly these bytes.
pub fn same(file: &Path, bytes: &[u8]) -> bool {
    fs::read(file).is_ok_and(|found| found == bytes)
}

/// Whether a folder is empty, or not there yet.
///
/// # Errors
/// What the system says, as for a file.
pub fn is_empty_or_missing(folder: &Path) -> std::io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// The path without links; of what is not there, or no longer, as much as is there.
pub(super) fn real_path(path: &Path) -> PathBuf {
    let there = path.ancestors().find_map(|part| Some((part, fs::canonicalize(part).ok()?)));
    let rest = there.as_ref().and_then(|(part, _)| path.strip_prefix(part).ok());
    match there.as_ref().zip(rest) {
        Some(((_, real), rest)) if rest.as_os_str().is_empty() => real.clone(),
        Some(((_, real), rest)) => real.join(rest),
        None => path.to_path_buf(),
    }
}

/// When a file was last written, replaced or moved to its place; `None` where it is not there.
pub(super) fn changed_at(file: &Path) -> Option<SystemTime> {
    let meta = fs::metadata(file).ok()?;
    [meta.modified().ok(), meta.created().ok(), moved_at(&meta)].into_iter().flatten().max()
}

/// A file that is moved over another one keeps its other stamps.
#[cfg(unix)]
fn moved_at(meta: &fs::Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let (seconds, part) = (u64::try_from(meta.ctime()).ok()?, u32::try_from(meta.ctime_nsec()).ok()?);
    SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, part))
}

#[cfg(not(unix))]
fn moved_at(_: &fs::Metadata) -> Option<SystemTime> {
    None
}

/// Whether a file lies under a folder when all links are followed, or would once it is there. A link to nothing does not.
pub(super) fn stays_under(file: &Path, folder: &Path) -> bool {
    let Ok(folder) = fs::canonicalize(folder) else { return false };
    for part in file.ancestors() {
        if let Ok(real) = fs::canonicalize(part) {
            return real.starts_with(&folder);
        }
        if fs::symlink_metadata(part).is_ok_and(|meta| meta.is_symlink()) {
            return false;
        }
    }
    false
}

pub(super) fn is_file(path: &Path) -> bool {
    path.is_file()
}

pub(super) fn is_link(path: &Path) -> bool {
    path.is_symlink()
}

pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}
