//! What can be asked of a locality.

use super::{CouncilMember, LocalityKind, LocalityRight, Numbering, ParameterChange, SigningMode, UnitKind};
use crate::calendar::Holidays;
use crate::ids::{AccountId, SubjectId, UnitId};
use crate::stamp::Stamp;
use jiff::civil::Date;

/// A unit to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUnit {
    /// Its address, for ever.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
}

/// A request about one locality.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the event of the same name")]
pub enum LocalityCommand {
    /// Enter it into the ledger.
    Register { kind: LocalityKind, name: String, province: String, province_kind: String, stamp: Stamp },
    /// Enter units of it: all of them, or none.
    RegisterUnits { units: Vec<NewUnit>, stamp: Stamp },
    /// Give a unit a new name; its address stays.
    RenameUnit { unit: UnitId, name: String, document: String, stamp: Stamp },
    /// Put a misspelt name right.
    CorrectUnitName { unit: UnitId, name: String, reason: String, stamp: Stamp },
    /// Take back that a unit became part of another.
    TakeBackMerger { unit: UnitId, reason: String, stamp: Stamp },
    /// Merge a unit into another; its address stays.
    MergeUnit { unit: UnitId, into: UnitId, document: String, stamp: Stamp },
    /// Appoint the emulation and commendation council.
    /// `met` are the days on which a council of the locality met, looked up.
    AppointCouncil { members: Vec<CouncilMember>, from: Date, document: String, met: Vec<Date>, stamp: Stamp },
    /// Let an officer sign for the chairman.
    DelegateOfficer {
        officer: AccountId,
        mode: SigningMode,
        from: Date,
        until: Option<Date>,
        document: String,
        stamp: Stamp,
    },
    /// Declare a day off that was announced later; `table` is that of the law.
    DeclareDayOff {
        day: Date,
        name: String,
        instead: Option<Date>,
        document: String,
        table: Holidays,
        stamp: Stamp,
    },
    /// Take a declared day off back.
    TakeBackDayOff { day: Date, reason: String, document: String, stamp: Stamp },
    /// Settle who numbers award decisions.
    ChooseNumbering { numbering: Numbering, document: String, stamp: Stamp },
    /// Set a parameter of the rules for this locality, or take one back.
    ChangeParameter { change: ParameterChange, stamp: Stamp },
    /// Put right what was entered wrongly.
    PutRight { right: LocalityRight, stamp: Stamp },
    /// Erase a person's data for good.
    EraseSubject { subjects: Vec<SubjectId>, ground: String, document: String, stamp: Stamp },
}
