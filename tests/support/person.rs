//! A person who talks to the server over HTTP, without scripts: reads pages, fills in their forms.
//!
//! Redirects are not followed, so that a test sees where the server sends people.

use reqwest::header::{HeaderMap, LOCATION, ORIGIN};
use reqwest::multipart::{self, Part};
use reqwest::{Client, RequestBuilder, redirect};
use std::net::IpAddr;

use super::form::Form;

/// One person with their own cookies.
#[derive(Clone)]
pub struct Person {
    client: Client,
    base: String,
}

/// A file to be uploaded.
pub struct Upload<'a> {
    /// The name of the form's field.
    pub field: &'a str,
    /// The name the file has on the person's machine.
    pub file_name: &'a str,
    /// What the browser says it is, such as `application/pdf`.
    pub media_type: &'a str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What the server answered.
#[derive(Debug)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Where it sends the person.
    pub location: Option<String>,
    /// All headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub bytes: Vec<u8>,
    /// The body as text.
    pub text: String,
}

impl Person {
    /// Somebody at the server of this address, such as `http://127.0.0.1:4000`.
    pub fn at(base: &str) -> Self {
        Self::from(base, None)
    }

    /// Somebody whose requests come from this address of the machine: all of 127/8 is one's own.
    pub fn from(base: &str, address: Option<IpAddr>) -> Self {
        let client = Client::builder()
            .local_address(address)
            .cookie_store(true)
            .redirect(redirect::Policy::none())
            // one machine talks to itself: whatever proxy the environment names is not for us
            .no_proxy()
            .build()
            .expect("an HTTP client needs nothing");
        Self { client, base: base.trim_end_matches('/').to_owned() }
    }

    /// Signs in with a password; anything but being sent on is a failure. Give the response for a second factor.
    pub async fn signs_in(&self, login: &str, password: &str) -> Response {
        let response = self.tries_to_sign_in(login, password).await;
        assert_eq!(response.status, 303, "{login} signs in, but:\n{}", response.text);
        response
    }

    /// Gives a login and a password, right or wrong.
    pub async fn tries_to_sign_in(&self, login: &str, password: &str) -> Response {
        let page = self.gets("/dang-nhap").await;
        let forms = Form::all(&page.text);
        let form = forms.iter().find(|form| form.controls.iter().any(|control| control.kind == "password"));
        let form = form.unwrap_or_else(|| {
            panic!("/dang-nhap asks for a password, but ({}):\n{}", page.status, page.text)
        });
        let named = |kinds: &[&str]| {
            let control = form.controls.iter().find(|control| kinds.contains(&control.kind.as_str()));
            control.map(|control| control.name.as_str()).expect("the form asks for a login and a password")
        };
        let fields = [(named(&["text", "email"]), login), (named(&["password"]), password)];
        self.sends("/dang-nhap", form, &fields).await
    }

    /// Reads a page.
    pub async fn gets(&self, path: &str) -> Response {
        answer(path, self.client.get(self.url(path))).await
    }

    /// Fills in the one form of a page that has these fields, and sends it. What the form already
    /// holds (its hidden fields, its ticked boxes) goes along, as from a browser.
    pub async fn posts(&self, page: &str, fields: &[(&str, &str)]) -> Response {
        let form = self.opens(page, fields).await;
        self.sends(page, &form, fields).await
    }

