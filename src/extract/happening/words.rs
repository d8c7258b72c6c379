//! The words that tell what happened, as numbers: without endings, one number for words that tell the same.

use std::sync::LazyLock;

use crate::{
    extract::facts::Phase,
    text::{Token, WordKey, WordTable, fold},
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
        let tells = Tells::Same(first, fingerprint(first));
        row.split_whitespace().map(move |word| (word, tells))
    };
    WordTable::of(common.chain(SAME.iter().flat_map(of_row)))
});

/// The number of a token of a text; `None` for one that tells nothing.
#[inline]
pub(in crate::extract) fn number(text: &str, token: &Token) -> Option<u32> {
    LISTED.get(token.key).map_or_else(|| Some(stemmed(token.text(text))), Tells::number)
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
    // The endings are plain letters: a word is plain where its stem is.
    if let Some(number) = fold::fingerprint_of_plain(stem(word).as_bytes()) {
        return number as u32;
    }
    let mut folded = fold::fold(word);
    if word.bytes().any(|b| b.is_ascii_digit()) {
        folded.retain(|c| c != ',');
    }
    fold::fingerprint(stem(&folded).as_bytes()) as u32
}

/// A word without its ending, whatever its case.
fn stem(word: &str) -> &str {
    let bytes = word.as_bytes();
    let lower =
        |back: usize| bytes.len().checked_sub(back).and_then(|at| bytes.get(at)).map(|byte| byte | 0x20);
    let ending = match lower(1) {
        Some(b'g') if (lower(2), lower(3)) == (Some(b'n'), Some(b'i')) => 3,
        Some(b'd') if lower(2) == Some(b'e') => 2,
        Some(b's') if lower(2) == Some(b'e') && bytes.len() > 4 => 2,
        Some(b's') => 1,
        _ => 0,
    };
    let without = |ending: usize| word.get(..word.len().checked_sub(ending)?).filter(|stem| stem.len() > 2);
    let bare = without(ending).unwrap_or(word);
    bare.strip_suffix(['e', 'E']).filter(|stem| stem.len() > 2).unwrap_or(bare)
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
