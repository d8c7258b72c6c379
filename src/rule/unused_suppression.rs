//! `unused-suppression`: a comment that silences nothing.

use std::sync::Arc;

use super::{Check, Diagnostic, Edit, Fix, Level, RULES, Rule, Safety, rule};
use crate::{corpus::Entry, extract::Suppression};

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
pub(super) fn findings(entry: &Entry, used: &[bool], level: Level) -> Vec<Diagnostic> {
    let unused =
        entry.facts.suppressions.iter().zip(used).filter(|(one, used)| !**used && *one.rule != *RULE.name);
    unused.map(|(suppression, _)| finding(entry, suppression, level)).collect()
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
    let edit = Edit { document: Arc::clone(&entry.path), span: suppression.span, new_text: String::new() };
    let fix = Fix { title: "Remove the suppression".to_owned(), safety: Safety::Safe, edits: vec![edit] };
    Diagnostic {
        rule: RULE.name,
        level,
        span: suppression.rule_span,
        message,
        related: Vec::new(),
        fixes: if alone { vec![fix] } else { Vec::new() },
    }
}
