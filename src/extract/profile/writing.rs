//! Writing into a profile's front matter where its author would: one more item of a list, in the list's own style.
//! Nothing else of the text changes, comments and order least of all.

use crate::text::{
    Span,
    front_matter::{Entry, FrontMatter, Value},
    quoted::double_quoted,
};

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Words.
    Text(String),
    /// A map, written on one line: keys with words or lists of words.
    Map(Vec<(&'static str, Item)>),
    /// A list, written on one line.
    List(Vec<String>),
}

impl Item {
    /// The item in YAML, on one line.
    fn yaml(&self) -> String {
        match self {
            Self::Text(text) => scalar(text),
            Self::List(items) => {
                format!("[{}]", items.iter().map(|item| scalar(item)).collect::<Vec<_>>().join(", "))
            }
            Self::Map(pairs) => {
                let pairs = pairs.iter().map(|(key, value)| format!("{key}: {}", value.yaml()));
                format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// Where one more item of a list of the front matter goes, and what is written there; a list that is missing is begun.
/// `None` where the text has no front matter, or one that cannot be written into safely: what is written must be read
/// again, and everything beside it as before.
pub fn add(text: &str, key: &str, item: &Item) -> Option<(Span, String)> {
    let (span, new_text) = place(text, key, item)?;
    let [before, behind] = [text.get(..span.start as usize)?, text.get(span.end as usize..)?];
    let written = [before, &new_text, behind].concat();
    let front = FrontMatter::read(&written).filter(|front| front.problem.is_none())?;
    let Value::List(items) = &front.get(key)?.value else { return None };
    let is_there = match item {
        Item::Text(words) => items.iter().any(|(one, _)| one.as_str() == Some(words)),
        Item::Map(_) | Item::List(_) => !items.is_empty(),
    };
    let old = FrontMatter::read(text)?;
    let mut others = old.entries.iter().filter(|entry| &*entry.key != key);
    let is_kept =
        |entry: &Entry| front.get(&entry.key).is_some_and(|now| now.value.as_str() == entry.value.as_str());
    (is_there && others.all(is_kept)).then_some((span, new_text))
}

fn place(text: &str, key: &str, item: &Item) -> Option<(Span, String)> {
    let front = FrontMatter::read(text).filter(|front| front.problem.is_none())?;
    let Some(entry) = front.get(key) else { return begin(text, &front, key, item) };
    match &entry.value {
        Value::List(items) => append(text, entry, items, item),
        // One word where a list may stand becomes the first of a list.
        Value::Scalar(words) if matches!(item, Item::Text(_)) => {
            let written = entry.value_span.of(text);
            // What others may refer to, or what is of a type, stays as it is.
            if written.starts_with(['&', '*', '!']) {
                return None;
            }
            // Words that stand bare on a line of their own may mean something between brackets.
            let is_quoted = written.starts_with(['"', '\'']);
            let first = if is_quoted { written.to_owned() } else { scalar(words) };
            Some((entry.value_span, format!("[{first}, {}]", item.yaml())))
        }
        Value::Null => {
            let line_end = line_end(text, entry.key_span.end);
            let behind = text.get(entry.key_span.end as usize..line_end as usize)?;
            let is_bare = behind.trim_start_matches(':').trim().is_empty();
            is_bare.then(|| (Span::new(line_end, line_end), format!("\n  - {}", item.yaml())))
        }
        _ => None,
    }
}

/// A list that begins, above the line that closes the front matter.
fn begin(text: &str, front: &FrontMatter, key: &str, item: &Item) -> Option<(Span, String)> {
    let at = front.closing_line(text)?;
    let break_ = if front.block.of(text).contains("\r\n") { "\r\n" } else { "\n" };
    let list = match item {
        Item::Text(_) => format!("{key}: [{}]{break_}", item.yaml()),
        _ => format!("{key}:{break_}  - {}{break_}", item.yaml()),
    };
    Some((Span::new(at, at), list))
}

fn append(text: &str, entry: &Entry, items: &[(Value, Span)], item: &Item) -> Option<(Span, String)> {
    let whole = entry.value_span.of(text);
    if whole.starts_with('[') {
        let bracket = entry.value_span.end.checked_sub(1)?;
        if !whole.ends_with(']') {
            return None;
        }
        let lead =
            if items.is_empty() || whole.trim_end_matches(']').trim_end().ends_with(',') { "" } else { ", " };
        return Some((Span::new(bracket, bracket), format!("{lead}{}", item.yaml())));
    }
    let (_, last) = items.last()?;
    let start = line_start(text, last.start);
    let indent: String =
        text.get(start as usize..)?.chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
    // A line that does not begin the item is not where items begin.
    if !text.get(start as usize + indent.len()..)?.starts_with('-') {
        return None;
    }
    let end = line_end(text, last.end);
    Some((Span::new(end, end), format!("\n{indent}- {}", item.yaml())))
}

fn line_start(text: &str, at: u32) -> u32 {
    let before = text.get(..at as usize).unwrap_or_default();
    before.rfind(['\n', '\r']).map_or(0, |line| line as u32 + 1)
}

fn line_end(text: &str, at: u32) -> u32 {
    let rest = text.get(at as usize..).unwrap_or_default();
    rest.find(['\n', '\r']).map_or(text.len() as u32, |line| at + line as u32)
}

/// A scalar that YAML reads as these words: bare where that is certain, else in double quotes.
pub fn scalar(text: &str) -> String {
    let is_plain_char = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/');
    let begins_well = text.chars().next().is_some_and(char::is_alphabetic);
    let is_word_of_yaml = matches!(
        text.to_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    if begins_well && text.chars().all(is_plain_char) && text.trim() == text && !is_word_of_yaml {
        return text.to_owned();
    }
    double_quoted(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a missing place fails the test")]
    use super::*;

    fn added(text: &str, key: &str, item: &Item) -> String {
        let (span, new) = add(text, key, item).unwrap();
        let mut out = text.to_owned();
        out.replace_range(span.start as usize..span.end as usize, &new);
        out
    }

    fn alias(text: &str) -> String {
        added(text, "aliases", &Item::Text("O'Neil: \"the\\one\"".into()))
    }

    /// The aliases that are read back.
    fn aliases(text: &str) -> Vec<String> {
        let front = FrontMatter::read(text).unwrap();
        assert_eq!(front.problem, None, "{text}");
        let Some(Value::List(items)) = front.get("aliases").map(|entry| entry.value.clone()) else {
            panic!("{text}")
        };
        items.iter().filter_map(|(item, _)| item.as_str().map(str::to_owned)).collect()
    }

    #[test]
    fn every_style_of_list_takes_one_more() {
        for (text, before) in [
            ("---\nkind: person\nname: A\n---\n# A\n", vec![]),
            ("---\nkind: person\naliases: []\n---\n", vec![]),
            ("---\naliases: [A, \"B, C\"] # two\nkind: person\n---\n", vec!["A", "B, C"]),
            ("---\naliases:\n  - A # one\n  - B\nkind: person\n---\n", vec!["A", "B"]),
            ("---\naliases:\n- A\nkind: person\n---\n", vec!["A"]),
            ("---\naliases: A\nkind: person\n---\n", vec!["A"]),
            ("---\naliases: 'A, B'\nkind: person\n---\n", vec!["A, B"]),
            ("---\naliases: A, B]\nkind: person\n---\n", vec!["A, B]"]),
            ("---\naliases:\n  -[\nkind: person\n---\n", vec!["-["]),
            ("---\naliases:\nkind: person\n---\n", vec![]),
        ] {
            let new = alias(text);
            let mut expected: Vec<&str> = before;
            expected.push("O'Neil: \"the\\one\"");
            assert_eq!(aliases(&new), expected, "{new}");
            assert!(new.contains("kind: person"), "{new}");
        }
    }

    #[test]
    fn what_would_not_be_read_again_is_not_written() {
        let item = Item::Text("B".into());
        for text in ["---\n 1 -d: \n---\n", "---\naliases: &a A\nname: *a\n---\n"] {
            assert_eq!(add(text, "aliases", &item), None, "{text}");
        }
    }

    #[test]
    fn maps_are_written_one_a_line() {
        let item = Item::Map(vec![
            ("reason", Item::Text("counts: differ".into())),
            ("lineages", Item::List(vec!["a-b".into(), "c".into()])),
        ]);
        let text = "---\nkind: conflict\n---\nText.\n";
        let once = added(text, "acknowledge", &item);
        assert_eq!(
            once,
            "---\nkind: conflict\nacknowledge:\n  - {reason: \"counts: differ\", lineages: [a-b, c]}\n---\nText.\n"
        );
        let twice = added(&once, "acknowledge", &item);
        assert_eq!(twice.matches("  - {reason").count(), 2, "{twice}");
        assert_eq!(FrontMatter::read(&twice).unwrap().problem, None);
    }

    #[test]
    fn what_cannot_be_written_into_is_left_alone() {
        let item = Item::Text("B".into());
        for text in ["No front matter.\n", "---\nkind: [broken\n---\n", "---\naliases: {a: b}\n---\n"] {
            assert_eq!(add(text, "aliases", &item), None, "{text}");
        }
    }
}
