//! Words between a count and its list: "four zones were agreed: ...", "five states, made up of ...", "... — five states in all".

use super::{
    Page,
    count::{self, Counted},
    names::{self, List},
    noun, phrases,
};
use crate::{
    extract::{
        facts::{Mention, Reference},
        figure::{passage::Passage, word},
        lexicon::gazetteer,
        profile::EntityKind,
    },
    text::{TokenKind, WordKey, words},
};

/// Tokens of the longest clause between a count and the colon.
const LONGEST: usize = 10;

/// Words that lead to all items of a list.
const OPENERS: &[&[WordKey]] = &[
    words!["namely"],
    words!["viz"],
    words!["made", "up", "of"],
    words!["consisting", "of"],
    words!["composed", "of"],
    words!["comprising"],
    words!["that", "is"],
    words!["i.e."],
];

/// One past the words at a place that lead to all items of a list, and their comma.
pub(super) fn opener(passage: Passage<'_>, at: usize) -> Option<usize> {
    let words = OPENERS.iter().find(|words| passage.reads(at, words))?;
    let end = at + words.len();
    Some(end + usize::from(passage.any(end, words![",", ":"])))
}

/// Whether the words at a place say that a count is that of all before it: "in all", "altogether".
pub(super) fn sums_up(passage: Passage<'_>, at: usize) -> bool {
    passage.is(at, "in") && passage.any(at + 1, words!["all", "total"]) || passage.is(at, "altogether")
}

/// The colon that ends the clause of the only count before it.
pub(super) fn colon(passage: Passage<'_>, counted: &Counted) -> Option<usize> {
    let colon = (counted.end..counted.end + LONGEST).find(|at| passage.is(*at, ":"))?;
    let is_plain = (counted.end..colon)
        .all(|at| !passage.is_kind(at, TokenKind::Mark) && count::number(passage, at).is_none());
    let is_only = (0..counted.start).all(|at| count::number(passage, at).is_none());
    // "The two sides agreed on the following: ..." lists what they agreed on.
    let is_other =
        (counted.end..colon).any(|at| passage.any(at, words!["following", "these", "this", "said", "as"]));
    let last = colon.checked_sub(1)?;
    let is_whole = !passage.is_function(last) && !passage.ends_clause(last);
    (is_plain && is_only && !is_other && is_whole).then_some(colon)
}

/// Whether a clause says only what was done with what is counted: "were agreed", "are on the table", "were left open".
pub(super) fn is_passive(passage: Passage<'_>, first: usize, last: usize) -> bool {
    const BE: &[WordKey] = words!["are", "were", "have", "had", "been", "remain", "remained"];
    const OTHERS: &[WordKey] =
        words!["left", "open", "now", "still", "to", "be", "not", "also", "drawn", "set", "put"];
    let is_state = |at: usize| {
        let word = passage.word(at);
        passage.any(at, BE) || passage.any(at, OTHERS) || word.ends_with("ed") || word.ends_with("ly")
    };
    let is_on_table = |at: usize| {
        passage.is(at, "on") && passage.is(at + 1, "the") && passage.any(at + 2, words!["table", "agenda"])
    };
    let mut at = first;
    while at < last {
        at += if is_on_table(at) {
            3
        } else if is_state(at) {
            1
        } else {
            return false;
        };
    }
    first < last
}

impl Page<'_> {
    /// The list behind a colon that ends a clause: names of the counted, or phrases where nothing else can be meant.
    pub(super) fn of_clause(self, counted: &Counted, first: usize) -> Option<List> {
        let passage = self.passage;
        let colon = first.checked_sub(1)?;
        // "Five countries signed: Russia and Iran did not" goes on with a clause.
        let ends = |list: &List| {
            list.end >= passage.len() || passage.any(list.end, words![".", ";", ")", "(", "[", "—", "–", "!"])
        };
        let named = names::list(self, first).filter(ends);
        if is_passive(passage, counted.end, colon) {
            return named.or_else(|| phrases::list(self, first));
        }
        let named = named?;
        let are_countries = || named.items.iter().all(|item| self.is_country(item.clone()));
        let has_rival = (counted.end..colon).any(|at| may_be_named(passage, at));
        let is_of_countries = noun::are_countries(passage.word(counted.head)) && are_countries();
        (is_of_countries || !has_rival).then_some(named)
    }

    fn is_country(self, item: std::ops::Range<usize>) -> bool {
        let span = self.passage.span(item);
        let is_country = |mention: &Mention| match &*mention.reference {
            Reference::Known(id) => {
                gazetteer::name_and_kind(id).is_some_and(|(_, kind)| kind == EntityKind::Country)
            }
            _ => false,
        };
        self.mentions.iter().any(|mention| span.overlaps(mention.span) && is_country(mention))
    }
}

/// Whether a word is another noun that the names behind the colon could be of: a plural, or one of many together.
fn may_be_named(passage: Passage<'_>, at: usize) -> bool {
    const MANY: &[WordKey] = words![
        "group",
        "team",
        "pair",
        "duo",
        "trio",
        "couple",
        "alliance",
        "coalition",
        "delegation",
        "list",
        "bloc",
        "people",
        "family",
        "panel",
        "committee",
        "staff",
        "crew",
        "set",
        "series",
        "range",
        "mix",
    ];
    let word = passage.word(at);
    let is_plural =
        word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word::is_function(word);
    is_plural || passage.any(at, MANY)
}
