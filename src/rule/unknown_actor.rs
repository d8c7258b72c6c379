//! `unknown-actor`: a name in a note that is close to a profile's or to one of the cited article, and that no profile and
//! no article has.

use std::sync::Arc;

use super::{Check, Fix, Level, Related, Rule, telling};
use crate::{
    corpus::{Entry, Snapshot, name_words},
    extract::{
        DocumentKind, Mention, Reference,
        lexicon::skeleton,
        profile::{EntityKind, Profile},
        spelling::Spelling,
    },
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

    fn of_article(snapshot: &Snapshot, article: &Entry, reference: &Reference, name: &str) -> Self {
        let mention = article.facts.mentions.iter().find(|one| *one.reference == *reference);
        let related = Related {
            document: Arc::clone(&article.path),
            span: mention.map_or_else(Span::default, |mention| mention.span),
            message: format!("{name} in {}", snapshot.published(article)),
        };
        Self { name: name.to_owned(), nobody: "no profile and no article has", related }
    }
}

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    if entry.kind != DocumentKind::Note {
        return;
    }
    check.report.reads.profiles = true;
    for spelling in &entry.facts.spellings {
        let mentions = spelling.mentions.iter().filter_map(|at| entry.facts.mentions.get(*at as usize));
        for mention in mentions {
            if let Reference::Named(key) = &*mention.reference {
                telling::cited(check, mention.sentence);
                check.report.reads.names.insert(Arc::clone(key));
            }
            let meant = known(check.snapshot, mention, &spelling.written)
                .or_else(|| respelt(check.snapshot, &entry, mention, &spelling.written));
            if let Some(meant) = meant {
                tell(check, mention.span, &spelling.written, &meant);
            }
        }
    }
    for mention in entry.facts.mentions.iter().filter(|mention| mention.introduces) {
        unknown(check, &entry, mention);
    }
}

/// Whether this rule knows whom a spelling in a note misspells: then no other rule needs to tell it.
pub(super) fn knows(snapshot: &Snapshot, entry: &Entry, spelling: &Spelling) -> bool {
    let Some(mention) = spelling.first(&entry.facts) else { return false };
    known(snapshot, mention, &spelling.written).is_some()
        || respelt(snapshot, entry, mention, &spelling.written).is_some()
        || near(snapshot, entry, mention, &spelling.written).is_some_and(|_| {
            matches!(*mention.reference, Reference::Named(_)) && !has_article(snapshot, &mention.reference)
        })
}

/// A name that is understood, in a spelling that its profile does not have.
fn known(snapshot: &Snapshot, mention: &Mention, written: &str) -> Option<Meant> {
    let Reference::Known(id) = &*mention.reference else { return None };
    let (home, profile) = snapshot.profile(id)?;
    let name = slipped(written, profile).filter(|_| profile.names.kind == EntityKind::Person)?;
    Some(Meant::of_profile(home, profile, &name))
}

/// A name that an article which the sentence cites introduces in other letters, where no transliteration explains them.
fn respelt(snapshot: &Snapshot, entry: &Entry, mention: &Mention, written: &str) -> Option<Meant> {
    let Reference::Named(key) = &*mention.reference else { return None };
    let cited = snapshot.cited_by(entry, mention.sentence);
    let articles = cited.iter().filter_map(|path| snapshot.entry(path));
    let (article, name) = articles
        .flat_map(|article| article.facts.names.iter().map(move |name| (article, name)))
        .find_map(|(article, (own, name))| (own == key).then_some((article, name)))?;
    let (ours, theirs) = (name_words(written), name_words(name));
    let (last, rest) = ours.split_last()?;
    let (meant, others) = theirs.split_last()?;
    let is_slip = rest == others
        && !rest.is_empty()
        && !is_arabic(written)
        && last.chars().count() >= SHORTEST_SURNAME
        && sound(last) != sound(meant);
    (is_slip && !is_written_so(snapshot, &mention.reference, &ours))
        .then(|| Meant::of_article(snapshot, article, &mention.reference, name))
}

