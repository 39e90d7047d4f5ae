//! A form as it was sent: its fields, its files, its key, and the version it was drawn from.
//! Checked for origin and token before a handler sees it.

mod legible;
mod multipart;
mod unfit;
mod values;

use multipart::Files;
pub(crate) use multipart::{ALL_FILES, ALL_TEXT};
pub use multipart::{KEPT, READ};
pub use values::{LINE, LONG, Values};

use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use maud::{Markup, html};
use sha2::{Digest, Sha256};
use sovang_desk::Asking;
use sovang_desk::blobs::{Holder, Staged};
use sovang_desk::clock;
use sovang_ledger::{CommandKey, random};
use std::collections::BTreeMap;

/// Hidden field: the session's token.
pub const TOKEN: &str = "_ma-phien";
/// Hidden field: the form's key.
pub const KEY: &str = "_ma-don";
/// Hidden field: the version of the stream the form was drawn from.
pub const SEEN: &str = "_phien-ban";
/// Hidden field: the mark of the consequences that the person has been shown.
pub const SHOWN: &str = "_da-xem";
/// The button that leads from the consequences back to the form.
pub const BACK: &str = "_sua-lai";

/// The largest form without files, in bytes: far more than what any field may hold, so that a text that is too long is
/// told so in its field, with its words kept.
const MAX_FORM: usize = ALL_TEXT;

/// A form as it was sent.
#[derive(Debug)]
pub struct Submission {
    /// What was filled in; also what a refused form shows again.
    pub values: Values,
    /// Files by field, already checked and staged.
    pub files: BTreeMap<String, Staged>,
    /// Files that are only read, by field: lists and documents that are no papers of a fact.
    pub read: BTreeMap<String, Vec<u8>>,
    /// Files that were refused, by field.
    pub refused_files: Vec<FieldError>,
    /// The form's key.
    pub key: CommandKey,
    /// The version it was drawn from.
    pub seen: Option<u64>,
    /// The mark of the consequences that were shown; empty where none were.
    pub shown: String,
    /// Whether the person goes back from the consequences to the form.
    pub back: bool,
    token: String,
    /// The address it was sent to.
    to: String,
}

/// The hidden fields of a new form.
#[must_use]
pub fn form_fields(who: &SignedIn, seen: Option<u64>) -> Markup {
    html! {
        (hidden(TOKEN, &who.csrf))
        (hidden(KEY, &new_key()))
        @if let Some(seen) = seen { (hidden(SEEN, &seen.to_string())) }
    }
}

/// The hidden fields of a public form: nobody is signed in, the key alone makes it count once.
#[must_use]
pub fn public_form_fields() -> Markup {
    hidden(KEY, &new_key())
}

/// A key is drawn with the form: 80 random bits.
fn new_key() -> String {
    random::bytes::<10>().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn is_key(text: &str) -> bool {
    text.len() == 20 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

impl Submission {
    /// Hash of who sent what where: the same key with other words is another form.
    #[must_use]
    pub fn fingerprint(&self, who: &str) -> String {
        let mut hash = Sha256::new();
        let mut part = |text: &str| {
            hash.update(text.len().to_be_bytes());
            hash.update(text.as_bytes());
        };
        part(who);
        part(&self.to);
        part(&self.values.0.len().to_string());
        for (name, value) in &self.values.0 {
            part(name);
            part(value);
        }
        for (field, file) in &self.files {
            part(field);
            part(&file.sha256);
        }
        hex::encode(hash.finalize())
    }

    /// The address it was sent to.
    #[must_use]
    pub fn to(&self) -> &str {
        &self.to
    }

    /// 403 unless the form was drawn for this session.
    ///
    /// # Errors
    /// [`PageError::ExpiredForm`].
    pub fn drawn_for(&self, who: &SignedIn) -> Result<(), PageError> {
        let same = self.token.len() == who.csrf.len()
            && self.token.bytes().zip(who.csrf.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0;
        if same { Ok(()) } else { Err(PageError::ExpiredForm) }
    }

    fn of(
        to: String,
        mut values: Values,
        Files { staged: files, read, refused: refused_files }: Files,
    ) -> Result<Self, PageError> {
        let key = values.get(KEY).to_owned();
        if !is_key(&key) {
            return Err(PageError::BadRequest);
        }
        let seen = match values.get(SEEN) {
            "" => None,
            text => Some(text.parse().map_err(|_| PageError::BadRequest)?),
        };
        let token = values.get(TOKEN).to_owned();
        let (shown, back) = (values.get(SHOWN).to_owned(), !values.get(BACK).is_empty());
        values.0.retain(|(name, _)| ![KEY, SEEN, TOKEN, SHOWN, BACK].contains(&name.as_str()));
        Ok(Self {
            values,
            files,
            read,
            refused_files,
            key: CommandKey::from(key.as_str()),
            seen,
            shown,
            back,
            token,
            to,
        })
    }

    /// Reads a form; files are taken only from someone known, who is accountable for the room they take.
    async fn read(request: Request, app: &App, holder: Option<&Holder>) -> Result<Self, PageError> {
        let to = request.uri().path().to_owned();
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let holder = holder.ok_or(PageError::BadRequest)?;
            let (values, files) = multipart::read(request, app, holder).await?;
            return Self::of(to, values, files);
        }
        let request = request.map(|body| axum::body::Body::new(http_body_util::Limited::new(body, MAX_FORM)));
        let body = Bytes::from_request(request, app).await.map_err(|_| PageError::TooMuchText)?;
        let mut values = Values::default();
        for (name, value) in form_urlencoded::parse(&body) {
            values.push(name.into_owned(), &value);
        }
        Self::of(to, values, Files::default())
    }
}

impl SignedIn {
    /// What a form asks, as this person, now; `answer` is where the result will be read.
    #[must_use]
    pub fn asking(&self, submission: &Submission, answer: impl Into<String>) -> Asking {
        Asking {
            by: self.account.clone(),
            grants: self.grants.clone(),
            at: clock::now(),
            key: submission.key.clone(),
            fingerprint: submission.fingerprint(self.account.as_str()),
            seen: submission.seen,
            answer: answer.into(),
        }
    }
}

impl FromRequest<App> for Submission {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        Self::read(request, app, None).await
    }
}

/// A signed-in person's form: origin checked by the layer, token checked here.
#[derive(Debug)]
pub struct Signed {
    /// Who.
    pub who: SignedIn,
    /// The form.
    pub form: Submission,
    /// Under which address of the portal the page was read: `http://192.168.1.5:8080`.
    pub from: Option<String>,
}

impl FromRequest<App> for Signed {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let (mut parts, body) = request.into_parts();
        let who = SignedIn::from_request_parts(&mut parts, app).await?;
        let holder = Holder::of(&who.account);
        let from = parts.headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
        let from = from.filter(|origin| origin.starts_with("http")).map(ToOwned::to_owned);
        let form = Submission::read(Request::from_parts(parts, body), app, Some(&holder)).await?;
        form.drawn_for(&who)?;
        Ok(Self { who, form, from })
    }
}

#[cfg(test)]
mod tests;
