//! The symbol of a paper: QĐ-UBND, what kind of paper it is and whose.

use std::fmt;

/// What papers and offices are called in short, as it is written (NĐ 30/2020, annex III) and as it is kept.
const SHORT: [(&str, &str); 22] = [
    ("qd", "QĐ"),
    ("ttr", "TTr"),
    ("kh", "KH"),
    ("bc", "BC"),
    ("bb", "BB"),
    ("tb", "TB"),
    ("nq", "NQ"),
    ("gm", "GM"),
    ("kl", "KL"),
    ("cv", "CV"),
    ("hd", "HD"),
    ("nd", "NĐ"),
    ("tt", "TT"),
    ("guq", "GUQ"),
    ("ubnd", "UBND"),
    ("hdnd", "HĐND"),
    ("ttg", "TTg"),
    ("ctn", "CTN"),
    ("cp", "CP"),
    ("bnv", "BNV"),
    ("vhxh", "VHXH"),
    ("hdtdkt", "HĐTĐKT"),
];
/// How many of them are kinds of papers; the others are offices.
const KINDS: usize = 14;
/// `QĐ-UBND`: what kind of paper, then whose; kept in lower case without marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol(pub(super) String);

impl Symbol {
    /// `QĐ-UBND`
    #[must_use]
    pub fn of_own_decisions() -> Self {
        Self("qd-ubnd".to_owned())
    }

    /// Whether it says that the paper is a decision.
    #[must_use]
    pub fn is_decision(&self) -> bool {
        self.parts().next() == Some("qd")
    }

    /// Whether each part of it is a known kind of paper or office; another one may be mistyped.
    pub(super) fn is_known(&self) -> bool {
        self.parts().all(is_short)
    }

    /// Whether `other` says the same, and perhaps more.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let mut others = other.parts();
        self.parts().all(|part| others.next() == Some(part))
    }

    /// `qd`, `ubnd`
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('-')
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, part) in self.parts().enumerate() {
            let join = if place > 0 { "-" } else { "" };
            match SHORT.iter().find(|(short, _)| *short == part) {
                Some((_, written)) => write!(f, "{join}{written}")?,
                None => write!(f, "{join}{}", part.to_uppercase())?,
            }
        }
        Ok(())
    }
}

/// Whether a word is a kind of paper in short.
pub(super) fn is_kind(word: &str) -> bool {
    SHORT.iter().take(KINDS).any(|(short, _)| *short == word)
}

/// Whether a word is a paper or an office in short.
pub(super) fn is_short(word: &str) -> bool {
    SHORT.iter().any(|(short, _)| *short == word)
}

/// `qdubnd`, written in one: a kind of paper with one office behind it, in short.
pub(super) fn parted(word: &str) -> Option<[&str; 2]> {
    let kinds = SHORT.iter().take(KINDS).map(|(short, _)| *short);
    let mut parted = kinds.filter_map(|kind| Some([kind, word.strip_prefix(kind)?]));
    parted.find(|[_, office]| SHORT.iter().skip(KINDS).any(|(short, _)| short == office))
}
