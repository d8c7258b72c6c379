//! What names the runs of a document mean: whole names, short forms, somebody by a title or a verb of saying.

use std::ops::Range;

use super::{
    find::Find,
    known::VARIANT,
    page::Page,
    person, place,
    run::{Run, Runs},
    table::{Name, Table, add, has_noun, introduce},
};
use crate::{
    extract::{
        facts::{Mention, MentionKind, Reference},
        lexicon::Class,
        profile::EntityKind,
    },
    text::{ShortMap, WordKey, words},
};

/// A word of fewer letters is taken for nobody's surname without evidence.
const SHORTEST_SURNAME: usize = 4;

/// Resolves all runs; then once more, where the rest of a run turned out to be a name.
pub fn read(page: &mut Page<'_>, found: &Runs, plain: &[bool]) {
    let gains = if release_surnames(page) {
        resolve_all(page, &Runs::of(page), plain)
    } else {
        resolve_all(page, found, plain)
    };
    if gains {
        resolve_all(page, &Runs::of(page), plain);
    }
}

/// A surname of the document is no town or body that is spelled a little otherwise. Whether there was one.
fn release_surnames(page: &mut Page<'_>) -> bool {
    let is_doubtful = |find: &&Find<'_>| find.evidence == VARIANT && find.tokens.len() == 1;
    let doubtful = page.finds.iter().filter(is_doubtful).map(|find| find.tokens.start);
    let mut surnames: Vec<usize> = doubtful.collect();
    if surnames.is_empty() {
        return false;
    }
    let table = Table::new(page);
    surnames.retain(|at| table.by_end(&page.name_key(&(*at..at + 1), false)).is_some());
    for at in &surnames {
        page.release(*at);
    }
    !surnames.is_empty()
}

fn learn_shorts<'a>(page: &Page<'a>, table: &mut Table<'a>, found: &Runs, plain: &[bool]) {
    if !page.keeps.apostrophes {
        let named = page.finds.iter().flat_map(|find| find.tokens.clone());
        let runs = (0..plain.len()).flat_map(|sentence| found.in_sentence(sentence));
        let words = runs.flat_map(|run| run.words.iter().copied());
        table.written = named.chain(words).map(|at| page.text(at)).collect();
    }
    for (sentence, _) in plain.iter().enumerate().filter(|(_, plain)| **plain) {
        for run in found.in_sentence(sentence).filter(|run| run.words.len() == 1) {
            if let Some(known) = person::known_as(page, &run) {
                let name =
                    Name { reference: known.reference.clone(), known: known.known, kind: MentionKind::Actor };
                table.learn_whole(&page.name_key(&run.tokens, false), || name);
                continue;
            }
            if person::is_somebody(page, &run).is_some() {
                table.shorts.insert(page.name_key(&run.tokens, has_lost_s(page, table, &run)));
            }
        }
    }
}

/// Whether any rest of a run was a name.
fn resolve_all(page: &mut Page<'_>, found: &Runs, plain: &[bool]) -> bool {
    let mut table = Table::new(page);
    learn_shorts(page, &mut table, found, plain);
    let table = &table;
    let (mut gains, mut key) = (false, String::new());
    let repeats = Repeats::of(table);
    for (sentence, plain) in plain.iter().enumerate() {
        for run in found.in_sentence(sentence) {
            gains |= resolve(page, table, &run, *plain, &mut key);
        }
        repeats.read(page, table, sentence);
        short_organisations(page, table, sentence);
    }
    gains
}

/// Full names with plain words in them, which no run holds, by their first word: "Islam Army", "Java Sea".
struct Repeats<'t> {
    by_first: ShortMap<&'t str, Vec<&'t str>>,
}

impl<'t> Repeats<'t> {
    fn of(table: &'t Table<'_>) -> Self {
        let mut by_first: ShortMap<&str, Vec<&str>> = ShortMap::default();
        let firsts = table.whole.keys().filter_map(|key| Some((key.split_once(' ')?.0, key)));
        firsts.for_each(|(first, key)| by_first.entry(first).or_default().push(key));
        Self { by_first }
    }

