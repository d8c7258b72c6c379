//! The table `[corrections]` of `rapporteur.toml`: read into
//! [`crate::extract::Corrections`], and written one line a correction, in
//! order, so that two people's corrections merge.

use super::{
    keys::{self, Field, Shape},
    raw::{self, Item, Pair, Raw, gap_below},
    reader::Reader,
};
use crate::{
    extract::{
        Period,
        correction::{Credited, Dated, NotOne},
    },
    text::{Span, phrase::on_one_line, quoted::double_quoted},
};

/// The table's name.
pub const TABLE: &str = "corrections";

/// A correction as a line of the table: the key of its list, and what its fields say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `not-names`, `not-one`, `sources` or `dates`.
    pub list: &'static str,
    /// Fields with their values, in the order of the key's documentation.
    pub fields: Vec<(&'static str, Written)>,
}

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A string.
    Text(String),
    /// A whole number.
    Number(u32),
}

impl Row {
    /// The row as an inline table, behind which reason and author stand.
    fn line(&self, author: &str) -> String {
        let fields = self.fields.iter().map(|(name, value)| match value {
            Written::Text(text) => format!("{name} = {}", double_quoted(text)),
            Written::Number(number) => format!("{name} = {number}"),
        });
        let signed =
            [format!("reason = {}", double_quoted("")), format!("author = {}", double_quoted(author))];
        format!("{{ {} }}", fields.chain(signed).collect::<Vec<_>>().join(", "))
    }

    /// What tells this row from others: all but reason and author.
    fn is_said_by(&self, item: &Item) -> bool {
        let Raw::Table(pairs) = &item.raw else { return false };
        let is_signature = |pair: &&Pair| matches!(pair.key.as_str(), "reason" | "author");
        let said = pairs.iter().filter(|pair| !is_signature(pair));
        let all = said.clone().count() == self.fields.len();
        all && self.fields.iter().all(|(name, value)| {
            said.clone().any(|pair| {
                pair.key == *name
                    && match (&pair.value.raw, value) {
                        (Raw::Text(text), Written::Text(written)) => text == written,
                        (Raw::Number(number), Written::Number(written)) => *number == i64::from(*written),
                        _ => false,
                    }
            })
        })
    }
}

/// Where a row goes in the text of a `rapporteur.toml`, and what is written there. `None` where it stands there already,
/// or where the text is written in a way that has no place for it.
pub fn insertion(text: &str, row: &Row, author: &str) -> Option<(Span, String)> {
    let mut problems = Vec::new();
    let root = raw::from_toml(text, &mut problems);
    if !problems.is_empty() {
        return None;
    }
    let line = row.line(author);
    let Some(table) = root.iter().find(|pair| pair.key == TABLE) else {
        let end = Span::at(text.len(), text.len());
        let gap = gap_below(text);
        return Some((end, format!("{gap}[{TABLE}]\n{} = [\n  {line},\n]\n", row.list)));
    };
    let Raw::Table(lists) = &table.value.raw else { return None };
    match lists.iter().find(|pair| pair.key == row.list) {
        Some(list) => into_list(text, row, &line, &list.value),
        None => below_heading(text, table.key_span, &format!("{} = [\n  {line},\n]\n", row.list)),
    }
}

/// A new list stands directly below the table's heading.
fn below_heading(text: &str, heading: Span, list: &str) -> Option<(Span, String)> {
    let before = text.get(..heading.start as usize)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(line_start..)?;
    let line_end = rest.find('\n').map_or(text.len(), |at| line_start + at + 1);
    let line = text.get(line_start..line_end)?;
    if !line.trim_start().starts_with('[') || line.trim_start().starts_with("[[") {
        return None;
    }
    let gap = if line.ends_with('\n') { "" } else { "\n" };
    Some((Span::at(line_end, line_end), format!("{gap}{list}")))
}

