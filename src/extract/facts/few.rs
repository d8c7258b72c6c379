//! A list that most documents have nothing in: it takes one word then, where a row takes three.

use std::ops::{Deref, DerefMut};

/// A list that is empty mostly, and read like any other slice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Few<T>(Option<Box<Items<T>>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Items<T>(Vec<T>);

impl<T> Few<T> {
    /// Puts an item behind the others.
    pub fn push(&mut self, item: T) {
        self.0.get_or_insert_with(|| Box::new(Items(Vec::new()))).0.push(item);
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(items: Vec<T>) -> Self {
        Self((!items.is_empty()).then(|| Box::new(Items(items))))
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<T> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_ref().map_or(&[], |items| &items.0)
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_mut().map_or(&mut [], |items| &mut items.0)
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_read_like_any_others_and_none_take_one_word() {
        let mut few: Few<u32> = Few::default();
        assert_eq!((few.len(), few.first()), (0, None));
        assert_eq!(Few::from(Vec::new()), few);
        few.push(3);
        few.push(1);
        few.sort_unstable();
        assert_eq!(few, [1, 3].into_iter().collect());
        assert_eq!((&few).into_iter().sum::<u32>(), 4);
        assert_eq!(size_of::<Few<u32>>(), size_of::<usize>());
    }
}
