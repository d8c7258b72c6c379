//! The passage of an article that is nearest to a quotation, and what differs.

use std::ops::Range;

use super::Words;

/// Longer quotations are compared by their beginning.
const QUOTED: usize = 150;
/// Longer articles, too.
const ARTICLE: usize = 30_000;

/// Where a passage differs from a quotation. Ranges of words, those of the quotation and of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rule) struct Alignment {
    /// All of the passage in the article.
    pub passage: Range<usize>,
    /// From the first word of the quotation that differs to the last; empty where it only lacks some.
    pub ours: Range<usize>,
    /// What the article has there.
    pub theirs: Range<usize>,
    /// How many words differ.
    pub cost: usize,
}

/// A cell: what it costs to get there, in how many words both agree, and where in the article it began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Cell {
    cost: u16,
    agree: u16,
    start: u32,
}

impl Cell {
    fn plus(self, cost: u16, agree: u16) -> Self {
        Self { cost: self.cost.saturating_add(cost), agree: self.agree + agree, start: self.start }
    }
}

/// The passage of `article` with the fewest changes to `quote`; `None` where even that one is something else.
pub(in crate::rule) fn nearest(quote: &Words, article: &Words) -> Option<Alignment> {
    let wanted = quote.len().min(QUOTED);
    let given = article.len().min(ARTICLE);
    // One column a word of the article; the quotation may begin anywhere.
    let mut column: Vec<Cell> = (0..=wanted).map(|at| Cell { cost: at as u16, agree: 0, start: 0 }).collect();
    let mut best: Option<(Cell, usize)> = None;
    for at in 0..given {
        column = next(&column, quote, article.word(at), at);
        let Some(last) = column.last() else { continue };
        if best
            .is_none_or(|(best, _)| (last.cost, u16::MAX - last.agree) < (best.cost, u16::MAX - best.agree))
        {
            best = Some((*last, at + 1));
        }
    }
    let (cell, end) = best?;
    let (agree, cost) = (usize::from(cell.agree), usize::from(cell.cost));
    let is_near = agree * 10 >= wanted * 6 && cost * 10 <= wanted * 7 && agree > 1;
    let passage = cell.start as usize..end;
    is_near.then(|| differing(quote, article, wanted, passage, cost))
}

fn next(column: &[Cell], quote: &Words, word: &str, at: usize) -> Vec<Cell> {
    let mut new = Vec::with_capacity(column.len());
    new.push(Cell { cost: 0, agree: 0, start: at as u32 + 1 });
    for (number, pair) in column.windows(2).enumerate() {
        let [diagonal, above] = pair else { continue };
        let same = quote.word(number) == word;
        let left = new.last().copied().unwrap_or_default();
        let diagonal = diagonal.plus(u16::from(!same), u16::from(same));
        // A word for another is likelier than one lost here and one won there.
        let mut cell = diagonal;
        for other in [above.plus(1, 0), left.plus(1, 0)] {
            if other.cost < cell.cost {
                cell = other;
            }
        }
        new.push(cell);
    }
    new
}

/// Cuts what is equal at both ends.
fn differing(quote: &Words, article: &Words, wanted: usize, passage: Range<usize>, cost: usize) -> Alignment {
    let length = passage.len();
    let same = |ours: usize, theirs: usize| quote.word(ours) == article.word(theirs);
    let shortest = wanted.min(length);
    let front = (0..shortest).take_while(|at| same(*at, passage.start + at)).count();
    let back = (1..=shortest - front).take_while(|at| same(wanted - at, passage.end - at)).count();
    Alignment { ours: front..wanted - back, theirs: passage.start + front..passage.end - back, passage, cost }
}
