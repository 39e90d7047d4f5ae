//! What came after an award was published: what was put right, why it holds no more, what comes back.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::award_round::{AwardField, DetailCorrection, Ground, HandedOver, Recovery};
use sovang_domain::money::Prize;
use sovang_domain::nominee::NomineeKind;

/// A correction (đính chính).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct CorrectionRow {
    pub field: AwardField,
    /// As readers see it.
    pub before: String,
    pub after: String,
    /// The values themselves, where the field is not words about the nominee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<DetailCorrection>,
    pub reason: String,
    pub document: String,
    /// The paper was right, only the book was typed wrong: `document` is the paper itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mistyped: bool,
    /// What was recorded of that paper before and put right, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers_before: Vec<PaperBefore>,
    /// The day of the paper.
    pub on: Date,
    /// When it was recorded.
    pub at: Timestamp,
    pub log_index: u64,
}

/// Number and day of the paper of a correction, as they were typed wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct PaperBefore {
    pub document: String,
    pub on: Date,
    pub reason: String,
    pub log_index: u64,
}

/// Why an award holds no more: revoked on a ground of the law (hủy bỏ), or taken back as the office's own error (khen nhầm).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct RevocationRow {
    pub ground: Ground,
    /// The paper: of a ground of the law the conclusion or judgment, of an error the decision.
    pub basis: String,
    /// The decision that revokes, where it is named apart from its basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Who signed that decision: position and name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// How it came to it, where the office erred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How it stands now.
    pub money: Recovery,
    pub artefact: Recovery,
    /// The day of the paper.
    pub on: Date,
    /// When it was recorded.
    pub at: Timestamp,
    pub log_index: u64,
    /// The steps of the recovery, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recovered: Vec<RecoveryRow>,
}

impl RevocationRow {
    /// The decision that ends the award; facts of earlier programs name it in the basis.
    #[must_use]
    pub fn decision(&self) -> Option<&str> {
        let of_an_error = self.ground.is_mistake().then_some(self.basis.as_str());
        self.document.as_deref().or(of_an_error)
    }

    /// Whether something is still to come back.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.money.is_open() || self.artefact.is_open()
    }
}

/// An end that was taken back: the award holds again, and both stay visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct EndTakenBackRow {
    pub end: RevocationRow,
    pub reason: String,
    pub document: String,
    /// The day of the paper.
    pub on: Date,
    /// When it was recorded.
    pub at: Timestamp,
    pub log_index: u64,
}

impl EndTakenBackRow {
    /// What had come back by then, and is owed again to whoever was awarded.
    #[must_use]
    pub fn owed(&self) -> Vec<HandedOver> {
        let came = |recovery| matches!(recovery, Recovery::Partly | Recovery::Done);
        let parts = [(HandedOver::Money, self.end.money), (HandedOver::Artefact, self.end.artefact)];
        parts.into_iter().filter(|(_, recovery)| came(*recovery)).map(|(what, _)| what).collect()
    }
}

/// A step of the recovery. Why a step was put right stays inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct RecoveryRow {
    pub what: HandedOver,
    pub now: Recovery,
    pub document: String,
    /// The day of the paper.
    pub on: Date,
    /// When it was recorded.
    pub at: Timestamp,
    pub log_index: u64,
}

/// An award as its decision was signed, read off its corrections: the first value of each field.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a>(&'a [CorrectionRow]);

/// What stands in lists of awards and reads otherwise now: the last word about each field. The days of the achievement, its
/// words and its criteria do not stand there, nor does what all of a decision share.
#[must_use]
pub fn put_right(corrections: &[CorrectionRow]) -> Vec<&CorrectionRow> {
    use AwardField as F;
    let listed = [F::Recipient, F::Position, F::Kind, F::Unit, F::Form, F::Posthumous, F::Prize];
    let now = |field| {
        let last = corrections.iter().rfind(|one| one.field == field)?;
        (Signed::behind(corrections).field(field) != Some(&last.after)).then_some(last)
    };
    listed.into_iter().filter_map(now).collect()
}

impl<'a> Signed<'a> {
    /// Behind these corrections, oldest first.
    #[must_use]
    pub fn behind(corrections: &'a [CorrectionRow]) -> Self {
        Self(corrections)
    }

    /// What stood in a field before it was first put right; none where it stands as it was signed.
    #[must_use]
    pub fn field(self, field: AwardField) -> Option<&'a str> {
        self.0.iter().find(|one| one.field == field).map(|one| one.before.as_str())
    }

    /// The same of the prize, with its sum.
    #[must_use]
    pub fn prize(self) -> Option<Option<&'a Prize>> {
        self.0.iter().find_map(|one| match &one.detail {
            Some(DetailCorrection::Prize { before, .. }) => Some(before.as_ref()),
            _ => None,
        })
    }

    /// The same of whether it was given posthumously.
    #[must_use]
    pub fn posthumous(self) -> Option<bool> {
        self.0.iter().find_map(|one| match &one.detail {
            Some(DetailCorrection::Posthumous { before, .. }) => Some(*before),
            _ => None,
        })
    }

    /// The same of the kind.
    #[must_use]
    pub fn kind(self) -> Option<NomineeKind> {
        self.0.iter().find_map(|one| match &one.detail {
            Some(DetailCorrection::Kind { before, .. }) => Some(*before),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
