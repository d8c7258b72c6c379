//! What the wrapper around tower-lsp is for: each test fails without one of its parts.

use std::{
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{
    Corpus, SECOND, alone,
    client::{Client, PATIENCE},
};

const SOON: Duration = Duration::from_secs(5);

fn error_code(answer: &Value) -> i64 {
    answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("no error: {answer}"))
}

#[test]
fn exit_ends_the_process_while_its_input_is_open() {
    let mut client = alone();
    assert_eq!(client.request("shutdown", Value::Null), Value::Null);
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.exit_status(SOON).code(), Some(0));
}

#[test]
fn exit_without_shutdown_is_no_success() {
    let mut client = alone();
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.exit_status(SOON).code(), Some(1));
}

#[test]
fn exit_ends_a_server_that_has_work() {
    let mut client = alone();
    for _ in 0..200 {
        client.ask("rapporteur/trial/sleep", json!(60_000));
    }
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    client.exit_status(SOON);
}

#[test]
fn the_end_of_the_input_ends_the_process() {
    let mut client = alone();
    client.ask("rapporteur/trial/sleep", json!(60_000));
    client.hang_up();
    assert_eq!(client.exit_status(SOON).code(), Some(1));
}

#[test]
fn requests_before_the_end_of_the_input_are_answered() {
    let mut client = alone();
    let id = client.ask("rapporteur/trial/sleep", json!(300));
    client.hang_up();
    assert_eq!(client.answer(id)["result"], "awake");
    client.exit_status(SOON);
}

#[test]
fn the_server_leaves_with_the_process_of_its_client() {
    let mut editor = Command::new("sleep").arg("600").stdin(Stdio::null()).spawn().unwrap();
    let mut client = Client::start();
    client.initialize(json!({"processId": editor.id(), "rootUri": null}));
    client.request("rapporteur/status", Value::Null);
    editor.kill().unwrap();
    // Nobody has asked how it ended yet, as it is where process 1 of a container does not care.
    assert_eq!(client.exit_status(PATIENCE).code(), Some(1));
    editor.wait().unwrap();
}

#[test]
fn a_process_that_cannot_be_seen_is_not_watched() {
    let mut client = Client::start();
    // Larger than any process id of the system.
    client.initialize(json!({"processId": 2_000_000_000, "rootUri": null}));
    thread::sleep(Duration::from_millis(300));
    client.request("rapporteur/status", Value::Null);
}

#[test]
fn shutdown_takes_null() {
    let mut client = alone();
    let id = client.ask("shutdown", Value::Null);
    assert_eq!(client.answer(id)["result"], Value::Null);
    client.hang_up();
    assert_eq!(client.exit_status(SOON).code(), Some(0));
}

#[test]
fn a_panic_costs_one_answer() {
    let mut client = alone();
    for place in ["at once", "later", "aside", "locked"] {
        let id = client.ask("rapporteur/trial/panic", json!(place));
        assert_eq!(error_code(&client.answer(id)), -32603, "{place}");
        client.open("untitled:a", "# A\n");
        assert_eq!(client.request("rapporteur/status", Value::Null)["open"][0]["version"], 1, "{place}");
    }
    // Its message may hold words of documents.
    assert!(!client.log().contains("as the test wants"));
    assert!(client.log().contains("a bug at "));
}

#[test]
fn a_cancelled_request_is_answered_at_once() {
    let mut client = alone();
    let id = client.ask("rapporteur/trial/sleep", json!(60_000));
    client.notify("$/cancelRequest", json!({"id": id}));
    assert_eq!(error_code(&client.answer_within(id, SOON).unwrap()), -32800);
}

#[test]
fn slow_requests_hold_up_nobody() {
    let mut client = alone();
    let slow: Vec<i64> = (0..1000).map(|_| client.ask("rapporteur/trial/sleep", json!(60_000))).collect();
    client.request("rapporteur/status", Value::Null);
    for id in &slow {
        client.notify("$/cancelRequest", json!({"id": id}));
    }
    for id in slow {
        assert_eq!(error_code(&client.answer(id)), -32800);
    }
}

#[test]
fn cancelling_what_is_over_or_was_never_asked_is_no_fault() {
    let mut client = alone();
    client.notify("$/cancelRequest", json!({"id": 99}));
    client.notify("$/cancelRequest", json!({"id": "x"}));
    client.notify("$/cancelRequest", json!({}));
    client.request("rapporteur/status", Value::Null);
}

