//! Sentences: ends that are no abbreviation's, initial's or decimal's dot.

use std::sync::LazyLock;

use super::{Case, Span, Token, TokenKind, WordTable, words};

/// A sentence of one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From the first token to the end of the last.
    pub span: Span,
    /// Its tokens, as indices into the document's.
    pub tokens: std::ops::Range<usize>,
    /// The block it stands in, as an index into the document's.
    pub block: usize,
}

/// Bytes of a sentence, mostly: for how many room is made at once.
pub(super) const USUAL: usize = 120;

/// Tokens of a sentence at most. The longest that people write has some three hundred; what is longer is no sentence, and is
/// read piece by piece, since readers look at every figure of a sentence beside every other.
pub const LONGEST: usize = 400;
/// Closing marks behind a full stop that are looked through for what follows.
const CLOSING: usize = 32;

/// Words that end in a dot within a sentence. The dot of the second kind may also end one: it does before a capital
/// that opens a sentence ("at 5 p.m. The ...").
const BEFORE_NAMES: &[&str] = &[
    "mr", "mrs", "ms", "messrs", "dr", "prof", "st", "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt",
    "brig", "cpl", "pvt", "sen", "rep", "gov", "rev", "hon", "pres", "sheikh", "jr", "sr", "vs", "no", "nos",
    "fig", "art", "sec", "vol", "pp", "approx", "ca", "cf", "eg", "ie", "e.g.", "i.e.", "dept", "univ", "mt",
    "ft", "ref", "spc", "amb", "supt", "insp", "det",
];
const MAYBE_LAST: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "inc", "ltd", "co", "corp", "etc", "al",
    "est", "min", "max", "km", "kg", "am", "pm",
];

/// What the dot behind a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Abbreviation {
    BeforeName,
    MaybeLast,
}

static ABBREVIATIONS: LazyLock<WordTable<Abbreviation>> = LazyLock::new(|| {
    let before_names = BEFORE_NAMES.iter().map(|word| (*word, Abbreviation::BeforeName));
    WordTable::of(before_names.chain(MAYBE_LAST.iter().map(|word| (*word, Abbreviation::MaybeLast))))
});

/// Appends the sentences of the block whose tokens begin at `first`.
pub(super) fn split(text: &str, block: usize, tokens: &[Token], first: usize, sentences: &mut Vec<Sentence>) {
    let mut start = first;
    let mut at = first;
    while at < tokens.len() {
        let ends = ends_sentence(text, tokens, start, at);
        at += 1;
        if !ends {
            if at - start >= LONGEST {
                push(block, tokens, start..at, sentences);
                start = at;
            }
            continue;
        }
        while tokens.get(at).is_some_and(|token| is_closing(text, tokens, at, *token)) {
            at += 1;
        }
        push(block, tokens, start..at, sentences);
        start = at;
    }
    push(block, tokens, start..tokens.len(), sentences);
}

fn push(block: usize, tokens: &[Token], range: std::ops::Range<usize>, sentences: &mut Vec<Sentence>) {
    if let Some([first, .., last]) = tokens.get(range.clone()).filter(|tokens| tokens.len() > 1) {
        sentences.push(Sentence { span: first.span.join(last.span), tokens: range, block });
    } else if let Some([only]) = tokens.get(range.clone()) {
        sentences.push(Sentence { span: only.span, tokens: range, block });
    }
}

fn is_closing(text: &str, tokens: &[Token], at: usize, token: Token) -> bool {
    let mark = token.text(text);
    if token.kind != TokenKind::Mark || token.spaced {
        return false;
    }
    matches!(mark, ")" | "]" | "”" | "»" | "." | "!" | "?" | "…")
        // A straight quotation mark closes when nothing follows it directly.
        || matches!(mark, "\"" | "'" | "’") && tokens.get(at + 1).is_none_or(|next| next.spaced || next.kind == TokenKind::Mark)
}

/// Whether a sentence can end with a token: one of the marks that end them, or a word with a dot, which folding leaves out.
#[inline]
fn may_end(token: &Token) -> bool {
    match token.kind {
        TokenKind::Mark => words![".", "!", "?", "…", "؟", "。"].contains(&token.key),
        TokenKind::Word => token.key != token.folded,
        TokenKind::Possessive | TokenKind::Number | TokenKind::Address => false,
    }
}

