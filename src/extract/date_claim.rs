//! Dates that no calendar has, weekdays that their dates may not have, ends before starts: in prose and front matter.

use super::{
    date::Period,
    date_words::{Claim, DateClaim, Said, find_claims},
    facts::Facts,
    mark::{Marked, Marks},
};
use crate::text::Document;

/// A claim with its place in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedClaim {
    /// Its words and what they say.
    pub claim: DateClaim,
    /// The number of its sentence; `None` in the front matter.
    pub sentence: Option<u32>,
}

/// Reads what the document says of dates that cannot be, or that only a year can decide, into `facts`.
pub fn read(document: &Marked<'_>, facts: &mut Facts) {
    let mut found: Vec<PlacedClaim> = in_front_matter(document).into_iter().collect();
    for (number, sentence) in document.sentences.iter().enumerate() {
        if !document.has(number, Marks::CALENDAR) {
            continue;
        }
        let marks = document.marks(sentence.tokens.clone());
        let claims = find_claims(&document.text, document.tokens_of(sentence), marks);
        let doubtful = claims.into_iter().filter(|one| !is_borne_out(&one.claim));
        found.extend(doubtful.map(|claim| PlacedClaim { claim, sentence: Some(number as u32) }));
    }
    facts.date_claims = found.into();
}

/// Whether a weekday fits a date that needs no other day to be known.
fn is_borne_out(claim: &Claim) -> bool {
    match claim {
        Claim::Weekday { said, date, .. } => match date {
            Said::Period(period) => period.has(*said),
            Said::Either(one, other) => one.weekday() == *said || other.weekday() == *said,
            Said::Relative(_) | Said::Impossible => false,
        },
        Claim::NoDay { .. } | Claim::NoDate | Claim::Backwards { .. } => false,
    }
}

/// A date of the front matter that is written as dates are and is none: `2017-13-01`, `2017-02-30`.
fn in_front_matter(document: &Document) -> Option<PlacedClaim> {
    let front = document.front_matter.as_ref()?;
    let entry = front.get("date").or_else(|| front.get("published"))?;
    let words = entry.value.as_str()?.trim();
    let day = words.split(['T', ' ']).next().unwrap_or_default();
    let is_written_as_date = day.len() >= 7 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let shape: Vec<usize> = day.split('-').map(str::len).collect();
    let is_date = is_written_as_date && matches!(shape.as_slice(), [4, 2] | [4, 2, 2]);
    let claim = DateClaim { span: entry.value_span, claim: Claim::NoDate };
    (is_date && Period::parse(day).is_none()).then_some(PlacedClaim { claim, sentence: None })
}
