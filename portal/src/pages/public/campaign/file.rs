//! Tệp kế hoạch: the file that was published of a version of the plan, to be saved by everyone.

use super::super::Here;
use crate::pages::to_save::headers;
use crate::shell::error::PageError;
use crate::shell::state::App;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sovang_domain::document::Document;
use sovang_projections::public;

pub(super) async fn fetch(
    State(app): State<App>,
    Path((xa, slug, sha256)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let found = app.views().read(|connection| {
        let Some(row) = public::campaigns::one(connection, here.id(), &slug)? else { return Ok(None) };
        public::campaigns::file(connection, &row.campaign, &sha256)
    })?;
    let (version, file) = found.ok_or(PageError::NotFound)?;
    let bytes = app.blobs.get(&file.sha256).await?.ok_or(PageError::NotFound)?;
    let document = Document {
        paper: "ke-hoach".into(),
        sha256: file.sha256,
        size: file.size,
        media: file.media,
        number: None,
        date: None,
    };
    let about = format!("{xa} {slug} phien ban {version}");
    let mut response = (headers(&document, &about), bytes).into_response();
    // the address names the bytes: they never change
    let forever = HeaderValue::from_static("public, max-age=86400, immutable");
    response.headers_mut().insert(header::CACHE_CONTROL, forever);
    Ok(response)
}
