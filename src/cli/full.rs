//! Findings with the lines of both places, rendered by annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level as Loudness, Origin, Renderer, Snippet};

use super::{
    Failure,
    finding::{Finding, Page, Pages},
    out::{Out, push_visible, visible},
};
use crate::{rule::Level, text::Span};

/// Characters of a line shown before and behind the words in question.
const BEFORE: usize = 40;
const BEHIND: usize = 60;

/// Writes the findings, each followed by an empty line.
pub(super) fn write(findings: &[&Finding], pages: &mut Pages<'_>, out: &mut Out) -> Result<(), Failure> {
    let renderer = if out.colours { Renderer::styled() } else { Renderer::plain() };
    for one in findings {
        if let Some(groups) = groups(one, pages) {
            out.line(&renderer.render(&groups))?;
            out.line("")?;
        }
    }
    Ok(())
}

fn groups(one: &Finding, pages: &mut Pages<'_>) -> Option<Vec<Group<'static>>> {
    let diagnostic = &one.diagnostic;
    let title = loudness(diagnostic.level)
        .primary_title(visible(&diagnostic.message).into_owned())
        .id(diagnostic.rule);
    let page = pages.page(&one.document.path)?;
    let mut main = place(Group::with_title(title), page, diagnostic.span);
    for fix in &diagnostic.fixes {
        main = main.element(Loudness::HELP.message(visible(&fix.title).into_owned()));
    }
    let mut groups = vec![main];
    for related in &diagnostic.related {
        let title = Loudness::NOTE.secondary_title(visible(&related.message).into_owned());
        if let Some(page) = pages.page(&related.document) {
            groups.push(place(Group::with_title(title), page, related.span));
        }
    }
    Some(groups)
}

fn loudness(level: Level) -> Loudness<'static> {
    match level {
        Level::Error => Loudness::ERROR,
        Level::Warning => Loudness::WARNING,
        Level::Information => Loudness::INFO.with_name("information"),
        Level::Hint | Level::Off => Loudness::HELP.with_name("hint"),
    }
}

/// The place and the line of a span. The column is the document's, though only a part of a long line is shown.
fn place(group: Group<'static>, page: &Page, span: Span) -> Group<'static> {
    let (line, column) = page.place(span.start);
    let origin = Origin::path(visible(&page.shown).into_owned());
    let excerpt = excerpt(page, span);
    let marked = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
    let snippet = Snippet::source(excerpt.text).line_start(line as usize).annotation(marked);
    group.element(origin.line(line as usize).char_column(column as usize)).element(snippet)
}

struct Excerpt {
    text: String,
    start: usize,
    end: usize,
}

/// The words of a span (of its first line) with some of their line around them, safe to show.
fn excerpt(page: &Page, span: Span) -> Excerpt {
    let line = page.lines.line(page.lines.line_of(span.start));
    let end = span.end.min(line.end).max(span.start);
    let before = page.words(Span::new(line.start, span.start));
    let behind = page.words(Span::new(end, line.end));
    let mut text = String::new();
    let cut = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    if cut > 0 {
        text.push_str("... ");
    }
    show(&mut text, before.get(cut..).unwrap_or(before));
    let start = text.len();
    show(&mut text, page.words(Span::new(span.start, end)));
    let end = text.len().max(start);
    let cut = behind.char_indices().nth(BEHIND).map_or(behind.len(), |(at, _)| at);
    show(&mut text, behind.get(..cut).unwrap_or(behind));
    if cut < behind.len() {
        text.push_str(" ...");
    }
    Excerpt { text, start, end }
}

fn show(text: &mut String, words: &str) {
    for c in words.chars() {
        push_visible(text, c);
    }
}
