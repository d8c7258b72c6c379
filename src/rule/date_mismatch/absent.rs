//! Days that no cited article has for what a note tells, where one of them dates it otherwise, in other words than the
//! note's.
//!
//! That two sentences tell of one thing is less sure here than where they share most of their words. So nothing in the
//! articles may have the note's day for anything like it, and nothing undated may be nearer to the note.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    super::{
        Check,
        telling::{self, Likeness, Size, Weights},
        whereabouts::is_named,
    },
    verdict::{Verdict, apart, is_doubtful, meant, verdict},
};
use crate::{
    corpus::Entry,
    extract::{
        Clause, Dated, DayRole, EntityId, MentionKind, Period, Reference, ToldWord,
        date::days_between,
        date_words::{Relative, Said},
    },
};

/// Per cent of a note's words that a dated sentence must have, with the undated one behind it.
const SHARE: u32 = 40;

/// The same where the note tells since or until when something was, and the article when it happened.
const EDGE: u32 = 60;

/// From here on a sentence tells of the note's thing even if its neighbours have the note's day.
const SURE: u32 = 60;

/// Words that the two must share.
const SHARED: usize = 2;

/// Per cent that a dated sentence must have by itself, where the undated one behind it has the rest.
const LEAD: u32 = 25;

/// Days of the longest period that is told of anything; a longer one must surely be of the note's thing.
const SHORT: i32 = 7;

/// Sentences on each side of one that may tell of the same thing.
const AROUND: u32 = 3;

/// A dated sentence of an article, at its likest: by itself, or with an undated one behind it in its paragraph.
struct Passage<'a> {
    sentence: u32,
    block: u32,
    days: &'a [Dated],
    likeness: Likeness,
    /// How like the dated sentence is by itself.
    own: Likeness,
}

impl Passage<'_> {
    /// Whether the dated sentence tells of the note's thing even if its neighbours have the note's day.
    fn is_sure(&self) -> bool {
        self.own.share >= SURE && self.own.shared > SHARED
    }

    /// Whether it is alike only together with the undated sentence behind it.
    fn is_led(&self) -> bool {
        self.own.share < SHARE || self.own.shared < SHARED
    }
}

/// An article as seen from a day of a note.
struct View<'a> {
    source: &'a Arc<Entry>,
    passages: Vec<Passage<'a>>,
    /// How like the undated sentence is that is likest, of those that no dated one leads.
    undated: Likeness,
}

/// The day that a cited article has for what the note dates, where none has the note's.
pub(super) fn otherwise<'a>(
    check: &Check<'a>,
    ours: &Dated,
    cited: &[&'a Arc<Entry>],
) -> Option<(&'a Arc<Entry>, &'a Dated)> {
    let note = check.entry;
    let is_open_end = ours.role == DayRole::Bound && !has_deadline(ours.words());
    let needs_date = !matches!(ours.said, Said::Period(_) | Said::Relative(Relative::Weekday(..)));
    if is_open_end || needs_date && cited.iter().any(|source| is_doubtful(source)) {
        return None;
    }
    if !are_towns_named(check, ours, cited) {
        return None;
    }
    let views: Vec<View<'_>> = cited.iter().map(|source| View::of(source, ours.words())).collect();
    let found = views.iter().filter_map(|view| view.likest(check, note, ours));
    let (best, source, theirs) = found.max_by_key(|(best, ..)| best.likeness)?;
    let is_open = views.iter().any(|view| view.has_day(note, ours, best) || view.undated > best.likeness);
    (!is_open && verdict(note, ours, source, theirs, false) == Verdict::Differ).then_some((source, theirs))
}

/// Whether words tell of a deadline: of that, "by 4 June" is the day itself.
fn has_deadline(words: &[ToldWord]) -> bool {
    ToldWord::of("deadline").is_some_and(|deadline| words.iter().any(|word| word.stem == deadline.stem))
}

/// Whether an article's day can be told: in an article that has no date, one that stands by itself.
fn is_told(source: &Entry, theirs: &Dated) -> bool {
    matches!(theirs.said, Said::Period(_)) || source.facts.date.date.is_some()
}

