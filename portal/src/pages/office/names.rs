//! Names of what the rows only number.

use crate::shell::error::PageError;
use crate::shell::state::App;
use jiff::civil::Date;
use sovang_domain::ids::{AccountId, AwardFormId, LocalityId, UnitId};
use sovang_projections::{account_directory, locality_directory};
use std::collections::BTreeMap;

/// Names of what the rows only number: units, accounts, award forms.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub(super) units: BTreeMap<UnitId, String>,
    pub(super) people: BTreeMap<AccountId, String>,
    pub(super) forms: BTreeMap<AwardFormId, String>,
}

impl Names {
    /// The names of a locality, forms as the rules have them on that day.
    pub(super) fn of(app: &App, locality: &LocalityId, on: Date) -> Result<Self, PageError> {
        let units = app.views().read(|connection| locality_directory::units(connection, locality))?;
        let people = app.views().read(|connection| account_directory::by_locality(connection, locality))?;
        let forms = app.desk.rules().forms(on);
        Ok(Self {
            units: units.into_iter().map(|row| (row.unit, row.name)).collect(),
            people: people.into_iter().map(|row| (row.account, row.full_name)).collect(),
            forms: forms.iter().map(|form| (form.id.clone(), form.short.clone())).collect(),
        })
    }

    pub(super) fn unit(&self, id: &UnitId) -> String {
        self.units.get(id).cloned().unwrap_or_else(|| id.to_string())
    }

    pub(super) fn person(&self, id: &AccountId) -> String {
        self.people.get(id).cloned().unwrap_or_else(|| id.local().to_owned())
    }

    pub(super) fn form(&self, id: &AwardFormId) -> String {
        self.forms.get(id).cloned().unwrap_or_else(|| id.to_string())
    }
}
