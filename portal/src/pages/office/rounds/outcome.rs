//! After the council: the proposal, what goes upward, what came back, the end of the round.

use super::super::draft::id as field_id;
use super::docket::Docket;
use crate::paths;
use crate::ui::options::Choice;
use crate::ui::section::{screen_only, section};
use crate::ui::time::{day, moment};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::NominationId;
use sovang_projections::nomination_board::NominationStage;
use sovang_projections::round_docket::{EntryRow, RoundStage};
use sovang_words::format::count2;
use sovang_words::terms;

pub(super) const PROPOSE: &str = "trinh";
pub(super) const CLOSE: &str = "khep-lai";

/// The forms of these steps, each for whom it is.
pub(super) fn step(docket: &Docket<'_>) -> Markup {
    let open = docket.row.closed_at.is_none();
    html! {
        @if open && docket.may(Act::ProposeAwards) { (propose(docket)) }
        @if open && docket.may(Act::ForwardProposal) { (forward(docket)) }
        @if docket.may(Act::ForwardProposal) { (higher(docket)) }
        @if open && docket.may(Act::DecideAwards) { (decide(docket)) }
        @if open && docket.may(Act::RunRound) && can_close(docket) { (close(docket)) }
    }
}

/// Passed, not yet put forward to anyone.
fn passed<'a>(docket: &'a Docket<'_>) -> impl Iterator<Item = &'a EntryRow> {
    let passed = |row: &&EntryRow| row.ballot.as_ref().is_some_and(|ballot| ballot.passed);
    docket.row.entries.iter().filter(passed).filter(|row| !row.proposed && row.outcome.is_none())
}

fn label(docket: &Docket<'_>, row: &EntryRow) -> Markup {
    let votes = row
        .ballot
        .as_ref()
        .map(|ballot| format!("{}/{} phiếu tán thành", ballot.tally.votes_for, ballot.voters));
    html! {
        span {
            (docket.nominee(&row.entry.nomination)) br;
            small {
                (docket.names.form(&row.entry.form)) ", " (terms::kind(row.entry.kind))
                @if let Some(votes) = votes { ", " (votes) }
            }
        }
    }
}

fn propose(docket: &Docket<'_>) -> Markup {
    let ours = passed(docket).filter(|row| row.entry.authority.is_commune());
    let choices: Vec<Choice> =
        ours.map(|row| Choice::new(row.entry.nomination.as_str(), label(docket, row))).collect();
    if choices.is_empty() {
        return Markup::default();
    }
    let ticked = docket.draft.all(PROPOSE, "de-nghi");
    let fields = html! {
        (docket.draft.field(PROPOSE, "de-nghi", "Trình Chủ tịch").checkboxes(&choices, &ticked))
        (docket.draft.field(PROPOSE, "to-trinh", "Tờ trình").hint("Ví dụ Tờ trình số 15/TTr-VHXH ngày 20/11/2026").text())
    };
    screen_only(PROPOSE, "Trình Chủ tịch quyết định", docket.form(PROPOSE, "Ghi tờ trình").with(fields))
}

/// The name of the form that sends one nomination upward.
pub(super) fn forward_form_name(nomination: &NominationId) -> String {
    field_id("trinh-tren", nomination.local())
}

fn forward(docket: &Docket<'_>) -> Markup {
    let theirs: Vec<&EntryRow> = passed(docket).filter(|row| !row.entry.authority.is_commune()).collect();
    if theirs.is_empty() {
        return Markup::default();
    }
    screen_only(
        "trinh-tren",
        "Trình cấp trên",
        html! {
            p { "Những hình thức này do cấp trên quyết định; xã, phường, đặc khu chỉ trình và ghi lại kết quả." }
            @for row in theirs {
                @let nomination = &row.entry.nomination;
                @let form = forward_form_name(nomination);
                h3 id=(form) { (docket.nominee(nomination)) }
                p { (docket.names.form(&row.entry.form)) ", " (terms::authority_at_large(row.entry.authority)) " quyết định." }
                (docket.form(&format!("trinh-tren/{nomination}"), "Ghi đã trình")
                    .with(docket.draft.field(&form, "to-trinh", "Tờ trình lên cấp trên").text()))
            }
        },
    )
}

/// The name of the form that records the answer from above.
pub(super) fn higher_form_name(nomination: &NominationId) -> String {
    field_id("ket-qua-tren", nomination.local())
}

