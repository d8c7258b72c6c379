//! Open documents: what the server holds is what the client sees, whatever the client does.

use rapporteur::text::fold::fingerprint;
use serde_json::{Value, json};

use super::{Corpus, ENCODINGS, alone, client::Client};

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

#[test]
fn twenty_thousand_edits_with_hovers_between_give_the_right_text() {
    let mut client = alone();
    let uri = "untitled:storm";
    client.open(uri, "");
    // Each edit depends on the one before: two that change places give another text.
    let mut expected: Vec<u8> = Vec::new();
    let mut hovers = Vec::new();
    let mut random: usize = 1;
    for version in 2..20_002 {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let letter = b'a' + (version % 26) as u8;
        if expected.len() > 40 && random >> 40 & 1 == 0 {
            let start = (random >> 33) % (expected.len() - 8);
            let [start_at, end_at] = [start, start + 7].map(|at| json!({"line": 0, "character": at}));
            let change = json!({"range": {"start": start_at, "end": end_at}, "text": "-"});
            client.change(uri, version, json!([change]));
            expected.splice(start..start + 7, *b"-");
        } else {
            let at = (random >> 33) % (expected.len() + 1);
            client.change(uri, version, json!([insert(0, at, &(letter as char).to_string())]));
            expected.insert(at, letter);
        }
        if version % 4 == 0 {
            let place = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}});
            hovers.push(client.ask("textDocument/hover", place));
        }
    }
    let open = open(&mut client);
    let expected = String::from_utf8(expected).unwrap();
    assert_eq!(open[0]["fingerprint"], print(&expected));
    assert_eq!(open[0]["version"], 20_001);
    assert_eq!(open[0]["inStep"], true);
    for id in hovers {
        assert!(client.answer(id).get("error").is_none());
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
    for uri in ["file:///nowhere/at/all.md", "untitled:never-opened"] {
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
