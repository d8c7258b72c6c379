//! Tokens: words, numbers and punctuation of prose, with their case. One pass over the bytes, no allocation a token.

use super::{Span, WordKey, fold};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and dots (`don't`, `Da'esh`, `U.N.`, `guardian.ng`), or letters then digits (`G7`).
    Word,
    /// The possessive ending `'s` behind a word.
    Possessive,
    /// Digits with grouping commas and a decimal point (`470,000`, `2.5`). A unit glued to it is a word of its own.
    Number,
    /// A web or mail address.
    Address,
    /// One punctuation mark or symbol.
    Mark,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// All letters lower case, or a script without case.
    Lower,
    /// First letter upper case, the rest lower.
    Capital,
    /// Two or more letters, all upper case (`ASTANA`, `UN`, `U.N.`).
    Upper,
    /// Upper case inside, too (`McGurk`, `AsiaNews`).
    Mixed,
    /// Upper case inside and not at the beginning (`iPhone`, `eBay`).
    Inner,
}

impl Case {
    /// Whether the first letter is upper case, as names are written.
    pub fn begins_upper(self) -> bool {
        matches!(self, Case::Capital | Case::Upper | Case::Mixed)
    }
}

/// One token of prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written; [`Case::Lower`] for all that are no words.
    pub case: Case,
    /// Whether white space or other non-prose (markup) stands before it.
    pub spaced: bool,
    /// Its text as a number, whatever its case.
    pub key: WordKey,
    /// The key of its folded text; that of no word for what is neither word nor number.
    pub folded: WordKey,
}

impl Token {
    /// Its text.
    pub fn text(self, source: &str) -> &str {
        self.span.of(source)
    }
}

/// Bytes of a token and the space behind it, mostly: for how many room is made at once.
pub(super) const USUAL: usize = 5;

/// Whether a character is written as an apostrophe in words; pasted pages use all of these.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{00B4}' | '\u{0060}')
}

/// Appends the tokens of `span` of `source`.
pub fn tokenize(source: &str, span: Span, tokens: &mut Vec<Token>) {
    tokens.reserve(span.len() as usize / USUAL + 1);
    let mut scanner =
        Scanner { source, at: span.start as usize, end: span.end as usize, may_hold_mail: false };
    scanner.may_hold_mail = memchr::memchr(b'@', scanner.rest().as_bytes()).is_some();
    let (mut spaced, mut previous, mut memory) = (true, None, String::new());
    loop {
        let start = scanner.at;
        let (kind, case, key, folded) = if let Some((kind, case, key)) = scanner.plain() {
            (kind, case, key, if kind == TokenKind::Mark { WordKey::default() } else { key })
        } else {
            let Some(c) = scanner.peek() else { break };
            if is_gap(c) {
                scanner.bump(c);
                spaced = true;
                continue;
            }
            let kind = scanner.token(c, spaced, previous);
            let text = source.get(start..scanner.at).unwrap_or_default();
            let case = if kind == TokenKind::Word { case_of(text) } else { Case::Lower };
            (kind, case, WordKey::of(text), folded(kind, text, &mut memory))
        };
        tokens.push(Token { span: Span::at(start, scanner.at), kind, case, spaced, key, folded });
        (previous, spaced) = (Some(kind), scanner.space());
    }
}

/// The key of a token's folded text; `memory` is there to fold in.
fn folded(kind: TokenKind, text: &str, memory: &mut String) -> WordKey {
    if !matches!(kind, TokenKind::Word | TokenKind::Number) {
        return WordKey::default();
    }
    let is_kept = |byte: u8| byte.is_ascii() && !matches!(byte, b'.' | b'\'' | b'`');
    if text.bytes().all(is_kept) {
        // Keys are of lower case anyway.
        return WordKey::of(text);
    }
    memory.clear();
    fold::fold_into(text, memory);
    WordKey::of(memory)
}

