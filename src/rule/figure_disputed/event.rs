//! Tolls of one event that cannot both be right, and copies of a story that differ in one number.

use std::sync::Arc;

use super::super::Check;
use crate::{
    corpus::{Around, EventDispute, ScenePlace, Snapshot, describe, event},
    extract::{DocumentKind, Reference, Scene},
};

pub(super) fn check(check: &mut Check<'_>) {
    if check.entry.kind != DocumentKind::Article {
        return;
    }
    let entry = Arc::clone(check.entry);
    for number in 0..entry.facts.scenes.len() as u32 {
        let own = ScenePlace { document: Arc::clone(&entry.path), scene: number };
        let around = check.snapshot.around(&own);
        note_reads(check, &around);
        for dispute in check.snapshot.event_disputes(&around) {
            tell(check, &own, &dispute);
        }
    }
}

/// A dispute rests on the scenes of the same days and places, on theirs, and on who copies whom.
fn note_reads(check: &mut Check<'_>, around: &Around) {
    let snapshot = check.snapshot;
    for place in around.same.iter().chain([&around.own]) {
        let Some((entry, scene)) = snapshot.scene(place) else { continue };
        check.report.reads.events.extend(event::keys_of(scene));
        if !around.same.is_empty() {
            let theirs = around.theirs.get(place).unwrap_or(&around.same);
            let all = theirs.iter().map(|one| &one.document).chain([&entry.path]);
            check.report.reads.stories.extend(all.clone().cloned());
            check.report.reads.documents.extend(all.cloned());
        }
    }
    check.report.reads.documents.remove(&check.entry.path);
}

fn tell(check: &mut Check<'_>, own: &ScenePlace, dispute: &EventDispute) {
    check.read_credits([&dispute.own, &dispute.other]);
    let snapshot = check.snapshot;
    let (Some((entry, figure)), Some((_, scene)), Some(rival)) =
        (snapshot.figure(&dispute.own), snapshot.scene(own), snapshot.statement_words(&dispute.other))
    else {
        return;
    };
    // Who is counted is said in the message only where the text says it.
    let said = figure.group.filter(|_| figure.noun.is_some());
    let group = said.map(|group| format!(" of {group}")).unwrap_or_default();
    let message = format!(
        "{} {}{group} in one event ({}) by {} does not agree with {rival}: no number fits both; {}",
        describe::said(figure),
        describe::measure_words(&figure.measure),
        event_words(snapshot, scene),
        snapshot.credit(entry, figure),
        snapshot.spread_words(&dispute.witnesses),
    );
    let editions = if snapshot.are_editions(&own.document, &dispute.other.document) {
        "; these are editions of one story, and one may have been brought up to date"
    } else {
        ""
    };
    let message = format!("{message}{editions}");
    let places: Vec<Reference> = scene.places.to_vec();
    check.read_names(&places);
    let span = figure.span;
    let related = check.related(&dispute.other).into_iter().collect();
    check.find(span, message, related, Vec::new());
}

/// "Damascus, 2015-02-01".
fn event_words(snapshot: &Snapshot, scene: &Scene) -> String {
    let places: Vec<String> = scene.places.iter().take(2).map(|place| snapshot.name_of(place)).collect();
    format!("{}, {}", places.join(" and "), scene.day)
}