    /// As `posts`, for the form that goes to this action, where a page has several alike.
    pub async fn posts_to(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Response {
        let forms = self.forms(page).await;
        let form = forms.iter().find(|form| form.action == action);
        let form =
            form.unwrap_or_else(|| panic!("{page} has no form to {action}, only to {}", actions(&forms)));
        self.sends(page, form, fields).await
    }

    /// As `posts`, with files.
    pub async fn uploads(&self, page: &str, fields: &[(&str, &str)], files: Vec<Upload<'_>>) -> Response {
        let names: Vec<_> = fields.iter().copied().chain(files.iter().map(|file| (file.field, ""))).collect();
        let form = self.opens(page, &names).await;
        self.sends_with(page, &form, fields, files).await
    }

    /// Sends a form opened on this page, with files.
    pub async fn sends_with(
        &self,
        page: &str,
        form: &Form,
        fields: &[(&str, &str)],
        files: Vec<Upload<'_>>,
    ) -> Response {
        assert!(form.multipart, "the form of {page} takes files");
        let mut body = multipart::Form::new();
        for (name, value) in form.filled(fields) {
            body = body.text(name, value);
        }
        for file in files {
            let part = Part::bytes(file.bytes).file_name(file.file_name.to_owned());
            body = body.part(file.field.to_owned(), part.mime_str(file.media_type).expect("a media type"));
        }
        let path = target(page, form);
        answer(&path, self.client.post(self.url(&path)).header(ORIGIN, &self.base).multipart(body)).await
    }

    /// Reads what follows from a deed, and lets it be recorded. Nothing where the answer does not show it.
    pub async fn goes_on(&self, shown: Response) -> Response {
        let forms = Form::all(&shown.text);
        let Some(form) = forms.iter().find(|form| form.has("_da-xem")) else { return shown };
        match form.multipart {
            true => self.sends_with("", form, &[], Vec::new()).await,
            false => self.sends("", form, &[]).await,
        }
    }

    /// Opens the one form of a page that has these fields, to be sent later or twice.
    pub async fn opens(&self, page: &str, fields: &[(&str, &str)]) -> Form {
        let forms = self.forms(page).await;
        let fits = |form: &&Form| fields.iter().all(|(name, _)| form.has(name));
        let fitting: Vec<_> = forms.iter().filter(fits).collect();
        let names: Vec<_> = fields.iter().map(|(name, _)| *name).collect();
        match fitting.as_slice() {
            [form] => (*form).clone(),
            [] => panic!("{page} has no form with {names:?}, only {forms:#?}"),
            _ => panic!("{page} has several forms with {names:?}, to {}: use posts_to", actions(&forms)),
        }
    }

    /// Sends a form opened on this page.
    pub async fn sends(&self, page: &str, form: &Form, fields: &[(&str, &str)]) -> Response {
        self.posts_bare(&target(page, form), &form.filled(fields)).await
    }

    /// Posts these fields and nothing else, without reading a page first: what an attacker would do.
    pub async fn posts_bare<K: AsRef<str>, V: AsRef<str>>(&self, path: &str, fields: &[(K, V)]) -> Response {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).collect();
        answer(path, self.client.post(self.url(path)).header(ORIGIN, &self.base).form(&fields)).await
    }

    /// The HTTP client with this person's cookies, for what a conversation has no word for.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }

    async fn forms(&self, page: &str) -> Vec<Form> {
        let response = self.gets(page).await;
        assert_eq!(response.status, 200, "{page} opens, but:\n{}", response.text);
        let mut forms = Form::all(&response.text);
        forms.retain(|form| form.method == "post");
        forms
    }
}

impl Response {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The answer has this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "location {:?}, page:\n{}", self.location, self.text);
        self
    }

    /// The page holds this text.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(
            super::form::unescape(&self.text).contains(text),
            "the page does not say {text:?}:\n{}",
            self.text
        );
        self
    }

    /// The page does not hold this text.
    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(!super::form::unescape(&self.text).contains(text), "the page says {text:?}:\n{}", self.text);
        self
    }

    /// The page holds this number nowhere. Fingerprints and form keys are left out of account: they are random, and
    /// any four digits stand in them now and then.
    #[track_caller]
    pub fn hides_number(&self, number: &str) -> &Self {
        let told = without(&without(&self.text, "<code", "</code>"), "value=\"", "\"");
        assert!(!told.contains(number), "the page says {number}:\n{told}");
        self
    }
}

/// The text without what stands between these two.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once(close).map_or("", |(_, rest)| rest));
    }
    kept
}

fn target(page: &str, form: &Form) -> String {
    if form.action.is_empty() { page.to_owned() } else { form.action.clone() }
}

fn actions(forms: &[Form]) -> String {
    forms.iter().map(|form| form.action.as_str()).collect::<Vec<_>>().join(", ")
}

async fn answer(path: &str, request: RequestBuilder) -> Response {
    let response = request.send().await.unwrap_or_else(|error| panic!("{path} is not answered: {error:?}"));
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let location = headers.get(LOCATION).and_then(|location| location.to_str().ok()).map(str::to_owned);
    let bytes =
        response.bytes().await.unwrap_or_else(|error| panic!("{path} breaks off: {error:?}")).to_vec();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Response { status, location, headers, bytes, text }
}
