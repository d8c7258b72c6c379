//! A document as text: front matter, blocks, sentences, tokens, links and lines, read once.

use std::sync::Arc;

use super::{
    Block, Cell, LineIndex, Link, Sentence, Span, Token, front_matter::FrontMatter, markdown, plain,
    sentence, token,
};

/// How the text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// `CommonMark` with tables, footnotes and wiki links.
    Markdown,
    /// Plain paragraphs, as pasted from a page; never read as Markdown.
    Plain,
}

impl Format {
    /// The format that a file name's ending tells; anything but `.md` and `.markdown` is plain.
    pub fn of_path(path: &str) -> Self {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("md" | "markdown" | "mdown" | "qmd") => Self::Markdown,
            _ => Self::Plain,
        }
    }
}

/// A text and its structure. Total: any text can be read, nonsense becomes paragraphs.
#[derive(Debug, Clone)]
pub struct Document {
    /// The text.
    pub text: Arc<str>,
    /// How it is written.
    pub format: Format,
    /// Its lines.
    pub lines: LineIndex,
    /// Its front matter, where it has one.
    pub front_matter: Option<FrontMatter>,
    /// Its blocks in order; they do not overlap.
    pub blocks: Vec<Block>,
    /// The cells of its tables in order, by table, row and column (Markdown only).
    pub cells: Vec<Cell>,
    /// Its links in order (Markdown only).
    pub links: Vec<Link>,
    /// The tokens of all prose, in order.
    pub tokens: Vec<Token>,
    /// The sentences of all prose, in order.
    pub sentences: Vec<Sentence>,
}

impl Document {
    /// Reads a text.
    pub fn read(text: Arc<str>, format: Format) -> Self {
        let front_matter = FrontMatter::read(&text);
        let body = front_matter.as_ref().map_or(0, |front| front.block.end);
        let (blocks, cells, links) = match format {
            Format::Markdown => markdown::read(&text, body),
            Format::Plain => (plain::read(&text, body), Vec::new(), Vec::new()),
        };
        let mut tokens = Vec::with_capacity(text.len() / token::USUAL);
        let mut sentences = Vec::with_capacity(text.len() / sentence::USUAL);
        for (number, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind.is_prose()) {
            let first = tokens.len();
            for prose in &block.prose {
                token::tokenize(&text, *prose, &mut tokens);
            }
            sentence::split(&text, number, &tokens, first, &mut sentences);
        }
        Self {
            lines: LineIndex::new(&text),
            text,
            format,
            front_matter,
            blocks,
            cells,
            links,
            tokens,
            sentences,
        }
    }

    /// The text of a span.
    pub fn at(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The text of a token.
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| token.text(&self.text))
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }

    /// The block of a sentence.
    pub fn block_of(&self, sentence: &Sentence) -> Option<&Block> {
        self.blocks.get(sentence.block)
    }

    /// The sentences of a block, as indices.
    pub fn sentences_of(&self, block: usize) -> std::ops::Range<usize> {
        let first = self.sentences.partition_point(|one| one.block < block);
        first..self.sentences.partition_point(|one| one.block <= block)
    }

    /// The cell of a table that a block is.
    pub fn cell_of(&self, block: usize) -> Option<&Cell> {
        let at = self.cells.partition_point(|cell| cell.block < block);
        self.cells.get(at).filter(|cell| cell.block == block)
    }

    /// The cells of a row of a table.
    pub fn row(&self, table: u32, row: u32) -> &[Cell] {
        let first = self.cells.partition_point(|cell| (cell.table, cell.row) < (table, row));
        let end = self.cells.partition_point(|cell| (cell.table, cell.row) <= (table, row));
        self.cells.get(first..end).unwrap_or_default()
    }

    /// The number of the sentence that holds a token, counted from 0.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// Where the prose begins: behind the front matter.
    pub fn body_start(&self) -> u32 {
        self.front_matter.as_ref().map_or(0, |front| front.block.end)
    }
}
