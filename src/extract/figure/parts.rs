//! Parts and their wholes: "1,500 observers: 500 Russian, 500 Turkish and 600 Iranian", "30 people, 12 of them children".
//!
//! Deliberately absent: whether they add up. Parts may be fewer than their whole, and groups may overlap: only parts that
//! cannot be the same people are ever added.

use super::{
    number::{Form, Number, Unit},
    passage::Passage,
    people, qualifier, word,
};
use crate::{extract::Decimal, text::Span};

/// A whole or a part, with what the words allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    /// The number's words.
    pub span: Span,
    /// The number with its noun, as the text has them.
    pub words: Box<str>,
    /// The number as stated.
    pub stated: Decimal,
    /// The least that the words allow.
    pub low: Decimal,
    /// The most that they allow; `None` is unlimited.
    pub high: Option<Decimal>,
}

/// How parts bind their whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// Groups may overlap: each alone is no more than the whole.
    Each,
    /// Nobody is in two of them: together they are no more than the whole.
    Apart,
    /// They are the whole, as the rows of a table are of its total.
    Total,
}

/// A whole with parts that the text gives beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// The whole; none for shares of a hundred.
    pub whole: Option<Portion>,
    /// Its parts in order, one or more.
    pub parts: Vec<Portion>,
    /// How the parts bind the whole.
    pub bond: Bond,
    /// The number of its sentence.
    pub sentence: u32,
}

/// Tokens between a whole and the words that lead to its parts.
const REACH: usize = 14;
/// Tokens of a part's words behind its number.
const PART: usize = 8;

/// Groups of which nobody is in two; a person may be of several rows.
const ROWS: &[&[&str]] = &[
    &["men", "women", "children"],
    &["civilians", "fighters", "police", "peacekeepers", "attackers", "protesters"],
];

/// Reads the divisions of a passage, whose numbers are read.
pub(super) fn read(passage: Passage<'_>, numbers: &[Number], sentence: u32, found: &mut Vec<Division>) {
    let page = Page { passage, numbers };
    for at in 0..numbers.len() {
        let division = page.of_whole(at).or_else(|| page.part_of(at)).or_else(|| page.share(at));
        found.extend(division.map(|division| Division { sentence, ..division }));
    }
    found.extend(page.shares().map(|division| Division { sentence, ..division }));
}

struct Page<'a> {
    passage: Passage<'a>,
    numbers: &'a [Number],
}

/// How the text leads from a whole to its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// A colon: every number behind it is a part.
    Colon,
    /// "Of the 1,500 observers, 500 ...".
    Of,
    /// "including", "among them": some of the whole.
    Including,
    /// "12 of them".
    OfThem,
}

