//! Standard input as tower-lsp wants it: whole, well-formed messages only.
//!
//! tower-lsp stops reading for good at the first frame that it cannot read. Here such frames are logged, answered where
//! they can be, and left out; a batch is taken apart. A length that lies costs the message that it stands before, and not
//! those behind. The end of the input is told to whoever waits for it.

use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use serde_json::Value;
use tokio::{
    io::{AsyncRead, ReadBuf},
    sync::Notify,
};

use super::{outbox::Outbox, surrogate};

/// Headers longer than this are garbage.
const LONGEST_HEADER: usize = 8 * 1024;
/// Bodies longer than this are not believed; documents are far smaller.
const LONGEST_BODY: usize = 256 * 1024 * 1024;
const LENGTH: &[u8] = b"content-length:";
/// What a header ends with.
const END: &[u8] = b"\r\n\r\n";

/// An input whose frames are looked at before they are passed on.
pub struct Inbox<I> {
    input: I,
    raw: Vec<u8>,
    /// How much of the raw bytes is known to hold no header, while the body that they begin with is not whole.
    searched: usize,
    clean: Vec<u8>,
    passed: usize,
    answers: Outbox,
    ended: Arc<Notify>,
}

impl<I: AsyncRead + Unpin> Inbox<I> {
    /// An inbox over `input`; frames that cannot be read are answered into `answers`, and `ended` is told of the end.
    pub fn new(input: I, answers: Outbox, ended: Arc<Notify>) -> Self {
        Self { input, raw: Vec::new(), searched: 0, clean: Vec::new(), passed: 0, answers, ended }
    }

    fn poll_fill(&mut self, cx: &mut Context<'_>) -> Poll<std::io::Result<usize>> {
        let mut space = [0; 16 * 1024];
        let mut bytes = ReadBuf::new(&mut space);
        ready!(Pin::new(&mut self.input).poll_read(cx, &mut bytes))?;
        self.raw.extend_from_slice(bytes.filled());
        Poll::Ready(Ok(bytes.filled().len()))
    }

    /// Moves all whole frames over.
    fn clean(&mut self) {
        let mut from = 0;
        loop {
            let rest = self.raw.get(from..).unwrap_or_default();
            let (frame, mut length) = match next_frame(rest) {
                Some(found) => found,
                // Headers stand in no JSON: where one comes too soon, the length before it was wrong.
                None => match header_in(rest, self.searched) {
                    Some(at) => (Frame::Garbage, at),
                    None => break,
                },
            };
            match frame {
                Frame::Garbage => eprintln!("rapporteur: left out {length} bytes that are no message"),
                Frame::Body(start, end) => {
                    let body = rest.get(start..end).unwrap_or_default();
                    if !pass(body, &mut self.clean, &self.answers) {
                        length = header_in(rest, start).unwrap_or(length).min(length - begun_header(body));
                    }
                }
            }
            (from, self.searched) = (from + length, 0);
        }
        self.raw.drain(..from);
        self.searched = self.raw.len().saturating_sub(LONGEST_HEADER);
    }
}

impl<I: AsyncRead + Unpin> AsyncRead for Inbox<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        while self.passed == self.clean.len() {
            self.clean.clear();
            self.passed = 0;
            // An input that fails is over, as one that ends.
            if ready!(self.poll_fill(cx)).unwrap_or_default() == 0 {
                self.ended.notify_one();
                return Poll::Ready(Ok(()));
            }
            self.clean();
        }
        let rest = self.clean.get(self.passed..).unwrap_or_default();
        let part = rest.get(..rest.len().min(buf.remaining())).unwrap_or_default();
        buf.put_slice(part);
        let length = part.len();
        self.passed += length;
        Poll::Ready(Ok(()))
    }
}

/// What stands at the beginning of the bytes.
#[derive(Debug, PartialEq, Eq)]
enum Frame {
    /// Bytes that belong to no frame.
    Garbage,
    /// The body's range.
    Body(usize, usize),
}

