//! Ghi lại phiên họp: the day, who was present, the minutes, as long as no votes are counted, and again
//! once something was decided.

use super::super::draft::of_row;
use super::super::form::{Answer, FormPage, Step};
use super::super::stands::Stands;
use super::convene_council::members;
use super::slips::{reason, why};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::{PutRight, Recount, Tally};
use sovang_domain::ids::{AccountId, NominationId, RoundId};
use sovang_projections::round_docket::{BallotRow, EntryRow};
use sovang_words::format::date;

pub(super) const FORM: &str = "ghi-lai-phien-hop";
const DAY: &str = "ngay-hop";
const PRESENT: &str = "co-mat";
const MINUTES: &str = "bien-ban";
/// The votes of one count, each count in a row of its own: at the meeting, then in writing.
const VOTES: [(&str, &str); 6] = [
    ("tan-thanh", "Tán thành"),
    ("khong-tan-thanh", "Không tán thành"),
    ("khong-bieu-quyet", "Không biểu quyết"),
    ("van-ban-tan-thanh", "Bằng văn bản: tán thành"),
    ("van-ban-khong-tan-thanh", "Bằng văn bản: không tán thành"),
    ("van-ban-khong-bieu-quyet", "Bằng văn bản: không biểu quyết"),
];

pub(super) fn form(view: &View) -> Markup {
    let counted = view.row.entries.iter().any(|row| row.ballot.is_some());
    let decided = view.row.is_over() || view.row.entries.iter().any(|row| row.outcome.is_some());
    let open = view.row.annulled.is_none() && (!counted || decided);
    let Some(session) = view.row.session.as_ref().filter(|_| open) else {
        return Markup::default();
    };
    if !view.may(Act::RunRound) {
        return Markup::default();
    }
    let stands = stands(view);
    let held = |name, label: &str| stands.field(&view.draft, FORM, name, label);
    let form = view.form(FORM, "Ghi lại phiên họp").with(html! {
        (stands.unseen())
        (held(DAY, "Ngày họp").date())
        (view.draft.field(FORM, PRESENT, "Có mặt")
            .hint("Người được thêm phải kê khai xung đột lợi ích; kê khai của người bị bỏ ra không còn tính.")
            .checkboxes(&members(view, &session.members), &stands.ticks(&view.draft, FORM, PRESENT)))
        (held(MINUTES, "Biên bản cuộc họp").text())
        @if counted {
            p { "Đổi người có mặt thì ghi luôn số phiếu đúng của từng đề nghị dưới đây: tổng số phiếu bằng số người được biểu quyết. Số phiếu ghi nhầm cũng sửa được tại đây." }
            @if view.row.voting.absent_in_writing {
                p { "Người đã gửi phiếu bằng văn bản mà thực tế có mặt: tính phiếu của họ vào số phiếu tại phiên họp, bớt ở số phiếu bằng văn bản." }
            }
            p { "Người được thêm mà chưa kê khai thì ghi bản kê khai đã ký của họ trước." }
            (votes(view))
        }
        (reason(view, FORM))
    });
    view.draft.folded(FORM, "Ghi lại ngày họp, người có mặt, biên bản", html! { (form) })
}

/// Each count with its nomination, in the order of the list.
fn counts(view: &View) -> impl Iterator<Item = (usize, &NominationId, &BallotRow)> {
    fn counted(row: &EntryRow) -> Option<(&NominationId, &BallotRow)> {
        Some((&row.entry.nomination, row.ballot.as_ref()?))
    }
    let counted = view.row.entries.iter().filter_map(counted).enumerate();
    counted.map(|(place, (nomination, ballot))| (place + 1, nomination, ballot))
}

fn votes(view: &View) -> Markup {
    html! {
        @for (place, nomination, ballot) in counts(view) {
            fieldset {
                legend { (view.nominee(nomination)) }
                @let draft = view.draft.row(place);
                @for (name, label, counted) in asked(view, ballot) {
                    @let field = draft.field(FORM, name, label).inputmode("numeric");
                    @let field = if view.draft.is(FORM) { field } else { field.value(counted.to_string()) };
                    (field.number(0, Some(view.row.session.as_ref().map_or(0, |one| one.members.len() as u64))))
                }
            }
        }
    }
}

/// The fields of one count with what was counted: those in writing where the rule asks the absent.
fn asked(view: &View, ballot: &BallotRow) -> impl Iterator<Item = (&'static str, &'static str, u16)> {
    let fields = if view.row.voting.absent_in_writing { VOTES.len() } else { 3 };
    let counted = [ballot.tally, ballot.written.unwrap_or_default()];
    let counted = counted.into_iter().flat_map(|votes| [votes.votes_for, votes.against, votes.abstained]);
    VOTES.into_iter().zip(counted).map(|((name, label), counted)| (name, label, counted)).take(fields)
}

