//! The days of a sentence: what each is the day of.

use std::{ops::Range, sync::LazyLock};

use super::{Places, Telling, Words, words::phase};
use crate::{
    extract::{
        date::{Date, Period, days_between},
        date_words::{Direction, OffsetWords, Relative, Said, find_marked_dates, find_offsets},
        facts::{Certainty, Clause, Dated, DayRole, DayWords, EvidenceKind, Phase, ToldWord},
        figure::{event_kind, saying},
        mark::Marks,
    },
    text::{Span, WordKey, WordTable, words},
};

/// Tokens between a verb of saying and a day that is the day of the words.
const SAID: usize = 4;

/// Words of what is still to come.
const PLANS: &str = "will shall planned plans scheduled expected tomorrow next slated";

/// Words that are of what is still to come with "to" or "for" behind them.
const AIMS: &str = "due set want wants intend intends hope hopes agreed is are was were";

/// What a word says of what is still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outlook {
    Plan,
    Aim,
}

/// The words that may tell of what is still to come.
pub fn plan_words() -> impl Iterator<Item = &'static str> {
    PLANS.split_whitespace().chain(AIMS.split_whitespace())
}

/// What a word says of what is still to come, if anything.
fn outlook(word: WordKey) -> Option<Outlook> {
    static TABLE: LazyLock<WordTable<Outlook>> = LazyLock::new(|| {
        let rows = [(PLANS, Outlook::Plan), (AIMS, Outlook::Aim)];
        let words = |(words, outlook): (&'static str, Outlook)| {
            words.split_whitespace().map(move |word| (word, outlook))
        };
        WordTable::of(rows.into_iter().flat_map(words))
    });
    TABLE.get(word)
}

/// A day in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Day {
    pub(super) span: Span,
    pub(super) tokens: Range<usize>,
    said: Said,
    period: Option<Period>,
}

/// The day told last, from which "two days later" counts: of the same paragraph.
#[derive(Debug, Default)]
pub(super) struct Anchor {
    block: usize,
    day: Option<Period>,
}

