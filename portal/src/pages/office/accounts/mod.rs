//! Tài khoản, for administrators: who signs in, as what, where; opened, given and taken roles, locked, given a code.

mod correct_holder;
mod give_code;
mod grant_role;
mod list;
mod lock_account;
mod open_account;
mod revoke_role;
mod show;

use crate::paths;
use crate::paths::route;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::options::Choice;
use axum::Router;
use axum::routing::{get, post};
use maud::{Markup, html};
use show::View;
use sovang_domain::authority::{Act, Grant, Place, Role, Scope};
use sovang_domain::ids::{AccountId, LocalityId, UnitId};
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::locality_directory::{self, LocalityRow, UnitRow};
use sovang_words::{format, terms};

pub(super) fn routes() -> Router<App> {
    let deed = |name: &str| format!("{}/{{id}}/{name}", paths::ACCOUNTS);
    Router::new()
        .route(paths::ACCOUNTS, get(list::show).post(open_account::handle))
        .route(route::ACCOUNT, get(show::show))
        .route(&deed(grant_role::FORM), post(grant_role::handle))
        .route(&deed(revoke_role::FORM), post(revoke_role::handle))
        .route(&deed(lock_account::LOCK), post(lock_account::lock))
        .route(&deed(lock_account::UNLOCK), post(lock_account::unlock))
        .route(&deed(give_code::FORM), post(give_code::handle))
        .route(&deed(correct_holder::FORM), post(correct_holder::handle))
}

/// What can be done on an account's page, by how it stands.
fn forms(view: &View) -> Markup {
    let row = &view.row;
    html! {
        @if place(&row.account) != Place::machine() { (grant_role::form(view)) }
        @if !row.grants.is_empty() { (revoke_role::form(view)) }
        (correct_holder::form(view))
        @if row.locked.is_some() { (lock_account::unlock_form(view)) }
        @else { (give_code::form(view)) (lock_account::lock_form(view)) }
    }
}

/// An account's page.
fn address(account: &AccountId) -> String {
    format!("{}/{account}", paths::ACCOUNTS)
}

/// Where an account belongs: its locality, or the machine.
fn place(account: &AccountId) -> Place {
    match account.locality() {
        machine if machine.is_machine() => Place::machine(),
        locality => Place::locality(locality),
    }
}

/// An account that the person keeps.
fn find(app: &App, who: &SignedIn, account: &AccountId) -> Result<AccountRow, PageError> {
    who.must(Act::KeepAccounts, &place(account))?;
    let row = app.views().read(|connection| account_directory::by_account(connection, account))?;
    row.ok_or(PageError::NotFound)
}

/// The localities whose accounts the person keeps.
fn localities(app: &App, who: &SignedIn) -> Result<Vec<LocalityRow>, PageError> {
    let all = app.views().read(locality_directory::all)?;
    let kept = |row: &LocalityRow| who.may(Act::KeepAccounts, &Place::locality(row.locality.clone()));
    let kept: Vec<LocalityRow> = all.into_iter().filter(kept).collect();
    if kept.is_empty() && !who.may(Act::KeepAccounts, &Place::machine()) {
        return Err(PageError::Forbidden);
    }
    Ok(kept)
}

/// The living units of a locality.
fn units(app: &App, locality: &LocalityId) -> Result<Vec<UnitRow>, PageError> {
    let mut units = app.views().read(|connection| locality_directory::units(connection, locality))?;
    units.retain(|unit| unit.merged_into.is_none());
    Ok(units)
}

fn role_choices() -> Vec<Choice> {
    let roles =
        Role::ALL.into_iter().map(|role| Choice::new(role.word(), format::sentence_case(terms::role(role))));
    std::iter::once(Choice::new("", "Chọn vai trò")).chain(roles).collect()
}

fn unit_choices(units: &[UnitRow]) -> Vec<Choice> {
    let units = units.iter().map(|unit| Choice::new(unit.unit.as_str(), &unit.name));
    std::iter::once(Choice::new("", "Cả xã, phường, đặc khu")).chain(units).collect()
}

/// A role with its scope, as chosen in a form.
fn grant(role: Role, locality: &LocalityId, unit: &str) -> Grant {
    let scope = match unit {
        "" => Scope::Locality(locality.clone()),
        unit => Scope::Unit(locality.clone(), UnitId::from(unit)),
    };
    Grant { role, scope }
}
