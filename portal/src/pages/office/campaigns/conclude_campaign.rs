//! Tổng kết phong trào: afterwards it takes nothing more.

use super::owed;
use super::show::View;
use crate::pages::office::consequences::Consequences;
use crate::pages::office::form::{Answer, DAY, FormPage, Step};
use crate::pages::office::outside;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::{CalendarEntry, Occasion};
use sovang_projections::report_register::{self, ReportRow};
use sovang_projections::round_docket::{self, RoundRow};
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

/// What follows from concluding it now, whoever reports or awards still.
fn consequences(view: &View, owed: &[ReportRow], rounds: &[RoundRow]) -> Consequences {
    let open = rounds.iter().filter(|round| !round.is_over());
    let open = open.map(|round| format!("{}: vẫn xét tiếp đến khi kết thúc.", round.title()));
    let unplanned = view.unplanned();
    let unplanned = unplanned.map(|unit| format!("{}: không nộp được nữa.", view.names.unit(unit)));
    Consequences::of("Ghi tổng kết")
        .part("Báo cáo còn nợ", owed::waiting(owed, &view.names))
        .part("Đợt xét chưa kết thúc", open)
        .part("Đơn vị chưa nộp kế hoạch", unplanned)
        .part("Không làm được nữa", [
            "Không thêm đơn vị, không ghi cuộc kiểm tra, không sửa đổi kế hoạch, không mở đợt xét mới.",
            "Tóm tắt kết quả và báo cáo tổng kết công khai ngay. Ghi nhầm thì rút lại được bằng một dòng có lý do.",
        ])
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let summary = step.values.need(SUMMARY, "Ghi tóm tắt kết quả.", &mut errors);
    let document = step.values.need(DOCUMENT, "Ghi báo cáo tổng kết.", &mut errors);
    let on = step.values.need_date(DAY, "Ghi ngày của báo cáo tổng kết.", &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let campaign = &step.view.row.campaign;
    let owed = step.app.views().read(|connection| report_register::waiting(connection, campaign))?;
    let rounds = step.app.views().read(|connection| round_docket::of_campaign(connection, campaign))?;
    step.weigh(consequences(&step.view, &owed, &rounds));
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.desk().conclude_campaign(&asking, campaign, summary, document, on).await;
    step.settle(result).await
}
