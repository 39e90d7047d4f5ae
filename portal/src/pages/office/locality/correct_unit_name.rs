//! Sửa tên đơn vị ghi sai: it never bore the other, so that one is no former name.

use super::show::View;
use super::units::choices;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{LocalityId, UnitId};

pub(super) const FORM: &str = "sua-ten";
const UNIT: &str = "don-vi";
const NAME: &str = "ten";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let form = view.form(FORM, "Ghi lại tên").with(html! {
        (view.draft.field(FORM, UNIT, "Đơn vị").select(&choices(view)))
        (view.draft.field(FORM, NAME, "Tên đúng").hint("Đơn vị đổi tên theo văn bản thì dùng “Đổi tên đơn vị”.").text())
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
    });
    view.draft.folded(FORM, "Sửa tên đơn vị ghi sai", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut errors = Vec::new();
    let unit = UnitId::from(step.values.need(UNIT, "Chọn đơn vị.", &mut errors));
    let name = step.values.need_line(NAME, "Ghi tên đúng.", &mut errors);
    let reason = step.values.need_line(REASON, "Ghi vì sao sửa.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.correct_unit_name(&asking, locality, unit, name, reason).await;
    step.settle(result).await
}
