//! One account: its roles and standing, and what its keeper can do with it.

use super::{address, find, place, role_choices, unit_choices, units};
use crate::pages::office::draft::Draft;
use crate::pages::office::{Query, history, recorded_banner};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::form_fields;
use crate::ui::State as Tone;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::options::Choice;
use crate::ui::section::{screen_only, section};
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::strong_tag;
use crate::ui::time::moment;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use cqrs_es::Aggregate;
use maud::{Markup, html};
use sovang_domain::account::Account;
use sovang_domain::authority::{Grant, Place};
use sovang_domain::ids::{AccountId, UnitId};
use sovang_projections::account_directory::AccountRow;
use sovang_projections::locality_directory::UnitRow;
use sovang_projections::timeline::{self, TimelineRow};
use sovang_words::{format, terms};

pub(super) const GRANT: &str = "giao";
pub(super) const REVOKE: &str = "thoi";
pub(super) const LOCK: &str = "khoa";
pub(super) const UNLOCK: &str = "mo-khoa";
pub(super) const CODE: &str = "ma";

/// An account as its page shows it.
pub(super) struct File<'a> {
    pub(super) who: &'a SignedIn,
    pub(super) row: AccountRow,
    pub(super) units: Vec<UnitRow>,
    pub(super) history: Vec<TimelineRow>,
    pub(super) draft: &'a Draft,
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    query: Query,
) -> Result<Response, PageError> {
    let account = AccountId::from(id);
    let page = draw(&app, &who, &account, &Draft::default())?;
    let body = html! { (recorded_banner(&query, &account.locality())) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

pub(super) fn draw(app: &App, who: &SignedIn, account: &AccountId, draft: &Draft) -> Result<Page, PageError> {
    let row = find(app, who, account)?;
    let history =
        app.views().read(|connection| timeline::of_stream(connection, Account::TYPE, account.as_str()))?;
    let units = units(app, &row.locality)?;
    let page = who.page(app, paths::ACCOUNTS, row.full_name.clone());
    let state = if row.locked.is_some() {
        strong_tag(Tone::Late, "Đang khóa")
    } else {
        strong_tag(Tone::Ok, "Đang dùng")
    };
    let heading = Heading::new(&row.full_name).kicker("Tài khoản").lead(html! { (row.position) " " (state) });
    let breadcrumbs = vec![("Tài khoản".to_owned(), paths::ACCOUNTS.to_owned())];
    Ok(Page { heading, breadcrumbs, body: body(&File { who, row, units, history, draft }), ..page })
}

/// A grant in words.
fn words(file: &File<'_>, grant: &Grant) -> String {
    let name = |unit: &UnitId| {
        let found = file.units.iter().find(|row| row.unit == *unit);
        found.map_or_else(|| unit.to_string(), |row| row.name.clone())
    };
    format::sentence_case(&terms::grant(grant, name))
}

fn form(file: &File<'_>, step: &str, submit: &str) -> Form {
    let action = format!("{}/{step}", address(&file.row.account));
    Form::post(action, submit).novalidate().hidden(form_fields(file.who, Some(file.row.version)))
}

pub(super) fn body(file: &File<'_>) -> Markup {
    let row = &file.row;
    let mut facts =
        vec![Row::new("Tên đăng nhập", row.account.login()), Row::new("Mở từ", moment(row.opened_at))];
    if let Some(reason) = &row.locked {
        facts.push(Row::new("Khóa vì", reason));
    }
    html! {
        (section("tai-khoan", "Tài khoản", summary_list(facts)))
        (section("vai-tro", "Vai trò", html! {
            @if row.grants.is_empty() { p { "Chưa có vai trò nào nên chưa đăng nhập được." } }
            ul { @for grant in &row.grants { li { (words(file, grant)) } } }
        }))
        @if place(&row.account) != Place::machine() { (grant_form(file)) }
        @if !row.grants.is_empty() { (revoke_form(file)) }
        @if row.locked.is_some() { (unlock_form(file)) } @else { (code_form(file)) (lock_form(file)) }
        (history::section(&file.history))
    }
}

fn grant_form(file: &File<'_>) -> Markup {
    let fields = html! {
        (file.draft.field(GRANT, "vai-tro", "Vai trò").select(&role_choices()))
        (file.draft.field(GRANT, "don-vi", "Phạm vi").hint("Vai trò đơn vị báo cáo phải chọn một đơn vị.")
            .select(&unit_choices(&file.units)))
    };
    screen_only(GRANT, "Giao vai trò", form(file, GRANT, "Giao vai trò").with(fields))
}

/// A grant as it stands in the form that takes it away.
pub(super) fn value(grant: &Grant) -> String {
    serde_json::to_string(grant).unwrap_or_default()
}

fn revoke_form(file: &File<'_>) -> Markup {
    let choices: Vec<Choice> =
        file.row.grants.iter().map(|grant| Choice::new(value(grant), words(file, grant))).collect();
    let fields = html! {
        (file.draft.field(REVOKE, "vai-tro", "Vai trò").radios(&choices))
        (file.draft.field(REVOKE, "ly-do", "Lý do").text())
    };
    screen_only(REVOKE, "Thôi giao vai trò", form(file, REVOKE, "Thôi giao vai trò").with(fields))
}

fn lock_form(file: &File<'_>) -> Markup {
    let fields = html! {
        p { "Khóa thì các phiên đang mở kết thúc ngay; vai trò giữ nguyên để mở lại." }
        (file.draft.field(LOCK, "ly-do", "Lý do").text())
    };
    screen_only(LOCK, "Khóa tài khoản", form(file, LOCK, "Khóa").with(fields))
}

fn unlock_form(file: &File<'_>) -> Markup {
    let fields = file.draft.field(UNLOCK, "ly-do", "Lý do").text();
    screen_only(UNLOCK, "Mở khóa tài khoản", form(file, UNLOCK, "Mở khóa").with(fields))
}

fn code_form(file: &File<'_>) -> Markup {
    let fields = html! {
        p { "Để đặt mật khẩu lần đầu hoặc khi quên. Mã chỉ hiện một lần; trao tận tay người dùng." }
    };
    screen_only(CODE, "Cấp mã dùng một lần", form(file, CODE, "Cấp mã").with(fields))
}
