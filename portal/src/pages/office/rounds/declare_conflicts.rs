//! Kê khai xung đột lợi ích: each member present, about every nomination but those of the own unit, once.

use super::super::draft::id as field_id;
use super::super::form::{Answer, FormPage, Step};
use super::view::View;
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::{Conflict, ConflictGround};
use sovang_domain::ids::{NominationId, RoundId, UnitId};
use sovang_projections::nomination_board::NominationRow;

pub(super) const FORM: &str = "ke-khai";
/// That there is nothing to declare about a nomination.
const NO_CONFLICT: &str = "khong";

/// That there is nothing to declare about all those of which nothing is said.
const ALL_OTHERS: &str = "con-lai";

/// The name of the field about one nomination.
fn about(nomination: &NominationId) -> String {
    field_id("ve", nomination.local())
}

/// Whether this person still has to declare.
fn is_owed(view: &View) -> bool {
    view.row.may_declare(&view.council).iter().any(|member| member.account == view.who.account)
}

/// The unit this person sits in the council for: it stands aside by itself, nothing is asked about it.
fn own_unit(view: &View) -> Option<&UnitId> {
    let mut members = view.row.council(&view.council).iter();
    members.find(|member| member.account == view.who.account).map(|member| &member.unit)
}

/// Holds whatever else was recorded meanwhile: all members declare at the same time.
pub(super) fn form(view: &View) -> Markup {
    if !is_owed(view) || !view.may(Act::DeclareConflicts) || view.row.is_over() {
        return Markup::default();
    }
    screen_only(
        FORM,
        "Kê khai xung đột lợi ích",
        html! {
            p {
                "Kê khai trước khi mở hồ sơ; kê khai xong là đọc được hồ sơ, không phải chờ phiên họp. Người dân chỉ thấy có bao nhiêu người không tham gia biểu quyết, không thấy là ai. "
                "Hồ sơ đã khai có xung đột lợi ích hoặc của cùng đơn vị thì không mở được. "
                "Kê khai nhầm thì kê khai lại được, có lý do, khi hồ sơ đó chưa kiểm phiếu."
            }
            (view.independent_form(FORM, "Ghi kê khai").with(html! { (all_others(view)) (fields(view, FORM)) }))
        },
    )
}

/// One tick instead of a choice about each: of those that are chosen for, the choice holds.
fn all_others(view: &View) -> Markup {
    let own = own_unit(view);
    let asked = view.row.entries.iter().filter(|row| own != Some(&row.entry.unit)).count();
    if asked < 2 {
        return Markup::default();
    }
    let choice = Choice::new("co", "Với mọi đề nghị dưới đây mà tôi không chọn mức nào");
    let ticked = view.draft.all(FORM, ALL_OTHERS);
    let field = view.draft.field(FORM, ALL_OTHERS, "Không có gì phải khai");
    field.hint("Có xung đột với đề nghị nào thì chọn ở riêng đề nghị đó.").checkboxes(&[choice], &ticked)
}

/// A choice about every nomination but those of the own unit.
pub(super) fn fields(view: &View, form: &str) -> Markup {
    let own = own_unit(view);
    let choices = [
        Choice::new(NO_CONFLICT, "Không có gì phải khai"),
        Choice::new(values::word(&ConflictGround::Relative), "Là người thân"),
        Choice::new(values::word(&ConflictGround::Interest), "Có lợi ích khác"),
    ];
    html! {
        @for row in &view.row.entries {
            @let nomination = &row.entry.nomination;
            @if own == Some(&row.entry.unit) {
                p { strong { (view.nominee(nomination)) } ": cùng đơn vị, không tham gia biểu quyết." }
            } @else {
                @let field = view.draft.field(form, &about(nomination), view.nominee(nomination));
                @if let Some(before) = before(view, form, nomination) { (field.value(before).radios(&choices)) }
                @else { (field.radios(&choices)) }
            }
        }
    }
}

/// What was declared before, where a form opens in which it is put right.
fn before(view: &View, form: &str, nomination: &NominationId) -> Option<String> {
    let mine = view.row.declared_by(&view.who.account).is_some() && !view.draft.is(form);
    let said = || view.own_conflicts.get(nomination).map_or_else(|| NO_CONFLICT.to_owned(), values::word);
    mine.then(said)
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let conflicts = declared(&step, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, round) = (step.asking(), &step.view.row.round);
    let result = step.app.desk.declare_conflicts(&asking, round, conflicts).await;
    step.settle(result).await
}

/// What was declared in such a form.
pub(super) fn declared(step: &Step<View>, errors: &mut Vec<FieldError>) -> Vec<Conflict> {
    let own = own_unit(&step.view);
    let nothing_else = !step.values.get(ALL_OTHERS).is_empty();
    let mut conflicts = Vec::new();
    for entry in step.view.row.entries.iter().filter(|row| own != Some(&row.entry.unit)) {
        let nomination = entry.entry.nomination.clone();
        let field = about(&nomination);
        match step.values.get(&field) {
            NO_CONFLICT => {}
            "" if nothing_else => {}
            word => match values::from_word::<ConflictGround>(word) {
                Some(ground) => conflicts.push(Conflict { nomination, ground }),
                None => {
                    let found = step.view.nominations.iter().find(|row| row.nomination == nomination);
                    let name = found.map_or("đề nghị này", NominationRow::name);
                    errors.push(FieldError::new(field, format!("Chọn một mức cho {name}.")));
                }
            },
        }
    }
    conflicts
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{seen, two};
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn a_member_declares_about_all_but_the_own_unit_and_only_once() {
        let member = someone(Role::Council, None);
        let html = seen(&member, sample::round(RoundStage::InCouncil, &two()));
        assert!(html.contains(r#"name="ve-n1" value="khong""#), "{html}");
        assert!(html.contains("Phạm Thị Kim Duyên</strong>: cùng đơn vị, không tham gia biểu quyết."));
        assert!(!html.contains(r#"name="ve-n2""#));
        let mut row = sample::round(RoundStage::InCouncil, &two());
        row.declared.push(sample::declared("phu-tan.council"));
        assert!(!seen(&member, row).contains("/ke-khai\""));
    }

    #[test]
    fn one_tick_says_that_there_is_nothing_to_declare_where_there_is_more_than_one_to_say_it_of() {
        let member = someone(Role::Council, None);
        let html = seen(&member, sample::round(RoundStage::InCouncil, &two()));
        assert!(!html.contains(r#"name="con-lai""#), "one of two is of the own unit: {html}");
        let mut row = sample::round(RoundStage::InCouncil, &two());
        let first = row.entries[0].clone();
        row.entries.push(first);
        assert!(seen(&member, row).contains(r#"name="con-lai" value="co""#));
    }

    #[test]
    fn a_member_declares_as_soon_as_the_notice_is_over() {
        let member = someone(Role::Council, None);
        assert!(!seen(&member, sample::round(RoundStage::OnNotice, &two())).contains("/ke-khai\""));
        let mut row = sample::round(RoundStage::NoticeOver, &two());
        let html = seen(&member, row.clone());
        assert!(
            html.contains(r#"name="ve-n1" value="khong""#) && html.contains("Chưa ghi phiên họp"),
            "{html}"
        );
        row.declared.push(sample::declared("phu-tan.council"));
        assert!(!seen(&member, row).contains("/ke-khai\""));
    }
}
