//! From written values to [`Settings`], with a problem for each that does not fit.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Globs, NamedId, Override, Reading, Settings, corrections,
    keys::{self, Shape},
    raw::{self, Item, Pair, Raw},
};
use crate::{
    extract::{EntityId, facts::Problem, figure::measure::Measures},
    rule::{self, Level},
    text::{Span, nearest::nearest},
};

pub(super) fn read(file: Option<&str>, client: Option<&serde_json::Value>) -> Reading {
    let mut settings = Settings::default();
    let mut problems = Vec::new();
    if let Some(text) = file {
        let pairs = raw::from_toml(text, &mut problems);
        Reader { settings: &mut settings, problems: &mut problems }.root(pairs);
        problems.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
    }
    let mut from_client = Vec::new();
    if let Some(client) = client.filter(|value| !value.is_null()) {
        let client = client.get("rapporteur").unwrap_or(client);
        let mut reader = Reader { settings: &mut settings, problems: &mut from_client };
        match raw::from_json(client).raw {
            Raw::Table(pairs) => reader.root(pairs),
            other => {
                reader.problem(Span::default(), format!("the settings are {}, not a table", other.name()));
            }
        }
    }
    settings.policy.measures = Measures::with(settings.measures.clone());
    let client_problems = from_client.into_iter().map(|problem| problem.message).collect();
    Reading { settings, problems, client_problems, ..Reading::default() }
}

