//! Rút lại một mức đã đặt nhầm: what held before holds again.

use super::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;
use sovang_domain::rules::ParameterName;
use sovang_words::format::date;
use sovang_words::terms;

pub(super) const FORM: &str = "rut-lai";
const FROM: &str = "tu-ngay";
const REASON: &str = "ly-do";

/// The last part of its address, and its name among the forms of the page.
fn name_of(name: ParameterName) -> String {
    format!("{}/{FORM}", name.word())
}

pub(super) fn form(view: &View, name: ParameterName) -> Markup {
    let holding = view.own.iter().filter(|row| row.own.parameter.name() == name && row.ended.is_none());
    let label = |value: &str, from| format!("Từ ngày {}: {value}", date(from));
    let choices: Vec<Choice> = holding
        .map(|row| {
            let value = terms::parameter_value(&row.own.parameter);
            Choice::new(row.own.from.to_string(), label(&value, row.own.from))
        })
        .collect();
    if choices.is_empty() {
        return Markup::default();
    }
    let form_name = name_of(name);
    let form = view.form(&form_name, "Rút lại mức này").with(html! {
        (view.draft.field(&form_name, FROM, "Mức đặt nhầm").radios(&choices))
        (view.draft.field(&form_name, REASON, "Lý do").hint("Người dân đọc được, không nêu tên người.").text())
    });
    view.draft.folded(&form_name, "Rút lại một mức đã đặt nhầm", form)
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((xa, name)): Path<(LocalityId, ParameterName)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, name_of(name)).await?;
    let mut errors = Vec::new();
    let from = step.values.need_date(FROM, "Chọn mức đặt nhầm.", &mut errors);
    let reason = step.values.need_line(REASON, "Ghi vì sao rút lại mức này.", &mut errors);
    let (Some(from), true) = (from, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.take_back_parameter(&asking, locality, (name, from), reason).await;
    step.settle(result).await
}
