//! Một hồ sơ đề nghị: `/noi-bo/de-nghi/{id}`: what is known of it, and what may be done now.

use super::view::View;
use super::{answer_likeness, appraisal, forms, send_again, summary};
use crate::pages::office::form::{Answer, FormPage, opened};
use crate::pages::office::{Query, history};
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::notes::inset_text;
use crate::ui::section::columns;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::NominationId;

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<NominationId>,
    query: Query,
) -> Answer {
    let view = View::load(&app, &who, &id).await?;
    Ok(opened(view.draw(&app), &query, &view.row.locality))
}

pub(super) fn body(view: &View) -> Markup {
    let main = columns(
        html! {
            @if let Some(why) = &view.aside { (stands_aside(why)) }
            (summary::notes(view))
            (send_again::before(view))
            (summary::proposal(view))
            (summary::papers(view))
            (answer_likeness::section(view))
            (appraisal::form(view))
            (forms(view))
        },
        html! {
            (summary::quota(view))
            (summary::hands(view))
        },
    );
    html! { (main) (history::section(&view.history)) }
}

/// What a member of the council who opens it by another office is reminded of.
fn stands_aside(why: &Markup) -> Markup {
    inset_text(html! {
        (why)
        p { "Hồ sơ mở theo chức trách khác, không phải với tư cách thành viên Hội đồng; không biểu quyết về đề nghị này." }
    })
}

#[cfg(test)]
mod tests {
    use super::super::view::Rights;
    use super::super::view::tests::{submitted, view};
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_domain::nomination::SuspensionGround;
    use sovang_projections::nomination_board::{Lifted, NominationRow, NominationStage, Return, Suspension};
    use sovang_projections::round_docket::RoundStage;

    fn seen(row: NominationRow, rights: Rights) -> String {
        body(&view(row, rights)).into_string()
    }

    fn met() -> NominationRow {
        NominationRow {
            stage: NominationStage::AchievementMet,
            achievement_opinion: sample::nomination("n2").achievement_opinion,
            ..submitted()
        }
    }

