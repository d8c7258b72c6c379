//! YAML front matter between `---` lines at the start of a document, with the place of every key and value.

mod rescue;
mod yaml;

use std::collections::BTreeSet;

use super::Span;
use yaml::Outcome;

/// Longest front matter that is read, in bytes. Longer ones are taken for text that happens to begin with a rule.
const LONGEST: usize = 64 * 1024;

/// A front matter and where its parts stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// The whole block, both `---` lines and the last line break included.
    pub block: Span,
    /// Its top-level entries in order; of a key that is given twice, both.
    pub entries: Vec<Entry>,
    /// What is wrong with it as YAML, and where.
    pub problem: Option<(Span, String)>,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Box<str>,
    /// Where the key stands, with its quotes.
    pub key_span: Span,
    /// The value.
    pub value: Value,
    /// Where the value stands, with its quotes and brackets; empty where there is none.
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
    /// Reads the front matter of a text, if it begins with one. Total: broken YAML gives a `problem` and what its lines
    /// `key: value` say; a text that merely begins with a rule has none.
    pub fn read(text: &str) -> Option<Self> {
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut lines = Lines { text, at: start };
        let opening = lines.next().filter(|line| line.of(text).trim_end() == "---")?;
        let inside = lines.at;
        let block_start = start as u32;
        while let Some(line) = lines.next() {
            if lines.at > inside + LONGEST {
                return None;
            }
            if matches!(line.of(text).trim_end(), "---" | "...") {
                let block = Span::new(block_start, lines.at as u32);
                return Self::of_yaml(text, block, Span::new(inside as u32, line.start));
            }
        }
        Self::unclosed(text, opening, inside)
    }

    fn of_yaml(text: &str, block: Span, inside: Span) -> Option<Self> {
        if let Some(entries) = rescue::simple(text, inside) {
            return Some(Self { block, problem: twice(&entries), entries });
        }
        match yaml::read(text, inside) {
            Outcome::Map(entries) => Some(Self { block, problem: twice(&entries), entries }),
            Outcome::Nothing => Some(Self { block, ..Self::default() }),
            Outcome::Other => None,
            Outcome::Broken(at, reason) => {
                let entries = rescue::entries(text, inside);
                let problem = Some((at, format!("the front matter is not valid YAML: {reason}")));
                (!entries.is_empty()).then_some(Self { block, entries, problem })
            }
        }
    }

    /// A block that is being written: lines `key: value` below the opening `---`, up to the first that is none.
    fn unclosed(text: &str, opening: Span, inside: usize) -> Option<Self> {
        let end = rescue::end_of_entries(text, inside);
        let entries = rescue::entries(text, Span::at(inside, end));
        let problem = Some((opening, "the front matter is not closed: a line `---` is missing".to_owned()));
        (!entries.is_empty()).then_some(Self {
            block: Span::new(opening.start, end as u32),
            entries,
            problem,
        })
    }

    /// Where the line that closes it begins: whatever is written there becomes its last entry.
    pub fn closing_line(&self, text: &str) -> Option<u32> {
        let closing = self.block.of(text).trim_end().rfind(['\n', '\r'])?;
        Some(self.block.start + closing as u32 + 1)
    }

    /// The entry of a top-level key; the first, where it is given twice.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| &*entry.key == key)
    }
}

/// The first key that stands there before.
fn twice(entries: &[Entry]) -> Option<(Span, String)> {
    let mut seen = BTreeSet::new();
    let again = entries.iter().find(|entry| !seen.insert(&entry.key))?;
    Some((again.key_span, format!("`{}` is given twice; the first one counts", again.key)))
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

/// The lines of a text from `at` on, without their breaks; LF, CRLF and CR end a line.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr2(b'\n', b'\r', rest.as_bytes());
        let line = Span::at(self.at, self.at + length.unwrap_or(rest.len()));
        let is_pair = length.is_some_and(|at| rest.as_bytes().get(at..at + 2) == Some(b"\r\n"));
        self.at = line.end as usize + usize::from(length.is_some()) + usize::from(is_pair);
        Some(line)
    }
}

#[cfg(test)]
mod tests;
