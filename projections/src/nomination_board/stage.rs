//! The stages of a nomination.

use sovang_domain::stored_enum;

stored_enum! {
    /// Where a nomination stands, with what the round has made of it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum NominationStage {
        /// The achievement is to be appraised.
        Submitted = "submitted",
        /// Returned to the unit for completion.
        Returned = "returned",
        /// The achievement is appraised: the dossier is to be appraised.
        AchievementMet = "achievement_met",
        /// The achievement was not found to meet the criteria.
        AchievementNotMet = "achievement_not_met",
        /// Appraised: ready for the notice, or for the chairman where there is none.
        Ready = "ready",
        /// On public notice.
        OnNotice = "on_notice",
        /// The notice is over: before the council.
        BeforeCouncil = "before_council",
        /// Voted for by the council.
        Passed = "passed",
        /// Not voted for by the council.
        Failed = "failed",
        /// Put to the chairman.
        Proposed = "proposed",
        /// Awarded.
        Awarded = "awarded",
        /// The chairman did not award it.
        NotAwarded = "not_awarded",
        /// Sent upward.
        Forwarded = "forwarded",
        /// Awarded by the higher level.
        HigherGranted = "higher_granted",
        /// Declined by the higher level.
        HigherDeclined = "higher_declined",
        /// Taken back by the unit.
        Withdrawn = "withdrawn",
    }
}

impl NominationStage {
    /// Whether nothing more is to be decided.
    #[must_use]
    pub fn is_final(self) -> bool {
        self.is_turned_down() || matches!(self, Self::Awarded | Self::HigherGranted)
    }

    /// Whether it ended without an award, or was taken back.
    pub(super) fn is_turned_down(self) -> bool {
        match self {
            Self::AchievementNotMet
            | Self::Failed
            | Self::NotAwarded
            | Self::HigherDeclined
            | Self::Withdrawn => true,
            Self::Submitted
            | Self::Returned
            | Self::AchievementMet
            | Self::Ready
            | Self::OnNotice
            | Self::BeforeCouncil
            | Self::Passed
            | Self::Proposed
            | Self::Awarded
            | Self::Forwarded
            | Self::HigherGranted => false,
        }
    }
}
