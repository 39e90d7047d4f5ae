//! What a plan promises and on which occasion: award forms, their numbers, the papers of a dossier.

use super::Source;
use crate::ids::{AwardFormId, PaperId};
use crate::nominee::NomineeKind;
use crate::quota::QuotaOperator;
use serde::{Deserialize, Serialize};

/// When a report or an award falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// hằng năm
    Annual,
    /// sơ kết
    Interim,
    /// tổng kết
    Final,
    /// đột xuất
    Unscheduled,
}

impl Occasion {
    /// All occasions.
    pub const ALL: [Self; 4] = [Self::Annual, Self::Interim, Self::Final, Self::Unscheduled];

    /// As it stands in an address.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Annual => "hang-nam",
            Self::Interim => "so-ket",
            Self::Final => "tong-ket",
            Self::Unscheduled => "dot-xuat",
        }
    }
}

/// An award form the plan promises, per occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardRule {
    /// A form of rules/award-forms.toml.
    pub form: AwardFormId,
    /// On which occasions.
    pub occasions: Vec<Occasion>,
    /// To which kinds of nominee.
    pub kinds: Vec<NomineeKind>,
    /// The name the plan gives it, where it differs from the law's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// Where it stands.
    pub source: Source,
}

/// A number that may be awarded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaRule {
    /// The form it limits.
    pub form: AwardFormId,
    /// On which occasions.
    pub occasions: Vec<Occasion>,
    /// The kind of nominee it limits.
    pub kind: NomineeKind,
    /// How many.
    pub limit: u16,
    /// Cap ("không quá") or exact number.
    pub operator: QuotaOperator,
    /// Where it stands.
    pub source: Source,
}

/// The dossier at commune level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// How many sets; absent when the plan does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sets: Option<u8>,
    /// The papers; empty when the plan lists none (then the law's three apply, see rules/dossier.toml).
    #[serde(default)]
    pub papers: Vec<Paper>,
}

/// A paper of the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Its name inside the dossier: `bien-ban-hop-xet`.
    pub id: PaperId,
    /// Its name for people.
    pub name: String,
    /// Always, or only for inventions and initiatives.
    pub needed: Needed,
    /// Where it stands.
    pub source: Source,
}

/// When a paper is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    /// In every dossier.
    Always,
    /// When the achievement is an invention or initiative.
    ForInitiatives,
}
