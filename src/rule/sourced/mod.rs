//! Notes' figures against the articles that they cite: which figure of a source a note's figure renders, and what differs.
//!
//! No rule of its own: `figure-not-in-source` and `magnitude-slip` tell what is found here.

mod aged;
mod attribution;
mod by_place;
mod copy;
mod counterpart;
mod difference;
mod elsewhere;
mod fix;
mod nth;
mod number;
mod reckoned;
mod slip;
mod stated;
mod tallied;

use std::sync::Arc;

pub(super) use attribution::estimator;
pub(super) use by_place::check as check_places;
pub(super) use difference::{Difference, amount, counted};
pub(super) use fix::fix;
pub(super) use nth::check as check_ordinals;
pub(super) use number::disagree;
pub(super) use slip::{Slip, slip};
pub(super) use stated::Stated;

use super::{Check, elapsed_mismatch};
use crate::{
    corpus::{DocPath, Entry, FigurePlace},
    extract::{Decimal, DocumentKind, Figure, Scope, figure::measure::MeasureKind},
};
use attribution::{Credit, credit};
use counterpart::{Counterpart, counterpart, of_noun};
use difference::{Pair, difference, noun};
use number::{distance, rounds_to, same_bound, same_value};
use stated::Witness;

/// A number of a note that its sources do not state.
#[derive(Debug, Clone)]
pub(super) struct Disagreement {
    /// The number in the note.
    pub(super) stated: Stated,
    /// The nearest one of a source with what differs; `None` where no source states anything like it.
    pub(super) nearest: Option<Nearest>,
    /// The articles that its sentence cites.
    pub(super) cited: Vec<DocPath>,
}

/// A number of a source that is near a note's.
#[derive(Debug, Clone)]
pub(super) struct Nearest {
    /// What differs.
    pub(super) difference: Difference,
    /// The number.
    pub(super) witness: Witness,
    /// More of them where nobody can say which of all is the note's counterpart; then the first is only one of them.
    pub(super) others: Option<Vec<Witness>>,
}

impl Nearest {
    fn new(difference: Difference, witness: Witness) -> Self {
        Self { difference, witness, others: None }
    }

    /// One that says another number.
    fn of_value(found: Counterpart) -> Option<Self> {
        match found {
            Counterpart::One(witness) => Some(Self::new(Difference::Value, witness)),
            Counterpart::Several(mut others) => {
                let witness = (!others.is_empty()).then(|| others.remove(0))?;
                Some(Self { difference: Difference::Value, witness, others: Some(others) })
            }
        }
    }
}

/// A figure of a source beside a note's.
struct Candidate {
    difference: Difference,
    distance: Decimal,
    /// How like the two sentences are, in per cent.
    likeness: u32,
    /// Whether the note says whom it counts and the source does not.
    is_silent_on_group: bool,
    /// Whether the note says whose number it is, and the source credits nobody.
    is_uncredited: bool,
    /// Whether it may be of the same victim: in a sentence that is like the note's or counted by articles, too, and not
    /// called by another noun.
    may_be_victim: bool,
    witness: Witness,
}

/// How much liker a sentence that disagrees must be than one that agrees before it is the one that the note renders.
const CLEARLY: u32 = 20;

/// From how much likeness on a sentence tells of the same victim.
const LIKE: u32 = 40;

/// The numbers of a note that the articles it cites do not state, found once for all rules. What was read counts as read.
pub(super) fn disagreements(check: &mut Check<'_>) -> Arc<[Disagreement]> {
    if let Some(found) = &check.disagreements {
        return Arc::clone(found);
    }
    let found: Arc<[Disagreement]> = find(check).into();
    check.disagreements = Some(Arc::clone(&found));
    found
}

