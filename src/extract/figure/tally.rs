//! Tallies: numbers with the noun that they count where no measure is of it, "41 breaches", "31 votes", "aged 34".
//!
//! A number without a noun is one, too: with nothing that it counts. Each is a figure whose measure is its noun. No series has them: only a note is held against its article by them.

use std::sync::Arc;

use super::{
    number::{Form, Number, Unit},
    passage::Passage,
    people, qualifier, saying,
    sentence::Sentence,
    source, word,
};
use crate::{
    extract::{
        Decimal,
        facts::{Figure, Scope},
    },
    text::{TokenKind, WordKey, words},
};

/// Words with the ending of a plural that count nothing by themselves.
const NO_NOUNS: &[WordKey] = words![
    "others",
    "ones",
    "hundreds",
    "thousands",
    "dozens",
    "millions",
    "billions",
    "scores",
    "times",
    "was",
    "is",
    "has",
    "does",
    "thus",
    "plus",
    "versus",
    "across",
    "besides",
    "towards",
    "always",
    "perhaps",
];

/// Words between a number and its noun.
const BETWEEN: usize = 4;
/// Tokens from "number of" to the number.
const REACH: usize = 14;

/// What a number of ages counts.
const AGE: (&str, &str) = ("years of age", "age");

#[derive(Default)]
/// What a number counts: the noun as it was said, and the one form of it that all of its forms share.
struct Noun {
    said: Box<str>,
    stem: Option<Box<str>>,
}

impl Noun {
    fn of((said, stem): (&str, &str)) -> Self {
        Self { said: said.into(), stem: Some(stem.into()) }
    }
}

impl Sentence<'_> {
    /// The tallies of the numbers that no figure was read from.
    pub(super) fn tallies<'a>(
        &'a self,
        unread: impl Iterator<Item = &'a Number> + 'a,
    ) -> impl Iterator<Item = Figure> + 'a {
        let counted = unread.filter_map(|number| self.tally(number, noun(self.passage, number)));
        let ages = self.room.ages.iter().filter_map(|number| self.tally(number, Some(Noun::of(AGE))));
        counted.chain(ages)
    }

    fn tally(&self, number: &Number, noun: Option<Noun>) -> Option<Figure> {
        if !matches!(number.form, Form::Cardinal | Form::Range(_)) || number.value == Decimal::ONE {
            return None;
        }
        let hedge = qualifier::read(self.passage, number);
        let (qualifier, quantity) = qualifier::quantity(number, hedge.hedge)?;
        let noun = noun.or_else(|| noun_before(self.passage, hedge.start)).unwrap_or_default();
        let span = self.passage.span(number.tokens.clone());
        Some(Figure {
            source: source::read(self.passage, self.setting.mentions, hedge.start, hedge.end).map(Box::new),
            qualifier_span: hedge.words.map(|words| self.passage.span(words)),
            group: people::noun(&noun.said).and_then(|noun| noun.group),
            noun: noun.stem,
            ..Figure::bare(span, (qualifier, quantity), Arc::from(&*noun.said), self.number)
        })
    }
}

/// The noun behind a number, adjectives passed over.
fn noun(passage: Passage<'_>, number: &Number) -> Option<Noun> {
    match number.unit {
        Some(Unit::Percent) => return Some(Noun::of(("per cent", "per cent"))),
        Some(Unit::Money(code)) => return Some(Noun::of((code, code))),
        None => {}
    }
    let end = number.tokens.end;
    let is_joined = passage.is(end, "-") && !passage.spaced(end) && !passage.spaced(end + 1);
    if is_joined {
        let is_age = passage.any(end + 1, words!["year", "years"]) && passage.is(end + 3, "old");
        let unit = passage.word(end + 1);
        let is_unit = unit.len() > 2 && word::is_measure_noun(&format!("{unit}s"));
        return if is_age { Some(Noun::of(AGE)) } else { is_unit.then(|| named(&format!("{unit}s"))) };
    }
    if passage.any(end, words!["year", "years"]) && passage.is(end + 1, "old") {
        return Some(Noun::of(AGE));
    }
    if let Some(model) = model(passage, end) {
        return Some(model);
    }
    // "40 of them are children" tells what is counted behind the verb.
    let are_told = passage.is(end, "of")
        && passage.any(end + 1, words!["them", "these", "those"])
        && passage.any(end + 2, words!["are", "were"]);
    let end = if are_told { end + 3 } else { end };
    // "18 of its delegates": those are counted, too.
    let of =
        passage.is(end, "of") && passage.any(end + 1, words!["its", "their", "his", "her", "our", "the"]);
    let end = if of { end + 2 } else { end };
    let near = (end..end + BETWEEN).take_while(|at| !passage.opens_link(*at));
    plural(passage, near)
}

/// The plural noun that is the first one at some places, adjectives passed over.
fn plural(passage: Passage<'_>, places: impl Iterator<Item = usize>) -> Option<Noun> {
    let mut behind =
        places.skip_while(|at| !is_plural(passage, *at) && super::group::is_modifier(passage, *at));
    behind.next().filter(|head| is_plural(passage, *head)).map(|head| named(passage.word(head)))
}

/// "The number of trucks at the border was 31": the noun of a number that stands behind its words.
fn noun_before(passage: Passage<'_>, start: usize) -> Option<Noun> {
    const LEADS: &[WordKey] = words![
        "at", "to", "is", "was", "stands", "stood", "reached", "reaches", "exceeds", "exceeded", "as",
    ];
    let last = start.checked_sub(1).filter(|at| passage.any(*at, LEADS))?;
    let first = passage.clause_start(start).max(start.saturating_sub(REACH));
    let of = (first..last).rev().find(|at| {
        passage.is(*at, "of") && passage.any_before(*at, words!["number", "numbers", "total", "count"])
    })?;
    let is_other = (of..last).any(|at| passage.is_kind(at, TokenKind::Number));
    plural(passage, (of + 1..last).take(BETWEEN)).filter(|_| !is_other)
}

