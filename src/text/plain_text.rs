//! Markdown of our own as plain text, for those who cannot show Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The words of a Markdown text without its marks: a block a line, an item with a hyphen, a table's columns aligned.
pub fn plain_text(markdown: &str) -> String {
    let mut page = Page::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        page.event(event);
    }
    page.out.trim_end().to_owned()
}

#[derive(Default)]
struct Page {
    out: String,
    /// The rows of the table that is being read.
    rows: Vec<Vec<String>>,
    cell: Option<String>,
}

impl Page {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.write(&text),
            Event::SoftBreak => self.write(" "),
            Event::HardBreak => self.write("\n"),
            Event::Rule => self.block("---"),
            Event::Start(Tag::Item) => self.write("- "),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => self.cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => {
                let cell = self.cell.take().unwrap_or_default();
                self.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            Event::End(TagEnd::Table) => self.table(),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::List(_)) => {
                self.block("");
            }
            Event::End(TagEnd::Item) if !self.out.ends_with('\n') => self.write("\n"),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        self.cell.as_mut().unwrap_or(&mut self.out).push_str(text);
    }

    fn block(&mut self, line: &str) {
        self.out.truncate(self.out.trim_end().len());
        if !line.is_empty() {
            self.out.push_str("\n\n");
            self.out.push_str(line);
        }
        self.out.push_str("\n\n");
    }

    fn table(&mut self) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in std::mem::take(&mut self.rows) {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
            let line = cells.collect::<Vec<_>>().join("  ");
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
        self.block("");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let markdown = "**Sergei \\*Lavrov\\***  \nactor, `person`\n\n---\n\n- one\n- two [x](y)\n\n| date | toll |\n|---|--:|\n| 2016 | 470,000 |\n\nend";
        let expected =
            "Sergei *Lavrov*\nactor, person\n\n---\n\n- one\n- two x\n\ndate  toll\n2016  470,000\n\nend";
        assert_eq!(plain_text(markdown), expected);
    }
}