/// Whether the articles name every town of the note's sentence: of another town, they do not tell the same.
pub(super) fn are_towns_named(check: &Check<'_>, ours: &Dated, cited: &[&Arc<Entry>]) -> bool {
    let towns = telling::places(check, (check.entry, ours.sentence), Size::Town);
    let is_named = |town: Reference| cited.iter().any(|source| is_named(check, source, &town));
    towns.into_iter().map(Reference::Known).all(is_named)
}

impl<'a> View<'a> {
    fn of(source: &'a Arc<Entry>, ours: &[ToldWord]) -> Self {
        let facts = &source.facts;
        let weights = Weights::of_article(source);
        let mut view = Self { source, passages: Vec::new(), undated: Likeness::default() };
        let mut rest = &*facts.dated;
        // The sentence that dates the undated ones behind it.
        let (mut lead, mut leader, mut block): (&[ToldWord], usize, u32) = (&[], 0, u32::MAX);
        for told in facts.told.iter() {
            let count = rest.partition_point(|day| day.sentence <= told.sentence);
            let (days, behind) = rest.split_at(count);
            rest = behind;
            let own = weights.likeness(ours, told.words);
            let its_block = facts.sentences.get(told.sentence as usize).map_or(u32::MAX, |one| one.block());
            if !days.is_empty() {
                view.passages.push(Passage {
                    sentence: told.sentence,
                    block: its_block,
                    days,
                    likeness: own,
                    own,
                });
                let is_aside = days.iter().all(|day| day.clause == Clause::Aside);
                if !is_aside || block != its_block {
                    (lead, leader, block) = (told.words, view.passages.len() - 1, its_block);
                }
            } else if let Some(last) = view.passages.get_mut(leader).filter(|_| block == its_block) {
                let both: Vec<ToldWord> = lead.iter().chain(told.words).copied().collect();
                let is_led = weights.likeness(ours, lead).share >= LEAD;
                last.likeness = last.likeness.max(if is_led { weights.likeness(ours, &both) } else { own });
                view.undated = view.undated.max(if is_led { Likeness::default() } else { own });
            } else {
                view.undated = view.undated.max(own);
            }
        }
        view
    }

    /// The likest day of the note's sort.
    fn likest(
        &self,
        check: &Check<'_>,
        note: &Entry,
        ours: &Dated,
    ) -> Option<(&Passage<'a>, &'a Arc<Entry>, &'a Dated)> {
        let best = self.passages.iter().filter(|passage| {
            let (here, there) = ((note, ours.sentence), (&**self.source, passage.sentence));
            passage.likeness.share >= SHARE
                && passage.likeness.shared >= SHARED.min(ours.words().len())
                && self.has_speaker(check, ours, passage.sentence)
                && !telling::are_apart(check, here, there)
        });
        let passage = best.max_by_key(|passage| passage.likeness)?;
        let weights = Weights::of_article(self.source);
        let is_ours =
            |theirs: &&Dated| is_told(self.source, theirs) && self.is_of_one_sort(ours, theirs, passage);
        let days = passage.days.iter().filter(is_ours);
        let mut days: Vec<(Likeness, &Dated)> =
            days.map(|theirs| (weights.likeness(ours.words(), theirs.words()), theirs)).collect();
        // Of two days in a sentence, the one that more of the note's words stand at; where the sentence behind it has
        // those words, the one of the event that it goes on to tell of.
        let is_event = |one: &Dated| passage.is_led() && one.what.is_some();
        let is_alike = |one: &Dated| one.role == ours.role;
        days.sort_by_key(|(likeness, one)| std::cmp::Reverse((is_event(one), is_alike(one), *likeness)));
        let (most, theirs) = *days.first()?;
        let is_clear = days.get(1).is_none_or(|(next, one)| {
            let goes_before = |is: &dyn Fn(&Dated) -> bool| is(theirs) && !is(one);
            next.share < most.share || goes_before(&is_event) || goes_before(&is_alike)
        });
        let is_short = |one: Period| days_between(one.from, one.to) <= SHORT;
        let is_day = || meant(note, ours, self.source).into_iter().all(is_short);
        if !is_clear || theirs.period.is_some_and(|one| !is_short(one)) && is_day() && !passage.is_sure() {
            return None;
        }
        Some((passage, self.source, theirs))
    }

