//! Tasks: what is to be done, as the head of a line.

use crate::texts::tasks::task as t;
use sovang_domain::task::TaskKind;

/// Thẩm định hồ sơ
#[must_use]
pub fn task(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::AppraiseAchievement => t::appraise_achievement(),
        TaskKind::AppraiseDossier => t::appraise_dossier(),
        TaskKind::ResubmitNomination => t::resubmit_nomination(),
        TaskKind::RefileReport => t::refile_report(),
        TaskKind::ReviewReport => t::review_report(),
        TaskKind::AdmitLateNomination => t::admit_late_nomination(),
        TaskKind::OpenNotice => t::open_notice(),
        TaskKind::AnswerComment => t::answer_comment(),
        TaskKind::CloseNotice => t::close_notice(),
        TaskKind::ConveneCouncil => t::convene_council(),
        TaskKind::DeclareConflicts => t::declare_conflicts(),
        TaskKind::CountBallots => t::count_ballots(),
        TaskKind::ProposeAwards => t::propose_awards(),
        TaskKind::DecideAwards => t::decide_awards(),
        TaskKind::ForwardProposal => t::forward_proposal(),
        TaskKind::RecordHigherDecision => t::record_higher_decision(),
    }
}
