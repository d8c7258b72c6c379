//! Profiles are read as people write them, and what is wrong is told at its place.
#![allow(clippy::unwrap_used, reason = "a missing part fails the test")]
use std::sync::Arc;

use super::*;
use crate::text::Format;

fn facts(text: &str) -> (Document, Facts) {
    let document = Document::read(Arc::from(text), Format::Markdown);
    let mut facts = Facts::default();
    read(&document, &mut facts);
    (document, facts)
}

fn profile(text: &str) -> Arc<Profile> {
    facts(text).1.profile.unwrap()
}

/// Problems as `place: message`, shortened to the first clause.
fn problems(text: &str) -> Vec<String> {
    let (document, facts) = facts(text);
    facts
        .problems
        .iter()
        .map(|problem| format!("{}: {}", document.at(problem.span), problem.message))
        .collect()
}

#[test]
fn a_full_profile_is_read() {
    let text = "---\nkind: process\nname: Harbour talks\naliases: [Harbour process, Harbour talks]\nvenue: \"[[portside]]\"\nstart: 2015-02\nend: 2016\nmembers: [northland, '[[southland]]']\nrounds:\n  - {number: 2, from: 2015-05-03, to: 2015-05-04, place: hilltown}\n  - {number: 1, from: 2015-02-11}\nacknowledge:\n  - {reason: counts the missing too, author: AK, date: 2016-01-02, lineages: [centre], prefer: office}\nwikidata: Q1\n---\n# Harbour talks\n\nThe talks on the harbour.\n\nMore.\n";
    let (document, facts) = facts(text);
    let profile = facts.profile.clone().unwrap();
    assert_eq!(*facts.problems, []);
    assert_eq!(facts.declared_kind, Some(DocumentKind::Profile));
    assert_eq!(profile.names.kind, EntityKind::Process);
    assert_eq!(&*profile.names.name, "Harbour talks");
    assert_eq!(profile.names.aliases, [Box::from("Harbour process")]);
    assert_eq!(profile.venue.as_deref(), Some("portside"));
    assert_eq!(profile.start, Period::month(2015, 2));
    assert_eq!(profile.members.iter().map(|id| &**id).collect::<Vec<_>>(), ["northland", "southland"]);
    let rounds: Vec<_> =
        profile.rounds.iter().map(|round| (round.number, round.period.unwrap().to_string())).collect();
    assert_eq!(rounds, [(1, "2015-02-11".into()), (2, "2015-05-03/2015-05-04".into())]);
    assert_eq!(document.at(profile.summary.unwrap()), "The talks on the harbour.");
    assert_eq!(document.at(profile.name_span), "Harbour talks");
    assert_eq!(profile.acknowledged.first().unwrap().prefer.as_deref(), Some("office"));
}

#[test]
fn roles_keep_their_dates_and_places() {
    let text = "---\nkind: person\nname: Ana Ríos\naffiliation: northland\nroles:\n  - title: Foreign Minister\n    of: northland\n    from: 2012-03\n    to: 2016-05-01\n  - {title: Envoy, from: 2016}\n---\n";
    let (document, facts) = facts(text);
    let profile = facts.profile.clone().unwrap();
    assert_eq!(*facts.problems, []);
    let roles: Vec<_> =
        profile.roles.iter().map(|role| (&*role.title, role.of.as_deref(), role.to.is_some())).collect();
    assert_eq!(roles, [("Foreign Minister", Some("northland"), true), ("Envoy", None, false)]);
    assert_eq!(document.at(profile.roles.last().unwrap().span), "{title: Envoy, from: 2016}");
}

