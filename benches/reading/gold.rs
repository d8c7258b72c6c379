//! Mentions and figures against annotation: the five articles that the product starts from, and the sample of twenty
//! that two readers labelled (`tests/labelled`). The rules of scoring are those of `../shared/eval/score.py`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use serde::Deserialize;

use super::{
    read::{Document, Figure, Mention, Shared, own, rows},
    table::{Bar, Table, Value},
};

/// Measures that were annotated; figures of others count neither way.
const MEASURES: &[&str] = &[
    "deaths",
    "wounded",
    "displaced",
    "refugees",
    "population",
    "round",
    "elapsed-years",
    "zones",
    "guarantors",
    "members",
    "detained",
];

/// A mention that people marked.
struct Name {
    start: usize,
    end: usize,
    kind: String,
    id: Option<String>,
    is_optional: bool,
}

/// A figure that people marked; what is `None` was not told and is not compared.
#[derive(Default, Deserialize)]
struct Count {
    start: usize,
    end: usize,
    measure: String,
    value: Option<f64>,
    scope: Option<String>,
    cumulative: Option<bool>,
    process: Option<String>,
    qualifier: Option<String>,
    #[serde(default, rename = "optional")]
    is_optional: bool,
}

#[derive(Default)]
struct Marked {
    names: Vec<Name>,
    counts: Vec<Count>,
    date: Option<String>,
    body_start: usize,
}

/// Right ones, found ones, wanted ones.
#[derive(Default, Clone, Copy)]
struct Tally {
    hits: usize,
    found: usize,
    wanted: usize,
}

impl Tally {
    fn value(self) -> Value {
        Value::F1 { hits: self.hits, found: self.found, wanted: self.wanted }
    }
}

#[derive(Default)]
struct Sums {
    strict: Tally,
    span: Tally,
    kinds: BTreeMap<String, Tally>,
    figures: Tally,
    measures: BTreeMap<String, Tally>,
    dates: (usize, usize),
}

pub fn five_articles(shared: &Shared, table: &mut Table) {
    let marked = five(shared);
    let seeds = own("seeds/profiles");
    let with = shared.read("articles", Some(&seeds));
    let sums = score(shared, "articles", &with, &marked, table);
    let set = "five articles, with profiles";
    table.row(set, "mentions, span, kind and id", sums.strict.value(), Bar::AtLeast(0.95));
    table.row(set, "figures", sums.figures.value(), Bar::AtLeast(0.95));
    table.row(set, "dates", Value::Share { hits: sums.dates.0, of: sums.dates.1 }, Bar::AtLeast(1.0));
    let without = shared.read("articles", None);
    let sums = score(shared, "articles", &without, &marked, table);
    let set = "five articles, without profiles";
    table.row(set, "mentions, span and kind", sums.span.value(), Bar::AtLeast(0.88));
    table.row(set, "mentions, id too", sums.strict.value(), Bar::None);
    table.row(set, "figures", sums.figures.value(), Bar::None);
}

/// Labelled articles: the sample that steered the work, and the one that nobody looked at while working.
pub fn sample(shared: &Shared, table: &mut Table) {
    labelled_set(shared, "sample", "twenty labelled articles, without profiles", table);
}

pub fn blind(shared: &Shared, table: &mut Table) {
    labelled_set(shared, "blind", "twelve more, which steered nothing", table);
}

fn labelled_set(shared: &Shared, folder: &str, set: &str, table: &mut Table) {
    let marked = labelled(folder);
    let read = shared.read("data/syria-news", None);
    let sums = score(shared, "data/syria-news", &read, &marked, table);
    table.row(set, "mentions, span and kind", sums.span.value(), Bar::AtLeast(0.85));
    for (kind, tally) in &sums.kinds {
        table.row(set, &format!("  {kind}s"), tally.value(), Bar::None);
    }
    table.row(set, "figures", sums.figures.value(), Bar::AtLeast(0.85));
    for (measure, tally) in &sums.measures {
        table.row(set, &format!("  {measure}"), tally.value(), Bar::None);
    }
}

fn score(
    shared: &Shared,
    folder: &str,
    read: &BTreeMap<String, Document>,
    marked: &BTreeMap<String, Marked>,
    table: &Table,
) -> Sums {
    let mut sums = Sums::default();
    for (name, marked) in marked {
        let Some(document) = read.get(name) else { panic!("{name} was not read") };
        let text = shared.text(&format!("{folder}/{name}"));
        score_names(name, &text, document, marked, &mut sums, table);
        score_figures(name, document, marked, &mut sums, table);
        if let Some(date) = &marked.date {
            sums.dates.1 += 1;
            sums.dates.0 +=
                usize::from(document.date.as_ref().and_then(|date| date.value.as_ref()) == Some(date));
        }
    }
    sums
}

