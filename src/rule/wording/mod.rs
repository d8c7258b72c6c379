//! Words as quotations are compared: folded, without marks, with the spelling of one country.
//!
//! Deliberately absent: white space, punctuation, case, markup. What is left decides whether an article contains a
//! quotation.

mod alignment;
mod piece;
mod spelling;

use std::ops::Range;

use crate::text::{Document, Span, Token, TokenKind};

pub(super) use alignment::{Alignment, nearest};
pub(super) use piece::{Joint, Piece, pieces};

/// A run of words, each with the place where it stands.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// All of them without a gap, so that a lost space or hyphen makes no difference.
    letters: String,
    /// Where each begins in `letters`, and where it stands in the text.
    places: Vec<(usize, Span)>,
}

impl Words {
    /// The words of some tokens of a text.
    pub fn of<'a>(text: &str, tokens: impl IntoIterator<Item = &'a Token>) -> Self {
        let mut words = Self::default();
        for token in tokens {
            words.push(text, *token);
        }
        words
    }

    /// The words of a document's prose.
    pub fn of_prose(document: &Document) -> Self {
        Self::of(&document.text, &document.tokens)
    }

    fn push(&mut self, text: &str, token: Token) {
        let start = self.letters.len();
        let word = token.text(text);
        match token.kind {
            TokenKind::Word => spelling::fold_into(word, &mut self.letters),
            TokenKind::Possessive => {
                self.letters.push_str(if word.len() > 1 { "s" } else { "" });
                if let Some((_, place)) = self.places.last_mut() {
                    *place = place.join(token.span);
                }
                return;
            }
            TokenKind::Number => self.letters.extend(word.chars().filter(|c| *c != ',')),
            TokenKind::Mark => self.letters.push_str(match word {
                "%" => "percent",
                "&" => "and",
                _ => "",
            }),
            TokenKind::Address => {}
        }
        if self.letters.len() > start {
            self.places.push((start, token.span));
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// A word as it is compared.
    pub fn word(&self, at: usize) -> &str {
        self.letters.get(self.start(at)..self.start(at + 1)).unwrap_or_default()
    }

    /// Where some of them stand.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let place = |at: usize| self.places.get(at).map(|(_, span)| *span).unwrap_or_default();
        place(range.start).join(place(range.end.saturating_sub(1).max(range.start)))
    }

    fn start(&self, at: usize) -> usize {
        self.places.get(at).map_or(self.letters.len(), |(start, _)| *start)
    }

    /// The places of a run of letters that begins and ends with a word, from a word on.
    fn runs<'a>(&'a self, letters: &'a str, from: usize) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut at = self.start(from);
        std::iter::from_fn(move || {
            loop {
                let found = at + self.letters.get(at..)?.find(letters)?;
                at = found + self.letters.get(found..)?.chars().next().map_or(1, char::len_utf8);
                let end = found + letters.len();
                let first = self.places.binary_search_by_key(&found, |(start, _)| *start).ok();
                let last = if end == self.letters.len() {
                    Some(self.places.len())
                } else {
                    self.places.binary_search_by_key(&end, |(start, _)| *start).ok()
                };
                if let (Some(first), Some(last)) = (first, last) {
                    return Some(first..last);
                }
            }
        })
    }

    /// Whether the pieces stand in it, in order and as far apart as their joints allow. Otherwise the number of the
    /// first piece that could not be placed.
    pub fn find(&self, pieces: &[Piece]) -> Found {
        let mut farthest = 0;
        match self.find_from(pieces, 0, 0..self.len() + 1, &mut farthest) {
            Some(range) => Found::Whole(range),
            None => Found::Lacks(farthest),
        }
    }

    fn find_from(
        &self,
        pieces: &[Piece],
        number: usize,
        within: Range<usize>,
        farthest: &mut usize,
    ) -> Option<Range<usize>> {
        *farthest = number.max(*farthest);
        let piece = pieces.get(number)?;
        for run in self.runs(&piece.words.letters, within.start).take_while(|run| run.start < within.end) {
            if number + 1 == pieces.len() {
                return Some(run);
            }
            let reach = match piece.joint {
                Joint::Left => self.len() + 1,
                Joint::Inserted => run.end + piece::INSERTED + 1,
            };
            if let Some(rest) = self.find_from(pieces, number + 1, run.end..reach, farthest) {
                return Some(run.start..rest.end);
            }
        }
        None
    }
}

