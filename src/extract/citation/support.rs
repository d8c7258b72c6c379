//! Support: the citations that hold for a sentence which has none of its own.
//!
//! As analysts write: a paragraph's last citation holds for the sentences before it, the one that it opens with for those
//! that go on with it ("It also says ..."); a table's row has its source in a cell; a list stands under the sentence that
//! names it; a line of citations alone speaks for what stands above it, a heading's for what stands below.

use std::ops::Range;

use super::place::OwnWords;
use crate::{
    extract::{
        facts::{Citation, CitationKind, Facts, Support},
        figure::saying,
    },
    text::{BlockKind, Document, Span, front_matter::Value},
};

/// Citations that a sentence takes over from one place, at most; the first ones.
const TAKEN_OVER: usize = 200;
/// Cells of a row that are looked through for its source.
const CELLS: usize = 64;

/// Reads which citations hold for which sentences, and the note's sources in its front matter.
pub(super) fn read(document: &Document, facts: &mut Facts, words: &OwnWords) {
    facts.sources = in_front_matter(document).into();
    if facts.citations.is_empty() {
        return;
    }
    let page = Page::of(document, facts, words);
    let mut held: Vec<Vec<u32>> = Vec::with_capacity(document.sentences.len());
    let mut supports = Vec::new();
    for number in 0..document.sentences.len() {
        let own = page.own(number);
        let citations = if own.is_empty() { page.inherited(number, &held) } else { own.clone() };
        if own.is_empty() && !citations.is_empty() {
            supports.push(Support { sentence: number as u32, citations: citations.clone().into() });
        }
        held.push(citations);
    }
    facts.supports = supports.into();
}

/// A document with what its citations stand for.
struct Page<'a> {
    document: &'a Document,
    facts: &'a Facts,
    words: &'a OwnWords,
    /// Numbers of citations by sentence: own[n] are those of sentence n.
    own: Vec<Vec<u32>>,
    /// The sentences of each block.
    sentences: Vec<Range<usize>>,
    /// The citations that a block ends with, each with its sentence.
    last: Vec<Vec<(usize, u32)>>,
    /// What headings and lines of citations say.
    sections: Vec<Vec<u32>>,
    /// The section that speaks for each block.
    section_of: Vec<Option<usize>>,
    /// The block under which each item stands, ending with a colon.
    leads: Vec<Option<usize>>,
}

impl<'a> Page<'a> {
    fn of(document: &'a Document, facts: &'a Facts, words: &'a OwnWords) -> Self {
        let mut own = vec![Vec::new(); document.sentences.len()];
        for (number, citation) in facts.citations.iter().enumerate() {
            let sentence = citation.sentence.and_then(|sentence| own.get_mut(sentence as usize));
            if let Some(sentence) = sentence {
                sentence.push(number as u32);
            }
        }
        let sentences = (0..document.blocks.len()).map(|block| document.sentences_of(block)).collect();
        let (last, sections, section_of, leads) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut page = Self { document, facts, words, own, sentences, last, sections, section_of, leads };
        page.last = (0..document.blocks.len()).map(|block| page.last_of(block)).collect();
        page.leads = page.leads();
        page.divide();
        page
    }

    fn own(&self, sentence: usize) -> Vec<u32> {
        self.own.get(sentence).cloned().unwrap_or_default()
    }

    fn kind(&self, block: usize) -> Option<BlockKind> {
        self.document.blocks.get(block).map(|block| block.kind)
    }

    fn sentences(&self, block: usize) -> Range<usize> {
        self.sentences.get(block).cloned().unwrap_or_default()
    }

    /// All citations of a block.
    fn of_block(&self, block: usize) -> Vec<u32> {
        self.sentences(block).flat_map(|sentence| self.own(sentence)).take(TAKEN_OVER).collect()
    }

    /// The citations that a sentence without its own takes over, from the nearest place that has any.
    fn inherited(&self, number: usize, held: &[Vec<u32>]) -> Vec<u32> {
        let Some(block) = self.document.sentences.get(number).map(|sentence| sentence.block) else {
            return Vec::new();
        };
        let mut found = self.in_row(block);
        if found.is_empty() {
            found = self.behind(number, block);
        }
        if found.is_empty() && self.goes_on(number, block) {
            found = number.checked_sub(1).and_then(|before| held.get(before)).cloned().unwrap_or_default();
        }
        if found.is_empty() {
            let lead = self.leads.get(block).copied().flatten().map(|lead| self.sentences(lead));
            let last = lead.and_then(Iterator::last);
            found = last.and_then(|last| held.get(last)).cloned().unwrap_or_default();
        }
        if found.is_empty() {
            let section = self.section_of.get(block).copied().flatten();
            found = section.and_then(|section| self.sections.get(section)).cloned().unwrap_or_default();
        }
        found
    }

