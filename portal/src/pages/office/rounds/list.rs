//! Đợt xét: every round of the locality, newest first, and the form that opens one.

use super::super::draft::Draft;
use super::super::outcome::{About, settle, unreadable};
use super::super::{Query, home, reads_unit, recorded_banner};
use crate::pages::office::values;
use crate::pages::stages;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::options::Choice;
use crate::ui::section::{screen_only, section};
use crate::ui::tag::tag;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use sovang_desk::Done;
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{CampaignId, RoundId};
use sovang_domain::plan::Occasion;
use sovang_projections::campaign_board::{self, CampaignRow};
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_projections::round_docket::{self, RoundRow};
use sovang_words::format::{count2, date};
use sovang_words::terms;
use std::collections::BTreeMap;

/// The form that opens a round.
const OPEN: &str = "mo-dot";
const OCCASIONS: [Occasion; 4] =
    [Occasion::Annual, Occasion::Interim, Occasion::Final, Occasion::Unscheduled];

/// Whom each unscheduled round is for, as far as the person may read it.
pub(super) type Whom = BTreeMap<RoundId, String>;

pub(super) async fn list(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    Ok(answer(StatusCode::OK, &draw(&app, &who, &query, &Draft::default())?))
}

pub(super) async fn open(
    State(app): State<App>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let locality = home(&who)?;
    let mut errors = Vec::new();
    let campaign = CampaignId::from(form.values.need("phong-trao", "Chọn phong trào.", &mut errors));
    let occasion = values::from_word::<Occasion>(form.values.get("dip"));
    if occasion.is_none() {
        errors.push(FieldError::new("dip", "Chọn dịp xét."));
    }
    let year = form.values.get("nam").parse::<i16>().ok();
    let found = app.views().read(|connection| campaign_board::by_id(connection, &campaign))?;
    let found = found.filter(|row| row.locality == locality);
    match (year, &found) {
        (None, _) => errors.push(FieldError::new("nam", "Ghi năm bằng bốn chữ số, ví dụ 2026.")),
        (Some(year), Some(row)) if !row.plan.runs_in(year) => {
            let (from, to) = (row.plan.period.from_year, row.plan.period.to_year);
            errors.push(FieldError::new(
                "nam",
                format!("Phong trào này thực hiện từ năm {from} đến năm {to}."),
            ));
        }
        (Some(_), None) if !campaign.as_str().is_empty() => return Err(PageError::NotFound),
        (Some(_), _) => {}
    }
    let redraw =
        |errors: &[FieldError]| draw(&app, &who, &Query::default(), &Draft::new(OPEN, &form.values, errors));
    let (Some(year), Some(occasion), true) = (year, occasion, errors.is_empty()) else {
        let draft = Draft::new(OPEN, &form.values, &errors);
        return Ok(unreadable(redraw(&errors)?, draft.errors()));
    };
    let asking = who.asking(&form, paths::ROUNDS);
    let opened = app.desk.open_round(&asking, &campaign, year, occasion).await;
    let result = opened.map(|(round, done)| Done { answer: paths::round(&round), ..done });
    settle(&app, result, About::new(OPEN), redraw).await
}

fn draw(app: &App, who: &SignedIn, query: &Query, draft: &Draft) -> Result<Page, PageError> {
    let locality = home(who)?;
    who.must(Act::ReadOffice, &Place::locality(locality.clone()))?;
    let rounds = app.views().read(|connection| round_docket::of_locality(connection, &locality))?;
    let campaigns = app.views().read(|connection| campaign_board::of_locality(connection, &locality))?;
    // scheduled rounds are told apart by their year, unscheduled ones by whom they are for
    let mut whom = Whom::new();
    for round in rounds.iter().filter(|round| !round.is_scheduled()) {
        let listed = app.views().read(|connection| nomination_board::of_round(connection, &round.round))?;
        let seen = listed.iter().filter(|row| reads_unit(who, &locality, &row.proposal.nominee.unit));
        let names: Vec<&str> = seen.map(NominationRow::name).collect();
        whom.insert(round.round.clone(), names.join(", "));
    }
    let body = html! { (recorded_banner(query, &locality)) (body(&rounds, &campaigns, &whom, who, draft)) };
    let page = who.page(app, paths::ROUNDS, "Đợt xét khen thưởng");
    let heading = Heading::new("Đợt xét khen thưởng").lead("Mỗi phong trào, mỗi năm, mỗi dịp là một đợt.");
    Ok(Page { heading, body, ..page })
}

