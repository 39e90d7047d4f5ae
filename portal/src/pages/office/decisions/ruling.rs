//! Quyết định: one line a nominee (award, not now with the reason, later), signed in one go as one numbered decision.

use super::super::draft::{Draft, id as field_id};
use super::super::outcome::{About, settle, unreadable};
use super::bench::{Bench, Item};
use super::refused;
use crate::pages::office::values;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values, form_fields};
use crate::ui::State as Tone;
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::cite;
use crate::ui::options::Choice;
use crate::ui::section::{columns, section};
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::tag;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use cqrs_es::Aggregate;
use maud::{Markup, html};
use sovang_desk::{Denied, RulingForm, VerdictForm};
use sovang_domain::award_round::{AwardRound, symbol};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::refusal::Refusal;
use sovang_projections::nomination_board::NominationStage;
use sovang_words::format::{count2, date, money_long};
use sovang_words::{format, terms};

/// The form.
pub(super) const RULE: &str = "quyet-dinh";
const AWARD: &str = "khen";
const NOT_NOW: &str = "chua";
const LATER: &str = "sau";

/// The name of a field about one nominee.
pub(super) fn about(field: &str, nomination: &NominationId) -> String {
    field_id(field, nomination.local())
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    Ok(answer(StatusCode::OK, &draw(&app, &who, &RoundId::from(id), &Draft::default())?))
}

pub(super) async fn decide(
    State(app): State<App>,
    Path(id): Path<String>,
    sent: Signed,
) -> Result<Response, PageError> {
    let id = RoundId::from(id);
    let values = &sent.form.values;
    let empty = Draft::default();
    let bench = Bench::load(&app, &sent.who, &id, &empty)?;
    let redraw = |errors: &[FieldError]| draw(&app, &sent.who, &id, &Draft::new(RULE, values, errors));
    let asking = sent.who.asking(&sent.form, paths::round(&id));
    let form = match read(&bench.items, values) {
        Ok(form) => form,
        // sent a second time: those it was about no longer wait, and the ledger gives the answer of the first time
        Err(_) if app.desk.ledger().receipt(&asking.key).await?.is_some() => {
            RulingForm { mode: SigningMode::Own, verdicts: Vec::new() }
        }
        Err(errors) => return Ok(unreadable(redraw(&errors)?, Draft::new(RULE, values, &errors).errors())),
    };
    let result = app.desk.decide_awards(&asking, &id, form.clone()).await;
    if let Err(Denied::Refused(Refusal::AwardRound(refusal))) = &result {
        let draft = Draft::new(RULE, values, &[]);
        let bench = Bench::load(&app, &sent.who, &id, &draft)?;
        let page = framed(&app, &sent.who, &bench);
        return Ok(answer(StatusCode::UNPROCESSABLE_ENTITY, &refused::page(page, &bench, refusal, &form)));
    }
    settle(&app, result, About::of(RULE, AwardRound::TYPE, id.as_str()), redraw).await
}

/// What was chosen, or what is still to be said.
pub(super) fn read(items: &[Item], values: &Values) -> Result<RulingForm, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut verdicts = Vec::new();
    for item in items {
        let nomination = item.row.nomination.clone();
        let choice = about("kq", &nomination);
        let not_awarded = match values.get(&choice) {
            AWARD => None,
            NOT_NOW => {
                let message = format!("Ghi lý do chưa khen {}.", item.row.name());
                Some(values.need(&about("ly-do", &nomination), &message, &mut errors))
            }
            LATER | "" => continue,
            _ => {
                errors.push(FieldError::new(choice, "Chọn một trong ba kết quả."));
                continue;
            }
        };
        let reason = values.get(&about("trung", &nomination));
        let overlap_reason = (not_awarded.is_none() && !reason.is_empty()).then(|| reason.to_owned());
        verdicts.push(VerdictForm { nomination, not_awarded, overlap_reason });
    }
    if verdicts.is_empty() && errors.is_empty() {
        let first = items.first().map_or_else(String::new, |item| about("kq", &item.row.nomination));
        errors.push(FieldError::new(first, "Chọn “Khen thưởng” hoặc “Chưa khen” cho ít nhất 01 đề nghị."));
    }
    let mode = values::from_word::<SigningMode>(values.get("cach-ky"));
    if mode.is_none() {
        errors.push(FieldError::new("cach-ky", "Chọn cách ký quyết định."));
    }
    match mode {
        Some(mode) if errors.is_empty() => Ok(RulingForm { mode, verdicts }),
        _ => Err(errors),
    }
}

fn draw(app: &App, who: &SignedIn, id: &RoundId, draft: &Draft) -> Result<Page, PageError> {
    let bench = Bench::load(app, who, id, draft)?;
    let page = framed(app, who, &bench);
    let title = terms::round_title(bench.round.occasion, bench.round.year);
    let heading = Heading::new("Quyết định khen thưởng")
        .kicker(title)
        .lead(html! { (bench.campaign) ". " (count2(bench.items.len() as u64)) " đề nghị chờ quyết định." });
    Ok(Page { heading, body: body(&bench), ..page })
}

fn framed(app: &App, who: &SignedIn, bench: &Bench<'_>) -> Page {
    let round = terms::round_title(bench.round.occasion, bench.round.year);
    let breadcrumbs =
        vec![("Đợt xét".to_owned(), paths::ROUNDS.to_owned()), (round, paths::round(&bench.round.round))];
    Page { breadcrumbs, ..who.page(app, paths::DECISIONS, "Quyết định khen thưởng") }
}

