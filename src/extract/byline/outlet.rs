//! Who published it, and whether it reads like an article: bylines, datelines, sites' names.

use crate::extract::date_words::{DateWords, find_dates, month_of, weekday_of};
use crate::text::{Block, BlockKind, Case, Document, Span, Token, TokenKind};

/// What the page says about its origin.
#[derive(Debug, Default)]
pub(super) struct Origin {
    pub name: Option<Box<str>>,
    pub is_article: bool,
}

/// The beginning of a story: `ASTANA, Kazakhstan —`, `Damascus (AsiaNews) –`, `BEIRUT (Reuters) -`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// The place's words, country included.
    pub place: Span,
    /// The outlet or agency in brackets.
    pub outlet: Option<Span>,
    /// A date in it, with or without a year.
    pub date: Option<DateWords>,
    /// From the place to the dash.
    pub span: Span,
}

/// Tokens that a dateline may take.
const LONGEST: usize = 18;

/// The dateline of a document, in one of the first paragraphs below its title.
pub fn dateline(document: &Document) -> Option<Dateline> {
    let paragraph =
        |number: usize| document.blocks.get(number).is_some_and(|block| block.kind == BlockKind::Paragraph);
    let mut seen = Vec::new();
    for sentence in document.sentences.iter().filter(|sentence| paragraph(sentence.block)) {
        if seen.last() == Some(&sentence.block) {
            continue;
        }
        seen.push(sentence.block);
        if seen.len() > 4 {
            return None;
        }
        let tokens = document.tokens.get(sentence.tokens.start..).unwrap_or_default();
        let found = Opening { text: &document.text, tokens: tokens.get(..LONGEST).unwrap_or(tokens) }.read();
        if found.is_some() {
            return found;
        }
    }
    None
}

struct Opening<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Opening<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    fn name(&self, at: usize) -> Option<Case> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        token.case.begins_upper().then_some(token.case)
    }

    fn span(&self, from: usize, to: usize) -> Option<Span> {
        Some(self.tokens.get(from)?.span.join(self.tokens.get(to.checked_sub(1)?)?.span))
    }

    fn read(&self) -> Option<Dateline> {
        let (mut at, mut shouted, mut names, mut has_country) = (0, true, 0, false);
        let mut place_end = 0;
        let dates = find_dates(self.text, self.tokens);
        let mut date = None;
        loop {
            if let Some(found) = dates.iter().find(|date| date.tokens.start == at) {
                at = found.tokens.end;
                date = Some(found.clone());
            } else if let Some(case) = self.name(at) {
                // The city's words decide whether the line is shouted; the country behind the comma is not.
                shouted &= has_country || case == Case::Upper;
                names += 1;
                at += 1;
                place_end = at;
            } else if matches!(self.word(at), "," | "/") && at > 0 {
                has_country |= date.is_none();
                at += 1;
            } else if self.word(at) == "-"
                && self.tokens.get(at).is_some_and(|mark| !mark.spaced)
                && self.name(at + 1).is_some()
            {
                at += 1;
            } else {
                break;
            }
        }
        if !(1..=7).contains(&names) || place_end == 0 {
            return None;
        }
        let outlet = self.bracket(at);
        let behind = outlet.map_or(at, |(_, end)| end);
        let has_dash = matches!(self.word(behind), "-" | "–" | "—" | "―")
            && self.tokens.get(behind).is_some_and(|mark| mark.spaced || behind > at);
        let has_dash = has_dash || self.word(behind) == ":" && outlet.is_some();
        let is_marked = outlet.is_some() || date.is_some() || shouted || has_country;
        let is_long_name = names > 4 && !has_country;
        if !has_dash || !is_marked || is_long_name {
            return None;
        }
        let outlet = outlet.map(|(span, _)| span);
        Some(Dateline { place: self.span(0, place_end)?, outlet, date, span: self.span(0, behind + 1)? })
    }

    /// The words of brackets that hold names only: an outlet.
    fn bracket(&self, at: usize) -> Option<(Span, usize)> {
        if self.word(at) != "(" {
            return None;
        }
        let close = (at + 1..self.tokens.len()).find(|at| self.word(*at) == ")")?;
        let is_name = |at: usize| {
            self.name(at).is_some() || matches!(self.word(at), "/" | "-" | "," | "and" | "&" | ".")
        };
        let fits =
            close > at + 1 && close <= at + 7 && self.name(at + 1).is_some() && (at + 1..close).all(is_name);
        fits.then(|| self.span(at + 1, close).map(|span| (span, close + 1))).flatten()
    }
}