/// A span without a leading "the", which is a matter of taste.
fn bare(text: &str, start: usize, end: usize) -> (usize, usize) {
    let the = text
        .get(start..end)
        .and_then(|words| words.get(..4))
        .is_some_and(|the| the.eq_ignore_ascii_case("the "));
    (if the { start + 4 } else { start }, end)
}

fn score_names(name: &str, text: &str, document: &Document, marked: &Marked, sums: &mut Sums, table: &Table) {
    let wanted: BTreeMap<(usize, usize), &Name> = marked
        .names
        .iter()
        .filter(|one| !one.is_optional)
        .map(|one| (bare(text, one.start, one.end), one))
        .collect();
    let found: BTreeMap<(usize, usize), &Mention> = document
        .names()
        .filter(|one| one.start >= marked.body_start)
        .map(|one| (bare(text, one.start, one.end), one))
        .collect();
    let is_free = |span: &(usize, usize)| {
        let touches = |one: &&Name| span.0 < one.end && one.start < span.1;
        marked.names.iter().filter(|one| one.is_optional).any(|one| touches(&one))
    };
    for (span, one) in &wanted {
        let got = found.get(span);
        let is_kind = got.is_some_and(|got| got.kind == one.kind);
        let is_right = is_kind && got.is_some_and(|got| got.id == one.id);
        let kind = sums.kinds.entry(one.kind.clone()).or_default();
        kind.wanted += 1;
        kind.hits += usize::from(is_kind);
        for (tally, hit) in [(&mut sums.strict, is_right), (&mut sums.span, is_kind)] {
            tally.wanted += 1;
            tally.hits += usize::from(hit);
        }
        if !is_kind {
            let words = text.get(span.0..span.1).unwrap_or_default();
            let got = got.map_or("nothing", |got| &got.kind);
            table.miss(|| format!("{name} {}..{} {words:?} is {}, read as {got}", span.0, span.1, one.kind));
        }
    }
    for (span, one) in &found {
        if !wanted.contains_key(span) && is_free(span) {
            continue;
        }
        sums.strict.found += 1;
        sums.span.found += 1;
        sums.kinds.entry(one.kind.clone()).or_default().found += 1;
        if !wanted.contains_key(span) {
            table.miss(|| {
                format!("{name} {}..{} {:?} is none, read as {}", span.0, span.1, one.text, one.kind)
            });
        }
    }
}

fn score_figures(name: &str, document: &Document, marked: &Marked, sums: &mut Sums, table: &Table) {
    let read: Vec<&Figure> = document
        .figures
        .iter()
        .filter(|one| one.start >= marked.body_start && MEASURES.contains(&&*one.measure))
        .collect();
    let mut used = BTreeSet::new();
    for count in &marked.counts {
        let hit = read.iter().enumerate().position(|(at, one)| !used.contains(&at) && count.is_met_by(one));
        used.extend(hit);
        if count.is_optional {
            continue;
        }
        for tally in [&mut sums.figures, sums.measures.entry(count.measure.clone()).or_default()] {
            tally.wanted += 1;
            tally.hits += usize::from(hit.is_some());
            tally.found += usize::from(hit.is_some());
        }
        if hit.is_none() {
            let near: Vec<_> = document.figures.iter().filter(|one| count.touches(one)).collect();
            let wanted = format!(
                "{} {:?} {:?} {:?} {:?}",
                count.measure, count.value, count.qualifier, count.scope, count.cumulative
            );
            table.miss(|| format!("{name} {}..{} wants {wanted}, read as {near:?}", count.start, count.end));
        }
    }
    for (at, one) in read.iter().enumerate() {
        let is_free = marked.counts.iter().any(|count| count.is_optional && count.touches(one));
        if used.contains(&at) || is_free {
            continue;
        }
        sums.figures.found += 1;
        sums.measures.entry(one.measure.clone()).or_default().found += 1;
        table.miss(|| format!("{name} {}..{} {:?} is none, read as {one:?}", one.start, one.end, one.text));
    }
}

impl Count {
    fn touches(&self, one: &Figure) -> bool {
        one.start < self.end && self.start < one.end
    }

