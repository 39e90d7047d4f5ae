//! What is said of an uploaded paper: why it is not read, what is unsure, what is strange.

use crate::texts::paper as text;
use serde::{Deserialize, Serialize};

/// Why nothing is read from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No words.
    NothingToRead,
    /// Vietnamese without its marks.
    WithoutMarks,
    /// Another language, or no language.
    NotVietnamese,
    /// Letters are missing or wrong.
    LettersLost,
}

impl From<Doubt> for String {
    fn from(doubt: Doubt) -> Self {
        match doubt {
            Doubt::NothingToRead => text::doubt::nothing_to_read(),
            Doubt::WithoutMarks => text::doubt::without_marks(),
            Doubt::NotVietnamese => text::doubt::not_vietnamese(),
            Doubt::LettersLost => text::doubt::letters_lost(),
        }
        .to_string()
    }
}

/// Why an item is unsure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// Its words have damaged letters.
    WordsDamaged,
    /// A time of the day is named.
    HourNamed,
    /// The year is the only one of the campaign.
    YearFromPeriod(u32),
    /// No year is named.
    NoYear,
    /// A table names the day alone.
    DayWithoutOperator,
    /// The number is a span.
    QuotaIsASpan,
    /// The form is supposed.
    QuotaFormSupposed,
    /// No form is named.
    QuotaWithoutForm,
}

impl From<Unsure> for String {
    fn from(unsure: Unsure) -> Self {
        match unsure {
            Unsure::WordsDamaged => text::unsure::words_damaged().to_string(),
            Unsure::HourNamed => text::unsure::hour_named().to_string(),
            Unsure::YearFromPeriod(year) => text::unsure::year_from_period(year),
            Unsure::NoYear => text::unsure::no_year().to_string(),
            Unsure::DayWithoutOperator => text::unsure::day_without_operator().to_string(),
            Unsure::QuotaIsASpan => text::unsure::quota_is_a_span().to_string(),
            Unsure::QuotaFormSupposed => text::unsure::quota_form_supposed().to_string(),
            Unsure::QuotaWithoutForm => text::unsure::quota_without_form().to_string(),
        }
    }
}

/// What is strange in a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Odd {
    /// The number is not filled in.
    BlankNumber,
    /// The day is not filled in.
    BlankDay,
    /// No heading.
    MissingHeader,
    /// Signed in nobody's place.
    SignedAlone,
    /// Quotation marks of two kinds.
    QuoteMismatch,
    /// A quotation without end.
    QuoteOpen,
    /// A level of government that is no more.
    AbolishedLevel,
    /// A symbol in the wrong order.
    WrongSymbol,
    /// One document, two days.
    TwoDates {
        /// The document.
        number: String,
        /// One day.
        one: String,
        /// The other.
        two: String,
    },
    /// Two phases share a year.
    PhasesOverlap,
    /// A number that is no cap.
    ExactQuota,
}

impl Odd {
    /// Its name for programs.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::BlankNumber => "blank_number",
            Self::BlankDay => "blank_day",
            Self::MissingHeader => "missing_header",
            Self::SignedAlone => "signature",
            Self::QuoteMismatch => "quote_mismatch",
            Self::QuoteOpen => "quote_open",
            Self::AbolishedLevel => "abolished_level",
            Self::WrongSymbol => "wrong_symbol",
            Self::TwoDates { .. } => "two_dates",
            Self::PhasesOverlap => "overlap",
            Self::ExactQuota => "exact_quota",
        }
    }
}

impl From<Odd> for String {
    fn from(odd: Odd) -> Self {
        match odd {
            Odd::BlankNumber => text::odd::blank_number().to_string(),
            Odd::BlankDay => text::odd::blank_day().to_string(),
            Odd::MissingHeader => text::odd::missing_header().to_string(),
            Odd::SignedAlone => text::odd::signed_alone().to_string(),
            Odd::QuoteMismatch => text::odd::quote_mismatch().to_string(),
            Odd::QuoteOpen => text::odd::quote_open().to_string(),
            Odd::AbolishedLevel => text::odd::abolished_level().to_string(),
            Odd::WrongSymbol => text::odd::wrong_symbol().to_string(),
            Odd::TwoDates { number, one, two } => text::odd::two_dates(&number, &one, &two),
            Odd::PhasesOverlap => text::odd::phases_overlap().to_string(),
            Odd::ExactQuota => text::odd::exact_quota().to_string(),
        }
    }
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// Nothing in it.
    Empty,
    /// Opens with a password only.
    Locked,
    /// Unpacks to too much.
    Bomb,
    /// Carries a program.
    Macros,
    /// Pictures of pages.
    Scan,
    /// Too many pages.
    TooManyPages,
    /// Too many bytes.
    TooLarge,
    /// Too many letters.
    TooLong,
    /// A table of too many rows.
    TooManyRows,
    /// Word before 2007, or rich text.
    OldWord,
    /// An archive, a spreadsheet, a presentation.
    OtherFile,
    /// Excel before 2007.
    OldTable,
    /// No table of names.
    NoTable,
    /// A picture.
    Picture,
    /// Cut off or damaged.
    Broken,
    /// Took too long or too much memory.
    TooHard,
    /// Nothing that is known.
    Unknown,
}

impl Refused {
    /// The sentence for the person who sent a list.
    #[must_use]
    pub fn sentence_of_list(self) -> &'static str {
        match self {
            Self::Empty => text::refused_list::empty(),
            Self::Bomb => text::refused_list::bomb(),
            Self::Macros => text::refused_list::macros(),
            Self::TooLarge => text::refused_list::too_large(),
            Self::TooHard => text::refused_list::too_hard(),
            other => other.sentence(),
        }
    }

    /// The sentence for the person who sent a paper.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Empty => text::refused::empty(),
            Self::Locked => text::refused::locked(),
            Self::Bomb => text::refused::bomb(),
            Self::Macros => text::refused::macros(),
            Self::Scan => text::refused::scan(),
            Self::TooManyPages => text::refused::too_many_pages(),
            Self::TooLarge => text::refused::too_large(),
            Self::TooLong => text::refused::too_long(),
            Self::TooManyRows => text::refused::too_many_rows(),
            Self::OldWord => text::refused::old_word(),
            Self::OtherFile => text::refused::other_file(),
            Self::OldTable => text::refused::old_table(),
            Self::NoTable => text::refused::no_table(),
            Self::Picture => text::refused::picture(),
            Self::Broken => text::refused::broken(),
            Self::TooHard => text::refused::too_hard(),
            Self::Unknown => text::refused::unknown(),
        }
    }
}