fn find(check: &mut Check<'_>) -> Vec<Disagreement> {
    let note = Arc::clone(check.entry);
    let mut found = Vec::new();
    if note.kind != DocumentKind::Note {
        return found;
    }
    check.report.reads.targets |= note.facts.cites();
    let mut copied = copy::Copies::default();
    for (stated, figure) in Stated::all(&note.facts) {
        let cited = check.snapshot.cited_by(&note, figure.sentence);
        let is_aged = is_of_unknown_age(check, figure);
        if cited.is_empty() || !(is_aged || is_checked(check, figure)) || is_miscounted(&note, figure) {
            continue;
        }
        check.report.reads.documents.extend(cited.iter().cloned());
        let Stated::Figure(number) = stated else {
            // What a quotation has otherwise, its own rule tells.
            if note.facts.quotes.iter().any(|quote| quote.span.covers(figure.span)) {
                continue;
            }
            let nearest = tallied::compare(check, &note, figure, &cited);
            found.extend(nearest.map(|nearest| Disagreement { stated, nearest: Some(nearest), cited }));
            continue;
        };
        let copy = copied.of(check, &note, number, &cited);
        if is_aged {
            let wrong = copy.filter(|copy| copy.likeness == 100 && copy.difference == Difference::Value);
            let wrong = wrong.map(|copy| Nearest::new(copy.difference, copy.place));
            let nearest = wrong.or_else(|| aged::compare(check, &note, figure, &cited)).map(Some);
            found.extend(nearest.map(|nearest| Disagreement { stated, nearest, cited }));
            continue;
        }
        if let Some(nearest) = compare(check, &note, figure, &cited, copy) {
            found.push(Disagreement { stated, nearest, cited });
        }
    }
    found
}

/// Whether the count contradicts the names beside it: `count-mismatch` says so, and once is enough.
fn is_miscounted(note: &Entry, figure: &Figure) -> bool {
    note.facts.enumerations.iter().any(|one| one.number.overlaps(figure.number_span()) && !one.is_right())
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
    if kind != MeasureKind::Elapsed {
        return false;
    }
    check.report.reads.profiles = true;
    let war = elapsed_mismatch::conflict(check.snapshot, check.entry, figure);
    let id = war.and_then(|war| check.snapshot.entity_id(&war));
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
) -> Option<Option<Nearest>> {
    let mut all = candidates(check, note, figure, cited);
    all.sort_by(|a, b| {
        let key = |one: &Candidate| (one.difference, u32::MAX - one.likeness, one.distance);
        (key(a), &a.witness).cmp(&(key(b), &b.witness))
    });
    let tell = |one: &Candidate| Some(Some(Nearest::new(one.difference, one.witness.clone())));
    if is_one_victim(figure) {
        // The article may name whom the note counts: only a sentence of the same tells that there were others.
        all.retain(|one| one.may_be_victim);
        let is_like = all.iter().all(|one| {
            matches!(one.difference, Difference::Value | Difference::Status | Difference::Attribution)
        });
        let told = copy.filter(|copy| copy.difference.is_told());
        let told = told.map(|copy| Nearest::new(copy.difference, copy.place));
        return told.map(Some).or_else(|| all.first().filter(|_| is_like).and_then(tell));
    }
    if let Some(other) = elsewhere::find(check, figure, cited, &all) {
        return Some(Some(Nearest::new(Difference::Scope, other.witness.clone())));
    }
    // Who says nothing of whom he counts does not say that they are others than somebody else says; nor who credits nobody.
    // Nor who counts people that the article counts, too, in words that make no figure.
    let is_summed = || reckoned::is_sum_beside(note, figure) || is_tallied(check, figure, cited);
    for (difference, is_silent) in [
        (Difference::Group, (|one: &Candidate| one.is_silent_on_group) as fn(&Candidate) -> bool),
        (Difference::Attribution, |one: &Candidate| one.is_uncredited),
    ] {
        if all.iter().all(|one| one.difference != Difference::Nothing || is_silent(one))
            && let Some(other) = all.iter().find(|one| one.difference == difference)
            && !is_summed()
        {
            return tell(other);
        }
    }
    let agreeing = all.iter().filter(|one| one.difference == Difference::Nothing);
    let likest = agreeing.map(|one| one.likeness).max();
    if let Some(copy) = copy {
        let is_clear = |likest: u32| copy.is_in_order || copy.likeness >= likest + CLEARLY;
        if copy.difference == Difference::Nothing {
            return None;
        }
        let is_said = copy.difference == Difference::Bound && states_bound(check, figure, cited);
        if copy.difference.is_told() && likest.is_none_or(is_clear) && !is_said {
            return Some(Some(Nearest::new(copy.difference, copy.place)));
        }
    }
    if likest.is_some() {
        return None;
    }
    let best = all.iter().find(|one| one.difference.is_told());
    match best.map(|best| best.difference) {
        Some(Difference::Bound) if reckoned::is_part_of_bounded(note, figure) => None,
        Some(Difference::Bound) if states_bound(check, figure, cited) => {
            of_other_place(check, figure, &all).and_then(tell)
        }
        Some(Difference::Group) if is_summed() => None,
        Some(Difference::Value) | None => of_value(check, note, figure, cited, &all),
        Some(_) => best.and_then(tell),
    }
}

