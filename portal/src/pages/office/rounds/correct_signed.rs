//! Ghi lại kê khai trên giấy: the secretary puts right what was recorded of a member's signed paper; a count about those it
//! changes is put out, as long as nothing was proposed or decided on it.

use super::super::form::{Answer, FormPage, Step};
use super::correct_declaration::is_open;
use super::record_declaration::{DOCUMENT, MEMBER, conflicts, says};
use super::slips::REASON;
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::{PutRight, Why};
use sovang_domain::ids::{AccountId, RoundId};

pub(super) const FORM: &str = "ke-khai-giay-lai";

/// For whoever records signed papers, while something is not proposed yet.
pub(super) fn form(view: &View) -> Markup {
    if view.row.declared.is_empty() || !is_open(view) || !view.may(Act::RecordDeclaration) {
        return Markup::default();
    }
    let declared = view.row.declared.iter();
    let declared = declared.map(|row| Choice::new(row.member.as_str(), view.names.person(&row.member)));
    let members: Vec<Choice> = std::iter::once(Choice::new("", "Chọn thành viên")).chain(declared).collect();
    let form = view.independent_form(FORM, "Ghi lại kê khai đã ký").with(html! {
        (view.draft.field(FORM, MEMBER, "Thành viên đã kê khai").select(&members))
        (view.draft.field(FORM, DOCUMENT, "Bản kê khai đã ký").hint("Ví dụ Bản kê khai ngày 02/12/2026").text())
        (says(view, FORM))
        (view.draft.field(FORM, REASON, "Lý do").hint("Chỉ cán bộ đọc được.").text())
    });
    view.draft.folded(FORM, "Ghi lại kê khai trên giấy", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let member = step.values.need(MEMBER, "Chọn thành viên đã ký bản kê khai.", &mut errors);
    let paper = step.values.need(DOCUMENT, "Ghi số, ký hiệu hoặc ngày của bản kê khai đã ký.", &mut errors);
    let conflicts = conflicts(&step.values, &mut errors);
    let reason = step.values.need_line(REASON, "Ghi vì sao sửa, ít nhất một câu.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let asking = step.asking();
    let why = Why { reason, document: Some(paper), stamp: asking.stamp() };
    let (member, recount) = (AccountId::from(member.as_str()), sovang_words::terms::recount().to_owned());
    let right = PutRight::Declaration { member, conflicts, recount, why };
    let result = step.app.desk.put_right(&asking, &step.view.row.round, right).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two};
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn the_secretary_puts_a_recorded_paper_right_until_all_is_proposed() {
        let mut row = sample::round(RoundStage::InCouncil, &two());
        row.declared.clear();
        assert!(!seen(&officer(), row.clone()).contains("/ke-khai-giay-lai\""), "nothing is declared yet");
        row.declared.push(sample::declared("phu-tan.council"));
        assert!(seen(&officer(), row.clone()).contains("/ke-khai-giay-lai\""));
        assert!(!seen(&someone(Role::Council, None), row.clone()).contains("/ke-khai-giay-lai\""));
        for entry in &mut row.entries {
            entry.ballot = Some(sample::ballot(true));
        }
        assert!(seen(&officer(), row.clone()).contains("/ke-khai-giay-lai\""), "remembered after the count");
        for entry in &mut row.entries {
            entry.proposed = true;
        }
        assert!(!seen(&officer(), row).contains("/ke-khai-giay-lai\""));
    }
}
