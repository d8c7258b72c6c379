//! Copies of one story that differ in one number: one of the two slipped.

use std::sync::Arc;

use super::super::Check;
use crate::{corpus::describe, extract::DocumentKind};

pub(super) fn check(check: &mut Check<'_>) {
    if check.entry.kind != DocumentKind::Article || check.entry.facts.sketch.is_empty() {
        return;
    }
    let snapshot = check.snapshot;
    let path = Arc::clone(&check.entry.path);
    check.report.reads.stories.insert(Arc::clone(&path));
    for (own, other) in snapshot.slips(&path) {
        check.report.reads.documents.insert(Arc::clone(&other.document));
        check.read_credits([&own, &other]);
        let (Some((entry, figure)), Some(rival)) = (snapshot.figure(&own), snapshot.statement_words(&other))
        else {
            continue;
        };
        let message = format!(
            "{} {} by {} is {rival} in a copy of this story: the two sentences differ in this number only",
            describe::said(figure),
            describe::measure_words(&figure.measure),
            snapshot.credit(entry, figure),
        );
        let span = figure.span;
        let related = check.related(&other).into_iter().collect();
        check.find(span, message, related, Vec::new());
    }
}
