//! Places of meetings and events, against the articles that a note cites for them.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    super::{
        Check,
        telling::{self, Likeness, Weights},
        whereabouts::{are_other, are_related},
    },
    Naming, absent, tell,
};
use crate::{
    corpus::Entry,
    extract::{MentionKind, Placed, Reference, Stay},
};

/// Compares with the sentences of the cited articles that tell of the same meeting or event.
pub(super) fn compare(check: &mut Check<'_>, ours: &Placed) {
    let cited = telling::cited(check, ours.sentence);
    if cited.is_empty() {
        return;
    }
    let found = match likest(check, ours, &cited) {
        Answer::Agrees => None,
        Answer::Differs(_, source, theirs) => Some((source, theirs, Naming::Elsewhere)),
        Answer::Nothing => absent::otherwise(check, ours, &cited),
    };
    if let Some((source, theirs, naming)) = found {
        tell(check, ours, source, theirs, naming);
    }
}

/// What the articles say in nearly the note's words.
fn likest<'a>(check: &Check<'a>, ours: &Placed, cited: &[&'a Arc<Entry>]) -> Answer<'a> {
    if ours.words.len() < 2 || ours.stay == Stay::Event {
        return Answer::Nothing;
    }
    let mut best = Answer::Nothing;
    for source in cited {
        match nearest(check, check.entry, ours, source) {
            Answer::Agrees => return Answer::Agrees,
            Answer::Differs(likeness, ..) if matches!(best, Answer::Differs(other, ..) if other >= likeness) =>
                {}
            Answer::Nothing => {}
            differs @ Answer::Differs(..) => best = differs,
        }
    }
    best
}

/// What an article says of a note's place.
enum Answer<'a> {
    Nothing,
    Agrees,
    Differs(Likeness, &'a Arc<Entry>, &'a Placed),
}

fn nearest<'a>(check: &Check<'_>, note: &Entry, ours: &Placed, source: &'a Arc<Entry>) -> Answer<'a> {
    let weights = Weights::of(source.facts.placed.iter().map(|one| &*one.words));
    let alike: Vec<(Likeness, &Placed)> = source
        .facts
        .placed
        .iter()
        .map(|one| (weights.likeness(&ours.words, &one.words), one))
        .filter(|(likeness, one)| {
            likeness.is_alike()
                && !telling::count_differently((note, ours.sentence), (&**source, one.sentence))
        })
        .collect();
    let Some(best) = alike.iter().map(|(likeness, _)| *likeness).max() else { return Answer::Nothing };
    if absent::likest_unplaced(check, ours, source) >= best {
        return Answer::Nothing;
    }
    let near = || alike.iter().filter(|(likeness, _)| likeness.share * 10 >= best.share * 8);
    let is_copy = best.is_copy();
    let other = |place: &Reference| {
        if is_copy { !are_related(check, &ours.place, place) } else { are_other(check, &ours.place, place) }
    };
    if near().any(|(_, one)| !other(&one.place) || places(source, one.sentence).any(|place| !other(place))) {
        return Answer::Agrees;
    }
    // Of several places in one sentence, the one that the note does not have.
    let kept: BTreeSet<Arc<str>> =
        places(note, ours.sentence).filter_map(|one| check.snapshot.entity_id(one)).collect();
    let differs = alike.iter().filter(|(likeness, one)| {
        let id = check.snapshot.entity_id(&one.place);
        *likeness == best && are_kin(one.stay, ours.stay) && id.is_some_and(|id| !kept.contains(&id))
    });
    let mut differs = differs.map(|(likeness, one)| Answer::Differs(*likeness, source, one));
    differs.next().unwrap_or(Answer::Nothing)
}

/// Whether what was at two places may be one thing: a meeting is no raid.
pub(super) fn are_kin(one: Stay, other: Stay) -> bool {
    one != Stay::Beside && other != Stay::Beside && (one == Stay::Event) == (other == Stay::Event)
}

/// The places that a sentence names, in whatever position.
pub(super) fn places(entry: &Entry, sentence: u32) -> impl Iterator<Item = &Reference> {
    let own = entry.facts.mentions_in(sentence);
    own.filter(|mention| mention.kind == MentionKind::Venue).map(|mention| &*mention.reference)
}
