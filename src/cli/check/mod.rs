//! `rapporteur check`: every finding of what was selected.

mod baseline;
mod brought;
mod full;
mod github;
mod mend;
mod sarif;
mod watch;

use std::{collections::BTreeSet, path::PathBuf, process::ExitCode, sync::Arc};

use clap::{Args, ValueEnum};

use super::{
    Answer, Failure, TROUBLE,
    corpus::{self, Loaded},
    finding::{Finding, Pages},
    json,
    out::{Out, visible},
    rule,
};
use crate::{
    corpus::{DocPath, Entry, describe::counted},
    extract::DocumentKind,
    rule::{Level, Report, Rule, Silencer},
    workspace::{Checked, Options, View, disk},
};

/// Documents that are checked before what has nothing to tell is dropped.
const PART: usize = 2_048;

/// Check figures, rounds, dates, roles and citations in notes and articles
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage, configuration or IO trouble."
)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
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
    /// Show silenced findings too, with what silences them and the reasons given
    #[arg(long)]
    silenced: bool,
    /// The file of findings that are known and kept (default: rapporteur-baseline.toml beside rapporteur.toml)
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the findings of today into the baseline; authors and reasons that stand there are kept
    #[arg(long, conflicts_with_all = ["fix", "since", "watch"])]
    write_baseline: bool,
    /// Why findings that come new into the baseline are kept
    #[arg(long, value_name = "TEXT", requires = "write_baseline")]
    reason: Option<String>,
    /// Who keeps them
    #[arg(long, value_name = "NAME", requires = "write_baseline")]
    author: Option<String>,
    /// Apply the fixes that are always right, in notes, profiles and settings, then check again
    #[arg(long, conflicts_with_all = ["since", "watch"])]
    fix: bool,
    /// Only findings that the changes since a git revision brought about, in any document
    #[arg(long, value_name = "REV", conflicts_with = "watch")]
    since: Option<String>,
    /// Check again whenever a file changes, and print what differs; Ctrl-C ends it, with exit code 0
    #[arg(long)]
    watch: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines of both places
    Full,
    /// One line a finding
    Concise,
    /// An array of objects
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands of GitHub Actions, which show findings beside the lines of a change
    Github,
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
        if let Some(file) = self.baseline.as_ref().filter(|file| !self.write_baseline && !file.exists()) {
            return Err(Failure::Trouble(format!("{}: no such file", file.display())));
        }
        let options = Options {
            profiles: self.profiles.clone(),
            baseline: self.baseline.clone(),
            ..Options::default()
        };
        let mut loaded = corpus::load_with(&self.paths, options)?;
        if self.write_baseline {
            return baseline::write(self, &loaded);
        }
        if self.watch {
            return watch::run(self, loaded, out);
        }
        if self.fix {
            mend::mend(self, &mut loaded);
        }
        let mut findings = self.findings(&loaded);
        if let Some(revision) = &self.since {
            findings = brought::since(self, &loaded, revision, findings)?;
        }
        self.write(&findings, &loaded, out)?;
        let code = self.code(&findings, &loaded);
        // The process ends here: the system takes all memory back at once, where we would give it back entry by entry.
        std::mem::forget(loaded);
        Ok(code)
    }

    /// Writes what is to be shown.
    fn write(&self, findings: &[Finding], loaded: &Loaded, out: &mut Out) -> Result<(), Failure> {
        let mut pages = Pages::new(loaded);
        let is_shown = |one: &&Finding| {
            one.diagnostic.level >= self.severity && (self.silenced || one.silenced.is_none())
        };
        let shown: Vec<&Finding> = findings.iter().filter(is_shown).collect();
        match self.format {
            Format::Json => out.line(&json::findings(&shown, &mut pages)?)?,
            Format::Sarif => out.line(&sarif::log(&shown, &mut pages)?)?,
            Format::Github => github::write(&shown, &mut pages, out)?,
            Format::Concise => concise(&shown, &mut pages, out)?,
            Format::Full => full::write(&shown, &mut pages, out)?,
        }
        if !matches!(self.format, Format::Json | Format::Sarif) {
            out.flush()?;
            eprintln!("{}", summary(&shown, loaded));
        }
        Ok(())
    }

    /// A wrong configuration is trouble, though all findings are told; so is a file that cannot be read.
    fn code(&self, findings: &[Finding], loaded: &Loaded) -> ExitCode {
        let misconfigured = |one: &Finding| {
            one.document.kind == DocumentKind::Configuration && one.diagnostic.rule == "config"
        };
        if loaded.is_in_trouble || findings.iter().any(misconfigured) {
            return ExitCode::from(TROUBLE);
        }
        let fails = |one: &Finding| {
            self.fail_on > Level::Off && one.silenced.is_none() && one.diagnostic.level >= self.fail_on
        };
        ExitCode::from(u8::from(findings.iter().any(fails)))
    }

    /// The findings by document, place and rule, silenced ones too.
    fn findings(&self, loaded: &Loaded) -> Vec<Finding> {
        self.findings_of(&loaded.view, &loaded.selected())
    }

    fn findings_of(&self, view: &View, entries: &[Arc<Entry>]) -> Vec<Finding> {
        let bar = corpus::bar("checking");
        bar.set_length(entries.len() as u64);
        let raise = |rule: &Rule, level| self.raised(rule, level);
        let mut found: Vec<(Arc<Entry>, Report)> = Vec::new();
        for (part, before) in entries.chunks(PART).zip((0_u64..).step_by(PART)) {
            let done = |done: usize| bar.set_position(before + done as u64);
            let reports = view.check_all(part, &raise, &done);
            found.extend(part.iter().cloned().zip(reports).filter(|(entry, report)| tells(entry, report)));
        }
        bar.finish_and_clear();
        add_unused(view, entries, &mut found);
        let named =
            disk::in_parallel(&found, &|_| {}, |(document, report)| self.named(view, document, report));
        named.into_iter().flatten().collect()
    }

    /// A document's findings that were asked for, by their names.
    fn named(&self, view: &View, document: &Arc<Entry>, report: &Report) -> Vec<Finding> {
        let named = view.named(document, report).unwrap_or_default();
        let asked = named.iter().filter(|one| self.asks(one.diagnostic.rule));
        let found = asked.map(|one| Finding {
            document: Arc::clone(document),
            diagnostic: one.diagnostic.clone(),
            fingerprint: one.fingerprint,
            silenced: one.silenced.map(|silenced| (silenced.by, silenced.reason.clone())),
        });
        found.collect()
    }

    /// Whether a rule was asked for. What was not is checked all the same, since only then is it known which
    /// suppressions are of use.
    fn asks(&self, rule: &str) -> bool {
        let is_in = |names: &[String]| names.iter().any(|name| name == rule);
        !is_in(&self.ignore) && (self.select.is_empty() || is_in(&self.select))
    }

    fn raised(&self, rule: &Rule, level: Level) -> Level {
        let is_selected = self.select.iter().any(|name| name == rule.name);
        if level == Level::Off && is_selected { Level::Hint } else { level }
    }
}

