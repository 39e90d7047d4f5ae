//! Cho nhận hồ sơ nộp sau hạn: the chairman lets it in, with the reason.

use super::view::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::Markup;
use sovang_domain::ids::NominationId;

pub(super) const FORM: &str = "nhan-muon";
const REASON: &str = "ly-do-nhan";

pub(super) fn form(view: &View) -> Markup {
    let reason = view
        .draft
        .field(FORM, REASON, "Vì sao cho nhận")
        .hint("Lý do được ghi vào sổ cùng với việc cho nhận.");
    let form = view.form(FORM, "Cho nhận hồ sơ");
    screen_only(FORM, "Cho nhận hồ sơ nộp sau hạn", form.with(reason.textarea(3)))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let reason = step.values.need(REASON, "Ghi lý do cho nhận hồ sơ sau hạn.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.admit_late_nomination(&step.asking(), &step.view.row.nomination, reason).await;
    step.settle(result).await
}
