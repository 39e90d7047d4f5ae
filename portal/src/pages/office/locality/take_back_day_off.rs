//! Bỏ ngày nghỉ đã ghi: it is worked after all. Notices that were extended for it keep their end.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;
use sovang_words::format::date;

pub(super) const FORM: &str = "bo-ngay-nghi";
const DAY: &str = "ngay";
const REASON: &str = "ly-do";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    let holding = view.days_off.iter().filter(|row| row.taken_back.is_none());
    let days =
        holding.map(|row| Choice::new(row.day.to_string(), format!("{}, {}", date(row.day), row.name)));
    let days: Vec<Choice> = std::iter::once(Choice::new("", "Chọn ngày")).chain(days).collect();
    if days.len() == 1 {
        return Markup::default();
    }
    let form = view.form(FORM, "Bỏ ngày nghỉ").with(html! {
        (view.draft.field(FORM, DAY, "Ngày nghỉ đã ghi")
            .hint("Lấy ý kiến đã kéo dài vì ngày này vẫn giữ ngày kết thúc đã báo.").select(&days))
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
        (view.draft.field(FORM, DOCUMENT, "Văn bản").hint("Số, ký hiệu, ngày.").text())
    });
    view.draft.folded(FORM, "Bỏ một ngày nghỉ đã ghi", form)
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let day = values.need_date(DAY, "Chọn ngày nghỉ đã ghi.", &mut errors);
    let reason = values.need_line(REASON, "Ghi vì sao bỏ ngày nghỉ này.", &mut errors);
    let document = values.need_line(DOCUMENT, "Ghi văn bản làm căn cứ.", &mut errors);
    let (Some(day), true) = (day, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.take_back_day_off(&asking, locality, day, reason, document).await;
    step.settle(result).await
}
