//! Ghi kê khai trên giấy: the secretary records what a member declared on a signed paper, so that nobody who cannot sign
//! in keeps the council waiting.

use super::super::form::{Answer, FormPage, Step};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::{Conflict, ConflictGround};
use sovang_domain::ids::{AccountId, RoundId};

pub(super) const FORM: &str = "ke-khai-giay";
pub(super) const MEMBER: &str = "thanh-vien";
pub(super) const DOCUMENT: &str = "ban-ke-khai";
const SAYS: &str = "noi-dung";
const NONE: &str = "khong-co";
const SOME: &str = "co";
const RELATIVE: &str = "nguoi-than";
const INTEREST: &str = "loi-ich";

pub(super) fn form(view: &View) -> Markup {
    let undeclared = view.row.may_declare(&view.council);
    let found_late = view.row.annulled.is_none() && view.row.entries.iter().any(|row| row.ballot.is_some());
    let open = !view.row.is_over() || found_late;
    if undeclared.is_empty() || !open || !view.may(Act::RecordDeclaration) {
        return Markup::default();
    }
    let members: Vec<Choice> = std::iter::once(Choice::new("", "Chọn thành viên"))
        .chain(undeclared.into_iter().map(|member| {
            let name = view.names.person(&member.account);
            Choice::new(member.account.as_str(), format!("{name}, {}", view.names.unit(&member.unit)))
        }))
        .collect();
    let fields = html! {
        (view.draft.field(FORM, MEMBER, "Thành viên").select(&members))
        (view.draft.field(FORM, DOCUMENT, "Bản kê khai đã ký").hint("Ví dụ Bản kê khai ngày 02/12/2026, kèm biên bản").text())
        (says(view, FORM))
    };
    screen_only(
        FORM,
        "Ghi kê khai trên giấy",
        html! {
            p {
                "Dùng khi thành viên không đăng nhập được và đã ký bản kê khai. Trang này và nhật ký nói ai đã ghi cho ai, "
                "theo bản nào. Đề nghị của chính đơn vị mình thì thành viên tự động không tham gia biểu quyết."
            }
            (view.independent_form(FORM, "Ghi kê khai đã ký").with(fields))
        },
    )
}

/// What the signed paper says, in a form.
pub(super) fn says(view: &View, form: &str) -> Markup {
    let says = [
        Choice::new(NONE, "Không có xung đột lợi ích"),
        Choice::new(SOME, "Có, với những đề nghị chọn dưới đây"),
    ];
    let listed: Vec<Choice> = view
        .row
        .entries
        .iter()
        .map(|row| Choice::new(row.entry.nomination.as_str(), view.nominee(&row.entry.nomination)))
        .collect();
    let ticked = |name: &str| view.draft.all(form, name);
    html! {
        (view.draft.field(form, SAYS, "Bản kê khai ghi").radios(&says))
        (view.draft.field(form, RELATIVE, "Là người thân của").checkboxes(&listed, &ticked(RELATIVE)))
        (view.draft.field(form, INTEREST, "Có lợi ích khác với").checkboxes(&listed, &ticked(INTEREST)))
    }
}

/// The conflicts ticked on the form, or what is to be mended.
pub(super) fn conflicts(values: &Values, errors: &mut Vec<FieldError>) -> Vec<Conflict> {
    let ticked = |name: &str, ground| {
        let named = values.all(name).into_iter().map(|id| Conflict { nomination: id.into(), ground });
        named.collect::<Vec<_>>()
    };
    let mut found = ticked(RELATIVE, ConflictGround::Relative);
    found.extend(ticked(INTEREST, ConflictGround::Interest));
    match values.get(SAYS) {
        NONE if found.is_empty() => {}
        NONE => errors.push(FieldError::new(
            SAYS,
            "Đã chọn đề nghị có xung đột: chọn “Có”, hoặc bỏ các đề nghị đã chọn.",
        )),
        SOME if found.is_empty() => {
            errors.push(FieldError::new(RELATIVE, "Chọn ít nhất 01 đề nghị mà bản kê khai nêu."));
        }
        SOME => {}
        _ => errors.push(FieldError::new(SAYS, "Chọn điều bản kê khai ghi.")),
    }
    found
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let member = step.values.need(MEMBER, "Chọn thành viên đã ký bản kê khai.", &mut errors);
    let document =
        step.values.need(DOCUMENT, "Ghi số, ký hiệu hoặc ngày của bản kê khai đã ký.", &mut errors);
    let conflicts = conflicts(&step.values, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, round) = (step.asking(), &step.view.row.round);
    let paper = (AccountId::from(member.as_str()), document);
    let result = step.app.desk.record_declaration(&asking, round, paper, conflicts).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two};
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn the_secretary_records_a_signed_declaration_and_the_page_says_who_recorded_it_for_whom() {
        let mut row = sample::round(RoundStage::InCouncil, &two());
        let html = seen(&officer(), row.clone());
        assert!(
            html.contains("/ke-khai-giay\"") && html.contains(r#"<option value="phu-tan.council">"#),
            "{html}"
        );
        assert!(!seen(&someone(Role::Council, None), row.clone()).contains("/ke-khai-giay\""));
        let mut declared = sample::declared("phu-tan.council");
        declared.by = "phu-tan.tdkt".into();
        declared.document = Some("Bản kê khai ngày 02/12/2026".to_owned());
        row.declared.push(declared);
        let html = seen(&officer(), row);
        assert!(html.contains("ghi theo Bản kê khai ngày 02/12/2026, "), "{html}");
        assert!(!html.contains("/ke-khai-giay\""), "all of them have declared");
    }

    #[test]
    fn what_the_paper_says_and_what_is_ticked_agree() {
        let said = |[one, other]: [(&str, &str); 2]| {
            let mut errors = Vec::new();
            let values = Values::from([(one.0, one.1.to_owned()), (other.0, other.1.to_owned())]);
            let found = conflicts(&values, &mut errors);
            (found.len(), errors.first().map(|error| error.field.clone()))
        };
        let (paper, n1) = ((DOCUMENT, "Bản kê khai"), "phu-tan.n1");
        assert_eq!(said([(SAYS, NONE), paper]), (0, None));
        assert_eq!(said([(SAYS, SOME), (RELATIVE, n1)]), (1, None));
        assert_eq!(said([(SAYS, NONE), (INTEREST, n1)]), (1, Some(SAYS.to_owned())));
        assert_eq!(said([(SAYS, SOME), paper]), (0, Some(RELATIVE.to_owned())));
        assert_eq!(said([paper, paper]), (0, Some(SAYS.to_owned())));
    }
}
