//! What lies outside of the documents and silences their findings: globs of the configuration, and the baseline.

use std::{collections::BTreeSet, sync::Arc};

use super::View;
use crate::{
    corpus::{DocPath, Entry},
    extract::DocumentKind,
    rule::{self, Diagnostic, Level, Report, Silenced, Silencer, Unused},
    text::Span,
};

/// Whose findings are known when unused silencers are looked for.
#[derive(Debug, Clone, Copy)]
pub enum Checked<'a> {
    /// Those of all documents.
    Everything,
    /// Those of some.
    Documents(&'a BTreeSet<DocPath>),
}

/// A finding with the name by which it is known again.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// The finding.
    pub diagnostic: &'a Diagnostic,
    /// Its name: see [`rule::fingerprints`].
    pub fingerprint: u64,
    /// What silences it, where it is silenced.
    pub silenced: Option<&'a Silenced>,
}

/// The rule that tells what silences nothing.
const UNUSED: &str = "unused-suppression";

impl View {
    /// A document's findings, silenced ones too, by place and each with its name; `None` where there are any, and the
    /// document's text is not the one that was read.
    pub fn named<'a>(&self, entry: &Entry, report: &'a Report) -> Option<Vec<Named<'a>>> {
        let is_comment = |one: &Silenced| matches!(one.by, Silencer::Comment(_));
        let (within, outside): (Vec<_>, Vec<_>) = report.silenced.iter().partition(|one| is_comment(one));
        // What is silenced from outside is counted with the rest, so that a name is the same with and without a baseline.
        let open = report.diagnostics.iter().map(|diagnostic| (diagnostic, None));
        let mut all: Vec<(&Diagnostic, Option<&Silenced>)> =
            open.chain(outside.into_iter().map(|one| (&one.diagnostic, Some(one)))).collect();
        all.sort_by(|(a, _), (b, _)| a.order(b));
        all.extend(within.into_iter().map(|one| (&one.diagnostic, Some(one))));
        if all.is_empty() {
            return Some(Vec::new());
        }
        let text = self.text_as_read(entry)?;
        let prints = rule::fingerprints(entry, &text, all.iter().map(|(diagnostic, _)| *diagnostic));
        let named = all.into_iter().zip(prints);
        let named =
            named.map(|((diagnostic, silenced), fingerprint)| Named { diagnostic, fingerprint, silenced });
        let mut named: Vec<Named<'a>> = named.collect();
        named.sort_by_key(|one| (one.diagnostic.span, one.diagnostic.rule));
        Some(named)
    }

    pub(super) fn text_as_read(&self, entry: &Entry) -> Option<Arc<str>> {
        let text = self.texts.text(&entry.path)?;
        entry.facts.are_of(&text).then_some(text)
    }

    /// Takes out what globs and the baseline silence. What is wrong in the configuration itself is always told.
    pub(super) fn silence(&self, entry: &Arc<Entry>, report: &mut Report) {
        if entry.kind == DocumentKind::Configuration || report.diagnostics.is_empty() {
            return;
        }
        self.silence_known(entry, report);
        if self.settings.ignores.is_empty() {
            return;
        }
        let names = self.roots.names_for_globs(&entry.path);
        report.silence(|diagnostic| {
            let ignores = self.settings.ignores.iter().enumerate();
            let fitting = ignores.filter(|(_, one)| {
                *one.rule == *diagnostic.rule && names.iter().any(|name| one.paths.fit(name))
            });
            fitting.map(|(number, one)| (Silencer::Ignore(number), one.reason.clone())).collect()
        });
    }

    /// A row of the baseline holds for its document, and for one that has its finding where its own is gone: a file
    /// that was renamed.
    fn silence_known(&self, entry: &Entry, report: &mut Report) {
        if self.baseline.rows().is_empty() {
            return;
        }
        let Some(text) = self.text_as_read(entry) else { return };
        let mut prints = rule::fingerprints(entry, &text, &report.diagnostics).into_iter();
        let mut others = Vec::new();
        report.silence(|diagnostic| {
            let Some(print) = prints.next() else { return Vec::new() };
            let mut silencers = Vec::new();
            for (number, row) in self.baseline.with(diagnostic.rule, print) {
                let is_own = *row.path == *entry.path;
                if !is_own {
                    others.push(DocPath::from(&*row.path));
                }
                if is_own || self.snapshot.entry(&row.path).is_none() {
                    silencers.push((Silencer::Baseline(number), row.reason.clone()));
                }
            }
            silencers
        });
        if !others.is_empty() {
            report.reads.add_documents(others);
        }
    }

    /// Adds to the configuration's or the baseline's findings what silences nothing there, when it is known what the
    /// checked documents used.
    pub fn add_unused(
        &self,
        entry: &Entry,
        used: &BTreeSet<Silencer>,
        checked: Checked<'_>,
        report: &mut Report,
    ) {
        let default = rule::rule(UNUSED).map_or(Level::Off, |rule| rule.level);
        let level = self.settings.level(&entry.path, UNUSED, default);
        let file = self.roots.file_path(&entry.path);
        if level == Level::Off || entry.kind != DocumentKind::Configuration {
            return;
        }
        let before = report.diagnostics.len();
        if file.as_ref() == Some(&self.roots.baseline) {
            self.unused_rows(entry, used, checked, level, report);
        } else if matches!(checked, Checked::Everything) {
            self.unused_ignores(entry, used, level, report);
        }
        // While the file is edited, its entries are not where those in force were read.
        if report.diagnostics.len() > before && !self.names_rules(entry, report) {
            report.diagnostics.truncate(before);
        }
        report.diagnostics.sort_by(Diagnostic::order);
    }

    fn names_rules(&self, entry: &Entry, report: &Report) -> bool {
        let Some(text) = self.text_as_read(entry) else { return false };
        let mut unused = report.diagnostics.iter().filter(|one| one.rule == UNUSED);
        unused.all(|one| rule::rule(one.span.of(&text).trim_matches(['"', '\''])).is_some())
    }

    fn unused_ignores(&self, entry: &Entry, used: &BTreeSet<Silencer>, level: Level, report: &mut Report) {
        for (number, ignore) in self.settings.ignores.iter().enumerate() {
            // A client's settings have no place that could be shown.
            if used.contains(&Silencer::Ignore(number)) || ignore.span.is_empty() {
                continue;
            }
            let documents = ignore.paths.patterns().join(", ");
            let unused = Unused {
                rule: &ignore.rule,
                span: ignore.span,
                documents: &documents,
                meets_documents: true,
                removal: None,
            };
            report.diagnostics.push(rule::unused(entry, level, &unused));
        }
    }

    fn unused_rows(
        &self,
        entry: &Entry,
        used: &BTreeSet<Silencer>,
        checked: Checked<'_>,
        level: Level,
        report: &mut Report,
    ) {
        for (number, row) in self.baseline.rows().iter().enumerate() {
            let is_there = self.snapshot.entry(&row.path).is_some();
            let is_known = match checked {
                Checked::Everything => true,
                Checked::Documents(documents) => documents.contains(&*row.path),
            };
            if used.contains(&Silencer::Baseline(number)) || !is_known {
                continue;
            }
            let line = whole_lines(entry, row.span);
            let unused = Unused {
                rule: &row.rule,
                span: row.rule_span,
                documents: &row.path,
                meets_documents: is_there,
                removal: self.stands_alone(entry, row.span).then_some(line),
            };
            report.diagnostics.push(rule::unused(entry, level, &unused));
        }
    }

    /// Whether nothing but a row and its comma stands on its line.
    fn stands_alone(&self, entry: &Entry, row: Span) -> bool {
        let Some(text) = self.texts.text(&entry.path) else { return false };
        let line = whole_lines(entry, row);
        Span::new(line.start, row.start).of(&text).trim().is_empty()
            && Span::new(row.end, line.end).of(&text).trim() == ","
    }
}

/// The lines of a span, with the end of the last.
fn whole_lines(entry: &Entry, span: Span) -> Span {
    let lines = &entry.lines;
    let (first, last) = (lines.line_of(span.start), lines.line_of(span.end));
    let end = if last + 1 < lines.line_count() { lines.line(last + 1).start } else { lines.line(last).end };
    Span::new(lines.line(first).start, end)
}
