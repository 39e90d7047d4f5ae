//! Người trùng tên: whether the nominee and others who look alike are one person, answered by the appraisers; said wrongly,
//! it is put right with a reason.

use super::people::{Known, one};
use super::view::View;
use crate::pages::office::draft::id as field_id;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::paths;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::State as Tone;
use crate::ui::error_summary::FieldError;
use crate::ui::links::{Link, list};
use crate::ui::options::Choice;
use crate::ui::section::section as part;
use crate::ui::tag::tag;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{NominationId, SubjectId};

/// Its address ends with the id of the other one.
pub(super) const DEED: &str = "trung-ten/{other}";
const ADDRESS: &str = "trung-ten";
const SAME: &str = "cung-mot-nguoi";
const REASON: &str = "vi-sao-trung-ten";
const YES: &str = "phai";
const NO: &str = "khong";

/// Somebody of whom it was said whether they are the same.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    pub(super) other: SubjectId,
    pub(super) known: Known,
    pub(super) same: bool,
    pub(super) log_index: u64,
}

/// The name of the form: each of them has its own.
fn form_name(other: &SubjectId) -> String {
    field_id(ADDRESS, other.as_str())
}

/// Those who look alike, for whoever reads more than the own unit's.
pub(super) fn section(view: &View) -> Markup {
    if view.unanswered.is_empty() && view.answered.is_empty() {
        return Markup::default();
    }
    let one = one(view.row.proposal.nominee.kind);
    part(
        ADDRESS,
        format!("{} trùng tên", sovang_words::format::sentence_case(one)),
        html! {
            @for known in &view.unanswered { (open(view, known)) }
            @for answered in &view.answered { (said(view, answered)) }
        },
    )
}

fn open(view: &View, known: &Known) -> Markup {
    let year = view.row.proposal.nominee.birth_year.as_ref().and_then(|year| year.value().copied());
    html! {
        article {
            p {
                (tag(Tone::Wait, "Chưa trả lời"))
                (known.likeness(view.row.name(), year)) " đã được đề nghị: " (known.row.name()) "; " (known.described()) "."
            }
            (nominations(view, known))
            (form(view, &known.row.person, false))
        }
    }
}

fn said(view: &View, answered: &Answered) -> Markup {
    let Answered { other, known, same, log_index } = answered;
    let one = one(view.row.proposal.nominee.kind);
    let words = if *same { format!("Cùng một {one}") } else { format!("{one} khác") };
    html! {
        article {
            p {
                (tag(Tone::Ok, sovang_words::format::sentence_case(&words)))
                (known.row.name()) "; " (known.described()) " " (super::summary::number(view, *log_index))
            }
            (nominations(view, known))
            @if view.rights.answers_likeness {
                (view.draft.folded(&form_name(other), "Sửa câu trả lời", form(view, other, true)))
            }
        }
    }
}

/// The other nominations, to open and compare.
fn nominations(view: &View, known: &Known) -> Markup {
    let others = known.row.nominations().into_iter().filter(|id| **id != view.row.nomination);
    let link = |(place, id): (usize, &NominationId)| {
        Link::new(paths::nomination(id), format!("Mở hồ sơ {} để so", place + 1))
    };
    list(&others.enumerate().map(link).collect::<Vec<_>>())
}

fn form(view: &View, other: &SubjectId, again: bool) -> Markup {
    if !view.rights.answers_likeness || view.is_readers_own() {
        return Markup::default();
    }
    let form = form_name(other);
    let one = one(view.row.proposal.nominee.kind);
    let choices = [
        Choice::new(YES, format!("Cùng một {one}")),
        Choice::new(NO, format!("{} khác, chỉ trùng tên", sovang_words::format::sentence_case(one))),
    ];
    let label = if again { "Vì sao sửa" } else { "Dựa vào đâu (nếu cần)" };
    let field = |name: &str, label: &str| view.draft.field(&form, &field_id(name, other.as_str()), label);
    view.form(&format!("{ADDRESS}/{other}"), "Ghi câu trả lời").with(html! {
        (field(SAME, &format!("Đây là cùng một {one} hay {one} khác")).radios(&choices))
        (field(REASON, label).hint("Ai xác nhận, theo giấy tờ nào. Không ghi tên, số giấy tờ của người.").text())
    })
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, other)): Path<(NominationId, SubjectId)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, form_name(&other)).await?;
    let mut errors = Vec::new();
    let (same, reason) = (field_id(SAME, other.as_str()), field_id(REASON, other.as_str()));
    let same = match step.values.get(&same) {
        YES => Some(true),
        NO => Some(false),
        _ => {
            errors.push(FieldError::new(same, "Chọn cùng một người hay người khác."));
            None
        }
    };
    let reason = Some(step.values.line(&reason, &mut errors)).filter(|reason| !reason.is_empty());
    let (Some(same), true) = (same, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, nomination) = (step.asking(), &step.view.row.nomination);
    let result = step.app.desk.answer_likeness(&asking, nomination, &other, same, reason).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::Rights;
    use super::super::view::tests::{submitted, view};
    use super::*;
    use sovang_projections::person_register::{Entered, PersonRow};

    fn loan(born: Option<i16>) -> Known {
        let entered = Entered {
            subject: "s-1".into(),
            locality: "phu-tan".into(),
            kind: submitted().proposal.nominee.kind,
            name: Some("Nguyễn Thị Kim Loan".to_owned()),
            former: Vec::new(),
            position: "Nông dân".to_owned(),
            birth_year: born,
            apart: Some("con ông Bảy".to_owned()),
            units: vec!["ap-trung".into()],
            nominations: vec!["phu-tan.x".into()],
            since: 7,
        };
        let row = PersonRow { person: "s-1".into(), entered: vec![entered] };
        Known { row, units: vec!["Ấp Trung".to_owned()] }
    }

    fn drawn(rights: Rights, answered: bool) -> String {
        let mut view = view(submitted(), rights);
        if answered {
            let (other, known) = ("s-1".into(), loan(None));
            view.answered = vec![Answered { other, known, same: true, log_index: 12 }];
        } else {
            view.unanswered = vec![loan(Some(1987))];
        }
        section(&view).into_string()
    }

    fn answers() -> Rights {
        Rights { answers_likeness: true, ..Rights::default() }
    }

    #[test]
    fn whoever_looks_alike_is_described_and_asked_about() {
        let html = drawn(answers(), false);
        let told = "Tên gần giống, cùng năm sinh đã được đề nghị: Nguyễn Thị Kim Loan; \
                    sinh 1987; con ông Bảy; Nông dân; Ấp Trung; 01 đề nghị trong sổ.";
        assert!(html.contains(told), "{html}");
        assert!(html.contains("/noi-bo/de-nghi/phu-tan.x") && html.contains("/trung-ten/s-1\""), "{html}");
        assert!(html.contains(r#"name="cung-mot-nguoi-s-1" value="phai""#), "{html}");
        assert!(!drawn(Rights::default(), false).contains("<form"), "only who may answer is asked");
    }

    #[test]
    fn what_was_said_stands_with_its_number_and_can_be_put_right() {
        let html = drawn(answers(), true);
        assert!(html.contains("Cùng một người") && html.contains("số 12"), "{html}");
        assert!(html.contains("Sửa câu trả lời") && html.contains("Vì sao sửa"), "{html}");
        assert!(!drawn(Rights::default(), true).contains("<form"));
    }

    #[test]
    fn where_nobody_looks_alike_nothing_is_said() {
        assert_eq!(section(&view(submitted(), answers())).into_string(), "");
    }
}
