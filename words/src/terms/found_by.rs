//! Words that something is found by beside its name.

use crate::texts::terms::found_by;

/// A campaign, with the title of its plan.
#[must_use]
pub fn campaign_found_by(title: &str) -> String {
    found_by::campaign(title)
}

/// A decision, whose name is a number.
#[must_use]
pub fn decision_found_by() -> &'static str {
    found_by::decision()
}

/// An award form.
#[must_use]
pub fn form_found_by() -> &'static str {
    found_by::form()
}
