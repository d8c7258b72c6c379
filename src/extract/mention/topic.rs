//! Talks and wars: processes and conflicts as mentions, what the document is about, where it was written.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    find::{BySentence, Find},
    page::{Holder, Page},
};
use crate::{
    extract::{
        facts::{Facts, MentionKind, Reference},
        lexicon::Class,
        profile::EntityKind,
    },
    text::{BlockKind, Sentence, words},
};

/// Blocks of the body in which a dateline may stand: behind titles, captions and page lines.
const DATELINE_BLOCKS: usize = 16;

/// Finds "the X talks", "X's war" and "the war in X" around the places of a sentence.
/// `outers` are the talks and wars that are known by name.
pub fn read(page: &mut Page<'_>, sentence: usize, finds: &[usize], outers: &[usize]) {
    for number in finds {
        let Some(find) = page.finds.get(*number) else { continue };
        let Some(known) = find.known.filter(|_| !is_covered(page, outers, find)) else { continue };
        let (kind, id) = (known.kind, known.id.clone());
        let (tokens, reference, what) = match kind {
            EntityKind::City | EntityKind::Town => {
                let Some(tokens) = talks(page, find) else { continue };
                (tokens, Reference::Known(format!("{id}-talks").into()), MentionKind::Process)
            }
            EntityKind::Country => {
                let Some(tokens) = war_around(page, find) else { continue };
                let Some(war) = page.lexicon.war_of(&id) else { continue };
                (tokens, Reference::Known(war), MentionKind::Conflict)
            }
            _ => continue,
        };
        page.add(outer(sentence, tokens, reference, what));
    }
    peoples_wars(page, sentence, outers);
}

fn outer<'a>(
    sentence: usize,
    tokens: std::ops::Range<usize>,
    reference: Reference,
    kind: MentionKind,
) -> Find<'a> {
    Find {
        tokens,
        sentence,
        kind,
        reference,
        known: None,
        is_full: true,
        is_outer: true,
        lost_apostrophe: false,
        evidence: if kind == MentionKind::Process {
            "talks named by their place"
        } else {
            "a war named by its place"
        },
    }
}

fn is_covered(page: &Page<'_>, outers: &[usize], find: &Find<'_>) -> bool {
    outers
        .iter()
        .filter_map(|number| page.finds.get(*number))
        .any(|other| other.tokens.start <= find.tokens.start && find.tokens.end <= other.tokens.end)
}

/// "Geneva (peace) talks", "round of talks in Geneva".
fn talks(page: &Page<'_>, find: &Find<'_>) -> Option<std::ops::Range<usize>> {
    let range = page.range_of(find.sentence);
    let mut end = find.tokens.end;
    if page.is_word(end, words!["peace"]) {
        end += 1;
    }
    if end < range.end && page.is_word(end, words!["talks", "negotiations", "process"]) {
        return Some(find.tokens.start..end + 1);
    }
    let noun = find.tokens.start.checked_sub(2).filter(|at| range.contains(at))?;
    let is_round = (range.start..noun).rev().take(4).any(|at| page.is_word(at, words!["round", "rounds"]));
    (page.is_word(noun + 1, words!["in"]) && page.is_word(noun, words!["talks", "negotiations"]) && is_round)
        .then_some(noun..find.tokens.end)
}

fn is_war(page: &Page<'_>, at: usize) -> bool {
    page.is_word(at, words!["war", "conflict", "crisis", "uprising"])
}

/// "Yemen's brutal war", "war in Yemen".
fn war_around(page: &Page<'_>, find: &Find<'_>) -> Option<std::ops::Range<usize>> {
    let range = page.range_of(find.sentence);
    let end = find.tokens.end;
    if page.is_possessive(end) || find.lost_apostrophe {
        let from = end + usize::from(!find.lost_apostrophe);
        let modifiers = (from..range.end.min(from + 5)).take_while(|at| {
            let is_link = page.is(*at, Class::IN.with(Class::AT).with(Class::CLAUSE).with(Class::AUXILIARY));
            (page.is_lower(*at) || page.is_mark(*at, words!["-"])) && !is_link
        });
        let war = modifiers.into_iter().find(|at| is_war(page, *at));
        return war.map(|war| find.tokens.start..war + 1);
    }
    let noun = find.tokens.start.checked_sub(2).filter(|at| range.contains(at))?;
    (page.is_word(noun + 1, words!["in"]) && is_war(page, noun)).then_some(noun..find.tokens.end)
}

