//! Numbers that are no award decision's: of a legal text, or with a letter that was slipped in behind.

use super::{YEARS, plain};

/// 260/2026/QĐ-UBND: number, year and symbol, as legal texts (văn bản quy phạm pháp luật) are numbered.
#[must_use]
pub fn is_of_a_legal_text(typed: &str) -> bool {
    let text = plain(typed);
    let mut parts = text.split('/').map(str::trim);
    let (number, year, symbol) = (parts.next(), parts.next(), parts.next());
    let year = year.filter(|year| year.len() == 4).and_then(|year| year.parse::<i16>().ok());
    number.and_then(|number| number.chars().last()).is_some_and(char::is_numeric)
        && year.is_some_and(|year| YEARS.contains(&year))
        && symbol.and_then(|symbol| symbol.chars().next()).is_some_and(char::is_alphabetic)
}

/// 260a/QĐ-UBND: one letter behind the digits, before the symbol.
#[must_use]
pub fn has_a_letter_behind(typed: &str) -> bool {
    let text = plain(typed);
    let Some((number, symbol)) = text.split_once('/') else { return false };
    let mut letters = number.trim().chars().rev();
    let behind = letters.next().is_some_and(char::is_alphabetic);
    let before = letters.find(|letter| !letter.is_whitespace()).is_some_and(|letter| letter.is_ascii_digit());
    behind && before && symbol.trim().chars().next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_its_year_between_is_of_a_legal_text() {
        for typed in ["260/2026/QĐ-UBND", "Số 260 / 2026 / QĐ-UBND", "Quyết định số 05/2026/QĐ-UBND"]
        {
            assert!(is_of_a_legal_text(typed), "{typed}");
        }
        for typed in ["260/QĐ-UBND", "05/2026", "260/QĐ-UBND ngày 05/11/2026", "05/11/2026", ""] {
            assert!(!is_of_a_legal_text(typed), "{typed}");
        }
    }

    #[test]
    fn a_letter_behind_the_digits_was_slipped_in() {
        for typed in ["260a/QĐ-UBND", "260 B/QĐ-UBND", "Quyết định số 260a/QĐ-UBND"] {
            assert!(has_a_letter_behind(typed), "{typed}");
        }
        for typed in ["260/QĐ-UBND", "QĐ260", "Số 260/QĐ-UBND", "QĐ260/UBND", ""] {
            assert!(!has_a_letter_behind(typed), "{typed}");
        }
    }
}
