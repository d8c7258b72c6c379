//! `rapporteur extract --explain FILE:LINE`: how a line was read, and why.

use std::{path::Path, process::ExitCode};

use super::{
    Answer, Failure, corpus,
    extract::split_place,
    finding::{Page, Pages},
    out::{Out, visible},
};
use crate::{
    corpus::Entry,
    extract::{Figure, Mention, Scope, facts::EvidenceKind},
};

pub(super) fn run(place: &str, profiles: Option<&Path>, out: &mut Out) -> Answer {
    let Some((file, line)) = split_place(place) else {
        return Err(Failure::Trouble(format!("`{place}` is no FILE:LINE")));
    };
    let loaded = corpus::load(&[file.to_path_buf()], profiles)?;
    let path = loaded.view.roots.doc_path(file);
    let Some(entry) = loaded.view.snapshot.entry(&path).cloned() else {
        return Err(Failure::Trouble(format!("{}: no document of the corpus", file.display())));
    };
    let mut pages = Pages::new(&loaded);
    let Some(page) = pages.page(&entry.path).cloned() else {
        return Err(Failure::Trouble(format!("{}: it changed while it was read", file.display())));
    };
    if line > page.lines.line_count() {
        let words = format!("{}: it has {} lines", file.display(), page.lines.line_count());
        return Err(Failure::Trouble(words));
    }
    let explained = Explained { loaded: &loaded, entry: &entry, page: &page };
    let span = page.lines.line(line - 1);
    out.line(&format!("{}:{line}: {}", visible(&page.shown), visible(page.words(span))))?;
    explained.date(out)?;
    let mentions = entry.facts.mentions.iter().filter(|mention| span.covers(mention.span));
    for mention in mentions.filter(|mention| loaded.view.snapshot.is_mention(mention)) {
        explained.mention(mention, out)?;
    }
    for figure in entry.facts.figures.iter().filter(|figure| span.covers(figure.span)) {
        explained.figure(figure, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

struct Explained<'a> {
    loaded: &'a corpus::Loaded,
    entry: &'a Entry,
    page: &'a Page,
}

impl Explained<'_> {
    fn date(&self, out: &mut Out) -> Result<(), Failure> {
        let reading = &self.entry.facts.date;
        let date = reading.date.map_or_else(|| "none".to_owned(), |date| date.to_string());
        out.line(&format!("date: {date} ({:?})", reading.certainty).to_lowercase())?;
        for evidence in &reading.evidence {
            let (line, column) = self.page.place(evidence.span.start);
            let words = match evidence.kind {
                EvidenceKind::FileName => "the file's name".to_owned(),
                _ => format!("{line}:{column} \"{}\"", self.page.words(evidence.span)),
            };
            out.line(&visible(&format!("  {} {words}: {}", evidence.date, evidence.verdict)))?;
        }
        Ok(())
    }

    fn mention(&self, mention: &Mention, out: &mut Out) -> Result<(), Failure> {
        let snapshot = &self.loaded.view.snapshot;
        let id = snapshot.entity_id(&mention.reference);
        let id = id.as_deref().unwrap_or("nobody for certain");
        let (_, column) = self.page.place(mention.span.start);
        let introduces = if mention.introduces { ", introduces" } else { "" };
        let kind = format!("{:?}", mention.kind).to_lowercase();
        out.line(&visible(&format!(
            "{column}: \"{}\" is {id}, {kind}{introduces}: {}",
            self.page.words(mention.span),
            mention.evidence
        )))?;
        if let Some(role) = mention.role {
            out.line(&visible(&format!("  role: \"{}\"", self.page.words(role))))?;
        }
        Ok(())
    }

    fn figure(&self, figure: &Figure, out: &mut Out) -> Result<(), Failure> {
        let snapshot = &self.loaded.view.snapshot;
        let (_, column) = self.page.place(figure.span.start);
        let bound = |value: Option<crate::extract::Decimal>| {
            value.map_or_else(|| "open".to_owned(), crate::extract::Decimal::grouped)
        };
        out.line(&visible(&format!(
            "{column}: \"{}\" counts {} ({}, {} to {}){}: {}",
            self.page.words(figure.span),
            figure.measure,
            figure.qualifier.name(),
            bound(figure.quantity.low),
            bound(figure.quantity.high),
            if figure.cumulative { ", since a start" } else { "" },
            figure.evidence
        )))?;
        let name = |reference: &crate::extract::Reference| {
            snapshot.entity_id(reference).unwrap_or_else(|| "unknown".into())
        };
        let scope = match &figure.scope {
            Scope::Entity(reference) => name(reference).to_string(),
            Scope::TheConflict => snapshot
                .conflict_of(self.entry)
                .map_or_else(|| "the conflict, but which?".to_owned(), |one| name(&one).to_string()),
            Scope::Event(event) => format!("one event ({})", event.what.as_deref().unwrap_or("unnamed")),
            Scope::Unknown => "unknown".to_owned(),
        };
        let as_of = snapshot.as_of(self.entry, figure);
        let as_of = as_of.map_or_else(|| "unknown".to_owned(), |period| period.to_string());
        let source = figure.source.as_ref().map_or("nobody", |source| self.page.words(source.span));
        out.line(&visible(&format!("  scope: {scope}; as of: {as_of}; credited to: {source}")))?;
        Ok(())
    }
}
