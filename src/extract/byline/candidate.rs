//! Candidates for a document's date: every full date on the page, with what its place says about it.

use std::ops::Range;

use jiff::civil::Weekday;

use super::{opening::Opening, outlet::Dateline, stated_dates};
use crate::extract::{
    Marked,
    date::{Date, Period},
    date_words::{DateWords, Relative, Said, find_dates_in},
    facts::EvidenceKind,
};
use crate::text::{Block, BlockKind, Document, Span};

/// One full date, or one that is read in several ways.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub span: Span,
    pub readings: Vec<Date>,
    /// Why there are several, or why the only one is not certain.
    pub doubt: Doubt,
    pub kind: EvidenceKind,
    /// The weekday that stands beside it.
    pub weekday: Option<Weekday>,
    /// What its place adds.
    pub place: Place,
}

/// What the words of a date leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Nothing.
    None,
    /// Which of two numbers is the month.
    Order,
    /// The year, as in wires' datelines ("PORTSIDE, Feb. 3 (Wire) -").
    Year,
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
    /// The front matter's day.
    pub stated: Option<Date>,
    /// Days after the front matter's of which the text tells what happened.
    pub told: Vec<(Date, Span)>,
    /// Days with which paragraphs and items of lists begin.
    begun: Vec<(Date, Span)>,
    /// Days without a year where pages print their date.
    yearless: Vec<(DateWords, EvidenceKind)>,
}

/// Different days with which the parts of a chronicle begin: then none of them is the page's.
const CHRONICLE: usize = 3;

/// Tokens of a paragraph's beginning in which pages print their date.
const OPENING: usize = 70;

/// Reads the page; a dateline's day counts where it has no year, too.
pub(super) fn read(document: &Marked<'_>, dateline: Option<&Dateline>) -> Page {
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
            BlockKind::Caption => page.caption(document, range, block),
            kind if kind.is_prose() => {
                let nearness = match (kind, first) {
                    (BlockKind::Paragraph, Some(first)) if number == first => Nearness::First,
                    (BlockKind::Paragraph, Some(first)) if number <= first + 2 => Nearness::Early,
                    _ => Nearness::Inside,
                };
                page.prose(document, range, nearness, place);
            }
            _ => {}
        }
    }
    page.leave_out_chronicle();
    let in_dateline = dateline.and_then(|line| line.date.clone());
    page.yearless.extend(in_dateline.map(|date| (date, EvidenceKind::Dateline)));
    for (date, kind) in std::mem::take(&mut page.yearless) {
        page.without_year(&date, kind);
    }
    page
}

impl Page {
    fn push(&mut self, date: &DateWords, kind: EvidenceKind, place: Place) {
        let (readings, doubt) = match date.said {
            Said::Either(one, other) => (vec![one, other], Doubt::Order),
            _ => (date.day().into_iter().collect(), Doubt::None),
        };
        let weekday = date.weekday;
        if !readings.is_empty() {
            self.candidates.push(Candidate { span: date.span, readings, doubt, kind, weekday, place });
        }
    }

    /// A text whose parts begin with different days tells what happened on each.
    fn leave_out_chronicle(&mut self) {
        let mut days: Vec<Date> = self.begun.iter().map(|(day, _)| *day).collect();
        days.sort_unstable();
        days.dedup();
        if days.len() < CHRONICLE {
            return;
        }
        for one in &mut self.candidates {
            if self.begun.iter().any(|(_, span)| *span == one.span) {
                (one.kind, one.place) = (EvidenceKind::Text, Place::Inside);
            }
        }
    }

    /// A day and a month: the year is the front matter's, or one of the latest that the text speaks of.
    fn without_year(&mut self, date: &DateWords, kind: EvidenceKind) {
        let Said::Relative(Relative::MonthDay { month, day, last, .. }) = date.said else { return };
        if day != last || self.candidates.iter().any(|known| known.span.overlaps(date.span)) {
            return;
        }
        let in_year = |year: i16| Date::new(year, month, day).ok();
        let readings: Vec<Date> = match (self.stated, self.latest_year) {
            (Some(stated), _) => date.period(Some(stated)).map(|period| period.from).into_iter().collect(),
            (None, Some(latest)) => (latest..=latest + 1).filter_map(in_year).collect(),
            (None, None) => return,
        };
        let weekday = date.weekday;
        self.candidates.push(Candidate {
            span: date.span,
            readings,
            doubt: Doubt::Year,
            kind,
            weekday,
            place: Place::Head,
        });
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
                    doubt: Doubt::None,
                    kind: EvidenceKind::FrontMatter,
                    weekday: None,
                    place: Place::Head,
                }),
                (None, Some(date)) => self.push(date, EvidenceKind::FrontMatter, Place::Head),
                (None, None) => {}
            }
            if let Some(stated) = self.candidates.get(before) {
                self.stated = stated.readings.first().copied().filter(|_| stated.doubt == Doubt::None);
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
            if date.weekday.is_some() && !is_update && place == Place::Head {
                self.yearless.push((date.clone(), kind));
            }
            self.push(&date, kind, if is_update { Place::Update } else { place });
        }
    }

    /// Captions of archive pictures say nothing about the article.
    fn caption(&mut self, document: &Marked<'_>, tokens: Range<usize>, block: &Block) {
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
        if !is_archive {
            for date in document.dates(tokens) {
                self.push(&date, EvidenceKind::Caption, Place::Inside);
            }
        }
    }

    fn prose(&mut self, document: &Marked<'_>, tokens: Range<usize>, nearness: Nearness, place: Place) {
        let dates = document.dates(tokens.clone());
        let tokens = document.tokens.get(tokens).unwrap_or_default();
        let is_line = nearness != Nearness::Inside
            && tokens.len() <= 14
            && dates.first().is_some_and(|date| date.tokens.len() * 2 >= tokens.len());
        // "by 2030" is no year that the story knows of.
        let is_limit = |date: &DateWords| {
            let before = date.tokens.start.checked_sub(1).and_then(|at| tokens.get(at));
            before
                .is_some_and(|token| matches!(token.text(&document.text), "by" | "until" | "till" | "before"))
        };
        for date in &dates {
            match date.said {
                Said::Relative(Relative::Weekday(weekday, _)) => self.weekdays.push(weekday),
                Said::Period(period) if !is_limit(date) => {
                    self.latest_year = self.latest_year.max(Some(period.to.year()));
                }
                _ => {}
            }
            let opening = Opening { text: &document.text, tokens, date };
            let is_head = if is_line { date.weekday.is_some() } else { opening.heads_a_story() };
            if is_head && place == Place::Head && nearness != Nearness::Inside {
                self.yearless.push((date.clone(), EvidenceKind::Dateline));
            }
            if let Some(day) = date.day().filter(|_| date.tokens.start == 0) {
                self.begun.push((day, date.span));
            }
            match () {
                () if is_line && place != Place::Below => self.push(date, EvidenceKind::PageDate, place),
                () if nearness == Nearness::First && date.tokens.start < OPENING => {
                    let (kind, place) = opening.read();
                    if kind == EvidenceKind::Text {
                        self.told.extend(self.told_later(&opening));
                    }
                    self.push(date, kind, place);
                }
                () => {
                    self.told.extend(self.told_later(&opening));
                    self.push(date, EvidenceKind::Text, Place::Inside);
                }
            }
        }
    }

    /// A day after the front matter's that the text tells of as past.
    fn told_later(&self, words: &Opening<'_>) -> Option<(Date, Span)> {
        let day = words.date.day().filter(|day| self.stated.is_some_and(|stated| stated < *day))?;
        words.is_told().then_some((day, words.date.span))
    }
}
