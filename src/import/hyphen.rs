//! Words that were broken at the end of a line: whether the hyphen was the typesetter's or the word's own.

use std::collections::BTreeSet;

/// Second parts of words that are written with a hyphen.
const JOINED: &[&str] = &[
    "affiliated",
    "aligned",
    "allied",
    "backed",
    "based",
    "born",
    "brokered",
    "controlled",
    "era",
    "general",
    "held",
    "imposed",
    "in",
    "led",
    "linked",
    "made",
    "mandated",
    "mediated",
    "off",
    "old",
    "out",
    "owned",
    "run",
    "sponsored",
    "style",
    "supported",
    "up",
    "wide",
    "wing",
];

/// First parts of words that are written with a hyphen.
const JOINING: &[&str] = &[
    "all", "ex", "half", "mid", "non", "post", "pro", "quasi", "self", "semi", "so", "then", "vice", "well",
];

/// The words that a text writes elsewhere, on one line.
#[derive(Debug)]
pub(super) struct Hyphens {
    words: BTreeSet<String>,
}

impl Hyphens {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let is_edge = |c: char| !c.is_alphanumeric();
        let words = text.lines().flat_map(str::split_whitespace).filter(|word| !word.ends_with('-'));
        Self { words: words.map(|word| word.trim_matches(is_edge).to_lowercase()).collect() }
    }

    /// Puts a line behind a paragraph.
    pub fn join(&self, paragraph: &mut String, line: &str) {
        let broken = paragraph.strip_suffix('-').and_then(|rest| {
            let first = rest
                .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '‘' | '—'))
                .next()?;
            first.ends_with(char::is_alphanumeric).then(|| first.to_lowercase())
        });
        match broken {
            Some(first) => {
                let second = line.split_whitespace().next().unwrap_or_default();
                if !self.keeps(&first, second, paragraph) {
                    paragraph.pop();
                }
            }
            None => paragraph.push(' '),
        }
        paragraph.push_str(line);
    }

    /// Whether the hyphen belongs to the word: the text writes it so, or it does not join two parts in lower case.
    fn keeps(&self, first: &str, second: &str, paragraph: &str) -> bool {
        let second = second.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = second.to_lowercase();
        if self.words.contains(&format!("{first}-{bare}")) {
            return true;
        }
        if self.words.contains(&format!("{first}{bare}")) {
            return false;
        }
        let is_name = second.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let letters = paragraph.trim_end_matches('-');
        let is_short = letters.ends_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        is_name || is_short || JOINED.contains(&bare.as_str()) || JOINING.contains(&first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_stays_where_the_word_has_one() {
        let hyphens = Hyphens::of("The cease-fire held. The ceasefires of spring. Paramilitary units.");
        for (before, line, expected) in [
            ("the govern-", "ment said", "the government said"),
            ("the cease-", "fire, which", "the cease-fire, which"),
            ("the US-", "backed plan", "the US-backed plan"),
            ("the Saudi-", "led side", "the Saudi-led side"),
            ("the Trans-", "Jordan road", "the Trans-Jordan road"),
            ("a 12-", "year war", "a 12-year war"),
            ("the para-", "military unit", "the paramilitary unit"),
            ("a non-", "paper of two", "a non-paper of two"),
            ("it said -", "as before", "it said - as before"),
            ("and then", "it went", "and then it went"),
        ] {
            let mut paragraph = before.to_owned();
            hyphens.join(&mut paragraph, line);
            assert_eq!(paragraph, expected);
        }
    }
}