    fn read<'a>(&self, page: &mut Page<'a>, table: &Table<'a>, sentence: usize) {
        let range = page.range_of(sentence);
        let mut at = range.start;
        while let Some(capital) = page.next_capital(at, range.end).filter(|_| !self.by_first.is_empty()) {
            at = capital;
            let end = self.longest(page, at, range.end);
            let name = end.and_then(|end| table.whole.get(&page.name_key(&(at..end), false)));
            if let (Some(end), Some(name)) = (end, name.cloned()) {
                let words: Vec<usize> = (at..end).collect();
                let run = Run { tokens: at..end, words: &words, sentence };
                add(page, &run, name.kind, Some(&name), "a name of this document");
            }
            at = end.unwrap_or(at + 1);
        }
    }

    /// The end of the longest of the names that begins at a capital.
    fn longest(&self, page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
        if !page.is_free(at) {
            return None;
        }
        let names = self.by_first.get(&*page.key(at, false))?;
        // The sound of "Health Ministry" is that of "Health Minister".
        let is_office = |end: &usize| page.is_word(end - 1, words!["minister", "ministers"]);
        names.iter().filter_map(|name| spelled(page, at, end, name)).filter(|end| !is_office(end)).max()
    }
}

/// The end of the tokens that spell a name from a token on, particles and hyphens passed over.
fn spelled(page: &Page<'_>, start: usize, end: usize, name: &str) -> Option<usize> {
    let mut at = start;
    for word in name.split(' ') {
        while at < end && at > start && (page.is(at, Class::PARTICLE) || page.is_mark(at, words!["-"])) {
            at += 1;
        }
        if at >= end || !page.is_free(at) || page.key(at, false) != word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Finds the names of the document in a run; whether a rest of it was a new one.
fn resolve<'a>(
    page: &mut Page<'a>,
    table: &Table<'a>,
    run: &Run<'_>,
    is_plain: bool,
    key: &mut String,
) -> bool {
    let mut from = 0;
    let mut is_any = false;
    let mut rest = None;
    let mut gains = false;
    while from < run.words.len() {
        let has_more_before = from > 0 && !is_any;
        let mut names = (from + 1..=run.words.len()).rev().filter_map(|to| {
            lookup(page, table, run, from..to, is_plain, has_more_before, key).map(|name| (to, name))
        });
        let Some((to, name)) = names.next() else {
            rest.get_or_insert(from);
            from += 1;
            continue;
        };
        is_any = true;
        add(page, &part(run, from, to), name.kind, Some(name), "a name of this document");
        gains |= rest.take().is_some_and(|rest| is_plain && introduce_rest(page, run, rest, from));
        from = to;
    }
    if !is_any && !is_plain {
        headline(page, table, run);
    } else if !is_any {
        gains |= somebody(page, table, run, key);
    } else if let Some(rest) = rest.filter(|_| is_plain) {
        gains |= introduce_rest(page, run, rest, from);
    }
    gains
}

fn introduce_rest(page: &mut Page<'_>, run: &Run<'_>, from: usize, to: usize) -> bool {
    let count = page.finds.len();
    introduce(page, &part(run, from, to));
    page.finds.len() > count
}

/// The words of a run from one to another as a run.
fn part<'r>(run: &Run<'r>, from: usize, to: usize) -> Run<'r> {
    let words = run.words.get(from..to).unwrap_or_default();
    Run { tokens: tokens_of(run, words), words, sentence: run.sentence }
}

/// The tokens of some words of a run; the first has the particles before the run.
fn tokens_of(run: &Run<'_>, words: &[usize]) -> Range<usize> {
    let first = words.first().filter(|first| run.words.first() != Some(*first));
    first.copied().unwrap_or(run.tokens.start)..words.last().map_or(run.tokens.end, |last| last + 1)
}

