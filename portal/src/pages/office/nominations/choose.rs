//! Gửi đề nghị: `/noi-bo/de-nghi/moi?dot=…`: choosing the round, then form, kind and audience; what is chosen is written on
//! the page of [`submit_nomination`].

use super::offers::{Offer, Offers};
use super::submit_nomination::{self, AUDIENCE, OFFER, ROUND};
use super::who::{SEARCH, WHO, Written};
use crate::pages::office::form::Answer;
use crate::pages::office::{Query, home};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::error_summary::{FieldError, error_summary, message_for};
use crate::ui::field::{Field, hidden};
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::cite;
use crate::ui::links::{Link, list};
use crate::ui::meter;
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::section::section;
use axum::extract::State;
use axum::http::StatusCode;
use maud::{Markup, html};
use sovang_domain::award_round::RoundStanding;
use sovang_projections::campaign_board;
use sovang_projections::round_docket::{self, RoundRow};
use sovang_words::format::{date_long, sentence_case};
use sovang_words::{format, terms};

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    let unit = who.reporting_unit().ok_or(PageError::Forbidden)?;
    if query.get(ROUND).is_empty() {
        return choose_round(&app, &who);
    }
    let offers = Offers::load(&app, &who, query.get(ROUND))?;
    debug_assert_eq!(unit, offers.unit);
    let (form, audience) = (query.get(OFFER), query.get(AUDIENCE));
    let page = match offers.chosen(form, audience) {
        _ if offers.round.standing() == RoundStanding::PastNominations => {
            frame(&app, &who, &offers, closed(&offers))
        }
        Some(chosen) => {
            let written = Written::chosen(query.get(WHO), query.get(SEARCH));
            submit_nomination::View::of(&app, &who, offers, chosen, &written)?.opens(&app, query.get(WHO))
        }
        None => {
            let refused = !faults(&offers, &query).is_empty();
            let page = frame(&app, &who, &offers, body(&offers, &query));
            Page { refused, ..page }
        }
    };
    Ok(answer(StatusCode::OK, &page))
}

fn choose_round(app: &App, who: &SignedIn) -> Answer {
    let locality = home(who)?;
    let open = app.views().read(|connection| {
        let mut open = Vec::new();
        for round in round_docket::of_locality(connection, &locality)? {
            if round.standing() != RoundStanding::PastNominations {
                let name = campaign_board::name(connection, &round.campaign)?;
                open.push((round, name));
            }
        }
        Ok(open)
    })?;
    let page = who.page(app, paths::NOMINATIONS, "Gửi đề nghị khen thưởng");
    let page = Page {
        breadcrumbs: vec![("Đề nghị".into(), paths::NOMINATIONS.into())],
        heading: Heading::new("Gửi đề nghị khen thưởng"),
        body: rounds(&open),
        ..page
    };
    Ok(answer(StatusCode::OK, &page))
}

fn closed(offers: &Offers) -> Markup {
    let round = Link::new(format!("{}/moi", paths::NOMINATIONS), "Chọn đợt xét khác");
    html! {
        (inset_text(html! { p { (offers.title()) " đã qua bước nhận đề nghị. Hồ sơ mới chờ đợt sau." } }))
        (list(&[round]))
    }
}

/// The page around either step.
pub(super) fn frame(app: &App, who: &SignedIn, offers: &Offers, body: Markup) -> Page {
    let page = who.page(app, paths::NOMINATIONS, format!("Gửi đề nghị, {}", offers.title()));
    let moi = format!("{}/moi", paths::NOMINATIONS);
    Page {
        breadcrumbs: vec![("Đề nghị".into(), paths::NOMINATIONS.into()), ("Chọn đợt xét".into(), moi)],
        heading: Heading::new("Gửi đề nghị khen thưởng")
            .kicker(offers.title())
            .lead(format!("{}, {}", offers.plan.campaign, offers.unit_name)),
        body,
        ..page
    }
}

