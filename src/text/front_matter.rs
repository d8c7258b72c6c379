//! YAML front matter between `---` lines at the start of a document, with the place of every key and value.

use super::Span;

/// A front matter and where its parts stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// The whole block, both `---` lines and the last line break included.
    pub block: Span,
    /// Its top-level entries in order.
    pub entries: Vec<Entry>,
    /// What is wrong with it as YAML, and where.
    pub problem: Option<(Span, String)>,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Box<str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Value,
    /// Where the value stands.
    pub value_span: Span,
}

/// A YAML value; scalars keep their text, whatever YAML would make of them (`2011-03-15`, `5`, `true`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing: an empty value, `null` or `~`.
    Null,
    /// A scalar's text.
    Scalar(Box<str>),
    /// A list, each item with its place.
    List(Vec<(Value, Span)>),
    /// A map.
    Map(Vec<Entry>),
}

impl FrontMatter {
    /// Reads the front matter of a text, if it begins with one.
    pub fn read(_text: &str) -> Option<Self> {
        None
    }

    /// The entry of a top-level key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| &*entry.key == key)
    }
}

impl Value {
    /// The text of a scalar.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }
}
