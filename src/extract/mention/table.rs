//! The names of one document, and the short forms that mean them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    organisation,
    page::{Find, Page},
    person, place,
    run::{Run, runs},
};
use crate::extract::{
    facts::{Mention, MentionKind, Reference},
    lexicon::{Class, Known, name_key},
    profile::EntityKind,
};

/// What a name of the document means.
#[derive(Debug, Clone)]
struct Name<'a> {
    reference: Reference,
    known: Option<&'a Known>,
    kind: MentionKind,
}

/// Names by key, persons by their last word, organisations by their noun.
#[derive(Debug, Default)]
struct Table<'a> {
    whole: BTreeMap<String, Name<'a>>,
    last: BTreeMap<String, BTreeMap<Reference, Name<'a>>>,
    nouns: BTreeMap<String, BTreeMap<Reference, Name<'a>>>,
    /// Single words that are somebody at least once, without being resolved.
    shorts: BTreeSet<String>,
}

/// A note's word of fewer letters is taken for nobody's surname.
const SHORTEST_SURNAME: usize = 4;

/// Finds new names and then their short forms.
pub fn read(page: &mut Page<'_>) {
    let plain: Vec<bool> =
        (0..page.document.sentences.len()).map(|sentence| page.is_plain(sentence)).collect();
    for (sentence, _) in plain.iter().enumerate().filter(|(_, plain)| **plain) {
        organisation::read(page, sentence);
        organisation::acronyms(page, sentence);
    }
    // Runs are looked for again only where a sentence gained a name: they shrink, and never come to be.
    let mut found: Vec<Option<Vec<Run>>> = vec![None; plain.len()];
    for (sentence, found) in
        found.iter_mut().enumerate().filter(|(sentence, _)| plain.get(*sentence) == Some(&true))
    {
        let (runs, finds) = (runs(page, sentence), page.finds.len());
        for run in &runs {
            introduce(page, run);
        }
        *found = Some(runs).filter(|_| page.finds.len() == finds);
    }
    let found: Vec<Vec<Run>> = found
        .into_iter()
        .enumerate()
        .map(|(sentence, known)| known.unwrap_or_else(|| runs(page, sentence)))
        .collect();
    let mut table = Table::new(page);
    for (runs, _) in found.iter().zip(&plain).filter(|(_, plain)| **plain) {
        for run in runs.iter().filter(|run| run.words.len() == 1) {
            if person::is_somebody(page, run).is_some() {
                table.shorts.insert(page.name_key(&run.tokens, false));
            }
        }
    }
    for (sentence, (runs, plain)) in found.iter().zip(&plain).enumerate() {
        for run in runs {
            resolve(page, &table, run, *plain);
        }
        short_organisations(page, &table, sentence);
    }
}

fn introduce(page: &mut Page<'_>, run: &Run) {
    if let Some(evidence) = organisation::evidence(page, run) {
        organisation::add(page, run.sentence, run.tokens.clone(), evidence);
    } else if let Some(evidence) = person::evidence(page, run) {
        add(page, run, MentionKind::Actor, None, evidence);
    } else if let Some(evidence) = place::evidence(page, run) {
        add(page, run, MentionKind::Venue, None, evidence);
    } else if place::goes_on(page, run) {
        add(page, run, MentionKind::Venue, None, "in a list of places");
    } else if organisation::acronym_acts(page, run) {
        organisation::add(page, run.sentence, run.tokens.clone(), "an acronym that acts");
    }
}

/// Adds a run under a name of the document, or under its own.
fn add<'a>(
    page: &mut Page<'a>,
    run: &Run,
    kind: MentionKind,
    name: Option<&Name<'a>>,
    evidence: &'static str,
) {
    let lost_apostrophe = page.words.get(run.tokens.end - 1).is_some_and(|word| word.lost_apostrophe)
        || name.is_some() && run.words.last().is_some_and(|at| has_lost_s(page, *at, name));
    let key = page.name_key(&run.tokens, lost_apostrophe);
    let reference = name.map_or_else(|| Reference::Named(key.clone().into()), |name| name.reference.clone());
    let is_whole = match &reference {
        Reference::Named(own) => **own == *key,
        _ => false,
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
        Reference::Named(key) | Reference::Short(key) => key.rsplit(' ').next().map(str::to_owned),
        Reference::Known(_) => name.known.and_then(|known| last_word(&known.name)),
    });
    page.text(at).ends_with('s')
        && last.is_some_and(|last| page.key(at, false) != last && page.key(at, true) == last)
}

