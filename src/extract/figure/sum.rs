//! Sums: tolls that no single event explains, of an epidemic, of a year, of all since a start, and what is no war either.

use std::sync::LazyLock;

use super::{
    event,
    frame::Fit,
    number::Number,
    passage::Passage,
    scope::{Cues, Reading, Setting},
    unreal, war, word,
};
use crate::{
    extract::{Decimal, Period, date::days_between, facts::Scope},
    text::{WordKey, WordTable, words},
};

/// Words of an epidemic, whose dead are counted from its start.
static EPIDEMIC: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "virus coronavirus covid covid-19 sars mers measles cholera ebola malaria influenza flu epidemic \
                           pandemic polio dengue disease",
    ])
});

/// Words before "a year" that make a length of it: "for more than a year".
const LENGTHS: &[WordKey] = words![
    "than", "over", "about", "nearly", "almost", "for", "half", "within", "in", "of", "after", "once",
    "twice", "least", "around",
];

/// Above it a number of dead without place, day or kind is no single event's.
const BEYOND_DEFAULT: u32 = 200;

/// Days from the first to the last of a month, at least.
const MONTH: i32 = 26;

/// Days after which "since" tells of more than one event.
const LONG: i32 = 45;

/// The reading of a sum; `None` where one event explains the number.
pub(super) fn of_sum(
    passage: Passage<'_>,
    setting: Setting<'_>,
    (fit, number): (&Fit, &Number),
    neighbours: &[Passage<'_>],
    cues: &Cues,
) -> Option<Reading> {
    if matches!(cues.since, war::Since::Start | war::Since::Own)
        && (cues.is_perfect || cues.since == war::Since::Start)
    {
        return Some(Reading::new(Scope::Unknown, true, "a sum since a start"));
    }
    let (first, last) = (passage.clause_start(fit.start), passage.clause_end(fit.end));
    let is_attack = cues.kind.is_some_and(|(_, what)| what.name() != "disaster");
    if &*fit.measure == "deaths" && !is_attack && is_epidemic(passage, neighbours) {
        let is_total = !is_of_days(passage, fit) && !is_closed(passage, first, last);
        return Some(Reading::new(Scope::Unknown, is_total, "the toll of an epidemic"));
    }
    if cues.kind.is_none() && cues.is_perfect && is_to_date(passage, first, last) {
        return Some(Reading::new(Scope::Unknown, true, "a sum to date"));
    }
    let is_single = cues.kind.is_some_and(|(at, _)| !passage.word(at).ends_with('s'));
    if !is_single && is_yearly(passage, first, last, cues.dated.map(|(_, period)| period)) {
        return Some(Reading::new(Scope::Unknown, false, "a sum over a year or a month"));
    }
    let is_of_month = cues.kind.is_none()
        && cues.dated.is_some_and(|(_, period)| days_between(period.from, period.to) > MONTH);
    if is_of_month {
        return Some(Reading::new(Scope::Unknown, false, "a sum over a month"));
    }
    let is_large = number.value >= Decimal::small(BEYOND_DEFAULT);
    let is_bare =
        cues.kind.is_none() && cues.dated.is_none() && event::place_near(passage, setting, fit).is_none();
    (is_large && is_bare).then(|| Reading::new(Scope::Unknown, false, "many, and no event is named"))
}

/// Whether a sentence tells of an epidemic, or of cases of one that the sentence before it names.
fn is_epidemic(passage: Passage<'_>, neighbours: &[Passage<'_>]) -> bool {
    let named = |near: Passage<'_>| {
        (0..near.len()).any(|at| {
            // "before the pandemic" tells of a time.
            let is_time = || {
                (at.saturating_sub(3)..at).any(|before| {
                    near.any(before, words!["before", "during", "amid", "despite", "after", "since"])
                })
            };
            EPIDEMIC.has(near.key(at)) && !is_time()
        })
    };
    let cases = (0..passage.len()).any(|at| passage.any(at, words!["cases", "infected", "infections"]));
    named(passage) || cases && (is_confirmed(passage) || neighbours.iter().take(1).any(|near| named(*near)))
}

/// "2741 confirmed cases".
fn is_confirmed(passage: Passage<'_>) -> bool {
    let kinds = words!["confirmed", "suspected", "severe", "probable"];
    (1..passage.len()).any(|at| passage.is(at, "cases") && passage.any(at - 1, kinds))
}

/// "three new deaths", "12 died in the last 24 hours", "12 died on Monday": a count of days.
fn is_of_days(passage: Passage<'_>, fit: &Fit) -> bool {
    (fit.start.saturating_sub(3)..(fit.end + 6).min(passage.len())).any(|at| {
        passage.any(at, words!["hours", "daily", "overnight"])
            || word::weekday(passage.key(at)).is_some() && passage.any_before(at, words!["on"])
            || passage.is(at, "new") && passage.any(at + 1, words!["deaths", "fatalities"])
    })
}

/// "between January 2016 and December 2019": a time that is over.
fn is_closed(passage: Passage<'_>, first: usize, last: usize) -> bool {
    (first..last).any(|at| {
        passage.any(at, words!["between", "from"])
            && (at + 1..at + 8).filter(|place| unreal::year_at(passage, *place).is_some()).count() > 1
    })
}

/// Words at which a rate or a span of years may begin.
static RATES: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::of_texts(&["each every per a annually yearly past last"]));

/// "2018 saw 750 deaths", "500 people die every year", "in the past two years".
fn is_yearly(passage: Passage<'_>, first: usize, last: usize, dated: Option<Period>) -> bool {
    let spans = |at: usize| {
        passage.any(at, words!["year", "years", "months", "decade", "decades"])
            || passage.any(at + 1, words!["years", "months", "decades"])
    };
    let opens =
        unreal::year_at(passage, first).is_some() && passage.any(first + 1, words!["saw", "brought", "had"]);
    opens
        || dated.is_some_and(|period| days_between(period.from, period.to) > LONG)
        || (first..last).filter(|at| RATES.has(passage.key(*at))).any(|at| {
            let rate = passage.any(at, words!["each", "every", "per", "a"])
                && passage.any(at + 1, words!["year", "month"])
                && !passage.any(at + 2, words!["ago", "earlier", "after", "before", "later", "-", "old"])
                && !passage.any_before(at, LENGTHS);
            rate || passage.any(at, words!["annually", "yearly"])
                || passage.any(at, words!["past", "last"])
                    && passage.any_before(at, words!["the", "over"])
                    && spans(at + 1)
        })
}

/// "as of September 30", "by the end of May": a sum up to a day that is told by its month.
fn is_to_date(passage: Passage<'_>, first: usize, last: usize) -> bool {
    (first..last).any(|at| {
        passage.reads(at, words!["as", "of"])
            && (at + 2..at + 5).any(|place| word::is_month(passage.word(place)))
            || passage.reads(at, words!["to", "date"])
    })
}

/// Whether "since" leads to a day so long ago that many events lie between.
pub(super) fn is_long_ago(setting: Setting<'_>, start: Period) -> bool {
    setting.today.is_some_and(|today| days_between(start.from, today) > LONG)
}
