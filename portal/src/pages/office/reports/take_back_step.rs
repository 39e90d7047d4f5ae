//! Rút lại việc ghi nhầm về báo cáo: a return, an acceptance, a waiver, a sending.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::Markup;
use sovang_domain::ids::ReportId;
use sovang_domain::unit_report::ReportStep;

pub(super) const FORM: &str = "rut-lai";
const REASON: &str = "ly-do-rut-lai";

/// For whoever may record the step that was recorded last.
pub(super) fn form(view: &View) -> Markup {
    let Some(step) = view.row.stage.last_step() else { return Markup::default() };
    let (may, what) = match step {
        ReportStep::Returned => (view.rights.review, "Rút lại việc trả lại"),
        ReportStep::Accepted => (view.rights.review, "Rút lại việc chấp nhận"),
        ReportStep::Waived => (view.rights.waive, "Rút lại việc miễn"),
        ReportStep::Sent => (view.rights.file, "Rút lại việc ghi đã gửi"),
    };
    if !may {
        return Markup::default();
    }
    let reason = view.draft.field(FORM, REASON, "Lý do").hint("Dùng khi ghi nhầm. Người dân đọc được.");
    screen_only(FORM, what, view.form(FORM, what).with(reason.text()))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<ReportId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let reason = step.values.need_line(REASON, "Ghi vì sao rút lại, ít nhất một câu.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.take_back_report_step(&step.asking(), &step.view.row.report, reason).await;
    step.settle(result).await
}
