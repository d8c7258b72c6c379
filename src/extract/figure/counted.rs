//! Who is counted: the group of those whom a number counts, from their noun, what turns it, and what stands in apposition.

use super::{
    fate,
    frame::Fit,
    group::{self, People},
    number::{Form, Number},
    passage::Passage,
    people::{self, noun, turned},
    saying,
    scope::{Setting, mention_over},
};
use crate::extract::{facts::MentionKind, facts::Reference, profile::EntityKind};
use crate::text::{WordKey, words};

/// Words that say that a part, and not the whole, is of a group.
const MOSTLY: &[WordKey] = words![
    "most",
    "mostly",
    "mainly",
    "majority",
    "half",
    "many",
    "largely",
    "predominantly",
    "some",
    "several",
    "including",
];
const BE: &[WordKey] = words!["was", "were", "are", "is", "been", "being"];

/// Who is counted, as far as the words at the number tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// People at large: what the text says elsewhere may tell more.
    Open,
    /// A group, by the noun that was said.
    Said(&'static str, Box<str>),
    /// Mostly children, women or families: people at large, but not all of them of that group.
    Mostly(&'static str),
    /// Several groups at once, or such as no group fits: nothing elsewhere makes them one.
    Mixed(Option<Box<str>>),
}

/// Those whom a number counts, with how they stand to the numbers around.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    /// Who they are.
    pub(super) who: Who,
    /// Whether they are a part of others counted: "including three", "five of them", "12 others".
    pub(super) is_part: bool,
    /// Whether they are "of them": a part of the very total beside it.
    pub(super) is_of_total: bool,
}

/// Reads who is counted by a number with its frame.
pub(super) fn read(passage: Passage<'_>, setting: Setting<'_>, number: &Number, fit: &Fit) -> Counted {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let found = group::people(passage, end);
    let is_other = |at: usize| passage.any(at, words!["other", "others", "more", "another", "further"]);
    let part = group::is_part(passage, end)
        || passage.is(end, "of") && passage.any(end + 1, words!["the", "those", "its", "their", "his"])
        || is_other(end)
        || passage.any_before(start, words!["including", "them", "whom", "another", "other", "further"])
        || (start.saturating_sub(4)..start).any(|at| {
            // "two children were among 12 dead" has the whole behind "among".
            passage.any(at, words!["including", "whom"])
                || passage.is(at, "among") && passage.any(at + 1, words!["them", "others", "whom", "those"])
        });
    let who = if number.form == Form::Articles {
        of_articles(passage, setting, start..end)
    } else {
        let said = found.map_or(Who::Open, |people| {
            // "kill 12, most children", where the comma was lost.
            let most = (end..people.head).find(|at| passage.any(*at, words!["most", "mostly", "mainly"]));
            most.and_then(|at| mostly(passage, at))
                .unwrap_or_else(|| of_people(passage, setting, end, people))
        });
        match said {
            Who::Said(..) if found.is_some_and(|people| is_with_others(passage, people.end, fit.end)) => {
                Who::Mixed(None)
            }
            Who::Open => {
                let behind = found.map_or(end, |people| people.end);
                apposed(passage, setting, behind)
                    .or_else(|| predicated(passage, setting, behind.max(fit.end)))
                    .or_else(|| predicated(passage, setting, behind))
                    .or_else(|| before(passage, setting, start, fit))
                    .or_else(|| compound(passage, setting, end, fit))
                    .unwrap_or(Who::Open)
            }
            said => said,
        }
    };
    // "470,000, including more than 70,000 who died of hunger".
    let is_included = (start.saturating_sub(4)..start).any(|at| passage.is(at, "including"));
    Counted { who, is_part: part, is_of_total: group::is_part(passage, end) || is_included }
}

/// "a woman and a child": one group only where both are of it.
fn of_articles(passage: Passage<'_>, setting: Setting<'_>, tokens: std::ops::Range<usize>) -> Who {
    let start = tokens.start;
    let mut all = None;
    for at in tokens.filter(|at| people::is_one_person(passage.key(*at))) {
        let first = (start..at).rev().find(|place| passage.any(*place, words!["a", "an", "and", ","]));
        all = Some(merged(all, of_noun(passage, setting, first.unwrap_or(start), at, at + 1)));
    }
    all.unwrap_or(Who::Open)
}

/// The group of a noun and of those that are joined to it: "troops and state employees" are of none.
fn of_people(passage: Passage<'_>, setting: Setting<'_>, from: usize, people: People) -> Who {
    let first = (from..people.head).find(|at| is_listed_noun(passage, *at, people.head));
    let listed = first.map(|at| of_noun(passage, setting, from, at, at + 1));
    let mut all = merged(listed, of_noun(passage, setting, from, people.head, people.end));
    let mut end = people.end;
    while let Some(next) = joined(passage, end) {
        // "commanders and members of the brigade": its members are no others.
        let is_same =
            matches!(all, Who::Said("fighters", _)) && turned("rebel", passage.word(next.head)).is_some();
        if !is_same {
            all = merged(Some(all), of_noun(passage, setting, end, next.head, next.end));
        }
        end = next.end;
    }
    all
}

