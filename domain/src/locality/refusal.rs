//! Why a request about a locality is refused.

use jiff::civil::Date;

/// The state of affairs that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocalityRefusal {
    /// There is no such locality.
    #[error("the locality is not registered")]
    NotRegistered,
    /// It is in the ledger already.
    #[error("the locality is already registered")]
    AlreadyRegistered,
    /// The text cannot stand in an address.
    #[error("{text:?} cannot stand in an address")]
    NotAnAddress {
        /// What was given.
        text: String,
    },
    /// A unit of that address is there already.
    #[error("the unit is already registered")]
    UnitAlreadyRegistered,
    /// Another living unit has that name.
    #[error("another unit is called {name:?}")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// There is no such unit.
    #[error("the unit is not registered")]
    UnitNotRegistered,
    /// The unit has become part of another.
    #[error("the unit has been merged")]
    UnitAlreadyMerged,
    /// A unit cannot become part of itself.
    #[error("a unit cannot be merged into itself")]
    MergedIntoItself,
    /// Fewer than three cannot vote.
    #[error("a council of {members} is too small")]
    CouncilTooSmall {
        /// How many were named.
        members: usize,
    },
    /// A council has exactly one chair.
    #[error("a council has exactly one chair")]
    NotOneChair,
    /// Someone is named twice.
    #[error("a member is named twice")]
    MemberTwice,
    /// A delegation cannot end before it starts.
    #[error("the delegation ends before it starts")]
    EndsBeforeItStarts,
    /// It would begin before the commune was there.
    #[error("the commune is there since {founded}")]
    BeforeTheCommune {
        /// Its first day.
        founded: Date,
    },
    /// Offices are closed on that day anyway.
    #[error("offices are closed on {day} already")]
    DayOffAlready {
        /// The day.
        day: Date,
    },
    /// What is to be worked instead is a working day anyway.
    #[error("{day} is a working day already")]
    WorkedAnyway {
        /// The day.
        day: Date,
    },
    /// The locality has declared no such day off.
    #[error("no day off was declared on {day}")]
    DayOffNotDeclared {
        /// The day.
        day: Date,
    },
    /// Numbers are given in that way already.
    #[error("decisions are numbered in that way already")]
    NumberingAsBefore,
    /// The person's data is gone already.
    #[error("the subject is already erased")]
    AlreadyErased,
    /// The unit is part of no other.
    #[error("the unit is not merged")]
    UnitNotMerged,
    /// The unit never got a new name.
    #[error("the unit was never renamed")]
    NeverRenamed,
    /// Why is not said.
    #[error("a reason is missing")]
    ReasonMissing,
    /// What is to be put right stands so.
    #[error("it stands so already")]
    StandsSo,
    /// Enrolments, reports, nominations, awards, accounts, seats or other units rest on the unit.
    #[error("{used} things rest on the unit")]
    UnitInUse {
        /// How many.
        used: usize,
    },
    /// No council takes office on that day.
    #[error("no council takes office then")]
    NoSuchCouncil,
    /// There is no such delegation, or no more.
    #[error("there is no such delegation")]
    NoSuchDelegation,
    /// There is one of that officer, mode and first day.
    #[error("the same is delegated from {from} already")]
    AlreadyDelegated {
        /// Its first day.
        from: Date,
    },
    /// Nobody lets themselves sign.
    #[error("nobody lets themselves sign")]
    OwnDelegation,
    /// The chairman is in office: nobody acts in the place (quyền Chủ tịch).
    #[error("{name} is in office")]
    HeadInOffice {
        /// Who.
        name: String,
    },
    /// The council has met: who sat in it, and since when, is no slip of the pen any more.
    #[error("the council met on {on}")]
    CouncilHasMet {
        /// When it met first.
        on: Date,
    },
    /// It ends on that day or before.
    #[error("the delegation ends by then already")]
    EndsAlready,
    /// Decisions were signed by it.
    #[error("{signed} decisions were signed by it")]
    DelegationUsed {
        /// How many.
        signed: usize,
    },
    /// The text that sets a parameter is not named.
    #[error("no text sets it")]
    ParameterOnNoPaper,
    /// The value cannot be meant: out of any range, or days that do not fit their year.
    #[error("the parameter has no sound value")]
    ParameterUnsound,
    /// How rounds are run cannot be set for days that are over: rounds were run otherwise then.
    #[error("the parameter would bind from {from}, before today")]
    ParameterBindsBackwards {
        /// The day it would bind from.
        from: Date,
    },
    /// That parameter was not set from that day, or no more.
    #[error("the parameter is not set from {from}")]
    ParameterNotSet {
        /// The day.
        from: Date,
    },
}
