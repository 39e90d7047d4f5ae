//! Hủy phong trào ghi nhầm: its plan was issued by mistake; the right one can be issued under the same address.

use super::owed;
use super::show::View;
use crate::pages::office::consequences::Consequences;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::CampaignId;
use sovang_projections::report_register;

pub(super) const FORM: &str = "huy";
const REASON: &str = "ly-do";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    if view.row.annulled.is_some() || !view.may(Act::IssuePlan) {
        return Markup::default();
    }
    let form = view.form(FORM, "Hủy phong trào").with(html! {
        p {
            "Dùng khi ghi nhầm kế hoạch. Hủy được khi chưa có đợt xét, chưa có báo cáo nộp. Các đơn vị không còn phải báo cáo; "
            "kế hoạch đúng ghi lại được từ đầu. Người dân thấy phong trào đã hủy và lý do."
        }
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được; không nêu tên người.").text())
        (view.draft.field(FORM, DOCUMENT, "Văn bản").hint("Số, ký hiệu, ngày; không có thì để trống.").text())
    });
    view.draft.folded(FORM, "Hủy phong trào ghi nhầm", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let reason = step.values.need_line(REASON, "Ghi vì sao hủy, ít nhất một câu.", &mut errors);
    let document = Some(step.values.line(DOCUMENT, &mut errors)).filter(|paper| !paper.is_empty());
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let waiting =
        step.app.views().read(|connection| report_register::waiting(connection, &step.view.row.campaign))?;
    let gone = owed::waiting(&waiting, &step.view.names);
    step.weigh(
        Consequences::of("Hủy phong trào")
            .part("Không còn phải báo cáo", gone)
            .part("Người dân thấy", ["Phong trào đã hủy, lý do và văn bản.".to_owned()])
            .part("Không làm lại được", ["Phong trào này không mở lại. Kế hoạch đúng ghi lại từ đầu."]),
    );
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.desk().annul_campaign(&asking, campaign, (reason, document)).await;
    step.settle(result).await
}
