//! Ways to live with a finding: a comment where it stands, an entry of the settings, a row of the baseline. Nothing is
//! written here; whoever asked gets the edits. Articles are never touched.

use std::sync::Arc;

use super::{Amendment, View, reader};
use crate::{
    config::{
        Baseline,
        baseline::{Row, written},
        ignores,
    },
    corpus::Entry,
    extract::DocumentKind,
    rule::{Diagnostic, Edit, Report},
    text::{Block, BlockKind, Document, Format, Span, front_matter::FrontMatter},
};

/// What stands where a reason is wanted; the analyst writes over it.
const WHY: &str = "say why";

/// A way to silence a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// What it does.
    pub title: String,
    /// What it writes.
    pub amendment: Amendment,
}

impl View {
    /// The ways to silence a finding of a document, of which `report` tells all; the nearest first.
    pub fn waivers(&self, entry: &Entry, report: &Report, found: &Diagnostic, author: &str) -> Vec<Waiver> {
        let rule = found.rule;
        let near = match entry.kind {
            DocumentKind::Configuration => return Vec::new(),
            DocumentKind::Article => self.entry_of_settings(entry, rule).map(|amendment| Waiver {
                title: format!("Ignore {rule} in this article, and say why in rapporteur.toml"),
                amendment,
            }),
            DocumentKind::Note | DocumentKind::Profile => self.comment(entry, found).map(|edit| Waiver {
                title: format!("Ignore {rule} here, and say why"),
                amendment: Amendment::Edit(edit),
            }),
        };
        let kept = self.row_of_baseline(entry, report, found, author).map(|amendment| Waiver {
            title: format!("Keep this {rule} finding in the baseline, and say why"),
            amendment,
        });
        near.into_iter().chain(kept).collect()
    }

    fn comment(&self, entry: &Entry, found: &Diagnostic) -> Option<Edit> {
        let text = self.text_as_read(entry)?;
        let document = Document::read(text, reader::format(&entry.path));
        let (at, new_text) = place(&document, found)?;
        Some(Edit { document: Arc::clone(&entry.path), span: Span::new(at, at), new_text })
    }

    fn entry_of_settings(&self, entry: &Entry, rule: &str) -> Option<Amendment> {
        self.of_settings(&self.roots.config, |text| {
            Some((Span::at(text.len(), text.len()), ignores::entry(text, &entry.path, rule, WHY)))
        })
    }

    fn row_of_baseline(
        &self,
        entry: &Entry,
        report: &Report,
        found: &Diagnostic,
        author: &str,
    ) -> Option<Amendment> {
        let named = self.named(entry, report)?;
        let fingerprint = named.iter().find(|one| one.diagnostic == found)?.fingerprint;
        let author = Some(author).filter(|author| !author.is_empty()).map(Box::from);
        let row = Row {
            path: Box::from(&*entry.path),
            rule: found.rule.into(),
            fingerprint,
            author,
            reason: Some(WHY.into()),
            ..Row::default()
        };
        self.of_settings(&self.roots.baseline, |text| into_baseline(text, &row))
    }
}

/// Where a row goes in a baseline: before the first that is later in order, or behind the last.
fn into_baseline(text: &str, row: &Row) -> Option<(Span, String)> {
    if text.is_empty() {
        return Some((Span::default(), written([row.clone()])));
    }
    let baseline = Baseline::read(text);
    if !baseline.problems.is_empty() {
        return None;
    }
    let line_start = |at: u32| text.get(..at as usize)?.rfind('\n').map(|at| at as u32 + 1);
    let key = |row: &Row| (row.path.clone(), row.rule.clone(), row.fingerprint);
    let line = format!("{}\n", row.line());
    if let Some(later) = baseline.rows().iter().find(|other| key(other) > key(row)) {
        let at = line_start(later.span.start)?;
        let is_alone = Span::new(at, later.span.start).of(text).trim().is_empty();
        return is_alone.then(|| (Span::new(at, at), line));
    }
    let Some(last) = baseline.rows().last() else {
        return Some((Span::at(0, text.len()), written([row.clone()])));
    };
    let rest = text.get(last.span.end as usize..)?;
    let end = rest.find('\n')?;
    let at = last.span.end + end as u32 + 1;
    (rest.get(..end)?.trim() == ",").then(|| (Span::new(at, at), line))
}

/// Where a suppression of a finding goes, with its text: above a paragraph or heading, at the end of the line in lists,
/// tables and quotations, which a line of its own would break; in the front matter for what stands there, and in texts
/// that know no comments.
fn place(document: &Document, found: &Diagnostic) -> Option<(u32, String)> {
    let (text, rule) = (&*document.text, found.rule);
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if document.format == Format::Plain {
        return front_matter(text, rule, line_break);
    }
    if found.span.start < document.body_start() {
        let comment = format!("<!-- rapporteur-ignore-file {rule}: {WHY} -->{line_break}");
        return front_matter(text, rule, line_break).or(Some((document.body_start(), comment)));
    }
    let comment = format!("<!-- rapporteur-ignore {rule}: {WHY} -->");
    let number = document.blocks.partition_point(|block| block.span.start <= found.span.start);
    let block = number.checked_sub(1).and_then(|number| document.blocks.get(number));
    if let Some(start) = block
        .filter(|block| block.span.touches(found.span.start))
        .and_then(|block| opens_line(document, block))
    {
        return Some((start, format!("{comment}{line_break}")));
    }
    let line = document.lines.line(document.lines.line_of(found.span.start));
    let words = document.at(line).trim_end();
    let is_cell = block.is_some_and(|block| block.kind == BlockKind::Cell);
    Some(match words.strip_suffix('|').filter(|_| is_cell) {
        Some(row) => (line.start + row.len() as u32, format!("{comment} ")),
        None => (line.start + words.len() as u32, format!(" {comment}")),
    })
}

/// The start of a paragraph or heading that begins its line and lies in nothing else.
fn opens_line(document: &Document, block: &Block) -> Option<u32> {
    let line = document.lines.line(document.lines.line_of(block.span.start));
    let lead = Span::new(line.start, block.span.start).of(&document.text);
    let is_whole = match block.kind {
        BlockKind::Paragraph | BlockKind::Caption | BlockKind::PageLine => lead.is_empty(),
        BlockKind::Heading(_) => lead.chars().all(|c| matches!(c, '#' | ' ')) && !lead.starts_with(' '),
        _ => false,
    };
    is_whole.then_some(line.start)
}

/// An entry of the front matter for the whole document; a front matter of its own where there is none.
fn front_matter(text: &str, rule: &str, line_break: &str) -> Option<(u32, String)> {
    let entry = format!("rapporteur: {{ignore: [{{{rule}: {WHY}}}]}}{line_break}");
    let Some(front) = FrontMatter::read(text) else {
        return Some((0, format!("---{line_break}{entry}---{line_break}{line_break}")));
    };
    if front.problem.is_some() || front.get("rapporteur").is_some() {
        return None;
    }
    Some((front.closing_line(text)?, entry))
}
