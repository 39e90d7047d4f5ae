//! How many may be awarded: a rule of the plan, counted where it is spent.

use crate::ids::AwardFormId;
use crate::nominee::NomineeKind;
use crate::plan::Source;
use serde::{Deserialize, Serialize};

/// One limit of a plan: this many of one kind for one form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// The award form it limits.
    pub form: AwardFormId,
    /// The kind of nominee it limits.
    pub kind: NomineeKind,
    /// How many.
    pub limit: u16,
    /// "không quá 02" (a cap) or "02" (the exact number).
    pub operator: QuotaOperator,
    /// Where the plan says so, and in which words.
    pub source: Source,
}

/// How the plan words the number. Neither lets more through; only an exact one can be missed from below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaOperator {
    /// "không quá"
    Cap,
    /// the bare number
    Exact,
}

/// A quota and what of it is spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaUse<'a> {
    /// The rule.
    pub quota: &'a Quota,
    /// How many are awarded.
    pub used: u16,
}

/// The limit on `form` for `kind`, if the plan sets one.
#[must_use]
pub fn limit_on<'a>(quotas: &'a [Quota], form: &AwardFormId, kind: NomineeKind) -> Option<&'a Quota> {
    quotas.iter().find(|quota| quota.form == *form && quota.kind == kind)
}
