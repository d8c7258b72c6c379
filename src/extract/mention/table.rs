//! The names of one document, and the short forms that mean them.

use std::sync::Arc;

use super::{
    acronym,
    find::Find,
    group, organisation,
    page::Page,
    person, place, resolve,
    run::{Run, Runs},
};
use crate::{
    extract::{
        facts::{MentionKind, NameKey, Reference},
        lexicon::{Class, Known},
        profile::EntityKind,
    },
    text::{ShortMap, ShortSet, short_map::with_room, words},
};

/// What a name of the document means.
#[derive(Debug, Clone)]
pub struct Name<'a> {
    /// Whom it means.
    pub reference: Reference,
    /// The lexicon's entity, where it is one.
    pub known: Option<&'a Known>,
    /// What it is.
    pub kind: MentionKind,
}

/// The one whom some words of a name mean, until another has them too.
#[derive(Debug)]
pub struct Owner<'a> {
    name: Name<'a>,
    is_shared: bool,
}

/// Owners by the words that mean them.
pub type Owners<'a> = ShortMap<String, Owner<'a>>;

/// Names by key, persons by their last word, organisations by their noun.
#[derive(Debug, Default)]
pub struct Table<'a> {
    /// By all words.
    pub whole: ShortMap<String, Name<'a>>,
    last: Owners<'a>,
    given: Owners<'a>,
    /// Organisations by the nouns in their names.
    nouns: Owners<'a>,
    /// Single words that are somebody at least once, without being resolved.
    pub shorts: ShortSet<String>,
    /// The words of names and runs as they are written, where the text lost its apostrophes.
    pub written: ShortSet<&'a str>,
}

/// Finds new names and then their short forms.
pub fn read(page: &mut Page<'_>) {
    let plain: Vec<bool> =
        (0..page.document.sentences.len()).map(|sentence| page.is_plain(sentence)).collect();
    for (sentence, _) in plain.iter().enumerate().filter(|(_, plain)| **plain) {
        organisation::read(page, sentence);
        acronym::read(page, sentence);
    }
    acronym::spread(page);
    let (mut runs, mut again) = (Runs::with_room(plain.len()), Vec::new());
    for (sentence, plain) in plain.iter().enumerate() {
        let finds = page.finds.len();
        if *plain {
            runs.find(page, sentence);
            runs.in_sentence(sentence).for_each(|run| introduce(page, &run));
        }
        // Runs are looked for again only where a sentence gained a name: they shrink, and never come to be.
        if !plain || page.finds.len() > finds {
            again.push(sentence);
        }
    }
    for sentence in again {
        runs.find(page, sentence);
    }
    resolve::read(page, &runs, &plain);
}

/// Takes a run for a new name, where something says what it names.
pub fn introduce(page: &mut Page<'_>, run: &Run<'_>) {
    if is_thing(page, run) {
        return;
    }
    if let Some(landmark) = place::landmark(page, run) {
        add(page, &landmark, MentionKind::Venue, None, "a noun of places in it");
    } else if place::begins_so(page, run) {
        add(page, run, MentionKind::Venue, None, "a noun of places in it");
    } else if let Some(evidence) = group::evidence(page, run) {
        let tokens = group::with_noun(page, run);
        organisation::add(page, run.sentence, tokens, evidence);
    } else if let Some(evidence) = person::evidence(page, run) {
        add(page, run, MentionKind::Actor, None, evidence);
    } else if let Some(evidence) = place::evidence(page, run) {
        add(page, run, MentionKind::Venue, None, evidence);
    } else if place::goes_on(page, run) {
        add(page, run, MentionKind::Venue, None, "in a list of places");
    } else if acronym::acts(page, run) {
        organisation::add(page, run.sentence, run.tokens.clone(), "an acronym that acts");
    }
}

/// "Hurricane X", "MV X": storms, ships and projects have names too.
fn is_thing(page: &Page<'_>, run: &Run<'_>) -> bool {
    let before = page.before(run.tokens.start, run.sentence);
    before.is_some_and(|at| page.is_capital(at) && page.is(at, Class::THING))
        || page.is_capital(run.tokens.end) && page.is(run.tokens.end, Class::THING)
        || page.is_word(
            run.tokens.end,
            words!["series", "franchise", "trilogy", "films", "books", "novels", "musical"],
        )
}

/// Adds a run under a name of the document, or under its own.
pub fn add<'a>(
    page: &mut Page<'a>,
    run: &Run<'_>,
    kind: MentionKind,
    name: Option<&Name<'a>>,
    evidence: &'static str,
) {
    let lost_apostrophe = page.words.get(run.tokens.end - 1).is_some_and(|word| word.lost_apostrophe)
        || name.is_some() && run.words.last().is_some_and(|at| has_lost_s(page, *at, name));
    let (reference, is_whole) = match name.map(|name| &name.reference) {
        None => (Reference::Named(page.name_key(&run.tokens, lost_apostrophe).into()), true),
        Some(Reference::Named(own)) => {
            (Reference::Named(Arc::clone(own)), page.is_spelled(&run.tokens, lost_apostrophe, own))
        }
        Some(reference) => (reference.clone(), false),
    };
    page.add(Find {
        tokens: run.tokens.clone(),
        sentence: run.sentence,
        kind,
        reference,
        known: name.and_then(|name| name.known),
        is_full: is_whole,
        is_outer: false,
        lost_apostrophe,
        evidence,
    });
}

