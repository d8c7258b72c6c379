//! What is told of the counts of a series beside their numbers: how each came about, which is the far minority, and which
//! outlets went from one to another unawares.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Cell, Entry, FigurePlace, MonthKey, SeriesKey, Snapshot, Statement,
    describe::said,
    index::cell_of,
    lineage::{Contradiction, Minority},
};
use crate::extract::{Date, DocumentKind, Figure, Tier, date::days_between};

/// How many figures of an outlet are looked at on either side of a day.
const LOOKED_AT: usize = 8;

/// An outlet that gave the figure of one count and later that of another, without a word on the first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Switch {
    /// The last figure of the one.
    pub from: FigurePlace,
    /// The first of the other.
    pub to: FigurePlace,
}

impl Snapshot {
    /// How a lineage of a series came about: what its estimator's profile says, else its texts.
    pub fn tier(&self, key: &SeriesKey, lineage: usize) -> Option<Tier> {
        let one = self.series(key)?.lineages.lineages.get(lineage)?;
        let id = one.name.as_ref().and_then(|name| self.entity_id(name));
        let of_profile = id.and_then(|id| self.profile(&id)).and_then(|(_, profile)| profile.tier);
        of_profile.or(one.tier)
    }

    /// How the count of a figure came about: what its text says, else its estimator's profile, else its lineage.
    pub fn tier_of(&self, entry: &Entry, figure: &Figure) -> Option<Tier> {
        let key = self.series_key(entry, figure)?;
        let of_lineage = || {
            let (cell, _) = cell_of(entry, figure).filter(|_| entry.kind == DocumentKind::Article)?;
            let series = self.series(&key)?;
            self.tier(&key, series.lineage_of(&cell, &series.cells_of(cell.month))?)
        };
        figure.tier().or_else(|| self.tier_of_source(figure)).or_else(of_lineage)
    }

    fn tier_of_source(&self, figure: &Figure) -> Option<Tier> {
        let id = self.entity_id(figure.source.as_ref()?.reference.as_ref()?)?;
        self.profile(&id)?.1.tier
    }

