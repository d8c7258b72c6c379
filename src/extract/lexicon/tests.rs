//! What the lexicon knows and how its names are found.

use super::*;
use crate::text::Format;

fn names(id: &str, kind: EntityKind, name: &str, aliases: &[&str]) -> ProfileNames {
    ProfileNames {
        id: Arc::from(id),
        kind,
        name: name.into(),
        aliases: aliases.iter().copied().map(Box::from).collect(),
        metonyms: Vec::new(),
        capital: None,
        demonyms: Vec::new(),
    }
}

fn team() -> Vec<ProfileNames> {
    vec![
        names("bashar-al-assad", EntityKind::Person, "Bashar al-Assad", &[]),
        names("alexander-lavrentiev", EntityKind::Person, "Alexander Lavrentiev", &[]),
        names("staffan-de-mistura", EntityKind::Person, "Staffan de Mistura", &[]),
        names("al-nusra-front", EntityKind::ArmedGroup, "Al-Nusra Front", &["Jabhat al-Nusra", "Nusra"]),
        names("aleppo", EntityKind::City, "Aleppo", &["حلب"]),
        names("the-new-arab", EntityKind::Outlet, "The New Arab", &[]),
        names("john-doe", EntityKind::Person, "John Fairweather", &[]),
        names("jane-doe", EntityKind::Person, "Jane Fairweather", &[]),
    ]
}

/// All names of a text, as `surface=id`.
fn found(lexicon: &Lexicon, text: &str) -> Vec<String> {
    let document = Document::read(Arc::from(text), Format::Plain);
    let words = lexicon.words_of(&document, |_, _| ());
    let mut out = Vec::new();
    for sentence in &document.sentences {
        let end = sentence.tokens.end;
        let line = Line {
            text,
            tokens: &document.tokens,
            words: &words,
            end,
            is_upper: false,
            possessive: lexicon.possessive(),
        };
        let mut at = sentence.tokens.start;
        while at < end {
            let Some((hit, entity)) = lexicon.longest(&line, at) else {
                at += 1;
                continue;
            };
            let tokens = document.tokens.get(hit.start..hit.end).unwrap_or_default();
            let span =
                tokens.iter().map(|token| token.span).reduce(crate::text::Span::join).unwrap_or_default();
            let mark = if hit.meaning == Meaning::Demonym { "*" } else { "" };
            out.push(format!("{}={}{mark}", document.at(span), entity.id));
            at = hit.end;
        }
    }
    out
}

#[test]
fn names_in_their_spellings() {
    let lexicon = Lexicon::new(&team(), Measures::default());
    for (text, expected) in [
        ("ally Bashar Assad spoke", &["Bashar Assad=bashar-al-assad"][..]),
        ("ally Bashar Al Assad spoke", &["Bashar Al Assad=bashar-al-assad"]),
        ("with Assad's help", &["Assad=bashar-al-assad"]),
        ("Aleksandr Lavrentyev left", &["Aleksandr Lavrentyev=alexander-lavrentiev"]),
        ("and Jabhat al Nusra too", &["Jabhat al Nusra=al-nusra-front"]),
        ("the Nusra front", &["Nusra front=al-nusra-front"]),
        ("envoy de Mistura", &["Mistura=staffan-de-mistura"]),
        ("told The New Arab", &["New Arab=the-new-arab"]),
        ("في حلب اليوم", &["حلب=aleppo"]),
        ("Syrias war", &["Syrias war=syrian-war"]),
        ("Syria's north", &["Syria=syria"]),
        ("the U.S. and the UN", &["U.S.=united-states", "UN=united-nations"]),
        ("Syrian troops", &["Syrian=syria*"]),
        ("the West and the west", &["West=the-west"]),
        ("ASTANA, Kazakhstan", &["ASTANA=astana", "Kazakhstan=kazakhstan"]),
    ] {
        assert_eq!(found(&lexicon, text), expected, "{text}");
    }
}

