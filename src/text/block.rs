//! Blocks: what a text is divided into before anybody reads a sentence.

use super::Span;

/// What a block is. Only prose yields mentions, figures and citations; titles and captions are prose too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// YAML between `---` lines at the very start.
    FrontMatter,
    /// A Markdown heading of level 1 to 6, or the title line of a pasted page (level 1).
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// A Markdown footnote's definition.
    Footnote,
    /// The words under a picture, with their credit.
    Caption,
    /// A page's own lines about itself: banners, dates, bylines ("By AFP - Jul 04,2017"). Read for date and outlet only.
    PageLine,
    /// Share counts, newsletter boxes, menus. Read by nobody.
    Furniture,
    /// Code, HTML. Read by nobody.
    Code,
    /// An HTML comment, where suppressions are written.
    Comment,
}

impl BlockKind {
    /// Whether sentences are read from it.
    pub fn is_prose(self) -> bool {
        matches!(
            self,
            Self::Heading(_) | Self::Paragraph | Self::Item | Self::Cell | Self::Footnote | Self::Caption
        )
    }
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without the line break behind it.
    pub span: Span,
    /// The pieces of it that are prose, in order: all of it in plain text, all but markup in Markdown.
    pub prose: Vec<Span>,
}

/// A cell of a table, by its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The table's number in the document.
    pub table: u32,
    /// The row's number; 0 is the head.
    pub row: u32,
    /// The column's number.
    pub column: u32,
    /// Its block, as an index into the document's.
    pub block: usize,
}

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// `[text](target)`, or a reference to such a definition.
    Inline,
    /// `[[target]]` or `[[target|text]]`.
    Wiki,
    /// `<https://...>`.
    Auto,
    /// `[^label]`; the target is the label.
    FootnoteReference,
    /// The definition `[^label]: ...`; the target is the label.
    FootnoteDefinition,
}

/// A link of a Markdown document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How it is written.
    pub kind: LinkKind,
    /// All of it, brackets included.
    pub span: Span,
    /// The target as written, without the title and angle brackets; percent-encoding is kept.
    pub target: Box<str>,
    /// Where the target stands; equal to `span` where it cannot be told (reference links).
    pub target_span: Span,
}
