//! Bỏ đơn vị ghi nhầm: entered twice, or never a unit; only while nothing rests on it.

use super::show::View;
use super::units::choices;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{LocalityId, UnitId};

pub(super) const FORM: &str = "bo-don-vi";
const UNIT: &str = "don-vi";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let form = view.form(FORM, "Bỏ đơn vị ghi nhầm").with(html! {
        p { "Dùng khi ghi trùng hoặc ghi nhầm, chưa có việc gì gắn với đơn vị. Đơn vị đã hoạt động mà không còn thì ghi sáp nhập." }
        (view.draft.field(FORM, UNIT, "Đơn vị").select(&choices(view)))
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
    });
    view.draft.folded(FORM, "Bỏ đơn vị ghi nhầm", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut errors = Vec::new();
    let unit = UnitId::from(step.values.need(UNIT, "Chọn đơn vị.", &mut errors));
    let reason = step.values.need_line(REASON, "Ghi vì sao bỏ.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.strike_unit(&step.asking(), &step.view.row.locality, unit, reason).await;
    step.settle(result).await
}
