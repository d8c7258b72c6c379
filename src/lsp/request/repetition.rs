//! The call hierarchy of a figure: who repeats it, and whose it repeats.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::{Entry, FigurePlace, describe},
    lsp::session::View,
    query::repetition,
};

/// `textDocument/prepareCallHierarchy`: the figure at a place.
pub fn prepare(view: &View, entry: &Entry, offset: u32) -> Option<Vec<lsp::CallHierarchyItem>> {
    let place = repetition::figure_at(&view.snapshot, &entry.path, offset)?;
    Some(vec![item(view, &place)?])
}

/// `callHierarchy/incomingCalls`: who repeats a figure.
pub fn repeating(view: &View, asked: &lsp::CallHierarchyItem) -> Option<Vec<lsp::CallHierarchyIncomingCall>> {
    let (place, _) = figure(view, asked)?;
    let call = |place: &FigurePlace| {
        let from = item(view, place)?;
        Some(lsp::CallHierarchyIncomingCall { from_ranges: vec![from.selection_range], from })
    };
    Some(repetition::repeating(&view.snapshot, &place).iter().filter_map(call).collect())
}

/// `callHierarchy/outgoingCalls`: whose figure a figure repeats.
pub fn repeated(view: &View, asked: &lsp::CallHierarchyItem) -> Option<Vec<lsp::CallHierarchyOutgoingCall>> {
    let (place, range) = figure(view, asked)?;
    let call = |place: &FigurePlace| {
        Some(lsp::CallHierarchyOutgoingCall { to: item(view, place)?, from_ranges: vec![range] })
    };
    Some(repetition::repeated(&view.snapshot, &place).iter().filter_map(call).collect())
}

/// The figure that an item stands for, where it stands there still.
fn figure(view: &View, asked: &lsp::CallHierarchyItem) -> Option<(FigurePlace, lsp::Range)> {
    let path = view.path(&asked.uri)?;
    let entry = view.snapshot.entry(&path)?;
    let place =
        repetition::figure_at(&view.snapshot, &path, view.offset(entry, asked.selection_range.start))?;
    Some((place, asked.selection_range))
}

fn item(view: &View, place: &FigurePlace) -> Option<lsp::CallHierarchyItem> {
    let (entry, figure) = view.snapshot.figure(place)?;
    let around = entry.facts.sentence(figure.sentence).join(figure.span);
    Some(lsp::CallHierarchyItem {
        name: format!("{} {}", describe::said(figure), describe::measure_words(&figure.measure)),
        kind: lsp::SymbolKind::NUMBER,
        tags: None,
        detail: Some(view.snapshot.credit(entry, figure)),
        uri: view.url(&entry.path)?,
        range: view.range(entry, around),
        selection_range: view.range(entry, figure.span),
        data: None,
    })
}
