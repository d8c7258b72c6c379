//! Words for so many together: "the trio of Russia, Turkey and Iran".

use super::{Enumeration, Page, names};

/// The words with their numbers.
pub(super) const GROUPS: &[(&str, u32)] = &[("duo", 2), ("trio", 3), ("quartet", 4), ("quintet", 5)];

impl Page<'_> {
    /// The enumeration that begins with such a word.
    pub(super) fn group(self, at: usize) -> Option<Enumeration> {
        let passage = self.passage;
        let word = passage.word(at);
        let (_, stated) = GROUPS.iter().find(|(group, _)| *group == word)?;
        let list = passage.is(at + 1, "of").then(|| names::list(self, at + 2))??;
        let is_all = list.is_joined && names::is_closed(passage, list.end);
        let right = GROUPS.iter().find(|(_, number)| *number as usize == list.items.len());
        is_all.then(|| Enumeration {
            number: passage.span(at..at + 1),
            stated: *stated,
            whole: None,
            words: format!("a {word}").into(),
            items: list.items.into_iter().map(|item| passage.span(item)).collect(),
            right: right.map(|(group, _)| (*group).into()),
            sentence: 0,
        })
    }
}
