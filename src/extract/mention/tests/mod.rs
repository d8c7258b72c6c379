//! Sentences with the mentions that a reader would mark: as many that must be found as must not.

mod faces;
mod identity;
mod organisations;
mod persons;
mod places;
mod talks;
mod texts;

use std::sync::{Arc, LazyLock};

use crate::{
    extract::{Facts, Lexicon, MentionKind, Reference, extract},
    text::{Document, Format},
};

/// The gazetteer's, built once.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

fn read(text: &str) -> (Document, Facts) {
    let document = Document::read(Arc::from(text), Format::Plain);
    let facts = extract(&document, &LEXICON);
    (document, facts)
}

/// Every mention as `kind:surface`, with `a` for actor, `v` venue, `p` process, `c` conflict.
fn found(text: &str) -> Vec<String> {
    let (document, facts) = read(text);
    let mark = |kind| match kind {
        MentionKind::Actor => 'a',
        MentionKind::Venue => 'v',
        MentionKind::Process => 'p',
        MentionKind::Conflict => 'c',
    };
    facts.mentions.iter().map(|m| format!("{}:{}", mark(m.kind), document.at(m.span))).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(found(text), *expected, "{text}");
    }
}

fn known(text: &str) -> Vec<String> {
    let (_, facts) = read(text);
    let id = |reference: &Reference| match reference {
        Reference::Known(id) => id.to_string(),
        Reference::Named(key) => format!("named {key}"),
        Reference::Short(key) => format!("short {key}"),
    };
    facts.mentions.iter().map(|mention| id(&mention.reference)).collect()
}
