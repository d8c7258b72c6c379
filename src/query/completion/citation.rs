//! Citations: a path in a link, a name in a wiki link, a key in `[@key]`.

use std::sync::Arc;

use super::{About, Completion, Completions, Kind, Place};
use crate::{
    corpus::{Entry, link_to, stem},
    extract::DocumentKind,
    text::Span,
};

/// Documents that are offered at once.
const OFFERED: usize = 200;

/// How a citation is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Link,
    Wiki,
    Key,
}

pub(super) fn complete(place: Place<'_>) -> Option<Completions> {
    let (way, typed) = begun(place.line_before())?;
    let is_cited = |entry: &&Arc<Entry>| match entry.kind {
        DocumentKind::Configuration => false,
        DocumentKind::Article => true,
        DocumentKind::Note | DocumentKind::Profile => way != Way::Key && entry.path != place.entry.path,
    };
    // What is cited most is what is newest; articles before the team's own pages.
    let documents: Box<dyn Iterator<Item = &Arc<Entry>>> = match way {
        Way::Key => place.snapshot.entries_with_keys(),
        Way::Link | Way::Wiki => Box::new(place.snapshot.entries_by_age()),
    };
    let span = place.over(typed);
    let cited = documents.filter(is_cited).filter_map(|entry| item(place, entry, way, span));
    let items: Vec<Completion> = cited.take(OFFERED + 1).collect();
    let is_cut = items.len() > OFFERED;
    Some(Completions { items: items.into_iter().take(OFFERED).collect(), is_cut })
}

/// The way, and what is typed of the target. A target with a space or an end is none that is being written.
fn begun(before: &str) -> Option<(Way, &str)> {
    let behind = |opening: &str| before.rfind(opening).and_then(|at| before.get(at + opening.len()..));
    let wiki = behind("[[").filter(|typed| !typed.contains([']', '#', '|']));
    if let Some(typed) = wiki {
        return Some((Way::Wiki, typed));
    }
    if let Some(typed) =
        behind("](").filter(|typed| !typed.contains([')', ' ', '#']) && !typed.contains("://"))
    {
        return Some((Way::Link, typed));
    }
    let key = behind("@").filter(|typed| typed.chars().all(|c| c.is_alphanumeric() || "-_:.".contains(c)))?;
    let lead = before.strip_suffix(key)?.strip_suffix('@')?;
    (lead.rfind('[') > lead.rfind(']')).then_some((Way::Key, key))
}

fn item(place: Place<'_>, entry: &Arc<Entry>, way: Way, replaces: Span) -> Option<Completion> {
    let closing = |mark: &str| if place.line_behind().starts_with(mark) { "" } else { mark }.to_owned();
    let new_text = match way {
        Way::Link => link_to(&place.entry.path, &entry.path) + &closing(")"),
        Way::Wiki => stem(&entry.path).to_owned() + &closing("]]"),
        Way::Key => entry.facts.keys.first()?.to_string(),
    };
    let title = entry.facts.title.as_deref().unwrap_or_else(|| stem(&entry.path));
    let detail = match entry.kind {
        DocumentKind::Article => place.snapshot.published(entry),
        DocumentKind::Profile => "profile".to_owned(),
        DocumentKind::Note | DocumentKind::Configuration => "note".to_owned(),
    };
    Some(Completion {
        label: title.to_owned(),
        filter: format!("{new_text} {title} {detail}"),
        detail,
        kind: Kind::Citation,
        replaces,
        new_text,
        about: About::Document(Arc::clone(&entry.path)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_that_is_begun_is_known() {
        for (before, expected) in [
            ("as [the wire](../art", Some((Way::Link, "../art"))),
            ("as [the wire](", Some((Way::Link, ""))),
            ("as [[2016-0", Some((Way::Wiki, "2016-0"))),
            ("killed [@le", Some((Way::Key, "le"))),
            ("killed [see @le", Some((Way::Key, "le"))),
            ("mail me@le", None),
            ("[@done] and @le", None),
            ("as [the wire](a.md) an", None),
            ("as [x](https://ex", None),
            ("[[done]] an", None),
            ("", None),
        ] {
            assert_eq!(begun(before), expected, "{before}");
        }
    }
}
