//! The baseline: findings that a team knows and keeps, by rule, document and fingerprint. One finding a line, sorted, so
//! that it merges well in git; it holds no words of documents but the reasons that people wrote.

use std::collections::BTreeMap;

use super::{
    raw::{self, Item, Pair, Raw},
    reader::shown,
};
use crate::{
    extract::facts::Problem,
    rule,
    text::{Span, nearest::nearest, quoted::double_quoted},
};

/// Rows of a baseline with what was wrong in the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Baseline {
    rows: Vec<Row>,
    by_print: BTreeMap<u64, Vec<usize>>,
    /// What is wrong in the file.
    pub problems: Vec<Problem>,
}

/// A finding that is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Row {
    /// The document's path from the root.
    pub path: Box<str>,
    /// The rule.
    pub rule: Box<str>,
    /// The finding's name, as [`rule::fingerprints`] gives it.
    pub fingerprint: u64,
    /// Who keeps it, where that is said.
    pub author: Option<Box<str>>,
    /// Why, where that is said.
    pub reason: Option<Box<str>>,
    /// The row's place in the file.
    pub span: Span,
    /// The place of the rule's name.
    pub rule_span: Span,
}

/// The keys of a row.
const KEYS: [&str; 5] = ["path", "rule", "fingerprint", "author", "reason"];

