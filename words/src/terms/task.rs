//! Tasks: what is to be done, as the head of a line.

use crate::texts::tasks::{subject, task as t};
use sovang_domain::task::TaskKind;

/// Ấp Trung, năm 2026: the report or the round that a task is about.
#[must_use]
pub fn of_year(name: &str, year: i16) -> String {
    subject::of_year(name, year)
}

/// Về Nguyễn Thị Hòa: whom a comment is about; none means the list as a whole.
#[must_use]
pub fn about_comment(whom: Option<&str>) -> String {
    whom.map_or_else(|| subject::whole_list().to_owned(), subject::about)
}

/// Thẩm định hồ sơ
#[must_use]
pub fn task(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::AppraiseAchievement => t::appraise_achievement(),
        TaskKind::AppraiseDossier => t::appraise_dossier(),
        TaskKind::ResubmitNomination => t::resubmit_nomination(),
        TaskKind::SendAgain => t::send_again(),
        TaskKind::RefileReport => t::refile_report(),
        TaskKind::ReviewReport => t::review_report(),
        TaskKind::AdmitLateNomination => t::admit_late_nomination(),
        TaskKind::OpenNotice => t::open_notice(),
        TaskKind::AnswerComment => t::answer_comment(),
        TaskKind::CloseNotice => t::close_notice(),
        TaskKind::ConveneCouncil => t::convene_council(),
        TaskKind::DeclareConflicts => t::declare_conflicts(),
        TaskKind::CountBallots => t::count_ballots(),
        TaskKind::RecountBallots => t::recount_ballots(),
        TaskKind::ProposeAwards => t::propose_awards(),
        TaskKind::DecideAwards => t::decide_awards(),
        TaskKind::IssueDecision => t::issue_decision(),
        TaskKind::ForwardProposal => t::forward_proposal(),
        TaskKind::RecordHigherDecision => t::record_higher_decision(),
        TaskKind::RecoverAward => t::recover_award(),
    }
}
