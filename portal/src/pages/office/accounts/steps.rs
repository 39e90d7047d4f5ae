//! What an account's keeper does, one handler each.

use super::show::{self, CODE, GRANT, LOCK, REVOKE, UNLOCK};
use super::{address, find, grant as chosen};
use crate::pages::office::draft::Draft;
use crate::pages::office::outcome::{About, settle, unreadable};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::State as Tone;
use crate::ui::error_summary::FieldError;
use crate::ui::layout::Page;
use crate::ui::notes::panel;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use cqrs_es::Aggregate;
use maud::{Markup, html};
use sovang_desk::clock;
use sovang_desk::identity::code;
use sovang_desk::{Asking, Denied, Done};
use sovang_domain::account::Account;
use sovang_domain::authority::{Grant, Role};
use sovang_domain::ids::AccountId;
use sovang_words::format::time_of_day;

type Answer = Result<Response, PageError>;

/// One form of an account on its way.
struct Step<'a> {
    app: &'a App,
    sent: &'a Signed,
    account: AccountId,
    form: &'static str,
}

impl<'a> Step<'a> {
    fn new(app: &'a App, sent: &'a Signed, account: String, form: &'static str) -> Result<Self, PageError> {
        let account = AccountId::from(account);
        find(app, &sent.who, &account)?;
        Ok(Self { app, sent, account, form })
    }

    fn asking(&self) -> Asking {
        self.sent.who.asking(&self.sent.form, address(&self.account))
    }

    fn draft(&self, errors: &[FieldError]) -> Draft {
        Draft::new(self.form, &self.sent.form.values, errors)
    }

    fn draw(&self, errors: &[FieldError]) -> Result<Page, PageError> {
        show::draw(self.app, &self.sent.who, &self.account, &self.draft(errors))
    }

    fn mend(&self, errors: &[FieldError]) -> Answer {
        Ok(unreadable(self.draw(errors)?, self.draft(errors).errors()))
    }

    async fn settle(&self, result: Result<Done, Denied>) -> Answer {
        let about = About::of(self.form, Account::TYPE, self.account.as_str());
        settle(self.app, result, about, |errors| self.draw(errors)).await
    }
}

pub(super) async fn grant(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, id, GRANT)?;
    let values = &sent.form.values;
    let unit = values.get("don-vi");
    let role = match Role::named(values.get("vai-tro")) {
        None => return step.mend(&[FieldError::new("vai-tro", "Chọn vai trò.")]),
        Some(Role::Reporter) if unit.is_empty() => {
            return step.mend(&[FieldError::new("don-vi", "Vai trò đơn vị báo cáo cần chọn đơn vị.")]);
        }
        Some(role) => role,
    };
    let locality = step.account.locality();
    if !chosen(role, &locality, unit).is_sound() {
        let words = "Vai trò này làm cho cả xã, phường, đặc khu: để “Cả xã, phường, đặc khu”.";
        return step.mend(&[FieldError::new("don-vi", words)]);
    }
    let units = super::units(&app, &locality)?;
    if !unit.is_empty() && !units.iter().any(|row| row.unit.as_str() == unit) {
        return step.mend(&[FieldError::new("don-vi", "Chọn đơn vị trong danh sách.")]);
    }
    let result = app.desk.grant_role(&step.asking(), &step.account, chosen(role, &locality, unit)).await;
    step.settle(result).await
}

pub(super) async fn revoke(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, id, REVOKE)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let grant = serde_json::from_str::<Grant>(values.get("vai-tro")).ok();
    if grant.is_none() {
        errors.push(FieldError::new("vai-tro", "Chọn vai trò cần thôi giao."));
    }
    let reason = values.need("ly-do", "Ghi lý do.", &mut errors);
    let (Some(grant), true) = (grant, errors.is_empty()) else { return step.mend(&errors) };
    let result = app.desk.revoke_role(&step.asking(), &step.account, grant, reason).await;
    step.settle(result).await
}

pub(super) async fn lock(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    set_lock(&app, id, &sent, true).await
}

pub(super) async fn unlock(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    set_lock(&app, id, &sent, false).await
}

async fn set_lock(app: &App, id: String, sent: &Signed, locked: bool) -> Answer {
    let step = Step::new(app, sent, id, if locked { LOCK } else { UNLOCK })?;
    let mut errors = Vec::new();
    let reason = sent.form.values.need("ly-do", "Ghi lý do.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = app.desk.lock_account(&step.asking(), &step.account, reason, locked).await;
    step.settle(result).await
}

/// Gives a code and shows it, this once. A code is no fact: nothing is recorded but its hash, beside the ledger.
pub(super) async fn give_code(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, id, CODE)?;
    let new = code::new();
    let until = clock::now() + code::LIFE;
    let ledger = app.desk.ledger();
    ledger.put_one_time_code(&code::hash(&new), step.account.as_str(), code::PURPOSE, until).await?;
    tracing::info!(by = %sent.who.account, account = %step.account, "a one-time code was given");
    let page = show::draw(&app, &sent.who, &step.account, &Draft::default())?;
    let body = html! { (shown(&new, &step.account.login(), until)) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

pub(super) fn shown(code: &str, login: &str, until: jiff::Timestamp) -> Markup {
    panel(
        Tone::Ok,
        "ma-moi",
        html! { code { (code) } },
        html! {
            p { "Mã dùng một lần của " strong { (login) } ", dùng được đến " (time_of_day(until)) ". Rời trang là không xem lại được." }
            p { "Người dùng vào " a href=(paths::SET_PASSWORD) { (paths::SET_PASSWORD) } ", gõ tên đăng nhập và mã này, rồi đặt mật khẩu." }
        },
    )
}
