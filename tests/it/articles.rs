//! Five real articles, for those who have them in `../shared` (or where `RAPPORTEUR_SHARED` says): they are not ours to
//! ship, and nothing of their text stands here.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use rapporteur::rule::{Diagnostic, Level};

use super::world::World;

/// The articles by the number that their names begin with.
fn articles() -> Option<BTreeMap<String, String>> {
    let shared = env::var_os("RAPPORTEUR_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let files = fs::read_dir(shared.join("articles")).ok()?;
    let texts = files.map(|item| {
        let path = item.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().chars().take(3).collect::<String>();
        (name, fs::read_to_string(path).unwrap())
    });
    let texts: BTreeMap<String, String> = texts.collect();
    (texts.len() == 5).then_some(texts)
}

/// A corpus of the articles and some notes, with or without the sample corpus's profiles.
fn world(articles: &BTreeMap<String, String>, notes: &[(&str, &str)], with_profiles: Profiles) -> World {
    let profiles = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/profiles");
    let mut documents: Vec<(String, String)> =
        articles.iter().map(|(name, text)| (format!("articles/{name}.txt"), text.clone())).collect();
    documents.extend(notes.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    if with_profiles == Profiles::Seeds {
        for item in fs::read_dir(profiles).unwrap() {
            let path = item.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            documents.push((format!("profiles/{name}"), fs::read_to_string(path).unwrap()));
        }
    }
    World::of(documents.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Profiles {
    Seeds,
    None,
}

/// The findings above hint: document, finding.
fn findings(world: &World) -> Vec<(String, Diagnostic)> {
    let all = world
        .texts
        .keys()
        .flat_map(|path| world.report(path).diagnostics.into_iter().map(|one| (path.clone(), one)));
    all.filter(|(_, one)| one.level > Level::Hint).collect()
}

fn short(findings: &[(String, Diagnostic)]) -> Vec<(&str, &str)> {
    findings.iter().map(|(path, one)| (path.as_str(), one.rule)).collect()
}

#[test]
fn two_counts_are_disputed_one_article_is_undated_and_nothing_else() {
    let Some(articles) = articles() else { return };
    for profiles in [Profiles::Seeds, Profiles::None] {
        let world = world(&articles, &[], profiles);
        let findings = findings(&world);
        assert_eq!(
            short(&findings),
            [
                ("articles/002.txt", "figure-disputed"),
                ("articles/003.txt", "undated-article"),
                ("articles/004.txt", "figure-disputed"),
            ],
            "{profiles:?}: {findings:#?}"
        );
        let at = |number: usize| {
            let (path, one) = &findings[number];
            let related = &one.related[0];
            (
                one.span.of(world.text(path)),
                related.span.of(world.text(&related.document)),
                &*related.document,
            )
        };
        assert_eq!(at(0), ("280,000", "470,000", "articles/004.txt"), "{profiles:?}");
        assert_eq!(at(2), ("470,000", "280,000", "articles/002.txt"), "{profiles:?}");
    }
}

#[test]
fn with_a_date_the_last_article_continues_the_second_count_and_names_it() {
    let Some(mut articles) = articles() else { return };
    for text in articles.iter_mut().filter(|(name, _)| *name == "003").map(|(_, text)| text) {
        *text = format!("---\ndate: 2017-12-22\n---\n\n{text}");
    }
    for profiles in [Profiles::Seeds, Profiles::None] {
        let world = world(&articles, &[], profiles);
        let findings = findings(&world);
        let disputed = [("articles/002.txt", "figure-disputed"), ("articles/004.txt", "figure-disputed")];
        assert_eq!(short(&findings), disputed, "{profiles:?}: {findings:#?}");
        let war =
            world.snapshot.all_series().filter(|(key, _)| &*key.measure == "deaths" && key.group.is_none());
        let lineages: Vec<Vec<Option<String>>> = war
            .map(|(_, series)| {
                let names = series.lineages.lineages.iter().map(|one| one.name.as_ref());
                names.map(|name| name.map(|name| world.snapshot.name_of(name))).collect()
            })
            .collect();
        assert_eq!(
            lineages,
            [[None, Some("Syrian Observatory for Human Rights".to_owned())]],
            "{profiles:?}"
        );
    }
}

#[test]
fn notes_that_let_a_toll_fall_or_misquote_are_told_so() {
    let Some(articles) = articles() else { return };
    let falls =
        "---\ndate: 2016-07-18\n---\nThe death toll of the Syrian war fell from 470,000 to 280,000.\n";
    let misquotes = "---\ndate: 2017-07-05\n---\nThe war in Syria has claimed an estimated 350,000 lives ([page](../articles/001.txt)).\n";
    let right = "---\ndate: 2017-07-05\n---\nThe war in Syria has claimed an estimated 320,000 lives ([page](../articles/001.txt)).\nA fifth round of the Astana talks dealt with four zones ([page](../articles/001.txt)).\n";
    let notes = [("notes/falls.md", falls), ("notes/misquotes.md", misquotes), ("notes/right.md", right)];
    for profiles in [Profiles::Seeds, Profiles::None] {
        let world = world(&articles, &notes, profiles);
        let all = findings(&world);
        let in_notes: Vec<_> =
            short(&all).into_iter().filter(|(path, _)| path.starts_with("notes/")).collect();
        assert_eq!(
            in_notes,
            [("notes/falls.md", "figure-falls"), ("notes/misquotes.md", "figure-not-in-source")],
            "{profiles:?}: {all:#?}"
        );
    }
}
