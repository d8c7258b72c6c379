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
        Self {
            span: Span::default(),
            number_span: Span::default(),
            qualifier_span: None,
            quantity: Quantity {
                stated: Some(years),
                low: Some(years),
                high: Some(years),
                precision: years.precision(),
            },
            qualifier,
            measure: Arc::from("elapsed-years"),
            unit: None,
            scope: Scope::TheConflict,
            cumulative: false,
            as_of: None,
            source: None,
            tier: None,
            process: None,
            group: None,
            noun: None,
            is_by_articles: false,
            is_rest: false,
            planned: false,
            is_present: false,
            corrected: false,
            change: None,
            is_nth_year,
            sentence: 0,
            masked: 0,
            evidence: Box::default(),
        }
    }
}
