//! The words for figures and documents that messages and hovers share.

use std::collections::BTreeSet;

use super::{Entry, FigurePlace, Snapshot, stem};
use crate::extract::{Decimal, EventKind, Figure, Qualifier, Reference, Scope, Tier};

/// A figure as it would be said: "more than 470,000", "between 300,000 and 400,000", "5th".
pub fn said(figure: &Figure) -> String {
    let number = |value: Option<Decimal>| value.map_or_else(|| "?".to_owned(), number);
    let stated = number(figure.quantity.stated);
    if &*figure.measure == "round" {
        let number = figure.quantity.stated.and_then(|stated| u32::try_from(stated.to_whole()).ok());
        return number.map_or_else(|| "?".to_owned(), ordinal);
    }
    match figure.qualifier {
        Qualifier::Exact => stated,
        Qualifier::About => format!("about {stated}"),
        Qualifier::MoreThan => format!("more than {stated}"),
        Qualifier::AtLeast => format!("at least {stated}"),
        Qualifier::UpTo => format!("up to {stated}"),
        Qualifier::Nearly => format!("nearly {stated}"),
        Qualifier::Between => {
            format!("between {} and {}", number(figure.quantity.low), number(figure.quantity.high))
        }
        Qualifier::Vague => figure.quantity.low.map_or(stated, |low| format!("{} or more", low.grouped())),
    }
}

/// A number as texts print it: "470,000", "2.5 million".
fn number(value: Decimal) -> String {
    let million = Decimal::small(1_000_000);
    let is_round = value >= million && value.precision() >= Decimal::small(100_000);
    let millions = value.divided_by(million).filter(|_| is_round);
    millions.map_or_else(|| value.grouped(), |millions| format!("{} million", millions.grouped()))
}

/// How a count came about, in words.
pub fn tier_words(tier: Tier) -> &'static str {
    match tier {
        Tier::Documented => "documented one by one",
        Tier::Estimated => "estimated",
        Tier::Indirect => "estimated, those who died of hunger or disease included",
    }
}

/// "1st", "2nd", "5th".
pub fn ordinal(number: u32) -> String {
    format!("{number}{}", ordinal_ending(number))
}

/// "st", "nd", "rd" or "th": what digits end with that tell a place.
pub fn ordinal_ending(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// So many of something: "1 finding", "12 findings".
pub fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 || what == "information" { "" } else { "s" };
    format!("{count} {what}{ending}")
}

/// The words for a measure where a reader meets it: "elapsed years" for `elapsed-years`.
pub fn measure_words(measure: &str) -> String {
    match measure {
        "population" => "inhabitants".to_owned(),
        "displaced" | "detained" | "missing" | "besieged" => format!("{measure} people"),
        _ => measure.replace('-', " "),
    }
}

/// The name of the outlet that published an article, else the file's stem.
pub fn outlet_of(entry: &Entry) -> &str {
    entry.facts.outlet.as_deref().unwrap_or_else(|| stem(&entry.path))
}

impl Snapshot {
    /// The name of the outlet that published an article, else the file's stem.
    pub fn outlet(&self, entry: &Entry) -> String {
        outlet_of(entry).to_owned()
    }

    /// Who published an article, and when: "The New Arab, 2016-03-24", "The New Arab, undated".
    pub fn published(&self, entry: &Entry) -> String {
        let date = entry.facts.date.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        format!("{}, {date}", self.outlet(entry))
    }

    /// Who says a figure, where and when: "Syrian Observatory for Human Rights in The New Arab, 2016-03-24".
    pub fn credit(&self, entry: &Entry, figure: &Figure) -> String {
        let estimator = figure
            .source
            .as_ref()
            .and_then(|source| source.reference.as_ref())
            .and_then(|one| self.entity(one));
        let outlet = self.outlet(entry);
        let date =
            self.as_of(entry, figure).map_or_else(|| "undated".to_owned(), |period| period.to_string());
        match estimator {
            Some(estimator) if *estimator.name != *outlet => {
                format!("{} in {outlet}, {date}", estimator.name)
            }
            _ => format!("{outlet}, {date}"),
        }
    }

    /// A figure with who says it: "more than 470,000 (The New Arab, 2016-03-24)".
    pub fn statement_words(&self, place: &FigurePlace) -> Option<String> {
        let (entry, figure) = self.figure(place)?;
        Some(format!("{} ({})", said(figure), self.credit(entry, figure)))
    }

    /// The name of a reference to show.
    pub fn name_of(&self, reference: &Reference) -> String {
        self.entity(reference).map_or_else(|| reference.words().to_owned(), |entity| entity.name.into())
    }

    /// What a figure is about, in words: "the Syrian war", "a raid in Douma".
    pub fn scope_words(&self, entry: &Entry, figure: &Figure) -> String {
        if let Some(process) = figure.process() {
            return self.name_of(process);
        }
        match &figure.scope {
            Scope::Entity(reference) => self.name_of(reference),
            Scope::TheConflict => {
                self.conflict_of(entry).map_or_else(|| "the conflict".to_owned(), |one| self.name_of(&one))
            }
            Scope::Event(event) => {
                let what = event.what.map_or("event", EventKind::name);
                let place = event
                    .place
                    .as_ref()
                    .map(|place| format!(" in {}", self.name_of(place)))
                    .unwrap_or_default();
                let date = event.date.map(|date| format!(", {date}")).unwrap_or_default();
                format!("one {what}{place}{date}")
            }
            Scope::Unknown => "not told".to_owned(),
        }
    }

    /// The spread of some figures, given by value: "of 4 witnesses the lowest says 6, the highest 9, and most (3) say 6".
    pub fn spread_words(&self, witnesses: &[FigurePlace]) -> String {
        let stated = |place| self.figure(place).and_then(|(_, figure)| figure.quantity.stated);
        let values: Vec<Decimal> = witnesses.iter().filter_map(stated).collect();
        let (Some(low), Some(high)) = (values.first(), values.last()) else { return String::new() };
        let range = format!(
            "of {} witnesses the lowest says {}, the highest {}",
            values.len(),
            low.grouped(),
            high.grouped()
        );
        let count = |value: &Decimal| values.iter().filter(|other| *other == value).count();
        let most = values.iter().map(count).max().unwrap_or_default();
        let best: BTreeSet<&Decimal> = values.iter().filter(|value| count(value) == most).collect();
        match (best.len(), best.first()) {
            (1, Some(best)) if most > 1 && values.len() > most => {
                format!("{range}, and most ({most}) say {}", best.grouped())
            }
            _ => range,
        }
    }
}
