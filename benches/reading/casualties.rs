//! Dead civilians, fighters, children and women: what people counted in each of 285 articles as a whole.

use serde::Deserialize;

use super::{
    read::{Document, Figure, Shared},
    table::{Bar, Table, Value},
};

const SET: &str = "casualties of 285 articles";

/// Groups whose members are civilians as well.
const CIVILIAN: &[&str] = &[
    "civilians",
    "children",
    "women",
    "families",
    "journalists",
    "medics",
    "aid-workers",
    "activists",
    "protesters",
    "students",
    "teachers",
    "passengers",
    "tourists",
    "pilgrims",
    "patients",
    "refugees",
];

/// One article's counts.
#[derive(Deserialize)]
struct Counts {
    file: String,
    civilians: u32,
    fighters: u32,
    children: u32,
    women: u32,
}

/// How many counts of a group are found: with the group's own name, with one that may be meant, with any.
#[derive(Default, Clone, Copy)]
struct Found {
    of: usize,
    strict: usize,
    lenient: usize,
    value: usize,
}

impl Found {
    fn and(self, other: Self) -> Self {
        Self {
            of: self.of + other.of,
            strict: self.strict + other.strict,
            lenient: self.lenient + other.lenient,
            value: self.value + other.value,
        }
    }
}

pub fn score(shared: &Shared, table: &mut Table) {
    let documents = shared.read("data/syria-news", None);
    let rows: Vec<Counts> = shared
        .text("data/syria-news-casualties.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let count = |group: &str, of: fn(&Counts) -> u32| {
        let mut found = Found::default();
        for row in rows.iter().filter(|row| of(row) > 0) {
            if let Some(document) = documents.get(&row.file) {
                found = found.and(look_up(document, &row.file, group, of(row), table));
            }
        }
        found
    };
    let civilians = count("civilians", |row| row.civilians);
    let fighters = count("fighters", |row| row.fighters);
    let both = civilians.and(fighters);
    let children = count("children", |row| row.children);
    let women = count("women", |row| row.women);
    let share = |hits, found: Found| Value::Share { hits, of: found.of };
    table.row(SET, "civilians and fighters", share(both.lenient, both), Bar::AtLeast(0.75));
    table.row(SET, "  with the group's own name", share(both.strict, both), Bar::None);
    table.row(SET, "  their value alone", share(both.value, both), Bar::None);
    table.row(SET, "civilians, or people at large", share(civilians.lenient, civilians), Bar::None);
    table.row(SET, "civilians by name", share(civilians.strict, civilians), Bar::None);
    table.row(SET, "fighters", share(fighters.strict, fighters), Bar::None);
    table.row(SET, "children", share(children.strict, children), Bar::None);
    table.row(SET, "women", share(women.strict, women), Bar::None);
}

fn look_up(document: &Document, file: &str, group: &str, value: u32, table: &Table) -> Found {
    let deaths = || document.figures.iter().filter(|one| one.measure == "deaths");
    let of_value = || deaths().filter(|one| states(one, f64::from(value)));
    let may_be = |own: Option<&str>| match own {
        Some(own) => own == group || group == "civilians" && CIVILIAN.contains(&own),
        None => group == "civilians",
    };
    let found = Found {
        of: 1,
        strict: usize::from(of_value().any(|one| one.group.as_deref() == Some(group))),
        lenient: usize::from(of_value().any(|one| may_be(one.group.as_deref()))),
        value: usize::from(of_value().next().is_some()),
    };
    if found.strict == 0 {
        table.miss(|| {
            let read: Vec<_> =
                deaths().map(|one| format!("{} {}", one.text, one.group.as_deref().unwrap_or("-"))).collect();
            let kind = if found.lenient == 1 { "as people at large" } else { "not" };
            format!("{file}: {value} {group} {kind}; {read:?}")
        });
    }
    found
}

/// A figure states its number, or both ends of its range.
fn states(figure: &Figure, value: f64) -> bool {
    let is = |number: Option<f64>| number.is_some_and(|number| (number - value).abs() < 1e-9);
    match &*figure.qualifier {
        "between" => is(figure.low) || is(figure.high),
        "vague" => is(figure.low),
        _ => is(figure.stated),
    }
}
