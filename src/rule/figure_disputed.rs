//! `figure-disputed`: different counts of one thing that contradict each other.

mod copy;
mod event;

use super::{Check, Level, Rule, contradictions};
use crate::{
    corpus::{Contradicted, FigurePlace, SeriesKey, Snapshot, describe, lineage::Contradiction},
    extract::DocumentKind,
};

pub(super) static RULE: Rule = Rule {
    name: "figure-disputed",
    summary: "different counts of one thing that contradict each other",
    level: Level::Information,
    in_articles: Level::Information,
    manual: include_str!("figure_disputed.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    if check.entry.kind != DocumentKind::Article {
        return;
    }
    for (key, found) in contradictions(check) {
        let Contradicted::Disputed(dispute) = found else { continue };
        let name = |number: usize| check.snapshot.series(&key)?.lineages.name(number);
        let names = [name(dispute.earlier_lineage), name(dispute.later_lineage)];
        if check.snapshot.acknowledged(&key, names).is_some() {
            continue;
        }
        for (own, other) in [(&dispute.earlier, &dispute.later), (&dispute.later, &dispute.earlier)] {
            if own.document == check.entry.path {
                tell(check, &key, &dispute, own, other);
            }
        }
    }
    event::check(check);
    copy::check(check);
}

fn tell(
    check: &mut Check<'_>,
    key: &SeriesKey,
    dispute: &Contradiction,
    own: &FigurePlace,
    other: &FigurePlace,
) {
    let snapshot = check.snapshot;
    let (Some((entry, figure)), Some(rival)) = (snapshot.figure(own), snapshot.statement_words(other)) else {
        return;
    };
    let measure = describe::measure_words(&key.measure);
    let scope = snapshot.name_of(&key.scope);
    let mut message = format!(
        "{} {measure} ({scope}) by {} does not agree with {rival}: two counts that contradict each other",
        describe::said(figure),
        snapshot.credit(entry, figure),
    );
    if dispute.days > 0 {
        let (sooner, later) =
            if *own == dispute.earlier { ("this", "the other") } else { ("the other", "this") };
        message.push_str(&format!("; {sooner} came {} days before {later}", dispute.days));
    }
    if is_source_switch(snapshot, own, other) {
        message.push_str("; the same outlet moved from one count to the other");
    }
    let related = check.related(other).into_iter().collect();
    check.find(figure.span, message, related, Vec::new());
}

/// One outlet, neither figure credited to anybody: it changed its count unawares.
fn is_source_switch(snapshot: &Snapshot, one: &FigurePlace, two: &FigurePlace) -> bool {
    let (Some((a, x)), Some((b, y))) = (snapshot.figure(one), snapshot.figure(two)) else { return false };
    x.source.is_none() && y.source.is_none() && a.facts.outlet.is_some() && a.facts.outlet == b.facts.outlet
}
