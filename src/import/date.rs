//! The day of publication: what a page's data claim, what its words say, and whether the two agree.
//!
//! A time with an offset means the day on the clocks of whoever wrote that offset. A time in UTC says nothing of the
//! outlet's clocks: where the page prints the day before or after and that hour allows it, the printed day is taken.

use std::sync::Arc;

use crate::{
    extract::{
        Certainty, Date, DateEvidence, DateReading, EvidenceKind, Facts, Lexicon, Period, date::days_between,
        date_words::find_dates_in, figure::measure::Measures, origin,
    },
    text::{Document, Format, Span, phrase::on_one_line},
};

/// A day of publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub value: Date,
    /// [`Certainty::Stated`] where the page's data say so and nothing contradicts, [`Certainty::Weighed`] where only its
    /// words do.
    pub certainty: Certainty,
    /// What says so, in words.
    pub evidence: String,
}

/// What a page's data say about its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    /// Where it stands: "JSON-LD datePublished".
    pub place: &'static str,
    /// Its words.
    pub words: String,
    day: Date,
    /// The hour, where it is given in UTC.
    utc_hour: Option<i8>,
}

/// The words of evidence that are shown.
const SHOWN: usize = 80;

impl Claim {
    /// A claim, where its words say a day.
    pub fn of(place: &'static str, words: &str) -> Option<Self> {
        let words = on_one_line(words);
        let day = day(&words)?;
        Some(Self { place, day, utc_hour: utc_hour(&words), words: shortened(&words) })
    }

    /// Whether another one is of the same day, as clocks of the world go.
    pub fn is_near(&self, other: &Self) -> bool {
        days_between(self.day, other.day).abs() <= 1
    }

    /// Whether it is about the day that a page prints as `printed`.
    fn means(&self, printed: Date) -> bool {
        match (days_between(self.day, printed), self.utc_hour) {
            (0, _) => true,
            // Clocks are at most 12 hours behind UTC, and 14 before it.
            (-1, Some(hour)) => hour < 12,
            (1, Some(hour)) => hour >= 10,
            _ => false,
        }
    }
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= SHOWN {
        words.to_owned()
    } else {
        words.chars().take(SHOWN).chain(['…']).collect()
    }
}

/// The day that a value says: ISO 8601, eight digits, or words that name one day.
fn day(words: &str) -> Option<Date> {
    if let Some(period) = Period::parse(words).filter(|period| period.is_day()) {
        return Some(period.from);
    }
    let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
    if digits.len() == 8
        && !words
            .get(8..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric() && c != 'T'))
    {
        let parts = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?);
        return Date::new(parts.0.parse().ok()?, parts.1.parse().ok()?, parts.2.parse().ok()?).ok();
    }
    let found = find_dates_in(words, Span::at(0, words.len()));
    match found.as_slice() {
        [only] => only.day(),
        _ => None,
    }
}

/// The hour of a time in UTC.
fn utc_hour(words: &str) -> Option<i8> {
    let is_utc = ["Z", "+00:00", "+0000", "-00:00", "GMT", "UTC"].iter().any(|mark| words.ends_with(mark));
    let before = words.split_once(':').filter(|_| is_utc)?.0;
    let digits: Vec<char> = before.chars().rev().take_while(char::is_ascii_digit).collect();
    let hour: i8 = digits.iter().rev().collect::<String>().parse().ok()?;
    (0..24).contains(&hour).then_some(hour)
}

/// What is read of a plain text.
pub(super) fn facts(text: &str) -> Facts {
    let document = Document::read(Arc::from(text), Format::Plain);
    origin(&document, &Lexicon::shared(&[], &Measures::default()))
}

