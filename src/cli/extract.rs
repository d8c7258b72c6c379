//! `rapporteur extract`: what was read, one JSON object a document.

use std::{
    io::{BufRead, Read},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::Args;

use super::{
    Answer, Failure, TROUBLE,
    corpus::{self, Loaded},
    explain, json,
    out::Out,
    stream,
};
use crate::{
    corpus::{Change, Corpus, Entry, Snapshot},
    extract::DocumentKind,
    workspace::{Options, Workspace, disk},
};

/// Print what was read, as JSON lines: date, mentions, figures, citations, quotations
#[derive(Debug, Args)]
#[command(
    after_help = "Offsets are bytes in UTF-8, `end` exclusive. With documents on standard input only the profiles of \
--profiles and the built-in names are known; other ids are null, and `surface` stands for them."
)]
pub(super) struct Extract {
    /// Files or folders; `-` or nothing reads standard input: JSON lines of {"path", "text"}, or else one plain document
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// A folder of profiles besides those of the corpus
    #[arg(long, value_name = "DIR")]
    profiles: Option<PathBuf>,
    /// For one line, every mention and figure with what decided how it was read, and the document's date
    #[arg(long, value_name = "FILE:LINE", conflicts_with = "paths")]
    explain: Option<String>,
}

/// How many lines of a stream are read at once.
const CHUNK: usize = 256;

impl Extract {
    pub fn run(&self, out: &mut Out) -> Answer {
        if let Some(place) = &self.explain {
            return explain::run(place, self.profiles.as_deref(), out);
        }
        let is_stream = self.paths.is_empty() || self.paths.iter().any(|path| path.as_os_str() == "-");
        if is_stream && self.paths.len() > 1 {
            return Err(Failure::Trouble("`-` reads standard input and goes with no other path".to_owned()));
        }
        if is_stream { self.input(out) } else { self.files(out) }
    }

    fn files(&self, out: &mut Out) -> Answer {
        let loaded = corpus::load(&self.paths, self.profiles.as_deref())?;
        let entries: Vec<Arc<Entry>> =
            loaded.selected().into_iter().filter(|entry| entry.kind != DocumentKind::Configuration).collect();
        for chunk in entries.chunks(CHUNK) {
            let lines = disk::in_parallel(chunk, &|_| {}, |entry| line(entry, &loaded));
            for line in lines {
                out.line(&line?)?;
            }
        }
        Ok(ExitCode::from(if loaded.is_in_trouble { TROUBLE } else { 0 }))
    }

    fn input(&self, out: &mut Out) -> Answer {
        let options = Options { profiles: self.profiles.clone(), ..Options::default() };
        if let Some(folder) = self.profiles.as_deref().filter(|folder| !folder.is_dir()) {
            return Err(Failure::Trouble(format!("{}: no such folder", folder.display())));
        }
        let mut workspace = Workspace::new(&[], options);
        let is_in_trouble = corpus::index(&mut workspace);
        let mut input = std::io::stdin().lock();
        let trouble = |error: std::io::Error| Failure::Trouble(format!("standard input: {error}"));
        let mut first = Vec::new();
        while first.iter().all(u8::is_ascii_whitespace) {
            let read =
                (&mut input).take(disk::MAX_BYTES + 2).read_until(b'\n', &mut first).map_err(trouble)?;
            if read == 0 {
                break;
            }
        }
        let begins = first.iter().find(|byte| !byte.is_ascii_whitespace());
        if begins == Some(&b'{') {
            lines(&workspace, first, &mut input, out)?;
        } else {
            input.read_to_end(&mut first).map_err(trouble)?;
            out.line(&stream::plain(&workspace, first)?)?;
        }
        Ok(ExitCode::from(if is_in_trouble { TROUBLE } else { 0 }))
    }
}

/// One line in, one line out, in the same order; blank lines are passed over.
fn lines(
    workspace: &Workspace,
    first: Vec<u8>,
    input: &mut impl BufRead,
    out: &mut Out,
) -> Result<(), Failure> {
    let mut chunk = vec![first];
    loop {
        let mut line = Vec::new();
        let read = input.read_until(b'\n', &mut line);
        let read = read.map_err(|error| Failure::Trouble(format!("standard input: {error}")))?;
        if read > 0 && !line.iter().all(u8::is_ascii_whitespace) {
            chunk.push(line);
        }
        if read == 0 || chunk.len() >= CHUNK {
            for line in disk::in_parallel(&chunk, &|_| {}, |line| stream::json_line(workspace, line)) {
                out.line(&line?)?;
            }
            out.flush()?;
            chunk.clear();
        }
        if read == 0 {
            return Ok(());
        }
    }
}

fn line(entry: &Entry, loaded: &Loaded) -> Result<String, Failure> {
    let text = loaded.view.texts.text(&entry.path);
    let text = text.filter(|text| crate::text::fold::fingerprint(text.as_bytes()) == entry.facts.fingerprint);
    let path = loaded.shown(&entry.path);
    match text {
        Some(text) => json::to_json(&stream::Shown::new(
            entry,
            &text,
            path,
            &loaded.view.snapshot,
            stream::Identity::Corpus,
        )),
        None => json::to_json(&stream::Failed { path: Some(&path), error: "it changed while it was read" }),
    }
}

/// A snapshot of a document that stands alone: only profiles and built-in names have ids.
pub(super) fn alone(workspace: &Workspace, entry: &Entry) -> Snapshot {
    let mut corpus = Corpus::from_snapshot(workspace.snapshot());
    corpus.apply([Change::Put(entry.clone())]);
    corpus.snapshot()
}

/// The folder or file of a place `FILE:LINE`.
pub(super) fn split_place(place: &str) -> Option<(&Path, u32)> {
    let (file, line) = place.rsplit_once(':')?;
    Some((Path::new(file), line.parse().ok().filter(|line| *line > 0)?))
}
