//! The locality's page: who it is, its units, its council, who may sign for the chairman.

use super::{address, asked, council, delegations, find, units};
use crate::pages::office::draft::Draft;
use crate::pages::office::rounds::Names;
use crate::pages::office::{Query, history, only_reports, recorded_banner};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::form_fields;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_index;
use crate::ui::links::{Link, list};
use crate::ui::section::section;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use cqrs_es::Aggregate;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place, Role};
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::Locality;
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::locality_directory::{self, CouncilRow, DelegationRow, LocalityRow, UnitRow};
use sovang_projections::timeline::{self, TimelineRow};
use sovang_words::format::sentence_case;

/// A locality as its page shows it to one person.
pub(super) struct File<'a> {
    pub(super) who: &'a SignedIn,
    pub(super) today: Date,
    pub(super) row: LocalityRow,
    /// Version of the stream.
    pub(super) version: u64,
    pub(super) units: Vec<UnitRow>,
    /// Newest first.
    pub(super) councils: Vec<CouncilRow>,
    /// Newest first.
    pub(super) delegations: Vec<DelegationRow>,
    /// Those who may sit in the council.
    pub(super) candidates: Vec<AccountRow>,
    /// Those who may be let sign for the chairman.
    pub(super) deciders: Vec<AccountRow>,
    pub(super) names: Names,
    pub(super) history: Vec<TimelineRow>,
    pub(super) draft: &'a Draft,
}

impl File<'_> {
    pub(super) fn may(&self, act: Act) -> bool {
        self.who.may(act, &Place::locality(self.row.locality.clone()))
    }

    pub(super) fn form(&self, step: &str, submit: &str) -> Form {
        let action = format!("{}/{}/{step}", paths::LOCALITY, self.row.locality);
        Form::post(action, submit).novalidate().hidden(form_fields(self.who, Some(self.version)))
    }

    pub(super) fn number(&self, index: u64) -> Markup {
        log_index(index, &paths::ledger_line(&self.row.locality, index))
    }

    /// Units that were not merged into others.
    pub(super) fn living(&self) -> impl Iterator<Item = &UnitRow> {
        self.units.iter().filter(|unit| unit.merged_into.is_none())
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    let Some(locality) = asked(&who, &query) else { return choose(&app, &who) };
    let page = draw(&app, &who, &locality, &Draft::default())?;
    let body = html! { (recorded_banner(&query, &locality)) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

/// The keeper of the machine says which.
fn choose(app: &App, who: &SignedIn) -> Result<Response, PageError> {
    let all = app.views().read(locality_directory::all)?;
    let links: Vec<Link> =
        all.iter().map(|row| Link::new(address(&row.locality), sentence_case(&row.title()))).collect();
    let page = who.page(app, paths::LOCALITY, "Địa phương");
    let body = section(
        "chon",
        "Chọn địa phương",
        html! {
            @if links.is_empty() { p { "Chưa có địa phương nào trong sổ." } } @else { (list(&links)) }
        },
    );
    Ok(answer(StatusCode::OK, &Page { heading: Heading::new("Địa phương"), body, ..page }))
}

pub(super) fn draw(
    app: &App,
    who: &SignedIn,
    locality: &LocalityId,
    draft: &Draft,
) -> Result<Page, PageError> {
    let row = find(app, who, locality)?;
    let views = app.views();
    let history =
        views.read(|connection| timeline::of_stream(connection, Locality::TYPE, locality.as_str()))?;
    let file = File {
        today: app.today(),
        version: history.last().map_or(0, |row| row.sequence),
        units: views.read(|connection| locality_directory::units(connection, locality))?,
        councils: views.read(|connection| locality_directory::councils(connection, locality))?,
        delegations: views.read(|connection| locality_directory::delegations(connection, locality))?,
        candidates: views
            .read(|connection| account_directory::holders(connection, locality, Role::Council))?,
        deciders: views
            .read(|connection| account_directory::holders(connection, locality, Role::Chairman))?,
        names: Names::of(app, locality, app.today())?,
        history,
        who,
        row,
        draft,
    };
    let title = sentence_case(&file.row.title());
    let page = who.page(app, paths::LOCALITY, title.clone());
    let heading = Heading::new(title).kicker("Địa phương").lead(sentence_case(&file.row.province_title()));
    Ok(Page { heading, body: body(&file), ..page })
}

pub(super) fn body(file: &File<'_>) -> Markup {
    html! {
        (units::section(file))
        (council::section(file))
        (delegations::section(file))
        @if file.may(Act::EraseSubject) {
            (section("xoa", "Xóa dữ liệu cá nhân", html! {
                p { "Khi người có dữ liệu yêu cầu và cơ quan có thẩm quyền chấp thuận." }
                p {
                    a href=(format!("{}/{}/xoa-du-lieu", paths::LOCALITY, file.row.locality)) { "Tìm người để xóa dữ liệu" }
                }
            }))
        }
        @if !only_reports(file.who) { (history::section(&file.history)) }
    }
}
