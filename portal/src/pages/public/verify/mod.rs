//! Kiểm chứng: whether an award stands in the book as it was written, found out in the reader's own browser.
//!
//! The server hands out page, script and program; the check happens at the reader's (verifier/, docs/decisions/0012).
//! The page has a content security policy of its own, the only one that lets a script run.

mod since;
mod standalone;
#[cfg(test)]
mod tests;
mod tool;
mod words;

use super::params::Params;
use super::{Here, in_book, parts};
use crate::shell::answer::{answer, see_other};
use crate::shell::error::PageError;
use crate::shell::headers;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::seal::newest_seal;
use crate::ui::section::section;
use crate::{assets, paths};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, Render, html};
use sovang_domain::ids::{AwardId, is_slug};
use sovang_ledger::log::LogStatus;
use sovang_projections::public;
use sovang_projections::public::awards::Award;
use tool::{Place, tool};

const TITLE: &str = "Kiểm chứng khen thưởng";
/// What the page and the file that is carried away ask.
const HEADING: &str = "Khen thưởng này có thật trong sổ không?";
const LEAD: &str = "Không cần tài khoản. Nhập số in trên giấy khen, hoặc kiểm chứng hai tệp của khen thưởng.";

pub(super) fn routes() -> Router<App> {
    Router::new().route(paths::VERIFY, get(show)).route(paths::VERIFY_ALONE, get(alone))
}

/// `giai` is the address of an award's page; what was read off a paper comes in the field of the form, `xa` says where.
async fn show(State(app): State<App>, params: Params) -> Result<Response, PageError> {
    let here = match params.get("xa") {
        "" => None,
        xa => Some(Here::find(&app, xa)?),
    };
    let typed = params.get(in_book::FIELD);
    if !typed.is_empty() {
        return in_book::answered(&app, here.as_ref(), typed);
    }
    let address = Some(params.get("giai")).filter(|address| is_award(address));
    let (here, award) = match address.and_then(named) {
        Some(id) => {
            let here = Here::find(&app, id.locality().as_str())?;
            let row = app.views().read(|connection| public::awards::one(connection, &id))?;
            // one that was recorded by mistake says so on its page
            if row.is_none()
                && app.views().read(|connection| public::awards::struck(connection, &id))?.is_some()
            {
                return Ok(see_other(&paths::award(&id)));
            }
            // a certificate may bear the address of an award that never was
            let Some(row) = row else { return Err(in_book::not_in_book(&app, &here, id.local())?) };
            (Some(here), Some(row))
        }
        None => (here, None),
    };
    let ask = in_book::form(&app, here.as_ref())?;
    let frame = match &here {
        Some(here) => app.public_page(&here.head, &paths::verify_in(here.slug()), TITLE),
        None => Page { title: TITLE.to_owned(), ..app.plain_page(paths::VERIFY) },
    };
    let page = Page {
        heading: heading(here.as_ref(), award.as_ref()),
        body: body(address, award.as_ref(), ask, &app.log()),
        ..frame
    };
    let mut response = answer(StatusCode::OK, &page);
    let headers = response.headers_mut();
    let csp = HeaderValue::from_static(headers::CSP_WITH_PROGRAM);
    headers.insert(header::CONTENT_SECURITY_POLICY, csp);
    // said here, so that the page is not kept without its policy
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}

/// The verdict of the book first, for whoever holds the paper of an award.
fn heading(here: Option<&Here>, award: Option<&Award>) -> Heading {
    match (here, award) {
        (Some(here), Some(award)) => parts::verdict_heading(here, award),
        (Some(here), None) => Heading::new(HEADING).lead(format!("Tra trong sổ của {}.", here.name())),
        (None, _) => Heading::new(HEADING).lead(LEAD),
    }
}

async fn alone(State(app): State<App>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"kiem-chung.html\""),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, standalone::file(policy(&app).as_deref()).into_string()).into_response()
}

/// Whom to believe, in the words of tlog-policy, once the log has a key.
fn policy(app: &App) -> Option<String> {
    app.log().policy.as_ref().as_ref().map(ToString::to_string)
}

/// Only an award's page on this portal: /phu-tan/khen-thuong/2026-1-1.
fn is_award(address: &str) -> bool {
    let parts: Vec<&str> = address.split('/').collect();
    matches!(parts.as_slice(), ["", locality, "khen-thuong", award] if is_slug(locality) && is_slug(award))
}

/// Which award such an address names.
fn named(address: &str) -> Option<AwardId> {
    let mut parts = address.split('/').skip(1);
    let (locality, award) = (parts.next()?, parts.nth(1)?);
    Some(AwardId::within(&locality.into(), award))
}

/// `award`: as it stands now, which may be another than the record that is checked. `ask`: the form for a number.
fn body(address: Option<&str>, award: Option<&Award>, ask: Markup, log: &LogStatus) -> Markup {
    let place = Place {
        program: Some(assets::verifier_path()),
        policy: log.policy.is_some().then_some(paths::LOG_POLICY),
        award: address,
        alone: Some(paths::VERIFY_ALONE),
        api: Some(paths::API_V1),
        uncosigned: log.published.as_ref().is_some_and(|signed| signed.cosignatures.is_empty()),
    };
    let ask = section("nhap-so", "Nhập số in trên giấy khen", ask);
    html! {
        @if let (Some(address), Some(row)) = (address, award) {
            p { "Kiểm chứng khen thưởng ở địa chỉ " a href=(address) { (address) } "." }
            (since::banner(address, row))
        } @else { (ask) }
        (tool(&place))
        (section("chot-so", "Bản chốt sổ mới nhất", newest_seal(log)))
        @if address.is_some() { (ask) }
        script src=(assets::verifier_script_path()) {}
    }
    .render()
}
