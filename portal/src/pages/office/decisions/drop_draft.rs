//! Rút dự thảo: the chairman takes a draft back before it is issued; its nominees wait for a decision again.

use super::super::form::{Answer, FormPage, Step};
use super::draft::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::RoundId;

pub(super) const FORM: &str = "rut";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    if !view.may(Act::DecideAwards) {
        return Markup::default();
    }
    let body = html! {
        p { "Chưa công khai gì nên rút được. Các đề nghị trong dự thảo trở lại chờ quyết định." }
        (view.form(FORM, "Rút dự thảo").with(view.draft.field(FORM, REASON, "Lý do rút").text()))
    };
    screen_only(FORM, "Rút dự thảo", body)
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, draft)): Path<(RoundId, u16)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, (id, draft), FORM).await?;
    let mut errors = Vec::new();
    let reason = step.values.need(REASON, "Ghi lý do rút dự thảo.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let asking = step.asking_for(step.view.after());
    let result = step.app.desk.drop_draft(&asking, &step.view.row.round, draft, reason).await;
    step.settle(result).await
}
