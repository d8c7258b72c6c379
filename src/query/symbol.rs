//! Whom and what a corpus knows, by a few typed letters: actors, venues, processes, conflicts, and series of figures.

use std::sync::Arc;

use super::{
    Location,
    find::{Candidate, candidates},
    series::list,
};
use crate::{
    corpus::{Snapshot, describe},
    extract::{MentionKind, profile::EntityKind},
    text::fold::fold,
};

/// Answers at most; a longer list is no help to anybody.
const MOST: usize = 200;

/// What a symbol is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An entity with what is known of its kind.
    Entity(Option<EntityKind>, MentionKind),
    /// A series of figures.
    Series,
}

/// An entity or series that typed letters fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// The name, or "deaths".
    pub name: String,
    /// What else the letters fit (an alias), or what a series is about; may be empty.
    pub detail: String,
    /// What it is.
    pub kind: Kind,
    /// The introduction, else the profile, else the first mention; the first figure of a series.
    pub place: Location,
}

/// The entities and series that `letters` fit, the best first; all of them for no letters, those first that most
/// documents mention. At most 200.
pub fn symbols(snapshot: &Snapshot, letters: &str) -> Vec<Symbol> {
    let mut found: Vec<(Rank, Symbol)> = Vec::new();
    for (_, one) in candidates(snapshot) {
        found.extend(entity(snapshot, &one, letters));
    }
    found.extend(list(snapshot).iter().filter_map(|listed| series(snapshot, listed, letters)));
    found.sort_by(|(a, one), (b, other)| (a, &one.name, &one.detail).cmp(&(b, &other.name, &other.detail)));
    found.truncate(MOST);
    found.into_iter().map(|(_, symbol)| symbol).collect()
}

/// How well letters fit, and how often the symbol stands in documents: the smallest comes first.
type Rank = (Fit, std::cmp::Reverse<usize>);

/// How typed letters fit a name; the best come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The name begins with them.
    Start,
    /// A word of it does.
    Word,
    /// They stand in it somewhere.
    Within,
    /// Its letters have them in this order.
    Scattered,
}

/// How letters fit a name, whatever their case and accents; `None` where they do not.
pub(super) fn fit(letters: &str, name: &str) -> Option<Fit> {
    let (letters, name) = (fold(letters.trim()), fold(name));
    if letters.is_empty() || name.starts_with(&letters) {
        return Some(Fit::Start);
    }
    if name.split([' ', '-']).any(|word| word.starts_with(&letters)) {
        return Some(Fit::Word);
    }
    if name.contains(&letters) {
        return Some(if letters.contains(' ') { Fit::Word } else { Fit::Within });
    }
    let mut rest = name.chars();
    letters
        .chars()
        .filter(|c| !c.is_whitespace())
        .all(|c| rest.any(|other| other == c))
        .then_some(Fit::Scattered)
}

fn entity(snapshot: &Snapshot, one: &Candidate, letters: &str) -> Option<(Rank, Symbol)> {
    let fitting =
        one.names.iter().enumerate().filter_map(|(number, name)| Some((fit(letters, name)?, number)));
    let (fit, number) = fitting.min()?;
    let entity = snapshot.entity(&one.reference)?;
    let appearances = snapshot.appearances(&one.reference).len();
    let (place, kind) = place(snapshot, one, &entity.id)?;
    let alias = one.names.get(number).filter(|_| number > 0);
    let symbol = Symbol {
        name: entity.name.to_string(),
        detail: alias.map(ToString::to_string).unwrap_or_default(),
        kind: Kind::Entity(entity.kind, kind),
        place,
    };
    Some(((fit, std::cmp::Reverse(appearances)), symbol))
}

fn place(snapshot: &Snapshot, one: &Candidate, id: &str) -> Option<(Location, MentionKind)> {
    let first = snapshot.occurrences(&one.reference).next();
    let kind = first.as_ref().and_then(|first| snapshot.mention(first)).map(|(_, mention)| mention.kind);
    let introduced = snapshot.introduction(&one.reference).map(|found| (found.document, found.span));
    let profiled = || {
        let (entry, profile) = snapshot.profile(id)?;
        Some((Arc::clone(&entry.path), profile.name_span))
    };
    let mentioned = || {
        let (entry, mention) = snapshot.mention(first.as_ref()?)?;
        Some((Arc::clone(&entry.path), mention.span))
    };
    let (document, span) = introduced.or_else(profiled).or_else(mentioned)?;
    Some((Location { document, span }, kind.unwrap_or(MentionKind::Actor)))
}

fn series(snapshot: &Snapshot, listed: &super::series::Listed, letters: &str) -> Option<(Rank, Symbol)> {
    let group = listed.key.group.as_deref().map(|group| format!(" ({group})")).unwrap_or_default();
    let name = format!("{}{group}", describe::measure_words(&listed.key.measure));
    let texts = [name.clone(), format!("{name} {}", listed.scope.name)];
    let fit = texts.iter().filter_map(|text| fit(letters, text)).min()?;
    let statements = snapshot.statements(&listed.key);
    let (entry, figure) = snapshot.figure(&statements.first()?.place)?;
    let place = Location { document: Arc::clone(&entry.path), span: figure.span };
    let symbol = Symbol { name, detail: listed.scope.name.to_string(), kind: Kind::Series, place };
    Some(((fit, std::cmp::Reverse(listed.figures)), symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fit_from_the_start_to_scattered() {
        for (letters, name, expected) in [
            ("", "Sergei Lavrov", Some(Fit::Start)),
            ("sergei l", "Sergei Lavrov", Some(Fit::Start)),
            ("lav", "Sergei Lavrov", Some(Fit::Word)),
            ("mistura", "Staffan de Mistura", Some(Fit::Word)),
            ("ghouta", "Eastern Ghouta", Some(Fit::Word)),
            ("avr", "Sergei Lavrov", Some(Fit::Within)),
            ("slvr", "Sergei Lavrov", Some(Fit::Scattered)),
            ("erdogan", "Recep Tayyip Erdoğan", Some(Fit::Word)),
            ("kerry", "Sergei Lavrov", None),
        ] {
            assert_eq!(fit(letters, name), expected, "{letters} in {name}");
        }
    }
}
