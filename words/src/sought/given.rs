//! The award that someone says the paper is, in front of its number: Bằng khen số 259/QĐ-UBND.

use super::scan::text_of;
use crate::fold::fold;

/// How award forms begin, as people write them in front of a number; without marks.
const FORMS: [&str; 5] = ["giay khen", "bang khen", "co thi dua", "huan chuong", "danh hieu"];

/// The award that was written in front of the number, without marks; `None` where none was.
#[must_use]
pub fn said_to_give(typed: &str) -> Option<&'static str> {
    let text = text_of(typed);
    let text = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    FORMS
        .into_iter()
        .find(|form| text.strip_prefix(form).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
}

/// Whether an award of this form may be the one that was [said][said_to_give].
#[must_use]
pub fn gives(said: Option<&str>, form_name: &str) -> bool {
    said.is_none_or(|said| fold(form_name).starts_with(said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_award_in_front_of_a_number_is_that_of_the_paper() {
        for (typed, said) in [
            ("Bằng khen 259", Some("bang khen")),
            ("BẰNG KHEN số 259/QĐ-UBND", Some("bang khen")),
            ("giay khen theo Quyết định 259/QĐ-UBND", Some("giay khen")),
            ("259/QĐ-UBND", None),
            ("Quyết định 259/QĐ-UBND tặng Bằng khen", None),
        ] {
            assert_eq!(said_to_give(typed), said, "{typed}");
        }
        let (ours, above) = ("Giấy khen của Chủ tịch UBND xã", "Bằng khen của Chủ tịch UBND tỉnh");
        assert!(gives(None, ours) && gives(Some("giay khen"), ours) && gives(Some("bang khen"), above));
        assert!(!gives(Some("bang khen"), ours) && !gives(Some("giay khen"), above));
    }
}
