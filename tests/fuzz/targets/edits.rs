//! Edits of an open document, in the three encodings and at places that may not exist, give what replacing bytes gives.
//!
//! The first bytes are edits of nine bytes each (how many, the first one says): encoding, two places, and how much of the
//! rest is put there; the rest is the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::text::{Encoding, LineIndex, Position, Span, buffer::Buffer};

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];
const EDIT: usize = 6;

fuzz_target!(|bytes: &[u8]| {
    let Some((count, rest)) = bytes.split_first() else { return };
    let length = (usize::from(*count % 32) * EDIT).min(rest.len());
    let (edits, text) = rest.split_at(length);
    let Ok(text) = std::str::from_utf8(text) else { return };
    let (mut expected, mut buffer) = (text.to_owned(), Buffer::new(text));
    for edit in edits.chunks_exact(EDIT) {
        let encoding = ENCODINGS[usize::from(edit[0] % 3)];
        let place = |line: u8, column: u8| Position { line: line.into(), column: column.into() };
        let (start, end) = (place(edit[1], edit[2]), place(edit[3], edit[4]));
        let new_text: String =
            text.chars().skip(usize::from(edit[5] / 16)).take(usize::from(edit[5] % 16)).collect();
        let index = LineIndex::new(&expected);
        let (a, b) = (index.offset(start, encoding), index.offset(end, encoding));
        expected.replace_range(Span::new(a.min(b), a.max(b)).range(), &new_text);
        buffer.replace(start, end, encoding, &new_text);
        assert_eq!(buffer.text(), expected);
    }
    inverse(&expected);
});

/// Places that exist are told and found again.
fn inverse(text: &str) {
    let index = LineIndex::new(text);
    for (at, c) in text.char_indices() {
        let is_in_break = c == '\n' && text[..at].ends_with('\r');
        for encoding in ENCODINGS {
            let back = index.offset(index.position(at as u32, encoding), encoding);
            assert!(back == at as u32 || is_in_break, "{at} became {back} in {text:?}");
        }
    }
}
