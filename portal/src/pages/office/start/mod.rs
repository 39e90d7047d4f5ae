//! Việc của tôi: `/noi-bo`. What waits for the person, what is overdue and what to do about it, how the rounds stand.

mod missing;
mod panels;

use crate::pages::office::awarded_twice;
use crate::pages::office::campaigns;
use crate::pages::office::locality::parameters;
use crate::pages::office::moved_end::MovedEnd;
use crate::pages::office::setup;
use crate::pages::office::{Query, only_reports, recorded_banner, unprinted, unsent};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::links::{self, Link};
use crate::ui::section::section;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use maud::{Markup, html};
use missing::Missing;
use sovang_domain::authority::{Act, Grant, Place, Role};
use sovang_domain::ids::{LocalityId, UnitId};
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::award_roll::AwardRow;
use sovang_projections::locality_directory::LocalityRow;
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_projections::report_register::{self, ReportRow, ReportStanding};
use sovang_projections::round_docket::{self, QuotaMeter, RoundRow, RoundStage};
use sovang_projections::task_list::{self, TaskRow};
use sovang_projections::{campaign_board, decision_register, locality_directory};
use sovang_words::award_form;
use sovang_words::format;
use std::collections::{BTreeMap, HashMap};

/// The address of the start page.
pub(super) fn routes() -> Router<App> {
    Router::new().route(paths::OFFICE, get(show))
}

/// What the page is drawn from.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub today: Date,
    pub tasks: Vec<TaskRow>,
    /// Reports that should be there: of the locality, or of the own unit.
    pub overdue: Vec<ReportRow>,
    /// Whether the reader may waive them.
    pub may_waive: bool,
    /// Whether the reader records what the commune sends upward.
    pub sends_upward: bool,
    pub rounds: Vec<OpenRound>,
    /// For who runs rounds: notices that lost a working day to a day off announced later.
    pub moved: Vec<MovedEnd>,
    pub who: SignedIn,
    /// For reporters the own unit's reports that are still to come or under way, for the clerk the commune's own upward.
    pub own_reports: Vec<ReportRow>,
    /// For reporters: the own unit's nominations, newest first.
    pub own_nominations: Vec<NominationRow>,
    pub units: HashMap<UnitId, String>,
    /// Who reports for each unit.
    pub reporters: BTreeMap<UnitId, Vec<String>>,
    pub campaigns: BTreeMap<String, String>,
    pub may_nominate: bool,
    pub reads_trail: bool,
    pub keeps_accounts: bool,
    /// Awards of one person for the same days, in pairs.
    twice: Vec<[AwardRow; 2]>,
    /// What the commune lacks before it can run.
    missing: Vec<Missing>,
}

impl View {
    /// Whether no campaign can run yet.
    fn is_in_preparation(&self) -> bool {
        self.missing.iter().any(|gap| gap.stops)
    }
}

/// A round that is not over, with how much of its limits is asked for.
#[derive(Clone, Debug)]
pub(super) struct OpenRound {
    pub round: RoundRow,
    pub meters: Vec<QuotaMeter>,
    /// Short name by form.
    pub forms: BTreeMap<String, String>,
    /// Appraised, and all that are still in it.
    pub appraised: (usize, usize),
    /// The day of its last decision.
    pub decided: Option<Date>,
}

