//! Reads whole folders of real text where an environment variable names one; silent where it does not.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a tool for whoever works on frames; it prints for them"
)]

use std::{fs, path::PathBuf, sync::Arc};

use super::read;
use crate::{
    extract::{
        Date, Lexicon,
        facts::{Facts, Mention, MentionKind, Reference},
    },
    text::{Document, Format, TokenKind},
};

/// Mentions by capitals alone, so that scopes have something to name before anybody reads names.
pub(super) fn rough_mentions(document: &Document) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let text = &document.text;
    let mut at = 0;
    while at < document.tokens.len() {
        let is_name = |at: usize| {
            document.tokens.get(at).is_some_and(|t| {
                t.kind == TokenKind::Word && t.case.begins_upper(t.text(text)) && t.text(text).len() > 1
            })
        };
        let leads = at > 0
            && ["in", "at", "near", "of", "on", "outside", "inside", "around"]
                .contains(&document.word(at - 1));
        if !is_name(at)
            || super::word::is_month(document.word(at))
            || super::word::weekday(document.word(at)).is_some()
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
            reference: Reference::Named(Arc::from(key)),
            introduces: false,
            role: None,
            sentence: 0,
            evidence: "",
        });
        at = end;
    }
    mentions
}

/// One line a figure: value, qualifier, measure, scope, and the rest where there is any.
pub(super) fn short(document: &Document, facts: &Facts) -> Vec<String> {
    let name = |reference: &Reference| match reference {
        Reference::Known(id) | Reference::Named(id) | Reference::Short(id) => id.to_string(),
    };
    facts
        .figures
        .iter()
        .map(|figure| {
            let number = |d: Option<crate::extract::Decimal>| d.map_or("-".to_owned(), |d| d.to_string());
            let scope = match &figure.scope {
                crate::extract::Scope::Entity(reference) => name(reference),
                crate::extract::Scope::TheConflict => "the-conflict".into(),
                crate::extract::Scope::Unknown => "unknown".into(),
                crate::extract::Scope::Event(event) => format!(
                    "event({},{},{})",
                    event.place.as_ref().map(name).unwrap_or_default(),
                    event.date.map(|d| d.to_string()).unwrap_or_default(),
                    event.what.as_deref().unwrap_or_default()
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
            if let Some(group) = &figure.group {
                add("group", group.to_string());
            }
            if figure.cumulative {
                add("cumulative", "yes".into());
            }
            if let Some(as_of) = figure.as_of {
                add("as-of", as_of.to_string());
            }
            if let Some(source) = &figure.source {
                add("source", document.at(source.span).to_owned());
                if let Some(relay) = &source.relayed_by {
                    add("relay", name(relay));
                }
            }
            if let Some(process) = &figure.process {
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
            if let Some(unit) = &figure.unit {
                add("unit", unit.to_string());
            }
            line
        })
        .collect()
}

/// Prints every figure of the texts in the folder that `RAPPORTEUR_TEXTS` names, each with its sentence.
#[test]
fn prints_the_figures_of_a_folder() {
    let Some(folder) = std::env::var_os("RAPPORTEUR_TEXTS") else { return };
    let lexicon = Lexicon::default();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut bytes, mut time) = (0, std::time::Duration::ZERO);
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let document = Document::read(Arc::from(text), Format::of_path(&name));
        let mut facts = Facts { mentions: rough_mentions(&document), ..Facts::default() };
        facts.date.date = name.get(..10).and_then(|day| day.parse::<Date>().ok());
        let start = std::time::Instant::now();
        read(&document, &lexicon, &mut facts);
        time += start.elapsed();
        bytes += document.text.len();
        for (figure, line) in facts.figures.iter().zip(short(&document, &facts)) {
            let span = document.sentences.get(figure.sentence as usize).unwrap().span;
            println!("{name}\t{line}\t{}\t{}", figure.evidence, document.at(span).replace(['\n', '\t'], " "));
        }
        println!("{name}\tconflict {:?}", facts.conflict);
    }
    println!("# {bytes} bytes in {time:?}");
}
