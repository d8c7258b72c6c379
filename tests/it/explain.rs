//! Explanations: every reading has one, what is no reading says why, and the same is said in the terminal and the editor.

use std::{path::Path, sync::Arc};

use rapporteur::{
    extract::Side,
    query::explain::{Explanation, Topic},
    text::Span,
};

use super::world::{Desk, World};

/// The explanations of a note of one corpus, date first.
fn explained(note: &str) -> Vec<Explanation> {
    let article = "---\ndate: 2017-02-03\noutlet: The Courier\n---\n\n# Talks\n\nGeneva hosts the talks. \
                   Envoy Staffan de Mistura said the war has killed 310,000 people.\n";
    let world = Desk::of([("articles/a.md", article)]).with([("notes/n.md", note)].into_iter());
    let entry = world.snapshot.entry("notes/n.md").unwrap();
    world.view.explain(entry, Arc::from(note), Span::new(0, u32::MAX)).unwrap()
}

/// The one explanation of some words.
fn of<'a>(all: &'a [Explanation], note: &str, words: &str) -> &'a Explanation {
    let found: Vec<&Explanation> =
        all.iter().filter(|one| one.topic != Topic::Date && one.span.of(note) == words).collect();
    assert_eq!(found.len(), 1, "{words}: {all:#?}");
    found[0]
}

fn says(one: &Explanation, side: Side, words: &str) -> bool {
    one.grounds.iter().any(|ground| ground.side == side && ground.words.contains(words))
}

#[test]
fn a_figure_tells_its_frame_its_hedge_and_what_spoke_against() {
    let note =
        "Clashes on Monday near the border town have killed more than 40 people since the war began.\n";
    let all = explained(note);
    let figure = of(&all, note, "40");
    assert_eq!(figure.topic, Topic::Figure);
    assert!(figure.reading.starts_with("deaths, more-than, above 40 to "), "{}", figure.reading);
    assert!(says(figure, Side::For, "killed more than 40"), "{figure:#?}");
    assert!(says(figure, Side::For, "\"more than\" makes it more-than"), "{figure:#?}");
    assert!(figure.grounds.iter().any(|ground| ground.side == Side::Against), "{figure:#?}");
}

#[test]
fn a_number_that_is_no_figure_says_why() {
    let note = "Under Resolution 2254 the plan would have killed 9,000 people by 2018, over 36 pages.\n";
    let all = explained(note);
    for (words, why) in [
        ("2254", "reference"),
        ("9,000", "only feared, planned or denied"),
        ("2018", "date"),
        ("36", "no frame"),
    ] {
        let one = of(&all, note, words);
        assert!(one.topic == Topic::Number && says(one, Side::Against, why), "{words}: {one:#?}");
    }
}

#[test]
fn a_country_shows_both_of_its_faces() {
    let note = "Diplomats in Moscow say that Moscow has asked for a delay.\n";
    let all = explained(note);
    let faces: Vec<&Explanation> = all.iter().filter(|one| one.span.of(note) == "Moscow").collect();
    let [place, actor] = faces[..] else { panic!("{all:#?}") };
    assert!(place.reading.starts_with("moscow, venue"), "{}", place.reading);
    assert!(says(place, Side::For, "preposition of place"), "{place:#?}");
    assert!(actor.reading.starts_with("russia, actor"), "{}", actor.reading);
    assert!(says(actor, Side::For, "stands for the government"), "{actor:#?}");
}

#[test]
fn a_short_form_says_whom_the_corpus_knows() {
    let note = "De Mistura spoke first. Witnesses in Zarqoum agreed with Mr Quillon.\n";
    let all = explained(note);
    let known = all.iter().find(|one| one.reading.contains("mistura")).unwrap();
    assert_eq!(known.topic, Topic::Mention);
    let stranger = of(&all, note, "Quillon");
    assert!(says(stranger, Side::Against, "no full name of the corpus ends in it"), "{stranger:#?}");
}

#[test]
fn an_adjective_of_a_people_and_an_unknown_word_say_why_they_are_none() {
    let note = "The Syrian side left early. Officials blamed Grimbulon and left.\n";
    let all = explained(note);
    assert!(says(of(&all, note, "Syrian"), Side::Against, "adjective or noun of the people of Syria"));
    assert!(says(of(&all, note, "Grimbulon"), Side::Against, "one unknown word"));
}

#[test]
fn every_mention_and_figure_of_the_sample_corpus_is_accounted_for_once() {
    let world = World::of_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"));
    let mut readings = 0;
    for entry in world.snapshot.entries() {
        let Some(text) = world.texts.get(&*entry.path) else { continue };
        let Some(all) = world.view.explain(entry, Arc::clone(text), Span::new(0, u32::MAX)) else { continue };
        let spans = |topic: Topic| all.iter().filter(move |one| one.topic == topic).map(|one| one.span);
        let mut mentions: Vec<Span> = entry
            .facts
            .mentions
            .iter()
            .filter(|mention| world.snapshot.is_mention(mention))
            .map(|mention| mention.span)
            .collect();
        mentions.sort_unstable();
        let mut told: Vec<Span> = spans(Topic::Mention).collect();
        told.sort_unstable();
        assert_eq!(told, mentions, "{}", entry.path);
        for figure in &entry.facts.figures {
            let count = spans(Topic::Figure).filter(|span| *span == figure.span).count();
            assert_eq!(count, 1, "{}: {figure:?}", entry.path);
        }
        for one in all.iter().filter(|one| matches!(one.topic, Topic::Mention | Topic::Figure)) {
            assert!(one.grounds.iter().any(|ground| ground.side == Side::For), "{}: {one:?}", entry.path);
            readings += 1;
        }
    }
    assert!(readings > 500, "{readings}");
}
