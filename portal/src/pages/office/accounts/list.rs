//! The accounts a person keeps, and the form that opens one.

use super::{address, grant, localities, place, role_choices};
use crate::pages::office::draft::Draft;
use crate::pages::office::outcome::{About, settle, unreadable};
use crate::pages::office::{Query, recorded_banner};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::State as Tone;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::options::Choice;
use crate::ui::section::{screen_only, section};
use crate::ui::tag::tag;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place, Role};
use sovang_domain::ids::{AccountId, LocalityId, UnitId, is_slug};
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::locality_directory::{self, LocalityRow, UnitRow};
use sovang_words::format::{count2, sentence_case};
use sovang_words::terms;
use std::collections::BTreeMap;

/// The form that opens an account.
const OPEN: &str = "mo-tai-khoan";

/// What the page shows.
pub(super) struct List {
    pub(super) localities: Vec<LocalityRow>,
    pub(super) accounts: Vec<AccountRow>,
    pub(super) units: Vec<UnitRow>,
}

impl List {
    pub(super) fn unit_name(&self, locality: &LocalityId, unit: &UnitId) -> String {
        let found = self.units.iter().find(|row| row.locality == *locality && row.unit == *unit);
        found.map_or_else(|| unit.to_string(), |row| row.name.clone())
    }
}

