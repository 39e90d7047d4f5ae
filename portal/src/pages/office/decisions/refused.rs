//! Chưa quyết định được: why the rules refuse, what was being decided, ways on; below it every choice as it was made.

use super::bench::{Bench, Item};
use super::ruling::{RULE, about, form};
use crate::paths;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::cite;
use crate::ui::meter;
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use maud::{Markup, html};
use sovang_desk::RulingForm;
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::AwardRoundRefusal as R;
use sovang_domain::ids::{AwardFormId, NominationId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::refusal::Refusal;
use sovang_words::format::count2;
use sovang_words::refusal::{self, Words};
use sovang_words::terms;

pub(super) fn page(page: Page, bench: &Bench<'_>, refusal: &R, sent: &RulingForm) -> Page {
    let words = refusal::words(&Refusal::AwardRound(refusal.clone()));
    let heading = Heading::new(&words.title)
        .kicker("Mã 422")
        .lead("Chưa có gì được ghi vào sổ. Các lựa chọn vẫn còn nguyên.");
    let item = whom(bench, refusal, sent);
    let body = html! {
        (section("vi-sao", "Vì sao", why(bench, refusal, item, &words)))
        (section("lam-gi", "Làm gì tiếp", ways(bench, refusal, item, &words)))
        (section(RULE, "Các lựa chọn vừa gửi", form(bench)))
    };
    Page { title: words.title.clone(), refused: true, heading, body, ..page }
}

/// The nominee the refusal is about.
fn whom<'b>(bench: &'b Bench<'_>, refusal: &R, sent: &RulingForm) -> Option<&'b Item> {
    if let R::QuotaExhausted { form, kind, limit, .. } = refusal {
        return one_too_many(bench, form, *kind, *limit, sent);
    }
    bench.item(nomination_of(refusal)?)
}

/// The first of this form and kind for whom no place is left, in the order in which they are decided.
fn one_too_many<'b>(
    bench: &'b Bench<'_>,
    form: &AwardFormId,
    kind: NomineeKind,
    limit: u16,
    sent: &RulingForm,
) -> Option<&'b Item> {
    let left = usize::from(limit.saturating_sub(used(bench, form, kind)));
    let awarded = sent.verdicts.iter().filter(|verdict| verdict.not_awarded.is_none());
    let items = awarded.filter_map(|verdict| bench.item(&verdict.nomination));
    let mut alike =
        items.filter(|item| item.row.proposal.form == *form && item.row.proposal.nominee.kind == kind);
    alike.nth(left)
}

fn used(bench: &Bench<'_>, form: &AwardFormId, kind: NomineeKind) -> u16 {
    let meter = bench.meters.iter().find(|meter| meter.form == *form && meter.kind == kind);
    meter.map_or(0, |meter| meter.used)
}

fn nomination_of(refusal: &R) -> Option<&NominationId> {
    match refusal {
        R::NotListed { nomination }
        | R::BallotNotPassed { nomination }
        | R::NotProposed { nomination }
        | R::AlreadyDecided { nomination }
        | R::NotReady { nomination }
        | R::Suspended { nomination }
        | R::Withdrawn { nomination }
        | R::SameHands { nomination }
        | R::AlreadyAwarded { nomination, .. }
        | R::OverlapWithoutReason { nomination, .. }
        | R::AlreadyForwarded { nomination } => Some(nomination),
        _ => None,
    }
}

fn why(bench: &Bench<'_>, refusal: &R, item: Option<&Item>, words: &Words) -> Markup {
    let mut rows = Vec::new();
    if let Some(item) = item {
        let mut deciding = format!("{} cho {}", item.form_name, item.row.name());
        if let R::QuotaExhausted { kind, used, .. } = refusal {
            let kind = terms::kind(*kind);
            deciding = format!("{deciding}, {kind} thứ {} của năm {}", used + 1, bench.round.year);
        }
        rows.push(Row::new("Đang quyết định", deciding));
    }
    if let R::QuotaExhausted { form, kind, used: full, limit, .. } = refusal {
        let used = used(bench, form, *kind);
        let chosen = full.saturating_sub(used);
        rows.push(Row::new(
            "Mức tối đa",
            html! {
                "Đã khen " (used) "/" (limit) " " (terms::kind(*kind))
                @if chosen > 0 { "; lần này đã chọn " (count2(chosen.into())) " " (terms::kind(*kind)) " trước đó" }
                " " (meter::quota((*full).into(), (*limit).into()))
            },
        ));
    }
    if let Some((place, rule)) = &words.rule {
        let term =
            if matches!(refusal, R::QuotaExhausted { .. }) { "Kế hoạch viết" } else { "Luật viết" };
        rows.push(Row::new(term, html! { "“" (rule) "” " (cite(None, place)) }));
    }
    if rows.is_empty() {
        html! { p { (words.next) } }
    } else {
        summary_list(rows)
    }
}

fn ways(bench: &Bench<'_>, refusal: &R, item: Option<&Item>, words: &Words) -> Markup {
    let line = |field: &str, item: &Item| format!("#{RULE}-{}", about(field, &item.row.nomination));
    match (refusal, item) {
        (R::QuotaExhausted { kind, .. }, item) => html! {
            ul {
                li { a href=(format_args!("#{RULE}")) { "Quay lại, bỏ bớt một " (too_many(*kind)) } }
                @if let Some(item) = item {
                    li {
                        a href=(line("ly-do", item)) { "Ghi “chưa khen” cho " (item.row.name()) } ", kèm lý do gửi đơn vị"
                    }
                }
                li { (amend(bench)) ", nếu mức này không còn phù hợp" }
            }
        },
        (R::OverlapWithoutReason { .. }, Some(item)) => html! {
            ul {
                li { a href=(line("trung", item)) { "Ghi vì sao vẫn khen " (item.row.name()) " lần này" } }
                li { a href=(line("ly-do", item)) { "Ghi “chưa khen” cho " (item.row.name()) } ", kèm lý do gửi đơn vị" }
            }
        },
        (_, Some(item)) => html! {
            p { (words.next) }
            ul { li { a href=(line("kq", item)) { "Chọn lại kết quả cho " (item.row.name()) } } }
        },
        (_, None) => html! {
            p { (words.next) }
            ul { li { a href=(format_args!("#{RULE}")) { "Xem lại các lựa chọn" } } }
        },
    }
}

fn too_many(kind: NomineeKind) -> &'static str {
    if kind == NomineeKind::Individual { "người" } else { terms::kind(kind) }
}

/// A link for those who may amend the plan; words for the others.
fn amend(bench: &Bench<'_>) -> Markup {
    let place = Place::locality(bench.round.locality.clone());
    let address = format!("{}/sua-doi", paths::campaign_inside(&bench.round.campaign));
    html! {
        @if bench.who.may(Act::IssuePlan, &place) { a href=(address) { "Sửa kế hoạch thành phiên bản mới" } }
        @else { "Giao công chức phụ trách thi đua khen thưởng sửa kế hoạch thành phiên bản mới" }
    }
}
