//! Standard output, the one place that writes to it; and how words from documents are shown on a terminal.

use std::{
    borrow::Cow,
    io::{self, BufWriter, IsTerminal, Stdout, Write},
};

/// Standard output, buffered.
#[derive(Debug)]
pub(super) struct Out {
    writer: BufWriter<Stdout>,
    /// Whether it may be coloured: a terminal that nobody asked not to.
    pub colours: bool,
}

impl Out {
    pub fn standard() -> Self {
        let stdout = io::stdout();
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let colours = stdout.is_terminal() && !is_set("NO_COLOR") && !is_dumb;
        Self { writer: BufWriter::with_capacity(64 * 1024, stdout), colours }
    }

    /// Writes a line.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        self.writer.write_all(line.as_bytes())?;
        self.writer.write_all(b"\n")
    }

    pub fn flush(&mut self) -> io::Result<()> {
        match self.writer.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            flushed => flushed,
        }
    }
}

/// Whether a terminal would obey a character instead of showing it, or show the text around it in another order.
pub(super) fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// One line of text with such characters shown as their numbers; tabs and line breaks become spaces.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
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
pub(super) fn push_visible(shown: &mut String, c: char) {
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
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(visible("Idlib — حلب"), "Idlib — حلب");
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\u{9b}d\te"), "a<U+001B>[2Jb<U+202E>c<U+009B>d e");
    }
}
