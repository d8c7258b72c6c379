//! Texts that are made to be slow: twice the text costs about twice the time, whatever it repeats.
//!
//! Each trap is read at two sizes, one four times the other. What grows with the square takes sixteen times as long then;
//! nine times is allowed, and a machine that is busy gets several tries.

use std::time::{Duration, Instant};

use rapporteur::{
    corpus::Change,
    query::{self, colour::Names},
    rule::{self, Pinned},
    text::Span,
};

use super::told::{corpus, entry};

/// The smaller size, in bytes.
const SMALL: usize = 8 * 1024;
/// What is shorter than this is noise.
const LEAST: Duration = Duration::from_millis(5);
/// Four times the text may take so many times as long; the square of it takes sixteen times.
const MOST: f64 = 9.0;
const TRIES: usize = 4;

/// What stands first, and what is repeated; `{n}` in it is a number that counts, and `{w}` letters that do.
pub const TRAPS: &[(&str, &str, &str)] = &[
    ("brackets", "", "["),
    ("wiki brackets", "", "[["),
    ("wiki halves", "", "[[a|"),
    ("closing brackets", "", "]"),
    ("parentheses", "", "("),
    ("closing parentheses", "", ")"),
    ("link halves", "", "[a]("),
    ("nested link labels", "", "[a"),
    ("link ends", "", "]("),
    ("pictures", "", "!["),
    ("keys", "", "[@"),
    ("key list", "[", "@k{n}; "),
    ("angles", "", "<"),
    ("tags", "", "<a "),
    ("comments", "", "<!--"),
    ("comment ends", "", "-->"),
    ("ignores", "", "<!-- rapporteur-ignore figure-falls: x -->\n"),
    ("ignores above rows", "", "<!-- rapporteur-ignore figure-falls: x -->\n| a | b |\n"),
    ("ignores in one line", "", "<!-- rapporteur-ignore figure-falls: x --> "),
    ("unclosed ignores", "", "<!-- rapporteur-ignore figure-falls: x "),
    ("entities", "", "&amp;"),
    ("backslashes", "", "\\"),
    ("backticks", "", "` `` ``` "),
    ("stars", "", "*a "),
    ("double stars", "", "**a_b*"),
    ("underlines", "", "_a_b"),
    ("tildes", "", "~~a~"),
    ("columns", "| a |\n|---|\n", "|a"),
    ("rows", "| a | b |\n|---|---|\n", "| killed | {n} |\n"),
    ("rows of words", "| place | killed |\n|---|---|\n", "| Kerry {w} | {n} people |\n"),
    ("tables", "", "| a | b |\n|---|---|\n| 1 | 2 |\n\n"),
    ("wide table", "", "|a"),
    ("quotes in quotes", "", "> "),
    ("items in items", "", "- "),
    ("numbers in numbers", "", "1. "),
    ("items", "", "- Kerry killed {n} people\n"),
    ("headings", "", "# Heading {n} of 4 July 2017\n\n"),
    ("same headings", "", "# Heading\n\nText.\n\n"),
    ("rules", "", "---\n"),
    ("footnotes", "", "killed {n} people[^{n}].\n\n[^{n}]: [x](a{n}.md)\n\n"),
    ("references of one footnote", "[^1]: [x](a.md)\n\n", "killed {n} people[^1]. "),
    ("footnotes of one name", "", "[^1]: x\n\n"),
    ("link definitions", "", "[a{n}]: b\n"),
    ("links of definitions", "[a]: b.md\n\n", "[a] "),
    ("citations", "", "[a](b{n}.md) "),
    ("dated citations", "", "[a](b{n}.md) on 4 July 2017. "),
    ("cited headings", "", "## H{n}\n\n[a](a.md#h{n})\n\n"),
    ("footnotes of one sentence", "Killed", "[^{n}]"),
    ("dates in cells", "| a |\n|---|\n", "| on 4 July 2017 it killed {n} |\n"),
    ("cited sentences", "", "It killed {n} people ([a](b{n}.md)). "),
    ("cited at the end", "", "It killed {n} people. [a](b{n}.md) [c](d.md)\n\n"),
    ("wiki links", "", "[[a{n}]] "),
    ("addresses", "", "https://a.org/{n} "),
    ("straight quotes", "", "\"a\" "),
    ("open quotes", "", "“"),
    ("open straight quotes", "", "\"said "),
    ("apostrophes", "", "'a "),
    ("quotations", "", "“We left,” Kerry said. "),
    ("guillemets", "", "« a "),
    ("figures in one sentence", "It killed ", "{n} people, "),
    ("killed in one sentence", "", "killed {n} people and "),
    ("figures and wounded", "", "{n} killed and {n} wounded, "),
    ("parts and totals", "", "{n} people, including {n} women and {n} children, "),
    ("figures", "", "The war in Syria has killed {n} people. "),
    ("same figures", "", "The war in Syria has killed 470,000 people. "),
    ("credited figures", "", "The war in Syria has killed {n} people, Anna Keller said. "),
    ("events", "", "A bomb in Damascus killed {n} people on 15 March 2016. "),
    ("events below each other", "", "A bomb in Damascus killed {n} people on 15 March 2016.\n\n"),
    ("falls", "", "The toll fell from {n} to {n} people. "),
    ("ranges", "", "between {n} and {n} and "),
    ("between", "", "between "),
    ("digits", "", "9"),
    ("digits and commas", "", "1,234,"),
    ("digits and dots", "", "1.2"),
    ("digits and spaces", "", "123 "),
    ("number words", "", "hundred thousand "),
    ("joined number words", "", "twenty-"),
    ("number words and and", "", "two hundred and "),
    ("percent", "", "{n}% "),
    ("money", "", "${n}bn "),
    ("fractions", "", "1-1/2 "),
    ("half", "", "half a million "),
    ("qualifiers", "", "more than "),
    ("of the", "", "of the "),
    ("commas", "", "a, "),
    ("ands", "", "a and "),
    ("commas and ands", "", "Kerry, Lavrov and "),
    ("enumeration of names", "Members are ", "Anna {w}, "),
    ("enumeration with count", "The five members are ", "Iran, Russia and Turkey, "),
    ("capitals", "", "Kerry "),
    ("capitals of many", "", "{w} "),
    ("prefixes", "", "Al Al-Bab Al-Bab-Al Al-Bab-Al-Al "),
    ("joined capitals", "", "Al-"),
    ("initials", "", "A. "),
    ("titles", "", "Mr. "),
    ("roles", "", "Foreign Minister "),
    ("introductions", "", "Foreign Minister Anna {w} met Peter {w}. "),
    ("surnames", "Anna Keller left. Peter Keller left. ", "Keller left. "),
    ("spellings", "", "Mohammed Zar{w} left. Mohammad Zar{w} left. "),
    ("appositions", "", "Anna Keller, a spokeswoman of the lake, "),
    ("acronyms", "", "Free Syrian Army (FSA) "),
    ("acronyms of many", "", "Association of {w} Banks (A{w}B) "),
    ("datelines", "", "ASTANA, Kazakhstan — "),
    ("bylines", "", "By Anna {w} - Jul 04,2017\n"),
    ("dates", "", "4 July 2017 "),
    ("dates of many forms", "", "on Friday, 2016-03-{n}, July 4, "),
    ("relative dates", "", "last year, yesterday, two weeks ago, "),
    ("elapsed", "", "six-year war in its seventh year "),
    ("rounds", "", "The fifth round of the Astana talks ended on 5 May 2017. "),
    ("countries", "", "Syria Russia Turkey "),
    ("place in place", "", "in Damascus, Syria, "),
    ("said", "", "said "),
    ("stops", "", "."),
    ("stops and spaces", "", ". "),
    ("abbreviations", "", "U.S. "),
    ("ellipses", "", "… "),
    ("dashes", "", "— "),
    ("long word", "", "a"),
    ("long capital word", "", "A"),
    ("combining marks", "e", "\u{301}"),
    ("marked letters", "", "e\u{301}"),
    ("joiners", "", "👩\u{200d}"),
    ("arabic", "", "حلب "),
    ("emoji", "", "🕊"),
    ("breaks", "", "\n"),
    ("returns", "", "\r"),
    ("paragraphs", "", "Kerry left.\n\n"),
    ("lines", "", "Kerry left\n"),
    ("spaces", "a", " "),
    ("tabs", "a", "\t"),
    ("nulls", "", "\0"),
    ("marks", "", "\u{feff}"),
    ("separators", "", "\u{2028}"),
    ("share counts", "", "12 users have voted.\n3 min read\n"),
    ("corrections", "", "Correction: an earlier version said that {n} people were killed. "),
    ("keys of front matter", "---\n", "a{n}: b\n"),
    ("aliases", "---\nkind: person\naliases: [", "Anna {w}, "),
    ("anchors", "---\n", "a{n}: &a{n} b\n"),
    ("dashes at the start", "", "---\na: b\n"),
];

