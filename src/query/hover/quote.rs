//! The words of documents made inert for Markdown.

use crate::text::visible::is_obeyed;

/// Escapes words from a document: no links, autolinks, images, code, emphasis, HTML, entities, tables, headings, lists or
/// line breaks survive, bidirectional and control characters are dropped, and everything else reads as it stands.
pub fn quote(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut previous = ' ';
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            c if c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}') => {
                if !previous.is_whitespace() {
                    out.push(' ');
                }
                previous = ' ';
                continue;
            }
            c if is_obeyed(c) => continue,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '#' | '!' | '^' | '{'
            | '}' => {
                out.extend(['\\', c]);
            }
            '&' => out.push_str("&amp;"),
            // Bare addresses become links by themselves: `scheme:`, `www.` and `name@host` lose what makes them one.
            ':' if out.is_empty() || chars.peek().is_some_and(|next| !next.is_whitespace()) => {
                out.push_str("\\:");
            }
            '@' => out.push_str("\\@"),
            '.' if previous.eq_ignore_ascii_case(&'w') => out.push_str("\\."),
            // At the start of a line these begin a list, a heading or a rule.
            '-' | '+' | '=' if out.is_empty() => out.extend(['\\', c]),
            '.' | ')' if !out.is_empty() && out.bytes().all(|byte| byte.is_ascii_digit()) => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
        previous = c;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Words without the brackets of wiki links and the targets of Markdown links: what a reader of the rendered page sees.
pub(super) fn unlinked(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, link)) = rest.split_once('[') {
        out.push_str(before);
        let wiki = link.strip_prefix('[').and_then(|link| link.split_once("]]"));
        let inline = || {
            let (label, behind) = link.split_once("](")?;
            let (target, behind) = behind.split_once(')')?;
            (!label.contains(['[', '\n']) && !target.contains(['(', '\n'])).then_some((label, behind))
        };
        if let Some((inner, behind)) = wiki.filter(|(inner, _)| !inner.contains(['[', '\n'])) {
            out.push_str(inner.rsplit_once('|').map_or(inner, |(_, label)| label));
            rest = behind;
        } else if let Some((label, behind)) = inline() {
            out.push_str(label);
            rest = behind;
        } else {
            out.push('[');
            rest = link;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_document_is_markup() {
        for (words, expected) in [
            ("More than 280,000 died.", "More than 280,000 died."),
            ("see [x](command:rm)", "see \\[x\\](command\\:rm)"),
            ("![p](https://a.org/p.png)", "\\!\\[p\\](https\\://a.org/p.png)"),
            ("<b>bold</b> & |cell|", "\\<b\\>bold\\</b\\> &amp; \\|cell\\|"),
            ("two\nlines\r\n\u{202e}and", "two lines and"),
            ("www.a.org or a@b.org", "www\\.a.org or a\\@b.org"),
            ("`code` *strong* ~~gone~~", "\\`code\\` \\*strong\\* \\~\\~gone\\~\\~"),
            ("- item", "\\- item"),
            ("12. item - two. 3", "12\\. item - two. 3"),
            ("=== a=b", "\\=== a=b"),
            ("H^2^ {#id} می\u{200c}خواهم", "H\\^2\\^ \\{\\#id\\} می\u{200c}خواهم"),
        ] {
            assert_eq!(quote(words), expected);
        }
    }

    #[test]
    fn links_read_as_their_words() {
        for (words, expected) in [
            ("met [[john-kerry]] and [[sergei-lavrov|Lavrov]]", "met john-kerry and Lavrov"),
            ("the [signing](../a.md), [HNC] and [[", "the signing, [HNC] and [["),
            ("[a [b](c)", "[a b"),
            ("حلب [x](y(z)", "حلب [x](y(z)"),
        ] {
            assert_eq!(unlinked(words), expected);
        }
    }

    #[test]
    fn what_was_quoted_reads_as_text() {
        for words in [
            "[a](b) <i>x</i> ![y](z) https://a.org www.b.org *c* `d` | e",
            "# h\n- i\n> j\n1. k &amp; l",
            "- i",
            "+ i",
            "1) i",
            "---",
            "===",
            ": d",
            "    code",
            "~~~",
            "[^1]: x",
            "| a | b |",
            "$x$ ^y^ ~z~",
        ] {
            let quoted = format!("Above\n{}", quote(words));
            let markup =
                pulldown_cmark::Parser::new_ext(&quoted, pulldown_cmark::Options::all()).filter(|event| {
                    !matches!(
                        event,
                        pulldown_cmark::Event::Text(_)
                            | pulldown_cmark::Event::SoftBreak
                            | pulldown_cmark::Event::Start(pulldown_cmark::Tag::Paragraph)
                            | pulldown_cmark::Event::End(pulldown_cmark::TagEnd::Paragraph)
                    )
                });
            assert_eq!(markup.count(), 0, "{quoted}");
        }
    }
}
