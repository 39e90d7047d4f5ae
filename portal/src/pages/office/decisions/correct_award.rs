//! Đính chính: what stands wrong in an award is put right; what it said before stays beside it.

use super::super::form::{Answer, FormPage, Step};
use super::show::{View, decided_above};
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::award_round::CorrectedField;
use sovang_domain::ids::AwardId;
use sovang_words::{format, terms};

pub(super) const FORM: &str = "dinh-chinh";
const FIELD: &str = "muc";
const AFTER: &str = "thanh";
const REASON: &str = "ly-do";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    let written = |field: &CorrectedField| !view.row.as_corrected(*field).is_empty();
    let fields: Vec<Choice> = CorrectedField::ALL
        .into_iter()
        .filter(written)
        .map(|field| Choice::new(values::word(&field), format::sentence_case(terms::corrected_field(field))))
        .collect();
    screen_only(
        FORM,
        "Đính chính",
        html! {
            p { "Nội dung cũ vẫn đọc được bên cạnh nội dung mới. Sai người, sai hình thức thì hủy bỏ, không đính chính." }
            (decided_above(view, "đính chính"))
            (view.form(FORM, "Ghi đính chính").with(html! {
                (view.draft.field(FORM, FIELD, "Mục cần sửa").radios(&fields))
                (view.draft.field(FORM, AFTER, "Sửa thành").textarea(2))
                (view.draft.field(FORM, REASON, "Lý do").hint("Công khai trên trang khen thưởng.").text())
                (view.draft.field(FORM, DOCUMENT, "Văn bản đính chính").hint("Ví dụ Văn bản số 12/UBND-VHXH ngày 20/11/2026").text())
            }))
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<AwardId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let (values, row) = (&step.values, &step.view.row);
    let mut errors = Vec::new();
    let field = values::from_word::<CorrectedField>(values.get(FIELD));
    if field.is_none() {
        errors.push(FieldError::new(FIELD, "Chọn mục cần sửa."));
    }
    let after = match field {
        Some(CorrectedField::Recipient | CorrectedField::Position) => {
            values.need_line(AFTER, "Ghi nội dung đúng.", &mut errors)
        }
        _ => values.need(AFTER, "Ghi nội dung đúng.", &mut errors),
    };
    if field == Some(CorrectedField::Position) && row.position.is_empty() {
        errors.push(FieldError::new(FIELD, "Khen thưởng này không ghi chức vụ, nghề nghiệp. Chọn mục khác."));
    }
    let reason = values.need(REASON, "Ghi lý do đính chính.", &mut errors);
    let document = values.need(DOCUMENT, "Ghi văn bản đính chính.", &mut errors);
    let (Some(field), true) = (field, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, document) = (step.asking(), (reason, document));
    let result = step.app.desk.correct_award(&asking, &row.award, field, after, document).await;
    step.settle(result).await
}
