//! Names of people, collectives and households: how a name is stored, and when two names are one name.
//!
//! Whether two of one name are one person is never decided here: it is asked (docs/decisions/0029).

use crate::fold::{fold, marked_words, meant};
use unicode_normalization::UnicodeNormalization;

/// What stands in front of a name and is no part of it, in lower case. A longer one is looked for before a shorter one.
pub(crate) const TITLES: [&str; 57] = [
    "hộ gia đình",
    "gia đình",
    "hộ",
    "đồng chí",
    "đ c",
    "đc",
    "ông",
    "bà",
    "cụ",
    "mẹ",
    "anh",
    "chị",
    "em",
    "cô",
    "dì",
    "chú",
    "cậu",
    "bác",
    "thầy",
    "thầy giáo",
    "cô giáo",
    "nhà giáo",
    "thầy thuốc",
    "bác sĩ",
    "bs",
    "y sĩ",
    "y tá",
    "dược sĩ",
    "lương y",
    "kỹ sư",
    "ks",
    "cử nhân",
    "thạc sĩ",
    "ths",
    "tiến sĩ",
    "ts",
    "phó giáo sư",
    "pgs",
    "giáo sư",
    "gs",
    "nghệ nhân",
    "già làng",
    "hòa thượng",
    "thượng tọa",
    "đại đức",
    "sư cô",
    "ni sư",
    "linh mục",
    "mục sư",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "đại úy",
    "thượng úy",
    "trung úy",
    "thiếu úy",
];

/// A name as it is stored: composed letters (NFC), Đ for what looks like it, one apostrophe, single blanks.
#[must_use]
pub fn tidy(name: &str) -> String {
    let composed: String = name.chars().map(meant).nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name without the titles in front, as words that compare: case, the place of the tone mark, apostrophes, hyphens and
/// the way letters are composed make no difference; tones and letters do (Hùng is not Hưng).
#[must_use]
pub fn key(name: &str) -> String {
    bare(&marked_words(name)).join(" ")
}

/// The key without marks: two names that are alike have the same one. For looking up; [`alike`] says the rest.
#[must_use]
pub fn coarse_key(name: &str) -> String {
    let key = key(name);
    // without the tone in front, which is one digit: figures of a name (ấp 13) stay
    let words = key.split(' ').map(|word| fold(word.get(1..).unwrap_or_default()));
    words.collect::<Vec<_>>().join(" ")
}

/// Whether two names are one name: the same key, or the same letters where one of them was typed without any marks.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    key(one) == key(other)
        || ((is_markless(one) || is_markless(other)) && coarse_key(one) == coarse_key(other))
}

fn is_markless(name: &str) -> bool {
    name.chars().map(meant).all(|c| c.is_ascii())
}

fn bare(words: &[String]) -> &[String] {
    let longest = TITLES.iter().map(|title| marked_words(title)).filter(|title| stands_before(title, words));
    match longest.map(|title| title.len()).max() {
        Some(length) => bare(&words[length..]),
        None => words,
    }
}

/// Whether these words begin with a title: a name of two words at least is left behind it. Ông is a family name too: a
/// "Thị" behind it, or "Văn" and one word more, say that it is one (Ông Thị Bé, Ông Văn Bảy).
fn stands_before(title: &[String], words: &[String]) -> bool {
    let Some(rest) = words.strip_prefix(title).filter(|rest| rest.len() >= 2) else { return false };
    let is_family_name =
        title == marked_words("ông") && (rest[0] == "5thi" || (rest[0] == "0văn" && rest.len() == 2));
    !is_family_name
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Pairs of names of the same year of birth: `yes` where it is one name.
    const PAIRS: &str = include_str!("names/pairs.tsv");

    #[test]
    fn names_that_may_be_one_person_are_alike_and_others_are_not() {
        let mut seen = BTreeSet::new();
        for line in PAIRS.lines().skip(1) {
            let [one, other, same] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let same = same.starts_with("yes");
            assert_eq!(alike(one, other), same, "{one} / {other}");
            assert_eq!(alike(other, one), same, "{other} / {one}");
            if same {
                assert_eq!(coarse_key(one), coarse_key(other), "{one} / {other} are looked up together");
            }
            seen.insert(same);
        }
        assert_eq!(seen.len(), 2, "the table has both");
    }

    #[test]
    fn a_name_is_stored_with_the_letters_that_are_meant() {
        assert_eq!(tidy("\u{d0}ặng Thị Hoa\n"), "Đặng Thị Hoa");
        assert_eq!(tidy("  H\u{2019}Hen   Niê "), "H'Hen Niê");
        assert_eq!(tidy("Nguye\u{302}\u{303}n Thi\u{323} Ho\u{300}a"), "Nguyễn Thị Hòa");
        assert_eq!(tidy("\u{256}inh Văn \u{189}oàn"), "đinh Văn Đoàn");
        assert_eq!(tidy("Bà Lê Thị Hoà"), "Bà Lê Thị Hoà", "what was written otherwise stays");
    }

    #[test]
    fn a_stored_name_is_tidied_to_itself() {
        for line in PAIRS.lines() {
            for name in line.split('\t').map(tidy) {
                assert_eq!(tidy(&name), name);
            }
        }
    }

    #[test]
    fn no_title_is_asked_for_twice() {
        assert_eq!(TITLES.iter().collect::<BTreeSet<_>>().len(), TITLES.len());
        for title in TITLES {
            assert_eq!(key(&format!("{title} Lê Thị Bảy")), key("Lê Thị Bảy"), "{title}");
        }
    }
}
