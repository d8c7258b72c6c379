//! What a figure is about: the series that it belongs to, and what "the war" means in a document.

use std::sync::Arc;

use super::{Entry, SeriesKey, Snapshot};
use crate::extract::{
    DocumentKind, EntityId, Facts, Figure, MentionKind, Reference, Scope, figure::measure::MeasureKind,
    lexicon::gazetteer,
};

impl Snapshot {
    /// The series that a figure would belong to, whoever states it; `None` for events, loose measures and figures
    /// whose scope could not be told.
    pub fn series_key(&self, entry: &Entry, figure: &Figure) -> Option<SeriesKey> {
        let scope = match self.policy.measures.kind(&figure.measure) {
            MeasureKind::Loose | MeasureKind::Elapsed | MeasureKind::Event => return None,
            MeasureKind::Ordinal => figure.process().cloned()?,
            MeasureKind::Cumulative if !figure.cumulative => return None,
            _ => match &figure.scope {
                Scope::Entity(reference) => reference.clone(),
                Scope::TheConflict => self.conflict_of(entry)?,
                Scope::Event(_) | Scope::Unknown => return None,
            },
        };
        Some(SeriesKey { measure: Arc::clone(&figure.measure), scope, group: figure.group })
    }

    /// What "the war" means in a document: the conflict that its text names; else the configured one, or the only one
    /// that a profile describes, where the document is at all about its place; else the war that it tells most of.
    pub fn conflict_of(&self, entry: &Entry) -> Option<Reference> {
        let facts = &entry.facts;
        if facts.conflict.is_some() {
            return facts.conflict.clone();
        }
        // The team's own pages mean their usual war by "the war", wherever they meet to speak of it.
        let is_ours = entry.kind != DocumentKind::Article;
        // A text that names places and has no word of fighting counts its dead of something else.
        let is_elsewhere =
            || facts.war_told.is_some() || facts.mentions.iter().any(|one| one.kind == MentionKind::Venue);
        let fits = |conflict: &EntityId| is_ours || self.is_about(facts, conflict) || !is_elsewhere();
        let usual = self.usual_conflict().filter(fits).map(Reference::Known);
        if is_ours {
            return usual.or_else(|| self.most_told_conflict());
        }
        usual.or_else(|| facts.war_told.clone())
    }

    /// The conflict of which articles state most different tolls: what a team without settings writes about.
    fn most_told_conflict(&self) -> Option<Reference> {
        let tolls = self.series.iter().filter(|(key, _)| &*key.measure == "deaths" && key.group.is_none());
        let most = tolls
            .max_by(|(a, m), (b, n)| m.cell_count().cmp(&n.cell_count()).then_with(|| b.scope.cmp(&a.scope)));
        most.map(|(key, _)| key.scope.clone())
    }

    /// The configured conflict, else the only one with a profile.
    fn usual_conflict(&self) -> Option<EntityId> {
        self.policy.conflict.clone().or_else(|| match self.conflicts.iter().collect::<Vec<_>>().as_slice() {
            [(id, _)] => Some(Arc::clone(id)),
            _ => None,
        })
    }

    /// All that series of "the war" rest on: when it changes, they are made anew.
    pub(super) fn usual_conflict_and_place(&self) -> Option<(EntityId, Option<EntityId>)> {
        let conflict = self.usual_conflict()?;
        let place = self.profile(&conflict).and_then(|(_, profile)| profile.place.clone());
        Some((conflict, place))
    }

    /// Whether a document names the place of a conflict, or anything in it; a conflict without a place is everywhere.
    fn is_about(&self, facts: &Facts, conflict: &EntityId) -> bool {
        let Some(place) = self.profile(conflict).and_then(|(_, profile)| profile.place.clone()) else {
            return true;
        };
        let is_there = |id: &EntityId| *id == place || gazetteer::place_of(id) == Some(&*place);
        facts
            .mentions
            .iter()
            .any(|mention| matches!(&*mention.reference, Reference::Known(id) if is_there(id)))
    }
}
