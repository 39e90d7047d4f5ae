//! Why a request about a report is refused.

use crate::act_day::WrongDay;

/// The state of affairs that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnitReportRefusal {
    /// Neither words nor a paper.
    #[error("the report says nothing")]
    NothingReported,
    /// It was filed before.
    #[error("the report is already filed")]
    AlreadyFiled,
    /// It was not returned.
    #[error("the report was not returned")]
    NotReturned,
    /// It is not asked for.
    #[error("the report is waived")]
    Waived,
    /// There is nothing filed to read.
    #[error("there is nothing to review")]
    NothingToReview,
    /// What goes to the level above is a signed paper with its number.
    #[error("the signed paper or its number is missing")]
    PaperNotNamed,
    /// It cannot have been sent on the day that was named.
    #[error(transparent)]
    WrongDay(#[from] WrongDay),
    /// Nobody reviews what they filed themselves.
    #[error("the reviewer filed the report")]
    OwnReport,
    /// Neither returned, accepted nor waived.
    #[error("there is no step to take back")]
    NothingToTakeBack,
    /// A reason is public and needed.
    #[error("a reason is missing")]
    ReasonMissing,
}
