//! Sửa tên, loại của địa phương ghi sai: it was never called otherwise, so nothing on earlier papers changes by it.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::field::Field;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::{LocalityKind, LocalityRight, LocalityTitle};
use sovang_words::{format, terms};

pub(super) const FORM: &str = "sua-dia-phuong";
const KIND: &str = "loai";
const NAME: &str = "ten";
const PROVINCE_KIND: &str = "loai-tinh";
const PROVINCE: &str = "tinh";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    if !view.may(Act::RegisterLocality) {
        return Markup::default();
    }
    let row = &view.row;
    let kinds = LocalityKind::ALL
        .map(|kind| Choice::new(values::word(&kind), format::sentence_case(terms::locality_kind(kind))));
    let form = view.form(FORM, "Ghi lại địa phương").with(html! {
        (held(view, KIND, "Loại", &values::word(&row.kind)).radios(&kinds))
        (held(view, NAME, "Tên, không kèm loại", &row.name).text())
        (held(view, PROVINCE_KIND, "Tỉnh hay thành phố", &row.province_kind).text())
        (held(view, PROVINCE, "Tên tỉnh, thành phố", &row.province).text())
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
    });
    view.draft.folded(FORM, "Sửa tên địa phương ghi sai", html! { (form) })
}

/// A field that shows what stands, or what was typed.
fn held(view: &View, name: &str, label: &str, now: &str) -> Field {
    let field = view.draft.field(FORM, name, label);
    if view.draft.is(FORM) { field } else { field.value(now) }
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let (values, mut errors) = (&step.values, Vec::new());
    let kind = values::from_word::<LocalityKind>(values.get(KIND));
    if kind.is_none() {
        errors.push(FieldError::new(KIND, "Chọn loại địa phương."));
    }
    let name = values.need_line(NAME, "Ghi tên đúng.", &mut errors);
    let province_kind = values.need_line(PROVINCE_KIND, "Ghi tỉnh hay thành phố.", &mut errors);
    let province = values.need_line(PROVINCE, "Ghi tên tỉnh, thành phố.", &mut errors);
    let reason = values.need_line(REASON, "Ghi vì sao sửa.", &mut errors);
    let (Some(kind), true) = (kind, errors.is_empty()) else { return step.mend(&errors) };
    let after = LocalityTitle { kind, name, province, province_kind };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let right = LocalityRight::Title { after, reason };
    let result = step.app.desk.put_locality_right(&asking, locality, right).await;
    step.settle(result).await
}
