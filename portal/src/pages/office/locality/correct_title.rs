//! Sửa tên, loại của địa phương ghi sai: it was never called otherwise, so nothing on earlier papers changes by it.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::stands::Stands;
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
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
    let stands = stands(view);
    let held = |name, label: &str| stands.field(&view.draft, FORM, name, label);
    let kinds = LocalityKind::ALL
        .map(|kind| Choice::new(values::word(&kind), format::sentence_case(terms::locality_kind(kind))));
    let form = view.form(FORM, "Ghi lại địa phương").with(html! {
        (stands.unseen())
        (held(KIND, "Loại").radios(&kinds))
        (held(NAME, "Tên, không kèm loại").text())
        (held(PROVINCE_KIND, "Tỉnh hay thành phố").text())
        (held(PROVINCE, "Tên tỉnh, thành phố").text())
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
    });
    view.draft.folded(FORM, "Sửa tên địa phương ghi sai", html! { (form) })
}

fn stands(view: &View) -> Stands {
    let row = &view.row;
    Stands::default()
        .chosen(KIND, values::word(&row.kind), terms::locality_kind(row.kind))
        .typed(NAME, &row.name)
        .typed(PROVINCE_KIND, &row.province_kind)
        .typed(PROVINCE, &row.province)
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut errors = step.take_over(&stands(&step.view));
    let values = &step.values;
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
