//! What a selection grows to: word, name or figure, clause, sentence, paragraph, section, document.

use crate::{
    corpus::{Entry, Snapshot},
    extract::MentionKind,
    text::{Document, Sentence, Span, Token, TokenKind},
};

/// The spans around a byte offset, the smallest first; each holds the one before it and more. `document` is the entry's
/// text as it was read.
pub fn selections(snapshot: &Snapshot, entry: &Entry, document: &Document, offset: u32) -> Vec<Span> {
    let whole = Span::new(0, document.text.len() as u32);
    let mut around: Vec<Span> = words(document, offset);
    around.extend(subjects(snapshot, entry));
    for sentence in document.sentences.iter().filter(|sentence| sentence.span.touches(offset)) {
        around.extend([clause(document, sentence, offset), sentence.span]);
    }
    around.extend(paragraphs(document, offset));
    around.extend(sections(entry, whole));
    let mut around: Vec<Span> =
        around.into_iter().filter(|span| span.touches(offset) && !span.is_empty()).collect();
    // Of two words that the offset stands between, the one that begins there.
    around.sort_by_key(|span| (span.len(), !span.contains(offset), span.start));
    around.push(whole);
    let mut chain: Vec<Span> = Vec::new();
    for span in around {
        if chain.last().is_none_or(|inner| span.covers(*inner) && span != *inner) {
            chain.push(span);
        }
    }
    chain
}

fn words(document: &Document, offset: u32) -> Vec<Span> {
    let first = document.tokens.partition_point(|token| token.span.end < offset);
    let near = document.tokens.iter().skip(first).take_while(|token| token.span.start <= offset);
    near.filter(|token| token.kind != TokenKind::Mark).map(|token| token.span).collect()
}

/// Everything that stands in the document for something: names with their roles, figures with their hedges, dates,
/// quotations, citations, suppressions.
fn subjects(snapshot: &Snapshot, entry: &Entry) -> Vec<Span> {
    let facts = &entry.facts;
    let mut spans: Vec<Span> = Vec::new();
    for mention in facts.mentions.iter().filter(|one| snapshot.is_mention(one)) {
        let role = facts.role(mention.span).filter(|_| mention.kind == MentionKind::Actor);
        spans.extend([mention.span, role.map_or(mention.span, |role| role.join(mention.span))]);
    }
    spans.extend(facts.descriptions.iter().map(|description| description.span));
    for figure in &facts.figures {
        spans.extend([figure.number_span(), figure.span, figure.hedged_span()]);
    }
    spans.extend(facts.dated.iter().map(|dated| dated.span));
    spans.extend(facts.quotes.iter().map(|quote| quote.span));
    for citation in facts.citations.iter().chain(&facts.sources) {
        spans.extend([citation.target_span, citation.whole_target_span, citation.span]);
    }
    for suppression in &facts.suppressions {
        spans.extend([suppression.rule_span, suppression.span]);
    }
    spans
}

/// The part of a sentence between the marks around an offset.
fn clause(document: &Document, sentence: &Sentence, offset: u32) -> Span {
    let marks = || document.tokens_of(sentence).iter().filter(|token| divides(document, token));
    let before = marks().rev().find(|mark| mark.span.end <= offset).map(|mark| mark.span.end);
    let behind = marks().find(|mark| mark.span.start >= offset).map(|mark| mark.span.start);
    let (start, end) = (before.unwrap_or(sentence.span.start), behind.unwrap_or(sentence.span.end));
    let words = Span::new(start, end.max(start));
    let text = document.at(words);
    let lead = (text.len() - text.trim_start().len()) as u32;
    Span::new(words.start + lead, words.start + lead + text.trim().len() as u32)
}

/// Whether a mark divides a sentence: a dash does where it stands apart.
fn divides(document: &Document, token: &Token) -> bool {
    match document.at(token.span) {
        "," | ";" | ":" | "(" | ")" | "“" | "”" | "\"" | "." | "!" | "?" | "…" => true,
        "—" | "–" | "-" => token.spaced,
        _ => false,
    }
}

/// The block, and of a table's cell the row too.
fn paragraphs(document: &Document, offset: u32) -> Vec<Span> {
    let Some((number, block)) =
        document.blocks.iter().enumerate().find(|(_, block)| block.span.touches(offset))
    else {
        return Vec::new();
    };
    let row = document.cell_of(number).and_then(|cell| {
        let cells = document.row(cell.table, cell.row).iter();
        cells.filter_map(|cell| document.blocks.get(cell.block)).map(|block| block.span).reduce(Span::join)
    });
    std::iter::once(block.span).chain(row).collect()
}

/// Each section from its heading to the next of its rank, and the text below the front matter.
fn sections(entry: &Entry, whole: Span) -> Vec<Span> {
    let line_start = |offset: u32| entry.lines.line(entry.lines.line_of(offset)).start;
    let section = |(number, heading): (usize, &crate::extract::Heading)| {
        let next = entry.facts.next_section(number).map(|next| line_start(next.span.start));
        Span::new(line_start(heading.span.start), next.unwrap_or(whole.end).max(heading.span.end))
    };
    let mut sections: Vec<Span> = entry.facts.headings.iter().enumerate().map(section).collect();
    sections.push(Span::new(entry.facts.body_start.min(whole.end), whole.end));
    sections
}
