//! Kin of somebody who has died: who receives it is never written down; a relative who is named is asked about once.

use super::submit_nomination::{ACHIEVEMENT, POSITION};
use crate::pages::office::draft::Draft;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use maud::{Markup, html};
use sovang_words::kin;

/// That a relative is named on purpose.
const NAMED: &str = "neu-nguoi-than";

/// Who receives it for somebody who has died is nobody's business: the words about the person are published.
pub(super) fn check(values: &Values, posthumous: bool, errors: &mut Vec<FieldError>) {
    if !posthumous {
        return;
    }
    for field in [POSITION, ACHIEVEMENT].into_iter().filter(|field| says_who_receives(values.get(field))) {
        let message = "Ô này được công khai: bỏ câu nói ai nhận thay. Người nhận thay không ghi vào sổ.";
        errors.push(FieldError::new(field, message));
    }
    let named = named(values.get(POSITION), values.get(ACHIEVEMENT));
    if let Some(words) = named.filter(|words| !values.all(NAMED).contains(&words.as_str())) {
        let message = format!(
            "Người thân được nêu tên: “{words}”. Phần này công khai: bỏ tên đi; thật cần cho thành tích thì đánh dấu ô dưới đây."
        );
        errors.push(FieldError::new(NAMED, message));
    }
}

/// With its marks: nhận thấy is another word, and nhận thay đổi and công nhận thay thế say something else.
fn says_who_receives(words: &str) -> bool {
    let words = words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut behind = words.split("nhận thay").skip(1).map(str::trim_start);
    behind.any(|behind| !behind.starts_with("đổi") && !behind.starts_with("thế"))
}

/// The words about somebody who has died that name a relative.
pub(in crate::pages::office) fn named(position: &str, achievement: &str) -> Option<String> {
    kin::named(position).or_else(|| kin::named(achievement))
}

/// The question about what came back in a form; nothing where nobody is named.
pub(super) fn question(draft: &Draft, form: &'static str, posthumous: bool) -> Markup {
    let typed = |field| draft.value(form, field);
    let named = posthumous.then(|| named(typed(POSITION), typed(ACHIEVEMENT))).flatten();
    html! {
        @if let Some(words) = named {
            @let kept = [Choice::new(words.as_str(), "Giữ nguyên: thành tích không kể được nếu bỏ tên")];
            (draft.field(form, NAMED, format!("Công khai tên người thân: “{words}”")).checkboxes(&kept, &draft.all(form, NAMED)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(achievement: &str, dead: bool, kept: &str) -> Vec<FieldError> {
        let typed = [(POSITION, "Nông dân"), (ACHIEVEMENT, achievement), (NAMED, kept)];
        let mut errors = Vec::new();
        check(&Values::from(typed.map(|(name, value)| (name, value.to_owned()))), dead, &mut errors);
        errors
    }

    #[test]
    fn who_receives_it_is_never_written_down() {
        assert!(told("Nhận thấy khó, ông công nhận thay thế.", true, "").is_empty());
        let errors = told("Gương sáng. Vợ nhận thay.", true, "");
        assert!(errors.len() == 1 && errors[0].field == ACHIEVEMENT, "{errors:?}");
    }

    #[test]
    fn a_relative_of_the_dead_who_is_named_is_asked_about_once() {
        let words = "Cứu con trai Danh Minh khỏi dòng nước.";
        assert!(told(words, false, "").is_empty(), "of the living nobody is asked");
        let errors = told(words, true, "");
        assert!(errors.len() == 1 && errors[0].field == NAMED, "{errors:?}");
        assert!(told(words, true, "con trai Danh Minh").is_empty());
        assert_eq!(told(words, true, "vợ Lê Thị Ba").len(), 1, "the tick is about these words");
    }
}