pub(super) fn body(bench: &Bench<'_>) -> Markup {
    let aside = html! {
        (section("muc-toi-da", format!("Mức tối đa năm {}", bench.round.year),
            super::super::rounds::meters(&bench.meters, &bench.names)))
        (section("so-du-kien", "Số dự kiến", html! {
            p { strong { (symbol(bench.number)) } }
            p { "Sổ cấp số khi ghi quyết định. Có quyết định khác ghi trước thì số này tăng thêm." }
        }))
        (section("can-cu", "Căn cứ pháp lý", html! { ul { @for basis in &bench.legal_bases { li { (basis) } } } }))
    };
    columns(section(RULE, "Kết quả từng đề nghị", form(bench)), aside)
}

/// The form, also below a refusal.
pub(super) fn form(bench: &Bench<'_>) -> Markup {
    if bench.items.is_empty() {
        return html! {
            p { "Chưa có đề nghị nào chờ quyết định." }
            p { a href=(paths::round(&bench.round.round)) { "Về trang đợt xét" } }
        };
    }
    let modes: Vec<Choice> =
        bench.modes.iter().map(|mode| Choice::new(values::word(mode), terms::signing_mode(*mode))).collect();
    let mode = bench.draft.field(RULE, "cach-ky", "Cách ký");
    let usual = bench.modes.first().map(values::word).unwrap_or_default();
    let mode = if bench.draft.is(RULE) { mode } else { mode.value(usual) };
    Form::post(paths::ruling(&bench.round.round), "Ghi quyết định")
        .novalidate()
        .hidden(form_fields(bench.who, Some(bench.round.version)))
        .with(html! {
            @for item in &bench.items { (line(bench, item)) }
            (mode.radios(&modes))
            p { "Ghi xong là công khai ngay, kèm số quyết định; không sửa, không xóa." }
        })
}

fn line(bench: &Bench<'_>, item: &Item) -> Markup {
    let row = &item.row;
    let field = |name: &str, label: String| bench.draft.field(RULE, &about(name, &row.nomination), label);
    let choices = [
        Choice::new(AWARD, "Khen thưởng"),
        Choice::new(NOT_NOW, "Chưa khen (ghi lý do)"),
        Choice::new(LATER, "Để sau"),
    ];
    let verdict = field("kq", format!("Kết quả cho {}", row.name()));
    let verdict = if bench.draft.is(RULE) { verdict } else { verdict.value(LATER) };
    html! {
        h3 { a href=(paths::nomination(&row.nomination)) { (row.name()) } }
        (facts(bench, item))
        @if item.own_hand {
            p {
                (tag(Tone::Late, "Không tự quyết định")) "Đã đề nghị, thẩm định hoặc trình hồ sơ này; chọn “Để sau”."
            }
        }
        @if row.suspended.is_some() { p { (tag(Tone::Late, "Tạm dừng")) "Chọn “Để sau” cho đến khi có kết luận." } }
        @if row.stage == NominationStage::Withdrawn {
            p { (tag(Tone::Late, "Đơn vị đã rút")) "Ghi “Chưa khen” kèm lý do này để đợt xét kết thúc được." }
        }
        (verdict.radios(&choices))
        (field("ly-do", format!("Lý do chưa khen {}", row.name())).hint("Gửi cho đơn vị đề nghị. Chỉ điền khi chọn “Chưa khen”.").textarea(2))
        @if item.is_duplicate() {
            p {
                (tag(Tone::Late, "Trùng khen thưởng"))
                "Đã khen trong cùng phong trào cho giai đoạn trùng nhau nên không khen lần nữa "
                (cite(None, "Luật Thi đua, khen thưởng, Điều 5"))
            }
        } @else if !item.overlaps.is_empty() {
            (field("trung", format!("Vì sao vẫn khen {} khi giai đoạn thành tích trùng", row.name()))
                .hint("Đã khen ở phong trào khác cho giai đoạn trùng nhau. Lý do được ghi trong quyết định.")
                .textarea(2))
        }
    }
}

fn facts(bench: &Bench<'_>, item: &Item) -> Markup {
    let (row, proposal) = (&item.row, &item.row.proposal);
    let nominee = &proposal.nominee;
    let unit = bench.names.unit(&nominee.unit);
    // a collective has no position
    let who = match nominee.position.text() {
        "" => unit,
        position => format!("{position}, {unit}"),
    };
    let mut rows = vec![
        Row::new("Hình thức", format!("{}, {}", item.form_name, terms::kind(nominee.kind))),
        Row::new("Chức vụ, đơn vị", who),
        Row::new("Thành tích", proposal.achievement.text()),
        Row::new("Giai đoạn", format::period(proposal.period)),
    ];
    if let Some(ballot) = &item.ballot {
        let tally = &ballot.tally;
        rows.push(Row::new(
            "Hội đồng",
            format!(
                "{}/{} tán thành, {} không tán thành, {} không biểu quyết, {} không tham gia",
                tally.votes_for,
                ballot.voters,
                count2(tally.against.into()),
                count2(tally.abstained.into()),
                count2(ballot.recused.into()),
            ),
        ));
    }
    for opinion in [&row.achievement_opinion, &row.dossier_opinion].into_iter().flatten() {
        rows.push(Row::new(format!("Thẩm định, {}", bench.names.person(&opinion.by)), &opinion.words));
    }
    if let Some(prize) = &item.prize {
        rows.push(Row::new(
            "Tiền thưởng",
            html! { (money_long(prize.amount.0)) " " (cite(None, &prize.source)) },
        ));
    }
    for award in &item.overlaps {
        rows.push(Row::new(
            "Đã khen",
            html! {
                a href=(paths::award_inside(&award.award)) { (award.form_name) ", " (award.decision) }
                " ngày " (date(award.decided_on)) ", giai đoạn " (format::period(award.period))
            },
        ));
    }
    summary_list(rows)
}
