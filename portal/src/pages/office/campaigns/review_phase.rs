//! Sơ kết, tổng kết một giai đoạn: what one phase of the plan brought.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::CampaignId;
use sovang_words::terms;

pub(super) const FORM: &str = "so-ket";
const PHASE: &str = "giai-doan";
const SUMMARY: &str = "tom-tat";
const DOCUMENT: &str = "van-ban";

/// The phases nobody has reviewed yet.
pub(super) fn waiting(view: &View) -> impl Iterator<Item = Choice> {
    let row = &view.row;
    let waits = |name: &str| row.reviews.iter().all(|review| review.phase != name);
    row.plan.phases.iter().filter(move |phase| waits(&phase.name)).map(|phase| {
        let gate = phase.review.as_ref().map_or_else(String::new, |review| {
            format!(", {}", terms::occasion_in(review.occasion, review.year))
        });
        Choice::new(&phase.name, format!("{} ({} – {}{gate})", phase.name, phase.from_year, phase.to_year))
    })
}

pub(super) fn form(view: &View) -> Markup {
    let phases: Vec<Choice> = waiting(view).collect();
    let form = view.form(FORM, "Ghi vào sổ").with(html! {
        (view.draft.field(FORM, PHASE, "Giai đoạn").radios(&phases))
        (view.draft.field(FORM, SUMMARY, "Tóm tắt kết quả").hint("Công khai trên trang phong trào.").textarea(4))
        (view.draft.field(FORM, DOCUMENT, "Báo cáo sơ kết, tổng kết giai đoạn").hint("Số, ký hiệu, ngày.").text())
    });
    view.draft.folded(FORM, "Ghi sơ kết, tổng kết một giai đoạn", form)
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let phase = values.need(PHASE, "Chọn giai đoạn.", &mut errors);
    let summary = values.need(SUMMARY, "Ghi tóm tắt kết quả.", &mut errors);
    let document = values.need(DOCUMENT, "Ghi văn bản sơ kết, tổng kết.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.app.desk.review_phase(&asking, campaign, phase, (summary, document)).await;
    step.settle(result).await
}
