//! Why a request about a campaign is refused.

use crate::act_day::WrongDay;
use crate::ids::CampaignId;
use crate::plan::OutsidePlan;
use jiff::civil::Date;

/// The state of affairs that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CampaignRefusal {
    /// The same plan is recorded under another address.
    #[error("the same plan is recorded as {campaign}")]
    SamePlan {
        /// Its campaign.
        campaign: CampaignId,
    },
    /// No plan was issued under this address.
    #[error("no plan was issued")]
    NoPlan,
    /// A plan was issued under this address already.
    #[error("the plan is already issued")]
    AlreadyIssued,
    /// The campaign is over.
    #[error("the campaign is concluded")]
    Concluded,
    /// It cannot have been done on the day that was named.
    #[error(transparent)]
    WrongDay(#[from] WrongDay),
    /// The new version says the same.
    #[error("the amended plan says the same as the one in force")]
    NothingAmended,
    /// The new version is of another campaign.
    #[error("the amended plan is of another campaign")]
    AnotherCampaign,
    /// The plan has no such version.
    #[error("the plan has no version {version}")]
    NoSuchVersion {
        /// What was named.
        version: u32,
    },
    /// All units named are enrolled already.
    #[error("no new unit")]
    NobodyNew,
    /// The unit does not take part.
    #[error("the unit is not enrolled")]
    UnitNotEnrolled,
    /// The unit's plan is there already.
    #[error("the unit's plan is already filed")]
    UnitPlanAlreadyFiled,
    /// An inspection is recorded once it was made.
    #[error("the inspection of {on} is still to come")]
    InspectionAhead {
        /// Its day.
        on: Date,
    },
    /// Nothing was to be inspected before the campaign.
    #[error("the campaign begins on {from}")]
    InspectionBeforeCampaign {
        /// Its first day.
        from: Date,
    },
    /// The plan has no such phase.
    #[error("the plan has no phase {phase:?}")]
    NoSuchPhase {
        /// What was named.
        phase: String,
    },
    /// The plan's calendar has no room for it, and the chairman has not allowed it.
    #[error(transparent)]
    OutsidePlan(#[from] OutsidePlan),
    /// What is to be allowed needs nobody's leave.
    #[error("the plan's calendar has room for it")]
    NothingToAllow,
    /// It was allowed before.
    #[error("it is already allowed")]
    AlreadyAllowed,
    /// Leave needs its reason.
    #[error("a reason is missing")]
    ReasonMissing,
    /// That phase has had its review.
    #[error("phase {phase:?} is already reviewed")]
    PhaseAlreadyReviewed {
        /// The phase.
        phase: String,
    },
    /// It was annulled.
    #[error("the campaign is annulled")]
    Annulled,
    /// Rounds or reports rest on it.
    #[error("{used} rounds and reports rest on it")]
    InUse {
        /// How many.
        used: usize,
    },
    /// The unit has filed its plan, a report or a nomination.
    #[error("the unit has acted in the campaign")]
    UnitHasActed,
    /// What was allowed was done since: that is taken back first.
    #[error("what was allowed was done")]
    ExceptionUsed,
    /// What is to be recorded stands so already.
    #[error("it is recorded so already")]
    SameAsRecorded,
    /// It was never recorded, or taken back before.
    #[error("nothing of the kind is recorded")]
    NothingToTakeBack,
}
