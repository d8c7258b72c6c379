//! From what somebody saved or copied to an article: a page in HTML, the text of a PDF, words from the clipboard.
//!
//! Pure, and fetches nothing: a source's text goes in, the text of an article with front matter comes out. A date is never
//! invented: what the page's data and its printed words say is weighed, and where they do not agree there is none.
//! Deliberately absent: files, encodings, clocks, the corpus.

mod date;
mod front;
mod html;
mod hyphen;
mod paper;
mod plain;
mod refusal;

pub use date::Dated;
pub use refusal::{Refusal, refused};

/// The longest source that is read: 50 MiB, since saved pages carry their pictures.
pub const MAX_BYTES: usize = 50 * 1024 * 1024;

/// The longest text of an article: 10 MiB, as in every document of a corpus, less its front matter.
const LONGEST: usize = 10 * 1024 * 1024 - 4096;

/// What somebody saved or copied.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its text: HTML, or plain.
    pub text: &'a str,
    /// The name of its file, where it has one: its ending may tell that it is a page.
    pub name: Option<&'a str>,
}

/// An article that nobody has put anywhere yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// All of it: front matter and paragraphs.
    pub text: String,
    /// The file's name without ending and number: date and title.
    pub stem: String,
    /// The title.
    pub title: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The day of publication, with its evidence.
    pub date: Option<Dated>,
    /// What the reader should look at, a sentence each.
    pub doubts: Vec<String>,
}

/// What was found in a source.
#[derive(Debug, Default)]
struct Page {
    title: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    url: Option<String>,
    /// The days that its data state, the surest first.
    claims: Vec<date::Claim>,
    /// The text as a person would have pasted it: lines about the page, title, paragraphs. Dates are weighed on it.
    seen: String,
    /// The paragraphs.
    body: String,
    doubts: Vec<String>,
}

/// Makes an article of a source.
///
/// # Errors
/// [`Refusal`], where there is no article in it.
pub fn draft(source: &Source<'_>) -> Result<Draft, Refusal> {
    if source.text.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    if let Some(refusal) = refused(source.text.as_bytes()) {
        return Err(refusal);
    }
    let mut page = if html::is_page(source) { html::read(source.text)? } else { plain::read(source.text)? };
    let (date, doubts) = date::decide(&page.claims, &page.seen);
    page.doubts.extend(doubts);
    if page.title.is_none() {
        page.doubts.push("no title was found; write `title:` into the front matter".to_owned());
    }
    if page.body.len() > LONGEST {
        return Err(Refusal::TooLong);
    }
    Ok(Draft {
        stem: front::stem(&page, date.as_ref()),
        text: front::write(&page, date.as_ref()),
        title: page.title,
        outlet: page.outlet,
        date,
        doubts: page.doubts,
    })
}

#[cfg(test)]
mod tests;
