//! Ghi một cuộc kiểm tra: which unit, when, what was found, by which record.

use super::show::View;
use crate::pages::office::form::{Answer, DAY, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{CampaignId, UnitId};
use sovang_words::format::date_long;

pub(super) const FORM: &str = "kiem-tra";
const UNIT: &str = "don-vi";
const FINDING: &str = "nhan-xet";
const DOCUMENT: &str = "bien-ban";

pub(super) fn form(view: &View) -> Markup {
    let units =
        view.row.units.iter().map(|unit| Choice::new(unit.unit.as_str(), view.names.unit(&unit.unit)));
    let choices: Vec<Choice> = std::iter::once(Choice::new("", "Chọn đơn vị")).chain(units).collect();
    let fields = html! {
        (view.draft.field(FORM, UNIT, "Đơn vị được kiểm tra").select(&choices))
        (view.draft.day(FORM, "Ngày kiểm tra", view.today))
        (view.draft.field(FORM, FINDING, "Nhận xét").hint("Nội bộ đọc; trang công khai chỉ ghi ngày và biên bản.").textarea(3))
        (view.draft.field(FORM, DOCUMENT, "Biên bản").hint("Ví dụ Biên bản số 07/BB-HĐTĐKT").text())
    };
    let form = view.form(FORM, "Ghi vào sổ").with(fields);
    view.draft.folded(FORM, "Ghi một cuộc kiểm tra", form)
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let unit = UnitId::from(values.need(UNIT, "Chọn đơn vị được kiểm tra.", &mut errors));
    let on = values.need_date(DAY, "Ghi ngày kiểm tra.", &mut errors);
    if on.is_some_and(|on| on > step.app.today()) {
        errors.push(FieldError::new(DAY, "Ngày này chưa đến. Ghi cuộc kiểm tra sau khi đã làm."));
    }
    let begins = step.view.begins();
    if on.is_some_and(|on| on < begins) {
        errors.push(FieldError::new(
            DAY,
            format!("Phong trào bắt đầu từ {}. Xem lại ngày kiểm tra trong biên bản.", date_long(begins)),
        ));
    }
    let finding = values.need(FINDING, "Ghi nhận xét, ít nhất một câu.", &mut errors);
    let document = values.need(DOCUMENT, "Ghi số, ký hiệu biên bản.", &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.app.desk.record_inspection(&asking, campaign, unit, on, (finding, document)).await;
    step.settle(result).await
}
