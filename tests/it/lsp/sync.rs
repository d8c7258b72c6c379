//! Open documents: what the server holds is what the client sees, whatever the client does.

use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};
use rapporteur::text::fold::fingerprint;
use serde_json::{Value, json};

use super::{
    Corpus, ENCODINGS, alone,
    client::Client,
    model::{Dice, Model, PIECES},
};

fn served(encoding: &str) -> Client {
    let mut client = Client::start();
    let capabilities = json!({"general": {"positionEncodings": [encoding]}});
    let answer = client.initialize(json!({"capabilities": capabilities, "rootUri": null}));
    assert_eq!(answer["capabilities"]["positionEncoding"], encoding);
    client
}

fn open(client: &mut Client) -> Value {
    client.request("rapporteur/status", Value::Null)["open"].clone()
}

fn print(text: &str) -> String {
    format!("{:016x}", fingerprint(text.as_bytes()))
}

fn insert(line: usize, character: usize, text: &str) -> Value {
    let at = json!({"line": line, "character": character});
    json!({"range": {"start": at, "end": at}, "text": text})
}

fn twenty_thousand_edits(encoding: &'static str) {
    let mut client = served(encoding);
    let uri = "untitled:storm";
    client.open(uri, "");
    // Each edit depends on the one before: two that change places give another text.
    let mut model = Model { text: String::new(), encoding };
    let mut dice = Dice(encoding.len() as u64);
    let mut hovers = Vec::new();
    for version in 2..20_002 {
        let from = model.place(&mut dice);
        let to = if model.text.len() > 200 { model.place(&mut dice) } else { from };
        let piece = PIECES[dice.below(PIECES.len())];
        let change = model.change(from, to, piece);
        client.change(uri, version, json!([change]));
        if version % 4 == 0 {
            let (line, character) = model.place(&mut dice);
            let position = json!({"line": line, "character": character});
            let place = json!({"textDocument": {"uri": uri}, "position": position});
            hovers.push(client.ask("textDocument/hover", place));
        }
    }
    let open = open(&mut client);
    assert_eq!(open[0]["fingerprint"], print(&model.text));
    assert_eq!(open[0]["version"], 20_001);
    assert_eq!(open[0]["inStep"], true);
    for id in hovers {
        assert!(client.answer(id).get("error").is_none());
    }
}

#[test]
fn twenty_thousand_edits_with_hovers_between_give_the_right_text_in_utf_8() {
    twenty_thousand_edits("utf-8");
}

#[test]
fn twenty_thousand_edits_with_hovers_between_give_the_right_text_in_utf_16() {
    twenty_thousand_edits("utf-16");
}

#[test]
fn twenty_thousand_edits_with_hovers_between_give_the_right_text_in_utf_32() {
    twenty_thousand_edits("utf-32");
}

/// Edits anywhere, also where nothing is: past lines' and the text's end, inside of signs, reversed.
#[test]
fn any_edits_at_any_positions_give_the_text_of_the_protocol() {
    let text = vec(select(PIECES.to_vec()), 0..30).prop_map(|pieces| pieces.concat());
    let position = || (0..9_usize, prop_oneof![0..30_usize, Just(u32::MAX as usize)]);
    let new = vec(select(PIECES.to_vec()), 0..3).prop_map(|pieces| pieces.concat());
    let messages = vec(vec((position(), position(), new), 1..4), 1..8);
    for encoding in ENCODINGS {
        let client = std::cell::RefCell::new(served(encoding));
        let mut runner =
            TestRunner::new(Config { cases: 100, failure_persistence: None, ..Config::default() });
        let outcome = runner.run(&(text.clone(), messages.clone()), |(text, messages)| {
            let mut client = client.borrow_mut();
            let mut model = Model { text, encoding };
            client.open("untitled:any", &model.text);
            for (version, edits) in (2..).zip(messages) {
                let changes = edits.iter().map(|(from, to, new)| model.change(*from, *to, new));
                client.change("untitled:any", version, changes.collect());
            }
            let (open, expected) = (open(&mut client), print(&model.text));
            prop_assert_eq!(
                open[0]["fingerprint"].as_str(),
                Some(&*expected),
                "{}: {:?}",
                encoding,
                model.text
            );
            // Whatever stands there now, a question about any place has an answer.
            let position = json!({"line": 3, "character": 7});
            let place = json!({"textDocument": {"uri": "untitled:any"}, "position": position});
            client.request("textDocument/hover", place);
            client.close("untitled:any");
            Ok(())
        });
        client.borrow_mut().forget_unread();
        outcome.unwrap();
    }
}

