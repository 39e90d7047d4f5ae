//! Quyết định khen thưởng, inside: the register, one award with what came after it, the page where the chairman decides,
//! and the draft that is signed on paper and recorded with its number.

mod bases;
mod brought;
mod changes;
mod correct_award;
mod correct_correction;
mod correct_decision;
mod correct_paper;
mod corrected;
mod decide_awards;
mod draft;
mod draft_paper;
mod draft_word;
mod drop_draft;
mod ending;
mod ending_paper;
mod handed_over;
mod issue_decision;
mod known_numbers;
mod list;
mod record_recovery;
mod refused;
mod replace_scan;
mod revoke_award;
mod ruling;
mod show;
mod take_back_award;
mod take_back_end;
mod whose;

pub(super) use draft::links as draft_links;

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};
use maud::{Markup, html};
use show::View;
use sovang_domain::authority::{Act, Place};

pub(super) fn routes() -> Router<App> {
    let deed = |name: &str| format!("{}/{{id}}/{name}", paths::DECISIONS);
    let of_draft = |name: &str| format!("{}/{name}", route::DRAFT);
    Router::new()
        .route(paths::DECISIONS, get(list::show))
        .route(route::AWARD_INSIDE, get(show::show))
        .route(&deed(correct_award::FORM), post(correct_award::handle))
        .route(&deed(&format!("{}/{{place}}", correct_correction::DEED)), post(correct_correction::handle))
        .route(&deed(correct_decision::FORM), post(correct_decision::handle))
        .route(&deed(take_back_award::FORM), post(take_back_award::handle))
        .route(&deed(take_back_end::FORM), post(take_back_end::handle))
        .route(&deed(revoke_award::FORM), post(revoke_award::handle))
        .route(&deed(record_recovery::FORM), post(record_recovery::handle))
        .route(route::DECIDE_AWARDS, get(ruling::show).post(decide_awards::handle))
        .route(route::DRAFT, get(draft::show))
        .route(&of_draft(draft_word::FILE), get(draft_word::fetch))
        .route(&of_draft(issue_decision::FORM), post(issue_decision::handle))
        .route(&of_draft(drop_draft::FORM), post(drop_draft::handle))
        .route(&of_draft(replace_scan::FORM), post(replace_scan::handle))
}

/// What can be done about an award, while it stands.
fn forms(view: &View) -> Markup {
    let row = &view.row;
    let place = Place::locality(row.locality.clone());
    let stands = row.is_standing();
    html! {
        @if stands && view.who.may(Act::CorrectAward, &place) { (correct_award::form(view)) }
        @if !stands && row.authority.is_commune() && view.who.may(Act::CorrectAward, &place) { (correct_decision::form(view)) }
        @if view.who.may(Act::CorrectAward, &place) { (correct_correction::forms(view)) }
        @if stands && view.who.may(Act::RevokeAward, &place) { (take_back_award::form(view)) (revoke_award::form(view)) }
        @if !stands && view.who.may(Act::RevokeAward, &place) { (take_back_end::form(view)) }
        @if !stands && view.who.may(Act::RecordRecovery, &place) { (record_recovery::form(view)) }
    }
}