/// Reads the outlet: front matter, the site's name, the dateline's bracket, the byline's agency, "told The New Arab".
pub(super) fn read(document: &Document, dateline: Option<&Dateline>) -> Origin {
    let stated = stated(document);
    let lines = || document.blocks.iter().filter(|block| block.kind == BlockKind::PageLine);
    let site = lines().find_map(|line| site(document.at(line.span)));
    let bylines = || {
        let early = document.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).take(2);
        lines().chain(early)
    };
    let byline: Option<Byline<'_>> = bylines().find_map(|line| byline(document, line));
    let is_article = stated.is_article || site.is_some() || byline.is_some() || dateline.is_some();
    let name = stated
        .name
        .or_else(|| site.map(Box::from))
        .or_else(|| dateline.and_then(|line| line.outlet).map(|span| document.at(span).into()))
        .or_else(|| byline.and_then(|line| line.agency).map(Box::from))
        .or_else(|| told(document));
    Origin { name, is_article }
}

/// Front matter: `outlet`, else the name or site in `source` or `url`.
fn stated(document: &Document) -> Origin {
    let Some(front) = &document.front_matter else { return Origin::default() };
    let text = |key| {
        let words = front.get(key)?.value.as_str()?.trim();
        (!words.is_empty()).then_some(words)
    };
    let place = text("outlet").or_else(|| text("source")).or_else(|| text("url"));
    let name = place.map(|words| host(words).unwrap_or(words).into());
    Origin {
        is_article: name.is_some()
            || text("published").is_some_and(|words| words.starts_with(|c: char| c.is_ascii_digit())),
        name,
    }
}

/// The host of an address, without `www.`.
fn host(words: &str) -> Option<&str> {
    let rest = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

/// `To guardian.ng`, `www.example.org`.
fn site(line: &str) -> Option<&str> {
    let is_site = |word: &&str| {
        let (name, end) = word.rsplit_once('.').unwrap_or_default();
        !word.contains(['@', '/'])
            && name.len() >= 2
            && (2..=6).contains(&end.len())
            && end.bytes().all(|b| b.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
            && name.bytes().any(|b| b.is_ascii_lowercase())
    };
    if line.split_whitespace().count() > 4 {
        return None;
    }
    let site = line.split_whitespace().map(|word| word.trim_matches([',', '|', '(', ')'])).find(is_site)?;
    (!matches!(site, "a.m" | "p.m")).then(|| site.strip_prefix("www.").unwrap_or(site))
}

/// A byline, with the agency that it names: shouted or well known. A writer is no outlet.
struct Byline<'a> {
    agency: Option<&'a str>,
}

fn byline<'a>(document: &'a Document, line: &Block) -> Option<Byline<'a>> {
    const AGENCIES: &[&str] = &[
        "Reuters",
        "Xinhua",
        "Agencies",
        "Associated Press",
        "The Associated Press",
        "Agence France-Presse",
        "Anadolu Agency",
    ];
    let text = document.at(line.span);
    let Some(rest) = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY ")) else {
        let name = text.strip_suffix(" Staff").filter(|_| line.kind == BlockKind::PageLine)?;
        return (name.split_whitespace().count() <= 3).then_some(Byline { agency: Some(name) });
    };
    if rest.ends_with('.') || rest.split_whitespace().count() > 20 {
        return None;
    }
    let author = rest.split([',', '|', '-', '–', '—', '·']).next().unwrap_or_default().trim();
    let is_name = |word: &str| {
        let is_day = month_of(word).is_some() || weekday_of(word).is_some();
        word.starts_with(char::is_uppercase) && !is_day
            || matches!(word, "and" | "in" | "al" | "de" | "for" | "of" | "the")
    };
    let is_named = author.starts_with(char::is_uppercase) && author.split_whitespace().all(is_name);
    let is_short = (1..=8).contains(&author.split_whitespace().count());
    let is_shouted = (2..=8).contains(&author.len()) && author.bytes().all(|b| b.is_ascii_uppercase());
    let agency = Some(author).filter(|author| is_shouted || AGENCIES.contains(author));
    (is_named && is_short).then_some(Byline { agency })
}

/// An outlet that speaks of itself: "told The New Arab", where the article stands in the middle of a sentence.
fn told(document: &Document) -> Option<Box<str>> {
    let word = |at: usize| document.word(at);
    let is_name = |at: usize| {
        document
            .tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word && token.case.begins_upper())
    };
    let mut names: Vec<&str> = Vec::new();
    for at in (0..document.tokens.len())
        .filter(|at| word(*at) == "told" && word(at + 1) == "The" && is_name(at + 2))
    {
        let end = (at + 2..at + 7).find(|at| !is_name(*at)).unwrap_or(at + 7);
        let (Some(first), Some(last)) = (document.tokens.get(at + 1), document.tokens.get(end - 1)) else {
            continue;
        };
        names.push(document.at(first.span.join(last.span)));
    }
    names.dedup();
    match names.as_slice() {
        [only] => Some((*only).into()),
        _ => None,
    }
}
