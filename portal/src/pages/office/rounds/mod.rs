//! Đợt xét khen thưởng, inside: the list, one round with its steps, and the forms of each step.

mod annul_round;
mod answer_comment;
mod close_nominations;
mod close_notice;
mod close_round;
mod convene_council;
mod correct_answer;
mod correct_ballot;
mod correct_declaration;
mod correct_meeting;
mod correct_proposal;
mod correct_signed;
mod council;
mod count_ballot;
mod declare_conflicts;
mod end_nomination;
pub(super) mod extend_notice;
mod fixed;
mod forward_proposal;
mod list;
mod meters;
mod notice;
mod open_notice;
mod open_round;
mod propose_awards;
mod record_declaration;
mod record_higher_decision;
mod results;
mod show;
mod slips;
mod take_back_higher;
mod take_back_refusal;
mod take_back_step;
mod view;

pub(super) use meters::{meters, places_left, put_forward};
pub(super) use view::find;

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_projections::round_docket::RoundStage;
use view::View;

pub(super) fn routes() -> Router<App> {
    let deed = |name: &str| format!("{}/{{id}}/{name}", paths::ROUNDS);
    let about_one = |name: &str, what: &str| deed(&format!("{name}/{{{what}}}"));
    Router::new()
        .route(paths::ROUNDS, get(list::show).post(open_round::handle))
        .route(route::ROUND, get(show::show))
        .route(&deed(close_nominations::FORM), post(close_nominations::handle))
        .route(&deed(open_notice::FORM), post(open_notice::handle))
        .route(&about_one(answer_comment::DEED, "comment"), post(answer_comment::handle))
        .route(&deed(extend_notice::FORM), post(extend_notice::handle))
        .route(&deed(close_notice::FORM), post(close_notice::handle))
        .route(&deed(convene_council::FORM), post(convene_council::handle))
        .route(&deed(declare_conflicts::FORM), post(declare_conflicts::handle))
        .route(&deed(record_declaration::FORM), post(record_declaration::handle))
        .route(&about_one(count_ballot::DEED, "nomination"), post(count_ballot::handle))
        .route(&deed(propose_awards::FORM), post(propose_awards::handle))
        .route(&about_one(forward_proposal::DEED, "nomination"), post(forward_proposal::handle))
        .route(&about_one(record_higher_decision::DEED, "nomination"), post(record_higher_decision::handle))
        .route(&about_one(end_nomination::DEED, "nomination"), post(end_nomination::handle))
        .route(&deed(close_round::FORM), post(close_round::handle))
        .merge(ways_back())
}

/// What puts a slip right.
fn ways_back() -> Router<App> {
    let deed = |name: &str| format!("{}/{{id}}/{name}", paths::ROUNDS);
    let about_one = |name: &str, what: &str| deed(&format!("{name}/{{{what}}}"));
    Router::new()
        .route(&about_one(correct_ballot::DEED, "nomination"), post(correct_ballot::handle))
        .route(&deed(correct_meeting::FORM), post(correct_meeting::handle))
        .route(&about_one(correct_proposal::DEED, "nomination"), post(correct_proposal::handle))
        .route(&deed(correct_declaration::FORM), post(correct_declaration::handle))
        .route(&deed(correct_signed::FORM), post(correct_signed::handle))
        .route(&about_one(correct_answer::DEED, "comment"), post(correct_answer::handle))
        .route(&deed(take_back_step::FORM), post(take_back_step::handle))
        .route(&about_one(take_back_refusal::DEED, "nomination"), post(take_back_refusal::handle))
        .route(&about_one(take_back_higher::DEED, "nomination"), post(take_back_higher::handle))
        .route(&deed(annul_round::FORM), post(annul_round::handle))
}

/// What can be done now, each for whom it is.
fn forms(view: &View) -> Markup {
    let runs = view.may(Act::RunRound);
    let stage = view.row.stage;
    html! {
        @if runs && view.row.is_scheduled() && !view.row.is_over() {
            @match stage {
                RoundStage::TakingNominations => (close_nominations::form(view)),
                RoundStage::NominationsClosed => (open_notice::form(view)),
                RoundStage::OnNotice => {
                    (extend_notice::form(view))
                    (close_notice::form(view))
                },
                _ => "",
            }
        }
        @if runs && stage == RoundStage::NoticeOver { (convene_council::form(view)) }
        (declare_conflicts::form(view))
        (record_declaration::form(view))
        (count_ballot::form(view))
        (propose_awards::form(view))
        (forward_proposal::form(view))
        (record_higher_decision::form(view))
        (results::to_the_ruling(view))
        (results::drafts(view))
        (end_nomination::form(view))
        (close_round::form(view))
    }
}
