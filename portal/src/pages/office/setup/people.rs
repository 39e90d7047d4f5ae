//! Mở nhiều tài khoản một lần: a list of people is pasted or sent, shown with roles, units and logins proposed, mended
//! cell by cell, and opened; the answer is the slips by which they sign in.

mod read;

use super::slips::{self, Slip};
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Step, Stream};
use crate::pages::office::outcome;
use crate::pages::office::sheet::{self, Heads, MOST};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::layout::{Heading, Page};
use crate::ui::links::{self, Link};
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::section::section;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use maud::{Markup, html};
use read::NewPerson;
use sovang_desk::{Asking, Done, clock};
use sovang_domain::authority::{Act, Place, Role};
use sovang_domain::ids::LocalityId;
use sovang_ledger::CommandKey;
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::locality_directory::{self, LocalityRow, UnitRow};
use sovang_words::format::{count2, list, sentence_case};
use sovang_words::terms;
use std::collections::{BTreeMap, BTreeSet};

/// The form that shows a list before accounts are opened.
pub(super) const PREVIEW: &str = "xem";
/// The form that opens them.
pub(super) const FORM: &str = "mo";
const ROWS: &str = "so-dong";
const NAME: &str = "ho-ten";
const POSITION: &str = "chuc-vu";
const UNIT: &str = "don-vi";
const ROLE: &str = "vai-tro";
const LOGIN: &str = "dang-nhap";

const HEADS: Heads = &[
    &["ho ten", "ho va ten", "ten", "can bo", "ho ten can bo"],
    &["chuc vu", "chuc danh", "chuc vu, chuc danh"],
    &["don vi", "don vi cong tac", "ten don vi", "co quan", "co quan, don vi", "thuoc don vi"],
    &["vai tro", "quyen", "nhiem vu"],
    &["tai khoan", "ten dang nhap", "dang nhap"],
];

/// What the page is drawn from.
pub(super) struct View {
    who: SignedIn,
    row: LocalityRow,
    /// Those that people can work for.
    units: Vec<UnitRow>,
    /// Those that are open already.
    accounts: Vec<AccountRow>,
    /// Names of the list that have an account already, and are left out.
    known: Vec<String>,
    draft: Draft,
}

/// The name of a field of a row, counted from 1.
fn of_row(field: &str, row: usize) -> String {
    format!("{field}-{row}")
}

impl FormPage for View {
    type Subject = LocalityId;

    async fn load(app: &App, who: &SignedIn, locality: &LocalityId) -> Result<Self, PageError> {
        let row = app.views().read(|connection| locality_directory::one(connection, locality))?;
        let row = row.ok_or(PageError::NotFound)?;
        who.must(Act::KeepAccounts, &Place::locality(locality.clone()))?;
        let (mut units, accounts) = app.views().read(|connection| {
            let units = locality_directory::units(connection, locality)?;
            Ok((units, account_directory::by_locality(connection, locality)?))
        })?;
        units.retain(|unit| unit.merged_into.is_none());
        Ok(Self { who: who.clone(), row, units, accounts, known: Vec::new(), draft: Draft::plain() })
    }

    fn draw(&self, app: &App) -> Page {
        Page { body: body(self), ..self.page(app) }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::setup_people(&self.row.locality)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        None
    }
}

impl View {
    fn page(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::SETUP, "Mở tài khoản cho mọi người");
        let heading = Heading::new("Mở tài khoản cho mọi người").kicker(sentence_case(&self.row.title()));
        let breadcrumbs = vec![("Khởi đầu".into(), paths::setup(&self.row.locality))];
        Page { heading, breadcrumbs, ..page }
    }
}

pub(super) async fn show(State(app): State<App>, Path(xa): Path<LocalityId>, who: SignedIn) -> Answer {
    Ok(answer(StatusCode::OK, &View::load(&app, &who, &xa).await?.draw(&app)))
}

fn body(view: &View) -> Markup {
    if view.draft.is(FORM) {
        return shown(view);
    }
    let roles: Vec<String> = offered().map(|role| terms::role(role).to_owned()).collect();
    html! {
        (section(PREVIEW, "Danh sách người dùng", html! {
            p { "Chép từ Excel rồi dán: họ tên, chức vụ, đơn vị, vai trò, tên đăng nhập. Cột nào thiếu thì được đề xuất. Bấm xem trước chưa mở tài khoản nào." }
            p { "Vai trò: " (list(&roles)) ". Một người kiêm hai việc thì ghi hai dòng cùng tên đăng nhập." }
            (view.form(PREVIEW, "Xem trước").multipart().long().with(sheet::fields(
                |name, label| view.draft.field(PREVIEW, name, label),
                "Dòng đầu có thể là tiêu đề: Họ và tên, Chức vụ, Đơn vị, Vai trò, Tên đăng nhập.",
            )))
        }))
        @if !view.accounts.is_empty() {
            (section("da-co", format!("Đã có tài khoản: {}", count2(view.accounts.len() as u64)), html! {
                ul { @for account in &view.accounts { li { (account.full_name) ", " (account.position) " (" (account.account.login()) ")" } } }
                (links::list(&[Link::new(paths::ACCOUNTS, "Sửa, giao quyền, khóa, cấp mã")]))
            }))
        }
    }
}

/// The roles of a commune; its keeper is named elsewhere.
fn offered() -> impl Iterator<Item = Role> {
    Role::ALL.into_iter().filter(|role| *role != Role::Administrator)
}