/// The votes as they were sent; a field that was left empty says what stands.
fn recounts(step: &Step<View>, errors: &mut Vec<FieldError>) -> Vec<Recount> {
    let mut found = Vec::new();
    for (place, nomination, ballot) in counts(&step.view) {
        let sent = step.values.of_row(place);
        let mut votes = [0; VOTES.len()];
        for (vote, (name, _, counted)) in votes.iter_mut().zip(asked(&step.view, ballot)) {
            *vote = match sent.get(name) {
                "" => counted,
                typed => typed.parse().unwrap_or_else(|_| {
                    let message =
                        format!("Ghi số phiếu của {}, không có thì ghi 0.", step.view.nominee(nomination));
                    errors.push(FieldError::new(of_row(name, place), message));
                    0
                }),
            };
        }
        let [votes_for, against, abstained, written_for, written_against, written_abstained] = votes;
        let tally = Tally { votes_for, against, abstained };
        let written =
            Tally { votes_for: written_for, against: written_against, abstained: written_abstained };
        found.push(Recount { nomination: nomination.clone(), tally, written: Some(written) });
    }
    found
}

fn stands(view: &View) -> Stands {
    let Some(session) = &view.row.session else { return Stands::default() };
    let names: Vec<String> = session.present.iter().map(|member| view.names.person(member)).collect();
    let meeting = Stands::default()
        .typed(DAY, date(session.on))
        .ticked(PRESENT, session.present.iter().map(ToString::to_string).collect(), names.join(", "))
        .typed(MINUTES, &session.document);
    counts(view).fold(meeting, |stands, (place, _, ballot)| {
        asked(view, ballot)
            .fold(stands, |stands, (name, _, counted)| stands.typed(of_row(name, place), counted.to_string()))
    })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = step.take_over(&stands(&step.view));
    let on = step.values.need_date(DAY, "Ghi ngày họp theo biên bản.", &mut errors);
    let present: Vec<AccountId> = step.values.all(PRESENT).into_iter().map(AccountId::from).collect();
    if present.is_empty() {
        errors.push(FieldError::new(PRESENT, "Chọn những thành viên có mặt."));
    }
    let document = step.values.need_line(MINUTES, "Ghi số, ký hiệu biên bản.", &mut errors);
    let ballots = recounts(&step, &mut errors);
    let why = why(&step, &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let right = PutRight::Meeting { on, present, document, ballots, why };
    let result = step.app.desk.put_right(&step.asking(), &step.view.row.round, right).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two};
    use crate::pages::office::sample;
    use sovang_domain::award_round::Tally;
    use sovang_projections::round_docket::{OutcomeRow, RoundStage};

    #[test]
    fn a_meeting_is_put_right_from_what_is_recorded_until_votes_are_counted() {
        let mut row = sample::round(RoundStage::InCouncil, &two());
        let html = seen(&officer(), row.clone());
        let form = &html[html.find("id=\"ghi-lai-phien-hop\"").unwrap()..];
        let present = row.session.as_ref().unwrap().present.len();
        assert_eq!(form.split("</form>").next().unwrap().matches(" checked").count(), present, "{form}");
        row.entries[0].ballot = Some(sample::ballot(true));
        assert!(!seen(&officer(), row.clone()).contains("ghi-lai-phien-hop"));
        row.entries[0].outcome = Some(OutcomeRow::NotAwarded);
        let html = seen(&officer(), row);
        assert!(html.contains("ghi luôn số phiếu đúng của từng đề nghị"), "{html}");
        assert!(html.contains(r#"name="tan-thanh.1""#), "{html}");
        assert!(!html.contains("van-ban-tan-thanh.1"), "{html}");
    }

    #[test]
    fn votes_in_writing_are_put_right_beside_who_was_present() {
        let mut row = sample::round(RoundStage::Closed, &two());
        let mut ballot = sample::ballot(true);
        ballot.written = Some(Tally { votes_for: 1, ..Tally::default() });
        (row.entries[0].ballot, row.voting.absent_in_writing) = (Some(ballot), true);
        let html = seen(&officer(), row);
        assert!(html.contains("thực tế có mặt: tính phiếu của họ vào số phiếu tại phiên họp"), "{html}");
        assert!(html.contains(r#"name="_da-dung.van-ban-tan-thanh.1" value="1""#), "{html}");
        assert!(html.contains(r#"name="van-ban-tan-thanh.1""#), "{html}");
    }
}
