//! Dates around figures: what an event's day or a figure's as-of says, seen from the document's date.

use super::{passage::Passage, scope::Setting};
use crate::extract::{
    Period,
    date_words::{Direction, Relative, Said},
};
use crate::text::words;

/// The period that the words at a place say: those that begin there, or that it is a part of ("last *Friday*").
pub(super) fn at(setting: Setting<'_>, place: usize) -> Option<Period> {
    setting.dates.iter().find(|date| date.tokens.contains(&place))?.period(setting.today)
}

/// The longer period up to the document's day that words beginning at a place say: "last week", "this year", "the past
/// three months", "three years ago".
pub(super) fn looking_back(setting: Setting<'_>, place: usize) -> Option<Period> {
    let date = setting.dates.iter().find(|date| date.tokens.start == place)?;
    let Said::Relative(relative) = date.said else { return None };
    let is_back = match relative {
        Relative::Whole(_, count) => count <= 0,
        Relative::Ago(_, count) | Relative::Stretch(_, count) => count < 0,
        Relative::Month(_, direction) => direction != Direction::Ahead && date.tokens.len() > 1,
        _ => false,
    };
    date.period(setting.today).filter(|period| is_back && !period.is_day())
}

/// The period that words at a place say, an article or "early", "late", "mid" passed over.
pub(super) fn near(passage: Passage<'_>, setting: Setting<'_>, place: usize) -> Option<Period> {
    let mut place = place;
    while passage.any(place, words!["the", "early", "late", "mid", "-"]) {
        if let Some(period) = at(setting, place) {
            return Some(period);
        }
        place += 1;
    }
    at(setting, place)
}
