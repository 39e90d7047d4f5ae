//! Giao ký thay: who may sign for the chairman, how, from when to when, by which text.

use super::before_the_commune;
use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{AccountId, LocalityId};
use sovang_domain::locality::SigningMode;
use sovang_words::terms;

pub(super) const FORM: &str = "uy-quyen";
const OFFICER: &str = "nguoi-ky";
const MODE: &str = "cach-ky";
const FROM: &str = "tu-ngay";
const UNTIL: &str = "den-ngay";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    let officers = view
        .deputies
        .iter()
        .map(|row| Choice::new(row.account.as_str(), format!("{}, {}", row.full_name, row.position)));
    let officers: Vec<Choice> = std::iter::once(Choice::new("", "Chọn người ký")).chain(officers).collect();
    let modes =
        SigningMode::DELEGATED.map(|mode| Choice::new(values::word(&mode), terms::signing_mode(mode)));
    let form = view.form(FORM, "Ghi vào sổ").with(html! {
        (view.draft.field(FORM, OFFICER, "Người ký")
            .hint("Những người có vai trò Chủ tịch UBND trên cổng mà không phải Chủ tịch.").select(&officers))
        (view.draft.field(FORM, MODE, "Cách ký").radios(&modes))
        (view.draft.field(FORM, FROM, "Từ ngày").date())
        (view.draft.field(FORM, UNTIL, "Đến hết ngày").hint("Để trống nếu văn bản không nêu.").date())
        (view.draft.field(FORM, DOCUMENT, "Văn bản giao ký").hint("Số, ký hiệu, ngày.").text())
    });
    view.draft.folded(FORM, "Ghi văn bản giao ký", form)
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let (values, locality) = (&step.values, &step.view.row.locality);
    let mut errors = Vec::new();
    let officer = AccountId::from(values.need(OFFICER, "Chọn người ký.", &mut errors));
    if !officer.as_str().is_empty() && step.view.deputies.iter().all(|row| row.account != officer) {
        errors.push(FieldError::new(
            OFFICER,
            "Chọn người ký trong danh sách: Chủ tịch không tự giao ký cho mình.",
        ));
    }
    let mode = values::from_word::<SigningMode>(values.get(MODE)).filter(|mode| *mode != SigningMode::Own);
    if mode.is_none() {
        errors.push(FieldError::new(MODE, "Chọn cách ký."));
    }
    let from = values.need_date(FROM, "Ghi ngày bắt đầu.", &mut errors);
    let until = values.date(UNTIL, &mut errors);
    let document = values.need_text_since(DOCUMENT, "Ghi văn bản giao ký.", from, &mut errors);
    let (Some(mode), Some(from), true) = (mode, from, errors.is_empty()) else { return step.mend(&errors) };
    let asking = step.asking();
    let result =
        step.app.desk.delegate_officer(&asking, locality, officer, mode, (from, until), document).await;
    step.settle_at(result, |refusal| before_the_commune(refusal).then_some(FROM)).await
}
