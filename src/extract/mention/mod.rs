//! Mentions of actors, venues, processes and conflicts.
//!
//! Known names first (`known`), then names that the document introduces (`organisation`, `person`, `place`), then
//! short forms of both (`table`, `resolve`); last the face of countries and capitals (`face`), talks and wars (`topic`), and
//! which mention introduces whom (`introduction`).

mod account;
mod acronym;
mod capital;
mod description;
mod face;
mod find;
mod group;
mod introduction;
mod known;
mod office;
mod organisation;
mod page;
mod person;
mod place;
mod resolve;
mod run;
mod subject;
mod table;
mod topic;

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use find::{BySentence, Find};
use page::Page;

use super::{
    account::Account,
    facts::{Facts, Mention, Reference, Role},
    lexicon::Lexicon,
};
use crate::text::{Document, Format, Span};

/// Reads them into `facts`.
pub fn read(document: &Document, lexicon: &Lexicon, facts: &mut Facts) {
    let (page, names) = find(document, lexicon, facts, |_, _| ());
    facts.is_english = page.is_english;
    topic::about(&page, &names, facts);
    facts.names = table::names(&page);
    write(&page, facts);
}

/// Why names within a span are mentions, or none. `facts` are those of the document under that lexicon.
pub fn accounts(document: &Document, lexicon: &Lexicon, facts: &Facts, within: Span) -> Vec<Account> {
    account::accounts(document, lexicon, facts, within)
}

/// Finds all names, and says which of them are not talks or wars. `weighed` hears for each country and capital, by the
/// find's number, what its face was decided by.
fn find<'a>(
    document: &'a Document,
    lexicon: &'a Lexicon,
    facts: &Facts,
    mut weighed: impl FnMut(usize, &[face::Evidence]),
) -> (Page<'a>, BySentence) {
    let mut page = Page::new(document, lexicon);
    page.is_note = document.format == Format::Markdown && !facts.reads_as_article;
    let sentences = 0..document.sentences.len();
    for sentence in sentences.clone() {
        known::read(&mut page, sentence);
    }
    if page.is_english {
        table::read(&mut page);
    }
    let (names, outers) = (page.finds_by_sentence(), page.outers_by_sentence());
    for sentence in sentences {
        let in_sentence = names.in_sentence(sentence);
        face::decide(&mut page, sentence, in_sentence, &mut weighed);
        topic::read(&mut page, sentence, in_sentence, outers.in_sentence(sentence));
    }
    (page, names)
}

/// The finds as mentions, in order of place, outer before inner.
fn write(page: &Page<'_>, facts: &mut Facts) {
    let mut order = Vec::with_capacity(page.finds.len());
    order.extend((0..page.finds.len()).filter(|at| page.finds.get(*at).is_some_and(is_live)));
    order.sort_by_key(|at| {
        page.finds.get(*at).map(|find| (find.tokens.start, std::cmp::Reverse(find.tokens.end), *at))
    });
    let told: Vec<Option<Range<usize>>> =
        order.iter().map(|at| introduction::role(page, page.finds.get(*at)?)).collect();
    facts.descriptions = description::read(page, &order, &told).into();
    facts.offices = order.iter().filter_map(|at| office::read(page, page.finds.get(*at)?)).collect();
    let span = |role: &Option<Range<usize>>| {
        role.as_ref().map(|role| page.span(role)).filter(|span| !span.is_empty())
    };
    let roles: Vec<Option<Span>> = told.iter().map(span).collect();
    let introduces = introduction::choose(page, &order, &roles);
    facts.mentions.reserve_exact(order.len());
    let mut shared = Shared { lexicon: page.lexicon, known: BTreeMap::new() };
    for ((at, role), introduces) in order.iter().zip(roles).zip(introduces) {
        let Some(find) = page.finds.get(*at) else { continue };
        let mut span = page.span(&find.tokens);
        if find.lost_apostrophe {
            span = Span::new(span.start, span.end - 1);
        }
        // Of two readings of the same words the first is the one.
        if facts.mentions.last().is_some_and(|last| last.span == span) {
            continue;
        }
        facts.roles.extend(role.map(|role| Role { of: span, span: role }));
        facts.mentions.push(Mention {
            span,
            kind: find.kind,
            reference: shared.of(&find.reference),
            introduces,
            sentence: find.sentence as u32,
            is_tentative: find.evidence == Mention::PERHAPS,
        });
    }
}

/// The references of one document as its mentions share them.
struct Shared<'a> {
    lexicon: &'a Lexicon,
    /// By the address of their words, at which there may be two of different kinds: then the first one is shared.
    known: BTreeMap<*const u8, Arc<Reference>>,
}

impl Shared<'_> {
    fn of(&mut self, reference: &Reference) -> Arc<Reference> {
        let known = self.known.entry(reference.address());
        let known = known.or_insert_with(|| self.lexicon.shared_reference(reference));
        if **known == *reference { Arc::clone(known) } else { Arc::new(reference.clone()) }
    }
}

#[cfg(test)]
mod measure;
#[cfg(test)]
mod tests;

fn is_live(find: &Find<'_>) -> bool {
    !find.tokens.is_empty()
}
