//! Bytes that are no messages: each gives an error or silence, and the next message is served.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    alone,
    client::{Client, frame},
};

fn error_code(answer: &Value) -> i64 {
    answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("no error: {answer}"))
}

/// Whether the server still serves, and held nothing back.
fn is_served(client: &mut Client) {
    assert_eq!(client.request("rapporteur/status", Value::Null)["inStep"], Value::Null);
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

/// A request whose frame announces another length than its body has.
fn lying(id: u32, difference: isize) -> String {
    let body = json!({"jsonrpc": "2.0", "id": id, "method": "rapporteur/status"}).to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len().saturating_add_signed(difference))
}

#[test]
fn a_length_that_lies_costs_one_message() {
    let mut client = alone();
    // Too short: the rest is no message. Too long: it reaches into the next one. Far too long: it would never be whole.
    for (id, difference) in [(900, -5), (901, 1), (902, 40), (903, 4_000), (904, 200_000_000)] {
        client.write(lying(id, difference).as_bytes());
        is_served(&mut client);
        is_served(&mut client);
        assert_eq!(client.answer_within(id.into(), Duration::ZERO), None, "{difference}");
    }
    // Where the body is not even JSON, that is told.
    while let Some(error) = client.error_within(Duration::from_millis(300)) {
        assert_eq!(error_code(&error), -32700);
    }
}

#[test]
fn lengths_that_cannot_be_are_passed_over() {
    let mut client = alone();
    for length in ["-1", "1e3", "0x10", "18446744073709551616", "99999999999999", "", "5 5", "NaN"] {
        client.write(format!("Content-Length: {length}\r\n\r\n").as_bytes());
        is_served(&mut client);
    }
}

#[test]
fn an_empty_body_is_no_message() {
    let mut client = alone();
    client.write(frame("").as_bytes());
    assert_eq!(error_code(&client.error()), -32700);
    is_served(&mut client);
}

#[test]
fn headers_come_in_all_shapes() {
    let mut client = alone();
    let shapes = [
        "Content-Length: SIZE\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
        "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: SIZE\r\n\r\n",
        "CONTENT-LENGTH:SIZE\r\n\r\n",
        "content-length:   SIZE  \r\n\r\n",
        "X-A: b\r\nX-C:\r\nContent-Length: SIZE\r\nX-D: e\r\n\r\n",
        "\r\n\r\nContent-Length: SIZE\r\n\r\n",
    ];
    for (id, shape) in (600..).zip(shapes) {
        let body = json!({"jsonrpc": "2.0", "id": id, "method": "rapporteur/status"}).to_string();
        client.write((shape.replace("SIZE", &body.len().to_string()) + &body).as_bytes());
        assert!(client.answer(id)["result"].is_object(), "{shape:?}");
    }
}

#[test]
fn a_message_may_come_byte_by_byte() {
    let mut client = alone();
    let body = json!({"jsonrpc": "2.0", "id": 600, "method": "rapporteur/status"}).to_string();
    for byte in frame(&body).bytes() {
        client.write(&[byte]);
        client.taken();
    }
    assert!(client.answer(600)["result"].is_object());
}

#[test]
fn bodies_that_are_no_text_or_too_deep_are_refused() {
    let mut client = alone();
    let deep = format!("{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{}", "[".repeat(200_000));
    let bodies: [&[u8]; 5] = [
        b"\xff\xfe{\"jsonrpc\":\"2.0\"}",
        b"{\"jsonrpc\":\"2.0\",\"method\":\"\xc3\"}",
        b"\0\0\0\0",
        "{\"jsonrpc\":\"2.0\",\"id\":\"\\ud800\"".as_bytes(),
        deep.as_bytes(),
    ];
    for body in bodies {
        client.write(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
        client.write(body);
        assert_eq!(error_code(&client.error()), -32700);
        is_served(&mut client);
    }
}

#[test]
fn what_is_missing_from_a_message_is_told() {
    let mut client = alone();
    for body in [
        r#"{"id":77,"method":"rapporteur/status"}"#,
        r#"{"jsonrpc":2,"id":77,"method":"rapporteur/status"}"#,
        r#"{"jsonrpc":"2.0","id":77}"#,
        r#"{"jsonrpc":"2.0","id":77,"method":7}"#,
        r#"{"jsonrpc":"2.0","id":[1],"method":"rapporteur/status"}"#,
        r#"{"jsonrpc":"2.0","id":true,"method":"rapporteur/status"}"#,
        "[[]]",
        r#"["a"]"#,
    ] {
        client.write(frame(body).as_bytes());
        assert_eq!(error_code(&client.error()), -32600, "{body}");
        is_served(&mut client);
    }
}

/// 64 MiB that are no message, in several shapes, between messages: the server keeps none of it.
#[cfg(target_os = "linux")]
#[test]
fn garbage_is_not_kept() {
    let mut client = alone();
    is_served(&mut client);
    let before = client.resident();
    let part = "no message at all, and no header either. ".repeat(25_000);
    for _ in 0..64 {
        client.write(part.as_bytes());
    }
    for _ in 0..2_000 {
        client.write("Content-Length: none\r\n\r\n".as_bytes());
        client.write(frame(&"x".repeat(2_000)).as_bytes());
    }
    client.write(b"\r\n\r\n");
    is_served(&mut client);
    let grown = client.resident().saturating_sub(before);
    assert!(grown < 32 << 20, "grown by {} MiB", grown >> 20);
    client.forget_unread();
}