impl Page<'_> {
    /// A whole with the parts behind it.
    fn of_whole(&self, at: usize) -> Option<Division> {
        let whole = self.numbers.get(at).filter(|number| is_count(number))?;
        let (lead, first) = self.lead(at, whole)?;
        let parts = self.parts(first, lead);
        let count = parts.len();
        let is_enough = count >= if matches!(lead, Lead::Colon) { 2 } else { 1 };
        let are_of_it =
            parts.iter().filter_map(|at| self.numbers.get(*at)).all(|part| self.is_of(whole, part, lead));
        if !is_enough || !are_of_it || self.has_rival(at, lead) {
            return None;
        }
        let are_apart = count > 1 && self.are_apart(&parts, lead);
        Some(self.division(Some(whole), &parts, if are_apart { Bond::Apart } else { Bond::Each }))
    }

    fn division(&self, whole: Option<&Number>, parts: &[usize], bond: Bond) -> Division {
        let part = |at: &usize| self.numbers.get(*at).and_then(|number| self.portion(number));
        Division {
            whole: whole.and_then(|number| self.portion(number)),
            parts: parts.iter().filter_map(part).collect(),
            bond,
            sentence: 0,
        }
    }

    fn portion(&self, number: &Number) -> Option<Portion> {
        let hedge = qualifier::read(self.passage, number).hedge;
        let (_, quantity) = qualifier::quantity(number, hedge)?;
        let is_plain = number.form == Form::Cardinal && hedge == qualifier::Hedge::Plain
            || number.form == Form::Articles;
        let end = number.tokens.end;
        let last = (end..end + 3).take_while(|place| is_label(self.passage, *place)).last();
        let low = if is_plain { number.value } else { quantity.low? };
        let high = if is_plain { Some(number.value) } else { quantity.high };
        Some(Portion {
            span: self.passage.span(number.tokens.clone()),
            words: self
                .passage
                .span(number.tokens.start..last.map_or(end, |last| last + 1))
                .of(self.passage.text)
                .into(),
            stated: number.value,
            low,
            // "more than 30" has no upper end; what its precision implies is none either.
            high: high.filter(|_| !matches!(hedge, qualifier::Hedge::MoreThan | qualifier::Hedge::AtLeast)),
        })
    }

    /// How the words behind a number lead to its parts, and the index of the first.
    fn lead(&self, at: usize, whole: &Number) -> Option<(Lead, usize)> {
        let (passage, next) = (self.passage, self.numbers.get(at + 1)?);
        let end = whole.tokens.end;
        let start = self.start_of(next);
        if start < end || start - end > REACH {
            return None;
        }
        let between = end..start;
        let before = |back: usize| start.checked_sub(back).filter(|place| *place >= end);
        let said = |back: usize, words: &[&str]| before(back).is_some_and(|place| passage.any(place, words));
        if passage.any(next.tokens.end, &["of"]) && passage.any(next.tokens.end + 1, &["them", "whom"]) {
            let is_plain = between
                .clone()
                .all(|place| !breaks(passage, place) && !passage.any(place, &["other", "others"]));
            return is_plain.then_some((Lead::OfThem, at + 1));
        }
        let counts_people = self.counts_people(whole) && self.counts_people(next);
        let includes = said(1, &["including"]) || said(1, &["them", "whom"]) && said(2, &["among", "of"]);
        if includes && counts_people {
            let is_plain = between.clone().all(|place| !breaks(passage, place));
            return is_plain.then_some((Lead::Including, at + 1));
        }
        if said(1, &[":"]) && between.clone().filter(|place| passage.is(*place, ":")).count() == 1 {
            let is_noun = between.clone().take(start - end - 1).all(|place| {
                passage.is_kind(place, crate::text::TokenKind::Word) && !is_verb(passage.word(place))
            });
            return (is_noun && start - end <= 8).then_some((Lead::Colon, at + 1));
        }
        let leads = passage.any_before(self.start_of(whole), &["the", "those", "these", "its"])
            && whole.tokens.start >= 2
            && passage.is(self.start_of(whole) - 2, "of")
            && (whole.tokens.start < 4
                || passage
                    .any(self.start_of(whole).saturating_sub(3), &[",", ";", ".", ":", "”", "“", "\""]));
        let is_noun = between
            .clone()
            .take((start - end).saturating_sub(1))
            .all(|place| !breaks(passage, place) && !passage.is(place, ","));
        (leads && said(1, &[","]) && is_noun).then_some((Lead::Of, at + 1))
    }

    /// Whether a part can be of its whole: people of people, nations of anybody, a bare number behind "of the".
    fn is_of(&self, whole: &Number, part: &Number, lead: Lead) -> bool {
        let passage = self.passage;
        if matches!(lead, Lead::Including | Lead::OfThem) || self.is_nation(part) {
            return true;
        }
        let noun = |number: &Number| {
            let end = number.tokens.end;
            (end..end + 4).take_while(|place| is_label(passage, *place)).last()
        };
        match (noun(whole), noun(part)) {
            (Some(one), Some(other)) => {
                passage.word(one).eq_ignore_ascii_case(passage.word(other))
                    || self.counts_people(whole) && self.counts_people(part)
            }
            (_, None) => lead == Lead::Of,
            (None, _) => false,
        }
    }

    /// Whether a number counts people, or has no noun of its own that says otherwise.
    fn counts_people(&self, number: &Number) -> bool {
        let end = number.tokens.end;
        if number.form == Form::Articles {
            return true;
        }
        let mut words = (end..end + 5).take_while(|place| is_label(self.passage, *place));
        words.any(|place| {
            people::is_people(self.passage.word(place))
                || people::is_one_person(self.passage.word(place))
                || super::fate::is_state(self.passage.word(place))
        }) || self.passage.any(end, &["including", ",", "dead", "among", "("]) && self.has_casualties(number)
            || number.unit.is_none() && super::fate::is_state(self.passage.before(self.start_of(number)))
    }

    fn has_casualties(&self, number: &Number) -> bool {
        let start = number.tokens.start;
        (start.saturating_sub(6)..start).any(|place| {
            super::fate::is_casualty(self.passage.word(place))
                || self.passage.any(place, &["kills", "kill", "toll", "killing"])
        })
    }

    /// The indices of the parts that stand in a row from one on.
    fn parts(&self, first: usize, lead: Lead) -> Vec<usize> {
        let mut parts = Vec::new();
        let mut at = first;
        while let Some(number) = self.numbers.get(at).filter(|number| is_count(number)) {
            if at > first && !self.follows(at, lead) {
                break;
            }
            let _ = number;
            parts.push(at);
            at += 1;
        }
        parts
    }

    /// Whether a number goes on with the row of the one before: only its words and a joint stand between.
    fn follows(&self, at: usize, lead: Lead) -> bool {
        let (Some(before), Some(number)) =
            (at.checked_sub(1).and_then(|at| self.numbers.get(at)), self.numbers.get(at))
        else {
            return false;
        };
        let (passage, end, start) = (self.passage, before.tokens.end, self.start_of(number));
        let joint = start.checked_sub(1).filter(|place| *place >= end && passage.any(*place, &[",", "and"]));
        let Some(joint) = joint else { return false };
        let last =
            if passage.is(joint, "and") && passage.any_before(joint, &[","]) { joint - 1 } else { joint };
        let is_short = last.saturating_sub(end) <= PART;
        let is_joined = (end..last)
            .all(|place| !breaks(passage, place) && !passage.any(place, &["including", "and", ","]));
        // Behind "including" the row ends with a clause: "including two women, and 12 were wounded".
        let acts = (number.tokens.end..number.tokens.end + 4).any(|place| {
            lead != Lead::Of && super::fate::is_state(passage.word(place))
                || passage.any(place, &["wounded", "injured", "missing", "arrested", "detained"])
        });
        is_short
            && is_joined
            && !acts
            && (lead == Lead::Colon
                || lead == Lead::Of
                || self.counts_people(number)
                || self.is_row_adjective(number))
    }

    fn is_row_adjective(&self, number: &Number) -> bool {
        self.passage.is_capital(number.tokens.end)
    }

    /// The first token of a number's hedge, or of the number.
    fn start_of(&self, number: &Number) -> usize {
        qualifier::read(self.passage, number)
            .words
            .map_or(number.tokens.start, |words| words.start.min(number.tokens.start))
    }

    /// Whether another count of people before the whole may be what the parts are of: "killed 40 and wounded 10, including".
    fn has_rival(&self, at: usize, lead: Lead) -> bool {
        let is_loose = matches!(lead, Lead::Including | Lead::OfThem);
        let rival = at.checked_sub(1).and_then(|before| self.numbers.get(before));
        is_loose && rival.is_some_and(|rival| is_count(rival) && self.counts_people(rival))
    }

    /// Whether nobody can be of two of the parts.
    fn are_apart(&self, parts: &[usize], lead: Lead) -> bool {
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
            || lead == Lead::Colon && groups.iter().all(Option::is_none)
    }

    /// "500 Russian", "500 are to be Russian", "600 Iranians": a capitalised adjective or noun of a people.
    fn is_nation(&self, number: &Number) -> bool {
        let passage = self.passage;
        let be = ["are", "were", "is", "was", "to", "be", "from", "came", "come"];
        let end = number.tokens.end;
        let at = (end..end + 4).find(|place| !passage.any(*place, &be)).unwrap_or(end);
        let word = passage.word(at);
        let ends = ["ian", "ians", "ish", "ese", "an", "ans", "i", "is", "ch", "ab", "abs", "ks", "k", "qi"];
        passage.is_capital(at) && ends.iter().any(|end| word.ends_with(end))
    }

    /// The group that a part's words name.
    fn group(&self, number: &Number) -> Option<&'static str> {
        let passage = self.passage;
        if number.form == Form::Articles {
            let nouns: Vec<&str> =
                number.tokens.clone().filter_map(|at| people::noun(passage.word(at))?.group).collect();
            return match nouns.as_slice() {
                [first, rest @ ..] if rest.iter().all(|group| group == first) => {
                    people::noun(passage.word(number.tokens.end - 1))?.group
                }
                _ => None,
            };
        }
        let end = number.tokens.end;
        let mut words = (end..end + 6).take_while(|place| {
            is_label(passage, *place)
                || passage.any(*place, &["of", "them", "whom", "were", "are", "was", "is"])
        });
        words.find_map(|place| {
            if passage.any(place, &["others", "other"]) {
                return Some("others");
            }
            people::noun(passage.word(place))?.group
        })
    }

    /// "12 of the 10 wounded": a part with its whole behind it.
    fn part_of(&self, at: usize) -> Option<Division> {
        let (part, whole) = (self.numbers.get(at)?, self.numbers.get(at + 1)?);
        let passage = self.passage;
        let (end, start) = (part.tokens.end, self.start_of(whole));
        let is_of = passage.is(end, "of")
            && start == end + 2
            && passage.any(end + 1, &["the", "those", "these", "its", "their"])
            || passage.reads(end, &["out", "of"])
                && (start == end + 2 || start == end + 3 && passage.is(end + 2, "the"))
            || passage.is(end, "of") && start == end + 1 && self.is_plain_whole(part, whole);
        let is_largest = passage
            .any(whole.tokens.end, &["largest", "biggest", "most", "best", "top", "worst", "first", "last"]);
        let are_counts =
            is_count(part) && is_count(whole) && part.form == Form::Cardinal && whole.form == Form::Cardinal;
        (is_of && are_counts && !is_largest && !is_score(passage, whole))
            .then(|| self.division(Some(whole), &[at], Bond::Each))
    }

    /// "18 of 31 lorries were hit": things with a verb behind them, and no year before "of".
    fn is_plain_whole(&self, part: &Number, whole: &Number) -> bool {
        let (passage, noun) = (self.passage, whole.tokens.end);
        let may_be_year = part.value >= Decimal::small(1900) && part.value <= Decimal::small(2100);
        let is_plural = passage.word(noun).ends_with('s') && !passage.is_capital(noun);
        let is_named = part.tokens.start.checked_sub(1).is_some_and(|before| {
            passage.is_capital(before) && before > 0
                || passage.any(
                    before,
                    &["resolution", "article", "paragraph", "chapter", "page", "number", "rule", "of"],
                )
        });
        !may_be_year
            && is_plural
            && !is_named
            && !word::is_measure_noun(passage.word(noun))
            && passage.any(noun + 1, &["were", "was", "are", "had", "have"])
    }

    /// "120 per cent of the refugees": a share above a hundred.
    fn share(&self, at: usize) -> Option<Division> {
        let number = self.numbers.get(at).filter(|number| number.unit == Some(Unit::Percent))?;
        let (passage, end) = (self.passage, number.tokens.end);
        let first = end + 2;
        let is_of = passage.is(end, "of") && passage.any(end + 1, &["the", "all", "its", "their", "those"]);
        let counts = (first..first + 4).take_while(|place| is_label(passage, *place)).any(|at| {
            people::is_people(passage.word(at))
                || passage.any(at, &["population", "seats", "territory", "votes"])
        });
        (is_of && counts && number.form == Form::Cardinal).then(|| self.division(None, &[at], Bond::Each))
    }

    /// "60 per cent were women, 30 per cent men and 20 per cent children": shares that nobody has two of.
    fn shares(&self) -> Option<Division> {
        let is_share =
            |at: &usize| self.numbers.get(*at).is_some_and(|number| number.unit == Some(Unit::Percent));
        let first = (0..self.numbers.len()).find(is_share)?;
        let mut parts = vec![first];
        parts.extend(
            (first + 1..self.numbers.len()).take_while(|at| is_share(at) && self.follows(*at, Lead::Of)),
        );
        (parts.len() > 1 && self.are_apart(&parts, Lead::Of))
            .then(|| self.division(None, &parts, Bond::Apart))
    }
}

