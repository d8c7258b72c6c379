//! Standard output, the one place that writes to it. Words from documents are made visible first.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

pub(super) use crate::text::visible::{push_visible, visible};

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
