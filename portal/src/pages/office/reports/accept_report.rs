//! Chấp nhận báo cáo, with or without a remark for the unit.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::{LONG, Signed};
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::Markup;
use sovang_domain::ids::ReportId;

pub(super) const FORM: &str = "chap-nhan";
const REMARK: &str = "nhan-xet";

pub(super) fn form(view: &View) -> Markup {
    let remark = view.draft.field(FORM, REMARK, "Nhận xét (nếu có)").hint("Đơn vị đọc được.");
    screen_only(FORM, "Chấp nhận", view.form(FORM, "Chấp nhận báo cáo").with(remark.textarea(3)))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<ReportId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let remark = step.values.at_most(LONG, REMARK, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.accept_report(&step.asking(), &step.view.row.report, remark).await;
    step.settle(result).await
}
