//! `unknown-actor`: a name in a note that is close to a profile's or to one of the cited article, and that no profile and
//! no article has.

use std::sync::Arc;

use super::{Check, Edit, Fix, Level, Related, Rule, Safety, telling};
use crate::{
    corpus::{Entry, name_words},
    extract::{DocumentKind, Mention, Reference, lexicon::skeleton, profile::Profile, spelling::Spelling},
    text::{Span, nearest::distance},
};

pub(super) static RULE: Rule = Rule {
    name: "unknown-actor",
    summary: "a name close to a profile's or the cited article's, which no profile and no article has",
    level: Level::Hint,
    in_articles: Level::Off,
    manual: include_str!("unknown_actor.md"),
    check,
};

/// Shorter surnames are near too many others.
const SHORTEST_SURNAME: usize = 5;
/// Shorter given names are, too.
const SHORTEST_GIVEN: usize = 6;
/// From this length on, two slips may be in one word.
const LONG: usize = 8;

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    if entry.kind != DocumentKind::Note {
        return;
    }
    check.report.reads.profiles = true;
    for spelling in &entry.facts.spellings {
        known(check, &entry, spelling);
    }
    for mention in entry.facts.mentions.iter().filter(|mention| mention.introduces) {
        unknown(check, &entry, mention);
    }
}

/// A name that is understood, in a spelling that its profile does not have.
fn known(check: &mut Check<'_>, entry: &Entry, spelling: &Spelling) {
    let mention = entry.facts.mentions.iter().find(|mention| mention.span == spelling.span);
    let Some(Reference::Known(id)) = mention.map(|mention| &mention.reference) else { return };
    let Some((home, profile)) = check.snapshot.profile(id) else { return };
    let (home, profile) = (Arc::clone(home), Arc::clone(profile));
    if let Some(meant) = slipped(&spelling.written, &profile) {
        tell(check, spelling.span, &spelling.written, &Meant::of_profile(&home, &profile, &meant));
    }
}

/// The name of a profile from whose surname a spelling differs in a way that no transliteration explains.
fn slipped(written: &str, profile: &Profile) -> Option<String> {
    let words = name_words(written);
    let last = words.last()?;
    let names: Vec<&str> = names(profile).collect();
    // Words carried over from Arabic have as many spellings as writers.
    let is_arabic = written
        .split(['-', ' '])
        .any(|word| ["al", "el", "bin", "ben", "abu"].contains(&&*word.to_lowercase()));
    if is_arabic || words.len() < 2 || names.iter().any(|name| name_words(name) == words) {
        return None;
    }
    // A surname that the profile itself spells in several ways is one that writers spell as they like.
    let own = names.iter().flat_map(|name| name_words(name)).filter(|word| skeleton(word) == skeleton(last));
    let mut own: Vec<Box<str>> = own.collect();
    own.sort();
    own.dedup();
    let [own] = own.as_slice() else { return None };
    let meant = names.iter().find(|name| {
        let theirs = name_words(name);
        theirs.last() == Some(own)
            && theirs.split_last().map(|(_, rest)| rest) == words.split_last().map(|(_, rest)| rest)
    })?;
    (sound(own) != sound(last)).then(|| (*meant).to_owned())
}

fn names(profile: &Profile) -> impl Iterator<Item = &str> {
    std::iter::once(&*profile.names.name).chain(profile.names.aliases.iter().map(|alias| &**alias))
}