/// The list, each cell of it a field.
fn shown(view: &View) -> Markup {
    let rows: usize = view.draft.value(FORM, ROWS).parse().unwrap_or_default();
    let roles = offered().map(|role| Choice::new(role.word(), sentence_case(terms::role(role))));
    let roles: Vec<Choice> = std::iter::once(Choice::new("", "Chọn vai trò")).chain(roles).collect();
    let units = view.units.iter().map(|unit| Choice::new(unit.unit.as_str(), &unit.name));
    let units: Vec<Choice> =
        std::iter::once(Choice::new("", "Cả xã, phường, đặc khu")).chain(units).collect();
    let field = |name: &str, row: usize, label: &str| {
        view.draft
            .field(FORM, &of_row(name, row), "")
            .named(format!("{label}, dòng {row}"))
            .autocomplete("off")
    };
    let cells = (1..=rows.min(MOST)).map(|row| {
        Row::new(field(NAME, row, "Họ và tên").text())
            .cell(field(POSITION, row, "Chức vụ").text())
            .cell(field(UNIT, row, "Đơn vị").select(&units))
            .cell(field(ROLE, row, "Vai trò").select(&roles))
            .cell(field(LOGIN, row, "Tên đăng nhập").text())
    });
    let columns = ["Họ và tên", "Chức vụ", "Đơn vị", "Vai trò", "Tên đăng nhập"].map(Column::new);
    let suffix = format!(".{}", view.row.locality);
    html! {
        (section(FORM, format!("Xem trước: {} dòng", count2(rows as u64)), html! {
            p { "Chưa mở tài khoản nào. Sửa thẳng trong bảng; dòng nào xóa họ tên thì bỏ dòng đó. Khi đăng nhập, sau tên có thêm " code { (suffix) } "." }
            @if !view.known.is_empty() {
                (inset_text(html! { p { "Đã có tài khoản nên bỏ qua: " (list(&view.known)) "." } }))
            }
            (view.form(FORM, "Mở các tài khoản và in phiếu").with(html! {
                (hidden(ROWS, &rows.to_string()))
                (Cards::new(columns, cells.collect::<Vec<_>>()))
            }))
            (links::list(&[Link::new(view.address(), "Bỏ, dán danh sách khác")]))
        }))
    }
}

pub(super) async fn preview(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, xa, PREVIEW).await?;
    let rows = match sheet::rows(&step.app, &step.sent.form).await {
        Ok(rows) => sheet::arranged(rows, HEADS),
        Err(error) => return step.mend(&[error]),
    };
    let (values, unsure) = read::propose(&mut step.view, rows);
    if values.get(ROWS) == "0" {
        let message = "Trong danh sách không có người nào mới: mọi người đã có tài khoản.";
        return step.mend(&[FieldError::new("bang", message)]);
    }
    let (_, mut errors) = read::people(&step.view, &values, &BTreeSet::new());
    errors.extend(unsure);
    step.view.draft.came_back(FORM, values, BTreeMap::new(), &errors);
    let page = step.view.draw(&step.app);
    if errors.is_empty() {
        return Ok(answer(StatusCode::OK, &page));
    }
    Ok(outcome::unreadable(page, &errors))
}

/// The key under which one account of the form is opened.
fn key_of(form: &CommandKey, login: &str) -> CommandKey {
    CommandKey::from(format!("{form}-{login}"))
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut opened = BTreeSet::new();
    for row in &step.view.accounts {
        let key = key_of(&step.sent.form.key, row.login());
        // a form that broke off, or was sent twice, goes on where it stopped
        if step.app.desk.ledger().receipt(&key).await?.is_some() {
            opened.insert(row.login().to_owned());
        }
    }
    let (people, errors) = read::people(&step.view, &step.values, &opened);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let mut slips = Vec::new();
    let mut last: Option<Done> = None;
    for person in people {
        match open(&step, &person).await {
            Ok((done, slip)) => {
                slips.push(slip);
                last = Some(done);
            }
            Err(denied) => return step.settle(Err(denied)).await,
        }
    }
    step.sent_whole().await;
    if let Some(done) = last {
        tracing::info!(by = %step.sent.who.account, accounts = slips.len(), log_index = done.log_index, "accounts were opened");
    }
    let page = step.view.page(&step.app);
    let body =
        slips::body(&step.app, step.sent.from.as_deref(), &slips, &paths::setup(&step.view.row.locality));
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

/// Opens one account and makes its slip.
async fn open(step: &Step<View>, person: &NewPerson) -> Result<(Done, Slip), sovang_desk::Denied> {
    let NewPerson { account, full_name, position, grants } = person.clone();
    let fingerprint = format!("{full_name}|{position}|{grants:?}");
    let key = key_of(&step.sent.form.key, account.local());
    let asking = Asking { key, fingerprint, ..step.asking() };
    let desk = &step.app.desk;
    let roles = grants.iter().map(|grant| terms::grant(grant, |unit| step.view.unit_name(unit))).collect();
    let done = desk.open_account(&asking, &account, full_name.clone(), position.clone(), grants).await?;
    let (code, until) = desk.give_code(&account, clock::now()).await?;
    Ok((done, Slip { full_name, position, roles, login: account.login(), code, until }))
}

#[cfg(test)]
mod tests;