    /// The citations at the end of the block, for a sentence before it.
    fn behind(&self, number: usize, block: usize) -> Vec<u32> {
        let last = self.last.get(block).map(Vec::as_slice).unwrap_or_default();
        let first = last.partition_point(|(sentence, _)| *sentence <= number);
        last.iter().skip(first).take(TAKEN_OVER).map(|(_, citation)| *citation).collect()
    }

    /// The citations that a block ends with.
    fn last_of(&self, block: usize) -> Vec<(usize, u32)> {
        let Some(last) = self.sentences(block).last() else { return Vec::new() };
        // Behind the last full stop a citation may be a sentence of its own: it belongs to the one before.
        let end = self.document.sentences.get(last).map_or(u32::MAX, |sentence| sentence.span.start);
        let is_behind = |citation: &u32| {
            self.facts.citations.get(*citation as usize).is_some_and(|one| one.span.end > end)
        };
        let own = |sentence: usize| self.own(sentence).into_iter().map(move |citation| (sentence, citation));
        self.sentences(block).flat_map(own).filter(|(_, citation)| is_behind(citation)).collect()
    }

    /// Whether a sentence goes on with what the one before it cites: "It also says that ...", "The report adds ...".
    fn goes_on(&self, number: usize, block: usize) -> bool {
        const GOING_ON: &[&str] = &["it", "they", "he", "she"];
        const CITED: &[&str] = &[
            "report",
            "article",
            "agency",
            "paper",
            "newspaper",
            "outlet",
            "story",
            "piece",
            "text",
            "author",
            "correspondent",
            "same",
        ];
        let Some(sentence) = self.document.sentences.get(number) else { return false };
        if number <= self.sentences(block).start {
            return false;
        }
        let word = |at: usize| {
            let token = sentence.tokens.start + at;
            if token < sentence.tokens.end { self.document.word(token).to_lowercase() } else { String::new() }
        };
        let opens = GOING_ON.contains(&word(0).as_str())
            || matches!(word(0).as_str(), "the" | "this") && CITED.contains(&word(1).as_str());
        opens && (1..6).any(|at| saying::counts(&word(at)) || saying::says(&word(at)))
    }

    /// The citations of a cell's row; else of its column's head, else of the line above the table.
    fn in_row(&self, block: usize) -> Vec<u32> {
        let Some(own) = self.document.cell_of(block) else { return Vec::new() };
        let row = self.document.row(own.table, own.row).iter().take(CELLS);
        let row: Vec<u32> = row.flat_map(|cell| self.of_block(cell.block)).take(TAKEN_OVER).collect();
        if !row.is_empty() {
            return row;
        }
        let head = self.document.row(own.table, 0);
        let over = head
            .iter()
            .take(CELLS)
            .find(|cell| cell.column == own.column)
            .map(|cell| self.of_block(cell.block));
        if let Some(over) = over.filter(|over| !over.is_empty()) {
            return over;
        }
        let above = head.first().and_then(|first| self.before(first.block));
        above
            .filter(|above| self.ends_with_colon(*above))
            .map(|above| self.of_block(above))
            .unwrap_or_default()
    }

    /// The block before one, a comment passed over.
    fn before(&self, block: usize) -> Option<usize> {
        let before = block.checked_sub(1)?;
        if self.kind(before) == Some(BlockKind::Comment) { before.checked_sub(1) } else { Some(before) }
    }

    fn ends_with_colon(&self, block: usize) -> bool {
        let last = self.sentences(block).last().and_then(|last| self.document.sentences.get(last));
        last.is_some_and(|last| self.document.at(last.span).trim_end().ends_with(':'))
    }

    /// For each item the block that its list stands under, if that ends with a colon.
    fn leads(&self) -> Vec<Option<usize>> {
        let mut leads: Vec<Option<usize>> = Vec::with_capacity(self.document.blocks.len());
        for block in 0..self.document.blocks.len() {
            let before = self.before(block).filter(|_| self.kind(block) == Some(BlockKind::Item));
            let lead = before.and_then(|before| match self.kind(before)? {
                BlockKind::Item | BlockKind::Paragraph if self.ends_with_colon(before) => Some(before),
                BlockKind::Item => leads.get(before).copied().flatten(),
                _ => None,
            });
            leads.push(lead);
        }
        leads
    }

    /// Whether a block is nothing but citations: "Source: [AFP](a.md)".
    fn is_citations(&self, block: usize) -> bool {
        let is_kind = matches!(self.kind(block), Some(BlockKind::Paragraph | BlockKind::Item));
        is_kind
            && !self.of_block(block).is_empty()
            && self
                .sentences(block)
                .all(|sentence| !self.words.stand_before(sentence, u32::MAX) && !self.says_also(sentence))
    }

