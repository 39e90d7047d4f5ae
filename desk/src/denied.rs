//! Why a request comes to nothing.

use sovang_domain::authority::Act;
use sovang_domain::refusal::Refusal;
use sovang_ledger::LedgerError;
use sovang_projections::ViewError;

/// Why a request came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Denied {
    /// The person has no right to do it there.
    #[error("{0:?} is not permitted there")]
    NotPermitted(Act),
    /// The rules refuse it.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The form was drawn from an older state.
    #[error("the form is stale: seen {seen}, now {current}")]
    Stale {
        /// What the form saw.
        seen: u64,
        /// What is there now.
        current: u64,
    },
    /// It was only rehearsed: nothing stands in its way, and nothing was recorded.
    #[error("rehearsed, not recorded")]
    Rehearsed,
    /// The key was used for another form.
    #[error("the form's key was used for something else")]
    KeyReused,
    /// What it is about is not there: it was looked for, and the ledger or the views said so.
    #[error("there is no such {0:?}")]
    NotFound(Missing),
    /// What a rule needs could not be looked up: nobody knows whether it is there, and nothing was recorded.
    #[error("it cannot be looked up: {0}")]
    Unreadable(#[from] ViewError),
    /// The ledger cannot be read or cannot store now; nothing was recorded.
    #[error("the ledger is unavailable: {0}")]
    Unavailable(#[from] LedgerError),
}

/// What is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A commune.
    Locality,
    /// A unit of the commune.
    Unit,
    /// An account.
    Account,
    /// A campaign.
    Campaign,
    /// An audience of the plan.
    Audience,
    /// A report that the plan asks for.
    ReportDue,
    /// A rule about rounds in force on that day.
    RoundRule,
    /// An award round.
    Round,
    /// A nomination.
    Nomination,
    /// Someone in the register of people.
    Person,
    /// An award.
    Award,
    /// Anything in the request that could be recorded.
    Deed,
}
