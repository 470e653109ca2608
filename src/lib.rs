//! # interligne: read between the lines
//!
//! The map of the house comes with the first rooms.

pub mod analysis;
pub mod app;
pub mod article;
pub mod check;
pub mod cli;
pub mod embedded;
pub mod export;
pub mod files;
pub mod json;
pub mod language;
pub mod messages;
pub mod notes;
pub mod reading;
pub mod report;
pub mod rulebook;
pub mod rules;
pub mod source;
pub mod span;
pub mod taxonomy;
pub mod text;
pub mod visible;
