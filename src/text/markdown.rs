//! Blocks and links of Markdown, from pulldown-cmark's offsets.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Block, BlockKind, Cell, Document, Format, Link, LinkKind, Span};

/// Reads the body of a Markdown text from `body` on. Blocks come in order and do not overlap.
pub(super) fn read(text: &str, body: u32) -> (Vec<Block>, Vec<Cell>, Vec<Link>) {
    let mut reader = Reader {
        text,
        body,
        blocks: Vec::new(),
        links: Vec::new(),
        cells: Vec::new(),
        table: (0, 0, 0),
        open: Vec::new(),
        current: None,
        silent: 0,
        picture: Picture::default(),
    };
    if body > 0 {
        let span = Span::new(0, body);
        reader.blocks.push(Block { kind: BlockKind::FrontMatter, span, prose: Vec::new() });
    }
    let source = text.get(body as usize..).unwrap_or_default();
    for (event, range) in Parser::new_ext(source, options()).into_offset_iter() {
        let span = Span::new(range.start as u32 + body, range.end as u32 + body);
        reader.event(event, span);
    }
    reader.finish()
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

/// The addresses of a Markdown document that are no links of its prose, in order: those of pictures, and those that
/// reference definitions (`[name]: address`) give. Read only when somebody asks.
pub fn addresses(document: &Document) -> Vec<Link> {
    if document.format != Format::Markdown {
        return Vec::new();
    }
    let (text, body) = (&*document.text, document.body_start());
    let parser = Parser::new_ext(text.get(body as usize..).unwrap_or_default(), options());
    let placed = |kind, range: std::ops::Range<usize>, target: &str| {
        let span = Span::new(range.start as u32 + body, range.end as u32 + body);
        Link { kind, span, target: target.into(), target_span: target_span(text, kind, span, target) }
    };
    let definitions = parser.reference_definitions().iter();
    let definitions = definitions.map(|(_, one)| placed(LinkKind::Inline, one.span.clone(), &one.dest));
    let mut found: Vec<Link> = definitions.collect();
    found.extend(parser.into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::Image { link_type: LinkType::WikiLink { .. }, dest_url, .. }) => {
            Some(placed(LinkKind::Wiki, range, &dest_url))
        }
        Event::Start(Tag::Image { dest_url, .. }) => Some(placed(LinkKind::Inline, range, &dest_url)),
        _ => None,
    }));
    found.sort_by_key(|link| link.span);
    found
}

/// Where the target of a link stands: as written it is last in the brackets; pulldown-cmark gives it unescaped and
/// unplaced. The whole link where it cannot be told.
fn target_span(text: &str, kind: LinkKind, span: Span, target: &str) -> Span {
    let written = span.of(text);
    let place = match kind {
        LinkKind::Wiki => written.find(target),
        _ => written.rfind(target),
    };
    place
        .filter(|_| !target.is_empty())
        .map_or(span, |at| Span::new(span.start + at as u32, span.start + (at + target.len()) as u32))
}

struct Reader<'a> {
    text: &'a str,
    body: u32,
    blocks: Vec<Block>,
    links: Vec<Link>,
    /// Cells with the starts of their blocks.
    cells: Vec<(u32, Cell)>,
    /// The next cell's table, row and column.
    table: (u32, u32, u32),
    /// Kinds of the open containers, innermost last.
    open: Vec<BlockKind>,
    /// The block that takes the next words, as an index.
    current: Option<usize>,
    /// Depth of elements whose words are not prose (code, images' alternative text is prose).
    silent: u32,
    /// What the open paragraph has of a picture.
    picture: Picture,
}

