//! Words that decide whether a list is a closed one of what its noun counts.

use std::sync::LazyLock;

use crate::{
    extract::figure::people,
    text::{WordKey, WordTable},
};

/// Nouns of what has a name: in apposition to one of these, names are its items.
static NAMED: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "countries states nations powers guarantors governments sponsors brokers neighbours neighbors allies \
         sides parties republics mediators capitals members signatories",
        "towns cities villages provinces governorates districts regions areas suburbs neighbourhoods \
         neighborhoods enclaves camps islands airports ports counties municipalities localities",
        "groups factions organisations organizations agencies brigades militias companies newspapers networks \
         banks movements fronts alliances blocs coalitions universities broadcasters airlines charities firms",
        "men women ministers leaders presidents envoys diplomats commanders officials journalists brothers \
         sisters candidates suspects senators lawmakers activists generals officers reporters negotiators \
         delegates ambassadors contenders rivals rulers representatives parents friends colleagues children grandchildren",
    ])
});

/// Whether names in apposition to this plural noun are its items.
pub(super) fn names(noun: &str) -> bool {
    NAMED.has(noun) || people::is_people(noun)
}

/// Whether a plural noun counts countries, or those who may be countries.
pub(super) fn are_countries(noun: &str) -> bool {
    matches!(noun, "countries" | "states" | "nations" | "powers" | "guarantors" | "governments" | "sponsors")
}

/// Whether a plural noun tells nothing of what it counts, so that a list beside it must say it: "two themes", "four
/// baskets".
pub(super) fn says_nothing(noun: &str) -> bool {
    static LABELS: LazyLock<WordTable<()>> = LazyLock::new(|| {
        WordTable::of_texts(&[
            "themes topics subjects baskets issues points pillars questions tracks conditions demands principles \
             elements priorities goals aims steps stages options files items matters",
        ])
    });
    LABELS.has(noun)
}

/// Whether a word says that a list is not all there is, or no list of the counted at all.
pub(super) fn opens(word: &str) -> bool {
    matches!(
        word,
        "including"
            | "such"
            | "like"
            | "among"
            | "e.g."
            | "eg"
            | "notably"
            | "especially"
            | "particularly"
            | "mainly"
            | "mostly"
            | "for"
            | "in"
            | "from"
            | "of"
            | "with"
            | "all"
            | "both"
            | "either"
            | "one"
            | "some"
            | "many"
            | "most"
            | "not"
            | "but"
            | "and"
            | "or"
            | "plus"
            | "excluding"
            | "besides"
    )
}

/// Words behind a list that leave it open or take from it.
pub(super) fn reopens(word: &str) -> bool {
    matches!(
        word,
        "among"
            | "included"
            | "including"
            | "excepted"
            | "excluded"
            | "aside"
            | "apart"
            | "others"
            | "other"
            | "another"
            | "more"
            | "etc"
            | "particularly"
            | "particular"
            | "especially"
            | "above"
            | "etc."
            | "elsewhere"
            | "or"
    )
}

/// Words of roles and titles: an item that ends in one tells who the one before it is.
pub(in crate::extract) fn is_role(word: impl Into<WordKey>) -> bool {
    static ROLES: LazyLock<WordTable<()>> = LazyLock::new(|| {
        WordTable::of_texts(&[
            "minister president secretary ambassador chief director general chairman chairwoman chair head \
             spokesman spokeswoman spokesperson envoy leader commander king queen prince emir premier chancellor \
             governor mayor senator representative commissioner coordinator professor analyst expert adviser \
             advisor deputy founder editor reporter correspondent jr sr",
        ])
    });
    ROLES.has(word)
}

/// Nouns that may close the name of an item: "Homs province", "the Wafd party".
pub(super) fn closes_name(word: impl Into<WordKey>) -> bool {
    static TAILS: LazyLock<WordTable<()>> = LazyLock::new(|| {
        WordTable::of_texts(&[
            "province provinces city district districts governorate region town village camp area party group \
             movement army government ministry coalition bloc state island airport port county",
        ])
    });
    TAILS.has(word)
}

/// Plural nouns of times and amounts, and of what is counted without being named.
pub(super) fn is_measure(word: impl Into<WordKey>) -> bool {
    static MEASURES: LazyLock<WordTable<()>> = LazyLock::new(|| {
        WordTable::of_texts(&[
            "seconds minutes hours days weeks months years decades centuries nights mornings evenings \
             weekends occasions km kilometers kilometres miles meters metres feet tons tonnes times yards \
             dollars euros degrees percent goals runs votes seats games sets",
        ])
    });
    MEASURES.has(word)
}