async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    let page = who.page(&app, paths::OFFICE, "Việc của tôi");
    let today = app.today();
    let kicker = format::sentence_case(&format!("{}, {}", format::weekday(today), format::date(today)));
    let unsent = unsent::banner(&app, &who).await?;
    let Some(locality) = who.locality() else {
        // the keeper of the machine has no locality and no tasks in one
        let page = Page {
            heading: Heading::new("Việc của tôi")
                .kicker(kicker)
                .lead("Quản trị hệ thống: tài khoản và địa phương."),
            body: html! {
                (unprinted::banner(&app.reached))
                (unsent)
                (missing::keepers_section(&missing::communes(&app, &who)?))
                (section("quan-tri", "Quản trị", links::list(&[
                    Link::new(paths::SETUP, "Khởi đầu: từng bước cho đến khi địa phương vận hành"),
                    Link::new(paths::ACCOUNTS, "Tài khoản: mở, giao quyền, khóa"),
                    Link::new(paths::LOCALITY, "Địa phương"),
                    Link::new(paths::TRAIL, "Nhật ký: ai làm gì, lúc nào, vì sao"),
                ])))
            },
            ..page
        };
        return Ok(answer(StatusCode::OK, &page));
    };
    who.must(Act::ReadOffice, &Place::locality(locality.clone()))?;
    let view = View::load(&app, &who, &locality)?;
    let missing_year = parameters::banner(&app, &who, &locality)?;
    let reviews = campaigns::under_review(&app, &who).await?;
    let page = Page {
        heading: Heading::new("Việc của tôi").kicker(kicker).lead(lead(&view)),
        body: html! {
            (recorded_banner(&query, &locality))
            @if !only_reports(&who) { (unprinted::banner(&app.reached)) }
            (unsent)
            (missing_year)
            (reviews)
            (body(&view))
        },
        ..page
    };
    Ok(answer(StatusCode::OK, &page))
}

impl View {
    fn load(app: &App, who: &SignedIn, locality: &LocalityId) -> Result<Self, PageError> {
        let today = app.today();
        let unit = who.reporting_unit();
        let place = Place::locality(locality.clone());
        let moved = match who.may(Act::RunRound, &place) {
            true => MovedEnd::all(app, locality)?,
            false => Vec::new(),
        };
        let twice = awarded_twice::all(app, who, locality)?;
        let own = unit.as_ref().map(|unit| Place::unit(locality.clone(), unit.clone()));
        let view = app.views().read(|connection| {
            let mut overdue = report_register::overdue(connection, locality, today)?;
            if only_reports(who) {
                overdue.retain(|row| Some(&row.unit) == unit.as_ref());
            }
            let mut rounds = Vec::new();
            let home = locality_directory::one(connection, locality)?;
            let called = LocalityRow::place_words_of(home.as_ref());
            let mut all = round_docket::of_locality(connection, locality)?;
            all.retain(|round| !matches!(round.stage, RoundStage::Closed | RoundStage::Annulled));
            for round in all {
                let meters = round_docket::meters(connection, &round)?;
                let name = |meter: &QuotaMeter| {
                    (meter.form.to_string(), award_form::short(app.desk.rules(), &meter.form, today, called))
                };
                let forms = meters.iter().map(name).collect();
                let within = nomination_board::of_round(connection, &round.round)?;
                let decisions = decision_register::of_round(connection, &round.round)?;
                let decided = decisions.last().map(|decision| decision.signed_on);
                rounds.push(OpenRound { appraised: appraised(&within), round, meters, forms, decided });
            }
            let upward = who.may(Act::FileCommuneReport, &place).then(UnitId::commune);
            let mut own_reports = match &unit.clone().or(upward) {
                Some(unit) => report_register::of_unit(connection, locality, unit)?,
                None => Vec::new(),
            };
            let mut own_nominations = Vec::new();
            for unit in who.reporting_units() {
                own_nominations.extend(nomination_board::of_unit(connection, locality, &unit)?);
            }
            own_reports.retain(|row| is_under_way(row, today));
            let units = locality_directory::units(connection, locality)?;
            let campaigns = campaign_board::of_locality(connection, locality)?;
            Ok(Self {
                today,
                tasks: task_list::tasks_for(connection, &who.grants, &who.account)?,
                overdue,
                may_waive: who.may(Act::WaiveReport, &place),
                sends_upward: who.may(Act::FileCommuneReport, &place),
                rounds,
                moved,
                twice,
                who: who.clone(),
                own_reports,
                own_nominations,
                units: units.into_iter().map(|row| (row.unit, row.name)).collect(),
                reporters: reporters(account_directory::by_locality(connection, locality)?),
                campaigns: campaigns
                    .into_iter()
                    .map(|row| (row.campaign.to_string(), row.plan.campaign))
                    .collect(),
                may_nominate: own.is_some_and(|own| who.may(Act::SubmitNomination, &own)),
                reads_trail: who.may(Act::ReadTrail, &place),
                keeps_accounts: who.is(Role::Administrator),
                missing: missing::told(who, locality, setup::gaps(connection, locality)?),
            })
        })?;
        Ok(view)
    }
}

