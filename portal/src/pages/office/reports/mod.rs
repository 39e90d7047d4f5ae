//! Báo cáo: what each unit owes each campaign, filed, returned, accepted, waived.
//! `/noi-bo/bao-cao`, `/noi-bo/bao-cao/{id}` where id is `{campaign}.{unit}.{period}`, filed or not.

mod accept_report;
mod file_report;
mod list;
mod return_report;
mod send_report;
mod show;
mod take_back_step;
mod waive_report;

pub(super) use return_report::resubmit_before;

use crate::pages::office::outside;
use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use crate::ui::notes::inset_text;
use axum::Router;
use axum::routing::{get, post};
use maud::{Markup, html};
use show::View;
use sovang_domain::plan::OwedBy;
use sovang_domain::unit_report::Stage;

/// The addresses of reports.
pub(super) fn routes() -> Router<App> {
    let deed = |name: &str| format!("{}/{{id}}/{name}", paths::REPORTS);
    Router::new()
        .route(paths::REPORTS, get(list::show))
        .route(route::REPORT, get(show::show))
        .route(&deed(file_report::FORM), post(file_report::handle))
        .route(&deed(send_report::FORM), post(send_report::handle))
        .route(&deed(return_report::FORM), post(return_report::handle))
        .route(&deed(accept_report::FORM), post(accept_report::handle))
        .route(&deed(waive_report::FORM), post(waive_report::handle))
        .route(&deed(take_back_step::FORM), post(take_back_step::handle))
}

/// What can be done now, by right and stage.
fn forms(view: &View) -> Markup {
    let (rights, stage) = (view.rights, view.row.stage);
    if let (Err(refused), Stage::Owed) = (&view.room, stage) {
        return outside::note(refused);
    }
    let for_units = view.row.owed_by != OwedBy::Commune;
    if view.row.merged && stage.waits_for_the_unit() {
        return html! {
            (inset_text(html! { p { "Đơn vị đã sáp nhập vào đơn vị khác, không còn phải nộp báo cáo này." } }))
            @if rights.waive && stage == Stage::Returned { (waive_report::form(view)) }
        };
    }
    html! {
        @if rights.file && for_units && matches!(stage, Stage::Owed | Stage::Returned) { (file_report::form(view)) }
        @if rights.review && stage == Stage::Filed {
            (accept_report::form(view))
            (return_report::form(view))
        }
        @if rights.file && !for_units && stage == Stage::Owed { (send_report::form(view)) }
        @if rights.waive && stage.waits_for_the_unit() { (waive_report::form(view)) }
        (take_back_step::form(view))
    }
}

#[cfg(test)]
pub(super) use show::tests::owed as sample;
