//! `rapporteur check`: every finding of what was selected.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, ValueEnum};

use super::{
    Answer, Failure, TROUBLE,
    corpus::{self, Loaded},
    finding::{Finding, Pages},
    full, json,
    out::{Out, visible},
    rule,
};
use crate::{
    extract::DocumentKind,
    rule::{Level, Rule},
};

/// Check figures, rounds, dates, roles and citations in notes and articles
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage, configuration or IO trouble."
)]
pub(super) struct Check {
    /// Files or folders to check (default: this folder). The corpus is the nearest ancestor with rapporteur.toml, else these paths together
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Full)]
    format: Format,
    /// A folder of profiles besides those of the corpus
    #[arg(long, value_name = "DIR")]
    profiles: Option<PathBuf>,
    /// The mildest level that makes the exit code 1
    #[arg(long, value_name = "LEVEL", value_parser = level, default_value = "warning")]
    fail_on: Level,
    /// The mildest level that is shown
    #[arg(long, value_name = "LEVEL", value_parser = level, default_value = "hint")]
    severity: Level,
    /// Only these rules, separated by commas; rules that are off by default are turned on
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// All but these rules, separated by commas
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines of both places
    Full,
    /// One line a finding
    Concise,
    /// An array of objects
    Json,
}

fn level(word: &str) -> Result<Level, String> {
    Level::parse(word).ok_or_else(|| {
        let words: Vec<&str> = Level::ALL.iter().map(|(word, _)| *word).collect();
        format!("there are {}", words.join(", "))
    })
}

impl Check {
    pub fn run(&self, out: &mut Out) -> Answer {
        for name in self.select.iter().chain(&self.ignore) {
            rule::one(name)?;
        }
        let loaded = corpus::load(&self.paths, self.profiles.as_deref())?;
        let findings = self.findings(&loaded);
        let mut pages = Pages::new(&loaded);
        let shown: Vec<&Finding> =
            findings.iter().filter(|one| one.diagnostic.level >= self.severity).collect();
        match self.format {
            Format::Json => out.line(&json::findings(&shown, &mut pages)?)?,
            Format::Concise => concise(&shown, &mut pages, out)?,
            Format::Full => full::write(&shown, &mut pages, out)?,
        }
        if self.format != Format::Json {
            out.flush()?;
            eprintln!("{}", summary(&shown, &loaded));
        }
        Ok(self.code(&findings, &loaded))
    }

    /// A wrong configuration is trouble, though all findings are told; so is a file that cannot be read.
    fn code(&self, findings: &[Finding], loaded: &Loaded) -> ExitCode {
        let misconfigured = |one: &Finding| one.document.kind == DocumentKind::Configuration;
        if loaded.is_in_trouble || findings.iter().any(misconfigured) {
            return ExitCode::from(TROUBLE);
        }
        let fails = |one: &Finding| self.fail_on > Level::Off && one.diagnostic.level >= self.fail_on;
        ExitCode::from(u8::from(findings.iter().any(fails)))
    }

    /// The findings by document, place and rule.
    fn findings(&self, loaded: &Loaded) -> Vec<Finding> {
        let entries = loaded.selected();
        let bar = corpus::bar("checking");
        bar.set_length(entries.len() as u64);
        let reports = loaded.view.check_all(&entries, &|rule, level| self.level(rule, level), &|done| {
            bar.set_position(done as u64);
        });
        bar.finish_and_clear();
        let documents = entries.into_iter().zip(reports);
        documents
            .flat_map(|(document, report)| {
                report
                    .diagnostics
                    .into_iter()
                    .map(move |diagnostic| Finding { document: document.clone(), diagnostic })
            })
            .collect()
    }

    fn level(&self, rule: &Rule, level: Level) -> Level {
        let is_in = |names: &[String]| names.iter().any(|name| name == rule.name);
        match level {
            _ if is_in(&self.ignore) || !self.select.is_empty() && !is_in(&self.select) => Level::Off,
            Level::Off if is_in(&self.select) => Level::Hint,
            level => level,
        }
    }
}

fn concise(findings: &[&Finding], pages: &mut Pages<'_>, out: &mut Out) -> Result<(), Failure> {
    for one in findings {
        let Some(page) = pages.page(&one.document.path) else { continue };
        let (line, column) = page.place(one.diagnostic.span.start);
        let diagnostic = &one.diagnostic;
        let words = format!(
            "{}:{line}:{column}: {}[{}] {}",
            page.shown,
            diagnostic.level.name(),
            diagnostic.rule,
            diagnostic.message
        );
        out.line(&visible(&words))?;
    }
    Ok(())
}

/// "3 findings (1 error, 2 warnings) in 7 documents".
fn summary(findings: &[&Finding], loaded: &Loaded) -> String {
    let documents =
        loaded.selected().iter().filter(|entry| entry.kind != DocumentKind::Configuration).count();
    let counts = Level::ALL.iter().rev().filter_map(|(name, level)| {
        let count = findings.iter().filter(|one| one.diagnostic.level == *level).count();
        (count > 0).then(|| counted(count, name))
    });
    let counts: Vec<String> = counts.collect();
    let counts = if counts.is_empty() { String::new() } else { format!(" ({})", counts.join(", ")) };
    format!("{}{counts} in {}", counted(findings.len(), "finding"), counted(documents, "document"))
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ if what == "information" => format!("{count} {what}"),
        _ => format!("{count} {what}s"),
    }
}
