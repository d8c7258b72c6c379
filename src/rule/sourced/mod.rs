//! Notes' figures against the articles that they cite: which figure of a source a note's figure renders, and what differs.
//!
//! No rule of its own: `figure-not-in-source` and `magnitude-slip` tell what is found here.

mod copy;
mod difference;
mod fix;
mod number;
mod reckoned;
mod slip;

use std::sync::Arc;

pub(super) use difference::{Difference, counted};
pub(super) use fix::fix;
pub(super) use number::disagree;
pub(super) use slip::{Slip, slip};

use super::Check;
use crate::{
    corpus::{DocPath, Entry, FigurePlace},
    extract::{Decimal, DocumentKind, Figure, Scope, figure::measure::MeasureKind},
};
use difference::{Pair, difference};
use number::{distance, rounds_to};

/// A figure of a note that its sources do not state.
#[derive(Debug, Clone)]
pub(super) struct Disagreement {
    /// The figure's number in the note.
    pub(super) figure: usize,
    /// The nearest figure of a source with what differs; `None` where no source states anything like it.
    pub(super) nearest: Option<(Difference, FigurePlace)>,
    /// The articles that the figure's sentence cites.
    pub(super) cited: Vec<DocPath>,
}

/// A figure of a source beside a note's.
struct Candidate {
    difference: Difference,
    distance: Decimal,
    /// How like the two sentences are, in per cent.
    likeness: u32,
    /// Whether the note says whom it counts and the source does not.
    is_silent_on_group: bool,
    place: FigurePlace,
}

/// How much liker a sentence that disagrees must be than one that agrees before it is the one that the note renders.
const CLEARLY: u32 = 20;

/// The figures of a note that the articles it cites do not state. What was read counts as read.
pub(super) fn disagreements(check: &mut Check<'_>) -> Vec<Disagreement> {
    let note = Arc::clone(check.entry);
    let mut found = Vec::new();
    if note.kind != DocumentKind::Note {
        return found;
    }
    check.report.reads.targets |= !note.facts.citations.is_empty();
    let mut copied = copy::Copies::default();
    for (number, figure) in note.facts.figures.iter().enumerate() {
        let cited = check.snapshot.cited_by(&note, figure.sentence);
        let is_aged = is_of_unknown_age(check, figure);
        if cited.is_empty() || !(is_aged || is_checked(check, figure)) || is_miscounted(&note, figure) {
            continue;
        }
        check.report.reads.documents.extend(cited.iter().cloned());
        let copy = copied.of(check, &note, number, &cited);
        if is_aged {
            let wrong = copy.filter(|copy| copy.likeness == 100 && copy.difference == Difference::Value);
            let nearest = wrong.map(|copy| Some((copy.difference, copy.place)));
            found.extend(nearest.map(|nearest| Disagreement { figure: number, nearest, cited }));
            continue;
        }
        if let Some(nearest) = compare(check, &note, figure, &cited, copy) {
            found.push(Disagreement { figure: number, nearest, cited });
        }
    }
    found
}

/// Whether the count contradicts the names beside it: `count-mismatch` says so, and once is enough.
fn is_miscounted(note: &Entry, figure: &Figure) -> bool {
    note.facts.enumerations.iter().any(|one| one.number.overlaps(figure.number_span) && !one.is_right())
}

/// Figures whose number is stated and which the source must state too. Elapsed years have their own rule, the two
/// sides of a stated change are what a series said before and after.
fn is_checked(check: &Check<'_>, figure: &Figure) -> bool {
    let kind = check.snapshot.policy().measures.kind(&figure.measure);
    figure.quantity.stated.is_some() && figure.change.is_none() && !matches!(kind, MeasureKind::Elapsed)
}

/// Years of a war whose start nobody has written down: then only a copied sentence tells that they are wrong.
fn is_of_unknown_age(check: &mut Check<'_>, figure: &Figure) -> bool {
    let kind = check.snapshot.policy().measures.kind(&figure.measure);
    let (MeasureKind::Elapsed, Scope::Entity(war)) = (kind, &figure.scope) else { return false };
    check.report.reads.profiles = true;
    let id = check.snapshot.entity_id(war);
    let profile = id.and_then(|id| check.snapshot.profile(&id).map(|(_, profile)| profile.start));
    figure.quantity.stated.is_some() && profile.flatten().is_none()
}

