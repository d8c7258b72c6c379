//! Whom or what a name means, asked without a document: an id, a name, an alias, or a part of one.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use crate::{
    corpus::{Entity, Snapshot},
    extract::{
        MentionKind, Reference,
        lexicon::{gazetteer, name_key},
        profile::EntityKind,
    },
    text::nearest::distance,
};

/// How many names are offered where none fits.
const OFFERED: usize = 5;

/// What an asker expects to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Somebody who acts: a person, a body, an armed group, a government.
    Actor,
    /// A place.
    Venue,
    /// Anything with a name.
    Anything,
}

/// An entity that a name fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// A reference to it.
    pub reference: Reference,
    /// The entity.
    pub entity: Entity,
    /// How many documents mention it.
    pub documents: usize,
}

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// This one.
    One(Named),
    /// One of these, those first that most documents mention.
    Several(Vec<Named>),
    /// Nobody; these names are spelled alike, the nearest first.
    Nobody(Vec<Box<str>>),
}

/// An entity with its names, before it is known whether it is meant.
struct Candidate<'a> {
    reference: &'a Reference,
    /// The name to show, then the others.
    names: Vec<&'a str>,
}

/// Those who may be meant, by id.
type Candidates<'a> = BTreeMap<&'a str, Candidate<'a>>;

/// How well a name fits; the best come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Part,
}

/// Whom or what these words mean in the corpus. Profiles and what documents mention go before the gazetteer, a whole name
/// before a part, and of several what is wanted before the rest.
pub fn find(snapshot: &Snapshot, words: &str, wanted: Wanted) -> Meaning {
    let known = candidates(snapshot);
    let mut found = fitting(snapshot, &known, words);
    if found.is_empty() {
        found = fitting(snapshot, &from_gazetteer(), words);
    }
    let is_wanted = |one: &Named| fits_wanted(snapshot, one, wanted);
    if found.iter().any(is_wanted) {
        found.retain(is_wanted);
    }
    found.sort_by(|a, b| (b.documents, &a.entity.id).cmp(&(a.documents, &b.entity.id)));
    match found.len() {
        0 => Meaning::Nobody(alike(&known, words)),
        1 => found.pop().map_or_else(|| Meaning::Nobody(Vec::new()), Meaning::One),
        _ => Meaning::Several(found),
    }
}

/// Everybody and everything that documents mention or profiles describe, by id.
pub fn mentioned(snapshot: &Snapshot) -> Vec<Named> {
    candidates(snapshot).values().filter_map(|one| named(snapshot, one)).collect()
}

/// Whatever is called by exactly these words, whichever way they are spelled.
pub fn called(snapshot: &Snapshot, words: &str) -> Vec<Entity> {
    let key = key(words);
    let all = candidates(snapshot).into_iter().chain(from_gazetteer());
    let called = all.filter(|(id, one)| fit(id, one, words, &key) == Some(Fit::Whole));
    called.filter_map(|(_, one)| snapshot.entity(one.reference)).collect()
}

/// Everything that has a profile or is mentioned, by id.
fn candidates(snapshot: &Snapshot) -> Candidates<'_> {
    let mut found = Candidates::new();
    for one in snapshot.directory() {
        let names = || one.names.iter().map(|name| &**name).collect();
        let candidate = || Candidate { reference: &one.reference, names: names() };
        found.entry(&one.entity.id).or_insert_with(candidate);
    }
    found
}

fn from_gazetteer() -> Candidates<'static> {
    static REFERENCES: LazyLock<Vec<Reference>> =
        LazyLock::new(|| gazetteer::rows().iter().map(|row| Reference::Known(row.id.clone())).collect());
    let rows = gazetteer::rows().iter().zip(&*REFERENCES).map(|(row, reference)| {
        let names = std::iter::once(row.name).chain(row.aliases.iter().copied()).collect();
        (&*row.id, Candidate { reference, names })
    });
    rows.collect()
}