fn higher(docket: &Docket<'_>) -> Markup {
    if docket.row.forwarded().next().is_none() {
        return Markup::default();
    }
    let choices = [Choice::new("co", "Đồng ý khen"), Choice::new("khong", "Chưa khen")];
    screen_only(
        "ket-qua-tren",
        "Kết quả của cấp trên",
        html! {
            @for row in docket.row.forwarded() {
                @let form = higher_form_name(&row.nomination);
                h3 id=(form) { (docket.nominee(&row.nomination)) }
                p { (docket.names.form(&row.form)) ", " (terms::kind(row.kind)) "." }
                (docket.form(&format!("ket-qua-tren/{}", row.nomination), "Ghi kết quả").with(html! {
                    (docket.draft.field(&form, "dong-y", "Cấp trên").radios(&choices))
                    (docket.draft.field(&form, "so", "Số, ký hiệu văn bản").hint("Ví dụ 512/QĐ-UBND").text())
                    (docket.draft.field(&form, "ngay", "Ngày ký").date())
                    (docket.draft.field(&form, "co-quan", "Người ký, cơ quan ban hành")
                        .hint("Ví dụ Chủ tịch UBND tỉnh An Giang").text())
                }))
            }
        },
    )
}

/// What waits for the chairman: the proposed, or in an unscheduled round whatever is appraised.
fn waiting(docket: &Docket<'_>) -> usize {
    if docket.row.is_scheduled() {
        docket.row.entries.iter().filter(|row| row.proposed && row.outcome.is_none()).count()
    } else {
        docket.nominations.iter().filter(|row| row.stage == NominationStage::Ready).count()
    }
}

fn decide(docket: &Docket<'_>) -> Markup {
    let waiting = waiting(docket) as u64;
    if waiting == 0 {
        return Markup::default();
    }
    screen_only(
        "quyet-dinh",
        "Quyết định",
        html! {
            p { (count2(waiting)) " đề nghị chờ Chủ tịch quyết định." }
            p { a href=(paths::ruling(&docket.row.round)) role="button" { "Mở trang quyết định" } }
        },
    )
}

/// Nothing waits for the chairman, and the round has done what it can: or has nobody to consider.
fn can_close(docket: &Docket<'_>) -> bool {
    let live = docket.nominations.iter().any(|row| !row.stage.is_final());
    let voted = docket.row.entries.iter().all(|row| row.ballot.is_some()) && passed(docket).next().is_none();
    let done = match docket.row.stage {
        RoundStage::Decided => true,
        RoundStage::InCouncil => voted,
        _ => !live,
    };
    done && waiting(docket) == 0
}

fn close(docket: &Docket<'_>) -> Markup {
    let settled = |row: &&EntryRow| row.ballot.is_some() && (row.outcome.is_some() || row.proposed);
    let left = docket.row.entries.iter().filter(|row| !settled(row)).count() as u64;
    screen_only(
        CLOSE,
        "Kết thúc đợt xét",
        html! {
            p {
                "Sau khi kết thúc, chỉ còn đính chính, hủy bỏ và ghi kết quả của cấp trên."
                @if left > 0 { " Có " (count2(left)) " đề nghị trong danh sách chưa trình hoặc chưa được thông qua." }
            }
            (docket.form(CLOSE, "Kết thúc đợt xét").with(""))
        },
    )
}

/// The proposal and the decisions, as recorded.
pub(super) fn recorded(docket: &Docket<'_>) -> Markup {
    let locality = &docket.row.locality;
    if docket.row.proposal.is_none() && docket.decisions.is_empty() {
        return Markup::default();
    }
    section(
        "ket-qua",
        "Trình và quyết định",
        html! {
            ul {
                @if let Some(proposal) = &docket.row.proposal {
                    li {
                        (proposal.document) ", " (moment(proposal.at)) ", "
                        (docket.names.person(&proposal.by)) ", " (docket.number(proposal.log_index))
                    }
                }
                @for decision in &docket.decisions {
                    li {
                        a href=(paths::decision(locality, decision.year, decision.number)) {
                            "Quyết định " (decision.symbol)
                        }
                        " ngày " (day(decision.signed_on)) ", khen " (count2(decision.entries.len() as u64)) ", "
                        (docket.number(decision.log_index))
                    }
                }
            }
        },
    )
}