/// A row goes before the first one that is later in order, or behind the last.
fn into_list(text: &str, row: &Row, line: &str, list: &Item) -> Option<(Span, String)> {
    let Raw::List(items) = &list.raw else { return None };
    if items.iter().any(|item| row.is_said_by(item)) {
        return None;
    }
    let whole = list.span.of(text);
    if !(whole.starts_with('[') && whole.ends_with(']')) || whole.starts_with("[[") {
        return None;
    }
    if let Some(later) = items.iter().find(|item| item.span.of(text) > line) {
        let start = later.span.start;
        return Some((Span::new(start, start), format!("{line},\n  ")));
    }
    let Some(end_row) = items.last() else {
        return Some((list.span, format!("[\n  {line},\n]")));
    };
    // Behind the last row: its comma, and a comment on its line, stay with it.
    let end = end_row.span.end as usize;
    let rest = text.get(end..list.span.end as usize)?;
    let comma = rest
        .find(|c: char| !c.is_whitespace())
        .filter(|at| rest.get(*at..).is_some_and(|r| r.starts_with(',')));
    let behind = comma.map_or(end, |at| end + at + 1);
    let tail = text.get(behind..list.span.end as usize)?;
    let lead = if comma.is_some() { "" } else { "," };
    match (tail.find('\n'), tail.trim_start().starts_with('#')) {
        (Some(at), true) if comma.is_some() => {
            let place = behind + at;
            Some((Span::at(place, place), format!("\n  {line},")))
        }
        (_, true) => None,
        _ => Some((
            Span::at(behind, behind),
            format!("{lead}\n  {line}{}", if comma.is_some() { "," } else { "" }),
        )),
    }
}

/// A row that was read: what its fields say, of those that are documented.
struct Said<'a> {
    pairs: &'a [Pair],
}

impl Said<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|pair| pair.key == name)?;
        match &found.value.raw {
            Raw::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    fn item(&self, name: &str) -> Option<&Item> {
        self.pairs.iter().find(|pair| pair.key == name).map(|pair| &pair.value)
    }
}

