//! Đổi tên đơn vị. Its address stays, and the former name is still found.

use super::show::View;
use super::units::choices;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{LocalityId, UnitId};

pub(super) const FORM: &str = "doi-ten";
const UNIT: &str = "don-vi";
const NAME: &str = "ten";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    let form = view.form(FORM, "Ghi tên mới").with(html! {
        (view.draft.field(FORM, UNIT, "Đơn vị").select(&choices(view)))
        (view.draft.field(FORM, NAME, "Tên mới").hint("Địa chỉ trên cổng giữ nguyên, tên cũ vẫn tìm được.").text())
        (view.draft.field(FORM, DOCUMENT, "Văn bản đổi tên").text())
    });
    view.draft.folded(FORM, "Đổi tên đơn vị", form)
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let unit = UnitId::from(values.need(UNIT, "Chọn đơn vị.", &mut errors));
    let name = values.need(NAME, "Ghi tên mới.", &mut errors);
    let document = values.need(DOCUMENT, "Ghi văn bản đổi tên.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.rename_unit(&asking, locality, unit, name, document).await;
    step.settle(result).await
}
