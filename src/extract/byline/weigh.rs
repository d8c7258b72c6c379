//! Which candidate is the document's date. A date is never invented: where nothing on the page is trustworthy there is none.

use jiff::civil::Weekday;

use super::candidate::{self, Candidate, Page, Place};
use crate::extract::{
    date::{Date, days_between},
    facts::{Certainty, DateEvidence, DateReading, EvidenceKind},
};
use crate::text::{Document, LinkKind};

/// Days beyond which a banner above the title and the page's other dates cannot be one publication.
const FAR: i32 = 60;

/// The least weight that makes a date, and the least that speaks against front matter.
const ENOUGH: i32 = 20;
const STRONG: i32 = 45;

/// Reads the date.
pub(super) fn read(document: &Document) -> DateReading {
    let page = candidate::read(document);
    let mut weighed = weigh(&page);
    weighed.sort_by_key(|one| std::cmp::Reverse(one.weight));
    let stated = weighed.iter().position(|one| one.kind == EvidenceKind::FrontMatter);
    let best = weighed.iter().position(|one| one.kind != EvidenceKind::FrontMatter && one.weight >= ENOUGH);
    let (taken, against, certainty) = match (stated, best) {
        (Some(stated), best) => against_front_matter(&page, &weighed, stated, best, cites(document)),
        (None, Some(best)) => (Some(best), None, Certainty::Weighed),
        (None, None) => (None, None, Certainty::None),
    };
    answer(&weighed, taken, against, certainty)
}

/// A candidate with one reading and its weight.
#[derive(Debug, Clone)]
struct Weighed {
    evidence: DateEvidence,
    kind: EvidenceKind,
    place: Place,
    weekday: Option<Weekday>,
    /// Whether day and month can be told apart by the words themselves.
    is_plain: bool,
    weight: i32,
}

impl Weighed {
    fn date(&self) -> Date {
        self.evidence.date
    }
}

