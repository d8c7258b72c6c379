//! A saved page. What it says about itself in data is read here; its text is chosen by the `dom_smoothie` package, a port
//! of the reader that Firefox has, and written out by ours, a block a line.

mod json_ld;
mod lines;
mod metadata;
mod top;

use std::{collections::BTreeSet, sync::Arc};

use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability};

use super::{Page, Refusal, Source, plain};
use crate::text::{BlockKind, Document, Format, phrase::on_one_line};
use lines::Line;

/// Elements within each other beyond which nothing is read: browsers stop at 512.
const DEEPEST: usize = 512;
/// The same in a source, where elements that are never closed count too: each tag is held against all that are open.
const DEEPEST_SOURCE: usize = 4096;
/// Elements beyond which nothing is read.
const MOST: usize = 200_000;
/// The words of a sentence that is surely text.
const RUNNING: usize = 8;
/// The words of running text that make an article, and those of a line that is text even without a stop.
const LEAST: usize = 20;

/// Elements that hold nothing, and those that the next of their kind closes.
const CLOSED: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
    "p", "param", "rp", "rt", "source", "td", "th", "tr", "track", "wbr",
];

/// Whether a source is a page: by its first element, or by its name's ending.
pub(super) fn is_page(source: &Source<'_>) -> bool {
    let text = source.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let head: String = text.chars().take(64).collect::<String>().to_ascii_lowercase();
    let is_known = ["<!doctype", "<html", "<head", "<body", "<meta", "<?xml", "<!--"]
        .iter()
        .any(|tag| head.starts_with(tag));
    let is_element = text.starts_with('<')
        && text.contains("</")
        && head.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic());
    let ending =
        source.name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
    is_known
        || is_element
        || matches!(ending.as_deref(), Some("html" | "htm" | "xhtml")) && text.contains("</")
}

/// Reads a page.
///
/// # Errors
/// [`Refusal`], where it has no text of its own.
pub(super) fn read(html: &str) -> Result<Page, Refusal> {
    if nested(html) > DEEPEST_SOURCE {
        return Err(Refusal::TooDeep);
    }
    let dom = Dom::from(html);
    if dom.tree.len() > MOST {
        return Err(Refusal::NoArticle);
    }
    if lines::depth(&dom.root()) > DEEPEST {
        return Err(Refusal::TooDeep);
    }
    let found = metadata::read(&dom, html);
    let all = lines::read(&dom.root());
    let chosen = chosen(dom)?;
    let top = top::Top::of(&all, &chosen, found.titles());
    let body = body(&top.below(&all, chosen), top.title.as_deref())?;
    let own = top.own(&all, &body);
    let title = top.title.or_else(|| found.title());
    let author = found.author.clone().or_else(|| own.iter().find_map(|line| plain::writer(line)));
    let outlet = found.outlet(title.as_deref());
    let body = own.join("\n\n");
    let seen =
        [top.banners, title.clone().into_iter().collect(), vec![body.clone()]].concat().join("\n\n") + "\n";
    Ok(Page {
        author: author.filter(|author| Some(author) != outlet.as_ref()),
        title,
        outlet,
        url: found.url,
        claims: found.claims,
        seen,
        body,
        doubts: Vec::new(),
    })
}

/// How many tags of a source are open at most.
fn nested(html: &str) -> usize {
    let (mut open, mut most, mut rest) = (0_usize, 0, html);
    while let Some((_, behind)) = rest.split_once('<') {
        rest = behind;
        let is_end = behind.starts_with('/');
        let name = behind.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        match name.as_str() {
            name if name.is_empty() || CLOSED.contains(&name) => {}
            _ if is_end => open = open.saturating_sub(1),
            "script" | "style" => {
                let end = format!("</{name}");
                rest = rest.split_once(end.as_str()).map_or("", |(_, behind)| behind);
            }
            _ => open += 1,
        }
        most = most.max(open);
    }
    most
}

/// The blocks that are the page's text, as far as a reader of all pages can tell.
fn chosen(dom: Dom) -> Result<Vec<Line>, Refusal> {
    let config = Config { disable_json_ld: true, char_threshold: 250, ..Config::default() };
    let mut reader = Readability::with_document(dom, None, Some(config)).map_err(|_| Refusal::NoArticle)?;
    reader.parse().map_err(|_| Refusal::NoArticle)?;
    let chosen = lines::read(&reader.doc.root());
    let linked: usize = chosen.iter().map(|line| line.linked).sum();
    let all: usize = chosen.iter().map(|line| line.text.len()).sum();
    if linked * 2 > all { Err(Refusal::NoArticle) } else { Ok(chosen) }
}

/// Its lines without what does not belong to it.
fn body(chosen: &[Line], title: Option<&str>) -> Result<Vec<String>, Refusal> {
    let body = without_furniture(chosen, title);
    let words = |line: &String| line.split_whitespace().count();
    let running: usize = body.iter().filter(|line| is_running(line)).map(words).sum();
    if running < LEAST { Err(Refusal::NoArticle) } else { Ok(body) }
}

/// The lines without what sites print around texts, without lines that are links to something else, and without the
/// title, which stands in the front matter.
fn without_furniture(chosen: &[Line], title: Option<&str>) -> Vec<String> {
    let is_furniture = furniture(chosen.iter().map(|line| line.text.as_str()));
    let is_kept = |line: &&Line| {
        let is_link = line.linked * 10 > line.text.len() * 6 && !ends_sentence(&line.text);
        let is_title = title.is_some_and(|title| same(title, &line.text));
        !is_link && !is_title && !is_furniture(&line.text)
    };
    let mut kept: Vec<&Line> = chosen.iter().filter(is_kept).collect();
    // A heading with nothing below it was that of a box.
    while kept.last().is_some_and(|line| line.is_heading) {
        kept.pop();
    }
    kept.into_iter().map(|line| line.text.clone()).collect()
}

/// Which of some lines are furniture, seen among each other.
fn furniture<'a>(lines: impl Iterator<Item = &'a str>) -> impl Fn(&str) -> bool {
    let text = lines.collect::<Vec<_>>().join("\n\n");
    let document = Document::read(Arc::from(text), Format::Plain);
    let blocks = document.blocks.iter().filter(|block| block.kind == BlockKind::Furniture);
    let furniture: BTreeSet<String> = blocks.map(|block| document.at(block.span).to_owned()).collect();
    move |line| furniture.contains(line) || is_reading_time(line)
}

fn is_reading_time(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.split_whitespace().count() <= 5
        && (lower.contains("min read") || lower.contains("minute read") || lower.starts_with("reading time"))
}

/// Whether a line is running text: a sentence, or words that go on for long.
fn is_running(line: &str) -> bool {
    let words = line.split_whitespace().count();
    ends_sentence(line) && words >= RUNNING || words >= LEAST
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' '])
        .ends_with(['.', '!', '?', '…', '。', '؟'])
}

/// Whether two lines have the same words.
fn same(one: &str, other: &str) -> bool {
    let plain =
        |line: &str| on_one_line(line).to_lowercase().replace(['’', '‘'], "'").replace(['“', '”'], "\"");
    plain(one) == plain(other)
}