/// White space, and marks that are not seen.
fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn case_of(text: &str) -> Case {
    // Most words are ASCII and all lower case behind their first letter.
    if let Some((first, rest)) = text.as_bytes().split_first()
        && rest.iter().all(u8::is_ascii_lowercase)
        && first.is_ascii_alphabetic()
    {
        return if first.is_ascii_uppercase() { Case::Capital } else { Case::Lower };
    }
    let (mut upper, mut lower, mut first_upper, mut first) = (0, 0, false, true);
    for c in text.chars().filter(|c| is_alphabetic(*c)) {
        let is_upper = c.is_uppercase();
        first_upper |= first && is_upper;
        first = false;
        if is_upper {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (upper, lower) {
        (0, _) => Case::Lower,
        (1, 0) => Case::Capital,
        (_, 0) => Case::Upper,
        (1, _) if first_upper => Case::Capital,
        _ if first_upper => Case::Mixed,
        _ => Case::Inner,
    }
}

struct Scanner<'a> {
    source: &'a str,
    at: usize,
    end: usize,
    /// Whether an at sign stands anywhere in it: else no word is looked at as a mail address.
    may_hold_mail: bool,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        self.source.get(self.at..self.end).unwrap_or_default()
    }

    /// Takes what most of any text is and a look at a few bytes tells.
    #[inline]
    fn plain(&mut self) -> Option<(TokenKind, Case, WordKey)> {
        let bytes = self.source.as_bytes().get(self.at..self.end)?;
        let first = *bytes.first()?;
        let (length, found) = if first.is_ascii_alphabetic() {
            let (key, length) =
                WordKey::of_letters(bytes).filter(|(_, length)| self.ends_word(bytes, *length))?;
            let case = if first.is_ascii_uppercase() { Case::Capital } else { Case::Lower };
            (length, (TokenKind::Word, case, key))
        } else if first.is_ascii_digit() {
            let (key, length) = WordKey::of_digits(bytes)?;
            if matches!(bytes.get(length), Some(b',' | b'.')) {
                return None;
            }
            (length, (TokenKind::Number, Case::Lower, key))
        } else if first.is_ascii_punctuation() && !matches!(first, b'_' | b'\'' | b'`') {
            (1, (TokenKind::Mark, Case::Lower, WordKey::of_byte(first)))
        } else {
            return None;
        };
        self.at += length;
        Some(found)
    }

    /// Whether the letters that some bytes begin with are a word by themselves: behind them stands nothing that could
    /// make it longer, and they begin no address.
    #[inline]
    fn ends_word(&self, bytes: &[u8], length: usize) -> bool {
        if matches!(bytes.get(length), Some(b' ' | b'\n' | b',')) {
            return !self.may_hold_mail;
        }
        let may_be_address = self.may_hold_mail || matches!(bytes.first(), Some(b'h' | b'f' | b'w'));
        let rest = self.source.get(self.at + length..self.end).unwrap_or_default();
        let is_end = |c: char| {
            let is_initial = c == '.' && length == 1;
            !is_letter(c) && !c.is_ascii_digit() && !is_initial && joint(rest).is_none()
        };
        !may_be_address && rest.chars().next().is_none_or(is_end)
    }

    /// Passes over one space; whether there is one.
    fn space(&mut self) -> bool {
        let next = self.source.as_bytes().get(self.at).filter(|_| self.at < self.end);
        let is_space = matches!(next, Some(b' ' | b'\n'));
        self.at += usize::from(is_space);
        is_space
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self, c: char) {
        self.at += c.len_utf8();
    }

    fn eat_while(&mut self, test: impl Fn(char) -> bool) {
        let bytes = self.source.as_bytes().get(self.at..self.end).unwrap_or_default();
        self.at += bytes.iter().take_while(|byte| byte.is_ascii() && test(char::from(**byte))).count();
        while let Some(c) = self.peek().filter(|c| test(*c)) {
            self.bump(c);
        }
    }

    fn token(&mut self, first: char, spaced: bool, previous: Option<TokenKind>) -> TokenKind {
        if first.is_ascii_digit() {
            self.number();
            return TokenKind::Number;
        }
        if is_letter(first) {
            if self.address() {
                return TokenKind::Address;
            }
            self.word();
            return TokenKind::Word;
        }
        let glued = !spaced && matches!(previous, Some(TokenKind::Word | TokenKind::Number));
        if is_apostrophe(first) && glued && self.possessive() {
            return TokenKind::Possessive;
        }
        self.bump(first);
        TokenKind::Mark
    }

    /// Digits, comma groups of exactly three digits, one decimal part.
    fn number(&mut self) {
        let start = self.at;
        self.eat_while(|c| c.is_ascii_digit());
        let mut grouped = false;
        while self.at - start <= 3 || grouped {
            let Some(group) = self.rest().strip_prefix(',') else { break };
            let digits = group.bytes().take_while(u8::is_ascii_digit).count();
            if digits != 3 {
                break;
            }
            grouped = true;
            self.at += 4;
        }
        if let Some(decimals) = self.rest().strip_prefix('.') {
            let digits = decimals.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 0 {
                self.at += 1 + digits;
            }
        }
    }

    fn word(&mut self) {
        if self.dotted_initials() {
            return;
        }
        loop {
            self.eat_while(|c| is_letter(c) || c.is_ascii_digit());
            let Some(joint) = joint(self.rest()) else { return };
            self.bump(joint);
        }
    }

    /// `U.N.`, `a.m.`, `U.S`: single letters with dots between.
    fn dotted_initials(&mut self) -> bool {
        let second = self.source.as_bytes().get(self.at + 1);
        if second.is_some_and(u8::is_ascii_alphanumeric) {
            return false;
        }
        let mut length = 0;
        let mut letters = 0;
        let mut chars = self.rest().chars();
        while let (Some(letter), Some('.')) = (chars.next(), chars.next()) {
            if !letter.is_alphabetic() {
                break;
            }
            length += letter.len_utf8() + 1;
            letters += 1;
        }
        if letters == 0 {
            return false;
        }
        let next = self.rest().get(length..).and_then(|rest| rest.chars().next());
        if letters == 1 {
            // One initial (`J.` of a name) keeps its dot only as a mark; the sentence reader knows initials.
            let mut tail = self.rest().get(length..).unwrap_or_default().chars();
            let (Some(second), third) = (tail.next(), tail.next()) else { return false };
            if !second.is_alphabetic() || third.is_some_and(is_letter) {
                return false;
            }
            length += second.len_utf8();
        } else if next.is_some_and(is_letter) {
            let mut tail = self.rest().get(length..).unwrap_or_default().chars();
            let letter = tail.next().map_or(0, char::len_utf8);
            if tail.next().is_some_and(is_letter) {
                return false;
            }
            length += letter;
        }
        self.at += length;
        true
    }

    fn possessive(&mut self) -> bool {
        let mut chars = self.rest().chars();
        let (Some(mark), Some('s' | 'S')) = (chars.next(), chars.next()) else { return false };
        if chars.next().is_some_and(|c| is_letter(c) || c.is_ascii_digit()) {
            return false;
        }
        self.at += mark.len_utf8() + 1;
        true
    }

    fn address(&mut self) -> bool {
        let rest = self.rest();
        let may_be_url = rest.as_bytes().first().is_some_and(|byte| matches!(byte, b'h' | b'f' | b'w'));
        if !may_be_url && !self.may_hold_mail {
            return false;
        }
        let is_url = ["http://", "https://", "ftp://", "www."].iter().any(|scheme| rest.starts_with(scheme));
        if !is_url && !self.may_hold_mail {
            return false;
        }
        let length = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']' | '”'))
            .unwrap_or(rest.len());
        let chunk = rest.get(..length.min(256)).unwrap_or_default();
        let is_mail = chunk
            .find('@')
            .is_some_and(|at| at > 0 && chunk.get(at + 1..).is_some_and(|host| host.contains('.')));
        if !is_url && !is_mail {
            return false;
        }
        let kept =
            rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        self.at += kept.len().max(1);
        true
    }
}

