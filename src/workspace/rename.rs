//! Another spelling of a name, throughout the team's own pages. Articles are never touched, nor what quotes them: the old
//! spelling stays an alias of the profile, so that they are read as before.

use std::{collections::BTreeSet, sync::Arc};

use super::View;
use crate::{
    corpus::{DocPath, Entry},
    extract::{DocumentKind, Mention, Reference, profile::writing},
    query::{self, find},
    rule::Edit,
    text::{Span, phrase::on_one_line},
};

/// Letters of a name at most.
const LONGEST: usize = 120;

/// A name that may be respelled, as it stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respelling {
    /// Where it stands.
    pub span: Span,
    /// How it is spelled there.
    pub written: String,
    reference: Reference,
}

impl View {
    /// The name at a place; `None` where none stands that the corpus knows.
    pub fn respelling(&self, entry: &Entry, offset: u32) -> Option<Respelling> {
        let subject = query::subject_at(&self.snapshot, &entry.path, offset)?;
        let query::Subject::Mention { .. } = subject else { return None };
        let mention = subject.mention(entry)?;
        self.snapshot.entity_id(&mention.reference)?;
        let written = self.texts.excerpt(&self.snapshot.excerpt(entry, mention.span))?;
        Some(Respelling { span: mention.span, written, reference: Reference::clone(&mention.reference) })
    }

    /// The edits that spell a name in another way wherever notes and its profile spell it so.
    ///
    /// # Errors
    ///
    /// In words: where the new name is none, is somebody else's already, or where only articles have the old one; and where
    /// `is_given_up`.
    pub fn respell(
        &self,
        old: &Respelling,
        new: &str,
        is_given_up: &dyn Fn() -> bool,
    ) -> Result<Vec<Edit>, String> {
        let new = on_one_line(new);
        self.may_be_called(old, &new)?;
        let mut places: BTreeSet<(DocPath, Span)> = self.places(old, is_given_up);
        if is_given_up() {
            return Err("nobody waits for it any more".to_owned());
        }
        let profile = self.snapshot.entity_id(&old.reference).and_then(|id| self.snapshot.profile(&id));
        let mut edits: Vec<Edit> = Vec::new();
        if let Some((page, profile)) = profile {
            let is_name = *profile.names.name == *old.written;
            if is_name {
                places.insert((Arc::clone(&page.path), profile.name_span));
            }
            let alias = if is_name { &old.written } else { &new };
            edits.extend(self.alias(page, &profile.names.aliases, alias));
        }
        if places.is_empty() {
            return Err(format!("only articles write {}, and they are not edited", old.written));
        }
        edits.extend(places.into_iter().map(|(document, span)| Edit {
            document,
            span,
            new_text: new.clone(),
        }));
        edits.sort();
        Ok(edits)
    }

    fn may_be_called(&self, old: &Respelling, new: &str) -> Result<(), String> {
        let is_plain = |c: char| !c.is_control() && !"[](){}<>|`*#\"".contains(c);
        if new.is_empty() || new.chars().count() > LONGEST || !new.chars().all(is_plain) {
            return Err("a name is one line of words, without brackets and other marks".to_owned());
        }
        if new == old.written {
            return Err(format!("{new} is how it is spelled"));
        }
        let own = self.snapshot.entity_id(&old.reference);
        match find::called(&self.snapshot, new).into_iter().find(|other| Some(&other.id) != own.as_ref()) {
            Some(other) => Err(format!("{new} is what {} is called already", other.name)),
            None => Ok(()),
        }
    }

    /// Where notes and the profile's prose write the old name: what stands in quotations and addresses is not theirs.
    fn places(&self, old: &Respelling, is_given_up: &dyn Fn() -> bool) -> BTreeSet<(DocPath, Span)> {
        let own_page = self.snapshot.entity_id(&old.reference).and_then(|id| self.snapshot.profile(&id));
        let own_page = own_page.map(|(page, _)| Arc::clone(&page.path));
        let is_ours =
            |entry: &Entry| entry.kind == DocumentKind::Note || Some(&entry.path) == own_page.as_ref();
        let mut places = BTreeSet::new();
        for occurrence in self.snapshot.occurrences(&old.reference).take_while(|_| !is_given_up()) {
            let Some((entry, mention)) = self.snapshot.mention(&occurrence) else { continue };
            if is_ours(entry) && is_free(entry, mention) {
                let words = self.texts.excerpt(&self.snapshot.excerpt(entry, mention.span));
                if words.is_some_and(|words| words == old.written) {
                    places.insert((Arc::clone(&entry.path), mention.span));
                }
            }
        }
        places
    }

    /// One more alias of a profile, where it has not got it.
    fn alias(&self, page: &Entry, aliases: &[Box<str>], alias: &str) -> Option<Edit> {
        if aliases.iter().any(|known| **known == *alias) {
            return None;
        }
        let text = self.text_as_read(page)?;
        let (span, new_text) = writing::add(&text, "aliases", &writing::Item::Text(alias.to_owned()))?;
        Some(Edit { document: Arc::clone(&page.path), span, new_text })
    }
}

fn is_free(entry: &Entry, mention: &Mention) -> bool {
    let facts = &entry.facts;
    mention.span.start >= facts.body_start
        && !facts.quotes.iter().any(|quote| quote.span.covers(mention.span))
        && !facts.citations.iter().any(|citation| citation.whole_target_span.overlaps(mention.span))
}
