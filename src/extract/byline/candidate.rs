//! Candidates for a document's date: every full date on the page, with what its place says about it.

use jiff::civil::Weekday;

use super::stated_dates;
use crate::extract::{
    date::{Date, Period},
    date_words::{DateWords, Relative, Said, find_dates, find_dates_in},
    facts::EvidenceKind,
};
use crate::text::{Block, BlockKind, Case, Document, Span, Token, TokenKind};

/// One full date, or a numeric one that is read in two ways.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub span: Span,
    pub readings: Vec<Date>,
    pub kind: EvidenceKind,
    /// The weekday that stands beside it.
    pub weekday: Option<Weekday>,
    /// What its place adds.
    pub place: Place,
}

/// Where on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Above the title, where banners are.
    Above,
    /// At the title or the beginning of the text.
    Head,
    /// Behind "updated".
    Update,
    /// Below the text.
    Below,
    /// In the text or a caption.
    Inside,
}

/// How near a block is to the text's beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nearness {
    /// The first paragraph.
    First,
    /// One of the next two.
    Early,
    /// Any other, and all that is no paragraph: a heading dates what stands below it only.
    Inside,
}

/// All that a page says about days.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// By place.
    pub candidates: Vec<Candidate>,
    /// Weekdays that stand alone in the text.
    pub weekdays: Vec<Weekday>,
    /// The latest year that the text speaks of.
    pub latest_year: Option<i16>,
}

/// Tokens of a paragraph's beginning in which pages print their date.
const OPENING: usize = 70;

/// Reads the page.
pub(super) fn read(document: &Document) -> Page {
    let mut page = Page::default();
    page.front_matter(document);
    let title = document.blocks.iter().position(|block| block.kind == BlockKind::Heading(1));
    let last =
        document.blocks.iter().rposition(|block| block.kind == BlockKind::Paragraph).unwrap_or(usize::MAX);
    let first = document
        .blocks
        .iter()
        .position(|block| block.kind == BlockKind::Paragraph && !block.prose.is_empty());
    let mut sentences = document.sentences.iter().peekable();
    for (number, block) in document.blocks.iter().enumerate() {
        let mut range = 0..0;
        while let Some(sentence) = sentences.next_if(|sentence| sentence.block <= number) {
            range = if range.is_empty() { sentence.tokens.clone() } else { range.start..sentence.tokens.end };
        }
        let place = match title {
            Some(title) if number < title => Place::Above,
            _ if number > last => Place::Below,
            _ => Place::Head,
        };
        match block.kind {
            BlockKind::PageLine => page.line(document, block, place),
            BlockKind::Caption => {
                page.caption(document, document.tokens.get(range).unwrap_or_default(), block);
            }
            kind if kind.is_prose() => {
                let tokens = document.tokens.get(range).unwrap_or_default();
                let nearness = match (kind, first) {
                    (BlockKind::Paragraph, Some(first)) if number == first => Nearness::First,
                    (BlockKind::Paragraph, Some(first)) if number <= first + 2 => Nearness::Early,
                    _ => Nearness::Inside,
                };
                page.prose(document, tokens, nearness, place);
            }
            _ => {}
        }
    }
    page
}

impl Page {
    fn push(&mut self, date: &DateWords, kind: EvidenceKind, place: Place) {
        let readings = match date.said {
            Said::Either(one, other) => vec![one, other],
            _ => date.day().into_iter().collect(),
        };
        if !readings.is_empty() {
            self.candidates.push(Candidate { span: date.span, readings, kind, weekday: date.weekday, place });
        }
    }

    fn front_matter(&mut self, document: &Document) {
        for entry in stated_dates(document) {
            let Some(words) = entry.value.as_str() else { continue };
            let day = Period::parse(words).filter(|period| period.is_day()).map(|period| period.from);
            let found = find_dates_in(&document.text, entry.value_span);
            let before = self.candidates.len();
            match (day, found.first()) {
                (Some(day), _) => self.candidates.push(Candidate {
                    span: entry.value_span,
                    readings: vec![day],
                    kind: EvidenceKind::FrontMatter,
                    weekday: None,
                    place: Place::Head,
                }),
                (None, Some(date)) => self.push(date, EvidenceKind::FrontMatter, Place::Head),
                (None, None) => {}
            }
            if self.candidates.len() > before {
                return;
            }
        }
    }

