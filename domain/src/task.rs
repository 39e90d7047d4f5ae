//! Tasks: what waits for whom, each for a role of the procedure. They follow from the facts, none is a fact itself.

use crate::authority::{Act, Role};
use serde::{Deserialize, Serialize};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Appraise the achievement of a nomination.
    AppraiseAchievement,
    /// Appraise the dossier of a nomination.
    AppraiseDossier,
    /// Submit a returned nomination again.
    ResubmitNomination,
    /// Send a nomination of an annulled round again, or withdraw it.
    SendAgain,
    /// File a returned report again.
    RefileReport,
    /// Read a filed report.
    ReviewReport,
    /// Let a late nomination in.
    AdmitLateNomination,
    /// Open the public notice of a round.
    OpenNotice,
    /// Answer a comment.
    AnswerComment,
    /// Close the public notice.
    CloseNotice,
    /// Convene the council.
    ConveneCouncil,
    /// Declare conflicts, or that there are none.
    DeclareConflicts,
    /// Count the votes.
    CountBallots,
    /// Put votes right that no longer fit who was said to be present.
    RecountBallots,
    /// Put the result to the chairman.
    ProposeAwards,
    /// Decide.
    DecideAwards,
    /// Record the signed paper of a draft, with its number and day.
    IssueDecision,
    /// Send a nomination upward.
    ForwardProposal,
    /// Record what the higher level decided.
    RecordHigherDecision,
    /// Get back what was handed over with an award that holds no more.
    RecoverAward,
}

/// Where a task leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskLink {
    /// A nomination's page.
    Nomination,
    /// A report's page.
    Report,
    /// A round's page.
    Round,
    /// An award's page.
    Award,
    /// A comment of a round: `about` is `{round}#{receipt code}`.
    Comment,
}

impl TaskKind {
    /// All kinds.
    pub const ALL: [Self; 20] = [
        Self::AppraiseAchievement,
        Self::AppraiseDossier,
        Self::ResubmitNomination,
        Self::SendAgain,
        Self::RefileReport,
        Self::ReviewReport,
        Self::AdmitLateNomination,
        Self::OpenNotice,
        Self::AnswerComment,
        Self::CloseNotice,
        Self::ConveneCouncil,
        Self::DeclareConflicts,
        Self::CountBallots,
        Self::RecountBallots,
        Self::ProposeAwards,
        Self::DecideAwards,
        Self::IssueDecision,
        Self::ForwardProposal,
        Self::RecordHigherDecision,
        Self::RecoverAward,
    ];

    /// Who can do it: the roles of the act it asks for.
    #[must_use]
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::AppraiseAchievement => Act::AppraiseAchievement,
            Self::AppraiseDossier => Act::AppraiseDossier,
            Self::ResubmitNomination | Self::SendAgain => Act::SubmitNomination,
            Self::RefileReport => Act::FileReport,
            Self::ReviewReport => Act::ReviewReport,
            Self::AdmitLateNomination => Act::AdmitLateNomination,
            Self::OpenNotice | Self::CloseNotice | Self::ConveneCouncil => Act::RunRound,
            Self::AnswerComment => Act::AnswerComment,
            Self::DeclareConflicts => Act::DeclareConflicts,
            Self::CountBallots | Self::RecountBallots => Act::CountBallot,
            Self::ProposeAwards => Act::ProposeAwards,
            Self::DecideAwards => Act::DecideAwards,
            Self::IssueDecision => Act::IssueDecision,
            Self::ForwardProposal | Self::RecordHigherDecision => Act::ForwardProposal,
            Self::RecoverAward => Act::RecordRecovery,
        }
        .roles()
    }

    /// What its `about` names.
    #[must_use]
    pub fn link(self) -> TaskLink {
        match self {
            Self::AppraiseAchievement
            | Self::AppraiseDossier
            | Self::ResubmitNomination
            | Self::SendAgain
            | Self::AdmitLateNomination
            | Self::ForwardProposal
            | Self::RecordHigherDecision => TaskLink::Nomination,
            Self::RefileReport | Self::ReviewReport => TaskLink::Report,
            Self::AnswerComment => TaskLink::Comment,
            Self::RecoverAward => TaskLink::Award,
            Self::OpenNotice
            | Self::CloseNotice
            | Self::ConveneCouncil
            | Self::DeclareConflicts
            | Self::CountBallots
            | Self::RecountBallots
            | Self::ProposeAwards
            | Self::DecideAwards
            | Self::IssueDecision => TaskLink::Round,
        }
    }
}
