//! Thôi giao vai trò: which of the account's roles ends, and why.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Grant;
use sovang_domain::ids::AccountId;

pub(super) const FORM: &str = "thoi";
const GRANT: &str = "vai-tro";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let choices: Vec<Choice> =
        view.row.grants.iter().map(|grant| Choice::new(value(grant), view.words(grant))).collect();
    let fields = html! {
        (view.draft.field(FORM, GRANT, "Vai trò").radios(&choices))
        (view.draft.field(FORM, REASON, "Lý do").text())
    };
    screen_only(FORM, "Thôi giao vai trò", view.form(FORM, "Thôi giao vai trò").with(fields))
}

/// A grant as it stands in the form.
fn value(grant: &Grant) -> String {
    serde_json::to_string(grant).unwrap_or_default()
}

pub(super) async fn handle(State(app): State<App>, Path(account): Path<AccountId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, account, FORM).await?;
    let mut errors = Vec::new();
    let grant = serde_json::from_str::<Grant>(step.values.get(GRANT)).ok();
    if grant.is_none() {
        errors.push(FieldError::new(GRANT, "Chọn vai trò cần thôi giao."));
    }
    let reason = step.values.need(REASON, "Ghi lý do.", &mut errors);
    let (Some(grant), true) = (grant, errors.is_empty()) else { return step.mend(&errors) };
    let result = step.app.desk.revoke_role(&step.asking(), &step.view.row.account, grant, reason).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::list::tests::view;
    use super::*;

    #[test]
    fn a_role_in_the_form_reads_back() {
        for row in view().accounts {
            for grant in &row.grants {
                assert_eq!(serde_json::from_str::<Grant>(&value(grant)).unwrap(), *grant);
            }
        }
    }
}
