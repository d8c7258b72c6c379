//! Front matter line by line: plain `key: value` lines need no YAML parser, and broken YAML keeps its good lines.

use super::{Entry, Lines, Span, Value, yaml};

/// The entries of a block in which every line is a plain `key: value` that YAML reads as exactly these words;
/// `None` where a line needs the parser.
pub(super) fn simple(text: &str, inside: Span) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    for line in lines(text, inside) {
        let written = line.of(text);
        if written.trim().is_empty() {
            continue;
        }
        let (key, value) = split(text, line).filter(|(key, _)| key.start == line.start)?;
        let words = value.of(text);
        if !is_plain(words) {
            return None;
        }
        let (value, value_span) = match quoted(words) {
            Some(words) => (Value::Scalar(words.into()), value),
            None if words.is_empty() || matches!(words, "~" | "null" | "Null" | "NULL") => {
                (Value::Null, value)
            }
            None => (Value::Scalar(words.into()), value),
        };
        entries.push(Entry { key: key.of(text).into(), key_span: key, value, value_span });
    }
    // An empty block may be a comment's, a rule's or a list's business: the parser decides.
    (!entries.is_empty()).then_some(entries)
}

/// Whether YAML takes these words of one line as they stand (or as they stand between their quotes).
fn is_plain(words: &str) -> bool {
    if words.bytes().any(|b| b < b' ' || b == 0x7f || b == b'\\') {
        return false;
    }
    if words.starts_with(['"', '\'']) {
        return quoted(words).is_some();
    }
    let opens_otherwise = words.starts_with([
        '[', ']', '{', '}', '&', '*', '!', '|', '>', '%', '@', '`', '#', ',', '?', ':', '-', '<',
    ]);
    !opens_otherwise && !words.contains(": ") && !words.contains(" #") && !words.ends_with(':')
}

/// The words between a pair of quotes without quotes or escapes inside.
fn quoted(words: &str) -> Option<&str> {
    let quote = words.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = words.strip_prefix(quote)?.strip_suffix(quote)?;
    (!inner.contains(quote) && !inner.contains('\\')).then_some(inner)
}

/// What can be saved of broken YAML: each top-level key with the lines that belong to it is read on its own, as YAML
/// where that works, otherwise as the words behind the colon.
pub(super) fn entries(text: &str, inside: Span) -> Vec<Entry> {
    let mut starts: Vec<Span> = Vec::new();
    for line in lines(text, inside) {
        let is_top = line.of(text).starts_with(|c: char| !c.is_whitespace());
        if is_top && split(text, line).is_some() {
            starts.push(line);
        }
    }
    let mut entries = Vec::new();
    for (at, line) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(inside.end, |next| next.start);
        match yaml::read(text, Span::new(line.start, end)) {
            yaml::Outcome::Map(found) if found.len() == 1 => entries.extend(found),
            _ => entries.extend(words(text, *line)),
        }
    }
    entries
}

/// A line's key and the words behind its colon, without quotes at both ends.
fn words(text: &str, line: Span) -> Option<Entry> {
    let (key_span, value_span) = split(text, line)?;
    let written = value_span.of(text);
    let bare = quoted(written).unwrap_or_else(|| written.trim_matches(['"', '\'']));
    let value = if bare.is_empty() { Value::Null } else { Value::Scalar(bare.into()) };
    Some(Entry { key: key_span.of(text).into(), key_span, value, value_span })
}

/// The end of the lines below an opening `---` that can belong to a front matter: up to the first blank line or line
/// of prose.
pub(super) fn end_of_entries(text: &str, from: usize) -> usize {
    let mut lines = Lines { text, at: from };
    let mut end = from;
    while let Some(line) = lines.next() {
        let written = line.of(text);
        let belongs = split(text, line).is_some()
            || end > from
                && written.starts_with([' ', '\t', '-', '#', ']', '}'])
                && !written.trim().is_empty();
        if !belongs {
            break;
        }
        end = lines.at;
    }
    end
}

/// The places of key and value of a line `key: value`. Keys are words of letters, digits, `_`, `-`, `.` and inner
/// spaces, as people write them; a sentence that holds a colon is none.
fn split(text: &str, line: Span) -> Option<(Span, Span)> {
    let written = line.of(text);
    let colon = written.find(':')?;
    let (key, rest) = (written.get(..colon)?, written.get(colon + 1..)?);
    let is_key = !key.is_empty()
        && key.len() <= 40
        && key.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
        && !key.ends_with(' ')
        && key.split(' ').count() <= 2;
    if !is_key || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let value = rest.trim();
    let behind = line.start + colon as u32 + 1;
    let start =
        if value.is_empty() { behind } else { behind + (rest.len() - rest.trim_start().len()) as u32 };
    Some((Span::new(line.start, line.start + colon as u32), Span::new(start, start + value.len() as u32)))
}

fn lines(text: &str, inside: Span) -> impl Iterator<Item = Span> {
    let lines = Lines { text, at: inside.start as usize };
    lines.take_while(move |line| line.start < inside.end)
}