/// Whether the last word is only the name with an s behind it.
fn has_lost_s(page: &Page<'_>, at: usize, name: Option<&Name<'_>>) -> bool {
    let last = name.and_then(|name| match &name.reference {
        Reference::Named(key) | Reference::Short(key) => key.rsplit(' ').next(),
        Reference::Known(_) => name.known.and_then(|known| known.key.rsplit(' ').next()),
    });
    !page.keeps.apostrophes
        && page.text(at).ends_with('s')
        && last.is_some_and(|last| page.key(at, false) != last && page.key(at, true) == last)
}

impl<'a> Name<'a> {
    fn of(find: &Find<'a>) -> Self {
        Self { reference: find.reference.clone(), known: find.known, kind: find.kind }
    }
}

/// Says that words of a name mean whom a find means.
fn own<'a>(owners: &mut Owners<'a>, words: &str, find: &Find<'a>) {
    match owners.get_mut(words) {
        None => {
            owners.insert(words.to_owned(), Owner { name: Name::of(find), is_shared: false });
        }
        Some(owner) if owner.name.reference == find.reference => {
            (owner.name.known, owner.name.kind) = (find.known, find.kind);
        }
        Some(owner) => owner.is_shared = true,
    }
}

/// Whom words mean that are of one name only.
fn only<'t, 'a>(owners: &'t Owners<'a>, words: &str) -> Option<&'t Name<'a>> {
    owners.get(words).filter(|owner| !owner.is_shared).map(|owner| &owner.name)
}

impl<'a> Table<'a> {
    /// The names that the document has so far.
    pub fn new(page: &Page<'a>) -> Self {
        let room = page.finds.len() / 2;
        let mut table =
            Self { whole: with_room(room), last: with_room(room), given: with_room(room), ..Self::default() };
        let mut key = String::new();
        for find in page.finds.iter().filter(|find| !find.tokens.is_empty() && !find.is_outer) {
            match find.known {
                Some(known) if known.kind == EntityKind::Person => table.learn_person(&known.key, find),
                Some(_) => {}
                None => {
                    page.spell(&find.tokens, find.lost_apostrophe, &mut key);
                    table.learn_whole(&key, || Name::of(find));
                    let is_named = matches!(&find.reference, Reference::Named(own) if **own == *key);
                    let is_actor = find.kind == MentionKind::Actor && is_named && key.contains(' ');
                    if is_actor && !has_noun(page, find) {
                        table.learn_person(&key, find);
                    }
                }
            }
            table.learn_noun(page, find);
        }
        table
    }

    /// The first name of a key is whom it means.
    pub fn learn_whole(&mut self, key: &str, name: impl FnOnce() -> Name<'a>) {
        if !self.whole.contains_key(key) {
            self.whole.insert(key.to_owned(), name());
        }
    }

    fn learn_person(&mut self, key: &str, name: &Find<'a>) {
        self.learn_whole(key, || Name::of(name));
        own(&mut self.last, key.rsplit(' ').next().unwrap_or(key), name);
        own(&mut self.given, key.split(' ').next().unwrap_or(key), name);
        // "Rami Abdel Rahman" is also "Abdel Rahman".
        let mut rest = key;
        while let Some((_, tail)) = rest.split_once(' ') {
            if tail.contains(' ') {
                own(&mut self.last, tail, name);
            }
            rest = tail;
        }
    }

    fn learn_noun(&mut self, page: &Page<'a>, find: &Find<'a>) {
        if find.kind != MentionKind::Actor || find.tokens.len() < 2 {
            return;
        }
        for at in find.tokens.clone().filter(|at| page.is_capital(*at) && page.is(*at, Class::ORGANISATION)) {
            own(&mut self.nouns, &page.text(at).to_ascii_lowercase(), find);
        }
    }

    /// The one person with this given name.
    pub fn by_given_name(&self, key: &str) -> Option<&Name<'a>> {
        only(&self.given, key)
    }

    /// Whether several persons of the document have this surname.
    pub fn is_shared(&self, key: &str) -> bool {
        self.last.get(key).is_some_and(|owner| owner.is_shared)
    }

    /// The one name that ends in these words.
    pub fn by_end(&self, key: &str) -> Option<&Name<'a>> {
        only(&self.last, key)
    }

    /// The one organisation with this noun in its name, whatever the noun's case.
    pub fn by_noun(&self, noun: &str) -> Option<&Name<'a>> {
        if self.nouns.is_empty() { None } else { only(&self.nouns, &noun.to_ascii_lowercase()) }
    }
}

/// Whether a find is an organisation's by its evidence.
pub fn has_noun(page: &Page<'_>, find: &Find<'_>) -> bool {
    find.tokens.clone().any(|at| page.is(at, Class::ORGANISATION) && page.is_capital(at))
        || find.evidence.contains("group")
        || find.evidence.contains("acronym")
        || find.evidence.contains("outlet")
        || find.evidence.contains("organisation")
}

/// The keys of all names that the document introduces by itself, with their surfaces, each once.
pub fn names(page: &Page<'_>) -> Vec<(NameKey, Box<str>)> {
    let own = page.finds.iter().filter(|find| find.is_full && !find.tokens.is_empty());
    let mut names: Vec<(&NameKey, &str)> = own
        .filter_map(|find| match &find.reference {
            Reference::Named(key) => {
                let surface = page.document.at(page.span(&find.tokens));
                let bare = surface.strip_suffix('s').filter(|_| find.lost_apostrophe);
                Some((key, bare.unwrap_or(surface)))
            }
            _ => None,
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|(key, surface)| (Arc::clone(key), surface.into())).collect()
}
