//! Titles in front of a name that is sought: ông, bà, đồng chí.

use crate::fold::marked_words;
use crate::names::TITLES;

/// Typed without marks they are titles too; others would be names: Hồ, Chu, Cao.
const MARKLESS: [&str; 2] = ["ong", "ba"];
/// What people say of whom they look for, and no paper does: nhà bà Liên, cháu Việt.
const SPOKEN: [&str; 3] = ["nhà", "cháu", "bạn"];

/// How many of the first of these words, each with its tone in front ([`marked_words`]), are titles; at least one word
/// stays.
#[must_use]
pub fn titles_before(words: &[&str]) -> usize {
    let mut length = 0;
    while let Some(rest) = words.get(length..) {
        let titles = TITLES.iter().chain(&MARKLESS).chain(&SPOKEN).map(|title| marked_words(title));
        match titles.filter(|title| stands_before(title, rest)).map(|title| title.len()).max() {
            Some(longest) => length += longest,
            None => break,
        }
    }
    length
}

/// Whether these words begin with a title. Ông is a family name too: a "Thị" behind it, or "Văn" and one word more, say
/// that it is one (Ông Thị Bé, Ông Văn Bảy).
fn stands_before(title: &[String], words: &[&str]) -> bool {
    let begins = words.len() > title.len() && title.iter().zip(words).all(|(one, other)| one == other);
    let is_family_name = match words {
        ["0ông" | "0ong", "5thi" | "0thi", rest @ ..] => !rest.is_empty(),
        ["0ông" | "0ong", "0văn" | "0van", _] => true,
        _ => false,
    };
    begins && !is_family_name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_no_part_of_a_name_and_a_family_name_is() {
        for (typed, titles) in [
            ("ông Nghĩa", 1),
            ("Đ/c Nghĩa", 2),
            ("hộ ông Nghĩa", 2),
            ("ông bà Nghĩa", 2),
            ("nhà bà Liên", 2),
            ("cháu Việt", 1),
            ("thầy giáo Nghĩa", 2),
            ("Thượng tá Nghĩa", 2),
            ("bà Lê Thị Hoa", 1),
            ("Ông Thị Bé", 0),
            ("ong van bay", 0),
            ("ông Văn Bảy Em", 1),
            ("Bà", 0),
            ("Hồ Thị Hoa", 0),
            ("ho thi hoa", 0),
        ] {
            let words = marked_words(typed);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            assert_eq!(titles_before(&words), titles, "{typed}");
        }
    }
}
