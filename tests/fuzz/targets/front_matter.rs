//! Any front matter is read, with places that exist; what is written into it is read again.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use rapporteur::{
    extract::profile::{
        self,
        writing::{self, Item},
    },
    text::{
        Document, Format, Span,
        front_matter::{Entry, FrontMatter, Value},
    },
};

fuzz_target!(|text: &str| {
    let document = Document::read(Arc::from(text), Format::Markdown);
    profile::names(&document, "somebody");
    let Some(front) = FrontMatter::read(text) else { return };
    exists(text, front.block);
    front.entries.iter().for_each(|entry| entry_exists(text, entry));
    front.problem.iter().for_each(|(span, _)| exists(text, *span));
    let word = "a: \"b\" #'c";
    if let Some((span, new_text)) = writing::add(text, "aliases", &Item::Text(word.to_owned())) {
        let written = [&text[..span.start as usize], &new_text, &text[span.end as usize..]].concat();
        let front = FrontMatter::read(&written).expect("it is there still");
        assert_eq!(front.problem, None, "{text:?} became {written:?}");
        let Some(Value::List(items)) = front.get("aliases").map(|entry| &entry.value) else {
            panic!("{written:?}")
        };
        assert!(items.iter().any(|(item, _)| item.as_str() == Some(word)), "{text:?} became {written:?}");
    }
});

fn exists(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
}

fn entry_exists(text: &str, entry: &Entry) {
    exists(text, entry.key_span);
    exists(text, entry.value_span);
    value_exists(text, &entry.value);
}

fn value_exists(text: &str, value: &Value) {
    match value {
        Value::List(items) => items.iter().for_each(|(item, span)| {
            exists(text, *span);
            value_exists(text, item);
        }),
        Value::Map(entries) => entries.iter().for_each(|entry| entry_exists(text, entry)),
        Value::Null | Value::Scalar(_) => {}
    }
}
