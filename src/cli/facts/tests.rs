//! Tests of the rows: the page against them, and what their columns say.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a surprise fails the test")]
use std::{collections::BTreeMap, fmt::Write as _};

use serde_json::{Map, Value, json};

use super::PAGE;
use crate::{
    cli::input::{Layout, Line, answer},
    workspace::{Options, Workspace},
};

/// The rows of some lines, read with the profiles of the sample corpus.
fn rows(lines: &[Value]) -> Vec<Map<String, Value>> {
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let options = Options {
        profiles: Some(seeds.join("profiles")),
        config: Some(seeds.join("rapporteur.toml")),
        ..Options::default()
    };
    let mut workspace = Workspace::new(&[], options);
    let batch = workspace.index_job().run(&|_| {}, &|| false).unwrap();
    workspace.absorb(batch);
    let row = |line: &Value| {
        let answered =
            answer(&workspace, Layout::Facts, &Line::Whole(line.to_string().into_bytes())).unwrap();
        serde_json::from_str(&answered.line).unwrap()
    };
    lines.iter().map(row).collect()
}

fn figures(text: &str) -> Vec<Value> {
    let line =
        json!({"path": "a.txt", "kind": "article", "date": "2016-07-15", "outlet": "Post", "text": text});
    let row = rows(&[line]).remove(0);
    row["figures"].as_array().unwrap().clone()
}

/// The columns that the page lists, with their types: `figures.event.place`.
fn listed() -> BTreeMap<String, String> {
    let (mut columns, mut within) = (BTreeMap::new(), None);
    for line in PAGE.lines() {
        if line.starts_with("## ") {
            within = line.starts_with("## Columns").then(String::new);
        } else if let Some(list) = line.strip_prefix("### `") {
            within = Some(list.trim_end_matches('`').to_owned() + ".");
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let (Some(within), [_, name, kind, _, _]) = (&within, cells.as_slice())
            && let Some(name) = name.strip_prefix('`').and_then(|name| name.strip_suffix('`'))
        {
            columns.insert(format!("{within}{name}"), (*kind).to_owned());
        }
    }
    columns
}

/// The columns of a value, each with the types that its values have.
fn found(within: &str, value: &Value, columns: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| found(within, item, columns)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let column = if within.is_empty() { name.clone() } else { format!("{within}.{name}") };
                let kind = match value {
                    Value::Null => "",
                    Value::Bool(_) => "BOOLEAN",
                    Value::Number(number) if number.is_u64() => "INTEGER",
                    Value::Number(_) => "DOUBLE",
                    Value::String(words) if crate::extract::Period::parse(words).is_some() => "DATE",
                    Value::String(_) => "VARCHAR",
                    Value::Array(items) if items.iter().any(Value::is_string) => "VARCHAR[]",
                    Value::Array(_) => "LIST",
                    Value::Object(_) => "STRUCT",
                };
                let all = columns.entry(column.clone()).or_default();
                if !all.contains(kind) {
                    write!(all, " {kind}").unwrap();
                }
                found(&column, value, columns);
            }
        }
        _ => {}
    }
}

/// Texts in which every column has a value.
fn all() -> Vec<Value> {
    let article = "MOSCOW (AFP) July 15, 2016 — US Secretary of State John Kerry met Sergei Lavrov.\n\n\
        The war has killed 280,500.5 people since 2011, an estimated 12% of them children, the Observatory said. \
        The UN estimates that the war has killed more than 300,000 people. \
        A raid on Douma on Thursday killed at least 12 civilians, a medical source told AFP. \
        The death toll of the war rose from 470,000 to 480,000. \
        \"We will be back for the fifth round of the Geneva talks in August,\" said Sergei Lavrov.\n\n\
        See [the other](b.md#part).\n";
    let profile = "---\nkind: conflict\nname: War of Cities\nacknowledge:\n  - {reason: they differ, measure: deaths, \
        lineages: [united-nations, reuters], author: A, date: 2016-01-01}\n---\n";
    vec![
        json!({"path": "a.md", "kind": "article", "outlet": "Post", "title": "T", "text": article}),
        json!({"path": "profiles/war-of-cities.md", "text": profile}),
    ]
}

