//! Sources that no article can be made of, told by their first bytes or by what is missing in them.

use std::fmt;

/// Why there is no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is larger than [`super::MAX_BYTES`].
    TooLarge,
    /// Its text alone is larger than any document of a corpus may be.
    TooLong,
    /// There are no words in it.
    Empty,
    /// A file of another kind, with what to do about it.
    Kind(&'static str),
    /// It is no text.
    Binary,
    /// A page of links, a form, or one that only a browser's scripts fill.
    NoArticle,
    /// A page that is nested so deeply that no browser would show it.
    TooDeep,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "larger than 50 MiB",
            Self::TooLong => "its text alone is larger than 10 MiB",
            Self::Empty => "there are no words in it",
            Self::Kind(words) => words,
            Self::Binary => "not a text; only HTML and plain text can be imported",
            Self::NoArticle => {
                "no article was found on this page: it has no running text of its own (a list of links, a form, or a page that \
                 scripts fill); copy the article's words and import those"
            }
            Self::TooDeep => "its elements are nested too deeply for a page",
        })
    }
}

/// How files of other kinds begin, and what to do about them.
const KINDS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF: convert it with pdftotext first (`pdftotext FILE - | rapporteur import -`)"),
    (b"PK\x03\x04", "a packed file (docx, odt, epub, zip): save it as HTML or plain text first"),
    (b"\xD0\xCF\x11\xE0", "an old Office file: save it as HTML or plain text first"),
    (b"{\\rtf", "rich text (RTF): save it as HTML or plain text first"),
    (b"bplist", "a web archive of Safari: save the page as HTML first"),
    (b"\x89PNG", "a picture; only text can be imported"),
    (b"\xFF\xD8\xFF", "a picture; only text can be imported"),
    (b"GIF8", "a picture; only text can be imported"),
    (b"\x1F\x8B", "a compressed file: unpack it first"),
];

/// Whether the first bytes of a source are those of a file that is no text.
pub fn refused(bytes: &[u8]) -> Option<Refusal> {
    let begins = |start: &&(&[u8], &str)| bytes.starts_with(start.0);
    if let Some((_, words)) = KINDS.iter().find(begins) {
        return Some(Refusal::Kind(words));
    }
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let is_archive = head.contains("mime-version:") && head.contains("multipart/related");
    is_archive.then_some(Refusal::Kind("a web archive (MHTML): save the page as HTML first"))
}
