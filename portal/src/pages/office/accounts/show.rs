//! One account: its roles and standing, and what its keeper can do with it.

use super::{address, find, forms, units};
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Stream, opened};
use crate::pages::office::{Query, history};
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::layout::{Heading, Page};
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::{strong_tag, tag};
use crate::ui::time::moment;
use axum::extract::{Path, State};
use cqrs_es::Aggregate;
use maud::{Markup, html};
use sovang_domain::account::Account;
use sovang_domain::authority::{Grant, Role, clashes};
use sovang_domain::ids::{AccountId, UnitId};
use sovang_projections::account_directory::AccountRow;
use sovang_projections::locality_directory::UnitRow;
use sovang_projections::timeline::{self, TimelineRow};
use sovang_words::{format, terms};

/// What the page is drawn from.
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) row: AccountRow,
    /// The living units of its locality.
    pub(super) units: Vec<UnitRow>,
    pub(super) history: Vec<TimelineRow>,
    pub(super) draft: Draft,
}

impl View {
    /// A grant in words.
    pub(super) fn words(&self, grant: &Grant) -> String {
        let name = |unit: &UnitId| {
            let found = self.units.iter().find(|row| row.unit == *unit);
            found.map_or_else(|| unit.to_string(), |row| row.name.clone())
        };
        format::sentence_case(&terms::grant(grant, name))
    }
}

impl FormPage for View {
    type Subject = AccountId;

    async fn load(app: &App, who: &SignedIn, account: &AccountId) -> Result<Self, PageError> {
        let row = find(app, who, account)?;
        let history = app.views().read(|connection| {
            timeline::of_stream(connection, app.desk.rules(), Account::TYPE, account.as_str())
        })?;
        let units = units(app, &row.locality)?;
        Ok(Self { who: who.clone(), row, units, history, draft: Draft::default() })
    }

    fn draw(&self, app: &App) -> Page {
        let row = &self.row;
        let page = self.who.page(app, paths::ACCOUNTS, row.full_name.clone());
        let (tone, words) = stages::account(row.locked.is_some());
        let state = strong_tag(tone, words);
        let lead = html! { (row.position) " " (state) };
        let heading = Heading::new(&row.full_name).kicker("Tài khoản").lead(lead);
        let breadcrumbs = vec![("Tài khoản".to_owned(), paths::ACCOUNTS.to_owned())];
        Page { heading, breadcrumbs, body: body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        address(&self.row.account)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: Account::TYPE, id: self.row.account.as_str(), version: self.row.version })
    }
}

/// Chủ tịch và văn thư
pub(super) fn both(one: Role, two: Role) -> String {
    format!("{} và {}", format::sentence_case(terms::role(one)), terms::role(two))
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(account): Path<AccountId>,
    query: Query,
) -> Answer {
    let page = View::load(&app, &who, &account).await?.draw(&app);
    Ok(opened(page, &query, &account.locality()))
}

pub(super) fn body(view: &View) -> Markup {
    let row = &view.row;
    let mut facts =
        vec![Row::new("Tên đăng nhập", row.account.login()), Row::new("Mở từ", moment(row.opened_at))];
    if let Some(reason) = &row.locked {
        facts.push(Row::new("Khóa vì", reason));
    }
    html! {
        (section("tai-khoan", "Tài khoản", summary_list(facts)))
        (section("vai-tro", "Vai trò", html! {
            @if row.grants.is_empty() { p { "Chưa có vai trò nào nên chưa đăng nhập được." } }
            ul { @for grant in &row.grants { li { (view.words(grant)) } } }
            @for (one, two) in clashes(&row.grants) {
                p { (tag(Tone::Wait, "Kiêm vai trò")) (both(one, two)) " kiểm tra lẫn nhau; lý do kiêm đọc ở lịch sử dưới đây." }
            }
        }))
        (forms(view))
        (history::section(&view.history))
    }
}

#[cfg(test)]
mod tests {
    use super::super::list::tests::reporter;
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;

    fn page(row: AccountRow) -> String {
        let view = View {
            who: someone(Role::Administrator, None),
            row,
            units: vec![sample::unit("ap-trung")],
            history: Vec::new(),
            draft: Draft::default(),
        };
        body(&view).into_string()
    }

    #[test]
    fn who_holds_two_roles_that_check_each_other_is_marked() {
        let mut row = reporter();
        let at = |role| Grant { role, scope: sovang_domain::authority::Scope::Locality("phu-tan".into()) };
        row.grants = vec![at(Role::Council), at(Role::Chairman)];
        assert!(!page(row.clone()).contains("Kiêm vai trò"));
        row.grants.push(at(Role::Clerk));
        let html = page(row);
        assert!(html.contains("Kiêm vai trò") && html.contains("văn thư kiểm tra lẫn nhau"), "{html}");
    }

    #[test]
    fn an_open_account_is_locked_or_given_a_code_a_locked_one_only_unlocked() {
        let html = page(reporter());
        for step in ["giao", "thoi", "khoa", "ma"] {
            assert!(
                html.contains(&format!(r#"action="/noi-bo/tai-khoan/phu-tan.ap-trung/{step}""#)),
                "{step}: {html}"
            );
        }
        let mut locked = reporter();
        locked.locked = Some("Chuyển công tác".into());
        let html = page(locked);
        assert!(
            html.contains("/mo-khoa\"") && !html.contains("/khoa\"") && !html.contains("/ma\""),
            "{html}"
        );
        assert!(html.contains("Chuyển công tác"));
    }
}
