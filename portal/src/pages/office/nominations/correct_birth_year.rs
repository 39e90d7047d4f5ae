//! Sửa năm sinh ghi sai, khi nào thấy cũng được: it is never public, and whoever looks alike is asked about anew.

use super::view::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::stands::Stands;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::error_summary::FieldError;
use axum::extract::{Path, State};
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::ids::NominationId;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::personal::Personal;
use sovang_projections::nomination_board::NominationStage as S;

pub(super) const FORM: &str = "sua-nam-sinh";
const YEAR: &str = "nam-sinh-dung";
const REASON: &str = "ly-do-nam-sinh";

/// While the unit can put everything right, the year is put right with it.
pub(super) fn form(view: &View) -> Markup {
    let (row, rights) = (&view.row, view.rights);
    let whole = rights.submits && matches!(row.stage, S::Submitted | S::Returned);
    let may = (rights.submits || rights.appraises_dossier) && !whole;
    let is_a_person = row.proposal.nominee.kind == NomineeKind::Individual;
    if !may || !is_a_person || matches!(row.stage, S::Withdrawn | S::RoundAnnulled) {
        return Markup::default();
    }
    let stands = stands(view);
    let form = view.form(FORM, "Ghi lại năm sinh").with(html! {
        (stands.unseen())
        (stands.field(&view.draft, FORM, YEAR, "Năm sinh đúng").hint("Để trống nếu không biết. Không công khai.").inputmode("numeric").text())
        (view.draft.field(FORM, REASON, "Lý do").hint("Chỉ cán bộ đọc được.").text())
    });
    view.draft.folded(FORM, "Sửa năm sinh ghi sai", html! { (form) })
}

fn stands(view: &View) -> Stands {
    let year = view.row.proposal.nominee.birth_year.as_ref().and_then(Personal::value);
    Stands::default().typed(YEAR, year.map(ToString::to_string).unwrap_or_default())
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = step.take_over(&stands(&step.view));
    let year = read(&step.values, YEAR, step.app.today(), &mut errors);
    let reason = step.values.need_line(REASON, "Ghi vì sao sửa năm sinh.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, nomination) = (step.asking(), &step.view.row.nomination);
    let result = step.app.desk.correct_birth_year(&asking, nomination, year, reason).await;
    step.settle(result).await
}

/// A year of birth as it is typed; none where the field is empty.
pub(super) fn read(
    values: &Values,
    field: &'static str,
    today: Date,
    errors: &mut Vec<FieldError>,
) -> Option<i16> {
    if values.get(field).is_empty() {
        return None;
    }
    let year = values.get(field).parse().ok().filter(|year| (1900..=today.year()).contains(year));
    if year.is_none() {
        let message = format!("Ghi năm sinh bằng bốn chữ số, từ 1900 đến {}, hoặc để trống.", today.year());
        errors.push(FieldError::new(field, message));
    }
    year
}

#[cfg(test)]
mod tests {
    use super::super::view::Rights;
    use super::super::view::tests::{submitted, view};
    use super::*;
    use sovang_projections::nomination_board::NominationRow;

    #[test]
    fn the_year_of_birth_is_put_right_after_the_appraisal_and_after_the_award_too() {
        let drawn = |stage, rights| form(&view(NominationRow { stage, ..submitted() }, rights)).into_string();
        let unit = Rights { submits: true, ..Rights::default() };
        for stage in [S::AchievementMet, S::Ready, S::Awarded] {
            assert!(drawn(stage, unit).contains("/sua-nam-sinh\""), "{stage:?}");
        }
        assert!(drawn(S::Submitted, unit).is_empty(), "all of it can be put right then");
        let appraiser = Rights { appraises_dossier: true, ..Rights::default() };
        assert!(drawn(S::Awarded, appraiser).contains("Năm sinh đúng"));
        assert!(drawn(S::Awarded, Rights::default()).is_empty());
    }
}
