//! Bytes to blocks, sentences and tokens: everything about a text that needs no knowledge of the world.
//!
//! Deliberately absent: names, numbers' meaning, files, protocol types.

pub mod block;
pub mod buffer;
pub mod document;
pub mod fold;
pub mod front_matter;
pub mod line_index;
mod markdown;
pub mod nearest;
pub mod phrase;
mod plain;
mod plain_text;
pub mod quoted;
pub mod sentence;
pub mod short_map;
pub mod span;
pub mod token;
pub mod visible;
mod word_key;
mod word_table;

pub use block::{Block, BlockKind, Cell, Link, LinkKind};
pub use document::{Document, Format};
pub use line_index::{Encoding, LineIndex, Position};
pub use markdown::addresses;
pub use plain_text::plain_text;
pub use sentence::Sentence;
pub use short_map::{ShortMap, ShortSet};
pub use span::Span;
pub use token::{Case, Token, TokenKind};
pub(crate) use word_key::words;
pub use word_key::{LETTERS, WordKey};
pub use word_table::WordTable;
