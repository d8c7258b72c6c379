//! "The team writes it so, too": what is offered where a note spells a name otherwise than the others.

use std::sync::Arc;

use super::{Correction, Offer, kinds};
use crate::{
    corpus::{Entry, Snapshot, slug},
    extract::{EntityId, Mention, Reference, profile::EntityKind},
};

/// The rule that tells such spellings.
const RULE: &str = "name-variant";

/// What makes the spelling of a mention one of the team's; nothing where it is the usual one.
pub(super) fn offers(snapshot: &Snapshot, entry: &Entry, mention: u32) -> Vec<Offer> {
    let spelling = entry.facts.spellings.iter().find(|spelling| spelling.mentions.contains(&mention));
    let Some((spelling, mention)) = spelling.and_then(|one| Some((one, one.first(&entry.facts)?))) else {
        return Vec::new();
    };
    let key = (Reference::clone(&mention.reference), Arc::clone(&spelling.written));
    let Some(usual) = snapshot.usual_spelling(&key) else { return Vec::new() };
    let offers = of_profile(snapshot, &mention.reference, &spelling.written);
    let offers =
        offers.unwrap_or_else(|| with_new_profile(snapshot, mention, &spelling.written, &usual.key.1));
    offers.into_iter().map(|offer| Offer { settles: Some(RULE), ..offer }).collect()
}

/// One more alias of the profile that there is.
fn of_profile(snapshot: &Snapshot, reference: &Reference, written: &str) -> Option<Vec<Offer>> {
    let (page, profile) = snapshot.profile(&snapshot.entity_id(reference)?)?;
    let correction = Correction::Alias { profile: Arc::clone(&page.path), alias: written.to_owned() };
    let title = format!("“{written}” is right, too: add it to the aliases of {}", profile.names.name);
    Some(vec![Offer::new(title, correction)])
}

/// A profile with both spellings, of whatever the name may be.
fn with_new_profile(snapshot: &Snapshot, mention: &Mention, written: &str, usual: &str) -> Vec<Offer> {
    let offer = |id: EntityId, kind: EntityKind, what: &str| {
        let correction =
            Correction::NewProfile { id, kind, name: usual.to_owned(), aliases: vec![written.to_owned()] };
        Offer::new(format!("“{written}” is right, too: new profile of {usual}{what}"), correction)
    };
    if let Reference::Known(id) = &*mention.reference {
        let kind = snapshot.entity(&mention.reference).and_then(|entity| entity.kind);
        return kind.map(|kind| offer(Arc::clone(id), kind, "")).into_iter().collect();
    }
    let named = kinds(mention.kind).iter();
    named.map(|(kind, what)| offer(slug(usual), *kind, &format!(", {what}"))).collect()
}
