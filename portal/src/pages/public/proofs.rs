//! Proof files: the exact public bytes of a fact and what proves them, for awards under their page and for every
//! public line of the book under its number. Made on request; gone when the person is erased.

use super::Here;
use crate::demonstration;
use crate::paths::route;
use crate::shell::error::PageError;
use crate::shell::state::App;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sovang_domain::ids::AwardId;
use sovang_ledger::log::Disclosed;
use sovang_projections::public;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(route::AWARD_RECORD, get(award_record))
        .route(route::AWARD_PROOF, get(award_proof))
        .route(route::LINE, get(line))
}

impl File {
    fn ending(self) -> &'static str {
        match self {
            Self::Record => "json",
            Self::Proof => "tlog-proof",
        }
    }
}

/// Which of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum File {
    Record,
    Proof,
}

async fn award_record(
    State(app): State<App>,
    Path(path): Path<(String, String)>,
) -> Result<Response, PageError> {
    file(&app, award_index(&app, path)?, File::Record).await
}

async fn award_proof(
    State(app): State<App>,
    Path(path): Path<(String, String)>,
) -> Result<Response, PageError> {
    file(&app, award_index(&app, path)?, File::Proof).await
}

/// `612.json`, `612.tlog-proof`
async fn line(
    State(app): State<App>,
    Path((xa, name)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let (index, kind) = read(&name).ok_or(PageError::NotFound)?;
    let here = Here::find(&app, &xa)?;
    let is_ours = app.views().read(|connection| public::ledger::is_of(connection, here.id(), index))?;
    if is_ours { file(&app, index, kind).await } else { Err(PageError::NotFound) }
}

fn read(name: &str) -> Option<(u64, File)> {
    let (index, kind) = match (name.strip_suffix(".json"), name.strip_suffix(".tlog-proof")) {
        (Some(index), _) => (index, File::Record),
        (_, Some(index)) => (index, File::Proof),
        _ => return None,
    };
    let number: u64 = index.parse().ok()?;
    (number.to_string() == index).then_some((number, kind))
}

fn award_index(app: &App, (xa, id): (String, String)) -> Result<u64, PageError> {
    let here = Here::find(app, &xa)?;
    let id = AwardId::within(here.id(), &id);
    let award = app.views().read(|connection| public::awards::one(connection, &id))?;
    Ok(award.ok_or(PageError::NotFound)?.log_index)
}

async fn file(app: &App, index: u64, kind: File) -> Result<Response, PageError> {
    let ledger = app.desk.ledger();
    let (bytes, extra) = match ledger.disclosed(index).await? {
        Disclosed::Open { bytes, extra } => (bytes, extra),
        Disclosed::Erased => return Err(PageError::Erased),
        Disclosed::Private | Disclosed::Unknown => return Err(PageError::NotFound),
    };
    let (content_type, body) = match kind {
        File::Record => ("application/json", bytes),
        File::Proof => {
            let published = app.log().published.ok_or(PageError::NotYetSealed)?;
            let proof = ledger.proof(index, extra, &published).await?.ok_or(PageError::NotYetSealed)?;
            ("text/plain; charset=utf-8", proof.to_bytes())
        }
    };
    let mut response = (StatusCode::OK, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    // the bytes are those of the log and cannot say it
    if demonstration::runs() {
        let name = demonstration::file_name(&format!("so-{index}.{}", kind.ending()));
        let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\""));
        headers.extend(disposition.ok().map(|value| (header::CONTENT_DISPOSITION, value)));
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_name() {
        assert_eq!(read("612.json"), Some((612, File::Record)));
        assert_eq!(read("0.tlog-proof"), Some((0, File::Proof)));
        for name in ["", ".json", "0612.json", "+1.json", "612", "612.JSON", "612.tlog-proof.json", "-1.json"]
        {
            assert_eq!(read(name), None, "{name}");
        }
    }
}
