//! The made-up commune as the pages of the office get it, in autumn 2026.

use super::names::Names;
pub(super) use sovang_samples::office::*;
pub(super) use sovang_samples::{PLANS, rules, today};

/// The names of its units, accounts and award forms.
pub(super) fn names() -> Names {
    let rules = rules();
    Names {
        units: units().into_iter().map(|row| (row.unit, row.name)).collect(),
        people: accounts().into_iter().map(|row| (row.account, row.full_name)).collect(),
        forms: rules.forms(today()).iter().map(|form| (form.id.clone(), form.short.clone())).collect(),
    }
}
