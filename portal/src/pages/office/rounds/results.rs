//! What followed the council, as recorded: the proposal and the decisions; and the way to the page of the ruling.

use super::super::decisions::draft_links;
use super::view::View;
use crate::pages::stages;
use crate::ui::section::screen_only;
use crate::ui::time::acted;
use crate::{paths, ui};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_words::format::{count2, date, stop};

/// For whoever decides, when something waits.
pub(super) fn to_the_ruling(view: &View) -> Markup {
    let waiting = view.before_the_chairman() as u64;
    if waiting == 0 || view.row.is_over() || !view.may(Act::DecideAwards) {
        return Markup::default();
    }
    screen_only(
        "quyet-dinh",
        "Quyết định",
        html! {
            p { (count2(waiting)) " đề nghị chờ Chủ tịch quyết định." }
            p { a href=(paths::ruling(&view.row.round)) role="button" { "Mở trang quyết định" } }
        },
    )
}

/// For those who sign or number: the drafts that wait.
pub(super) fn drafts(view: &View) -> Markup {
    let may = view.may(Act::DecideAwards) || view.may(Act::IssueDecision);
    if view.drafts.is_empty() || !may {
        return Markup::default();
    }
    screen_only("cho-ky", "Dự thảo quyết định chờ ký, cấp số", draft_links(&view.drafts))
}

/// The proposal and the decisions, as recorded.
pub(super) fn section(view: &View) -> Markup {
    let locality = &view.row.locality;
    let ended = |year, number| view.ended.get(&(year, number)).copied().unwrap_or_default();
    if view.row.proposals.is_empty() && view.decisions.is_empty() {
        return Markup::default();
    }
    ui::section::section(
        "ket-qua",
        "Trình và quyết định",
        html! {
            ul {
                @for proposal in &view.row.proposals {
                    li {
                        (proposal.document) ", ngày " (acted(proposal.on, proposal.at)) ", "
                        (view.names.person(&proposal.by)) ", " (view.number(proposal.log_index))
                        @for corrected in &proposal.corrected {
                            br;
                            small {
                                "Trước ghi " (corrected.before) ", ngày " (date(corrected.before_on)) "; ghi lại vì: " (stop(&corrected.reason)) " "
                                (view.number(corrected.log_index))
                            }
                        }
                    }
                }
                @for decision in &view.decisions {
                    li {
                        a href=(paths::decision(locality, decision.year, decision.number)) {
                            "Quyết định " (decision.symbol)
                        }
                        " ngày " (acted(decision.signed_on, decision.decided_at)) ", khen " (count2(decision.entries.len() as u64))
                        (stages::ended_awards(ended(decision.year, decision.number))) ", "
                        (view.number(decision.log_index))
                    }
                }
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::super::view::View;
    use super::super::view::tests::{officer, seen, two, view};
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::award_roll::Ended;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn a_decision_is_listed_with_how_many_of_its_awards_hold_no_more() {
        let mut view = view(officer(), sample::round(RoundStage::Decided, &two()));
        view.decisions = vec![sample::decision()];
        let drawn = |view: &View| super::section(view).into_string();
        assert!(
            drawn(&view).contains(", khen 01, ") && !drawn(&view).contains("Đã hủy bỏ"),
            "{}",
            drawn(&view)
        );
        view.ended.insert((2026, 5), Ended { revoked: 1, mistaken: 0 });
        let html = drawn(&view);
        assert!(html.contains(r#"khen 01 <b class="tag" data-state="late">Đã hủy bỏ 01</b>, "#), "{html}");
    }

    #[test]
    fn the_chairman_is_led_to_the_decision_when_something_waits() {
        let chairman = someone(Role::Chairman, None);
        let row = sample::round(RoundStage::Proposed, &two());
        let html = seen(&chairman, row.clone());
        assert!(
            html.contains("01 đề nghị chờ Chủ tịch quyết định")
                && html.contains("2026-hang-nam/quyet-dinh\""),
            "{html}"
        );
        assert!(!seen(&officer(), row).contains("/quyet-dinh\""));
    }
}
