//! Hủy đợt xét mở nhầm: of the wrong year or occasion. Its nominations go back to their units, the real one can be opened.
//! Once the public was asked about its list, the chairman annuls it, by a paper.

use super::super::form::{Answer, FormPage, Step};
use super::slips::{DOCUMENT, reason, why};
use super::view::View;
use crate::pages::office::consequences::Consequences;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::PutRight;
use sovang_domain::ids::RoundId;
use sovang_projections::nomination_board::NominationRow;
use sovang_words::format::{count2, sentence_case};
use sovang_words::terms;

pub(super) const FORM: &str = "huy-dot-xet";

/// Whose it is to annul the round.
fn act(view: &View) -> Act {
    if view.consulted { Act::AnnulRound } else { Act::RunRound }
}

/// Those that go back to their units.
fn back(view: &View) -> impl Iterator<Item = &NominationRow> {
    view.nominations.iter().filter(|row| !row.stage.is_final())
}

/// While nothing came from it: neither an award nor a proposal to the level above.
pub(super) fn form(view: &View) -> Markup {
    let row = &view.row;
    let came = !row.awards.is_empty() || row.forwarded().next().is_some();
    if row.annulled.is_some() || came || !view.may(act(view)) {
        return Markup::default();
    }
    let back = back(view).count() as u64;
    let paper = view.draft.field(FORM, DOCUMENT, "Văn bản");
    let paper = if view.consulted {
        paper.hint("Số, ký hiệu, ngày của văn bản hủy do Chủ tịch ký. Công khai.")
    } else {
        paper.hint("Số, ký hiệu, ngày; không có thì để trống.")
    };
    let form = view.form(FORM, "Hủy đợt xét").with(html! {
        p {
            "Hủy rồi thì không mở lại đợt này; đợt đúng của năm và dịp này mở mới được. "
            @if back > 0 { (count2(back)) " đề nghị trả về đơn vị, đơn vị gửi lại vào đợt đúng. " }
            @if view.consulted { "Danh sách đã đưa ra lấy ý kiến nên Chủ tịch hủy, theo văn bản. " }
            "Người dân thấy đợt đã hủy, hủy sau bước nào và vì sao."
        }
        (reason(view, FORM))
        (paper.text())
    });
    view.draft.folded(FORM, "Hủy đợt xét mở nhầm", html! { (form) })
}

/// What follows from annulling the round now.
fn consequences(view: &View) -> Consequences {
    let row = &view.row;
    let voted = row.entries.iter().filter(|line| line.ballot.is_some()).count() as u64;
    let unanswered = view.comments.iter().filter(|comment| comment.answer.is_none()).count() as u64;
    let shown = [
        Some(format!("Đợt xét hủy {}; lý do và văn bản công khai.", terms::annulled_after(row.stage, voted))),
        view.consulted.then(|| "Trang lấy ý kiến còn lại, không nêu tên ai nữa.".to_owned()),
        (unanswered > 0).then(|| {
            format!(
                "{} góp ý chưa trả lời vẫn là việc phải trả lời; biên nhận ghi không có Hội đồng nào họp.",
                count2(unanswered)
            )
        }),
    ];
    let lost = (voted > 0).then(|| {
        format!(
            "Kết quả biểu quyết {} đề nghị không dùng nữa; lấy ý kiến, họp và biểu quyết lại từ đầu.",
            count2(voted)
        )
    });
    let returned = back(view).map(|row| {
        let unit = view.names.unit(&row.proposal.nominee.unit);
        format!("{}, {unit}", sentence_case(view.nominee(&row.nomination)))
    });
    Consequences::of("Hủy đợt xét")
        .part("Trả về đơn vị: đơn vị có việc “Gửi lại”, một nút gửi cả hồ sơ vào đợt đúng", returned)
        .part("Mất kết quả", lost)
        .part("Người dân thấy", shown.into_iter().flatten())
        .part("Không làm lại được", ["Đợt này không mở lại. Đợt đúng của năm và dịp này mở mới được."])
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let why = why(&step, &mut errors);
    if step.view.consulted && why.document.is_none() && step.view.may(act(&step.view)) {
        errors.push(FieldError::new(DOCUMENT, "Ghi số, ký hiệu, ngày của văn bản hủy do Chủ tịch ký."));
    }
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    step.weigh(consequences(&step.view));
    let result = step.desk().put_right(&step.asking(), &step.view.row.round, PutRight::Annul(why)).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two, view};
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn a_round_is_annulled_while_nothing_came_from_it() {
        let html = seen(&officer(), sample::round(RoundStage::TakingNominations, &[]));
        assert!(html.contains("2026-hang-nam/huy-dot-xet\""), "{html}");
        assert!(html.contains("02 đề nghị trả về đơn vị"), "{html}");
        let html = seen(&officer(), sample::round(RoundStage::Decided, &two()));
        assert!(!html.contains("/huy-dot-xet\""));
    }

    #[test]
    fn once_the_public_was_asked_the_chairman_annuls_it_by_a_paper() {
        let round = sample::round(RoundStage::OnNotice, &two());
        assert!(!seen(&officer(), round.clone()).contains("/huy-dot-xet\""));
        let html = form(&view(someone(Role::Chairman, None), round)).into_string();
        assert!(html.contains("văn bản hủy do Chủ tịch ký"), "{html}");
    }

    #[test]
    fn what_follows_is_who_goes_back_and_what_people_see() {
        let view = view(someone(Role::Chairman, None), sample::round(RoundStage::OnNotice, &two()));
        let html = consequences(&view).body().into_string();
        assert!(
            html.contains(view.nominations[0].name()) && html.contains(view.nominations[1].name()),
            "{html}"
        );
        assert!(html.contains("Đợt xét hủy khi đang lấy ý kiến"), "{html}");
        assert!(!html.contains("Mất kết quả"), "nobody voted: {html}");
    }
}
