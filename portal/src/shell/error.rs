//! Errors as pages: what happened, whether anything was recorded, what to do next. Nothing internal is shown; the
//! detail goes to the log with a number that the page shows too.

use super::building::BUILT_WITHIN;
use crate::paths;
use crate::shell::answer::{answer, see_other};
use crate::shell::submission::{ALL_FILES, ALL_TEXT};
use crate::ui::layout::{Page, Room};
use crate::ui::links::Link;
use crate::ui::problem::Problem;
use crate::ui::refusal::why;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use maud::Markup;
use sovang_desk::blobs::BlobError;
use sovang_desk::{Denied, clock};
use sovang_domain::document::MAX_BYTES;
use sovang_domain::ids::RoundId;
use sovang_ledger::{LedgerError, random};
use sovang_projections::ViewError;
use std::fmt::Display;

/// Header: in how many seconds the session is over.
const SESSION_LEFT: &str = "sovang-phien-con";
/// In seconds, how soon a proof that is not there yet may be asked for again.
const SEALED_WITHIN: u64 = 60;

/// Why a request ends in an error page.
#[derive(Debug)]
pub enum PageError {
    /// There is no such page.
    NotFound,
    /// Only signed-in people see it.
    SignInFirst {
        /// Where to come back to.
        back: String,
    },
    /// The person has no right to it.
    Forbidden,
    /// A council member opens a dossier before having declared conflicts, or none, in its round.
    DeclareFirst {
        /// The round, where one declares.
        round: RoundId,
    },
    /// A council member opens a dossier to stand aside from.
    StandsAside {
        /// The round it belongs to.
        round: RoundId,
        /// The own unit, or what was declared when.
        why: Markup,
    },
    /// The form was not drawn for this session.
    ExpiredForm,
    /// The form came from another page, or from nowhere.
    FromElsewhere {
        /// Where it is drawn anew.
        back: &'static str,
    },
    /// The form came after its session was over; it is kept for who wrote it.
    CutOff {
        /// Whether the page sent it by itself.
        by_itself: bool,
        /// Whether its writer is signed in again.
        same_person: bool,
    },
    /// The form was put aside, as was asked.
    PutAside {
        /// Whether the page did so by itself.
        by_itself: bool,
        /// When the session is over unless it is used again.
        until: Timestamp,
    },
    /// A form that waited, shown again; nothing was asked of anyone.
    Reopened(Box<Page>),
    /// The request cannot be read.
    BadRequest,
    /// The files of one form are together larger than is taken.
    TooLarge,
    /// More text came than any form can hold.
    TooMuchText,
    /// A list is longer than is handed out at once.
    TooLong {
        /// How many lines at most.
        most: u64,
    },
    /// What is asked for was erased with the person it spoke of.
    Erased,
    /// The line is recorded, but no published checkpoint reaches it yet.
    NotYetSealed,
    /// A number or code that is not in the book.
    NotInBook(Box<Page>),
    /// Too often in too short a time.
    TooMany {
        /// Seconds to wait.
        wait: u64,
    },
    /// Nobody is administrator yet: only the first run is served.
    NotBegun,
    /// The code of the first run is another, used, or too old.
    FirstRunOver,
    /// The views are built for the first time: what is not found may be there.
    Building,
    /// The desk denied it.
    Denied(Denied),
    /// Nothing can be stored now.
    Unavailable(String),
    /// What the page is drawn from cannot be read now: nobody knows whether it is there.
    Unreadable(String),
    /// Our fault.
    Internal(String),
}

