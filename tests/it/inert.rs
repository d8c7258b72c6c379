//! Whether Markdown that was made from documents' words holds anything but words: nothing of a stranger's may be clicked,
//! loaded, run or take a table apart. Shared with the fuzzing of `tests/fuzz`.

use pulldown_cmark::{Event, Options, Parser, Tag};

/// What a text holds that may not come from a document; empty for good Markdown.
pub fn live(markdown: &str) -> Vec<String> {
    let mut live: Vec<String> =
        markdown.chars().filter(|c| is_obeyed(*c)).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        let is_live = match &event {
            Event::Start(tag) => matches!(
                tag,
                Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::HtmlBlock
                    | Tag::CodeBlock(_)
                    | Tag::FootnoteDefinition(_)
                    | Tag::Heading { .. }
                    | Tag::BlockQuote(_)
                    | Tag::Emphasis
                    | Tag::Strikethrough
                    | Tag::Superscript
                    | Tag::Subscript
                    | Tag::MetadataBlock(_)
                    | Tag::DefinitionList
            ),
            Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => true,
            _ => false,
        };
        if is_live {
            live.push(format!("{event:?}"));
        }
    }
    live.extend(addresses(markdown));
    live
}

/// Addresses that readers of GitHub's kind make links of, although nothing marks them.
fn addresses(markdown: &str) -> Vec<String> {
    // An escaped sign makes no address, and keeps those apart that stand on its two sides.
    let bare = ["\\:", "\\@", "\\."]
        .iter()
        .fold(markdown.to_ascii_lowercase(), |bare, sign| bare.replace(sign, "\0"));
    let words = bare.split(|c: char| c.is_whitespace() || "(|*“”".contains(c));
    let is_address = |word: &&str| {
        let is_command = word.strip_prefix("command:").is_some_and(|name| !name.is_empty());
        word.contains("://") || word.starts_with("www.") || is_command || word.contains('@')
    };
    words.filter(is_address).map(str::to_owned).collect()
}

/// Characters that steer a screen instead of standing on it.
fn is_obeyed(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[test]
fn what_is_live_is_seen() {
    for words in [
        "[a](command:x)",
        "![a](b)",
        "<b>x</b>",
        "# a",
        "`a`",
        "a\n===",
        "> a",
        "*a*",
        "www.a.org",
        "see https://a.org",
        "a@b.org",
        "see command:x",
        "http\\:://a.org",
        "a\u{202e}b",
        "[^1]: x",
        "    code",
        "a\u{e0041}",
    ] {
        assert!(!live(words).is_empty(), "{words}");
    }
    assert_eq!(live("www\\.. a\\:b, on command: gone"), [""; 0]);
    assert_eq!(live("**Our** own  \n\n---\n\n- item\n\n| a | b |\n| --- | --- |\n| 1 | \\|x |\n"), [""; 0]);
}
