//! Figures that a note places in a town where no cited article has them.
//!
//! An article that gives the number without a place agrees with any place of the note's, but for a town that it would
//! have to name, and for one where it has nothing like it while it gives the number to another. A town may stand for the
//! province or country that the article names, and the other way round: then nobody knows.

use super::{Candidate, Difference, difference::noun};
use crate::{
    corpus::{DocPath, Entry},
    extract::{Figure, Mention, MentionKind, Reference},
    rule::{
        Check,
        whereabouts::{are_other, is_country, is_named_itself, is_town, kind},
    },
};

/// Where an article has a number, as seen from a note's town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Site {
    /// In another town.
    Other,
    /// In a place that nobody knows, or, as far as the words around it tell, in another town.
    Apart,
    /// It may be in the note's.
    Here,
}

/// The figure of an article that has the note's number, where the note places it in a town in which none of them has it.
pub(super) fn find<'a>(
    check: &Check<'_>,
    figure: &Figure,
    cited: &[DocPath],
    all: &'a [Candidate],
) -> Option<&'a Candidate> {
    let town = figure.scope.place().filter(|place| is_town(check, place))?;
    // Teachers are no traders: of those that count others, nothing is known.
    let counts_same = |other: &Figure| noun(figure).zip(noun(other)).is_none_or(|(a, b)| a == b);
    let same = all.iter().filter(|one| matches!(one.difference, Difference::Nothing | Difference::Scope));
    let same = same.filter_map(|one| Some((one, one.witness.read(check)?)));
    let same = same.filter(|(_, (_, other))| counts_same(other));
    let sited: Vec<(&Candidate, Site)> =
        same.map(|(one, (source, other))| (one, site(check, source, other, town))).collect();
    if sited.iter().any(|(_, site)| *site == Site::Here) {
        return None;
    }
    let mut sources = cited.iter().filter_map(|path| check.source(path));
    let is_named = sources.any(|source| is_named_itself(check, source, town));
    let told = sited.iter().filter(|(_, site)| !is_named || *site == Site::Other);
    told.max_by_key(|(one, site)| (*site == Site::Other, one.difference == Difference::Scope, one.likeness))
        .map(|(one, _)| *one)
}

fn site(check: &Check<'_>, source: &Entry, other: &Figure, town: &Reference) -> Site {
    let id = check.snapshot.entity_id(town);
    let mut beside = source.facts.mentions_in(other.sentence);
    if beside.any(|mention| check.snapshot.entity_id(&mention.reference) == id) {
        return Site::Here;
    }
    if let Some(place) = other.scope.place().filter(|place| !is_country(check, place)) {
        return match (are_other(check, place, town), kind(check, place).is_some()) {
            (true, _) => Site::Other,
            (false, true) => Site::Here,
            (false, false) => Site::Apart,
        };
    }
    let is_apart = |mention: &&Mention| {
        are_other(check, &mention.reference, town) || kind(check, &mention.reference).is_none()
    };
    let around = last_places(check, source, other.sentence);
    if !around.is_empty() && around.iter().all(is_apart) { Site::Apart } else { Site::Here }
}

/// The places of the last sentence up to this one that names any but countries; those of the whole article, where none
/// before names one.
fn last_places<'a>(check: &Check<'_>, source: &'a Entry, sentence: u32) -> Vec<&'a Mention> {
    let is_place =
        |mention: &&Mention| mention.kind == MentionKind::Venue && !is_country(check, &mention.reference);
    let facts = &source.facts;
    let mut before =
        (0..=sentence).rev().map(|at| facts.mentions_in(at).filter(is_place).collect::<Vec<_>>());
    before
        .find(|places| !places.is_empty())
        .unwrap_or_else(|| facts.mentions.iter().filter(is_place).collect())
}
