//! Findings as workflow commands of GitHub Actions: one line each, which the runner shows beside the line.

use super::super::{
    Failure,
    finding::{Finding, Pages},
    out::{Out, visible},
};
use crate::rule::Level;

/// Writes the findings.
pub(super) fn write(findings: &[&Finding], pages: &mut Pages<'_>, out: &mut Out) -> Result<(), Failure> {
    for one in findings {
        if let Some(command) = command(one, pages) {
            out.line(&command)?;
        }
    }
    Ok(())
}

fn command(one: &Finding, pages: &mut Pages<'_>) -> Option<String> {
    let diagnostic = &one.diagnostic;
    let mut lines = vec![visible(&diagnostic.message).into_owned()];
    for related in &diagnostic.related {
        let page = pages.page(&related.document)?;
        let (line, _) = page.place(related.span.start);
        lines.push(visible(&format!("{}:{line}: {}", page.shown, related.message)).into_owned());
    }
    let page = pages.page(&one.document.path)?;
    let (line, column) = page.place(diagnostic.span.start);
    let (end_line, end_column) = page.place(diagnostic.span.end);
    let mut properties = format!("file={},line={line},endLine={end_line}", property(&visible(&page.shown)));
    // Columns mean something within one line only; the last one counts.
    if line == end_line {
        let last = end_column.saturating_sub(1).max(column);
        properties.push_str(&format!(",col={column},endColumn={last}"));
    }
    let level = match diagnostic.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Information | Level::Hint | Level::Off => "notice",
    };
    let title = property(diagnostic.rule);
    Some(format!("::{level} {properties},title={title}::{}", data(&lines.join("\n"))))
}

/// Words of a message: what would end the command or begin another is taken apart.
fn data(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A").replace("::", ":%3A")
}

/// Words of a property.
fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_a_command_is_none() {
        assert_eq!(data("5 %\r\n::error::x"), "5 %25%0D%0A:%3Aerror:%3Ax");
        assert_eq!(property("notes/a:b, c%.md"), "notes/a%3Ab%2C c%25.md");
    }
}