fn last_word(name: &str) -> Option<String> {
    name_key(name).rsplit(' ').next().map(str::to_owned)
}

impl<'a> Table<'a> {
    fn new(page: &Page<'a>) -> Self {
        let mut table = Self::default();
        for find in page.finds.iter().filter(|find| !find.tokens.is_empty() && !find.is_outer) {
            let name = Name { reference: find.reference.clone(), known: find.known, kind: find.kind };
            match find.known {
                Some(known) if known.kind == EntityKind::Person => {
                    table.learn_person(&name_key(&known.name), &name);
                }
                Some(_) => {}
                None => {
                    let key = page.name_key(&find.tokens, find.lost_apostrophe);
                    table.whole.entry(key.clone()).or_insert_with(|| name.clone());
                    let is_person = find.kind == MentionKind::Actor
                        && find.reference == Reference::Named(key.clone().into());
                    if is_person && !has_noun(page, find) && key.contains(' ') {
                        table.learn_person(&key, &name);
                    }
                }
            }
            table.learn_noun(page, find, &name);
        }
        table
    }

    fn learn_person(&mut self, key: &str, name: &Name<'a>) {
        self.whole.entry(key.to_owned()).or_insert_with(|| name.clone());
        if let Some(last) = key.rsplit(' ').next() {
            self.last.entry(last.to_owned()).or_default().insert(name.reference.clone(), name.clone());
        }
        // "Rami Abdel Rahman" is also "Abdel Rahman".
        let mut rest = key;
        while let Some((_, tail)) = rest.split_once(' ') {
            if tail.contains(' ') {
                self.last.entry(tail.to_owned()).or_default().insert(name.reference.clone(), name.clone());
            }
            rest = tail;
        }
    }

    fn learn_noun(&mut self, page: &Page<'a>, find: &Find<'a>, name: &Name<'a>) {
        if find.kind != MentionKind::Actor || find.tokens.len() < 2 {
            return;
        }
        for at in find.tokens.clone().filter(|at| page.is_capital(*at) && page.is(*at, Class::ORGANISATION)) {
            let noun = page.text(at).to_ascii_lowercase();
            self.nouns.entry(noun).or_default().insert(name.reference.clone(), name.clone());
        }
    }

    /// The one name that ends in these words.
    fn by_end(&self, key: &str) -> Option<&Name<'a>> {
        let owners = self.last.get(key)?;
        owners.values().next().filter(|_| owners.len() == 1)
    }
}

fn has_noun(page: &Page<'_>, find: &Find<'_>) -> bool {
    find.tokens.clone().any(|at| page.is(at, Class::ORGANISATION) && page.is_capital(at))
        || find.evidence.contains("group")
        || find.evidence.contains("acronym")
        || find.evidence.contains("outlet")
}

fn resolve<'a>(page: &mut Page<'a>, table: &Table<'a>, run: &Run, is_plain: bool) {
    let mut from = 0;
    let mut is_any = false;
    while from < run.words.len() {
        let found = (from + 1..=run.words.len()).rev().find_map(|to| {
            let part = part(run, from, to);
            Some((
                to,
                lookup(page, table, &part, is_plain, from > 0 && !is_any, to < run.words.len())?.clone(),
                part,
            ))
        });
        let Some((to, name, part)) = found else {
            from += 1;
            continue;
        };
        is_any = true;
        add(page, &part, name.kind, Some(&name), "a name of this document");
        from = to;
    }
    if !is_any && is_plain {
        somebody(page, table, run);
    }
}