    /// Whether somebody whom the note's sentence names is named in the article's: of words, the speaker must be the same.
    fn has_speaker(&self, check: &Check<'_>, ours: &Dated, sentence: u32) -> bool {
        let actors = |entry: &Entry, sentence: u32| -> BTreeSet<EntityId> {
            let own = entry.facts.mentions_in(sentence).filter(|one| one.kind == MentionKind::Actor);
            own.filter_map(|one| check.snapshot.entity_id(&one.reference)).collect()
        };
        let here = actors(check.entry, ours.sentence);
        ours.role != DayRole::Saying || here.is_empty() || !here.is_disjoint(&actors(self.source, sentence))
    }

    fn is_of_one_sort(&self, ours: &Dated, theirs: &Dated, passage: &Passage<'_>) -> bool {
        if ours.words().len() < SHARED && theirs.what != ours.what {
            return false;
        }
        if ours.phase.zip(theirs.phase).is_some_and(|(one, other)| one != other) {
            return false;
        }
        // What a note says only beside, the article's main statement does not date.
        if ours.clause == Clause::Aside && theirs.clause == Clause::Main && !passage.is_sure() {
            return false;
        }
        let published = self.source.facts.date.date;
        // The day of an undated sentence is that of the one before it only where both tell what happened.
        if passage.is_led() && (ours.role, theirs.role) != (DayRole::Event, DayRole::Event) {
            return false;
        }
        let is_past = |one: &Dated| published.zip(one.period).is_some_and(|(day, period)| period.from <= day);
        match (ours.role, theirs.role) {
            (DayRole::Bound, DayRole::Bound) => has_deadline(theirs.words()),
            (one, other) if one == other => true,
            (DayRole::Event, DayRole::Plan) => is_past(theirs),
            (DayRole::Plan, DayRole::Event) => is_past(theirs) && is_past(ours),
            (DayRole::Event, DayRole::Saying) => passage.days.len() == 1,
            (DayRole::Event, DayRole::Edge) | (DayRole::Edge, DayRole::Event) => {
                passage.likeness.share >= EDGE
            }
            _ => false,
        }
    }

    /// Whether the article has the note's day for what may be the same, has a day that is not known for such a thing, or
    /// is of that day itself.
    fn has_day(&self, note: &Entry, ours: &Dated, best: &Passage<'_>) -> bool {
        let meant = meant(note, ours, self.source);
        let reading = &self.source.facts.date;
        let doubted = reading.evidence.iter().filter(|_| is_doubtful(self.source)).map(|one| one.date);
        let mut published = doubted.chain(reading.date);
        let is_published = published.any(|day| meant.iter().any(|one| apart(*one, Period::day(day)) == 0));
        // Where the undated sentence is what is alike, its day is a guess.
        let is_led = best.is_led();
        let is_sure = best.is_sure();
        let may_be = |one: &Passage<'_>| {
            let is_like = one.likeness.share * 2 >= best.likeness.share || one.likeness.shared > 1;
            let is_near = one.block == best.block && one.sentence.abs_diff(best.sentence) <= AROUND;
            is_like || one.likeness.shared > 0 && (is_near || is_led || !is_sure) || is_near && !is_sure
        };
        is_published && !(is_sure && ours.role != DayRole::Saying)
            || meant.is_empty()
            || self.passages.iter().filter(|passage| may_be(passage)).any(|passage| {
                let said = |theirs: &Dated| verdict(note, ours, self.source, theirs, false);
                let is_open = |theirs: &Dated| theirs.period.is_none() || !is_told(self.source, theirs);
                passage.days.iter().any(|theirs| is_open(theirs) || said(theirs) == Verdict::Agree)
            })
    }
}
