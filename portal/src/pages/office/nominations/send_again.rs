//! Gửi lại vào đợt khác: after its round was annulled, the dossier goes on with text, papers and what was said of look-alikes.

use super::submit_nomination::{OUT_OF_TURN, field};
use super::view::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::paths;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::{screen_only, section};
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::plan::Occasion;
use sovang_projections::nomination_board::NominationStage;

/// Its address ends with the id of the round.
pub(super) const DEED: &str = "gui-lai";

/// For the unit, while it was not sent again; then, for everyone, where it went on.
pub(super) fn form(view: &View) -> Markup {
    let row = &view.row;
    if let Some(now) = &row.sent_again {
        return section(
            DEED,
            "Đã gửi lại",
            html! {
                p { "Đơn vị đã gửi lại đề nghị này: " a href=(paths::nomination(now)) { "xem đề nghị đã gửi lại" } "." }
            },
        );
    }
    if !view.rights.submits || row.stage != NominationStage::RoundAnnulled {
        return Markup::default();
    }
    screen_only(
        DEED,
        "Gửi lại vào đợt khác",
        html! {
            p { "Đợt xét đã hủy. Gửi lại thì nội dung, giấy tờ và trả lời về người trùng tên đi theo, không phải ghi lại; hai công chức thẩm định lại từ đầu." }
            @if view.open_rounds.is_empty() {
                p { "Chưa có đợt nào của phong trào này nhận đề nghị; đợt đúng được mở thì nút gửi lại hiện ở đây. Không đề nghị nữa thì rút." }
            }
            @for round in &view.open_rounds {
                (view.independent_form(&format!("{DEED}/{}", round.round), &format!("Gửi lại vào đợt {}", round.title())).with(html! {
                    @if round.occasion == Occasion::Unscheduled {
                        (view.draft.field(DEED, OUT_OF_TURN, "Vì sao khen đột xuất").hint("Cần ghi khi thành tích kéo dài hơn 3 tháng, hoặc đã xét mà chưa khen; để trống thì giữ lý do đã ghi. Chỉ cán bộ đọc được.").text())
                    }
                }))
            }
        },
    )
}

/// What it goes on from, for whoever appraises it.
pub(super) fn before(view: &View) -> Markup {
    html! {
        @if let Some(before) = &view.row.again {
            p { "Gửi lại từ " a href=(paths::nomination(before)) { "đề nghị của đợt xét đã hủy" } "." }
        }
    }
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, round)): Path<(NominationId, RoundId)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, DEED).await?;
    // the desk names the nomination after the form's key
    let new = NominationId::within(&step.view.row.locality, step.sent.form.key.as_str());
    let mut errors = Vec::new();
    let why = Some(step.values.line(OUT_OF_TURN, &mut errors)).filter(|why| !why.is_empty());
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let asking = step.asking_for(paths::nomination(&new));
    let sent = step.app.desk.send_again(&asking, &step.view.row.nomination, &round, why).await;
    step.settle_at(sent.map(|nominated| nominated.done), field).await
}

#[cfg(test)]
mod tests {
    use super::super::view::Rights;
    use super::super::view::tests::{submitted, view};
    use super::*;
    use crate::pages::office::sample;
    use sovang_projections::nomination_board::NominationRow;
    use sovang_projections::round_docket::RoundStage;

    fn drawn(row: NominationRow, rights: Rights, open: bool) -> String {
        let mut view = view(row, rights);
        view.open_rounds.extend(open.then(|| sample::round(RoundStage::TakingNominations, &[])));
        form(&view).into_string()
    }

    #[test]
    fn the_unit_sends_it_again_with_one_button_into_a_round_that_takes_it() {
        let unit = Rights { submits: true, ..Rights::default() };
        let back = || NominationRow { stage: NominationStage::RoundAnnulled, ..submitted() };
        let html = drawn(back(), unit, true);
        assert!(
            html.contains("2026-hang-nam\"")
                && html.contains("/gui-lai/")
                && html.contains("Gửi lại vào đợt"),
            "{html}"
        );
        assert!(drawn(back(), unit, false).contains("đợt đúng được mở thì nút gửi lại hiện ở đây"));
        assert!(
            drawn(submitted(), unit, true).is_empty() && drawn(back(), Rights::default(), true).is_empty()
        );
        let sent = NominationRow { sent_again: Some("phu-tan.n9".into()), ..back() };
        assert!(drawn(sent, unit, true).contains("/noi-bo/de-nghi/phu-tan.n9"));
    }
}
