//! A measurement on annotated articles, where a folder of them is at hand: `RAPPORTEUR_GOLD` names a folder with
//! `articles/*.txt` and `gold/*.mentions.tsv` (start, end, line, text, kind, id, required or optional). Silent without.
#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "prints shares for the one who measures"
)]

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use crate::{
    extract::{
        Facts, Lexicon, MentionKind, Reference, extract,
        figure::measure::Measures,
        profile::{self, ProfileNames},
    },
    text::{Document, Format},
};

type Row = (String, String, String);

fn profiles(folder: &Path) -> Vec<ProfileNames> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names = Vec::new();
    for file in files {
        let path = file.path();
        let (Some(stem), Ok(text)) = (path.file_stem(), fs::read_to_string(&path)) else { continue };
        let document = Document::read(Arc::from(text), Format::Markdown);
        names.extend(profile::names(&document, &stem.to_string_lossy()));
    }
    names
}

fn id(facts: &Facts, reference: &Reference) -> String {
    let (Reference::Named(key) | Reference::Short(key)) = reference else {
        let Reference::Known(id) = reference else { return String::new() };
        return id.to_string();
    };
    let surface = facts.names.iter().find(|(known, _)| known == key).map_or("?", |(_, surface)| surface);
    crate::corpus::slug(surface).to_string()
}

/// Prints precision and recall of all articles; gives F1 strict and of span and kind.
fn score(folder: &Path, lexicon: &Lexicon) -> (f64, f64) {
    let (mut strict, mut loose, mut found, mut gold) = (0, 0, 0, 0);
    let mut tables: Vec<_> = fs::read_dir(folder.join("gold")).into_iter().flatten().flatten().collect();
    tables.sort_by_key(fs::DirEntry::path);
    for table in tables {
        let name = table.file_name().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".mentions.tsv") else { continue };
        let Ok(text) = fs::read_to_string(folder.join(format!("articles/{stem}.txt"))) else { continue };
        let rows = fs::read_to_string(table.path()).unwrap_or_default();
        let document = Document::read(Arc::from(text), Format::Plain);
        let facts = extract(&document, lexicon);
        let mut required: BTreeMap<(u32, u32), Row> = BTreeMap::new();
        let mut optional = Vec::new();
        for row in rows.lines().skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [start, end, line, text, kind, id, scored] = cells.as_slice() else { continue };
            let (Ok(start), Ok(end)) = (start.parse(), end.parse()) else { continue };
            if *scored == "required" {
                required.insert((start, end), (format!("{line} {text}"), (*kind).into(), (*id).into()));
            } else {
                optional.push((start, end));
            }
        }
        let mut got = BTreeMap::new();
        for mention in &facts.mentions {
            let kind = match mention.kind {
                MentionKind::Actor => "actor",
                MentionKind::Venue => "venue",
                _ => continue,
            };
            got.insert(
                (mention.span.start, mention.span.end),
                (kind, id(&facts, &mention.reference), mention),
            );
        }
        for (place, (line, kind, wanted)) in &required {
            let mention = got.get(place);
            let same_kind = mention.is_some_and(|(found, _, _)| found == kind);
            let same_id = mention.is_some_and(|(_, found, _)| found == wanted);
            loose += usize::from(same_kind);
            strict += usize::from(same_kind && same_id);
            if !(same_kind && same_id) {
                let shown = mention.map(|(kind, id, _)| format!("{kind} {id}"));
                println!("  {stem}:{line} wants {kind} {wanted}, got {shown:?}");
            }
        }
        for (place, (kind, id, mention)) in &got {
            let is_optional = optional.iter().any(|(start, end)| place.0 < *end && *start < place.1);
            if !required.contains_key(place) && !is_optional {
                found += 1;
                println!("  {stem}: extra {:?} as {kind} {id}", document.at(mention.span));
            }
        }
        found += required.keys().filter(|place| got.contains_key(*place)).count();
        gold += required.len();
    }
    let f1 = |hits: usize| 2.0 * hits as f64 / (found + gold).max(1) as f64;
    println!(
        "gold {gold}, found {found}: strict {strict} F1 {:.3}, span and kind {loose} F1 {:.3}",
        f1(strict),
        f1(loose)
    );
    (f1(strict), f1(loose))
}

#[test]
fn annotated_articles() {
    let Some(folder) = std::env::var_os("RAPPORTEUR_GOLD") else { return };
    let folder = Path::new(&folder);
    println!("without profiles");
    let (_, loose) = score(folder, &Lexicon::default());
    println!("with profiles");
    let profiles = profiles(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/profiles"));
    let (strict, _) = score(folder, &Lexicon::new(&profiles, Measures::default()));
    assert!(loose >= 0.85 && strict >= 0.95, "{loose} {strict}");
}
