//! Symbols: the outline of a document, and whom and what the corpus knows by typed letters.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    extract::{MentionKind, profile::EntityKind},
    lsp::{convert, session::View},
    query::{
        self,
        outline::{Item, Kind},
        symbol::{self, Symbol},
    },
};

/// `textDocument/documentSymbol`: a tree where the client takes one, else a list.
pub fn outline(view: &View, entry: &Entry) -> lsp::DocumentSymbolResponse {
    let items = query::outline(&view.snapshot, entry, &|excerpt| view.texts.excerpt(excerpt));
    if view.capabilities.tree_of_symbols {
        return lsp::DocumentSymbolResponse::Nested(
            items.into_iter().map(|item| nested(view, entry, item)).collect(),
        );
    }
    let mut flat = Vec::new();
    for item in items {
        flatten(view, entry, item, None, &mut flat);
    }
    lsp::DocumentSymbolResponse::Flat(flat)
}

/// `workspace/symbol`: actors, venues, processes, conflicts and series of figures.
pub fn symbols(view: &View, letters: &str) -> Vec<lsp::SymbolInformation> {
    let symbol = |found: Symbol| {
        let kind = match found.kind {
            symbol::Kind::Entity(kind, mention) => entity(kind, mention),
            symbol::Kind::Series => lsp::SymbolKind::NUMBER,
        };
        let location = view.place(&found.place.document, found.place.span)?;
        Some(information(&found.name, kind, location, Some(&*found.detail).filter(|words| !words.is_empty())))
    };
    query::symbols(&view.snapshot, letters).into_iter().filter_map(symbol).collect()
}

fn nested(view: &View, entry: &Entry, item: Item) -> lsp::DocumentSymbol {
    let children: Vec<_> = item.children.into_iter().map(|child| nested(view, entry, child)).collect();
    #[expect(deprecated, reason = "the protocol's structure has the field")]
    lsp::DocumentSymbol {
        name: convert::words(&item.name),
        detail: Some(convert::words(&item.detail)).filter(|words| !words.is_empty()),
        kind: kind(item.kind),
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
    item: Item,
    container: Option<&str>,
    flat: &mut Vec<lsp::SymbolInformation>,
) {
    if let Some(location) = view.place(&entry.path, item.selection) {
        let symbol = information(&item.name, kind(item.kind), location, container);
        flat.push(symbol);
    }
    for child in item.children {
        flatten(view, entry, child, Some(&item.name), flat);
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

fn kind(kind: Kind) -> lsp::SymbolKind {
    match kind {
        Kind::Section => lsp::SymbolKind::STRING,
        Kind::Introduction(mention) => entity(None, mention),
        Kind::Figure => lsp::SymbolKind::NUMBER,
    }
}

/// The protocol has no symbols for people and places: the nearest that editors draw apart.
fn entity(kind: Option<EntityKind>, mention: MentionKind) -> lsp::SymbolKind {
    match (kind, mention) {
        (Some(EntityKind::Process | EntityKind::Conflict), _)
        | (None, MentionKind::Process | MentionKind::Conflict) => lsp::SymbolKind::EVENT,
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
        | (None, MentionKind::Venue) => lsp::SymbolKind::NAMESPACE,
        (Some(EntityKind::Person), _) => lsp::SymbolKind::OBJECT,
        _ => lsp::SymbolKind::CLASS,
    }
}