#[test]
fn words_that_are_no_names() {
    let lexicon = Lexicon::new(&team(), Measures::default());
    for text in [
        "it is us who ask",
        "a turkey and some china",
        "Mr Fairweather left",
        "nusra",
        "Prince Turki came",
        "the new arab street",
        "Sarah went west",
    ] {
        assert_eq!(found(&lexicon, text), [""; 0], "{text}");
    }
}

#[test]
fn governments_and_peoples() {
    let mut profiles = team();
    profiles.push(ProfileNames {
        metonyms: vec!["Moscow".into()],
        ..names("russian-cabinet", EntityKind::Government, "Russian cabinet", &[])
    });
    let lexicon = Lexicon::new(&profiles, Measures::default());
    assert_eq!(lexicon.government_of("ankara").map(|id| &**id), Some("turkey"));
    assert_eq!(lexicon.government_of("moscow").map(|id| &**id), Some("russian-cabinet"));
    assert_eq!(lexicon.government_of("aleppo"), None);
    for (id, adjective) in [("syria", "syrian"), ("south-sudan", "south-sudanese"), ("turkey", "turkish")] {
        assert_eq!(lexicon.demonym_of(id), Some(adjective));
    }
    for (word, id) in [("Turkish", "turkey"), ("Syria", "syria"), ("Syrias", "syria"), ("Iraqis", "iraq")] {
        assert_eq!(lexicon.country_of(word), Some(id), "{word}");
    }
    for word in ["turkey", "Aleppo", "Polishing", ""] {
        assert_eq!(lexicon.country_of(word), None, "{word}");
    }
    assert_eq!(lexicon.war_of("syria").as_deref(), Some("syrian-war"));
    assert_eq!(lexicon.name("al-nusra-front"), Some("Al-Nusra Front"));
    assert_eq!(lexicon.kind("astana"), Some(EntityKind::City));
}

#[test]
fn order_of_profiles_does_not_matter() {
    let (mut turned, straight) = (team(), team());
    turned.reverse();
    let (a, b) = (Lexicon::new(&straight, Measures::default()), Lexicon::new(&turned, Measures::default()));
    assert_eq!(a.hash(), b.hash());
    assert_eq!(Lexicon::changed_surfaces(&a, &b), []);
}

#[test]
fn changed_names_are_told() {
    let old = Lexicon::new(&team(), Measures::default());
    let mut profiles = team();
    profiles.retain(|names| &*names.id != "aleppo");
    profiles.push(names("maher-al-assad", EntityKind::Person, "Maher al-Assad", &[]));
    let new = Lexicon::new(&profiles, Measures::default());
    let changed = Lexicon::changed_surfaces(&old, &new);
    assert_eq!(
        changed.iter().map(|s| &**s).collect::<Vec<_>>(),
        ["Aleppo", "Assad", "Maher al-Assad", "حلب"]
    );
    assert_ne!(old.hash(), new.hash());
    assert_eq!(found(&new, "Assad spoke"), [""; 0], "two persons have the surname");
}

#[test]
fn a_country_has_one_war() {
    let lexicon = Lexicon::default();
    for row in super::gazetteer::rows().iter().filter(|row| row.kind == EntityKind::Conflict) {
        let Some(country) = row.place.and_then(|id| lexicon.get(id)) else { continue };
        let whole = format!("war in {}", country.name);
        if row.aliases.contains(&whole.as_str()) {
            assert_eq!(lexicon.war_of(&country.id).as_deref(), Some(&*row.id), "{whole}");
        }
    }
    for (country, war) in [("iraq", "iraqi-war"), ("lebanon", "lebanese-war"), ("colombia", "colombian-war")]
    {
        assert_eq!(lexicon.war_of(country).as_deref(), Some(war));
        assert!(lexicon.get(war).is_some(), "{war}");
    }
}