/// What differs from the nearest figure of the cited articles; `None` where one of them states the figure, or where
/// nobody can know.
#[allow(clippy::option_option, reason = "no disagreement, one with nothing, one with a figure")]
fn compare(
    check: &Check<'_>,
    note: &Arc<Entry>,
    figure: &Figure,
    cited: &[DocPath],
    copy: Option<copy::Copied>,
) -> Option<Option<(Difference, FigurePlace)>> {
    let mut all = candidates(check, note, figure, cited);
    all.sort_by(|a, b| {
        let key = |one: &Candidate| (one.difference, u32::MAX - one.likeness, one.distance);
        (key(a), &a.place).cmp(&(key(b), &b.place))
    });
    // Who says nothing of whom he counts does not say that they are others than somebody else says.
    if all.iter().all(|one| one.difference != Difference::Nothing || one.is_silent_on_group)
        && let Some(other) = all.iter().find(|one| one.difference == Difference::Group)
    {
        return Some(Some((Difference::Group, other.place.clone())));
    }
    let agreeing = all.iter().filter(|one| one.difference == Difference::Nothing);
    let likest = agreeing.map(|one| one.likeness).max();
    if let Some(copy) = copy {
        let is_clear = |likest: u32| copy.is_in_order || copy.likeness >= likest + CLEARLY;
        if copy.difference == Difference::Nothing {
            return None;
        }
        if copy.difference.is_told() && likest.is_none_or(is_clear) {
            return Some(Some((copy.difference, copy.place)));
        }
    }
    if likest.is_some() {
        return None;
    }
    let stated_somewhere = cited.iter().any(|path| states_number(check, path, figure));
    // What has one fixed number, the article states in so many words: a "five" elsewhere in it makes no fifth zone.
    let kind = check.snapshot.policy().measures.kind(&figure.measure);
    let is_fixed = matches!(kind, MeasureKind::Constant | MeasureKind::Ordinal);
    let may_differ = || stated_somewhere && !is_fixed || reckoned::is_reckoned(check, note, figure, cited);
    match all.into_iter().find(|one| one.difference.is_told()) {
        Some(best) if best.difference == Difference::Value && may_differ() => None,
        Some(best) => Some(Some((best.difference, best.place))),
        None if reckoned::is_reckoned(check, note, figure, cited) => None,
        None => (!stated_somewhere && kind != MeasureKind::Loose).then_some(None),
    }
}

fn candidates(check: &Check<'_>, note: &Arc<Entry>, figure: &Figure, cited: &[DocPath]) -> Vec<Candidate> {
    let mut all = Vec::new();
    for path in cited {
        let Some(source) = check.snapshot.entry(path) else { continue };
        for (number, other) in source.facts.figures.iter().enumerate() {
            let pair = Pair { snapshot: check.snapshot, note, figure, source, other };
            let difference = difference(pair);
            if difference == Difference::Incomparable {
                continue;
            }
            all.push(Candidate {
                difference,
                distance: distance(figure, other),
                likeness: copy::likeness(note, figure.sentence, source, other.sentence),
                is_silent_on_group: figure.group.is_some() && other.group.is_none(),
                place: FigurePlace { document: Arc::clone(path), figure: number as u32 },
            });
        }
    }
    all
}

/// Whether the number stands in the article in words that were not understood: they may say the same, and silence is
/// better than a wrong accusation.
fn states_number(check: &Check<'_>, path: &str, figure: &Figure) -> bool {
    let Some(source) = check.snapshot.entry(path) else { return false };
    figure
        .quantity
        .stated
        .is_some_and(|stated| source.facts.numbers.iter().any(|number| rounds_to(*number, stated)))
}

/// Whether a slip of the hand explains how a note's figure became of the one at a place.
pub(super) fn is_slip(check: &Check<'_>, figure: &Figure, place: &FigurePlace) -> bool {
    check.snapshot.figure(place).is_some_and(|(_, other)| slip(figure, other).is_some())
}

/// The figure of an article that states a note's figure, value, bound, scope and all.
pub(super) fn stating(
    check: &Check<'_>,
    note: &Arc<Entry>,
    figure: &Figure,
    path: &DocPath,
) -> Option<FigurePlace> {
    let all = candidates(check, note, figure, std::slice::from_ref(path));
    all.into_iter().find(|one| one.difference == Difference::Nothing).map(|one| one.place)
}