/// The figure that has the number with its bound, where that one is of another place of the same kind: of a town and its
/// region nobody knows whether one lies in the other.
fn of_other_place<'a>(check: &Check<'_>, figure: &Figure, all: &'a [Candidate]) -> Option<&'a Candidate> {
    let kind = |figure: &Figure| match &figure.scope {
        Scope::Event(event) => check.snapshot.entity(event.place.as_ref()?)?.kind,
        _ => None,
    };
    let own = kind(figure)?;
    all.iter().find(|one| {
        one.difference == Difference::Scope
            && one
                .witness
                .read(check)
                .is_some_and(|(_, other)| same_bound(figure, other) && kind(other) == Some(own))
    })
}

/// Where no figure of the sources has the number: the counterpart that says another one, if the note's is not reckoned
/// and stands nowhere in words that were not understood.
#[allow(clippy::option_option, reason = "no disagreement, one with nothing, one with a figure")]
fn of_value(
    check: &Check<'_>,
    note: &Arc<Entry>,
    figure: &Figure,
    cited: &[DocPath],
    all: &[Candidate],
) -> Option<Option<Nearest>> {
    let stated_somewhere = cited.iter().any(|path| states_number(check, path, figure));
    // What has one fixed number, the article states in so many words: a "five" elsewhere in it makes no fifth zone.
    let kind = check.snapshot.policy().measures.kind(&figure.measure);
    let is_fixed = matches!(kind, MeasureKind::Constant | MeasureKind::Ordinal);
    let values = all.iter().filter(|one| one.difference == Difference::Value);
    let tallies = tallies_of(check, figure, cited);
    if is_tallied(check, figure, cited) {
        return None;
    }
    let found = counterpart(check, note, figure, values.map(|one| one.witness.clone()).chain(tallies));
    if stated_somewhere && !(is_fixed && found.is_some())
        || reckoned::is_reckoned(check, note, figure, cited)
        || !is_fixed && reckoned::is_total(check, note, figure, cited)
        || is_rest_with_named(check, figure, cited)
    {
        return None;
    }
    let nearest = found.and_then(Nearest::of_value);
    (nearest.is_some() || kind != MeasureKind::Loose).then_some(nearest)
}

/// Whether the article counts a few less as "20 others": who tells of all of them adds those that it names.
fn is_rest_with_named(check: &Check<'_>, figure: &Figure, cited: &[DocPath]) -> bool {
    const NAMED: u32 = 3;
    let sources = cited.iter().filter_map(|path| check.snapshot.entry(path));
    sources.flat_map(|source| &source.facts.figures).any(|other| {
        let (Some(all), Some(rest)) = (figure.quantity.stated, other.quantity.stated) else { return false };
        let named = all.minus(rest);
        other.is_rest
            && other.measure == figure.measure
            && named.is_some_and(|named| named > Decimal::ZERO && named <= Decimal::small(NAMED))
    })
}

