//! What words say of dates that a calendar may not bear out: days that a month does not have, weekdays beside dates, ends
//! before their starts.
//!
//! Deliberately absent: whether a weekday fits. A date without its year needs a day to look from.

use jiff::civil::Weekday;

use super::{
    Date, Direction, Said,
    calendar::{Form, Name, name},
    finder::Finder,
    word::is_counted,
};
use crate::{
    extract::{figure::word::is_function, mark::Marks},
    text::{Span, Token, TokenKind},
};

/// Words of a text with what they say of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateClaim {
    /// All the words, a weekday beside the date included.
    pub span: Span,
    /// What they say.
    pub claim: Claim,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// A day that its month does not have: 31 November.
    NoDay {
        /// 1 to 12.
        month: i8,
        /// The year, where it is told.
        year: Option<i16>,
        /// The day's digits.
        day: Span,
        /// The month's last day.
        last: i8,
    },
    /// Digits that no calendar has: 31/13/2016.
    NoDate,
    /// A weekday beside a date.
    Weekday {
        /// The weekday.
        said: Weekday,
        /// Its name in the text.
        name: Span,
        /// The date; seen from another day where it lacks its year.
        date: Said,
        /// The digits of its day, where it is a single one.
        day: Option<Span>,
    },
    /// An end before its start: "from 5 to 3 July", "2016-2015".
    Backwards {
        /// The place that a corrected order takes.
        place: Span,
        /// The two the other way round, as the text would say them; none where more than two numbers would change.
        swapped: Option<Box<str>>,
    },
}

/// Everything that tokens claim of dates, in order, without overlaps.
pub fn find_claims(text: &str, tokens: &[Token], marks: &[Marks]) -> Vec<DateClaim> {
    let finder = Finder { text, tokens };
    let (mut found, mut free): (Vec<DateClaim>, usize) = (Vec::new(), 0);
    for at in Marks::places(marks, Marks::CALENDAR) {
        let claim = if at < free { None } else { finder.claim(at) };
        if let Some((claim, range)) = claim {
            free = range.end;
            found.push(DateClaim { span: finder.words(range.start, range.end), claim });
        }
    }
    found
}

/// A claim and the tokens that make it.
type Found = Option<(Claim, std::ops::Range<usize>)>;

