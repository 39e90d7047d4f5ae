//! Tổng kết phong trào: afterwards it takes nothing more.

use super::show::View;
use crate::pages::office::form::{Answer, DAY, FormPage, Step};
use crate::pages::office::outside;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::{CalendarEntry, Occasion};
use sovang_words::format::{count2, date};

pub(super) const FORM: &str = "tong-ket";
const SUMMARY: &str = "tom-tat";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    if let Err(refused) = view.row.has_room_for(&CalendarEntry::Conclusion, view.today) {
        return outside::note(&refused);
    }
    let to_year = view.row.plan.period.to_year;
    let left = view.row.plan.phases.iter().filter(|phase| {
        phase.review.as_ref().is_some_and(|review| review.occasion == Occasion::Final)
            && view.row.reviews.iter().all(|review| review.phase != phase.name)
    });
    let left = left.count() as u64;
    let fields = html! {
        p {
            "Sau khi tổng kết, phong trào không nhận thêm đơn vị, cuộc kiểm tra hay bản sửa đổi kế hoạch. Khen thưởng đang xét vẫn làm tiếp."
            @if left > 0 { " Còn " (count2(left)) " giai đoạn chưa ghi tổng kết." }
            @if view.today.year() < to_year { " Kế hoạch thực hiện đến năm " (to_year) "; hôm nay là " (date(view.today)) "." }
        }
        (view.draft.field(FORM, SUMMARY, "Tóm tắt kết quả").hint("Công khai trên trang phong trào.").textarea(4))
        (view.draft.day(FORM, "Ngày báo cáo tổng kết", view.today))
        (view.draft.field(FORM, DOCUMENT, "Báo cáo tổng kết").hint("Số, ký hiệu, ngày.").text())
    };
    let form = view.form(FORM, "Ghi tổng kết").with(fields);
    view.draft.folded(FORM, "Ghi tổng kết phong trào", form)
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let summary = step.values.need(SUMMARY, "Ghi tóm tắt kết quả.", &mut errors);
    let document = step.values.need(DOCUMENT, "Ghi báo cáo tổng kết.", &mut errors);
    let on = step.values.need_date(DAY, "Ghi ngày của báo cáo tổng kết.", &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.app.desk.conclude_campaign(&asking, campaign, summary, document, on).await;
    step.settle(result).await
}
