//! Sáp nhập đơn vị: one unit goes into another; its reports and awards keep its name.

use super::show::View;
use super::units::choices;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{LocalityId, UnitId};

pub(super) const FORM: &str = "sap-nhap";
const UNIT: &str = "don-vi";
const INTO: &str = "vao";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    let form = view.form(FORM, "Ghi sáp nhập").with(html! {
        (view.draft.field(FORM, UNIT, "Đơn vị sáp nhập")
            .hint("Báo cáo và khen thưởng đã có vẫn đứng tên đơn vị này.").select(&choices(view)))
        (view.draft.field(FORM, INTO, "Vào đơn vị").select(&choices(view)))
        (view.draft.field(FORM, DOCUMENT, "Văn bản sáp nhập").text())
    });
    view.draft.folded(FORM, "Sáp nhập đơn vị", form)
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let unit = UnitId::from(values.need(UNIT, "Chọn đơn vị sáp nhập.", &mut errors));
    let into = UnitId::from(values.need(INTO, "Chọn đơn vị nhận.", &mut errors));
    let document = values.need(DOCUMENT, "Ghi văn bản sáp nhập.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.merge_unit(&asking, locality, unit, into, document).await;
    step.settle(result).await
}