/// Whether a number counts single things or people.
fn is_count(number: &Number) -> bool {
    let is_form = matches!(number.form, Form::Cardinal | Form::Articles | Form::Range(_));
    is_form && number.unit.is_none() && number.value.is_whole() && number.value > Decimal::ZERO
}

/// "12 of the 10th", "three of the 2016 rounds" and the like: what stands behind is no whole.
fn is_score(passage: Passage<'_>, whole: &Number) -> bool {
    super::unreal::year(passage, whole).is_some()
        || passage.any(whole.tokens.end, &["-", "years", "days", "months", "weeks", "hours", "minutes"])
}

/// Whether a token may belong to the noun that a number counts.
fn is_label(passage: Passage<'_>, at: usize) -> bool {
    passage.is_kind(at, crate::text::TokenKind::Word)
        && (!word::is_function(passage.word(at)) || passage.is(at, "others"))
}

/// Words that begin a clause of its own between a whole and its parts.
fn breaks(passage: Passage<'_>, at: usize) -> bool {
    passage.any(
        at,
        &[
            ";", ":", "but", "while", "after", "before", "when", "as", "since", "who", "which", "wounding",
            "injuring", "wounded", "injured", "missing", "said", "–", "—",
        ],
    )
}

fn is_verb(word: &str) -> bool {
    super::saying::counts(word)
        || word.ends_with("ed")
        || matches!(word, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "to" | "at" | "on")
}
