//! Blocks of plain text as pasted from a page: titles, paragraphs, captions, page lines and furniture.
//!
//! A page's furniture is recognised by its shape and by the words that sites use for it; a line that reads like a
//! sentence is a paragraph, whatever stands around it.

mod caption;
mod furniture;
mod page_line;
mod phrases;
mod wrap;

use super::{Block, BlockKind, LineIndex, Span};

/// Reads the body of a plain text from `body` on. A line is a block, but lines that were wrapped at a fixed width are
/// one paragraph.
pub(super) fn read(text: &str, body: u32) -> Vec<Block> {
    let mut blocks = Vec::new();
    if body > 0 {
        blocks.push(Block { kind: BlockKind::FrontMatter, span: Span::new(0, body), prose: Vec::new() });
    }
    let lines = wrap::join(text, lines(text, body));
    let kinds = Page::new(&lines).kinds();
    blocks.extend(lines.iter().zip(kinds).map(|(line, kind)| {
        let prose = if kind.is_prose() { vec![line.span] } else { Vec::new() };
        Block { kind, span: line.span, prose }
    }));
    blocks
}

/// A line that is not blank, or several that were wrapped.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    /// Without white space at its ends.
    span: Span,
    text: &'a str,
    /// Whether a blank line, or the text's beginning, stands above it.
    blank_above: bool,
    /// Whether a blank line, or the text's end, stands below it.
    blank_below: bool,
}

fn lines(text: &str, body: u32) -> Vec<Line<'_>> {
    let index = LineIndex::new(text);
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut blank = true;
    for number in 0..index.line_count() {
        let span = index.line(number);
        let content = if span.start < body { "" } else { span.of(text) };
        let trimmed = content.trim_matches(is_blank);
        if trimmed.is_empty() {
            blank = true;
            if let Some(last) = lines.last_mut() {
                last.blank_below = true;
            }
            continue;
        }
        let start = span.start + (content.len() - content.trim_start_matches(is_blank).len()) as u32;
        let span = Span::new(start, start + trimmed.len() as u32);
        lines.push(Line { span, text: trimmed, blank_above: blank, blank_below: false });
        blank = false;
    }
    if let Some(last) = lines.last_mut() {
        last.blank_below = true;
    }
    lines
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// How many lines from the top a title is looked for, and how far below a short line a better one.
const HEAD: usize = 14;
const NEAR: usize = 6;

/// The lines of a page with what they look like by themselves.
struct Page<'a> {
    lines: &'a [Line<'a>],
    looks: Vec<Look>,
    /// The last line that reads like running text.
    last_prose: usize,
}

/// What a line looks like by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Furniture,
    PageLine,
    Caption,
    /// Ends with a stop, as sentences do.
    Sentence,
    /// Words without a stop: a title, a subheading, a menu, or a sentence that was cut.
    Words,
}

