//! Thẩm định: what the two appraisals share: whose turn it is, the opinion, and the return, which either can conclude on.

use super::view::View;
use super::{appraise_achievement, appraise_dossier};
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::reports::resubmit_before;
use crate::ui::error_summary::FieldError;
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use maud::{Markup, html};
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::PaperId;
use sovang_projections::nomination_board::NominationStage;
use sovang_words::format::count2;

/// Never are both on one page.
pub(super) const FORM: &str = "ket-luan";
const OPINION: &str = "y-kien";
const MISSING: &str = "thieu";
const BEFORE: &str = "bo-sung-truoc";
/// The conclusion both can come to.
pub(super) const RETURN: &str = "tra-lai";

/// The appraisal whose turn it is, for whoever makes it.
pub(super) fn form(view: &View) -> Markup {
    let rights = view.rights;
    let turn = match view.row.stage {
        NominationStage::Submitted => rights.appraises_achievement,
        NominationStage::AchievementMet => rights.appraises_dossier,
        _ => false,
    };
    if !turn {
        return Markup::default();
    }
    let same = view.row.achievement_opinion.as_ref().is_some_and(|said| said.by == view.who.account)
        && view.row.stage == NominationStage::AchievementMet;
    if view.is_readers_own() || same {
        return inset_text(
            html! { p { "Hồ sơ này đã qua tay người đang đăng nhập; người khác thẩm định bước này." } },
        );
    }
    if !view.is_open_for_appraisal() {
        return Markup::default();
    }
    if view.row.stage == NominationStage::Submitted {
        appraise_achievement::form(view)
    } else {
        appraise_dossier::form(view)
    }
}

/// One appraisal: `verdict` is the field with these `choices`; with `ticked` the missing papers are ticked already.
pub(super) fn page_form(
    view: &View,
    (deed, heading): (&str, &str),
    (verdict, label): (&str, &str),
    mut choices: Vec<Choice>,
    ticked: bool,
) -> Markup {
    choices.extend(send_back(view));
    let draft = &view.draft;
    let opinion = draft
        .field(FORM, OPINION, "Ý kiến thẩm định")
        .hint("Đơn vị đọc được. Nêu rõ dựa vào đâu, thiếu gì, cần làm gì.");
    let fields = html! {
        (draft.field(FORM, verdict, label).radios(&choices))
        (opinion.textarea(4))
        (missing(view, ticked))
        (no_more_returns(view))
    };
    screen_only(FORM, heading, view.form(deed, "Ghi vào sổ").with(fields))
}

fn send_back(view: &View) -> Option<Choice> {
    let times = format!("Trả lại để bổ sung (chỉ được {} lần)", count2(view.returns_at_most.into()));
    view.may_return().then(|| Choice::new(RETURN, times))
}

fn no_more_returns(view: &View) -> Markup {
    if view.may_return() {
        return Markup::default();
    }
    html! {
        p {
            small {
                "Đã trả lại " (count2(view.row.returns.len() as u64)) " lần, không trả lại thêm được. Căn cứ: "
                (view.returns_source) "."
            }
        }
    }
}

/// What only a return needs: the papers to add, and by when.
fn missing(view: &View, ticked: bool) -> Markup {
    if !view.may_return() {
        return Markup::default();
    }
    let choices: Vec<Choice> =
        view.listed().into_iter().map(|(id, name)| Choice::new(id.as_str(), name)).collect();
    let draft = &view.draft;
    let checked: Vec<String> = if ticked && !draft.is(FORM) {
        view.row.missing().into_iter().map(ToString::to_string).collect()
    } else {
        draft.all(FORM, MISSING)
    };
    html! {
        (draft.field(FORM, MISSING, "Giấy tờ cần bổ sung (khi trả lại)").checkboxes(&choices, &checked))
        (draft.field(FORM, BEFORE, "Bổ sung trước ngày")
            .hint("Chỉ điền khi trả lại. Ngày này không tính vào hạn.")
            .date())
    }
}

/// What was concluded.
pub(super) struct Opinion {
    pub(super) verdict: String,
    pub(super) words: String,
    missing: Vec<PaperId>,
    due: Option<Deadline>,
}

/// Reads an appraisal; `field` holds one of the `verdicts` or a return.
pub(super) fn read(
    step: &Step<View>,
    (field, verdicts): (&str, &[&str]),
    errors: &mut Vec<FieldError>,
) -> Opinion {
    let values = &step.values;
    let verdict = values.get(field).to_owned();
    let returns = verdict == RETURN;
    if !returns && !verdicts.contains(&verdict.as_str()) {
        errors.push(FieldError::new(field, "Chọn một kết luận."));
    }
    let words = values.need(OPINION, "Ghi ý kiến thẩm định, ít nhất một câu.", errors);
    let due = if returns { resubmit_before(values, BEFORE, errors) } else { None };
    let known = step.view.listed();
    let named = values.all(MISSING).into_iter().map(PaperId::from);
    let missing: Vec<PaperId> = named.filter(|paper| known.iter().any(|(id, _)| id == paper)).collect();
    Opinion { verdict, words, missing: if returns { missing } else { Vec::new() }, due }
}

/// Concludes with a return.
pub(super) async fn return_nomination(step: Step<View>, opinion: Opinion) -> Answer {
    let Opinion { words, missing, due, .. } = opinion;
    let (asking, nomination) = (step.asking(), &step.view.row.nomination);
    let result = step.app.desk.return_nomination(&asking, nomination, words, missing, due).await;
    step.settle(result).await
}
