//! Rows over time: "280,000 dead in July, 300,000 in September and at least 312,000 in December", and "in July 280,000 were
//! killed, in September 300,000". Behind the first of a row only numbers and their times are said.

use super::{
    as_of,
    frame::Fit,
    listing::behind_state,
    number::{Form, Number},
    passage::Passage,
    qualifier,
    scope::Setting,
    sentence::{Sentence, counts_people},
};
use crate::text::{WordKey, words};

/// Words between what counts the first of a row and the time of the next: "people killed in the war, in September ...".
const REACH: usize = 6;
/// Words between the members of a row.
const JOINTS: &[WordKey] = words![",", "and", "but", "then", "against"];
/// What may stand behind a member of a row, besides nothing.
const ENDS: &[WordKey] =
    words![",", "and", "but", ".", ";", ":", ")", "(", "[", "–", "—", "”", "\"", "against"];
/// Tokens of the longest citation in brackets between two members of a row.
const CITATION: usize = 12;

/// On which side of a number its time is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    Behind,
}

impl Sentence<'_> {
    /// Has the later numbers of rows count what the first one does; on which side the numbers of rows have their times.
    pub(super) fn share_over_time(
        &self,
        hedges: &[qualifier::Found],
        fits: &mut [Option<Fit>],
    ) -> Vec<Option<Side>> {
        let mut sides = vec![None; fits.len()];
        for index in 1..fits.len() {
            let (Some(Some(first)), Some(None), Some(hedge), Some(number)) =
                (fits.get(index - 1), fits.get(index), hedges.get(index), self.room.numbers.get(index))
            else {
                continue;
            };
            let Some(side) = self.side(first, hedge.start, number) else { continue };
            let known = sides.get(index - 1).copied().flatten();
            if known.is_some_and(|known| known != side) {
                continue;
            }
            let fit = Fit {
                measure: first.measure.clone(),
                pattern: "a row over time".into(),
                start: hedge.start,
                end: number.tokens.end,
            };
            sides.iter_mut().skip(index - 1).take(2).for_each(|slot| *slot = Some(side));
            if let Some(slot) = fits.get_mut(index) {
                *slot = Some(fit);
            }
        }
        sides
    }

    /// The side of a bare number on which its time stands, where the number goes on a row that another one began.
    fn side(&self, first: &Fit, start: usize, number: &Number) -> Option<Side> {
        let (passage, setting) = (self.passage, self.setting);
        let is_bare = number.form == Form::Cardinal && number.unit.is_none() && number.value.is_whole();
        if !is_bare || !counts_people(&first.measure) || start <= first.end {
            return None;
        }
        let ends = |at: usize| at >= passage.len() || passage.any(at, ENDS);
        let told = behind_state(passage, first.end);
        if let Some(end) = time(passage, setting, number.tokens.end) {
            let before = time(passage, setting, told)?;
            return (are_joined(passage, before, start) && ends(end)).then_some(Side::Behind);
        }
        let place = (told..start).find(|at| time(passage, setting, *at) == Some(start))?;
        let is_next = place.checked_sub(1).is_some_and(|joint| joint >= told && passage.any(joint, JOINTS));
        (is_next && place - told <= REACH && ends(number.tokens.end)).then_some(Side::Before)
    }
}

/// Whether only a comma, an "and" and the like stand between two members of a row, and what is cited for the first.
fn are_joined(passage: Passage<'_>, first: usize, last: usize) -> bool {
    let mut at = first;
    let mut has_joint = false;
    while at < last {
        let close = match passage.word(at) {
            "(" => Some(")"),
            "[" => Some("]"),
            _ => None,
        };
        if let Some(close) = close {
            let Some(end) = (at..last.min(at + CITATION)).find(|end| passage.is(*end, close)) else {
                return false;
            };
            at = end;
        } else if passage.any(at, JOINTS) {
            has_joint = true;
        } else {
            return false;
        }
        at += 1;
    }
    has_joint
}

/// The end of the time that is said from a place on.
fn time(passage: Passage<'_>, setting: Setting<'_>, at: usize) -> Option<usize> {
    as_of::said_at(passage, at, setting)?;
    let date = setting.dates.iter().find(|date| date.tokens.end > at)?;
    Some(date.tokens.end)
}
