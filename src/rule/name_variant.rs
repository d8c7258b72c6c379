//! `name-variant`: a name that a note spells otherwise than the team's notes mostly do.

use std::sync::Arc;

use super::{Check, Edit, Fix, Level, Related, Rule, Safety, unknown_actor};
use crate::{
    corpus::{Preferred, SpellingKey, Tally, Usual, describe},
    extract::{DocumentKind, Facts, Mention, Reference, spelling::Spelling},
};

pub(super) static RULE: Rule = Rule {
    name: "name-variant",
    summary: "a name that the team's other notes spell otherwise",
    level: Level::Hint,
    in_articles: Level::Off,
    manual: include_str!("name_variant.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    let entry = check.entry;
    if entry.kind != DocumentKind::Note {
        return;
    }
    check.report.reads.profiles = true;
    for spelling in &entry.facts.spellings {
        let Some(mention) = spelling.first(&entry.facts) else { continue };
        let key = (Reference::clone(&mention.reference), Arc::clone(&spelling.written));
        let usual = check.snapshot.usual_spelling(&key);
        check.report.reads.spellings.insert(key);
        let Some(usual) = usual else { continue };
        if let Reference::Named(name) = &*mention.reference {
            check.report.reads.names.insert(Arc::clone(name));
        }
        if !unknown_actor::knows(check.snapshot, entry, spelling) {
            tell(check, &entry.facts, spelling, mention, &usual);
        }
    }
}

fn tell(check: &mut Check<'_>, facts: &Facts, spelling: &Spelling, mention: &Mention, usual: &Usual) {
    let (written, tally) = (&usual.key.1, counted(usual.tally));
    let said = match usual.preferred {
        Preferred::ByNotes => format!("the team's notes mostly write {written} ({tally})"),
        Preferred::ByProfile => {
            format!("the team's notes write {written} as often ({tally}), as the profile does")
        }
        Preferred::ByArticles => {
            format!("the team's notes write {written} as often ({tally}), and so do articles")
        }
        Preferred::ByName => {
            format!("the team's notes write {written} as often ({tally}), which is the usual name")
        }
    };
    let related = related(check, usual);
    let fix = fix(check, facts, spelling, written);
    check.find(mention.span, format!("{said}; here {}", spelling.written), related, vec![fix]);
}

/// "9 mentions in 4 notes".
fn counted(tally: Tally) -> String {
    let [mentions, notes] = [(tally.mentions, "mention"), (tally.notes, "note")]
        .map(|(count, what)| describe::counted(count as usize, what));
    format!("{mentions} in {notes}")
}

/// The first notes with the usual spelling, each at its first place.
fn related(check: &mut Check<'_>, usual: &Usual) -> Vec<Related> {
    let (snapshot, here) = (check.snapshot, Arc::clone(&check.entry.path));
    let mut related = Vec::new();
    for path in &usual.documents {
        if *path != here {
            check.report.reads.documents.insert(Arc::clone(path));
        }
        let Some(entry) = snapshot.entry(path) else { continue };
        let first =
            entry.facts.spellings.iter().find_map(|spelling| is_of(spelling, &entry.facts, &usual.key));
        related.extend(first.map(|mention| Related {
            document: Arc::clone(path),
            span: mention.span,
            message: usual.key.1.to_string(),
        }));
    }
    related
}

/// The first mention of a spelling, where it is the one of that key.
fn is_of<'a>(
    spelling: &Spelling,
    facts: &'a Facts,
    (reference, written): &SpellingKey,
) -> Option<&'a Mention> {
    spelling.first(facts).filter(|mention| *mention.reference == *reference && spelling.written == *written)
}

/// Writes the usual spelling wherever the note has the other one.
fn fix(check: &Check<'_>, facts: &Facts, spelling: &Spelling, usual: &str) -> Fix {
    let mentions = spelling.mentions.iter().filter_map(|at| facts.mentions.get(*at as usize));
    let edit = |mention: &Mention| Edit {
        document: Arc::clone(&check.entry.path),
        span: mention.span,
        new_text: usual.to_owned(),
    };
    let edits: Vec<Edit> = mentions.map(edit).collect();
    let title = match edits.len() {
        0..2 => format!("Write {usual}"),
        places => format!("Write {usual}, in {places} places"),
    };
    Fix { title, safety: Safety::Choice, edits }
}
