//! Mở đợt xét: of which campaign, for which year, on which occasion.

use super::super::form::{Answer, Step};
use super::list::View;
use crate::pages::office::{outside, values};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::State;
use maud::{Markup, html};
use sovang_desk::Done;
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::{CalendarEntry, Occasion, Plan};
use sovang_projections::campaign_board::CampaignRow;
use sovang_words::format::{list, sentence_case};
use sovang_words::terms;

const FORM: &str = "mo-dot";
const CAMPAIGN: &str = "phong-trao";
const YEAR: &str = "nam";
const OCCASION: &str = "dip";
const AGAIN: &str = "vi-sao-them";
const OCCASIONS: [Occasion; 4] =
    [Occasion::Annual, Occasion::Interim, Occasion::Final, Occasion::Unscheduled];

/// For whoever runs rounds, while a campaign is running.
pub(super) fn form(view: &View) -> Markup {
    let running: Vec<&CampaignRow> = view.campaigns.iter().filter(|row| row.is_running()).collect();
    if running.is_empty() || !view.who.may(Act::RunRound, &Place::locality(view.locality.clone())) {
        return Markup::default();
    }
    let draft = &view.draft;
    let choices: Vec<Choice> = std::iter::once(Choice::new("", "Chọn phong trào"))
        .chain(running.iter().map(|row| Choice::new(row.campaign.as_str(), &row.plan.campaign)))
        .collect();
    let occasions: Vec<Choice> = OCCASIONS
        .into_iter()
        .map(|on| Choice::new(values::word(&on), sentence_case(&terms::award_on(on))))
        .collect();
    let fields = html! {
        (draft.field(FORM, CAMPAIGN, "Phong trào").select(&choices))
        (draft.field(FORM, YEAR, "Năm").inputmode("numeric").number(2000, Some(2100)))
        (draft.field(FORM, OCCASION, "Dịp xét")
            .hint("Khen đột xuất không qua lấy ý kiến và Hội đồng; các dịp khác đi đủ các bước.")
            .radios(&occasions))
        (draft.field(FORM, AGAIN, "Vì sao mở thêm đợt")
            .hint("Chỉ ghi khi năm đó, dịp đó đã có một đợt và cần xét thêm. Công khai; mức tối đa vẫn tính chung cả năm.").text())
        p { "Lịch của kế hoạch:" }
        ul {
            @for row in &running {
                li { (row.plan.campaign) ": " (calendar(&row.plan)) }
            }
        }
    };
    screen_only(
        FORM,
        "Mở đợt xét",
        Form::post(paths::ROUNDS, "Mở đợt xét")
            .novalidate()
            .hidden(form_fields(&view.who, None))
            .with(fields),
    )
}

/// What of awards the plan puts where: sơ kết và tổng kết in their years, the others in each.
fn calendar(plan: &Plan) -> String {
    let promised = |occasion: &Occasion| plan.awards.iter().any(|rule| rule.occasions.contains(occasion));
    let parts = [Occasion::Annual, Occasion::Interim, Occasion::Final].into_iter().filter(promised);
    let part = |occasion: Occasion| {
        let years: Vec<String> =
            plan.review_years(occasion).into_iter().map(|(year, _)| year.to_string()).collect();
        match (occasion, years.as_slice()) {
            (Occasion::Interim, []) => {
                format!("{} (kế hoạch không nêu năm)", terms::award_on(occasion))
            }
            (_, []) => terms::award_on(occasion),
            (_, years) => format!("{} năm {}", terms::award_on(occasion), list(years)),
        }
    };
    let parts: Vec<String> = parts.map(part).collect();
    format!("từ năm {} đến năm {}; {}.", plan.period.from_year, plan.period.to_year, parts.join("; "))
}

pub(super) async fn handle(State(app): State<App>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, (), FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let campaign = CampaignId::from(values.need(CAMPAIGN, "Chọn phong trào.", &mut errors));
    let occasion = values::from_word::<Occasion>(values.get(OCCASION));
    if occasion.is_none() {
        errors.push(FieldError::new(OCCASION, "Chọn dịp xét."));
    }
    let year = values.get(YEAR).parse::<i16>().ok();
    let found = step.view.campaigns.iter().find(|row| row.campaign == campaign);
    match (year, found) {
        (None, _) => errors.push(FieldError::new(YEAR, "Ghi năm bằng bốn chữ số, ví dụ 2026.")),
        (Some(year), Some(row)) => {
            let room = occasion.map(|occasion| CalendarEntry::Round { occasion, year });
            let room = room.map_or(Ok(()), |what| row.has_room_for(&what, step.view.today));
            errors.extend(room.err().map(|refused| outside::at(YEAR, &refused)));
        }
        (Some(_), None) if !campaign.as_str().is_empty() => return Err(PageError::NotFound),
        (Some(_), _) => {}
    }
    let again = Some(values.line(AGAIN, &mut errors)).filter(|reason| !reason.is_empty());
    let (Some(year), Some(occasion), true) = (year, occasion, errors.is_empty()) else {
        return step.mend(&errors);
    };
    let opened = step.app.desk.open_another(&step.asking(), &campaign, (year, occasion), again).await;
    let result = opened.map(|(round, done)| Done { answer: paths::round(&round), ..done });
    step.settle(result).await
}
