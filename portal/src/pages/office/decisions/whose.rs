//! Khen thưởng này của ai: asked where a name, unit or kind that is put right could be another one's. Answered in the form
//! of the correction, before anything is recorded.

use super::correct_award::FORM;
use super::show::View;
use crate::pages::office::names::Names;
use crate::pages::office::nominations::people::{Known, one};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::options::Choice;
use maud::{Markup, html};
use sovang_desk::{CorrectionForm, WhoseForm};
use sovang_domain::ids::SubjectId;
use sovang_domain::nominee::NomineeKind;
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_words::{format, terms};

pub(super) const WHOSE: &str = "cua-ai";
/// Those who were shown with the question.
const SHOWN: &str = "da-neu";
const SAME: &str = "ghi-nham";
const ANOTHER: &str = "nguoi-khac";

/// What is asked of a correction that came back.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    kind: NomineeKind,
    /// Whether it is quite another name.
    renamed: bool,
    shown: Vec<Shown>,
}

/// Someone of the register whom the corrected name could mean, and what they were put forward for.
#[derive(Clone, Debug)]
struct Shown {
    known: Known,
    nominations: Vec<String>,
}

impl Asked {
    /// None where there is nothing to ask.
    pub(super) fn load(app: &App, view: &View, form: &CorrectionForm) -> Result<Option<Self>, PageError> {
        let row = &view.row;
        let asked = app.desk.asks_whose(row, form)?;
        if !asked.is_open() {
            return Ok(None);
        }
        let names = Names::of(app, &row.locality, view.today)?;
        let mut shown = Vec::new();
        for person in asked.alike {
            let rows = app
                .views()
                .read(|connection| nomination_board::of_subjects(connection, &person.subjects()))?;
            let nominations = rows.iter().map(|row| put_forward(row, &names)).collect();
            shown.push(Shown { known: Known::of(person, &names), nominations });
        }
        Ok(Some(Self { kind: form.kind.unwrap_or(row.kind), renamed: asked.renamed, shown }))
    }

    /// What was said; a fault where it was not said, or not of everybody.
    pub(super) fn read(&self, values: &Values, errors: &mut Vec<FieldError>) -> WhoseForm {
        let seen = values.all(SHOWN);
        let shown: Vec<SubjectId> = seen.iter().map(|id| SubjectId::from(*id)).collect();
        let said = match values.get(WHOSE) {
            "" => WhoseForm::Unsaid,
            ANOTHER => return WhoseForm::Another,
            SAME => WhoseForm::Same { known: None, shown },
            known => WhoseForm::Same { known: Some(SubjectId::from(known)), shown },
        };
        let all = self.shown.iter().all(|one| seen.contains(&one.known.value()));
        if said == WhoseForm::Unsaid || !all {
            let message = match self.renamed {
                true => "Tên sửa lại là một tên khác. Trả lời khen thưởng này của ai rồi gửi lại.",
                false => "Trong sổ có người trùng tên. Trả lời khen thưởng này của ai rồi gửi lại.",
            };
            errors.push(FieldError::new(WHOSE, message));
        }
        said
    }
}

/// Giấy khen, đã khen, từ 01/12/2025 đến 30/9/2026
fn put_forward(row: &NominationRow, names: &Names) -> String {
    let stage = terms::nomination_stage(row.stage);
    format!("{}: {stage}, {}", names.form(&row.proposal.form), format::period(row.proposal.period))
}

/// The question; nothing where nothing is asked.
pub(super) fn question(view: &View) -> Markup {
    let Some(asked) = &view.asked else { return Markup::default() };
    let one = one(asked.kind);
    let mut choices = vec![Choice::new(
        SAME,
        format!("Vẫn là {one} đã được khen, trước đây ghi nhầm; không phải ai khác trong sổ"),
    )];
    for Shown { known, nominations } in &asked.shown {
        let label = html! {
            span {
                "Vẫn là " (one) " đã được khen, cũng chính là " (known.row.name()) " trong sổ" br;
                small { (known.described()) @for line in nominations { br; (line) } }
            }
        };
        choices.push(Choice::new(known.value(), label));
    }
    choices.push(Choice::new(ANOTHER, format!("Là {one} khác: không đính chính, ghi “Khen nhầm”")));
    let hint = "Đính chính chỉ sửa chữ ghi sai của cùng một người, không chuyển khen thưởng cho người khác.";
    html! {
        @for one in &asked.shown { (hidden(SHOWN, one.known.value())) }
        (view.draft.field(FORM, WHOSE, "Khen thưởng này của ai").hint(hint).radios(&choices))
    }
}
