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

fn is_text(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

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
