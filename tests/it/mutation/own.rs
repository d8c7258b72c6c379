//! Statements written for this test, about articles written for it: in words that the articles do not use, and for the
//! kinds of errors that are rare in the news at hand. Their errors stand beside them in `tests/data/mutation`.

use std::{fs, path::Path, sync::Arc};

use rapporteur::text::Span;

use super::{
    drawn::{files, note, rank},
    statement::{Mutation, Statement},
};
use crate::world::Desk;

/// The articles with the sample corpus's profiles, as one corpus.
pub fn desk() -> Desk {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = files(&root.join("tests/data/mutation/articles"), "articles");
    documents.extend(files(&root.join("seeds/profiles"), "profiles"));
    Desk::of(documents.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

/// A statement with the errors that stand beside it, each with its kind.
pub struct Written {
    pub statement: Statement,
    pub errors: Vec<(String, Mutation)>,
}

/// All statements of the page.
pub fn statements(desk: &Desk) -> Vec<Written> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mutation/statements.md");
    let page = fs::read_to_string(page).unwrap();
    let items = page.lines().filter_map(|line| line.strip_prefix("- [")?.split_once("] "));
    items.map(|(article, marked)| written(desk, article, marked)).collect()
}

fn written(desk: &Desk, article: &str, marked: &str) -> Written {
    let snapshot = desk.snapshot();
    let path = format!("articles/{article}");
    let source = Arc::clone(snapshot.entry(&path).unwrap_or_else(|| panic!("{path} is an article")));
    let (words, errors) = unmarked(&marked.replace(r"\n", "\n"));
    let rank = rank(&words);
    let (note, sentence) = note(&words, &path, rank);
    let errors = errors.into_iter().map(|(kind, start, end, wrong)| {
        let span = Span::at(sentence.start as usize + start, sentence.start as usize + end);
        (kind, Mutation::of(span, wrong))
    });
    let errors = errors.collect();
    let entry = Arc::new(desk.read("notes/drawn.md", &note));
    let source_text = desk.text(&path).unwrap();
    let id = format!("{article}: {words}");
    let statement = Statement { id, rank, source, source_text, note, entry, sentence, snapshot };
    Written { statement, errors }
}

/// The right words, and for each pair of braces the kind, the place and the wrong words. Where a word is taken out, so is
/// the space behind it.
fn unmarked(marked: &str) -> (String, Vec<(String, usize, usize, String)>) {
    let (mut words, mut errors) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once('{') {
        words.push_str(before);
        let (inside, after) = behind.split_once('}').expect("a brace is closed");
        let (right, wrong) = inside.split_once(" =>").expect("braces hold right => wrong: kind");
        let (wrong, kind) = wrong.rsplit_once(": ").expect("an error has a kind");
        let start = words.len();
        words.push_str(right);
        let end = words.len() + usize::from(wrong.trim().is_empty() && after.starts_with(' '));
        errors.push((kind.to_owned(), start, end, wrong.trim().to_owned()));
        rest = after;
    }
    words.push_str(rest);
    (words, errors)
}

#[test]
fn braces_hold_errors() {
    let (words, errors) = unmarked("It {did not => : quote} end {on 5 => on 8: date} July.");
    assert_eq!(words, "It did not end on 5 July.");
    let expected =
        [("quote".to_owned(), 3, 11, String::new()), ("date".to_owned(), 15, 19, "on 8".to_owned())];
    assert_eq!(errors, expected);
}
