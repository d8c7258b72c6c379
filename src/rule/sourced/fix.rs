//! The fix that writes a source's figure over a note's.

use std::sync::Arc;

use super::super::{Check, Edit, Fix, Safety};
use crate::{corpus::describe, extract::Figure, text::Span};

/// Writes the source's figure, with its hedge, over the note's.
pub(in crate::rule) fn fix(check: &Check<'_>, figure: &Figure, other: &Figure) -> Fix {
    let mut new_text = describe::said(other);
    let is_ordinal = &*figure.measure == "round";
    let span: Span = figure
        .qualifier_span
        .filter(|_| !is_ordinal)
        .map_or(figure.number_span, |qualifier| qualifier.join(figure.number_span));
    let title = format!("Write {new_text}, as the cited article does");
    if check.entry.facts.sentence(figure.sentence).start == span.start {
        new_text = capitalised(&new_text);
    }
    let edit = Edit { document: Arc::clone(&check.entry.path), span, new_text };
    Fix { title, safety: Safety::Choice, edits: vec![edit] }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
