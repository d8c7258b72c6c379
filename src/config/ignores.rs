//! `[[ignore]]` of `rapporteur.toml`: rules that are silenced in some documents, with a reason.

use super::{
    Globs, keys,
    raw::{Item, Pair, Raw, gap_below},
    reader::Reader,
};
use crate::{
    rule,
    text::{Span, quoted::double_quoted},
};

/// A rule that is silenced in some documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Ignore {
    /// The documents.
    pub paths: Globs,
    /// The rule.
    pub rule: Box<str>,
    /// Where its name stands; empty for a client's setting.
    pub span: Span,
    /// The reason given, where there is one.
    pub reason: Option<Box<str>>,
}

/// The text of an entry that silences a rule in one document, to be put at the end of a `rapporteur.toml`.
pub fn entry(text: &str, path: &str, rule: &str, reason: &str) -> String {
    let gap = gap_below(text);
    let [path, rule, reason] = [&Globs::escaped(path), rule, reason].map(double_quoted);
    format!("{gap}[[ignore]]\npaths = [{path}]\nrules = [{rule}]\nreason = {reason}\n")
}

impl Reader<'_> {
    pub(super) fn ignores(&mut self, item: &Item) {
        for (pairs, span) in self.tables(item, "ignore") {
            let before = self.problems.len();
            let (mut paths, mut rules, mut reason) = (None, None, None);
            for pair in pairs {
                match (pair.key.as_str(), &pair.value.raw) {
                    ("paths", _) => paths = self.globs(&pair.value, "paths"),
                    ("rules", _) => rules = Some(self.rules(&pair.value)),
                    ("reason", Raw::Text(text)) => reason = Some(text.trim()).filter(|text| !text.is_empty()),
                    ("author", Raw::Text(_)) => {}
                    ("reason" | "author", _) => self.wants(&pair.value, &pair.key, "a string"),
                    _ => self.unknown("key", pair, keys::keys_of("ignore").map(|key| key.name)),
                }
            }
            match (paths, rules) {
                (Some(paths), Some(rules)) => {
                    let entry = |(rule, span): (String, Span)| Ignore {
                        paths: paths.clone(),
                        rule: rule.into(),
                        span,
                        reason: reason.map(Box::from),
                    };
                    self.settings.ignores.extend(rules.into_iter().map(entry));
                }
                // What is missing is not said on top of what is wrong.
                _ if self.problems.len() > before => {}
                _ => self.problem(span, "an entry of `ignore` needs `paths` and `rules`".to_owned()),
            }
        }
    }

    /// Names of rules with their places.
    fn rules(&mut self, item: &Item) -> Vec<(String, Span)> {
        let (names, spans) = self.texts(item, "rules", "a list of rules").unwrap_or_default();
        let mut known = Vec::new();
        for (name, span) in names.into_iter().zip(spans) {
            if rule::rule(&name).is_some() {
                known.push((name, span));
                continue;
            }
            let pair = Pair { key: name, key_span: span, value: item.clone() };
            self.unknown("rule", &pair, rule::RULES.iter().map(|rule| rule.name));
        }
        known
    }
}
