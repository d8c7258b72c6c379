//! Some neighbouring rows of the directory, with their names in one text: what letters stand in is found by one search of
//! it, without a look at each row.

use std::sync::Arc;

use memchr::memmem;

use super::{
    Known,
    fit::{Fit, is_scattered, letters_of},
};

/// Rows of a block that is made; it is taken apart at twice as many.
pub(super) const ROWS: usize = 128;

/// Rows in the order of their references.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    rows: Vec<Row>,
    /// Behind a line break each, the folded names of all rows.
    text: String,
}

#[derive(Debug, Clone)]
struct Row {
    known: Arc<Known>,
    /// Where its names begin in the text.
    start: usize,
    letters: u64,
}

/// Letters that are looked for.
pub(super) struct Sought<'a> {
    folded: &'a str,
    finder: memmem::Finder<'a>,
    letters: u64,
}

impl<'a> Sought<'a> {
    pub fn new(folded: &'a str) -> Self {
        Self { folded, finder: memmem::Finder::new(folded), letters: letters_of(folded) }
    }
}

impl Block {
    pub fn new(all: impl IntoIterator<Item = Arc<Known>>) -> Self {
        let mut block = Self::default();
        for known in all {
            let (start, letters) = (block.text.len(), letters_of(&known.folded));
            block.text.push('\n');
            block.text.push_str(&known.folded);
            block.rows.push(Row { known, start, letters });
        }
        block
    }

    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &Arc<Known>> {
        self.rows.iter().map(|row| &row.known)
    }

    /// The rows in a name of which the letters stand, and how they fit at their best.
    pub fn holding(&self, sought: &Sought<'_>) -> Vec<(Fit, &Known)> {
        let is_phrase = sought.folded.contains(' ');
        let is_joined = sought.folded.contains('-');
        self.found(sought, |before| match before {
            b'\n' => Some(Fit::Start),
            _ if is_phrase => Some(Fit::Word),
            b' ' | b'-' if !is_joined => Some(Fit::Word),
            _ => Some(Fit::Within),
        })
    }

    /// The rows in a name of which a word begins with the letters, whatever they are.
    pub fn begun(&self, sought: &Sought<'_>) -> Vec<(Fit, &Known)> {
        self.found(sought, |before| match before {
            b'\n' => Some(Fit::Start),
            b' ' | b'-' => Some(Fit::Word),
            _ => None,
        })
    }

    /// The rows where the letters stand behind a byte that suits, each once, as well as they fit.
    fn found(&self, sought: &Sought<'_>, suits: impl Fn(u8) -> Option<Fit>) -> Vec<(Fit, &Known)> {
        if sought.folded.is_empty() {
            return self.rows.iter().map(|row| (Fit::Start, &*row.known)).collect();
        }
        let mut found: Vec<(Fit, &Known)> = Vec::new();
        let (mut row, mut last) = (0, None);
        // Names stand on a line each, and so do letters that can be in one.
        let text = if sought.folded.contains('\n') { "" } else { &self.text };
        for at in sought.finder.find_iter(text.as_bytes()) {
            let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
            let Some(fit) = before.and_then(|before| suits(*before)) else { continue };
            while self.rows.get(row + 1).is_some_and(|next| next.start < at) {
                row += 1;
            }
            match found.last_mut().filter(|_| last == Some(row)) {
                Some((best, _)) => *best = fit.min(*best),
                None => found.extend(self.rows.get(row).map(|row| (fit, &*row.known))),
            }
            last = Some(row);
        }
        found
    }

    /// The rows whose names have the letters in their order, and in no better way.
    pub fn scattered(&self, sought: &Sought<'_>) -> impl Iterator<Item = &Known> {
        let may = self.rows.iter().filter(|row| sought.letters & !row.letters == 0);
        let has = may.filter(|row| row.known.folded().any(|name| is_scattered(sought.folded, name)));
        has.map(|row| &*row.known).filter(|known| known.fit(sought.folded) == Some(Fit::Scattered))
    }
}