impl Reader<'_> {
    /// Reads the table.
    pub(super) fn corrections(&mut self, pairs: &[Pair]) {
        for pair in pairs {
            let Some(key) = keys::keys_of(TABLE).find(|key| key.name == pair.key) else {
                self.unknown("key", pair, keys::keys_of(TABLE).map(|key| key.name));
                continue;
            };
            let Shape::Rows(fields) = key.shape else { continue };
            for (pairs, span) in self.tables(&pair.value, &format!("{TABLE}.{}", key.name)) {
                if self.has_fields(pairs, fields, span) {
                    self.correction(key.name, &Said { pairs });
                }
            }
        }
    }

    /// Whether a row has what it needs, each a string or, for numbers, a whole number from 1 on.
    fn has_fields(&mut self, pairs: &[Pair], fields: &[Field], span: Span) -> bool {
        let before = self.problems.len();
        for pair in pairs {
            let Some(field) = fields.iter().find(|field| field.name == pair.key) else {
                self.unknown("key", pair, fields.iter().map(|field| field.name));
                continue;
            };
            let fits = match &pair.value.raw {
                Raw::Text(text) => !field.is_number && (!field.is_needed || !text.trim().is_empty()),
                Raw::Number(number) => field.is_number && (1..=1_000_000).contains(number),
                _ => false,
            };
            if !fits {
                let wanted = if field.is_number { "a whole number from 1 on" } else { "a string" };
                self.wants(&pair.value, field.name, wanted);
            }
        }
        // What is missing is not said on top of what is wrong.
        let is_wrong = self.problems.len() > before;
        for field in fields.iter().filter(|field| field.is_needed && !is_wrong) {
            if !pairs.iter().any(|pair| pair.key == field.name) {
                self.problem(span, format!("this correction needs `{}`", field.name));
            }
        }
        self.problems.len() == before
    }

    fn correction(&mut self, list: &str, said: &Said<'_>) {
        let text = |name: &str| said.text(name).map(on_one_line).unwrap_or_default();
        let path = |name: &str| text(name).trim_start_matches("./").replace('\\', "/");
        match list {
            "not-names" => {
                self.settings.corrections.not_names.insert(text("name").into());
            }
            "not-one" => {
                let document = said.text("document").map(|_| path("document").into());
                let not = text("not").as_str().into();
                self.settings.corrections.not_one.insert(NotOne { name: text("name").into(), not, document });
            }
            "sources" => {
                let number = match said.item("number").map(|item| &item.raw) {
                    Some(Raw::Number(number)) => u32::try_from(*number).unwrap_or(1),
                    _ => 1,
                };
                let (document, figure) = (path("document").into(), text("figure").into());
                let source = text("source").into();
                self.settings.corrections.sources.insert(Credited { document, figure, number, source });
            }
            _ => self.dated(path("document").into(), said),
        }
    }

    fn dated(&mut self, document: Box<str>, said: &Said<'_>) {
        let day = said.text("date").and_then(Period::parse).filter(|period| period.is_day());
        match (day, said.item("date")) {
            (Some(day), _) => {
                self.settings.corrections.dates.insert(Dated { document, date: day.from });
            }
            (None, Some(item)) => self.wants(item, "date", "a day, YYYY-MM-DD"),
            (None, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a missing place fails the test")]
    use super::*;
    use crate::config::Settings;

    fn row(name: &str) -> Row {
        Row { list: "not-names", fields: vec![("name", Written::Text(name.to_owned()))] }
    }

    fn inserted(text: &str, row: &Row) -> String {
        let (span, new) = insertion(text, row, "AK").unwrap();
        let mut out = text.to_owned();
        out.replace_range(span.start as usize..span.end as usize, &new);
        out
    }

    /// The words that are no names, read back.
    fn names(text: &str) -> Vec<String> {
        let reading = Settings::read(Some(text), None);
        assert_eq!(reading.problems, [], "{text}");
        reading.settings.corrections.not_names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_row_finds_its_place_in_every_way_of_writing() {
        let old = "{ name = \"K\", reason = \"a, b\", author = \"x\" }";
        for text in [
            String::new(),
            "[series]\nwindow = 31".to_owned(),
            "[corrections]\n\n[series]\nwindow = 31\n".to_owned(),
            "[corrections]\nnot-names = []\n".to_owned(),
            format!("[corrections]\nnot-names = [{old}]\n[series]\n"),
            format!("[corrections]\nnot-names = [\n  {old}\n]\n"),
            format!("[corrections] # ours\nnot-names = [\n  {old}, # a column\n]\n"),
            format!("[corrections]\nnot-names = [\n  {old},\n  # the end\n]\n"),
        ] {
            let is_there = text.contains("\"K\"");
            let mut new = text.clone();
            for name in ["Z \"quoted\" \\ name", "A"] {
                new = inserted(&new, &row(name));
            }
            let mut expected = vec!["A", "Z \"quoted\" \\ name"];
            if is_there {
                expected.insert(1, "K");
            }
            assert_eq!(names(&new), expected, "{new}");
            for kept in ["# ours", "# a column", "# the end", "window = 31"] {
                assert_eq!(new.contains(kept), text.contains(kept), "{new}");
            }
            let places: Vec<usize> =
                ["\"A\"", "\"K\"", "\"Z "].iter().filter_map(|name| new.find(name)).collect();
            assert!(places.is_sorted(), "{new}");
        }
    }

    #[test]
    fn what_is_said_already_or_cannot_be_placed_is_not_written() {
        let said = "[corrections]\nnot-names = [\n  { name = \"K\", reason = \"a column\" },\n]\n";
        assert_eq!(insertion(said, &row("K"), ""), None);
        for text in ["corrections = { }\n", "corrections.not-names = 3\n", "[broken\n"] {
            assert_eq!(insertion(text, &row("K"), ""), None, "{text}");
        }
    }

    #[test]
    fn rows_that_do_not_fit_are_told_of() {
        for (text, expected) in [
            ("[corrections]\nnot-names = [{ nam = \"K\" }]\n", "did you mean `name`"),
            ("[corrections]\nnot-names = [{ reason = \"K\" }]\n", "needs `name`"),
            ("[corrections]\nnot-name = []\n", "did you mean `not-names`"),
            ("[corrections]\ndates = [{ document = \"a.md\", date = \"2017-13\" }]\n", "YYYY-MM-DD"),
            (
                "[corrections]\nsources = [{ document = \"a.md\", figure = \"5\", source = \"x\", number = 0 }]\n",
                "from 1 on",
            ),
            ("[corrections]\nnot-one = 7\n", "tables"),
            ("corrections = 7\n", "a table"),
        ] {
            let problems = Settings::read(Some(text), None).problems;
            assert_eq!(problems.len(), 1, "{text}: {problems:?}");
            assert!(problems.first().unwrap().message.contains(expected), "{text}: {problems:?}");
        }
    }
}
