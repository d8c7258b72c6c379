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
    changes(a, b, usize::MAX - 1).unwrap_or_default()
}

/// The same, where it is no more than `most`: most pairs of words are found to be further apart without comparing them.
pub fn distance_within(a: &str, b: &str, most: usize) -> Option<usize> {
    (unlike(a, b) <= most).then(|| changes(a, b, most)).flatten()
}

/// The least changes that the letters of two words need, wherever they stand: a change takes one away and brings one.
fn unlike(a: &str, b: &str) -> usize {
    let mut counts = [0_i32; 64];
    a.bytes().for_each(|byte| counts[usize::from(byte & 63)] += 1);
    b.bytes().for_each(|byte| counts[usize::from(byte & 63)] -= 1);
    let differ: u32 = counts.iter().map(|count| count.unsigned_abs()).sum();
    // A character has four bytes at most.
    let bytes = if a.is_ascii() && b.is_ascii() { 1 } else { 4 };
    (differ as usize).div_ceil(2 * bytes)
}

fn changes(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = vec![usize::MAX - 1; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut next = Vec::with_capacity(b.len() + 1);
    let mut lowest = 0;
    for (row, from) in a.iter().enumerate() {
        next.clear();
        next.push(row + 1);
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
        let lowest_before = std::mem::replace(&mut lowest, next.iter().copied().min().unwrap_or_default());
        // Every later row goes out from these two.
        if lowest > most && lowest_before >= most {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut next);
    }
    last.last().copied().filter(|changes| *changes <= most)
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

    #[test]
    fn a_bound_changes_no_distance() {
        let words = [
            "", "a", "ab", "ba", "talks", "tlaks", "stalk", "Aleppo", "Idlib", "Élysée", "elysee", "حلب",
            "حمص",
        ];
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (one, other))) {
            let whole = distance(one, other);
            for most in 0..9 {
                let expected = Some(whole).filter(|whole| *whole <= most);
                assert_eq!(distance_within(one, other, most), expected, "{one} {other} {most}");
            }
        }
    }
}
