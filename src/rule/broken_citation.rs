//! `broken-citation`: a citation to no document, or to no heading in it.

use std::sync::Arc;

use super::{Check, Fix, Level, Rule};
use crate::{
    corpus::{Cited, Entry, Snapshot, relative, stem},
    extract::{Citation, CitationKind, DocumentKind, facts::anchor},
    text::{Span, fold::fold, nearest::distance_within},
};

pub(super) static RULE: Rule = Rule {
    name: "broken-citation",
    summary: "a citation to no document, or to no heading in it",
    level: Level::Error,
    in_articles: Level::Off,
    manual: include_str!("broken_citation.md"),
    check,
};

/// Names longer than this are not compared.
const LONGEST_NAME: usize = 200;
/// How many did-you-means are offered.
const OFFERED: usize = 3;

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    if !matches!(entry.kind, DocumentKind::Note | DocumentKind::Profile) {
        return;
    }
    for citation in &entry.facts.citations {
        check.report.reads.targets = true;
        match check.snapshot.resolve_citation(&entry.path, citation) {
            Cited::Nothing if !names_an_entity(check.snapshot, &entry, citation) => {
                tell_missing(check, citation);
            }
            Cited::NoHeading(path) => tell_no_heading(check, citation, &path),
            _ => {}
        }
    }
}

/// `[[Sergei Lavrov]]` is a name, whether or not a page of that name exists.
fn names_an_entity(snapshot: &Snapshot, entry: &Entry, citation: &Citation) -> bool {
    if citation.kind != CitationKind::Wiki {
        return false;
    }
    let named = entry
        .facts
        .mentions
        .iter()
        .any(|mention| citation.span.covers(mention.span) && snapshot.is_mention(mention));
    let wanted = fold(&citation.target);
    let is_name = |name: &str| fold(name) == wanted;
    named
        || snapshot.profiles().any(|(_, profile)| {
            is_name(&profile.names.name) || profile.names.aliases.iter().any(|alias| is_name(alias))
        })
}

fn tell_missing(check: &mut Check<'_>, citation: &Citation) {
    let (message, candidates) = match citation.kind {
        CitationKind::Key => {
            let keys = check.snapshot.entries().flat_map(|entry| entry.facts.keys.iter().map(|key| &**key));
            (format!("no article has the key {}", citation.target), nearest(&citation.target, keys))
        }
        CitationKind::Wiki => {
            let stems = check.snapshot.entries().map(|entry| stem(&entry.path));
            (format!("no document is named {}", citation.target), nearest(&citation.target, stems))
        }
        CitationKind::Link | CitationKind::Footnote => {
            (format!("there is no document at {}", citation.target), paths(check, citation))
        }
    };
    let meant = candidates.first().map(|one| format!("; did you mean {one}?")).unwrap_or_default();
    let span = citation.target_span;
    let fixes = candidates.iter().map(|new| replace(check.entry, span, new)).collect();
    check.find(citation.target_span, format!("{message}{meant}"), Vec::new(), fixes);
}

fn tell_no_heading(check: &mut Check<'_>, citation: &Citation, path: &str) {
    let wanted = citation.heading.as_deref().unwrap_or_default();
    let headings = check.snapshot.entry(path).map(|entry| entry.facts.headings.clone()).unwrap_or_default();
    let candidates = nearest(&anchor(wanted), headings.iter().map(|heading| &*heading.anchor));
    let meant = candidates.first().map(|one| format!("; did you mean #{one}?")).unwrap_or_default();
    let fixes = candidates.iter().map(|new| {
        let target = format!("{}#{new}", citation.target);
        replace(check.entry, citation.whole_target_span, &target)
    });
    let fixes = fixes.collect();
    check.find(citation.target_span, format!("{path} has no heading #{wanted}{meant}"), Vec::new(), fixes);
}

fn replace(entry: &Entry, span: Span, new_text: &str) -> Fix {
    Fix::choice(format!("Cite {new_text}"), entry, span, new_text.to_owned())
}

/// The documents whose file names are near the missing one's, as paths from the citing document's folder.
fn paths(check: &Check<'_>, citation: &Citation) -> Vec<String> {
    let name = fold(citation.target.rsplit('/').next().unwrap_or(&citation.target));
    let from = check.entry.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let all = check.snapshot.entries().filter(|entry| entry.kind != DocumentKind::Configuration);
    let mut found: Vec<(usize, String)> = all
        .filter_map(|entry| {
            let distance = near(&name, entry.path.rsplit('/').next()?)?;
            Some((distance, relative(from, &entry.path)))
        })
        .collect();
    found.sort();
    found.into_iter().take(OFFERED).map(|(_, path)| path).collect()
}

fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let wanted = fold(wanted);
    let mut found: Vec<(usize, &str)> = names.filter_map(|name| Some((near(&wanted, name)?, name))).collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(OFFERED).map(|(_, name)| name.to_owned()).collect()
}

/// How far apart a folded name and another one are, where that is near enough to be a slip: a third of the longer.
fn near(folded: &str, other: &str) -> Option<usize> {
    let other = fold(other);
    let (m, n) = (folded.chars().count(), other.chars().count());
    let longer = m.max(n);
    if longer > LONGEST_NAME || m.abs_diff(n) * 3 > longer {
        return None;
    }
    distance_within(folded, &other, longer / 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_names_are_not() {
        assert_eq!(near("afp-2017-07-04", "afp-2017-07-05"), Some(1));
        assert_eq!(near("kerry", "lavrov"), None);
        assert_eq!(near("", ""), Some(0));
    }
}
