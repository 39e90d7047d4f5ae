//! Gửi đề nghị: `/noi-bo/de-nghi/moi?dot=…`: choosing the round and the form, then writing the nomination.

use super::choose::{self, Offer, Offers};
use super::show::Again;
use crate::pages::office::{Query, files, home};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::form_fields;
use crate::ui::error_summary::message_for;
use crate::ui::field::{Field, hidden};
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::cite;
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::section::section;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use sovang_domain::award_round::RoundStanding;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{Audience, Needed, Paper};
use sovang_projections::{campaign_board, round_docket};
use sovang_words::{format, slug, terms};

/// What an achievement says and who will read it.
pub(super) const ACHIEVEMENT_HINT: &str = "Làm được gì, bao nhiêu, cho ai, từ 2 đến 5 câu. Được khen thì phần này công khai: không ghi số điện thoại, địa chỉ nhà, số giấy tờ.";

pub(super) async fn new(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    let unit = who.reporting_unit().ok_or(PageError::Forbidden)?;
    if query.get("dot").is_empty() {
        return rounds(&app, &who);
    }
    let offers = Offers::load(&app, &who, query.get("dot"))?;
    debug_assert_eq!(unit, offers.unit);
    let (form, audience) = (query.get("hinh-thuc"), query.get("doi-tuong"));
    let chosen = offers.offer(form).and_then(|offer| Some((offer, offers.audience(audience, offer.kind)?)));
    let page = match chosen {
        _ if offers.round.standing() == RoundStanding::PastNominations => {
            frame(&app, &who, &offers, closed(&offers))
        }
        Some((offer, audience)) => write(&app, &who, &offers, (offer, audience), None),
        None => {
            let refused = !choose::faults(&offers, &query).is_empty();
            let page = frame(&app, &who, &offers, choose::body(&offers, &query));
            Page { refused, ..page }
        }
    };
    Ok(answer(StatusCode::OK, &page))
}

fn rounds(app: &App, who: &SignedIn) -> Result<Response, PageError> {
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
        body: choose::rounds(&open),
        ..page
    };
    Ok(answer(StatusCode::OK, &page))
}

fn closed(offers: &Offers) -> Markup {
    let round = crate::ui::links::Link::new(format!("{}/moi", paths::NOMINATIONS), "Chọn đợt xét khác");
    html! {
        (inset_text(html! { p { (offers.title()) " đã qua bước nhận đề nghị. Hồ sơ mới chờ đợt sau." } }))
        (crate::ui::links::list(&[round]))
    }
}

