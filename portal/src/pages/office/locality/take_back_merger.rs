//! Rút lại việc sáp nhập ghi nhầm.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{LocalityId, UnitId};

pub(super) const FORM: &str = "rut-lai-sap-nhap";
const UNIT: &str = "don-vi";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let merged = view.units.iter().filter(|unit| unit.merged_into.is_some());
    let merged = merged.map(|unit| Choice::new(unit.unit.as_str(), &unit.name));
    let choices: Vec<Choice> = std::iter::once(Choice::new("", "Chọn đơn vị")).chain(merged).collect();
    if choices.len() == 1 {
        return Markup::default();
    }
    let form = view.form(FORM, "Rút lại việc sáp nhập").with(html! {
        (view.draft.field(FORM, UNIT, "Đơn vị ghi nhầm là đã sáp nhập").select(&choices))
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
    });
    view.draft.folded(FORM, "Rút lại việc sáp nhập ghi nhầm", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut errors = Vec::new();
    let unit = UnitId::from(step.values.need(UNIT, "Chọn đơn vị.", &mut errors));
    let reason = step.values.need_line(REASON, "Ghi vì sao rút lại.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.take_back_merger(&asking, locality, unit, reason).await;
    step.settle(result).await
}
