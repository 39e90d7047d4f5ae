//! What is said of an uploaded paper: why it is not read, what is unsure, what is strange.

use crate::texts::paper as text;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl From<Refused> for String {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Empty => text::refused::empty(),
            Refused::Locked => text::refused::locked(),
            Refused::Bomb => text::refused::bomb(),
            Refused::Macros => text::refused::macros(),
            Refused::Scan => text::refused::scan(),
            Refused::TooManyPages => text::refused::too_many_pages(),
            Refused::TooLarge => text::refused::too_large(),
            Refused::OldWord => text::refused::old_word(),
            Refused::OtherFile => text::refused::other_file(),
            Refused::OldTable => text::refused::old_table(),
            Refused::NoTable => text::refused::no_table(),
            Refused::Picture => text::refused::picture(),
            Refused::Broken => text::refused::broken(),
            Refused::TooHard => text::refused::too_hard(),
            Refused::Unknown => text::refused::unknown(),
        }
        .to_string()
    }
}
