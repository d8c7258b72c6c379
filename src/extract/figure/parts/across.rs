//! Parts of a whole that the sentence before states: "In all 150 people died. Of these, 42 were children."

use super::{Bond, Division, Page, is_count, is_label};
use crate::extract::figure::{
    fate,
    number::{self, Form, Number},
    passage::Passage,
    people, word,
};
use crate::text::{WordKey, words};

impl Page<'_> {
    /// The division of a sentence that opens with a part of what the one before counts.
    pub(super) fn of_whole_before(&self, before: Passage<'_>) -> Option<Division> {
        let part = self.numbers.first().filter(|part| is_count(part) && self.points_back(part))?;
        if is_apart(before, self.passage) {
            return None;
        }
        let mut numbers = Vec::new();
        number::read(before, &mut numbers);
        let page = Page { passage: before, numbers: &numbers };
        let whole = page.only_whole(self.is_of_people(part))?;
        let parts = self.portion(part).into_iter().collect();
        Some(Division { whole: Some(page.portion(whole)?), parts, bond: Bond::Each, sentence: 0 })
    }

    /// "Of these, 42", "Among them were 42", "42 of them".
    fn points_back(&self, part: &Number) -> bool {
        const BACK: &[WordKey] = words!["these", "those", "them"];
        let passage = self.passage;
        let start = self.start_of(part);
        let first = 2 + usize::from(passage.any(2, words![",", "were", "are", "was"]));
        let ahead = passage.any(0, words!["of", "among"]) && passage.any(1, BACK) && start == first;
        let behind =
            start == 0 && passage.is(part.tokens.end, "of") && passage.any(part.tokens.end + 1, BACK);
        let is_alone = behind && !is_label(passage, part.tokens.end + 2);
        ahead || is_alone
    }

    /// The one number that a part can be of: that of people, or where there is none, that of things.
    fn only_whole(&self, is_of_people: bool) -> Option<&Number> {
        let is_whole = |number: &&Number| is_count(number) && number.form == Form::Cardinal;
        let mut counts = self.numbers.iter().filter(is_whole);
        if is_of_people {
            // "killed 12 people, the second 30": a bare number may count people too.
            let may_be =
                |number: &&Number| self.counts_people(number) || !is_label(self.passage, number.tokens.end);
            let mut people = counts.filter(may_be);
            let whole = people.next().filter(|_| people.next().is_none())?;
            return self.counts_people(whole).then_some(whole);
        }
        let whole = counts.next().filter(|_| counts.next().is_none())?;
        let end = whole.tokens.end;
        let noun = (end..end + 4).take_while(|place| is_label(self.passage, *place)).last()?;
        let word = self.passage.word(noun);
        let is_plural = word.ends_with('s') && !self.passage.is_capital(noun) && !word::is_measure_noun(word);
        (is_plural && !self.counts_people(whole)).then_some(whole)
    }

    /// Whether the words behind a part tell of people: "42 were children", "12 died".
    fn is_of_people(&self, part: &Number) -> bool {
        let end = part.tokens.end;
        (end..end + 6).any(|at| {
            let word = self.passage.word(at);
            people::is_people(word) || people::is_one_person(word) || fate::is_state(word)
        })
    }
}

/// Whether a paragraph ends between two sentences.
fn is_apart(before: Passage<'_>, here: Passage<'_>) -> bool {
    let (Some(last), Some(first)) = (before.tokens.last(), here.tokens.first()) else { return true };
    let between = here.text.get(last.span.end as usize..first.span.start as usize);
    between
        .is_none_or(|between| between.contains("\n\n") || between.contains("\n#") || between.contains("\n- "))
}
