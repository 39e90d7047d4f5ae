//! Every refusal there is, of any aggregate or of what is asked before one: what a desk answers with.

use crate::account::AccountRefusal;
use crate::act_day::WrongDay;
use crate::award_round::AwardRoundRefusal;
use crate::campaign::CampaignRefusal;
use crate::locality::LocalityRefusal;
use crate::nomination::NominationRefusal;
use crate::plan::OutsidePlan;
use crate::unit_report::UnitReportRefusal;

/// A refusal of any aggregate, or of the desk itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// About an account.
    #[error(transparent)]
    Account(#[from] AccountRefusal),
    /// About a locality.
    #[error(transparent)]
    Locality(#[from] LocalityRefusal),
    /// About a campaign.
    #[error(transparent)]
    Campaign(#[from] CampaignRefusal),
    /// About a report.
    #[error(transparent)]
    UnitReport(#[from] UnitReportRefusal),
    /// About a nomination.
    #[error(transparent)]
    Nomination(#[from] NominationRefusal),
    /// About an award round.
    #[error(transparent)]
    AwardRound(#[from] AwardRoundRefusal),
    /// Decision numbers are being taken faster than this one could be.
    #[error("decision numbers are taken too fast")]
    NumbersBusy,
    /// The plan's calendar has no room for it, and the chairman has not allowed it.
    #[error(transparent)]
    OutsidePlan(#[from] OutsidePlan),
    /// Nobody locks themselves out: the last administrator could.
    #[error("it is the person's own account")]
    OwnAccount,
    /// Words that everybody will read name somebody put forward whom the public does not see.
    #[error("public words name {name}")]
    NamesSomebody {
        /// As the dossier has the name.
        name: String,
        /// The words.
        words: String,
    },
    /// Words that everybody will read hold the number of a telephone, an identity paper or an account.
    #[error("public words hold {number}")]
    PrivateNumber {
        /// As it was typed.
        number: String,
        /// The words.
        words: String,
    },
    /// The person it is about has been erased.
    #[error("the subject is erased")]
    SubjectErased,
}

impl Refusal {
    /// The day that was named, where it is what stands in the way.
    #[must_use]
    pub fn wrong_day(&self) -> Option<WrongDay> {
        match self {
            Self::AwardRound(AwardRoundRefusal::WrongDay(wrong))
            | Self::Campaign(CampaignRefusal::WrongDay(wrong)) => Some(*wrong),
            _ => None,
        }
    }
}
