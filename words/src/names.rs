//! Names of people, collectives and households: how a name is stored, and when two names are one name.
//!
//! Whether two of one name are one person is never decided here: it is asked (docs/decisions/0029).

mod one;
mod slip;
mod spoken_of;
mod titles;

pub use one::beside_a_name;
pub use slip::{can_be_a_slip, can_be_a_slip_of_a_group};
pub use spoken_of::stands_in;
pub(crate) use titles::TITLES;

use crate::fold::{fold, marked_words, meant};
use unicode_normalization::UnicodeNormalization;

/// A name as it is stored: composed letters (NFC), the letter that is meant for what looks like it, one apostrophe, single
/// blanks, nothing that nobody sees.
#[must_use]
pub fn tidy(name: &str) -> String {
    let seen: String = parted(name).chars().filter(|c| !is_unseen(*c)).map(meant).collect();
    // letters of one meaning are one letter: Roman numerals, ligatures, mathematical letters (NFKC)
    let composed: String = seen.nfkc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name without the titles in front, as words that compare: case, the place of the tone mark, apostrophes, hyphens and
/// the way letters are composed make no difference; tones and letters do (Hùng is not Hưng).
#[must_use]
pub fn key(name: &str) -> String {
    let name = tidy(name);
    let words = marked_words(without_note(without_number(&name))).into_iter().flat_map(in_full);
    let words: Vec<String> = words.collect();
    bare(&words).iter().map(|word| with_i(word)).collect::<Vec<_>>().join(" ")
}

/// A person's name as it is stored, without the titles in front: "Đồng chí Lê Văn An" is Lê Văn An.
#[must_use]
pub fn without_titles(name: &str) -> String {
    let name = tidy(name);
    let words = marked_words(&name);
    let title = words.len() - bare(&words).len();
    let mut passed = 0;
    let rest = name.split(' ').skip_while(|word| {
        let behind = passed >= title;
        passed += marked_words(word).len();
        !behind
    });
    rest.collect::<Vec<_>>().join(" ")
}

/// A blank of no width between a small and a large letter parts two words; elsewhere it parts nothing.
fn parted(name: &str) -> String {
    let mut before = ' ';
    let part = |c: char| {
        let small = before.is_lowercase();
        if c != ZERO_WIDTH {
            before = c;
        }
        (c, small)
    };
    let chars: Vec<(char, bool)> = name.chars().map(part).collect();
    let large = |at: usize| chars.get(at + 1).is_some_and(|(next, _)| next.is_uppercase());
    let shown = |(at, (c, small)): (usize, &(char, bool))| {
        if *c == ZERO_WIDTH && *small && large(at) { ' ' } else { *c }
    };
    chars.iter().enumerate().map(shown).collect()
}

/// A blank of no width.
const ZERO_WIDTH: char = '\u{200b}';

/// What schools, cooperatives and organisations are called in short, and in full.
const IN_SHORT: [(&str, &str); 17] = [
    ("clb", "câu lạc bộ"),
    ("cty", "công ty"),
    ("vp", "văn phòng"),
    ("th", "tiểu học"),
    ("thcs", "trung học cơ sở"),
    ("thpt", "trung học phổ thông"),
    ("mn", "mầm non"),
    ("mg", "mẫu giáo"),
    ("htx", "hợp tác xã"),
    ("tdp", "tổ dân phố"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("mttq", "mặt trận tổ quốc"),
    ("lhpn", "liên hiệp phụ nữ"),
    ("ccb", "cựu chiến binh"),
    ("tnhh", "trách nhiệm hữu hạn"),
    ("cp", "cổ phần"),
];

/// A word of a name in full, as words that compare.
fn in_full(word: String) -> Vec<String> {
    let letters = word.get(1..).unwrap_or_default();
    match IN_SHORT.iter().find(|(short, _)| word.starts_with('0') && *short == letters) {
        Some((_, full)) => marked_words(full),
        None => vec![word],
    }
}

/// Lý and Lí, Kỳ and Kì are one name: behind these letters y and i are one sound, and both are written.
fn with_i(word: &str) -> String {
    // in front stands the tone, one digit
    match word.strip_suffix('y').and_then(|onset| onset.get(1..)) {
        Some("h" | "k" | "l" | "m" | "s" | "t" | "v") => word.replace('y', "i"),
        _ => word.to_owned(),
    }
}

/// The name without its place in a list: "1. ", "2) ", "- ".
fn without_number(name: &str) -> &str {
    let behind = name.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let is_listed = behind.starts_with(['.', ')', '-', '–', '+']);
    let bare = behind.trim_start_matches(['.', ')', '-', '–', '+']).trim_start();
    if is_listed && bare.chars().next().is_some_and(char::is_alphabetic) { bare } else { name }
}

/// What a person is, behind a comma: no part of the name. A place behind a comma is part of a collective's.
const POSTS: [&str; 14] = [
    "trưởng",
    "phó",
    "bí thư",
    "chủ tịch",
    "giáo viên",
    "nhân viên",
    "công chức",
    "hội viên",
    "cán bộ",
    "nguyên",
    "đảng viên",
    "hiệu trưởng",
    "y sĩ",
    "bác sĩ",
];

/// The name without what stands in brackets or as a post behind it: "(giáo viên)", ", Trưởng ấp"; a second title in
/// brackets in front, "Ông (bà)", goes too.
fn without_note(name: &str) -> &str {
    let name = match name.split_once(',') {
        Some((before, post)) if POSTS.iter().any(|known| begins_with(post, known)) => before,
        _ => name,
    };
    match name.split_once('(') {
        Some((title, rest)) if is_title(title) => rest.split_once(')').map_or(name, |(_, behind)| behind),
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => name,
    }
}

fn begins_with(text: &str, words: &str) -> bool {
    marked_words(text).starts_with(&marked_words(words))
}

fn is_title(text: &str) -> bool {
    let words = marked_words(text);
    !words.is_empty() && TITLES.iter().any(|title| marked_words(title) == words)
}

/// Blanks without width, soft hyphens and marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Whether a word of it is one letter and a full stop: a decision names people in full.
#[must_use]
pub fn is_abbreviated(name: &str) -> bool {
    let is_short = |word: &str| {
        word.strip_suffix('.')
            .is_some_and(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic))
    };
    name.split_whitespace().any(is_short)
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

/// Whether one name becomes the other by the tone of one word alone: Võ Duy Khoa, Võ Duy Khoà.
#[must_use]
pub fn a_tone_apart(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let letters = |word: &str| word.get(1..).unwrap_or_default().to_owned();
    let same = |(a, b): (&&str, &&str)| letters(a) == letters(b);
    let tones = one.iter().zip(&other).filter(|(a, b)| a != b).count();
    one.len() == other.len() && tones == 1 && one.iter().zip(&other).all(same)
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
        assert_eq!(tidy("Nguy\u{200b}ễn Hoài \u{422}rinh"), "Nguyễn Hoài Trinh");
        assert_eq!(tidy("Bà Lê Thị Hoà"), "Bà Lê Thị Hoà", "what was written otherwise stays");
    }

    #[test]
    fn a_person_at_work_is_called_without_titles() {
        for (typed, name) in [
            ("Bà Trần Thị Hạnh", "Trần Thị Hạnh"),
            ("Đồng chí Lê Văn An", "Lê Văn An"),
            ("Đ/c ThS. Võ Thị Ánh  Tuyết", "Võ Thị Ánh Tuyết"),
            ("Ông Y Moan Ênuôl", "Y Moan Ênuôl"),
            ("Ông Thị Bé", "Ông Thị Bé"),
            ("H’Hen Niê", "H'Hen Niê"),
            ("Bà Hạnh", "Bà Hạnh"),
        ] {
            assert_eq!(without_titles(typed), name, "{typed}");
        }
    }

    #[test]
    fn a_name_with_one_letter_for_a_word_is_not_in_full() {
        assert!(is_abbreviated("Nguyễn H. Trinh") && is_abbreviated("Ng. T. Kim Loan"));
        for full in
            ["Nguyễn Hoài Trinh", "Y Moan Êban", "Đ.c. Lê Văn Bảy", "ThS. Võ Thị Ánh Tuyết", "H'Hen Niê"]
        {
            assert!(!is_abbreviated(full), "{full}");
        }
    }

    #[test]
    fn a_tone_on_one_word_is_a_slip_of_the_hand_and_other_letters_are_another_name() {
        for (one, other) in [
            ("Võ Duy Khoa", "Võ Duy Khoà"),
            ("Bà Lê Thị Phương", "Lê Thị Phượng"),
            ("Lò Văn Páo", "Lò Văn Pảo"),
        ] {
            assert!(a_tone_apart(one, other) && a_tone_apart(other, one), "{one} / {other}");
        }
        for (one, other) in [
            ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"),
            ("Võ Duy Khoa", "Võ Duy Khoa"),
            ("Vò Duy Khoà", "Võ Duy Khoa"),
            ("Trần Thị Lan", "Trần Thị Lân"),
            ("Trần Lan", "Trần Thị Lan"),
        ] {
            assert!(!a_tone_apart(one, other), "{one} / {other}");
        }
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
