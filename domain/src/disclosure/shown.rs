//! What public pages show of nominations and rounds beside the record, and from when on.

use super::{Fields, Shown};
use crate::award_round::AwardRoundEvent;
use crate::nomination::NominationEvent;

/// Words about the nominee stand on the notice, where people comment on them; the way to the award on its page. Why
/// something was returned, let in late, stopped or taken back, and what the appraisers wrote, stays inside.
pub(super) fn of_nomination(event: &NominationEvent) -> &'static [(Shown, Fields)] {
    use NominationEvent as E;
    match event {
        E::NominationSubmitted { .. } => &[
            (
                Shown::OnNotice,
                &[
                    "proposal.nominee.kind",
                    "proposal.nominee.name",
                    "proposal.nominee.position",
                    "proposal.nominee.unit",
                    "proposal.form",
                    "proposal.achievement",
                ],
            ),
            (Shown::WithAward, &["proposal.nominee.standing", "documents.paper", "needed", "late"]),
        ],
        E::NominationResubmitted { .. } => {
            &[(Shown::OnNotice, &["achievement"]), (Shown::WithAward, &["documents.paper"])]
        }
        E::NominationCorrected { .. } => &[
            (
                Shown::OnNotice,
                &[
                    "proposal.nominee.kind",
                    "proposal.nominee.name",
                    "proposal.nominee.position",
                    "proposal.nominee.unit",
                    "proposal.form",
                    "proposal.achievement",
                ],
            ),
            (Shown::WithAward, &["proposal.nominee.standing"]),
        ],
        E::DossierPaperStruck { .. } => &[(Shown::WithAward, &["paper", "instead.paper"])],
        E::NominationStepTakenBack { .. } => &[(Shown::WithAward, &["step"])],
        E::NominationWithdrawn { .. } => &[(Shown::OnNotice, &[]), (Shown::WithAward, &[])],
        E::DossierDocumentAdded { .. } => &[(Shown::WithAward, &["document.paper"])],
        E::NominationReturned { .. } => &[(Shown::WithAward, &["missing", "due"])],
        E::AchievementAppraised { .. } => &[(Shown::WithAward, &["met"])],
        E::SuspensionLifted { .. } => &[(Shown::WithAward, &["cleared"])],
        E::DossierAppraised { .. }
        | E::LateNominationAdmitted { .. }
        | E::LateNominationRefused { .. }
        | E::NominationSuspended { .. } => &[(Shown::WithAward, &[])],
        E::LikenessAnswered { .. } | E::BirthYearCorrected { .. } => &[],
    }
}

pub(super) fn of_round(event: &AwardRoundEvent) -> &'static [(Shown, Fields)] {
    use AwardRoundEvent as E;
    match event {
        E::NoticeOpened { .. } => &[(Shown::OnNotice, &["entries.kind", "entries.form"])],
        E::NoticeCommentReceived { .. } => &[(Shown::WithAnswer, &["about", "words"])],
        E::NoticeCommentAnswered { .. } | E::CommentAnswerCorrected { .. } => {
            &[(Shown::WithAnswer, &["answer"])]
        }
        E::NominationNotAwarded { .. } | E::NominationEnded { .. } => &[(Shown::OnNotice, &[])],
        E::AwardsDecided { .. } => &[(
            Shown::WithAward,
            &[
                "decision.entries.kind",
                "decision.entries.within",
                "decision.entries.overlap_reason",
                "decision.entries.out_of_turn",
            ],
        )],
        E::AwardPublished { .. } => &[(Shown::WithAward, &["award.unit"])],
        E::RoundOpened { .. }
        | E::NominationsClosed { .. }
        | E::NoticeExtended { .. }
        | E::NoticeClosed { .. }
        | E::CouncilConvened { .. }
        | E::ConflictsDeclared { .. }
        | E::BallotCounted { .. }
        | E::AwardsProposed { .. }
        | E::DecisionDrafted { .. }
        | E::DecisionDraftDropped { .. }
        | E::SignedPaperReplaced { .. }
        | E::DecisionPublished { .. }
        | E::DecisionCorrected { .. }
        | E::AwardDetailCorrected { .. }
        | E::CorrectionPaperCorrected { .. }
        | E::RecipientConfirmed { .. }
        | E::AwardRevoked { .. }
        | E::AwardTakenBack { .. }
        | E::AwardEndTakenBack { .. }
        | E::RecoveryRecorded { .. }
        | E::ProposalForwarded { .. }
        | E::HigherDecisionRecorded { .. }
        | E::HigherDecisionTakenBack { .. }
        | E::RoundClosed { .. }
        | E::BallotCorrected { .. }
        | E::MeetingCorrected { .. }
        | E::ProposalCorrected { .. }
        | E::DeclarationCorrected { .. }
        | E::RefusalTakenBack { .. }
        | E::RoundStepTakenBack { .. }
        | E::RoundAnnulled { .. } => &[],
    }
}
