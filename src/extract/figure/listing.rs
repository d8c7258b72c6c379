//! Lists and changes: numbers that count what their neighbour counts.

use super::{
    fate,
    frame::Fit,
    group,
    number::{Form, Number},
    qualifier,
    sentence::Sentence,
};

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
            if self.is_listed(before, hedge.start, number.tokens.end)
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
                    && (people.end..hedge.start).all(|place| self.passage.any(place, &[",", "and", "plus"]))
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
    fn is_listed(&self, before: &Number, start: usize, end: usize) -> bool {
        const JOINTS: &[&str] = &[
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
        ];
        let passage = self.passage;
        let people = group::people(passage, before.tokens.end);
        let mut at = people.map_or(before.tokens.end, |people| people.end);
        let inside = (at..start).find(|place| passage.any(*place, &["including", "among"]));
        if let Some(place) = inside.filter(|place| {
            place - at <= 8 && !(at..*place).any(|between| group::ends_postmodifier(passage, between))
        }) {
            at = place;
        }
        at = at.max(
            (at..start)
                .take_while(|place| fate::is_participle(passage.word(*place)))
                .last()
                .map_or(at, |last| last + 1),
        );
        if at >= start || !(at..start).all(|place| passage.any(place, JOINTS)) {
            return false;
        }
        let next = group::people(passage, end);
        next.is_some()
            && !next.is_some_and(|people| {
                (people.end..people.end + 3).any(|place| {
                    passage.any(place, &["was", "were", "fled", "fired", "killed", "attacked", "captured"])
                })
            })
    }
}