/// Whether a paragraph is a picture's: an image, and words in italics under it.
#[derive(Default)]
struct Picture {
    /// Depth of open images.
    image: u32,
    /// Depth of open emphasis.
    emphasis: u32,
    /// Whether the paragraph holds an image, or stands directly under one.
    has_image: bool,
    /// Whether the paragraph holds words outside of images and emphasis.
    has_words: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(_) => self.prose(span),
            Event::Html(_) => self.html(span),
            Event::FootnoteReference(label) => self.link(LinkKind::FootnoteReference, span, &label, span),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { level, .. } => self.block(BlockKind::Heading(*level as u8), span),
            Tag::Paragraph => {
                let kind = self
                    .open
                    .iter()
                    .rev()
                    .find(|kind| matches!(kind, BlockKind::Item | BlockKind::Footnote))
                    .copied();
                let under_picture = self.blocks.last().is_some_and(|block| block.kind == BlockKind::Caption);
                self.picture = Picture { has_image: under_picture, ..Picture::default() };
                self.block(kind.unwrap_or(BlockKind::Paragraph), span);
            }
            Tag::Image { link_type, .. } => {
                self.picture.image += 1;
                self.picture.has_image = true;
                // The text of `![[file.png]]` is the file's name.
                self.silent += u32::from(*link_type == LinkType::WikiLink { has_pothole: false });
            }
            Tag::Emphasis => self.picture.emphasis += 1,
            Tag::Item => {
                self.current = None;
                self.open.push(BlockKind::Item);
            }
            Tag::List(_) => self.current = None,
            Tag::FootnoteDefinition(label) => {
                self.link(LinkKind::FootnoteDefinition, span, label, span);
                self.open.push(BlockKind::Footnote);
            }
            Tag::TableRow => (self.table.1, self.table.2) = (self.table.1 + 1, 0),
            Tag::TableCell => self.cell(span),
            Tag::CodeBlock(_) => {
                self.silent += 1;
                self.block(BlockKind::Code, span);
            }
            Tag::Link { link_type, dest_url, .. } => self.start_link(*link_type, dest_url, span),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.current = None;
                self.open.pop();
            }
            TagEnd::Paragraph => {
                self.caption();
                self.current = None;
            }
            TagEnd::Table => self.table = (self.table.0 + 1, 0, 0),
            TagEnd::Heading(_) | TagEnd::TableCell => self.current = None,
            TagEnd::Image => {
                self.picture.image = self.picture.image.saturating_sub(1);
                if self.picture.image == 0 {
                    self.silent = 0;
                }
            }
            TagEnd::Emphasis => self.picture.emphasis = self.picture.emphasis.saturating_sub(1),
            TagEnd::CodeBlock => self.silent = self.silent.saturating_sub(1),
            _ => {}
        }
    }

    fn block(&mut self, kind: BlockKind, span: Span) {
        let trimmed = span.of(self.text).trim_end().len() as u32;
        self.current = Some(self.blocks.len());
        self.blocks.push(Block {
            kind,
            span: Span::new(span.start, span.start + trimmed),
            prose: Vec::new(),
        });
    }

    fn cell(&mut self, span: Span) {
        let (table, row, column) = self.table;
        self.cells.push((span.start, Cell { table, row, column, block: 0 }));
        self.table.2 += 1;
        self.block(BlockKind::Cell, span);
    }

    /// A paragraph that is a picture with its words is a caption.
    fn caption(&mut self) {
        let is_caption = self.picture.has_image && !self.picture.has_words;
        if let Some(block) =
            self.blocks.last_mut().filter(|block| block.kind == BlockKind::Paragraph && is_caption)
        {
            block.kind = BlockKind::Caption;
        }
    }

    fn prose(&mut self, span: Span) {
        if self.silent > 0 {
            return;
        }
        self.picture.has_words |=
            self.picture.image == 0 && self.picture.emphasis == 0 && !span.of(self.text).trim().is_empty();
        // A tight list item has no paragraph: its text opens the block.
        if self.current.is_none() {
            let kind = self.open.last().copied().unwrap_or(BlockKind::Paragraph);
            self.block(kind, span);
        }
        if let Some(block) = self.blocks.last_mut() {
            block.span = block.span.join(span);
            match block.prose.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ => block.prose.push(span),
            }
        }
    }

    fn html(&mut self, span: Span) {
        let is_comment = span.of(self.text).trim_start().starts_with("<!--");
        match self.blocks.last_mut() {
            // A comment or an HTML block of several lines arrives line by line.
            Some(block)
                if matches!(block.kind, BlockKind::Comment | BlockKind::Code)
                    && block.span.end == span.start
                    && !is_comment =>
            {
                block.span.end = span.end;
            }
            _ => {
                let kind = if is_comment { BlockKind::Comment } else { BlockKind::Code };
                self.block(kind, span);
                self.current = None;
            }
        }
    }

    fn start_link(&mut self, kind: LinkType, target: &str, span: Span) {
        let kind = match kind {
            LinkType::WikiLink { .. } => LinkKind::Wiki,
            LinkType::Autolink | LinkType::Email => LinkKind::Auto,
            _ => LinkKind::Inline,
        };
        let target_span = target_span(self.text, kind, span, target);
        self.link(kind, span, target, target_span);
    }

    fn link(&mut self, kind: LinkKind, span: Span, target: &str, target_span: Span) {
        self.links.push(Link { kind, span, target: target.into(), target_span });
    }

    fn finish(mut self) -> (Vec<Block>, Vec<Cell>, Vec<Link>) {
        debug_assert!(
            self.blocks
                .iter()
                .all(|block| block.span.start >= self.body || block.kind == BlockKind::FrontMatter)
        );
        // A list item or cell opened by a nested block may reach into the next; prose decides.
        for at in 1..self.blocks.len() {
            let start = self.blocks.get(at).map_or(0, |block| block.span.start);
            if let Some(before) = self.blocks.get_mut(at - 1) {
                before.span.end = before.span.end.min(start).max(before.span.start);
            }
        }
        self.blocks.sort_by_key(|block| block.span.start);
        self.links.sort_by_key(|link| (link.span.start, std::cmp::Reverse(link.span.end)));
        let cells = self.cells.into_iter().filter_map(|(start, cell)| {
            let block = self.blocks.partition_point(|block| block.span.start < start);
            let is_it = |block: &&Block| block.kind == BlockKind::Cell && block.span.start == start;
            self.blocks.get(block).filter(is_it).map(|_| Cell { block, ..cell })
        });
        let cells = cells.collect();
        (self.blocks, cells, self.links)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let (blocks, _, _) = read(text, 0);
        let prose =
            |block: &Block| block.prose.iter().map(|span| span.of(text)).collect::<Vec<_>>().join("|");
        blocks.iter().map(|block| (block.kind, prose(block))).collect()
    }

    #[test]
    fn prose_is_what_a_reader_sees() {
        let text = "# Toll\n\nMore than **280,000** `code` people.\n\n- one [link](a.md) here\n- two\n\n```\nkilled 5\n```\n\n<!-- rapporteur-ignore x -->\n\n| a | b |\n|---|---|\n| 5 | 6 |\n";
        let found = blocks(text);
        assert_eq!(found.first(), Some(&(BlockKind::Heading(1), "Toll".into())));
        assert_eq!(found.get(1), Some(&(BlockKind::Paragraph, "More than |280,000| | people.".into())));
        assert_eq!(found.get(2), Some(&(BlockKind::Item, "one |link| here".into())));
        assert!(found.contains(&(BlockKind::Code, String::new())));
        assert!(found.contains(&(BlockKind::Comment, String::new())));
        assert_eq!(found.iter().filter(|(kind, _)| *kind == BlockKind::Cell).count(), 4);
    }

    #[test]
    fn pictures_have_captions() {
        let kinds = |text: &str| blocks(text).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
        let (caption, paragraph) = (BlockKind::Caption, BlockKind::Paragraph);
        assert_eq!(kinds("![A well near the mill](a.png)\n\nText."), [caption, paragraph]);
        assert_eq!(kinds("![A well](a.png)\n*Seen on May 15, 2015*\n\n*Not under it.*"), [caption, caption]);
        assert_eq!(
            kinds("![A well](a.png)\n\n*Seen on May 15, 2015*\n\nText."),
            [caption, caption, paragraph]
        );
        assert_eq!(kinds("Words ![A well](a.png) and *more*.\n\n*Alone.*"), [paragraph, paragraph]);
        assert_eq!(blocks("![[well.png]]\n\nText."), [(caption, String::new()), (paragraph, "Text.".into())]);
    }

    #[test]
    fn links_know_their_targets() {
        let text = "See [a](x/y.md#top \"t\"), [[note|label]], <https://a.org> and[^1].\n\n[^1]: [b](z.md)\n";
        let (_, _, links) = read(text, 0);
        let found: Vec<_> =
            links.iter().map(|link| (link.kind, &*link.target, link.target_span.of(text))).collect();
        assert_eq!(found.first(), Some(&(LinkKind::Inline, "x/y.md#top", "x/y.md#top")));
        assert_eq!(found.get(1), Some(&(LinkKind::Wiki, "note", "note")));
        assert_eq!(found.get(2), Some(&(LinkKind::Auto, "https://a.org", "https://a.org")));
        assert!(found.iter().any(|(kind, target, _)| *kind == LinkKind::FootnoteReference && *target == "1"));
        assert!(
            found.iter().any(|(kind, target, _)| *kind == LinkKind::FootnoteDefinition && *target == "1")
        );
    }

    #[test]
    fn cells_know_their_rows_and_columns() {
        let text = "| a | b |\n|---|---|\n| 5 | 6 |\n| 7 |\n\nText.\n\n| c |\n|---|\n| 8 |\n";
        let (blocks, cells, _) = read(text, 0);
        let words =
            |cell: &Cell| blocks[cell.block].prose.iter().map(|span| span.of(text)).collect::<String>();
        let found: Vec<_> =
            cells.iter().map(|cell| (cell.table, cell.row, cell.column, words(cell))).collect();
        let of = |table, row, column, words: &str| (table, row, column, words.to_owned());
        assert_eq!(found.first(), Some(&of(0, 0, 0, "a")));
        assert_eq!(found.get(3), Some(&of(0, 1, 1, "6")));
        assert!(found.contains(&of(0, 2, 0, "7")) && found.contains(&of(1, 1, 0, "8")));
    }
}
