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
    explain, facts,
    input::{self, Layout, Line},
    json,
    out::Out,
    stream::{self, Given},
};
use crate::{
    corpus::{Entry, describe},
    extract::DocumentKind,
    text::LineIndex,
    workspace::{Options, Workspace, disk},
};

/// Print what was read, as JSON lines: date, mentions, figures, citations, quotations
#[derive(Debug, Args)]
#[command(
    after_help = "Offsets are bytes in UTF-8, `end` exclusive. A line of standard input may also declare `kind`, `title`, \
`outlet` and `date`, which count as front matter, and may call its document `id`. Of documents on standard input only the \
profiles of --profiles and the built-in names are known; other ids are null, and `surface` stands for them. A line that \
cannot be read is answered by {\"path\", \"error\"}, in its place."
)]
pub(super) struct Extract {
    /// Files or folders; `-` or nothing reads standard input: JSON lines of {"path", "text"}, or else one plain document
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How documents are written
    #[arg(long, value_enum, default_value_t = Layout::Json)]
    format: Layout,
    /// A folder of profiles besides those of the corpus
    #[arg(long, value_name = "DIR")]
    profiles: Option<PathBuf>,
    /// The settings to read by, instead of the corpus's rapporteur.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The columns of `--format facts`, with their types
    #[arg(long)]
    schema: bool,
    /// For one line, every mention and figure with what decided how it was read, and the document's date
    #[arg(long, value_name = "FILE:LINE", conflicts_with = "paths")]
    explain: Option<String>,
}

/// How many documents are written at once.
const CHUNK: usize = 256;

impl Extract {
    pub fn run(&self, out: &mut Out) -> Answer {
        if self.schema {
            out.line(facts::PAGE.trim_end())?;
            return Ok(ExitCode::SUCCESS);
        }
        if let Some(place) = &self.explain {
            return explain::run(place, self.profiles.as_deref(), out);
        }
        let is_stream = self.paths.is_empty() || self.paths.iter().any(|path| path.as_os_str() == "-");
        if is_stream && self.paths.len() > 1 {
            return Err(Failure::Trouble("`-` reads standard input and goes with no other path".to_owned()));
        }
        if is_stream { self.input(out) } else { self.files(out) }
    }

    fn options(&self) -> Result<Options, Failure> {
        if let Some(file) = self.config.as_deref().filter(|file| !file.is_file()) {
            return Err(Failure::Trouble(format!("{}: no such file", file.display())));
        }
        Ok(Options { profiles: self.profiles.clone(), config: self.config.clone(), ..Options::default() })
    }

    fn files(&self, out: &mut Out) -> Answer {
        let loaded = corpus::load_with(&self.paths, self.options()?)?;
        let entries: Vec<Arc<Entry>> =
            loaded.selected().into_iter().filter(|entry| entry.kind != DocumentKind::Configuration).collect();
        for chunk in entries.chunks(CHUNK) {
            let lines = disk::in_parallel(chunk, &|_| {}, |entry| line(entry, self.format, &loaded));
            for line in lines {
                out.line(&line?)?;
            }
        }
        Ok(ExitCode::from(if loaded.is_in_trouble { TROUBLE } else { 0 }))
    }

    fn input(&self, out: &mut Out) -> Answer {
        let workspace = self.workspace()?;
        let trouble = |error: std::io::Error| Failure::Trouble(format!("standard input: {error}"));
        let mut stdin = std::io::stdin().lock();
        let mut first = input::blank(&mut stdin).map_err(trouble)?;
        if stdin.fill_buf().map_err(trouble)?.first() == Some(&b'{') {
            self.lines(&workspace, &mut stdin, out)?;
        } else {
            stdin.take(disk::MAX_BYTES + 1).read_to_end(&mut first).map_err(trouble)?;
            out.line(&input::plain(&workspace, self.format, first)?)?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// What documents without a corpus are read with: profiles and settings. All workers of an engine must have the same,
    /// so what is wrong in them ends the run before the first document.
    fn workspace(&self) -> Result<Workspace, Failure> {
        if let Some(folder) = self.profiles.as_deref().filter(|folder| !folder.is_dir()) {
            return Err(Failure::Trouble(format!("{}: no such folder", folder.display())));
        }
        let mut workspace = Workspace::new(&[], self.options()?);
        let file = workspace.roots().config.clone();
        if let Some(problem) = workspace.configuration_problems().first() {
            let lines = disk::text(&file).map(|text| LineIndex::new(&text)).unwrap_or_default();
            let line = lines.line_of(problem.span.start) + 1;
            return Err(Failure::Trouble(format!("{}:{line}: {}", file.display(), problem.message)));
        }
        if corpus::index(&mut workspace) {
            return Err(Failure::Trouble("not all profiles could be read".to_owned()));
        }
        Ok(workspace)
    }

    /// One line in, one line out, in the same order; blank lines are passed over.
    fn lines(&self, workspace: &Workspace, stdin: &mut impl BufRead, out: &mut Out) -> Result<(), Failure> {
        let (mut all, mut unread) = (0, 0);
        loop {
            let chunk =
                input::chunk(stdin).map_err(|error| Failure::Trouble(format!("standard input: {error}")))?;
            if chunk.is_empty() {
                break;
            }
            let answer = |line: &Line| input::answer(workspace, self.format, line);
            for answered in disk::in_parallel(&chunk, &|_| {}, answer) {
                let answered = answered?;
                all += 1;
                unread += usize::from(!answered.is_read);
                out.line(&answered.line)?;
            }
            out.flush()?;
        }
        if unread > 0 {
            let words = describe::counted(all, "line");
            eprintln!("rapporteur: {unread} of {words} could not be read; an `error` stands in their place");
        }
        Ok(())
    }
}

fn line(entry: &Entry, layout: Layout, loaded: &Loaded) -> Result<String, Failure> {
    let text = loaded.view.texts.text(&entry.path);
    let text = text.filter(|text| entry.facts.are_of(text));
    let path = loaded.shown(&entry.path);
    let (snapshot, identity) = (&loaded.view.snapshot, stream::Identity::Corpus);
    match (text, layout) {
        (None, _) => {
            input::failed(layout, Some(&path), "it changed while it was read").map(|failed| failed.line)
        }
        (Some(text), Layout::Json) => {
            json::to_json(&stream::Shown::new(entry, Given::as_is(&text), path, snapshot, identity))
        }
        (Some(text), Layout::Facts) => {
            json::to_json(&facts::Row::new(entry, Given::as_is(&text), &path, snapshot))
        }
    }
}

/// The folder or file of a place `FILE:LINE`.
pub(super) fn split_place(place: &str) -> Option<(&Path, u32)> {
    let (file, line) = place.rsplit_once(':')?;
    Some((Path::new(file), line.parse().ok().filter(|line| *line > 0)?))
}
