//! Rapporteur: hover, definition and diagnostics for a corpus of news articles and the notes written about them.
pub mod config;
pub mod corpus;
pub mod extract;
pub mod query;
pub mod rule;
pub mod text;
pub mod workspace;
