//! Definite descriptions: "the UN envoy", "Russia's chief negotiator", where one actor of the document has that role.
//! They are no mentions: nothing counts or lists them; a cursor on them finds whom they mean.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use super::page::Page;
use crate::{
    extract::{
        facts::{Mention, MentionKind, Reference},
        lexicon::Class,
    },
    text::{TokenKind, words},
};

/// The longest description, in tokens.
const LONGEST: usize = 8;

/// Whose somebody is and what: "Syrian", "president".
#[derive(Debug, Default)]
struct Role<'a> {
    offices: BTreeSet<&'a str>,
    owners: BTreeSet<Reference>,
}

/// The descriptions of a document, by place.
/// `told` has for each find of `order` the words of its role.
pub fn read(page: &Page<'_>, order: &[usize], told: &[Option<Range<usize>>]) -> Vec<Mention> {
    let roles = roles(page, order, told);
    if roles.is_empty() {
        return Vec::new();
    }
    let sentences = page.document.sentences.iter().enumerate();
    sentences
        .filter(|(number, _)| page.has(*number, Class::TITLE))
        .flat_map(|(number, sentence)| in_sentence(page, &roles, number, sentence.tokens.clone()))
        .collect()
}

/// The roles of the document's actors, from all places that tell them.
fn roles<'a>(
    page: &Page<'a>,
    order: &[usize],
    told: &[Option<Range<usize>>],
) -> BTreeMap<Reference, Role<'a>> {
    let mut roles: BTreeMap<Reference, Role<'a>> = BTreeMap::new();
    for (at, told) in order.iter().zip(told) {
        let actor = page.finds.get(*at).filter(|find| find.kind == MentionKind::Actor);
        let Some((find, told)) = actor.zip(told.clone()) else { continue };
        let entry = roles.entry(find.reference.clone()).or_default();
        entry.offices.extend(told.clone().filter(|at| page.is(*at, Class::TITLE)).map(|at| page.text(at)));
        entry.owners.extend(owners(page, told));
    }
    roles
}

/// The countries and organisations that words name, peoples by their country.
fn owners<'p>(page: &'p Page<'_>, tokens: Range<usize>) -> impl Iterator<Item = Reference> + 'p {
    tokens.filter_map(|at| {
        let people = page.country_of(at).map(|country| Reference::Known(country.id.clone()));
        people.or_else(|| page.find_at(at).map(|find| find.reference.clone()))
    })
}

fn in_sentence<'p>(
    page: &'p Page<'_>,
    roles: &'p BTreeMap<Reference, Role<'_>>,
    sentence: usize,
    range: Range<usize>,
) -> impl Iterator<Item = Mention> + 'p {
    let end = range.end;
    let words = page.words.get(range.clone()).unwrap_or_default();
    let offices = words.iter().zip(range.clone()).filter(|(word, _)| word.class.has(Class::TITLE));
    offices.filter_map(move |(_, office)| {
        if !page.is_lower(office) || goes_on(page, office, end) {
            return None;
        }
        let start = start(page, range.start, office)?;
        let owners: BTreeSet<Reference> = owners(page, start..office).collect();
        let fits = |role: &Role<'_>| {
            role.offices.iter().any(|own| own.eq_ignore_ascii_case(page.text(office)))
                && !owners.is_disjoint(&role.owners)
        };
        let mut fitting = roles.iter().filter(|(_, role)| fits(role));
        let (reference, _) = fitting.next().filter(|_| fitting.next().is_none())?;
        Some(Mention {
            span: page.span(&(start..office + 1)),
            kind: MentionKind::Actor,
            reference: Arc::new(reference.clone()),
            introduces: false,
            sentence: sentence as u32,
            is_tentative: false,
        })
    })
}

/// Whether the noun is not the last word: a name, another noun of persons or a compound goes on.
fn goes_on(page: &Page<'_>, office: usize, end: usize) -> bool {
    let next = office + 1;
    next < end
        && (page.is_capital(next)
            || page.is(next, Class::TITLE.with(Class::PARTICLE))
            || page.is_mark(next, words!["-"]) && page.token(next).is_some_and(|token| !token.spaced))
}

/// Where a description begins that ends in an office: behind "the", or with whose office it is.
fn start(page: &Page<'_>, first: usize, office: usize) -> Option<usize> {
    let mut at = office;
    while at > first && office - at < LONGEST {
        let before = at - 1;
        if page.is_word(before, words!["the"]) {
            return Some(at).filter(|at| *at < office);
        }
        if page.is_possessive(before) {
            return page.find_at(before.checked_sub(1)?).map(|find| find.tokens.start);
        }
        let is_joint = page.is_mark(before, words!["-"]);
        let is_word = page.token(before).is_some_and(|token| token.kind == TokenKind::Word);
        let class = Class::TITLE.with(Class::TITLE_PART);
        let is_part = page.is(before, class) || page.is_people(before) || page.find_at(before).is_some();
        if !(is_joint || is_word && is_part) {
            return None;
        }
        at = before;
    }
    None
}