/// The apostrophe or dot with which a word goes on.
fn joint(rest: &str) -> Option<char> {
    let mut chars = rest.chars();
    let (joint, next, after) = (chars.next()?, chars.next()?, chars.next());
    let is_possessive = matches!(next, 's' | 'S') && !after.is_some_and(is_letter);
    let inner_apostrophe = is_apostrophe(joint) && is_letter(next) && !is_possessive;
    // `guardian.ng`, not `end.The`: a missing space behind a full stop is no domain name.
    let inner_dot = joint == '.' && next.is_lowercase() && after.is_some_and(char::is_lowercase);
    (inner_apostrophe || inner_dot).then_some(joint)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii() && is_wide_letter(c)
}

fn is_wide_letter(c: char) -> bool {
    is_alphabetic(c) || matches!(c, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{065F}')
}

/// As the tables of Unicode have it. What is met most often beyond ASCII is told apart without them: letters of some
/// scripts, quotation marks and dashes.
fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphabetic(),
        'À'..='Ö'
        | 'Ø'..='ö'
        | 'ø'..='ɏ'
        | 'А'..='я'
        | 'ا'..='غ'
        | 'ف'..='ي'
        | '\u{900}'..='ह'
        | '\u{93E}'..='\u{94C}'
        | '一'..='鿿' => true,
        '\u{2000}'..='\u{206F}' => false,
        _ => c.is_alphabetic(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::at(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn tokens_of_news_prose() {
        let cases: &[(&str, &[&str])] = &[
            ("Syria's war, Assad´s fate", &["Syria", "'s", "war", ",", "Assad", "´s", "fate"]),
            ("the U.N. said; U.S. forces", &["the", "U.N.", "said", ";", "U.S.", "forces"]),
            ("Jeffrey L. Harrigian", &["Jeffrey", "L", ".", "Harrigian"]),
            ("470,000 dead, Jul 04,2017", &["470,000", "dead", ",", "Jul", "04", ",", "2017"]),
            ("12.2m people; 25th; G7", &["12.2", "m", "people", ";", "25", "th", ";", "G7"]),
            ("don't Da'esh Sana’a", &["don't", "Da'esh", "Sana’a"]),
            ("six-year Su-24", &["six", "-", "year", "Su", "-", "24"]),
            ("guardian.ng the end.The next", &["guardian.ng", "the", "end", ".", "The", "next"]),
            ("see https://a.org/x?y=1, now", &["see", "https://a.org/x?y=1", ",", "now"]),
            ("the powers' plan at 9 a.m. today", &["the", "powers", "'", "plan", "at", "9", "a.m.", "today"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), *expected, "{text}");
        }
    }

    #[test]
    fn case_is_that_of_the_letters() {
        let text = "ASTANA Astana astana AsiaNews U.N. I eBay";
        let mut tokens = Vec::new();
        tokenize(text, Span::at(0, text.len()), &mut tokens);
        let cases: Vec<Case> = tokens.iter().map(|t| t.case).collect();
        assert_eq!(
            cases,
            [Case::Upper, Case::Capital, Case::Lower, Case::Mixed, Case::Upper, Case::Capital, Case::Inner]
        );
    }
}
