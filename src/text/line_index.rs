//! Line starts and the places of non-ASCII characters: enough to turn byte offsets into lines and columns of any
//! encoding, and back, without the text. Closed documents keep this and drop their text.

/// How a client counts columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    /// Columns are bytes.
    Utf8,
    /// Columns are UTF-16 code units, the protocol's default.
    #[default]
    Utf16,
    /// Columns are characters (Unicode scalar values).
    Utf32,
}

/// A zero-based line and a zero-based column in some [`Encoding`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Zero-based line; lines end at LF, CRLF and CR only.
    pub line: u32,
    /// Zero-based column, in the units of the encoding that goes with it.
    pub column: u32,
}

/// A character of more than one byte, in one number: where it starts, and in the last bits how many bytes of UTF-8 it
/// has besides the first. Texts are far below the 1 GiB that this can tell of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wide(u32);

impl Wide {
    const BITS: u32 = 2;

    fn new(start: u32, bytes: u32) -> Self {
        Self(start << Self::BITS | (bytes - 1))
    }

    fn start(self) -> u32 {
        self.0 >> Self::BITS
    }

    /// Bytes in UTF-8: 2, 3 or 4. UTF-16 units are 2 when this is 4, else 1.
    fn bytes(self) -> u32 {
        (self.0 & ((1 << Self::BITS) - 1)) + 1
    }

    /// How many columns fewer than bytes it takes in an encoding.
    fn saving(self, encoding: Encoding) -> u32 {
        match encoding {
            Encoding::Utf8 => 0,
            Encoding::Utf16 if self.bytes() == 4 => 2,
            Encoding::Utf16 | Encoding::Utf32 => self.bytes() - 1,
        }
    }
}

/// The line structure of one text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineIndex {
    /// Offsets at which lines start, behind the first, which starts at 0.
    starts: Box<[u32]>,
    /// The lines that end in two bytes, a CRLF, by number.
    pairs: Box<[u32]>,
    /// The end of the text.
    end: u32,
    wide: Box<[Wide]>,
}

/// The characters of more than one byte. Most pieces of most texts have none, which is seen at once.
fn wide(bytes: &[u8]) -> Vec<Wide> {
    const PIECE: usize = 64;
    let mut wide = Vec::new();
    for (number, piece) in bytes.chunks(PIECE).enumerate().filter(|(_, piece)| !piece.is_ascii()) {
        for (start, byte) in (number * PIECE..).zip(piece) {
            let bytes: u32 = match byte {
                0xC0..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0.. => 4,
                _ => continue,
            };
            wide.push(Wide::new(start as u32, bytes));
        }
    }
    wide
}

