//! Đánh dấu theo danh sách: a list of units, pasted or sent as a file, ticks them in the form that enrols. Nothing is recorded
//! by it; each name that the book does not have is named.

use super::enrol_units::{self, UNITS};
use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::{outcome, sheet};
use crate::shell::answer::answer;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::error_summary::FieldError;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use maud::{Markup, html};
use sovang_domain::ids::{CampaignId, UnitId};
use sovang_projections::locality_directory::UnitRow;
use sovang_words::fold::fold;
use std::collections::BTreeMap;

pub(super) const FORM: &str = "danh-sach-don-vi";

pub(super) fn form(view: &View) -> Markup {
    let fields = sheet::fields(
        |name, label| view.draft.field(FORM, name, label),
        "Mỗi dòng một tên, hoặc cả bảng có cột Tên đơn vị.",
    );
    let form = view.independent_form(FORM, "Đánh dấu theo danh sách").multipart().with(html! {
        p { "Đơn vị có tên trong danh sách được đánh dấu ở trên để xem lại; chưa ghi gì vào sổ." }
        (fields)
    });
    view.draft.folded(FORM, "Dán danh sách đơn vị tham gia", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let rows = match sheet::rows(&step.app, &step.sent.form).await {
        Ok(rows) => sheet::arranged(rows, &[sheet::UNIT_NAMES]),
        Err(error) => return step.mend(&[error]),
    };
    let names: Vec<String> = rows.into_iter().filter_map(|row| row.into_iter().next()).collect();
    let (units, errors) = named(&step.view, &names);
    if units.is_empty() && errors.is_empty() {
        let message = "Mọi đơn vị trong danh sách đã tham gia.";
        return step.mend(&[FieldError::new(sheet::TEXT, message)]);
    }
    let mut values = Values::default();
    units.iter().for_each(|unit| values.add(UNITS, unit.as_str()));
    step.view.draft.came_back(enrol_units::FORM, values, BTreeMap::new(), &errors);
    let page = step.view.draw(&step.app);
    if errors.is_empty() {
        return Ok(answer(StatusCode::OK, &page));
    }
    Ok(outcome::unreadable(page, step.view.draft.errors()))
}

/// The units of these names that do not take part yet, and the names that are of none.
fn named(view: &View, names: &[String]) -> (Vec<UnitId>, Vec<FieldError>) {
    let living = || view.units.iter().filter(|row| row.merged_into.is_none());
    let (mut units, mut errors) = (Vec::new(), Vec::new());
    for (at, name) in names.iter().enumerate() {
        let same = |row: &&UnitRow| row.name.to_lowercase() == name.to_lowercase();
        match living().find(same) {
            Some(row) => {
                let takes_part = view.row.units.iter().any(|enrolled| enrolled.unit == row.unit);
                if !takes_part && !units.contains(&row.unit) {
                    units.push(row.unit.clone());
                }
            }
            None => {
                let like = living().find(|row| fold(&row.name) == fold(name));
                let what = like.map_or_else(
                    || "Ghi đơn vị ở trang Địa phương trước, hoặc sửa tên trong danh sách.".to_owned(),
                    |row| format!("Nếu là “{}” thì đánh dấu ở đây.", row.name),
                );
                let message = format!("Tên thứ {}: chưa có đơn vị “{name}” trong sổ. {what}", at + 1);
                errors.push(FieldError::new(UNITS, message));
            }
        }
    }
    (units, errors)
}

#[cfg(test)]
mod tests {
    use super::super::show::tests::view;
    use super::*;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    #[test]
    fn a_list_ticks_the_units_of_its_names_and_names_each_that_is_none() {
        let mut view = view(someone(Role::Clerk, None));
        view.row.units.clear();
        let one = view.units.iter().find(|row| row.merged_into.is_none()).unwrap().clone();
        let names = [one.name.to_uppercase(), fold(&one.name), "Đội bóng".to_owned(), one.name.clone()];
        let (units, errors) = named(&view, &names);
        assert_eq!(units, std::slice::from_ref(&one.unit));
        let told: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        assert!(
            told[0].starts_with("Tên thứ 2: ") && told[0].contains(&format!("“{}”", one.name)),
            "{told:?}"
        );
        assert!(told[1].starts_with("Tên thứ 3: chưa có đơn vị “Đội bóng”"), "{told:?}");
        let mut values = Values::default();
        values.add(UNITS, one.unit.as_str());
        view.draft.came_back(enrol_units::FORM, values, BTreeMap::new(), &errors);
        let html = enrol_units::form(&view).into_string();
        assert_eq!(html.matches(" checked").count(), 1, "{html}");
        assert!(html.contains("Tên thứ 2: ") && html.contains("/danh-sach-don-vi\""), "{html}");
    }
}
