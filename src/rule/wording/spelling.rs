//! One spelling for what Britain and America write in two ways, and for small numbers in words and in digits.

use crate::text::{WordTable, fold};

/// Shorter words are not touched: "four" is no "for", "prize" no "prise".
const LONG: usize = 6;

/// Small numbers in words: desks write them as their house style has it.
static NUMBERS: std::sync::LazyLock<WordTable<&'static str>> = std::sync::LazyLock::new(|| {
    WordTable::of([
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
    ])
});

/// Appends a word as it is compared.
pub(super) fn fold_into(word: &str, letters: &mut String) {
    if let Some(digits) = NUMBERS.get(word) {
        letters.push_str(digits);
        return;
    }
    let start = letters.len();
    fold::fold_into(word, letters);
    let Some(folded) = letters.get(start..).filter(|folded| folded.len() >= LONG && folded.is_ascii()) else {
        return;
    };
    if let Some(one) = one_spelling(folded) {
        letters.truncate(start);
        letters.push_str(&one);
    }
}

/// Endings in Britain and in America.
const PAIRS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("our", "or"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourable", "orable"),
    ("ourhood", "orhood"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
];

/// The one spelling of a folded word that has two; `None` for most words.
fn one_spelling(word: &str) -> Option<String> {
    let stem = word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(word);
    let plural = word.get(stem.len()..).unwrap_or_default();
    let whole = match stem {
        "defence" => Some("defense"),
        "offence" => Some("offense"),
        "licence" => Some("license"),
        "programme" => Some("program"),
        "centre" => Some("center"),
        "theatre" => Some("theater"),
        "judgement" => Some("judgment"),
        _ => None,
    };
    if let Some(whole) = whole {
        return Some(format!("{whole}{plural}"));
    }
    PAIRS.iter().find_map(|(british, american)| {
        let rest = stem.strip_suffix(british).filter(|rest| rest.len() > 2)?;
        Some(format!("{rest}{american}{plural}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> String {
        let mut letters = String::new();
        fold_into(word, &mut letters);
        letters
    }

    #[test]
    fn two_spellings_of_a_word_meet() {
        for (british, american) in [
            ("organisation", "organization"),
            ("Organised", "organized"),
            ("labour", "labor"),
            ("neighbours", "neighbors"),
            ("neighbourhood", "neighborhood"),
            ("centre", "center"),
            ("travelled", "traveled"),
            ("programmes", "programs"),
            ("defence", "defense"),
            ("four", "4"),
        ] {
            assert_eq!(folded(british), folded(american), "{british}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [("hour", "hor"), ("tour", "tor"), ("filled", "filed"), ("rise", "rize")] {
            assert_ne!(folded(one), folded(other), "{one}");
        }
    }
}
