//! How typed letters fit a name.

/// How typed letters fit a name; the best come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The name begins with them.
    Start,
    /// A word of it does.
    Word,
    /// They stand in it somewhere.
    Within,
    /// Its letters have them in this order.
    Scattered,
}

impl Fit {
    /// From the best to the worst.
    pub const ALL: [Self; 4] = [Self::Start, Self::Word, Self::Within, Self::Scattered];
}

/// How letters fit a name, both folded; `None` where they do not.
pub fn fit(letters: &str, name: &str) -> Option<Fit> {
    if letters.is_empty() || name.starts_with(letters) {
        return Some(Fit::Start);
    }
    if name.split([' ', '-']).any(|word| word.starts_with(letters)) {
        return Some(Fit::Word);
    }
    if name.contains(letters) {
        return Some(if letters.contains(' ') { Fit::Word } else { Fit::Within });
    }
    is_scattered(letters, name).then_some(Fit::Scattered)
}

/// Whether a name has letters in their order, whatever stands between them.
pub(super) fn is_scattered(letters: &str, name: &str) -> bool {
    let mut rest = name.chars();
    letters.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|other| other == c))
}

/// The letters of a text, some of them taken together: what has not all of another's letters cannot hold it.
pub(super) fn letters_of(text: &str) -> u64 {
    let bit = |c: char| match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        other => 26 + u32::from(other) % 38,
    };
    text.chars().filter(|c| !c.is_whitespace()).fold(0, |letters, c| letters | 1 << bit(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn letters_fit_from_the_start_to_scattered() {
        for (letters, name, expected) in [
            ("", "Sergei Lavrov", Some(Fit::Start)),
            ("sergei l", "Sergei Lavrov", Some(Fit::Start)),
            ("lav", "Sergei Lavrov", Some(Fit::Word)),
            ("mistura", "Staffan de Mistura", Some(Fit::Word)),
            ("ghouta", "Eastern Ghouta", Some(Fit::Word)),
            ("avr", "Sergei Lavrov", Some(Fit::Within)),
            ("slvr", "Sergei Lavrov", Some(Fit::Scattered)),
            ("erdogan", "Recep Tayyip Erdoğan", Some(Fit::Word)),
            ("kerry", "Sergei Lavrov", None),
        ] {
            let (letters, name) = (fold(letters), fold(name));
            assert_eq!(fit(&letters, &name), expected, "{letters} in {name}");
            let has_all = letters_of(&letters) & !letters_of(&name) == 0;
            assert!(has_all || expected.is_none(), "{letters} in {name}");
        }
    }
}
