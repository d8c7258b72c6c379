//! What silences findings, and the name by which a finding is known again.
//!
//! Comments and front matter are the document's own and are read here; globs of the configuration and the baseline lie
//! outside of it and are applied by whoever checks. Whatever is silenced is kept with its reason.

use std::collections::BTreeMap;

use super::{Diagnostic, Report};
use crate::{
    corpus::Entry,
    extract::Suppression,
    text::{Span, fold, phrase::on_one_line},
};

/// What silenced a finding, by its number where such things are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Silencer {
    /// A comment or a front-matter entry of the document.
    Comment(usize),
    /// An entry of the configuration with globs.
    Ignore(usize),
    /// A row of the baseline.
    Baseline(usize),
}

/// A finding that is silenced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silenced {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// The first that silenced it.
    pub by: Silencer,
    /// The reason given, where there is one.
    pub reason: Option<Box<str>>,
}

impl Report {
    /// Takes out the findings for which there are silencers, each with its reason; all of them count as used.
    pub fn silence(&mut self, mut silencers: impl FnMut(&Diagnostic) -> Vec<(Silencer, Option<Box<str>>)>) {
        let found = std::mem::take(&mut self.diagnostics);
        for diagnostic in found {
            let silencers = silencers(&diagnostic);
            self.used.extend(silencers.iter().map(|(by, _)| *by));
            match silencers.into_iter().next() {
                Some((by, reason)) => self.silenced.push(Silenced { diagnostic, by, reason }),
                None => self.diagnostics.push(diagnostic),
            }
        }
    }
}

/// Takes out the findings that the document itself silences.
pub(super) fn by_comments(entry: &Entry, report: &mut Report) {
    let suppressions = &entry.facts.suppressions;
    report.silence(|diagnostic| {
        let silences = |one: &Suppression| {
            *one.rule == *diagnostic.rule
                && one
                    .covers
                    .is_none_or(|covers| covers.overlaps(diagnostic.span) || covers.covers(diagnostic.span))
        };
        let fitting = suppressions.iter().enumerate().filter(|(_, one)| silences(one));
        fitting.map(|(number, one)| (Silencer::Comment(number), one.reason.clone())).collect()
    });
}

/// Names for the findings of a document, in their order: hashes of the rule, the sentence that a finding stands in (the
/// line, outside of sentences) and the words it marks; equal ones are told apart by counting. Edits elsewhere, other
/// documents, line breaks and the file's own name do not change them. They hold no words of the document.
pub fn fingerprints<'a>(
    entry: &Entry,
    text: &str,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<u64> {
    let mut seen: BTreeMap<u64, u32> = BTreeMap::new();
    let prints = diagnostics.into_iter().map(|one| {
        let [around, words] = [sentence(entry, one.span), one.span].map(|span| on_one_line(span.of(text)));
        let parts = [one.rule, &around, &words];
        let print = fold::fingerprint(parts.join("\0").as_bytes());
        let count = seen.entry(print).or_default();
        *count += 1;
        if *count == 1 { print } else { fold::fingerprint(format!("{print:016x} {count}").as_bytes()) }
    });
    prints.collect()
}

/// The sentence in which a span begins, else its line.
fn sentence(entry: &Entry, span: Span) -> Span {
    let sentences = &entry.facts.sentences;
    let number = sentences.partition_point(|place| place.span.start <= span.start);
    let last = number.checked_sub(1).and_then(|number| sentences.get(number));
    last.map(|place| place.span)
        .filter(|place| place.touches(span.start))
        .unwrap_or_else(|| entry.lines.line(entry.lines.line_of(span.start)))
}
