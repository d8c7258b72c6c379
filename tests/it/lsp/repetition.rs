//! Who repeats whose figure, as the call hierarchy of editors shows it.

use serde_json::{Value, json};

use super::{Corpus, ENCODINGS, client::Client, place, range};

const WHO: &str = "the Syrian Observatory for Human Rights said";
const PAGES: [(&str, &str, &str); 4] = [
    ("articles/first.md", "2016-03-24", "“🕊” The war in Syria has killed 270,000 people, WHO."),
    ("articles/second.md", "2016-03-30", "The war in Syria has killed 270,000 people, WHO."),
    ("articles/third.md", "2016-04-02", "“🕊” The war in Syria has killed 271,000 people, WHO."),
    ("articles/other.md", "2016-03-28", "The war in Syria has killed 470,000 people."),
];
const NOTE: (&str, &str) =
    ("notes/n.md", "“🕊” The war in Syria has killed 270,000 people ([x](../articles/second.md)).\n");

fn texts() -> Vec<(&'static str, String)> {
    let article = |(path, date, words): (&'static str, &str, &str)| {
        let outlet = path.trim_start_matches("articles/").trim_end_matches(".md");
        let words = words.replace("WHO", WHO);
        (path, format!("---\ndate: {date}\noutlet: The {outlet} Post\n---\n# News\n\nBEIRUT — {words}\n"))
    };
    PAGES.into_iter().map(article).chain([(NOTE.0, NOTE.1.to_owned())]).collect()
}

fn capabilities(encoding: &str) -> Value {
    json!({"general": {"positionEncodings": [encoding]}, "textDocument": {"callHierarchy": {}}})
}

/// The documents of the other ends, with the ranges of the calls.
fn ends(client: &mut Client, desk: &Corpus, method: &str, item: &Value) -> Vec<(String, Value)> {
    let calls = client.request(&format!("callHierarchy/{method}Calls"), json!({"item": item}));
    let other = if method == "incoming" { "from" } else { "to" };
    let calls = calls.as_array().unwrap_or_else(|| panic!("{method}: {calls}")).clone();
    let end = |call: &Value| {
        let uri = call[other]["uri"].as_str().unwrap();
        (uri.trim_start_matches(&format!("{}/", desk.root())).to_owned(), call["fromRanges"][0].clone())
    };
    calls.iter().map(end).collect()
}

#[test]
fn a_figure_leads_to_whom_it_repeats_and_to_those_who_repeat_it() {
    for encoding in ENCODINGS {
        let texts = texts();
        let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let desk = Corpus::new(&files);
        let mut client = desk.serve(capabilities(encoding));
        let prepare = |client: &mut Client, path: &str, words: &str| {
            let (_, text) = texts.iter().find(|(other, _)| *other == path).unwrap();
            let at = place(&desk.uri(path), text, words, encoding);
            let items = client.request("textDocument/prepareCallHierarchy", at);
            (items[0].clone(), range(text, words, encoding))
        };
        let (first, first_range) = prepare(&mut client, "articles/first.md", "270,000");
        assert_eq!(first["name"], "270,000 deaths");
        assert_eq!(first["detail"], "Syrian Observatory for Human Rights in The first Post, 2016-03-24");
        assert_eq!(first["selectionRange"], first_range);
        let (second, second_range) = prepare(&mut client, "articles/second.md", "270,000");
        let (note, note_range) = prepare(&mut client, NOTE.0, "270,000");
        let in_second = ("articles/second.md".to_owned(), second_range.clone());
        assert_eq!(ends(&mut client, &desk, "incoming", &first), [in_second], "{encoding}");
        assert_eq!(ends(&mut client, &desk, "outgoing", &first), []);
        assert_eq!(ends(&mut client, &desk, "incoming", &second), [(NOTE.0.to_owned(), note_range.clone())]);
        let to_first = ("articles/first.md".to_owned(), second_range);
        assert_eq!(ends(&mut client, &desk, "outgoing", &second), [to_first]);
        assert_eq!(ends(&mut client, &desk, "incoming", &note), []);
        let to_second = ("articles/second.md".to_owned(), note_range);
        assert_eq!(ends(&mut client, &desk, "outgoing", &note), [to_second]);
        for (path, figure) in [("articles/third.md", "271,000"), ("articles/other.md", "470,000")] {
            let (other, _) = prepare(&mut client, path, figure);
            assert_eq!(ends(&mut client, &desk, "incoming", &other), [], "{path}");
            assert_eq!(ends(&mut client, &desk, "outgoing", &other), [], "{path}");
        }
    }
}

#[test]
fn what_is_no_figure_has_no_hierarchy() {
    let desk = Corpus::new(&[NOTE]);
    let mut client = desk.serve(capabilities("utf-16"));
    let at = place(&desk.uri(NOTE.0), NOTE.1, "war", "utf-16");
    assert_eq!(client.request("textDocument/prepareCallHierarchy", at), Value::Null);
    // A figure that is gone has none any more.
    let at = place(&desk.uri(NOTE.0), NOTE.1, "270,000", "utf-16");
    let item = client.request("textDocument/prepareCallHierarchy", at)[0].clone();
    client.open(&desk.uri(NOTE.0), "Nothing.\n");
    assert_eq!(client.request("callHierarchy/incomingCalls", json!({"item": item})), Value::Null);
}
