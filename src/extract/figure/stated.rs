//! The numbers that a text states, as the reader of figures sees them before any of them is a figure.

use std::ops::Bound;

use super::{
    number::{self, Form, Number, Unit},
    passage::Passage,
    qualifier, unreal,
};
use crate::{
    extract::{Decimal, Marked, Qualifier},
    text::{Document, Span},
};

/// What a number says beside its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberForm {
    /// How many: "2.5 million".
    Cardinal,
    /// Which one in a row: "seventh".
    Ordinal,
    /// A part of something: "two thirds", "one in five".
    Fraction,
    /// From one value to another: "8 to 10", "more than 5 and less than 10".
    Range,
    /// A lower bound only: "dozens".
    Vague,
    /// Articles that count people: "a woman and a child".
    Articles,
}

/// A number in a text, with what its words say of its size; nothing here is inferred from its precision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedNumber {
    /// Its words: `20`.
    pub words: Span,
    /// Its words, the unit included: `20 percent`.
    pub span: Span,
    /// Its words with those that hedge it: `more than 20 percent`. The same as `span` where nothing does.
    pub hedged: Span,
    /// What it says beside its value.
    pub form: NumberForm,
    /// The lower bound; excluded behind "more than", none behind "up to".
    pub low: Bound<Decimal>,
    /// The upper bound; excluded behind "less than", none behind "at least".
    pub high: Bound<Decimal>,
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// `%`, or the code of a currency.
    pub unit: Option<&'static str>,
    /// Why it counts nothing and cannot be a figure: it is a date, an age, part of a name or of something.
    pub aside: Option<&'static str>,
}

/// Reads all numbers of a document, in order, by the code that figures are read with.
pub fn numbers(document: &Document) -> Vec<StatedNumber> {
    let (mut stated, mut room) = (Vec::new(), Vec::new());
    let document = Marked::of(document);
    for sentence in &document.sentences {
        let passage = Passage::of(&document, sentence);
        number::all(passage, &mut room);
        stated.extend(room.iter().filter_map(|number| of(passage, number)));
    }
    stated
}

fn of(passage: Passage<'_>, number: &Number) -> Option<StatedNumber> {
    let hedge = qualifier::read(passage, number);
    let (qualifier, _) = qualifier::quantity(number, hedge.hedge)?;
    let (low, high) = qualifier::bounds(number, hedge.hedge);
    let span = passage.span(number.tokens.clone());
    Some(StatedNumber {
        words: passage.span(number.tokens.start..number.words_end),
        span,
        hedged: hedge.words.map_or(span, |words| passage.span(words).join(span)),
        form: form(number.form),
        low,
        high,
        qualifier,
        unit: number.unit.map(|unit| match unit {
            Unit::Percent => "%",
            Unit::Money(code) => code,
        }),
        aside: unreal::why_unreal(passage, number),
    })
}

fn form(form: Form) -> NumberForm {
    match form {
        Form::Cardinal => NumberForm::Cardinal,
        Form::Ordinal => NumberForm::Ordinal,
        Form::Fraction => NumberForm::Fraction,
        Form::Range(_) => NumberForm::Range,
        Form::Vague => NumberForm::Vague,
        Form::Articles => NumberForm::Articles,
    }
}
