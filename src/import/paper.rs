//! The text of paper, as pdftotext prints it: hard line breaks, words broken at line ends, form feeds, and on each page
//! the same header, footer and a number. What remains is paragraphs, one a line.

use std::collections::{BTreeMap, BTreeSet};

use super::hyphen::{Hyphens, is_broken};

/// Widths, in characters, of lines that somebody set.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;

/// Lines at the top and at the bottom of a page that may be its header and its footer.
const EDGE: usize = 3;

/// Whether a text was broken into lines for paper: it has form feeds, or most of its lines end where the width does.
pub(super) fn is_paper(text: &str) -> bool {
    if text.contains('\u{c}') {
        return true;
    }
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let width = width(&lines);
    let runs = lines.windows(2).filter_map(|pair| match pair {
        [line, next] if !line.is_empty() && !next.is_empty() => Some(*line),
        _ => None,
    });
    let (mut all, mut full) = (0, 0);
    for line in runs {
        all += 1;
        full += usize::from(is_full(line, width) && !ends_sentence(line));
    }
    all >= 5 && WIDTHS.contains(&width) && full * 5 >= all * 3
}

/// The paragraphs, with a blank line between two.
pub(super) fn paragraphs(text: &str) -> String {
    let text = unligated(text);
    let pages: Vec<Vec<&str>> =
        text.split('\u{c}').map(|page| page.lines().map(str::trim_end).collect()).collect();
    let pages = without_edges(pages);
    let all: Vec<&str> = pages.iter().flatten().copied().collect();
    let mut join =
        Join { width: width(&all), hyphens: Hyphens::of(&text), done: Vec::new(), last: "", is_open: false };
    for page in &pages {
        let lines = page.iter().skip_while(|line| line.is_empty());
        join.is_open = join.runs_on(lines.clone().next().copied().unwrap_or_default());
        lines.for_each(|line| join.line(line));
    }
    join.done.join("\n\n")
}

/// Letters that fonts draw as one.
fn unligated(text: &str) -> String {
    let pairs = [
        ("ﬁ", "fi"),
        ("ﬂ", "fl"),
        ("ﬀ", "ff"),
        ("ﬃ", "ffi"),
        ("ﬄ", "ffl"),
        ("\u{ad}\n", "-\n"),
        ("\u{ad}", ""),
    ];
    pairs.iter().fold(text.to_owned(), |text, (one, more)| text.replace(one, more))
}

/// Pages without their numbers and without the lines that stand at the edge of several; a header's first appearance stays,
/// since it may name outlet and day, unless a clock in it says that it is a printer's.
fn without_edges(pages: Vec<Vec<&str>>) -> Vec<Vec<&str>> {
    let mut counts: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for page in &pages {
        let keys: BTreeSet<(bool, String)> =
            edges(page).map(|(is_top, _, line)| (is_top, masked(line))).collect();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let least = (pages.len() / 3).max(2);
    let repeated: BTreeSet<(bool, String)> =
        counts.into_iter().filter(|(_, count)| *count >= least).map(|(key, _)| key).collect();
    let mut headers = BTreeSet::new();
    pages.into_iter().map(|page| without_edge(&page, &repeated, &mut headers)).collect()
}

/// One page without them; `headers` are those that were met before.
fn without_edge<'a>(
    page: &[&'a str],
    repeated: &BTreeSet<(bool, String)>,
    headers: &mut BTreeSet<String>,
) -> Vec<&'a str> {
    let mut gone = Vec::new();
    for (is_top, at, line) in edges(page) {
        let key = (is_top, masked(line));
        let is_repeated = repeated.contains(&key) && !is_running(line);
        let is_first = is_top && is_repeated && !has_clock(line) && headers.insert(key.1);
        if is_number(line) || is_repeated && !is_first {
            gone.push(at);
        }
    }
    page.iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, line)| *line).collect()
}

/// The first and the last lines of a page that are not blank: whether it stands at the top, its number, its words.
fn edges<'a>(page: &[&'a str]) -> impl Iterator<Item = (bool, usize, &'a str)> {
    let lines: Vec<(usize, &str)> =
        page.iter().copied().enumerate().filter(|(_, line)| !line.is_empty()).collect();
    let top = lines.len().div_ceil(2).min(EDGE);
    let bottom = lines.len().saturating_sub(EDGE).max(top);
    let head: Vec<_> = lines.iter().take(top).map(|(at, line)| (true, *at, *line)).collect();
    let foot: Vec<_> = lines.iter().skip(bottom).map(|(at, line)| (false, *at, *line)).collect();
    head.into_iter().chain(foot)
}

/// A line with its numbers masked, so that those of all pages are one.
fn masked(line: &str) -> String {
    let mut key = String::new();
    for c in line.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().chars() {
        match c {
            c if c.is_ascii_digit() && key.ends_with('#') => {}
            c if c.is_ascii_digit() => key.push('#'),
            c => key.push(c),
        }
    }
    key
}

/// `3`, `- 3 -`, `Page 3 of 7`, `3/7`.
fn is_number(line: &str) -> bool {
    let words = masked(line.trim().trim_matches(['-', '–', '—', '|', '[', ']', ' ']));
    let is_short = line.chars().filter(char::is_ascii_digit).count() <= 8;
    is_short
        && matches!(
            words.as_str(),
            "#" | "#/#" | "# / #" | "# of #" | "page #" | "page # of #" | "page #/#" | "p. #" | "p.#"
        )
}