/// Puts the taken one first.
fn answer(
    weighed: &[Weighed],
    taken: Option<usize>,
    against: Option<usize>,
    certainty: Certainty,
) -> DateReading {
    let date = taken.and_then(|at| weighed.get(at)).map(Weighed::date);
    let mut order: Vec<usize> = (0..weighed.len()).collect();
    order.sort_by_key(|at| Some(*at) != taken);
    let contradiction = against.and_then(|against| order.iter().position(|at| *at == against));
    let evidence = order.iter().filter_map(|at| weighed.get(*at)).map(|one| one.evidence.clone()).collect();
    DateReading { date, certainty, evidence, contradiction }
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

/// Front matter stands unless the page's own date line, byline or dateline says another day.
fn against_front_matter(
    page: &Page,
    weighed: &[Weighed],
    stated: usize,
    best: Option<usize>,
    cites: bool,
) -> (Option<usize>, Option<usize>, Certainty) {
    let kept = (Some(stated), None, Certainty::Stated);
    let (Some(front), Some(rival)) = (weighed.get(stated), best.and_then(|at| weighed.get(at))) else {
        return kept;
    };
    let agrees = weighed.iter().any(|one| {
        let days = days_between(front.date(), one.date());
        one.kind != EvidenceKind::FrontMatter
            && one.weight >= ENOUGH
            && one.kind != EvidenceKind::Caption
            && days == 0
    });
    let days = days_between(front.date(), rival.date());
    let is_update = rival.place == Place::Update && (0..=31).contains(&days);
    let is_witness = rival.is_plain
        && matches!(rival.kind, EvidenceKind::Byline | EvidenceKind::PageDate | EvidenceKind::Dateline);
    if agrees
        || is_update
        || cites
        || !is_witness
        || rival.weight < STRONG
        || rival.place == Place::Above && days > FAR
    {
        return kept;
    }
    // A day of difference is a time zone's, unless the text's own weekdays decide.
    let decides = page.names(rival.date()) && !page.names(front.date());
    if days.abs() <= 1 && !decides {
        return kept;
    }
    (best, Some(stated), Certainty::Weighed)
}

impl Page {
    /// Whether the text names the day's weekday.
    fn names(&self, date: Date) -> bool {
        self.weekdays.contains(&date.weekday())
    }

    /// Whether the text's weekdays fit a story of that day: news speak of today and yesterday. Without any, all fits.
    fn fits(&self, date: Date) -> bool {
        self.weekdays.is_empty() || self.names(date) || date.yesterday().is_ok_and(|day| self.names(day))
    }
}

fn weigh(page: &Page) -> Vec<Weighed> {
    let mut weighed = Vec::new();
    for candidate in &page.candidates {
        match candidate.readings.as_slice() {
            [only] => weighed.push(one(page, candidate, *only)),
            readings => weighed.extend(ambiguous(page, candidate, readings)),
        }
    }
    banners(page, &mut weighed);
    weighed
}

fn one(page: &Page, candidate: &Candidate, date: Date) -> Weighed {
    let base = match (candidate.kind, candidate.place) {
        (EvidenceKind::FrontMatter, _) => 100,
        (_, Place::Below) => 10,
        (EvidenceKind::Byline, Place::Update) => 45,
        (EvidenceKind::Byline, _) => 60,
        (EvidenceKind::PageDate, Place::Above) => 46,
        (EvidenceKind::PageDate | EvidenceKind::Dateline, _) => 50,
        (EvidenceKind::Caption, _) => 28,
        _ => 0,
    };
    let is_wrong_weekday = candidate.weekday.is_some_and(|weekday| weekday != date.weekday());
    let (weight, verdict) = match candidate.kind {
        EvidenceKind::FrontMatter => (base, "stated in the front matter"),
        EvidenceKind::Text => (0, "a day that the text speaks of"),
        _ if is_wrong_weekday => (base - 40, "the weekday beside it does not fit"),
        EvidenceKind::Caption => caption(page, date),
        _ if candidate.place == Place::Below => (base, "stands below the text"),
        _ if !page.weekdays.is_empty() && page.names(date) => (base + 8, "the text names its weekday"),
        _ if !page.fits(date) => (base - 4, "the text names other weekdays"),
        EvidenceKind::Byline => (base, "stands in the byline"),
        EvidenceKind::Dateline => (base, "stands where the text begins"),
        _ => (base, "stands on a line of its own"),
    };
    let evidence = DateEvidence { span: candidate.span, date, kind: candidate.kind, verdict };
    Weighed {
        evidence,
        kind: candidate.kind,
        place: candidate.place,
        weekday: candidate.weekday,
        is_plain: candidate.readings.len() == 1,
        weight,
    }
}

/// A picture is taken on the day of the news, or comes from an archive.
fn caption(page: &Page, date: Date) -> (i32, &'static str) {
    if page.latest_year.is_some_and(|year| year > date.year()) {
        (0, "the text speaks of a later year")
    } else if page.weekdays.is_empty() {
        (24, "the caption's day; no weekday in the text confirms it")
    } else if page.names(date) {
        (36, "the caption's day, and the text names its weekday")
    } else if page.fits(date) {
        (28, "the text names the weekday before the caption's day")
    } else {
        (0, "the text names other weekdays than the caption's")
    }
}

/// A numeric date that is read in two ways: other evidence chooses, or nothing does.
fn ambiguous(page: &Page, candidate: &Candidate, readings: &[Date]) -> Vec<Weighed> {
    let near = |date: &Date, within: i32| {
        page.candidates.iter().any(|other| {
            other.readings.len() == 1
                && other.readings.iter().any(|known| days_between(*date, *known).abs() <= within)
        })
    };
    let only = |test: &dyn Fn(&Date) -> bool| {
        let fitting: Vec<Date> = readings.iter().copied().filter(|date| test(date)).collect();
        (fitting.len() == 1).then(|| fitting.first().copied()).flatten()
    };
    let is_late = |date: &Date| page.latest_year.is_none_or(|year| year <= date.year());
    let chosen = only(&|date| candidate.weekday == Some(date.weekday()))
        .or_else(|| only(&|date| near(date, 2)))
        .or_else(|| only(&|date| page.names(*date) && is_late(date)))
        .or_else(|| only(&|date| !page.weekdays.is_empty() && page.fits(*date)));
    let weighed = readings.iter().map(|date| {
        let mut weighed = one(page, candidate, *date);
        if chosen.is_none() {
            (weighed.weight, weighed.evidence.verdict) = (0, "day and month cannot be told apart");
        } else if chosen != Some(*date) {
            (weighed.weight, weighed.evidence.verdict) = (0, "the other order of day and month fits");
        }
        weighed
    });
    weighed.collect()
}

/// A date above the title is the page's, or the day on which it was visited: then the page's other dates are far from it.
fn banners(page: &Page, weighed: &mut [Weighed]) {
    let others: Vec<(Date, i32)> = weighed
        .iter()
        .filter(|one| one.place != Place::Above && one.weight >= ENOUGH)
        .map(|one| (one.date(), one.weight))
        .collect();
    for one in
        weighed.iter_mut().filter(|one| one.place == Place::Above && one.kind == EvidenceKind::PageDate)
    {
        let date = one.date();
        let is_far = |(other, _): &(Date, i32)| days_between(*other, date) > FAR;
        let contradicted = !others.is_empty() && others.iter().all(is_far);
        // A weekday in full and nothing that the text says of that year: the clock of the site's header.
        let unsupported = others.is_empty()
            && one.weekday.is_some()
            && (page.latest_year.is_some_and(|year| year + 1 < date.year()) || !page.fits(date));
        if contradicted || unsupported {
            one.weight = 0;
            one.kind = EvidenceKind::Banner;
            one.evidence.kind = EvidenceKind::Banner;
            one.evidence.verdict = if contradicted {
                "a banner with the day of the visit: the page's own dates are far from it"
            } else {
                "a banner above the title that nothing in the text supports"
            };
        }
    }
}
