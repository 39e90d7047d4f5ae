//! Typed text as a run of words, numbers and marks, whatever keyboard, page or paper it was copied from.

use crate::fold::{fold, meant};
use unicode_normalization::UnicodeNormalization as _;

/// A piece of typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A word, lower case without marks.
    Letters(String),
    /// A run of digits.
    Digits(String),
    /// Anything else but a blank.
    Mark(char),
}

/// The letters and signs that are meant: full-width and look-alike letters as the plain ones, one kind of hyphen, stroke
/// and apostrophe, nothing that cannot be seen.
#[must_use]
pub fn plain(typed: &str) -> String {
    typed.chars().map(meant).nfkc().filter_map(sign).collect()
}

/// Lower case without marks, one blank where there were some.
pub(super) fn text_of(typed: &str) -> String {
    let plain = plain(typed);
    let words: Vec<&str> = plain.split_whitespace().collect();
    fold(&words.join(" "))
}

fn sign(letter: char) -> Option<char> {
    Some(match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' => '-',
        '\u{2044}' | '\u{2215}' | '\\' => '/',
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return None,
        other => other,
    })
}

/// The pieces of a text that [`text_of`] gave.
pub(super) fn scan(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut apart = true;
    for letter in text.chars() {
        let joined = !std::mem::replace(&mut apart, false);
        match (letter, tokens.last_mut()) {
            (' ', _) => apart = true,
            ('0'..='9', Some(Token::Digits(run))) if joined => run.push(letter),
            ('0'..='9', _) => tokens.push(Token::Digits(letter.into())),
            (_, Some(Token::Letters(run))) if joined && letter.is_alphabetic() => run.push(letter),
            _ if letter.is_alphabetic() => tokens.push(Token::Letters(letter.into())),
            _ => tokens.push(Token::Mark(letter)),
        }
    }
    tokens
}
