//! A form as it was sent: its fields, its files, its key, and the version it was drawn from.
//! Checked for origin and token before a handler sees it.

mod legible;
mod multipart;
mod unfit;
mod values;

use multipart::Files;
pub(crate) use multipart::{ALL_FILES, ALL_TEXT};
pub use multipart::{KEPT, READ};
pub(crate) use unfit::error as unfit;
pub use values::{LINE, LONG, Values};

use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::unsent::{self, Left};
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::form::ASIDE;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use maud::{Markup, html};
use sha2::{Digest, Sha256};
use sovang_desk::Asking;
use sovang_desk::blobs::Staged;
use sovang_desk::clock;
use sovang_domain::ids::AccountId;
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
/// Hidden field: the key of the form as it was first drawn, where it is drawn anew.
pub const FORM: &str = "_ban-nhap";
/// [`ASIDE`] where the page does so by itself, and stays as it is.
pub const BY_ITSELF: &str = "tu-dong";
/// The button that opens a form that waits.
pub const REOPEN: &str = "_mo-lai";

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
    /// Whether a form that waited is only to be shown again.
    pub reopened: bool,
    token: String,
    /// The key of the form as it was first drawn, where it was drawn anew.
    first_key: Option<String>,
    /// How it is put aside, instead of being sent.
    aside: Option<Aside>,
    /// The address it was sent to.
    to: String,
}

/// How a form is put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aside {
    /// By its button.
    Asked,
    /// By the page.
    ByItself,
}

/// The hidden fields of a new form.
#[must_use]
pub fn form_fields(who: &SignedIn, seen: Option<u64>) -> Markup {
    html! {
        (hidden(TOKEN, &who.csrf))
        (hidden(KEY, &new_key()))
        @if let Some(form) = &who.form { (hidden(FORM, form)) }
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

    /// Whether it was drawn anew: it was sent, or waited, before.
    pub(crate) fn was_drawn_anew(&self) -> bool {
        self.first_key.is_some()
    }

    /// By what it is known while it is not sent: the key it was first drawn with.
    pub(crate) fn draft(&self) -> &str {
        self.first_key.as_deref().unwrap_or(self.key.as_str())
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
        let first_key = Some(values.get(FORM)).filter(|key| is_key(key)).map(ToOwned::to_owned);
        let reopened = !values.get(REOPEN).is_empty();
        let aside = match values.get(ASIDE) {
            "" => None,
            BY_ITSELF => Some(Aside::ByItself),
            _ => Some(Aside::Asked),
        };
        let own = [KEY, SEEN, TOKEN, SHOWN, BACK, FORM, ASIDE, REOPEN];
        values.0.retain(|(name, _)| !own.contains(&name.as_str()));
        Ok(Self {
            values,
            files,
            read,
            refused_files,
            key: CommandKey::from(key.as_str()),
            seen,
            shown,
            back,
            reopened,
            token,
            first_key,
            aside,
            to,
        })
    }

    /// Reads a form; files are taken only from someone known, who is accountable for the room they take.
    async fn read(request: Request, app: &App, writer: Option<Writer<'_>>) -> Result<Self, PageError> {
        let to = request.uri().path().to_owned();
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let writer = writer.ok_or(PageError::BadRequest)?;
            let (values, files) = multipart::read(request, app, writer).await?;
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

/// Who can have written a form: whoever is signed in, or somebody whose session is over.
#[derive(Clone, Copy)]
struct Writer<'a> {
    app: &'a App,
    who: Option<&'a SignedIn>,
}

impl Writer<'_> {
    /// Whether the form was drawn for the session that sends it.
    fn is_signed_in(self, token: &str) -> bool {
        self.who.is_some_and(|who| {
            token.len() == who.csrf.len()
                && token.bytes().zip(who.csrf.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
        })
    }

    /// Whose form it is, by its token, which only the pages of that session carry.
    async fn account(self, token: &str) -> Result<AccountId, PageError> {
        if let Some(who) = self.who.filter(|_| self.is_signed_in(token)) {
            return Ok(who.account.clone());
        }
        let unknown = match self.who {
            Some(_) => PageError::ExpiredForm,
            None => PageError::SignInFirst { back: paths::OFFICE.to_owned() },
        };
        let account = self.app.desk.ledger().writer_of(token).await?;
        account.map(AccountId::from).ok_or(unknown)
    }

    /// Takes a form in that is to be sent; what is put aside, or comes too late, is kept and answered.
    async fn takes(self, form: &Submission) -> Result<SignedIn, PageError> {
        let account = self.account(&form.token).await?;
        let (ledger, now) = (self.app.desk.ledger(), clock::now());
        let Some(who) = self.who.filter(|_| self.is_signed_in(&form.token)) else {
            unsent::keep(ledger, form, &account, Left::CutOff, now).await?;
            let by_itself = form.aside == Some(Aside::ByItself);
            let same_person = self.who.is_some_and(|who| who.account == account);
            return Err(PageError::CutOff { by_itself, same_person });
        };
        match form.aside {
            Some(aside) => {
                unsent::keep(ledger, form, &account, Left::Aside, now).await?;
                Err(PageError::PutAside { by_itself: aside == Aside::ByItself, until: who.until })
            }
            None => {
                if form.was_drawn_anew() {
                    unsent::keep_anew(ledger, form, &account, now).await?;
                }
                Ok(SignedIn { form: Some(form.draft().to_owned()), ..who.clone() })
            }
        }
    }
}

impl FromRequest<App> for Signed {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let (mut parts, body) = request.into_parts();
        let who = SignedIn::or_nobody(&mut parts, app).await?;
        let from = parts.headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
        let from = from.filter(|origin| origin.starts_with("http")).map(ToOwned::to_owned);
        let writer = Writer { app, who: who.as_ref() };
        let form = Submission::read(Request::from_parts(parts, body), app, Some(writer)).await?;
        let who = writer.takes(&form).await?;
        Ok(Self { who, form, from })
    }
}

#[cfg(test)]
mod tests;
