//! Sửa nội dung sơ kết, tổng kết ghi sai: what was recorded stays beside what is right.

use super::show::View;
use crate::pages::office::form::{Answer, DAY, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::campaign::{CampaignRight, Summed};
use sovang_domain::ids::CampaignId;

pub(super) const FORM: &str = "sua-so-ket";
const WHICH: &str = "noi-dung";
const SUMMARY: &str = "tom-tat";
const DOCUMENT: &str = "van-ban";
const REASON: &str = "ly-do";

/// What was recorded: each with its name in the form, its words, and the phase; none for the conclusion.
fn recorded(view: &View) -> Vec<(String, String, Option<String>)> {
    let reviews = view.row.reviews.iter().enumerate().map(|(place, review)| {
        let words = format!("Sơ kết, tổng kết {}", review.phase);
        (format!("giai-doan-{place}"), words, Some(review.phase.clone()))
    });
    let end = view.row.conclusion.iter().map(|_| ("tong-ket".into(), "Tổng kết phong trào".into(), None));
    reviews.chain(end).collect()
}

pub(super) fn form(view: &View) -> Markup {
    let recorded = recorded(view);
    if recorded.is_empty() || view.row.annulled.is_some() || !view.may(Act::RunCampaign) {
        return Markup::default();
    }
    let choices: Vec<Choice> =
        recorded.into_iter().map(|(word, words, _)| Choice::new(word, words)).collect();
    let form = view.form(FORM, "Ghi lại cho đúng").with(html! {
        (view.draft.field(FORM, WHICH, "Nội dung ghi sai").radios(&choices))
        (view.draft.field(FORM, SUMMARY, "Tóm tắt kết quả, cho đúng").hint("Công khai; nội dung cũ vẫn đọc được bên cạnh.").textarea(4))
        (view.draft.field(FORM, DOCUMENT, "Văn bản").hint("Số, ký hiệu.").text())
        (view.draft.field(FORM, DAY, "Ngày văn bản").date())
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
    });
    view.draft.folded(FORM, "Sửa nội dung sơ kết, tổng kết ghi sai", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let (values, mut errors) = (&step.values, Vec::new());
    let chosen = values.get(WHICH);
    let phase = recorded(&step.view).into_iter().find(|(word, ..)| word == chosen).map(|(.., phase)| phase);
    if phase.is_none() {
        errors.push(FieldError::new(WHICH, "Chọn nội dung ghi sai."));
    }
    let summary = values.need(SUMMARY, "Ghi tóm tắt kết quả cho đúng.", &mut errors);
    let document = values.need_line(DOCUMENT, "Ghi văn bản.", &mut errors);
    let on = values.need_date(DAY, "Ghi ngày của văn bản.", &mut errors);
    let reason = values.need_line(REASON, "Ghi vì sao sửa.", &mut errors);
    let (Some(phase), Some(on), true) = (phase, on, errors.is_empty()) else { return step.mend(&errors) };
    let right = CampaignRight::Summed { phase, after: Summed { summary, document, on }, reason };
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.app.desk.put_campaign_right(&asking, campaign, right).await;
    step.settle(result).await
}