impl From<LedgerError> for PageError {
    fn from(error: LedgerError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<ViewError> for PageError {
    fn from(error: ViewError) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl From<BlobError> for PageError {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::Folder(_) | BlobError::Store(_) | BlobError::Ledger(_) => {
                Self::Unavailable(error.to_string())
            }
            BlobError::Changed(_) => Self::Unreadable(error.to_string()),
        }
    }
}

impl From<std::io::Error> for PageError {
    fn from(error: std::io::Error) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<Denied> for PageError {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let wait = match &self {
            Self::TooMany { wait } => Some(*wait),
            Self::NotYetSealed => Some(SEALED_WITHIN),
            Self::Building => Some(BUILT_WITHIN),
            _ => None,
        };
        let problem = match self {
            Self::SignInFirst { back } => {
                let back: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
                return see_other(&format!("{}?ve={back}", paths::SIGN_IN));
            }
            Self::NotFound | Self::Denied(Denied::NotFound(_)) => Problem::not_found(None),
            Self::CutOff { by_itself, same_person } => return cut_off(by_itself, same_person),
            Self::PutAside { by_itself, until } => return put_aside(by_itself, until),
            Self::Reopened(page) => return answer(StatusCode::OK, &page),
            Self::NotInBook(page) => return answer(StatusCode::NOT_FOUND, &page),
            Self::Erased => Problem::erased(),
            Self::NotYetSealed => Problem::not_yet_sealed(),
            Self::Forbidden | Self::Denied(Denied::NotPermitted(_)) => Problem::forbidden(),
            Self::DeclareFirst { round } => Problem::declare_first(&paths::round(&round)),
            Self::StandsAside { round, why } => Problem::stands_aside(why, &paths::round(&round)),
            Self::ExpiredForm => Problem::expired_form(paths::OFFICE),
            Self::FromElsewhere { back } => Problem::from_elsewhere(back),
            Self::BadRequest => Problem::bad_request(),
            Self::TooLarge => Problem::too_large(MAX_BYTES as usize, ALL_FILES),
            Self::TooMuchText => Problem::too_much_text(ALL_TEXT),
            Self::TooLong { most } => Problem::too_long(most),
            Self::TooMany { wait } => Problem::too_many(wait),
            Self::Building => Problem::building(),
            Self::NotBegun => Problem::not_begun(),
            Self::FirstRunOver => Problem::first_run_over(),
            Self::Denied(Denied::Refused(refusal)) => {
                let words = sovang_words::refusal::words(&refusal);
                Problem::refused(
                    &words.title,
                    why(&words),
                    &[Link::new(paths::OFFICE, "Về trang việc của tôi")],
                )
            }
            Self::Denied(Denied::Stale { .. }) => Problem::conflict(
                "Có người vừa ghi thêm vào hồ sơ này sau khi trang được mở.",
                "",
                paths::OFFICE,
            ),
            Self::Denied(Denied::Rehearsed) => {
                Problem::conflict("Mới xem trước, chưa ghi gì vào sổ.", "", paths::OFFICE)
            }
            Self::Denied(Denied::KeyReused) => Problem::conflict(
                "Biểu mẫu này đã được gửi một lần với nội dung khác; lần gửi đó đã được ghi nhận.",
                "",
                paths::OFFICE,
            ),
            Self::Denied(Denied::Unavailable(error)) => {
                Problem::unavailable().logged_as(&logged(&error, "the ledger is unavailable"))
            }
            Self::Denied(Denied::Unreadable(error)) => {
                Problem::unreadable(true).logged_as(&logged(&error, "a read failed"))
            }
            Self::Unavailable(error) => Problem::unavailable().logged_as(&logged(&error, "unavailable")),
            Self::Unreadable(error) => Problem::unreadable(false).logged_as(&logged(&error, "a read failed")),
            Self::Internal(error) => Problem::internal(false).logged_as(&logged(&error, "internal error")),
        };
        let status = problem.status;
        let mut response = answer(status, &problem.on(Page { room: Room::Plain, ..Page::default() }));
        if let Some(wait) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        response
    }
}

/// A form that came too late is kept: on to where it waits.
fn cut_off(by_itself: bool, same_person: bool) -> Response {
    match (by_itself, same_person) {
        (true, _) => StatusCode::UNAUTHORIZED.into_response(),
        (false, true) => see_other(&paths::unsent("giu")),
        (false, false) => see_other(&format!("{}?ve={}&da-giu=1", paths::SIGN_IN, paths::UNSENT)),
    }
}

/// A form that was put aside: on to where it waits, or back to its page, which learns how long the session goes on.
fn put_aside(by_itself: bool, until: Timestamp) -> Response {
    if !by_itself {
        return see_other(&paths::unsent("luu"));
    }
    let left = until.duration_since(clock::now()).as_secs().to_string();
    (StatusCode::NO_CONTENT, [(SESSION_LEFT, left)]).into_response()
}

/// Puts a fault into the log under a number of its own, and gives the number: eight hexadecimal digits.
pub(crate) fn logged(error: &dyn Display, what: &'static str) -> String {
    let [high, low] = [random::bytes::<2>(), random::bytes::<2>()].map(hex::encode);
    let number = format!("{high}-{low}");
    tracing::error!(number, %error, "{what}");
    number
}
