//! Pandoc's citation keys: `[@key]`, `[see @key, p. 3; @other]`, `[-@key]`.

use std::collections::BTreeMap;

use super::{Citation, CitationKind, place::Places};
use crate::text::{Block, Document, Format, Span};

/// Longest bracket, in bytes, in which keys are looked for.
const LONGEST: usize = 600;

/// The keys in brackets, in order. Keys outside of brackets are handles or mail addresses as often as citations, and are
/// passed over.
pub(super) fn read(document: &Document) -> Vec<Citation> {
    let mut found = Vec::new();
    if document.format != Format::Markdown {
        return found;
    }
    let text = &*document.text;
    let links = document.links.iter().filter(|link| is_whole(link.kind));
    let links = Places::of(links.map(|link| link.span));
    let body = document.body_start() as usize;
    for (at, _) in text.match_indices('@').filter(|(at, _)| *at >= body) {
        let Some(citation) = one(document, &links, text, at) else { continue };
        found.push(citation);
    }
    // A bracket with one key is the citation; of several, each key with its sign is one.
    let mut keys_in: BTreeMap<Span, usize> = BTreeMap::new();
    for citation in &found {
        *keys_in.entry(citation.span).or_default() += 1;
    }
    for citation in &mut found {
        if keys_in.get(&citation.span).is_some_and(|keys| *keys > 1) {
            citation.span = Span::new(citation.target_span.start.saturating_sub(1), citation.target_span.end);
        }
    }
    found
}

fn one(document: &Document, links: &Places, text: &str, at: usize) -> Option<Citation> {
    let sign = Span::at(at, at + 1);
    if !is_prose(document, sign) || links.cover(sign) {
        return None;
    }
    let before = text.get(..at)?.chars().next_back();
    if !before.is_none_or(|c| c.is_whitespace() || matches!(c, '[' | '-' | ';' | '(' | ',')) {
        return None;
    }
    let (open, close) = bracket(text, at)?;
    let rest = text.get(at + 1..close)?;
    let braced = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(key, _)| key);
    let key = braced.unwrap_or_else(|| plain(rest));
    if key.is_empty() {
        return None;
    }
    let start = at + 1 + usize::from(braced.is_some());
    Some(Citation {
        span: Span::at(open, close + 1),
        target_span: Span::at(start, start + key.len()),
        whole_target_span: Span::at(start, start + key.len()),
        kind: CitationKind::Key,
        target: key.into(),
        heading: None,
        sentence: None,
    })
}

/// The key at the beginning of `rest`: letters, digits, `_`, and marks between them.
fn plain(rest: &str) -> &str {
    let is_inner = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '_' | ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/')
    };
    let end = rest.find(|c| !is_inner(c)).unwrap_or(rest.len());
    let key =
        rest.get(..end).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_');
    if key.starts_with(|c: char| c.is_alphanumeric() || c == '_') { key } else { "" }
}

fn is_whole(kind: crate::text::LinkKind) -> bool {
    kind != crate::text::LinkKind::FootnoteDefinition
}

/// Whether a place is read as prose: not code, not an address.
fn is_prose(document: &Document, place: Span) -> bool {
    let number = document.blocks.partition_point(|block| block.span.start <= place.start);
    let block = number.checked_sub(1).and_then(|number| document.blocks.get(number));
    let holds = |block: &Block| {
        let behind = block.prose.partition_point(|prose| prose.start <= place.start);
        behind.checked_sub(1).and_then(|at| block.prose.get(at)).is_some_and(|prose| prose.covers(place))
    };
    block.is_some_and(|block| block.kind.is_prose() && holds(block))
}

/// The bracket around a place, if it is one of the same paragraph and no link.
fn bracket(text: &str, at: usize) -> Option<(usize, usize)> {
    let floor = (at.saturating_sub(LONGEST)..=at).find(|floor| text.is_char_boundary(*floor))?;
    let open = floor + text.get(floor..at)?.rfind(['[', ']'])?;
    if text.get(open..=open) != Some("[") {
        return None;
    }
    let rest = text.get(at..)?;
    let close = at + rest.find(['[', ']']).filter(|length| *length <= LONGEST)?;
    let inner = text.get(open + 1..close)?;
    let is_link = text.get(close + 1..).is_some_and(|behind| behind.starts_with(['(', '[']));
    let fits = text.get(close..=close) == Some("]")
        && !inner.contains("\n\n")
        && !inner.contains("\r\n\r\n")
        && !is_link;
    fits.then_some((open, close))
}