/// "soldiers guards and staff" where commas were lost: a noun of its own before the last one.
fn is_listed_noun(passage: Passage<'_>, at: usize, head: usize) -> bool {
    at + 1 == head
        && people::noun(passage.key(at)).is_some_and(|noun| !noun.is_one)
        && !passage.any(at, words!["police", "forces", "military", "staff", "women"])
        && joined(passage, head + 1).is_some()
}

/// The noun that "and" or a comma joins to those counted, where no other number counts it and no clause begins with it.
fn joined(passage: Passage<'_>, end: usize) -> Option<People> {
    let mut at = end;
    while passage.any(at, words![",", "and", "or", "/", "&"]) {
        at += 1;
    }
    let is_apposed = passage.any(at, words!["all", "both"]) || passage.any(at, MOSTLY);
    if at == end || is_apposed || super::number::may_be_number(passage, at) {
        return None;
    }
    let next = group::people(passage, at).filter(|next| noun(passage.key(next.head)).is_some())?;
    let counted = (at..next.head).any(|place| super::number::may_be_number(passage, place));
    let begins_clause = passage.any(next.end, words!["were", "was", "have", "had", "has", "who", "that"])
        && passage.any(end, words![","])
        || saying::counts(passage.key(next.end))
        || passage
            .any(next.end, words!["captured", "seized", "took", "attacked", "stormed", "fired", "launched"]);
    (!counted && !begins_clause).then_some(next)
}

/// "12 troops and port clerks were killed": a noun that nobody knows is counted, too.
fn is_with_others(passage: Passage<'_>, end: usize, fit_end: usize) -> bool {
    let first = end + 1;
    let Some(verb) =
        (first..fit_end).find(|at| passage.any(*at, BE) || fate::is_participle(passage.key(*at)))
    else {
        return false;
    };
    let is_noun = |at: usize| {
        group::is_modifier(passage, at)
            && !passage.is_capital(at)
            && !super::number::may_be_number(passage, at)
    };
    passage.is(end, "and")
        && joined(passage, end).is_none()
        && (first + 1..first + 5).contains(&verb)
        && (first..verb).all(is_noun)
}

/// One group for both, or none.
fn merged(one: Option<Who>, other: Who) -> Who {
    let Some(one) = one else { return other };
    match (one, other) {
        (Who::Said(a, noun), Who::Said(b, other)) if a == b => {
            let noun = if people::are_opposed(&noun, &other) { "fighters".into() } else { noun };
            Who::Said(a, noun)
        }
        (Who::Said(a, noun), Who::Said(b, other)) => match (is_peaceful(a), is_peaceful(b)) {
            (true, true) if a == "civilians" => Who::Said(a, noun),
            (true, true) if b == "civilians" => Who::Said(b, other),
            (true, true) => Who::Open,
            _ => Who::Mixed(None),
        },
        (Who::Open, Who::Open) => Who::Open,
        (Who::Said(group, noun), Who::Mostly(_)) if group == "civilians" => Who::Said(group, noun),
        _ => Who::Mixed(None),
    }
}

fn is_peaceful(group: &str) -> bool {
    matches!(group, "civilians" | "children" | "women" | "families")
}

/// What a noun at a place means with the words before it, from `from` on, and the body behind it.
fn of_noun(passage: Passage<'_>, setting: Setting<'_>, from: usize, head: usize, end: usize) -> Who {
    let word = passage.word(head);
    let said = || Box::from(word.to_lowercase());
    if let Some(group) = (from..head).rev().find_map(|at| turned(passage.word(at), word)) {
        return Who::Said(group, said());
    }
    // Whoever is a member of an armed group, or leads one, is one of its fighters.
    let is_member = turned("rebel", word).is_some();
    if is_member && (is_armed(passage, setting, from..head) || is_of_armed(passage, setting, end)) {
        return Who::Said("fighters", said());
    }
    match noun(word) {
        Some(noun) => match noun.group {
            Some("fighters") if (from..head).any(|at| passage.is(at, "police")) => {
                Who::Said("police", said())
            }
            Some(group) => Who::Said(group, said()),
            None if is_plain(word) => Who::Open,
            None => Who::Mixed(Some(said())),
        },
        None if is_armed(passage, setting, head..end) => Who::Said("fighters", said()),
        None if people::is_people(word) && !passage.is_capital(head) => Who::Mixed(Some(said())),
        None => Who::Open,
    }
}

/// People at large, of whom more may be said.
fn is_plain(word: &str) -> bool {
    const WORDS: &[WordKey] = words![
        "people",
        "person",
        "persons",
        "others",
        "individuals",
        "victims",
        "souls",
        "corpses",
        "members",
        "martyrs",
    ];
    WORDS.contains(&WordKey::of(word))
}

/// Whether words name an armed group.
fn is_armed(passage: Passage<'_>, setting: Setting<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|at| {
        if !passage.is_capital(at) {
            return false;
        }
        let mention = passage
            .token(at)
            .and_then(|token| mention_over(setting.mentions, token.span, MentionKind::Actor));
        matches!(mention.map(|mention| &*mention.reference),
            Some(Reference::Known(id)) if setting.lexicon.kind(id) == Some(EntityKind::ArmedGroup))
    })
}

