//! Ghi đơn vị tham gia: units that from now on take part and owe its reports.

use super::enrol_listed;
use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{CampaignId, UnitId};

pub(super) const FORM: &str = "don-vi";
pub(super) const UNITS: &str = "don-vi";

pub(super) fn form(view: &View) -> Markup {
    let takes_part = |unit: &UnitId| view.row.units.iter().any(|enrolled| enrolled.unit == *unit);
    let outside = view.units.iter().filter(|row| row.merged_into.is_none() && !takes_part(&row.unit));
    let choices: Vec<Choice> = outside.map(|row| Choice::new(row.unit.as_str(), &row.name)).collect();
    if choices.is_empty() {
        return html! { p { "Mọi đơn vị của địa phương đều đã tham gia." } };
    }
    // a campaign is for all of them, as a rule: whoever does not take part is unticked
    let first = view.row.units.is_empty() && !view.draft.is(FORM);
    let ticked = if first {
        let outside = view.units.iter().filter(|row| row.merged_into.is_none());
        outside.map(|row| row.unit.to_string()).collect()
    } else {
        view.draft.all(FORM, UNITS)
    };
    let hint = if first {
        "Đơn vị tham gia phải nộp báo cáo theo kế hoạch. Đã đánh dấu sẵn tất cả: bỏ dấu đơn vị không tham gia."
    } else {
        "Đơn vị tham gia phải nộp báo cáo theo kế hoạch."
    };
    html! {
        h3 id=(FORM) { "Ghi đơn vị tham gia" }
        (view.form(FORM, "Ghi vào sổ").with(
            view.draft.field(FORM, UNITS, "Đơn vị chưa tham gia")
                .hint(hint)
                .checkboxes(&choices, &ticked)
        ))
        (enrol_listed::form(view))
    }
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let units: Vec<UnitId> = step.values.all(UNITS).into_iter().map(UnitId::from).collect();
    if units.is_empty() {
        return step.mend(&[FieldError::new(UNITS, "Chọn ít nhất 01 đơn vị.")]);
    }
    let result = step.app.desk.enrol_units(&step.asking(), &step.view.row.campaign, units).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::tests::view;
    use super::*;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    #[test]
    fn all_units_are_ticked_until_one_takes_part() {
        let mut view = view(someone(Role::Clerk, None));
        let one = view.row.units.clone();
        view.row.units.clear();
        let html = form(&view).into_string();
        let boxes = html.matches(r#"type="checkbox""#).count();
        assert!(boxes > 1 && html.matches(" checked").count() == boxes, "{html}");
        assert!(html.contains("Đã đánh dấu sẵn tất cả"), "{html}");
        view.row.units = one.into_iter().take(1).collect();
        assert!(!form(&view).into_string().contains(" checked"));
    }
}