/// Whether a report tells anything, or may once it is known what silences nothing.
fn tells(entry: &Entry, report: &Report) -> bool {
    let is_silent = report.diagnostics.is_empty() && report.silenced.is_empty() && report.used.is_empty();
    !is_silent || entry.kind == DocumentKind::Configuration
}

/// Adds what silences nothing to the findings of the configuration and the baseline.
fn add_unused(view: &View, entries: &[Arc<Entry>], found: &mut [(Arc<Entry>, Report)]) {
    let used: BTreeSet<Silencer> = found.iter().flat_map(|(_, report)| report.used.iter().copied()).collect();
    let paths: BTreeSet<DocPath> = entries.iter().map(|entry| Arc::clone(&entry.path)).collect();
    let is_all = view.snapshot.entries().all(|entry| paths.contains(&entry.path));
    let checked = if is_all { Checked::Everything } else { Checked::Documents(&paths) };
    for (entry, report) in found {
        view.add_unused(entry, &used, checked, report);
    }
}

fn concise(findings: &[&Finding], pages: &mut Pages<'_>, out: &mut Out) -> Result<(), Failure> {
    for one in findings {
        if let Some(words) = line(one, pages) {
            out.line(&visible(&words))?;
        }
    }
    Ok(())
}

/// A finding as one line.
fn line(one: &Finding, pages: &mut Pages<'_>) -> Option<String> {
    let page = pages.page(&one.document.path)?;
    let (line, column) = page.place(one.diagnostic.span.start);
    let diagnostic = &one.diagnostic;
    let (level, rule) = (diagnostic.level.name(), diagnostic.rule);
    let silenced = one.silencer().map_or_else(String::new, |by| {
        let reason = one.reason().map_or_else(String::new, |reason| format!(": {reason}"));
        format!(" (silenced by {by}{reason})")
    });
    Some(format!("{}:{line}:{column}: {level}[{rule}] {}{silenced}", page.shown, diagnostic.message))
}

/// "3 findings (1 error, 2 warnings) in 7 documents".
fn summary(findings: &[&Finding], loaded: &Loaded) -> String {
    let documents =
        loaded.selected().iter().filter(|entry| entry.kind != DocumentKind::Configuration).count();
    let is_open = |one: &&&Finding| one.silenced.is_none();
    let counts = Level::ALL.iter().rev().filter_map(|(name, level)| {
        let count = findings.iter().filter(is_open).filter(|one| one.diagnostic.level == *level).count();
        (count > 0).then(|| counted(count, name))
    });
    let counts: Vec<String> = counts.collect();
    let counts = if counts.is_empty() { String::new() } else { format!(" ({})", counts.join(", ")) };
    let open = findings.iter().filter(is_open).count();
    let silenced = match findings.len() - open {
        0 => String::new(),
        count => format!(", {count} silenced,"),
    };
    format!("{}{counts}{silenced} in {}", counted(open, "finding"), counted(documents, "document"))
}
