//! Numbers as other people's cases want them: the English cases of a public recogniser's numbers, ordinals,
//! percentages and ranges.
//!
//! Measured is the reader that figures are read with, by span and value. Cases that make no sense in prose are listed
//! in `tests/data/recognizers.tsv`, each with the reason, and counted apart. By agreement
//! - a case without a word (`$20`) is read as the end of a sentence, because a line of digits is page furniture;
//! - values are compared to the four places that a figure keeps;
//! - the cases leave the upper end of "between 20 and 30" out, figures keep it in: whether it is in is compared only where
//!   we say that it is not;
//! - a number is what the cases want of it: a percentage in one set, a bound in another, its words alone in a third.

use std::{collections::BTreeMap, fs, ops::Bound, sync::Arc};

use rapporteur::{
    extract::{
        Decimal, Qualifier,
        figure::{NumberForm, StatedNumber, numbers},
    },
    text::{Document, Format, Span},
};
use serde::Deserialize;

use super::{
    read::{Shared, own, rows},
    table::{Bar, Table, Value},
};

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Case {
    input: String,
    results: Vec<Wanted>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wanted {
    text: String,
    start: usize,
    type_name: String,
    resolution: BTreeMap<String, serde_json::Value>,
}

/// A set of cases, and what it calls one of our numbers; `None` for numbers that are not its matter.
struct Model {
    name: &'static str,
    reading: fn(&StatedNumber) -> Option<Reading>,
}

/// A span and what it is worth, in words that can be compared.
type Reading = (Span, Worth);

#[derive(Debug, Clone, Copy, PartialEq)]
enum Worth {
    Value(f64),
    /// Both bounds, each with whether it is in.
    Range([(f64, bool); 2]),
}

/// What a case without a word is read behind.
const LEAD: &str = "It was ";

const MODELS: &[Model] = &[
    Model { name: "NumberModel", reading: number },
    Model { name: "OrdinalModel", reading: ordinal },
    Model { name: "PercentModel", reading: percentage },
    Model { name: "NumberRangeModel", reading: range },
];

pub fn score(shared: &Shared, table: &mut Table) {
    let excluded: BTreeMap<(String, usize), String> =
        rows(&fs::read_to_string(own("tests/data/recognizers.tsv")).unwrap())
            .skip(1)
            .map(|row| ((row[0].clone(), row[1].parse().unwrap()), row[2].clone()))
            .collect();
    for model in MODELS {
        score_model(shared, model, &excluded, table);
    }
}

fn score_model(
    shared: &Shared,
    model: &Model,
    excluded: &BTreeMap<(String, usize), String>,
    table: &mut Table,
) {
    let text = shared.text(&format!("data/recognizers/{}.json", model.name));
    let cases: Vec<Case> = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
    let (mut hits, mut scored, mut apart, mut apart_but_read) = (0, 0, 0, 0);
    for (index, case) in cases.iter().enumerate() {
        let is_excluded = excluded.contains_key(&(model.name.to_owned(), index));
        let has_words = case.input.split_whitespace().any(|word| word.starts_with(char::is_alphabetic));
        let lead = if has_words { "" } else { LEAD };
        let text = format!("{lead}{}", case.input);
        let document = Document::read(Arc::from(&*text), Format::Plain);
        let found: Vec<Reading> = numbers(&document).iter().filter_map(model.reading).collect();
        let wanted: Vec<Reading> =
            case.results.iter().filter_map(|wanted| wanted.reading(&text, lead.len())).collect();
        let is_read = wanted.len() == case.results.len()
            && found.len() == wanted.len()
            && found.iter().zip(&wanted).all(|(found, wanted)| found.0 == wanted.0 && found.1.is(wanted.1));
        if is_excluded {
            apart += 1;
            apart_but_read += usize::from(is_read);
            continue;
        }
        scored += 1;
        hits += usize::from(is_read);
        if !is_read {
            table.miss(|| {
                format!("{} {index} {:?}: wants {wanted:?}, read {found:?}", model.name, case.input)
            });
        }
    }
    let set = "numbers as a public recogniser's cases want them";
    table.row(set, model.name, Value::Share { hits, of: scored }, Bar::AtLeast(0.95));
    table.row(set, "  left out, with the reason", Value::Count(apart), Bar::None);
    table.row(set, "  of these read all the same", Value::Count(apart_but_read), Bar::None);
}

impl Wanted {
    /// What the case wants, or `None` where that is no number.
    fn reading(&self, input: &str, before: usize) -> Option<Reading> {
        let place = |chars: usize| input.char_indices().nth(chars).map_or(input.len(), |(place, _)| place);
        let span =
            Span::at(place(before + self.start), place(before + self.start + self.text.chars().count()));
        let value = self.resolution.get("value")?.as_str()?;
        let worth = match &*self.type_name {
            "numberrange" => Worth::of_range(value)?,
            "number" | "ordinal" | "percentage" => Worth::Value(value.trim_end_matches('%').parse().ok()?),
            _ => return None,
        };
        Some((span, worth))
    }
}

impl Worth {
    /// Reads `(20,35]`, `[500,)`.
    fn of_range(words: &str) -> Option<Self> {
        let inner = words.trim_matches(['(', ')', '[', ']']);
        let (low, high) = inner.split_once(',')?;
        let end = |value: &str, none: f64| if value.is_empty() { Some(none) } else { value.parse().ok() };
        let (low, high) = (end(low, f64::NEG_INFINITY)?, end(high, f64::INFINITY)?);
        Some(Self::Range([(low, words.starts_with('[')), (high, words.ends_with(']'))]))
    }

    fn is(self, other: Self) -> bool {
        // What is too small for four places must not pass for nothing.
        let same = |a: f64, b: f64| {
            a.total_cmp(&b).is_eq() || (a - b).abs() <= 0.000_1 && a.abs() > 0.0 || a.abs() + b.abs() <= 0.0
        };
        match (self, other) {
            (Self::Value(a), Self::Value(b)) => same(a, b),
            (Self::Range(a), Self::Range(b)) => {
                let is_closed = a[0].1 && a[1].1;
                let ends = same(a[0].0, b[0].0) && same(a[1].0, b[1].0);
                ends && a[0].1 == b[0].1 && (is_closed || a[1].1 == b[1].1)
            }
            _ => false,
        }
    }
}

fn plain(value: Decimal) -> f64 {
    value.parts() as f64 / 10_000.0
}

/// The value of a number that states one.
fn value(number: &StatedNumber) -> f64 {
    match (number.low, number.high) {
        (Bound::Included(value) | Bound::Excluded(value), _)
        | (Bound::Unbounded, Bound::Included(value) | Bound::Excluded(value)) => plain(value),
        (Bound::Unbounded, Bound::Unbounded) => f64::NAN,
    }
}

fn number(number: &StatedNumber) -> Option<Reading> {
    let is_one = matches!(number.form, NumberForm::Cardinal | NumberForm::Fraction);
    is_one.then(|| (number.words, Worth::Value(value(number))))
}

fn ordinal(number: &StatedNumber) -> Option<Reading> {
    (number.form == NumberForm::Ordinal).then(|| (number.span, Worth::Value(value(number))))
}

fn percentage(number: &StatedNumber) -> Option<Reading> {
    (number.unit == Some("%")).then(|| (number.span, Worth::Value(value(number))))
}

/// Numbers that words bound: ranges, and those of which a hedge says more than "about".
fn range(number: &StatedNumber) -> Option<Reading> {
    let is_hedged = number.hedged != number.span && number.qualifier != Qualifier::About;
    let end = |bound: Bound<Decimal>, none: f64| match bound {
        Bound::Included(value) => (plain(value), true),
        Bound::Excluded(value) => (plain(value), false),
        Bound::Unbounded => (none, false),
    };
    let ends = [end(number.low, f64::NEG_INFINITY), end(number.high, f64::INFINITY)];
    (number.form == NumberForm::Range || is_hedged).then_some((number.hedged, Worth::Range(ends)))
}
