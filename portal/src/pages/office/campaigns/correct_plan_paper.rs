//! Sửa số, ngày, người ký của kế hoạch ghi khác bản giấy: both stay public. A change of the plan itself is an amendment.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::stands::Stands;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
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
/// Hidden field: it is the first version's paper, where an amendment has one of its own.
const VERSION: &str = "ban";
/// The form for that paper.
const FIRST: &str = "ban-dau";

pub(super) fn form(view: &View) -> Markup {
    if view.row.annulled.is_some() || !view.may(Act::IssuePlan) {
        return Markup::default();
    }
    let newest = view.row.plan.paper();
    html! {
        (form_of(view, FORM, "Sửa số, ngày, người ký kế hoạch ghi sai", &newest))
        @if let Some(first) = amended(view) {
            (form_of(view, FIRST, &format!("Sửa số, ngày, người ký bản ban đầu ghi sai ({})", named(&first)), &first))
        }
    }
}

/// The form for one version's paper, filled in with what the book says of that paper.
fn form_of(view: &View, name: &str, heading: &str, paper: &PlanPaper) -> Markup {
    let stands = stands(paper);
    let held = |field, label: &str| stands.field(&view.draft, name, field, label);
    let form = view.form(FORM, "Ghi lại cho đúng bản giấy").with(html! {
        p { "Dùng khi sổ ghi khác bản giấy. Kế hoạch được sửa bằng văn bản thì dùng “Sửa kế hoạch”." }
        (stands.unseen())
        @if name == FIRST { (hidden(VERSION, FIRST)) }
        (held(NUMBER, "Số, ký hiệu").hint("Để trống nếu văn bản không ghi số.").text())
        (held(DATE, "Ngày ban hành").hint("Để trống nếu văn bản không ghi ngày.").date())
        (held(MODES, "Thể thức ký").hint("Mỗi dòng một dòng trên chức vụ, ví dụ TM. ỦY BAN NHÂN DÂN.").textarea(2))
        (held(POSITION, "Chức vụ người ký").text())
        (held(SIGNER, "Họ tên người ký").text())
        (view.draft.field(name, REASON, "Lý do").hint("Người dân đọc được.").text())
        (view.draft.field(name, DOCUMENT, "Văn bản").hint("Số, ký hiệu, ngày; không có thì để trống.").text())
    });
    view.draft.folded(name, heading, html! { (form) })
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

fn stands(paper: &PlanPaper) -> Stands {
    Stands::default()
        .typed(NUMBER, paper.number.clone().unwrap_or_default())
        .typed(DATE, paper.date.map(|date| date.to_string()).unwrap_or_default())
        .typed(MODES, paper.signatory.modes.join("\n"))
        .typed(POSITION, &paper.signatory.position)
        .typed(SIGNER, &paper.signatory.name)
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let name = if sent.form.values.get(VERSION) == FIRST { FIRST } else { FORM };
    let mut step = Step::<View>::begin(app, sent, id, name).await?;
    let first = amended(&step.view).filter(|_| name == FIRST);
    let mut errors = step.take_over(&stands(first.as_ref().unwrap_or(&step.view.row.plan.paper())));
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
    let right = CampaignRight::Paper { first: first.is_some(), after, reason, document };
    let result = step.app.desk.put_campaign_right(&asking, campaign, right).await;
    if let Err(Denied::Refused(refusal)) = &result
        && refusal.wrong_day().is_some()
    {
        let words = sovang_words::refusal::words(refusal).sentence();
        return step.mend(&[FieldError::new(DATE, words)]);
    }
    step.settle(result).await
}
