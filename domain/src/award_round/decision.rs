//! Decisions and awards: what stands in the book.

use crate::award_form::DecidingAuthority;
use crate::calendar::Period;
use crate::document::Document;
use crate::ids::{
    AccountId, AwardFormId, AwardId, CampaignId, LocalityId, NominationId, RoundId, SubjectId, UnitId,
};
use crate::locality::SigningMode;
use crate::money::Prize;
use crate::nominee::NomineeKind;
use crate::personal::Personal;
use crate::plan::{Occasion, Source};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The draft of a decision (dự thảo quyết định): what the chairman has decided and will sign. Nothing of it is public;
/// it holds its places within the limits until it is issued or dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionDraft {
    /// Which draft of the round, counted from 1.
    pub draft: u16,
    /// Who signs, and how; the delegation as in force on the day of drafting.
    pub signatory: Signatory,
    /// Whom it awards, in order.
    pub entries: Vec<DraftEntry>,
}

/// One line of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftEntry {
    /// The nomination it rests on.
    pub nomination: NominationId,
    /// The form.
    pub form: AwardFormId,
    /// Person, collective or household.
    pub kind: NomineeKind,
    /// Whose award it will be.
    pub subject: SubjectId,
    /// The days the achievement covers.
    pub period: Period,
    /// Which of how many it is, where the plan sets a limit.
    pub within: Option<WithinQuota>,
    /// Why it stands beside an overlapping award of another campaign.
    pub overlap_reason: Option<String>,
    /// Why it is awarded out of turn, where that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of_turn: Option<String>,
}

/// One numbered award decision (quyết định khen thưởng): the signed paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Year of its series.
    pub year: i16,
    /// Its number in the register of the locality and year; no two decisions of this book have the same.
    pub number: u64,
    /// As written: `05/QĐ-UBND`.
    pub symbol: String,
    /// Day of signing.
    pub signed_on: Date,
    /// Who signed, and how.
    pub signatory: Signatory,
    /// Legal bases, in order.
    pub legal_bases: Vec<String>,
    /// Whom it awards, in order.
    pub entries: Vec<DecisionEntry>,
    /// The draft it was signed from; none where deciding and numbering were one act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<u16>,
    /// The signed paper, scanned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<Document>,
    /// Why its number stands out of order with the days of others, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of_order: Option<String>,
    /// Why it was signed before its dossiers were appraised in this book, where it was; only of awards out of turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_appraisal: Option<String>,
}

/// What stands behind the number of a decision of the People's Committee (quyết định của Ủy ban nhân dân).
const OFFICE: &str = "/QĐ-UBND";

/// `05/QĐ-UBND`: numbers under ten take a leading zero (docs/law.md, NĐ 30/2020).
#[must_use]
pub fn symbol(number: u64) -> String {
    format!("{number:02}{OFFICE}")
}

/// The number in a symbol of the commune's own; `None` for one of another office.
#[must_use]
pub fn number_in(symbol: &str) -> Option<u64> {
    symbol.strip_suffix(OFFICE)?.parse().ok()
}

/// The series that a decision of `locality` is numbered in: `phu-tan/QĐ-UBND/2026`.
#[must_use]
pub fn series(locality: &LocalityId, year: i16) -> String {
    format!("{locality}{OFFICE}/{year}")
}

/// The series in which a number is claimed that was free again `freed` times, because the decision that bore it was put
/// right: each time it is claimed once.
#[must_use]
pub fn series_anew(locality: &LocalityId, year: i16, freed: u64) -> String {
    match freed {
        0 => series(locality, year),
        freed => format!("{}~{freed}", series(locality, year)),
    }
}

/// Who signs a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// The account that decided.
    pub account: AccountId,
    /// Name as it stands under the decision.
    pub name: String,
    /// Position of the signer: "CHỦ TỊCH", "PHÓ CHỦ TỊCH".
    pub position: String,
    /// In which mode.
    pub mode: SigningMode,
    /// The text that delegates, for any mode but the chairman's own.
    pub delegation: Option<String>,
}