/// What the articles count by the figure's noun, or sums of its currency, in words that make no figure: they may be only
/// supposed, or the verb may be unknown.
fn tallies_of(check: &Check<'_>, figure: &Figure, cited: &[DocPath]) -> Vec<Witness> {
    let unit = figure.unit().filter(|_| &*figure.measure == "money");
    let Some(wanted) = unit.map(Box::from).or_else(|| noun(figure)) else { return Vec::new() };
    let sources = cited.iter().filter_map(|path| Some((path, check.snapshot.entry(path)?)));
    let all = sources.flat_map(|(path, source)| {
        of_noun(source, path, &wanted).map(|(witness, _)| witness).collect::<Vec<_>>()
    });
    all.filter(|witness| matches!(witness.stated, Stated::Tally(_))).collect()
}

/// Whether one of the tallies has the figure's number.
fn is_tallied(check: &Check<'_>, figure: &Figure, cited: &[DocPath]) -> bool {
    let is_said = |one: &Witness| one.read(check).is_some_and(|(_, other)| same_value(figure, other));
    tallies_of(check, figure, cited).iter().any(is_said)
}

/// "A nurse", "one woman", "a woman and a child": the article may tell of them by their names.
fn is_one_victim(figure: &Figure) -> bool {
    figure.is_by_articles || is_of_people(figure) && figure.quantity.stated == Some(Decimal::ONE)
}

fn is_of_people(figure: &Figure) -> bool {
    matches!(&*figure.measure, "deaths" | "wounded" | "missing" | "detained" | "displaced" | "besieged")
}

/// Whether the article says the number with the note's bound somewhere, be it in words that make no figure.
fn states_bound(check: &Check<'_>, figure: &Figure, cited: &[DocPath]) -> bool {
    let sources = cited.iter().filter_map(|path| check.snapshot.entry(path));
    sources.flat_map(|source| Stated::all(&source.facts)).any(|(stated, other)| {
        let is_of_it = match stated {
            Stated::Figure(_) => other.measure == figure.measure,
            Stated::Tally(_) => noun(figure).is_none_or(|own| noun(other).is_none_or(|other| other == own)),
        };
        is_of_it && same_value(figure, other) && same_bound(figure, other)
    })
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
            let likeness = copy::likeness(note, figure.sentence, source, other.sentence);
            let are_by_articles = figure.is_by_articles && other.is_by_articles && same_value(figure, other);
            let are_of_two_nouns = matches!((noun(figure), noun(other)), (Some(a), Some(b)) if a != b);
            all.push(Candidate {
                difference,
                distance: distance(figure, other),
                likeness,
                is_silent_on_group: figure.group.is_some() && other.group.is_none(),
                is_uncredited: credit(pair) == Credit::Unsaid && figure.source.is_some(),
                may_be_victim: (likeness >= LIKE || are_by_articles) && !are_of_two_nouns,
                witness: Witness::figure(path, number),
            });
        }
    }
    all
}

/// Whether the number stands in the article in words that were not understood: they may say the same, and silence is
/// better than a wrong accusation.
fn states_number(check: &Check<'_>, path: &str, figure: &Figure) -> bool {
    let Some(source) = check.snapshot.entry(path) else { return false };
    source.facts.numbers.iter().any(|number| states(*number, figure))
}

/// Whether a number that was not understood may be a figure's.
fn states(number: Decimal, figure: &Figure) -> bool {
    figure.quantity.stated.is_some_and(|stated| rounds_to(number, stated))
}

/// How a slip of the hand made a note's number of its counterpart.
pub(super) fn slip_of(check: &Check<'_>, figure: &Figure, nearest: &Nearest) -> Option<Slip> {
    let is_of_value = nearest.difference == Difference::Value && nearest.others.is_none();
    let (_, other) = nearest.witness.read(check).filter(|_| is_of_value)?;
    slip(figure, other)
}

/// The figure of an article that states a note's figure, value, bound, scope and all.
pub(super) fn stating(
    check: &Check<'_>,
    note: &Arc<Entry>,
    figure: &Figure,
    path: &DocPath,
) -> Option<FigurePlace> {
    let all = candidates(check, note, figure, std::slice::from_ref(path));
    all.into_iter().find(|one| one.difference == Difference::Nothing)?.witness.place()
}
