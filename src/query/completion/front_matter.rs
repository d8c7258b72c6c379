//! Keys of front matter, and values of those that take one of a few.

use super::{About, Completion, Completions, Kind, Place};
use crate::{
    extract::{
        DocumentKind,
        profile::keys::{self, GENERAL, Key, PROFILE, Shape},
    },
    text::{Span, front_matter::FrontMatter},
};

pub(super) fn complete(place: Place<'_>) -> Option<Completions> {
    if !is_inside(place) {
        return None;
    }
    let line = place.line_before();
    let items = match line.split_once(':') {
        Some((name, typed)) if !name.starts_with([' ', '-']) => values(place, name, typed),
        _ => keys_at(place, line),
    };
    Some(Completions { items, is_cut: false })
}

/// Between the `---` lines, or below the first where the second is not written yet.
fn is_inside(place: Place<'_>) -> bool {
    let before = place.text.get(..place.offset as usize).unwrap_or_default().trim_start_matches('\u{feff}');
    let mut lines = before.lines();
    let opens = lines.next().is_some_and(|line| line.trim_end() == "---") && before.contains('\n');
    let is_closed = lines.any(|line| matches!(line.trim_end(), "---" | "...") && !before.ends_with(line));
    opens && !is_closed
}

/// The keys that fit a line on which none is written yet.
fn keys_at(place: Place<'_>, line: &str) -> Vec<Completion> {
    let typed = line.rsplit([' ', '-', '{', ',']).next().unwrap_or_default();
    let is_nested = line.len() > typed.len();
    let (known, written): (Vec<&Key>, Vec<String>) = if is_nested {
        let Some(Shape::Maps(fields)) = list_above(place) else { return Vec::new() };
        (fields.iter().collect(), Vec::new())
    } else {
        let front = FrontMatter::read(place.text);
        let written = front.iter().flat_map(|front| &front.entries).map(|entry| entry.key.to_string());
        let of_profiles = PROFILE.iter().filter(|_| place.entry.kind == DocumentKind::Profile);
        (GENERAL.iter().chain(of_profiles).collect(), written.collect())
    };
    let span = place.over(typed);
    let open = known.into_iter().filter(|key| !written.iter().any(|name| name == key.name && name != typed));
    open.map(|key| {
        item(key.name, &format!("{}: ", key.name), key.shape.wording(), Kind::Key, key.meaning, span)
    })
    .collect()
}

/// The shape of the key whose list a nested line belongs to.
fn list_above(place: Place<'_>) -> Option<Shape> {
    let before = place.text.get(..place.offset as usize)?;
    let mut above = before.lines().rev().skip_while(|line| line.starts_with([' ', '-']));
    let (name, _) = above.next()?.split_once(':')?;
    keys::find(name.trim()).map(|key| key.shape)
}

/// The values of a key that takes one of a few words, or a profile.
fn values(place: Place<'_>, name: &str, typed: &str) -> Vec<Completion> {
    let Some(key) = keys::find(name.trim()) else { return Vec::new() };
    let begun = typed.rsplit([' ', '[', ',']).next().unwrap_or_default();
    let span = place.over(begun);
    let value = |word: &str| item(word, word, "", Kind::Value, key.meaning, span);
    match key.shape {
        Shape::Kind => keys::kinds().map(value).collect(),
        Shape::Id | Shape::Ids => {
            let profiles = place.snapshot.profiles().filter(|(page, _)| page.path != place.entry.path);
            profiles
                .map(|(_, profile)| Completion {
                    detail: profile.names.name.to_string(),
                    ..value(&profile.names.id)
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn item(
    label: &str,
    new_text: &str,
    detail: &str,
    kind: Kind,
    meaning: &'static str,
    replaces: Span,
) -> Completion {
    Completion {
        label: label.to_owned(),
        detail: detail.to_owned(),
        kind,
        filter: label.to_owned(),
        replaces,
        new_text: new_text.to_owned(),
        about: About::Words(meaning),
    }
}
