//! Sửa số, ngày, người ký của kế hoạch ghi khác bản giấy: both stay public. A change of the plan itself is an amendment.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::stands::Stands;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_desk::Denied;
use sovang_domain::authority::Act;
use sovang_domain::campaign::{CampaignRight, PlanPaper};
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::PlanSignatory;
use sovang_words::format::written_date;

pub(super) const FORM: &str = "sua-so-ngay";
const NUMBER: &str = "so";
const DATE: &str = "ngay-ban-hanh";
const SIGNER: &str = "nguoi-ky";
const POSITION: &str = "chuc-vu-ky";
const MODES: &str = "the-thuc";
/// Lines above the position, as papers have them.
const MOST_MODES: usize = 5;
const REASON: &str = "ly-do";
const DOCUMENT: &str = "van-ban";
/// Whose paper is put right, where an amendment has one of its own.
const VERSION: &str = "ban";
const FIRST: &str = "ban-dau";

pub(super) fn form(view: &View) -> Markup {
    if view.row.annulled.is_some() || !view.may(Act::IssuePlan) {
        return Markup::default();
    }
    let stands = stands(view);
    let held = |name, label: &str| stands.field(&view.draft, FORM, name, label);
    let form = view.form(FORM, "Ghi lại cho đúng bản giấy").with(html! {
        p { "Dùng khi sổ ghi khác bản giấy. Kế hoạch được sửa bằng văn bản thì dùng “Sửa kế hoạch”." }
        (stands.unseen())
        @if let Some(first) = amended(view) {
            (view.draft.field(FORM, VERSION, "Bản nào").radios(&[
                Choice::new("", "Bản sửa đổi mới nhất, như các ô dưới đây"),
                Choice::new(FIRST, format!("Bản ban đầu, đang ghi: {}", named(&first))),
            ]))
        }
        (held(NUMBER, "Số, ký hiệu").hint("Để trống nếu văn bản không ghi số.").text())
        (held(DATE, "Ngày ban hành").hint("Để trống nếu văn bản không ghi ngày.").date())
        (held(MODES, "Thể thức ký").hint("Mỗi dòng một dòng trên chức vụ, ví dụ TM. ỦY BAN NHÂN DÂN.").textarea(2))
        (held(POSITION, "Chức vụ người ký").text())
        (held(SIGNER, "Họ tên người ký").text())
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
        (view.draft.field(FORM, DOCUMENT, "Văn bản").hint("Số, ký hiệu, ngày; không có thì để trống.").text())
    });
    view.draft.folded(FORM, "Sửa số, ngày, người ký kế hoạch ghi sai", html! { (form) })
}

/// The paper of the first version, where an amendment has another.
fn amended(view: &View) -> Option<PlanPaper> {
    let first = view.versions.first()?.plan.paper();
    (first != view.row.plan.paper()).then_some(first)
}

/// 77/KH-UBND, ngày 06/02/2026, Nguyễn Văn Sáu
fn named(paper: &PlanPaper) -> String {
    let number = paper.number.clone().unwrap_or_else(|| "không ghi số".to_owned());
    let day = paper.date.map_or_else(|| "không ghi ngày".to_owned(), written_date);
    format!("{number}, {day}, {}", paper.signatory.name)
}

fn stands(view: &View) -> Stands {
    let plan = &view.row.plan;
    Stands::default()
        .typed(NUMBER, plan.number.clone().unwrap_or_default())
        .typed(DATE, plan.date.map(|date| date.to_string()).unwrap_or_default())
        .typed(MODES, plan.signatory.modes.join("\n"))
        .typed(POSITION, &plan.signatory.position)
        .typed(SIGNER, &plan.signatory.name)
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = step.take_over(&stands(&step.view));
    let values = &step.values;
    let number = Some(values.line(NUMBER, &mut errors)).filter(|number| !number.is_empty());
    let date = values.date(DATE, &mut errors);
    let name = values.need_line(SIGNER, "Ghi họ tên người ký.", &mut errors);
    let position = values.need_line(POSITION, "Ghi chức vụ người ký.", &mut errors);
    let modes = values.lines(MODES, MOST_MODES, &mut errors);
    let reason = values.need_line(REASON, "Ghi vì sao sửa.", &mut errors);
    let document = Some(values.line(DOCUMENT, &mut errors)).filter(|paper| !paper.is_empty());
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let after = PlanPaper { number, date, signatory: PlanSignatory { name, position, modes } };
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let first = step.values.get(VERSION) == FIRST && amended(&step.view).is_some();
    let right = CampaignRight::Paper { first, after, reason, document };
    let result = step.app.desk.put_campaign_right(&asking, campaign, right).await;
    if let Err(Denied::Refused(refusal)) = &result
        && refusal.wrong_day().is_some()
    {
        let words = sovang_words::refusal::words(refusal).sentence();
        return step.mend(&[FieldError::new(DATE, words)]);
    }
    step.settle(result).await
}
