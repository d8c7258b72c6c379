//! What a page prints above its text: dated lines, the title, who wrote it and when.

use super::{Line, ends_sentence, furniture, same};
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
/// The words of a block that is surely text.
const RUNNING: usize = 8;

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
        let is_running =
            |line: &&Line| ends_sentence(&line.text) && line.text.split_whitespace().count() >= RUNNING;
        let opening = chosen.iter().find(is_running).or(chosen.first());
        let text =
            all.iter().position(|line| opening.is_some_and(|opening| opening.text == line.text)).unwrap_or(0);
        let near = text.saturating_sub(HEAD);
        let before = all.get(near..text).unwrap_or_default();
        let is_title = |line: &Line| {
            titles.iter().any(|title| same(title, &line.text) || line.is_heading && holds(title, &line.text))
        };
        let known = before.iter().rposition(is_title).map(|at| (at, true));
        let heading = || before.iter().rposition(|line| line.is_heading).map(|at| (at, false));
        let Some((at, is_known)) = known.or_else(heading) else { return Self::default() };
        let is_needed = is_known || titles.is_empty();
        let above = all.get(..near + at).unwrap_or_default();
        let banners = above.iter().filter(|line| line.text.len() <= 80 && is_dated(&line.text));
        let title = before.get(at).filter(|_| is_needed).and_then(|line| front::value(&line.text));
        Self {
            banners: banners.take(BANNERS).map(|line| line.text.clone()).collect(),
            title,
            start: near + at + 1,
        }
    }

    /// The chosen lines that stand below the title.
    pub fn below<'a>(&self, all: &[Line], chosen: &'a [Line]) -> &'a [Line] {
        let above = all.get(..self.start).unwrap_or_default();
        let first = chosen.iter().position(|line| !above.contains(line)).unwrap_or(0);
        chosen.get(first..).unwrap_or_default()
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
            sentences += usize::from(ends_sentence(line) && line.split_whitespace().count() >= RUNNING);
            own.push(found.and_then(|at| rest.get(at)).map_or(line, |one| &one.text).clone());
        }
        own
    }
}

/// Whether a line is about the text, or its first sentences.
fn is_about(line: &str) -> bool {
    is_byline(line) || ends_sentence(line) && line.split_whitespace().count() >= RUNNING
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