impl Telling<'_> {
    /// Reads the days; the last becomes what the next sentence counts from.
    pub(super) fn read_days(&mut self, anchor: &mut Anchor, found: &mut Vec<Dated>) {
        if anchor.block != self.block {
            *anchor = Anchor { block: self.block, day: None };
        }
        self.days = self.find_days(anchor);
        for day in &self.days {
            self.told.get_mut(day.tokens.clone()).unwrap_or_default().fill(None);
        }
        for (number, day) in self.days.iter().enumerate() {
            let window = self.window(number);
            let role = self.role(&day.tokens, &window);
            let (said, period) = self.ahead(day, role, &window);
            anchor.day = day.period.filter(|_| role != DayRole::Saying && self.is_firm(day.said));
            found.push(Dated {
                span: day.span,
                said,
                period,
                sentence: self.number,
                role,
                clause: self.clause(&day.tokens, &window),
                phase: self.phase(&day.tokens, &window),
                what: window.clone().find_map(|at| event_kind(self.key(at))),
                told: self.day_words(day, window),
            });
        }
    }

    /// "They want to meet in September": a month of a plan is the next of its name.
    fn ahead(&self, day: &Day, role: DayRole, window: &Range<usize>) -> (Said, Option<Period>) {
        let date = self.facts.date.date;
        let relative = match day.said {
            Said::Relative(Relative::Month(month, Direction::Open)) if role == DayRole::Plan => {
                Relative::Month(month, Direction::Ahead)
            }
            // "They will vote on Tuesday"; on a Tuesday it is that day.
            Said::Relative(Relative::Weekday(weekday, Direction::Open))
                if role == DayRole::Plan
                    && self.is_planned_for(&day.tokens, window)
                    && date.is_some_and(|date| date.weekday() != weekday) =>
            {
                Relative::Weekday(weekday, Direction::Ahead)
            }
            said => return (said, day.period),
        };
        (Said::Relative(relative), date.and_then(|date| relative.from(date)))
    }

    /// Whether it is a day that the words of a plan before it lead to, or that leads to them: "will vote on Tuesday", "On
    /// Tuesday they will vote"; not "Moscow, which will vote, agreed on Tuesday".
    fn is_planned_for(&self, day: &Range<usize>, window: &Range<usize>) -> bool {
        let is_clear = |mut between: Range<usize>| {
            !between.any(|at| {
                self.is(at, words![",", ";", ":", "that", "which", "who", "but", "after", "since"])
                    || saying::quotes(self.key(at))
            })
        };
        let leads = |at: usize| self.is_of_plan(at) && is_clear(at + 1..day.start);
        let opens = day.start <= window.start + 1;
        let follows = |at: usize| self.is(at, words!["will", "shall"]) && is_clear(day.end + 1..at);
        (window.start..day.start).any(leads) || opens && (day.end..window.end).any(follows)
    }

    /// The days, those counted from others among them.
    pub(super) fn find_days(&self, anchor: &Anchor) -> Vec<Day> {
        let text = &self.document.text;
        if !self.has(Marks::DATE) && !self.has(Marks::OFFSET) {
            return Vec::new();
        }
        let offsets = find_offsets(text, self.tokens, self.marks);
        let is_counted = |tokens: &Range<usize>| {
            offsets.iter().any(|one| one.tokens.start < tokens.end && tokens.start < one.tokens.end)
        };
        let dates = find_marked_dates(text, self.tokens, self.marks).into_iter();
        let dates = dates.filter(|date| {
            date.said != Said::Impossible && !is_counted(&date.tokens) && !self.is_of_page(date.span)
        });
        let mut days: Vec<Day> = dates
            .map(|date| {
                let period = date.period(self.facts.date.date).or_else(|| either(date.said));
                let part = period.and_then(|period| self.part_of_month(date.tokens.start, period));
                let said = match date.said {
                    Said::Period(_) => part.map_or(date.said, Said::Period),
                    said => said,
                };
                Day { span: date.span, tokens: date.tokens, said, period: part.or(period) }
            })
            .collect();
        // "eight days later, on 23 March" says the day itself.
        let says_day = |one: &OffsetWords| {
            let end = one.tokens.end;
            days.iter().any(|day| (end..=end + 2).contains(&day.tokens.start) && self.is(end, words![","]))
        };
        let offsets: Vec<&OffsetWords> = offsets.iter().filter(|one| !says_day(one)).collect();
        for one in offsets {
            let before = days.iter().rev().find(|day| day.tokens.end <= one.tokens.start);
            let there = match before {
                Some(day) => day.period.filter(|_| self.is_firm(day.said)),
                None => anchor.day,
            };
            let period = there.and_then(|there| one.offset.from(there));
            let said = period.map_or(Said::Impossible, Said::Period);
            let place = days.partition_point(|day| day.tokens.start < one.tokens.start);
            days.insert(place, Day { span: one.span, tokens: one.tokens.clone(), said, period });
        }
        days
    }

    /// "Last updated at 17 July": the page's day, that ran into its first sentence.
    fn is_of_page(&self, span: Span) -> bool {
        let is_page =
            |kind| matches!(kind, EvidenceKind::Byline | EvidenceKind::PageDate | EvidenceKind::Banner);
        self.facts.date.evidence.iter().any(|one| is_page(one.kind) && one.span.overlaps(span))
    }

    /// Whether other days may be counted from one: it stands by itself, or the document's date is sure.
    fn is_firm(&self, said: Said) -> bool {
        let date = &self.facts.date;
        matches!(said, Said::Period(_)) || date.certainty != Certainty::None && date.contradiction.is_none()
    }

    /// "early May", "mid-May", "the end of May": generous parts of a month that overlap.
    fn part_of_month(&self, at: usize, month: Period) -> Option<Period> {
        let days = days_between(month.from, month.to);
        if !(27..=30).contains(&days) || month.from.day() != 1 {
            return None;
        }
        let back = if self.is_before(at, 1, words!["-", "of"]) { 2 } else { 1 };
        let day = |day: i8| Date::new(month.from.year(), month.from.month(), day).ok();
        let word = self.before(at, back);
        let is = |words: &[&str]| words.iter().any(|one| word.eq_ignore_ascii_case(one));
        let (from, to) = match back {
            1 if is(&["early"]) => (month.from, day(14)?),
            1 if is(&["late"]) => (day(17)?, month.to),
            1 | 2 if is(&["mid", "middle"]) => (day(7)?, day(24)?),
            2 if is(&["start", "beginning"]) => (month.from, day(14)?),
            2 if is(&["end"]) => (day(17)?, month.to),
            _ => return None,
        };
        Some(Period { from, to })
    }

    /// The tokens that tell of the same as a date: up to the joint between it and its neighbours.
    fn window(&self, number: usize) -> Range<usize> {
        let joint = |one: usize| {
            let (Some(before), Some(after)) = (self.days.get(one), self.days.get(one + 1)) else {
                return self.tokens.len();
            };
            let (from, to) = (before.tokens.end, after.tokens.start);
            let last = |joints: &[WordKey]| (from..to).rev().find(|at| self.is(*at, joints));
            last(words![",", ";"])
                .or_else(|| last(words!["and", "but", "while", "after", "before"]))
                .or_else(|| last(words!["that", "which", "who", "when", "where"]))
                .unwrap_or(to)
        };
        let start = number.checked_sub(1).map_or(0, joint);
        let end = joint(number);
        let Some(day) = self.days.get(number).map(|day| day.tokens.clone()) else { return start..end };
        let statement = self.statement(&day);
        let (start, end) = (start.max(statement.start), end.min(statement.end));
        start..self.distance(day.end..end).unwrap_or(end)
    }

    /// The tokens between the semicolons around a date: what stands behind one is another statement.
    fn statement(&self, day: &Range<usize>) -> Range<usize> {
        let is_end = |at: &usize| self.is(*at, words![";"]);
        let start = (0..day.start).rev().find(is_end).map_or(0, |at| at + 1);
        start..(day.end..self.tokens.len()).find(is_end).unwrap_or(self.tokens.len())
    }

    /// "five days after the raid": where the sentence goes on to what the day is counted from.
    fn distance(&self, range: Range<usize>) -> Option<usize> {
        let is_unit = |at: usize| self.is(at, words!["day", "days", "week", "weeks"]);
        let mut units = range.filter(|at| is_unit(*at) && self.is(at + 1, words!["after", "before"]));
        units.next().map(|at| at - 1)
    }

    fn role(&self, day: &Range<usize>, window: &Range<usize>) -> DayRole {
        let before = |words: &[WordKey]| {
            let near = day.start.saturating_sub(2).max(window.start)..day.start;
            near.into_iter().any(|at| words.contains(&self.key(at)))
        };
        if self.is_of_saying(day.start, window) {
            DayRole::Saying
        } else if before(words!["before", "after", "following", "by", "through", "than"])
            || self.is_deadline(day)
        {
            DayRole::Bound
        } else if before(words!["since", "until", "till", "from", "to"]) {
            DayRole::Edge
        } else if window.clone().any(|at| !day.contains(&at) && self.is_of_plan(at)) {
            DayRole::Plan
        } else {
            DayRole::Event
        }
    }

    /// "a June 4 deadline", "the deadline of 4 June".
    fn is_deadline(&self, day: &Range<usize>) -> bool {
        let leads = self.is_before(day.start, 1, words!["of", "for", "on"]);
        self.is(day.end, words!["deadline"]) || leads && self.is_before(day.start, 2, words!["deadline"])
    }

    /// "experts which arrived three days ago": a day of what is only said beside.
    fn clause(&self, day: &Range<usize>, window: &Range<usize>) -> Clause {
        let joints = words![",", ";", "which", "who", "whose", "where"];
        let joint = (window.start..day.start).rev().find(|at| self.is(*at, joints));
        if joint.is_some_and(|at| !self.is(at, words![",", ";"])) { Clause::Aside } else { Clause::Main }
    }

    /// What the nearest word of beginning or ending says.
    fn phase(&self, day: &Range<usize>, window: &Range<usize>) -> Option<Phase> {
        let said = window.clone().filter_map(|at| Some((at, phase(self.key(at))?)));
        let far = |at: usize| at.abs_diff(day.start);
        said.min_by_key(|(at, _)| far(*at)).map(|(_, phase)| phase)
    }

    /// "will meet", "are to meet", "is set for", "want to come".
    fn is_of_plan(&self, at: usize) -> bool {
        if !self.marks.get(at).is_some_and(|marks| marks.has(Marks::PLAN)) {
            return false;
        }
        match outlook(self.key(at)) {
            Some(Outlook::Plan) => true,
            Some(Outlook::Aim) => {
                self.is(at + 1, words!["to"])
                    || self.is(at, words!["set", "due"]) && self.is(at + 1, words!["for"])
                    || self.is(at, words!["due"]) && self.is(at + 1, words!["on", "in"])
            }
            None => false,
        }
    }

    /// "said on Saturday", "told reporters on Tuesday", "in a statement on Friday": the day of the words.
    fn is_of_saying(&self, at: usize, window: &Range<usize>) -> bool {
        let says = |at: usize| {
            saying::quotes(self.key(at)) || self.is(at, words!["statement", "reported", "published", "wrote"])
        };
        let before = at.saturating_sub(SAID).max(window.start)..at;
        // "On Saturday X said": the day opens the sentence, the verb is near.
        let opens = at <= window.start + 1;
        before.into_iter().any(says) || opens && (at..(at + SAID + 4).min(window.end)).any(says)
    }

    /// The words of a day and around it, where words are read.
    fn day_words(&self, day: &Day, window: Range<usize>) -> Option<Box<DayWords>> {
        (self.words == Words::Read).then(|| {
            let written = day.span.of(&self.document.text).into();
            Box::new(DayWords { written, around: self.words_around(&day.tokens, window) })
        })
    }

    /// The words of a window; where it is too small to tell anything, those of the statement.
    fn words_around(&self, day: &Range<usize>, window: Range<usize>) -> Box<[ToldWord]> {
        let own = self.words(window, Places::Kept);
        if own.len() > 2 { own } else { self.words(self.statement(day), Places::Kept) }
    }
}

/// Both readings of "04/07/2017", so that neither is a contradiction.
fn either(said: Said) -> Option<Period> {
    match said {
        Said::Either(a, b) => Some(Period { from: a.min(b), to: a.max(b) }),
        _ => None,
    }
}
