//! The built-in gazetteer: states, capitals, organisations; see `gazetteer.md`.

use crate::extract::profile::EntityKind;

/// The name and kind of an id of the gazetteer.
pub fn name_and_kind(_id: &str) -> Option<(&'static str, EntityKind)> {
    None
}

/// The country or organisation that an id of the gazetteer belongs to.
pub fn place_of(_id: &str) -> Option<&'static str> {
    None
}
