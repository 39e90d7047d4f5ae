//! Vietnamese alphabetical order, as a key that plain string comparison sorts.
//!
//! Letters first (a ă â b c d đ e ê …), then tones (ngang huyền hỏi ngã sắc nặng), word by word.

use sovang_projections::fold::{Mark, Tone, letter, mark, shaped};

/// The order of letters; f, j, w and z stand where Vietnamese dictionaries put them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The key for a person's name: the given name (the last word) first, then the others in order.
#[must_use]
pub fn sort_key(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if let Some(given) = words.pop() {
        words.insert(0, given);
    }
    key(&words)
}

/// The key for the name of a unit or a movement: the words in the order they stand, numbers by value.
#[must_use]
pub fn sort_key_in_order(title: &str) -> String {
    key(&title.split_whitespace().collect::<Vec<_>>())
}

fn key(words: &[&str]) -> String {
    let words = words.iter().map(|word| word_key(word)).filter(|key| key != "!");
    words.collect::<Vec<_>>().join(" ")
}

/// Letters, then "!" (below every letter, so a shorter word comes first), then the tones.
fn word_key(word: &str) -> String {
    let mut plain: Vec<char> = Vec::new();
    let mut tones = String::new();
    for c in word.chars().flat_map(char::to_lowercase) {
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
        assert_eq!(sorted(&order, sort_key), order);
    }

    #[test]
    fn letters_decide_before_tones_and_tones_follow_the_dictionary() {
        let order = ["ma", "mà", "mả", "mã", "má", "mạ", "mai", "măng", "mâm", "mơ"];
        assert_eq!(sorted(&order, sort_key), order);
    }

    #[test]
    fn decomposed_names_and_both_places_of_a_mark_have_one_key() {
        assert_eq!(sort_key("Nguye\u{302}\u{303}n Hu\u{31b}\u{303}u"), sort_key("Nguyễn Hữu"));
        assert_eq!(sort_key("Lê Hòa"), sort_key("Lê Hoà"));
    }

    #[test]
    fn units_keep_their_word_order_and_numbers_their_value() {
        let order = ["Ấp 2", "Ấp 10", "Ấp Đông", "Ấp Trung", "Đoàn xã"];
        assert_eq!(sorted(&order, sort_key_in_order), order);
    }
}