/// Who can report for each unit now.
fn reporters(accounts: Vec<AccountRow>) -> BTreeMap<UnitId, Vec<String>> {
    let mut reporters = BTreeMap::<UnitId, Vec<String>>::new();
    for account in accounts {
        let grants = account.active_grants().iter().filter(|grant| grant.role == Role::Reporter);
        for unit in grants.filter_map(Grant::unit) {
            reporters.entry(unit.clone()).or_default().push(account.full_name.clone());
        }
    }
    reporters
}

fn appraised(nominations: &[NominationRow]) -> (usize, usize) {
    use nomination_board::NominationStage as S;
    let inside = nominations.iter().filter(|row| row.stage != S::Withdrawn);
    let waiting = |row: &&NominationRow| matches!(row.stage, S::Submitted | S::Returned | S::AchievementMet);
    let (all, waiting) = (inside.clone().count(), inside.filter(waiting).count());
    (all - waiting, all)
}

/// Still to come this year, or filed and not yet accepted.
fn is_under_way(row: &ReportRow, today: Date) -> bool {
    match row.standing(today) {
        ReportStanding::Accepted | ReportStanding::Waived | ReportStanding::Sent => false,
        ReportStanding::Open => row.year <= today.year(),
        _ => true,
    }
}

/// 05 việc chờ làm, trong đó 01 việc đến hạn ngày mai; 01 báo cáo sắp đến hạn; 02 báo cáo quá hạn.
pub(super) fn lead(view: &View) -> String {
    let open = view.tasks.iter().filter(|task| task.is_open_on(view.today));
    let tomorrow = view.today.tomorrow().unwrap_or(view.today);
    let soon = open.clone().filter(|task| task.due.is_some_and(|due| due.last_day() <= tomorrow)).count();
    let mut words = match open.count() {
        0 if view.is_in_preparation() => {
            format!("Còn thiếu {} việc để bắt đầu phong trào", format::count2(view.missing.len() as u64))
        }
        0 if !view.missing.is_empty() => {
            let missing: Vec<String> = view.missing.iter().map(|gap| gap.words.clone()).collect();
            format!("Không có việc nào chờ làm; còn thiếu {}", format::list(&missing))
        }
        0 => "Không có việc nào chờ làm".to_owned(),
        count => format!("{} việc chờ làm", format::count2(count as u64)),
    };
    if soon > 0 {
        words.push_str(&format!(
            ", trong đó {} việc đến hạn ngày mai hoặc sớm hơn",
            format::count2(soon as u64)
        ));
    }
    if !view.moved.is_empty() {
        words.push_str(&format!(
            "; {} hạn phải dời vì lịch nghỉ đổi",
            format::count2(view.moved.len() as u64)
        ));
    }
    let near = |row: &&ReportRow| matches!(row.standing(view.today), ReportStanding::DueSoon { .. });
    let near = view.own_reports.iter().filter(near).count();
    if near > 0 {
        words.push_str(&format!("; {} báo cáo sắp đến hạn", format::count2(near as u64)));
    }
    if !view.twice.is_empty() {
        words.push_str(&format!(
            "; {} cặp khen thưởng của một người phải xem lại",
            format::count2(view.twice.len() as u64)
        ));
    }
    if !view.overdue.is_empty() {
        words.push_str(&format!("; {} báo cáo quá hạn", format::count2(view.overdue.len() as u64)));
    }
    format!("{words}.")
}

/// Ends that a day off announced later touches, each with its button.
fn moved(view: &View) -> Markup {
    html! {
        @if !view.moved.is_empty() {
            (section("lich-nghi-doi", "Lịch nghỉ đã đổi", html! {
                @for moved in &view.moved { (moved.form(&view.who)) }
            }))
        }
    }
}

pub(super) fn body(view: &View) -> Markup {
    html! {
        (missing::section_of(&view.missing))
        (moved(view))
        (awarded_twice::listed(&view.twice))
        (panels::tasks(view))
        @if view.may_nominate { (panels::own(view)) }
        @if view.sends_upward && !view.may_nominate { (panels::upward(view)) }
        (panels::overdue(view))
        (panels::rounds(view))
        (panels::more(view))
    }
}
