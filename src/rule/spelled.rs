//! Numbers in words, for fixes that write them as the text around does.

use crate::{corpus::describe, extract::figure::number_word};

/// "six"; with a capital where it opens a sentence; digits beyond twenty.
pub(super) fn cardinal(number: u32, opens: bool) -> String {
    number_word::cardinal(number).map_or_else(|| number.to_string(), |word| capital(word, opens))
}

/// "sixth"; with a capital where it opens a sentence; digits beyond twenty.
pub(super) fn ordinal(number: u32, opens: bool) -> String {
    number_word::ordinal(number).map_or_else(|| describe::ordinal(number), |word| capital(word, opens))
}

fn capital(word: &str, opens: bool) -> String {
    let mut letters = word.chars();
    match letters.next().filter(|_| opens) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled() {
        assert_eq!(cardinal(6, false), "six");
        assert_eq!(ordinal(7, true), "Seventh");
        assert_eq!((cardinal(21, false), ordinal(22, true)), ("21".to_owned(), "22nd".to_owned()));
    }
}
