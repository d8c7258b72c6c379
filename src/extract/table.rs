//! Totals of Markdown tables: the cells of a column against the cell of its total row.

use super::{
    decimal::Decimal,
    facts::Facts,
    figure::{Bond, Division, Portion},
};
use crate::text::{BlockKind, Document, Format, Span};

/// Labels of the row that sums the others.
const TOTALS: &[&str] =
    &["total", "totals", "sum", "all", "together", "in total", "in all", "grand total", "overall"];
/// Words in other labels by which a row is no plain part.
const NO_PARTS: &[&str] =
    &["total", "of which", "of whom", "thereof", "including", "subtotal", "share", "average", "mean"];

/// A cell: its place, without the white space around it, and the markup that the text has there.
struct Cell<'a> {
    span: Span,
    words: &'a str,
}

/// Reads them into `facts`; figures are read before.
pub fn read(document: &Document, facts: &mut Facts) {
    if document.format == Format::Plain || !document.blocks.iter().any(|block| block.kind == BlockKind::Cell)
    {
        return;
    }
    let mut lines: Vec<Vec<Cell<'_>>> = Vec::new();
    let mut start = 0;
    for line in document.text.split_inclusive('\n') {
        let (from, words) = (start, line.trim_end());
        start += line.len();
        // A table's line holds a cell; what only looks like one is code.
        let span = Span::at(from, from + words.len());
        let first = document.blocks.partition_point(|block| block.span.end <= span.start);
        let is_row = document
            .blocks
            .get(first)
            .is_some_and(|block| block.kind == BlockKind::Cell && block.span.start < span.end);
        let is_rule =
            words.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ')) && words.contains('-');
        if is_row {
            lines.push(cells(words, from));
        } else if !is_rule {
            total(&lines, facts);
            lines.clear();
        }
    }
    total(&lines, facts);
    facts.divisions.sort_by_key(|division| division.parts.first().map(|part| part.span));
}

fn cells(line: &str, start: usize) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    let inner = line.trim_start();
    let mut at = start + line.len() - inner.len();
    let (inner, lead) = inner.strip_prefix('|').map_or((inner, 0), |inner| (inner, 1));
    at += lead;
    for cell in inner.strip_suffix('|').unwrap_or(inner).split('|') {
        let words = cell.trim();
        let from = at + cell.len() - cell.trim_start().len();
        cells.push(Cell { span: Span::at(from, from + words.len()), words });
        at += cell.len() + 1;
    }
    cells
}

/// Reads the columns of a table whose last row is its total.
fn total(lines: &[Vec<Cell<'_>>], facts: &mut Facts) {
    let Some(([_, rows @ ..], last)) = lines.split_last().map(|(last, others)| (others, last)) else {
        return;
    };
    let label = |row: &[Cell<'_>]| {
        row.first().map(|cell| cell.words.trim_matches(['*', '_', ':']).to_lowercase()).unwrap_or_default()
    };
    let is_total = TOTALS.contains(&label(last).as_str());
    let are_parts = rows.iter().all(|row| !NO_PARTS.iter().any(|word| label(row).contains(word)));
    if !is_total || !are_parts || rows.len() < 2 {
        return;
    }
    for column in 1..last.len() {
        let parts: Option<Vec<Portion>> = rows.iter().map(|row| portion(row.get(column)?)).collect();
        let (Some(parts), Some(whole)) = (parts, last.get(column).and_then(portion)) else { continue };
        facts.divisions.push(Division { whole: Some(whole), parts, bond: Bond::Total, sentence: 0 });
    }
}

/// A cell that holds one plain number and nothing else.
fn portion(cell: &Cell<'_>) -> Option<Portion> {
    let digits = cell.words.trim_matches(['*', '_']);
    let is_plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == ',');
    let stated = Decimal::parse(digits).filter(|_| is_plain)?;
    let lead = cell.words.find(digits).unwrap_or_default() as u32;
    let span = Span::new(cell.span.start + lead, cell.span.start + lead + digits.len() as u32);
    Some(Portion { span, words: digits.into(), stated, low: stated, high: Some(stated) })
}
