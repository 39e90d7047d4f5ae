//! Miễn báo cáo: one that nobody filed is not asked for any more.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::Markup;
use sovang_domain::ids::ReportId;

pub(super) const FORM: &str = "mien";
const REASON: &str = "ly-do-mien";

pub(super) fn form(view: &View) -> Markup {
    let reason = view
        .draft
        .field(FORM, REASON, "Vì sao không yêu cầu báo cáo này")
        .hint("Lý do được ghi trong sổ công khai cùng với việc miễn.");
    screen_only(FORM, "Miễn báo cáo", view.form(FORM, "Miễn báo cáo này").with(reason.textarea(3)))
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

    #[test]
    fn only_what_nobody_filed_can_be_waived() {
        let rights = Rights { waive: true, ..Rights::default() };
        assert!(seen(owed(), rights).contains("/mien\""));
        assert!(!seen(filed(), rights).contains("/mien\""));
    }
}
