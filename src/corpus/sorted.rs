//! A sorted set that is mostly made at once: a row of what came together, and trees of what came and went since.
//!
//! A row takes no more room than its items and is sorted in one go; clones share it. What changes afterwards, an edit at a
//! time, waits in the trees until there is so much of it that a new row pays.

use std::sync::Arc;

use imbl::OrdSet;

/// So many changes wait in the trees at least, whatever the row's length ...
const LEAST: usize = 1_024;
/// ... and one for each so many items of the row.
const PART: usize = 8;

/// A set in order.
#[derive(Debug, Clone)]
pub(super) struct Sorted<T: Ord> {
    row: Arc<Box<[T]>>,
    /// What is in the set and not in the row.
    come: OrdSet<T>,
    /// What is in the row and not in the set.
    gone: OrdSet<T>,
}

impl<T: Ord> Default for Sorted<T> {
    fn default() -> Self {
        Self { row: Arc::default(), come: OrdSet::new(), gone: OrdSet::new() }
    }
}

impl<T: Ord + Clone> Sorted<T> {
    /// Takes items out and puts others in; what is in both lists is in the set then.
    pub fn exchange(&mut self, mut gone: Vec<T>, come: Vec<T>) {
        let waiting = self.come.len() + self.gone.len() + gone.len() + come.len();
        if waiting <= LEAST.max(self.row.len() / PART) {
            for item in &gone {
                self.take(item);
            }
            for item in come {
                self.put(item);
            }
            return;
        }
        gone.sort_unstable();
        let mut row = come;
        row.extend(self.iter().filter(|item| gone.binary_search(item).is_err()).cloned());
        row.sort_unstable();
        row.dedup();
        *self = Self { row: Arc::new(row.into()), ..Self::default() };
    }

    fn put(&mut self, item: T) {
        if self.row.binary_search(&item).is_ok() {
            self.gone.remove(&item);
        } else {
            self.come.insert(item);
        }
    }

    fn take(&mut self, item: &T) {
        if self.come.remove(item).is_none() && self.row.binary_search(item).is_ok() {
            self.gone.insert(item.clone());
        }
    }

    /// Whether an item is in it.
    pub fn contains(&self, item: &T) -> bool {
        self.row.binary_search(item).is_ok() && !self.gone.contains(item) || self.come.contains(item)
    }

    /// How many items are in it.
    pub fn len(&self) -> usize {
        self.row.len() + self.come.len() - self.gone.len()
    }

    /// How many items are not less than one and less than another; told from where they would stand.
    pub fn count(&self, first: &T, end: &T) -> usize {
        self.part(first, end).len() + self.come.range::<_, T>(first..end).count()
            - self.gone.range::<_, T>(first..end).count()
    }

    /// Likewise the items, the last of them first.
    pub fn backwards(&self, first: &T, end: &T) -> impl Iterator<Item = &T> + use<'_, T> {
        let is_there = |item: &&T| self.gone.is_empty() || !self.gone.contains(*item);
        let mut row = self.part(first, end).iter().rev().filter(is_there).peekable();
        let mut come = self.come.range::<_, T>(first..end).rev().peekable();
        std::iter::from_fn(move || match (row.peek(), come.peek()) {
            (Some(one), Some(other)) if other > one => come.next(),
            (Some(_), _) => row.next(),
            (None, _) => come.next(),
        })
    }

    fn part(&self, first: &T, end: &T) -> &[T] {
        let [start, end] = [first, end].map(|place| self.row.partition_point(|item| item < place));
        self.row.get(start..end).unwrap_or_default()
    }

    /// All items in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.items(&self.row, self.come.iter())
    }

    /// The items that are not less than this one, in order.
    pub fn from(&self, first: T) -> impl Iterator<Item = &T> {
        let start = self.row.partition_point(|item| *item < first);
        self.items(self.row.get(start..).unwrap_or_default(), self.come.range(first..))
    }

    /// Items of the row that are still in the set, and others, in one order.
    fn items<'a>(&'a self, row: &'a [T], come: impl Iterator<Item = &'a T>) -> impl Iterator<Item = &'a T> {
        let is_there = |item: &&T| self.gone.is_empty() || !self.gone.contains(*item);
        let (mut row, mut come) = (row.iter().filter(is_there).peekable(), come.peekable());
        std::iter::from_fn(move || match (row.peek(), come.peek()) {
            (Some(one), Some(other)) if other < one => come.next(),
            (Some(_), _) => row.next(),
            (None, _) => come.next(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::{collection::vec, prelude::*};

    use super::*;

    /// Few numbers, many changes: rows are made anew, and items come and go again.
    fn changes() -> impl Strategy<Value = Vec<(Vec<u16>, Vec<u16>)>> {
        let some = || prop_oneof![8 => vec(0..3_000_u16, 0..8), 1 => vec(0..3_000_u16, 600..2_000)];
        vec((some(), some()), 1..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_holds_what_a_plain_set_holds(changes in changes(), first in 0..3_000_u16) {
            let (mut sorted, mut plain) = (Sorted::default(), BTreeSet::new());
            for (gone, come) in changes {
                plain.retain(|item| !gone.contains(item));
                plain.extend(&come);
                sorted.exchange(gone, come);
                prop_assert!(sorted.iter().eq(&plain));
                prop_assert!(sorted.from(first).eq(plain.range(first..)));
                prop_assert_eq!(sorted.contains(&first), plain.contains(&first));
                let end = first + 500;
                prop_assert!(sorted.backwards(&first, &end).eq(plain.range(first..end).rev()));
                prop_assert_eq!(sorted.count(&first, &end), plain.range(first..end).count());
                prop_assert_eq!(sorted.len(), plain.len());
            }
        }
    }
}
