//! What editors show unasked: colours, hints, lenses. Names' colours, hints and lenses are off until wanted.

use serde_json::{Value, json};

use super::{ENCODINGS, FIRST, NOTE, PROFILE, SECOND, desk, position, range};

fn wanting(encoding: &str, editor: Value) -> Value {
    json!({"capabilities": {"general": {"positionEncodings": [encoding]}}, "initializationOptions": {"editor": editor}})
}

/// The coloured words of a document with the types' names.
fn coloured(tokens: &Value, legend: &[Value], text: &str) -> Vec<String> {
    let numbers: Vec<usize> =
        tokens["data"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).collect();
    let (mut line, mut start) = (0, 0);
    let mut words = Vec::new();
    for token in numbers.chunks(5) {
        start = if token[0] == 0 { start + token[1] } else { token[1] };
        line += token[0];
        let line_text = text.lines().nth(line).unwrap();
        words.push(format!("{} {}", legend[token[3]].as_str().unwrap(), &line_text[start..start + token[2]]));
    }
    words
}

#[test]
fn figures_and_dates_have_colours_and_names_where_they_are_wanted() {
    for (editor, expected) in [
        (json!({}), vec!["figure 350,000"]),
        (json!({"coloured-names": true}), vec!["actor Lavrov", "venue Syria", "figure 350,000"]),
    ] {
        let desk = desk();
        let mut client = super::client::Client::start();
        let mut params = wanting("utf-8", editor);
        params["rootUri"] = json!(desk.root());
        let answer = client.initialize(params);
        client.settle();
        let legend =
            answer["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"].as_array().unwrap();
        let document = json!({"textDocument": {"uri": desk.uri(NOTE.0)}});
        let found = client.request("textDocument/semanticTokens/full", document.clone());
        let words = coloured(&found, legend, NOTE.1);
        assert!(expected.iter().all(|one| words.iter().any(|word| word == one)), "{words:?}");
        assert_eq!(words.iter().any(|word| word.starts_with("actor")), expected.len() > 1);
        let mut part = document;
        part["range"] = json!({"start": position(NOTE.1, 0, "utf-8"), "end": position(NOTE.1, 7, "utf-8")});
        let found = client.request("textDocument/semanticTokens/range", part);
        assert_eq!(found["data"], json!([]), "nothing in the first line's first words");
    }
}

/// The numbers of tokens after edits, as a client makes them.
fn patched(data: &Value, edits: &Value) -> Vec<Value> {
    let mut data = data.as_array().unwrap().clone();
    let mut edits = edits.as_array().unwrap().clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit["start"].as_u64().unwrap()));
    for edit in edits {
        let at = |key: &str| edit[key].as_u64().unwrap() as usize;
        let new = edit["data"].as_array().cloned().unwrap_or_default();
        data.splice(at("start")..at("start") + at("deleteCount"), new);
    }
    data
}

#[test]
fn what_changed_of_the_colours_is_told_by_itself() {
    let desk = desk();
    let requests = json!({"requests": {"range": true, "full": {"delta": true}}});
    let mut client = desk.serve(json!({"textDocument": {"semanticTokens": requests}}));
    let uri = desk.uri(NOTE.0);
    let document = json!({"textDocument": {"uri": uri}});
    client.open(&uri, NOTE.1);
    let mut known = client.request("textDocument/semanticTokens/full", document.clone());
    assert!(known["resultId"].is_string(), "{known}");
    let texts = [
        NOTE.1.to_owned(),
        NOTE.1.replace("was there", "was there on 4 July 2017"),
        format!("On 3 May 2016 it had killed 12 people.\n{}", NOTE.1),
        "Nothing.\n".to_owned(),
        NOTE.1.to_owned(),
    ];
    for (text, version) in texts.iter().zip(2..) {
        client.change(&uri, version, json!([{"text": text}]));
        let mut changes = document.clone();
        changes["previousResultId"] = known["resultId"].clone();
        let told = client.request("textDocument/semanticTokens/full/delta", changes);
        let data = patched(&known["data"], &told["edits"]);
        let whole = client.request("textDocument/semanticTokens/full", document.clone());
        assert_eq!(json!(data), whole["data"], "{text}");
        assert_eq!(told["resultId"], whole["resultId"], "{text}");
        known = whole;
    }
    let mut forgotten = document;
    forgotten["previousResultId"] = json!("of another day");
    let told = client.request("textDocument/semanticTokens/full/delta", forgotten);
    assert_eq!((&told["data"], told.get("edits")), (&known["data"], None));
}

#[test]
fn beside_a_figure_stands_what_supports_or_contradicts_it_where_wanted() {
    for encoding in ENCODINGS {
        let desk = desk();
        desk.write(
            "notes/right.md",
            "The war in Syria has killed about 320,000 people ([x](../articles/second.md)).\n",
        );
        for (editor, wanted) in [(json!({}), false), (json!({"inlay-hints": true}), true)] {
            let mut client = super::client::Client::start();
            let mut params = wanting(encoding, editor);
            params["rootUri"] = json!(desk.root());
            client.initialize(params);
            client.settle();
            let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
            let mut ask = |path: &str| {
                let params = json!({"textDocument": {"uri": desk.uri(path)}, "range": whole});
                client.request("textDocument/inlayHint", params)
            };
            let found = ask(NOTE.0);
            if !wanted {
                assert_eq!(found, json!([]));
                continue;
            }
            assert_eq!(found[0]["label"], "≠ about 320,000 Levant Wire 2017-07-04");
            assert_eq!(found[0]["position"], range(NOTE.1, "350,000", encoding)["end"]);
            assert_eq!(ask("notes/right.md")[0]["label"], "✓ Levant Wire 2017-07-04");
            assert_eq!(ask(SECOND.0), json!([]), "articles are left alone");
        }
    }
}

#[test]
fn above_a_document_stands_what_it_holds_where_wanted() {
    let desk = desk();
    let mut client = super::client::Client::start();
    let mut params = wanting("utf-16", json!({"code-lenses": true}));
    params["rootUri"] = json!(desk.root());
    client.initialize(params);
    client.settle();
    let mut lens = |path: &str| {
        let found = client.request("textDocument/codeLens", json!({"textDocument": {"uri": desk.uri(path)}}));
        found[0]["command"]["title"].as_str().unwrap_or_else(|| panic!("{found}")).to_owned()
    };
    assert_eq!(lens(NOTE.0), "1 figure · 1 with a source · 1 finding");
    assert!(lens(FIRST.0).starts_with("2016-03-24 · 3 names · 1 figure"), "{}", lens(FIRST.0));
    assert_eq!(lens(PROFILE.0), "mentioned in 4 documents");
    let quiet = desk
        .serve(json!({}))
        .request("textDocument/codeLens", json!({"textDocument": {"uri": desk.uri(NOTE.0)}}));
    assert_eq!(quiet, json!([]));
}

#[test]
fn what_was_shown_before_the_corpus_was_read_is_asked_for_again() {
    let desk = desk();
    let mut client = super::client::Client::start();
    let refresh = json!({"refreshSupport": true});
    let workspace = json!({"semanticTokens": refresh, "inlayHint": refresh, "codeLens": refresh});
    client.initialize(json!({"capabilities": {"workspace": workspace}, "rootUri": desk.root()}));
    for method in ["semanticTokens", "inlayHint", "codeLens"] {
        client.serve(&format!("workspace/{method}/refresh"), Value::Null);
    }
}
