//! The Vietnamese alphabet, as keys that plain comparison of bytes sorts (docs/decisions/0018).
//!
//! Syllable by syllable as dictionaries do: letters first (a ă â b c d đ e ê …), then the tone (ngang huyền hỏi ngã
//! sắc nặng); numbers by value. Case, punctuation, and composed or decomposed text make no difference.
//!
//! Keys are stored in views: whoever changes them raises the `VERSION` of every view that has a `sort_key`.

use crate::fold::{Mark, Tone, letter, mark, meant, shaped};
use sovang_domain::nominee::NomineeKind;

/// The order of letters; f, j, w and z stand where Vietnamese dictionaries put them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The key of a person: the given name (the last word) first, then family and middle names.
#[must_use]
pub fn person(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if let Some(given) = words.pop() {
        words.insert(0, given);
    }
    key(&words)
}

/// The key of a unit, a movement or a place: the words in the order they stand.
#[must_use]
pub fn title(title: &str) -> String {
    key(&title.split_whitespace().collect::<Vec<_>>())
}

/// The key of whoever is put forward or awarded: collectives first, then people by given name, then households, as
/// the plans list them.
#[must_use]
pub fn nominee(kind: NomineeKind, name: &str) -> String {
    let place = NomineeKind::ALL.iter().position(|found| *found == kind).unwrap_or_default();
    let key = if kind == NomineeKind::Individual { person(name) } else { title(name) };
    format!("{place} {key}")
}

fn key(words: &[&str]) -> String {
    let words = words.iter().map(|word| word_key(word)).filter(|key| key != "!");
    words.collect::<Vec<_>>().join(" ")
}

/// Letters, then "!" (below every letter, so a shorter word comes first), then the tones.
fn word_key(word: &str) -> String {
    let mut plain: Vec<char> = Vec::new();
    let mut tones = String::new();
    for c in word.chars().map(meant).flat_map(char::to_lowercase) {
        match mark(c) {
            Some(Mark::Tone(tone)) => tones.push(rank(tone)),
            Some(Mark::Shape(shape)) => {
                if let Some(last) = plain.last_mut() {
                    *last = shaped(*last, shape);
                }
            }
            Some(Mark::Other) => {}
            None if c.is_alphanumeric() => {
                let letter = letter(c);
                plain.push(letter.plain);
                if letter.tone != Tone::Level {
                    tones.push(rank(letter.tone));
                }
            }
            None => {}
        }
    }
    let mut key = String::with_capacity(plain.len() + 4);
    let mut digits = String::new();
    for c in plain {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        push_number(&mut key, &mut digits);
        match ALPHABET.chars().zip('A'..).find(|(known, _)| *known == c) {
            Some((_, place)) => key.push(place),
            None => key.extend(['~', c]),
        }
    }
    push_number(&mut key, &mut digits);
    key.push('!');
    key.push_str(&tones);
    key
}

/// A number is written with its length in front, so that 2 comes before 10.
fn push_number(key: &mut String, digits: &mut String) {
    if digits.is_empty() {
        return;
    }
    let value = digits.trim_start_matches('0');
    key.push(char::from(b'0' + u8::try_from(value.len().min(9)).unwrap_or(9)));
    key.push_str(value);
    digits.clear();
}

fn rank(tone: Tone) -> char {
    match tone {
        Tone::Level => '1',
        Tone::Falling => '2',
        Tone::Asking => '3',
        Tone::Tumbling => '4',
        Tone::Rising => '5',
        Tone::Heavy => '6',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&'static str], key: fn(&str) -> String) -> Vec<&'static str> {
        let mut names = names.to_vec();
        names.reverse();
        names.sort_by_key(|name| key(name));
        names
    }

    #[test]
    fn people_are_sorted_by_given_name_then_family_name() {
        let order =
            ["Lê Văn An", "Nguyễn Văn An", "Võ Thị Ân", "Trần Thị Bích", "Lê Đức Danh", "Bùi Văn Đạt"];
        assert_eq!(sorted(&order, person), order);
        let order = ["Nguyên An", "Nguyễn An", "Nguyên Anh", "Nguyễn Anh"];
        assert_eq!(sorted(&order, person), order);
    }

    #[test]
    fn every_hoa_comes_before_every_hoa_with_a_tone() {
        let order = ["Võ Thị Hoa", "Bùi Thị Hòa", "Lê Thị Hoà", "Đỗ Thị Hoan"];
        assert_eq!(sorted(&order, person), order);
    }

    #[test]
    fn letters_decide_before_tones_and_tones_follow_the_dictionary() {
        let order = ["ma", "mà", "mả", "mã", "má", "mạ", "mai", "măng", "mâm", "mơ"];
        assert_eq!(sorted(&order, title), order);
        let order = ["an", "ăn", "ân", "dan", "đan", "en", "ên", "on", "ôn", "ơn", "un", "ưn"];
        assert_eq!(sorted(&order, title), order);
        let order = ["ma túy", "mà cả", "Nguyên An", "Nguyên Anh", "Nguyễn An", "Nguyễn Anh"];
        assert_eq!(sorted(&order, title), order, "syllable by syllable");
    }

    #[test]
    fn decomposed_names_and_both_places_of_a_mark_have_one_key() {
        assert_eq!(person("Nguye\u{302}\u{303}n Hu\u{31b}\u{303}u"), person("Nguyễn Hữu"));
        assert_eq!(title("\u{1ea4}p \u{0110}o\u{0302}ng"), title("A\u{302}\u{301}p Đông"));
        assert_eq!(person("Lê Hòa"), person("Lê Hoà"));
    }

    #[test]
    fn units_keep_their_word_order_and_numbers_their_value() {
        let order = ["Ấp 1", "Ấp 2", "Ấp 10", "Ấp Đông", "Ấp Trung", "Đoàn xã"];
        assert_eq!(sorted(&order, title), order);
    }

    #[test]
    fn collectives_come_before_people_by_given_name_and_households_last() {
        use NomineeKind::{Collective, Household, Individual};
        let mut listed = [
            (Household, "Hộ ông Ân"),
            (Individual, "Nguyễn Văn Đức"),
            (Individual, "Võ Thị Dung"),
            (Collective, "Tổ công nghệ số ấp 10"),
            (Individual, "Trần Ánh"),
            (Collective, "Tổ công nghệ số ấp 2"),
        ];
        listed.sort_by_cached_key(|(kind, name)| nominee(*kind, name));
        let expected = [
            "Tổ công nghệ số ấp 2",
            "Tổ công nghệ số ấp 10",
            "Trần Ánh",
            "Võ Thị Dung",
            "Nguyễn Văn Đức",
            "Hộ ông Ân",
        ];
        assert_eq!(listed.map(|(_, name)| name), expected);
    }

    #[test]
    fn what_looks_like_d_with_stroke_and_any_apostrophe_have_the_key_of_the_real_one() {
        assert_eq!(person("\u{d0}ặng Thị Hoa"), person("Đặng Thị Hoa"));
        assert_eq!(person("H\u{2bc}Hen Niê"), person("H'Hen Niê"));
    }

    #[test]
    fn a_stored_key_stays_as_it_is() {
        assert_eq!(person("Nguyễn Văn Đức"), r"G\E!5 RK[`IR!4 ]BR!");
    }
}