/// One line of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionEntry {
    /// The award it makes.
    pub award: AwardId,
    /// The nomination it rests on.
    pub nomination: NominationId,
    /// The form.
    pub form: AwardFormId,
    /// Person, collective or household.
    pub kind: NomineeKind,
    /// Prize money, where the rules give some.
    pub prize: Option<Prize>,
    /// Which of how many it is, where the plan sets a limit.
    pub within: Option<WithinQuota>,
    /// Why it stands beside an overlapping award of another campaign.
    pub overlap_reason: Option<String>,
    /// Why it is awarded out of turn, where that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of_turn: Option<String>,
}

/// "the 3rd of at most 4", with the plan's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithinQuota {
    /// Which one this is, counted from 1.
    pub place: u16,
    /// How many there may be.
    pub limit: u16,
    /// Where the plan says so.
    pub source: Source,
}

/// A published award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    /// Its id for ever.
    pub id: AwardId,
    /// The nomination it rests on.
    pub nomination: NominationId,
    /// The round.
    pub round: RoundId,
    /// The campaign.
    pub campaign: CampaignId,
    /// Year of the round.
    pub year: i16,
    /// Occasion of the round.
    pub occasion: Occasion,
    /// The form.
    pub form: AwardFormId,
    /// Name of the form in the law's words.
    pub form_name: String,
    /// Who decided.
    pub authority: DecidingAuthority,
    /// Number and symbol of the decision.
    pub decision: String,
    /// Its date.
    pub decided_on: Date,
    /// Person, collective or household.
    pub kind: NomineeKind,
    /// Whose awards these are.
    pub subject: SubjectId,
    /// Name.
    pub recipient: Personal<String>,
    /// Position or occupation.
    pub position: Personal<String>,
    /// Unit.
    pub unit: UnitId,
    /// Name of the unit on that day.
    pub unit_name: String,
    /// The achievement in short.
    pub achievement: Personal<String>,
    /// The criteria it meets, in the plan's words.
    pub criteria: Vec<Source>,
    /// The days the achievement covers.
    pub period: Period,
    /// Prize money.
    pub prize: Option<Prize>,
    /// Whether it is awarded posthumously (truy tặng).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub posthumous: bool,
}

/// What the higher level decided on a forwarded proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HigherDecision {
    /// Whether it awarded.
    pub granted: bool,
    /// Number and symbol of its decision, or of the letter that declines.
    pub number: String,
    /// Date of that text.
    pub date: Date,
    /// Who issued it.
    pub issuer: String,
}

/// A correction of words of an award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Which field.
    pub field: CorrectedField,
    /// As it stood.
    pub before: Personal<String>,
    /// As it stands now.
    pub after: Personal<String>,
}

/// Which words about the nominee are corrected; other fields are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectedField {
    /// The name as spelled.
    Recipient,
    /// Position or occupation.
    Position,
    /// The achievement in short.
    Achievement,
}

impl CorrectedField {
    /// All that can be corrected.
    pub const ALL: [Self; 3] = [Self::Recipient, Self::Position, Self::Achievement];
}

/// Grounds for revocation, Luật TĐKT Đ93 k2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RevocationGround {
    /// a) gian dối trong kê khai thành tích
    FalseDeclaration,
    /// b) cung cấp thông tin sai, giả mạo hồ sơ
    ForgedDossier,
    /// c) thẩm định, xét, quyết định trái quy định
    UnlawfulProcedure,
    /// d) có kết luận, bản án cho thấy không đạt tiêu chuẩn trong giai đoạn thành tích
    StandardNotMet,
}

impl RevocationGround {
    /// All grounds, in the law's order.
    pub const ALL: [Self; 4] =
        [Self::FalseDeclaration, Self::ForgedDossier, Self::UnlawfulProcedure, Self::StandardNotMet];
}

/// Whether money or artefact has come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recovery {
    /// It was never handed over.
    NotGiven,
    /// It is to be given back.
    Due,
    /// A part was given back.
    Partly,
    /// It was given back.
    Done,
}

impl Recovery {
    /// All states.
    pub const ALL: [Self; 4] = [Self::NotGiven, Self::Due, Self::Partly, Self::Done];

    /// Whether something is still to come back.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Due | Self::Partly)
    }

    /// Whether recovery goes on from one to the other, so that no step before was wrong.
    #[must_use]
    pub fn goes_on_to(self, now: Self) -> bool {
        self.is_open() && matches!(now, Self::Partly | Self::Done)
    }
}
