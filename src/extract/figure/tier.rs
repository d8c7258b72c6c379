//! Tier: whether a count is documented one by one, estimated, or estimated with those who died of hunger and untreated
//! disease. Only what the text says of this count is a cue, never the number.

use std::ops::Range;

use super::{number::Number, passage::Passage, qualifier};
use crate::extract::facts::Tier;
use crate::text::{WordKey, words};

/// Words behind which a part of a count is told, or what it takes in.
const INCLUDES: &[WordKey] =
    words!["including", "include", "includes", "included", "counting", "counts", "covers", "among"];
/// Words that take the meaning away from what stands behind them.
const DENIALS: &[WordKey] = words![
    "not",
    "never",
    "nor",
    "no",
    "without",
    "excluding",
    "excludes",
    "exclude",
    "except",
    "cannot",
    "than"
];
/// How far before a cue a word that denies it may stand.
const DENIED: usize = 5;
/// How far behind "including" its deaths and what they came of may stand.
const INCLUDED: usize = 14;
/// What people die of whom no weapon killed.
const CAUSES: &[WordKey] = words![
    "hunger",
    "starvation",
    "malnutrition",
    "famine",
    "disease",
    "diseases",
    "illness",
    "illnesses",
    "sickness",
    "lack",
    "want",
    "shortage",
    "shortages",
    "cold",
    "thirst",
    "cholera",
    "neglect",
    "deprivation",
];

