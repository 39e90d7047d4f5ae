//! The edges of sentences: capitals, full stops, lists.

use crate::texts::figures::list as listed;

/// Begins a sentence: "xã Phú Tân" becomes "Xã Phú Tân".
#[must_use]
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Lower case at the start, unless the word is an abbreviation.
#[must_use]
pub fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(_), Some(second)) if second.is_uppercase() => words.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(chars).collect(),
        (None, _) => String::new(),
    }
}

/// The name of a unit inside a sentence: ấp Trung, thôn Đông, tổ dân phố số 3; names of bodies keep their capital.
#[must_use]
pub fn inside(unit: &str) -> String {
    let common = ["Ấp ", "Thôn ", "Xóm ", "Bản ", "Làng ", "Khu ", "Tổ ", "Buôn "];
    if common.iter().any(|word| unit.starts_with(word)) { lower_first(unit) } else { unit.to_owned() }
}

/// Words that go on after them: without their full stop.
#[must_use]
pub fn onward(words: &str) -> &str {
    words.trim().trim_end_matches('.')
}

/// A full stop after words that may have one already.
#[must_use]
pub fn stop(words: &str) -> String {
    let words = words.trim_end();
    if words.ends_with(['.', '!', '?', '…']) { words.to_owned() } else { format!("{words}.") }
}

/// "a, b và c"
#[must_use]
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => listed::and(first.join(", "), last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(sentence_case("đặc khu Phú Quốc"), "Đặc khu Phú Quốc");
        assert_eq!(sentence_case(""), "");
    }

    #[test]
    fn a_sentence_has_one_full_stop() {
        assert_eq!(stop("xong"), "xong.");
        assert_eq!(stop("xong. "), "xong.");
        assert_eq!(stop("xong chưa?"), "xong chưa?");
        assert_eq!(onward("có đơn. "), "có đơn");
    }

    #[test]
    fn lists_read_as_people_speak() {
        let names = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(&names), "a, b và c");
        assert_eq!(list(&names[..1]), "a");
        assert_eq!(list(&[]), "");
    }

    #[test]
    fn hamlets_are_common_nouns_inside_a_sentence_and_bodies_keep_their_capital() {
        assert_eq!(inside("Ấp Trung"), "ấp Trung");
        assert_eq!(inside("Tổ dân phố số 3"), "tổ dân phố số 3");
        assert_eq!(inside("Trường THCS Tứ Minh"), "Trường THCS Tứ Minh");
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(lower_first("Biên bản họp xét"), "biên bản họp xét");
        assert_eq!(lower_first("UBND xã"), "UBND xã");
    }
}