#[test]
fn a_request_sees_the_edits_before_it_and_none_behind_it() {
    let mut client = alone();
    let uri = "untitled:order";
    client.open(uri, "");
    let asked: Vec<(i64, i64)> = (2..2_000)
        .map(|version| {
            client.change(uri, version, json!([{"text": "x".repeat(version as usize % 97)}]));
            (version, client.ask("rapporteur/status", Value::Null))
        })
        .collect();
    for (version, id) in asked {
        let answer = client.answer(id);
        assert_eq!(answer["result"]["open"][0]["version"], version);
        assert_eq!(answer["result"]["open"][0]["length"], version % 97);
    }
}

#[test]
fn edits_count_columns_in_the_encoding_agreed_on() {
    for encoding in ENCODINGS {
        let mut client = served(encoding);
        let text = "a “🕊” — حلب z\r\nsecond\r\n";
        client.open("untitled:wide", text);
        let at = text.find('z').unwrap();
        let place = super::position(text, at, encoding);
        let change = json!({"range": {"start": place, "end": place}, "text": "é"});
        client.change("untitled:wide", 2, json!([change]));
        let expected = text.replace('z', "éz");
        assert_eq!(open(&mut client)[0]["fingerprint"], print(&expected), "{encoding}");
    }
}

#[test]
fn the_protocols_encoding_is_taken_where_none_is_offered() {
    let mut client = Client::start();
    let answer = client.initialize(json!({"rootUri": null}));
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16");
}

#[test]
fn several_changes_of_one_message_apply_in_their_order() {
    let mut client = alone();
    client.open("untitled:a", "one\ntwo\n");
    client.change("untitled:a", 2, json!([insert(0, 0, "X"), insert(0, 1, "Y"), insert(1, 3, "!")]));
    assert_eq!(open(&mut client)[0]["fingerprint"], print("XYone\ntwo!\n"));
}

#[test]
fn positions_that_lie_are_clamped_and_the_document_is_out_of_step_until_its_next_full_text() {
    let mut client = alone();
    client.open("untitled:a", "one 🕊\ntwo");
    // Inside a surrogate pair, reversed, past the line's end: the protocol forgives these.
    let range = json!({"start": {"line": 1, "character": 99}, "end": {"line": 0, "character": 5}});
    client.change("untitled:a", 2, json!([{"range": range, "text": "-"}]));
    let opened = open(&mut client);
    assert_eq!(opened[0]["fingerprint"], print("one -"));
    assert_eq!(opened[0]["inStep"], true);
    // A line that is not there: the client sees another text than we do.
    client.change("untitled:a", 3, json!([insert(7, 0, "x")]));
    assert_eq!(open(&mut client)[0]["inStep"], false);
    client.change("untitled:a", 4, json!([insert(0, 0, "x")]));
    assert_eq!(open(&mut client)[0]["inStep"], false);
    client.change("untitled:a", 5, json!([{"text": "whole"}]));
    let opened = open(&mut client);
    assert_eq!(opened[0]["inStep"], true);
    assert_eq!(opened[0]["fingerprint"], print("whole"));
}

#[test]
fn versions_may_jump_but_not_run_back() {
    let mut client = alone();
    client.open("untitled:a", "");
    client.change("untitled:a", 9, json!([insert(0, 0, "a")]));
    assert_eq!(open(&mut client)[0]["inStep"], true);
    client.change("untitled:a", 9, json!([insert(0, 0, "b")]));
    assert_eq!(open(&mut client)[0]["inStep"], false);
}

#[test]
fn an_edit_without_a_version_is_not_guessed_at() {
    for version in [json!({}), json!({"version": null}), json!({"version": "2"})] {
        let mut client = alone();
        client.open("untitled:a", "a");
        let mut document = version;
        document["uri"] = json!("untitled:a");
        let params = json!({"textDocument": document, "contentChanges": [insert(0, 0, "b")]});
        client.notify("textDocument/didChange", params);
        let opened = open(&mut client);
        assert_eq!((&opened[0]["inStep"], &opened[0]["version"]), (&json!(false), &json!(1)));
        client.change("untitled:a", 3, json!([{"text": "whole"}]));
        let opened = open(&mut client);
        assert_eq!((&opened[0]["inStep"], &opened[0]["fingerprint"]), (&json!(true), &json!(print("whole"))));
    }
}

#[test]
fn half_a_character_is_one_sign_and_not_the_end() {
    let mut client = alone();
    client.open("untitled:a", "a\u{1F54A}b");
    // As an editor of UTF-16 sends it, which lets the second half be deleted.
    let body = r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:a","version":2},"contentChanges":[{"text":"a\ud83db"}]}}"#;
    client.write(super::client::frame(body).as_bytes());
    let opened = open(&mut client);
    assert_eq!(opened[0]["fingerprint"], print("a\u{fffd}b"));
    assert_eq!(opened[0]["inStep"], true);
    client.change("untitled:a", 3, json!([insert(0, 2, "c")]));
    assert_eq!(open(&mut client)[0]["fingerprint"], print("a\u{fffd}cb"));
}

