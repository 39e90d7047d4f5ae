//! What happened in a locality.

use super::put_right::LocalityTitle;
use crate::aggregate::domain_event;
use crate::ids::{AccountId, SubjectId, UnitId};
use crate::rules::{Parameter, ParameterName};
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The three kinds of commune since 01/7/2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LocalityKind {
    /// xã
    Rural,
    /// phường
    Ward,
    /// đặc khu
    SpecialZone,
}

/// What a reporting unit is; enterprises report on their own line in some plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// thôn, ấp, xóm, bản, khu phố, tổ dân phố
    Village,
    /// phòng, ban, trung tâm của xã
    Office,
    /// Mặt trận, đoàn thể
    Association,
    /// trường học, trạm y tế
    Service,
    /// công an, quân sự
    Force,
    /// doanh nghiệp, hợp tác xã
    Enterprise,
}

impl LocalityKind {
    /// All kinds of commune.
    pub const ALL: [Self; 3] = [Self::Rural, Self::Ward, Self::SpecialZone];
}

impl UnitKind {
    /// All kinds of unit.
    pub const ALL: [Self; 6] =
        [Self::Village, Self::Office, Self::Association, Self::Service, Self::Force, Self::Enterprise];
}

/// How someone signs for the chairman (NĐ 30/2020 Đ13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SigningMode {
    /// The chairman's own signature: no mode line, for award decisions are the chairman's own competence.
    Own,
    /// KT. (ký thay): a deputy for the head.
    ForHead,
    /// TL. (thừa lệnh)
    ByOrder,
    /// TUQ. (thừa ủy quyền)
    ByMandate,
    /// Q. (quyền)
    Acting,
}

impl SigningMode {
    /// The modes that a text must give.
    pub const DELEGATED: [Self; 4] = [Self::ForHead, Self::ByOrder, Self::ByMandate, Self::Acting];
}

/// A member of the council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilMember {
    /// The member's account.
    pub account: AccountId,
    /// The place in the council.
    pub position: CouncilPosition,
    /// The member's own unit: no vote on its nominees.
    pub unit: UnitId,
}

/// Places in the council.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CouncilPosition {
    /// Chủ tịch Hội đồng
    Chair,
    /// Phó Chủ tịch Hội đồng
    ViceChair,
    /// Ủy viên thường trực, thư ký
    Secretary,
    /// Ủy viên
    Member,
}

impl CouncilPosition {
    /// All positions; most sit as members.
    pub const ALL: [Self; 4] = [Self::Member, Self::Chair, Self::ViceChair, Self::Secretary];
}

/// Who gives award decisions their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// The clerk, from the office's register of all decisions; the program is told.
    #[default]
    ByClerk,
    /// The program, in a series that the locality keeps for awards alone.
    ByProgram,
}

impl Numbering {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ByClerk, Self::ByProgram];
}

/// A fact about one locality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "stamp is who and when, document the text that orders it")]
pub enum LocalityEvent {
    /// A commune was entered into the ledger. Its name stands without the kind ("Phú Tân"), the province likewise.
    LocalityRegistered {
        kind: LocalityKind,
        name: String,
        province: String,
        province_kind: String,
        stamp: Stamp,
    },
    /// A reporting unit was entered.
    UnitRegistered { unit: UnitId, name: String, kind: UnitKind, stamp: Stamp },
    /// A unit got a new name; its id and addresses stay.
    UnitRenamed { unit: UnitId, before: String, after: String, document: String, stamp: Stamp },
    /// The name of a unit was misspelt, and is put right: it never bore the other.
    UnitNameCorrected { unit: UnitId, before: String, after: String, reason: String, stamp: Stamp },
    /// A unit became part of another.
    UnitMerged { unit: UnitId, into: UnitId, document: String, stamp: Stamp },
    /// A council took office on `from`; the public gets the number of members.
    CouncilAppointed { members: Vec<CouncilMember>, from: Date, document: String, stamp: Stamp },
    /// An officer may sign for the chairman (KT., TL., TUQ.).
    OfficerDelegated {
        officer: AccountId,
        mode: SigningMode,
        from: Date,
        until: Option<Date>,
        document: String,
        stamp: Stamp,
    },
    /// A day off was announced that the table of the law lacks; `instead` is worked for it (làm bù).
    DayOffDeclared { day: Date, name: String, instead: Option<Date>, document: String, stamp: Stamp },
    /// A declared day off was taken back: it is worked after all, or was never announced.
    DayOffTakenBack { day: Date, reason: String, document: String, stamp: Stamp },
    /// It was settled who numbers award decisions: the clerk, as until then, or the program
    NumberingChosen { numbering: Numbering, document: String, stamp: Stamp },
    /// That a unit became part of another was recorded by mistake, and is taken back.
    UnitMergerTakenBack { unit: UnitId, into: UnitId, reason: String, stamp: Stamp },
    /// The commune's kind, name or province was entered wrongly, and is put right: it was never called otherwise.
    LocalityCorrected { before: LocalityTitle, after: LocalityTitle, reason: String, stamp: Stamp },
    /// That a unit got a new name was recorded by mistake, and is taken back: it bears the name `after` as before.
    UnitRenameTakenBack { unit: UnitId, before: String, after: String, reason: String, stamp: Stamp },
    /// The kind of a unit was entered wrongly, and is put right: from now on it owes what its kind owes.
    UnitKindCorrected { unit: UnitId, before: UnitKind, after: UnitKind, reason: String, stamp: Stamp },
    /// A unit was entered by mistake, twice for example, and is struck: nothing rested on it.
    UnitStruck { unit: UnitId, name: String, reason: String, stamp: Stamp },
    /// A delegation ends earlier than its text said, by another text; `until` is its last day.
    DelegationEnded {
        officer: AccountId,
        mode: SigningMode,
        from: Date,
        until: Date,
        document: String,
        stamp: Stamp,
    },
    /// A delegation was recorded by mistake, and is taken back: nothing was signed by it.
    DelegationTakenBack { officer: AccountId, mode: SigningMode, from: Date, reason: String, stamp: Stamp },
    /// A parameter of the rules was set for this locality, by a text; it holds from `from` on.
    ParameterSet { parameter: Parameter, from: Date, document: String, reason: String, stamp: Stamp },
    /// A parameter that was set by mistake is taken back: what held before it holds.
    ParameterTakenBack { name: ParameterName, from: Date, reason: String, stamp: Stamp },
    /// The council that takes office on the day `which` was recorded otherwise than its text says: members, day, text are put
    /// right.
    CouncilCorrected {
        which: Date,
        before: Vec<CouncilMember>,
        members: Vec<CouncilMember>,
        from: Date,
        document: String,
        reason: String,
        stamp: Stamp,
    },
    /// A person's data was erased, key and openings with it; the fact itself names nobody.
    SubjectErased { subject: SubjectId, ground: String, document: String, stamp: Stamp },
}

domain_event!(LocalityEvent {
    LocalityRegistered,
    UnitRegistered,
    UnitRenamed,
    UnitMerged,
    CouncilAppointed,
    OfficerDelegated,
    DayOffDeclared,
    DayOffTakenBack,
    NumberingChosen,
    SubjectErased,
    UnitNameCorrected,
    UnitMergerTakenBack,
    UnitRenameTakenBack,
    LocalityCorrected,
    UnitKindCorrected,
    UnitStruck,
    DelegationEnded,
    DelegationTakenBack,
    ParameterSet,
    ParameterTakenBack,
    CouncilCorrected,
});
