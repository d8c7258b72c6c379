//! Disputes that the team has settled: which counts of one thing may differ, by the profile of what they are about.

use super::{SeriesKey, Snapshot, slug};
use crate::extract::{Reference, profile::Acknowledgement};

impl Snapshot {
    /// The acknowledgement that two counts of a series may differ, given the estimators of both.
    pub fn acknowledged(&self, key: &SeriesKey, counts: [Option<&Reference>; 2]) -> Option<&Acknowledgement> {
        let id = self.entity_id(&key.scope)?;
        let (_, profile) = self.profile(&id)?;
        profile.acknowledged.iter().find(|settled| {
            let is_measure = settled.measure.as_deref().is_none_or(|measure| *measure == *key.measure);
            let covers_all = || counts.iter().all(|count| self.covers(settled, *count));
            is_measure && (settled.lineages.is_empty() || covers_all())
        })
    }

    /// Whether an acknowledgement names a count's estimator, by id or name.
    fn covers(&self, settled: &Acknowledgement, count: Option<&Reference>) -> bool {
        let Some(entity) = count.and_then(|count| self.entity(count)) else { return false };
        let mut names = settled.lineages.iter();
        names.any(|name| **name == *entity.id || slug(name) == entity.id || **name == *entity.name)
    }
}
