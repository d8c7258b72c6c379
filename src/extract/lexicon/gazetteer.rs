//! The built-in gazetteer: states, capitals, organisations; see `gazetteer.md`. Parsed once in a process.

use std::sync::{Arc, LazyLock};

use crate::{
    extract::{facts::EntityId, profile::EntityKind},
    text::ShortMap,
};

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| parse(include_str!("gazetteer.tsv")));

/// One entity that everybody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: EntityKind,
    /// Its identifier.
    pub id: EntityId,
    /// Its usual name.
    pub name: &'static str,
    /// Other surfaces.
    pub aliases: Vec<&'static str>,
    /// Adjectives and nouns of a country's people, the adjective first.
    pub demonyms: Vec<&'static str>,
    /// The country in which it lies or to which it belongs, by id.
    pub place: Option<&'static str>,
    /// A country's capital, by id.
    pub capital: Option<&'static str>,
}

/// All rows, in the order of the file.
pub fn rows() -> &'static [Row] {
    &ROWS
}

/// The name and kind of an id of the gazetteer.
pub fn name_and_kind(id: &str) -> Option<(&'static str, EntityKind)> {
    row_of(id).map(|row| (row.name, row.kind))
}

/// The id of the country that an id of the gazetteer lies in or belongs to.
pub fn place_of(id: &str) -> Option<&'static str> {
    row_of(id)?.place
}

/// The id of the capital of a country of the gazetteer.
pub fn capital_of(id: &str) -> Option<&'static str> {
    row_of(id)?.capital
}

/// All words that an id of the gazetteer goes by, those of a country's people among them.
pub fn surfaces_of(id: &str) -> impl Iterator<Item = &'static str> {
    let row = row_of(id);
    row.into_iter().flat_map(|row| row.aliases.iter().chain(&row.demonyms).copied().chain([row.name]))
}

/// Other surfaces of an id of the gazetteer.
pub fn aliases_of(id: &str) -> &'static [&'static str] {
    row_of(id).map(|row| row.aliases.as_slice()).unwrap_or_default()
}

fn row_of(id: &str) -> Option<&'static Row> {
    static BY_ID: LazyLock<ShortMap<&str, &Row>> =
        LazyLock::new(|| rows().iter().map(|row| (&*row.id, row)).collect());
    BY_ID.get(id).copied()
}

/// Lines of seven columns; anything else is passed over (a test allows none).
fn parse(table: &'static str) -> Vec<Row> {
    table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).filter_map(row).collect()
}

fn row(line: &'static str) -> Option<Row> {
    let mut columns = line.split('\t').map(str::trim);
    let kind = EntityKind::parse(columns.next()?)?;
    let id = Arc::from(columns.next()?);
    let name = columns.next()?;
    let mut list = || -> Vec<&'static str> {
        let cell = columns.next().unwrap_or("-");
        cell.split('|').map(str::trim).filter(|item| !item.is_empty() && *item != "-").collect()
    };
    let (aliases, demonyms) = (list(), list());
    let (place, capital) = (list().first().copied(), list().first().copied());
    Some(Row { kind, id, name, aliases, demonyms, place, capital })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_row() {
        let lines = include_str!("gazetteer.tsv").lines();
        let count = lines.filter(|line| !line.starts_with('#') && !line.trim().is_empty()).count();
        assert_eq!(rows().len(), count);
        assert!(rows().iter().all(|row| !row.name.is_empty() && !row.id.is_empty()));
    }

    #[test]
    fn ids_have_names_and_kinds() {
        assert_eq!(name_and_kind("russia"), Some(("Russia", EntityKind::Country)));
        assert_eq!(name_and_kind("nowhere-at-all"), None);
        assert_eq!(place_of("geneva"), Some("switzerland"));
        assert_eq!(place_of("russia"), None);
    }

    #[test]
    fn places_and_capitals_are_rows_too() {
        for row in rows() {
            for id in row.place.iter().chain(&row.capital) {
                assert!(name_and_kind(id).is_some(), "{id}");
            }
        }
    }
}
