//! Words in double quotes, as TOML, YAML and JSON all read them.

/// The words between double quotes, with whatever would end or break them escaped.
pub fn double_quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_break_the_quotes_is_escaped() {
        assert_eq!(double_quoted("a \"b\" \\ c\n\t\u{1}é"), "\"a \\\"b\\\" \\\\ c\\n\\t\\u0001é\"");
    }
}