/// "sixteen B-17s": what is named by letters and digits.
fn model(passage: Passage<'_>, at: usize) -> Option<Noun> {
    let is_named = passage.is_capital(at)
        && passage.is(at + 1, "-")
        && !passage.spaced(at + 1)
        && passage.is_kind(at + 2, TokenKind::Number)
        && !passage.spaced(at + 2);
    let is_plural = passage.is(at + 3, "s") && !passage.spaced(at + 3);
    (is_named && is_plural).then(|| named(passage.span(at..at + 4).of(passage.text)))
}

fn is_plural(passage: Passage<'_>, at: usize) -> bool {
    let (text, key) = (passage.word(at), passage.key(at));
    let ends = text.ends_with('s') && !["ss", "us", "is"].iter().any(|end| text.ends_with(end));
    passage.is_kind(at, TokenKind::Word)
        && (!passage.is_capital(at) || people::is_people(text))
        && !passage.any(at, NO_NOUNS)
        && !saying::counts(key)
        && !passage.is_function(at)
        && (people::noun(key).is_some_and(|noun| !noun.is_one)
            || word::is_measure_noun(key)
            || passage.is_capital(at)
            || ends && text.len() > 3)
}

fn named(said: &str) -> Noun {
    Noun { said: said.to_lowercase().into(), stem: Some(stem(&said.to_lowercase())) }
}

/// One form for the forms of a noun: "breach" of "breaches", "kilometre" of "km".
pub fn stem(noun: &str) -> Box<str> {
    match noun {
        "persons" | "individuals" | "victims" | "souls" | "inhabitants" | "residents" => {
            return "people".into();
        }
        "km" | "kilometers" | "kilometres" => return "kilometre".into(),
        "meters" | "metres" => return "metre".into(),
        "kg" | "kilograms" => return "kilogram".into(),
        _ => {}
    }
    let ended = |end: &str| noun.strip_suffix(end);
    match ended("ies") {
        Some(stem) => return format!("{stem}y").into(),
        None if ["ches", "shes", "xes", "sses", "zes"].iter().any(|end| noun.ends_with(end)) => {
            return ended("es").unwrap_or(noun).into();
        }
        None => {}
    }
    let stem = ended("s").filter(|_| !noun.ends_with("ss")).unwrap_or(noun);
    // One country's spelling for the other's.
    stem.strip_suffix("our")
        .filter(|root| root.len() > 2)
        .map_or_else(|| stem.into(), |root| format!("{root}or").into())
}

impl Figure {
    /// A number of a sentence with what it counts, and nothing known of it besides.
    pub(super) fn bare(
        span: crate::text::Span,
        (qualifier, quantity): (crate::extract::Qualifier, crate::extract::Quantity),
        measure: Arc<str>,
        sentence: u32,
    ) -> Self {
        Self {
            span,
            qualifier_span: None,
            quantity,
            qualifier,
            measure,
            scope: Scope::Unknown,
            cumulative: false,
            source: None,
            group: None,
            noun: None,
            is_by_articles: false,
            is_rest: false,
            planned: false,
            is_present: false,
            corrected: false,
            change: None,
            is_nth_year: false,
            sentence,
            masked: 0,
            tells_flight: false,
            cue: None,
            particulars: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        extract::{Facts, Lexicon, Marked, figure},
        text::{Document, Format},
    };

    fn read(text: &str) -> Vec<(String, String)> {
        let document = Document::read(std::sync::Arc::from(text), Format::Plain);
        let mut facts = Facts::default();
        figure::read(&Marked::of(&document), &Lexicon::default(), &mut facts);
        let said = |figure: crate::extract::Figure| {
            let stated = figure.quantity.stated.map(|stated| stated.to_string());
            (stated.unwrap_or_default(), figure.noun.map(String::from).unwrap_or_default())
        };
        facts.tallies.into_iter().map(said).collect()
    }

    fn one(text: &str, number: &str, noun: &str) {
        assert_eq!(read(text), [(number.to_owned(), noun.to_owned())], "{text}");
    }

    #[test]
    fn numbers_with_their_nouns() {
        one("They logged 41 breaches of it.", "41", "breach");
        one("It fell by 31 council votes.", "31", "vote");
        one("The pause held 63 hours.", "63", "hour");
        one("A 63-hour walk.", "63", "hour");
        one("It is 14 km away.", "14", "kilometre");
        one("The 34-year-old nurse left.", "34", "age");
        one("Samira Haddad, 34, left.", "34", "age");
        one("She was 34.", "34", "age");
        one("She died at the age of 34.", "34", "age");
        one("The nurse, 34, died at home.", "34", "age");
        one("The premier, 34, left.", "34", "age");
        one("Sixteen T-40s are left.", "16", "t-40");
        one("They sent 600 firefighters and volunteers.", "600", "firefighter");
        one("The number of trucks at the border was 13.", "13", "truck");
        one("She put the total number of stranded trucks at the border at more than 31.", "31", "truck");
        one("Some 1,400 of them are carters.", "1400", "carter");
    }

    #[test]
    fn numbers_without_a_noun() {
        for text in [
            "It was 12 was it.",
            "They came 12 times.",
            "Of 41 he says nothing.",
            "In 2016 shells fell.",
            "More than 12 others came.",
            "The raid killed 12 people.",
        ] {
            assert!(read(text).iter().all(|(_, noun)| noun.is_empty()), "{text}");
        }
    }
}
