//! The answers to requests, one file a feature: a query on a view, converted. All of them are pure, and run aside.

pub mod code_action;
pub mod colour;
pub mod completion;
pub mod diagnostic;
pub mod explain;
pub mod files;
pub mod fold;
pub mod highlight;
pub mod hint;
pub mod hover;
pub mod jump;
pub mod lens;
pub mod link;
pub mod references;
pub mod rename;
pub mod repetition;
pub mod selection;
pub mod series;
pub mod status;
pub mod symbol;
