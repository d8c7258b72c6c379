//! The outline of a document: its headings, and below each whom it introduces and which figures it states.

use super::Reading;
use crate::{
    corpus::{Entry, Snapshot, describe},
    extract::MentionKind,
    text::Span,
};

/// What an entry of the outline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading with what stands below it.
    Section,
    /// The introduction of an actor, venue, process or conflict.
    Introduction(MentionKind),
    /// A figure.
    Figure,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The heading's words, the entity's name, or the figure in words.
    pub name: String,
    /// The role of an entity, or what a figure is about; may be empty.
    pub detail: String,
    /// What it is.
    pub kind: Kind,
    /// All of it: a section with everything below its heading.
    pub span: Span,
    /// Its words.
    pub selection: Span,
    /// What stands in it, in order.
    pub children: Vec<Item>,
}

/// The outline of a document. A heading whose words cannot be read is left out, and what stands below it moves up.
pub fn outline(snapshot: &Snapshot, entry: &Entry, reading: &Reading<'_>) -> Vec<Item> {
    let mut items: Vec<(u8, Item)> = sections(snapshot, entry, reading);
    items.extend(leaves(snapshot, entry, reading).into_iter().map(|item| (u8::MAX, item)));
    items.sort_by_key(|(level, item)| (item.selection.start, *level));
    nested(items)
}

fn sections(snapshot: &Snapshot, entry: &Entry, reading: &Reading<'_>) -> Vec<(u8, Item)> {
    let headings = &entry.facts.headings;
    let end_of_text = entry.lines.line(u32::MAX).end;
    let section = |(number, heading): (usize, &crate::extract::Heading)| {
        let name = reading(&snapshot.excerpt(entry, heading.span))?;
        let next = entry.facts.next_section(number);
        let end =
            next.map_or(end_of_text, |next| entry.lines.line(entry.lines.line_of(next.span.start)).start);
        let start = entry.lines.line(entry.lines.line_of(heading.span.start)).start;
        let span = Span::new(start, end.max(heading.span.end));
        let item = Item {
            name: name.trim().to_owned(),
            detail: String::new(),
            kind: Kind::Section,
            span,
            selection: heading.span,
            children: Vec::new(),
        };
        (!item.name.is_empty()).then_some((heading.level, item))
    };
    headings.iter().enumerate().filter_map(section).collect()
}

fn leaves(snapshot: &Snapshot, entry: &Entry, reading: &Reading<'_>) -> Vec<Item> {
    let item = |name: String, detail: String, kind: Kind, span: Span, selection: Span| Item {
        name,
        detail,
        kind,
        span,
        selection,
        children: Vec::new(),
    };
    let introduced = entry.facts.mentions.iter().filter(|one| one.introduces && snapshot.is_mention(one));
    let introductions = introduced.map(|one| {
        let role = entry.facts.role(one.span);
        let words = role.and_then(|role| reading(&snapshot.excerpt(entry, role))).unwrap_or_default();
        let whole = role.map_or(one.span, |role| role.join(one.span));
        item(snapshot.name_of(&one.reference), words, Kind::Introduction(one.kind), whole, one.span)
    });
    let figures = entry.facts.figures.iter().map(|figure| {
        let name = format!("{} {}", describe::said(figure), describe::measure_words(&figure.measure));
        let whole = figure.hedged_span();
        item(name, snapshot.scope_words(entry, figure), Kind::Figure, whole, figure.span)
    });
    introductions.chain(figures).collect()
}

/// Puts every item into the last section before it that holds it.
fn nested(items: Vec<(u8, Item)>) -> Vec<Item> {
    let mut roots: Vec<Item> = Vec::new();
    let mut open: Vec<(u8, Item)> = Vec::new();
    let close = |open: &mut Vec<(u8, Item)>, roots: &mut Vec<Item>| {
        if let Some((_, done)) = open.pop() {
            let above = open.last_mut().map_or(roots, |(_, section)| &mut section.children);
            above.push(done);
        }
    };
    for (level, item) in items {
        while item.kind == Kind::Section && open.last().is_some_and(|(above, _)| *above >= level) {
            close(&mut open, &mut roots);
        }
        if item.kind == Kind::Section {
            open.push((level, item));
        } else {
            open.last_mut().map_or(&mut roots, |(_, section)| &mut section.children).push(item);
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut roots);
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(level: u8, at: u32) -> (u8, Item) {
        let span = Span::new(at, at + 1);
        let kind = if level == u8::MAX { Kind::Figure } else { Kind::Section };
        let name = at.to_string();
        (level, Item { name, detail: String::new(), kind, span, selection: span, children: Vec::new() })
    }

    fn shown(items: &[Item]) -> String {
        let one = |item: &Item| match item.children.as_slice() {
            [] => item.name.clone(),
            children => format!("{}({})", item.name, shown(children)),
        };
        items.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn sections_hold_what_stands_below_them() {
        let leaf = u8::MAX;
        for (levels, expected) in [
            (vec![leaf, 1, leaf, 2, leaf, 2, 1], "0 1(2 3(4) 5) 6"),
            (vec![3, leaf, 1, 3, 2], "0(1) 2(3 4)"),
            (vec![leaf], "0"),
            (vec![], ""),
        ] {
            let items = levels.iter().zip(0..).map(|(level, at)| section(*level, at)).collect();
            assert_eq!(shown(&nested(items)), expected);
        }
    }
}
