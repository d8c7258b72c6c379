//! Doubt: frames that tell of what may be, is planned or denied, and rounds of something else than talks.

use super::{frame::Fit, number::Number, passage::Passage, process, sentence::Sentence};
use crate::extract::Decimal;
use crate::text::{WordKey, words};

impl Sentence<'_> {
    /// Why a fit is no statement of fact; `None` where it may stand.
    pub(super) fn why_not(&self, number: &Number, fit: &Fit) -> Option<&'static str> {
        if &*fit.measure == "round" {
            return (!self.is_round(number, fit)).then_some("no round of talks");
        }
        if &*fit.measure == "elapsed-years" {
            // "the war will have lasted for six years", "could go on for ten".
            let is_supposed = fit.pattern.contains("@lasted")
                && (fit.start..number.tokens.start).any(|at| is_modal(self.passage, at));
            return is_supposed.then_some("only supposed");
        }
        if matches!(&*fit.measure, "zones" | "guarantors" | "members" | "share") {
            return None;
        }
        if matches!(&*fit.measure, "money" | "duration") {
            return is_wished(self.passage, fit).then_some("only wished for or supposed");
        }
        is_hypothetical(self.passage, number, fit).then_some("only feared, planned or denied")
    }

    /// A round is one of talks: "a second round with Lavrov", "the first round of voting" are none.
    fn is_round(&self, number: &Number, fit: &Fit) -> bool {
        let passage = self.passage;
        let of_talks = fit.pattern.contains("@talks");
        if number.value < Decimal::ONE || number.value > Decimal::small(99) {
            return false;
        }
        let with = passage.is(fit.end, "with");
        if of_talks {
            return !with;
        }
        let behind = passage.any(
            fit.end,
            words![
                "with", "of", "knockout", "match", "election", "vote", "voting", "runoff", "pick", "draft"
            ],
        );
        let talks =
            |near: &Passage<'_>| (0..near.len()).any(|at| near.any(at, words!["talks", "negotiations"]));
        let votes = |near: &Passage<'_>| {
            (0..near.len()).any(|at| {
                near.any(
                    at,
                    words!["vote", "voting", "election", "elections", "match", "tournament", "cup", "ballot"],
                )
            })
        };
        if matches!(&*fit.pattern, process::MEETING | process::MET) {
            return process::is_meeting(passage, self.setting, number, fit);
        }
        let is_told = talks(&passage)
            || process::is_told(passage, self.setting, fit)
            || self.neighbours.first().is_some_and(talks);
        let is_counting = fit.pattern.ends_with("{n}") && counts_nouns(passage, fit);
        !behind && !votes(&passage) && is_told && !is_counting
    }
}

/// "all year round five people", "a round ten delegates": no number of a round.
fn counts_nouns(passage: Passage<'_>, fit: &Fit) -> bool {
    let noun = passage.word(fit.end);
    let is_verb =
        passage.any(fit.end, words!["is", "was", "has", "ends", "starts", "begins", "opens", "closes"]);
    noun.ends_with('s') && !is_verb
        || passage.any(fit.end, words!["people", "men", "women", "children", "-", "of", "million", "hundred"])
        || passage.any_before(fit.start, words!["a", "year", "way", "other", "all"])
}

/// "a goal of $10,000", "would have to wait for three months"; what was pledged was.
fn is_wished(passage: Passage<'_>, fit: &Fit) -> bool {
    const WISHES: &[WordKey] = words!["goal", "goals", "target", "hopes", "hoped", "if", "unless"];
    let first = passage.clause_start(fit.start).max(fit.start.saturating_sub(10));
    (first..fit.start).any(|at| is_modal(passage, at) || passage.any(at, WISHES))
}

/// Whether a frame tells of what may be, not of what is: "could uproot", "threatens to displace", "no one was killed".
fn is_hypothetical(passage: Passage<'_>, number: &Number, fit: &Fit) -> bool {
    const FEARS: &[WordKey] = words![
        "threatens",
        "threaten",
        "threatened",
        "threatening",
        "risk",
        "risks",
        "risking",
        "fear",
        "fears",
        "plan",
        "plans",
        "planned",
        "planning",
        "vowed",
        "vows",
        "intends",
        "hopes",
        "aims",
        "if",
        "unless",
        "to",
        "prevent",
        "without",
        "not",
        "never",
        "deny",
        "denied",
        "goal",
        "target",
        "predicted",
        "predicts",
        "projected",
    ];
    if (number.tokens.end..fit.end).any(|at| is_modal(passage, at) || passage.any(at, words!["not", "never"]))
    {
        return true;
    }
    // "the toll could reach 40".
    if (fit.start..number.tokens.start).any(|at| is_modal(passage, at)) {
        return true;
    }
    let verb = fit.start;
    for at in (verb.saturating_sub(5)..verb).rev() {
        if is_modal(passage, at) {
            return true;
        }
        if passage.any(at, FEARS) {
            // "to" counts only where the verb is its infinitive.
            return !passage.is(at, "to")
                || at + 1 == verb
                    && !passage.any(verb, words!["killed", "killing"])
                    && fit.start < number.tokens.start
                    && is_infinitive(passage, verb);
        }
        if !passage.any(
            at,
            words![
                "have",
                "has",
                "be",
                "been",
                "the",
                "also",
                "further",
                "another",
                "of",
                "potentially",
                "possibly",
                "even",
                "immediately",
                "cause",
                "see",
                "suffer",
                "reach",
                "exceed",
                "bring",
            ],
        ) {
            return false;
        }
    }
    false
}

fn is_infinitive(passage: Passage<'_>, verb: usize) -> bool {
    passage
        .any(verb, words!["kill", "wound", "injure", "displace", "uproot", "hold", "claim", "cost", "hurt"])
}

/// Whether a word makes what follows a mere possibility; the month is none.
fn is_modal(passage: Passage<'_>, at: usize) -> bool {
    const MODALS: &[WordKey] =
        words!["could", "would", "may", "might", "should", "will", "can", "cannot", "wo", "must", "shall"];
    passage.any(at, MODALS) && !(passage.is(at, "may") && passage.is_capital(at))
}