#[test]
fn what_is_wrong_is_said_at_its_place() {
    for (inside, expected) in [
        ("kind: person\nalises: [x]", "alises: unknown key `alises`; did you mean `aliases`?"),
        ("kind: persn\nname: x", "persn: `persn` is no kind; did you mean `person`?"),
        (
            "kind: process\nstart: 2017-02-30",
            "2017-02-30: there is no date 2017-02-30; write YYYY, YYYY-MM or YYYY-MM-DD",
        ),
        ("kind: process\nstart: last May", "last May: a date is YYYY, YYYY-MM or YYYY-MM-DD"),
        ("kind: conflict\nstart: 2017\nend: 2016-05", "2016-05: `end` 2016-05 is before `start` 2017"),
        ("kind: person\nroles: [{title: a, from: 2017, to: 2015}]", "2015: `to` 2015 is before `from` 2017"),
        ("kind: process\nrounds: [{from: 2017}]", "{from: 2017}: a round needs a `number`"),
        ("kind: process\nrounds: [{number: 1}, {number: 1}]", "1: round 1 is given twice"),
        ("kind: process\nrounds: [{number: one}]", "one: `number` is a whole number from 1 on"),
        ("kind: process\nrounds: 5", "5: `rounds` is a list of maps in braces"),
        (
            "kind: process\nrounds: [5]",
            "5: an item of `rounds` is a map with the keys number, from, to, place",
        ),
        ("kind: person\nroles: [{title: a, form: 2017}]", "form: unknown key `form`; did you mean `from`?"),
        ("kind: person\nname: {a: b}", "{a: b}: `name` is words"),
        ("kind: person\naliases: [[a, b]]", "[a, b]: `aliases` is a list of words"),
        (
            "kind: person\naffiliation: {a: b}",
            "{a: b}: `affiliation` is the name of a profile's file, without its ending",
        ),
        (
            "name: x\nroles: []",
            "name: a profile without kind: it is taken for `person`; write `kind: person` or another",
        ),
    ] {
        assert_eq!(problems(&format!("---\n{inside}\n---\n")), [expected], "{inside}");
    }
}

#[test]
fn other_documents_are_left_alone() {
    for inside in [
        "title: A day\ndate: 2017-07-04\nmood: good",
        "kind: note\nmood: good",
        "kind: essay",
        "kind: article\nplace: x\nstart: soon",
        "aliases: [x]\ntags: [y]\ncssclasses: [wide]",
    ] {
        let (_, facts) = facts(&format!("---\n{inside}\n---\n"));
        assert_eq!((&*facts.problems, facts.profile.is_none()), (&[][..], true), "{inside}");
    }
    assert_eq!(facts("No front matter").1, Facts::default());
}

#[test]
fn keys_of_vaults_are_no_findings() {
    let text = "---\nkind: city\nname: Portside\ncountry: [[northland]]\ntags: [x]\ndate: 2020\ncssclasses: wide\nrapporteur: {ignore: [x]}\nend:\n---\n";
    assert_eq!(problems(text), [""; 0]);
    assert_eq!(profile(text).place.as_deref(), Some("northland"));
}

#[test]
fn names_come_first_and_from_anywhere() {
    let names = |text: &str| {
        let document = Document::read(Arc::from(text), Format::Markdown);
        super::names(&document, "ana-rios")
            .map(|names| format!("{} {} {}", names.id, names.kind.name(), names.name))
    };
    let cases = [
        ("---\nkind: person\nname: Ana Ríos\n---\n", Some("ana-rios person Ana Ríos")),
        ("---\nkind: person\n---\n# Ana Ríos\n", Some("ana-rios person Ana Ríos")),
        ("---\nkind: place\n---\n", Some("ana-rios place ana rios")),
        ("# Harbour office\n", Some("ana-rios organisation Harbour office")),
        ("---\ncapital: x\n---\n", Some("ana-rios country ana rios")),
        ("---\nkind: note\n---\n", None),
    ];
    for (text, expected) in cases {
        assert_eq!(names(text).as_deref(), expected, "{text}");
    }
    let broken = Document::read(Arc::from("---\nname: Ana: Ríos\naliases: [A\n---\n"), Format::Markdown);
    assert_eq!(super::names(&broken, "a").map(|names| names.name), Some("Ana: Ríos".into()));
}
