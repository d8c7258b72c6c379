//! What may be written at a place of `rapporteur.toml`: its tables, their keys, rules and levels, from the one table of
//! keys.

use super::keys::{KEYS, Key, keys_of, tables};
use crate::{
    rule::{Level, RULES},
    text::Span,
};

/// A key, table or value that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What is shown.
    pub label: String,
    /// What it takes, or what is usual.
    pub detail: String,
    /// What it means.
    pub meaning: String,
    /// What is replaced.
    pub replaces: Span,
    /// By what.
    pub new_text: String,
}

/// What may be written at a byte offset of a `rapporteur.toml`.
pub fn suggestions(text: &str, offset: u32) -> Vec<Suggestion> {
    let before = text.get(..offset as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    let replaces = |typed: &str| Span::new(offset - typed.len() as u32, offset);
    if line.starts_with('#') {
        return Vec::new();
    }
    let table =
        before.lines().rev().skip(usize::from(!before.ends_with('\n'))).find_map(header).unwrap_or_default();
    match line.split_once('=') {
        Some((_, typed)) if table == "rules" => levels(typed.trim_start(), &replaces),
        Some(_) => Vec::new(),
        None if line.starts_with('[') || table.is_empty() => headers(line, replaces(line)),
        None if table == "rules" => rules(replaces(line)),
        None => keys_of(table).map(|key| of_key(key, replaces(line))).collect(),
    }
}

/// The name of a table whose heading a line is.
fn header(line: &str) -> Option<&str> {
    let inside = line.trim().strip_prefix('[')?.split(']').next()?;
    Some(inside.trim_start_matches('['))
}

fn headers(line: &str, replaces: Span) -> Vec<Suggestion> {
    let is_named = !line.is_empty() || replaces.is_empty();
    let heading = |table: &str| {
        let keys: Vec<&str> = keys_of(table).map(|key| key.name).filter(|name| !name.is_empty()).collect();
        let label = super::keys::heading(table);
        Suggestion {
            new_text: label.clone(),
            label,
            detail: keys.join(", "),
            meaning: keys_of(table).next().map(|key| key.meaning.to_owned()).unwrap_or_default(),
            replaces,
        }
    };
    tables().into_iter().filter(|_| is_named).map(heading).collect()
}

fn of_key(key: &Key, replaces: Span) -> Suggestion {
    let default = if key.default.is_empty() { String::new() } else { format!(" (default {})", key.default) };
    Suggestion {
        label: key.name.to_owned(),
        detail: format!("{}{default}", key.takes),
        meaning: key.meaning.to_owned(),
        replaces,
        new_text: format!("{} = ", key.name),
    }
}

fn rules(replaces: Span) -> Vec<Suggestion> {
    let rule = |rule: &&crate::rule::Rule| Suggestion {
        label: rule.name.to_owned(),
        detail: format!("{} by default", rule.level.name()),
        meaning: rule.summary.to_owned(),
        replaces,
        new_text: format!("{} = ", rule.name),
    };
    RULES.iter().map(rule).collect()
}

fn levels(typed: &str, replaces: &dyn Fn(&str) -> Span) -> Vec<Suggestion> {
    let meaning = KEYS.iter().find(|key| key.table == "rules").map_or("", |key| key.meaning);
    let level = |(name, _): (&str, Level)| Suggestion {
        label: format!("\"{name}\""),
        detail: String::new(),
        meaning: meaning.to_owned(),
        replaces: replaces(typed),
        new_text: format!("\"{name}\""),
    };
    Level::ALL.into_iter().map(level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<String> {
        suggestions(text, text.len() as u32).into_iter().map(|one| one.label).collect()
    }

    #[test]
    fn tables_keys_rules_and_levels_each_in_their_place() {
        for (text, expected) in [
            ("", "[corpus]"),
            ("[", "[rules]"),
            ("[cor", "[[ignore]]"),
            ("[corpus]\n", "conflict"),
            ("[corpus]\nnotes = []\nconf", "conflict"),
            ("[rules]\n", "figure-falls"),
            ("[rules]\nfigure-falls = ", "\"warning\""),
            ("[rules]\nfigure-falls = \"w", "\"warning\""),
            ("[[overrides]]\n", "paths"),
        ] {
            assert!(labels(text).iter().any(|label| label == expected), "{text:?}: {:?}", labels(text));
        }
        for text in ["# a comment", "[corpus]\nnotes = "] {
            assert_eq!(labels(text), Vec::<String>::new(), "{text:?}");
        }
    }

    #[test]
    fn what_is_typed_is_replaced() {
        let text = "[rules]\nfigure-falls = \"w";
        let one = suggestions(text, text.len() as u32);
        assert_eq!(one.first().map(|one| one.replaces.of(text)), Some("\"w"));
    }
}
