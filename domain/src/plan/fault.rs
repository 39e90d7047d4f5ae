//! What can be wrong with a plan file, as data: where, and what. It is put in words elsewhere.

use crate::ids::LocalityId;

/// One thing wrong with a plan file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFault {
    /// Line in the file, counted from 1; absent when the fault is of the plan as a whole.
    pub line: Option<usize>,
    /// The field, as written in the file: `quotas.form`; absent when it is of the file as a whole.
    pub field: Option<String>,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong at a place of a plan file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not TOML: a slip of the pen.
    Unreadable,
    /// A field that every plan has is not there.
    FieldMissing {
        /// Its name.
        name: String,
    },
    /// No plan has this field.
    FieldUnknown {
        /// As written.
        name: String,
        /// The fields that may stand there.
        known: Vec<String>,
    },
    /// Not one of the words that the field takes.
    WordUnknown {
        /// As written.
        word: String,
        /// The words it takes.
        known: Vec<String>,
    },
    /// The field is written twice.
    WrittenTwice,
    /// A date that is none, or is written otherwise than year-month-day.
    NotADate,
    /// Another sort of value than the field holds.
    WrongSort {
        /// What it holds.
        wanted: Wanted,
    },
    /// The right sort of value, but not one that is taken.
    NotTaken {
        /// What is.
        wanted: Wanted,
    },
    /// Not fit for an address.
    NotAnAddress {
        /// As written.
        text: String,
    },
    /// Nothing is written there.
    Blank,
    /// A year in which no campaign runs.
    YearOutside {
        /// The first year that is taken.
        first: i16,
        /// The last year that is taken.
        last: i16,
    },
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// Two audiences of one name.
    AudienceTwice {
        /// The name.
        id: String,
    },
    /// An audience of nobody.
    AudienceOfNobody,
    /// The rules know no such award form.
    FormUnknown {
        /// As written.
        form: String,
    },
    /// A number for an award that the plan does not promise.
    NotPromised {
        /// Its form.
        form: String,
    },
    /// A day that no year has.
    NoSuchDay,
    /// A number that does not stand in the words quoted for it.
    NumberNotQuoted {
        /// The number.
        limit: u16,
    },
    /// A rule without its place in the plan or without the plan's words.
    Unquoted,
    /// The plan is another locality's.
    OtherLocality {
        /// Whose it was to be.
        here: LocalityId,
    },
}

/// The sort of value that a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A whole number within its bounds.
    WholeNumber,
    /// A list.
    List,
    /// A part with fields of its own.
    Part,
    /// Text.
    Text,
    /// True or false.
    Truth,
}
