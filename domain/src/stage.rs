//! Where a nomination, a round, an award, a report stands. It follows from the facts and is worked out by the read models; none
//! of it is a fact itself.

use crate::award_round::Ground;
use crate::calendar::TimeLeft;
use crate::plan::PlanPeriod;
use crate::stored_enum;
use serde::{Deserialize, Serialize};

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
        /// Awarded, and the award was revoked since on a ground of the law.
        AwardRevoked = "award_revoked",
        /// Awarded in error, and the office took the award back.
        AwardTakenBack = "award_taken_back",
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
        /// Its round was annulled: back with the unit, which can send it to another one.
        RoundAnnulled = "round_annulled",
        /// Ended with its round, though nobody decided it; or late and not let in.
        Ended = "ended",
    }
}

impl NominationStage {
    /// Whether nothing more is to be decided.
    #[must_use]
    pub fn is_final(self) -> bool {
        self.is_turned_down() || self.was_awarded()
    }

    /// Whether it became an award, whatever became of that since.
    #[must_use]
    pub fn was_awarded(self) -> bool {
        matches!(self, Self::Awarded | Self::HigherGranted) || self.award_ended()
    }

    /// Whether it became an award that holds no more.
    #[must_use]
    pub fn award_ended(self) -> bool {
        matches!(self, Self::AwardRevoked | Self::AwardTakenBack)
    }

    /// Whether a place of a limit is asked for it or spent on it: the office's own error has given its place back.
    #[must_use]
    pub fn asks_for_a_place(self) -> bool {
        !self.is_turned_down() && self != Self::AwardTakenBack
    }

    /// Whether its end is recorded: an outcome with its reason.
    #[must_use]
    pub fn has_outcome(self) -> bool {
        self.is_final() && !matches!(self, Self::AchievementNotMet | Self::Failed)
    }

    /// Whether it ended without an award, or was taken back.
    #[must_use]
    pub fn is_turned_down(self) -> bool {
        match self {
            Self::AchievementNotMet
            | Self::Failed
            | Self::NotAwarded
            | Self::HigherDeclined
            | Self::Withdrawn
            | Self::RoundAnnulled
            | Self::Ended => true,
            Self::Submitted
            | Self::Returned
            | Self::AchievementMet
            | Self::Ready
            | Self::OnNotice
            | Self::BeforeCouncil
            | Self::Passed
            | Self::Proposed
            | Self::Awarded
            | Self::AwardRevoked
            | Self::AwardTakenBack
            | Self::Forwarded
            | Self::HigherGranted => false,
        }
    }
}

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundStage {
    /// Takes nominations.
    TakingNominations,
    /// Nominations are closed; appraisal goes on.
    NominationsClosed,
    /// On public notice.
    OnNotice,
    /// The notice is over, the council has not met.
    NoticeOver,
    /// The council has met and votes.
    InCouncil,
    /// Put to the chairman.
    Proposed,
    /// The chairman has decided.
    Decided,
    /// Over.
    Closed,
    /// Annulled: opened by mistake.
    Annulled,
}

/// Where a campaign stands in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CampaignStage {
    /// Its first year is to come.
    NotBegun,
    /// It runs.
    Running,
    /// Its last year has passed, and nobody has concluded it.
    YearsOver,
    /// It was concluded.
    Concluded,
    /// It was annulled: its plan was issued by mistake.
    Annulled,
}

impl CampaignStage {
    /// Where it stands.
    #[must_use]
    pub fn of(concluded: bool, period: &PlanPeriod, year: i16) -> Self {
        match year {
            _ if concluded => Self::Concluded,
            year if year < period.from_year => Self::NotBegun,
            year if year > period.to_year => Self::YearsOver,
            _ => Self::Running,
        }
    }
}

stored_enum! {
    /// What became of an award since it was made.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AwardStage {
        /// It stands as it was made.
        InForce = "in_force",
        /// It stands, and something in it was put right.
        Corrected = "corrected",
        /// It was revoked on a ground of the law.
        Revoked = "revoked",
        /// The office had awarded in error and took it back.
        TakenBack = "taken_back",
    }
}

impl AwardStage {
    /// Why it holds no more stands over whatever was put right before.
    #[must_use]
    pub fn of(corrected: bool, ended: Option<Ground>) -> Self {
        match (corrected, ended) {
            (_, Some(Ground::Law(_))) => Self::Revoked,
            (_, Some(Ground::Mistake(_))) => Self::TakenBack,
            (true, None) => Self::Corrected,
            (false, None) => Self::InForce,
        }
    }
}

/// How a report stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportStanding {
    /// Nothing came, and there is time.
    Open,
    /// Nothing came, and the last day is near.
    DueSoon {
        /// Never late.
        left: TimeLeft,
    },
    /// Nothing came by the plan's day.
    Overdue {
        /// Days since the last day.
        days: u16,
    },
    /// Nothing came, the plan names no day, and the year is over.
    YearOver,
    /// Filed, to be read.
    Filed,
    /// Returned for completion, and there is time.
    Returned,
    /// Returned for completion, and the day for it has passed.
    ReturnOverdue {
        /// Days since the last day.
        days: u16,
    },
    /// Accepted.
    Accepted,
    /// Not asked for, with a reason.
    Waived,
    /// Sent by the commune to the level above.
    Sent,
}

impl ReportStanding {
    /// Whether something should be there and is not.
    #[must_use]
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue { .. } | Self::YearOver | Self::ReturnOverdue { .. })
    }
}
