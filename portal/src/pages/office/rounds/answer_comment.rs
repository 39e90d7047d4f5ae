//! Trả lời góp ý: one comment of the notice gets its answer, which everybody reads.

use super::super::draft::id as field_id;
use super::super::form::{Answer, FormPage, Step};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::Markup;
use sovang_domain::ids::RoundId;

/// Its address ends with the comment's id.
pub(super) const DEED: &str = "tra-loi";
const ANSWER: &str = "noi-dung";

/// The name of the form: each comment has its own.
pub(super) fn form_name(comment: &str) -> String {
    field_id("tra-loi", comment)
}

/// Holds whatever else was recorded meanwhile: others answer and comment at the same time.
pub(super) fn form(view: &View, comment: &str) -> Markup {
    let field = view
        .draft
        .field(&form_name(comment), ANSWER, "Trả lời")
        .hint("Người dân đọc được trên trang lấy ý kiến. Không nhắc lại thông tin riêng của người góp ý.");
    view.independent_form(&format!("{DEED}/{comment}"), "Gửi trả lời").with(field.textarea(3))
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, comment)): Path<(RoundId, String)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, form_name(&comment)).await?;
    let mut errors = Vec::new();
    let words = step.values.need(ANSWER, "Ghi nội dung trả lời, ít nhất một câu.", &mut errors);
    step.values.without_private_numbers(ANSWER, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.answer_comment(&step.asking(), &step.view.row.round, comment, words).await;
    step.settle(result).await
}
