//! Comments and front-matter entries that silence findings.

use super::facts::{Facts, Suppression};
use crate::text::{BlockKind, Document, Format, Span, front_matter::Value};

/// The words that open a comment, the longer first.
const FILE: &str = "rapporteur-ignore-file";
const NEXT: &str = "rapporteur-ignore";

/// Rules that comments of a document name, those of one comment, and characters of its reason that count, at most: every
/// finding is held against every one.
const SUPPRESSIONS: usize = 1_000;
const RULES: usize = 64;
const REASON: usize = 1_000;

/// Reads them into `facts`: `<!-- rapporteur-ignore rule, rule: reason -->` in Markdown covers what stands below it, or
/// its own line where there is text on it; `rapporteur-ignore-file` and the front matter's `rapporteur: {ignore: [...]}`
/// cover the document.
pub fn read(document: &Document, facts: &mut Facts) {
    let mut found = in_front_matter(document);
    if document.format == Format::Markdown {
        found.extend(in_comments(document));
    }
    found.sort_by_key(|suppression| (suppression.span, suppression.rule_span));
    facts.suppressions = found.into();
}

fn in_front_matter(document: &Document) -> Vec<Suppression> {
    let front = document.front_matter.as_ref();
    let Some(entry) = front.and_then(|front| front.get("rapporteur")) else { return Vec::new() };
    let Value::Map(map) = &entry.value else { return Vec::new() };
    let whole = entry.key_span.join(entry.value_span);
    let one = |rule: &str, rule_span: Span, reason: Option<&str>| Suppression {
        span: whole,
        rule: rule.trim().into(),
        rule_span,
        reason: reason.map(|reason| reason.trim().into()),
        covers: None,
    };
    let mut found = Vec::new();
    for ignore in map.iter().filter(|entry| &*entry.key == "ignore") {
        let items: &[(Value, Span)] = match &ignore.value {
            Value::List(items) => items,
            Value::Scalar(rule) => {
                found.push(one(rule, ignore.value_span, None));
                continue;
            }
            // `ignore: {figure-falls: reason}`.
            Value::Map(reasons) => {
                found.extend(
                    reasons.iter().map(|entry| one(&entry.key, entry.key_span, entry.value.as_str())),
                );
                continue;
            }
            Value::Null => continue,
        };
        for (item, span) in items {
            match item {
                Value::Scalar(rule) => found.push(one(rule, *span, None)),
                Value::Map(reasons) => {
                    found.extend(
                        reasons.iter().map(|entry| one(&entry.key, entry.key_span, entry.value.as_str())),
                    );
                }
                _ => {}
            }
        }
    }
    found
}

fn in_comments(document: &Document) -> Vec<Suppression> {
    let text = &*document.text;
    let mut found = Vec::new();
    let mut at = document.body_start() as usize;
    while found.len() < SUPPRESSIONS
        && let Some(start) = find(text, at, "<!--")
    {
        let Some(end) = find(text, start + 4, "-->") else { break };
        let comment = Span::at(start, end + 3);
        if !is_code(document, comment) {
            found.extend(of_comment(document, comment, Span::at(start + 4, end)));
        }
        at = end + 3;
    }
    found
}

fn find(text: &str, from: usize, needle: &str) -> Option<usize> {
    memchr::memmem::find(text.as_bytes().get(from..)?, needle.as_bytes()).map(|at| from + at)
}

/// Whether a place is in a block of code, or between backticks.
fn is_code(document: &Document, place: Span) -> bool {
    let number = document.blocks.partition_point(|block| block.span.start <= place.start);
    let block = number.checked_sub(1).and_then(|number| document.blocks.get(number));
    let in_block = block.is_some_and(|block| {
        let is_html = document.at(block.span).starts_with('<') && !is_indented(document, place);
        block.kind == BlockKind::Code && block.span.covers(place) && !is_html
    });
    let before = document.text.get(..place.start as usize).unwrap_or_default();
    in_block || before.ends_with('`')
}

/// Whether a place's line begins as a line of code does.
fn is_indented(document: &Document, place: Span) -> bool {
    let line = document.lines.line(document.lines.line_of(place.start));
    document.at(line).starts_with("    ") || document.at(line).starts_with('\t')
}

/// The suppressions of one comment, one a rule. A comment without a rule silences nothing; its own words are taken for
/// the rule that is missing, so that it is said.
fn of_comment(document: &Document, comment: Span, inner: Span) -> Vec<Suppression> {
    let words = inner.of(&document.text);
    let start = inner.start + (words.len() - words.trim_start().len()) as u32;
    let words = words.trim();
    let (command, rest) = match (words.strip_prefix(FILE), words.strip_prefix(NEXT)) {
        (Some(rest), _) => (FILE, rest),
        (None, Some(rest)) => (NEXT, rest),
        (None, None) => return Vec::new(),
    };
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_') {
        return Vec::new();
    }
    let (rules, reason) =
        rest.split_once(':').map_or((rest, None), |(rules, reason)| (rules, Some(reason.trim())));
    let reason = reason.filter(|reason| !reason.is_empty());
    let reason: Option<Box<str>> =
        reason.map(|reason| reason.chars().take(REASON).collect::<String>().into());
    let covers = (command == NEXT).then(|| covered(document, comment));
    let base = start + command.len() as u32;
    let mut found = Vec::new();
    let mut at = 0;
    for rule in rules.split([',', ' ', '\t', '\n', '\r']) {
        if !rule.is_empty() && found.len() < RULES {
            let rule_span = Span::new(base + at, base + at + rule.len() as u32);
            found.push(Suppression {
                span: comment,
                rule: rule.into(),
                rule_span,
                reason: reason.clone(),
                covers,
            });
        }
        at += rule.len() as u32 + 1;
    }
    if found.is_empty() {
        let rule_span = Span::new(start, start + command.len() as u32);
        found.push(Suppression { span: comment, rule: "".into(), rule_span, reason, covers });
    }
    found
}

