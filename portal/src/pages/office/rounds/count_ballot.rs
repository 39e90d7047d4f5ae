//! Kiểm phiếu: how the council's votes on one nomination fell.

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
use sovang_domain::award_round::{BallotMethod, Tally};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_projections::round_docket::EntryRow;
use sovang_words::format::count2;
use sovang_words::{format, terms};

/// Its address ends with the nomination's id.
pub(super) const DEED: &str = "kiem-phieu";
const METHOD: &str = "cach";
const FOR: &str = "tan-thanh";
const AGAINST: &str = "khong-tan-thanh";
const ABSTAINED: &str = "khong-bieu-quyet";

/// The name of the form: each nomination has its own.
fn form_name(nomination: &NominationId) -> String {
    field_id("phieu", nomination.local())
}

/// A form for each nomination not voted on yet, once all present have declared.
pub(super) fn form(view: &View) -> Markup {
    let open = view.row.session.is_some() && view.row.closed_at.is_none();
    if !open || !view.may(Act::CountBallot) {
        return Markup::default();
    }
    let waiting: Vec<&EntryRow> = view.row.entries.iter().filter(|row| row.ballot.is_none()).collect();
    if waiting.is_empty() {
        return Markup::default();
    }
    let undeclared = view.row.undeclared();
    let body = html! {
        @if undeclared.is_empty() {
            @for row in &waiting { (ballot(view, row)) }
        } @else {
            p { "Kiểm phiếu được khi mọi thành viên có mặt đã kê khai xung đột lợi ích. Còn chờ:" }
            ul { @for member in undeclared { li { (view.names.person(member)) } } }
        }
    };
    screen_only(DEED, "Kiểm phiếu", body)
}

fn ballot(view: &View, row: &EntryRow) -> Markup {
    let nomination = &row.entry.nomination;
    let form = form_name(nomination);
    let voters = u64::from(view.voters.get(nomination).copied().unwrap_or_default());
    let methods: Vec<Choice> = [BallotMethod::Secret, BallotMethod::Open]
        .into_iter()
        .map(|method| Choice::new(values::word(&method), format::sentence_case(terms::ballot_method(method))))
        .collect();
    let number = |name: &str, label: &str| {
        view.draft.field(&form, name, label).inputmode("numeric").number(0, Some(voters))
    };
    let below = format!("{}, {}", view.names.form(&row.entry.form), terms::kind(row.entry.kind));
    html! {
        h3 id=(form) { (view.nominee(nomination)) }
        p { (below) ". Được biểu quyết: " (count2(voters)) " người." }
        (view.form(&format!("{DEED}/{nomination}"), "Ghi kết quả kiểm phiếu").with(html! {
            (view.draft.field(&form, METHOD, "Cách lấy phiếu").radios(&methods))
            (number(FOR, "Tán thành"))
            (number(AGAINST, "Không tán thành"))
            (number(ABSTAINED, "Không biểu quyết"))
        }))
    }
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, nomination)): Path<(RoundId, NominationId)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, form_name(&nomination)).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let method = values::from_word::<BallotMethod>(values.get(METHOD));
    if method.is_none() {
        errors.push(FieldError::new(METHOD, "Chọn cách lấy phiếu."));
    }
    let mut votes = |name: &str, what: &str| {
        let counted = values.get(name).parse::<u16>();
        counted.unwrap_or_else(|_| {
            errors.push(FieldError::new(name, format!("Ghi số phiếu {what}, không có thì ghi 0.")));
            0
        })
    };
    let tally = Tally {
        votes_for: votes(FOR, "tán thành"),
        against: votes(AGAINST, "không tán thành"),
        abstained: votes(ABSTAINED, "không biểu quyết"),
    };
    let (Some(method), true) = (method, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, round) = (step.asking(), &step.view.row.round);
    let result = step.app.desk.count_ballot(&asking, round, nomination, method, tally).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two};
    use crate::pages::office::sample;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn votes_are_counted_once_all_present_have_declared() {
        let html = seen(&officer(), sample::round(RoundStage::InCouncil, &two()));
        assert!(html.contains("Còn chờ:") && html.contains("<li>Lê Thị Mỹ Hạnh</li>"), "{html}");
        assert!(!html.contains("/kiem-phieu/"));
        let mut row = sample::round(RoundStage::InCouncil, &two());
        row.session.as_mut().unwrap().declared.push("phu-tan.council".into());
        let html = seen(&officer(), row);
        assert!(
            html.contains("/kiem-phieu/phu-tan.n1\"") && html.contains("Được biểu quyết: 07 người."),
            "{html}"
        );
        assert!(html.contains(r#"id="phieu-n1-tan-thanh" name="tan-thanh" min="0" max="7""#), "{html}");
    }
}
