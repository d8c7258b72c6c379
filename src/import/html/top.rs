//! What a page prints above its text: dated lines, the title, who wrote it and when.

use std::collections::BTreeMap;

use super::{Line, furniture, is_running, same};
use crate::{
    extract::date_words::find_dates_in,
    import::{front, plain},
    text::{Span, phrase::on_one_line},
};

/// Lines before the text in which the title may stand.
const HEAD: usize = 40;
/// The longest line about the text, in words.
const LONGEST: usize = 16;
/// Dated lines above the title that are weighed.
const BANNERS: usize = 3;
/// Sentences of the text among which lines about it may stand.
const SENTENCES: usize = 3;

/// Where a page's text begins.
#[derive(Debug, Default)]
pub(super) struct Top {
    /// Dated lines above the title.
    pub banners: Vec<String>,
    /// The heading, where the page's data say it too.
    pub title: Option<String>,
    /// The first line below it.
    start: usize,
}

impl Top {
    /// Looks for it among all lines of a page; `titles` are those of its data.
    pub fn of(all: &[Line], chosen: &[Line], titles: &[String]) -> Self {
        // The longest paragraph is surely text; a cookie banner may be the first one.
        let longest = chosen.iter().filter(|line| is_running(&line.text)).max_by_key(|line| line.text.len());
        let text = all.iter().position(|line| longest.is_some_and(|longest| longest.text == line.text));
        let before = all.get(..text.unwrap_or(0)).unwrap_or_default();
        let is_same = |line: &Line| titles.iter().any(|title| same(title, &line.text));
        let is_held = |line: &Line| line.is_heading && titles.iter().any(|title| holds(title, &line.text));
        let known = before.iter().rposition(is_same).or_else(|| before.iter().rposition(is_held));
        let near = before.len().saturating_sub(HEAD);
        let heading = || before.iter().rposition(|line| line.is_heading).filter(|at| *at >= near);
        let Some(at) = known.or_else(heading) else { return Self::default() };
        let is_needed = known.is_some() || titles.is_empty();
        let above = all.get(..at).unwrap_or_default();
        let banners = above.iter().filter(|line| line.text.len() <= 80 && is_dated(&line.text));
        let title = before.get(at).filter(|_| is_needed).and_then(|line| front::value(&line.text));
        Self { banners: banners.take(BANNERS).map(|line| line.text.clone()).collect(), title, start: at + 1 }
    }

    /// The chosen lines that stand below the title, in the page's order: the choice may have changed it.
    pub fn below(&self, all: &[Line], chosen: Vec<Line>) -> Vec<Line> {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, line) in all.iter().enumerate() {
            // What stands both above the title and below it is the text's.
            let place = known.entry(&line.text).or_insert(at);
            if *place < self.start {
                *place = at;
            }
        }
        let mut last = self.start;
        let mut lines: Vec<(usize, Line)> = Vec::new();
        for line in chosen {
            last = known.get(line.text.as_str()).copied().unwrap_or(last);
            lines.push((last, line));
        }
        lines.retain(|(at, _)| *at >= self.start);
        lines.sort_by_key(|(at, _)| *at);
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// The paragraphs, with the lines between title and text that say who wrote it and when where the page has them.
    pub fn own(&self, all: &[Line], body: &[String]) -> Vec<String> {
        let is_furniture = furniture(all.iter().map(|line| line.text.as_str()));
        let (mut own, mut sentences, mut next) = (Vec::new(), 0, self.start);
        for line in body {
            let rest = all.get(next..).unwrap_or_default();
            let is_cut = |one: &Line| one.text.starts_with(line.as_str()) && is_byline(&one.text);
            let found = rest.iter().position(|one| one.text == *line || is_cut(one));
            if let Some(at) = found.filter(|_| sentences < SENTENCES) {
                let between = rest.iter().take(at).map(|one| &one.text);
                own.extend(
                    between
                        .filter(|one| is_about(one) && !body.contains(*one) && !is_furniture(one))
                        .cloned(),
                );
            }
            next += found.map_or(0, |at| at + 1);
            sentences += usize::from(is_running(line));
            own.push(found.and_then(|at| rest.get(at)).map_or(line, |one| &one.text).clone());
        }
        own
    }
}

/// Whether a line is about the text, or its first sentences.
fn is_about(line: &str) -> bool {
    is_byline(line) || is_running(line)
}

/// Whether a line says who wrote the text, or when.
fn is_byline(line: &str) -> bool {
    line.split_whitespace().count() <= LONGEST && (plain::writer(line).is_some() || is_dated(line))
}

fn is_dated(line: &str) -> bool {
    find_dates_in(line, Span::at(0, line.len()))
        .iter()
        .any(|date| date.day().is_some() || date.period(None).is_none())
}

/// Whether a title of the page's data is a heading's, with or without the outlet's name around it.
fn holds(title: &str, heading: &str) -> bool {
    let plain = |line: &str| on_one_line(line).to_lowercase();
    heading.split_whitespace().count() >= 2 && plain(title).contains(&plain(heading))
}