    /// A line of the page about itself. "By AFP - Jul 04,2017 - Last updated at Jul 05,2017" has two dates.
    fn line(&mut self, document: &Document, block: &Block, place: Place) {
        let text = document.at(block.span);
        let lower = text.to_lowercase();
        let is_byline = [
            "by ",
            "published",
            "posted",
            "updated",
            "last updated",
            "date",
            "created",
            "first published",
            "written",
        ]
        .iter()
        .any(|opening| lower.starts_with(opening))
            || lower.contains("updated")
            || lower.contains("published");
        let kind = if is_byline { EvidenceKind::Byline } else { EvidenceKind::PageDate };
        for date in find_dates_in(&document.text, block.span) {
            let before =
                text.get(..(date.span.start - block.span.start) as usize).unwrap_or_default().to_lowercase();
            let is_update = before
                .rfind("updated")
                .is_some_and(|at| before.get(at..).is_some_and(|rest| rest.len() < 24));
            self.push(&date, kind, if is_update { Place::Update } else { place });
        }
    }

    /// Captions of archive pictures say nothing about the article.
    fn caption(&mut self, document: &Document, tokens: &[Token], block: &Block) {
        let lower = document.at(block.span).to_lowercase();
        let is_archive = [
            "file photo",
            "file picture",
            "file image",
            "archive",
            "file -",
            "(file",
            "[file",
            "/file",
            "file)",
            "file]",
        ]
        .iter()
        .any(|word| lower.contains(word));
        for date in find_dates(&document.text, tokens).iter().filter(|_| !is_archive) {
            self.push(date, EvidenceKind::Caption, Place::Inside);
        }
    }

    fn prose(&mut self, document: &Document, tokens: &[Token], nearness: Nearness, place: Place) {
        let dates = find_dates(&document.text, tokens);
        let is_line = nearness != Nearness::Inside
            && tokens.len() <= 14
            && dates.first().is_some_and(|date| date.tokens.len() * 2 >= tokens.len());
        for date in &dates {
            match date.said {
                Said::Relative(Relative::Weekday(weekday, _)) => self.weekdays.push(weekday),
                Said::Period(period) => self.latest_year = self.latest_year.max(Some(period.to.year())),
                _ => {}
            }
            let opening = Opening { text: &document.text, tokens, date };
            match () {
                () if is_line && place != Place::Below => self.push(date, EvidenceKind::PageDate, place),
                () if nearness == Nearness::First && date.tokens.start < OPENING => {
                    let (kind, place) = opening.read();
                    self.push(date, kind, place);
                }
                () => self.push(date, EvidenceKind::Text, Place::Inside),
            }
        }
    }
}

/// A date in the first paragraph.
struct Opening<'a> {
    text: &'a str,
    tokens: &'a [Token],
    date: &'a DateWords,
}

impl Opening<'_> {
    fn word(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.tokens.get(at)).map_or("", |token| token.text(self.text))
    }

    /// Whether the date is the page's, or one that the text speaks of.
    fn read(&self) -> (EvidenceKind, Place) {
        let start = self.date.tokens.start;
        let before = |back| self.word(start.checked_sub(back));
        for back in 1..=3 {
            match before(back).to_lowercase().as_str() {
                "updated" => return (EvidenceKind::Byline, Place::Update),
                "published" | "posted" | "issued" => return (EvidenceKind::Byline, Place::Head),
                _ => {}
            }
        }
        let spoken = [
            "on", "in", "since", "until", "by", "from", "of", "after", "before", "to", "for", "late",
            "early", "through", "between", "the", "and", "till", "dated", "a", "this", "that", "last", "as",
            "his", "her", "its", "their", "'s",
        ];
        let is_signed = self.date.weekday.is_some() && self.follows_agency();
        if spoken.contains(&before(1).to_lowercase().as_str()) || !self.is_set_off() && !is_signed {
            return (EvidenceKind::Text, Place::Inside);
        }
        let is_marked = start <= 6 || self.date.weekday.is_some() || self.follows_agency();
        if is_marked { (EvidenceKind::Dateline, Place::Head) } else { (EvidenceKind::Text, Place::Inside) }
    }

    /// "the July 15, 2016 coup" speaks of a day; a page's date is followed by a new beginning.
    fn is_set_off(&self) -> bool {
        let Some(next) = self.tokens.get(self.date.tokens.end) else { return true };
        let text = next.text(self.text);
        match next.kind {
            TokenKind::Word => {
                next.case != Case::Lower || matches!(text, "at" | "by" | "title" | "updated") || !next.spaced
            }
            TokenKind::Mark => !matches!(text, "," | ")") || self.date.weekday.is_some(),
            _ => true,
        }
    }

    fn follows_agency(&self) -> bool {
        let Some(before) = self.date.tokens.start.checked_sub(1).and_then(|at| self.tokens.get(at)) else {
            return false;
        };
        let text = before.text(self.text);
        before.kind == TokenKind::Word
            && (before.case == Case::Upper || matches!(text, "Reuters" | "Agencies" | "Xinhua" | "Anadolu"))
            || text == "|"
    }
}
