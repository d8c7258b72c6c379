//! `unused-suppression`: a comment that silences nothing.

use std::{collections::BTreeSet, sync::Arc};

use super::{Check, Diagnostic, Edit, Fix, Level, RULES, Rule, Safety, Silencer, rule};
use crate::{corpus::Entry, extract::Suppression, text::Span};

pub(super) static RULE: Rule = Rule {
    name: "unused-suppression",
    summary: "an ignore comment or entry that silences nothing",
    level: Level::Hint,
    in_articles: Level::Hint,
    manual: include_str!("unused_suppression.md"),
    check: nothing,
};

/// The findings come after all other rules: see [`findings`].
fn nothing(_check: &mut Check<'_>) {}

/// A finding for every suppression that was not used.
pub(super) fn findings(entry: &Entry, used: &BTreeSet<Silencer>, level: Level) -> Vec<Diagnostic> {
    let numbered = entry.facts.suppressions.iter().enumerate();
    let unused = numbered
        .filter(|(number, one)| !used.contains(&Silencer::Comment(*number)) && *one.rule != *RULE.name);
    unused.map(|(_, suppression)| finding(entry, suppression, level)).collect()
}

/// An entry outside of the documents, in the configuration or the baseline, that silences nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused<'a> {
    /// The rule that it names.
    pub rule: &'a str,
    /// Where the name stands.
    pub span: Span,
    /// Which documents it means: `notes/**`.
    pub documents: &'a str,
    /// Whether any such document is there.
    pub meets_documents: bool,
    /// What to take out to be rid of it.
    pub removal: Option<Span>,
}

/// A finding at an entry of the configuration or the baseline that silences nothing.
pub fn unused(entry: &Entry, level: Level, unused: &Unused<'_>) -> Diagnostic {
    let Unused { rule, span, documents, .. } = unused;
    let message = if unused.meets_documents {
        format!("no {rule} finding in {documents} to silence")
    } else {
        format!("there is no document {documents}, so no {rule} finding to silence")
    };
    let removal = unused.removal.map(|span| remove(entry, span));
    let fixes = removal.into_iter().collect();
    Diagnostic { rule: RULE.name, level, span: *span, message, related: Vec::new(), fixes }
}

fn remove(entry: &Entry, span: Span) -> Fix {
    let edit = Edit { document: Arc::clone(&entry.path), span, new_text: String::new() };
    Fix { title: "Remove the suppression".to_owned(), safety: Safety::Safe, edits: vec![edit] }
}

fn finding(entry: &Entry, suppression: &Suppression, level: Level) -> Diagnostic {
    let name = &suppression.rule;
    let message = if rule(name).is_some() {
        let place = if suppression.covers.is_some() { "the next line" } else { "this document" };
        format!("no {name} finding in {place} to silence")
    } else {
        let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        format!("there is no rule {name}; rules are {}", names.join(", "))
    };
    // A comment for several rules is taken out only when all of it is unused, so only a comment of one rule has a fix.
    let alone = entry.facts.suppressions.iter().filter(|other| other.span == suppression.span).count() == 1;
    let fix = remove(entry, suppression.span);
    Diagnostic {
        rule: RULE.name,
        level,
        span: suppression.rule_span,
        message,
        related: Vec::new(),
        fixes: if alone { vec![fix] } else { Vec::new() },
    }
}