/// Whether an article introduces somebody in just these words.
fn is_written_so(snapshot: &Snapshot, reference: &Reference, words: &[Box<str>]) -> bool {
    let Reference::Named(key) = reference else { return false };
    let documents = snapshot.appearances(reference);
    let mut articles = documents
        .filter_map(|one| snapshot.entry(one.document()))
        .filter(|entry| entry.kind != DocumentKind::Note);
    articles
        .any(|article| article.facts.names.iter().any(|(own, name)| own == key && name_words(name) == words))
}

/// Words carried over from Arabic have as many spellings as writers.
fn is_arabic(written: &str) -> bool {
    written.split(['-', ' ']).any(|word| ["al", "el", "bin", "ben", "abu"].contains(&&*word.to_lowercase()))
}

/// The name of a profile from whose surname a spelling differs in a way that no transliteration explains.
fn slipped(written: &str, profile: &Profile) -> Option<String> {
    let words = name_words(written);
    let last = words.last()?;
    let names: Vec<&str> = names(profile).collect();
    if is_arabic(written) || words.len() < 2 || names.iter().any(|name| name_words(name) == words) {
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
    let Reference::Named(key) = &*mention.reference else { return };
    let Some((_, written)) = entry.facts.names.iter().find(|(own, _)| own == key) else { return };
    telling::cited(check, mention.sentence);
    let Some(meant) = near(check.snapshot, entry, mention, written) else { return };
    check.report.reads.names.insert(Arc::clone(key));
    if !has_article(check.snapshot, &mention.reference) {
        tell(check, mention.span, written, &meant);
    }
}

/// The name that an unknown one is a slip away from: a profile's, else one of the articles that the sentence cites.
fn near(snapshot: &Snapshot, entry: &Entry, mention: &Mention, written: &str) -> Option<Meant> {
    let words = name_words(written);
    if words.len() < 2 {
        return None;
    }
    of_profiles(snapshot, &words).or_else(|| of_cited(snapshot, entry, mention.sentence, &words))
}

fn of_profiles(snapshot: &Snapshot, words: &[Box<str>]) -> Option<Meant> {
    let near = words.iter().flat_map(|word| snapshot.profiles_named(word)).flat_map(|(home, profile)| {
        let near = names(profile).filter_map(|name| Some((slips(words, &name_words(name))?, name)));
        near.map(move |(changes, name)| (changes, name, home, profile))
    });
    let (_, name, home, profile) = near.min_by_key(|(changes, name, ..)| (*changes, *name))?;
    Some(Meant::of_profile(home, profile, name))
}

/// Whoever cites an article speaks of its people.
fn of_cited(snapshot: &Snapshot, entry: &Entry, sentence: u32, words: &[Box<str>]) -> Option<Meant> {
    let cited = snapshot.cited_by(entry, sentence);
    let articles = cited.iter().filter_map(|path| snapshot.entry(path));
    let names = articles.flat_map(|article| article.facts.names.iter().map(move |name| (article, name)));
    let near = names
        .filter_map(|(article, (key, name))| Some((slips(words, &name_words(name))?, name, article, key)));
    let (_, name, article, key) = near.min_by_key(|(changes, name, ..)| (*changes, *name))?;
    Some(Meant::of_article(snapshot, article, &Reference::Named(Arc::clone(key)), name))
}

/// Whether anything but a note has a name.
fn has_article(snapshot: &Snapshot, reference: &Reference) -> bool {
    let appearances = snapshot.appearances(reference);
    let mut others = appearances.filter_map(|one| snapshot.entry(one.document()));
    others.any(|other| other.kind != DocumentKind::Note)
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

fn tell(check: &mut Check<'_>, span: Span, written: &str, meant: &Meant) {
    let message = format!("{} “{written}”; did you mean {}?", meant.nobody, meant.name);
    let fix = Fix::write(check.entry, span, meant.name.clone());
    check.find(span, message, vec![meant.related.clone()], vec![fix]);
}