fn frame(app: &App, who: &SignedIn, offers: &Offers, body: Markup) -> Page {
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

/// The page on which the nomination is written.
pub(super) fn write(
    app: &App,
    who: &SignedIn,
    offers: &Offers,
    chosen: (&Offer, &Audience),
    again: Option<&Again<'_>>,
) -> Page {
    frame(app, who, offers, body(offers, chosen, &form_fields(who, None), again))
}

/// The second step: the nomination itself.
pub(super) fn body(
    offers: &Offers,
    (offer, audience): (&Offer, &Audience),
    unseen: &Markup,
    again: Option<&Again<'_>>,
) -> Markup {
    let unseen = html! {
        (unseen)
        (hidden("dot", offers.round.round.as_str()))
        (hidden("hinh-thuc", &offer.value()))
        (hidden("doi-tuong", audience.id.as_str()))
    };
    let change = format!("{}/moi?dot={}", paths::NOMINATIONS, offers.round.round);
    let form = Form::post(paths::NOMINATIONS, "Gửi đề nghị").multipart().novalidate().hidden(unseen);
    section(
        "viet-de-nghi",
        "Nội dung đề nghị",
        html! {
            p {
                (offer.label()) "; đối tượng: " (audience.name) " " (cite(None, &audience.source.section)) ". "
                a href=(change) { "Chọn lại" }
            }
            @if offers.is_late() { (late(offers)) }
            (form.with(html! {
                (nominee(offer.kind, offers, again))
                (criteria(audience, again))
                (field("thanh-tich", "Thành tích", again).hint(ACHIEVEMENT_HINT).textarea(6))
                (field("tu-ngay", "Giai đoạn thành tích, từ ngày", again).date())
                (field("den-ngay", "Đến ngày", again)
                    .hint("Cùng một giai đoạn không khen hai lần trong một phong trào.")
                    .date())
                (initiative(again))
                (papers(offers, again))
            }))
        },
    )
}

fn field(name: &str, label: &str, again: Option<&Again<'_>>) -> Field {
    super::opinions::field(name, label, again)
}

fn late(offers: &Offers) -> Markup {
    let due =
        offers.round.nominations_due.map(|due| format!(" ({})", format::deadline(due))).unwrap_or_default();
    inset_text(html! {
        p { "Đã hết hạn gửi đề nghị" (due) ". Gửi bây giờ vẫn được ghi vào sổ, là nộp sau hạn; Chủ tịch cho nhận thì mới được thẩm định." }
    })
}

fn nominee(kind: NomineeKind, offers: &Offers, again: Option<&Again<'_>>) -> Markup {
    let standings = slug::STANDINGS.map(|(slug, standing)| {
        Choice::new(slug, sovang_words::format::sentence_case(terms::standing(standing)))
    });
    let (name, position) = match kind {
        NomineeKind::Individual => ("Họ và tên", "Chức vụ hoặc nghề nghiệp"),
        NomineeKind::Collective => ("Tên tập thể", "Thuộc bộ phận, lĩnh vực nào (nếu cần)"),
        NomineeKind::Household => ("Họ và tên chủ hộ", "Nghề nghiệp chính (nếu cần)"),
    };
    html! {
        (field("ten", name, again).hint("Ghi đúng như sẽ đứng trong quyết định.").autocomplete("off").text())
        (field("chuc-vu", position, again).autocomplete("off").text())
        @if kind == NomineeKind::Individual {
            (field("nam-sinh", "Năm sinh (nếu cần)", again)
                .hint("Chỉ để phân biệt hai người cùng tên. Không công khai.")
                .inputmode("numeric")
                .number(1900, u64::try_from(offers.today.year()).ok()))
            (field("vai-tro", "Người được đề nghị là", again).radios(&standings))
        }
    }
}

fn criteria(audience: &Audience, again: Option<&Again<'_>>) -> Markup {
    if audience.criteria.is_empty() {
        return html! { p { "Kế hoạch không đặt tiêu chí riêng cho đối tượng này." } };
    }
    let choices: Vec<Choice> = audience
        .criteria
        .iter()
        .enumerate()
        .map(|(place, criterion)| {
            let label = html! { span { (criterion.short) " " (cite(None, &criterion.source.section)) } };
            Choice::new(place.to_string(), label)
        })
        .collect();
    let all = again.map(|again| again.form.values.all("tieu-chi")).unwrap_or_default();
    let checked: Vec<String> = all.into_iter().map(str::to_owned).collect();
    let quoted = html! {
        @for criterion in &audience.criteria {
            p { "“" (criterion.source.words) "” " (cite(None, &criterion.source.section)) }
        }
    };
    html! {
        (field("tieu-chi", "Đạt tiêu chí nào", again).checkboxes(&choices, &checked))
        (crate::ui::ledger::details("Nguyên văn tiêu chí trong kế hoạch", quoted))
    }
}

fn initiative(again: Option<&Again<'_>>) -> Markup {
    let all = again.map(|again| again.form.values.all("sang-kien")).unwrap_or_default();
    let checked: Vec<String> = all.into_iter().map(str::to_owned).collect();
    let choice = Choice::new("co", "Có, kèm giấy xác nhận của cơ quan có thẩm quyền");
    field("sang-kien", "Thành tích dựa trên phát minh, sáng chế, sáng kiến", again)
        .checkboxes(&[choice], &checked)
}

fn papers(offers: &Offers, again: Option<&Again<'_>>) -> Markup {
    let sets = offers
        .plan
        .dossier
        .sets
        .map(|sets| format!("Kế hoạch yêu cầu {} bộ. ", sovang_words::format::count2(sets.into())));
    let paper = |paper: &Paper| {
        let only = match paper.needed {
            Needed::Always => "",
            Needed::ForInitiatives => "Chỉ khi thành tích dựa trên phát minh, sáng chế, sáng kiến. ",
        };
        let hint = html! { (only) (files::TAKEN) " " (cite(None, &paper.source.section)) };
        let name = paper.id.as_str();
        let label = html! { (paper.name) };
        let mut field = Field::new(name, label).hint(hint);
        if let Some(again) = again {
            field = field.error(message_for(again.errors, name));
        }
        files::file_field(&field, name, again.and_then(|again| again.form.files.get(name)))
    };
    html! {
        h3 { "Giấy tờ" }
        p { (sets.unwrap_or_default()) "Chưa đủ vẫn gửi được; giấy tờ còn thiếu thì thêm sau, trước khi thẩm định hồ sơ." }
        @for needed in &offers.papers { (paper(needed)) }
    }
}
