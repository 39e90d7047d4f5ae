//! Sửa số, ngày, người ký của kế hoạch ghi khác bản giấy: both stay public. A change of the plan itself is an amendment.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::field::Field;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_desk::Denied;
use sovang_domain::authority::Act;
use sovang_domain::campaign::{CampaignRight, PlanPaper};
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::PlanSignatory;

pub(super) const FORM: &str = "sua-so-ngay";
const NUMBER: &str = "so";
const DATE: &str = "ngay-ban-hanh";
const SIGNER: &str = "nguoi-ky";
const POSITION: &str = "chuc-vu-ky";
const MODES: &str = "the-thuc";
const REASON: &str = "ly-do";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    if view.row.annulled.is_some() || !view.may(Act::IssuePlan) {
        return Markup::default();
    }
    let plan = &view.row.plan;
    let (number, date) = (plan.number.clone().unwrap_or_default(), plan.date.map(|date| date.to_string()));
    let form = view.form(FORM, "Ghi lại cho đúng bản giấy").with(html! {
        p { "Dùng khi sổ ghi khác bản giấy. Kế hoạch được sửa bằng văn bản thì dùng “Sửa kế hoạch”." }
        (held(view, NUMBER, "Số, ký hiệu", &number).hint("Để trống nếu văn bản không ghi số.").text())
        (held(view, DATE, "Ngày ban hành", &date.unwrap_or_default()).hint("Để trống nếu văn bản không ghi ngày.").date())
        (held(view, MODES, "Thể thức ký", &plan.signatory.modes.join("\n")).hint("Mỗi dòng một dòng trên chức vụ, ví dụ TM. ỦY BAN NHÂN DÂN.").textarea(2))
        (held(view, POSITION, "Chức vụ người ký", &plan.signatory.position).text())
        (held(view, SIGNER, "Họ tên người ký", &plan.signatory.name).text())
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
        (view.draft.field(FORM, DOCUMENT, "Văn bản").hint("Số, ký hiệu, ngày; không có thì để trống.").text())
    });
    view.draft.folded(FORM, "Sửa số, ngày, người ký kế hoạch ghi sai", html! { (form) })
}

/// A field that shows what stands, or what was typed.
fn held(view: &View, name: &str, label: &str, now: &str) -> Field {
    let field = view.draft.field(FORM, name, label);
    if view.draft.is(FORM) { field } else { field.value(now) }
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let (values, mut errors) = (&step.values, Vec::new());
    let number = Some(values.line(NUMBER, &mut errors)).filter(|number| !number.is_empty());
    let date = values.date(DATE, &mut errors);
    let name = values.need_line(SIGNER, "Ghi họ tên người ký.", &mut errors);
    let position = values.need_line(POSITION, "Ghi chức vụ người ký.", &mut errors);
    let modes = values.get(MODES).lines().map(str::trim).filter(|line| !line.is_empty());
    let modes = modes.map(str::to_owned).collect();
    let reason = values.need_line(REASON, "Ghi vì sao sửa.", &mut errors);
    let document = Some(values.line(DOCUMENT, &mut errors)).filter(|paper| !paper.is_empty());
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let after = PlanPaper { number, date, signatory: PlanSignatory { name, position, modes } };
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let right = CampaignRight::Paper { after, reason, document };
    let result = step.app.desk.put_campaign_right(&asking, campaign, right).await;
    if let Err(Denied::Refused(refusal)) = &result
        && refusal.wrong_day().is_some()
    {
        let words = sovang_words::refusal::words(refusal).sentence();
        return step.mend(&[FieldError::new(DATE, words)]);
    }
    step.settle(result).await
}
