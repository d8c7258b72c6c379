//! Any `rapporteur.toml`, baseline and client's settings are read, with problems at places that exist; what is written
//! into them is read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::{
    config::{
        Baseline, Settings,
        baseline::written,
        corrections::{Row, Written, insertion},
        suggestions,
    },
    extract::{Lexicon, extract},
    text::{Document, Format},
};

const SENTENCE: &str =
    "The army closed 12 checkpoints and 3 of 40 posts; 5% of the prisoners left on the 3rd day.\n";

fuzz_target!(|text: &str| {
    let client = serde_json::from_str(text).ok();
    let reading = Settings::read(Some(text), client.as_ref());
    for problem in &reading.problems {
        assert!(text.get(problem.span.range()).is_some(), "{problem:?} in {text:?}");
    }
    for one in &reading.settings.ids {
        assert!(text.get(one.span.range()).is_some(), "{one:?} in {text:?}");
    }
    reading.settings.kind_by_glob("notes/a/b c.md");
    reading.settings.level("articles/x.md", "figure-falls", rapporteur::rule::Level::Hint);
    // A lexicon takes long to make, so few inputs get one.
    if text.len() % 64 == 7 {
        let lexicon = Lexicon::new(&[], reading.settings.policy.measures.clone());
        extract(&Document::read(SENTENCE.into(), Format::Plain), &lexicon);
    }
    let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    suggestions(text, half as u32);
    corrected(text, reading.problems.is_empty());
    known(text);
});

/// A correction that is written holds.
fn corrected(text: &str, is_good: bool) {
    let name = "A \"b\" \\ c";
    let row = Row { list: "not-names", fields: vec![("name", Written::Text(name.to_owned()))] };
    let Some((span, new_text)) = insertion(text, &row, "Ann").filter(|_| is_good) else { return };
    let written = [&text[..span.start as usize], &new_text, &text[span.end as usize..]].concat();
    let again = Settings::read(Some(&written), None);
    assert_eq!(again.problems, [], "{text:?} became {written:?}");
}

/// The rows of a baseline are written as they were read.
fn known(text: &str) {
    let baseline = Baseline::read(text);
    for problem in &baseline.problems {
        assert!(text.get(problem.span.range()).is_some(), "{problem:?} in {text:?}");
    }
    let once = written(baseline.rows().iter().cloned());
    let again = Baseline::read(&once);
    assert_eq!(written(again.rows().iter().cloned()), once);
}
