//! Một khen thưởng, inside: as it stands, what was put right, and the two forms only the chairman has.

use super::super::draft::Draft;
use super::super::outcome::{About, settle, unreadable};
use super::super::{Query, history, home, recorded_banner};
use super::register::standing;
use crate::pages::office::values;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::{cite, log_index};
use crate::ui::options::Choice;
use crate::ui::section::{screen_only, section};
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time::moment;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use cqrs_es::Aggregate;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{AwardRound, CorrectedField, Recovery, RevocationGround};
use sovang_domain::ids::AwardId;
use sovang_domain::personal::ERASED;
use sovang_projections::award_roll::{self, AwardRow};
use sovang_projections::round_docket;
use sovang_projections::timeline::{self, TimelineRow};
use sovang_words::format::{date, money_long};
use sovang_words::{format, terms};

/// The form that puts an error right.
const CORRECT: &str = "dinh-chinh";
/// The form that revokes.
const REVOKE: &str = "huy-bo";

/// An award as its page shows it to one person.
pub(super) struct File<'a> {
    pub(super) who: &'a SignedIn,
    pub(super) row: AwardRow,
    /// Version of the round's stream, which keeps its awards.
    pub(super) version: u64,
    pub(super) history: Vec<TimelineRow>,
    pub(super) draft: &'a Draft,
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    query: Query,
) -> Result<Response, PageError> {
    let page = draw(&app, &who, &AwardId::from(id), &Draft::default())?;
    let body = html! { (recorded_banner(&query, &home(&who)?)) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

fn find(app: &App, who: &SignedIn, id: &AwardId) -> Result<AwardRow, PageError> {
    let row = app.views().read(|connection| award_roll::one(connection, id))?.ok_or(PageError::NotFound)?;
    if row.locality != home(who)? {
        return Err(PageError::NotFound);
    }
    who.must(Act::ReadOffice, &Place::locality(row.locality.clone()))?;
    Ok(row)
}

fn draw(app: &App, who: &SignedIn, id: &AwardId, draft: &Draft) -> Result<Page, PageError> {
    let row = find(app, who, id)?;
    let round = app.views().read(|connection| round_docket::one(connection, &row.round))?;
    let version = round.ok_or(PageError::NotFound)?.version;
    let history = app.views().read(|connection| timeline::of_award(connection, id))?;
    let page = who.page(app, paths::DECISIONS, row.recipient.clone());
    let heading = Heading::new(&row.recipient)
        .kicker(&row.form_name)
        .lead(html! { "Quyết định " (row.decision) " ngày " (date(row.decided_on)) " " (standing(&row)) });
    let breadcrumbs = vec![("Sổ quyết định".to_owned(), paths::DECISIONS.to_owned())];
    let body = body(&File { who, row, version, history, draft });
    Ok(Page { heading, breadcrumbs, body, ..page })
}

pub(super) fn body(file: &File<'_>) -> Markup {
    let row = &file.row;
    let place = Place::locality(row.locality.clone());
    let stands = row.is_standing();
    let readable = row.recipient != ERASED;
    html! {
        (facts(row))
        (changes(row))
        @if stands && readable && file.who.may(Act::CorrectAward, &place) { (correct_form(file)) }
        @if stands && file.who.may(Act::RevokeAward, &place) { (revoke_form(file)) }
        @if !super::super::only_reports(file.who) { (history::section(&file.history)) }
    }
}

fn facts(row: &AwardRow) -> Markup {
    let kind = sovang_words::format::sentence_case(terms::kind(row.kind));
    let whom = if row.position.is_empty() { kind } else { format!("{kind}, {}", row.position) };
    let mut rows = vec![
        Row::new("Đối tượng", whom),
        Row::new("Đơn vị", &row.unit_name),
        Row::new("Thành tích", &row.achievement),
        Row::new("Giai đoạn thành tích", format::period(row.period)),
    ];
    if let Some(prize) = &row.prize {
        rows.push(Row::new(
            "Tiền thưởng",
            html! { (money_long(prize.amount.0)) " " (cite(None, &prize.source)) },
        ));
    }
    if let Some(within) = &row.within {
        let place = format!("Thứ {} trong {}", within.place, within.limit);
        rows.push(Row::new("Trong mức tối đa", html! { (place) " " (cite(None, &within.source.section)) }));
    }
    if let Some(reason) = &row.overlap_reason {
        rows.push(Row::new("Vì sao khen cùng giai đoạn", reason));
    }
    rows.push(Row::new(
        "Trang công khai",
        html! { a href=(paths::award(&row.award)) { (paths::award(&row.award)) } },
    ));
    rows.push(Row::new(
        "Vào sổ",
        log_index(row.log_index, &paths::ledger_line(&row.locality, row.log_index)),
    ));
    section("khen-thuong", "Khen thưởng", summary_list(rows))
}

fn changes(row: &AwardRow) -> Markup {
    let number = |index: u64| log_index(index, &paths::ledger_line(&row.locality, index));
    html! {
        @if !row.corrections.is_empty() {
            (section("da-dinh-chinh", "Đã đính chính", summary_list(row.corrections.iter().map(|correction| {
                Row::new(format::sentence_case(terms::corrected_field(correction.field)), html! {
                    "“" (correction.before) "” sửa thành “" (correction.after) "”. " (correction.reason) ". "
                    (correction.document) ", " (moment(correction.at)) ", " (number(correction.log_index))
                })
            }))))
        }
        @if let Some(revocation) = &row.revocation {
            (section("da-huy-bo", "Đã hủy bỏ", summary_list([
                Row::new("Căn cứ", html! { (lettered(revocation.ground)) " " (cite(None, terms::revocation_place())) }),
                Row::new("Văn bản", &revocation.basis),
                Row::new("Tiền thưởng", format::sentence_case(terms::recovery(revocation.money))),
                Row::new("Hiện vật", format::sentence_case(terms::recovery(revocation.artefact))),
                Row::new("Vào sổ", html! { (moment(revocation.at)) ", " (number(revocation.log_index)) }),
            ])))
        }
    }
}

/// a) Gian dối trong kê khai thành tích: in the law's order, with its letter.
fn lettered(ground: RevocationGround) -> String {
    let words = format::sentence_case(terms::revocation_ground(ground));
    format!("{}) {words}", terms::revocation_letter(ground))
}

fn form(file: &File<'_>, step: &str, submit: &str) -> Form {
    let action = format!("{}/{step}", paths::award_inside(&file.row.award));
    Form::post(action, submit).novalidate().hidden(form_fields(file.who, Some(file.version)))
}

fn correct_form(file: &File<'_>) -> Markup {
    let written = |field: &CorrectedField| !file.row.as_corrected(*field).is_empty();
    let fields: Vec<Choice> = CorrectedField::ALL
        .into_iter()
        .filter(written)
        .map(|field| Choice::new(values::word(&field), format::sentence_case(terms::corrected_field(field))))
        .collect();
    screen_only(
        CORRECT,
        "Đính chính",
        html! {
            p { "Nội dung cũ vẫn đọc được bên cạnh nội dung mới. Sai người, sai hình thức thì hủy bỏ, không đính chính." }
            (decided_above(file, "đính chính"))
            (form(file, CORRECT, "Ghi đính chính").with(html! {
                (file.draft.field(CORRECT, "muc", "Mục cần sửa").radios(&fields))
                (file.draft.field(CORRECT, "thanh", "Sửa thành").textarea(2))
                (file.draft.field(CORRECT, "ly-do", "Lý do").hint("Công khai trên trang khen thưởng.").text())
                (file.draft.field(CORRECT, "van-ban", "Văn bản đính chính").hint("Ví dụ Văn bản số 12/UBND-VHXH ngày 20/11/2026").text())
            }))
        },
    )
}

/// What was decided above is changed above; here it is only recorded.
fn decided_above(file: &File<'_>, what: &str) -> Markup {
    html! {
        @if !file.row.authority.is_commune() {
            p { "Khen thưởng này do cấp trên quyết định: chỉ ghi ở đây khi cấp trên đã " (what) ", với số, ngày văn bản của cấp trên." }
        }
    }
}

fn revoke_form(file: &File<'_>) -> Markup {
    let grounds = RevocationGround::ALL.map(|ground| Choice::new(values::word(&ground), lettered(ground)));
    let recoveries = Recovery::ALL
        .map(|state| Choice::new(values::word(&state), format::sentence_case(terms::recovery(state))));
    let legend = html! { "Căn cứ " (cite(None, terms::revocation_place())) };
    screen_only(
        REVOKE,
        "Hủy bỏ khen thưởng",
        html! {
            p { "Khen thưởng vẫn ở trong sổ, ghi rõ đã hủy bỏ và vì sao. Mức tối đa đã dùng không trả lại." }
            (decided_above(file, "hủy bỏ"))
            (form(file, REVOKE, "Ghi hủy bỏ").with(html! {
                (file.draft.field(REVOKE, "can-cu", legend).radios(&grounds))
                (file.draft.field(REVOKE, "van-ban", "Kết luận, bản án, quyết định hủy bỏ")
                    .hint("Số, ký hiệu, ngày và cơ quan ban hành.").text())
                (file.draft.field(REVOKE, "tien", "Tiền thưởng").radios(&recoveries))
                (file.draft.field(REVOKE, "hien-vat", "Hiện vật").radios(&recoveries))
            }))
        },
    )
}

pub(super) async fn correct(
    State(app): State<App>,
    Path(id): Path<String>,
    sent: Signed,
) -> Result<Response, PageError> {
    let id = AwardId::from(id);
    let row = find(&app, &sent.who, &id)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let field = values::from_word::<CorrectedField>(values.get("muc"));
    if field.is_none() {
        errors.push(FieldError::new("muc", "Chọn mục cần sửa."));
    }
    let after = match field {
        Some(CorrectedField::Recipient | CorrectedField::Position) => {
            values.need_line("thanh", "Ghi nội dung đúng.", &mut errors)
        }
        _ => values.need("thanh", "Ghi nội dung đúng.", &mut errors),
    };
    if field == Some(CorrectedField::Position) && row.position.is_empty() {
        errors.push(FieldError::new("muc", "Khen thưởng này không ghi chức vụ, nghề nghiệp. Chọn mục khác."));
    }
    let reason = values.need("ly-do", "Ghi lý do đính chính.", &mut errors);
    let document = values.need("van-ban", "Ghi văn bản đính chính.", &mut errors);
    let redraw = |errors: &[FieldError]| draw(&app, &sent.who, &id, &Draft::new(CORRECT, values, errors));
    let (Some(field), true) = (field, errors.is_empty()) else {
        return Ok(unreadable(redraw(&errors)?, Draft::new(CORRECT, values, &errors).errors()));
    };
    let asking = sent.who.asking(&sent.form, paths::award_inside(&id));
    let result = app.desk.correct_award(&asking, &id, field, after, (reason, document)).await;
    settle(&app, result, About::of(CORRECT, AwardRound::TYPE, row.round.as_str()), redraw).await
}

pub(super) async fn revoke(
    State(app): State<App>,
    Path(id): Path<String>,
    sent: Signed,
) -> Result<Response, PageError> {
    let id = AwardId::from(id);
    let row = find(&app, &sent.who, &id)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let ground = values::from_word::<RevocationGround>(values.get("can-cu"));
    if ground.is_none() {
        errors.push(FieldError::new("can-cu", "Chọn một căn cứ của luật."));
    }
    let basis = values.need("van-ban", "Ghi kết luận, bản án hoặc quyết định làm căn cứ.", &mut errors);
    let mut recovery = |name: &str, message: &str| {
        let found = values::from_word::<Recovery>(values.get(name));
        if found.is_none() {
            errors.push(FieldError::new(name, message));
        }
        found
    };
    let money = recovery("tien", "Chọn tình trạng tiền thưởng.");
    let artefact = recovery("hien-vat", "Chọn tình trạng hiện vật.");
    let redraw = |errors: &[FieldError]| draw(&app, &sent.who, &id, &Draft::new(REVOKE, values, errors));
    let (Some(ground), Some(money), Some(artefact), true) = (ground, money, artefact, errors.is_empty())
    else {
        return Ok(unreadable(redraw(&errors)?, Draft::new(REVOKE, values, &errors).errors()));
    };
    let asking = sent.who.asking(&sent.form, paths::award_inside(&id));
    let result = app.desk.revoke_award(&asking, &id, ground, basis, (money, artefact)).await;
    settle(&app, result, About::of(REVOKE, AwardRound::TYPE, row.round.as_str()), redraw).await
}