/// The name that the words of a part of a run mean; `key` is memory to spell it in.
fn lookup<'t, 'a>(
    page: &Page<'a>,
    table: &'t Table<'a>,
    run: &Run<'_>,
    words: Range<usize>,
    is_plain: bool,
    has_more_before: bool,
    key: &mut String,
) -> Option<&'t Name<'a>> {
    let has_more_behind = words.end < run.words.len();
    let tokens = tokens_of(run, run.words.get(words.clone())?);
    let ends_in_s = tokens.end.checked_sub(1).is_some_and(|at| page.text(at).ends_with('s'));
    [false, true].into_iter().filter(|without_s| ends_in_s || !without_s).find_map(|without_s| {
        page.spell(&tokens, without_s, key);
        // "al-Assad suburb" makes no place of the man whom the text names, too.
        let is_place = |name: &&Name<'_>| name.kind == MentionKind::Venue;
        let is_man = || {
            let is_placed = || place::evidence(page, &part(run, words.start, words.end)).is_some();
            table.by_end(key).is_some() && !is_placed()
        };
        if let Some(name) = table.whole.get(&**key).filter(|name| !(is_place(name) && is_man())) {
            return Some(name);
        }
        // "Maher Assad" and "Assad Junior" are not the Assad of the document, except in headlines.
        let opens_with_other = || opens_with_other(page, run.sentence, tokens.start);
        let alone = !is_plain || !has_more_behind && (!has_more_before || opens_with_other());
        table.by_end(key).filter(|_| alone)
    })
}

/// Whether the word before a part of a run only opens the sentence: "Toppling Assad".
fn opens_with_other(page: &Page<'_>, sentence: usize, part: usize) -> bool {
    let start = page.range_of(sentence).start;
    part == start + 1 && !page.is(start, Class::GIVEN)
}

/// Surnames in a headline that are somebody in the body.
fn headline(page: &mut Page<'_>, table: &Table<'_>, run: &Run<'_>) {
    for at in 0..run.words.len() {
        let word = part(run, at, at + 1);
        let key = page.name_key(&word.tokens, has_lost_s(page, table, &word));
        if table.shorts.contains(&key) {
            let reference = Reference::Short(key.into());
            let name = Name { reference, known: None, kind: MentionKind::Actor };
            add(page, &word, MentionKind::Actor, Some(&name), "somebody elsewhere in this document");
        }
    }
}

/// A run that no name explains: "President X", "X said", "King X". Whether it is a new full name; `key` is memory to spell
/// it in.
fn somebody<'a>(page: &mut Page<'a>, table: &Table<'a>, run: &Run<'_>, key: &mut String) -> bool {
    if let (1, Some(title)) = (run.words.len(), person::royal_title(page, run)) {
        let run = Run { tokens: title..run.tokens.end, ..run.clone() };
        add(page, &run, MentionKind::Actor, None, "a royal title before it");
        return false;
    }
    if run.words.len() != 1 {
        let evidence = if is_in_list(page, run) {
            "in a list of persons"
        } else if person::is_of_organisation(page, run) {
            "somebody of an organisation"
        } else {
            return false;
        };
        add(page, run, MentionKind::Actor, None, evidence);
        return true;
    }
    page.spell(&run.tokens, has_lost_s(page, table, run), key);
    let key = &**key;
    let is_name = |at: usize| page.is_capital(at) && !page.is(at, Class::FUNCTION);
    let is_alone = !is_name(run.tokens.end) && !run.tokens.start.checked_sub(1).is_some_and(is_name);
    let is_given = |at: &&usize| is_alone && page.is(**at, Class::GIVEN) && key.len() >= SHORTEST_SURNAME;
    let given = run.words.first().filter(is_given);
    if let Some(name) = given.and_then(|_| table.by_given_name(key)).cloned() {
        add(page, run, MentionKind::Actor, Some(&name), "the given name of one person of this document");
        return false;
    }
    let again = || table.shorts.contains(key).then_some("somebody elsewhere in this document");
    let leads_on = is_name(run.tokens.end);
    let one_of = || (!leads_on && table.is_shared(key)).then_some("a surname of several in this document");
    let perhaps = || {
        let may_be = page.is_note || person::may_say(page, run);
        (may_be && key.len() >= SHORTEST_SURNAME).then_some(Mention::PERHAPS)
    };
    let Some(evidence) = person::is_somebody(page, run).or_else(again).or_else(one_of).or_else(perhaps)
    else {
        return false;
    };
    let name = Name { reference: Reference::Short(key.into()), known: None, kind: MentionKind::Actor };
    add(page, run, MentionKind::Actor, Some(&name), evidence);
    false
}