/// Whether pieces were found.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// From the first word of the first piece to the last one of the last.
    Whole(Range<usize>),
    /// The number of the first piece that stands nowhere behind those before it.
    Lacks(usize),
}

/// The ways in which an article's words can be read on: as they stand; without what stands in brackets; only what is
/// said in quotation marks, so that "he said" between two halves of a sentence is passed over.
pub(super) fn readings(document: &Document) -> [Words; 3] {
    let text = &*document.text;
    [Words::of_prose(document), Words::of(text, unbracketed(document)), Words::of(text, quoted(document))]
}

fn unbracketed(document: &Document) -> Vec<&Token> {
    let mut depth = 0_u32;
    let mut kept = Vec::with_capacity(document.tokens.len());
    for token in &document.tokens {
        match token.text(&document.text) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(token),
            _ => {}
        }
    }
    kept
}

fn quoted(document: &Document) -> Vec<&Token> {
    let mut kept = Vec::new();
    let (mut inside, mut sentences) = (false, document.sentences.iter().peekable());
    let mut block = None;
    for (at, token) in document.tokens.iter().enumerate() {
        while sentences.next_if(|one| one.tokens.end <= at).is_some() {}
        let own = sentences.peek().map(|one| one.block);
        if own != block {
            (block, inside) = (own, false);
        }
        match token.text(&document.text) {
            "“" | "„" | "«" => inside = true,
            "”" | "»" => inside = false,
            "\"" => inside = !inside,
            _ if inside => kept.push(token),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::text::{Format, Span};

    fn document(text: &str) -> Document {
        Document::read(Arc::from(text), Format::Markdown)
    }

    fn contains(article: &str, quote: &str) -> bool {
        let (article, quote) = (document(article), document(quote));
        let pieces = pieces(&quote, Span::at(0, quote.text.len()));
        readings(&article).iter().any(|words| matches!(words.find(&pieces), Found::Whole(_)))
    }

    #[test]
    fn what_editors_may_do_to_a_quotation() {
        let article = "The mayor said: “We’ve got two wells (near the old mill), and they don’t give water,” \
                       he said, “not since the labour of 2016.” Syrias wells are de-escalated by 12 per cent.";
        for quote in [
            "We've got two wells",
            "we’ve got two wells,",
            "We've got two wells … not since the labour of 2016.",
            "We've got [...] water",
            "[They have] got two wells",
            "they don't give water, not since the labor of 2016",
            "We've got two wells, and they don't give water",
            "[T]hey don't give [any] water",
            "two wells near the old mill",
            "Syria's wells are deescalated by 12%",
            "We've got 2 wells [sic]",
            "two wells (by the mill), and they don't give water",
        ] {
            assert!(contains(article, quote), "{quote}");
        }
    }

    #[test]
    fn what_they_may_not_do() {
        let article = "“We have two wells near the old mill, and they give no water,” he said.";
        for quote in [
            "We have three wells near the old mill",
            "We have two wells, and they give no water",
            "they give water",
            "they give no water ... We have two wells",
            "We have two well",
            "e have two wells",
            "We [have two wells near the old mill and] water nobody",
        ] {
            assert!(!contains(article, quote), "{quote}");
        }
    }

    #[test]
    fn the_place_of_what_was_found() {
        let article = document("Well, “we have  two *wells* near\nthe mill”.");
        let quote = document("two wells near");
        let words = Words::of_prose(&article);
        let place = match words.find(&pieces(&quote, Span::at(0, 14))) {
            Found::Whole(range) => article.at(words.span(&range)),
            Found::Lacks(_) => "",
        };
        assert_eq!(place, "two *wells* near");
    }
}