#[test]
fn an_edit_that_cannot_be_read_puts_its_document_out_of_step() {
    let mut client = alone();
    client.open("untitled:a", "a");
    client.open("untitled:b", "b");
    let broken = json!({"textDocument": {"uri": "untitled:a", "version": 2}, "contentChanges": "x"});
    client.notify("textDocument/didChange", broken);
    let opened = open(&mut client);
    assert_eq!((&opened[0]["inStep"], &opened[1]["inStep"]), (&json!(false), &json!(true)));
}

#[test]
fn one_file_has_one_document_however_its_address_is_encoded() {
    let corpus = Corpus::new(&[("notes/a (b)+c é.md", "# On disk\n")]);
    let mut client = corpus.serve(json!({}));
    let spelled = corpus.uri("notes/a%20%28b%29%2Bc%20%C3%A9.md");
    client.open(&spelled, "# Open\n");
    client.change(&corpus.uri("notes/a%20(b)+c%20%c3%a9.md"), 2, json!([{"text": "# Edited\n"}]));
    let opened = open(&mut client);
    assert_eq!(opened.as_array().unwrap().len(), 1);
    assert_eq!(opened[0]["path"], "notes/a (b)+c é.md");
    assert_eq!(opened[0]["fingerprint"], print("# Edited\n"));
    client.close(&corpus.uri("notes/a%20(b)%2bc%20%C3%A9.md"));
    assert_eq!(open(&mut client), json!([]));
}

#[cfg(unix)]
#[test]
fn a_link_is_the_document_that_it_leads_to() {
    let corpus = Corpus::new(&[("notes/a.md", "# On disk\n")]);
    std::os::unix::fs::symlink("a.md", corpus.path().join("notes/link.md")).unwrap();
    std::os::unix::fs::symlink("notes", corpus.path().join("again")).unwrap();
    let mut client = corpus.serve(json!({}));
    let (link, folder, file) =
        (corpus.uri("notes/link.md"), corpus.uri("again/a.md"), corpus.uri("notes/a.md"));
    client.open(&link, "# By a link\n");
    let opened = open(&mut client);
    assert_eq!((&opened[0]["path"], &opened[0]["uri"]), (&json!("notes/a.md"), &json!(link)));
    // Turned elsewhere while it is open, its edits still find it.
    std::fs::remove_file(corpus.path().join("notes/link.md")).unwrap();
    client.change(&link, 2, json!([insert(0, 2, "Still ")]));
    assert_eq!(open(&mut client)[0]["fingerprint"], print("# Still By a link\n"));
    // Of several buffers of one file the last one holds, and the others' edits do not meet it.
    client.open(&folder, "# By a folder\n");
    client.open(&file, "# Itself\n");
    client.change(&link, 3, json!([{"text": "# Lost\n"}]));
    client.close(&folder);
    let opened = open(&mut client);
    assert_eq!(opened.as_array().unwrap().len(), 1);
    assert_eq!((&opened[0]["uri"], &opened[0]["fingerprint"]), (&json!(file), &json!(print("# Itself\n"))));
    client.close(&file);
    client.close(&link);
    let status = client.settle();
    assert_eq!((&status["open"], &status["documents"]), (&json!([]), &json!(1)));
}

#[test]
fn addresses_that_are_no_business_of_ours_are_left_alone() {
    let mut client = alone();
    for uri in
        ["git:/a/b.md?%7B%22ref%22%3A%22%22%7D", "output:x", "vscode-notebook-cell:/a#1", "file://host/a.md"]
    {
        client.open(uri, "Sergei Lavrov");
        client.change(uri, 2, json!([{"text": "other"}]));
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 2}});
        for method in ["hover", "definition", "declaration"] {
            assert_eq!(client.request(&format!("textDocument/{method}"), place.clone()), Value::Null);
        }
        client.close(uri);
    }
    for uri in
        ["file:///nowhere/at/all.md", "untitled:never-opened", "file:///a/%00/b.md", "file:///a/%FF.md"]
    {
        client.change(uri, 2, json!([{"text": "x"}]));
        client.close(uri);
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": 9, "character": 9}});
        assert_eq!(client.request("textDocument/hover", place), Value::Null);
    }
    assert_eq!(open(&mut client), json!([]));
}

#[test]
fn a_document_may_be_opened_twice_and_closed_twice() {
    let mut client = alone();
    client.open("untitled:a", "one");
    client.open("untitled:a", "two");
    assert_eq!(open(&mut client)[0]["fingerprint"], print("two"));
    client.close("untitled:a");
    client.close("untitled:a");
    assert_eq!(open(&mut client), json!([]));
}
