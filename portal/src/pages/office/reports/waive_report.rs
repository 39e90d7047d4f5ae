//! Miễn báo cáo: one that nobody filed, or that was returned and does not come again, is not asked for any more.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::Markup;
use sovang_domain::ids::ReportId;
use sovang_domain::unit_report::Stage;

pub(super) const FORM: &str = "mien";
const REASON: &str = "ly-do-mien";

pub(super) fn form(view: &View) -> Markup {
    let (title, button, label) = match view.row.stage {
        Stage::Returned => ("Không yêu cầu nộp lại", "Kết thúc báo cáo này", "Vì sao không yêu cầu nộp lại"),
        _ if view.row.unit.is_commune() => {
            ("Không phải gửi", "Ghi không phải gửi", "Văn bản nào của cấp trên nói không phải gửi, vì sao")
        }
        _ => ("Miễn báo cáo", "Miễn báo cáo này", "Vì sao không yêu cầu báo cáo này"),
    };
    let reason =
        view.draft.field(FORM, REASON, label).hint("Lý do được ghi trong sổ công khai cùng với việc miễn.");
    screen_only(FORM, title, view.form(FORM, button).with(reason.textarea(3)))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<ReportId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let row = &step.view.row;
    let mut errors = Vec::new();
    let reason = step.values.need(REASON, "Ghi lý do miễn báo cáo này.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, period) = (step.asking(), (row.year, row.occasion));
    let result = step.app.desk.waive_report(&asking, &row.campaign, &row.unit, period, reason).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::Rights;
    use super::super::show::tests::{filed, owed, seen};
    use sovang_domain::unit_report::Stage;
    use sovang_projections::report_register::ReportRow;

    #[test]
    fn only_what_the_unit_owes_can_be_waived() {
        let rights = Rights { waive: true, ..Rights::default() };
        let returned = ReportRow { stage: Stage::Returned, ..filed() };
        assert!(seen(returned.clone(), rights).contains("Không yêu cầu nộp lại"));
        let merged = seen(ReportRow { merged: true, ..returned }, rights);
        assert!(merged.contains("/mien\"") && merged.contains("đã sáp nhập"), "{merged}");
        assert!(seen(owed(), rights).contains("/mien\""));
        assert!(!seen(filed(), rights).contains("/mien\""));
    }
}
