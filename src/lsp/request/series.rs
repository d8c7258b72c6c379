//! `rapporteur/series`: the figures of one measure over time, for a chart, or the list of what there is to choose from.

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::{Entry, Excerpt},
    extract::{Decimal, Tier},
    lsp::session::View,
    query::{
        self, Subject,
        series::{Choice, Course, Listed, Party, Question, Row, choose, course},
    },
    text::phrase::on_one_line,
};

/// A place, whose figure's series is meant; or a measure, with what else decides; or nothing, for the list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SeriesParams {
    /// The document of the place.
    pub text_document: Option<lsp::TextDocumentIdentifier>,
    /// The place.
    pub position: Option<lsp::Position>,
    /// What is counted: `deaths`.
    pub measure: Option<String>,
    /// An id, a name or an alias of what the figures are about.
    pub scope: Option<String>,
    /// Who is counted.
    pub group: Option<String>,
}

/// `{series: {...}}` where one series fits, `{choices: [...]}` where several do, `{message}` where none does: words that
/// can be shown. The fields of a series are those of `rapporteur series --format json`; lineages and findings count from 1.
/// Each figure has `uri` and `range` to go to, and the `sentence` that states it, where it can be read.
pub fn series(view: &View, params: &SeriesParams) -> Option<Value> {
    if let (Some(document), Some(position)) = (&params.text_document, params.position) {
        let path = view.path(&document.uri)?;
        let entry = view.snapshot.entry(&path)?;
        let Some(course) = at(view, entry, view.offset(entry, position)) else {
            return Some(json!({"message": "no figure of a series stands here"}));
        };
        return Some(json!({ "series": shown(view, &course) }));
    }
    let question = Question {
        measure: params.measure.as_deref(),
        scope: params.scope.as_deref(),
        group: params.group.as_deref(),
    };
    Some(match choose(&view.snapshot, question) {
        Choice::None(words) => json!({ "message": words }),
        Choice::Several(listed) => json!({"choices": listed.iter().map(in_list).collect::<Vec<_>>()}),
        Choice::One(key) => json!({"series": course(&view.snapshot, &key).map(|one| shown(view, &one))}),
    })
}

fn at(view: &View, entry: &Entry, offset: u32) -> Option<Course> {
    let Some(Subject::Figure { number, .. }) = query::subject_at(&view.snapshot, &entry.path, offset) else {
        return None;
    };
    let key = view.snapshot.series_key(entry, entry.facts.figures.get(number)?)?;
    course(&view.snapshot, &key)
}

fn shown(view: &View, course: &Course) -> Value {
    let lineages = course.lineages.iter().enumerate().map(|(number, one)| {
        json!({
            "number": number + 1,
            "estimator": one.estimator.as_ref().map(party),
            "figures": one.figures,
            "tier": one.tier.map(Tier::name),
            "outlier": one.minority.is_some(),
        })
    });
    let findings = course.clashes.iter().enumerate().map(|(number, one)| {
        json!({
            "number": number + 1,
            "kind": one.kind.name(),
            "earlier": one.earlier + 1,
            "later": one.later + 1,
            "days": one.days,
            "message": course.clash_words(one),
        })
    });
    let range = course.range.as_ref().map(|range| {
        json!({
            "day": range.day.to_string(),
            "lowest": range.lowest + 1,
            "highest": range.highest + 1,
            "most": range.most.map(|most| most + 1),
            "message": range.words,
        })
    });
    json!({
        "range": range,
        "measure": &*course.key.measure,
        "group": course.key.group,
        "scope": party(&course.scope),
        "lineages": lineages.collect::<Vec<_>>(),
        "figures": course.rows.iter().map(|row| figure(view, row)).collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    })
}

fn figure(view: &View, row: &Row) -> Value {
    let period = row.as_of.filter(|_| row.date.is_some());
    let place = view.place(&row.place.document, row.span);
    let sentence = view.snapshot.figure(&row.place).and_then(|(entry, figure)| {
        let excerpt: Excerpt = view.snapshot.excerpt(entry, entry.facts.sentence(figure.sentence));
        view.texts.excerpt(&excerpt).map(|words| on_one_line(&words))
    });
    json!({
        "from": period.map(|period| period.from.to_string()),
        "to": period.map(|period| period.to.to_string()),
        "figure": &*row.said,
        "qualifier": row.qualifier.name(),
        "stated": row.stated.and_then(number),
        "low": row.low.map(Decimal::at_bound).and_then(number),
        "high": row.high.map(Decimal::at_bound).and_then(number),
        "estimator": row.estimator.as_ref().map(party),
        "outlet": &*row.outlet,
        "lineage": row.lineage.map(|lineage| lineage + 1),
        "findings": row.clashes.iter().map(|number| number + 1).collect::<Vec<_>>(),
        "path": &*row.place.document,
        "uri": place.as_ref().map(|place| &place.uri),
        "range": place.as_ref().map(|place| place.range),
        "sentence": sentence,
    })
}

fn in_list(one: &Listed) -> Value {
    json!({
        "measure": &*one.key.measure,
        "group": one.key.group,
        "scope": party(&one.scope),
        "figures": one.figures,
        "first": one.first.map(|date| date.to_string()),
        "last": one.last.map(|date| date.to_string()),
        "findings": one.clashes,
    })
}

fn party(party: &Party) -> Value {
    json!({"id": party.id.as_deref(), "name": &*party.name})
}

/// Whole numbers as such, others in shortest decimal form.
fn number(value: Decimal) -> Option<Value> {
    if value.is_whole() {
        Some(json!(value.to_whole()))
    } else {
        value.to_string().parse::<f64>().ok().map(Value::from)
    }
}
