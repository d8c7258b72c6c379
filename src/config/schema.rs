//! The JSON Schema of `rapporteur.toml`, made from the same rows as everything else that is said about its keys.

use serde_json::{Map, Value, json};

use super::keys::{self, ARRAYS, KEYS, KINDS, Key, Shape};
use crate::rule::{Level, RULES};

/// The schema, as editors take it (Taplo, Even Better TOML).
pub fn schema() -> Value {
    let mut properties = Map::new();
    for table in keys::tables() {
        let keys: Vec<&Key> = KEYS.iter().filter(|key| key.table == table).collect();
        let value = match keys.as_slice() {
            [key] if key.name.is_empty() => described(levels(), key),
            keys if ARRAYS.contains(&table) => json!({"type": "array", "items": object(keys, needed(table))}),
            keys => object(keys, &[]),
        };
        properties.insert(table.to_owned(), value);
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "rapporteur.toml",
        "description": "Settings of a corpus for Rapporteur. Every key is optional.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

/// The keys without which an entry of an array is nothing.
fn needed(table: &str) -> &'static [&'static str] {
    match table {
        "overrides" => &["paths"],
        "ignore" => &["paths", "rules"],
        "measures" => &["name"],
        _ => &[],
    }
}

fn object(keys: &[&Key], needed: &[&str]) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), described(value(key), key))).collect();
    let mut object = json!({"type": "object", "additionalProperties": false, "properties": properties});
    if !needed.is_empty() {
        object["required"] = json!(needed);
    }
    object
}

fn described(mut value: Value, key: &Key) -> Value {
    value["description"] = json!(format!("{} Takes: {}.", key.meaning, key.takes));
    // Defaults are written as in the file; those of lists and numbers are JSON too.
    if let Ok(default) = serde_json::from_str::<Value>(key.default) {
        value["default"] = default;
    }
    value
}

fn value(key: &Key) -> Value {
    match key.shape {
        Shape::Globs(_) => texts(),
        Shape::Id(_) => json!({"type": "string", "minLength": 1}),
        Shape::Number { bounds: (least, most), .. } => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        Shape::Flag(_) => json!({"type": "boolean"}),
        Shape::Levels => levels(),
        Shape::Rows(fields) => {
            let of = |field: &keys::Field| {
                if field.is_number {
                    json!({"type": "integer", "minimum": 1})
                } else {
                    json!({"type": "string"})
                }
            };
            let properties: Map<String, Value> =
                fields.iter().map(|field| (field.name.to_owned(), of(field))).collect();
            let needed: Vec<&str> =
                fields.iter().filter(|field| field.is_needed).map(|field| field.name).collect();
            let row = json!({
                "type": "object", "additionalProperties": false, "properties": properties, "required": needed,
            });
            json!({"type": "array", "items": row})
        }
        Shape::Inner => inner(key),
    }
}

fn inner(key: &Key) -> Value {
    match (key.table, key.name) {
        ("overrides", "rules") => levels(),
        ("ignore", "rules") => {
            let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
            one_or_more(&json!({"type": "string", "enum": names}))
        }
        ("measures", "kind") => {
            let kinds: Vec<&str> = KINDS.iter().map(|(word, _)| *word).collect();
            json!({"type": "string", "enum": kinds})
        }
        (_, "paths" | "words" | "frames") => texts(),
        _ => json!({"type": "string"}),
    }
}

/// A list of strings; one string is a list of one.
fn texts() -> Value {
    one_or_more(&json!({"type": "string"}))
}

fn one_or_more(item: &Value) -> Value {
    json!({"anyOf": [item, {"type": "array", "items": item}]})
}

fn levels() -> Value {
    let words: Vec<&str> = Level::ALL.iter().map(|(word, _)| *word).collect();
    let rule = |rule: &&'static crate::rule::Rule| {
        let shown = json!({"enum": words, "default": rule.level.name(), "description": rule.summary});
        (rule.name.to_owned(), shown)
    };
    let properties: Map<String, Value> = RULES.iter().map(rule).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}
