//! Sentences and the figures that they state; every table has at least as many that state none.
#![allow(clippy::unwrap_used, reason = "a missing token or folder fails the test")]

mod casualties;
mod groups;
mod hedges;
mod numbers;
mod people;
mod processes;
mod silence;
mod sources;
mod stated;
mod times;
mod wars;

use std::sync::{Arc, LazyLock};

use super::read;
use crate::{
    extract::{
        Lexicon, Marked, Scope,
        facts::{Facts, Mention, MentionKind, Reference},
    },
    text::{Document, Format, TokenKind},
};

/// The lexicon without profiles, compiled once.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

/// Reads a text that was written on Tuesday, 4 July 2017, and gives its figures in short.
fn figures(text: &str) -> Vec<String> {
    let document = Document::read(Arc::from(text), Format::Plain);
    let mut facts = Facts { mentions: rough_mentions(&document), ..Facts::default() };
    facts.date.date = Some(jiff::civil::date(2017, 7, 4));
    read(&Marked::of(&document), &LEXICON, &mut facts);
    short(&document, &facts)
}

/// Checks a table: a text, and its figures by what each must begin with and contain, parts separated by ` .. `.
fn check(table: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, expected) in table {
        let found = figures(text);
        let fits = found.len() == expected.len()
            && found.iter().zip(*expected).all(|(found, expected)| {
                let mut parts = expected.split(" .. ");
                parts.next().is_some_and(|start| found.starts_with(start))
                    && parts.all(|part| found.contains(part))
            });
        if !fits {
            wrong.push_str(&format!("\n{text}\n  wants {expected:?}\n  found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Checks that texts state no figure.
fn check_silence(texts: &[&str]) {
    let loud: Vec<String> = texts
        .iter()
        .filter(|text| !figures(text).is_empty())
        .map(|text| format!("\n{text}\n  found {:?}", figures(text)))
        .collect();
    assert!(loud.is_empty(), "{}", loud.concat());
}

/// Mentions by capitals alone, so that scopes have something to name before anybody reads names.
fn rough_mentions(document: &Document) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let text = &document.text;
    let mut at = 0;
    while at < document.tokens.len() {
        let is_name = |at: usize| {
            document
                .tokens
                .get(at)
                .is_some_and(|t| t.kind == TokenKind::Word && t.case.begins_upper() && t.text(text).len() > 1)
        };
        let leads = at > 0
            && ["in", "at", "near", "of", "on", "outside", "inside", "around"]
                .contains(&document.word(at - 1));
        if !is_name(at)
            || crate::extract::figure::word::is_month(document.word(at))
            || crate::extract::figure::word::weekday(document.word(at)).is_some()
        {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while is_name(end) && document.tokens.get(end).is_some_and(|t| t.spaced) {
            end += 1;
        }
        let span = document.tokens.get(at).unwrap().span.join(document.tokens.get(end - 1).unwrap().span);
        let key: String = document.at(span).to_lowercase();
        let kind = if leads { MentionKind::Venue } else { MentionKind::Actor };
        mentions.push(Mention {
            span,
            kind,
            reference: Arc::new(Reference::Named(Arc::from(key))),
            introduces: false,
            sentence: 0,
            is_tentative: false,
        });
        at = end;
    }
    mentions
}

/// One line a figure: value, qualifier, measure, scope, and the rest where there is any.
fn short(document: &Document, facts: &Facts) -> Vec<String> {
    let name = |reference: &Reference| match reference {
        Reference::Known(id) | Reference::Named(id) | Reference::Short(id) => id.to_string(),
    };
    facts
        .figures
        .iter()
        .map(|figure| {
            let number = |d: Option<crate::extract::Decimal>| d.map_or("-".to_owned(), |d| d.to_string());
            let scope = match &figure.scope {
                Scope::Entity(reference) => name(reference),
                Scope::TheConflict => "the-conflict".into(),
                Scope::Unknown => "unknown".into(),
                Scope::Event(event) => format!(
                    "event({},{},{})",
                    event.place.as_ref().map(name).unwrap_or_default(),
                    event.date.map(|d| d.to_string()).unwrap_or_default(),
                    event.what.map_or("", |what| what.name())
                ),
            };
            let mut line = format!(
                "{} {} {} {}",
                document.at(figure.span),
                figure.qualifier.name(),
                figure.measure,
                scope
            );
            let mut add = |name: &str, value: String| line.push_str(&format!(" {name}={value}"));
            add("stated", number(figure.quantity.stated));
            add("low", number(figure.quantity.low));
            add("high", number(figure.quantity.high));
            if figure.number_span() != figure.span {
                add("number", document.at(figure.number_span()).to_owned());
            }
            if let Some(group) = &figure.group {
                add("group", group.to_string());
            }
            if let Some(noun) = &figure.noun {
                add("noun", noun.to_string());
            }
            if figure.cumulative {
                add("cumulative", "yes".into());
            }
            if let Some(as_of) = figure.as_of() {
                add("as-of", as_of.to_string());
            }
            if let Some(source) = &figure.source {
                add("source", document.at(source.span).to_owned());
                if let Some(relay) = &source.relayed_by {
                    add("relay", name(relay));
                }
            }
            if let Some(process) = figure.process() {
                add("process", name(process));
            }
            if figure.planned {
                add("planned", "yes".into());
            }
            if figure.corrected {
                add("corrected", "yes".into());
            }
            if let Some(change) = figure.change {
                add("change", format!("{change:?}"));
            }
            if figure.is_nth_year {
                add("nth-year", "yes".into());
            }
            if let Some(unit) = figure.unit() {
                add("unit", unit.to_owned());
            }
            line
        })
        .collect()
}