/// The first frame and the number of bytes that it takes; `None` until it is whole.
fn next_frame(bytes: &[u8]) -> Option<(Frame, usize)> {
    let Some(header) = memchr::memmem::find(bytes, END) else {
        return (bytes.len() > LONGEST_HEADER)
            .then(|| (Frame::Garbage, bytes.len().saturating_sub(LENGTH.len())));
    };
    let start = header + END.len();
    match length_in(bytes.get(..header).unwrap_or_default()) {
        Some(length) if length <= LONGEST_BODY => {
            (bytes.len() >= start + length).then_some((Frame::Body(start, start + length), start + length))
        }
        _ => Some((Frame::Garbage, start)),
    }
}

/// The last content length in a header, also behind garbage that a broken frame left.
fn length_in(header: &[u8]) -> Option<usize> {
    last_length(header).map(|(_, length)| length)
}

/// The last content length in a header, with where its line begins.
fn last_length(header: &[u8]) -> Option<(usize, usize)> {
    let header = header.to_ascii_lowercase();
    let at = memchr::memmem::rfind(&header, LENGTH)?;
    let line = header.get(at + LENGTH.len()..)?.split(|byte| *byte == b'\r').next()?;
    Some((at, std::str::from_utf8(line).ok()?.trim().parse().ok()?))
}

/// Where a header begins that stands in the midst of some bytes, looked for from a place on. The header that they begin
/// with does not count.
fn header_in(bytes: &[u8], from: usize) -> Option<usize> {
    let first = memchr::memmem::find(bytes, END)? + END.len();
    let mut from = from.max(first);
    while let Some(found) = memchr::memmem::find(bytes.get(from..)?, END) {
        let end = from + found;
        let start = end.saturating_sub(LONGEST_HEADER).max(first);
        if let Some((at, _)) = last_length(bytes.get(start..end)?) {
            return Some(start + at);
        }
        from = end + END.len();
    }
    None
}

/// How many bytes at the end of some may be the beginning of a header.
fn begun_header(bytes: &[u8]) -> usize {
    let near = bytes.get(bytes.len().saturating_sub(64)..).unwrap_or_default().to_ascii_lowercase();
    let is_rest = |rest: &[u8]| rest.iter().all(|byte| b" 0123456789\r\n".contains(byte));
    let whole =
        memchr::memmem::rfind(&near, LENGTH).filter(|at| near.get(at + LENGTH.len()..).is_some_and(is_rest));
    let cut = || {
        (1..LENGTH.len()).rev().find(|length| LENGTH.get(..*length).is_some_and(|part| near.ends_with(part)))
    };
    whole.map(|at| near.len() - at).or_else(cut).unwrap_or_default()
}

/// Passes a message on, the parts of a batch one by one, and answers what is no message. Gives false for what is no JSON.
fn pass(body: &[u8], clean: &mut Vec<u8>, answers: &Outbox) -> bool {
    match serde_json::from_slice(body) {
        Ok(Value::Array(messages)) if !messages.is_empty() => {
            for message in &messages {
                pass_one(message, None, clean, answers);
            }
        }
        Ok(message) => pass_one(&message, Some(body), clean, answers),
        Err(_) => {
            if let Some(whole) = surrogate::mended(body) {
                return pass(&whole, clean, answers);
            }
            eprintln!("rapporteur: left out a message that is no JSON");
            answers.error(&Value::Null, -32700, "Parse error");
            return false;
        }
    }
    true
}

fn pass_one(message: &Value, body: Option<&[u8]>, clean: &mut Vec<u8>, answers: &Outbox) {
    if is_message(message) {
        let made = body.is_none().then(|| message.to_string());
        let body = made.as_deref().map(str::as_bytes).or(body).unwrap_or_default();
        frame(body, clean);
        return;
    }
    eprintln!("rapporteur: left out JSON that is no message");
    let id = message.get("id").filter(|id| is_id(id)).unwrap_or(&Value::Null);
    answers.error(id, -32600, "Invalid Request");
}

