//! YAML to entries with their places, by serde-saphyr; the only user of that crate.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, MergeKeyPolicy, Spanned};

use super::{Entry, Lines, Span, Value};

/// What a piece of YAML turned out to be.
pub(super) enum Outcome {
    /// A map, with its entries in order.
    Map(Vec<Entry>),
    /// Nothing: only white space and comments.
    Nothing,
    /// Something else: a scalar or a list.
    Other,
    /// Not YAML: where, and why.
    Broken(Span, String),
}

/// Reads `source.get(span)` as YAML; all spans of the outcome are places in `source`.
pub(super) fn read(source: &str, span: Span) -> Outcome {
    let yaml = span.of(source);
    let place = Place { source, base: span };
    match serde_saphyr::from_str_with_options::<Option<Spanned<Node>>>(yaml, options()) {
        Ok(None) => Outcome::Nothing,
        Ok(Some(node)) => match node.value {
            Node::Map(entries) => Outcome::Map(place.entries(entries)),
            Node::Null => Outcome::Nothing,
            _ => Outcome::Other,
        },
        Err(error) => {
            let at = error.location().map_or(Span::new(span.start, span.start), |at| place.trouble(at));
            Outcome::Broken(at, reason(&error))
        }
    }
}

/// The error's first line without the place, which the span says better.
fn reason(error: &serde_saphyr::Error) -> String {
    let text = error.without_snippet().to_string();
    let line = text.lines().next().unwrap_or_default();
    let line = line.strip_prefix("error: ").unwrap_or(line);
    let line = match line.split_once(": ") {
        Some((place, rest)) if place.starts_with("line ") => rest,
        _ => line,
    };
    line.split(" at line ").next().unwrap_or(line).trim().to_owned()
}

/// Bounds that no front matter written by people reaches, and that no alias bomb passes.
fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_events: 20_000,
            max_aliases: 200,
            max_anchors: 200,
            max_depth: 24,
            max_documents: 1,
            max_nodes: 20_000,
            flow_nesting_limit: 24,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 2_000,
            max_replay_stack_depth: 8,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        with_snippet: false,
    }
}

/// A YAML node as the parser gives it.
enum Node {
    Null,
    /// A scalar that YAML takes for a number or truth value; its text is where it stands.
    Plain,
    Text(String),
    List(Vec<Spanned<Node>>),
    Map(Vec<(Spanned<Node>, Spanned<Node>)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any YAML")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Node::Map(map))
    }
}

/// Turns the parser's places into places of the source.
struct Place<'a> {
    source: &'a str,
    base: Span,
}

impl Place<'_> {
    fn span(&self, location: serde_saphyr::Location) -> Span {
        let span = location.span();
        let (Some(start), Some(length)) = (span.byte_offset(), span.byte_len()) else {
            return Span::new(self.base.start, self.base.start);
        };
        let start = self.base.start.saturating_add(start as u32).min(self.base.end);
        let end = start.saturating_add(length as u32).min(self.base.end);
        let span = Span::new(start, end);
        Span::new(start, start + span.of(self.source).trim_end().len() as u32)
    }

    /// Where an error stands: from its line and column (1 and more, in characters) to the end of that line.
    fn trouble(&self, location: serde_saphyr::Location) -> Span {
        let mut lines = Lines { text: self.source, at: self.base.start as usize };
        let number = usize::try_from(location.line()).unwrap_or(usize::MAX).saturating_sub(1);
        let line = lines.nth(number).filter(|line| line.end <= self.base.end);
        let Some(line) = line else { return Span::new(self.base.end, self.base.end) };
        let column = usize::try_from(location.column()).unwrap_or(usize::MAX).saturating_sub(1);
        let start = line
            .of(self.source)
            .char_indices()
            .nth(column)
            .map_or(line.start, |(at, _)| line.start + at as u32);
        Span::new(start, line.end)
    }

    fn entries(&self, entries: Vec<(Spanned<Node>, Spanned<Node>)>) -> Vec<Entry> {
        let entry = |(key, value): (Spanned<Node>, Spanned<Node>)| {
            let (key, key_span) = self.value(key);
            let (value, value_span) = self.value(value);
            let key = match key {
                Value::Scalar(text) => text,
                _ => key_span.of(self.source).into(),
            };
            Entry { key, key_span, value, value_span }
        };
        entries.into_iter().map(entry).collect()
    }

    fn value(&self, node: Spanned<Node>) -> (Value, Span) {
        let span = self.span(node.referenced);
        match node.value {
            Node::Null => (Value::Null, span),
            Node::Plain => (Value::Scalar(self.span(node.defined).of(self.source).into()), span),
            Node::Text(text) => (Value::Scalar(text.into()), span),
            Node::List(items) => {
                let items: Vec<_> = items.into_iter().map(|item| self.value(item)).collect();
                let last = items.last().map(|(_, span)| *span);
                (Value::List(items), self.whole(span, last))
            }
            Node::Map(entries) => {
                let entries = self.entries(entries);
                let last = entries.last().map(|entry| entry.key_span.join(entry.value_span));
                (Value::Map(entries), self.whole(span, last))
            }
        }
    }

    /// From where a collection begins to the end of its last part, and of its bracket where it has one.
    fn whole(&self, start: Span, last: Option<Span>) -> Span {
        let whole = match last {
            Some(last) if start.start <= last.start => start.join(last),
            _ => start,
        };
        let opening = whole.of(self.source).chars().next();
        if !matches!(opening, Some('[' | '{')) {
            return whole;
        }
        let rest = Span::new(whole.end, self.base.end).of(self.source);
        let behind = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if behind.starts_with([']', '}']) {
            return Span::new(whole.start, whole.end + (rest.len() - behind.len()) as u32 + 1);
        }
        whole
    }
}