/// The rounds one can nominate for.
fn rounds(rounds: &[(RoundRow, String)]) -> Markup {
    section(
        "chon-dot",
        "Chọn đợt xét",
        html! {
            @if rounds.is_empty() {
                p { "Chưa có đợt xét nào nhận đề nghị. Công chức phụ trách thi đua khen thưởng mở đợt xét trước." }
            } @else {
                ul {
                    @for (round, campaign) in rounds {
                        li {
                            a href=(format_args!("{}/moi?dot={}", paths::NOMINATIONS, round.round)) {
                                (round.title())
                            }
                            ", " (campaign)
                            " ("
                            a href=(paths::new_nominees(&round.round)) { "gửi cả danh sách" }
                            ")"
                            @if let Some(due) = round.nominations_due { ", gửi " (format::deadline(due)) }
                            @if let Some(early) = &round.closed_early { ", đã đóng sớm: gửi đến hết " (date_long(early.due)) " vẫn là đúng hạn" }
                            @else if round.nominations_closed_at.is_some() { ", đã đóng: gửi bây giờ là nộp sau hạn" }
                        }
                    }
                }
            }
        },
    )
}

/// The hidden field by which an answer with nothing chosen is told from a page just opened.
const CHOSEN: &str = "da-chon";

/// What was chosen wrongly, or not at all: an audience that does not take that kind of nominee.
fn faults(offers: &Offers, query: &Query) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let (form, audience) = (query.get(OFFER), query.get(AUDIENCE));
    if form.is_empty() && audience.is_empty() && query.get(CHOSEN).is_empty() {
        return errors;
    }
    match offers.offer(form) {
        None => errors.push(FieldError::new(OFFER, "Chọn hình thức và đối tượng được đề nghị.")),
        Some(offer) if offers.audience(audience, offer.kind).is_none() => {
            let message = format!("Chọn một đối tượng thi đua dành cho {}.", terms::kind(offer.kind));
            errors.push(FieldError::new(AUDIENCE, message));
        }
        Some(_) => {}
    }
    errors
}

/// The first step: form, kind and audience, with what is used of each limit.
fn body(offers: &Offers, query: &Query) -> Markup {
    let errors = faults(offers, query);
    let (form, audience) = (query.get(OFFER), query.get(AUDIENCE));
    let choices: Vec<Choice> =
        offers.forms.iter().map(|offer| Choice::new(offer.value(), choice(offer))).collect();
    let audiences: Vec<Choice> = offers.plan.audiences.iter().map(|found| {
        let kinds: Vec<&str> = found.kinds.iter().map(|kind| terms::kind(*kind)).collect();
        let label = html! { span { (found.name) " (" (kinds.join(", ")) ") " (cite(None, &found.source.section)) } };
        Choice::new(found.id.as_str(), label)
    }).collect();
    let forms = Field::new(OFFER, "Hình thức khen thưởng, cho ai").value(form);
    let groups = Field::new(AUDIENCE, "Đối tượng thi đua của kế hoạch").value(audience);
    html! {
        (error_summary(&errors))
        (section("chon", "Đề nghị gì, cho ai", html! {
            @if choices.is_empty() {
                p { "Kế hoạch không nêu hình thức khen thưởng nào cho đợt này." }
            } @else {
                (Form::get(format!("{}/moi", paths::NOMINATIONS), "Tiếp tục")
                    .novalidate()
                    .hidden(html! { (hidden(ROUND, offers.round.round.as_str())) (hidden(CHOSEN, "1")) })
                    .with(html! {
                        (forms.error(message_for(&errors, OFFER)).radios(&choices))
                        (groups.error(message_for(&errors, AUDIENCE)).radios(&audiences))
                    }))
                p { a href=(paths::new_nominees(&offers.round.round)) { "Gửi cả danh sách một lần, dán từ Excel" } }
            }
        }))
    }
}

fn choice(offer: &Offer) -> Markup {
    html! { span {
        (sentence_case(&offer.label()))
        @if let Some(meter) = &offer.meter {
            ": đang có " (meter.nominated) " đề nghị, tối đa " (meter.limit) " "
            (meter::quota(meter.nominated.into(), meter.limit.into())) " "
            (cite(None, &meter.source.section))
        } @else if let Some(section) = &offer.section {
            ": kế hoạch không nêu mức tối đa " (cite(None, section))
        } @else {
            ": khen đột xuất, không cần kế hoạch nêu trước"
        }
    } }
}