pub(super) fn body(
    rounds: &[RoundRow],
    campaigns: &[CampaignRow],
    whom: &Whom,
    who: &SignedIn,
    draft: &Draft,
) -> Markup {
    let running: Vec<&CampaignRow> = campaigns.iter().filter(|row| row.is_running()).collect();
    let place = campaigns.first().map(|row| Place::locality(row.locality.clone()));
    let may_open = place.is_some_and(|place| who.may(Act::RunRound, &place)) && !running.is_empty();
    html! {
        @for campaign in campaigns {
            @let of: Vec<&RoundRow> = rounds.iter().filter(|row| row.campaign == campaign.campaign).collect();
            (section(campaign.slug.as_str(), &campaign.plan.campaign, html! {
                @if of.is_empty() { p { "Chưa có đợt xét nào." } } @else { (table(&of, whom)) }
            }))
        }
        @if campaigns.is_empty() { p { "Chưa có phong trào nào trong sổ. " a href=(paths::CAMPAIGNS) { "Ghi kế hoạch phong trào" } } }
        @if may_open { (open_form(&running, who, draft)) }
    }
}

fn table(rounds: &[&RoundRow], whom: &Whom) -> Markup {
    let columns = [
        Column::new("Đợt xét"),
        Column::new("Tình trạng"),
        Column::labelled("Mở ngày"),
        Column::labelled("Trong danh sách"),
        Column::labelled("Đã khen"),
    ];
    let rows: Vec<Row> = rounds
        .iter()
        .map(|row| {
            let (state, stage) = stages::round(row.stage);
            let title =
                html! { a href=(paths::round(&row.round)) { (terms::round_title(row.occasion, row.year)) } };
            let until = row.notice.as_ref().filter(|notice| notice.closed.is_none());
            let below = match (until, whom.get(&row.round)) {
                (Some(notice), _) => format!("Góp ý đến hết {}", date(notice.closes)),
                (None, Some(names)) => names.clone(),
                (None, None) => String::new(),
            };
            Row::new(header(title, below))
                .cell(tag(state, stage))
                .cell(date(sovang_domain::calendar::day(row.opened_at)))
                .cell(if row.entries.is_empty() { String::new() } else { count2(row.entries.len() as u64) })
                .cell(if row.awards.is_empty() { String::new() } else { count2(row.awards.len() as u64) })
        })
        .collect();
    html! { (Cards::new(columns, rows)) }
}

fn open_form(campaigns: &[&CampaignRow], who: &SignedIn, draft: &Draft) -> Markup {
    let choices: Vec<Choice> = std::iter::once(Choice::new("", "Chọn phong trào"))
        .chain(campaigns.iter().map(|row| Choice::new(row.campaign.as_str(), &row.plan.campaign)))
        .collect();
    let occasions: Vec<Choice> = OCCASIONS
        .into_iter()
        .map(|on| Choice::new(values::word(&on), format!("Khen {}", terms::occasion(on))))
        .collect();
    let fields = html! {
        (draft.field(OPEN, "phong-trao", "Phong trào").select(&choices))
        (draft.field(OPEN, "nam", "Năm").inputmode("numeric").number(2000, Some(2100)))
        (draft.field(OPEN, "dip", "Dịp xét")
            .hint("Khen đột xuất không qua lấy ý kiến và Hội đồng; các dịp khác đi đủ các bước.")
            .radios(&occasions))
    };
    screen_only(
        OPEN,
        "Mở đợt xét",
        Form::post(paths::ROUNDS, "Mở đợt xét").novalidate().hidden(form_fields(who, None)).with(fields),
    )
}