pub(super) async fn list(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    let page = draw(&app, &who, &Draft::default())?;
    let banner = who.locality().map(|locality| recorded_banner(&query, &locality)).unwrap_or_default();
    let body = html! { (banner) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

pub(super) async fn open(
    State(app): State<App>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let known = localities(&app, &who)?;
    let values = &form.values;
    let mut errors = Vec::new();
    // with one locality there is nothing to choose
    let locality = match (values.get("xa"), known.as_slice()) {
        ("", [only]) => only.locality.clone(),
        _ => LocalityId::from(values.need("xa", "Chọn xã, phường, đặc khu.", &mut errors)),
    };
    let login = values.need("dang-nhap", "Ghi tên đăng nhập.", &mut errors);
    if !login.is_empty() && !is_slug(&login) {
        errors.push(FieldError::new(
            "dang-nhap",
            "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ thu-hien.",
        ));
    }
    let full_name = values.need("ho-ten", "Ghi họ và tên.", &mut errors);
    let position = values.need("chuc-vu", "Ghi chức vụ, hiện bên cạnh mọi việc người này làm.", &mut errors);
    let role = Role::named(values.get("vai-tro"));
    let unit = values.get("don-vi");
    let unit = unit.strip_prefix(&format!("{locality}.")).unwrap_or(unit);
    match role {
        None => errors.push(FieldError::new("vai-tro", "Chọn vai trò.")),
        Some(Role::Reporter) if unit.is_empty() => {
            errors.push(FieldError::new("don-vi", "Vai trò đơn vị báo cáo cần chọn đơn vị."));
        }
        Some(_) => {}
    }
    let redraw = |errors: &[FieldError]| draw(&app, &who, &Draft::new(OPEN, values, errors));
    let (Some(role), true) = (role, errors.is_empty()) else {
        return Ok(unreadable(redraw(&errors)?, Draft::new(OPEN, values, &errors).errors()));
    };
    if !known.iter().any(|row| row.locality == locality) {
        return Err(PageError::NotFound);
    }
    let units = super::units(&app, &locality)?;
    if !unit.is_empty() && !units.iter().any(|row| row.unit.as_str() == unit) {
        let errors = [FieldError::new("don-vi", "Chọn đơn vị của địa phương đã chọn.")];
        return Ok(unreadable(redraw(&errors)?, Draft::new(OPEN, values, &errors).errors()));
    }
    let account = AccountId::within(&locality, &login);
    who.must(Act::KeepAccounts, &place(&account))?;
    let asking = who.asking(&form, address(&account));
    let grants = vec![grant(role, &locality, unit)];
    let result = app.desk.open_account(&asking, &account, full_name, position, grants).await;
    settle(&app, result, About::new(OPEN), redraw).await
}

fn draw(app: &App, who: &SignedIn, draft: &Draft) -> Result<Page, PageError> {
    let localities = localities(app, who)?;
    let views = app.views();
    let accounts = if who.may(Act::KeepAccounts, &Place::machine()) {
        views.read(account_directory::all)?
    } else {
        let mut found = Vec::new();
        for row in &localities {
            found.extend(views.read(|connection| account_directory::by_locality(connection, &row.locality))?);
        }
        found.retain(|row| who.may(Act::KeepAccounts, &place(&row.account)));
        found
    };
    let mut units = Vec::new();
    for row in &localities {
        units.extend(views.read(|connection| locality_directory::units(connection, &row.locality))?);
    }
    let list = List { localities, accounts, units };
    let page = who.page(app, paths::ACCOUNTS, "Tài khoản");
    let heading =
        Heading::new("Tài khoản").lead("Mỗi người một tài khoản; mọi việc làm được ghi kèm tên người làm.");
    Ok(Page { heading, body: body(&list, who, draft), ..page })
}

pub(super) fn body(list: &List, who: &SignedIn, draft: &Draft) -> Markup {
    let mut by_locality: BTreeMap<&LocalityId, Vec<&AccountRow>> = BTreeMap::new();
    for row in &list.accounts {
        by_locality.entry(&row.locality).or_default().push(row);
    }
    html! {
        @for (locality, accounts) in &by_locality {
            @let found = list.localities.iter().find(|row| row.locality == **locality);
            @let name = found.map_or_else(|| "Toàn hệ thống".to_owned(), |row| sentence_case(&row.title()));
            (section(&format!("xa-{locality}"), format!("{name}: {}", count2(accounts.len() as u64)), table(list, accounts)))
        }
        @if !list.localities.is_empty() { (open_form(list, who, draft)) }
    }
}

fn table(list: &List, accounts: &[&AccountRow]) -> Markup {
    let rows: Vec<Row> = accounts
        .iter()
        .map(|row| {
            let link = html! { a href=(address(&row.account)) { (row.full_name) } };
            let roles = row
                .grants
                .iter()
                .map(|grant| sentence_case(&terms::grant(grant, |unit| list.unit_name(&row.locality, unit))));
            let roles = roles.collect::<Vec<_>>().join("; ");
            Row::new(header(link, &row.position))
                .cell(row.account.login())
                .cell(if roles.is_empty() { "Chưa có vai trò".to_owned() } else { roles })
                .cell(if row.locked.is_some() {
                    tag(Tone::Late, "Đang khóa")
                } else {
                    tag(Tone::Ok, "Đang dùng")
                })
        })
        .collect();
    let columns = [
        Column::new("Người"),
        Column::labelled("Tên đăng nhập"),
        Column::labelled("Vai trò"),
        Column::new("Tình trạng"),
    ];
    html! { (Cards::new(columns, rows)) }
}

fn open_form(list: &List, who: &SignedIn, draft: &Draft) -> Markup {
    let several = list.localities.len() > 1;
    let places =
        list.localities.iter().map(|row| Choice::new(row.locality.as_str(), sentence_case(&row.title())));
    let places: Vec<Choice> = std::iter::once(Choice::new("", "Chọn địa phương")).chain(places).collect();
    let living = list.units.iter().filter(|unit| unit.merged_into.is_none());
    let units = living.map(|unit| {
        let value = format!("{}.{}", unit.locality, unit.unit);
        let name = if several { format!("{} ({})", unit.name, unit.locality) } else { unit.name.clone() };
        Choice::new(value, name)
    });
    let units: Vec<Choice> =
        std::iter::once(Choice::new("", "Cả xã, phường, đặc khu")).chain(units).collect();
    let fields = html! {
        @if several { (draft.field(OPEN, "xa", "Xã, phường, đặc khu").select(&places)) }
        (draft.field(OPEN, "dang-nhap", "Tên đăng nhập")
            .hint("Chữ thường không dấu, số, gạch nối; không đổi về sau. Ví dụ thu-hien").autocomplete("off").text())
        (draft.field(OPEN, "ho-ten", "Họ và tên").autocomplete("off").text())
        (draft.field(OPEN, "chuc-vu", "Chức vụ").hint("Ví dụ công chức phụ trách thi đua khen thưởng").autocomplete("off").text())
        (draft.field(OPEN, "vai-tro", "Vai trò").select(&role_choices()))
        (draft.field(OPEN, "don-vi", "Phạm vi").hint("Vai trò đơn vị báo cáo phải chọn một đơn vị.").select(&units))
    };
    let form = Form::post(paths::ACCOUNTS, "Mở tài khoản").novalidate().hidden(form_fields(who, None));
    screen_only(OPEN, "Mở tài khoản", form.with(fields))
}