/// A word without what writers of other scripts' names choose freely: doubled letters, i and y, ou and u.
fn sound(word: &str) -> String {
    let word = word.replace("ou", "u").replace("oo", "u").replace("kh", "k").replace("ee", "i");
    let mut out = String::new();
    for c in word.chars() {
        let c = match c {
            'y' | 'j' => 'i',
            'e' => 'a',
            'q' => 'k',
            'w' => 'v',
            other => other,
        };
        if c != 'h' && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// A name that nobody knows, one slip away from a profile's.
fn unknown(check: &mut Check<'_>, entry: &Entry, mention: &Mention) {
    let Reference::Named(key) = &mention.reference else { return };
    let Some((_, written)) = entry.facts.names.iter().find(|(own, _)| own == key) else { return };
    let words = name_words(written);
    if words.len() < 2 {
        return;
    }
    let Some(meant) = of_profiles(check, &words).or_else(|| of_cited(check, mention.sentence, &words)) else {
        return;
    };
    check.report.reads.names.insert(Arc::clone(key));
    let has_other =
        check.snapshot.appearances(&mention.reference).iter().any(|one| {
            check.snapshot.entry(&one.document).is_some_and(|other| other.kind != DocumentKind::Note)
        });
    if !has_other {
        tell(check, mention.span, written, &meant);
    }
}

/// The profile's name that is nearest to an unknown one.
fn of_profiles(check: &Check<'_>, words: &[Box<str>]) -> Option<Meant> {
    let near =
        words.iter().flat_map(|word| check.snapshot.profiles_named(word)).flat_map(|(home, profile)| {
            let near = names(profile).filter_map(|name| Some((slips(words, &name_words(name))?, name)));
            near.map(move |(changes, name)| (changes, name, home, profile))
        });
    let (_, name, home, profile) = near.min_by_key(|(changes, name, ..)| (*changes, *name))?;
    Some(Meant::of_profile(home, profile, name))
}

/// The name that an article cited by the sentence introduces and that is nearest to an unknown one: whoever cites the
/// article speaks of its people.
fn of_cited(check: &mut Check<'_>, sentence: u32, words: &[Box<str>]) -> Option<Meant> {
    let cited = telling::cited(check, sentence);
    let names = cited.iter().flat_map(|article| article.facts.names.iter().map(move |name| (article, name)));
    let near = names
        .filter_map(|(article, (key, name))| Some((slips(words, &name_words(name))?, name, article, key)));
    let (_, name, article, key) = near.min_by_key(|(changes, name, ..)| (*changes, *name))?;
    let introduction =
        article.facts.mentions.iter().find(|one| one.reference == Reference::Named(Arc::clone(key)))?;
    let related = Related {
        document: Arc::clone(&article.path),
        span: introduction.span,
        message: format!("{name} in {}", telling::credit(check, article)),
    };
    Some(Meant { name: name.to_string(), nobody: "no profile and no article has", related })
}

/// How many letters differ, where exactly one word of two names does, by a slip of the pen.
fn slips(words: &[Box<str>], known: &[Box<str>]) -> Option<usize> {
    if words.len() != known.len() {
        return None;
    }
    let last = words.len() - 1;
    let mut differing = words.iter().zip(known).enumerate().filter(|(_, (ours, theirs))| ours != theirs);
    let (at, (ours, theirs)) = differing.next().filter(|_| differing.next().is_none())?;
    let length = ours.chars().count().min(theirs.chars().count());
    let shortest = if at == last { SHORTEST_SURNAME } else { SHORTEST_GIVEN };
    let bound = if at == last && length >= LONG { 2 } else { 1 };
    // "Holm" and "Holms", "Ivanov" and "Ivanova" are names of others.
    let is_ending = ours.strip_prefix(&**theirs).or_else(|| theirs.strip_prefix(&**ours));
    let is_other = is_ending.is_some_and(|ending| ["s", "a", "n"].contains(&ending));
    let changes = distance(ours, theirs);
    let is_spelling = sound(ours) == sound(theirs);
    (length >= shortest
        && changes <= bound
        && !is_other
        && !is_spelling
        && ours.chars().next() == theirs.chars().next())
    .then_some(changes)
}

/// The name that a misspelled one is taken for.
struct Meant {
    name: String,
    /// Who has not got the misspelled one, with its verb.
    nobody: &'static str,
    related: Related,
}

impl Meant {
    fn of_profile(home: &Entry, profile: &Profile, name: &str) -> Self {
        let related = Related {
            document: Arc::clone(&home.path),
            span: profile.name_span,
            message: format!("{} has a profile", profile.names.name),
        };
        Self { name: name.to_owned(), nobody: "no profile has", related }
    }
}

fn tell(check: &mut Check<'_>, span: Span, written: &str, meant: &Meant) {
    let message = format!("{} “{written}”; did you mean {}?", meant.nobody, meant.name);
    let edit = Edit { document: Arc::clone(&check.entry.path), span, new_text: meant.name.clone() };
    let fix = Fix { title: format!("Write {}", meant.name), safety: Safety::Choice, edits: vec![edit] };
    check.find(span, message, vec![meant.related.clone()], vec![fix]);
}
