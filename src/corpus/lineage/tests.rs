//! Lineages of made-up series, and the same series edited.
#![allow(clippy::unwrap_used, reason = "a missing value fails the test")]
use std::sync::Arc;

use imbl::OrdSet;

use super::*;
use crate::{corpus::series::Placed, extract::Date};

fn cell(month: (i16, i8), thousand: u32, witness: Option<&str>) -> (Cell, OrdSet<(Date, FigurePlace)>) {
    let stated = Decimal::small(thousand * 1000);
    let low = stated.plus(Decimal::from_parts(1)).unwrap();
    let high = stated.plus(Decimal::small(10_000)).unwrap();
    let witness = witness.map(|id| Reference::Known(Arc::from(id)));
    let cell = Cell {
        month,
        low: Some(low),
        high: Some(high),
        stated: Some(stated),
        witness,
        corrected: false,
        tier: None,
    };
    let place = FigurePlace { document: format!("{}-{}-{thousand}", month.0, month.1).into(), figure: 0 };
    (cell, OrdSet::unit((jiff::civil::date(month.0, month.1, 15), place)))
}

/// A series that was read at once.
fn series(cells: &[(Cell, OrdSet<(Date, FigurePlace)>)], kind: MeasureKind) -> Series {
    let mut series = Series::default();
    for (cell, places) in cells {
        for (date, place) in places {
            series.put(&Placed {
                cell: Some((cell.clone(), *date)),
                stated: cell.stated,
                place: place.clone(),
                outlet: None,
            });
        }
    }
    let months: Vec<MonthKey> = cells.iter().map(|(cell, _)| cell.month).collect();
    relate(&mut series, &months, kind, &Policy::default());
    series
}

fn lineages(cells: &[(Cell, OrdSet<(Date, FigurePlace)>)]) -> Lineages {
    Lineages::clone(&series(cells, MeasureKind::Cumulative).lineages)
}

#[test]
fn two_lineages_of_the_sample_and_one_dispute_at_the_closest_dates() {
    let found =
        lineages(&[cell((2016, 3), 470, None), cell((2016, 7), 280, None), cell((2017, 7), 320, None)]);
    let last = |lineage: &Lineage| lineage.last.unwrap();
    assert_eq!(found.lineages.iter().map(last).collect::<Vec<_>>(), [(2016, 3), (2017, 7)]);
    assert_eq!(found.disputes.len(), 1);
    assert_eq!(
        (&*found.disputes[0].earlier.document, &*found.disputes[0].later.document),
        ("2016-3-470", "2016-7-280")
    );
    assert!(found.falls.is_empty());
}

#[test]
fn a_credited_figure_names_the_anonymous_lineage_that_it_continues() {
    let found = lineages(&[
        cell((2016, 7), 280, None),
        cell((2017, 7), 320, None),
        cell((2017, 12), 340, Some("sohr")),
    ]);
    assert_eq!(found.lineages.len(), 1);
    assert_eq!(found.lineages[0].name, Some(Reference::Known(Arc::from("sohr"))));
}

#[test]
fn normal_growth_between_estimators_is_no_dispute() {
    let found = lineages(&[
        cell((2014, 9), 191, Some("un")),
        cell((2015, 2), 210, Some("sohr")),
        cell((2016, 7), 280, Some("sohr")),
    ]);
    assert!(found.disputes.is_empty() && found.falls.is_empty());
}

#[test]
fn an_estimators_lower_total_falls_once() {
    let found = lineages(&[
        cell((2016, 1), 300, Some("sohr")),
        cell((2016, 6), 200, Some("sohr")),
        cell((2016, 8), 210, Some("sohr")),
    ]);
    assert_eq!(found.falls.len(), 1);
    assert_eq!(
        (&*found.falls[0].earlier.document, &*found.falls[0].later.document),
        ("2016-1-300", "2016-6-200")
    );
}

#[test]
fn within_tolerance_nothing_contradicts() {
    let found = lineages(&[
        cell((2015, 7), 230, Some("sohr")),
        cell((2015, 8), 220, Some("sohr")),
        cell((2015, 8), 220, Some("un")),
    ]);
    assert!(found.falls.is_empty() && found.disputes.is_empty());
}

#[test]
fn the_far_minority_is_the_outlier() {
    let months = [270, 272, 274, 276].map(|thousand| cell((2016, 1), thousand, Some("sohr")));
    let odd = cell((2016, 2), 2_700, None);
    let found = lineages(&[months.as_slice(), std::slice::from_ref(&odd)].concat());
    let minorities: Vec<_> = found.lineages.iter().map(|one| one.minority).collect();
    assert_eq!(minorities, [None, Some(Minority { own: 1, all: 5 })]);
    // One of four is no far minority.
    let found = lineages(&[&months[..3], std::slice::from_ref(&odd)].concat());
    assert!(found.lineages.iter().all(|one| one.minority.is_none()));
    // Whoever disputes the same count is on the same side: three of seven.
    let ally = cell((2016, 2), 2_600, Some("un"));
    let third = cell((2016, 2), 2_650, Some("scpr"));
    let found = lineages(&[months.as_slice(), &[odd, ally, third]].concat());
    assert!(found.lineages.len() > 2 && found.lineages.iter().all(|one| one.minority.is_none()));
}

