//! What is wrong in a profile's front matter: unknown keys, values of the wrong shape, dates that cannot be.

use super::{
    keys::{self, Key, Shape},
    reader::{Declared, Fields, id_of, kind},
};
use crate::extract::{
    date::Period,
    facts::{DocumentKind, Few, Problem, Tier},
};
use crate::text::{
    Span,
    front_matter::{Entry, FrontMatter, Value},
    nearest::nearest,
};

/// The check of a front matter against the table of keys.
pub(super) struct Form<'a> {
    pub(super) problems: &'a mut Few<Problem>,
}

impl Form<'_> {
    fn problem(&mut self, span: Span, message: String) {
        self.problems.push(Problem { span, message });
    }

    /// A kind that nobody knows is a finding where the document looks like a profile or the word like a kind.
    pub(super) fn kind(&mut self, front: &FrontMatter, declared: &Declared, is_profile: bool) {
        let entry = front.get("kind");
        match (declared, entry) {
            (Declared::Unknown, Some(entry)) => {
                let word = entry.value.as_str().unwrap_or_default();
                let meant = nearest(word, keys::kinds());
                if is_profile || meant.is_some() {
                    let all = keys::kinds().collect::<Vec<_>>().join(", ");
                    let hint = meant.map_or_else(
                        || format!("known are {all}"),
                        |meant| format!("did you mean `{meant}`?"),
                    );
                    self.problem(entry.value_span, format!("`{word}` is no kind; {hint}"));
                }
            }
            (Declared::Nothing | Declared::Document(DocumentKind::Profile), _) if is_profile => {
                let place = entry.map(|entry| entry.value_span).filter(|span| !span.is_empty());
                let place = place
                    .or_else(|| front.entries.first().map(|entry| entry.key_span))
                    .unwrap_or(front.block);
                let taken = kind(Some(front)).name();
                self.problem(
                    place,
                    format!(
                        "a profile without kind: it is taken for `{taken}`; write `kind: {taken}` or another"
                    ),
                );
            }
            _ => {}
        }
    }

    /// Checks every top-level key of a profile and what the keys say together.
    pub(super) fn keys(&mut self, front: &FrontMatter) {
        for entry in &front.entries {
            match keys::find(&entry.key) {
                Some(key) => self.value(key, entry),
                None if keys::is_foreign(&entry.key) => {}
                None => self.unknown(entry, &[keys::PROFILE, keys::GENERAL]),
            }
        }
        let fields = Fields(&front.entries);
        self.order(&fields, "start", "end");
        for key in ["roles", "rounds"] {
            for (fields, _) in fields.maps(key) {
                self.order(&fields, "from", "to");
            }
        }
        self.rounds(&fields);
    }

    fn unknown(&mut self, entry: &Entry, tables: &[&'static [Key]]) {
        let known = || tables.iter().copied().flatten().map(|key| key.name);
        let hint = nearest(&entry.key, known()).map_or_else(
            || format!("known are {}", known().collect::<Vec<_>>().join(", ")),
            |meant| format!("did you mean `{meant}`?"),
        );
        self.problem(entry.key_span, format!("unknown key `{}`; {hint}", entry.key));
    }

    /// Checks a value against its key's shape. An empty value is none.
    fn value(&mut self, key: &Key, entry: &Entry) {
        let fits = match (key.shape, &entry.value) {
            (Shape::Any | Shape::Kind, _)
            | (_, Value::Null)
            | (Shape::Text | Shape::Texts | Shape::Ids, Value::Scalar(_)) => true,
            (Shape::Tier, Value::Scalar(words)) => Tier::parse(words.trim()).is_some(),
            (Shape::Number, Value::Scalar(words)) => words.parse::<u32>().is_ok_and(|number| number > 0),
            (Shape::Id, value) => id_of(value).is_some(),
            (Shape::Texts, Value::List(items)) => {
                return self.items(key, items, |item| item.as_str().is_some());
            }
            (Shape::Ids, Value::List(items)) => return self.items(key, items, |item| id_of(item).is_some()),
            (Shape::Date, Value::Scalar(words)) => return self.date(words, entry.value_span),
            (Shape::Maps(table), Value::List(items)) => return self.maps(key, table, items),
            _ => false,
        };
        if !fits {
            let place = if entry.value_span.is_empty() { entry.key_span } else { entry.value_span };
            self.problem(place, format!("`{}` is {}", key.name, key.shape.wording()));
        }
    }

    fn items(&mut self, key: &Key, items: &[(Value, Span)], fits: impl Fn(&Value) -> bool) {
        for (_, span) in items.iter().filter(|(item, _)| !fits(item) && *item != Value::Null) {
            self.problem(*span, format!("`{}` is {}", key.name, key.shape.wording()));
        }
    }

    fn date(&mut self, words: &str, span: Span) {
        if Period::parse(words).is_some() {
            return;
        }
        let looks_right = words.len() >= 4 && words.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let message = if looks_right {
            format!("there is no date {words}; write YYYY, YYYY-MM or YYYY-MM-DD")
        } else {
            "a date is YYYY, YYYY-MM or YYYY-MM-DD".to_owned()
        };
        self.problem(span, message);
    }

    fn maps(&mut self, key: &Key, table: &'static [Key], items: &[(Value, Span)]) {
        for (item, span) in items {
            let Value::Map(entries) = item else {
                let names = table.iter().map(|key| key.name).collect::<Vec<_>>().join(", ");
                self.problem(*span, format!("an item of `{}` is a map with the keys {names}", key.name));
                continue;
            };
            for entry in entries {
                match table.iter().find(|known| known.name == &*entry.key) {
                    Some(known) => self.value(known, entry),
                    None => self.unknown(entry, &[table]),
                }
            }
            let needed = table.first().filter(|first| !entries.iter().any(|entry| &*entry.key == first.name));
            if let Some(needed) = needed {
                let item = key.name.strip_suffix('s').unwrap_or(key.name);
                self.problem(*span, format!("a {item} needs a `{}`", needed.name));
            }
        }
    }

    /// A finding where `last` is before `first`.
    fn order(&mut self, fields: &Fields<'_>, first: &str, last: &str) {
        let (Some(from), Some(to)) = (fields.date(first), fields.date(last)) else { return };
        if to.to < from.from {
            let place = fields.get(last).map(|entry| entry.value_span).unwrap_or_default();
            self.problem(place, format!("`{last}` {to} is before `{first}` {from}"));
        }
    }

    fn rounds(&mut self, fields: &Fields<'_>) {
        let mut seen: Vec<u32> = Vec::new();
        for (round, _) in fields.maps("rounds") {
            let Some(entry) = round.get("number") else { continue };
            let Some(number) = entry.value.as_str().and_then(|words| words.parse().ok()) else { continue };
            if seen.contains(&number) {
                self.problem(entry.value_span, format!("round {number} is given twice"));
            }
            seen.push(number);
        }
    }
}
