//! Notes' ordinals of anything against those of the articles that they cite: "the third step" where it is the fourth.

use std::sync::Arc;

use super::{
    super::{Check, Fix, telling},
    copy,
};
use crate::{
    corpus::Entry,
    extract::{DocumentKind, figure::Nth},
};

/// Words that two sentences must share before they tell of the same.
const SHARED: usize = 3;

/// Tells the ordinals that the cited articles have of the same thing, and never with that number.
pub(in crate::rule) fn check(check: &mut Check<'_>) {
    let note = check.entry;
    if note.kind != DocumentKind::Note {
        return;
    }
    for own in note.facts.ordinals.iter().filter(|own| !own.of.is_empty()) {
        if note.facts.figures.iter().any(|figure| figure.number_span().overlaps(own.span))
            || note.facts.quotes.iter().any(|quote| quote.span.covers(own.span))
        {
            continue;
        }
        let cited = telling::cited(check, own.sentence);
        // "Nevada was the third" may be the step that the note speaks of.
        let is_said =
            |other: &Nth| other.number == own.number && (other.of.is_empty() || own.is_of_same(other));
        if cited.iter().any(|source| source.facts.ordinals.iter().any(is_said)) {
            continue;
        }
        let found: Vec<(&Arc<Entry>, &Nth)> =
            cited.iter().copied().filter_map(|source| nearest(note, own, source)).collect();
        if let [(source, other)] = *found {
            tell(check, own, source, other);
        }
    }
}

/// The ordinal that an article has of the same thing, where all that it has of it are one.
fn nearest<'a>(note: &Entry, own: &Nth, source: &'a Arc<Entry>) -> Option<(&'a Arc<Entry>, &'a Nth)> {
    let is_near = |other: &&Nth| {
        own.is_of_same(other)
            && own.is_said_of_same(other)
            && copy::shared(note, own.sentence, source, other.sentence) >= SHARED
    };
    let mut same = source.facts.ordinals.iter().filter(is_near);
    let first = same.next()?;
    same.all(|other| other.number == first.number).then_some((source, first))
}

fn tell(check: &mut Check<'_>, own: &Nth, source: &Entry, other: &Nth) {
    let credit = telling::credit(check, source);
    let message =
        format!("the note says “{}”, the cited article says “{}” ({credit})", own.words, other.words);
    let related = telling::there(check, source, other.span, &format!("“{}”", other.words));
    let (written, _) = other.words.split_once(' ').unwrap_or((&other.words, ""));
    let fix = Fix::write(check.entry, own.span, written.to_owned());
    check.find(own.span, message, vec![related], vec![fix]);
}
