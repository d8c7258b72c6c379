//! From a file's bytes to a text: UTF-8, UTF-16 with its mark, or else Windows-1252. The only user of `encoding_rs`.
//!
//! A byte order mark is no part of the text: editors hide it too, so positions are theirs.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A text with the name of its encoding where that is not UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    pub encoding: Option<&'static str>,
}

/// Decodes a file's bytes; `None` for what is no text.
pub(super) fn decode(mut bytes: Vec<u8>) -> Option<Decoded> {
    let marked = Encoding::for_bom(&bytes);
    if let Some((encoding, _)) = marked.filter(|(encoding, _)| *encoding != UTF_8) {
        let (text, _, _) = encoding.decode(&bytes);
        return is_text(text.as_bytes())
            .then(|| Decoded { text: text.into_owned(), encoding: Some(encoding.name()) });
    }
    if let Some((_, mark)) = marked {
        bytes.drain(..mark);
    }
    if !is_text(&bytes) {
        return None;
    }
    Some(match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, encoding: None },
        Err(error) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(error.as_bytes());
            Decoded { text: text.into_owned(), encoding: Some(WINDOWS_1252.name()) }
        }
    })
}

/// Decodes a saved page's bytes: one without a mark that is not UTF-8 is what its `meta` element says. Bytes that are UTF-8
/// are so, whatever the page says: browsers rewrite pages when they save them.
pub(super) fn decode_page(bytes: Vec<u8>) -> Option<Decoded> {
    let is_decided =
        Encoding::for_bom(&bytes).is_some() || !bytes.is_ascii() && std::str::from_utf8(&bytes).is_ok();
    let Some(encoding) = declared(&bytes).filter(|_| !is_decided) else { return decode(bytes) };
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    let name = (encoding != UTF_8).then(|| encoding.name());
    is_text(text.as_bytes()).then(|| Decoded { text: text.into_owned(), encoding: name })
}

/// Bytes in which a page has to say its encoding.
const PRESCAN: usize = 4096;

/// The encoding that a page's `meta` element declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(PRESCAN))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let is_label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
    head.split("<meta").skip(1).find_map(|meta| {
        let (_, label) = meta.split('>').next()?.split_once("charset")?;
        let label = label.trim_start_matches([' ', '=', '"', '\'']);
        Encoding::for_label(label.split(|c| !is_label(c)).next()?.as_bytes())
    })
}

fn is_text(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_its_encoding() {
        let decoded = |bytes: &[u8]| decode_page(bytes.to_vec()).map(|it| (it.text, it.encoding));
        let plain = |text: &str, encoding| Some((text.to_owned(), encoding));
        assert_eq!(
            decoded(b"<meta charset=\"koi8-r\">\xed\xc9\xd2"),
            plain("<meta charset=\"koi8-r\">Мир", Some("KOI8-R"))
        );
        let old = b"<meta http-equiv=\"Content-Type\" content='text/html; charset=windows-1256'>\xcd\xe1\xc8";
        assert!(
            decoded(old)
                .is_some_and(|(text, encoding)| text.ends_with("حلب") && encoding == Some("windows-1256"))
        );
        let wrong = "<meta charset=iso-8859-1>حلب";
        assert_eq!(decoded(wrong.as_bytes()), plain(wrong, None));
        assert_eq!(
            decoded(b"<meta charset=nonsense>\x93"),
            plain("<meta charset=nonsense>“", Some("windows-1252"))
        );
        assert_eq!(decoded(b"\xFF\xFEA\0l\0"), plain("Al", Some("UTF-16LE")));
        assert_eq!(decoded(b"<meta charset=utf-8>\0"), None);
    }

    #[test]
    fn each_encoding_gives_its_text() {
        let decoded = |bytes: &[u8]| decode(bytes.to_vec()).map(|it| (it.text, it.encoding));
        let plain = |text: &str, encoding| Some((text.to_owned(), encoding));
        assert_eq!(decoded("حلب — 470,000".as_bytes()), plain("حلب — 470,000", None));
        assert_eq!(decoded(b"\xEF\xBB\xBFAleppo"), plain("Aleppo", None));
        assert_eq!(decoded(b"\x93Aleppo\x94 \x96 470"), plain("“Aleppo” – 470", Some("windows-1252")));
        assert_eq!(decoded(b"\xFF\xFEA\0l\0"), plain("Al", Some("UTF-16LE")));
        assert_eq!(decoded(b"\x89PNG\0\0\0"), None);
        assert_eq!(decoded(b""), plain("", None));
    }
}
