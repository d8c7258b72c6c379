//! From rows and profiles to the automaton: entities, their surfaces, surnames that are nobody else's.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Known, gazetteer, name_key, skeleton,
    trie::{Meaning, Sense, Trie},
    vocabulary,
    words::Words,
};
use crate::{
    extract::{
        facts::{EntityId, NameKey},
        profile::{EntityKind, ProfileNames},
    },
    text::{Case, Span, Token, TokenKind, fold, token, words},
};

/// Capitals of up to so many letters are acronyms and match in capitals only.
const LONGEST_ACRONYM: usize = 4;
/// Surnames shorter than this stand for nobody by themselves.
const SHORTEST_SURNAME: usize = 3;

/// An entity with its surfaces.
pub(super) struct Entry {
    pub known: Known,
    surfaces: Vec<Box<str>>,
    is_profile: bool,
    is_capital: bool,
}

/// All entities by id: the gazetteer's, and the profiles' over them.
pub(super) fn entities(profiles: &[ProfileNames]) -> Vec<Entry> {
    let mut entries: BTreeMap<EntityId, Entry> = BTreeMap::new();
    let mut capitals: BTreeMap<EntityId, EntityId> = BTreeMap::new();
    for row in gazetteer::rows() {
        if let Some(capital) = row.capital.filter(|_| row.kind == EntityKind::Country) {
            capitals.insert(Arc::from(capital), Arc::clone(&row.id));
        }
        entries.insert(Arc::clone(&row.id), of_row(row));
    }
    for names in profiles {
        if let Some(capital) = &names.capital {
            capitals.insert(Arc::clone(capital), Arc::clone(&names.id));
        }
        add_profile(&mut entries, names);
    }
    for (capital, country) in capitals {
        if let Some(entry) = entries.get_mut(&capital) {
            entry.is_capital = true;
            entry.known.government = Some(Arc::clone(&country));
            entry.known.country.get_or_insert(country);
        }
    }
    for row in gazetteer::rows().iter().filter(|row| row.kind == EntityKind::Government) {
        if let Some(entry) = row.capital.and_then(|capital| entries.get_mut(capital)) {
            entry.known.government = Some(Arc::clone(&row.id));
        }
    }
    claim_metonyms(&mut entries, profiles);
    for entry in entries.values_mut() {
        let adjective = entry.known.demonyms.first();
        entry.known.adjective = adjective.map(|word| fold::fold(word).replace(' ', "-").into());
        entry.known.key = name_key(&entry.known.name);
    }
    entries.into_values().collect()
}

fn of_row(row: &gazetteer::Row) -> Entry {
    let surfaces = [row.name].into_iter().chain(row.aliases.iter().copied()).map(Box::from).collect();
    let demonyms = row.demonyms.iter().copied().map(Box::from).collect();
    let country = row.place.map(Arc::from);
    let known = Known {
        id: Arc::clone(&row.id),
        kind: row.kind,
        name: row.name.into(),
        key: NameKey::default(),
        demonyms,
        adjective: None,
        country,
        government: None,
    };
    Entry { known, surfaces, is_profile: false, is_capital: false }
}

fn add_profile(entries: &mut BTreeMap<EntityId, Entry>, names: &ProfileNames) {
    let entry = entries.entry(Arc::clone(&names.id)).or_insert_with(|| Entry {
        known: Known {
            id: Arc::clone(&names.id),
            kind: names.kind,
            name: names.name.clone(),
            key: NameKey::default(),
            demonyms: Vec::new(),
            adjective: None,
            country: None,
            government: None,
        },
        surfaces: Vec::new(),
        is_profile: true,
        is_capital: false,
    });
    entry.is_profile = true;
    entry.known.kind = names.kind;
    entry.known.name = names.name.clone();
    entry.surfaces.extend([&names.name].into_iter().chain(&names.aliases).cloned());
    for demonym in &names.demonyms {
        if !entry.known.demonyms.contains(demonym) {
            entry.known.demonyms.push(demonym.clone());
        }
    }
}

/// A profile's metonyms win over the capital's country; of two that claim one name, the first by id.
fn claim_metonyms(entries: &mut BTreeMap<EntityId, Entry>, profiles: &[ProfileNames]) {
    if profiles.iter().all(|names| names.metonyms.is_empty()) {
        return;
    }
    let mut places: BTreeMap<String, Vec<EntityId>> = BTreeMap::new();
    for entry in entries.values().filter(|entry| is_place(entry.known.kind)) {
        for surface in &entry.surfaces {
            places.entry(fold::fold(surface)).or_default().push(Arc::clone(&entry.known.id));
        }
    }
    for names in profiles.iter().rev() {
        for metonym in &names.metonyms {
            let ids = places.get(&fold::fold(metonym)).cloned().unwrap_or_default();
            for id in &ids {
                if let Some(entry) = entries.get_mut(id) {
                    entry.known.government = Some(Arc::clone(&names.id));
                }
            }
            // A name that no place has is an alias of its own.
            if let Some(entry) = entries.get_mut(&names.id).filter(|_| ids.is_empty()) {
                entry.surfaces.push(metonym.clone());
            }
        }
    }
}

fn is_place(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Country | EntityKind::City | EntityKind::Town | EntityKind::Region | EntityKind::Place
    )
}