/// `10:15`.
fn has_clock(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    bytes.iter().enumerate().any(|(at, byte)| {
        *byte == b':' && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) && is_digit(Some(at + 2))
    })
}

/// The length that most full lines have: that of the line longer than four of five.
fn width(lines: &[&str]) -> usize {
    let mut lengths: Vec<usize> =
        lines.iter().map(|line| line.trim().chars().count()).filter(|length| *length > 20).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 4 / 5).copied().unwrap_or_default()
}

fn is_full(line: &str, width: usize) -> bool {
    line.trim().chars().count() * 4 >= width * 3
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ']).ends_with(['.', '!', '?', '…', ':'])
}

/// Whether a line is of the text, though another may be like it.
fn is_running(line: &str) -> bool {
    ends_sentence(line) && line.split_whitespace().count() > 8
}

fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).count()
}

/// Joins lines to paragraphs.
struct Join<'a> {
    width: usize,
    hyphens: Hyphens,
    done: Vec<String>,
    /// The last line that is not blank.
    last: &'a str,
    /// Whether the next line may belong to the last paragraph.
    is_open: bool,
}

impl<'a> Join<'a> {
    fn line(&mut self, line: &'a str) {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            self.is_open = false;
            return;
        }
        match self.done.last_mut() {
            Some(paragraph) if self.is_open && continues(self.last, line, self.width) => {
                self.hyphens.join(paragraph, &words);
            }
            _ => self.done.push(words),
        }
        (self.last, self.is_open) = (line, true);
    }

    /// Whether the paragraph at the end of a page goes on in the first line of the next.
    fn runs_on(&self, first: &str) -> bool {
        let is_broken = is_broken(self.last);
        let is_cut = !ends_sentence(self.last) && is_full(self.last, self.width);
        let goes_on = first.trim_start().starts_with(char::is_lowercase) || is_full(first, self.width);
        is_broken || is_cut && goes_on
    }
}

/// Whether a line goes on with the paragraph of the one before it.
fn continues(last: &str, line: &str, width: usize) -> bool {
    let begins_low = line.trim_start().starts_with(char::is_lowercase);
    let is_item =
        line.trim_start().starts_with(['•', '▪', '·', '–', '*']) || line.trim_start().starts_with("- ");
    let is_indented = indent(line) >= indent(last) + 2 && ends_sentence(last);
    match () {
        () if is_broken(last) && begins_low => true,
        () if is_item || is_indented => false,
        () if begins_low && !ends_sentence(last) => true,
        () if ends_sentence(last) => last.trim().chars().count() * 20 >= width * 17,
        () => is_full(last, width),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_PAGES: &str = "Harbour Post\n\nMinisters leave without a word\n\n\
        The two ministers left the capital on Friday after two days of talks that pro-\n\
        duced no document, and the envoy, who had waited in the next room, told report-\n\
        ers that the US-backed plan of January was not dead. It would be taken up again\n\
        in the autumn.\n\
        Residents of the harbour said that flour was short. A cease-fire of 48 hours had\n\
        been promised for Sunday, and nobody believed in it, least of all the bakers, who\n\n\
        1\n\u{c}Harbour Post\n\nhad seen three of them fail since the spring. The cease-\n\
        fire is to be watched by forty officers.\n\n2\n\u{c}";

    #[test]
    fn pages_become_paragraphs() {
        let expected = "Harbour Post\n\nMinisters leave without a word\n\n\
            The two ministers left the capital on Friday after two days of talks that produced no document, and the envoy, who \
            had waited in the next room, told reporters that the US-backed plan of January was not dead. It would be taken up \
            again in the autumn.\n\n\
            Residents of the harbour said that flour was short. A cease-fire of 48 hours had been promised for Sunday, and nobody \
            believed in it, least of all the bakers, who had seen three of them fail since the spring. The cease-fire is to be \
            watched by forty officers.";
        assert!(is_paper(TWO_PAGES));
        assert_eq!(paragraphs(TWO_PAGES), expected);
    }

    #[test]
    fn words_from_a_page_are_no_paper() {
        for text in [
            "Title of it\n\nA paragraph that is long and goes on for some time, as those of pages do.\n\nAnother one.\n",
            "Home\nNews\nSport\nWeather\nMoney\nCulture\nTitle of it\nOne line.\n",
            "",
        ] {
            assert!(!is_paper(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_pages_are_told_from_figures() {
        for (line, expected) in [
            ("3", true),
            ("- 3 -", true),
            ("Page 3 of 7", true),
            ("3/7", true),
            ("12 of 40", true),
            ("[4]", true),
            ("40 dead", false),
            ("470,000", false),
            ("3 July", false),
            ("", false),
            ("Page", false),
        ] {
            assert_eq!(is_number(line), expected, "{line}");
        }
    }

    #[test]
    fn a_printers_header_is_no_date_of_the_page() {
        let page = |number: u8| {
            format!(
                "4/25/24, 10:15 AM   Ministers leave\n\nThe ministers left on Friday {number}, as was said there.\n\nhttps://post.example/a  {number}/2\n"
            )
        };
        let text = format!("{}\u{c}{}", page(1), page(2));
        assert_eq!(
            paragraphs(&text),
            "The ministers left on Friday 1, as was said there.\n\nThe ministers left on Friday 2, as was said there."
        );
    }
}
