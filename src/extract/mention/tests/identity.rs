//! Who is meant: short forms, descriptions, introductions.

use std::sync::Arc;

use super::{known, read};
use crate::{
    extract::{
        Lexicon, Reference, extract,
        figure::measure::Measures,
        profile::{EntityKind, ProfileNames},
    },
    text::{Document, Format},
};

#[test]
fn short_forms_mean_the_name_of_the_document() {
    for (text, expected) in [
        ("Envoy Joost van der Kaay spoke. Van der Kaay left. Kaay slept.", ["named just kaay"; 3]),
        ("Kaay slept. Later envoy Joost van der Kaay spoke to Kaays wife.", ["named just kaay"; 3]),
        (
            "Spokesman Alexei Dobrynets and Aleksey Dobrynets met. Dobrynets agreed.",
            ["named alaxai dbrnts"; 3],
        ),
    ] {
        assert_eq!(known(text), expected, "{text}");
    }
}

#[test]
fn short_forms_that_mean_nobody_for_certain() {
    assert_eq!(known("President Ouattarson spoke."), ["short uatarsun"]);
    assert_eq!(
        known("Minister Ada Brannigan met doctor Tom Brannigan. Brannigan smiled."),
        ["named ada brngn", "named tom brngn", "short brngn"],
        "two have the surname"
    );
    assert_eq!(known("The Ouattarson affair goes on."), [""; 0]);
}

#[test]
fn one_mention_introduces() {
    let text = "Envoy Joost van der Kaay left Oslo. Joost van der Kaay, the envoy, is 40. Oslo is far.";
    let (document, facts) = read(text);
    let introduced: Vec<&str> =
        facts.mentions.iter().filter(|m| m.introduces).map(|m| document.at(m.span)).collect();
    assert_eq!(introduced, ["Joost van der Kaay", "Oslo"]);
    let role = |number: usize| {
        let mention = facts.mentions.get(number);
        mention.and_then(|mention| facts.role(mention.span)).map(|span| document.at(span))
    };
    assert_eq!(role(0), Some("Envoy"));
    assert_eq!(role(2), Some("the envoy"));
    assert_eq!(facts.names.iter().map(|(_, surface)| &**surface).collect::<Vec<_>>(), ["Joost van der Kaay"]);
}

#[test]
fn profiles_win_over_the_gazetteer() {
    let names = ProfileNames {
        id: Arc::from("oslo-cabinet"),
        kind: EntityKind::Government,
        name: "Oslo cabinet".into(),
        aliases: Vec::new(),
        metonyms: vec!["Oslo".into()],
        capital: None,
        demonyms: Vec::new(),
    };
    let lexicon = Lexicon::new(&[names], Measures::default());
    let document = Document::read(Arc::from("Oslo has agreed. It rained in Oslo."), Format::Plain);
    let ids: Vec<_> =
        extract(&document, &lexicon).mentions.into_iter().map(|mention| mention.reference).collect();
    assert_eq!(ids, ["oslo-cabinet", "oslo"].map(|id| Arc::new(Reference::Known(Arc::from(id)))));
}

#[test]
fn spellings_are_one_name() {
    for text in [
        "Envoy Aleksandr Dobrynets spoke. Envoy Alexander Dobrynyets left.",
        "Minister Thaer al-Mezzawi spoke. Minister Thaer Mezzawi left. Minister Thaer Al Mezzawi slept.",
    ] {
        let mut all = known(text);
        all.dedup();
        assert_eq!(all.len(), 1, "{text}: {all:?}");
    }
    for (id, spellings) in [
        ("raqqa", ["Raqa", "Raqqa", "Raqqah"]),
        ("latakia", ["Latakia", "Lattakia", "Latakiya"]),
        ("deir-al-zor", ["Deir Ezzor", "Deir al-Zor", "Dayr az Zawr"]),
        ("hasakeh", ["Hasakeh", "Hassakeh", "Hasaka"]),
    ] {
        for spelling in spellings {
            assert_eq!(known(&format!("It rained in {spelling}.")), [id], "{spelling}");
        }
    }
}

#[test]
fn a_given_name_means_the_one_who_has_it() {
    assert_eq!(
        known("Minister Sarah Brannigan smiled. Later Sarah left."),
        ["named sara brngn", "named sara brngn"]
    );
}

/// Descriptions with whom they mean.
fn described(text: &str) -> Vec<String> {
    let (document, facts) = read(text);
    let mean = |m: &crate::extract::Mention| match &*m.reference {
        Reference::Known(key) | Reference::Named(key) | Reference::Short(key) => key.to_string(),
    };
    facts.descriptions.iter().map(|m| format!("{}: {}", document.at(m.span), mean(m))).collect()
}

#[test]
fn descriptions_mean_the_one_with_the_role() {
    for (text, expected) in [
        (
            "Norwegian envoy Ada Brannigan spoke. The Norwegian envoy left.",
            &["Norwegian envoy: ada brngn"] as &[&str],
        ),
        (
            "Kenya's chief negotiator, Thord Vannig, spoke. Later Kenya's negotiator left.",
            &["Kenya's chief negotiator: thurd vanig", "Kenya's negotiator: thurd vanig"],
        ),
        ("UN envoy Ada Brannigan spoke. The UN envoy was late.", &["UN envoy: ada brngn"]),
        ("Norwegian envoy Ada Brannigan met Norwegian envoy Jan Tormund. The Norwegian envoy left.", &[]),
        ("Norwegian envoy Ada Brannigan spoke. The Kenyan envoy left.", &[]),
        ("Norwegian envoy Ada Brannigan spoke. The envoy left.", &[]),
    ] {
        assert_eq!(described(text), expected, "{text}");
    }
}

#[test]
fn an_acronym_means_what_the_document_says() {
    assert_eq!(
        known("The Reef Safety Fund (RSF) met. The RSF said no. Members of the RSF left."),
        ["named reef safati fund"; 4],
        "the gazetteer has another one of that acronym"
    );
}

#[test]
fn bynames_mean_their_bearers() {
    assert_eq!(
        known("Sarah Brannigan, better known as Tukki, left. Later Tukki said more."),
        ["named sara brngn"; 3]
    );
}
