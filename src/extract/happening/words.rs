//! The words that tell what happened, as numbers: without endings, one number for words that tell the same.

use std::sync::LazyLock;

use crate::{
    extract::facts::Phase,
    text::{Token, TokenKind, WordKey, WordTable, fold},
};

/// Words that are in every text: they tell nothing of what happened.
const COMMON: &str = "the and for that with was were has have had are been being its their his her they them this these those from \
     into over under after before when while which who whom whose what where there than then but not also said says \
     say saying told about would could should will may might can more most other others some any all one out off \
     such only just since during between against among how on in at by of to a an is it he she we our you your as \
     or so if no did does do be st nd rd th monday tuesday wednesday thursday friday saturday sunday early late mid \
     day days week weeks month months year years earlier later next following previous took takes take taken place \
     until again happen happens happened occur occurs occurred";

/// Words that tell the same, each row by its first.
const SAME: &[&str] = &[
    "meet met meets meeting meetings talks talk round rounds gather gathers gathered gathering conference summit \
     session sessions sitting negotiations consultations conversation discussions convene convened spoke speak \
     together received receives receive",
    "attack attacks attacked attacking assault strike strikes struck hit hits",
    "bomb bombs bombed bombing bombings bomber blast blasts explosion explosions",
    "shell shells shelled shelling bombardment",
    "kill kills killed killing die died dies dead death deaths lives fatalities perished",
    "wound wounded wounding wounds injured injuries injuring hurt",
    "begin begins began begun start starts started opened opens opening launch launched",
    "end ends ended ending close closes closed closing conclude concluded concludes finish finished",
    "leave leaves left leaving depart departed departure evacuate evacuated evacuation flee fled",
    "travel travels travelled traveled trip fly flies flew flown went visit visited visits arrive arrived came \
     come comes",
    "agree agreed agreement accord deal pact",
    "sign signs signed signing",
    "capture captures captured seize seizes seized fall falls fell fallen liberate liberated liberation overran \
     overrun conquered",
    "fail fails failed failing failure miss misses missed",
    "lorry lorries truck trucks",
    "train trains railway rail rails",
    "plane planes aircraft jet jets warplane warplanes",
    "ceasefire truce",
    "child children",
    "effect effective force",
    "west western",
    "east eastern",
    "north northern",
    "south southern",
];

/// What a listed word tells.
#[derive(Debug, Clone, Copy)]
enum Tells {
    Nothing,
    /// The same as the word by which its row goes, with the number of that word.
    Same(&'static str, u32),
}

impl Tells {
    fn number(self) -> Option<u32> {
        match self {
            Self::Nothing => None,
            Self::Same(_, number) => Some(number),
        }
    }
}

/// All listed words: each is looked up once.
static LISTED: LazyLock<WordTable<Tells>> = LazyLock::new(|| {
    let common = COMMON.split_whitespace().map(|word| (word, Tells::Nothing));
    let of_row = |row: &&'static str| {
        let first = row.split_whitespace().next().unwrap_or_default();
        let tells = Tells::Same(first, number_of_key(first.into()));
        row.split_whitespace().map(move |word| (word, tells))
    };
    WordTable::of(common.chain(SAME.iter().flat_map(of_row)))
});

/// The number of a token of a text; `None` for one that tells nothing.
#[inline]
pub(in crate::extract) fn number(text: &str, token: &Token) -> Option<u32> {
    if let Some(listed) = LISTED.get(token.key) {
        return listed.number();
    }
    let length = token.span.len() as usize;
    // What folding leaves as it is needs no folding, and letters that a key holds need not be read.
    if token.kind != TokenKind::Word || token.key != token.folded {
        Some(stemmed(token.text(text)))
    } else if let Some(letters) = token.key.letters().get(..length) {
        Some(number_of_key(token.key.first(length_of_stem(letters))))
    } else {
        Some(number_of_stem(token.text(text)))
    }
}

/// The number of a word by itself.
pub(in crate::extract) fn number_of(word: &str) -> Option<u32> {
    LISTED.get(word).map_or_else(|| Some(stemmed(word)), Tells::number)
}

/// Whether a word tells of a beginning or of an end.
pub(super) fn phase(word: WordKey) -> Option<Phase> {
    match LISTED.get(word)? {
        Tells::Same("begin", _) => Some(Phase::Begin),
        Tells::Same("end", _) => Some(Phase::End),
        _ => None,
    }
}

/// The number of a name, by what it refers to.
pub(in crate::extract) fn name(key: &str) -> u32 {
    fingerprint(key).max(1)
}

fn fingerprint(word: &str) -> u32 {
    fold::fingerprint(word.as_bytes()) as u32
}

/// A word as a number, without the endings of number and tense.
fn stemmed(word: &str) -> u32 {
    let mut folded = fold::fold(word);
    if word.bytes().any(|b| b.is_ascii_digit()) {
        folded.retain(|c| c != ',');
    }
    number_of_stem(&folded)
}

/// The number of a word by its stem, whatever its case.
fn number_of_stem(word: &str) -> u32 {
    number_of_key(WordKey::from(word.get(..length_of_stem(word.as_bytes())).unwrap_or(word)))
}

#[inline]
fn number_of_key(key: WordKey) -> u32 {
    (key.hash() >> 32) as u32
}

/// The length of a word without its ending, whatever its case.
#[inline]
fn length_of_stem(word: &[u8]) -> usize {
    let ending = match word {
        [.., b'i' | b'I', b'n' | b'N', b'g' | b'G'] => 3,
        [.., b'e' | b'E', b'd' | b'D'] | [_, _, _, .., b'e' | b'E', b's' | b'S'] => 2,
        [.., b's' | b'S'] => 1,
        _ => 0,
    };
    let bare = match word.len().saturating_sub(ending) {
        0..=2 => word,
        left => word.get(..left).unwrap_or(word),
    };
    bare.len() - usize::from(bare.len() > 3 && matches!(bare, [.., b'e' | b'E']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_tell_the_same_have_one_number() {
        for (one, other) in [
            ("met", "talks"),
            ("Lorries", "trucks"),
            ("carried", "carried"),
            ("signed", "signing"),
            ("bridges", "bridge"),
            ("fired", "fire"),
            ("12,000", "12000"),
            ("BRIDGES", "bridge"),
        ] {
            assert_eq!(number_of(one), number_of(other), "{one} {other}");
        }
        assert_ne!(number_of("raid"), number_of("ambush"));
        assert_eq!(number_of("which"), None);
    }
}
