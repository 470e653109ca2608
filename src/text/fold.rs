//! The folded form of a word: what stays when everything that never matters to a rule is taken away.
