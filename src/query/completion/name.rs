//! Names: of whom the corpus mentions or has profiles, by the letters typed so far.

use std::{cmp::Reverse, collections::BTreeSet};

use super::{About, Completion, Completions, Kind, Place};
use crate::{
    corpus::{Fit, Known, fit},
    extract::Reference,
    text::{Span, fold::fold},
};

/// Names that are offered at once.
const OFFERED: usize = 50;
/// Words before the one at the place that may belong to the name.
const WORDS: usize = 4;
/// Names of one entity that are offered.
const NAMES: usize = 3;
/// Letters in lower case from which on a name is offered: prose is full of short words.
const LETTERS: usize = 3;

pub(super) fn complete(place: Place<'_>) -> Completions {
    let typed = typed(place.line_before());
    if !typed.first().is_some_and(|word| is_name(word)) {
        return Completions::default();
    }
    let typed: Vec<(&str, String)> = typed.iter().map(|phrase| (*phrase, fold(phrase))).collect();
    let letters = typed.first().map(|(_, letters)| letters.as_str()).unwrap_or_default();
    let mut found: Vec<(Rank, &Known, &str, Span)> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for one in place.snapshot.known_by(letters) {
        let fits = fits(one, &typed);
        // All names of one entity stand together, the full one first, as well as the best of them fits.
        let Some(best) = fits.iter().map(|((length, fit, _), ..)| (*length, *fit)).min() else { continue };
        if !seen.insert(&one.entity.id) {
            continue;
        }
        let ranked = fits.into_iter().map(|((.., number), name, phrase)| {
            let rank = (best.0, best.1, Reverse(one.documents), one.reference.clone(), number);
            (rank, one, name, place.over(phrase))
        });
        found.extend(ranked);
    }
    found.sort_by(|(a, _, name, _), (b, _, other, _)| (a, name).cmp(&(b, other)));
    // All replace the same words: an editor that takes one range for the whole list would spoil the others.
    let longest = found.first().map(|(_, _, _, replaces)| *replaces);
    let items = found.into_iter().filter(|(_, _, _, replaces)| Some(*replaces) == longest).take(OFFERED);
    let items = items.map(|(_, one, name, replaces)| item(place, one, name, replaces)).collect();
    // One more letter may fit other words of other names.
    Completions { items, is_cut: true }
}

/// How well what is typed fits the first names of an entity: the phrase's length, the fit, the name's number.
type Fitting<'a, 't> = ((Reverse<usize>, Fit, usize), &'a str, &'t str);

/// The first names of an entity that some typed phrase fits, the shortest phrase first, each beside it folded.
fn fits<'a, 't>(one: &'a Known, typed: &'t [(&'t str, String)]) -> Vec<Fitting<'a, 't>> {
    let names = one.names.iter().zip(one.folded()).enumerate();
    let fits = names.filter_map(|(number, (name, folded))| {
        // Letters of several words count where a name begins with them; the longest do.
        let whole = typed.iter().skip(1).rev().find(|(_, phrase)| folded.starts_with(phrase.as_str()));
        let (phrase, fit) = if let Some((phrase, _)) = whole {
            (*phrase, Fit::Start)
        } else {
            let (word, letters) = typed.first()?;
            (*word, fit(letters, folded).filter(|fit| *fit <= Fit::Word)?)
        };
        (name.len() > phrase.len()).then_some(((Reverse(phrase.len()), fit, number), &**name, phrase))
    });
    fits.take(NAMES).collect()
}

/// Longer phrases come first, then better fits, then those whom more documents mention, then their first names.
type Rank = (Reverse<usize>, Fit, Reverse<usize>, Reference, usize);

fn item(place: Place<'_>, one: &Known, name: &str, replaces: Span) -> Completion {
    let entity = &one.entity;
    let kind = entity.kind.map(|kind| kind.name().replace('-', " ")).unwrap_or_default();
    let detail = if *entity.name == *name {
        kind
    } else if kind.is_empty() {
        entity.name.to_string()
    } else {
        format!("{}, {kind}", entity.name)
    };
    Completion {
        label: name.to_owned(),
        detail,
        kind: Kind::Name,
        // Editors hold what was typed against this: it must begin with it, whichever word of the name it fits.
        filter: format!("{} {name}", replaces.of(place.text)),
        replaces,
        new_text: name.to_owned(),
        about: About::Entity(one.reference.clone()),
    }
}

/// The word before the place, then it with one more word before it, and so on.
fn typed(before: &str) -> Vec<&str> {
    let is_joint = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.'));
    let mut phrases = Vec::new();
    let mut end = before.len();
    for _ in 0..WORDS {
        let head = before.get(..end).unwrap_or_default();
        let start = head.rfind(is_joint).map_or(0, |at| at + head.get(at..).map_or(1, first_length));
        if start == end {
            break;
        }
        phrases.extend(before.get(start..));
        let Some(rest) = head.get(..start).filter(|rest| rest.ends_with(' ')) else { break };
        end = rest.len() - 1;
    }
    phrases
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || word.chars().count() >= LETTERS && word.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_grow_to_the_left() {
        assert_eq!(typed("He met Sergei La"), ["La", "Sergei La", "met Sergei La", "He met Sergei La"]);
        assert_eq!(typed("(Erdoğ"), ["Erdoğ"]);
        assert_eq!(typed("end. “Deir al-Z"), ["al-Z", "Deir al-Z"]);
        assert_eq!(typed("with "), Vec::<&str>::new());
        assert_eq!(typed(""), Vec::<&str>::new());
    }

    #[test]
    fn short_words_of_prose_are_no_names() {
        for (word, expected) in [("L", true), ("la", false), ("lav", true), ("12", false), ("", false)] {
            assert_eq!(is_name(word), expected, "{word}");
        }
    }
}
