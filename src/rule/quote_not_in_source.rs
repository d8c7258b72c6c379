//! `quote-not-in-source`: a quotation of a note that the cited article does not contain, word for word.

use std::{cell::OnceCell, collections::BTreeSet, sync::Arc};

use super::{
    Check, Fix, Level, Related, Rule, telling,
    wording::{self, Alignment, Found, Piece, Words},
};
use crate::{
    corpus::{Cited, DocPath, Entry, Snapshot},
    extract::{DocumentKind, Quote},
    text::{Document, Format, Span, TokenKind, phrase::on_one_line},
};

pub(super) static RULE: Rule = Rule {
    name: "quote-not-in-source",
    summary: "a quotation that the cited article does not contain",
    level: Level::Warning,
    in_articles: Level::Off,
    manual: include_str!("quote_not_in_source.md"),
    check,
};

/// Fewer words of which the article has nothing alike may be a term or the note's own irony.
const WORDS: usize = 5;

/// Fewer words that are nobody's may be a term, whatever the article has that is alike.
const TERM: usize = 4;

/// Characters of a passage that a message shows.
const SHOWN: usize = 110;

/// Words around what differs that a message shows.
const AROUND: usize = 3;

/// The documents whose words the rule compares: the note, and all that its quotations are cited to.
pub(super) fn wanted(snapshot: &Snapshot, entry: &Entry) -> BTreeSet<DocPath> {
    if entry.kind != DocumentKind::Note || entry.facts.quotes.is_empty() || entry.facts.citations.is_empty() {
        return BTreeSet::new();
    }
    let quotes = entry.facts.quotes.iter();
    let mut wanted: BTreeSet<DocPath> = quotes.flat_map(|quote| cited(snapshot, entry, quote)).collect();
    if !wanted.is_empty() {
        wanted.insert(Arc::clone(&entry.path));
    }
    wanted
}

/// The sentences that a quotation runs through, with the one behind it where that tells who said it.
fn sentences(entry: &Entry, quote: &Quote) -> std::ops::Range<u32> {
    let facts = &entry.facts;
    let places = facts.sentences.iter().skip(quote.sentence as usize);
    let through = places.take_while(|place| place.span.start < quote.span.end).count() as u32;
    quote.sentence..quote.sentence + through.max(1)
}

fn cited(snapshot: &Snapshot, entry: &Entry, quote: &Quote) -> BTreeSet<DocPath> {
    sentences(entry, quote).flat_map(|number| snapshot.cited_by(entry, number)).collect()
}

/// An article with its words.
struct Source {
    entry: Arc<Entry>,
    document: Document,
    readings: [Words; 3],
    /// All words of the file with its front matter, for what stands nowhere in the prose.
    whole: OnceCell<Words>,
}

impl Source {
    /// All words of the file, read when they are first asked for.
    fn whole(&self) -> &Words {
        self.whole.get_or_init(|| {
            let text = &*self.document.text;
            let mut tokens = Vec::new();
            crate::text::token::tokenize(text, Span::at(0, text.len()), &mut tokens);
            Words::of(text, &tokens)
        })
    }
}

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    check.report.reads.targets |= entry.kind == DocumentKind::Note && !entry.facts.citations.is_empty();
    let wanted = wanted(check.snapshot, &entry);
    let Some(note) = document(check, &entry.path).filter(|_| !wanted.is_empty()) else { return };
    let others = wanted.iter().filter(|path| **path != entry.path);
    check.report.reads.documents.extend(others.clone().cloned());
    let sources: Vec<Source> = others.filter_map(|path| source(check, path)).collect();
    for quote in &entry.facts.quotes {
        let cited = cited(check.snapshot, &entry, quote);
        let cited_sources: Vec<&Source> =
            sources.iter().filter(|source| cited.contains(&source.entry.path)).collect();
        // One that could not be read may be the one that has it.
        if !cited.is_empty() && cited_sources.len() == cited.len() {
            compare(check, &note, quote, &cited_sources);
        }
    }
}

fn document(check: &Check<'_>, path: &str) -> Option<Document> {
    let text = check.pinned.text(path)?;
    Some(Document::read(Arc::clone(text), Format::of_path(path)))
}

fn source(check: &Check<'_>, path: &DocPath) -> Option<Source> {
    let entry = Arc::clone(check.snapshot.entry(path)?);
    let document = document(check, path)?;
    let readings = wording::readings(&document);
    Some(Source { entry, document, readings, whole: OnceCell::new() })
}

