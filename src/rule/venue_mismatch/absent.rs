//! Places that no cited article has for what a note tells, where one of them places it elsewhere, in other words than
//! the note's.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    super::{
        Check,
        telling::{self, Likeness, Weights},
        whereabouts::{are_other, are_related, hints_at, naming},
    },
    Naming,
    cited::{are_kin, places},
};
use crate::{
    corpus::Entry,
    extract::{EntityId, Figure, MentionKind, Placed, Scope, Stay, ToldWord},
};

/// How much of a note an article's sentence must have: per cent, and words.
#[derive(Debug, Clone, Copy)]
struct Bar {
    share: u32,
    shared: usize,
}

impl Bar {
    fn is_met(self, likeness: Likeness) -> bool {
        likeness.share >= self.share && likeness.shared >= self.shared
    }
}

/// Where the articles never name the note's place.
const NEVER: Bar = Bar { share: 50, shared: 2 };

/// The same for an event, of which texts tell many, where the note tells little.
const WHOLLY: Bar = Bar { share: 100, shared: 2 };

/// Where they name it, for something else; and for events.
const NAMED: Bar = Bar { share: 50, shared: 3 };

/// How much the article as a whole must have, where its meetings are at one place.
const WHOLE: Bar = Bar { share: 60, shared: 3 };

/// Places of meetings up to which an article tells where it has them all.
const FEW: usize = 3;

/// Per cent that a placed sentence must have by itself, where the next one has the rest.
const LEAD: u32 = 25;

/// What an article has for a note's place.
type Found<'a> = (Likeness, &'a Arc<Entry>, &'a Placed);

/// The place that a cited article has for what the note places, where none has the note's.
pub(super) fn otherwise<'a>(
    check: &Check<'a>,
    ours: &Placed,
    cited: &[&'a Arc<Entry>],
) -> Option<(&'a Arc<Entry>, &'a Placed, Naming)> {
    if is_of_figure(check, ours, cited) {
        return None;
    }
    let found: Vec<Found<'_>> = cited.iter().flat_map(|source| all(check, ours, source)).collect();
    let (best, source, theirs) = *found.iter().rev().max_by_key(|(likeness, ..)| *likeness)?;
    let named = cited.iter().filter_map(|source| likest_naming(check, ours, source)).max();
    let is_named_alike = named.is_some_and(|one| one.share * 2 >= best.share || one.shared > 1);
    let is_unplaced = || cited.iter().any(|source| likest_unplaced(check, ours, source) >= best);
    let bar = if named.is_none() && ours.stay != Stay::Event { NEVER } else { NAMED };
    let is_enough = bar.is_met(best) || named.is_none() && WHOLLY.is_met(best);
    let is_told = || is_enough && !is_named_alike && !is_unplaced();
    let mut near = found.iter().filter(|(likeness, ..)| likeness.share * 10 >= best.share * 8);
    let is_other = near.all(|(_, source, theirs)| {
        let hints = ours.stay == Stay::Event && hints_at(check, source, theirs.sentence, &ours.place);
        are_other(check, &ours.place, &theirs.place) && !hints
    });
    let naming = if named.is_none() { Naming::Never } else { Naming::Elsewhere };
    (is_other && (is_told() || is_only_place(check, ours, cited, named))).then_some((source, theirs, naming))
}

/// The places of an article that may be meant: where such a thing was, and which the note's sentence does not name too.
fn all<'a>(check: &Check<'_>, ours: &Placed, source: &'a Arc<Entry>) -> Vec<Found<'a>> {
    let note = check.entry;
    let weights = Weights::of_article(source);
    let kept: Vec<EntityId> =
        places(note, ours.sentence).filter_map(|place| check.snapshot.entity_id(place)).collect();
    let placed = source.facts.placed.iter().filter(|theirs| {
        let id = check.snapshot.entity_id(&theirs.place);
        are_kin(theirs.stay, ours.stay)
            && id.is_some_and(|id| !kept.contains(&id))
            && !telling::count_differently((note, ours.sentence), (&**source, theirs.sentence))
    });
    placed.map(|theirs| (with_next(check, &weights, ours, source, theirs), source, theirs)).collect()
}

/// How like a placed sentence is, by itself or with the one behind it in its paragraph that has no place.
fn with_next(
    check: &Check<'_>,
    weights: &Weights,
    ours: &Placed,
    source: &Entry,
    theirs: &Placed,
) -> Likeness {
    let own = weights.likeness(&ours.words, &theirs.words);
    let facts = &source.facts;
    let next = theirs.sentence + 1;
    let block = |sentence: u32| facts.sentences.get(sentence as usize).map(|one| one.block());
    let is_placed = facts.placed.iter().any(|one| one.sentence == next);
    let is_beside = || block(next) == block(theirs.sentence) || goes_on(check, source, theirs);
    match facts.told_in(next) {
        Some(told) if own.share >= LEAD && !is_placed && is_beside() => {
            let both: Vec<ToldWord> = theirs.words.iter().chain(told.words).copied().collect();
            own.max(weights.likeness(&ours.words, &both))
        }
        _ => own,
    }
}

