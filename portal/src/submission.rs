//! A form as it was sent: its fields, its files, its key, and the version it was drawn from.
//! Checked for origin and token before a handler sees it.

mod legible;
mod multipart;

use crate::blobs::{Holder, Staged};
use crate::error::PageError;
use crate::session::SignedIn;
use crate::state::App;
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::format::thousands;
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

/// The largest form without files, in bytes: far more than what any field may hold, so that a text that is too long is
/// told so in its field, with its words kept.
const MAX_FORM: usize = 1024 * 1024;
/// The longest text that is asked for in sentences, in characters: about two pages.
pub const LONG: usize = 4_000;
/// The longest name, title or number of a document, in characters.
pub const LINE: usize = 200;
/// Days further away than these years are slips of the hand; they would also overflow the arithmetic of deadlines.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

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
    /// The address it was sent to.
    to: String,
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

    /// A text in sentences, or a message when nothing was filled in or it is too long.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn need(&self, name: &str, message: &str, errors: &mut Vec<FieldError>) -> String {
        if self.get(name).is_empty() {
            errors.push(FieldError::new(name, message));
        }
        self.at_most(LONG, name, errors)
    }

    /// A name, a title, the number of a document: one line, or a message when there is none or it is too long.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn need_line(&self, name: &str, message: &str, errors: &mut Vec<FieldError>) -> String {
        if self.get(name).is_empty() {
            errors.push(FieldError::new(name, message));
        }
        self.line(name, errors)
    }

    /// One line that may stay empty, or a message when it is too long.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn line(&self, name: &str, errors: &mut Vec<FieldError>) -> String {
        self.at_most(LINE, name, errors).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A text that may stay empty, or a message when it has more than `most` characters.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn at_most(&self, most: usize, name: &str, errors: &mut Vec<FieldError>) -> String {
        let value = self.get(name);
        let over = value.chars().count().saturating_sub(most);
        if over > 0 {
            let (most, over) = (thousands(most as u64), thousands(over as u64));
            let message = format!("Nhiều nhất {most} ký tự, đang dài quá {over} ký tự. Rút gọn lại.");
            errors.push(FieldError::new(name, message));
        }
        value.to_owned()
    }

    /// A day, or a message when it does not exist or lies in another age.
    pub fn need_date(
        &self,
        name: &str,
        message: &str,
        errors: &mut Vec<FieldError>,
    ) -> Option<jiff::civil::Date> {
        let date = self.get(name).parse().ok();
        let date = date.filter(|date: &jiff::civil::Date| YEARS.contains(&date.year()));
        if date.is_none() {
            let unreal = "Ngày này không có trong lịch. Chọn lại ngày.";
            errors.push(FieldError::new(name, if self.get(name).is_empty() { message } else { unreal }));
        }
        date
    }

    /// Sets a field, for forms that are drawn filled in.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// Adds what was typed into a field, made legible.
    fn push(&mut self, name: String, value: &str) {
        self.0.push((name, legible::legible(value)));
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
        Ok(Self { values, files, refused_files, key: CommandKey::from(key.as_str()), seen, token, to })
    }

    /// Reads a form; files are taken only from someone known, who is accountable for the room they take.
    async fn read(request: Request, app: &App, holder: Option<&Holder>) -> Result<Self, PageError> {
        let to = request.uri().path().to_owned();
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let holder = holder.ok_or(PageError::BadRequest)?;
            let (values, files, refused) = multipart::read(request, app, holder).await?;
            return Self::of(to, values, files, refused);
        }
        let request = request.map(|body| axum::body::Body::new(http_body_util::Limited::new(body, MAX_FORM)));
        let body = Bytes::from_request(request, app).await.map_err(|_| PageError::TooLarge)?;
        let mut values = Values::default();
        for (name, value) in form_urlencoded::parse(&body) {
            values.push(name.into_owned(), &value);
        }
        Self::of(to, values, BTreeMap::new(), Vec::new())
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
}

impl FromRequest<App> for Signed {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let (mut parts, body) = request.into_parts();
        let who = SignedIn::from_request_parts(&mut parts, app).await?;
        let holder = Holder::of(&who.account);
        let form = Submission::read(Request::from_parts(parts, body), app, Some(&holder)).await?;
        form.drawn_for(&who)?;
        Ok(Self { who, form })
    }
}

#[cfg(test)]
mod tests;
