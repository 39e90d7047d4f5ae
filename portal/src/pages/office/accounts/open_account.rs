//! Mở tài khoản: who it is for, where, with which role to begin with.

use super::list::View;
use super::{address, grant, place, role_choices, units};
use crate::pages::office::form::{Answer, Step};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::State;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Role};
use sovang_domain::ids::{AccountId, LocalityId, is_slug};
use sovang_words::format::sentence_case;

const FORM: &str = "mo-tai-khoan";
const LOCALITY: &str = "xa";
const LOGIN: &str = "dang-nhap";
const FULL_NAME: &str = "ho-ten";
const POSITION: &str = "chuc-vu";
const ROLE: &str = "vai-tro";
const UNIT: &str = "don-vi";

pub(super) fn form(view: &View) -> Markup {
    let several = view.localities.len() > 1;
    let places =
        view.localities.iter().map(|row| Choice::new(row.locality.as_str(), sentence_case(&row.title())));
    let places: Vec<Choice> = std::iter::once(Choice::new("", "Chọn địa phương")).chain(places).collect();
    let living = view.units.iter().filter(|unit| unit.merged_into.is_none());
    let units = living.map(|unit| {
        let value = format!("{}.{}", unit.locality, unit.unit);
        let name = if several { format!("{} ({})", unit.name, unit.locality) } else { unit.name.clone() };
        Choice::new(value, name)
    });
    let units: Vec<Choice> =
        std::iter::once(Choice::new("", "Cả xã, phường, đặc khu")).chain(units).collect();
    let draft = &view.draft;
    let fields = html! {
        @if several { (draft.field(FORM, LOCALITY, "Xã, phường, đặc khu").select(&places)) }
        (draft.field(FORM, LOGIN, "Tên đăng nhập")
            .hint("Chữ thường không dấu, số, gạch nối; không đổi về sau. Ví dụ thu-hien").autocomplete("off").text())
        (draft.field(FORM, FULL_NAME, "Họ và tên").autocomplete("off").text())
        (draft.field(FORM, POSITION, "Chức vụ").hint("Ví dụ công chức phụ trách thi đua khen thưởng").autocomplete("off").text())
        (draft.field(FORM, ROLE, "Vai trò").select(&role_choices()))
        (draft.field(FORM, UNIT, "Phạm vi").hint("Vai trò đơn vị báo cáo phải chọn một đơn vị.").select(&units))
    };
    let form = Form::post(paths::ACCOUNTS, "Mở tài khoản").novalidate().hidden(form_fields(&view.who, None));
    screen_only(FORM, "Mở tài khoản", form.with(fields))
}

pub(super) async fn handle(State(app): State<App>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, (), FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    // with one locality there is nothing to choose
    let locality = match (values.get(LOCALITY), step.view.localities.as_slice()) {
        ("", [only]) => only.locality.clone(),
        _ => LocalityId::from(values.need(LOCALITY, "Chọn xã, phường, đặc khu.", &mut errors)),
    };
    let login = values.need(LOGIN, "Ghi tên đăng nhập.", &mut errors);
    if !login.is_empty() && !is_slug(&login) {
        errors.push(FieldError::new(LOGIN, "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ thu-hien."));
    }
    let full_name = values.need(FULL_NAME, "Ghi họ và tên.", &mut errors);
    let position = values.need(POSITION, "Ghi chức vụ, hiện bên cạnh mọi việc người này làm.", &mut errors);
    let role = Role::named(values.get(ROLE));
    let unit = values.get(UNIT);
    let unit = unit.strip_prefix(&format!("{locality}.")).unwrap_or(unit);
    match role {
        None => errors.push(FieldError::new(ROLE, "Chọn vai trò.")),
        Some(Role::Reporter) if unit.is_empty() => {
            errors.push(FieldError::new(UNIT, "Vai trò đơn vị báo cáo cần chọn đơn vị."));
        }
        Some(_) => {}
    }
    let (Some(role), true) = (role, errors.is_empty()) else { return step.mend(&errors) };
    if !step.view.localities.iter().any(|row| row.locality == locality) {
        return Err(PageError::NotFound);
    }
    let known = units(&step.app, &locality)?;
    if !unit.is_empty() && !known.iter().any(|row| row.unit.as_str() == unit) {
        return step.mend(&[FieldError::new(UNIT, "Chọn đơn vị của địa phương đã chọn.")]);
    }
    let account = AccountId::within(&locality, &login);
    step.sent.who.must(Act::KeepAccounts, &place(&account))?;
    let grants = vec![grant(role, &locality, unit)];
    let asking = step.asking_for(address(&account));
    let result = step.app.desk.open_account(&asking, &account, full_name, position, grants).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::list::{self, tests::view};
    use super::*;
    use crate::pages::office::draft::Draft;
    use crate::shell::submission::Values;

    #[test]
    fn a_refused_account_keeps_what_was_typed() {
        let values = Values::from([(FULL_NAME, "Đặng Đức Khoa".to_owned()), (LOGIN, "Đức Khoa".to_owned())]);
        let errors = [FieldError::new(LOGIN, "Chỉ dùng chữ thường không dấu.")];
        let draft = Draft::new(FORM, &values, &errors);
        let html = list::body(&View { draft, ..view() }).into_string();
        assert!(
            html.contains(r#"value="Đặng Đức Khoa""#) && html.contains(r#"id="mo-tai-khoan-dang-nhap-loi""#),
            "{html}"
        );
    }
}