/// Whether tower-lsp can read it: a request, a notification or an answer.
fn is_message(message: &Value) -> bool {
    let has = |key: &str| message.get(key).is_some();
    let id = message.get("id");
    message.get("jsonrpc").and_then(Value::as_str) == Some("2.0")
        && id.is_none_or(is_id)
        && match message.get("method") {
            Some(method) => method.is_string() && !has("result") && !has("error"),
            None => id.is_some() && (has("result") || message.get("error").is_some_and(is_error)),
        }
}

fn is_id(id: &Value) -> bool {
    id.is_i64() || id.is_string() || id.is_null()
}

fn is_error(error: &Value) -> bool {
    error.get("code").is_some_and(Value::is_i64) && error.get("message").is_some_and(Value::is_string)
}

/// Appends a frame.
pub(super) fn frame(body: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
    out.extend_from_slice(body);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(body: &str) -> Vec<u8> {
        let mut out = Vec::new();
        frame(body.as_bytes(), &mut out);
        out
    }

    #[test]
    fn a_frame_waits_until_it_is_whole() {
        let bytes = framed("{}");
        for cut in 0..bytes.len() {
            assert_eq!(next_frame(bytes.get(..cut).unwrap_or_default()), None, "{cut} bytes");
        }
        assert_eq!(next_frame(&bytes), Some((Frame::Body(bytes.len() - 2, bytes.len()), bytes.len())));
    }

    #[test]
    fn a_frame_is_found_behind_garbage() {
        let bytes = [b"garbage".as_slice(), &framed("{}")].concat();
        assert!(matches!(next_frame(&bytes), Some((Frame::Body(..), _))));
    }

    #[test]
    fn other_headers_and_capitals_are_read() {
        let bytes = b"content-LENGTH:2 \r\nContent-Type: application/json\r\nX: y\r\n\r\n{}";
        assert_eq!(next_frame(bytes), Some((Frame::Body(bytes.len() - 2, bytes.len()), bytes.len())));
    }

    #[test]
    fn a_length_that_is_none_is_garbage() {
        for header in
            ["Content-Length: many\r\n\r\n", "Content-Length: 99999999999\r\n\r\n", "Foo: 1\r\n\r\n"]
        {
            assert_eq!(next_frame(header.as_bytes()), Some((Frame::Garbage, header.len())), "{header}");
        }
    }

    #[test]
    fn a_header_in_a_body_is_found_and_none_in_a_text() {
        let next = framed("{}");
        for length in [99_999, 20] {
            let lying = [format!("Content-Length: {length}\r\n\r\n{{\"a\": 1}}").as_bytes(), &next].concat();
            assert_eq!(header_in(&lying, 0), Some(lying.len() - next.len()));
        }
        let text = framed("{\"a\": \"Content-Length: 5\\r\\n\\r\\n\"\r\n\r\n}");
        assert_eq!(header_in(&text, 0), None);
    }

    #[test]
    fn the_beginning_of_a_header_is_seen() {
        for (bytes, expected) in [
            ("{}C", 1),
            ("{}Content-Len", 11),
            ("{}content-length: 17\r\n", 20),
            ("{}", 0),
            ("Content-Length: x", 0),
        ] {
            assert_eq!(begun_header(bytes.as_bytes()), expected, "{bytes:?}");
        }
    }

    #[test]
    fn messages_are_told_from_other_json() {
        let good = [
            r#"{"jsonrpc":"2.0","method":"exit"}"#,
            r#"{"jsonrpc":"2.0","method":"shutdown","id":"a","params":null}"#,
            r#"{"jsonrpc":"2.0","id":1,"result":null}"#,
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no"}}"#,
        ];
        let bad = [
            r"{}",
            r"1",
            r#"{"method":"exit"}"#,
            r#"{"jsonrpc":"2.0","id":1}"#,
            r#"{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}"#,
            r#"{"jsonrpc":"2.0","id":1,"error":"no"}"#,
        ];
        let is = |text: &str| serde_json::from_str(text).is_ok_and(|value| is_message(&value));
        assert!(good.into_iter().all(is));
        assert!(!bad.into_iter().any(is));
    }
}