/// Reads the tier of the number with that index: from its clause, or from a next sentence that is about the count.
pub(super) fn read(
    passage: Passage<'_>,
    numbers: &[Number],
    index: usize,
    hedge: &qualifier::Found,
    neighbours: &[Passage<'_>],
) -> Option<Tier> {
    let clause = clause(passage, numbers, index)?;
    let of_hedge = hedge.words.clone().unwrap_or_default();
    within(passage, clause, &of_hedge).or_else(|| {
        let next = neighbours.last().filter(|next| follows(passage, **next))?;
        let is_last = numbers.get(index + 1).is_none();
        let about = about_the_count(*next).filter(|_| is_last)?;
        within(*next, about..next.len(), &(0..0))
    })
}

/// What is said of one number: from the number before it, or its clause's beginning, to the next one that is no part of
/// it, or the clause's end.
fn clause(passage: Passage<'_>, numbers: &[Number], index: usize) -> Option<Range<usize>> {
    let own = numbers.get(index)?.tokens.clone();
    let before = index.checked_sub(1).and_then(|at| numbers.get(at)).map_or(0, |other| other.tokens.end);
    let is_part = |other: &&Number| (own.end..other.tokens.start).any(|at| passage.any(at, INCLUDES));
    let next = numbers.get(index + 1..)?.iter().find(|other| !is_part(other));
    let mut last = next.map_or(passage.len(), |other| other.tokens.start);
    // "270,000, and a centre estimates 470,000": what leads to the next number is not said of this one.
    if next.is_some() {
        last = (own.end..last).rev().find(|at| passage.any(*at, words!["and", ",", "or"])).unwrap_or(last);
    }
    let ends = |at: &usize| passage.ends_clause(*at);
    let start = passage.clause_start(own.start).max(before);
    Some(start..(own.end..last).find(ends).unwrap_or(last))
}

fn within(passage: Passage<'_>, words: Range<usize>, hedge: &Range<usize>) -> Option<Tier> {
    let is_meant = |at: &usize| !hedge.contains(at) && !is_denied(passage, words.start, *at);
    let any = |tells: &dyn Fn(usize) -> bool| words.clone().filter(is_meant).any(tells);
    if any(&|at| is_indirect(passage, at, words.end)) {
        return Some(Tier::Indirect);
    }
    if any(&|at| is_documented(passage, at)) {
        return Some(Tier::Documented);
    }
    any(&|at| is_estimated(passage, at)).then_some(Tier::Estimated)
}

/// "not including", "could not be verified", "without those who died of hunger".
fn is_denied(passage: Passage<'_>, start: usize, at: usize) -> bool {
    (at.saturating_sub(DENIED).max(start)..at).any(|near| passage.any(near, DENIALS))
        || (at + 1..at + 4).any(|near| passage.any(near, words!["excluded", "aside"]))
}

/// "indirect deaths", "directly and indirectly", "including 70,000 who died of hunger or untreated disease".
fn is_indirect(passage: Passage<'_>, at: usize, end: usize) -> bool {
    let deaths = words!["deaths", "death", "causes", "victims", "casualties", "dead", "toll", "effects"];
    if passage.any(at, words!["indirectly"])
        || passage.any(at, words!["indirect"]) && passage.any(at + 1, deaths)
    {
        return true;
    }
    let near = at + 1..end.min(at + INCLUDED);
    let of = |place: usize| passage.any(place, words!["of", "from", "for", "by", "to", "through"]);
    let dies =
        |place: &usize| passage.any(*place, words!["died", "die", "dying", "deaths", "dead", "perished"]);
    passage.any(at, INCLUDES)
        && near.clone().find(dies).is_some_and(|died| {
            let cause = (died + 1..near.end).find(|place| passage.any(*place, CAUSES));
            cause.is_some_and(|cause| (died + 1..cause).any(of))
        })
}

/// "has documented", "verified by", "identified by name", "confirms deaths one by one".
fn is_documented(passage: Passage<'_>, at: usize) -> bool {
    let counts = |at: usize| {
        passage.any(
            at,
            words![
                "the", "more", "at", "over", "nearly", "almost", "some", "about", "only", "every", "each",
                "deaths",
            ],
        ) || passage.word(at).starts_with(|c: char| c.is_ascii_digit())
    };
    passage.any(at, words!["documented", "verified", "verifies"])
        || passage.any(at, words!["documents"]) && counts(at + 1)
        || passage.any(at, words!["confirmed"])
            && passage.any(at + 1, words!["deaths", "dead", "killings", "fatalities"])
        || passage.reads(at, words!["by", "name"])
        || passage.reads(at, words!["one", "by", "one"])
}

/// "estimates", "by its estimate", "estimated by"; "an estimated 300,000" is a hedge, and whose, it does not say.
fn is_estimated(passage: Passage<'_>, at: usize) -> bool {
    let is_hedge =
        passage.any(at, words!["estimated"]) && passage.any_before(at, words!["an", "the", "some"]);
    passage
        .any(at, words!["estimate", "estimates", "estimated", "estimating", "extrapolates", "extrapolated"])
        && !is_hedge
}

/// Whether a passage stands behind another.
fn follows(passage: Passage<'_>, next: Passage<'_>) -> bool {
    let first = |passage: Passage<'_>| passage.token(0).map(|token| token.span);
    matches!((first(passage), first(next)), (Some(one), Some(two)) if one < two)
}

/// "The figure includes", "Its count covers only": where the sentence goes on behind its noun for the count.
fn about_the_count(next: Passage<'_>) -> Option<usize> {
    let nouns = words!["figure", "count", "toll", "number", "total", "estimate", "tally"];
    if next.any(0, words!["it"]) && next.any(1, words!["includes", "counts", "covers", "excludes"]) {
        return Some(1);
    }
    (next.any(0, words!["the", "this", "that", "its", "their"]) && next.any(1, nouns)).then_some(1)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        extract::{DocumentKind, Lexicon, extract},
        text::{Document, Format},
    };

    fn tiers(text: &str) -> Vec<Option<Tier>> {
        let text = format!("---\ndate: 2017-07-04\nkind: article\n---\n{text}");
        let facts = extract(&Document::read(Arc::from(text), Format::Markdown), &Lexicon::default());
        assert_eq!(facts.declared_kind, Some(DocumentKind::Article));
        let of_people =
            facts.figures.iter().filter(|one| one.group.is_none() && one.quantity.stated.is_some());
        of_people.filter(|figure| &*figure.measure == "deaths").map(crate::extract::Figure::tier).collect()
    }

    #[test]
    fn what_a_text_says_of_a_count() {
        use Tier::{Documented, Estimated, Indirect};
        for (text, expected) in [
            ("The Observatory has documented 270,000 deaths in the Syrian war.", vec![Some(Documented)]),
            (
                "The Syrian war has killed 270,000 people who were identified by name, the centre says.",
                vec![Some(Documented)],
            ),
            (
                "The Syrian war has killed 191,000 people, the UN says. The figure covers only deaths that were verified.",
                vec![Some(Documented)],
            ),
            ("The centre estimates that the Syrian war has killed 470,000 people.", vec![Some(Estimated)]),
            ("The Syrian war has killed 400,000 people by the estimate of the envoy.", vec![Some(Estimated)]),
            (
                "The Syrian war has killed 470,000 people, directly and indirectly, the centre says.",
                vec![Some(Indirect)],
            ),
            (
                "The centre estimates that the Syrian war has killed 470,000 people, including indirect deaths.",
                vec![Some(Indirect)],
            ),
            (
                "The Syrian war has killed 470,000 people, including 70,000 who died from lack of care, the centre says.",
                vec![Some(Indirect)],
            ),
            (
                "The Syrian war has killed 470,000 people. The figure includes deaths from hunger.",
                vec![Some(Indirect)],
            ),
            (
                "The Observatory has documented 270,000 deaths in the Syrian war, while the centre estimates that it has killed 470,000 people.",
                vec![Some(Documented), Some(Estimated)],
            ),
        ] {
            assert_eq!(tiers(text), expected, "{text}");
        }
    }

    #[test]
    fn what_says_nothing_of_it() {
        for text in [
            "The Syrian war has killed an estimated 320,000 people.",
            "The Syrian war has killed 320,000 people, a figure that could not be verified.",
            "The Syrian war has killed 320,000 people, not including indirect deaths.",
            "Ten days of indirect talks on the Syrian war, which has killed 320,000 people, are over.",
            "The Syrian war has killed 320,000 people. Dozens died of hunger in Madaya.",
            "The envoy confirmed that the Syrian war has killed 320,000 people.",
            "The Syrian war has killed 320,000 people, including 90,000 civilians. Disease is spreading.",
            "Documents of the court say that the Syrian war has killed 320,000 people.",
        ] {
            assert_eq!(tiers(text), [None], "{text}");
        }
    }
}