pub(super) struct Reader<'a> {
    pub settings: &'a mut Settings,
    pub problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    pub fn problem(&mut self, span: Span, message: String) {
        self.problems.push(Problem { span, message });
    }

    pub fn unknown<'a>(&mut self, what: &str, pair: &Pair, known: impl IntoIterator<Item = &'a str>) {
        let known: Vec<&str> = known.into_iter().collect();
        let hint = match nearest(&pair.key, known.iter().copied()) {
            Some(meant) => format!("; did you mean `{meant}`?"),
            None if known.len() <= 8 => format!("; there are {}", listed(&known)),
            None => String::new(),
        };
        self.problem(pair.key_span, format!("unknown {what} `{}`{hint}", shown(&pair.key)));
    }

    /// "wants ..., has ..." at a value.
    pub fn wants(&mut self, item: &Item, key: &str, wanted: &str) {
        let has = match &item.raw {
            Raw::Text(text) => format!("\"{}\"", shown(text)),
            Raw::Number(number) => number.to_string(),
            other => other.name().to_owned(),
        };
        self.problem(item.span, format!("`{key}` wants {wanted}, not {has}"));
    }

    fn root(&mut self, pairs: Vec<Pair>) {
        for pair in pairs {
            match (pair.key.as_str(), &pair.value.raw) {
                ("overrides", _) => self.overrides(&pair.value),
                ("ignore", _) => self.ignores(&pair.value),
                ("measures", _) => self.measures(&pair.value),
                (corrections::TABLE, Raw::Table(pairs)) => self.corrections(pairs),
                ("rules", Raw::Table(pairs)) => {
                    let levels = self.levels(pairs);
                    self.settings.levels.extend(levels);
                }
                (table, Raw::Table(pairs)) if keys::tables().contains(&table) => {
                    for pair in pairs {
                        self.value(table, pair);
                    }
                }
                (table, _) if keys::tables().contains(&table) => {
                    self.wants(&pair.value, table, "a table");
                }
                _ => self.unknown("key", &pair, keys::tables()),
            }
        }
    }

    fn value(&mut self, table: &str, pair: &Pair) {
        let Some(key) = keys::keys_of(table).find(|key| key.name == pair.key) else {
            self.unknown("key", pair, keys::keys_of(table).map(|key| key.name));
            return;
        };
        match (key.shape, &pair.value.raw) {
            (Shape::Globs(place), _) => {
                if let Some(globs) = self.globs(&pair.value, key.name) {
                    *place(self.settings) = globs;
                }
            }
            (Shape::Id(place), Raw::Text(id)) if !id.trim().is_empty() => {
                let id: EntityId = Arc::from(id.trim());
                let what = if key.name == "conflict" { "conflict" } else { "entity" };
                self.settings.ids.push(NamedId { id: Arc::clone(&id), what, span: pair.value.span });
                *place(self.settings) = Some(id);
            }
            (Shape::Number { bounds, set }, Raw::Number(number))
                if (bounds.0..=bounds.1).contains(number) =>
            {
                set(self.settings, *number);
            }
            (Shape::Flag(place), Raw::Flag(flag)) => *place(self.settings) = *flag,
            _ => self.wants(&pair.value, key.name, &article(key.takes)),
        }
    }

    pub fn globs(&mut self, item: &Item, key: &str) -> Option<Globs> {
        let (patterns, items) = self.texts(item, key, "a list of globs")?;
        match Globs::new(patterns) {
            Ok(globs) => Some(globs),
            Err((number, why)) => {
                let span = items.get(number).copied().unwrap_or(item.span);
                self.problem(span, format!("`{key}`: this is no glob: {why}"));
                None
            }
        }
    }

    /// A list of strings with their places; one string is a list of one.
    pub fn texts(&mut self, item: &Item, key: &str, wanted: &str) -> Option<(Vec<String>, Vec<Span>)> {
        let items = match &item.raw {
            Raw::Text(_) => std::slice::from_ref(item),
            Raw::List(items) => items,
            _ => {
                self.wants(item, key, wanted);
                return None;
            }
        };
        let mut texts = (Vec::new(), Vec::new());
        for item in items {
            let Raw::Text(text) = &item.raw else {
                self.wants(item, key, wanted);
                return None;
            };
            texts.0.push(text.clone());
            texts.1.push(item.span);
        }
        Some(texts)
    }

    fn levels(&mut self, pairs: &[Pair]) -> BTreeMap<String, Level> {
        let mut levels = BTreeMap::new();
        for pair in pairs {
            if !rule::RULES.iter().any(|rule| rule.name == pair.key) {
                self.unknown("rule", pair, rule::RULES.iter().map(|rule| rule.name));
                continue;
            }
            let level = match &pair.value.raw {
                Raw::Text(word) => Level::parse(word),
                _ => None,
            };
            if let Some(level) = level {
                levels.insert(pair.key.clone(), level);
            } else {
                let words: Vec<&str> = Level::ALL.iter().map(|(word, _)| *word).collect();
                self.wants(&pair.value, &pair.key, &listed(&words));
            }
        }
        levels
    }

    /// The tables of an array of tables.
    pub fn tables<'a>(&mut self, item: &'a Item, key: &str) -> Vec<(&'a [Pair], Span)> {
        let Raw::List(items) = &item.raw else {
            self.wants(item, key, &format!("tables, each written [[{key}]]"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match &item.raw {
                Raw::Table(pairs) => tables.push((pairs.as_slice(), item.span)),
                _ => self.wants(item, key, "a table"),
            }
        }
        tables
    }

    fn overrides(&mut self, item: &Item) {
        for (pairs, span) in self.tables(item, "overrides") {
            let (mut paths, mut levels) = (None, BTreeMap::new());
            let mut is_named = false;
            for pair in pairs {
                match (pair.key.as_str(), &pair.value.raw) {
                    ("paths", _) => {
                        is_named = true;
                        paths = self.globs(&pair.value, "paths");
                    }
                    ("rules", Raw::Table(pairs)) => levels = self.levels(pairs),
                    ("rules", _) => self.wants(&pair.value, "rules", "a table of rules and levels"),
                    _ => self.unknown("key", pair, keys::keys_of("overrides").map(|key| key.name)),
                }
            }
            match paths {
                Some(paths) => self.settings.overrides.push(Override { paths, levels }),
                None if !is_named => self.problem(span, "an override needs `paths`".to_owned()),
                None => {}
            }
        }
    }
}

/// "a, b or c".
pub(super) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => format!("`{one}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}

/// What a key takes, with its article.
fn article(takes: &str) -> String {
    match takes.chars().next() {
        Some('"') => takes.to_owned(),
        Some('i') => format!("an {takes}"),
        _ => format!("a {takes}"),
    }
}

/// A word of the user's in a message: short, without control characters.
pub(super) fn shown(word: &str) -> String {
    word.chars().take(60).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