    fn is_met_by(&self, one: &Figure) -> bool {
        let same = |wanted: &Option<String>, got: Option<&str>, among: &[&str]| {
            wanted.as_deref().is_none_or(|wanted| !among.contains(&wanted) || got == Some(wanted))
        };
        self.touches(one)
            && one.measure == self.measure
            && self.value.is_none_or(|value| one.stated == Some(value))
            && same(&self.scope, one.scope.as_deref(), &["event", "syrian-war"])
            && same(&self.qualifier, Some(&one.qualifier), &["more-than", "at-least", "up-to", "nearly"])
            && self.cumulative.is_none_or(|wanted| one.cumulative == wanted)
            && self.process.as_ref().is_none_or(|wanted| one.process.as_ref() == Some(wanted))
    }
}

/// The articles of a folder of `tests/labelled`.
fn labelled(folder: &str) -> BTreeMap<String, Marked> {
    let mut marked: BTreeMap<String, Marked> = BTreeMap::new();
    let text = |name: &str| fs::read_to_string(own("tests/labelled").join(folder).join(name)).unwrap();
    for row in rows(&text("mentions.tsv")).skip(1) {
        let [document, start, end, kind, scored] = row.as_slice() else { panic!("{row:?}") };
        marked.entry(document.clone()).or_default().names.push(Name {
            start: start.parse().unwrap(),
            end: end.parse().unwrap(),
            kind: kind.clone(),
            id: None,
            is_optional: scored == "optional",
        });
    }
    for row in rows(&text("figures.tsv")).skip(1) {
        let [document, start, end, measure, value, qualifier, cumulative, scope, process, scored] =
            row.as_slice()
        else {
            panic!("{row:?}")
        };
        if !MEASURES.contains(&&**measure) {
            continue;
        }
        let told = |cell: &String| (cell != "-").then(|| cell.clone());
        marked.entry(document.clone()).or_default().counts.push(Count {
            start: start.parse().unwrap(),
            end: end.parse().unwrap(),
            measure: measure.clone(),
            value: value.split('-').next().and_then(|low| low.parse().ok()),
            scope: told(scope),
            cumulative: told(cumulative).map(|told| told == "yes"),
            process: told(process),
            qualifier: told(qualifier),
            is_optional: scored == "optional",
        });
    }
    marked
}

/// A file `*.figures.json` of the five articles.
#[derive(Deserialize)]
struct FigureFile {
    date: Option<String>,
    #[serde(default)]
    date_is_inferred: bool,
    #[serde(default)]
    body_start: usize,
    figures: Vec<FigureRow>,
}

#[derive(Deserialize)]
struct FigureRow {
    #[serde(flatten)]
    count: Count,
    track: Option<String>,
    scored: Option<String>,
}

fn five(shared: &Shared) -> BTreeMap<String, Marked> {
    let files = fs::read_dir(shared.path("gold")).unwrap().map(|item| item.unwrap().file_name());
    let stems = files
        .filter_map(|name| Some(name.to_str()?.strip_suffix(".mentions.tsv")?.to_owned()))
        .collect::<Vec<_>>();
    stems.into_iter().map(|stem| (format!("{stem}.txt"), marks(shared, &stem))).collect()
}

fn marks(shared: &Shared, stem: &str) -> Marked {
    let names = shared.rows(&format!("gold/{stem}.mentions.tsv")).into_iter().map(|row| Name {
        start: row[0].parse().unwrap(),
        end: row[1].parse().unwrap(),
        kind: row[4].clone(),
        id: Some(row[5].clone()),
        is_optional: row[6] != "required",
    });
    let file: FigureFile = serde_json::from_str(&shared.text(&format!("gold/{stem}.figures.json"))).unwrap();
    let talks = |process: String| {
        if process.ends_with("-talks") { process } else { format!("{process}-talks") }
    };
    let counts = file.figures.into_iter().map(|FigureRow { count, track, scored }| Count {
        measure: if count.measure == "de-escalation-zones" { "zones".to_owned() } else { count.measure },
        process: count.process.or(track).map(talks),
        is_optional: count.is_optional || scored.as_deref() == Some("optional"),
        ..count
    });
    Marked {
        names: names.collect(),
        counts: counts.filter(|count| MEASURES.contains(&&*count.measure)).collect(),
        date: file.date.filter(|_| !file.date_is_inferred),
        body_start: file.body_start,
    }
}