fn ends_sentence(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| may_end(token)) else { return false };
    let mark = token.text(text);
    if token.kind == TokenKind::Word {
        // `U.N.` and `p.m.` hold their dot: they end a sentence only before a word that opens one.
        return mark.ends_with('.') && opens_sentence_plainly(text, tokens, at + 1);
    }
    let after = (at + 1..tokens.len().min(at + 1 + CLOSING))
        .find(|i| !is_closing(text, tokens, *i, tokens.get(*i).copied().unwrap_or(*token)));
    let Some(next) = after.and_then(|i| tokens.get(i)) else { return true };
    if mark != "." {
        return next.spaced;
    }
    if !next.spaced {
        // A missing space behind a full stop: `end.The next`.
        let before_is_word =
            at > start && tokens.get(at - 1).is_some_and(|t| t.kind == TokenKind::Word && t.span.len() > 2);
        return before_is_word && next.kind == TokenKind::Word && next.case == Case::Capital;
    }
    let Some(before) = at.checked_sub(1).filter(|i| *i >= start).and_then(|i| tokens.get(i)) else {
        return true;
    };
    if before.kind == TokenKind::Word && !token.spaced {
        let is_initial = before.span.len() == 1 && before.case == Case::Capital;
        if is_initial && next.kind == TokenKind::Word && next.case.begins_upper() {
            return false;
        }
        let word = before.text(text);
        let abbreviation = ABBREVIATIONS.get(before.key);
        if abbreviation == Some(Abbreviation::BeforeName) {
            if !word.eq_ignore_ascii_case("no") && before.case.begins_upper() {
                return next.kind == TokenKind::Mark && is_opening(next.text(text));
            }
            if next.kind == TokenKind::Number && after == Some(at + 1) {
                return false;
            }
        }
        if abbreviation == Some(Abbreviation::MaybeLast) {
            return next.kind != TokenKind::Number
                && opens_sentence_plainly(text, tokens, after.unwrap_or(at + 1));
        }
    }
    // A lower-case word behind a dot goes on with the sentence, whatever the dot was.
    !(next.kind == TokenKind::Word
        && next.case == Case::Lower
        && next.text(text).chars().all(char::is_lowercase))
}

/// Words that open a sentence far more often than they begin a name, behind an abbreviation.
const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "But",
    "And",
    "It",
    "He",
    "She",
    "They",
    "We",
    "In",
    "On",
    "At",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "However",
    "Meanwhile",
    "Earlier",
    "Later",
    "After",
    "Before",
    "While",
    "When",
    "Some",
    "Many",
    "More",
    "Most",
    "For",
    "As",
    "If",
    "Its",
    "His",
    "Her",
    "Their",
    "Both",
    "Since",
    "According",
    "With",
    "From",
    "By",
    "I",
    "You",
    "What",
    "Not",
    "No",
];

fn opens_sentence_plainly(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at) else { return true };
    next.spaced
        && (OPENERS.contains(&next.text(text)) || next.kind == TokenKind::Mark && is_opening(next.text(text)))
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "“" | "\"" | "‘" | "«")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Document, Format};

    fn sentences(text: &str) -> Vec<String> {
        let document = Document::read(Arc::from(text), Format::Plain);
        document.sentences.iter().map(|s| document.at(s.span).to_owned()).collect()
    }

    #[test]
    fn dots_that_end_nothing() {
        for text in [
            "The U.N. Security Council met Lt. Gen. Jeffrey L. Harrigian on Jan. 5 in Geneva.",
            "Mr. Kerry, of the U.S. delegation, met No. 10 officials at 5 p.m. on Tuesday.",
            "More than 2.5 million people lived in St. Petersburg.",
            "It rose to approx. 3,000, e.g. in Homs.",
        ] {
            assert_eq!(sentences(text), [text]);
        }
    }

    #[test]
    fn dots_that_end_sentences() {
        let text = "Talks were held by the U.N. The envoy left at 5 p.m. He said “we tried.” Then Assad spoke. “No.” 280,000 died! Did they? Yes…";
        assert_eq!(
            sentences(text),
            [
                "Talks were held by the U.N.",
                "The envoy left at 5 p.m.",
                "He said “we tried.”",
                "Then Assad spoke.",
                "“No.”",
                "280,000 died!",
                "Did they?",
                "Yes…"
            ]
        );
    }
}
