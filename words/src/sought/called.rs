//! Whether something is called as someone types: the same reading in every box that takes a name.

use super::{also_called, plain, titles_before};
use crate::fold::{fold, marked_words};

/// Whether a name holds all typed words: with the typed letters where they have marks, any where they have none. Titles in
/// front need not be there, the last word may be just begun, and a collective is called in short too.
#[must_use]
pub fn is_called(name: &str, typed: &str) -> bool {
    let typed = marked_words(&plain(typed));
    let words: Vec<&str> = typed.iter().map(String::as_str).collect();
    let Some(needed) = words.get(titles_before(&words)..) else { return true };
    let others = also_called(name);
    std::iter::once(name).chain(others.iter().map(String::as_str)).any(|name| {
        let known = marked_words(&plain(name));
        needed.iter().enumerate().all(|(place, word)| {
            let begun = place + 1 == needed.len();
            known.iter().any(|known| fits(word, known, begun))
        })
    })
}

/// Words with the tone in front.
fn fits(typed: &str, known: &str, begun: bool) -> bool {
    let letters = |word: &str| word.get(1..).unwrap_or_default().to_owned();
    let (typed_letters, known_letters) = (letters(typed), letters(known));
    let plain = fold(&typed_letters);
    let has_marks = !typed.starts_with('0') || plain != typed_letters;
    let (typed, known) =
        if has_marks { (typed_letters, known_letters) } else { (plain, fold(&known_letters)) };
    let number = |word: &str| word.trim_start_matches('0').to_owned();
    if typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return number(&typed) == number(&known);
    }
    known == typed || (begun && typed.chars().count() > 1 && known.starts_with(&typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_with_titles_without_marks_begun_and_in_short() {
        for typed in ["ong Nghia", "ông Nghĩa", "Nghỉa", "vo trong ngh", "Nghĩa Võ", "", "Đ/c Võ Trọng Nghĩa"]
        {
            assert!(is_called("Võ Trọng Nghĩa", typed), "{typed}");
        }
        for typed in ["Nghiêm", "nghia lan", "Trong Nghiax", "ghia"] {
            assert!(!is_called("Võ Trọng Nghĩa", typed), "{typed}");
        }
        assert!(
            is_called("Hợp tác xã Nà Pò", "HTX nà pò")
                && is_called("Ấp 3", "ap 03")
                && is_called("Ấp 3", "ấp ba")
        );
        assert!(!is_called("Lê Văn Dương", "đường") && !is_called("Ấp 30", "ấp 3"));
    }
}