fn compare(check: &mut Check<'_>, note: &Document, quote: &Quote, sources: &[&Source]) {
    let pieces = wording::pieces(note, quote.span);
    let length: usize = pieces.iter().map(|piece| piece.words.len()).sum();
    if length == 0 || sources.iter().any(|source| contains(source, &pieces)) {
        return;
    }
    let all = sources.iter().flat_map(|source| source.readings.iter().map(move |words| (*source, words)));
    let nearest = all
        .filter_map(|(source, words)| Near::of(source, words, &pieces))
        .min_by_key(|near| near.alignment.cost);
    if let Some(source) = sources.iter().find(|source| is_out_of_order(&source.readings[0], &pieces)) {
        let credit = telling::credit(check, &source.entry);
        let message = format!("the cited article has these words in another order ({credit})");
        check.find(quote.span, message, Vec::new(), Vec::new());
        return;
    }
    match nearest {
        Some(_) if length < TERM && quote.speaker.is_none() => {}
        Some(near) => tell(check, note, quote, &near),
        None if is_certain(check, note, quote, length, sources) => tell_absent(check, quote, sources),
        None => {}
    }
}

/// The passage that is nearest to a piece of a quotation.
struct Near<'a> {
    source: &'a Source,
    words: &'a Words,
    piece: &'a Piece,
    alignment: Alignment,
}

impl<'a> Near<'a> {
    fn of(source: &'a Source, words: &'a Words, pieces: &'a [Piece]) -> Option<Self> {
        let Found::Lacks(number) = words.find(pieces) else { return None };
        let piece = pieces.get(number)?;
        // A piece that stands in the article stands there before those that come first in the note.
        let is_there = matches!(words.find(std::slice::from_ref(piece)), Found::Whole(_));
        let alignment = wording::nearest(&piece.words, words).filter(|_| !is_there)?;
        Some(Self { source, words, piece, alignment })
    }
}

/// Whether each piece stands somewhere.
fn is_out_of_order(words: &Words, pieces: &[Piece]) -> bool {
    let stands = |piece: &Piece| matches!(words.find(std::slice::from_ref(piece)), Found::Whole(_));
    pieces.len() > 1 && pieces.iter().all(|piece| piece.words.len() > 1 && stands(piece))
}

/// Whether the article's words, or its front matter's title and description, have the pieces.
fn contains(source: &Source, pieces: &[Piece]) -> bool {
    let has = |words: &Words| matches!(words.find(pieces), Found::Whole(_));
    source.readings.iter().any(has) || has(source.whole())
}

/// Whether a quotation of which the article has nothing alike should stand there: a whole clause, in the article's
/// language, not heard by the note's authors themselves, and with no other source beside it.
fn is_certain(check: &Check<'_>, note: &Document, quote: &Quote, length: usize, sources: &[&Source]) -> bool {
    let said = |words: usize| quote.speaker.is_some() && words + 1 >= WORDS;
    (length >= WORDS || said(length))
        && !cites_elsewhere(check, quote)
        && !is_heard(note, check.entry, quote)
        && sources.iter().all(|source| same_language(note, quote.span, source))
}

/// Whether the quotation's sentences also cite something whose words nobody can look up.
fn cites_elsewhere(check: &Check<'_>, quote: &Quote) -> bool {
    let own = sentences(check.entry, quote);
    let citations = check.entry.facts.citations.iter();
    citations.filter(|citation| citation.sentence.is_some_and(|number| own.contains(&number))).any(
        |citation| match check.snapshot.resolve_citation(&check.entry.path, citation) {
            Cited::Document(path, _) | Cited::NoHeading(path) => {
                check.snapshot.entry(&path).is_some_and(|entry| entry.kind == DocumentKind::Note)
            }
            Cited::Outside | Cited::Nothing | Cited::Ambiguous(_) => true,
        },
    )
}

/// "told us", "told the desk": words that no article has.
fn is_heard(note: &Document, entry: &Entry, quote: &Quote) -> bool {
    let spans: Vec<Span> = sentences(entry, quote).map(|number| entry.facts.sentence(number)).collect();
    let outside = |at: &usize| {
        note.tokens.get(*at).is_some_and(|token| {
            !quote.span.covers(token.span) && spans.iter().any(|span| span.covers(token.span))
        })
    };
    (0..note.tokens.len()).filter(outside).any(|at| {
        matches!(note.word(at), "us" | "our" | "we" | "We" | "Our" | "me" | "I" | "telephone" | "phone")
            || note.word(at) == "desk" && note.word(at.saturating_sub(1)) == "the"
    })
}

