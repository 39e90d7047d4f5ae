//! What a draft is made of. Every item carries the words it was read from.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;

/// Words of the text and their place in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// The words, as they stand in the text.
    pub words: String,
    /// From which letter to before which.
    pub at: [usize; 2],
    /// Whether it may be meant otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unsure: bool,
    /// Why it is unsure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Said {
    /// The same, unsure.
    #[must_use]
    pub fn doubted(mut self, why: impl Into<String>) -> Self {
        self.unsure = true;
        self.why = Some(why.into());
        self
    }
}

/// The day a paper bears, as far as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PaperDate {
    /// The day.
    pub day: Option<u32>,
    /// The month.
    pub month: Option<u32>,
    /// The year.
    pub year: Option<u32>,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// Something with a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// Who signs, as what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signatory {
    /// Name of the person.
    pub name: Option<String>,
    /// The position, as written.
    pub position: Option<String>,
    /// TM, KT, TL, TUQ, or none.
    pub mode: Option<String>,
    /// In whose place.
    pub on_behalf_of: Option<String>,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// Another document that the text names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its number, "923/QĐ-TTg".
    pub number: Option<String>,
    /// What it is, "Quyết định".
    pub kind: String,
    /// Its day, "2025-05-14".
    pub date: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// From when to when: "2025", "2030-12", "2026-11-20".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Period {
    /// From.
    pub from: Option<String>,
    /// To.
    pub to: Option<String>,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// What a phase ends with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// "sơ kết" or "tổng kết".
    pub kind: Cow<'static, str>,
    /// In which year.
    pub year: Option<u32>,
}

/// A phase of a campaign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Phase {
    /// "Giai đoạn 1".
    pub name: String,
    /// From.
    pub from: Option<String>,
    /// To.
    pub to: Option<String>,
    /// What it ends with.
    pub review: Option<Review>,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// Who is counted or competes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// tập thể
    Collective,
    /// cá nhân
    Individual,
    /// hộ gia đình
    Household,
}

/// Who competes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Audience {
    /// As the plan names it.
    pub name: String,
    /// What it is made of.
    pub kinds: Vec<Who>,
    /// What it is judged by.
    pub criteria: Vec<String>,
    /// Where each of them stands.
    pub criteria_at: Vec<[usize; 2]>,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// What is awarded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AwardForm {
    /// As the plan names it.
    pub name: String,
    /// "nha_nuoc", "chinh_phu", "tinh", "xa" or "don_vi".
    pub level: Option<Cow<'static, str>>,
    /// "hằng năm", "sơ kết", "tổng kết", "đột xuất", "chuyên đề".
    pub occasions: Vec<Cow<'static, str>>,
    /// Who gives it, as the name says.
    pub authority: Option<String>,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// Whether a number is a cap or must be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaOperator {
    /// "không quá"
    AtMost,
    /// a bare number
    Exact,
}

/// How many are awarded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quota {
    /// Which form.
    pub form: Option<String>,
    /// Of whom.
    pub kind: Who,
    /// How many.
    pub number: u32,
    /// A cap, or exact.
    pub operator: QuotaOperator,
    /// On which occasions.
    pub occasions: Vec<Cow<'static, str>>,
    /// For whom, where it is not for all: "mỗi đơn vị".
    pub scope: Option<String>,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// A share of those who compete.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// Which form.
    pub form: Option<String>,
    /// Of whom.
    pub kind: Option<Who>,
    /// How many of a hundred.
    pub percent: u32,
    /// A cap, or exact.
    pub operator: QuotaOperator,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// The year of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Once.
    Of(u32),
    /// "hằng năm"
    Every,
}

impl Serialize for Year {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Of(year) => serializer.serialize_u32(*year),
            Self::Every => serializer.serialize_str("every"),
        }
    }
}

impl<'de> Deserialize<'de> for Year {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Said {
            Number(u32),
            Word(String),
        }
        match Said::deserialize(deserializer)? {
            Said::Number(year) => Ok(Self::Of(year)),
            Said::Word(word) if word == "every" => Ok(Self::Every),
            Said::Word(word) => Err(D::Error::custom(format!("{word} is no year"))),
        }
    }
}

/// How a day bounds a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOperator {
    /// "trước": the day itself is too late
    Before,
    /// "chậm nhất", "đến hết": the day itself is in time
    AtLatest,
    /// "vào ngày"
    On,
}

/// A duty with a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    /// What is owed.
    pub what: String,
    /// By whom, exactly as named.
    pub who: Option<String>,
    /// To whom.
    pub to: Option<String>,
    /// The day.
    pub day: u32,
    /// The month.
    pub month: u32,
    /// The year.
    pub year: Option<Year>,
    /// How the day bounds it.
    pub operator: DayOperator,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// A duty without a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Undated {
    /// What is owed.
    pub what: String,
    /// By whom.
    pub who: Option<String>,
    /// In which quarter.
    pub quarter: Option<u32>,
    /// In which month.
    pub month: Option<u32>,
    /// In which year.
    pub year: Option<Year>,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// Who does what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Responsibility {
    /// Who.
    pub unit: String,
    /// What.
    pub duties: Vec<String>,
    /// Where each of them stands.
    pub duties_at: Vec<[usize; 2]>,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}

/// Something strange.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Oddity {
    /// Of what kind.
    pub kind: Cow<'static, str>,
    /// What it means.
    pub note: String,
    /// Its words.
    #[serde(flatten)]
    pub said: Said,
}