/// "members of the Eagles brigade", "commanders of the hardline militants": whether the body behind "of" is armed.
fn is_of_armed(passage: Passage<'_>, setting: Setting<'_>, end: usize) -> bool {
    let mut at = end;
    if passage.is(at, "and") {
        // "members and commanders of".
        at = group::people(passage, at + 1).map_or(at, |people| people.end);
    }
    if !passage.any(at, words!["of", "from", "with"]) {
        return false;
    }
    let last = (at + 1..(at + 10).min(passage.len()))
        .find(|place| {
            group::ends_postmodifier(passage, *place)
                || passage.any(*place, words!["in", "on", "at", ",", "and", "near"])
        })
        .unwrap_or((at + 10).min(passage.len()));
    let is_family =
        (at + 1..last).any(|place| passage.any(place, words!["family", "families", "parliament", "party"]));
    !is_family
        && ((at + 1..last).any(|place| people::is_armed(passage.key(place)))
            || is_armed(passage, setting, at + 1..last))
}

/// "12 people, all of them fighters", "12 people, both rebels and civilians", "12 people, mostly civilians".
fn apposed(passage: Passage<'_>, setting: Setting<'_>, end: usize) -> Option<Who> {
    let mut at = end;
    if passage.any(at, words![",", "(", "–", "—", "-"]) {
        at += 1;
    }
    if passage.any(at, words!["including", "some"]) {
        return None;
    }
    if passage.any(at, MOSTLY)
        || passage.any(at, words!["more", "over", "nearly"]) && passage.any(at + 2, MOSTLY)
    {
        return mostly(passage, at);
    }
    if !passage.any(at, words!["all", "both"]) {
        return None;
    }
    let is_both = passage.is(at, "both");
    at += 1;
    if passage.is(at, "of") {
        at += 2;
    }
    if passage.any(at, BE) {
        at += 1;
    }
    let next = group::people(passage, at)?;
    match of_people(passage, setting, at, next) {
        Who::Said(..) if is_both && joined(passage, next.end).is_some() => Some(Who::Mixed(None)),
        Who::Open => None,
        said => Some(said),
    }
}

/// "16 journalist deaths": the noun before the dead.
fn compound(passage: Passage<'_>, setting: Setting<'_>, end: usize, fit: &Fit) -> Option<Who> {
    let at = fit.end.checked_sub(2).filter(|at| *at >= end)?;
    let is_compound =
        passage.any(at + 1, words!["deaths", "fatalities"]) && people::is_one_person(passage.key(at));
    match is_compound.then(|| of_noun(passage, setting, end, at, at + 1))? {
        Who::Open => None,
        said => Some(said),
    }
}

/// "the number of soldiers killed has risen to 40".
fn before(passage: Passage<'_>, setting: Setting<'_>, start: usize, fit: &Fit) -> Option<Who> {
    if !passage.any(fit.start, words!["number", "toll", "total"]) || !passage.is(fit.start + 1, "of") {
        return None;
    }
    let next = group::people(passage, fit.start + 2).filter(|next| next.end < start)?;
    match of_people(passage, setting, fit.start + 2, next) {
        Who::Open => None,
        said => Some(said),
    }
}

/// "mostly civilians", "most of them rebels": the whole is of no single group; of children the whole may still be civilians.
fn mostly(passage: Passage<'_>, at: usize) -> Option<Who> {
    (at + 1..at + 8)
        .take_while(|place| !group::ends_postmodifier(passage, *place) || passage.any(*place, BE))
        .find_map(|place| noun(passage.key(place)).and_then(|noun| noun.group))
        .map(|group| match group {
            "children" | "women" | "families" => Who::Mostly(group),
            _ => Who::Mixed(None),
        })
}

/// "five of whom were civilians", "two of them children", "the 12 dead were all rebels".
fn predicated(passage: Passage<'_>, setting: Setting<'_>, end: usize) -> Option<Who> {
    let mut at = end;
    let is_part = passage.any_before(at, words!["them", "whom", "those", "these"]);
    let has_be = passage.any(at, BE);
    if has_be {
        at += 1;
    } else if !is_part {
        return None;
    }
    while passage.any(
        at,
        words!["all", "also", "reportedly", "believed", "said", "thought", "to", "be", "both", "either"],
    ) {
        at += 1;
    }
    if passage.any(at, MOSTLY) {
        return Some(Who::Mixed(None));
    }
    if passage.any(at, words!["the", "a", "an"]) || super::number::may_be_number(passage, at) {
        return None;
    }
    if is_part && passage.is(at, "civilian") {
        return Some(Who::Said("civilians", "civilians".into()));
    }
    let next = group::people(passage, at).filter(|next| noun(passage.key(next.head)).is_some())?;
    match of_people(passage, setting, at, next) {
        Who::Open => None,
        said => Some(said),
    }
}
