//! A figure for tests of rules.

use std::sync::Arc;

use crate::{
    extract::{
        decimal::Decimal,
        facts::{Figure, Qualifier, Quantity, Scope},
    },
    text::Span,
};

impl Figure {
    /// A figure of elapsed years of the conflict, for tests of rules.
    pub(crate) fn for_test(years: Decimal, qualifier: Qualifier, is_nth_year: bool) -> Self {
        let quantity = Quantity {
            stated: Some(years),
            low: Some(years),
            high: Some(years),
            precision: years.precision(),
        };
        let bare = Self::bare(Span::default(), (qualifier, quantity), Arc::from("elapsed-years"), 0);
        Self { scope: Scope::TheConflict, is_nth_year, ..bare }
    }
}
