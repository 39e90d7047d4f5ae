//! Forms with files: read as a stream, measured as they come, looked at by content, kept aside until the fact is made.

use super::values::Values;
use super::{TOKEN, Writer, unfit};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::error_summary::FieldError;
use axum::body::Body;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use sovang_desk::blobs::{Holder, Refused, Staged};
use sovang_domain::document::MAX_BYTES;
use std::collections::BTreeMap;

/// Hidden field, one per paper: a file that came with an earlier try and need not be chosen again.
pub const KEPT: &str = "_giu.";
/// The longest text field: far more than any may hold, so that it is told so in its place, with its words kept.
const MAX_TEXT: usize = 512 * 1024;
/// All text fields of one form together.
pub(crate) const ALL_TEXT: usize = 2 * MAX_TEXT;
/// All files of one form together: five of the largest.
pub(crate) const ALL_FILES: usize = 5 * MAX_BYTES as usize;
/// The most parts a form can have: a list of nominees has some thirty a row.
const MOST_PARTS: usize = 5_000;

/// How the name of a field begins whose file is only read.
pub const READ: &str = "doc-";

/// The files of a form.
#[derive(Default)]
pub(super) struct Files {
    pub(super) staged: BTreeMap<String, Staged>,
    pub(super) read: BTreeMap<String, Vec<u8>>,
    pub(super) refused: Vec<FieldError>,
}

pub(super) async fn read(
    request: Request,
    app: &App,
    writer: Writer<'_>,
) -> Result<(Values, Files), PageError> {
    let mut request = request.map(|body| Body::new(http_body_util::Limited::new(body, ALL_FILES + ALL_TEXT)));
    // ours instead of the framework's own, which is 2 MB
    DefaultBodyLimit::disable().apply(&mut request);
    let mut form = Multipart::from_request(request, app).await.map_err(|_| PageError::BadRequest)?;
    let mut values = Values::default();
    let mut files = Files::default();
    let (mut room, mut parts) = (ALL_TEXT, 0);
    // found out with the first file: the token comes before it
    let mut holder = None;
    while let Some(mut field) = form.next_field().await.map_err(|_| PageError::TooLarge)? {
        parts += 1;
        if parts > MOST_PARTS {
            return Err(PageError::TooMuchText);
        }
        let name = field.name().unwrap_or_default().to_owned();
        let Some(file_name) = field.file_name().map(ToOwned::to_owned) else {
            values.push(name, &text(&mut field, &mut room).await?);
            continue;
        };
        if file_name.is_empty() {
            // a file field left alone: nothing to read but its end
            while field.chunk().await.map_err(|_| PageError::BadRequest)?.is_some() {}
            continue;
        }
        if file_name.to_lowercase().ends_with(".toml") {
            // a plan is text: it comes back in its field, where its faults can be mended
            values.push(name, &text(&mut field, &mut room).await?);
            continue;
        }
        if name.starts_with(READ) {
            match file(&mut field).await? {
                Some(bytes) => drop(files.read.insert(name, bytes)),
                None => files.refused.push(unfit(name, Refused::TooLarge)),
            }
            continue;
        }
        let holder = match &mut holder {
            Some(holder) => holder,
            none => none.insert(Holder::of(&writer.account(values.get(TOKEN)).await?)),
        };
        let taken = match file(&mut field).await? {
            Some(bytes) => app.blobs.stage(holder, &bytes).await?,
            None => Err(Refused::TooLarge),
        };
        match taken {
            Ok(staged) => {
                files.staged.insert(name, staged);
            }
            Err(why) => files.refused.push(unfit(name, why)),
        }
    }
    let holder = match holder {
        Some(holder) => holder,
        None => Holder::of(&writer.account(values.get(TOKEN)).await?),
    };
    keep_earlier(app, &holder, &mut values, &mut files.staged).await?;
    Ok((values, files))
}

/// The bytes of one file. More than the limit is read to its end but kept nowhere.
async fn file(field: &mut Field<'_>) -> Result<Option<Vec<u8>>, PageError> {
    let mut bytes = Vec::new();
    let mut size: u64 = 0;
    while let Some(chunk) = field.chunk().await.map_err(|_| PageError::TooLarge)? {
        size += chunk.len() as u64;
        if size <= MAX_BYTES {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((size <= MAX_BYTES).then_some(bytes))
}

async fn text(field: &mut Field<'_>, room: &mut usize) -> Result<String, PageError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| PageError::BadRequest)? {
        *room = room.checked_sub(chunk.len()).ok_or(PageError::TooMuchText)?;
        if bytes.len() + chunk.len() > MAX_TEXT {
            return Err(PageError::TooMuchText);
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| PageError::BadRequest)
}

/// Files of an earlier try of the same form, unless a new one was chosen. Only the sender's own: whoever knows the
/// hash of someone else's file does not come by it that way.
async fn keep_earlier(
    app: &App,
    holder: &Holder,
    values: &mut Values,
    files: &mut BTreeMap<String, Staged>,
) -> std::io::Result<()> {
    let kept: Vec<(String, String)> =
        values.0.iter().filter(|(name, _)| name.starts_with(KEPT)).cloned().collect();
    values.0.retain(|(name, _)| !name.starts_with(KEPT));
    for (name, sha256) in kept {
        let field = name.trim_start_matches(KEPT).to_owned();
        if files.contains_key(&field) {
            continue;
        }
        if let Some(staged) = app.blobs.staged(holder, &sha256).await? {
            files.insert(field, staged);
        }
    }
    Ok(())
}
