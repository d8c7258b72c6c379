//! Numbers in words, for fixes that write them as the text around does.

/// Cardinals and ordinals from one to twenty.
const WORDS: [(&str, &str); 20] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
    ("twenty", "twentieth"),
];

/// "six"; with a capital where it opens a sentence; digits beyond twenty.
pub(super) fn cardinal(number: u32, opens: bool) -> String {
    word(number).map_or_else(|| number.to_string(), |(cardinal, _)| capital(cardinal, opens))
}

/// "sixth"; with a capital where it opens a sentence; digits beyond twenty.
pub(super) fn ordinal(number: u32, opens: bool) -> String {
    word(number)
        .map_or_else(|| crate::corpus::describe::ordinal(number), |(_, ordinal)| capital(ordinal, opens))
}

fn word(number: u32) -> Option<(&'static str, &'static str)> {
    usize::try_from(number).ok().and_then(|number| WORDS.get(number.checked_sub(1)?)).copied()
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
