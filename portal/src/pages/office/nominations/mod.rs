//! Đề nghị khen thưởng: put forward by units, appraised by two people, returned, suspended, withdrawn.
//! `/noi-bo/de-nghi`, `/noi-bo/de-nghi/moi?dot=…`, `/noi-bo/de-nghi/{id}`.

mod add_document;
mod admit_late_nomination;
mod answer_likeness;
mod appraisal;
mod appraise_achievement;
mod appraise_dossier;
mod brought;
mod choose;
mod correct_birth_year;
mod correct_nomination;
pub(super) mod kin;
mod lift_suspension;
mod list;
mod offers;
pub(super) mod people;
mod refuse_late_nomination;
mod resubmit_nomination;
mod send_again;
mod show;
mod strike_paper;
mod submit_list;
mod submit_nomination;
mod summary;
mod suspend_nomination;
mod take_back_step;
mod view;
mod who;
mod withdraw_nomination;

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};
use maud::{Markup, html};
use sovang_projections::nomination_board::NominationStage;
use view::View;

/// The addresses of nominations.
pub(super) fn routes() -> Router<App> {
    let deed = |name: &str| format!("{}/{{id}}/{name}", paths::NOMINATIONS);
    Router::new()
        .route(paths::NOMINATIONS, get(list::show).post(submit_nomination::handle))
        .route(route::NEW_NOMINATION, get(choose::show))
        .route(paths::NEW_NOMINEES, get(submit_list::show))
        .route(&format!("{}/{}", paths::NEW_NOMINEES, submit_list::PREVIEW), post(submit_list::preview))
        .route(&format!("{}/{}", paths::NEW_NOMINEES, submit_list::DEED), post(submit_list::handle))
        .route(route::NOMINATION, get(show::show))
        .route(&deed(appraise_achievement::DEED), post(appraise_achievement::handle))
        .route(&deed(appraise_dossier::DEED), post(appraise_dossier::handle))
        .route(&deed(answer_likeness::DEED), post(answer_likeness::handle))
        .route(&deed(resubmit_nomination::FORM), post(resubmit_nomination::handle))
        .route(&deed(add_document::DEED), post(add_document::handle))
        .route(&deed(withdraw_nomination::FORM), post(withdraw_nomination::handle))
        .route(&deed(suspend_nomination::FORM), post(suspend_nomination::handle))
        .route(&deed(lift_suspension::FORM), post(lift_suspension::handle))
        .route(&deed(admit_late_nomination::FORM), post(admit_late_nomination::handle))
        .route(&deed(refuse_late_nomination::FORM), post(refuse_late_nomination::handle))
        .route(
            &deed(correct_nomination::DEED),
            get(correct_nomination::show).post(correct_nomination::handle),
        )
        .route(&deed(&format!("{}/{{round}}", send_again::DEED)), post(send_again::handle))
        .route(&deed(correct_birth_year::FORM), post(correct_birth_year::handle))
        .route(&deed(strike_paper::FORM), post(strike_paper::handle))
        .route(&deed(take_back_step::FORM), post(take_back_step::handle))
}

/// Until it is appraised; and again beside what stands, once nothing of it is exchanged any more.
fn takes_papers(stage: NominationStage) -> bool {
    use NominationStage as S;
    let appraising = matches!(stage, S::Submitted | S::AchievementMet);
    let taken_up = matches!(stage, S::OnNotice | S::BeforeCouncil | S::Passed | S::Failed | S::Proposed);
    let over =
        matches!(stage, S::Awarded | S::NotAwarded | S::Forwarded | S::HigherGranted | S::HigherDeclined);
    appraising || taken_up || over
}

/// What the unit, the award officer and the chairman can do now, by right and stage.
fn forms(view: &View) -> Markup {
    let (rights, row) = (view.rights, &view.row);
    let over = view.is_decided() || row.stage == NominationStage::Withdrawn;
    html! {
        (send_again::form(view))
        @if rights.submits && matches!(row.stage, NominationStage::Submitted | NominationStage::Returned) {
            p {
                a href=(format_args!("{}/{}", paths::nomination(&row.nomination), correct_nomination::DEED)) {
                    "Sửa nội dung đề nghị ghi sai"
                }
            }
        }
        @if rights.submits && row.stage == NominationStage::Returned { (resubmit_nomination::form(view)) }
        @if rights.submits && takes_papers(row.stage) { (add_document::form(view)) }
        @if rights.admits_late && view.may_be_let_in() { (admit_late_nomination::form(view)) }
        @if rights.admits_late && row.waits_for_admission() && !over { (refuse_late_nomination::form(view)) }
        @if rights.suspends && !over {
            @if row.suspended.is_some() { (lift_suspension::form(view)) }
            @else if !row.stage.is_final() && row.stage != NominationStage::RoundAnnulled { (suspend_nomination::form(view)) }
        }
        @if rights.submits && !over && row.sent_again.is_none() { (withdraw_nomination::form(view)) }
        (correct_birth_year::form(view))
        (take_back_step::form(view))
    }
}
