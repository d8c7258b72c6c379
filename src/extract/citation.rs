//! Citations in notes: links, wiki links, footnotes and Pandoc keys.

mod key;
mod place;
mod support;

use std::collections::BTreeMap;

use super::facts::{Citation, CitationKind, Facts};
use crate::text::{Block, BlockKind, Document, Link, LinkKind, Span};
use place::{OwnWords, Places};

/// Citations of one footnote that count: each reference to it takes them over.
const IN_FOOTNOTE: usize = 32;

/// Reads them into `facts`, by place. Links to the web are kept as written, since an article may stand at that address;
/// images, mail addresses and anchors of the same document are no citations.
pub fn read(document: &Document, facts: &mut Facts) {
    let mut found: Vec<Citation> = document.links.iter().filter_map(of_link).collect();
    found.extend(key::read(document));
    found.sort_by_key(|citation| (citation.span, citation.target_span));
    found.extend(of_footnotes(document, &found));
    found.sort_by_key(|citation| (citation.span, citation.target_span));
    let places = || Places::of(found.iter().map(|citation| citation.span));
    let words = if found.is_empty() { OwnWords::default() } else { OwnWords::of(document, &places()) };
    for citation in &mut found {
        citation.sentence = sentence(document, citation.span, citation.kind == CitationKind::Key, &words);
    }
    facts.citations = found.into();
    support::read(document, facts, &words);
}

fn of_link(link: &Link) -> Option<Citation> {
    let target = link.target.trim();
    let is_web = target.starts_with("http://") || target.starts_with("https://");
    let kind = match link.kind {
        LinkKind::Inline => CitationKind::Link,
        LinkKind::Wiki => CitationKind::Wiki,
        LinkKind::Auto if is_web => CitationKind::Link,
        _ => return None,
    };
    if target.is_empty() || target.starts_with('#') || !is_web && has_scheme(target) {
        return None;
    }
    let (path, heading) = if is_web { (target, None) } else { split_heading(target) };
    if path.is_empty() {
        return None;
    }
    let decode = |text: &str| {
        if kind == CitationKind::Link && !is_web { percent_decoded(text) } else { text.to_owned() }
    };
    // The heading may begin with a block's mark (`#^a1`) or name its parents (`#Part#Section`).
    let heading = heading
        .and_then(|heading| heading.rsplit('#').next())
        .filter(|last| !last.is_empty() && !last.starts_with('^'));
    // Where the target is written as it reads, the path begins behind its leading space and has its own length.
    let lead = (link.target.len() - link.target.trim_start().len()) as u32;
    let target_span = if link.target_span.len() as usize == link.target.len() {
        let start = link.target_span.start + lead;
        Span::new(start, start + path.len() as u32)
    } else {
        link.target_span
    };
    Some(Citation {
        span: link.span,
        target_span,
        whole_target_span: link.target_span,
        kind,
        target: decode(path).into(),
        heading: heading.map(|heading| decode(heading).into()),
        sentence: None,
    })
}

fn split_heading(target: &str) -> (&str, Option<&str>) {
    target.split_once('#').map_or((target, None), |(path, heading)| (path.trim_end(), Some(heading.trim())))
}

/// Whether a target is an address of another scheme (`mailto:`, `tel:`); one letter is a drive's.
pub fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    })
}

/// `%20` and the like as the characters that they stand for; what does not decode to text stays as written.
pub fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let byte = behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = if byte.is_some() { behind.get(2..).unwrap_or_default() } else { behind };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// References to footnotes, each with what its definition cites: links and keys in it, or else a bare path.
fn of_footnotes(document: &Document, found: &[Citation]) -> Vec<Citation> {
    let definitions = document.links.iter().filter(|link| link.kind == LinkKind::FootnoteDefinition);
    let mut cited_by: BTreeMap<&str, Vec<Citation>> = BTreeMap::new();
    for definition in definitions {
        // Of several footnotes of one name the first one counts.
        cited_by.entry(&definition.target).or_insert_with(|| cited_in(document, definition.span, found));
    }
    let mut references = Vec::new();
    for link in document.links.iter().filter(|link| link.kind == LinkKind::FootnoteReference) {
        let Some(cited) = cited_by.get(&*link.target) else { continue };
        references.extend(cited.iter().map(|citation| Citation {
            span: link.span,
            kind: if citation.kind == CitationKind::Link { CitationKind::Footnote } else { citation.kind },
            sentence: None,
            ..citation.clone()
        }));
    }
    references
}