#[test]
fn the_page_lists_the_columns_and_no_others() {
    let mut columns = BTreeMap::new();
    for row in rows(&all()) {
        found("", &Value::Object(row), &mut columns);
    }
    let listed = listed();
    assert!(listed.len() > 60, "{listed:?}");
    let names = |columns: &BTreeMap<String, String>| columns.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&listed), names(&columns));
    for (column, kind) in &listed {
        let seen: Vec<&str> = columns[column].split_whitespace().collect();
        let fits = |seen: &&str| {
            **seen == **kind
                || matches!((*seen, kind.as_str()), ("INTEGER", "DOUBLE") | ("LIST", "VARCHAR[]"))
        };
        // What can only be an error is null here.
        assert!(seen.iter().all(fits), "{column} is {kind} on the page and {seen:?} in rows");
        assert!(!seen.is_empty() || column == "error", "no row has a value of {column}");
    }
}

#[test]
fn a_row_that_could_not_be_read_has_its_version_and_its_name() {
    let row = rows(&[json!({"id": 7})]).remove(0);
    assert_eq!(Value::Object(row), json!({"version": 1, "path": "7", "error": "there is no `text`"}));
}

#[test]
fn what_is_declared_counts_as_front_matter_and_moves_no_place() {
    let text = "The war in Syria has killed more than 280,000 people.";
    let bare = json!({"path": "a.txt", "text": text});
    let declared = json!({"path": "a.txt", "text": text, "date": "2016-07-15T10:00:00Z", "outlet": "Post"});
    let own = json!({"path": "a.txt", "text": format!("---\ndate: 2016-07-15\noutlet: Post\n---\n{text}")});
    let [bare, declared, own] = rows(&[bare, declared, own]).try_into().unwrap();
    for key in ["fingerprint", "bytes", "mentions", "date_words"] {
        assert_eq!(bare[key], declared[key], "{key}");
    }
    assert_eq!((&bare["date"], &bare["outlet"]), (&Value::Null, &Value::Null));
    assert_eq!((&declared["date"], &declared["certainty"]), (&json!("2016-07-15"), &json!("stated")));
    let words = |row: &Map<String, Value>| {
        let figure = row["figures"][0].as_object().unwrap().clone();
        (figure["first_day"].clone(), figure["start_byte"].clone(), figure["sentence_start_byte"].clone())
    };
    assert_eq!(words(&declared), (json!("2016-07-15"), json!(38), json!(0)));
    assert_eq!(words(&bare), (Value::Null, json!(38), json!(0)));
    for key in ["date", "outlet", "certainty"] {
        assert_eq!(own[key], declared[key], "{key}");
    }
    assert_eq!(own["date_words"]["text"], "2016-07-15");
}

#[test]
fn a_figure_tells_its_series_its_estimator_and_its_open_bounds() {
    let figures = figures(
        "The war has killed more than 280,000 people, the Syrian Observatory for Human Rights said. \
         Four people died in a raid on Aleppo on Thursday.",
    );
    let (toll, raid) = (&figures[0], &figures[1]);
    for (column, value) in [
        ("series", json!("known:syrian-war")),
        ("measure_kind", json!("cumulative")),
        ("estimator", json!("known:syrian-observatory-for-human-rights")),
        ("estimator_name", json!("Syrian Observatory for Human Rights")),
        ("stated", json!(280_000)),
        ("low", json!(280_000)),
        ("low_is_open", json!(true)),
        ("high", json!(290_000)),
        ("high_is_open", json!(false)),
        ("is_witness", json!(true)),
        ("last_day", json!("2016-07-15")),
    ] {
        assert_eq!(toll[column], value, "{column}");
    }
    assert_eq!((&raid["series"], &raid["is_witness"]), (&Value::Null, &json!(false)));
    assert_eq!(raid["event"]["place"], "known:aleppo");
}

#[test]
fn what_is_no_statement_of_its_series_is_no_witness() {
    let text = "The war in Syria has killed more than 280,000 people.";
    let note = json!({"path": "notes/a.md", "text": text});
    let article = json!({"path": "articles/a.md", "text": text});
    let [note, article] = rows(&[note, article]).try_into().unwrap();
    assert_eq!((&note["kind"], &article["kind"]), (&json!("note"), &json!("article")), "the settings' globs");
    let witness = |row: &Map<String, Value>| row["figures"][0]["is_witness"].clone();
    assert_eq!((witness(&note), witness(&article)), (json!(false), json!(true)));
    assert_eq!(note["figures"][0]["series"], "known:syrian-war");
}
