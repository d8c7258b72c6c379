//! The settings that decide when figures disagree; `config` fills them in, and documents every one.

use crate::extract::{EntityId, figure::measure::Measures};

/// Tolerances, windows and the default conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// What "the war" means where a document does not say.
    pub conflict: Option<EntityId>,
    /// Days within which figures of different lineages, or levels, are comparable.
    pub window_days: i32,
    /// Per cent by which tolls may differ without contradicting.
    pub toll_tolerance: u32,
    /// Per cent by which an unattributed figure may exceed the lineage that it joins, at once ...
    pub growth: u32,
    /// ... and for each month between the two.
    pub monthly_growth: u32,
    /// The measures, for their kinds.
    pub measures: Measures,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            conflict: None,
            window_days: 31,
            toll_tolerance: 10,
            growth: 25,
            monthly_growth: 10,
            measures: Measures::default(),
        }
    }
}
