//! Words in a chart: what may stand in SVG, how wide it is about, and where it is broken.

use crate::text::visible::is_obeyed;

/// Text for SVG: markup escaped, control characters and such as turn the reading direction left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            // XML has no place for these.
            '\u{fffe}' | '\u{ffff}' => {}
            c if is_obeyed(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// About how wide a text is in a sans-serif font of this size; rather too much, since fonts differ.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let units = text.chars().map(|c| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | ':' | ';' | '\'' | '(' | ')' => 0.4,
        'm' | 'w' | 'M' | 'W' | '…' => 0.98,
        c if c.is_uppercase() => 0.72,
        c if u32::from(c) > 0x2e80 => 1.0,
        _ => 0.63,
    });
    units.sum::<f64>() * size
}

/// The text in lines that are no wider than this.
pub(super) fn wrapped(text: &str, size: f64, widest: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size) > widest && !line.is_empty() {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        } else {
            line = longer;
        }
    }
    lines.extend((!line.is_empty()).then_some(line));
    lines
}

/// The text cut to this width.
pub(super) fn cut(text: &str, size: f64, widest: f64) -> String {
    if width(text, size) <= widest {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        if width(&short, size) + size > widest {
            break;
        }
        short.push(c);
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_document_is_markup() {
        assert_eq!(
            escaped("<script>\"a\" & b</script>"),
            "&lt;script&gt;&quot;a&quot; &amp; b&lt;/script&gt;"
        );
        assert_eq!(escaped("a\u{0}\u{1b}[2J\u{202e}b\nc\u{ffff}"), "a[2Jb c");
    }

    #[test]
    fn words_are_broken_and_cut_by_width() {
        assert_eq!(wrapped("one two three", 10.0, 50.0), ["one two", "three"]);
        assert_eq!(wrapped("", 10.0, 45.0), Vec::<String>::new());
        assert_eq!(cut("short", 10.0, 100.0), "short");
        assert!(cut("a much longer name", 10.0, 60.0).ends_with('…'));
    }
}
