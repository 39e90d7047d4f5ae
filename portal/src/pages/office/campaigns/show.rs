//! Một phong trào, inside: plan and versions, units, inspections, reviews, conclusion, each with its form.

use super::{find, sections};
use crate::pages::office::draft::Draft;
use crate::pages::office::rounds::Names;
use crate::pages::office::{Query, history, only_reports, recorded_banner};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::form_fields;
use crate::ui::State as Tone;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_index;
use crate::ui::tag::strong_tag;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use cqrs_es::Aggregate;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_desk::blobs::Staged;
use sovang_domain::authority::{Act, Place};
use sovang_domain::campaign::Campaign;
use sovang_domain::ids::{CampaignId, UnitId};
use sovang_projections::campaign_board::{self, CampaignRow, PlanVersionRow};
use sovang_projections::locality_directory::{self, UnitRow};
use sovang_projections::timeline::{self, TimelineRow};

/// A campaign as its page shows it to one person.
pub(super) struct File<'a> {
    pub(super) who: &'a SignedIn,
    pub(super) today: Date,
    pub(super) row: CampaignRow,
    pub(super) versions: Vec<PlanVersionRow>,
    /// All units of the locality.
    pub(super) units: Vec<UnitRow>,
    pub(super) names: Names,
    pub(super) history: Vec<TimelineRow>,
    pub(super) draft: &'a Draft,
    /// A file that came with a refused form.
    pub(super) kept: Option<&'a Staged>,
}

impl File<'_> {
    pub(super) fn may(&self, act: Act) -> bool {
        self.who.may(act, &Place::locality(self.row.locality.clone()))
    }

    /// The unit this person reports for, if it takes part and its own plan is still to come.
    pub(super) fn owes_plan(&self) -> Option<UnitId> {
        let own = self.who.reporting_unit()?;
        let owes = self.row.units.iter().any(|unit| unit.unit == own && unit.plan.is_none());
        let place = Place::unit(self.row.locality.clone(), own.clone());
        (owes && self.row.is_running() && self.who.may(Act::FileUnitPlan, &place)).then_some(own)
    }

    /// A form of this campaign that must have seen its newest state.
    pub(super) fn form(&self, step: &str, submit: &str) -> Form {
        self.any_state_form(step, submit, Some(self.row.version))
    }

    /// A form that holds whatever else was recorded meanwhile: all units file at the same time.
    pub(super) fn independent_form(&self, step: &str, submit: &str) -> Form {
        self.any_state_form(step, submit, None)
    }

    fn any_state_form(&self, step: &str, submit: &str, seen: Option<u64>) -> Form {
        let action = format!("{}/{step}", paths::campaign_inside(&self.row.campaign));
        Form::post(action, submit).novalidate().hidden(form_fields(self.who, seen))
    }

    pub(super) fn number(&self, index: u64) -> Markup {
        log_index(index, &paths::ledger_line(&self.row.locality, index))
    }
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    query: Query,
) -> Result<Response, PageError> {
    let page = draw(&app, &who, &CampaignId::from(id), &Draft::default(), None)?;
    let locality = crate::pages::office::home(&who)?;
    let body = html! { (recorded_banner(&query, &locality)) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

pub(super) fn draw(
    app: &App,
    who: &SignedIn,
    id: &CampaignId,
    draft: &Draft,
    kept: Option<&Staged>,
) -> Result<Page, PageError> {
    let row = find(app, who, id)?;
    let views = app.views();
    let file = File {
        today: app.today(),
        versions: views.read(|connection| campaign_board::versions(connection, id))?,
        units: views.read(|connection| locality_directory::units(connection, &row.locality))?,
        names: Names::of(app, &row.locality, app.today())?,
        history: views.read(|connection| timeline::of_stream(connection, Campaign::TYPE, id.as_str()))?,
        who,
        row,
        draft,
        kept,
    };
    let plan = &file.row.plan;
    let page = who.page(app, paths::CAMPAIGNS, plan.campaign.clone());
    let state = if file.row.is_running() {
        strong_tag(Tone::Now, "Đang diễn ra")
    } else {
        strong_tag(None, "Đã tổng kết")
    };
    let heading = Heading::new(&plan.campaign).kicker("Phong trào thi đua").lead(html! {
        @if plan.period.from_year == plan.period.to_year { "Năm " (plan.period.from_year) }
        @else { "Từ năm " (plan.period.from_year) " đến năm " (plan.period.to_year) }
        " " (state)
    });
    let breadcrumbs = vec![("Phong trào".to_owned(), paths::CAMPAIGNS.to_owned())];
    Ok(Page { heading, breadcrumbs, body: body(&file), ..page })
}

pub(super) fn body(file: &File<'_>) -> Markup {
    html! {
        (sections::unit_plan_form(file))
        (sections::plan(file))
        (sections::units(file))
        (sections::inspections(file))
        (sections::reviews(file))
        (sections::conclusion(file))
        @if !only_reports(file.who) { (history::section(&file.history)) }
    }
}
