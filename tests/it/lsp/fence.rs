//! What the wrapper around tower-lsp is for: each test fails without one of its parts.

use std::{
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{
    alone,
    client::{Client, PATIENCE, frame},
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
    editor.wait().unwrap();
    assert_eq!(client.exit_status(PATIENCE).code(), Some(1));
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
fn a_second_initialize_is_refused() {
    let mut client = alone();
    let id = client.ask("initialize", json!({"capabilities": {}}));
    assert_eq!(error_code(&client.answer(id)), -32600);
}

#[test]
fn frames_that_are_no_messages_are_answered_and_passed_over() {
    let mut client = alone();
    let bad = [
        ("no json at all", -32700),
        ("{\"jsonrpc\":\"2.0\",\"met", -32700),
        ("[]", -32600),
        ("7", -32600),
        ("{}", -32600),
        ("{\"jsonrpc\":\"1.0\",\"id\":77,\"method\":\"rapporteur/status\"}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"rapporteur/status\"}", -32600),
    ];
    for (body, code) in bad {
        client.write(frame(body).as_bytes());
        assert_eq!(error_code(&client.error()), code, "{body}");
        client.request("rapporteur/status", Value::Null);
    }
}

#[test]
fn broken_headers_and_bytes_are_passed_over() {
    let mut client = alone();
    client.write(b"Content-Length: many\r\n\r\n");
    client.write(b"some words of a shell that greets\r\n\r\n");
    client.write(b"Content-Length: 3\r\n\r\n\xff\xfe\xfd");
    assert_eq!(error_code(&client.error()), -32700);
    client.request("rapporteur/status", Value::Null);
    let body = json!({"jsonrpc": "2.0", "id": 4711, "method": "rapporteur/status"}).to_string();
    let header = "Content-Type: application/vscode-jsonrpc\r\nX-Other: 1\r\ncontent-length: ";
    client.write(format!("{header}{}\r\n\r\n{body}", body.len()).as_bytes());
    assert!(client.answer(4711)["result"].is_object());
}

#[test]
fn the_parts_of_a_batch_are_served() {
    let mut client = alone();
    let batch = json!([
        {"jsonrpc": "2.0", "id": 501, "method": "rapporteur/status"},
        {"jsonrpc": "2.0", "method": "$/setTrace", "params": {"value": "off"}},
        {"jsonrpc": "2.0", "id": 502, "method": "rapporteur/status"},
    ]);
    client.send(&batch);
    assert!(client.answer(501)["result"].is_object());
    assert!(client.answer(502)["result"].is_object());
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
