//! Words that were copied, or a PDF's text: they stay as they are, only the lines of paper are joined to paragraphs.

use std::sync::Arc;

use super::{Page, Refusal, date, front, paper};
use crate::{
    extract::date_words::{month_of, weekday_of},
    text::{BlockKind, Document, Format, Span},
};

/// Lines at the beginning and at the end in which an author or an address may stand.
const EDGE: usize = 14;

/// Reads words.
///
/// # Errors
/// [`Refusal::Empty`] where there are none.
pub(super) fn read(text: &str) -> Result<Page, Refusal> {
    let text = clean(text);
    let document = Document::read(Arc::from(text.as_str()), Format::Plain);
    let start = document.front_matter.as_ref().map_or(0, |front| front.block.end);
    let own = Span::new(start, text.len() as u32).of(&text);
    let body = if paper::is_paper(own) { paper::paragraphs(own) } else { own.trim().to_owned() };
    if !body.contains(char::is_alphanumeric) {
        return Err(Refusal::Empty);
    }
    let seen = format!("{}{body}\n", Span::new(0, start).of(&text));
    let facts = date::facts(&seen);
    let said = |key: &str| document.front_matter.as_ref()?.get(key)?.value.as_str().and_then(front::value);
    let outlet = said("outlet").or_else(|| facts.outlet.as_deref().and_then(front::value));
    Ok(Page {
        title: facts.title.as_deref().and_then(front::value),
        author: said("author").or_else(|| author(&body).filter(|author| Some(author) != outlet.as_ref())),
        outlet,
        url: said("url")
            .or_else(|| said("source").filter(|words| words.contains("://")))
            .or_else(|| address(&body)),
        claims: Vec::new(),
        seen,
        body,
        doubts: Vec::new(),
    })
}

/// The text without what no text holds: control characters other than breaks, tabs and form feeds; one kind of break.
fn clean(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\u{c}')).collect()
}

/// The writer of a line "By Ana Ríos - 4 July 2017" among the first ones.
fn author(body: &str) -> Option<String> {
    let document = Document::read(Arc::from(body), Format::Plain);
    let lines = document.blocks.iter().take(EDGE).filter(|block| block.kind == BlockKind::PageLine);
    lines.map(|block| document.at(block.span)).find_map(writer)
}

/// The names behind "By".
pub(super) fn writer(line: &str) -> Option<String> {
    let line = line.trim();
    let names = line.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).and_then(|_| line.get(3..))?;
    let names = names.split(['|', '–', '—', '·', '•', '(']).next().unwrap_or_default();
    let names = names.split(" - ").next().unwrap_or_default();
    let is_name = |word: &&str| {
        let bare = word.trim_end_matches(',');
        let is_day = month_of(bare).is_some() || weekday_of(bare).is_some();
        !is_day
            && !bare.contains(|c: char| c.is_ascii_digit())
            && (bare.starts_with(char::is_uppercase)
                || matches!(bare, "and" | "al" | "bin" | "de" | "van" | "von" | "der"))
    };
    let names: Vec<&str> = names.split_whitespace().take_while(is_name).collect();
    let words = names.join(" ");
    let words = words.trim_end_matches(',').trim_end_matches(" and");
    (!words.is_empty() && names.len() <= 12).then(|| front::value(words)).flatten()
}

/// An address on a line of its own, or behind "Source:", at the beginning or at the end.
fn address(body: &str) -> Option<String> {
    let lines: Vec<&str> = body.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let edges = lines.iter().take(EDGE).chain(lines.iter().rev().take(EDGE));
    edges.copied().find_map(|line| {
        let address = line.rsplit_once(": ").map_or(line, |(_, rest)| rest);
        let is_one = address.starts_with("https://") || address.starts_with("http://");
        let is_alone = !address.contains(char::is_whitespace) && line.len() < address.len() + 16;
        (is_one && is_alone).then(|| front::value(address)).flatten()
    })
}
