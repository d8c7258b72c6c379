//! Notes: what a team writes down of articles, with the articles beside it.

use std::fmt::Write as _;

use super::{Size, article_path, calendar::Day, dice::Dice, names, story, words};

/// Sections of a note.
const SECTIONS: usize = 4;
/// Of a hundred statements, those with a slip.
const SLIPS: usize = 6;

/// A note on some articles that state a total. Its sections begin with somebody's name.
pub fn note(dice: &mut Dice, number: usize, size: Size) -> String {
    let cited: Vec<usize> = (0..SECTIONS).map(|_| a_total(dice, size)).collect();
    let last = cited.iter().copied().max().unwrap_or_default();
    let date = Day::of(last, size.articles).iso();
    let mut text = format!("---\ntitle: Note {number}\ndate: {date}\n---\n\n# Note {number}\n\n");
    for (section, article) in cited.into_iter().enumerate() {
        let _ = write!(text, "## Section {section}\n\n");
        self::section(dice, &mut text, article, size);
    }
    text
}

fn section(dice: &mut Dice, text: &mut String, article: usize, size: Size) {
    let (name, _) = names::person(dice.seldom_large(names::persons(size)));
    let town = names::town(dice.seldom_large(names::towns(size)));
    let slip = if dice.happens(SLIPS) { 3_000 } else { 0 };
    let said = story::grouped(story::total(article, size) + slip);
    let _ = write!(
        text,
        "{name} {} in {} that the {} {} was {}. By then the war had killed more than {said} people ([page](../{})). ",
        dice.pick(words::SAID),
        dice.pick(words::CITIES),
        dice.pick(words::ADJECTIVES),
        dice.pick(words::NOUNS),
        dice.pick(words::ADJECTIVES),
        article_path(article),
    );
    let _ = write!(
        text,
        "In {town}, {} {} the {} {}. Of the {} that stood in {}, nobody kept a list.\n\n",
        dice.pick(words::PEOPLE),
        dice.pick(words::DID),
        dice.pick(words::NOUNS),
        dice.pick(words::HOW),
        dice.pick(words::THINGS),
        dice.pick(words::CITIES),
    );
}

/// An article that states a total and is no copy.
fn a_total(dice: &mut Dice, size: Size) -> usize {
    dice.below(size.articles.div_ceil(story::TOTALS)) * story::TOTALS
}
