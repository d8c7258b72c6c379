//! Whose an office is: a country with its government and ministries, or an organisation with those it belongs to.

use std::{collections::BTreeSet, sync::Arc};

use super::super::Check;
use crate::{
    corpus::Snapshot,
    extract::{EntityId, Reference, lexicon::gazetteer, profile::EntityKind},
};

/// How far belonging is followed: a department of a government of a country.
const DEPTH: usize = 3;

/// An owner with all that it belongs to.
#[derive(Debug, Clone)]
pub struct Circle {
    /// It, and what it belongs to.
    pub all: BTreeSet<EntityId>,
    /// The country that it is, or is of.
    pub country: Option<EntityId>,
}

impl Circle {
    /// Whether two owners could be one: one belongs to the other, or both to a third.
    pub fn meets(&self, other: &Self) -> bool {
        !self.all.is_disjoint(&other.all)
    }
}

/// The circle of a reference; `None` for names that nobody knows.
pub fn of(check: &Check<'_>, reference: &Reference) -> Option<Circle> {
    check.snapshot.entity_id(reference).map(|id| of_id(check.snapshot, &id))
}

/// The circle of an id.
pub fn of_id(snapshot: &Snapshot, id: &EntityId) -> Circle {
    let mut all = BTreeSet::from([Arc::clone(id)]);
    let mut edge = vec![Arc::clone(id)];
    for _ in 0..DEPTH {
        let next: Vec<EntityId> = edge.iter().flat_map(|id| above(snapshot, id)).collect();
        edge = next.into_iter().filter(|id| all.insert(Arc::clone(id))).collect();
    }
    let country = all.iter().find(|id| kind(snapshot, id) == Some(EntityKind::Country)).cloned();
    Circle { all, country }
}

fn kind(snapshot: &Snapshot, id: &EntityId) -> Option<EntityKind> {
    snapshot.entity(&Reference::Known(Arc::clone(id))).and_then(|entity| entity.kind)
}

/// What an entity belongs to directly; a country belongs to nothing.
fn above(snapshot: &Snapshot, id: &EntityId) -> Vec<EntityId> {
    if kind(snapshot, id) == Some(EntityKind::Country) {
        return Vec::new();
    }
    let profile = snapshot.profile(id).map(|(_, profile)| profile);
    let own =
        profile.into_iter().flat_map(|profile| profile.affiliation.iter().chain(&profile.place)).cloned();
    own.chain(gazetteer::place_of(id).map(Arc::from)).collect()
}

/// Whether a war is in that country, so that people of many sides are "its".
pub fn is_at_war(check: &Check<'_>, country: &EntityId) -> bool {
    check.snapshot.profiles().any(|(_, profile)| {
        profile.names.kind == EntityKind::Conflict && profile.place.as_ref() == Some(country)
    })
}