    #[test]
    fn the_dossier_shows_what_is_missing_and_who_did_which_step() {
        let html = seen(met(), Rights::default());
        assert!(html.contains("Giấy tờ: có 2/3"));
        assert!(html.contains(r#"<b class="tag" data-state="late">Còn thiếu</b>"#));
        assert!(html.contains("Đặng Đức Khoa: đạt"));
        let number = met().achievement_opinion.unwrap().log_index;
        assert!(html.contains(&format!(r##"href="/phu-tan/so?so={number}#so-{number}""##)));
        assert!(html.contains("Đã khen 2/4"));
        assert!(
            html.contains("Được đề nghị 08, trong đó 02 đã rút, chưa đạt hoặc không được khen; phải bớt 04.")
        );
        assert!(html.contains("<cite>Mục III.2.4, ý 1</cite>"));
        assert!(html.contains("01/01/2026 – 30/9/2026"));
        assert!(!html.contains("<form"), "without a right there is no form");
    }

    #[test]
    fn a_member_who_opens_it_by_another_office_is_reminded_not_to_vote() {
        let mut view = view(submitted(), Rights::default());
        let plain = body(&view).into_string();
        assert!(!plain.contains("không biểu quyết về đề nghị này"));
        view.aside = Some(html! { p { "Cùng đơn vị." } });
        let told = body(&view).into_string();
        assert!(
            told.contains(r#"<div class="inset-text"><p>Cùng đơn vị.</p><p>Hồ sơ mở theo chức trách khác"#)
        );
    }

    #[test]
    fn the_appraiser_of_the_dossier_gets_that_form_only_when_its_turn_has_come() {
        let appraiser = Rights { appraises_dossier: true, ..Rights::default() };
        assert!(!seen(submitted(), appraiser).contains("/ho-so\""));
        let html = seen(met(), appraiser);
        assert!(html.contains(r#"action="/noi-bo/de-nghi/phu-tan.n2/ho-so""#));
        assert!(html.contains("Trả lại để bổ sung (chỉ được 01 lần)"));
        assert!(html.contains(r#"value="bien-ban-hop-xet" checked"#), "the missing paper is ticked already");
        assert!(!html.contains("/thanh-tich\""));
    }

    #[test]
    fn nobody_appraises_their_own_nomination() {
        let mut own =
            view(submitted(), Rights { appraises_achievement: true, submits: true, ..Rights::default() });
        own.who = someone(Role::Reporter, None);
        own.who.person.account = "phu-tan.tram-y-te".into();
        let html = body(&own).into_string();
        assert!(!html.contains("/thanh-tich\""));
        assert!(html.contains("/giay-to\"") && html.contains("/rut\""));
    }

    #[test]
    fn what_was_recorded_wrongly_is_put_right_by_whoever_recorded_it() {
        let unit = Rights { submits: true, ..Rights::default() };
        let html = seen(submitted(), unit);
        assert!(html.contains(r#"href="/noi-bo/de-nghi/phu-tan.n2/sua""#), "{html}");
        assert!(html.contains(r#"/gach-giay-to""#) && html.contains(r#"name="tep-dung""#));
        let officer = Rights { appraises_dossier: true, ..Rights::default() };
        let html = seen(submitted(), officer);
        assert!(html.contains(r#"/gach-giay-to""#) && !html.contains(r#"name="tep-dung""#));
        assert!(!html.contains("/sua\""));
        let mut back = view(met(), Rights { appraises_achievement: true, ..Rights::default() });
        assert!(!body(&back).into_string().contains("/rut-lai-viec\""), "not without a round that takes it");
        back.round = Some(sample::round(RoundStage::TakingNominations, &[]));
        let html = body(&back).into_string();
        assert!(html.contains("Rút lại kết quả thẩm định thành tích"));
        assert!(html.contains(r#"name="viec" value="thanh-tich""#));
    }

    #[test]
    fn of_several_steps_the_one_recorded_last_is_taken_back() {
        let all = Rights { appraises_dossier: true, suspends: true, ..Rights::default() };
        let said = met().achievement_opinion.unwrap();
        let suspension = Suspension { ground: SuspensionGround::Complaint, said: said.clone() };
        let back_to_unit = Return { said: said.clone(), missing: Vec::new(), due: None, answered_at: None };
        let after = |log_index| {
            let row = NominationRow {
                stage: NominationStage::Returned,
                returns: vec![back_to_unit.clone()],
                lifted: Some(Lifted { suspension: suspension.clone(), log_index }),
                ..submitted()
            };
            let mut view = view(row, all);
            view.round = Some(sample::round(RoundStage::TakingNominations, &[]));
            body(&view).into_string()
        };
        assert!(after(said.log_index + 1).contains("Rút lại việc bỏ tạm dừng"));
        let html = after(said.log_index - 1);
        assert!(html.contains("Rút lại việc trả lại") && !html.contains("Rút lại việc bỏ tạm dừng"));
        // where the round is past nominations, a dossier is only stopped again
        let row = NominationRow {
            lifted: Some(Lifted { suspension: suspension.clone(), log_index: 1 }),
            dossier_opinion: Some(said.clone()),
            stage: NominationStage::Ready,
            ..submitted()
        };
        assert!(seen(row, all).contains("Rút lại việc bỏ tạm dừng"));
    }

    #[test]
    fn a_late_nomination_waits_for_the_chairman() {
        let late = NominationRow { late: true, ..submitted() };
        let html = seen(late.clone(), Rights { appraises_achievement: true, ..Rights::default() });
        assert!(!html.contains("/thanh-tich\""));
        assert!(html.contains("Nộp sau hạn, chờ Chủ tịch cho nhận"));
        assert!(seen(late, Rights { admits_late: true, ..Rights::default() }).contains("/nhan-muon\""));
    }

    #[test]
    fn an_award_that_holds_no_more_is_told_at_the_top_of_the_dossier() {
        let award = sample::revoked();
        let row =
            NominationRow { stage: NominationStage::AwardRevoked, award: Some(award.award.clone()), ..met() };
        let mut view = view(row, Rights::default());
        view.award = Some(award);
        let html = body(&view).into_string();
        let end = view.award.unwrap().revocation.unwrap();
        assert!(
            html.contains("<p>Đã khen, sau hủy bỏ ngày <time")
                && html.contains(&format!(": {}, ", end.decision().unwrap())),
            "{html}"
        );
    }

    #[test]
    fn a_decided_nomination_has_no_more_forms_but_those_for_papers_and_the_year_of_birth() {
        let row = NominationRow {
            stage: NominationStage::Awarded,
            award: Some("phu-tan.2026-12-3".into()),
            ..met()
        };
        let all = Rights {
            submits: true,
            appraises_achievement: true,
            appraises_dossier: true,
            suspends: true,
            admits_late: true,
            ..Rights::default()
        };
        let html = seen(row, all);
        assert_eq!(html.matches("<form").count(), 3);
        assert!(html.contains("/gach-giay-to") && html.contains("/giay-to\""), "papers come beside: {html}");
        assert!(html.contains("/sua-nam-sinh"), "{html}");
        assert!(html.contains(r#"href="/phu-tan/khen-thuong/2026-12-3""#));
    }
}
