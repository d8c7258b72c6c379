//! Completion, and what is shown beside an item when it is looked at.

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types as lsp;

use crate::{
    config::{Suggestion, suggestions},
    corpus::{Entry, FigurePlace},
    extract::{DocumentKind, Reference},
    lsp::{capabilities::Markup, convert, session::View},
    query::{
        completion::{About, Completion, Kind},
        hover,
    },
    text::{Span, plain_text},
};

/// What an item is about, as it travels to the client and back.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Subject {
    Known(String),
    Named(String),
    Document(String),
    Figure(String, u32),
}

/// `textDocument/completion`: the list is asked for again with each letter where one more may change it.
pub fn completions(view: &View, entry: &Entry, offset: u32) -> Option<lsp::CompletionList> {
    let text = view.texts.text(&entry.path)?;
    if entry.kind == DocumentKind::Configuration {
        let items = suggestions(&text, offset).into_iter().enumerate();
        let items = items.map(|(rank, one)| of_settings(view, entry, one, rank)).collect();
        return Some(lsp::CompletionList { is_incomplete: false, items });
    }
    let found = view.completions(entry, &text, offset);
    let items = found.items.into_iter().enumerate();
    let items = items.map(|(rank, one)| item(view, entry, one, rank)).collect();
    Some(lsp::CompletionList { is_incomplete: found.is_cut, items })
}

/// `completionItem/resolve`: adds what the corpus has to say of the item.
pub fn resolve(view: &View, mut item: lsp::CompletionItem) -> lsp::CompletionItem {
    let subject = item.data.clone().and_then(|data| serde_json::from_value(data).ok());
    let words = subject.and_then(|subject| about(view, subject)).filter(|words| !words.trim().is_empty());
    if let Some(words) = words {
        item.documentation = Some(documentation(view, words));
    }
    item
}

fn about(view: &View, subject: Subject) -> Option<String> {
    let reading = |excerpt: &crate::corpus::Excerpt| view.texts.excerpt(excerpt);
    let of_entity =
        |reference: Reference| Some(hover::of_entity(&view.snapshot, &reference, None).markdown(&reading));
    match subject {
        Subject::Known(id) => of_entity(Reference::Known(id.into())),
        Subject::Named(key) => of_entity(Reference::Named(key.into())),
        Subject::Document(path) => {
            hover::of_document(&view.snapshot, &path).map(|one| one.markdown(&reading))
        }
        Subject::Figure(path, figure) => {
            let place = FigurePlace { document: path.into(), figure };
            hover::of_figure(&view.snapshot, &place).map(|one| one.markdown(&reading))
        }
    }
}

fn documentation(view: &View, markdown: String) -> lsp::Documentation {
    let (kind, value) = match view.capabilities.completion_markup {
        Markup::Markdown => (lsp::MarkupKind::Markdown, markdown),
        Markup::Plain => (lsp::MarkupKind::PlainText, plain_text(&markdown)),
    };
    lsp::Documentation::MarkupContent(lsp::MarkupContent { kind, value })
}

fn item(view: &View, entry: &Entry, one: Completion, rank: usize) -> lsp::CompletionItem {
    let (mut subject, mut words) = (None, None);
    match one.about {
        About::Entity(Reference::Known(id)) => subject = Some(Subject::Known(id.to_string())),
        About::Entity(Reference::Named(key) | Reference::Short(key)) => {
            subject = Some(Subject::Named(key.to_string()));
        }
        About::Document(path) => subject = Some(Subject::Document(path.to_string())),
        About::Figure(place) => subject = Some(Subject::Figure(place.document.to_string(), place.figure)),
        About::Words(meaning) => words = Some(documentation(view, meaning.to_owned())),
    }
    lsp::CompletionItem {
        kind: view.capabilities.item_kinds.first(match one.kind {
            Kind::Name => [lsp::CompletionItemKind::CLASS; 2],
            Kind::Citation => [lsp::CompletionItemKind::FILE; 2],
            Kind::Figure => [lsp::CompletionItemKind::VALUE; 2],
            Kind::Key => [lsp::CompletionItemKind::PROPERTY; 2],
            Kind::Value => [lsp::CompletionItemKind::ENUM_MEMBER, lsp::CompletionItemKind::VALUE],
        }),
        filter_text: Some(one.filter),
        documentation: words,
        data: subject.and_then(|subject| serde_json::to_value(subject).ok()),
        ..written(view, entry, (one.label, one.detail), rank, (one.replaces, one.new_text))
    }
}

fn of_settings(view: &View, entry: &Entry, one: Suggestion, rank: usize) -> lsp::CompletionItem {
    lsp::CompletionItem {
        kind: Some(lsp::CompletionItemKind::PROPERTY),
        documentation: Some(documentation(view, one.meaning)),
        ..written(view, entry, (one.label, one.detail), rank, (one.replaces, one.new_text))
    }
}

/// What every item has; `rank` keeps the order of the answer.
fn written(
    view: &View,
    entry: &Entry,
    (label, detail): (String, String),
    rank: usize,
    (replaces, new_text): (Span, String),
) -> lsp::CompletionItem {
    lsp::CompletionItem {
        label: convert::words(&label),
        detail: Some(convert::words(&detail)).filter(|words| !words.is_empty()),
        sort_text: Some(format!("{rank:04}")),
        text_edit: Some(lsp::CompletionTextEdit::Edit(lsp::TextEdit {
            range: view.range(entry, replaces),
            new_text,
        })),
        ..lsp::CompletionItem::default()
    }
}
