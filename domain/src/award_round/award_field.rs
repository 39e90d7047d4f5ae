//! Which fields of an award can be put right, and which of them a correction is about.

use super::correction::DetailCorrection;
use super::decision::CorrectedField;
use serde::{Deserialize, Serialize};

/// What of an award can be put right; anything else is another award.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AwardField {
    /// The name as spelled.
    Recipient,
    /// Position or occupation.
    Position,
    /// The achievement in short.
    Achievement,
    /// The unit.
    Unit,
    /// The days the achievement covers.
    Period,
    /// Person, collective or household.
    Kind,
    /// The form.
    Form,
    /// The criteria it meets.
    Criteria,
    /// Prize money.
    Prize,
    /// Whether it is awarded posthumously.
    Posthumous,
    /// The day of the decision.
    DecidedOn,
    /// Number and symbol of the decision.
    Number,
    /// Who issued a decision from above.
    Issuer,
    /// How the decision is signed.
    Signature,
    /// The legal bases of the decision.
    LegalBases,
}

impl From<CorrectedField> for AwardField {
    fn from(words: CorrectedField) -> Self {
        match words {
            CorrectedField::Recipient => Self::Recipient,
            CorrectedField::Position => Self::Position,
            CorrectedField::Achievement => Self::Achievement,
        }
    }
}

impl DetailCorrection {
    /// Which field.
    #[must_use]
    pub fn field(&self) -> AwardField {
        match self {
            Self::Unit { .. } => AwardField::Unit,
            Self::Period { .. } => AwardField::Period,
            Self::Kind { .. } => AwardField::Kind,
            Self::Form { .. } => AwardField::Form,
            Self::Criteria { .. } => AwardField::Criteria,
            Self::Prize { .. } => AwardField::Prize,
            Self::Posthumous { .. } => AwardField::Posthumous,
            Self::DecidedOn { .. } => AwardField::DecidedOn,
            Self::Number { .. } => AwardField::Number,
            Self::Issuer { .. } => AwardField::Issuer,
            Self::Signature { .. } => AwardField::Signature,
            Self::LegalBases { .. } => AwardField::LegalBases,
        }
    }

    pub(super) fn changes_nothing(&self) -> bool {
        match self {
            Self::Unit { before, after } => before == after,
            Self::Period { before, after } => before == after,
            Self::Kind { before, after, .. } => before == after,
            Self::Form { before, after, .. } => before == after,
            Self::Criteria { before, after } => before == after,
            Self::Prize { before, after } => before == after,
            Self::Posthumous { before, after } => before == after,
            Self::DecidedOn { before, after } => before == after,
            Self::Number { before, after } | Self::Issuer { before, after } => before == after,
            Self::Signature { before, after } => before == after,
            Self::LegalBases { before, after } => before == after,
        }
    }
}
