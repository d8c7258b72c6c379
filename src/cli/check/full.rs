//! Findings with the lines of both places, rendered by annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level as Loudness, Renderer, Snippet};

use super::super::{
    Failure,
    finding::{Finding, Page, Pages},
    out::{Out, push_visible, visible},
};
use crate::{rule::Level, text::Span};

/// Columns of a finding, where the terminal does not say otherwise in `COLUMNS`.
const WIDTH: usize = 110;

/// Writes the findings, each followed by an empty line.
pub(super) fn write(findings: &[&Finding], pages: &mut Pages<'_>, out: &mut Out) -> Result<(), Failure> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let renderer = if out.colours { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(columns.unwrap_or(WIDTH).max(40));
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
    if let Some(by) = one.silencer() {
        let reason = one.reason().map_or_else(String::new, |reason| format!(": {reason}"));
        main =
            main.element(Loudness::NOTE.message(visible(&format!("silenced by {by}{reason}")).into_owned()));
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

/// The place and the line of a span.
fn place(group: Group<'static>, page: &Page, span: Span) -> Group<'static> {
    let (line, _) = page.place(span.start);
    let excerpt = excerpt(page, span);
    let marked = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
    let snippet = Snippet::source(excerpt.text).line_start(line as usize);
    group.element(snippet.path(visible(&page.shown).into_owned()).annotation(marked))
}

struct Excerpt {
    text: String,
    start: usize,
    end: usize,
}

/// The (first) line of a span, safe to show; the renderer cuts it to its width around the span.
fn excerpt(page: &Page, span: Span) -> Excerpt {
    let line = page.lines.line(page.lines.line_of(span.start));
    let last = span.end.min(line.end).max(span.start);
    let mut text = String::new();
    show(&mut text, page.words(Span::new(line.start, span.start)));
    let start = text.len();
    show(&mut text, page.words(Span::new(span.start, last)));
    let end = text.len();
    show(&mut text, page.words(Span::new(last, line.end)));
    Excerpt { text, start, end }
}

fn show(text: &mut String, words: &str) {
    for c in words.chars() {
        push_visible(text, c);
    }
}
