//! A form as it was sent: its fields, its files, its key, and the version it was drawn from.
//! Checked for origin and token before a handler sees it.

mod multipart;

use crate::blobs::Staged;
use crate::error::PageError;
use crate::session::SignedIn;
use crate::state::App;
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use maud::{Markup, html};
use sha2::{Digest, Sha256};
use sovang_ledger::{CommandKey, random};
use std::collections::BTreeMap;

/// Hidden field: the session's token.
pub const TOKEN: &str = "_ma-phien";
/// Hidden field: the form's key.
pub const KEY: &str = "_ma-don";
/// Hidden field: the version of the stream the form was drawn from.
pub const SEEN: &str = "_phien-ban";
/// Hidden field, one per paper: a file that came with an earlier try and need not be chosen again.
pub const KEPT: &str = "_giu.";

/// The largest form without files, in bytes.
const MAX_FORM: usize = 64 * 1024;

/// A form as it was sent.
#[derive(Debug)]
pub struct Submission {
    /// What was filled in; also what a refused form shows again.
    pub values: Values,
    /// Files by field, already checked and staged.
    pub files: BTreeMap<String, Staged>,
    /// Files that were refused, by field.
    pub refused_files: Vec<FieldError>,
    /// The form's key.
    pub key: CommandKey,
    /// The version it was drawn from.
    pub seen: Option<u64>,
    token: String,
}

/// The fields of a form, in the order they came.
#[derive(Clone, Debug, Default)]
pub struct Values(Vec<(String, String)>);

impl Values {
    /// The value of a field, trimmed; empty when it is not there.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// All values of a field that can be ticked more than once.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.trim()).collect()
    }

    /// The value of a field, or a message when nothing was filled in.
    ///
    /// # Errors
    /// Adds `message` to `errors` and gives an empty text.
    pub fn need(&self, name: &str, message: &str, errors: &mut Vec<FieldError>) -> String {
        let value = self.get(name);
        if value.is_empty() {
            errors.push(FieldError::new(name, message));
        }
        value.to_owned()
    }

    /// A day, or a message when it does not exist.
    pub fn need_date(
        &self,
        name: &str,
        message: &str,
        errors: &mut Vec<FieldError>,
    ) -> Option<jiff::civil::Date> {
        let date = self.get(name).parse().ok();
        if date.is_none() {
            errors.push(FieldError::new(name, message));
        }
        date
    }

    /// Sets a field, for forms that are drawn filled in.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.into()));
    }

    fn push(&mut self, name: String, value: String) {
        self.0.push((name, value));
    }
}

impl<const N: usize> From<[(&str, String); N]> for Values {
    fn from(pairs: [(&str, String); N]) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
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
        hash.update(who.as_bytes());
        for (name, value) in &self.values.0 {
            for part in [name, value] {
                hash.update(part.len().to_be_bytes());
                hash.update(part.as_bytes());
            }
        }
        for (field, file) in &self.files {
            hash.update(field.as_bytes());
            hash.update(file.sha256.as_bytes());
        }
        hex::encode(hash.finalize())
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
        mut values: Values,
        files: BTreeMap<String, Staged>,
        refused_files: Vec<FieldError>,
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
        values.0.retain(|(name, _)| ![KEY, SEEN, TOKEN].contains(&name.as_str()));
        Ok(Self { values, files, refused_files, key: CommandKey::from(key.as_str()), seen, token })
    }
}

impl FromRequest<App> for Submission {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            let (values, files, refused) = multipart::read(request, app).await?;
            return Self::of(values, files, refused);
        }
        let request = request.map(|body| axum::body::Body::new(http_body_util::Limited::new(body, MAX_FORM)));
        let body = Bytes::from_request(request, app).await.map_err(|_| PageError::TooLarge)?;
        let pairs: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
        Self::of(Values(pairs), BTreeMap::new(), Vec::new())
    }
}

/// A signed-in person's form: origin checked by the layer, token checked here.
#[derive(Debug)]
pub struct Signed {
    /// Who.
    pub who: SignedIn,
    /// The form.
    pub form: Submission,
}

impl FromRequest<App> for Signed {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let (mut parts, body) = request.into_parts();
        let who = SignedIn::from_request_parts(&mut parts, app).await?;
        let form = Submission::from_request(Request::from_parts(parts, body), app).await?;
        form.drawn_for(&who)?;
        Ok(Self { who, form })
    }
}