/// What a footnote's definition cites, of its links and keys the first ones.
fn cited_in(document: &Document, definition: Span, found: &[Citation]) -> Vec<Citation> {
    let first = found.partition_point(|citation| citation.span.start < definition.start);
    let inside = found.iter().skip(first).take_while(|citation| citation.span.start < definition.end);
    let inside = inside.filter(|citation| definition.covers(citation.span));
    let cited: Vec<Citation> = inside.take(IN_FOOTNOTE).cloned().collect();
    if cited.is_empty() { bare_path(document, definition).into_iter().collect() } else { cited }
}

/// The path that a footnote's definition consists of: `[^1]: ../articles/toll.md`.
fn bare_path(document: &Document, definition: Span) -> Option<Citation> {
    let text = document.at(definition);
    let at = text.find("]:")? + 2;
    let rest = text.get(at..)?;
    let word = rest.split_whitespace().find(|word| {
        let bare = word.trim_matches(['(', ')', '`', '"', ',', ';', '<', '>']);
        let path = bare.split('#').next().unwrap_or_default();
        [".md", ".txt", ".markdown", ".qmd"].iter().any(|ending| path.to_ascii_lowercase().ends_with(ending))
            || bare.starts_with("http://")
            || bare.starts_with("https://")
    })?;
    let bare = word.trim_matches(['(', ')', '`', '"', ',', ';', '<', '>']).trim_end_matches('.');
    let start = definition.start + (at + rest.find(bare)?) as u32;
    let span = Span::new(start, start + bare.len() as u32);
    of_link(&Link { kind: LinkKind::Inline, span, target: bare.into(), target_span: span })
}

/// The sentence that a citation belongs to: the one in which it stands, or, where its sentence is nothing but citations,
/// the one before it in the same block. In a footnote's definition it belongs to none.
fn sentence(document: &Document, citation: Span, is_key: bool, words: &OwnWords) -> Option<u32> {
    let block_number =
        document.blocks.partition_point(|block| block.span.start <= citation.start).checked_sub(1)?;
    let block: &Block = document.blocks.get(block_number)?;
    if block.kind == BlockKind::Footnote || !block.kind.is_prose() {
        return None;
    }
    let behind = document.sentences.partition_point(|sentence| sentence.span.start <= citation.start);
    let own = behind.checked_sub(1).filter(|number| in_block(document, *number, block_number));
    let Some(mut number) = own else { return of_first(document, block_number, citation) };
    // A key that opens a sentence stands behind the stop of the one before: "... 280,000. [@key] The next".
    let opens = is_key && !words.stand_before(number, citation.start);
    let before =
        |number: usize| number.checked_sub(1).filter(|before| in_block(document, *before, block_number));
    if opens {
        number = before(number).unwrap_or(number);
    }
    u32::try_from(words.speaker(number)).ok()
}

fn in_block(document: &Document, sentence: usize, block: usize) -> bool {
    document.sentences.get(sentence).is_some_and(|sentence| sentence.block == block)
}

/// A citation before the first word of its block belongs to the block's first sentence.
fn of_first(document: &Document, block: usize, citation: Span) -> Option<u32> {
    let number = document.sentences.partition_point(|sentence| sentence.span.start < citation.start);
    document.sentences.get(number).filter(|sentence| sentence.block == block)?;
    u32::try_from(number).ok()
}

#[cfg(test)]
mod tests;
