//! Figures: after words that would make a number a figure of a series, the figures that articles state of it.
//!
//! What a number would count here is asked of the reader itself: the document is read with a number put in.

use super::{About, Completion, Completions, Kind, Place};
use crate::{
    corpus::{Entry, FigurePlace, describe},
    extract::{DocumentKind, Figure, Qualifier},
    text::Span,
};

/// Figures that are offered.
const OFFERED: usize = 20;
/// The newest figures of a series, among which those are: some are told alike.
const LOOKED_AT: usize = 256;
/// Numbers that stand for what is not written yet: one that counts, one that is a rank.
const STAND_INS: [&str; 2] = ["7,654,321", "17th"];

pub(super) fn complete(place: Place<'_>, reread: &dyn Fn(&str) -> Entry) -> Option<Completions> {
    if place.entry.kind == DocumentKind::Article {
        return None;
    }
    let digits = digits(place)?;
    STAND_INS.iter().find_map(|stand_in| {
        let text = with(place.text, digits, stand_in)?;
        let read = reread(&text);
        let asked = read.facts.figures.iter().find(|figure| figure.span.contains(digits.start))?;
        let items = stated(place, &read, asked, digits);
        (!items.is_empty()).then_some(Completions { items, is_cut: false })
    })
}

/// The digits around the place, or the place itself where a number may begin.
fn digits(place: Place<'_>) -> Option<Span> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let before = place.line_before();
    let head = before.trim_end_matches(is_digit);
    let behind = place.line_behind();
    let tail = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let begins = head.ends_with([' ', '\u{a0}', '(']) && !tail.starts_with(char::is_alphanumeric);
    let typed = before.get(head.len()..)?;
    let is_number = typed.is_empty() || typed.starts_with(|c: char| c.is_ascii_digit());
    (begins && is_number).then(|| {
        Span::new(place.offset - typed.len() as u32, place.offset + (behind.len() - tail.len()) as u32)
    })
}

fn with(text: &str, span: Span, stand_in: &str) -> Option<String> {
    let (before, behind) = (text.get(..span.start as usize)?, text.get(span.end as usize..)?);
    Some(format!("{before}{stand_in}{behind}"))
}

/// The articles' figures of the series that the stand-in would belong to: those of the date that the text speaks of
/// or the newest first.
fn stated(place: Place<'_>, read: &Entry, asked: &Figure, digits: Span) -> Vec<Completion> {
    let Some(key) = place.snapshot.series_key(read, asked) else { return Vec::new() };
    let mut items: Vec<Completion> = Vec::new();
    for statement in place.snapshot.newest_statements(&key, LOOKED_AT).iter().rev() {
        let Some(item) = item(place, &statement.place, asked, digits) else { continue };
        if !items.iter().any(|other| (&other.label, &other.detail) == (&item.label, &item.detail)) {
            items.push(item);
        }
        if items.len() == OFFERED {
            break;
        }
    }
    items
}

fn item(place: Place<'_>, at: &FigurePlace, asked: &Figure, digits: Span) -> Option<Completion> {
    let (article, figure) = place.snapshot.figure(at)?;
    let said = describe::said(figure);
    // Behind a hedge that stands there already comes the bare number.
    let has_hedge = asked.qualifier_span.is_some() && asked.qualifier != Qualifier::Exact;
    let bare = figure.quantity.stated.map(crate::extract::Decimal::grouped);
    let new_text = if has_hedge { bare? } else { said.clone() };
    Some(Completion {
        label: said,
        detail: place.snapshot.credit(article, figure),
        kind: Kind::Figure,
        // Whatever digits are typed, all figures stay in sight: they are there to be compared.
        filter: digits.of(place.text).to_owned() + &new_text,
        replaces: digits,
        new_text,
        about: About::Figure(at.clone()),
    })
}