/// The words of a run from one to another as a run.
fn part(run: &Run, from: usize, to: usize) -> Run {
    let words: Vec<usize> = run.words.get(from..to).unwrap_or_default().to_vec();
    let start = if from == 0 { run.tokens.start } else { words.first().copied().unwrap_or(run.tokens.start) };
    let end = words.last().map_or(run.tokens.end, |last| last + 1);
    Run { tokens: start..end, words, sentence: run.sentence }
}

fn lookup<'t, 'a>(
    page: &Page<'a>,
    table: &'t Table<'a>,
    part: &Run,
    is_plain: bool,
    has_more_before: bool,
    has_more_behind: bool,
) -> Option<&'t Name<'a>> {
    [false, true].into_iter().find_map(|without_s| {
        let ends_in_s = part.words.last().is_some_and(|at| page.text(*at).ends_with('s'));
        if without_s && !ends_in_s {
            return None;
        }
        let key = page.name_key(&part.tokens, without_s);
        if let Some(name) = table.whole.get(&key) {
            return Some(name);
        }
        // "Maher Assad" and "Assad Junior" are not the Assad of the document, except in headlines.
        let alone = !is_plain || !has_more_behind && (!has_more_before || opens_with_other(page, part));
        table.by_end(&key).filter(|_| alone)
    })
}

/// Whether the word before a part only opens the sentence: "Toppling Assad".
fn opens_with_other(page: &Page<'_>, part: &Run) -> bool {
    let start = page.range_of(part.sentence).start;
    part.tokens.start == start + 1 && !page.is(start, Class::GIVEN)
}

/// A run that no name explains: "President X", "X said", "King X".
fn somebody(page: &mut Page<'_>, table: &Table<'_>, run: &Run) {
    if let (1, Some(title)) = (run.words.len(), person::royal_title(page, run)) {
        let run = Run { tokens: title..run.tokens.end, ..run.clone() };
        add(page, &run, MentionKind::Actor, None, "a royal title before it");
        return;
    }
    if run.words.len() != 1 {
        return;
    }
    let key = page.name_key(&run.tokens, false);
    let again = || table.shorts.contains(&key).then_some("somebody elsewhere in this document");
    let perhaps = || (page.is_note && key.len() >= SHORTEST_SURNAME).then_some(Mention::PERHAPS);
    let Some(evidence) = person::is_somebody(page, run).or_else(again).or_else(perhaps) else { return };
    let name = Name { reference: Reference::Short(key.into()), known: None, kind: MentionKind::Actor };
    add(page, run, MentionKind::Actor, Some(&name), evidence);
}

/// "the Observatory", where one organisation of the document is an observatory.
fn short_organisations<'a>(page: &mut Page<'a>, table: &Table<'a>, sentence: usize) {
    for at in page.range_of(sentence) {
        if !(page.is_capital(at) && page.is_free(at) && page.is(at, Class::ORGANISATION)) {
            continue;
        }
        let Some(owners) = table.nouns.get(&page.text(at).to_ascii_lowercase()) else { continue };
        let neighbours = at.checked_sub(1).into_iter().chain([at + 1]);
        let goes_on = page.is_word(at + 1, &["and", "of", "for"]);
        let is_alone = !goes_on
            && neighbours
                .clone()
                .all(|at| !page.is_capital(at) || !page.is_free(at) || page.is(at, Class::FUNCTION));
        let Some(name) = owners.values().next().filter(|_| owners.len() == 1 && is_alone).cloned() else {
            continue;
        };
        let run = Run { tokens: at..at + 1, words: vec![at], sentence };
        add(page, &run, MentionKind::Actor, Some(&name), "the noun of one organisation of this document");
    }
}

/// The keys of all names that the document introduces by itself, with their surfaces, each once.
pub fn names(page: &Page<'_>) -> BTreeSet<(std::sync::Arc<str>, Box<str>)> {
    let own = page.finds.iter().filter(|find| find.is_full && !find.tokens.is_empty());
    own.filter_map(|find| match &find.reference {
        Reference::Named(key) => {
            let mut surface = page.document.at(page.span(&find.tokens));
            if find.lost_apostrophe {
                surface = surface.strip_suffix('s').unwrap_or(surface);
            }
            Some((key.clone(), surface.into()))
        }
        _ => None,
    })
    .collect()
}
