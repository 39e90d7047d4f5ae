//! Trang một khen thưởng: the decision, why, every step with its number, what was put right or revoked.

mod after;
mod proof;
mod struck;
mod why;

use self::after::before;
use super::parts::{self, place, so};
use super::{Drawn, Here};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::ledger::cite;
use crate::ui::notes::print_only;
use crate::ui::section::{columns, section};
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time::day;
use crate::ui::timeline::{Item, timeline};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::AwardField as Field;
use sovang_domain::ids::AwardId;
use sovang_domain::locality::SigningMode;
use sovang_ledger::log::LogStatus;
use sovang_projections::public;
use sovang_projections::public::award::{AwardPage, Step};
use sovang_projections::public::awards::Award;
use sovang_projections::public::decisions::Signed;
use sovang_projections::public::localities::LocalityRow;
use sovang_words::format::{self, money_long};
use sovang_words::timeline::Tone as Kind;
use sovang_words::{award_form, terms};

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::AWARD, get(show))
}

async fn show(State(app): State<App>, Path((xa, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let id = AwardId::within(here.id(), &id);
    let rules = app.rules_of(here.id())?;
    let found = app.views().read(|connection| public::award::page(connection, &rules, &id))?;
    let Some(found) = found else { return of_none(&app, &here, &id) };
    let address = app.printed(&paths::award(&found.award.award));
    let section = paths::awards(here.slug());
    let award = &found.award;
    let drawn = Drawn {
        way: here.way(&[("Khen thưởng", section.clone())]),
        heading: parts::verdict_heading(&here, award),
        body: body(&here, &found, &app.log(), address.as_deref(), app.today()),
    };
    let title = format!("{}, {} năm {}", award.recipient, award.given(), award.round_year);
    Ok(answer(StatusCode::OK, &here.page(&app, &section, title, drawn)))
}

/// Where there is no such award: one that was recorded by mistake says so, any other address is looked up.
fn of_none(app: &App, here: &Here, id: &AwardId) -> Result<Response, PageError> {
    let struck = app.views().read(|connection| public::awards::struck(connection, id))?;
    let Some(struck) = struck else { return Err(super::in_book::not_in_book(app, here, id.local())?) };
    let title = format!("{}: ghi nhầm, đã rút lại", struck.recipient);
    let section = paths::awards(here.slug());
    Ok(answer(StatusCode::OK, &here.page(app, &section, title, struck::drawn(here, &struck))))
}

fn body(here: &Here, found: &AwardPage, log: &LogStatus, address: Option<&str>, today: Date) -> Markup {
    let award = &found.award;
    html! {
        (after::revocation(here.slug(), award))
        (columns(
            html! {
                (section("quyet-dinh", "Quyết định", summary_list(decision(here, found))))
                (after::corrections(here.slug(), award))
                (section("vi-sao", "Vì sao được khen", why::body(here, found)))
                (section("tien-trinh", "Từng bước đã làm", steps(here.slug(), &found.steps)))
            },
            section("chung-minh", "Tự kiểm tra", proof::body(here.slug(), award, address, log)),
        ))
        (print_only(format!(
            "In {} từ {}. Bản in không thay Quyết định {}.",
            format::date_long(today),
            address.map_or_else(|| format!("Sổ Vàng {}", here.name()), ToOwned::to_owned),
            award.decision
        )))
    }
}

fn decision(here: &Here, found: &AwardPage) -> Vec<Row> {
    let award = &found.award;
    let mut rows = vec![
        Row::new("Hình thức", html! { (form_in_full(award, &here.row)) (before(award, Field::Form)) }),
        Row::new(
            "Quyết định",
            html! {
                "Số " (parts::decision(award)) (before(award, Field::Number))
                @if let Some(issuer) = &found.issuer { " của " (issuer) (before(award, Field::Issuer)) }
                (before(award, Field::DecidedOn))
            },
        ),
    ];
    if let Some(signed) = &found.signed {
        let signed = html! { (signatory(here.slug(), signed)) (before(award, Field::Signature)) };
        rows.push(Row::new("Người ký", signed));
    }
    let recorded = format::local_date(award.published_at);
    if recorded != award.decided_on {
        rows.push(Row::new("Ghi vào sổ", html! { "Ngày " (day(recorded)) ", sau ngày ký" }));
    }
    let address = paths::campaign(&award.campaign);
    rows.push(Row::new(
        "Dịp khen",
        html! { "Khen " (parts::occasion(award).to_lowercase()) ", phong trào " a href=(address) { (found.campaign) } },
    ));
    if parts::has_own_unit(award) {
        rows.push(Row::new("Đơn vị", html! { (award.unit_name) (before(award, Field::Unit)) }));
    }
    if award.as_signed().kind().is_some() {
        let kind = format::sentence_case(terms::kind(award.kind));
        rows.push(Row::new("Đối tượng", html! { (kind) (before(award, Field::Kind)) }));
    }
    if !award.position.is_empty() {
        let position = html! { (award.position) (before(award, Field::Position)) };
        rows.push(Row::new("Chức vụ, nghề nghiệp", position));
    }
    let period = html! { (format::period(award.period)) (before(award, Field::Period)) };
    rows.push(Row::new("Giai đoạn thành tích", period));
    rows.push(Row::new("Tiền thưởng", html! { (prize(found)) (before(award, Field::Prize)) }));
    rows.push(Row::new("Đính chính, hủy bỏ", after::changed(here.slug(), award)));
    rows
}

fn signatory(slug: &str, signed: &Signed) -> Markup {
    let signatory = &signed.signatory;
    html! {
        @for line in super::decision::signature_lines(signatory) { (line) ", " }
        (signatory.name)
        @if signatory.mode != SigningMode::Own {
            @if let Some(document) = &signatory.delegation { " (giao ký theo " (document) ")" }
        }
        " " (so(slug, signed.log_index))
    }
}

/// The sum as anyone can do it again.
fn prize(found: &AwardPage) -> Markup {
    match &found.award.prize {
        None if found.award.as_signed().prize().is_some() => html! { "Quyết định không kèm tiền thưởng" },
        None => html! { "Không có mức tiền thưởng trong quy định đã áp dụng" },
        Some(prize) if !prize.is_computed() => html! {
            (money_long(prize.amount.0))
            @if let Some(differs) = &prize.differs { ", quy định không có mức tính: " (differs.reason) }
            " " (cite(None, &prize.source))
        },
        Some(prize) => html! {
            @if let Some(differs) = &prize.differs {
                (money_long(prize.amount.0)) ", khác mức tính: " (differs.reason) " (" (differs.source) "). Mức tính: "
            }
            (money_long(prize.differs.as_ref().map_or(prize.amount, |differs| differs.computed).0)) ": " (format::multiple(prize.multiple)) " lần lương cơ sở "
            (money_long(prize.base_salary.0)) ", làm tròn lên chục nghìn đồng " (cite(None, &prize.source))
            @if let Some(verified) = found.prize_verified { (parts::mark(verified)) }
        },
    }
}

fn steps(slug: &str, rows: &[Step]) -> Markup {
    let items = rows.iter().map(|row| {
        Item::on(format::local_date(row.at), &row.text)
            .state(tone(row.tone))
            .log_index(row.log_index, paths::ledger_line(slug, row.log_index))
    });
    timeline(items)
}

/// The colour of a dot; the sentence says the same. What merely goes on has none.
pub(super) fn tone(kind: Kind) -> Option<Tone> {
    match kind {
        Kind::Ok => Some(Tone::Ok),
        Kind::Wait => Some(Tone::Wait),
        Kind::Late => Some(Tone::Late),
        Kind::Now => None,
    }
}

/// The plan's words for the criteria and limits, linked to the campaign's page.
fn plan_place(award: &Award, anchor: &str, source: &sovang_domain::plan::Source) -> Markup {
    let address = format!("{}#{anchor}", paths::campaign(&award.campaign));
    if source.section.is_empty() { place(source) } else { cite(Some(&address), &source.section) }
}

/// The form as law names it, with its place: Giấy khen của Chủ tịch Ủy ban nhân dân xã Phú Tân.
fn form_in_full(award: &Award, locality: &LocalityRow) -> String {
    let name = award_form::in_full(&award.given());
    match award.authority {
        DecidingAuthority::CommuneChairman if name.ends_with(terms::locality_kind(locality.kind)) => {
            format!("{name} {}", locality.name)
        }
        DecidingAuthority::ProvinceChairman if name.ends_with(locality.province_kind.as_str()) => {
            format!("{name} {}", locality.province)
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests;
