//! Rút lại việc đổi tên ghi nhầm: the unit bears the name that it had before.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{LocalityId, UnitId};
use sovang_domain::locality::LocalityRight;

pub(super) const FORM: &str = "rut-lai-doi-ten";
const UNIT: &str = "don-vi";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let renamed = view.living().filter_map(|unit| Some((unit, unit.former.last()?)));
    let renamed = renamed
        .map(|(unit, former)| Choice::new(unit.unit.as_str(), format!("{}, trước là {former}", unit.name)));
    let choices: Vec<Choice> = std::iter::once(Choice::new("", "Chọn đơn vị")).chain(renamed).collect();
    if choices.len() == 1 {
        return Markup::default();
    }
    let form = view.form(FORM, "Rút lại việc đổi tên").with(html! {
        p { "Đơn vị mang lại tên trước đó; khen thưởng đã ghi tên nhầm cũng được ghi lại, tên nhầm còn đọc được bên cạnh." }
        (view.draft.field(FORM, UNIT, "Đơn vị ghi nhầm là đã đổi tên").select(&choices))
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
    });
    view.draft.folded(FORM, "Rút lại việc đổi tên ghi nhầm", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut errors = Vec::new();
    let unit = UnitId::from(step.values.need(UNIT, "Chọn đơn vị.", &mut errors));
    let reason = step.values.need_line(REASON, "Ghi vì sao rút lại.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let right = LocalityRight::TakeBackRename { unit, reason };
    let result = step.app.desk.put_locality_right(&asking, locality, right).await;
    step.settle(result).await
}