/// Whether the last letter of a run is a possessive's that lost its apostrophe: a ruler's behind whom his regime
/// stands, or one whom the text names without the letter.
fn has_lost_s(page: &Page<'_>, table: &Table<'_>, run: &Run<'_>) -> bool {
    let name = run.words.last().map_or("", |at| page.text(*at));
    let Some(bare) = name.strip_suffix('s').filter(|bare| !page.keeps.apostrophes && bare.len() > 3) else {
        return false;
    };
    table.written.contains(bare)
        || person::rules(page, run)
            && !page.before(run.tokens.start, run.sentence).is_some_and(|at| page.is_word(at, words!["the"]))
}

/// "Ada Brannigan and [Quirin Obando]": two words unknown to us beside a person.
fn is_in_list(page: &Page<'_>, run: &Run<'_>) -> bool {
    let is_unknown = run.words.iter().all(|at| page.class(*at) == Class::NONE);
    if !is_unknown || run.words.len() > 3 {
        return false;
    }
    let is_person = |at: usize| {
        page.find_at(at).is_some_and(|find| {
            find.kind == MentionKind::Actor
                && find.tokens.len() > 1
                && !has_noun(page, find)
                && find.known.is_none_or(|known| known.kind == EntityKind::Person)
        })
    };
    let joins = |at: usize| page.is_word(at, words!["and"]) && page.is_lower(at);
    let before = page.before(run.tokens.start, run.sentence).filter(|at| *at > 0);
    if before.is_some_and(|at| page.is_word(at, words!["the"])) {
        return false;
    }
    let is_behind = before.is_some_and(|at| joins(at) && is_person(at - 1));
    is_behind || joins(run.tokens.end) && is_person(run.tokens.end + 1)
}

/// Nouns that at the start of a sentence mean no certain organisation: "Police said", "Radio host".
const COMMON_BODIES: &[WordKey] = words![
    "police",
    "radio",
    "television",
    "news",
    "forces",
    "force",
    "army",
    "navy",
    "court",
    "school",
    "hospital",
    "church",
    "parliament",
    "units",
    "guards",
    "services",
    "service",
    "company",
    "party",
    "post",
    "federation",
    "guard",
];

/// "the Observatory", where one organisation of the document is an observatory.
fn short_organisations<'a>(page: &mut Page<'a>, table: &Table<'a>, sentence: usize) {
    let range = page.range_of(sentence);
    let mut next = range.start;
    while let Some(at) = page.next_capital(next, range.end) {
        next = at + 1;
        if !(page.is_free(at) && page.is(at, Class::ORGANISATION)) {
            continue;
        }
        let Some(name) = table.by_noun(page.text(at)) else { continue };
        let opens = at == range.start;
        if opens && page.is_word(at, COMMON_BODIES) {
            continue;
        }
        let neighbours = at.checked_sub(1).into_iter().chain([at + 1]);
        let goes_on = page.is_word(at + 1, words!["and", "of", "for"]);
        let is_alone = !goes_on
            && neighbours
                .clone()
                .all(|at| !page.is_capital(at) || !page.is_free(at) || page.is(at, Class::FUNCTION));
        if !is_alone {
            continue;
        }
        let run = Run { tokens: at..at + 1, words: &[at], sentence };
        add(page, &run, MentionKind::Actor, Some(name), "the noun of one organisation of this document");
    }
}
