//! What others do with the same bytes: one pass each, and nothing but that.

use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use pulldown_cmark::Parser;
use regex::Regex;

use super::ledger::Limit;

/// Measures each of them by a function that gives megabytes a second of some work. The last three are those that the
/// stages are held against: Markdown, names, and names, numbers, Markdown and a look at the bytes one after another.
pub fn all(
    texts: &[Arc<str>],
    names: &[String],
    rate: impl Fn(&mut dyn FnMut() -> usize) -> f64,
) -> Vec<Limit> {
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).unwrap();
    let numbers = Regex::new(
        r"(?-u:\b)(?:(?:more|fewer|less) than |at least |about |nearly )?[0-9][0-9,.]*(?: [a-z]+)?",
    )
    .unwrap();
    let sum = |work: &dyn Fn(&str) -> usize| rate(&mut || texts.iter().map(|text| work(text)).sum());
    let bytes = sum(&|text| memchr::memchr_iter(b'\n', text.as_bytes()).count());
    let valid = sum(&|text| usize::from(std::str::from_utf8(std::hint::black_box(text.as_bytes())).is_ok()));
    let markdown = sum(&|text| Parser::new(text).into_offset_iter().count());
    let found = sum(&|text| automaton.find_iter(text).count());
    let counted = sum(&|text| numbers.find_iter(text).count());
    let together = 1.0 / [valid, markdown, found, counted].map(f64::recip).iter().sum::<f64>();
    [
        (bytes, "memchr for line ends"),
        (valid, "UTF-8 check"),
        (counted, "regex for numbers with qualifier and unit"),
        (markdown, "pulldown-cmark with offsets"),
        (found, "aho-corasick for the names"),
        (together, "these four, one pass each"),
    ]
    .map(|(value, what)| Limit { value, what })
    .into()
}
