//! `rapporteur rule`: the list of rules, or the manual page of one.

use std::process::ExitCode;

use clap::Args;

use super::{Answer, Failure, out::Out};
use crate::{rule, text::nearest::nearest};

/// The manual of a rule, or the list of all rules
#[derive(Debug, Args)]
pub(super) struct Rule {
    /// The rule's name
    name: Option<String>,
}

impl Rule {
    pub fn run(&self, out: &mut Out) -> Answer {
        if let Some(name) = &self.name {
            out.line(one(name)?.manual.trim_end())?;
            return Ok(ExitCode::SUCCESS);
        }
        let width = rule::RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
        for rule in rule::RULES {
            out.line(&format!("{:width$}  {:11}  {}", rule.name, rule.level.name(), rule.summary))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The rule of a name, or what else may be meant.
pub(super) fn one(name: &str) -> Result<&'static rule::Rule, Failure> {
    rule::rule(name).ok_or_else(|| {
        let hint = nearest(name, rule::RULES.iter().map(|rule| rule.name)).map_or_else(
            || "; `rapporteur rule` lists all".to_owned(),
            |meant| format!("; did you mean `{meant}`?"),
        );
        Failure::Trouble(format!("there is no rule `{name}`{hint}"))
    })
}