    /// How both counts of a dispute came about: "SOHR documents, SCPR estimates including indirect deaths".
    pub fn tier_words(&self, key: &SeriesKey, pair: &Contradiction) -> Option<String> {
        let sides = [(pair.earlier_lineage, &pair.earlier), (pair.later_lineage, &pair.later)];
        let tiers = sides.map(|(lineage, _)| self.tier(key, lineage));
        if tiers[0] == tiers[1] {
            return None;
        }
        let is_alone = tiers.iter().any(Option::is_none);
        let told = sides.iter().zip(tiers).filter_map(|((lineage, place), tier)| {
            let name = self.series(key)?.lineages.name(*lineage).map(|name| self.name_of(name));
            let name = name.or_else(|| self.figure(place).map(|(entry, _)| self.outlet(entry)))?;
            let how = match tier? {
                Tier::Documented if is_alone => "documents one by one",
                Tier::Documented => "documents",
                Tier::Estimated => "estimates",
                Tier::Indirect if &*key.measure == "deaths" => "estimates including indirect deaths",
                Tier::Indirect => "estimates including indirect victims",
            };
            Some(format!("{name} {how}"))
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// The outlets of a dispute's two figures that went from one count to the other.
    pub fn switches_near(&self, key: &SeriesKey, pair: &Contradiction) -> Vec<Switch> {
        let Some(series) = self.series(key) else { return Vec::new() };
        let mut found = Vec::new();
        // An outlet's figures near by are of a few months, and a month may have many cells.
        let mut months: BTreeMap<MonthKey, Vec<&Cell>> = BTreeMap::new();
        for place in [&pair.earlier, &pair.later] {
            let Some((entry, figure)) = self.figure(place) else { continue };
            let (Some(outlet), Some((_, day))) = (entry.facts.outlet.as_deref(), cell_of(entry, figure))
            else {
                continue;
            };
            let mut near: Vec<&FigurePlace> = series.until(outlet, day).take(LOOKED_AT).collect();
            near.reverse();
            near.extend(series.after(outlet, day).take(LOOKED_AT));
            let told = near.into_iter().filter_map(|place| {
                let (entry, figure) = self.figure(place)?;
                let (cell, date) = cell_of(entry, figure)?;
                let cells = months.entry(cell.month).or_insert_with(|| series.cells_of(cell.month));
                let lineage = series.lineage_of(&cell, cells);
                Some(Statement { place: place.clone(), date: Some(date), stated: cell.stated, lineage })
            });
            let told: Vec<Statement> = told.collect();
            found.extend(self.switch(&told.iter().collect::<Vec<_>>(), pair));
        }
        found.sort();
        found.dedup();
        found
    }

    /// All outlets that went from one count of a dispute to the other, given the series' statements.
    pub fn switches(&self, statements: &[Statement], pair: &Contradiction) -> Vec<Switch> {
        let mut by_outlet: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
        for one in statements.iter().filter(|one| one.date.is_some()) {
            let outlet = self.entry(&one.place.document).and_then(|entry| entry.facts.outlet.as_deref());
            if let Some(outlet) = outlet {
                by_outlet.entry(outlet).or_default().push(one);
            }
        }
        by_outlet.values().filter_map(|told| self.switch(told, pair)).collect()
    }

    /// What else is known of the two counts of a dispute, given the outlets that went from one to the other: how they came
    /// about, who went, and which is the far minority.
    pub fn remarks(&self, key: &SeriesKey, pair: &Contradiction, switches: &[Switch]) -> Vec<String> {
        let mut remarks: Vec<String> = self.tier_words(key, pair).into_iter().collect();
        remarks.extend(switches.iter().filter_map(|one| self.switch_words(one)));
        remarks.extend(self.outlier_words(key, pair));
        remarks
    }

    /// "The Gazette went from one to the other: more than 470,000 on 2016-03-24, more than 300,000 on 2016-09-22".
    pub fn switch_words(&self, switch: &Switch) -> Option<String> {
        let ((entry, from), (other, to)) = (self.figure(&switch.from)?, self.figure(&switch.to)?);
        let (first, second) = (self.as_of(entry, from)?, self.as_of(other, to)?);
        let outlet = self.outlet(entry);
        Some(format!(
            "{outlet} went from one to the other: {} on {first}, {} on {second}",
            said(from),
            said(to)
        ))
    }

    /// Of an outlet's statements by date, the change from one count of a dispute to the other that is the nearest to the
    /// dispute. A text that gives both counts is reporting, and so is an outlet that credits both and goes back and forth.
    fn switch(&self, told: &[&Statement], pair: &Contradiction) -> Option<Switch> {
        let counts = [pair.earlier_lineage, pair.later_lineage];
        let of_counts = |one: &&&Statement| one.lineage.is_some_and(|lineage| counts.contains(&lineage));
        let own: Vec<&Statement> = told.iter().filter(of_counts).copied().collect();
        let gives_both = |one: &Statement| {
            own.iter().any(|other| other.place.document == one.place.document && other.lineage != one.lineage)
        };
        let is_credited =
            |one: &Statement| self.figure(&one.place).is_none_or(|(_, figure)| figure.source.is_some());
        let goes_back =
            |to: &Statement| own.iter().any(|later| later.date > to.date && later.lineage != to.lineage);
        let steps = own.iter().zip(own.iter().skip(1)).filter(|(from, to)| {
            from.lineage != to.lineage
                && from.date < to.date
                && !gives_both(from)
                && !gives_both(to)
                && !(is_credited(from) && is_credited(to) && goes_back(to))
        });
        let day = self.told_day(&pair.earlier)?;
        let nearest = steps.min_by_key(|(from, _)| from.date.map(|date| days_between(date, day).abs()));
        nearest.map(|(from, to)| Switch { from: from.place.clone(), to: to.place.clone() })
    }

    fn told_day(&self, place: &FigurePlace) -> Option<Date> {
        let (entry, figure) = self.figure(place)?;
        cell_of(entry, figure).map(|(_, day)| day)
    }

    /// "the outlier is 470,000 (...), with 1 of 14 statements".
    pub fn outlier_words(&self, key: &SeriesKey, pair: &Contradiction) -> Option<String> {
        let (place, few) = self.outlier(key, pair)?;
        let words = self.statement_words(place)?;
        Some(format!("the outlier is the count of {words}, with {} of {} statements", few.own, few.all))
    }

    /// The figure of a dispute whose count is the far minority, with how far.
    pub fn outlier<'a>(
        &self,
        key: &SeriesKey,
        pair: &'a Contradiction,
    ) -> Option<(&'a FigurePlace, Minority)> {
        let lineages = &self.series(key)?.lineages.lineages;
        let sides = [(pair.earlier_lineage, &pair.earlier), (pair.later_lineage, &pair.later)];
        sides.into_iter().find_map(|(number, place)| Some((place, lineages.get(number)?.minority?)))
    }
}

impl Switch {
    /// Both documents.
    pub fn documents(&self) -> [Arc<str>; 2] {
        [&self.from, &self.to].map(|place| Arc::clone(&place.document))
    }
}
