//! A report's page and its forms: reading what was sent, asking the desk, answering.

use super::show::{Again, Rights, View, body};
use super::steps::FILE;
use crate::pages::office::outcome::{About, settle, unreadable};
use crate::pages::office::{Query, files, must_read_unit, recorded_banner};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{LONG, Signed, Submission, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::layout::Page;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use cqrs_es::Aggregate;
use maud::html;
use sovang_desk::clock;
use sovang_desk::{Denied, Done};
use sovang_domain::authority::{Act, Place};
use sovang_domain::calendar::{Deadline, day};
use sovang_domain::ids::{PaperId, ReportId};
use sovang_domain::unit_report::{ReportContent, Stage, UnitReport};
use sovang_projections::{campaign_board, locality_directory, report_register, timeline};

/// The longest part of a report that is typed, in characters; what is longer comes as a file.
const REPORT: usize = 10_000;

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    query: Query,
) -> Result<Response, PageError> {
    let view = load(&app, &who, &id)?;
    let page = draw(&app, &who, &view, None);
    let body = html! { (recorded_banner(&query, &view.row.locality)) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

pub(super) async fn file(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let view = load(&app, &who, &id)?;
    let row = &view.row;
    let mut errors = form.refused_files.clone();
    let kept = row.content.iter().flat_map(|content| content.documents.clone()).collect::<Vec<_>>();
    let has_file = form.files.contains_key(FILE) || (row.stage == Stage::Returned && !kept.is_empty());
    if form.values.get("ket-qua").is_empty() && !has_file && errors.is_empty() {
        errors.push(FieldError::new("ket-qua", "Ghi kết quả, hoặc kèm tệp báo cáo."));
    }
    let results = form.values.at_most(REPORT, "ket-qua", &mut errors);
    let difficulties = form.values.at_most(REPORT, "kho-khan", &mut errors);
    if !errors.is_empty() {
        return Ok(again(&app, &who, &view, &form, &errors));
    }
    let documents = match files::keep(&app, &form, FILE, &PaperId::from(FILE)).await? {
        Some(document) => vec![document],
        None => kept,
    };
    let content = ReportContent { results, difficulties, documents };
    let asking = who.asking(&form, paths::report(&row.report));
    let result = if row.stage == Stage::Owed {
        app.desk.file_report(&asking, &row.campaign, &row.unit, (row.year, row.occasion), content).await
    } else {
        app.desk.refile_report(&asking, &row.report, &row.unit, content).await
    };
    finish(&app, &who, &view, &form, ("nop", result)).await
}

pub(super) async fn accept(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let view = load(&app, &who, &id)?;
    let mut errors = Vec::new();
    let remark = form.values.at_most(LONG, "nhan-xet", &mut errors);
    if !errors.is_empty() {
        return Ok(again(&app, &who, &view, &form, &errors));
    }
    let asking = who.asking(&form, paths::report(&view.row.report));
    let result = app.desk.accept_report(&asking, &view.row.report, remark).await;
    finish(&app, &who, &view, &form, ("chap-nhan", result)).await
}

pub(super) async fn send_back(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let view = load(&app, &who, &id)?;
    let mut errors = Vec::new();
    let reason = form.values.need("ly-do-tra-lai", "Ghi cần bổ sung gì, ít nhất một câu.", &mut errors);
    let due = resubmit_before(&form, "bo-sung-truoc", &mut errors);
    if !errors.is_empty() {
        return Ok(again(&app, &who, &view, &form, &errors));
    }
    let asking = who.asking(&form, paths::report(&view.row.report));
    let result = app.desk.return_report(&asking, &view.row.report, reason, due).await;
    finish(&app, &who, &view, &form, ("tra-lai", result)).await
}

pub(super) async fn waive(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let view = load(&app, &who, &id)?;
    let mut errors = Vec::new();
    let reason = form.values.need("ly-do-mien", "Ghi lý do miễn báo cáo này.", &mut errors);
    if !errors.is_empty() {
        return Ok(again(&app, &who, &view, &form, &errors));
    }
    let row = &view.row;
    let asking = who.asking(&form, paths::report(&row.report));
    let period = (row.year, row.occasion);
    let result = app.desk.waive_report(&asking, &row.campaign, &row.unit, period, reason).await;
    finish(&app, &who, &view, &form, ("mien", result)).await
}

/// "Bổ sung trước ngày": may stay empty; the day named is already late, so it lies after today.
pub(crate) fn resubmit_before(
    form: &Submission,
    field: &str,
    errors: &mut Vec<FieldError>,
) -> Option<Deadline> {
    if form.values.get(field).is_empty() {
        return None;
    }
    let before = form.values.need_date(field, "Chọn một ngày có thật, hoặc để trống.", errors)?;
    if before <= day(clock::now()) {
        errors.push(FieldError::new(field, "Chọn một ngày sau hôm nay, để đơn vị còn thời gian bổ sung."));
    }
    Some(Deadline::Before(before))
}

fn load(app: &App, who: &SignedIn, id: &str) -> Result<View, PageError> {
    let id = ReportId::from(id);
    let row = app.views().read(|connection| report_register::by_id(connection, &id))?;
    let row = row.ok_or(PageError::NotFound)?;
    must_read_unit(who, &row.locality, &row.unit)?;
    let (unit, plan, history) = app.views().read(|connection| {
        let unit = locality_directory::unit(connection, &row.locality, &row.unit)?;
        let plan = campaign_board::plan(connection, &row.campaign)?;
        Ok((unit, plan, timeline::of_report(connection, &row.report)?))
    })?;
    let (whole, own) =
        (Place::locality(row.locality.clone()), Place::unit(row.locality.clone(), row.unit.clone()));
    let duty = plan
        .as_ref()
        .and_then(|plan| plan.report_duties.iter().find(|duty| Some(&duty.id) == row.duty.as_ref()).cloned());
    Ok(View {
        unit: unit.map_or_else(|| "Ủy ban nhân dân, gửi cấp trên".to_owned(), |unit| unit.name),
        campaign: plan.map_or_else(|| row.campaign.to_string(), |plan| plan.campaign),
        duty,
        history,
        today: app.today(),
        rights: if row.unit.is_commune() {
            Rights { file: who.may(Act::FileCommuneReport, &whole), ..Rights::default() }
        } else {
            Rights {
                file: who.may(Act::FileReport, &own),
                review: who.may(Act::ReviewReport, &whole),
                waive: who.may(Act::WaiveReport, &whole),
            }
        },
        row,
    })
}

fn draw(app: &App, who: &SignedIn, view: &View, again: Option<&Again<'_>>) -> Page {
    let hidden = form_fields(who, Some(view.row.version));
    let page = who.page(app, paths::REPORTS, format!("{}, {}", view.title(), view.unit));
    Page {
        breadcrumbs: vec![("Báo cáo".into(), paths::REPORTS.into())],
        heading: view.heading(),
        body: body(view, &hidden, again),
        ..page
    }
}

fn again(app: &App, who: &SignedIn, view: &View, form: &Submission, errors: &[FieldError]) -> Response {
    unreadable(draw(app, who, view, Some(&Again { form, errors })), errors)
}

async fn finish(
    app: &App,
    who: &SignedIn,
    view: &View,
    form: &Submission,
    (section, result): (&str, Result<Done, Denied>),
) -> Result<Response, PageError> {
    let id = view.row.report.to_string();
    settle(app, result, About::of(section, UnitReport::TYPE, &id), |errors| {
        let view = load(app, who, &id)?;
        Ok(draw(app, who, &view, Some(&Again { form, errors })))
    })
    .await
}
