//! Rapporteur: hover, definition and diagnostics for a corpus of news articles and the notes written about them.
pub mod extract;
pub mod text;
