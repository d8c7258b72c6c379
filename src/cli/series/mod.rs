//! `rapporteur series`: the figures of one measure over time, by estimator, with what does not agree; or the list of all
//! series.

mod axis;
mod csv;
mod json;
mod legend;
mod svg;
mod table;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, ValueEnum};

use super::{
    Answer, Failure,
    corpus::{self, Loaded},
    finding::Pages,
    out::Out,
};
use crate::{
    corpus::DocPath,
    query::series::{self, Choice, Course, Listed, Question},
};

/// The figures of a measure over time: by whom, within which bounds, and where they do not agree
#[derive(Debug, Args)]
#[command(after_help = "Without a measure, or where several series fit, their list is printed. \
Exit codes: 0 done, 2 no such series, usage, configuration or IO trouble.")]
pub(super) struct Series {
    /// What is counted: deaths, wounded, displaced, refugees, round, ... (default: a list of all series)
    measure: Option<String>,
    /// What the figures are about: an id, a name or an alias of a conflict, process, place or body (default: the corpus's usual conflict)
    #[arg(long, value_name = "NAME")]
    scope: Option<String>,
    /// Who is counted: civilians, children, women, fighters, ...; all for everybody (default)
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// How the series is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// A file or folder of the corpus (default: this folder)
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
    /// A folder of profiles besides those of the corpus
    #[arg(long, value_name = "DIR")]
    profiles: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Table,
    /// An object with lineages, figures and findings
    Json,
    /// One row a figure, for spreadsheets
    Csv,
    /// A chart
    Svg,
}

impl Series {
    pub fn run(&self, out: &mut Out) -> Answer {
        let paths: Vec<PathBuf> = self.corpus.iter().cloned().collect();
        let loaded = corpus::load(&paths, self.profiles.as_deref())?;
        let question = Question {
            measure: self.measure.as_deref(),
            scope: self.scope.as_deref(),
            group: self.group.as_deref(),
        };
        match series::choose(&loaded.view.snapshot, question) {
            Choice::None(words) => {
                return Err(Failure::Trouble(format!("{words} (`rapporteur series` lists what there is)")));
            }
            Choice::Several(listed) => self.list(&listed, out)?,
            Choice::One(key) => {
                let course = series::course(&loaded.view.snapshot, &key);
                let course = course.ok_or_else(|| Failure::Trouble("there is no such series".to_owned()))?;
                self.show(&course, &loaded, out)?;
            }
        }
        Ok(if loaded.is_in_trouble { ExitCode::from(super::TROUBLE) } else { ExitCode::SUCCESS })
    }

    fn list(&self, listed: &[Listed], out: &mut Out) -> Result<(), Failure> {
        match self.format {
            Format::Table => table::list(listed, out),
            Format::Json => Ok(out.line(&json::list(listed)?)?),
            Format::Csv => csv::list(listed, out),
            Format::Svg => {
                let names: Vec<String> = listed.iter().take(6).map(table::title).collect();
                let words = format!(
                    "a chart shows one series; choose one with MEASURE, --scope and --group, as in {}",
                    names.join("; ")
                );
                Err(Failure::Trouble(words))
            }
        }
    }

    fn show(&self, course: &Course, loaded: &Loaded, out: &mut Out) -> Result<(), Failure> {
        let mut places = Places { loaded, pages: Pages::new(loaded) };
        match self.format {
            Format::Table => table::course(course, &mut places, out),
            Format::Json => Ok(out.line(&json::course(course, &mut places)?)?),
            Format::Csv => csv::course(course, &mut places, out),
            Format::Svg => Ok(out.line(&svg::chart(course))?),
        }
    }
}

/// Where figures stand, as a reader here would write it.
struct Places<'a> {
    loaded: &'a Loaded,
    pages: Pages<'a>,
}

impl Places<'_> {
    /// The path, and the line where the document is still what was read.
    fn of(&mut self, path: &DocPath, offset: u32) -> (String, Option<u32>) {
        let line = self.pages.page(path).map(|page| page.place(offset).0);
        (self.loaded.shown(path), line)
    }

    /// "articles/a.md:12".
    fn words(&mut self, path: &DocPath, offset: u32) -> String {
        match self.of(path, offset) {
            (path, Some(line)) => format!("{path}:{line}"),
            (path, None) => path,
        }
    }
}
