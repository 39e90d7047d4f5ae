//! Who can be put forward: a person, a collective or a household.

use crate::ids::{SubjectId, UnitId};
use crate::personal::Personal;
use serde::{Deserialize, Serialize};

/// The three kinds of nominee (Luật TĐKT Đ5; plan phong-quang-2025 names households).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NomineeKind {
    /// cá nhân
    Individual,
    /// tập thể
    Collective,
    /// hộ gia đình
    Household,
}

impl NomineeKind {
    /// All kinds, in the order the plans name them.
    pub const ALL: [Self; 3] = [Self::Collective, Self::Individual, Self::Household];
}

/// What part a person plays, for the law's preference for those who work directly (Luật TĐKT Đ5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// người trực tiếp lao động, sản xuất, công tác
    DirectWorker,
    /// công chức, viên chức không giữ chức vụ
    Staff,
    /// lãnh đạo, quản lý
    Leader,
}

/// A nominee as it stands in a nomination. All that describes it is sealed under its own key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nominee {
    /// Person, collective or household.
    pub kind: NomineeKind,
    /// The one whose earlier awards count: the same subject in every nomination of the same nominee.
    pub subject: SubjectId,
    /// The unit it belongs to; council members of that unit do not vote on it.
    pub unit: UnitId,
    /// Name as it will stand in the decision.
    pub name: Personal<String>,
    /// Position or occupation, in short.
    pub position: Personal<String>,
    /// Year of birth, to tell apart two of the same name; never public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_year: Option<Personal<i16>>,
    /// What else tells it apart from others of its name, as the unit puts it: a hamlet, the father's name. Never public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apart: Option<Personal<String>>,
    /// For individuals: direct worker, staff or leader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
}
