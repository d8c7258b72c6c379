//! `figure-disputed`: different counts of one thing that contradict each other.

mod copy;
mod event;

use super::{Check, Level, Rule, contradictions};
use crate::{
    corpus::{Contradicted, FigurePlace, SeriesKey, Switch, describe, lineage::Contradiction},
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
    for more in remarks(check, key, dispute, own) {
        message.push_str(&format!("; {more}"));
    }
    let related = check.related(other).into_iter().collect();
    check.find(figure.span, message, related, Vec::new());
}

/// What else is known of two counts: how they came about, which outlets went from one to the other, and whether far fewer
/// speak for one of them.
fn remarks(
    check: &mut Check<'_>,
    key: &SeriesKey,
    dispute: &Contradiction,
    own: &FigurePlace,
) -> Vec<String> {
    let snapshot = check.snapshot;
    let switches = snapshot.switches_near(key, dispute);
    // Which outlets switched rests on all that they state of it.
    check.report.reads.series.insert(key.clone());
    check.report.reads.documents.extend(switches.iter().flat_map(Switch::documents));
    check.report.reads.documents.remove(&check.entry.path);
    let mut remarks: Vec<String> = snapshot.tier_words(key, dispute).into_iter().collect();
    remarks.extend(switches.iter().filter_map(|one| snapshot.switch_words(one)));
    if let Some((place, few)) = snapshot.outlier(key, dispute) {
        let which = if place == own { "this count" } else { "the other count" };
        remarks.push(format!("the outlier is {which}, with {} of {} statements", few.own, few.all));
    }
    remarks
}