impl LineIndex {
    /// Indexes a text.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut starts, mut pairs) = (Vec::new(), Vec::new());
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            match bytes.get(at) {
                // The LF of a CRLF: the break was taken at the CR, it only moves the next line's start.
                Some(b'\n') if at > 0 && bytes.get(at - 1) == Some(&b'\r') => {
                    if let Some(last) = starts.last_mut() {
                        *last = at as u32 + 1;
                    }
                    pairs.push(starts.len() as u32 - 1);
                }
                _ => starts.push(at as u32 + 1),
            }
        }
        Self { starts: starts.into(), pairs: pairs.into(), end: bytes.len() as u32, wide: wide(bytes).into() }
    }

    /// Number of lines; a text that ends in a line break has an empty last line.
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32 + 1
    }

    /// The zero-based line that holds the byte at `offset`.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// The span of a line's content, without its line break; of the last line where `line` is past the end.
    pub fn line(&self, line: u32) -> super::Span {
        let line = line.min(self.line_count() - 1);
        let start = line.checked_sub(1).and_then(|before| self.starts.get(before as usize));
        let broken = self.starts.get(line as usize).map(|next| {
            let is_pair = self.pairs.binary_search(&line).is_ok();
            next - 1 - u32::from(is_pair)
        });
        super::Span::new(start.copied().unwrap_or_default(), broken.unwrap_or(self.end))
    }

    /// Where the byte at `offset` stands. Offsets past the end give the end; offsets inside a line break give the
    /// end of that line's content.
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        let line = self.line_of(offset);
        let content = self.line(line);
        let offset = offset.min(content.end);
        let bytes = offset.saturating_sub(content.start);
        let saved = match encoding {
            Encoding::Utf8 => 0,
            _ => self.wide_in(content.start, offset).map(|wide| wide.saving(encoding)).sum(),
        };
        Position { line, column: bytes - saved.min(bytes) }
    }

    /// The byte offset of a position. Lines past the end give the end of the text, columns past the end of a line
    /// give the end of its content, and a column inside a character gives that character's start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> u32 {
        if position.line >= self.line_count() {
            return self.end;
        }
        let content = self.line(position.line);
        let (mut offset, mut column) = (content.start, 0);
        for wide in self.wide_in(content.start, content.end) {
            let ascii = wide.start() - offset;
            if column + ascii >= position.column {
                break;
            }
            let units = wide.bytes() - wide.saving(encoding);
            if column + ascii + units > position.column {
                return wide.start();
            }
            column += ascii + units;
            offset = wide.start() + wide.bytes();
        }
        offset.saturating_add(position.column.saturating_sub(column)).min(content.end)
    }

    fn wide_in(&self, start: u32, end: u32) -> impl Iterator<Item = &Wide> {
        let first = self.wide.partition_point(|wide| wide.start() < start);
        self.wide.get(first..).unwrap_or_default().iter().take_while(move |wide| wide.start() < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn positions_and_offsets_are_inverse_at_every_character() {
        let text = "Idlib — 470,000\r\n“ceasefire” 🕊 now\rحلب\n\u{2028}end\n";
        let index = LineIndex::new(text);
        for encoding in ALL {
            for (offset, c) in text.char_indices() {
                let offset = offset as u32;
                if c == '\n' && text.get(..offset as usize).is_some_and(|t| t.ends_with('\r')) {
                    continue; // inside a CRLF there is no position
                }
                let position = index.position(offset, encoding);
                assert_eq!(index.offset(position, encoding), offset, "{encoding:?} {position:?}");
            }
        }
    }

    #[test]
    fn only_lf_crlf_and_cr_break_lines() {
        assert_eq!(LineIndex::new("a\nb\r\nc\rd\u{2028}\u{85}\u{b}\u{c}e").line_count(), 4);
        assert_eq!(LineIndex::new("").line_count(), 1);
        assert_eq!(LineIndex::new("a\n").line_count(), 2);
    }

    #[test]
    fn lines_have_no_breaks_in_them() {
        let text = "a\r\n\r\nb\r\rc\n\nd\r\n";
        let index = LineIndex::new(text);
        let lines: Vec<&str> = (0..index.line_count()).map(|line| index.line(line).of(text)).collect();
        assert_eq!(lines, ["a", "", "b", "", "c", "", "d", ""]);
        assert_eq!(index.line(99), index.line(index.line_count() - 1));
    }

    #[test]
    fn a_lying_client_lands_on_boundaries() {
        let text = "a🕊b\nc";
        let index = LineIndex::new(text);
        let inside_surrogates = Position { line: 0, column: 2 };
        assert_eq!(index.offset(inside_surrogates, Encoding::Utf16), 1);
        assert_eq!(index.offset(Position { line: 0, column: 99 }, Encoding::Utf16), 6);
        assert_eq!(index.offset(Position { line: 9, column: 0 }, Encoding::Utf16), 8);
        assert_eq!(index.offset(Position { line: 0, column: u32::MAX }, Encoding::Utf8), 6);
        assert_eq!(index.position(u32::MAX, Encoding::Utf32), Position { line: 1, column: 1 });
    }
}