impl Finder<'_> {
    fn words(&self, from: usize, end: usize) -> Span {
        let at = |at: usize| self.token(at).map(|token| token.span).unwrap_or_default();
        at(from).join(at(end.saturating_sub(1).max(from)))
    }

    fn claim(&self, at: usize) -> Found {
        let token = self.tokens.get(at)?;
        match token.kind {
            TokenKind::Number => {
                self.backwards(at).or_else(|| self.no_day(at)).or_else(|| self.weekday_behind(at))
            }
            TokenKind::Word if token.case.begins_upper() => match name(token.text(self.text), token.key)? {
                (Name::Weekday(said), Form::Full | Form::Short) => self.weekday_claim(at, said),
                (Name::Weekday(_), Form::Many) => None,
                (Name::Month(_), _) => {
                    self.dates_backwards(at).or_else(|| self.no_day(at)).or_else(|| self.weekday_behind(at))
                }
            },
            _ => None,
        }
    }

    /// "Monday, 28 November 2017", "Monday morning, the 28th of November", "Monday (November 28)".
    fn weekday_claim(&self, at: usize, said: Weekday) -> Found {
        // "Monday and Tuesday, 4 and 5 July": the date is both weekdays'.
        let is_pair = matches!(self.before(at, 1), "and" | "to" | "or" | "-" | "–" | "&" | "/");
        let mut next = at + 1;
        if self.word(next) == "." && self.is_glued(next) {
            next += 1;
        }
        if matches!(self.word(next), "morning" | "afternoon" | "evening" | "night") {
            next += 1;
        }
        if matches!(self.word(next), "," | "|" | "-" | "–" | "(") {
            next += 1;
        }
        let next = next + usize::from(self.word(next) == "the");
        if let Some((claim, range)) = self.no_day(next) {
            return Some((claim, at..range.end));
        }
        let (date, end) = self.calendar(next).or_else(|| self.numeric(next))?;
        let is_day = match date {
            Said::Period(period) => period.from.until(period.to).is_ok_and(|span| span.get_days() < 6),
            Said::Relative(super::Relative::MonthDay { .. }) | Said::Either(..) => true,
            _ => false,
        };
        let claim =
            Claim::Weekday { said, name: self.words(at, at + 1), date, day: self.single_day(next, end) };
        (is_day && !is_pair).then_some((claim, at..end))
    }

    /// "28 November 2017 (Monday)", "November 28, 2017, a Monday".
    fn weekday_behind(&self, at: usize) -> Found {
        let (date, end) = self.calendar(at).or_else(|| self.numeric(at))?;
        let (place, closed) = match self.word(end) {
            "(" => (end + 1, self.word(end + 2) == ")"),
            "," if self.word(end + 1) == "a" => (end + 2, true),
            _ => return None,
        };
        let (Name::Weekday(said), Form::Full | Form::Short) =
            name(self.word(place), self.word(place).into())?
        else {
            return None;
        };
        let is_day = matches!(date, Said::Period(period) if period.is_day())
            || matches!(date, Said::Relative(super::Relative::MonthDay { day, last, .. }) if day == last);
        let name = self.words(place, place + 1);
        let claim = Claim::Weekday { said, name, date, day: self.single_day(at, end) };
        (closed && is_day).then_some((claim, at..place + 1))
    }

    /// The digits of the day of a date with one day written in words and digits.
    fn single_day(&self, at: usize, end: usize) -> Option<Span> {
        let has_month = (at..end).any(|place| self.month(place).is_some());
        let mut days = (at..end).filter(|place| self.number_of(*place).is_some());
        let day = days.next().filter(|_| has_month)?;
        days.next().is_none().then(|| self.words(day, day + 1))
    }

    /// A number of one or two digits.
    fn number_of(&self, at: usize) -> Option<i8> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Number)?;
        let digits = token.text(self.text);
        (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
    }

    fn behind_day(&self, at: usize) -> usize {
        let has_ending = self.is_glued(at + 1) && matches!(self.word(at + 1), "st" | "nd" | "rd" | "th");
        at + 1 + usize::from(has_ending)
    }

    /// The year behind a day and month, a comma or full stop between.
    fn year_behind(&self, at: usize) -> Option<(i16, usize)> {
        let place = at + usize::from(matches!(self.word(at), "," | "."));
        self.year(place).filter(|_| self.word(at) != "." || self.is_glued(place))
    }

    fn no_day(&self, at: usize) -> Found {
        if let Some((Said::Impossible, end)) = self.numeric(at) {
            return Some((Claim::NoDate, at..end));
        }
        let found = if self.token(at)?.kind == TokenKind::Number {
            self.no_day_first(at)
        } else {
            self.no_day_behind_month(at)
        };
        let (day, place, month, year, end) = found?;
        let last = Date::new(year.unwrap_or(2000), month, 1).ok()?.days_in_month();
        let claim = Claim::NoDay { month, year, day: self.words(place, place + 1), last };
        (day > last).then_some((claim, at.min(place)..end))
    }

    /// "31 November", "30-31 November 2017", "the 31st of November".
    fn no_day_first(&self, at: usize) -> Option<(i8, usize, i8, Option<i16>, usize)> {
        let (mut day, mut place) = (self.number_of(at)?, at);
        let mut next = self.behind_day(at);
        if matches!(self.word(next), "-" | "–" | "and" | "to")
            && let Some(last) = self.number_of(next + 1).filter(|last| *last > day)
        {
            (day, place) = (last, next + 1);
            next = self.behind_day(place);
        }
        let next = next + usize::from(matches!(self.word(next), "of" | "-"));
        let (month, end) = self.month(next)?;
        let (year, end) = self.year_behind(end).map_or((None, end), |(year, end)| (Some(year), end));
        // "killed 45 March ..." counts somebody; a date stands behind "on" or has its year.
        let is_date = day <= 31 || year.is_some() && matches!(self.before(at, 1), "on" | "On");
        let is_part = at > 0 && self.is_glued(at) && matches!(self.before(at, 1), "-" | "/" | "." | "–");
        (is_date && !is_part).then_some((day, place, month, year, end))
    }

    /// "November 31, 2017", "on November 31".
    fn no_day_behind_month(&self, at: usize) -> Option<(i8, usize, i8, Option<i16>, usize)> {
        let (month, next) = self.month(at)?;
        let place = next + usize::from(self.word(next) == "the");
        let day = self.number_of(place)?;
        let end = self.behind_day(place);
        let year = self.year_behind(end);
        let is_day = match year {
            Some(_) => day <= 99,
            None => day <= 31 && (end > place + 1 || self.is_day_of_month(at, end)),
        };
        let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
        is_day.then_some((day, place, month, year, end))
    }

    /// Whether digits behind a month are its day and no count: "In November 31 people died", "In June 31 were lost".
    fn is_day_of_month(&self, month: usize, behind: usize) -> bool {
        let next = self.word(behind);
        let counts = is_counted(next) || matches!(next, "of" | "more" | "others");
        let leads = matches!(self.before(month, 1), "on" | "On" | "the" | "The" | "a" | "an" | "," | "(");
        let acts = matches!(next, "were" | "was" | "are" | "is" | "have" | "had" | "has" | "who");
        let ends = self.token(behind).is_none_or(|token| {
            token.kind == TokenKind::Mark && !matches!(next, "-" | "%" | "$" | "“" | "\"")
        });
        !counts && (leads || ends || !acts && is_function(next))
    }

    fn backwards(&self, at: usize) -> Found {
        self.days_backwards(at).or_else(|| self.years_backwards(at)).or_else(|| self.dates_backwards(at))
    }

    /// "from 5 to 3 July", "on 5-3 July 2017", "between 5 and 3 July".
    fn days_backwards(&self, at: usize) -> Found {
        let first = self.number_of(at).filter(|day| (1..=31).contains(day))?;
        let joint = self.behind_day(at);
        let second = self.number_of(joint + 1).filter(|day| (1..first).contains(day))?;
        let next = self.behind_day(joint + 1);
        let (_, end) = self.month(next + usize::from(self.word(next) == "of"))?;
        let leads = match self.word(joint) {
            "to" | "until" | "till" | "through" => self.begins_with(at, &["from"]),
            "and" => self.begins_with(at, &["between"]),
            "-" | "–" => self.begins_with(at, &["from", "on", "during", "of"]),
            _ => false,
        };
        let end = self.year_behind(end).map_or(end, |(_, end)| end);
        let place = self.words(at, next);
        let (one, other) = (self.words(at, joint), self.words(joint + 1, next));
        (leads && second > 0).then(|| (self.swap(place, one, other), at..end))
    }

    /// "2016-2015", "from 2016 to 2015".
    fn years_backwards(&self, at: usize) -> Found {
        let (first, joint) = self.year(at)?;
        let (second, end) = self.year(joint + 1)?;
        let is_run =
            matches!(self.word(joint), "-" | "–") && self.is_glued(joint) && self.is_glued(joint + 1);
        let is_told = matches!(self.word(joint), "to" | "until" | "till" | "through")
            && self.begins_with(at, &["from"])
            && !self.is_moved(at);
        let leads = ["in", "of", "from", "during", "since", "the", "("];
        let goes_on = matches!(self.word(end), "-" | "–" | "/") || is_counted(self.word(end));
        let is_backwards = second < first
            && (1980..=2035).contains(&second)
            && (1980..=2035).contains(&first)
            && !goes_on
            && (is_told || is_run && self.begins_with(at, &leads));
        let (one, other) = (self.words(at, joint), self.words(joint + 1, end));
        is_backwards.then(|| (self.swap(self.words(at, end), one, other), at..end))
    }

    /// "from 5 July 2017 to 3 July 2017", "from July 5 to July 3".
    fn dates_backwards(&self, at: usize) -> Found {
        if !self.begins_with(at, &["from"]) || self.is_moved(at) {
            return None;
        }
        let (first, joint) = self.calendar(at)?;
        if !matches!(self.word(joint), "to" | "until" | "till" | "through") {
            return None;
        }
        let (second, end) = self.calendar(joint + 1)?;
        let is_backwards = match (first, second) {
            (Said::Period(first), Said::Period(second)) => second.to < first.from,
            (
                Said::Relative(super::Relative::MonthDay { month, day, direction: Direction::Open, .. }),
                Said::Relative(super::Relative::MonthDay { month: other, last, .. }),
            ) => month == other && last < day,
            _ => false,
        };
        let claim = Claim::Backwards { place: self.words(at, end), swapped: None };
        is_backwards.then_some((claim, at..end))
    }

    fn begins_with(&self, at: usize, words: &[&str]) -> bool {
        let before = self.before(at, 1);
        words.iter().any(|word| before.eq_ignore_ascii_case(word))
    }

    /// "postponed from 5 July to 3 July": a date that moved, not a time that ran.
    fn is_moved(&self, at: usize) -> bool {
        const MOVES: &[&str] = &[
            "moved",
            "move",
            "moving",
            "postponed",
            "brought",
            "changed",
            "change",
            "shifted",
            "advanced",
            "rescheduled",
            "delayed",
            "corrected",
            "revised",
            "back",
            "forward",
            "difference",
            "down",
            "up",
            "fell",
            "rose",
            "compared",
            "dropped",
        ];
        (2..=8).any(|back| MOVES.contains(&self.before(at, back)))
    }

    fn swap(&self, place: Span, one: Span, other: Span) -> Claim {
        let between = Span::new(one.end, other.start);
        let [first, joint, second] = [one, between, other].map(|span| span.of(self.text));
        Claim::Backwards { place, swapped: Some(format!("{second}{joint}{first}").into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token;

    fn claims(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        token::tokenize(text, Span::at(0, text.len()), &mut tokens);
        let found =
            find_claims(text, &tokens, &Marks::of_all(&tokens)).into_iter().map(|one| match one.claim {
                Claim::NoDay { last, day, .. } => {
                    format!("{}: {} of {last}", one.span.of(text), day.of(text))
                }
                Claim::NoDate => format!("{}: none", one.span.of(text)),
                Claim::Weekday { name, day, .. } => {
                    let day = day.map_or("", |day| day.of(text));
                    format!("{}: {} {day}", one.span.of(text), name.of(text))
                }
                Claim::Backwards { swapped, .. } => {
                    format!("{}: {}", one.span.of(text), swapped.as_deref().unwrap_or("-"))
                }
            });
        found.collect()
    }

    #[test]
    fn days_that_no_month_has() {
        assert_eq!(claims("reached it on 31 November 2017."), ["31 November 2017: 31 of 30"]);
        assert_eq!(
            claims("on 30 February and on 29 February 2017"),
            ["30 February: 30 of 29", "29 February 2017: 29 of 28"]
        );
        assert_eq!(
            claims("on June 31, on September 31st, November 31, 2016"),
            ["June 31: 31 of 30", "September 31st: 31 of 30", "November 31, 2016: 31 of 30"]
        );
        assert_eq!(claims("on 30-31 November 2017"), ["30-31 November 2017: 31 of 30"]);
        assert_eq!(claims("Monday, 31 November 2017"), ["Monday, 31 November 2017: 31 of 30"]);
        assert_eq!(
            claims(
                "since September 31 to take it; the June 31 poll; Wednesday, April 31, and by November 31."
            ),
            [
                "September 31: 31 of 30",
                "June 31: 31 of 30",
                "Wednesday, April 31: 31 of 30",
                "November 31: 31 of 30"
            ]
        );
        assert_eq!(claims("In June 31 were lost, since April 31 of them, by June 31 new ones"), [""; 0]);
        assert_eq!(claims("29 February 2016, 31 May, 30 June, 31/13/2016"), ["31/13/2016: none"]);
        assert_eq!(
            claims("In November 31 people died. In June 31 villages were lost; by 31 May said so"),
            [""; 0]
        );
    }

    #[test]
    fn weekdays_beside_dates() {
        assert_eq!(claims("opened on Monday, 28 November 2017"), ["Monday, 28 November 2017: Monday 28"]);
        assert_eq!(
            claims("on Tuesday morning, the 28th of November"),
            ["Tuesday morning, the 28th of November: Tuesday 28"]
        );
        assert_eq!(
            claims("July 15, 2016 (Friday), 3 May 2017, a Monday"),
            ["July 15, 2016 (Friday: Friday 15", "3 May 2017, a Monday: Monday 3"]
        );
        assert_eq!(
            claims(
                "on Monday, 28 people; Monday 12:30; Sunday's talks; Monday and Tuesday, 4 and 5 July; Friday, March 2017"
            ),
            [""; 0]
        );
    }

    #[test]
    fn ends_before_starts() {
        assert_eq!(claims("from 5 to 3 July 2017"), ["5 to 3 July 2017: 3 to 5"]);
        assert_eq!(
            claims("during 2016-2015 and from 2016 to 2015"),
            ["2016-2015: 2015-2016", "2016 to 2015: 2015 to 2016"]
        );
        assert_eq!(claims("from July 5 to July 3, 2017"), ["July 5 to July 3, 2017: -"]);
        assert_eq!(
            claims(
                "moved from 5 July 2017 to 3 July 2017; from 30 July to 3 August; from November to February 2015; Resolutions 2017-2016; won 5-3 in July; between 2017 and 2016"
            ),
            [""; 0]
        );
    }
}
