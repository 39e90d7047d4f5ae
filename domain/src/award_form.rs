//! Award forms (hình thức khen thưởng) and who decides them.

use crate::ids::AwardFormId;
use crate::money::Thousandths;
use crate::nominee::NomineeKind;
use crate::stored_enum;
use serde::{Deserialize, Serialize};

stored_enum! {
    /// Who decides an award form (docs/law.md). The commune decides only its own and forwards the rest.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum DecidingAuthority {
        /// Chủ tịch UBND cấp xã
        CommuneChairman = "commune_chairman",
        /// Chủ tịch UBND cấp tỉnh
        ProvinceChairman = "province_chairman",
        /// Thủ tướng Chính phủ
        PrimeMinister = "prime_minister",
        /// Chính phủ
        Government = "government",
        /// Chủ tịch nước
        President = "president",
    }
}

impl DecidingAuthority {
    /// Whether the commune decides it, or can only forward a proposal.
    #[must_use]
    pub fn is_commune(self) -> bool {
        self == Self::CommuneChairman
    }
}

/// How far a rule has been checked against published law (docs/law.md has the marks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verified {
    /// \[V\] seen in a published text.
    Seen,
    /// \[I\] inferred from the facts, or the locality's own policy.
    Inferred,
    /// \[V*\] seen second-hand or for an older version.
    SecondHand,
    /// \[M\] from memory: shown with its mark, never to the public as law.
    Unverified,
}

impl Verified {
    /// Of two, the one less to be relied on: a value is as sure as the least sure of its parts.
    #[must_use]
    pub fn weaker(self, other: Self) -> Self {
        self.max(other)
    }
}

/// An award form as the rules have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardForm {
    /// `giay-khen`
    pub id: AwardFormId,
    /// The law's name, with {dia-phuong} where the locality's name goes: "Giấy khen của Chủ tịch UBND {cap}".
    pub name: String,
    /// In a list: "Giấy khen".
    pub short: String,
    /// A title (danh hiệu thi đua), given for the work of a year, never for a single deed (đột xuất).
    #[serde(default)]
    pub title: bool,
    /// Who decides.
    pub authority: DecidingAuthority,
    /// Legal source of the authority.
    pub source: String,
    /// How far that source was checked.
    pub verified: Verified,
    /// Prize money as multiples of the base salary; absent kinds get none.
    #[serde(default)]
    pub prizes: Vec<PrizeRule>,
}

/// Prize money of one kind of nominee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrizeRule {
    /// Whom it is for.
    pub kind: NomineeKind,
    /// In thousandths of the base salary.
    pub multiple: Thousandths,
    /// Legal source.
    pub source: String,
    /// How far it was checked.
    pub verified: Verified,
}
