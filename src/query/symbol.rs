//! Whom and what a corpus knows, by a few typed letters: actors, venues, processes, conflicts, and series of figures.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::Location;
use crate::{
    corpus::{Known, SeriesKey, Snapshot, describe, series::Series},
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
    let letters = fold(letters.trim());
    let mut fitting: BTreeMap<Fit, Vec<Hit<'_>>> = BTreeMap::new();
    let entities = snapshot.directory().filter_map(|known| Hit::entity(known, &letters));
    let series =
        snapshot.all_series().filter_map(|(key, series)| Hit::series(snapshot, key, series, &letters));
    for (fit, hit) in entities.chain(series) {
        fitting.entry(fit).or_default().push(hit);
    }
    let mut found = Vec::new();
    // Names that fit worse than enough others need no look at the documents that they stand in.
    for hits in fitting.into_values() {
        if found.len() < MOST {
            let symbols = in_order(snapshot, hits).into_iter().filter_map(|hit| hit.symbol(snapshot));
            found.extend(symbols.take(MOST - found.len()));
        }
    }
    found
}

/// Hits that fit equally well, those first that stand in most documents, then by name; each entity once.
fn in_order<'a>(snapshot: &Snapshot, hits: Vec<Hit<'a>>) -> Vec<Hit<'a>> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let ranked = hits.into_iter().filter_map(|hit| {
        let count = hit.count(snapshot);
        (count > 0 || hit.is_known(snapshot)).then_some((Reverse(count), hit))
    });
    let mut ranked: Vec<(Reverse<usize>, Hit<'a>)> =
        ranked.filter(|(_, hit)| hit.id().is_none_or(|id| seen.insert(id))).collect();
    ranked.sort_by(|(a, one), (b, other)| (a, one.order()).cmp(&(b, other.order())));
    ranked.into_iter().map(|(_, hit)| hit).collect()
}

/// What letters fit, before it is known whether it is among the best.
enum Hit<'a> {
    /// An entity, with the alias that they fit.
    Entity(&'a Known, &'a str),
    /// A series, with its name and what it is about.
    Series(&'a SeriesKey, &'a Series, String, String),
}

impl<'a> Hit<'a> {
    fn entity(known: &'a Known, letters: &str) -> Option<(Fit, Self)> {
        let fitting =
            (0..).zip(known.folded()).filter_map(|(number, name)| Some((fit(letters, name)?, number)));
        let (fit, number) = fitting.min()?;
        let alias = known.names.get(number).filter(|_| number > 0);
        Some((fit, Self::Entity(known, alias.map(|alias| &**alias).unwrap_or_default())))
    }

    fn series(
        snapshot: &Snapshot,
        key: &'a SeriesKey,
        series: &'a Series,
        letters: &str,
    ) -> Option<(Fit, Self)> {
        let group = key.group.as_deref().map(|group| format!(" ({group})")).unwrap_or_default();
        let name = format!("{}{group}", describe::measure_words(&key.measure));
        let scope = snapshot.name_of(&key.scope);
        let texts = [fold(&name), fold(&format!("{name} {scope}"))];
        let fit = texts.iter().filter_map(|text| fit(letters, text)).min()?;
        Some((fit, Self::Series(key, series, name, scope)))
    }

    fn id(&self) -> Option<&'a str> {
        match self {
            Self::Entity(known, _) => Some(&known.entity.id),
            Self::Series(..) => None,
        }
    }

    fn is_known(&self, snapshot: &Snapshot) -> bool {
        matches!(self, Self::Entity(known, _) if snapshot.is_known(known))
    }

    /// How many documents mention it, or figures state it.
    fn count(&self, snapshot: &Snapshot) -> usize {
        match self {
            Self::Entity(known, _) => snapshot.appearance_count(&known.reference),
            Self::Series(_, series, ..) => series.figure_count(),
        }
    }

    /// Name and detail.
    fn words(&self) -> (&str, &str) {
        match self {
            Self::Entity(known, alias) => (&known.entity.name, alias),
            Self::Series(_, _, name, scope) => (name, scope),
        }
    }

    /// By name, then detail; of those that are called alike, entities come first.
    fn order(&self) -> (&str, &str, bool, Option<&str>) {
        let (name, detail) = self.words();
        (name, detail, self.id().is_none(), self.id())
    }

    fn symbol(&self, snapshot: &Snapshot) -> Option<Symbol> {
        let (place, kind) = match self {
            Self::Entity(known, _) => {
                let (place, kind) = place(snapshot, known)?;
                (place, Kind::Entity(known.entity.kind, kind))
            }
            Self::Series(key, ..) => (first_figure(snapshot, key)?, Kind::Series),
        };
        let (name, detail) = self.words();
        Some(Symbol { name: name.to_owned(), detail: detail.to_owned(), kind, place })
    }
}

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

/// How letters fit a name, both folded; `None` where they do not.
pub(super) fn fit(letters: &str, name: &str) -> Option<Fit> {
    if letters.is_empty() || name.starts_with(letters) {
        return Some(Fit::Start);
    }
    if name.split([' ', '-']).any(|word| word.starts_with(letters)) {
        return Some(Fit::Word);
    }
    if name.contains(letters) {
        return Some(if letters.contains(' ') { Fit::Word } else { Fit::Within });
    }
    let mut rest = name.chars();
    letters
        .chars()
        .filter(|c| !c.is_whitespace())
        .all(|c| rest.any(|other| other == c))
        .then_some(Fit::Scattered)
}

/// The introduction, else the profile, else the first mention.
fn place(snapshot: &Snapshot, one: &Known) -> Option<(Location, MentionKind)> {
    let first = snapshot.first_occurrence(&one.reference);
    let kind = first.as_ref().and_then(|first| snapshot.mention(first)).map(|(_, mention)| mention.kind);
    let introduced = snapshot.introduction(&one.reference).map(|found| (found.document, found.span));
    let profiled = || {
        let (entry, profile) = snapshot.profile(&one.entity.id)?;
        Some((Arc::clone(&entry.path), profile.name_span))
    };
    let mentioned = || {
        let (entry, mention) = snapshot.mention(first.as_ref()?)?;
        Some((Arc::clone(&entry.path), mention.span))
    };
    let (document, span) = introduced.or_else(profiled).or_else(mentioned)?;
    Some((Location { document, span }, kind.unwrap_or(MentionKind::Actor)))
}

fn first_figure(snapshot: &Snapshot, key: &SeriesKey) -> Option<Location> {
    let dated = snapshot.statements_within(key, ..).next().map(|first| first.place);
    let place = dated.or_else(|| snapshot.series(key)?.undated.get_min().cloned())?;
    let (entry, figure) = snapshot.figure(&place)?;
    Some(Location { document: Arc::clone(&entry.path), span: figure.span })
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
            assert_eq!(fit(&fold(letters), &fold(name)), expected, "{letters} in {name}");
        }
    }
}