/// Whether the sentence behind a placed meeting tells on of it in a paragraph of its own: of a meeting, without a place,
/// of somebody who was at the placed one.
fn goes_on(check: &Check<'_>, source: &Entry, theirs: &Placed) -> bool {
    let actors = |sentence: u32| -> BTreeSet<EntityId> {
        let own = source.facts.mentions_in(sentence).filter(|one| one.kind == MentionKind::Actor);
        own.filter_map(|one| check.snapshot.entity_id(&one.reference)).collect()
    };
    let next = theirs.sentence + 1;
    let meets = ToldWord::of("meet").zip(source.facts.told_in(next));
    let is_meeting = meets.is_some_and(|(meet, told)| told.words.iter().any(|word| word.stem == meet.stem));
    theirs.is_held() && is_meeting && !actors(theirs.sentence).is_disjoint(&actors(next))
}

/// Whether the place is that of a figure which the articles have for another: `figure-not-in-source` tells that.
fn is_of_figure(check: &Check<'_>, ours: &Placed, cited: &[&Arc<Entry>]) -> bool {
    let is_at = |one: &&Figure| matches!(&one.scope, Scope::Event(event) if event.place.as_ref() == Some(&ours.place));
    let mut figures = check.entry.facts.figures_in(ours.sentence).filter(is_at);
    figures.any(|one| {
        let all = cited.iter().flat_map(|source| &source.facts.figures);
        let mut same = all.filter(|other| other.measure == one.measure);
        same.any(|other| {
            let is_placed = matches!(&other.scope, Scope::Event(event) if event.place.is_some());
            is_placed && other.quantity.stated == one.quantity.stated
        })
    })
}

/// How like the sentence is that is likest, of those that name the note's place; `None` where the article never does.
fn likest_naming(check: &Check<'_>, ours: &Placed, source: &Entry) -> Option<Likeness> {
    let weights = Weights::of_article(source);
    let naming = naming(check, source, &ours.place).into_iter();
    let likeness = naming.map(|told| weights.likeness(&ours.words, told.words));
    let dateline = source.facts.dateline.iter().filter(|place| are_related(check, &ours.place, place));
    likeness.chain(dateline.map(|_| Likeness::CERTAIN)).max()
}

/// How like the sentence is that is likest, of those that have no place for what they tell.
pub(super) fn likest_unplaced(check: &Check<'_>, ours: &Placed, source: &Entry) -> Likeness {
    let weights = Weights::of_article(source);
    let kin = || source.facts.placed.iter().filter(|one| are_kin(one.stay, ours.stay));
    let is_placed = |sentence: u32| {
        kin().any(|one| {
            one.sentence == sentence || one.sentence + 1 == sentence && goes_on(check, source, one)
        })
    };
    let unplaced = source.facts.told.iter().filter(|told| !is_placed(told.sentence));
    unplaced.map(|told| weights.likeness(&ours.words, told.words)).max().unwrap_or_default()
}

/// Whether the articles have meetings at few places and never name the note's; or at one place only and nothing at the
/// note's: where they name that at all, they must tell what the note does.
fn is_only_place(check: &Check<'_>, ours: &Placed, cited: &[&Arc<Entry>], named: Option<Likeness>) -> bool {
    if !matches!(ours.stay, Stay::Held | Stay::Named) {
        return false;
    }
    let all = || cited.iter().flat_map(|source| &source.facts.placed);
    let meetings = all().filter(|place| place.stay != Stay::Event && place.stay != Stay::Beside);
    let ids: BTreeSet<Option<EntityId>> =
        meetings.map(|place| check.snapshot.entity_id(&place.place)).collect();
    let is_single = ids.len() == 1 && !ids.contains(&None);
    let is_never_held = named.is_none()
        && ours.is_held()
        && all().any(Placed::is_held)
        && ids.len() <= FEW
        && !ids.contains(&None);
    let is_apart = || !all().any(|place| are_related(check, &ours.place, &place.place));
    let whole = |source: &&Arc<Entry>| {
        let words: Vec<ToldWord> =
            source.facts.told.iter().flat_map(|told| told.words.iter().copied()).collect();
        WHOLE.is_met(Weights::of_article(source).likeness(&ours.words, &words))
    };
    let is_untold = || !cited.iter().any(|source| NAMED.is_met(likest_unplaced(check, ours, source)));
    let is_unlike = named.is_none_or(|one| one.shared <= 1 && is_untold());
    is_never_held || is_single && is_unlike && is_apart() && cited.iter().any(whole)
}
