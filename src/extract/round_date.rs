//! Dates of rounds: the day or days on which a sentence says that a round of talks took place.
//!
//! Deliberately absent: rounds that are still to come, and dates that the round is only set against ("before 5 July").

use super::{
    Marked,
    date_words::{DateWords, Relative, Said, Unit},
    facts::{Facts, Figure},
    figure::passage::Passage,
};
use crate::text::{WordKey, words};

/// When a sentence says that a round took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundDate {
    /// The number of the round's figure in [`Facts::figures`].
    pub figure: u32,
    /// What is said of the day; seen from another day where it lacks its year.
    pub said: Said,
    /// The number's words: "sixth".
    pub words: Box<str>,
}

/// Longest time in days that a round takes.
const LONGEST: i32 = 40;

/// Reads them into `facts`; figures are read before.
pub fn read(document: &Marked<'_>, facts: &mut Facts) {
    let mut found = Vec::new();
    let rounds: Vec<(u32, &Figure)> =
        (0..).zip(&facts.figures).filter(|(_, figure)| &*figure.measure == "round").collect();
    for (at, (number, figure)) in rounds.iter().enumerate().filter(|(_, (_, figure))| !figure.planned) {
        let Some(sentence) = document.sentences.get(figure.sentence as usize) else { continue };
        let passage = Passage::of(document, sentence).opening();
        let same = |near: Option<&(u32, &Figure)>| {
            near.filter(|(_, near)| near.sentence == figure.sentence).map(|(_, near)| near.span)
        };
        let before = at.checked_sub(1).and_then(|at| same(rounds.get(at)));
        let after = same(rounds.get(at + 1));
        let own = |date: &&DateWords| {
            after.is_none_or(|after| date.span.end <= after.start)
                && before.is_none_or(|before| before.end <= date.span.start)
        };
        let dates = passage.dates();
        let dates: Vec<&DateWords> =
            dates.iter().filter(own).filter(|date| is_day(date) && is_of_round(passage, date)).collect();
        // Two days in one breath: nobody can tell which of them is the round's.
        let [date] = dates.as_slice() else { continue };
        if is_apart(passage, figure, date) {
            continue;
        }
        let words = document.at(figure.number_span()).into();
        found.push(RoundDate { figure: *number, said: date.said, words });
    }
    facts.round_dates = found.into();
}

/// Whether words say a day, or a few of them.
fn is_day(date: &DateWords) -> bool {
    match date.said {
        Said::Period(period) => super::date::days_between(period.from, period.to) <= LONGEST,
        Said::Relative(Relative::MonthDay { .. } | Relative::Weekday(..) | Relative::Whole(Unit::Day, _)) => {
            true
        }
        _ => false,
    }
}

/// Whether a date is when something took place: "on 5 July", "held 4-5 July", and not "before 5 July".
fn is_of_round(passage: Passage<'_>, date: &DateWords) -> bool {
    const AGAINST: &[WordKey] = words![
        "before",
        "after",
        "since",
        "until",
        "till",
        "by",
        "following",
        "than",
        "ahead",
        "signed",
        "memorandum",
        "agreement",
        "resolution",
        "ceasefire",
        "truce",
        "communique",
        "agreed",
    ];
    let start = date.tokens.start;
    !(start.saturating_sub(3)..start).any(|at| passage.any(at, AGAINST))
}

/// Whether a clause of its own stands between a round and a date: "the sixth round, which failed, and on 5 July the army".
fn is_apart(passage: Passage<'_>, figure: &Figure, date: &DateWords) -> bool {
    const CLAUSE: &[WordKey] = words![
        "and", "but", "while", "when", "who", "which", "that", "whereas", "although", "because", ";", ":",
        "since", "after", "before", "until", "as",
    ];
    let place = |offset: u32| passage.tokens.partition_point(|token| token.span.end <= offset);
    let (from, to) = if figure.span.end <= date.span.start {
        (place(figure.span.end), date.tokens.start)
    } else {
        (date.tokens.end, place(figure.span.start))
    };
    // Before the round a date opens the sentence: "On 5 July 2017 the sixth round ended".
    let opens = date.span.start < figure.span.start;
    let is_far = to.saturating_sub(from) > if opens { 8 } else { 16 };
    is_far
        || (from..to).any(|at| {
            passage.any(at, CLAUSE)
                && !(passage.is(at, "and")
                    && passage.any(at + 1, words!["ended", "closed", "lasted", "concluded"]))
        })
        || opens
            && (0..date.tokens.start).any(|at| !passage.any(at, words!["on", "in", "from", "the", "of", ","]))
        || (place(figure.span.start).saturating_sub(3)..place(figure.span.start)).any(|at| {
            passage.any(at, words!["after", "before", "since", "until", "following", "ahead", "between"])
        })
}
