//! The front matter of an article and the name of its file.

use super::{Page, date::Dated};
use crate::{
    corpus::slug,
    extract::profile::writing::scalar,
    text::{phrase::on_one_line, token::is_apostrophe},
};

/// The longest value that is written, in characters: what is longer is no title.
const LONGEST: usize = 400;

/// The longest name of a file, in bytes, without date, number and ending.
const LONGEST_STEM: usize = 60;

/// The text of an article.
pub(super) fn write(page: &Page, date: Option<&Dated>) -> String {
    let mut text = "---\n".to_owned();
    let entries =
        [("title", &page.title), ("outlet", &page.outlet), ("author", &page.author), ("url", &page.url)];
    for (key, value) in entries {
        if let Some(value) = value {
            text.push_str(&format!("{key}: {}\n", scalar(value)));
        }
    }
    match date {
        Some(date) => {
            text.push_str(&format!("date: {}\n# date: {}\n", date.value, one_line(&date.evidence)));
        }
        None => text.push_str("# date: none that is certain\n"),
    }
    text.push_str("---\n\n");
    text.push_str(page.body.trim());
    text.push('\n');
    text
}

/// A value on one line, without what a terminal or an editor would obey instead of showing it; `None` where nothing is
/// left.
pub(super) fn value(words: &str) -> Option<String> {
    let words = one_line(words);
    let short: String = words.chars().take(LONGEST).collect();
    let short = short.trim();
    (!short.is_empty()).then(|| short.to_owned())
}

fn one_line(words: &str) -> String {
    let shown: String =
        words.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_unseen(*c)).collect();
    on_one_line(&shown)
}

/// Marks that have no shape and may change what stands around them; the joiners that Persian and Indic words are written
/// with are none.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The name of the file, without number and ending: the date and the title's words.
pub(super) fn stem(page: &Page, date: Option<&Dated>) -> String {
    let title = page
        .title
        .clone()
        .unwrap_or_else(|| page.body.split_whitespace().take(8).collect::<Vec<_>>().join(" "));
    let words: String = title.chars().filter(|c| !is_apostrophe(*c)).collect();
    let mut name = String::new();
    for word in slug(&words).split('-') {
        if !name.is_empty() && name.len() + 1 + word.len() > LONGEST_STEM {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().take(LONGEST_STEM / 2));
    }
    if name.is_empty() {
        name.push_str("article");
    }
    date.map_or_else(|| format!("undated-{name}"), |date| format!("{}-{name}", date.value))
}
