//! Why there is no answer: the code of a state of affairs, for programs.

use super::json;
use crate::shell::building::BUILT_WITHIN;
use crate::shell::error::logged;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use sovang_projections::ViewError;

/// Why a request ends without an answer.
#[derive(Debug)]
pub(super) enum Fault {
    /// There is nothing of that name.
    NotFound,
    /// Answers are only read.
    MethodNotAllowed,
    /// The views are built for the first time: what is not found may be there.
    Building,
    /// Nobody knows now whether it is there.
    Unreadable(ViewError),
}

impl From<ViewError> for Fault {
    fn from(error: ViewError) -> Self {
        Self::Unreadable(error)
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        match self {
            Self::NotFound => json(StatusCode::NOT_FOUND, &json!({ "error": "not-found" })),
            Self::MethodNotAllowed => {
                json(StatusCode::METHOD_NOT_ALLOWED, &json!({ "error": "method-not-allowed" }))
            }
            Self::Building => {
                let answer = json(StatusCode::SERVICE_UNAVAILABLE, &json!({ "error": "building" }));
                ([(header::RETRY_AFTER, HeaderValue::from(BUILT_WITHIN))], answer).into_response()
            }
            Self::Unreadable(error) => {
                let incident = logged(&error, "a read failed");
                json(StatusCode::SERVICE_UNAVAILABLE, &json!({ "error": "unreadable", "incident": incident }))
            }
        }
    }
}
