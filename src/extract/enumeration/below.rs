//! Lists of Markdown below a sentence that ends with a colon and counts them: "the five parties:".

use super::{Enumeration, Page, clause, count};
use crate::text::{Block, BlockKind, Document, Span, words};

/// Reads the list below a sentence, where the sentence counts it.
pub(super) fn read(document: &Document, number: usize, page: Page<'_>) -> Option<Enumeration> {
    let sentence = document.sentences.get(number)?;
    let next = document.sentences.get(number + 1)?;
    let block = document.blocks.get(sentence.block)?;
    let is_above = block.kind == BlockKind::Paragraph && next.block > sentence.block;
    if !is_above || !page.passage.is(page.passage.len().checked_sub(1)?, ":") {
        return None;
    }
    let items = items(document, sentence.block + 1)?;
    let passage = page.passage;
    let mut counts = (0..passage.len()).filter_map(|at| count::read(passage, at));
    let counted = counts.next()?;
    // Two counts in one sentence: nobody can tell which of them the list is of.
    let is_only = counts.next().is_none();
    let last = passage.len() - 1;
    let is_at_end = counted.end == last
        || passage.any(last - 1, words!["are", "were", "follows", "follow"]) && counted.end + 3 > last
        || clause::is_passive(passage, counted.end, last);
    let right = count::written(items.len() as u32, passage.word(counted.start));
    (is_only && is_at_end && items.len() > 1).then(|| Enumeration {
        number: passage.span(counted.start..counted.start + 1),
        stated: counted.value,
        whole: counted.whole,
        words: passage.span(counted.start..counted.head + 1).of(passage.text).into(),
        items,
        right: Some(right),
        sentence: number as u32,
    })
}

/// The items of the list that begins with a block, those of lists within it left out; none where one of them leaves the
/// list open.
fn items(document: &Document, first: usize) -> Option<Vec<Span>> {
    let blocks = document.blocks.get(first..)?;
    let list: Vec<&Block> = blocks.iter().take_while(|block| block.kind == BlockKind::Item).collect();
    let depth = list.first().and_then(|block| marker(document, block))?;
    let top: Vec<&&Block> = list.iter().filter(|block| marker(document, block) == Some(depth)).collect();
    let is_open = top.iter().any(|block| {
        let words = document.at(block.span).to_lowercase();
        words.starts_with("other")
            || words.starts_with("and other")
            || words.starts_with("etc")
            || words.starts_with('…')
    });
    (!is_open).then(|| top.into_iter().map(|block| first_line(document, block.span)).collect())
}

/// The column of a block's list marker; none where the block goes on with an item.
fn marker(document: &Document, block: &Block) -> Option<usize> {
    let before = document.text.get(..block.span.start as usize)?;
    let line = before.rsplit(['\n', '\r']).next()?;
    let marker = line.trim_start();
    let is_marker = marker.starts_with(['-', '*', '+'])
        || marker.starts_with(|c: char| c.is_ascii_digit()) && marker.contains(['.', ')']);
    is_marker.then(|| line.len() - marker.len())
}

fn first_line(document: &Document, span: Span) -> Span {
    let line = document.at(span).lines().next().map_or(0, |line| line.trim_end().len());
    Span::new(span.start, span.start + line as u32)
}
