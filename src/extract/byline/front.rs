//! Front matter against its own page: a date in front matter stands unless the page's date line, byline or dateline says
//! another day, or the text tells of later days as past.
//!
//! A day's difference is no contradiction: stories are written on one day and published on the next, and clocks differ.
//! Only a story that tells of the day after its front matter's cannot be of the front matter's day.

use super::{
    candidate::{Doubt, Page, Place},
    weigh::{ENOUGH, FAR, FORTNIGHT, Judgement, STRONG, Weighed},
};
use crate::extract::{
    date::days_between,
    facts::{Certainty, EvidenceKind},
};
use crate::text::{Document, LinkKind};

/// Different later days that a text has to tell of as past before its front matter is doubted: one may be a slip.
const LATER_DAYS: usize = 2;

/// Decides between the front matter's date and the best of the page's.
pub(super) fn judge(
    document: &Document,
    page: &Page,
    weighed: &[Weighed],
    stated: usize,
    best: Option<usize>,
) -> Judgement {
    let kept = Judgement { taken: Some(stated), against: None, certainty: Certainty::Stated };
    let Some(front) = weighed.get(stated) else { return kept };
    if cites(document) || weighed.iter().any(|one| agrees(front, one)) {
        return kept;
    }
    let rival =
        best.filter(|best| weighed.get(*best).is_some_and(|rival| speaks_against(page, front, rival)));
    if rival.is_some() {
        return Judgement { taken: rival, against: Some(stated), certainty: Certainty::Weighed };
    }
    let unclear = || unclear(weighed, front);
    let against = later(page, weighed, front).or_else(unclear);
    if against.is_some() { Judgement { against, certainty: Certainty::Weighed, ..kept } } else { kept }
}

/// Whether the document cites others, as notes do: then a date in its text is somebody else's.
fn cites(document: &Document) -> bool {
    let is_local = |target: &str| !target.contains("://") && !target.starts_with(['#', 'm']);
    document.links.iter().any(|link| match link.kind {
        LinkKind::Wiki | LinkKind::FootnoteReference | LinkKind::FootnoteDefinition => true,
        LinkKind::Inline => is_local(&link.target),
        LinkKind::Auto => false,
    }) || document.text.contains("[@")
}

/// Whether a date of the page is the front matter's; pictures are older or younger than stories.
fn agrees(front: &Weighed, one: &Weighed) -> bool {
    !matches!(one.kind, EvidenceKind::FrontMatter | EvidenceKind::Caption)
        && one.weight >= ENOUGH
        && one.date() == front.date()
}

/// Whether a date stands where pages print their own.
fn is_witness(one: &Weighed) -> bool {
    matches!(one.kind, EvidenceKind::Byline | EvidenceKind::PageDate | EvidenceKind::Dateline)
}

/// Whether the page's best date takes the front matter's place.
fn speaks_against(page: &Page, front: &Weighed, rival: &Weighed) -> bool {
    let days = days_between(front.date(), rival.date());
    if !is_witness(rival) || rival.weight < STRONG || rival.place == Place::Above && days > FAR {
        return false;
    }
    let is_told_of = page.names(rival.date());
    let is_known = page.names(front.date());
    match days {
        -1..=0 => false,
        1 => is_told_of && (!is_known || rival.weekday == Some(rival.date().weekday())),
        2..=31 if rival.place == Place::Update => false,
        // Whoever reads an unclear date needs the text's weekdays on their side.
        _ => rival.doubt == Doubt::None || is_told_of && !is_known,
    }
}

/// The latest day after the front matter's that the text tells of as past.
fn later(page: &Page, weighed: &[Weighed], front: &Weighed) -> Option<usize> {
    let told = |one: &Weighed| {
        page.told
            .iter()
            .any(|(day, span)| *span == one.evidence.span && days_between(front.date(), *day) > FORTNIGHT)
    };
    let late: Vec<(usize, &Weighed)> = weighed.iter().enumerate().filter(|(_, one)| told(one)).collect();
    let mut days: Vec<_> = late.iter().map(|(_, one)| one.date()).collect();
    days.sort_unstable();
    days.dedup();
    (days.len() >= LATER_DAYS).then(|| late.iter().max_by_key(|(_, one)| one.date()).map(|(at, _)| *at))?
}

/// A date line that is read in several ways, none of them near the front matter's date.
fn unclear(weighed: &[Weighed], front: &Weighed) -> Option<usize> {
    let distance = |one: &Weighed| days_between(front.date(), one.date()).abs();
    let is_unclear = |one: &Weighed| one.doubt != Doubt::None && is_witness(one) && one.place == Place::Head;
    let (at, nearest) =
        weighed.iter().enumerate().filter(|(_, one)| is_unclear(one)).min_by_key(|(_, one)| distance(one))?;
    (distance(nearest) > FORTNIGHT).then_some(at)
}
