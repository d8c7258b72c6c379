//! A series as one JSON object. Numbers are JSON numbers in shortest decimal form; an open bound is null; days are
//! `YYYY-MM-DD`; lineages and findings are counted from 1, as the table and the chart count them.

use serde::Serialize;
use serde_json::Number;

use super::Places;
use crate::{
    cli::{
        Failure,
        json::to_json,
        stream::{bound, number},
    },
    extract::Tier,
    query::series::{Course, Listed, Party, Row},
};

#[derive(Serialize)]
struct Entity<'a> {
    id: Option<&'a str>,
    name: &'a str,
}

#[derive(Serialize)]
struct Shown<'a> {
    measure: &'a str,
    group: Option<&'a str>,
    scope: Entity<'a>,
    lineages: Vec<Lineage<'a>>,
    range: Option<Range>,
    figures: Vec<Figure<'a>>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Range {
    day: String,
    lowest: usize,
    highest: usize,
    most: Option<usize>,
}

#[derive(Serialize)]
struct Lineage<'a> {
    number: usize,
    estimator: Option<Entity<'a>>,
    figures: usize,
    tier: Option<&'static str>,
    outlier: bool,
}

#[derive(Serialize)]
struct Figure<'a> {
    from: Option<String>,
    to: Option<String>,
    #[serde(rename = "figure")]
    said: &'a str,
    qualifier: &'static str,
    stated: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    estimator: Option<Entity<'a>>,
    outlet: &'a str,
    lineage: Option<usize>,
    findings: Vec<usize>,
    path: String,
    line: Option<u32>,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Finding {
    number: usize,
    kind: &'static str,
    earlier: usize,
    later: usize,
    days: i32,
    message: String,
}

#[derive(Serialize)]
struct InList<'a> {
    measure: &'a str,
    group: Option<&'a str>,
    scope: Entity<'a>,
    figures: usize,
    first: Option<String>,
    last: Option<String>,
    findings: usize,
}

fn entity(party: &Party) -> Entity<'_> {
    Entity { id: party.id.as_deref(), name: &party.name }
}

/// A series.
pub(super) fn course(course: &Course, places: &mut Places<'_>) -> Result<String, Failure> {
    let lineages = course.lineages.iter().enumerate().map(|(number, one)| Lineage {
        number: number + 1,
        estimator: one.estimator.as_ref().map(entity),
        figures: one.figures,
        tier: one.tier.map(Tier::name),
        outlier: one.minority.is_some(),
    });
    let range = course.range.as_ref().map(|range| Range {
        day: range.day.to_string(),
        lowest: range.lowest + 1,
        highest: range.highest + 1,
        most: range.most.map(|most| most + 1),
    });
    let findings = course.clashes.iter().enumerate().map(|(number, one)| Finding {
        number: number + 1,
        kind: one.kind.name(),
        earlier: one.earlier + 1,
        later: one.later + 1,
        days: one.days,
        message: course.clash_words(one),
    });
    to_json(&Shown {
        measure: &course.key.measure,
        group: course.key.group,
        scope: entity(&course.scope),
        lineages: lineages.collect(),
        range,
        figures: course.rows.iter().map(|row| figure(row, places)).collect(),
        findings: findings.collect(),
    })
}

fn figure<'a>(row: &'a Row, places: &mut Places<'_>) -> Figure<'a> {
    let (path, line) = places.of(&row.place.document, row.span.start);
    let period = row.as_of.filter(|_| row.date.is_some());
    Figure {
        from: period.map(|period| period.from.to_string()),
        to: period.map(|period| period.to.to_string()),
        said: &row.said,
        qualifier: row.qualifier.name(),
        stated: row.stated.and_then(number),
        low: row.low.and_then(bound),
        high: row.high.and_then(bound),
        estimator: row.estimator.as_ref().map(entity),
        outlet: &row.outlet,
        lineage: row.lineage.map(|lineage| lineage + 1),
        findings: row.clashes.iter().map(|number| number + 1).collect(),
        path,
        line,
        start: row.span.start,
        end: row.span.end,
    }
}

/// The list of series, as an array.
pub(super) fn list(listed: &[Listed]) -> Result<String, Failure> {
    let rows: Vec<InList<'_>> = listed
        .iter()
        .map(|one| InList {
            measure: &one.key.measure,
            group: one.key.group,
            scope: entity(&one.scope),
            figures: one.figures,
            first: one.first.map(|date| date.to_string()),
            last: one.last.map(|date| date.to_string()),
            findings: one.clashes,
        })
        .collect();
    to_json(&rows)
}
