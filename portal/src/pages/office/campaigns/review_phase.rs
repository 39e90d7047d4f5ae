//! Sơ kết, tổng kết một giai đoạn: what one phase of the plan brought.

use super::show::View;
use crate::pages::office::form::{Answer, DAY, FormPage, Step};
use crate::pages::office::outside;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::{CalendarEntry, OutsidePlan, Phase};
use sovang_words::{refusal, terms};

pub(super) const FORM: &str = "so-ket";
const PHASE: &str = "giai-doan";
const SUMMARY: &str = "tom-tat";
const DOCUMENT: &str = "van-ban";

/// The phases nobody has reviewed yet.
pub(super) fn waiting(view: &View) -> impl Iterator<Item = &Phase> {
    let row = &view.row;
    let waits = |name: &str| row.reviews.iter().all(|review| review.phase != name);
    row.plan.phases.iter().filter(move |phase| waits(&phase.name))
}

fn choice(phase: &Phase) -> Choice {
    let gate = phase
        .review
        .as_ref()
        .map_or_else(String::new, |review| format!(", {}", terms::occasion_in(review.occasion, review.year)));
    Choice::new(&phase.name, format!("{} ({} – {}{gate})", phase.name, phase.from_year, phase.to_year))
}

/// Whether the plan's calendar has room for its review today.
fn room(view: &View, phase: &str) -> Result<(), OutsidePlan> {
    view.row.has_room_for(&CalendarEntry::Review { phase: phase.to_owned() }, view.today)
}

pub(super) fn form(view: &View) -> Markup {
    let phases: Vec<Choice> =
        waiting(view).filter(|phase| room(view, &phase.name).is_ok()).map(choice).collect();
    let early = waiting(view).filter_map(|phase| Some((phase, room(view, &phase.name).err()?)));
    let early = html! {
        @for (phase, refused) in early {
            p { (phase.name) ": " (refusal::outside(&refused).sentence()) }
        }
    };
    if phases.is_empty() {
        return early;
    }
    let form = view.form(FORM, "Ghi vào sổ").with(html! {
        (view.draft.field(FORM, PHASE, "Giai đoạn").radios(&phases))
        (view.draft.field(FORM, SUMMARY, "Tóm tắt kết quả").hint("Công khai trên trang phong trào.").textarea(4))
        (view.draft.day(FORM, "Ngày văn bản", view.today))
        (view.draft.field(FORM, DOCUMENT, "Báo cáo sơ kết, tổng kết giai đoạn").hint("Số, ký hiệu, ngày.").text())
    });
    html! { (early) (view.draft.folded(FORM, "Ghi sơ kết, tổng kết một giai đoạn", form)) }
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let phase = values.need(PHASE, "Chọn giai đoạn.", &mut errors);
    let summary = values.need(SUMMARY, "Ghi tóm tắt kết quả.", &mut errors);
    let document = values.need(DOCUMENT, "Ghi văn bản sơ kết, tổng kết.", &mut errors);
    errors.extend(room(&step.view, &phase).err().map(|refused| outside::at(PHASE, &refused)));
    let on = step.values.need_date(DAY, "Ghi ngày của văn bản sơ kết, tổng kết.", &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.app.desk.review_phase(&asking, campaign, phase, (summary, document), on).await;
    step.settle(result).await
}
