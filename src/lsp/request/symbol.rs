//! Symbols: the outline of a document, and whom and what the corpus knows by typed letters.

use serde_json::json;
use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    extract::{MentionKind, profile::EntityKind},
    lsp::{aside::Asker, capabilities::Kinds, convert, session::View},
    query::{
        self,
        outline::{Item, Kind},
        symbol::{self, Symbol},
    },
};

/// `textDocument/documentSymbol`: a tree where the client takes one, else a list.
pub fn outline(view: &View, entry: &Entry, asker: &Asker) -> lsp::DocumentSymbolResponse {
    let items = query::outline(&view.snapshot, entry, &|excerpt| view.texts.excerpt(excerpt));
    let kinds = &view.capabilities.symbol_kinds[0];
    if view.capabilities.tree_of_symbols {
        let tree = |item| Some(nested(view, entry, item, kinds));
        return lsp::DocumentSymbolResponse::Nested(asker.deliver(items, tree, |part| json!(part)));
    }
    let mut flat = Vec::new();
    for item in items {
        flatten(view, entry, (item, None), kinds, &mut flat);
    }
    lsp::DocumentSymbolResponse::Flat(asker.deliver(flat, Some, |part| json!(part)))
}

/// `workspace/symbol`: actors, venues, processes, conflicts and series of figures.
pub fn symbols(view: &View, letters: &str, asker: &Asker) -> Vec<lsp::SymbolInformation> {
    let _course = asker.begin("Looking for names");
    let symbol = |found: Symbol| {
        let wanted = match found.kind {
            symbol::Kind::Entity(kind, mention) => entity(kind, mention),
            symbol::Kind::Series => [lsp::SymbolKind::NUMBER; 2],
        };
        let kind = view.capabilities.symbol_kinds[1].first(wanted)?;
        let location = view.place(&found.place.document, found.place.span)?;
        Some(information(&found.name, kind, location, Some(&*found.detail).filter(|words| !words.is_empty())))
    };
    asker.deliver(query::symbols(&view.snapshot, letters), symbol, |part| json!(part))
}

fn nested(view: &View, entry: &Entry, item: Item, kinds: &Kinds) -> lsp::DocumentSymbol {
    let children: Vec<_> = item.children.into_iter().map(|child| nested(view, entry, child, kinds)).collect();
    #[expect(deprecated, reason = "the protocol's structure has the field")]
    lsp::DocumentSymbol {
        name: convert::words(&item.name),
        detail: Some(convert::words(&item.detail)).filter(|words| !words.is_empty()),
        kind: kinds.first(kind(item.kind)).unwrap_or(lsp::SymbolKind::STRING),
        tags: None,
        deprecated: None,
        range: view.range(entry, item.span),
        selection_range: view.range(entry, item.selection),
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

fn flatten(
    view: &View,
    entry: &Entry,
    (item, container): (Item, Option<&str>),
    kinds: &Kinds,
    flat: &mut Vec<lsp::SymbolInformation>,
) {
    if let (Some(location), Some(kind)) =
        (view.place(&entry.path, item.selection), kinds.first(kind(item.kind)))
    {
        flat.push(information(&item.name, kind, location, container));
    }
    for child in item.children {
        flatten(view, entry, (child, Some(&item.name)), kinds, flat);
    }
}

fn information(
    name: &str,
    kind: lsp::SymbolKind,
    location: lsp::Location,
    container: Option<&str>,
) -> lsp::SymbolInformation {
    #[expect(deprecated, reason = "the protocol's structure has the field")]
    lsp::SymbolInformation {
        name: convert::words(name),
        kind,
        tags: None,
        deprecated: None,
        location,
        container_name: container.map(convert::words),
    }
}

/// The kinds for an item of an outline, the best first.
fn kind(kind: Kind) -> [lsp::SymbolKind; 2] {
    match kind {
        Kind::Section => [lsp::SymbolKind::STRING; 2],
        Kind::Introduction(mention) => entity(None, mention),
        Kind::Figure => [lsp::SymbolKind::NUMBER; 2],
    }
}

/// The protocol has no symbols for people and places: the nearest that editors draw apart, and what old ones draw.
fn entity(kind: Option<EntityKind>, mention: MentionKind) -> [lsp::SymbolKind; 2] {
    match (kind, mention) {
        (Some(EntityKind::Process | EntityKind::Conflict), _)
        | (None, MentionKind::Process | MentionKind::Conflict) => {
            [lsp::SymbolKind::EVENT, lsp::SymbolKind::INTERFACE]
        }
        (
            Some(
                EntityKind::Country
                | EntityKind::City
                | EntityKind::Town
                | EntityKind::Region
                | EntityKind::Place,
            ),
            _,
        )
        | (None, MentionKind::Venue) => [lsp::SymbolKind::NAMESPACE; 2],
        (Some(EntityKind::Person), _) => [lsp::SymbolKind::OBJECT, lsp::SymbolKind::CLASS],
        _ => [lsp::SymbolKind::CLASS; 2],
    }
}
