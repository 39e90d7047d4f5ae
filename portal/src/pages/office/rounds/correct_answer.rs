//! Ghi lại trả lời góp ý: the answer that everybody reads was wrong; until the council has met.

use super::super::draft::id as field_id;
use super::super::form::{Answer, FormPage, Step};
use super::slips::{REASON, why};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::PutRight;
use sovang_domain::ids::RoundId;

/// Its address ends with the comment's id.
pub(super) const DEED: &str = "tra-loi-lai";
const ANSWER: &str = "noi-dung";

/// The name of the form: each comment has its own.
fn form_name(comment: &str) -> String {
    field_id("tra-loi-lai", comment)
}

/// Below the answer as it stands.
pub(super) fn form(view: &View, comment: &str, answer: &str) -> Markup {
    if view.row.session.is_some() || view.row.is_over() || !view.may(Act::AnswerComment) {
        return Markup::default();
    }
    let form = form_name(comment);
    let words = if view.draft.is(&form) { view.draft.value(&form, ANSWER) } else { answer };
    let drawn = view.independent_form(&format!("{DEED}/{comment}"), "Ghi lại trả lời").with(html! {
        (view.draft.field(&form, ANSWER, "Trả lời đúng").value(words).textarea(3))
        (view.draft.field(&form, REASON, "Lý do").hint("Chỉ cán bộ đọc được.").text())
    });
    view.draft.folded(&form, "Ghi lại trả lời này", html! { (drawn) })
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, comment)): Path<(RoundId, String)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, form_name(&comment)).await?;
    let mut errors = Vec::new();
    let answer = step.values.need(ANSWER, "Ghi nội dung trả lời, ít nhất một câu.", &mut errors);
    let why = why(&step, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let right = PutRight::Answer { comment, answer, why };
    let result = step.app.desk.put_right(&step.asking(), &step.view.row.round, right).await;
    step.settle(result).await
}
