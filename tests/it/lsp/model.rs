//! An editor's text, kept by other means than the server's: a plain string, and positions counted sign by sign.

use serde_json::{Value, json};

/// What breaks servers: wide and joined signs, marks that combine, all breaks, and signs that only look like breaks.
pub const PIECES: [&str; 18] = [
    "a",
    "Sergei Lavrov ",
    "470,000 ",
    "é",
    "e\u{301}",
    "🕊",
    "👩‍👩‍👧",
    "حلب",
    "\u{202e}",
    "٣",
    "\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{85}",
    "\u{feff}",
    "\u{10ffff}",
    "\t",
];

/// Numbers that look random and are not.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// A text in an editor that counts columns in an encoding.
pub struct Model {
    pub text: String,
    pub encoding: &'static str,
}

impl Model {
    /// How many columns a sign takes.
    fn width(&self, sign: char) -> usize {
        match self.encoding {
            "utf-8" => sign.len_utf8(),
            "utf-16" => sign.len_utf16(),
            _ => 1,
        }
    }

    /// Where each line begins and where its words end.
    fn lines(&self) -> Vec<(usize, usize)> {
        let bytes = self.text.as_bytes();
        let (mut lines, mut start, mut at) = (Vec::new(), 0, 0);
        while at < bytes.len() {
            let length = match (bytes[at], bytes.get(at + 1)) {
                (b'\r', Some(b'\n')) => 2,
                (b'\r' | b'\n', _) => 1,
                _ => 0,
            };
            if length > 0 {
                lines.push((start, at));
                start = at + length;
            }
            at += length.max(1);
        }
        lines.push((start, bytes.len()));
        lines
    }

    /// The byte that a position means: past a line's end its end, inside a sign its beginning, past the text its end.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let Some((start, end)) = self.lines().get(line).copied() else { return self.text.len() };
        let mut left = column;
        for (at, sign) in self.text[start..end].char_indices() {
            if left < self.width(sign) {
                return start + at;
            }
            left -= self.width(sign);
        }
        end
    }

    /// The position of a byte; between the two signs of a break, that of the line's end.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let lines = self.lines();
        let line = lines.iter().rposition(|(start, _)| *start <= offset).unwrap();
        let (start, end) = lines[line];
        (line, self.text[start..offset.min(end)].chars().map(|sign| self.width(sign)).sum())
    }

    /// Replaces what lies between two positions, in whichever order they are, and gives the change as it is sent.
    pub fn change(&mut self, from: (usize, usize), to: (usize, usize), new: &str) -> Value {
        let (a, b) = (self.offset(from.0, from.1), self.offset(to.0, to.1));
        self.text.replace_range(a.min(b)..a.max(b), new);
        let position = |(line, character): (usize, usize)| json!({"line": line, "character": character});
        json!({"range": {"start": position(from), "end": position(to)}, "text": new})
    }

    /// A place between two signs.
    pub fn place(&self, dice: &mut Dice) -> (usize, usize) {
        let mut at = dice.below(self.text.len() + 1);
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        self.position(at)
    }
}
