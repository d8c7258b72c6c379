//! Pandoc's citation keys: `[@key]`, `[see @key, p. 3; @other]`, `[-@key]`.

use super::{Citation, CitationKind};
use crate::text::{Document, Format, Span};

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
    let body = document.body_start() as usize;
    for (at, _) in text.match_indices('@').filter(|(at, _)| *at >= body) {
        let Some(citation) = one(document, text, at) else { continue };
        found.push(citation);
    }
    // A bracket with one key is the citation; of several, each key with its sign is one.
    let brackets: Vec<Span> = found.iter().map(|citation| citation.span).collect();
    for citation in &mut found {
        if brackets.iter().filter(|bracket| **bracket == citation.span).count() > 1 {
            citation.span = Span::new(citation.target_span.start.saturating_sub(1), citation.target_span.end);
        }
    }
    found
}

fn one(document: &Document, text: &str, at: usize) -> Option<Citation> {
    let sign = Span::at(at, at + 1);
    if !is_prose(document, sign)
        || document.links.iter().any(|link| link.span.covers(sign) && is_whole(link.kind))
    {
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
    block.is_some_and(|block| block.kind.is_prose() && block.prose.iter().any(|prose| prose.covers(place)))
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
