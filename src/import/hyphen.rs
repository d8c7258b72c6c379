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
const JOINING: &[&str] = &["half", "non", "quasi", "self", "semi", "vice"];

/// Of so many lines one ends with a hyphen where somebody's typesetting breaks words; fewer do where words merely have one.
const RATE: usize = 20;

/// The fewest letters of a part that is a word by itself.
const WORD: usize = 4;

/// How a text writes words, for those that stand on two lines.
#[derive(Debug)]
pub(super) struct Hyphens {
    /// The words that stand on one line.
    words: BTreeSet<String>,
    /// Whether words are broken at all.
    breaks: bool,
}

impl Hyphens {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let is_edge = |c: char| !c.is_alphanumeric();
        let mut words = BTreeSet::new();
        let (mut lines, mut hyphens) = (0, 0);
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let is_broken = is_broken(line.trim_end());
            lines += 1;
            hyphens += usize::from(is_broken);
            let whole = line.split_whitespace().count() - usize::from(is_broken);
            words.extend(
                line.split_whitespace().take(whole).map(|word| word.trim_matches(is_edge).to_lowercase()),
            );
        }
        Self { words, breaks: hyphens * RATE >= lines }
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

    /// Whether the hyphen belongs to the word: the text writes it so, its parts are words, or it does not join two parts in
    /// lower case.
    fn keeps(&self, first: &str, second: &str, paragraph: &str) -> bool {
        let second = second.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = second.to_lowercase();
        if self.words.contains(&format!("{first}-{bare}")) {
            return true;
        }
        if self.words.contains(&format!("{first}{bare}")) {
            return false;
        }
        let is_word = |part: &str| part.chars().count() >= WORD && self.words.contains(part);
        let is_name = second.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let letters = paragraph.trim_end_matches('-');
        let is_short = letters.ends_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let is_compound = first.contains('-')
            || second.contains('-')
            || JOINED.contains(&bare.as_str())
            || JOINING.contains(&first);
        !self.breaks || is_name || is_short || is_compound || is_word(first) && is_word(&bare)
    }
}

/// Whether the last word of a line goes on in the next one.
pub(super) fn is_broken(line: &str) -> bool {
    line.strip_suffix('-').is_some_and(|rest| rest.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_stays_where_the_word_has_one() {
        let hyphens = Hyphens::of(
            "A cease-fire held. The ceasefires of spring were pro-\nlific. Paramilitary units. A ship was near.",
        );
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
            ("an eleven-", "month-old boy", "an eleven-month-old boy"),
            ("the near-", "ship line", "the near-ship line"),
            ("and then", "it went", "and then it went"),
        ] {
            let mut paragraph = before.to_owned();
            hyphens.join(&mut paragraph, line);
            assert_eq!(paragraph, expected);
        }
    }
    #[test]
    fn where_nothing_is_broken_every_hyphen_is_the_words() {
        let text =
            "A line of a page that was printed from a browser.\n".repeat(40) + "The world-\nfamous dome.\n";
        let mut paragraph = "The world-".to_owned();
        Hyphens::of(&text).join(&mut paragraph, "famous dome.");
        assert_eq!(paragraph, "The world-famous dome.");
    }
}
