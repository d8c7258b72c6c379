//! Lists and changes: numbers that count what their neighbour counts.

use super::{
    fate,
    frame::Fit,
    group,
    number::{Form, Number},
    passage::Passage,
    people, qualifier, saying,
    sentence::Sentence,
};
use crate::text::{WordKey, words};

impl Sentence<'_> {
    /// Both sides of a change count the same.
    pub(super) fn share_changes(&self, fits: &mut [Option<Fit>]) {
        for (a, b, _, _) in &self.room.pairs {
            let (first, second) = (fits.get(*a).cloned().flatten(), fits.get(*b).cloned().flatten());
            let shared = first.or(second);
            for index in [*a, *b] {
                let (Some(slot), Some(number), Some(shared)) =
                    (fits.get_mut(index), self.room.numbers.get(index), &shared)
                else {
                    continue;
                };
                if slot.is_none() {
                    let (start, end) = (number.tokens.start, number.tokens.end);
                    *slot = Some(Fit {
                        start: shared.start.min(start),
                        end: shared.end.max(end),
                        ..shared.clone()
                    });
                }
            }
        }
    }

    /// "killed 12 soldiers and three civilians", "killed 12, including three children": the second counts what the first does.
    pub(super) fn share_lists(&self, hedges: &[qualifier::Found], fits: &mut [Option<Fit>]) {
        self.share_lists_ahead(hedges, fits);
        for index in 1..fits.len() {
            if fits.get(index).is_none_or(Option::is_some) {
                continue;
            }
            let (Some(Some(previous)), Some(before), Some(hedge), Some(number)) = (
                fits.get(index - 1),
                self.room.numbers.get(index - 1),
                hedges.get(index),
                self.room.numbers.get(index),
            ) else {
                continue;
            };
            let counts_people =
                matches!(&*previous.measure, "deaths" | "wounded" | "missing" | "detained" | "displaced");
            if !counts_people
                || number.unit.is_some()
                || number.form == Form::Ordinal
                || !number.value.is_whole()
            {
                continue;
            }
            let measure = previous.measure.clone();
            if self.is_listed(before, hedge.start, number)
                && let Some(slot) = fits.get_mut(index)
            {
                let end = group::people(self.passage, number.tokens.end)
                    .map_or(number.tokens.end, |people| people.end);
                *slot = Some(Fit {
                    measure,
                    pattern: "a list with the number before".into(),
                    start: hedge.start,
                    end,
                });
            }
        }
    }

    /// "95 civilians and hundreds of fighters killed": the first counts what the second does.
    fn share_lists_ahead(&self, hedges: &[qualifier::Found], fits: &mut [Option<Fit>]) {
        for index in (1..fits.len()).rev() {
            let (Some(number), Some(hedge), Some(Some(next))) =
                (self.room.numbers.get(index - 1), hedges.get(index), fits.get(index))
            else {
                continue;
            };
            let leads =
                next.start == hedge.start && matches!(&*next.measure, "deaths" | "wounded" | "missing");
            let own = hedges.get(index - 1).map_or(number.tokens.start, |hedge| hedge.start);
            let measure = next.measure.clone();
            let is_free = fits.get(index - 1).is_some_and(Option::is_none) && number.unit.is_none();
            let people = group::people(self.passage, number.tokens.end);
            let listed = people.is_some_and(|people| {
                people.end < hedge.start
                    && (people.end..hedge.start)
                        .all(|place| self.passage.any(place, words![",", "and", "plus"]))
            });
            if leads && is_free && listed && number.value.is_whole() && number.form != Form::Ordinal {
                let end = people.map_or(number.tokens.end, |people| people.end);
                if let Some(slot) = fits.get_mut(index - 1) {
                    *slot = Some(Fit {
                        measure,
                        pattern: "a list with the number behind".into(),
                        start: own,
                        end,
                    });
                }
            }
        }
    }

    /// Whether the words between a number and the next only join the two, and people are counted by the next too.
    fn is_listed(&self, before: &Number, start: usize, number: &Number) -> bool {
        const JOINTS: &[WordKey] = words![
            ",",
            "and",
            "plus",
            "including",
            "among",
            "as",
            "well",
            "along",
            "with",
            "together",
            "(",
            "at",
            "least",
            "them",
            "another",
            "–",
            "—",
            "follows",
            ":",
            "of",
            "whom",
        ];
        let (passage, end) = (self.passage, number.tokens.end);
        let people = group::people(passage, before.tokens.end);
        let first = people.map_or(before.tokens.end, |people| people.end);
        let at = behind_state(passage, first);
        let at = part_behind(passage, at, start).unwrap_or(at);
        let only_joined = at <= start && (at..start).all(|place| passage.any(place, JOINTS));
        // "12 people, five of them children"; "three of whom", "of whom three were children".
        if group::is_part(passage, end) || of_whom(passage, start) && passage.any(end, words!["were", "was"])
        {
            return only_joined
                || start.saturating_sub(at) <= 10
                    && !(at..start).any(|place| group::ends_postmodifier(passage, place));
        }
        if only_joined && is_of_total(passage, before, number) {
            return true;
        }
        if number.form == Form::Articles {
            return only_joined
                && passage.any_before(start, words![",", "and", "including", "plus", "as", "("]);
        }
        let Some(next) = group::people(passage, end) else { return false };
        // "82 gunmen 154 civilians": a list without its commas.
        let is_bare = at == start && is_group(passage, first) && is_group(passage, next.end);
        let acts = saying::counts(passage.key(next.end)) && !passage.is_capital(next.end)
            || (next.end..next.end + 3).any(|place| {
                passage.any(place, words!["was", "were", "fled", "fired", "killed", "attacked", "captured"])
            });
        only_joined && (at < start || is_bare) && !acts
    }
}

/// The place behind "were killed", where that is what stands behind a noun.
pub(super) fn behind_state(passage: Passage<'_>, at: usize) -> usize {
    let be = words!["was", "were", "have", "has", "had", "been", "are", "also", "reportedly"];
    let last = (at..passage.len())
        .take_while(|place| fate::is_participle(passage.key(*place)) || passage.any(*place, be))
        .last();
    last.filter(|last| fate::is_participle(passage.key(*last))).map_or(at, |last| last + 1)
}

/// The place of "including" or "among them" that stands between, with no verb before it.
fn part_behind(passage: Passage<'_>, at: usize, start: usize) -> Option<usize> {
    let place = (at..start).find(|place| passage.any(*place, words!["including", "among"]))?;
    let reach = place - at <= 12;
    (reach && !(at..place).any(|between| group::ends_postmodifier(passage, between))).then_some(place)
}

/// "Of 76 killed, 28 were civilians": the second number counts those of the first that a noun behind "were" names.
fn is_of_total(passage: Passage<'_>, before: &Number, number: &Number) -> bool {
    let end = number.tokens.end;
    let opens = |at: usize| {
        passage.is(at, "of")
            && (at == 0 || passage.any_before(at, words![",", "that", ";", ":", "–", "—", "\"", "“"]))
    };
    let first = before.tokens.start;
    (first.saturating_sub(4)..first).any(opens)
        && passage.any(end, words!["were", "was", "are"])
        && people::noun(passage.key(end + 1)).is_some_and(|noun| noun.group.is_some())
}

fn of_whom(passage: Passage<'_>, start: usize) -> bool {
    passage.any_before(start, words!["whom", "them"])
}

/// Whether a noun of people with a group of its own ends before a place.
fn is_group(passage: Passage<'_>, end: usize) -> bool {
    people::noun(passage.key_before(end)).is_some_and(|noun| noun.group.is_some())
}