/// What stands above the rows.
const HEAD: &str = "\
# Findings that are known and kept, one a line; `rapporteur check --write-baseline` writes them.
# Add `author` and `reason` to a line: they are kept.
findings = [
";

impl Baseline {
    /// Reads the text of a baseline.
    pub fn read(text: &str) -> Self {
        let mut baseline = Self::default();
        let pairs = raw::from_toml(text, &mut baseline.problems);
        for pair in pairs {
            match (pair.key.as_str(), pair.value.raw) {
                ("findings", Raw::List(items)) => items.iter().for_each(|item| baseline.row(item)),
                ("findings", _) => {
                    baseline.problem(pair.value.span, "`findings` wants a list of rows".into());
                }
                (key, _) => {
                    baseline
                        .problem(pair.key_span, format!("unknown key `{}`; there is `findings`", shown(key)));
                }
            }
        }
        for (number, row) in baseline.rows.iter().enumerate() {
            baseline.by_print.entry(row.fingerprint).or_default().push(number);
        }
        baseline
    }

    /// Its rows, in the file's order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows of a rule and a fingerprint, with their numbers.
    pub fn with(&self, rule: &str, fingerprint: u64) -> impl Iterator<Item = (usize, &Row)> {
        let numbers = self.by_print.get(&fingerprint).into_iter().flatten();
        numbers
            .filter_map(|number| Some((*number, self.rows.get(*number)?)))
            .filter(move |(_, row)| *row.rule == *rule)
    }

    fn problem(&mut self, span: Span, message: String) {
        self.problems.push(Problem { span, message });
    }

    fn row(&mut self, item: &Item) {
        let Raw::Table(pairs) = &item.raw else {
            self.problem(
                item.span,
                format!("a row is a table, as in `{}`, not {}", EXAMPLE, item.raw.name()),
            );
            return;
        };
        let before = self.problems.len();
        let mut row = Row { span: item.span, rule_span: item.span, ..Row::default() };
        let mut has_fingerprint = false;
        for pair in pairs {
            has_fingerprint |= self.value(&mut row, pair);
        }
        let is_whole = has_fingerprint && !row.path.is_empty() && !row.rule.is_empty();
        if is_whole {
            self.rows.push(row);
        } else if self.problems.len() == before {
            self.problem(item.span, "a row needs `path`, `rule` and `fingerprint`".to_owned());
        }
    }

    /// Reads one value of a row; true where it was the fingerprint.
    fn value(&mut self, row: &mut Row, pair: &Pair) -> bool {
        if !KEYS.contains(&pair.key.as_str()) {
            let hint = nearest(&pair.key, KEYS).map_or_else(
                || format!("; there are {}", KEYS.join(", ")),
                |meant| format!("; did you mean `{meant}`?"),
            );
            self.problem(pair.key_span, format!("unknown key `{}`{hint}", shown(&pair.key)));
            return false;
        }
        let Raw::Text(text) = &pair.value.raw else {
            let has = pair.value.raw.name();
            self.problem(pair.value.span, format!("`{}` wants a string, not {has}", pair.key));
            return false;
        };
        match pair.key.as_str() {
            "path" => row.path = text.as_str().into(),
            "rule" => {
                if rule::rule(text).is_none() {
                    let names = rule::RULES.iter().map(|rule| rule.name);
                    let hint = nearest(text, names)
                        .map_or(String::new(), |meant| format!("; did you mean `{meant}`?"));
                    self.problem(pair.value.span, format!("unknown rule `{}`{hint}", shown(text)));
                }
                (row.rule, row.rule_span) = (text.as_str().into(), pair.value.span);
            }
            "author" => row.author = Some(text.trim().into()),
            "reason" => row.reason = Some(text.trim().into()),
            _ => match u64::from_str_radix(text, 16) {
                Ok(print) => {
                    row.fingerprint = print;
                    return true;
                }
                Err(_) => self.problem(
                    pair.value.span,
                    format!("`fingerprint` wants 16 hexadecimal digits, not \"{}\"", shown(text)),
                ),
            },
        }
        false
    }
}

const EXAMPLE: &str =
    "{ path = \"notes/a.md\", rule = \"figure-falls\", fingerprint = \"0123456789abcdef\" }";

impl Row {
    /// The row as a line of the file, without its end.
    pub fn line(&self) -> String {
        let mut line = format!(
            "  {{ path = {}, rule = {}, fingerprint = \"{:016x}\"",
            double_quoted(&self.path),
            double_quoted(&self.rule),
            self.fingerprint
        );
        for (key, value) in [("author", &self.author), ("reason", &self.reason)] {
            if let Some(value) = value.as_ref().filter(|value| !value.is_empty()) {
                line.push_str(&format!(", {key} = {}", double_quoted(value)));
            }
        }
        line.push_str(" },");
        line
    }
}

/// The text of a baseline of these rows: sorted by document, rule and fingerprint, each once.
pub fn written(rows: impl IntoIterator<Item = Row>) -> String {
    let mut rows: Vec<Row> = rows.into_iter().collect();
    rows.sort();
    rows.dedup_by(|a, b| (&a.path, &a.rule, a.fingerprint) == (&b.path, &b.rule, b.fingerprint));
    let mut text = HEAD.to_owned();
    for row in &rows {
        text.push_str(&row.line());
        text.push('\n');
    }
    text + "]\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(path: &str, fingerprint: u64) -> Row {
        Row { path: path.into(), rule: "figure-falls".into(), fingerprint, ..Row::default() }
    }

    #[test]
    fn what_is_written_is_read_again_sorted_and_once() {
        let reason = Some("they \"count\" more\\less\n– حلب".into());
        let kept = Row { reason, author: Some("Ann".into()), ..row("notes/b \"x\".md", 7) };
        let text =
            written([row("notes/c.md", u64::MAX), kept.clone(), row("notes/c.md", u64::MAX), row("a.md", 1)]);
        let read = Baseline::read(&text);
        assert_eq!(read.problems, []);
        let paths: Vec<&str> = read.rows().iter().map(|row| &*row.path).collect();
        assert_eq!(paths, ["a.md", "notes/b \"x\".md", "notes/c.md"]);
        let (_, again) = read.with("figure-falls", 7).next().unwrap_or((0, &kept));
        assert_eq!((&again.reason, &again.author), (&kept.reason, &kept.author));
        assert_eq!(written(read.rows().iter().cloned()), text);
        assert!(text.lines().all(|line| line.starts_with(['#', ' ', 'f', ']'])), "{text}");
    }

    #[test]
    fn what_is_wrong_is_said_and_the_rest_holds() {
        let good = row("a.md", 1).line();
        for (text, wrong) in [
            ("findings = 3", "`findings` wants a list"),
            ("finding = []", "unknown key `finding`"),
            ("findings = [3]", "a row is a table"),
            ("findings = [{path = \"a\"}]", "a row needs `path`, `rule` and `fingerprint`"),
            ("findings = [{pth = \"a\"}]", "did you mean `path`?"),
            ("findings = [{path = 1}]", "`path` wants a string, not a number"),
            (
                "findings = [{path = \"a\", rule = \"figure-fals\", fingerprint = \"1\"}]",
                "did you mean `figure-falls`?",
            ),
            (
                "findings = [{path = \"a\", rule = \"figure-falls\", fingerprint = \"xyz\"}]",
                "16 hexadecimal digits",
            ),
            ("<<<<<<< ours\n", "not valid TOML"),
        ] {
            let read = Baseline::read(text);
            assert!(
                read.problems.iter().any(|one| one.message.contains(wrong)),
                "{text}: {:?}",
                read.problems
            );
        }
        let mixed = format!("findings = [\n{good}\n  {{ path = 1 }},\n]\n");
        assert_eq!((Baseline::read(&mixed).rows().len(), Baseline::read(&mixed).problems.len()), (1, 1));
    }
}
