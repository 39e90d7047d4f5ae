//! Giao vai trò: what the account may do from now on, and where.

use super::show::View;
use super::{grant, role_choices, unit_choices};
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::account::AccountRefusal;
use sovang_domain::authority::Role;
use sovang_domain::ids::AccountId;
use sovang_domain::refusal::Refusal;

pub(super) const FORM: &str = "giao";
const ROLE: &str = "vai-tro";
const UNIT: &str = "don-vi";
const REASON: &str = "vi-sao-kiem";

pub(super) fn form(view: &View) -> Markup {
    let fields = html! {
        (view.draft.field(FORM, ROLE, "Vai trò").select(&role_choices()))
        (view.draft.field(FORM, UNIT, "Phạm vi").hint("Vai trò đơn vị báo cáo phải chọn một đơn vị.")
            .select(&unit_choices(&view.units)))
        (view.draft.field(FORM, REASON, "Vì sao kiêm (nếu kiêm)")
            .hint("Chỉ ghi khi một người kiêm hai vai trò kiểm tra lẫn nhau, như Chủ tịch và văn thư, hai vai trò thẩm định: xã ít người, kiêm đến khi nào. Người giám sát không kiêm việc của xã.")
            .text())
    };
    screen_only(FORM, "Giao vai trò", view.form(FORM, "Giao vai trò").with(fields))
}

pub(super) async fn handle(State(app): State<App>, Path(account): Path<AccountId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, account, FORM).await?;
    let unit = step.values.get(UNIT);
    let role = match Role::named(step.values.get(ROLE)) {
        None => return step.mend(&[FieldError::new(ROLE, "Chọn vai trò.")]),
        Some(Role::Reporter) if unit.is_empty() => {
            return step.mend(&[FieldError::new(UNIT, "Vai trò đơn vị báo cáo cần chọn đơn vị.")]);
        }
        Some(role) => role,
    };
    let account = &step.view.row.account;
    let chosen = grant(role, &account.locality(), unit);
    if !chosen.is_sound() {
        let words = "Vai trò này làm cho cả xã, phường, đặc khu: để “Cả xã, phường, đặc khu”.";
        return step.mend(&[FieldError::new(UNIT, words)]);
    }
    if !unit.is_empty() && !step.view.units.iter().any(|row| row.unit.as_str() == unit) {
        return step.mend(&[FieldError::new(UNIT, "Chọn đơn vị trong danh sách.")]);
    }
    let mut errors = Vec::new();
    let reason = Some(step.values.line(REASON, &mut errors)).filter(|reason| !reason.is_empty());
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.grant_role(&step.asking(), account, chosen, reason).await;
    step.settle_at(result, field).await
}

/// The field that a refusal is about.
fn field(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::Account(AccountRefusal::RolesUnexplained { .. }) => Some(REASON),
        Refusal::Account(AccountRefusal::RolesClash { .. }) => Some(ROLE),
        _ => None,
    }
}
