//! `count-mismatch`: a stated count against the enumeration beside it.

use std::sync::Arc;

use super::{Check, Fix, Level, Related, Rule, spelled};
use crate::extract::{DocumentKind, enumeration::Enumeration};

pub(super) static RULE: Rule = Rule {
    name: "count-mismatch",
    summary: "a stated count that the enumeration beside it does not have",
    level: Level::Warning,
    in_articles: Level::Information,
    manual: include_str!("count_mismatch.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    for one in entry.facts.enumerations.iter().filter(|one| !one.is_right()) {
        tell(check, one);
    }
}

fn tell(check: &mut Check<'_>, one: &Enumeration) {
    let count = one.items.len();
    let message = if one.right.is_some() {
        format!("the text says {}, and names {count}", one.words)
    } else {
        let stated = spelled::cardinal(one.stated, false);
        format!("{} is said of {stated}, and {count} are named", one.words)
    };
    let related = one.items.iter().zip(1..).map(|(item, number)| Related {
        document: Arc::clone(&check.entry.path),
        span: *item,
        message: format!("{number} of {count}"),
    });
    let related = related.collect();
    let right = one.right.as_ref().filter(|_| check.entry.kind != DocumentKind::Article);
    let fixes =
        right.map(|right| Fix::write(check.entry, one.number, right.to_string())).into_iter().collect();
    check.find(one.number, message, related, fixes);
}
