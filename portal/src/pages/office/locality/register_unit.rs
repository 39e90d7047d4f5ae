//! Ghi đơn vị mới. Its address is public from then on and stays.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{LocalityId, UnitId, is_slug};
use sovang_domain::locality::UnitKind;
use sovang_words::{format, terms};

pub(super) const FORM: &str = "don-vi";
const NAME: &str = "ten";
const ADDRESS: &str = "dia-chi";
const KIND: &str = "loai";

pub(super) fn form(view: &View) -> Markup {
    let kinds = UnitKind::ALL
        .map(|kind| Choice::new(values::word(&kind), format::sentence_case(terms::unit_kind(kind))));
    let form = view.form(FORM, "Ghi vào sổ").with(html! {
        (view.draft.field(FORM, NAME, "Tên đơn vị").hint("Như viết trong văn bản, ví dụ Ban nhân dân ấp Trung").text())
        (view.draft.field(FORM, ADDRESS, "Địa chỉ trên cổng")
            .hint("Chữ thường không dấu, số, gạch nối; không đổi về sau. Ví dụ ap-trung").autocomplete("off").text())
        (view.draft.field(FORM, KIND, "Loại đơn vị").radios(&kinds))
    });
    view.draft.folded(FORM, "Ghi đơn vị mới", form)
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let name = values.need(NAME, "Ghi tên đơn vị.", &mut errors);
    let unit = values.need(ADDRESS, "Ghi địa chỉ, ví dụ ap-trung.", &mut errors);
    if !unit.is_empty() && !is_slug(&unit) {
        errors
            .push(FieldError::new(ADDRESS, "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ ap-trung."));
    }
    let kind = values::from_word::<UnitKind>(values.get(KIND));
    if kind.is_none() {
        errors.push(FieldError::new(KIND, "Chọn loại đơn vị."));
    }
    let (Some(kind), true) = (kind, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.register_unit(&asking, locality, UnitId::from(unit), name, kind).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::{self, tests::view};
    use super::*;
    use crate::pages::office::draft::Draft;
    use crate::pages::office::testing::someone;
    use crate::shell::submission::Values;
    use sovang_domain::authority::Role;

    #[test]
    fn a_refused_form_is_open_and_keeps_what_was_typed() {
        let values = Values::from([(NAME, "Ấp Mới".to_owned())]);
        let draft = Draft::new(FORM, &values, &[FieldError::new(ADDRESS, "Ghi địa chỉ, ví dụ ap-trung.")]);
        let html = show::body(&View { draft, ..view(someone(Role::Clerk, None)) }).into_string();
        assert!(html.contains(r#"<h3 id="don-vi">Ghi đơn vị mới</h3><form"#), "{html}");
        assert!(html.contains(r#"name="ten" value="Ấp Mới""#) && html.contains(r#"id="don-vi-dia-chi-loi""#));
    }
}
