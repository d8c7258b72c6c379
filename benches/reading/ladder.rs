//! Tolls and durations of one war: every cumulative toll and every "N-year war" of 285 articles.

use std::collections::BTreeMap;

use super::{
    read::{Document, Figure, Shared},
    table::{Bar, Table, Value},
};

const FOLDER: &str = "data/syria-news";
const WAR: &str = "syrian-war";

/// The tables' words for hedges; without one a number is exact.
const HEDGES: &[(&str, &str)] = &[
    ("more than", "more-than"),
    ("over", "more-than"),
    ("at least", "at-least"),
    ("almost", "nearly"),
    ("an estimated", "about"),
    ("some", "about"),
];

pub fn score(shared: &Shared, table: &mut Table) {
    let documents = shared.read(FOLDER, None);
    tolls(shared, &documents, table);
    durations(shared, &documents, table);
}

/// The document with a table's number, which its file name ends with.
fn document<'a>(documents: &'a BTreeMap<String, Document>, cell: &str) -> &'a Document {
    let number = cell.rsplit(':').next().unwrap();
    let found = documents.iter().find(|(name, _)| name.ends_with(&format!("-{number}.md")));
    found.map(|(_, document)| document).unwrap()
}

fn is_value(figure: &Figure, value: f64) -> bool {
    figure.stated.is_some_and(|stated| (stated - value).abs() < 1e-9)
}

fn tolls(shared: &Shared, documents: &BTreeMap<String, Document>, table: &mut Table) {
    let rows = shared.rows("data/toll_ladder.tsv");
    let (mut values, mut hits) = (0, 0);
    for row in &rows {
        let [_, _, cell, hedge, value, ..] = row.as_slice() else { panic!("{row:?}") };
        let value: f64 = value.parse().unwrap();
        let qualifier =
            HEDGES.iter().find(|(words, _)| *words == hedge.trim()).map_or("exact", |(_, name)| *name);
        let figures = &document(documents, cell).figures;
        let of_value = || figures.iter().filter(|one| one.measure == "deaths" && is_value(one, value));
        let is_hit = of_value()
            .any(|one| one.qualifier == qualifier && one.scope.as_deref() == Some(WAR) && one.cumulative);
        values += usize::from(of_value().next().is_some());
        hits += usize::from(is_hit);
        if !is_hit {
            table.miss(|| {
                let found: Vec<_> = of_value()
                    .map(|one| format!("{} {:?} cumulative {}", one.qualifier, one.scope, one.cumulative))
                    .collect();
                format!("toll {value} {qualifier} in {cell}: {found:?}")
            });
        }
    }
    let set = "tolls of one war";
    let share = |hits| Value::Share { hits, of: rows.len() };
    table.row(set, "value", share(values), Bar::AtLeast(0.95));
    table.row(set, "value, qualifier and scope", share(hits), Bar::AtLeast(0.95));
}

fn durations(shared: &Shared, documents: &BTreeMap<String, Document>, table: &mut Table) {
    let rows = shared.rows("data/durations.tsv");
    let mut hits = 0;
    for row in &rows {
        let [_, _, cell, surface, _, value, ..] = row.as_slice() else { panic!("{row:?}") };
        let value: f64 = value.parse().unwrap();
        let figures = &document(documents, cell).figures;
        let is_hit = figures.iter().any(|one| one.measure == "elapsed-years" && is_value(one, value));
        hits += usize::from(is_hit);
        if !is_hit {
            table.miss(|| format!("{surface:?} in {cell}"));
        }
    }
    table.row("durations of one war", "years", Value::Share { hits, of: rows.len() }, Bar::AtLeast(1.0));
}
