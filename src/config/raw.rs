//! TOML and JSON as one kind of value with places, so that the file and the client's settings are read by one reader.

use serde_json::Value as Json;
use toml::de::{DeTable, DeValue};

use crate::{extract::facts::Problem, text::Span};

/// A value as written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Raw {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<Item>),
    Table(Vec<Pair>),
    /// A value that no key takes, with the word for it.
    Other(&'static str),
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub raw: Raw,
    pub span: Span,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub key: String,
    pub key_span: Span,
    pub value: Item,
}

impl Raw {
    /// The word for what it is, for messages.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(name) => name,
        }
    }
}

/// Reads as much of a TOML text as can be read; its first syntax error is a problem, since others often follow from it.
pub(super) fn from_toml(text: &str, problems: &mut Vec<Problem>) -> Vec<Pair> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if let Some(error) = errors.first() {
        let range = error.span().unwrap_or(0..0);
        let span = Span::at(range.start.min(text.len()), range.end.min(text.len()));
        problems.push(Problem { span, message: format!("not valid TOML: {}", error.message()) });
    }
    let mut pairs = pairs(table.get_ref());
    // Behind a broken heading, keys stand where nobody wrote them.
    pairs.retain(|pair| errors.is_empty() || matches!(pair.value.raw, Raw::Table(_) | Raw::List(_)));
    pairs
}

fn pairs(table: &DeTable<'_>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = table
        .iter()
        .map(|(key, value)| Pair {
            key: key.get_ref().to_string(),
            key_span: place(key.span()),
            value: item(value.get_ref(), value.span()),
        })
        .collect();
    pairs.sort_by_key(|pair| pair.key_span);
    pairs
}

fn item(value: &DeValue<'_>, range: std::ops::Range<usize>) -> Item {
    let raw = match value {
        DeValue::String(text) => Raw::Text(text.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Raw::Number(number),
            Err(_) => Raw::Other("a number that is too large"),
        },
        DeValue::Array(items) => {
            Raw::List(items.iter().map(|value| item(value.get_ref(), value.span())).collect())
        }
        DeValue::Table(table) => Raw::Table(pairs(table)),
        DeValue::Float(_) => Raw::Other("a number with decimals"),
        DeValue::Boolean(flag) => Raw::Flag(*flag),
        DeValue::Datetime(_) => Raw::Other("a date"),
    };
    Item { raw, span: place(range) }
}

fn place(range: std::ops::Range<usize>) -> Span {
    Span::at(range.start, range.end)
}

/// A client's settings; they have no places.
pub(super) fn from_json(value: &Json) -> Item {
    let raw = match value {
        Json::String(text) => Raw::Text(text.clone()),
        Json::Number(number) => number.as_i64().map_or(Raw::Other("a number with decimals"), Raw::Number),
        Json::Array(items) => Raw::List(items.iter().map(from_json).collect()),
        Json::Object(map) => Raw::Table(
            map.iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| Pair {
                    key: key.clone(),
                    key_span: Span::default(),
                    value: from_json(value),
                })
                .collect(),
        ),
        Json::Bool(flag) => Raw::Flag(*flag),
        Json::Null => Raw::Other("nothing"),
    };
    Item { raw, span: Span::default() }
}

/// The lines that part what is put at the end of a TOML text from the text.
pub(super) fn gap_below(text: &str) -> &'static str {
    match text {
        "" => "",
        text if text.ends_with("\n\n") => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    }
}