/// The day, and what is doubtful about it.
pub(super) fn decide(claims: &[Claim], seen: &str) -> (Option<Dated>, Vec<String>) {
    let reading = facts(seen).date;
    let printed = printed(&reading, seen);
    let Some(first) = claims.first() else { return by_words(&reading, printed, seen) };
    let mut doubts = Vec::new();
    let agrees = |claim: &&Claim| printed.as_ref().is_some_and(|printed| claim.means(printed.value));
    let rival = claims.iter().find(|claim| !claim.is_near(first));
    let claim = match (rival, claims.iter().find(agrees)) {
        (None, agreeing) => agreeing.unwrap_or(first),
        (Some(rival), Some(agreeing)) => {
            let other = if agreeing.day == rival.day { first } else { rival };
            doubts.push(format!(
                "{}, but {}; the page's own words agree with the former",
                said(agreeing),
                said(other)
            ));
            agreeing
        }
        (Some(rival), None) => {
            return (None, vec![undecided(&format!("{}, but {}", said(first), said(rival)))]);
        }
    };
    let is_page = matches!(reading.evidence.first(), Some(first) if is_of_page(first.kind));
    let is_other = |printed: &&Dated| is_page && printed.value != claim.day && claim.means(printed.value);
    if let Some(printed) = printed.as_ref().filter(is_other) {
        let evidence = format!("{}; {} is that day on other clocks", printed.evidence, said(claim));
        return (Some(Dated { evidence, ..printed.clone() }), doubts);
    }
    if let Some(against) = contradiction(claim, seen) {
        doubts.push(undecided(&format!("{}, but {against}", said(claim))));
        return (None, doubts);
    }
    (Some(Dated { value: claim.day, certainty: Certainty::Stated, evidence: said(claim) }), doubts)
}

fn said(claim: &Claim) -> String {
    format!("{} says “{}”", claim.place, claim.words)
}

fn undecided(why: &str) -> String {
    format!("no date was taken: {why}; write `date: YYYY-MM-DD` into the front matter")
}

/// Whether evidence says when the page was published, rather than when the story was written.
fn is_of_page(kind: EvidenceKind) -> bool {
    matches!(kind, EvidenceKind::Byline | EvidenceKind::PageDate)
}

/// The day that the page prints where pages print their own.
fn printed(reading: &DateReading, seen: &str) -> Option<Dated> {
    let value = reading.date?;
    let first = reading.evidence.first().filter(|first| first.date == value)?;
    let is_witness = matches!(
        first.kind,
        EvidenceKind::FrontMatter | EvidenceKind::Byline | EvidenceKind::PageDate | EvidenceKind::Dateline
    );
    let evidence = format!("the {}", quoted(first, seen));
    (is_witness && reading.contradiction.is_none()).then_some(Dated {
        value,
        certainty: reading.certainty,
        evidence,
    })
}

/// What the words of a page say against a claim, if they do.
fn contradiction(claim: &Claim, seen: &str) -> Option<String> {
    let front = format!("---\ndate: {}\n---\n", claim.day);
    let whole = format!("{front}{seen}");
    let reading = facts(&whole).date;
    if reading.date == Some(claim.day) && reading.contradiction.is_none() {
        return None;
    }
    let against = match reading.contradiction.filter(|_| reading.date == Some(claim.day)) {
        Some(at) => reading.evidence.get(at),
        None => reading.evidence.first(),
    }?;
    Some(format!("the {} says {}", quoted(against, &whole), against.date))
}

/// The day of a page without data.
fn by_words(reading: &DateReading, printed: Option<Dated>, seen: &str) -> (Option<Dated>, Vec<String>) {
    if printed.is_some() {
        return (printed, Vec::new());
    }
    let mut candidates: Vec<String> = Vec::new();
    let mut told: Vec<&DateEvidence> =
        reading.evidence.iter().filter(|one| one.kind != EvidenceKind::Text).collect();
    if told.is_empty() {
        told = reading.evidence.iter().take(3).collect();
    }
    for one in told {
        let words = format!("{} ({}: {})", one.date, quoted(one, seen), one.verdict);
        if candidates.len() < 4 && !candidates.contains(&words) {
            candidates.push(words);
        }
    }
    let why = match candidates.as_slice() {
        [] => "the page says none".to_owned(),
        _ => format!("none is certain; candidates: {}", candidates.join(", ")),
    };
    (None, vec![undecided(&why)])
}

/// Evidence with its place and its words.
fn quoted(one: &DateEvidence, text: &str) -> String {
    let start = text.get(..one.span.start as usize).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let words = if line.chars().count() <= SHOWN { line } else { one.span.of(text) };
    format!("{} “{}”", one.kind.place(), on_one_line(words))
}
