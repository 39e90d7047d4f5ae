//! Tài khoản, for administrators: who signs in, as what, where; opened, given and taken roles, locked, given a code.

mod list;
mod show;
mod steps;
#[cfg(test)]
mod tests;

use crate::paths;
use crate::paths::route;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::options::Choice;
use axum::Router;
use axum::routing::{get, post};
use sovang_domain::authority::{Act, Grant, Place, Role, Scope};
use sovang_domain::ids::{AccountId, LocalityId, UnitId};
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::locality_directory::{self, LocalityRow, UnitRow};
use sovang_words::{format, terms};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::ACCOUNTS, get(list::list).post(list::open))
        .route(route::ACCOUNT, get(show::show))
        .route(route::GRANT_ROLE, post(steps::grant))
        .route(route::REVOKE_ROLE, post(steps::revoke))
        .route(route::LOCK_ACCOUNT, post(steps::lock))
        .route(route::UNLOCK_ACCOUNT, post(steps::unlock))
        .route(route::GIVE_CODE, post(steps::give_code))
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
