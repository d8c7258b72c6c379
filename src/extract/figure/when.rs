//! Dates around figures: what an event's day or a figure's as-of says, seen from the document's date.

use super::{passage::Passage, scope::Setting};
use crate::extract::Period;

/// The period that words beginning at a place say.
pub(super) fn at(setting: Setting<'_>, place: usize) -> Option<Period> {
    setting.dates.iter().find(|date| date.tokens.start == place)?.period(setting.today)
}

/// The period that words at a place say, an article or "early", "late", "mid" passed over.
pub(super) fn near(passage: Passage<'_>, setting: Setting<'_>, place: usize) -> Option<Period> {
    let mut place = place;
    while passage.any(place, &["the", "early", "late", "mid", "-"]) {
        if let Some(period) = at(setting, place) {
            return Some(period);
        }
        place += 1;
    }
    at(setting, place)
}
