//! Phong trào: every campaign of the locality, and the form that enters a new plan.

use super::plan_form;
use crate::pages::office::draft::Draft;
use crate::pages::office::outcome::{About, settle, unreadable};
use crate::pages::office::{Query, home, recorded_banner};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::State as Tone;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::section::{screen_only, section};
use crate::ui::tag::tag;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::LocalityId;
use sovang_domain::plan::{Plan, PlanPeriod};
use sovang_projections::campaign_board::{self, CampaignRow};
use sovang_words::format::{count2, date_long};

/// The form that enters a plan.
const ISSUE: &str = "ghi-ke-hoach";

pub(super) async fn list(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    let page = draw(&app, &who, &Draft::default())?;
    let body = html! { (recorded_banner(&query, &home(&who)?)) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

pub(super) async fn issue(
    State(app): State<App>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let locality = home(&who)?;
    who.must(Act::IssuePlan, &Place::locality(locality.clone()))?;
    let values = plan_form::sent(&form.values);
    let redraw = |errors: &[FieldError]| draw(&app, &who, &Draft::new(ISSUE, &values, errors));
    let plan = match plan_form::read(&values, &locality, &app.desk.rules().known_forms()) {
        Ok(plan) => plan,
        Err(errors) => return Ok(unreadable(redraw(&errors)?, Draft::new(ISSUE, &values, &errors).errors())),
    };
    let asking = who.asking(&form, paths::campaign_inside(&plan.campaign_id()));
    let result = app.desk.issue_plan(&asking, plan).await;
    settle(&app, result, About::new(ISSUE), redraw).await
}

fn draw(app: &App, who: &SignedIn, draft: &Draft) -> Result<Page, PageError> {
    let locality = home(who)?;
    who.must(Act::ReadOffice, &Place::locality(locality.clone()))?;
    let campaigns = app.views().read(|connection| campaign_board::of_locality(connection, &locality))?;
    let page = who.page(app, paths::CAMPAIGNS, "Phong trào thi đua");
    let heading =
        Heading::new("Phong trào thi đua").lead("Mỗi phong trào thực hiện theo kế hoạch đã ghi vào sổ.");
    Ok(Page { heading, body: body(&campaigns, &locality, who, draft), ..page })
}

pub(super) fn body(
    campaigns: &[CampaignRow],
    locality: &LocalityId,
    who: &SignedIn,
    draft: &Draft,
) -> Markup {
    html! {
        (section("danh-sach", "Danh sách", html! {
            @if campaigns.is_empty() { p { "Chưa có phong trào nào." } } @else { (table(campaigns)) }
        }))
        @if who.may(Act::IssuePlan, &Place::locality(locality.clone())) { (issue_form(who, draft)) }
    }
}

fn table(campaigns: &[CampaignRow]) -> Markup {
    let columns = [
        Column::new("Phong trào"),
        Column::labelled("Kế hoạch"),
        Column::labelled("Thời gian"),
        Column::labelled("Đơn vị tham gia"),
        Column::new("Tình trạng"),
    ];
    let rows: Vec<Row> = campaigns
        .iter()
        .map(|row| {
            let plan = &row.plan;
            let link = html! { a href=(paths::campaign_inside(&row.campaign)) { (plan.campaign) } };
            let state = if row.is_running() {
                tag(Tone::Now, "Đang diễn ra")
            } else {
                tag(None, "Đã tổng kết")
            };
            Row::new(header(link, &plan.issuer))
                .cell(number(plan))
                .cell(years(&plan.period))
                .cell(count2(row.units.len() as u64))
                .cell(state)
        })
        .collect();
    html! { (Cards::new(columns, rows)) }
}

fn years(period: &PlanPeriod) -> String {
    match (period.from_year, period.to_year) {
        (from, to) if from == to => format!("Năm {from}"),
        (from, to) => format!("{from} – {to}"),
    }
}

/// Number and date as the plan has them; what it leaves blank is said.
pub(super) fn number(plan: &Plan) -> String {
    let number = plan.number.clone().unwrap_or_else(|| "Số để trống".to_owned());
    match (plan.date, &plan.date_words) {
        (Some(date), _) => format!("{number}, {}", date_long(date)),
        (None, Some(words)) => format!("{number}, {words}"),
        (None, None) => format!("{number}, ngày để trống"),
    }
}

fn issue_form(who: &SignedIn, draft: &Draft) -> Markup {
    screen_only(
        ISSUE,
        "Ghi kế hoạch mới vào sổ",
        Form::post(paths::CAMPAIGNS, "Ghi vào sổ")
            .multipart()
            .novalidate()
            .hidden(form_fields(who, None))
            .with(plan_form::fields(draft, ISSUE)),
    )
}
