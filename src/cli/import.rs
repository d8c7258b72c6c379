//! `rapporteur import`: saved pages, PDFs' text and copied words as articles of the corpus.

use std::{
    io::Read,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{
    Answer, Failure, TROUBLE,
    out::{Out, visible},
};
use crate::{
    extract::Certainty,
    import::{self, Draft, Source},
    workspace::{
        Options, Workspace, absolute, disk,
        shelf::{self, Place},
    },
};

/// Turn a saved page (HTML), the text of a PDF or copied words into an article with front matter
#[derive(Debug, Args)]
#[command(
    after_help = "Nothing is fetched, and no file is overwritten: an article is written as <date>-<title>.txt or \
undated-<title>.txt into the folder of the corpus's articles, with a number behind it where that name is taken. Files of \
up to 50 MiB are read; for a PDF: pdftotext FILE - | rapporteur import -. \
Exit codes: 0 done, 2 usage or IO trouble, or a file without an article."
)]
pub(super) struct Import {
    /// Files; `-` reads standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Write the article to standard output, and no file
    #[arg(long, conflicts_with_all = ["to", "corpus"])]
    print: bool,
    /// The folder that articles are written into (default: that of the corpus's articles)
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
    /// A file or folder of the corpus (default: this folder)
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
}

impl Import {
    pub fn run(&self, out: &mut Out) -> Answer {
        if self.print && self.files.len() > 1 {
            return Err(Failure::Trouble("`--print` takes one file".to_owned()));
        }
        let folder = self.folder()?;
        let mut code = ExitCode::SUCCESS;
        for file in &self.files {
            match self.one(file, &folder, out) {
                Err(Failure::Trouble(words)) => {
                    eprintln!("rapporteur: {}", visible(&words));
                    code = ExitCode::from(TROUBLE);
                }
                done => done?,
            }
        }
        Ok(code)
    }

    fn folder(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.to {
            return Ok(folder.clone());
        }
        let corpus = self.corpus.clone().unwrap_or_else(|| PathBuf::from("."));
        if let Err(error) = corpus.metadata() {
            return Err(Failure::Trouble(format!("{}: {error}", corpus.display())));
        }
        let workspace = Workspace::new(&[corpus], Options::default());
        Ok(shelf::articles_folder(workspace.roots(), workspace.settings()))
    }

    fn one(&self, file: &Path, folder: &Path, out: &mut Out) -> Result<(), Failure> {
        let shown =
            if file.as_os_str() == "-" { "standard input".into() } else { file.display().to_string() };
        let trouble = |words: &dyn std::fmt::Display| Failure::Trouble(format!("{shown}: {words}"));
        let bytes = read(file).map_err(|error| trouble(&error))?;
        let (text, encoding) = shelf::source(bytes).map_err(|refusal| trouble(&refusal))?;
        let name = file.file_name().and_then(|name| name.to_str());
        let draft = import::draft(&Source { text: &text, name }).map_err(|refusal| trouble(&refusal))?;
        if let Some(encoding) = encoding {
            eprintln!("rapporteur: {}: read as {encoding}", visible(&shown));
        }
        for doubt in &draft.doubts {
            eprintln!("rapporteur: {}: {}", visible(&shown), visible(doubt));
        }
        if self.print {
            return Ok(out.line(draft.text.trim_end())?);
        }
        let (place, is_new) = write(folder, &draft).map_err(|error| trouble(&error))?;
        let place = place.strip_prefix(absolute(Path::new("."))).unwrap_or(&place).display().to_string();
        let line = if is_new {
            format!("wrote {place}: {}", summary(&draft))
        } else {
            format!("{place} holds the same text already")
        };
        Ok(out.line(&visible(&line))?)
    }
}

fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    // One byte more tells that there is more.
    let most = import::MAX_BYTES as u64 + 1;
    if file.as_os_str() != "-" {
        return disk::bytes(file, most);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes an article where nothing stands; true where it was not there before.
fn write(folder: &Path, draft: &Draft) -> std::io::Result<(PathBuf, bool)> {
    loop {
        match shelf::place(folder, draft, &|_| false) {
            Some(Place::Held(file)) => return Ok((file, false)),
            // Somebody else may have taken the name meanwhile: then the next one is tried.
            Some(Place::Free(file)) if disk::write_new(&file, draft.text.as_bytes())? => {
                return Ok((file, true));
            }
            Some(Place::Free(_)) => {}
            None => return Err(std::io::Error::other("all names for it are taken")),
        }
    }
}

/// What was found, on one line.
fn summary(draft: &Draft) -> String {
    let unknown = |what: &str| format!("no {what}");
    let date = match &draft.date {
        Some(date) if date.certainty == Certainty::Stated => format!("dated {}", date.value),
        Some(date) => format!("dated {} by its words", date.value),
        None => "undated".to_owned(),
    };
    let title = draft.title.as_ref().map_or_else(|| unknown("title"), |title| format!("“{title}”"));
    let outlet = draft.outlet.clone().unwrap_or_else(|| unknown("outlet"));
    format!("{title}, {outlet}, {date}")
}
