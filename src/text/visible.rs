//! Characters that steer a screen instead of standing on it, and words with such characters shown.

use std::borrow::Cow;

/// Whether a screen would obey a character instead of showing it, or show the text around it in another order. The joiners
/// of Persian words and of emoji do neither.
pub fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// One line of text with such characters shown as their numbers; tabs and line breaks become spaces.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        push_visible(&mut shown, c);
    }
    Cow::Owned(shown)
}

/// Adds a character as it is to be shown.
pub fn push_visible(shown: &mut String, c: char) {
    match c {
        '\t' | '\n' | '\r' => shown.push(' '),
        c if is_obeyed(c) => shown.push_str(&format!("<U+{:04X}>", u32::from(c))),
        c => shown.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_screen_would_obey_is_shown() {
        for (words, expected) in [
            ("Idlib — حلب", "Idlib — حلب"),
            ("a\u{1b}[2Jb\u{202e}c\u{9b}d\te", "a<U+001B>[2Jb<U+202E>c<U+009B>d e"),
            ("می\u{200c}خواهم 👩\u{200d}👧", "می\u{200c}خواهم 👩\u{200d}👧"),
            ("a\u{2066}b\u{e0041}", "a<U+2066>b<U+E0041>"),
        ] {
            assert_eq!(visible(words), expected);
        }
    }
}
