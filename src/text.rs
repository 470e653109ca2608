//! The ground floor of the text layer: characters as the rulebook sees them, and tokens.
//!
//! Both the rulebook (for the words of its patterns) and the analysis (for the words of an article) stand on it, so that
//! they can never disagree about what a word is. It knows nothing of either.

pub mod abbreviation;
pub mod fold;
pub mod table;
pub mod token;