#[test]
fn nothing_is_served_before_initialize_or_after_shutdown() {
    let mut client = Client::start();
    let id = client.ask("textDocument/hover", json!({}));
    assert_eq!(error_code(&client.answer(id)), -32002);
    let id = client.ask("shutdown", Value::Null);
    assert_eq!(error_code(&client.answer(id)), -32002);
    client.open("untitled:a", "too early");
    client.initialize(json!({"rootUri": null}));
    assert_eq!(client.request("rapporteur/status", Value::Null)["open"], json!([]));
    client.request("shutdown", Value::Null);
    let id = client.ask("rapporteur/status", Value::Null);
    assert_eq!(error_code(&client.answer(id)), -32600);
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.exit_status(SOON).code(), Some(0));
}

#[test]
fn from_shutdown_on_nothing_is_said_that_nobody_asked_for() {
    let corpus = Corpus::of_copies("articles", 400, SECOND.1);
    let mut client = Client::start();
    client.initialize(json!({"rootUri": corpus.root()}));
    client.open(&corpus.uri("articles/0.md"), SECOND.1);
    client.request("shutdown", Value::Null);
    thread::sleep(Duration::from_secs(1));
    let said = client.serve_all();
    // Findings that were on their way before may come behind the answer.
    assert!(said.iter().all(|message| message["method"] == "textDocument/publishDiagnostics"), "{said:#?}");
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.exit_status(SOON).code(), Some(0));
}

#[test]
fn a_second_initialize_is_refused() {
    let mut client = alone();
    let id = client.ask("initialize", json!({"capabilities": {}}));
    assert_eq!(error_code(&client.answer(id)), -32600);
}

#[test]
fn unknown_methods_are_refused_or_ignored() {
    let mut client = alone();
    let id = client.ask("textDocument/whatever", json!({}));
    assert_eq!(error_code(&client.answer(id)), -32601);
    client.notify("whatever/else", json!({}));
    client.notify("$/whatever", json!({}));
    let id = client.ask("textDocument/hover", json!({"textDocument": 7}));
    assert_eq!(error_code(&client.answer(id)), -32602);
    client.request("rapporteur/status", Value::Null);
}

#[test]
fn an_answer_that_nobody_waits_for_is_no_fault() {
    let mut client = alone();
    client.send(&json!({"jsonrpc": "2.0", "id": 12, "result": null}));
    client.send(&json!({"jsonrpc": "2.0", "id": "x", "error": {"code": 1, "message": "no"}}));
    client.request("rapporteur/status", Value::Null);
}

#[test]
fn an_answer_that_comes_late_is_no_fault() {
    let mut client = Client::start();
    let capabilities = json!({"workspace": {"configuration": true}});
    client.initialize(json!({"capabilities": capabilities, "rootUri": null}));
    let request = client.message("workspace/configuration");
    // Longer than the server waits.
    thread::sleep(Duration::from_secs(6));
    client.send(&json!({"jsonrpc": "2.0", "id": request["id"], "result": [null]}));
    client.request("rapporteur/status", Value::Null);
}

#[test]
fn notifications_that_cannot_be_read_are_logged() {
    let mut client = alone();
    client.notify("textDocument/didOpen", json!({"textDocument": {"uri": "untitled:secret words"}}));
    client.notify("textDocument/didChange", json!({"textDocument": 5}));
    client.request("rapporteur/status", Value::Null);
    let start = Instant::now();
    while !client.log().contains("cannot read a textDocument/didChange") && start.elapsed() < SOON {
        thread::sleep(Duration::from_millis(5));
    }
    assert!(client.log().contains("cannot read a textDocument/didOpen"), "{}", client.log());
    assert!(client.log().contains("cannot read a textDocument/didChange"), "{}", client.log());
    assert!(!client.log().contains("secret"), "{}", client.log());
}

#[test]
fn a_client_that_does_not_read_loses_no_edit() {
    let mut client = Client::start_deaf();
    client.ask("initialize", json!({"capabilities": {}, "rootUri": null}));
    client.notify("initialized", json!({}));
    client.open("untitled:a", "0");
    // Far more answers than a pipe holds, so that the server cannot write for a long time.
    let mut last = 0;
    for number in 1..=20_000 {
        client.change("untitled:a", number + 1, json!([{"text": number.to_string()}]));
        last = client.ask("rapporteur/status", Value::Null);
    }
    client.taken();
    thread::sleep(Duration::from_secs(10));
    client.resume();
    let status = client.answer(last)["result"].clone();
    assert_eq!(status["open"][0]["version"], 20_001);
    assert_eq!(status["open"][0]["length"], 5);
    client.forget_unread();
}
