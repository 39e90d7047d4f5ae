//! Một hồ sơ đề nghị: `/noi-bo/de-nghi/{id}`: the page and its frame.

use super::dossier::Dossier;
use super::{opinions, steps_forms, summary};
use crate::pages::office::outcome::{About, settle, unreadable};
use crate::pages::office::{Query, history, recorded_banner};
use crate::pages::stages;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Submission, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::layout::{Heading, Page};
use crate::ui::notes::inset_text;
use crate::ui::section::columns;
use crate::ui::tag::strong_tag;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use cqrs_es::Aggregate;
use maud::{Markup, html};
use sovang_desk::{Denied, Done};
use sovang_domain::nomination::Nomination;
use sovang_words::terms;

/// A form that came back.
pub(super) struct Again<'a> {
    pub form: &'a Submission,
    pub errors: &'a [FieldError],
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    query: Query,
) -> Result<Response, PageError> {
    let dossier = Dossier::load(&app, &who, &id)?;
    let page = draw(&app, &who, &dossier, None);
    let body = html! { (recorded_banner(&query, &dossier.row.locality)) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

fn draw(app: &App, who: &SignedIn, dossier: &Dossier, again: Option<&Again<'_>>) -> Page {
    let hidden = form_fields(who, Some(dossier.row.version));
    let round = &dossier.row.proposal.round;
    let name = terms::round_title(
        dossier.row.proposal.occasion,
        dossier.round.as_ref().map_or(0, |round| round.year),
    );
    let page = who.page(app, paths::NOMINATIONS, format!("Đề nghị khen {}", dossier.row.name()));
    Page {
        breadcrumbs: vec![("Đề nghị".into(), paths::NOMINATIONS.into()), (name, paths::round(round))],
        heading: heading(dossier),
        body: body(dossier, &hidden, again),
        ..page
    }
}

fn heading(dossier: &Dossier) -> Heading {
    let row = &dossier.row;
    let (state, stage) = stages::nomination(row.stage);
    let position = row.proposal.nominee.position.text();
    let lead = html! {
        @if !position.is_empty() { (position) ", " }
        (dossier.unit) " " (strong_tag(state, stage))
        @if row.suspended.is_some() { " " (strong_tag(crate::ui::State::Late, "Đang tạm dừng")) }
        @if row.late { " " (strong_tag(crate::ui::State::Wait, "Nộp sau hạn")) }
    };
    Heading::new(row.name()).kicker(format!("Đề nghị {}", dossier.form_name)).lead(lead)
}

/// The body; `hidden` are the unseen fields of its forms.
pub(super) fn body(dossier: &Dossier, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let main = columns(
        html! {
            @if let Some(why) = &dossier.aside { (stands_aside(why)) }
            (summary::standing(dossier))
            (summary::proposal(dossier))
            (summary::papers(dossier))
            (opinions::forms(dossier, hidden, again))
            (steps_forms::forms(dossier, hidden, again))
        },
        html! {
            (summary::quota(dossier))
            (summary::hands(dossier))
        },
    );
    html! { (main) (history::section(&dossier.history)) }
}

/// What a member of the council who opens it by another office is reminded of.
fn stands_aside(why: &Markup) -> Markup {
    inset_text(html! {
        (why)
        p { "Hồ sơ mở theo chức trách khác, không phải với tư cách thành viên Hội đồng; không biểu quyết về đề nghị này." }
    })
}

/// The same page with what is missing or wrong in its fields.
pub(super) fn again(
    app: &App,
    who: &SignedIn,
    dossier: &Dossier,
    form: &Submission,
    errors: &[FieldError],
) -> Response {
    unreadable(draw(app, who, dossier, Some(&Again { form, errors })), errors)
}

/// Answers a form of this page; `section` is where it stands.
pub(super) async fn finish(
    app: &App,
    who: &SignedIn,
    dossier: &Dossier,
    form: &Submission,
    (section, result): (&str, Result<Done, Denied>),
) -> Result<Response, PageError> {
    let id = dossier.row.nomination.to_string();
    settle(app, result, About::of(section, Nomination::TYPE, &id), |errors| {
        let dossier = Dossier::load(app, who, &id)?;
        Ok(draw(app, who, &dossier, Some(&Again { form, errors })))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::super::dossier::Reader;
    use super::super::dossier::tests::{dossier, reader, submitted};
    use super::*;
    use sovang_projections::nomination_board::{NominationRow, NominationStage, Said};

    fn draw(row: NominationRow, reader: Reader) -> String {
        body(&dossier(row, reader), &html! { "[khóa]" }, None).into_string()
    }

    fn met() -> NominationRow {
        let said = Said {
            words: "Đúng thực tế.".into(),
            by: "phu-tan.chuyen-doi-so".into(),
            at: "2026-10-26T07:22:00Z".parse().unwrap(),
            log_index: 2794,
        };
        NominationRow {
            stage: NominationStage::AchievementMet,
            achievement_opinion: Some(said),
            ..submitted()
        }
    }

    #[test]
    fn the_dossier_shows_what_is_missing_and_who_did_which_step() {
        let html = draw(met(), reader());
        assert!(html.contains("Giấy tờ: có 2/3"));
        assert!(html.contains(r#"<b class="tag" data-state="late">Còn thiếu</b>"#));
        assert!(html.contains("Đặng Đức Khoa: đạt"));
        assert!(html.contains(r##"href="/phu-tan/so?so=2794#so-2794""##));
        assert!(html.contains("Đã khen 0/4"));
        assert!(html.contains("Đang đề nghị 06; phải bớt 02."));
        assert!(html.contains("<cite>Mục III.2.4, ý 1</cite>"));
        assert!(html.contains("01/12/2025 – 30/9/2026"));
        assert!(!html.contains("<form"), "without a right there is no form");
    }

    #[test]
    fn a_member_who_opens_it_by_another_office_is_reminded_not_to_vote() {
        let mut dossier = dossier(submitted(), reader());
        let plain = body(&dossier, &html! {}, None).into_string();
        assert!(!plain.contains("không biểu quyết về đề nghị này"));
        dossier.aside = Some(html! { p { "Cùng đơn vị." } });
        let told = body(&dossier, &html! {}, None).into_string();
        assert!(
            told.contains(r#"<div class="inset-text"><p>Cùng đơn vị.</p><p>Hồ sơ mở theo chức trách khác"#)
        );
    }

    #[test]
    fn the_appraiser_of_the_dossier_gets_that_form_only_when_its_turn_has_come() {
        let appraiser = Reader { appraises_dossier: true, ..reader() };
        assert!(!draw(submitted(), appraiser.clone()).contains("/ho-so\""));
        let html = draw(met(), appraiser);
        assert!(html.contains(r#"action="/noi-bo/de-nghi/phu-tan.k1/ho-so""#));
        assert!(html.contains("Trả lại để bổ sung (chỉ được 01 lần)"));
        assert!(html.contains(r#"value="bien-ban-hop-xet" checked"#), "the missing paper is ticked already");
        assert!(!html.contains("/thanh-tich\""));
    }

    #[test]
    fn nobody_appraises_their_own_nomination() {
        let own = Reader {
            account: "phu-tan.tram-y-te".into(),
            appraises_achievement: true,
            submits: true,
            ..reader()
        };
        let html = draw(submitted(), own);
        assert!(!html.contains("/thanh-tich\""));
        assert!(html.contains("/giay-to\"") && html.contains("/rut\""));
    }

    #[test]
    fn a_late_nomination_waits_for_the_chairman() {
        let late = NominationRow { late: true, ..submitted() };
        let html = draw(late.clone(), Reader { appraises_achievement: true, ..reader() });
        assert!(!html.contains("/thanh-tich\""));
        assert!(html.contains("Nộp sau hạn, chờ Chủ tịch cho nhận"));
        assert!(draw(late, Reader { admits_late: true, ..reader() }).contains("/nhan-muon\""));
    }

    #[test]
    fn a_decided_nomination_has_no_more_forms() {
        let row = NominationRow {
            stage: NominationStage::Awarded,
            award: Some("phu-tan.2026-12-3".into()),
            ..met()
        };
        let all = Reader {
            submits: true,
            appraises_achievement: true,
            appraises_dossier: true,
            suspends: true,
            admits_late: true,
            ..reader()
        };
        let html = draw(row, all);
        assert!(!html.contains("<form"));
        assert!(html.contains(r#"href="/phu-tan/khen-thuong/2026-12-3""#));
    }
}
