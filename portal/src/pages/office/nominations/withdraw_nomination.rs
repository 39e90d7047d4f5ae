//! Rút đề nghị: the unit takes it back, for good.

use super::view::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::Markup;
use sovang_domain::ids::NominationId;

pub(super) const FORM: &str = "rut";
const REASON: &str = "ly-do-rut";

pub(super) fn form(view: &View) -> Markup {
    let reason = view
        .draft
        .field(FORM, REASON, "Vì sao rút")
        .hint("Đã rút thì không gửi lại được hồ sơ này; muốn đề nghị lại thì gửi hồ sơ mới.");
    screen_only(FORM, "Rút đề nghị", view.form(FORM, "Rút đề nghị").with(reason.textarea(3)))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let reason = step.values.need(REASON, "Ghi lý do rút đề nghị.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.withdraw_nomination(&step.asking(), &step.view.row.nomination, reason).await;
    step.settle(result).await
}
