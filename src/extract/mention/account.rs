//! Accounts of names: what made them mentions and of which kind, what else they could have been, and why some are none.

use super::{
    face::Evidence,
    find,
    find::Find,
    group,
    known::A_KNOWN_NAME,
    page::{Holder, Page},
    person, place,
    run::{Run, Runs},
};
use crate::{
    extract::{
        account::{Account, Ground, Reading, Side},
        facts::{Facts, MentionKind, Reference},
        lexicon::Lexicon,
    },
    text::{Document, Span},
};

/// The accounts of the names within a span.
pub(super) fn accounts(document: &Document, lexicon: &Lexicon, facts: &Facts, within: Span) -> Vec<Account> {
    let mut weighed: Vec<(usize, Vec<Evidence>)> = Vec::new();
    let (page, _) =
        find(document, lexicon, facts, |number, evidence| weighed.push((number, evidence.to_vec())));
    let mut accounts = Vec::new();
    for (number, find) in page.finds.iter().enumerate().filter(|(_, find)| !find.tokens.is_empty()) {
        let span = page.span(&find.tokens);
        let is_here = |other: Span| other.start == span.start && other.end + 1 >= span.end;
        let mention =
            facts.mentions.iter().position(|mention| is_here(mention.span) && mention.kind == find.kind);
        let Some(mention) = mention.filter(|_| within.covers(span)) else { continue };
        let told = weighed.iter().find(|(of, _)| *of == number).map(|(_, evidence)| &**evidence);
        let grounds = of_find(&page, find, told);
        let span = facts.mentions.get(mention).map_or(span, |mention| mention.span);
        accounts.push(Account::new(span, Reading::Mention(mention), grounds));
    }
    let sentences = document.sentences.iter().enumerate().filter(|(_, place)| place.span.overlaps(within));
    let runs = Runs::of(&page);
    for (sentence, _) in sentences {
        let unread = runs.in_sentence(sentence).filter(|run| run.tokens.clone().all(|at| page.is_free(at)));
        accounts.extend(
            unread.map(|run| Account::new(page.span(&run.tokens), Reading::Name, why_none(&page, &run))),
        );
        accounts.extend(peoples(&page, sentence));
    }
    accounts.retain(|account| within.covers(account.span));
    accounts
}

fn of_find(page: &Page<'_>, find: &Find<'_>, faces: Option<&[Evidence]>) -> Vec<Ground> {
    let mut grounds = Vec::new();
    let acts = find.kind == MentionKind::Actor;
    let told = faces.unwrap_or_default().iter().filter(|(weight, _)| *weight != 0);
    grounds.extend(told.map(|(weight, words)| Ground {
        side: if (*weight > 0) == acts { Side::For } else { Side::Against },
        weight: Some(weight.unsigned_abs()),
        ..Ground::pro(*words)
    }));
    if faces.is_some() && grounds.is_empty() {
        grounds.push(Ground::pro("a place unless something says that it acts"));
    }
    if faces.is_none() && find.evidence != A_KNOWN_NAME {
        grounds.push(Ground::pro(find.evidence));
    }
    match (&find.reference, find.known) {
        (Reference::Known(id), Some(known)) if *id != known.id => {
            grounds.push(Ground::pro(format!("it stands for the government of {}", known.name)));
        }
        (_, Some(known)) => {
            grounds.push(Ground::pro(format!("a name of {} (a known {})", known.name, known.kind.name())));
        }
        _ => {}
    }
    if find.known.is_none() && matches!(find.reference, Reference::Named(_)) && !find.is_outer {
        let words: Vec<usize> = find.tokens.clone().filter(|at| page.is_capital(*at)).collect();
        let run = Run { tokens: find.tokens.clone(), words: &words, sentence: find.sentence };
        let others =
            others(page, &run).into_iter().filter(|(kind, why)| *kind != find.kind && *why != find.evidence);
        grounds.extend(others.map(|(kind, why)| Ground::contra(format!("could be {}: {why}", noun(kind)))));
    }
    grounds
}

fn noun(kind: MentionKind) -> &'static str {
    if kind == MentionKind::Venue { "a place" } else { "an actor" }
}

/// What a run of capitalised words could be, each with the reason.
fn others(page: &Page<'_>, run: &Run<'_>) -> Vec<(MentionKind, &'static str)> {
    let organisation = group::evidence(page, run).map(|why| (MentionKind::Actor, why));
    let person = person::evidence(page, run).map(|why| (MentionKind::Actor, why));
    let place = place::evidence(page, run).map(|why| (MentionKind::Venue, why));
    organisation.into_iter().chain(person).chain(place).collect()
}

/// Why capitalised words are no mention.
fn why_none(page: &Page<'_>, run: &Run<'_>) -> Vec<Ground> {
    if !page.is_english {
        return vec![Ground::contra("the text is not English: only known names are found")];
    }
    if !page.is_plain(run.sentence) {
        return vec![Ground::contra(
            "a headline or another language: only names that the document introduces are found",
        )];
    }
    let mut grounds = Vec::new();
    if run.opens(page) {
        grounds.push(Ground::contra("it opens the sentence, where any word is written upper case"));
    }
    let could = others(page, run);
    grounds.extend(could.iter().map(|(kind, why)| Ground::pro(format!("could be {}: {why}", noun(*kind)))));
    if could.is_empty() {
        grounds.push(Ground::contra(if run.words.len() == 1 {
            "one unknown word: no title, verb of saying, noun or preposition of a place at it, and no name of this document ends in it"
        } else {
            "no title, given name, apposition or verb of saying (a person), no noun of organisations, no noun or preposition of a place"
        }));
    }
    grounds
}

/// Adjectives and nouns of peoples, which are no mentions.
fn peoples(page: &Page<'_>, sentence: usize) -> Vec<Account> {
    let held = page.range_of(sentence).filter(|at| matches!(page.holder(*at), Holder::People(_)));
    held.map(|at| {
        let of = page.country_of(at).map_or_else(String::new, |known| format!(" of {}", known.name));
        let why = format!("an adjective or noun of the people{of}: it names nobody");
        Account::new(page.span(&(at..at + 1)), Reading::Name, vec![Ground::contra(why)])
    })
    .collect()
}
