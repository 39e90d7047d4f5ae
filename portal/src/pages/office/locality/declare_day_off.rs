//! Ghi ngày nghỉ: announced after the table of the law was made; perhaps another day is worked instead.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;

pub(super) const FORM: &str = "ngay-nghi";
const DAY: &str = "ngay";
const NAME: &str = "noi-dung";
const INSTEAD: &str = "lam-bu";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    let form = view.form(FORM, "Ghi ngày nghỉ").with(html! {
        (view.draft.field(FORM, DAY, "Ngày nghỉ").hint("Ngày mà theo lịch đang là ngày làm việc.").date())
        (view.draft.field(FORM, NAME, "Nội dung").hint("Ví dụ: Nghỉ hoán đổi. Người dân đọc được.").text())
        (view.draft.field(FORM, INSTEAD, "Làm bù ngày").hint("Để trống nếu văn bản không nêu.").date())
        (view.draft.field(FORM, DOCUMENT, "Văn bản thông báo").hint("Số, ký hiệu, ngày, cơ quan ban hành.").text())
    });
    view.draft.folded(FORM, "Ghi thêm ngày nghỉ", form)
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let day = values.need_date(DAY, "Ghi ngày nghỉ.", &mut errors);
    let name = values.need_line(NAME, "Ghi đó là ngày nghỉ gì.", &mut errors);
    let instead = values.date(INSTEAD, &mut errors);
    let document = values.need_line(DOCUMENT, "Ghi văn bản thông báo ngày nghỉ.", &mut errors);
    let (Some(day), true) = (day, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.declare_day_off(&asking, locality, (day, instead), name, document).await;
    step.settle(result).await
}
