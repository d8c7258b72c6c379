//! Words as they are put into a sentence: with a capital, on one line.

/// The words with a capital letter at their start.
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words on one line, with one space between them.
pub fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_of_any_alphabet_leads() {
        for (words, expected) in
            [("", ""), ("the war", "The war"), ("élysée", "Élysée"), ("ß", "SS"), ("22", "22")]
        {
            assert_eq!(capitalized(words), expected);
        }
    }

    #[test]
    fn breaks_and_gaps_become_spaces() {
        assert_eq!(on_one_line(" the\r\n last\tround\u{a0}of talks "), "the last round of talks");
    }
}