/// What a comment covers: its own line where words stand on it, otherwise the next line and the block that begins there;
/// of a table, all rows down to the next blank line.
fn covered(document: &Document, comment: Span) -> Span {
    let lines = &document.lines;
    let (first, last) = (lines.line_of(comment.start), lines.line_of(comment.end));
    let own = lines.line(first).join(lines.line(last));
    let beside = Span::new(own.start, comment.start).of(&document.text).trim().len()
        + Span::new(comment.end, own.end).of(&document.text).trim().len();
    // List and quotation marks are no words.
    if beside > 2 {
        return own;
    }
    let is_blank = |number: &u32| document.at(lines.line(*number)).trim().is_empty();
    let Some(next) = (last + 1..lines.line_count()).find(|number| !is_blank(number)) else {
        return Span::new(own.end, own.end);
    };
    let line = lines.line(next);
    let behind = document.blocks.partition_point(|block| block.span.start < comment.end);
    let mut blocks = document.blocks.iter().skip(behind).filter(|block| block.kind != BlockKind::Comment);
    match blocks.find(|block| block.span.overlaps(line) || block.span.start >= line.start) {
        Some(block) if block.kind == BlockKind::Cell => {
            let end =
                (next..lines.line_count()).take_while(|number| !is_blank(number)).last().unwrap_or(next);
            line.join(lines.line(end))
        }
        Some(block) if line.covers(Span::new(block.span.start, block.span.start)) => line.join(block.span),
        // Below it stands another comment: both cover what follows.
        Some(block) => block.span,
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// Suppressions as `rule: reason > what is covered`.
    fn shown(text: &str, format: Format) -> Vec<String> {
        let document = Document::read(Arc::from(text), format);
        let mut facts = Facts::default();
        read(&document, &mut facts);
        let one = |one: &Suppression| {
            let reason = one.reason.as_deref().map_or(String::new(), |reason| format!(": {reason}"));
            assert!(
                one.rule.is_empty() || document.at(one.rule_span).contains(&*one.rule),
                "{:?}",
                document.at(one.rule_span)
            );
            format!("{}{reason} > {}", one.rule, one.covers.map_or("all", |covers| document.at(covers)))
        };
        facts.suppressions.iter().map(one).collect()
    }

    #[test]
    fn comments_cover_what_stands_below() {
        for (text, expected) in [
            (
                "<!-- rapporteur-ignore figure-falls: SCPR counts more -->\nThe toll\nfell.\n\nMore.",
                vec!["figure-falls: SCPR counts more > The toll\nfell."],
            ),
            (
                "<!-- rapporteur-ignore figure-falls -->\r\n\r\nThe toll fell.\r\n",
                vec!["figure-falls > The toll fell."],
            ),
            (
                "<!--rapporteur-ignore a, b c:x-->\nText.",
                vec!["a: x > Text.", "b: x > Text.", "c: x > Text."],
            ),
            ("- one\n\n<!-- rapporteur-ignore a -->\n- two\n- three", vec!["a > - two"]),
            (
                "<!-- rapporteur-ignore a -->\n| x | 5 |\n|---|---|\n| y | 6 |\n\nText.",
                vec!["a > | x | 5 |\n|---|---|\n| y | 6 |"],
            ),
            (
                "<!-- rapporteur-ignore a -->\n<!-- rapporteur-ignore b -->\nText.",
                vec!["a > Text.", "b > Text."],
            ),
            (
                "Ärger <!-- rapporteur-ignore a --> here.\nNot here.",
                vec!["a > Ärger <!-- rapporteur-ignore a --> here."],
            ),
            ("Text.\n<!-- rapporteur-ignore a -->", vec!["a > "]),
            ("<!-- rapporteur-ignore -->\nText.", vec![" > Text."]),
            (
                "Text.\n\n<!-- rapporteur-ignore-file a b: all wrong -->\n\nMore.",
                vec!["a: all wrong > all", "b: all wrong > all"],
            ),
        ] {
            assert_eq!(shown(text, Format::Markdown), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_suppression() {
        for text in [
            "<!-- a comment -->\nText.",
            "<!-- rapporteur-ignored a -->\nText.",
            "```\n<!-- rapporteur-ignore a -->\n```\nText.",
            "Write `<!-- rapporteur-ignore a -->` above it.",
            "<!-- rapporteur-ignore a\nText.",
            "rapporteur-ignore a",
        ] {
            assert_eq!(shown(text, Format::Markdown), [""; 0], "{text}");
        }
        assert_eq!(shown("<!-- rapporteur-ignore a -->\nText.", Format::Plain), [""; 0]);
    }

    #[test]
    fn front_matter_covers_the_document() {
        for (front, expected) in [
            ("rapporteur: {ignore: [a, b]}", vec!["a > all", "b > all"]),
            ("rapporteur:\n  ignore: a", vec!["a > all"]),
            (
                "rapporteur:\n  ignore:\n    - a\n    - b: they count more",
                vec!["a > all", "b: they count more > all"],
            ),
            ("rapporteur:\n  ignore:\n    a: they count more", vec!["a: they count more > all"]),
            ("rapporteur: off", vec![]),
            ("rapporteur: {ignore: }", vec![]),
        ] {
            for format in [Format::Markdown, Format::Plain] {
                assert_eq!(shown(&format!("---\n{front}\n---\nText."), format), expected, "{front}");
            }
        }
    }
}
