//! The accounts a person keeps, and the form that opens one.

use super::show::both;
use super::{address, localities, open_account, place};
use crate::pages::office::Query;
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Stream, opened};
use crate::pages::stages;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::layout::{Heading, Page};
use crate::ui::section::section;
use crate::ui::tag::tag;
use axum::extract::State;
use axum::http::StatusCode;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place, clashes};
use sovang_domain::ids::{LocalityId, UnitId};
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::locality_directory::{self, LocalityRow, UnitRow};
use sovang_words::format::{count2, sentence_case};
use sovang_words::terms;
use std::collections::BTreeMap;

/// What the page is drawn from.
pub(super) struct View {
    pub(super) who: SignedIn,
    /// The localities whose accounts the person keeps.
    pub(super) localities: Vec<LocalityRow>,
    pub(super) accounts: Vec<AccountRow>,
    pub(super) units: Vec<UnitRow>,
    pub(super) draft: Draft,
}

impl View {
    fn unit_name(&self, locality: &LocalityId, unit: &UnitId) -> String {
        let found = self.units.iter().find(|row| row.locality == *locality && row.unit == *unit);
        found.map_or_else(|| unit.to_string(), |row| row.name.clone())
    }
}

impl FormPage for View {
    type Subject = ();

    async fn load(app: &App, who: &SignedIn, (): &()) -> Result<Self, PageError> {
        let localities = localities(app, who)?;
        let views = app.views();
        let accounts = if who.may(Act::KeepAccounts, &Place::machine()) {
            views.read(account_directory::all)?
        } else {
            let mut found = Vec::new();
            for row in &localities {
                found.extend(
                    views.read(|connection| account_directory::by_locality(connection, &row.locality))?,
                );
            }
            found.retain(|row| who.may(Act::KeepAccounts, &place(&row.account)));
            found
        };
        let mut units = Vec::new();
        for row in &localities {
            units.extend(views.read(|connection| locality_directory::units(connection, &row.locality))?);
        }
        Ok(Self { who: who.clone(), localities, accounts, units, draft: Draft::default() })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::ACCOUNTS, "Tài khoản");
        let heading = Heading::new("Tài khoản")
            .lead("Mỗi người một tài khoản; mọi việc làm được ghi kèm tên người làm.");
        Page { heading, body: body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::ACCOUNTS.to_owned()
    }

    fn stream(&self) -> Option<Stream<'_>> {
        None
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    let page = View::load(&app, &who, &()).await?.draw(&app);
    // the keeper of the machine has no locality whose ledger a number could lead to
    let Some(locality) = who.locality() else { return Ok(answer(StatusCode::OK, &page)) };
    Ok(opened(page, &query, &locality))
}

pub(super) fn body(view: &View) -> Markup {
    let mut by_locality: BTreeMap<&LocalityId, Vec<&AccountRow>> = BTreeMap::new();
    for row in &view.accounts {
        by_locality.entry(&row.locality).or_default().push(row);
    }
    html! {
        @for (locality, accounts) in &by_locality {
            @let found = view.localities.iter().find(|row| row.locality == **locality);
            @let name = found.map_or_else(|| "Toàn hệ thống".to_owned(), |row| sentence_case(&row.title()));
            (section(&format!("xa-{locality}"), format!("{name}: {}", count2(accounts.len() as u64)), table(view, accounts)))
        }
        @if !view.localities.is_empty() { (open_account::form(view)) }
    }
}

fn table(view: &View, accounts: &[&AccountRow]) -> Markup {
    let rows: Vec<Row> = accounts
        .iter()
        .map(|row| {
            let link = html! { a href=(address(&row.account)) { (row.full_name) } };
            let roles = row
                .grants
                .iter()
                .map(|grant| sentence_case(&terms::grant(grant, |unit| view.unit_name(&row.locality, unit))));
            let roles = roles.collect::<Vec<_>>().join("; ");
            let (tone, words) = stages::account(row.locked.is_some());
            let clashing = clashes(&row.grants);
            let roles = html! {
                @if roles.is_empty() { "Chưa có vai trò" } @else { (roles) }
                @for (one, two) in clashing { br; (tag(Tone::Wait, "Kiêm vai trò")) (both(one, two)) }
            };
            Row::new(header(link, &row.position)).cell(row.account.login()).cell(roles).cell(tag(tone, words))
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    pub(in super::super) fn reporter() -> AccountRow {
        sample::account("ap-trung")
    }

    pub(in super::super) fn view() -> View {
        let mut locked = sample::account("tdkt");
        locked.locked = Some("Nghỉ thai sản".into());
        View {
            who: someone(Role::Administrator, None),
            localities: vec![sample::locality()],
            accounts: vec![locked, reporter()],
            units: vec![sample::unit("ap-trung")],
            draft: Draft::default(),
        }
    }

    #[test]
    fn accounts_are_listed_with_login_role_and_standing() {
        let html = body(&view()).into_string();
        assert!(html.contains("Xã Phú Tân: 02"), "{html}");
        assert!(html.contains("ap-trung.phu-tan") && html.contains("Đơn vị báo cáo, Ban nhân dân ấp Trung"));
        assert!(html.contains("Đang khóa") && html.contains("Công chức phụ trách thi đua khen thưởng"));
        assert!(!html.contains(r#"name="xa""#), "one locality: nothing to choose");
    }
}
