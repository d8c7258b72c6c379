//! Every finding can be lived with: what an editor offers for that silences it, and changes nothing else.

use std::{collections::BTreeMap, sync::Arc};

use rapporteur::{
    corpus::DocPath,
    extract::DocumentKind,
    rule::{Diagnostic, edited},
    workspace::{Amendment, View},
};

use tempfile::TempDir;

use super::{terminal::written, world::World};

const SOURCE: &str = "---\ndate: 2017-07-04\noutlet: Levant Wire\n---\n# Round five\n\nASTANA — The war in Syria has killed an \
     estimated 320,000 people, officials said.\n";

/// The places in which a wrong figure can stand.
const PLACES: [(&str, &str); 9] = [
    (
        "notes/paragraph.md",
        "# Note\n\nFirst words.\nThe war has killed 350,000 people ([five](../articles/five.md)).\n\nMore.\n",
    ),
    (
        "notes/windows.md",
        "# Note\r\n\r\nThe war has killed 350,000 people ([five](../articles/five.md)).  \r\n\r\nMore.\r\n",
    ),
    (
        "notes/item.md",
        "# Note\n\n- One.\n- The war has killed 350,000 people ([five](../articles/five.md)).\n- Three.\n",
    ),
    (
        "notes/nested.md",
        "# Note\n\n1. One.\n\n   The war has killed 350,000 people ([five](../articles/five.md)).\n\n2. Two.\n",
    ),
    (
        "notes/quoted.md",
        "# Note\n\n> The war has killed 350,000 people ([five](../articles/five.md)).\n\nMore.\n",
    ),
    (
        "notes/table.md",
        "# Note\n\n| what | said |\n| --- | --- |\n| x | y |\n| toll | The war has killed 350,000 people ([five](../articles/five.md)). |\n",
    ),
    ("notes/heading.md", "# Note\n\n## See [gone](gone.md)\n\nMore.\n"),
    ("notes/plain.txt", "---\nkind: note\n---\nWords.\n\nMore words.\n"),
    (
        "profiles/syrian-war.md",
        "---\nkind: conflict\nname: Syrian war\nstart: 2011-03\naliasses: [the war]\n---\nA war.\n",
    ),
];

fn texts() -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> =
        PLACES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    texts.insert("articles/five.md".to_owned(), SOURCE.to_owned());
    texts.insert(
        "articles/undated.txt".to_owned(),
        "Talks go on\n\nThe talks went on in Astana.\n".to_owned(),
    );
    texts.insert("rapporteur.toml".to_owned(), "[corpus]\nconflict = \"syrian-war\"".to_owned());
    texts
}

/// The corpus of these texts, in a folder that stays as long as it is asked about.
fn world(texts: &BTreeMap<String, String>) -> (World, TempDir) {
    let files: Vec<(&str, &[u8])> =
        texts.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    let folder = written(&files);
    (World::of_folder(folder.path()), folder)
}

/// All findings as document, rule and words.
fn all(world: &World) -> Vec<(String, &'static str, String)> {
    let mut all = Vec::new();
    for path in world.texts.keys() {
        let found = world.report(path).diagnostics.into_iter();
        all.extend(found.map(|one| (path.clone(), one.rule, one.span.of(world.text(path)).to_owned())));
    }
    all
}

fn applied(texts: &BTreeMap<String, String>, amendment: &Amendment) -> BTreeMap<String, String> {
    let mut texts = texts.clone();
    match amendment {
        Amendment::Edit(edit) => {
            let text = texts.get_mut(&*edit.document).expect("the document is there");
            *text = edited(text, [edit]);
        }
        Amendment::New(path, text) => {
            assert!(texts.insert(path.to_string(), text.clone()).is_none());
        }
    }
    texts
}

fn each(view: &View, mut look: impl FnMut(&DocPath, DocumentKind, &Diagnostic, Vec<(String, Amendment)>)) {
    for entry in view.snapshot.entries() {
        let report = view.check(entry);
        for found in &report.diagnostics {
            let waivers = view.waivers(entry, &report, found, "ann");
            let waivers = waivers.into_iter().map(|one| (one.title, one.amendment)).collect();
            look(&Arc::clone(&entry.path), entry.kind, found, waivers);
        }
    }
}

#[test]
fn what_is_offered_silences_the_finding_and_nothing_else() {
    let texts = texts();
    let (before, _folder) = world(&texts);
    let expected = all(&before);
    let mut met = 0;
    each(&before.view, |path, kind, found, waivers| {
        assert_eq!(waivers.len(), 2, "{path}: {}: {waivers:?}", found.message);
        for (title, amendment) in waivers {
            let words = found.span.of(before.text(path)).to_owned();
            let mut left = expected.clone();
            let place = left
                .iter()
                .position(|one| (&one.0, one.1, &one.2) == (&path.to_string(), found.rule, &words));
            left.remove(place.unwrap());
            let edited_now = applied(&texts, &amendment);
            let touched = edited_now.iter().filter(|(path, text)| texts.get(*path) != Some(text));
            assert!(
                touched.clone().all(|(path, _)| !path.starts_with("articles/")),
                "{title} edits an article"
            );
            let after = all(&world(&edited_now).0);
            assert_eq!(after, left, "{path}: {title}: {:#?}", touched.collect::<Vec<_>>());
        }
        met |= match kind {
            DocumentKind::Article => 1,
            DocumentKind::Note => 2,
            DocumentKind::Profile => 4,
            DocumentKind::Configuration => 8,
        };
    });
    assert_eq!(met, 7, "findings of every kind of document: {expected:#?}");
}

/// A second waiver of the same sort stands beside the first, in order.
#[test]
fn the_second_row_of_a_baseline_goes_into_its_place() {
    let mut texts = texts();
    for round in 0..4 {
        let (now, _folder) = world(&texts);
        let before = all(&now).len();
        let mut next = None;
        each(&now.view, |_, _, _, waivers| next = next.take().or_else(|| waivers.into_iter().nth(1)));
        let (title, amendment) = next.unwrap();
        assert!(title.contains("baseline"), "{title}");
        texts = applied(&texts, &amendment);
        assert_eq!(all(&world(&texts).0).len(), before - 1, "round {round}: {texts:#?}");
    }
    let baseline = &texts["rapporteur-baseline.toml"];
    let rows: Vec<&str> = baseline.lines().filter(|line| line.starts_with("  {")).collect();
    assert_eq!(rows.len(), 4);
    assert!(rows.is_sorted(), "{baseline}");
    assert!(rows.iter().all(|row| row.contains("author = \"ann\"")), "{baseline}");
}
