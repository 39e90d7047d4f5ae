//! Whether a text speaks of somebody by name.

use super::{in_full, is_markless, key, tidy, with_i};
use crate::fold::{fold, marked_words};

/// Whether a text names somebody: all words of the name in a row, titles in front apart. A text without any marks is
/// compared without them. A name of two words (Văn Minh, Châu Thành) is one only where it is written with capitals and
/// no kind of place stands in front: else it is what people live by, or where.
#[must_use]
pub fn stands_in(text: &str, name: &str) -> bool {
    let name = key(name);
    let words: Vec<String> =
        marked_words(&tidy(text)).into_iter().flat_map(in_full).map(|word| with_i(&word)).collect();
    let plain = |word: &str| fold(word.get(1..).unwrap_or_default());
    let markless = is_markless(text);
    let same = |one: &str, other: &str| one == other || (markless && plain(one) == plain(other));
    let wanted: Vec<&str> = name.split(' ').collect();
    if wanted.len() == 2 && !is_written_as_a_name(text, &wanted) {
        return false;
    }
    wanted.len() > 1
        && words
            .windows(wanted.len())
            .any(|window| window.iter().zip(&wanted).all(|(word, wanted)| same(word, wanted)))
}

/// Kinds of places, whose names people bear too.
const PLACES: [&str; 21] = [
    "xã",
    "phường",
    "thị",
    "trấn",
    "huyện",
    "quận",
    "tỉnh",
    "phố",
    "ấp",
    "thôn",
    "bản",
    "khóm",
    "đường",
    "cầu",
    "làng",
    "xóm",
    "buôn",
    "chợ",
    "sông",
    "chùa",
    "học",
];
/// Words that end like a kind of place and are none: of whom they speak comes behind them.
const COMPOUNDS: [(&str, &str); 8] = [
    ("yêu", "cầu"),
    ("nhu", "cầu"),
    ("văn", "bản"),
    ("biên", "bản"),
    ("nguyên", "bản"),
    ("kịch", "bản"),
    ("khoa", "học"),
    ("dẫn", "đường"),
];

/// Whether two words stand somewhere in a text with a capital each, and not as the name of a place.
fn is_written_as_a_name(text: &str, wanted: &[&str]) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let keyed = |word: &str| key(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let capital = |word: &str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    words.windows(2).enumerate().any(|(at, window)| {
        let same = window.iter().zip(wanted).all(|(word, wanted)| keyed(word) == *wanted && capital(word));
        let before = |back: usize| {
            at.checked_sub(back)
                .and_then(|at| words.get(at))
                .map(|word| word.to_lowercase())
                .unwrap_or_default()
        };
        let closes_a_word = COMPOUNDS.contains(&(before(2).as_str(), before(1).as_str()));
        same && (closes_a_word || !PLACES.contains(&before(1).as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_somebody_by_the_whole_name_whatever_stands_around_it() {
        let name = "Lương Văn Kiên";
        for text in [
            "Ông Lương Văn Kiên không xứng đáng",
            "đồng chí LƯƠNG VĂN KIÊN, ấp 3",
            "vi luong van kien chua dat",
            "Lương  Văn\u{a0}Kiên.",
        ] {
            assert!(stands_in(text, name), "{text}");
        }
        for text in
            ["Ông Kiên không đạt", "Lương Văn Kiến", "Mở nhầm năm", "Lương của văn phòng kiên trì", ""]
        {
            assert!(!stands_in(text, name), "{text}");
        }
        for text in ["yêu cầu Văn Minh bổ sung giấy tờ", "văn bản Văn Minh ký", "biên bản Văn Minh nộp"]
        {
            assert!(stands_in(text, "Văn Minh"), "{text}");
        }
        for text in [
            "xây dựng nếp sống văn minh",
            "xã Châu Thành",
            "van minh do thi",
            "cầu Văn Minh",
            "Trường Tiểu học Châu Thành",
            "chợ Châu Thành",
        ] {
            assert!(!stands_in(text, "Văn Minh") && !stands_in(text, "Châu Thành"), "{text}");
        }
        assert!(stands_in("Bổ sung ông Văn Minh, bà Châu Thành.", "Văn Minh"));
        assert!(stands_in("Bổ sung ông Văn Minh, bà Châu Thành.", "Châu Thành"));
        assert!(stands_in("Hộ bà Lê Thị Bảy", "bà Lê Thị Bảy") && !stands_in("Kiên quyết", "Kiên"));
    }
}
