//! Which candidate is the document's date. A date is never invented: where nothing on the page is trustworthy there is none.

use jiff::civil::Weekday;

use super::{
    candidate::{self, Candidate, Doubt, Page, Place},
    front,
    outlet::Dateline,
};
use crate::extract::{
    Marked,
    date::{Date, days_between},
    facts::{Certainty, DateEvidence, DateReading, EvidenceKind},
};

/// Days beyond which a banner above the title and the page's other dates cannot be one publication.
pub(super) const FAR: i32 = 60;

/// Days within which an unclear date may be the same publication as a clear one.
pub(super) const FORTNIGHT: i32 = 14;

/// The least weight that makes a date, and the least that speaks against front matter.
pub(super) const ENOUGH: i32 = 20;
pub(super) const STRONG: i32 = 45;

/// Reads the date.
pub(super) fn read(document: &Marked<'_>, dateline: Option<&Dateline>) -> DateReading {
    let page = candidate::read(document, dateline);
    let mut weighed = weigh(&page);
    weighed.sort_by_key(|one| std::cmp::Reverse(one.weight));
    let stated = weighed.iter().position(|one| one.kind == EvidenceKind::FrontMatter);
    let best = weighed.iter().position(|one| one.kind != EvidenceKind::FrontMatter && one.weight >= ENOUGH);
    let judgement = match (stated, best) {
        (Some(stated), best) => front::judge(document, &page, &weighed, stated, best),
        (None, Some(best)) => Judgement { taken: Some(best), against: None, certainty: Certainty::Weighed },
        (None, None) => Judgement { taken: None, against: None, certainty: Certainty::None },
    };
    answer(&weighed, judgement)
}

/// A candidate with one reading and its weight.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub evidence: DateEvidence,
    pub kind: EvidenceKind,
    pub place: Place,
    pub weekday: Option<Weekday>,
    /// What the words by themselves leave open.
    pub doubt: Doubt,
    pub weight: i32,
}

impl Weighed {
    pub(super) fn date(&self) -> Date {
        self.evidence.date
    }
}

/// Which candidates decide, by their numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judgement {
    pub taken: Option<usize>,
    pub against: Option<usize>,
    pub certainty: Certainty,
}

/// Puts the taken one first.
fn answer(weighed: &[Weighed], judgement: Judgement) -> DateReading {
    let Judgement { taken, against, certainty } = judgement;
    let date = taken.and_then(|at| weighed.get(at)).map(Weighed::date);
    let mut order: Vec<usize> = (0..weighed.len()).collect();
    order.sort_by_key(|at| Some(*at) != taken);
    let contradiction = against.and_then(|against| order.iter().position(|at| *at == against));
    let evidence = order.iter().filter_map(|at| weighed.get(*at)).map(|one| one.evidence.clone()).collect();
    DateReading { date, certainty, evidence, contradiction }
}

impl Page {
    /// Whether the text names the day's weekday.
    pub(super) fn names(&self, date: Date) -> bool {
        self.weekdays.contains(&date.weekday())
    }

    /// Whether the text's weekdays fit a story of that day: news speak of today and yesterday. Without any, all fits.
    pub(super) fn fits(&self, date: Date) -> bool {
        self.weekdays.is_empty() || self.names(date) || date.yesterday().is_ok_and(|day| self.names(day))
    }
}

fn weigh(page: &Page) -> Vec<Weighed> {
    let mut weighed = Vec::new();
    for candidate in &page.candidates {
        match (candidate.doubt, candidate.readings.as_slice()) {
            (Doubt::None, readings) => {
                weighed.extend(readings.iter().map(|date| one(page, candidate, *date)));
            }
            (_, readings) => weighed.extend(ambiguous(page, candidate, readings)),
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
        EvidenceKind::Text if page.told.iter().any(|(_, span)| *span == candidate.span) => {
            (0, "the text tells of it as past")
        }
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
        doubt: candidate.doubt,
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

/// A date that is read in several ways: other evidence chooses, or nothing does.
fn ambiguous(page: &Page, candidate: &Candidate, readings: &[Date]) -> Vec<Weighed> {
    let near = |date: &Date, within: i32| {
        page.candidates.iter().any(|other| {
            other.doubt == Doubt::None
                && other.readings.iter().any(|known| days_between(*date, *known).abs() <= within)
        })
    };
    let only = |test: &dyn Fn(&Date) -> bool| {
        let fitting: Vec<Date> = readings.iter().copied().filter(|date| test(date)).collect();
        (fitting.len() == 1).then(|| fitting.first().copied()).flatten()
    };
    let is_late = |date: &Date| page.latest_year.is_none_or(|year| year <= date.year());
    let is_stated =
        |date: &Date| page.stated.is_some_and(|stated| days_between(stated, *date).abs() <= FORTNIGHT);
    let chosen = only(&|date| candidate.weekday == Some(date.weekday()))
        .or_else(|| only(&|date| near(date, 2)))
        .or_else(|| only(&is_stated))
        .or_else(|| only(&|date| page.names(*date) && is_late(date)))
        .or_else(|| only(&|date| !page.weekdays.is_empty() && page.fits(*date)));
    let unknown = match candidate.doubt {
        Doubt::Year => "its year cannot be told",
        _ => "day and month cannot be told apart",
    };
    let weighed = readings.iter().map(|date| {
        let mut weighed = one(page, candidate, *date);
        if chosen.is_none() {
            (weighed.weight, weighed.evidence.verdict) = (0, unknown);
        } else if chosen != Some(*date) {
            (weighed.weight, weighed.evidence.verdict) = (0, "another reading of these words fits");
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
