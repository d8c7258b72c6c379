//! Whether numbers can be of one whole: who they count, and whether nobody can be in two of them.

use super::{Lead, Page, is_label};
use crate::extract::figure::{
    fate,
    number::{Form, Number},
    people, word,
};
use crate::text::words;

/// Groups of which nobody is in two; a person may be of several rows.
const ROWS: &[&[&str]] = &[
    &["men", "women", "children"],
    &["civilians", "fighters", "police", "peacekeepers", "attackers", "protesters"],
];

impl Page<'_> {
    /// Whether a part can be of its whole: people of people, nations of anybody, a bare number behind "of the".
    pub(super) fn is_of(&self, whole: &Number, part: &Number, lead: Lead) -> bool {
        let passage = self.passage;
        if matches!(lead, Lead::Including | Lead::OfThem) || self.is_nation(part) {
            return true;
        }
        let is_listed = matches!(lead, Lead::Colon | Lead::Are | Lead::Apposed);
        let noun = |number: &Number| {
            let end = number.tokens.end;
            let labels = (end..end + 4).take_while(|place| is_label(passage, *place));
            // "nine encircled by the army": what is listed may leave its noun to the whole.
            labels.last().filter(|last| !is_listed || !passage.word(*last).ends_with("ed"))
        };
        match (noun(whole), noun(part)) {
            (Some(one), Some(other)) => {
                passage.word(one).eq_ignore_ascii_case(passage.word(other))
                    || self.counts_people(whole)
                        && (self.counts_people(part)
                            || is_listed && !word::is_measure_noun(passage.key(other)))
            }
            (Some(_), None) if is_listed => true,
            (_, None) => lead == Lead::Of,
            (None, _) => false,
        }
    }

    /// Whether a number counts people, or has no noun of its own that says otherwise.
    pub(super) fn counts_people(&self, number: &Number) -> bool {
        let end = number.tokens.end;
        if number.form == Form::Articles {
            return true;
        }
        let mut words = (end..end + 5).take_while(|place| is_label(self.passage, *place));
        words.any(|place| {
            people::is_people(self.passage.word(place))
                || people::is_one_person(self.passage.key(place))
                || fate::is_state(self.passage.key(place))
                || self.passage.any(place, words!["lives"])
        }) || self.passage.any(end, words!["including", ",", "dead", "among", "("])
            && self.has_casualties(number)
            || number.unit.is_none() && fate::is_state(self.passage.key_before(self.start_of(number)))
    }

    fn has_casualties(&self, number: &Number) -> bool {
        let start = number.tokens.start;
        (start.saturating_sub(6)..start).any(|place| {
            fate::is_casualty(self.passage.key(place))
                || self.passage.any(place, words!["kills", "kill", "toll", "killing"])
        })
    }

    /// Whether nobody can be of two of the parts.
    pub(super) fn are_apart(&self, parts: &[usize], lead: Lead) -> bool {
        let numbers = || parts.iter().filter_map(|at| self.numbers.get(*at));
        let nations = numbers().all(|number| self.is_nation(number));
        let groups: Vec<Option<&str>> = numbers().map(|number| self.group(number)).collect();
        let in_row = |row: &[&str]| {
            groups.iter().all(|group| group.is_some_and(|group| row.contains(&group) || group == "others"))
        };
        let mut distinct = groups.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let are_distinct = distinct.len() == groups.len();
        nations
            || are_distinct && ROWS.iter().any(|row| in_row(row))
            || matches!(lead, Lead::Colon | Lead::Are | Lead::Apposed) && groups.iter().flatten().count() <= 1
            || lead == Lead::Of && numbers().all(|number| self.is_somewhere(number))
    }

    /// "500 Russian", "500 are to be Russian", "600 Iranians": a capitalised adjective or noun of a people.
    pub(super) fn is_nation(&self, number: &Number) -> bool {
        let passage = self.passage;
        let be = words!["are", "were", "is", "was", "to", "be", "from", "came", "come"];
        let end = number.tokens.end;
        let at = (end..end + 4).find(|place| !passage.any(*place, be)).unwrap_or(end);
        let word = passage.word(at);
        let ends = ["ian", "ians", "ish", "ese", "an", "ans", "i", "is", "ch", "ab", "abs", "ks", "k", "qi"];
        passage.is_capital(at) && ends.iter().any(|end| word.ends_with(end))
    }

    /// "88 were in Idlib", "62 in Aleppo": a part by its place.
    fn is_somewhere(&self, number: &Number) -> bool {
        let be = words!["are", "were", "is", "was", "came", "died"];
        let end = number.tokens.end;
        let at = end + usize::from(self.passage.any(end, be));
        self.passage.any(at, words!["in", "from", "at"]) && self.passage.is_capital(at + 1)
    }

    /// The group that a part's words name.
    fn group(&self, number: &Number) -> Option<&'static str> {
        let passage = self.passage;
        if number.form == Form::Articles {
            let nouns: Vec<&str> =
                number.tokens.clone().filter_map(|at| people::noun(passage.key(at))?.group).collect();
            return match nouns.as_slice() {
                [first, rest @ ..] if rest.iter().all(|group| group == first) => {
                    people::noun(passage.key(number.tokens.end - 1))?.group
                }
                _ => None,
            };
        }
        let end = number.tokens.end;
        let mut words = (end..end + 6).take_while(|place| {
            is_label(passage, *place)
                || passage.any(*place, words!["of", "them", "whom", "were", "are", "was", "is"])
        });
        words.find_map(|place| {
            if passage.any(place, words!["others", "other"]) {
                return Some("others");
            }
            people::noun(passage.key(place))?.group
        })
    }
}