/// The candidates that the words fit best.
fn fitting(snapshot: &Snapshot, known: &Candidates<'_>, words: &str) -> Vec<Named> {
    let key = key(words);
    let fits = known.iter().filter_map(|(id, one)| Some((fit(id, one, words, &key)?, one)));
    let fits: Vec<(Fit, &Candidate<'_>)> = fits.collect();
    let Some(best) = fits.iter().map(|(fit, _)| *fit).min() else { return Vec::new() };
    fits.iter().filter(|(fit, _)| *fit == best).filter_map(|(_, one)| named(snapshot, one)).collect()
}

fn named(snapshot: &Snapshot, one: &Candidate<'_>) -> Option<Named> {
    Some(Named {
        reference: one.reference.clone(),
        entity: snapshot.entity(one.reference)?,
        documents: snapshot.appearance_count(one.reference),
    })
}

fn fit(id: &str, one: &Candidate<'_>, words: &str, key: &str) -> Option<Fit> {
    if id.eq_ignore_ascii_case(words.trim()) {
        return Some(Fit::Whole);
    }
    if key.is_empty() {
        return None;
    }
    let part = format!(" {key} ");
    let keys = one.names.iter().map(|name| self::key(name));
    keys.filter_map(|name| {
        if name == key { Some(Fit::Whole) } else { format!(" {name} ").contains(&part).then_some(Fit::Part) }
    })
    .min()
}

/// The key under which spellings of one name meet, without an article at its head.
fn key(words: &str) -> String {
    let key = name_key(words);
    let bare = key.strip_prefix("the ").unwrap_or(&key);
    if bare == "the" { String::new() } else { bare.to_owned() }
}

fn fits_wanted(snapshot: &Snapshot, one: &Named, wanted: Wanted) -> bool {
    let is_place = match one.entity.kind {
        Some(kind) => matches!(
            kind,
            EntityKind::Country
                | EntityKind::City
                | EntityKind::Town
                | EntityKind::Region
                | EntityKind::Place
        ),
        None => kind_of_mention(snapshot, &one.reference) == Some(MentionKind::Venue),
    };
    let is_told = one
        .entity
        .kind
        .is_some_and(|kind| matches!(kind, EntityKind::Country | EntityKind::Process | EntityKind::Conflict));
    match wanted {
        Wanted::Anything => true,
        Wanted::Venue => is_place,
        Wanted::Actor => !is_place || is_told,
    }
}

/// What somebody or something is, by profile or gazetteer; else a place where documents speak of it as one, and a person
/// where they introduce a full name with a role. `None` where that cannot be told.
pub fn likely_kind(snapshot: &Snapshot, one: &Named) -> Option<EntityKind> {
    if one.entity.kind.is_some() {
        return one.entity.kind;
    }
    match kind_of_mention(snapshot, &one.reference)? {
        MentionKind::Venue => Some(EntityKind::Place),
        MentionKind::Process => Some(EntityKind::Process),
        MentionKind::Conflict => Some(EntityKind::Conflict),
        MentionKind::Actor => {
            let with_role = |one: &crate::corpus::Introduction| {
                let entry = snapshot.entry(&one.document);
                entry.is_some_and(|entry| entry.facts.role(one.span).is_some())
            };
            let is_full = one.entity.name.contains(' ');
            (is_full && snapshot.introductions(&one.reference).any(|one| with_role(&one)))
                .then_some(EntityKind::Person)
        }
    }
}

/// As what the first document that mentions a name without a profile mentions it.
fn kind_of_mention(snapshot: &Snapshot, reference: &Reference) -> Option<MentionKind> {
    let first = snapshot.first_occurrence(reference)?;
    snapshot.mention(&first).map(|(_, mention)| mention.kind)
}

/// The names that are spelled most alike, the nearest first: whole names, or a word of them.
fn alike(known: &Candidates<'_>, words: &str) -> Vec<Box<str>> {
    let words: String = words.to_lowercase().chars().take(40).collect();
    let bound = if words.chars().count() < 5 { 1 } else { 2 };
    let mut near: BTreeSet<(usize, &str)> = BTreeSet::new();
    for name in known.values().filter_map(|one| one.names.first()) {
        let lower = name.to_lowercase();
        let parts = lower.split_whitespace().chain(std::iter::once(lower.as_str()));
        let changes = parts.map(|part| distance(&words, part)).min().unwrap_or(usize::MAX);
        if changes <= bound {
            near.insert((changes, name));
        }
    }
    near.into_iter().take(OFFERED).map(|(_, name)| name.into()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "another meaning fails the test")]
    use super::*;
    use crate::corpus::Corpus;

    fn named(words: &str) -> Meaning {
        find(&Corpus::default().snapshot(), words, Wanted::Anything)
    }

    #[test]
    fn the_gazetteer_is_asked_where_the_corpus_knows_nothing() {
        for words in ["russia", "Russia", "the Russian Federation"] {
            let Meaning::One(one) = named(words) else { panic!("{words}") };
            assert_eq!(&*one.entity.id, "russia");
        }
    }

    #[test]
    fn words_that_name_nobody_find_nobody() {
        for words in ["", " ", "the", "Xyzzy Plugh", "\u{1b}[2J"] {
            assert_eq!(named(words), Meaning::Nobody(Vec::new()), "{words}");
        }
    }
}
