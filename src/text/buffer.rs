//! The text of an open document while a client edits it; the only user of ropey.

use ropey::Rope;

use super::{Encoding, Position};

/// An editable text. Positions that lie are moved to the nearest place that exists; nothing panics.
#[derive(Debug, Clone, Default)]
pub struct Buffer {
    rope: Rope,
}

impl Buffer {
    /// A buffer that holds `text`.
    pub fn new(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }

    /// Replaces the text between two positions, of which a reversed pair is put in order.
    pub fn replace(&mut self, start: Position, end: Position, encoding: Encoding, new_text: &str) {
        let (start, end) = (self.char_at(start, encoding), self.char_at(end, encoding));
        let (start, end) = (start.min(end), start.max(end));
        self.rope.remove(start..end);
        self.rope.insert(start, new_text);
    }

    /// Whether a position's line exists, or is the one behind the last, where clients end a range over the whole text.
    /// Columns past a line's end are allowed by the protocol.
    pub fn has(&self, position: Position) -> bool {
        position.line as usize <= self.rope.len_lines()
    }

    /// The whole text.
    pub fn text(&self) -> String {
        String::from(&self.rope)
    }

    /// The character index of a position, with the same clamping as [`super::LineIndex::offset`].
    fn char_at(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.rope.len_chars();
        }
        let start = self.rope.line_to_char(line);
        let content = self.rope.line(line);
        let mut length = content.len_chars();
        while length > 0 && content.get_char(length - 1).is_some_and(|c| c == '\n' || c == '\r') {
            length -= 1;
        }
        let column = position.column as usize;
        let within = match encoding {
            Encoding::Utf8 => content.byte_to_char(column.min(content.len_bytes())),
            Encoding::Utf16 => content.utf16_cu_to_char(column.min(content.len_utf16_cu())),
            Encoding::Utf32 => column,
        };
        start + within.min(length)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{LineIndex, Span};
    use super::*;

    fn encoding() -> impl Strategy<Value = Encoding> {
        prop_oneof![Just(Encoding::Utf8), Just(Encoding::Utf16), Just(Encoding::Utf32)]
    }

    proptest! {
        /// The rope and the line index agree on every position, also on those that do not exist.
        #[test]
        fn edits_equal_a_replacement_by_bytes(
            text in "(a|é|🕊|ح|\\n|\\r\\n|\\r|\u{2028}|x){0,40}",
            new_text in "[b☃\\n]{0,4}",
            start in (0u32..8, 0u32..12), end in (0u32..8, 0u32..12), encoding in encoding(),
        ) {
            let (start, end) = (Position { line: start.0, column: start.1 }, Position { line: end.0, column: end.1 });
            let index = LineIndex::new(&text);
            let (a, b) = (index.offset(start, encoding), index.offset(end, encoding));
            let span = Span::new(a.min(b), a.max(b));
            let mut expected = text.clone();
            expected.replace_range(span.range(), &new_text);
            let mut buffer = Buffer::new(&text);
            buffer.replace(start, end, encoding, &new_text);
            prop_assert_eq!(buffer.text(), expected);
        }
    }
}
