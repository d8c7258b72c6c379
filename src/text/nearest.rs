//! "Did you mean": the word of a list that a misspelled one is nearest to.

/// Of a longer word only this many characters are looked at: it is nobody's slip.
const LONGEST: usize = 40;

/// The nearest word within two changes, or within one for short words; the first of equals.
pub fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word.to_lowercase().replace('_', "-").chars().take(LONGEST).collect();
    let bound = if word.chars().count() < 5 { 1 } else { 2 };
    let ranked = words.into_iter().map(|other| (distance(&word, other), other));
    ranked
        .filter(|(changes, _)| *changes <= bound)
        .min_by_key(|(changes, _)| *changes)
        .map(|(_, other)| other)
}

/// Insertions, deletions and replacements of characters, and exchanges of neighbours, that make one word of another.
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (row, from) in a.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, to) in b.iter().enumerate() {
            let at = |line: &[usize], n: usize| line.get(n).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&last, column) + usize::from(from != to);
            let mut best = replaced.min(at(&last, column + 1) + 1).min(at(&next, column) + 1);
            let crossed =
                row > 0 && column > 0 && a.get(row - 1) == Some(to) && b.get(column - 1) == Some(from);
            if crossed {
                best = best.min(at(&before, column - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        let words = ["articles", "notes", "profiles", "exclude", "conflict"];
        for (word, meant) in [
            ("artcles", Some("articles")),
            ("noets", Some("notes")),
            ("Profiles", Some("profiles")),
            ("conflitc", Some("conflict")),
            ("nodes", Some("notes")),
            ("severity", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, words), meant, "{word}");
        }
    }
}
