//! # interligne: read between the lines
//!
//! The map of the house. Data flows one way:
//!
//! ```text
//! source ──▶ article ──▶ analysis ──▶ app, check, export
//!                           ▲
//!                       rulebook
//! ```
//!
//! | room | its one idea | what it may touch |
//! |---|---|---|
//! | [`language`], [`taxonomy`], [`span`] | the words that everything else is said in | nothing |
//! | [`text`] | characters and tokens, as both rules and articles see them | spans |
//! | [`rulebook`] | the words and rules of a language, from TOML to tables | text, taxonomy |
//! | [`embedded`] | the rulebooks that `src/build.rs` compiled into the binary | rulebook |
//! | [`packs`] | the rules and words of the reader's own, laid over those | rulebook, the file system |
//! | [`source`] | a file or standard input, as text in UTF-8 | the file system |
//! | [`mod@article`] | a text with its title, blocks and language | text; formats, but no rule |
//! | [`analysis`] | from an article and a rulebook to flags; pure | article, rulebook |
//! | [`reading`] | the three steps above in one call | source, article, analysis |
//! | [`rules`] | the rules run on their own examples | analysis |
//! | [`measure`] | the rules run on neutral text and on annotated specimens | analysis, source |
//! | [`messages`] | every word the program itself says | nothing |
//! | [`visible`], [`json`], [`report`] | output that no text can turn into commands | messages, analysis |
//! | [`telling`] | what a study finds, in the words of the interface | messages, analysis |
//! | [`mistakes`] | what is wrong in files of rules, in the words of the interface | messages, rulebook |
//! | [`mod@compare`] | two articles on one event, side by side | analysis, messages; its outputs, what `check` and `export` share |
//! | [`notes`], [`files`] | the reader's notes, found again and never lost | the data folder |
//! | [`export`], [`check`] | flags and notes for people and programs | all of the above |
//! | [`app`] | the reader: a state, actions on it, and its drawing | analysis, notes, messages; no file format |
//! | [`cli`] | the command line | everything |
//!
//! ## The way of one flag
//!
//! `interligne article.txt` ([`cli`]) opens the file ([`source::open`]), which decodes it. [`article::Article::read`] finds its
//! title, blocks and language; the text stays the file's own, so that a span is a span of the file.
//!
//! [`analysis::analyse`] cuts the blocks into tokens and sentences and numbers the distinct words (`analysis::layer`,
//! `analysis::vocabulary`). Each word is looked up once in the dictionary, and knows from then on which patterns it may be
//! the anchor of. Quotation marks are paired and given to speakers ([`analysis::quotation`], `analysis::voice`). Then, sentence
//! by sentence (`analysis::survey`), the patterns of the anchors that stand there are tried (`analysis::matcher`); a word that
//! could be several parts of speech is read by its neighbours ([`analysis::context`]). What matches is judged by the
//! conditions of its rule (`analysis::flagging`), and of flags of one technique that overlap the best stays
//! (`analysis::overlap`).
//!
//! The flags come first. Behind them comes the study ([`mod@analysis::study`]): who says what, who is described how, what the
//! headline promises; [`telling`] has its words.
//!
//! The reader ([`app`]) wraps the article once for its width, looks up the flags of the visible rows, and asks
//! [`rulebook::Rulebook::explain`](analysis::Explanation) for the words of the panel: the rule's templates, with the passage in
//! them.

pub mod analysis;
pub mod app;
pub mod article;
pub mod check;
pub mod cli;
pub mod compare;
pub mod embedded;
pub mod export;
pub mod files;
pub mod json;
pub mod language;
pub mod measure;
pub mod messages;
pub mod mistakes;
pub mod notes;
pub mod packs;
pub mod reading;
pub mod report;
pub mod rulebook;
pub mod rules;
pub mod source;
pub mod span;
pub mod taxonomy;
pub mod telling;
pub mod text;
pub mod visible;