#[test]
fn a_lineage_has_the_tier_that_its_texts_agree_on() {
    let tiered = |month, thousand, tier| {
        let (mut cell, places) = cell((2016, month), thousand, Some("sohr"));
        cell.tier = tier;
        (cell, places)
    };
    let of = |tiers: &[Option<Tier>]| {
        let cells: Vec<_> = (1_i8..).zip(tiers).map(|(month, tier)| tiered(month, 270, *tier)).collect();
        lineages(&cells).lineages[0].tier
    };
    let (documented, estimated) = (Some(Tier::Documented), Some(Tier::Estimated));
    assert_eq!(of(&[None, documented, None]), documented);
    assert_eq!(of(&[estimated, Some(Tier::Indirect)]), Some(Tier::Indirect));
    assert_eq!(of(&[documented, estimated]), None);
    assert_eq!(of(&[None]), None);
}

/// A series as random cells make it, from few months, values and witnesses, so that they meet.
fn some_cells() -> impl proptest::strategy::Strategy<Value = Vec<(Cell, OrdSet<(Date, FigurePlace)>)>> {
    use proptest::prelude::*;
    let one = (0_i8..30, 1_u32..60, 0_usize..4, any::<bool>(), 1_i8..28, 0_u32..5).prop_map(
        |(month, value, witness, corrected, day, document)| {
            let witness = [None, None, Some("sohr"), Some("un")][witness];
            let (mut cell, _) = cell((2014 + i16::from(month / 12), month % 12 + 1), value * 10, witness);
            cell.corrected = corrected && value % 7 == 0;
            let place = FigurePlace { document: format!("d{document}").into(), figure: value };
            let date = jiff::civil::date(cell.month.0, cell.month.1, day);
            (cell, OrdSet::unit((date, place)))
        },
    );
    proptest::collection::vec(one, 1..24)
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_series_edited_is_the_series_made_anew(cells in some_cells(), kind in 0_usize..3) {
        let kind = [MeasureKind::Cumulative, MeasureKind::Level, MeasureKind::Constant][kind];
        // Each figure once: a document has one figure of a number.
        let mut seen = std::collections::BTreeSet::new();
        let cells: Vec<_> = cells.into_iter().filter(|(_, places)| seen.insert(places.get_min().unwrap().1.clone())).collect();
        let half = cells.len() / 2;
        let mut edited = series(&cells, kind);
        // Every other one of the first half goes, one at a time, and comes back.
        let placed = |one: &(Cell, OrdSet<(Date, FigurePlace)>)| {
            let (date, place) = one.1.get_min().unwrap();
            Placed { cell: Some((one.0.clone(), *date)), stated: one.0.stated, place: place.clone(), outlet: None }
        };
        for (number, one) in cells.iter().enumerate().take(half) {
            edited.take(&placed(one));
            relate(&mut edited, &[one.0.month], kind, &Policy::default());
            let left: Vec<_> = cells.iter().enumerate().filter(|(other, _)| *other != number).map(|(_, one)| one.clone()).collect();
            proptest::prop_assert_eq!(&edited.lineages, &series(&left, kind).lineages);
            edited.put(&placed(one));
            relate(&mut edited, &[one.0.month], kind, &Policy::default());
        }
        proptest::prop_assert_eq!(&edited.lineages, &series(&cells, kind).lineages);
    }
}

#[test]
fn two_totals_of_one_day_are_a_conflict_and_no_fall() {
    let found = lineages(&[cell((2016, 6), 300, Some("sohr")), cell((2016, 6), 200, Some("sohr"))]);
    assert_eq!((found.falls.len(), found.conflicts.len(), found.disputes.len()), (0, 1, 0));
}

#[test]
fn levels_of_one_source_conflict_within_the_window_only() {
    let near = [cell((2016, 6), 300, Some("un")), cell((2016, 7), 200, Some("un"))];
    let found = series(&near, MeasureKind::Level);
    assert_eq!((found.lineages.conflicts.len(), found.lineages.falls.len()), (1, 0));
    let far = [cell((2016, 3), 300, Some("un")), cell((2016, 7), 200, Some("un"))];
    assert_eq!(series(&far, MeasureKind::Level).lineages.conflicts.len(), 0);
}