    /// "See also": what follows is no source.
    fn says_also(&self, sentence: usize) -> bool {
        let sentence = self.document.sentences.get(sentence);
        sentence.is_some_and(|one| {
            one.tokens.clone().take(3).any(|at| self.document.word(at).eq_ignore_ascii_case("also"))
        })
    }

    /// Gives each block the heading or line of citations that speaks for it; what begins last is nearest.
    fn divide(&mut self) {
        let count = self.document.blocks.len();
        self.section_of = vec![None; count];
        let lines: Vec<bool> = (0..count).map(|block| self.is_citations(block)).collect();
        let is_line = |block: usize| lines.get(block).copied().unwrap_or_default();
        let (mut at, mut begins, mut whole) = (0, 0, Vec::new());
        while at < count {
            if let Some(own) = self.level(at) {
                begins = at + 1;
                if !self.of_block(at).is_empty() {
                    let ends = |next: &usize| self.level(*next).is_some_and(|next| next <= own);
                    let end = (at + 1..count).find(ends).unwrap_or(count);
                    self.speaks_for(at + 1..end, self.of_block(at));
                }
            }
            if !is_line(at) {
                at += 1;
                continue;
            }
            let end = (at..count).find(|next| !is_line(*next)).unwrap_or(count);
            let citations =
                (at..end).flat_map(|block| self.of_block(block)).take(TAKEN_OVER).collect::<Vec<_>>();
            let next = (end..count).find(|next| self.level(*next).is_some() || is_line(*next));
            if self.has_prose(begins..at) {
                self.speaks_for(begins..at, citations);
            } else if let Some(next) = next.filter(|next| self.has_prose(end..*next)) {
                self.speaks_for(end..next, citations);
            } else {
                // A list of sources at the end, or under the title, speaks for the whole note.
                whole = citations;
            }
            (at, begins) = (end, end);
        }
        if !whole.is_empty() {
            let section = self.sections.len();
            self.sections.push(whole);
            self.section_of.iter_mut().filter(|of| of.is_none()).for_each(|of| *of = Some(section));
        }
    }

    fn level(&self, block: usize) -> Option<u8> {
        match self.kind(block) {
            Some(BlockKind::Heading(level)) => Some(level),
            _ => None,
        }
    }

    fn has_prose(&self, mut blocks: Range<usize>) -> bool {
        blocks.any(|block| self.kind(block).is_some_and(BlockKind::is_prose))
    }

    fn speaks_for(&mut self, blocks: Range<usize>, citations: Vec<u32>) {
        let section = self.sections.len();
        self.sections.push(citations);
        for of in self.section_of.get_mut(blocks).into_iter().flatten() {
            *of = Some(section);
        }
    }
}

/// The articles that a note's front matter names as its sources: paths, wiki links, keys, names of files.
fn in_front_matter(document: &Document) -> Vec<Citation> {
    let Some(front) = &document.front_matter else { return Vec::new() };
    let entries = ["source", "sources"].into_iter().filter_map(|key| front.get(key));
    let values = entries.flat_map(|entry| match &entry.value {
        Value::List(items) => {
            items.iter().filter_map(|(value, span)| Some((value.as_str()?, *span))).collect()
        }
        value => value.as_str().map(|text| (text, entry.value_span)).into_iter().collect::<Vec<_>>(),
    });
    values.flat_map(|(text, span)| of_value(text.trim(), span)).collect()
}

fn of_value(text: &str, span: Span) -> Vec<Citation> {
    let one = |kind: CitationKind, target: &str| {
        let (target, heading) =
            target.split_once('#').map_or((target, None), |(path, rest)| (path, Some(rest)));
        Citation {
            span,
            target_span: span,
            whole_target_span: span,
            kind,
            target: target.trim().into(),
            heading: heading.map(Into::into),
            sentence: None,
        }
    };
    if text.is_empty() || text.contains("://") {
        return Vec::new();
    }
    if let Some(name) = text.strip_prefix("[[").and_then(|rest| rest.split(['|', ']']).next()) {
        return vec![one(CitationKind::Wiki, name)];
    }
    if let Some(key) = text.trim_start_matches('[').strip_prefix('@') {
        return vec![one(CitationKind::Key, key.trim_end_matches(']'))];
    }
    if let Some((_, rest)) = text.split_once("](") {
        return vec![one(CitationKind::Link, rest.trim_end_matches(')'))];
    }
    if text.contains('/') {
        // From the root or from here, with or without ending.
        return vec![one(CitationKind::Wiki, text)];
    }
    vec![one(CitationKind::Wiki, text), one(CitationKind::Key, text)]
}
