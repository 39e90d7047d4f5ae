//! Kê khai lại: a member puts the own declaration right; a count about those it changes is put out, as long as nothing was
//! proposed or decided on it.

use super::super::form::{Answer, FormPage, Step};
use super::declare_conflicts::{declared, fields};
use super::slips::{REASON, why};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::PutRight;
use sovang_domain::ids::RoundId;
use sovang_projections::round_docket::EntryRow;

pub(super) const FORM: &str = "ke-khai-lai";

/// Whether a declaration can still be put right: something is not proposed yet.
pub(super) fn is_open(view: &View) -> bool {
    let waits = |row: &EntryRow| !row.proposed && row.outcome.is_none();
    view.row.entries.iter().any(waits) && !view.row.is_over()
}

/// For a member who has declared, while something is not proposed yet.
pub(super) fn form(view: &View) -> Markup {
    let me = &view.who.account;
    let mine = view.row.declared_by(me).is_some();
    if !mine || !is_open(view) || !view.may(Act::DeclareConflicts) {
        return Markup::default();
    }
    let form = view.independent_form(FORM, "Ghi kê khai lại").with(html! {
        p { "Kê khai thêm xung đột thì tự ghi ở đây. Rút xung đột đã khai thì ký bản kê khai lại để thư ký ghi; trang công khai ghi có thành viên đã rút." }
        p { "Hồ sơ đã kiểm phiếu mà khai khác đi thì kết quả kiểm phiếu của hồ sơ đó không còn tính, Hội đồng kiểm phiếu lại. Hồ sơ đã trình Chủ tịch thì rút lại việc trình trước." }
        (fields(view, FORM))
        (view.draft.field(FORM, REASON, "Lý do").hint("Chỉ cán bộ đọc được.").text())
    });
    view.draft.folded(FORM, "Kê khai lại xung đột lợi ích", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let conflicts = declared(&step, &mut errors);
    let why = why(&step, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (member, recount) = (step.view.who.account.clone(), sovang_words::terms::recount().to_owned());
    let right = PutRight::Declaration { member, conflicts, recount, why };
    let result = step.app.desk.put_right(&step.asking(), &step.view.row.round, right).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{seen, two};
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn whoever_has_declared_can_declare_again_until_all_is_proposed() {
        let member = someone(Role::Council, None);
        let mut row = sample::round(RoundStage::InCouncil, &two());
        assert!(!seen(&member, row.clone()).contains("/ke-khai-lai\""), "nothing is declared yet");
        row.declared.push(sample::declared("phu-tan.council"));
        assert!(seen(&member, row.clone()).contains("/ke-khai-lai\""));
        for entry in &mut row.entries {
            entry.ballot = Some(sample::ballot(true));
        }
        assert!(seen(&member, row.clone()).contains("/ke-khai-lai\""), "remembered after the count");
        for entry in &mut row.entries {
            entry.proposed = true;
        }
        assert!(!seen(&member, row).contains("/ke-khai-lai\""));
    }
}
