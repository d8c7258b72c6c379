//! The fixes that may be applied unseen: one choice for `source.fixAll` and for `check --fix`.

use super::{Diagnostic, Edit, Fix, Safety};
use crate::{corpus::Snapshot, extract::DocumentKind, text::Span};

/// A finding with the fix that is made for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mending<'a> {
    /// The finding.
    pub diagnostic: &'a Diagnostic,
    /// Its first fix that is always right.
    pub fix: &'a Fix,
}

/// The first safe fix of each finding, as long as it meets none before it. Articles are evidence: a fix that would edit
/// one, or a document that is not of the corpus, is left out whole.
pub fn mendings<'a>(
    snapshot: &Snapshot,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<Mending<'a>> {
    let is_ours =
        |edit: &Edit| snapshot.entry(&edit.document).is_some_and(|entry| entry.kind != DocumentKind::Article);
    let mut mendings: Vec<Mending<'a>> = Vec::new();
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fixes.iter().find(|fix| fix.safety == Safety::Safe) else { continue };
        let made = || mendings.iter().flat_map(|made| &made.fix.edits);
        let is_free = |new: &Edit| !made().any(|old| collide(old, new));
        if !fix.edits.is_empty() && fix.edits.iter().all(|edit| is_ours(edit) && is_free(edit)) {
            mendings.push(Mending { diagnostic, fix });
        }
    }
    mendings
}

/// Whether two edits change the same bytes, or insert at one place: then only the first is made.
fn collide(old: &Edit, new: &Edit) -> bool {
    let Span { start, end } = new.span;
    old.document == new.document
        && (old.span.overlaps(new.span) || old.span.touches(start) && old.span.touches(end))
}

/// A text with edits made, which do not meet.
pub fn edited<'a>(text: &str, edits: impl IntoIterator<Item = &'a Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        out.push_str(Span::new(at, edit.span.start).of(text));
        out.push_str(&edit.new_text);
        at = edit.span.end;
    }
    out.push_str(Span::new(at, text.len() as u32).of(text));
    out
}
