//! Rút lại một việc ghi nhầm của phong trào: a unit that does not take part, a review, the conclusion.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_desk::act_of_campaign_step;
use sovang_domain::campaign::CampaignStep;
use sovang_domain::ids::CampaignId;
use sovang_words::format::date;
use sovang_words::terms;

pub(super) const FORM: &str = "rut-lai";
const STEP: &str = "viec";
const REASON: &str = "ly-do";
const DOCUMENT: &str = "van-ban";

/// What can be taken back now: each with its name in the form and its words.
fn steps(view: &View) -> Vec<(String, String, CampaignStep)> {
    let row = &view.row;
    if row.annulled.is_some() {
        return Vec::new();
    }
    let may = |(_, _, step): &(String, String, CampaignStep)| view.may(act_of_campaign_step(step));
    if row.conclusion.is_some() {
        let ended = ("tong-ket".into(), "Việc tổng kết phong trào".into(), CampaignStep::Concluded);
        return Some(ended).filter(may).into_iter().collect();
    }
    let reviews = row.reviews.iter().enumerate().map(|(place, review)| {
        let words = format!("Việc sơ kết, tổng kết {}", review.phase);
        (format!("giai-doan-{place}"), words, CampaignStep::PhaseReviewed(review.phase.clone()))
    });
    let units = row.units.iter().filter(|unit| unit.plan.is_none()).map(|unit| {
        let words = format!("Việc ghi {} tham gia", view.names.unit(&unit.unit));
        (format!("don-vi-{}", unit.unit), words, CampaignStep::UnitEnrolled(unit.unit.clone()))
    });
    let plans = row.units.iter().filter(|unit| unit.plan.is_some()).map(|unit| {
        let words = format!("Việc ghi kế hoạch hưởng ứng của {}", view.names.unit(&unit.unit));
        (format!("ke-hoach-{}", unit.unit), words, CampaignStep::UnitPlanFiled(unit.unit.clone()))
    });
    let inspections = row.inspections.iter().enumerate().map(|(place, held)| {
        let words = format!("Việc ghi kiểm tra {} ngày {}", view.names.unit(&held.unit), date(held.on));
        let step = CampaignStep::InspectionRecorded { unit: held.unit.clone(), on: held.on };
        (format!("kiem-tra-{place}"), words, step)
    });
    let exceptions = row.exceptions.iter().enumerate().map(|(place, held)| {
        let words = format!("Việc cho phép ngoài lịch: {}", terms::calendar_entry(&held.what));
        (format!("ngoai-lich-{place}"), words, CampaignStep::ExceptionAllowed(held.what.clone()))
    });
    reviews.chain(plans).chain(inspections).chain(exceptions).chain(units).filter(may).collect()
}

pub(super) fn form(view: &View) -> Markup {
    let choices = steps(view).into_iter().map(|(word, words, _)| Choice::new(word, words));
    let choices: Vec<Choice> =
        std::iter::once(Choice::new("", "Chọn việc ghi nhầm")).chain(choices).collect();
    if choices.len() == 1 {
        return Markup::default();
    }
    let form = view.form(FORM, "Rút lại việc này").with(html! {
        (view.draft.field(FORM, STEP, "Việc ghi nhầm")
            .hint("Rút lại xong thì ghi lại được cho đúng. Đơn vị đã nộp báo cáo hoặc đề nghị thì không rút lại việc tham gia được.").select(&choices))
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được; không nêu tên người.").text())
        (view.draft.field(FORM, DOCUMENT, "Văn bản").hint("Số, ký hiệu, ngày; không có thì để trống.").text())
    });
    view.draft.folded(FORM, "Rút lại một việc ghi nhầm", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let chosen = step.values.get(STEP);
    let taken = steps(&step.view).into_iter().find(|(word, ..)| word == chosen).map(|(.., taken)| taken);
    if taken.is_none() {
        errors.push(FieldError::new(STEP, "Chọn việc ghi nhầm."));
    }
    let reason = step.values.need_line(REASON, "Ghi vì sao rút lại, ít nhất một câu.", &mut errors);
    let document = Some(step.values.line(DOCUMENT, &mut errors)).filter(|paper| !paper.is_empty());
    let (Some(taken), true) = (taken, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.app.desk.take_back_campaign_step(&asking, campaign, taken, (reason, document)).await;
    step.settle(result).await
}