/// A translation has none of the words. English is known by its commonest ones, a script by its letters.
fn same_language(note: &Document, quote: Span, source: &Source) -> bool {
    let is_english = |document: &Document, span: Span| {
        let words: Vec<&str> = document
            .tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word && span.covers(token.span))
            .map(|token| token.text(&document.text))
            .collect();
        let common =
            words.iter().filter(|word| COMMON.iter().any(|one| one.eq_ignore_ascii_case(word))).count();
        common * 20 >= words.len()
    };
    let whole = Span::at(0, source.document.text.len());
    is_english(note, quote) == is_english(&source.document, whole)
}

const COMMON: &[&str] = &[
    "the", "of", "and", "to", "in", "a", "is", "are", "we", "that", "it", "for", "not", "have", "has", "be",
    "with", "they", "this", "no", "our", "you", "will", "i", "who", "on", "he", "was", "there", "all", "at",
    "were", "by", "from", "as", "but", "or", "an", "had", "been", "would", "their", "she", "if", "what",
    "can",
];

fn tell(check: &mut Check<'_>, note: &Document, quote: &Quote, near: &Near<'_>) {
    let Near { source, words: article, piece, alignment } = near;
    let ours = shown(&note.text, &piece.words, &alignment.ours, 0..piece.words.len());
    let theirs = shown(&source.document.text, article, &alignment.theirs, alignment.passage.clone());
    let credit = telling::credit(check, &source.entry);
    let message = format!("the note quotes “{ours}”, the cited article has “{theirs}” ({credit})");
    let span = article.span(&alignment.passage);
    let passage = on_one_line(span.of(&source.document.text));
    let related = Related {
        document: Arc::clone(&source.entry.path),
        span,
        message: format!("“{}” in {credit}", cut(&passage)),
    };
    let fixes = fix(check, note, source, piece, span).into_iter().collect();
    check.find(quote.span, message, vec![related], fixes);
}

fn tell_absent(check: &mut Check<'_>, quote: &Quote, sources: &[&Source]) {
    let credits: Vec<String> = sources.iter().map(|source| telling::credit(check, &source.entry)).collect();
    let message = if credits.len() == 1 {
        format!("the cited article has no such words ({})", credits.join("; "))
    } else {
        format!("none of the cited articles has these words ({})", credits.join("; "))
    };
    check.find(quote.span, message, Vec::new(), Vec::new());
}

/// What differs with some words around it.
fn shown(
    text: &str,
    words: &Words,
    differing: &std::ops::Range<usize>,
    all: std::ops::Range<usize>,
) -> String {
    let start = differing.start.saturating_sub(AROUND).max(all.start);
    let end = (differing.end + AROUND).min(all.end);
    let shown = on_one_line(words.span(&(start..end.max(start + 1))).of(text));
    let before = if start > all.start { "… " } else { "" };
    let behind = if end < all.end { " …" } else { "" };
    format!("{before}{}{behind}", cut(&shown))
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => {
            let kept = text.get(..at).unwrap_or_default();
            format!("{} …", kept.rsplit_once(' ').map_or(kept, |(kept, _)| kept))
        }
        None => text.to_owned(),
    }
}

/// Writes the article's words over the note's; the first letter's case and the last marks stay the note's. None where
/// the passage has quotation marks or markup of its own.
fn fix(check: &Check<'_>, note: &Document, source: &Source, piece: &Piece, passage: Span) -> Option<Fix> {
    let span = piece.words.span(&(0..piece.words.len()));
    let theirs = on_one_line(passage.of(&source.document.text));
    if theirs.contains(['"', '“', '”', '„', '«', '»', '*', '_', '[', ']', '<', '>', '`', '|', '\\']) {
        return None;
    }
    let (old, first) = (span.of(&note.text), theirs.chars().next()?);
    let wanted = old.chars().next()?;
    let same = first.to_lowercase().eq(wanted.to_lowercase());
    let rest = theirs.get(first.len_utf8()..)?;
    let new_text = if same { format!("{wanted}{rest}") } else { theirs.clone() };
    let title = format!("Quote “{}”, as the cited article has it", cut(&new_text));
    Some(Fix::choice(title, check.entry, span, new_text))
}
