//! The language the papers are written in: words and numbers with their place, and what a Vietnamese syllable is.

mod phrase;
mod syllable;
mod token;

pub(crate) use phrase::{Phrase, any, at, ends, find, has};
pub(crate) use syllable::{is_marked, is_syllable};
pub(crate) use token::{Kind, Token, lower, tokens};
