//! Halves of characters in JSON, as editors of UTF-16 send them while a pair is being typed or cut: each becomes U+FFFD,
//! which is as long in UTF-16, so that columns stay right.

/// The bytes of a JSON text with its lone surrogates replaced; `None` where it has none.
pub fn mended(json: &[u8]) -> Option<Vec<u8>> {
    let mut out: Vec<u8> = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(step) = memchr::memchr(b'\\', json.get(at..)?) {
        let escape = at + step;
        let pair = unit(json, escape).map(|first| (first, unit(json, escape + 6)));
        at = match pair {
            Some((0xD800..=0xDBFF, Some(0xDC00..=0xDFFF))) => escape + 12,
            Some((0xD800..=0xDFFF, _)) => {
                out.extend_from_slice(json.get(from..escape)?);
                out.extend_from_slice(b"\\ufffd");
                from = escape + 6;
                from
            }
            Some(_) => escape + 6,
            None => escape + 2,
        };
        if at > json.len() {
            break;
        }
    }
    if from == 0 {
        return None;
    }
    out.extend_from_slice(json.get(from..)?);
    Some(out)
}

/// The UTF-16 unit that an escape at a place writes.
fn unit(json: &[u8], escape: usize) -> Option<u32> {
    let digits = json.get(escape..escape + 6)?.strip_prefix(b"\\u")?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_become_one_sign_and_the_rest_stays() {
        for (json, expected) in [
            (r#""a\ud83db""#, Some(r#""a\ufffdb""#)),
            (r#""\udd4a\ud83d""#, Some(r#""\ufffd\ufffd""#)),
            (r#""\ud83d\ud83d\udd4a""#, Some(r#""\ufffd\ud83d\udd4a""#)),
            (r#""\uD83D\uDD4A \n \\ud83d""#, None),
            (r#""plain""#, None),
            (r#""cut \"#, None),
            (r#""cut \ud8"#, None),
        ] {
            assert_eq!(mended(json.as_bytes()).as_deref(), expected.map(str::as_bytes), "{json}");
        }
    }
}
