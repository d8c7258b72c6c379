//! Our own Markdown as plain lines: what hovers say, without its marks.

/// The lines of a hover's Markdown: emphasis and escapes taken off, rules as empty lines, no empty line twice.
pub(super) fn plain(markdown: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in markdown.lines() {
        let line = line.trim_end();
        let line = if line == "---" { String::new() } else { unmarked(line) };
        let is_double = line.is_empty() && lines.last().is_none_or(String::is_empty);
        if !is_double {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// A line without `**` and backslashes, entities as their characters.
fn unmarked(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next_if(char::is_ascii_punctuation) {
                Some(escaped) => out.push(escaped),
                None => out.push('\\'),
            },
            '*' if chars.next_if_eq(&'*').is_some() => {}
            c => out.push(c),
        }
    }
    out.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off_and_words_are_kept() {
        let markdown = "**John Kerry** · person  \nSecretary of State\n\n---\n\nalso: J\\. F\\. \\*Kerry\\*, A &amp; B\n\n\n- x\n";
        assert_eq!(
            plain(markdown),
            ["John Kerry · person", "Secretary of State", "", "also: J. F. *Kerry*, A & B", "", "- x"]
        );
        assert_eq!(plain("\n---\n"), Vec::<String>::new());
    }
}