impl<'a> Page<'a> {
    fn new(lines: &'a [Line<'a>]) -> Self {
        let looks: Vec<Look> = lines.iter().map(|line| look(line.text)).collect();
        let is_running = |(look, line): (&Look, &Line<'_>)| {
            let count = word_count(line.text);
            *look == Look::Sentence && count >= 5 || *look == Look::Words && count > 20
        };
        let last_prose = looks.iter().zip(lines).rposition(is_running).unwrap_or(0);
        Self { lines, looks, last_prose }
    }

    fn kinds(&self) -> Vec<BlockKind> {
        let title = self.title();
        let title_text = title.and_then(|at| self.lines.get(at)).map(|line| line.text);
        let kind = |(at, line): (usize, &Line<'_>)| match self.look(at) {
            Look::Furniture => BlockKind::Furniture,
            Look::PageLine => BlockKind::PageLine,
            Look::Caption => BlockKind::Caption,
            _ if title == Some(at) => BlockKind::Heading(1),
            Look::Sentence => BlockKind::Paragraph,
            // Pages print the title again above the text.
            Look::Words if title == Some(at) || title_text == Some(line.text) && at < HEAD => {
                BlockKind::Heading(1)
            }
            Look::Words if title.is_some_and(|title| at < title) => BlockKind::PageLine,
            Look::Words => self.words(at, line),
        };
        self.lines.iter().enumerate().map(kind).collect()
    }

    fn look(&self, at: usize) -> Look {
        self.looks.get(at).copied().unwrap_or(Look::Words)
    }

    /// The line of the title: the first that reads like one, before any sentence. A short line is one only if no better
    /// one stands near it: it is the page's section or outlet.
    fn title(&self) -> Option<usize> {
        let is_open = |at: usize| self.look(at) == Look::Words || self.asks(at);
        let first = (0..self.lines.len().min(HEAD))
            .take_while(|at| self.look(*at) != Look::Sentence || self.asks(*at))
            .find(|at| is_open(*at) && self.text(*at).chars().any(char::is_alphabetic))?;
        let reads_well = |at: &usize| is_open(*at) && is_title(self.text(*at));
        let better = (first..self.lines.len().min(first + NEAR))
            .take_while(|at| self.look(*at) != Look::Sentence || self.asks(*at))
            .find(reads_well);
        // A single line alone is a text, not a page; words that go on for long were cut from a sentence.
        let at = better.unwrap_or(first);
        (self.lines.len() > 1 && word_count(self.text(at)) <= 30).then_some(at)
    }

    /// A title may ask or shout, unlike a text's first sentence, which is longer or stands among others.
    fn asks(&self, at: usize) -> bool {
        let text = self.text(at);
        let is_alone = self.lines.get(at).is_some_and(|line| line.blank_above && line.blank_below);
        is_alone
            && self.look(at) == Look::Sentence
            && text.ends_with(['?', '!'])
            && word_count(text) <= 16
            && text.matches(['.', '?', '!']).count() == 1
    }

    fn text(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| line.text)
    }

    /// Words without a stop below the title: a subheading between paragraphs, or a menu behind the last one.
    fn words(&self, at: usize, line: &Line<'_>) -> BlockKind {
        let count = word_count(line.text);
        if at > self.last_prose && self.last_prose > 0 {
            return if count <= 12 { BlockKind::Furniture } else { BlockKind::Paragraph };
        }
        let opening = line.text.trim_start_matches(['‘', '“', '"', '\'', '«', '¿', '¡']).chars().next();
        let opens_upper = opening.is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase());
        let ends_open = line.text.ends_with([',', ';', ':', '-', '–', '—']);
        let is_between = line.blank_above && line.blank_below && self.look(at + 1) == Look::Sentence;
        if is_between && count <= 10 && opens_upper && !ends_open {
            return BlockKind::Heading(2);
        }
        // A menu: a short line among short lines.
        let is_short = |at: usize| self.look(at) != Look::Sentence && word_count(self.text(at)) <= 3;
        let among = at > 0 && is_short(at - 1) && at + 1 < self.lines.len() && is_short(at + 1);
        if count <= 3 && among { BlockKind::Furniture } else { BlockKind::Paragraph }
    }
}

/// Whether words without a stop read like a title rather than a page's section ("SYRIA – UNITED NATIONS") or name.
fn is_title(text: &str) -> bool {
    let count = word_count(text);
    let is_shouted = !text.chars().any(char::is_lowercase);
    (4..=30).contains(&count) && !(is_shouted && count <= 5) && !text.ends_with([',', ';', ':'])
}

fn look(text: &str) -> Look {
    if caption::is_caption(text) {
        return Look::Caption;
    }
    if text.len() <= 240 {
        let words = Words::new(text);
        if page_line::is_page_line(&words) {
            return Look::PageLine;
        }
        if furniture::is_furniture(&words) {
            return Look::Furniture;
        }
    }
    if ends_sentence(text) { Look::Sentence } else { Look::Words }
}

/// Whether a text ends with a stop, behind quotes and brackets.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' '])
        .ends_with(['.', '!', '?', '…', '。', '؟'])
}

fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// A short line with its words in lower case, without marks around them.
struct Words<'a> {
    text: &'a str,
    lower: String,
    /// Without the marks between them; inner hyphens, dots and slashes are kept.
    list: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn new(text: &'a str) -> Self {
        let is_edge = |c: char| !c.is_alphanumeric();
        let words =
            text.split_whitespace().map(|word| word.trim_matches(is_edge)).filter(|word| !word.is_empty());
        Self { text, lower: text.to_lowercase().replace(['’', '‘'], "'"), list: words.collect() }
    }

    fn begins(&self, prefixes: &[&str]) -> bool {
        prefixes.iter().any(|prefix| {
            let rest = self.lower.strip_prefix(prefix);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    fn holds(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.lower.contains(part))
    }

    /// The line without marks and spaces at its ends, in lower case.
    fn core(&self) -> &str {
        self.lower.trim_matches(|c: char| !c.is_alphanumeric())
    }
}

#[cfg(test)]
mod tests;
