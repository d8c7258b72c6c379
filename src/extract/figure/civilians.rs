//! Civilians: what a sentence tells of people at large that makes civilians of them, and what speaks against it.

use super::{passage::Passage, people};
use crate::text::{WordKey, words};

/// What a sentence says about whether people killed or wounded in it were civilians.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// It leaves it open.
    Nothing,
    /// They were, by this evidence.
    Civilians(&'static str),
    /// Fighters were among them, or it was a fight.
    Fight,
}

/// Places where civilians are, with what they are called as evidence.
const PLACES: &[(&[WordKey], &str)] = &[
    (words!["market", "markets", "marketplace", "bazaar", "souk"], "a market"),
    (words!["school", "schools", "kindergarten", "schoolyard"], "a school"),
    (words!["hospital", "hospitals", "clinic", "maternity"], "a hospital"),
    (
        words!["restaurant", "cafe", "café", "mall", "cinema", "supermarket", "bakery", "playground"],
        "a public place",
    ),
    (words!["bus", "buses", "minibus", "ferry", "taxi"], "public transport"),
    (words!["residential", "apartment", "apartments"], "a residential area"),
    (words!["wedding", "funeral"], "a wedding or funeral"),
    (
        words!["worshippers", "worshipers", "shoppers", "pedestrians", "mourners", "bystanders", "pilgrims"],
        "those who were there",
    ),
];

/// Words before a place that make it one of fighters.
const OF_FIGHTERS: &[WordKey] = words![
    "military", "army", "police", "field", "security", "training", "officers", "rebel", "militant", "troop",
];

/// Words of a fight, and targets that are fighters'.
const FIGHTS: &[WordKey] = words![
    "clash",
    "clashes",
    "clashed",
    "battle",
    "battles",
    "fighting",
    "firefight",
    "gunbattle",
    "gunfight",
    "ambush",
    "ambushed",
    "infighting",
    "checkpoint",
    "checkpoints",
    "barracks",
    "outpost",
    "airbase",
    "airfield",
    "headquarters",
    "positions",
    "hideout",
    "hideouts",
    "convoy",
    "frontline",
    "garrison",
    "depot",
    "bases",
    "base",
];

/// What the sentence of a figure tells; `end` is one past the figure's noun.
pub(super) fn told(passage: Passage<'_>, end: usize) -> Told {
    if is_fight(passage) || counts_fighters(passage, end) {
        return Told::Fight;
    }
    victims(passage, end).or_else(|| place(passage)).map_or(Told::Nothing, Told::Civilians)
}

/// Whether a sentence tells of a fight.
pub(super) fn is_fight(passage: Passage<'_>) -> bool {
    (0..passage.len()).any(|at| passage.any(at, FIGHTS))
}

/// "killed 12 people including rebels", "12 people and an officer".
fn counts_fighters(passage: Passage<'_>, end: usize) -> bool {
    let last = (end..(end + 14).min(passage.len()))
        .find(|at| passage.any(*at, words![";", "when", "after", "by", "in", "as", "said", "told"]))
        .unwrap_or((end + 14).min(passage.len()));
    (end..last).any(|at| people::is_fighter(passage.key(at)))
}

/// "including women and children", "among them seven children", "a family of five".
fn victims(passage: Passage<'_>, end: usize) -> Option<&'static str> {
    const MANY: &[WordKey] =
        words!["women", "children", "kids", "infants", "girls", "boys", "elderly", "babies"];
    const WEAK: &[WordKey] = words![
        "women", "children", "woman", "child", "kids", "infants", "infant", "girl", "girls", "boys",
        "elderly", "babies",
    ];
    let is_weak = |at: usize| passage.any(at, WEAK);
    let both = (1..passage.len().saturating_sub(1))
        .any(|at| passage.is(at, "and") && is_weak(at - 1) && is_weak(at + 1));
    let listed = (end..(end + 12).min(passage.len()))
        .find(|at| passage.any(*at, words!["including", "among", "them", "whom"]))
        .is_some_and(|at| (at + 1..at + 6).any(|place| passage.any(place, MANY)));
    if both || listed {
        return Some("women and children among them");
    }
    let family = (end..(end + 8).min(passage.len())).any(|at| {
        passage.any(at, words!["family", "families"])
            && passage.any_before(at, words!["same", "one", "a", "single", "the", "of", "two", "three"])
    });
    family.then_some("a family")
}

/// A market, a school, homes.
fn place(passage: Passage<'_>) -> Option<&'static str> {
    let has = |at: usize, words: &[WordKey]| passage.any(at, words) && !passage.any_before(at, OF_FIGHTERS);
    (0..passage.len()).find_map(|at| {
        if passage.any(at, words!["homes", "houses"])
            && (at.saturating_sub(3)..at).any(|before| {
                passage.any(
                    before,
                    words!["in", "inside", "on", "hit", "struck", "at", "destroyed", "targeting"],
                )
            })
        {
            return Some("homes");
        }
        if passage.is(at, "camp")
            && (at.saturating_sub(3)..at + 5)
                .any(|near| passage.any(near, words!["refugee", "refugees", "displaced"]))
        {
            return Some("a camp of the displaced");
        }
        if passage.any(at, words!["civilian", "civilians"])
            && passage.any(
                at + 1,
                words![
                    "casualties",
                    "deaths",
                    "area",
                    "areas",
                    "district",
                    "districts",
                    "neighborhood",
                    "neighborhoods",
                    "neighbourhoods",
                    "targets",
                    "homes",
                    "population",
                    "victims",
                    "neighbourhood",
                ],
            )
        {
            return Some("civilians named as those hit");
        }
        PLACES.iter().find(|(words, _)| has(at, words)).map(|(_, evidence)| *evidence)
    })
}