/// A trap of about so many bytes.
pub fn text((_, head, unit): (&str, &str, &str), bytes: usize) -> String {
    let mut text = head.to_owned();
    let mut number = 1;
    while text.len() < bytes {
        text += &unit.replace("{n}", &number.to_string()).replace("{w}", &letters(number));
        number += 1;
    }
    if head.starts_with("---") {
        text += if unit.ends_with('\n') { "---\nText.\n" } else { "]\n---\nText.\n" };
    }
    text
}

/// A number as a name: `Ba`, `Ca`, ...
fn letters(mut number: usize) -> String {
    let mut name = String::from("B");
    while number > 0 {
        name.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    name
}

/// By how many times a trap of four times the size takes longer, if by too much, in the better of some tries.
pub fn ratio(trap: (&str, &str, &str)) -> Option<f64> {
    let [small, large] = [SMALL, 4 * SMALL].map(|bytes| text(trap, bytes));
    ["notes/a.md", "articles/a.txt"].into_iter().find_map(|path| {
        let of = |_| cost(path, &large).as_secs_f64() / cost(path, &small).max(LEAST).as_secs_f64();
        let found = (0..TRIES).map(of).find(|ratio| *ratio < MOST);
        if found.is_some() { None } else { Some(of(0)) }
    })
}

/// Everything that a document costs: it is read, put into a corpus, checked and shown. In the processor's time where the
/// system tells it: other work on the machine is none of the document's.
pub fn cost(path: &str, text: &str) -> Duration {
    let start = Clock::now();
    let mut corpus = corpus();
    corpus.apply([Change::Put(entry(path, text))]);
    let snapshot = corpus.snapshot();
    if let Some(entry) = snapshot.entry(path) {
        rule::check(&snapshot, entry, &Pinned::default(), &|rule| rule.level);
        query::outline(&snapshot, entry, &|_| None);
        query::folds(entry);
        let whole = Span::new(0, u32::MAX);
        query::colours(&snapshot, entry, whole, Names::Coloured);
        query::hints(&snapshot, entry, whole);
    }
    start.elapsed()
}

/// The time that this thread was at work.
struct Clock(Instant, Option<Duration>);

impl Clock {
    fn now() -> Self {
        Self(Instant::now(), Self::at_work())
    }

    fn elapsed(&self) -> Duration {
        let worked = Self::at_work().zip(self.1).map(|(now, then)| now.saturating_sub(then));
        worked.unwrap_or_else(|| self.0.elapsed())
    }

    fn at_work() -> Option<Duration> {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
    }
}
