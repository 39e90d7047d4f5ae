//! Words, numbers and signs, each with its place in the text.

use unicode_normalization::UnicodeNormalization as _;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// Anything else that is not a blank, one letter each.
    Sign,
}

/// A word, a number or a sign.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Its first byte in the text.
    pub(crate) start: usize,
    /// The byte after its last.
    pub(crate) end: usize,
    /// In small letters, the tone where new spelling puts it: what is compared.
    pub(crate) low: String,
    /// What it is.
    pub(crate) kind: Kind,
    /// Whether its first letter is a capital.
    pub(crate) capital: bool,
    /// Whether all its letters are capitals.
    pub(crate) shouted: bool,
    /// Whether it follows the one before without a blank.
    pub(crate) tight: bool,
}

impl Token {
    /// The number it is, where it is one of few digits.
    pub(crate) fn number(&self) -> Option<u32> {
        if self.kind == Kind::Number && self.low.len() <= 4 { self.low.parse().ok() } else { None }
    }

    /// Whether it is this sign or word.
    pub(crate) fn is(&self, low: &str) -> bool {
        self.low == low
    }
}

/// The tokens of `text`, whose first byte stands at `base`.
pub(crate) fn tokens(text: &str, base: usize) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if letter.is_whitespace() {
            continue;
        }
        let kind = kind_of(letter);
        let mut end = start + letter.len_utf8();
        while let Some(&(next, other)) = letters.peek() {
            if kind == Kind::Sign || kind_of(other) != kind || other.is_whitespace() {
                break;
            }
            end = next + other.len_utf8();
            letters.next();
        }
        let tight = found.last().is_some_and(|before| before.end == base + start);
        found.push(Token {
            start: base + start,
            end: base + end,
            low: lower(text.get(start..end).unwrap_or_default()),
            kind,
            capital: letter.is_uppercase(),
            shouted: text.get(start..end).is_some_and(|word| word.chars().all(char::is_uppercase)),
            tight,
        });
    }
    found
}

fn kind_of(letter: char) -> Kind {
    if letter.is_alphabetic() || unicode_normalization::char::is_combining_mark(letter) {
        Kind::Word
    } else if letter.is_ascii_digit() {
        Kind::Number
    } else {
        Kind::Sign
    }
}

/// Pairs whose tone stands on the second letter in new spelling (hoá) and on the first in old (hóa).
const MOVED: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// In small letters, composed, `uỷ` and `ủy` alike.
pub(crate) fn lower(word: &str) -> String {
    let low: String = word.chars().flat_map(char::to_lowercase).nfc().collect();
    for (new, old) in MOVED {
        if let Some(head) = low.strip_suffix(new)
            && !head.ends_with('q')
        {
            return format!("{head}{old}");
        }
    }
    low
}
