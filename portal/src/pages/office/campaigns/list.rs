//! Phong trào: every campaign of the locality, and the form that enters a new plan.

use super::issue_plan;
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Stream, opened};
use crate::pages::office::{Query, home};
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::layout::{Heading, Page};
use crate::ui::section::section;
use crate::ui::tag::tag;
use axum::extract::State;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::LocalityId;
use sovang_domain::plan::{Plan, PlanPeriod};
use sovang_projections::campaign_board::{self, CampaignRow};
use sovang_words::format::{count2, date_long};

/// What the page is drawn from.
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) locality: LocalityId,
    pub(super) campaigns: Vec<CampaignRow>,
    pub(super) today: Date,
    pub(super) draft: Draft,
}

impl FormPage for View {
    type Subject = ();

    async fn load(app: &App, who: &SignedIn, (): &()) -> Result<Self, PageError> {
        let locality = home(who)?;
        who.must(Act::ReadOffice, &Place::locality(locality.clone()))?;
        let campaigns = app.views().read(|connection| campaign_board::of_locality(connection, &locality))?;
        Ok(Self { who: who.clone(), locality, campaigns, today: app.today(), draft: Draft::default() })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::CAMPAIGNS, "Phong trào thi đua");
        let heading =
            Heading::new("Phong trào thi đua").lead("Mỗi phong trào thực hiện theo kế hoạch đã ghi vào sổ.");
        Page { heading, body: body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::CAMPAIGNS.to_owned()
    }

    fn stream(&self) -> Option<Stream<'_>> {
        None
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    let view = View::load(&app, &who, &()).await?;
    Ok(opened(view.draw(&app), &query, &view.locality))
}

pub(super) fn body(view: &View) -> Markup {
    html! {
        (section("danh-sach", "Danh sách", html! {
            @if view.campaigns.is_empty() { p { "Chưa có phong trào nào." } } @else { (table(&view.campaigns, view.today)) }
        }))
        @if view.who.may(Act::IssuePlan, &Place::locality(view.locality.clone())) { (issue_plan::form(view)) }
    }
}

fn table(campaigns: &[CampaignRow], today: Date) -> Markup {
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
            let (tone, words) = stages::campaign(row.state.stage(&plan.period, today.year()));
            let state = tag(tone, words);
            Row::new(header(link, &plan.issuer))
                .cell(number(plan))
                .cell(years(&plan.period))
                .cell(count2(row.taking_part().count() as u64))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;

    #[test]
    fn what_a_plan_leaves_blank_is_said() {
        assert_eq!(number(&sample::campaign().plan), "Số để trống, ngày để trống");
    }
}
