//! Ghi nhầm: what the forms that put a slip right share, and where they stand on the page.

use super::super::form::Step;
use super::view::View;
use super::{
    annul_round, correct_ballot, correct_declaration, correct_meeting, correct_proposal, correct_signed,
    take_back_higher, take_back_refusal, take_back_step,
};
use crate::ui::error_summary::FieldError;
use crate::ui::section::screen_only;
use maud::{Markup, html};
use sovang_domain::award_round::Why;

pub(super) const REASON: &str = "ly-do";
pub(super) const DOCUMENT: &str = "van-ban";

/// All of them, each for whom it is, folded: nobody comes for them but after a slip.
pub(super) fn forms(view: &View) -> Markup {
    let forms = html! {
        (correct_ballot::forms(view))
        (correct_meeting::form(view))
        (correct_proposal::forms(view))
        (correct_declaration::form(view))
        (correct_signed::form(view))
        (take_back_refusal::forms(view))
        (take_back_step::form(view))
        (take_back_higher::forms(view))
        (annul_round::form(view))
    };
    if forms.0.is_empty() {
        return forms;
    }
    let words = html! {
        p { "Ghi nhầm thì ghi lại cho đúng, có lý do, khi chưa có việc nào dựa vào. Cả lần ghi trước và lần ghi lại đều ở trong sổ." }
        (forms)
    };
    screen_only("ghi-nham", "Sửa chỗ ghi nhầm", words)
}

/// Why, for a fact that everyone reads.
pub(super) fn reason(view: &View, form: &str) -> Markup {
    view.draft.field(form, REASON, "Lý do").hint("Người dân đọc được; không nêu tên người.").text()
}

/// By which paper, where there is one.
pub(super) fn document(view: &View, form: &str) -> Markup {
    view.draft.field(form, DOCUMENT, "Văn bản").hint("Số, ký hiệu, ngày; không có thì để trống.").text()
}

/// The reason and the paper as they were sent.
pub(super) fn why(step: &Step<View>, errors: &mut Vec<FieldError>) -> Why {
    let reason = step.values.need_line(REASON, "Ghi vì sao sửa, ít nhất một câu.", errors);
    let document = step.values.line(DOCUMENT, errors);
    Why { reason, document: Some(document).filter(|paper| !paper.is_empty()), stamp: step.asking().stamp() }
}