/// Kinds in whose names particles may be left out: "Bashar Assad", "Jabhat Nusra".
fn drops_particles(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Person | EntityKind::Organisation | EntityKind::Government | EntityKind::ArmedGroup
    )
}

/// The word table and the automaton of all surfaces.
pub(super) fn automaton(entries: &[Entry]) -> (Words, Trie) {
    let mut words = Words::of_vocabulary();
    let mut surfaces = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let mut add = |surface: &str, meaning| {
            surfaces.extend(compile(&mut words, entry, number as u32, surface, meaning));
        };
        for surface in &entry.surfaces {
            add(surface, Meaning::Name);
        }
        for demonym in &entry.known.demonyms {
            add(demonym, Meaning::Demonym);
        }
    }
    for (number, surname) in surnames(entries) {
        if let Some(entry) = entries.get(number) {
            surfaces.extend(compile(&mut words, entry, number as u32, &surname, Meaning::Surname));
        }
    }
    words.join_given_names();
    let trie = Trie::new(words.spelling_count(), surfaces);
    (words, trie)
}

fn compile(
    words: &mut Words,
    entry: &Entry,
    number: u32,
    surface: &str,
    meaning: Meaning,
) -> Option<(Vec<u32>, Sense)> {
    let mut tokens = Vec::new();
    token::tokenize(surface, Span::at(0, surface.len()), &mut tokens);
    tokens.retain(|token| !matches!(token.kind, TokenKind::Mark | TokenKind::Address));
    let kind = entry.known.kind;
    let needs_article = surface.starts_with("the ");
    let has_article =
        tokens.len() > 1 && tokens.first().is_some_and(|t| t.text(surface).eq_ignore_ascii_case("the"));
    if has_article && (needs_article || !is_place(kind)) {
        tokens.remove(0);
    }
    let is_dropped = |token: &Token| is_particle(surface, *token);
    if drops_particles(kind) && !tokens.iter().all(is_dropped) {
        tokens.retain(|token| !is_dropped(token));
    }
    let room = || Vec::with_capacity(tokens.len());
    let (mut exact, mut spellings, mut upper) = (room(), room(), 0);
    for (at, token) in tokens.iter().enumerate() {
        let text = token.text(surface);
        let (word, spelling) = match token.kind {
            TokenKind::Possessive => (words.possessive().exact, words.possessive().spelling),
            _ => words.learn(token.folded, || fold::fold(text)),
        };
        exact.push(word);
        spellings.push(spelling);
        if token.case.begins_upper() {
            upper |= 1 << at.min(15);
        }
    }
    let is_acronym = matches!(tokens.as_slice(), [only] if only.case == Case::Upper
        && only.text(surface).chars().filter(|c| c.is_alphabetic()).count() <= LONGEST_ACRONYM);
    let has_variants = meaning != Meaning::Demonym && kind != EntityKind::Country && !entry.is_capital;
    let level = match (meaning, entry.is_profile) {
        (Meaning::Name, true) => 0,
        (Meaning::Name, false) => 1,
        (Meaning::Demonym, _) => 2,
        (Meaning::Surname, _) => 3,
    };
    let rank = (level, number);
    let exact = exact.into_boxed_slice();
    let sense =
        Sense { entity: number, meaning, exact, upper, is_acronym, has_variants, needs_article, rank };
    (!spellings.is_empty()).then_some((spellings, sense))
}

/// Whether a word of a name is a particle: `al`, and `as` only before a hyphen ("as-Sisi").
fn is_particle(surface: &str, token: Token) -> bool {
    let is_hyphened = || surface.get(token.span.end as usize..).is_some_and(|rest| rest.starts_with('-'));
    vocabulary::is_particle(token.folded)
        && (!words!["as", "an", "at", "do", "den"].contains(&token.folded) || is_hyphened())
}

/// The last words of persons' names that belong to one known person only, with the person's place.
fn surnames(entries: &[Entry]) -> Vec<(usize, String)> {
    let mut owners: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut written: BTreeMap<String, String> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate().filter(|(_, e)| e.known.kind == EntityKind::Person) {
        for surface in &entry.surfaces {
            let words: Vec<&str> = surface.split_whitespace().collect();
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            if words.len() < 2 || is_title(first) {
                continue;
            }
            let last = bare(last);
            let key = skeleton(last);
            owners.entry(key.clone()).or_default().insert(number);
            // Only the name itself gives a short form; aliases only show that somebody else has it too.
            if *surface == entry.known.name && last.chars().count() >= SHORTEST_SURNAME {
                written.entry(key).or_insert_with(|| last.to_owned());
            }
        }
    }
    let unique = owners.into_iter().filter(|(_, numbers)| numbers.len() == 1);
    unique.filter_map(|(key, numbers)| Some((*numbers.first()?, written.remove(&key)?))).collect()
}

/// The last word of a name without its particle: `al-Assad`.
fn bare(word: &str) -> &str {
    match word.split_once('-') {
        Some((particle, rest)) if vocabulary::is_particle(&fold::fold(particle)) => rest,
        _ => word,
    }
}

fn is_title(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "king" | "queen" | "pope" | "prince" | "princess" | "emir" | "sultan" | "patriarch"
    )
}
