//! Nộp kế hoạch của đơn vị: for the unit's own person, the plan it owes.

use super::sections::unit_plan_due;
use super::show::View;
use crate::pages::office::files;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{CampaignId, PaperId, UnitId};

pub(super) const FORM: &str = "ke-hoach-don-vi";
const FILE: &str = "tep-ke-hoach";

/// The unit this person reports for, if it takes part and its own plan is still to come.
fn owing(view: &View) -> Option<UnitId> {
    let own = view.who.reporting_unit()?;
    let owes = view.row.units.iter().any(|unit| unit.unit == own && unit.plan.is_none() && !unit.merged);
    let place = Place::unit(view.row.locality.clone(), own.clone());
    (owes && view.row.is_running() && view.who.may(Act::FileUnitPlan, &place)).then_some(own)
}

/// Holds whatever else was recorded meanwhile: all units file at the same time.
pub(super) fn form(view: &View) -> Markup {
    let Some(unit) = owing(view) else { return Markup::default() };
    let field = view.draft.field(FORM, FILE, "Tệp kế hoạch của đơn vị").hint(files::TAKEN);
    let form = view.independent_form(FORM, "Nộp kế hoạch").multipart();
    screen_only(
        FORM,
        "Nộp kế hoạch của đơn vị",
        html! {
            p { (view.names.unit(&unit)) " chưa nộp kế hoạch riêng. " (unit_plan_due(view)) }
            (form.with(files::file_field(&field, FILE, view.draft.kept(FORM, FILE))))
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let unit = step.sent.who.reporting_unit().ok_or(PageError::Forbidden)?;
    let mut errors = step.sent.form.refused_files.clone();
    if errors.is_empty() && !step.sent.form.files.contains_key(FILE) {
        errors.push(FieldError::new(FILE, "Chọn tệp kế hoạch của đơn vị."));
    }
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let paper = PaperId::from("ke-hoach-don-vi");
    let document = files::keep(&step.app, &step.sent.form, FILE, &paper).await?;
    let result = step.app.desk.file_unit_plan(&step.asking(), &step.view.row.campaign, unit, document).await;
    step.settle(result).await
}