/// "the Yemeni (civil) war".
fn peoples_wars(page: &mut Page<'_>, sentence: usize, outers: &[usize]) {
    let range = page.range_of(sentence);
    if !page.holders_in(&range).iter().any(|holder| matches!(holder, Holder::People(_))) {
        return;
    }
    for at in range.clone() {
        let Some(country) = page.country_of(at) else { continue };
        let noun = if page.is_word(at + 1, words!["civil"]) { at + 2 } else { at + 1 };
        if noun >= range.end || !is_war(page, noun) {
            continue;
        }
        let Some(war) = page.lexicon.war_of(&country.id) else { continue };
        let find = outer(sentence, at..noun + 1, Reference::Known(war), MentionKind::Conflict);
        if !is_covered(page, outers, &find) {
            page.add(find);
        }
    }
}

/// What the document is about and where it was written; `names` are the finds that are not talks or wars.
pub fn about(page: &Page<'_>, names: &BySentence, facts: &mut Facts) {
    facts.conflict = conflict(page);
    facts.war_told = war_told(page, names);
    facts.dateline = dateline(page);
}

/// The conflict named most often, the first of several.
fn conflict(page: &Page<'_>) -> Option<Reference> {
    let mut named: BTreeMap<&Reference, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
    for find in page.finds.iter().filter(|find| find.kind == MentionKind::Conflict && !find.tokens.is_empty())
    {
        let count = named.entry(&find.reference).or_insert((0, std::cmp::Reverse(find.tokens.start)));
        count.0 += 1;
    }
    named.into_iter().max_by_key(|(_, count)| *count).map(|(reference, _)| reference.clone())
}

/// How much a place counts that is named in a sentence about fighting, beside one that is named elsewhere.
const PLACE_IN_FIGHTING: usize = 3;

/// The war of the country whose places and people the text names most, those in sentences about fighting above all.
/// A text without a word of fighting tells of no war. A country of which no war is known, and where the text tells of no
/// fighting, gives way to any other: there talks are held.
fn war_told(page: &Page<'_>, names: &BySentence) -> Option<Reference> {
    let mut weight: BTreeMap<&str, usize> = BTreeMap::new();
    let mut embattled: BTreeSet<&str> = BTreeSet::new();
    let mut fights = false;
    for (number, sentence) in page.document.sentences.iter().enumerate() {
        let is_fighting = page.has(number, Class::CONFLICT);
        fights |= is_fighting;
        for country in countries(page, names.in_sentence(number)) {
            *weight.entry(country).or_default() += if is_fighting { PLACE_IN_FIGHTING } else { 1 };
            if is_fighting {
                embattled.insert(country);
            }
        }
        for country in peoples(page, sentence) {
            *weight.entry(country).or_default() += 1;
        }
    }
    let wars = weight.into_iter().filter_map(|(country, weight)| {
        let war = page.lexicon.war_of(country)?;
        let is_fought = page.lexicon.get(&war).is_some() || embattled.contains(country);
        Some((war, (is_fought, weight)))
    });
    let most = wars.max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.cmp(a))).filter(|_| fights);
    most.map(|(war, _)| Reference::Known(war))
}

/// The countries of the places that a sentence names.
fn countries<'p>(page: &'p Page<'_>, finds: &[usize]) -> Vec<&'p str> {
    let finds = finds.iter().filter_map(|number| page.finds.get(*number));
    let places = finds.filter(|find| find.kind == MentionKind::Venue).filter_map(|find| find.known);
    let countries = places.map(|known| match known.kind {
        EntityKind::Country => Some(&*known.id),
        _ => known.country.as_deref(),
    });
    distinct(countries.flatten().collect())
}

/// The countries whose people a sentence names ("the Syrian opposition").
fn peoples<'p>(page: &'p Page<'_>, sentence: &Sentence) -> Vec<&'p str> {
    let holders = page.holders_in(&sentence.tokens).iter();
    distinct(holders.filter_map(|holder| page.country(*holder).map(|known| &*known.id)).collect())
}

fn distinct(mut countries: Vec<&str>) -> Vec<&str> {
    countries.sort_unstable();
    countries.dedup();
    countries
}

/// The first place of a block that begins with it and goes on as datelines do.
fn dateline(page: &Page<'_>) -> Option<Reference> {
    let sentences = page.document.sentences.iter().enumerate();
    let mut block = None;
    let firsts = sentences.filter(|(_, sentence)| {
        let is_first = block != Some(sentence.block);
        block = Some(sentence.block);
        is_first
    });
    let prose = firsts.filter(|(_, sentence)| {
        page.document.block_of(sentence).is_some_and(|block| matches!(block.kind, BlockKind::Paragraph))
    });
    prose.take(DATELINE_BLOCKS).find_map(|(_, sentence)| {
        let find = page.find_at(sentence.tokens.start)?;
        (find.kind == MentionKind::Venue && find.evidence == "a dateline").then(|| find.reference.clone())
    })
}
