//! Sửa loại đơn vị ghi sai: from now on it owes what its kind owes.

use super::show::View;
use super::units::choices;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{LocalityId, UnitId};
use sovang_domain::locality::{LocalityRight, UnitKind};
use sovang_words::{format, terms};

pub(super) const FORM: &str = "sua-loai";
const UNIT: &str = "don-vi";
const KIND: &str = "loai";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let kinds = UnitKind::ALL
        .map(|kind| Choice::new(values::word(&kind), format::sentence_case(terms::unit_kind(kind))));
    let form = view.form(FORM, "Ghi lại loại").with(html! {
        (view.draft.field(FORM, UNIT, "Đơn vị").select(&choices(view)))
        (view.draft.field(FORM, KIND, "Loại đúng").hint("Báo cáo phải nộp tính lại theo loại đúng; báo cáo đã nộp giữ nguyên.").radios(&kinds))
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
    });
    view.draft.folded(FORM, "Sửa loại đơn vị ghi sai", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut errors = Vec::new();
    let unit = UnitId::from(step.values.need(UNIT, "Chọn đơn vị.", &mut errors));
    let kind = values::from_word::<UnitKind>(step.values.get(KIND));
    if kind.is_none() {
        errors.push(FieldError::new(KIND, "Chọn loại đúng."));
    }
    let reason = step.values.need_line(REASON, "Ghi vì sao sửa.", &mut errors);
    let (Some(after), true) = (kind, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let right = LocalityRight::UnitKind { unit, after, reason };
    let result = step.app.desk.put_locality_right(&asking, locality, right).await;
    step.settle(result).await
}
