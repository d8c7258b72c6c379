//! Folding.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    query::{self, fold::Kind},
};

/// `textDocument/foldingRange`: whole lines; the first ones where the client takes only so many.
pub fn folds(entry: &Entry, most: usize) -> Vec<lsp::FoldingRange> {
    let fold = |(start_line, end_line, kind)| lsp::FoldingRange {
        start_line,
        end_line,
        kind: (kind == Kind::FrontMatter).then_some(lsp::FoldingRangeKind::Imports),
        ..lsp::FoldingRange::default()
    };
    query::folds(entry).into_iter().map(fold).take(most).collect()
}
