//! `config`: an unknown key or a bad value in `rapporteur.toml` or in a profile's front matter.

use super::{Check, Level, Rule};
use crate::extract::DocumentKind;

pub(super) static RULE: Rule = Rule {
    name: "config",
    summary: "an unknown key or a bad value in rapporteur.toml or in a profile's front matter",
    level: Level::Error,
    in_articles: Level::Error,
    manual: include_str!("config.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    if !matches!(check.entry.kind, DocumentKind::Profile | DocumentKind::Configuration) {
        return;
    }
    for problem in &check.entry.clone().facts.problems {
        check.find(problem.span, problem.message.clone(), Vec::new(), Vec::new());
    }
}
