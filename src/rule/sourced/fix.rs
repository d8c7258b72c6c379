//! The fix that writes a source's figure over a note's.

use super::super::{Check, Fix};
use crate::{
    corpus::describe,
    extract::Figure,
    text::{Span, phrase::capitalized},
};

/// Writes the source's figure, with its hedge, over the note's.
pub(in crate::rule) fn fix(check: &Check<'_>, figure: &Figure, other: &Figure) -> Fix {
    let mut new_text = describe::said(other);
    let is_ordinal = &*figure.measure == "round";
    let span: Span = figure
        .qualifier_span
        .filter(|_| !is_ordinal)
        .map_or(figure.number_span(), |qualifier| qualifier.join(figure.number_span()));
    let title = format!("Write {new_text}, as the cited article does");
    if check.entry.facts.sentence(figure.sentence).start == span.start {
        new_text = capitalized(&new_text);
    }
    Fix::choice(title, check.entry, span, new_text)
}
