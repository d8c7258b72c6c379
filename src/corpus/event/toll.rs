//! Tolls: what a scene says for one measure and group, and when two of them cannot both be right.

use std::sync::Arc;

use super::{ScenePlace, may_be_one};
use crate::{
    corpus::{Entry, FigurePlace},
    extract::{Decimal, Figure, Qualifier, Quantity, Scene},
};

/// Nouns that a text may use for people at large: who calls the dead of a bombing citizens counts all of them.
const PEOPLE: &[&str] = &["citizens", "citizen", "residents", "resident"];

/// What a scene says for one measure and group.
#[derive(Debug, Clone)]
pub(super) struct Toll {
    pub scene: ScenePlace,
    /// Where it is said, by its widest words.
    pub place: FigurePlace,
    /// Whether that is a title.
    pub is_title: bool,
    pub measure: Arc<str>,
    /// Who is counted, as far as the text lets that be known ...
    pub group: Option<&'static str>,
    /// ... and what it calls them at the number.
    pub noun: Option<Box<str>>,
    /// What is said, the one of `place` first; of one number the widest words only: "At least 7" below "Seven dead".
    pub values: Vec<Quantity>,
}

/// What a figure allows: "at least seven killed and 20 wounded" may mean at least 20, too.
pub(super) fn hedged(entry: &Entry, figure: &Figure) -> Quantity {
    let is_bound = |other: &Figure| matches!(other.qualifier, Qualifier::AtLeast | Qualifier::MoreThan);
    let mut before = entry.facts.figures.iter().take_while(|other| other.span < figure.span);
    let is_shared = figure.qualifier == Qualifier::Exact
        && before.any(|other| other.sentence == figure.sentence && is_bound(other));
    if is_shared { Quantity { high: None, ..figure.quantity } } else { figure.quantity }
}

impl Toll {
    /// Whether both count the same people. Of whom two texts say nothing but "people", one may let be known that they
    /// were civilians.
    pub fn is_of(&self, other: &Self) -> bool {
        let is_untold = |toll: &Self| {
            let says_no_more = toll.noun.as_deref().is_none_or(|noun| PEOPLE.contains(&noun));
            toll.group.is_none_or(|group| says_no_more && group == "civilians")
        };
        self.measure == other.measure && (self.group == other.group || is_untold(self) && is_untold(other))
    }

    pub fn stated(&self) -> Option<Decimal> {
        self.values.first().and_then(|value| value.stated)
    }

    /// Takes in another figure of the scene.
    pub fn add(&mut self, other: Self) {
        let Some(value) = other.values.first().copied() else { return };
        let Some(at) = self.values.iter().position(|own| own.stated == value.stated) else {
            self.values.push(value);
            return;
        };
        let Some(own) = self.values.get_mut(at) else { return };
        let is_better = is_wider(value, *own) || self.is_title && !is_wider(*own, value);
        if is_better {
            *own = value;
        }
        if is_better && at == 0 {
            (self.place, self.is_title) = (other.place, other.is_title);
        }
    }

    /// Whether nothing that one says can be what the other says. Soldiers and committee men may both be fighters, and are
    /// not the same ones.
    pub fn contradicts(&self, other: &Self) -> bool {
        let are_others = matches!((&self.noun, &other.noun), (Some(ours), Some(theirs)) if ours != theirs);
        !are_others && self.values.iter().all(|one| other.values.iter().all(|two| is_apart(*one, *two)))
    }

    pub fn distance(&self, other: &Self) -> Option<Decimal> {
        Some(self.stated()?.minus(other.stated()?)?.size())
    }

    /// Whether an article gives this number for as many dead or wounded, of the event of a scene of it or of whatever is not
    /// set apart from that.
    pub fn is_told_by(&self, entry: &Entry, scene: &Scene) -> bool {
        let is_same = |figure: &Figure| {
            *figure.measure == *self.measure
                && self.values.iter().any(|value| value.stated == figure.quantity.stated)
        };
        let figures = (0..).zip(&entry.facts.figures).filter(|(_, figure)| is_same(figure));
        figures.map(|(number, _)| number).any(|number| {
            let theirs = entry.facts.scenes.iter().find(|other| other.figures().contains(&number));
            theirs.is_none_or(|theirs| may_be_one(scene, theirs))
        })
    }
}

/// Whether words allow all that others of the same number do, and more.
fn is_wider(one: Quantity, two: Quantity) -> bool {
    let below = |a: Option<Decimal>, b: Option<Decimal>| b.is_some_and(|b| a.is_none_or(|a| a < b));
    let above = |a: Option<Decimal>, b: Option<Decimal>| b.is_some_and(|b| a.is_none_or(|a| a > b));
    let is_open = one.high.is_none() && two.high.is_some();
    is_open
        || !(one.high.is_some() && two.high.is_none())
            && (below(one.low, two.low) || above(one.high, two.high))
}

/// Whether no value is in both.
fn is_apart(one: Quantity, two: Quantity) -> bool {
    let below = |a: Quantity, b: Quantity| matches!((a.high, b.low), (Some(high), Some(low)) if high < low);
    below(one, two) || below(two, one)
}
