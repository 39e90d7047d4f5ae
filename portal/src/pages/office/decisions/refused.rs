//! Chưa quyết định được: why the rules refuse, what was being decided, ways on; below it every choice as it was made.

use super::decide_awards::{FORM, OVERLAP, REASON, VERDICT, about, form};
use super::ruling::{Item, View};
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

pub(super) fn page(page: Page, view: &View, refusal: &R, sent: &RulingForm) -> Page {
    let words = refusal::words(&Refusal::AwardRound(refusal.clone()));
    let heading = Heading::new(&words.title)
        .kicker("Mã 422")
        .lead("Chưa có gì được ghi vào sổ. Các lựa chọn vẫn còn nguyên.");
    let item = whom(view, refusal, sent);
    let body = html! {
        (section("vi-sao", "Vì sao", why(view, refusal, item, &words)))
        (section("lam-gi", "Làm gì tiếp", ways(view, refusal, item, &words)))
        (section(FORM, "Các lựa chọn vừa gửi", form(view)))
    };
    Page { title: words.title.clone(), refused: true, heading, body, ..page }
}

/// The nominee the refusal is about.
fn whom<'b>(view: &'b View, refusal: &R, sent: &RulingForm) -> Option<&'b Item> {
    if let R::QuotaExhausted { form, kind, limit, .. } = refusal {
        return one_too_many(view, form, *kind, *limit, sent);
    }
    view.item(nomination_of(refusal)?)
}

/// The first of this form and kind for whom no place is left, in the order in which they are decided.
fn one_too_many<'b>(
    view: &'b View,
    form: &AwardFormId,
    kind: NomineeKind,
    limit: u16,
    sent: &RulingForm,
) -> Option<&'b Item> {
    let left = usize::from(limit.saturating_sub(used(view, form, kind)));
    let awarded = sent.verdicts.iter().filter(|verdict| verdict.not_awarded.is_none());
    let items = awarded.filter_map(|verdict| view.item(&verdict.nomination));
    let mut alike =
        items.filter(|item| item.row.proposal.form == *form && item.row.proposal.nominee.kind == kind);
    alike.nth(left)
}

fn used(view: &View, form: &AwardFormId, kind: NomineeKind) -> u16 {
    let meter = view.meters.iter().find(|meter| meter.form == *form && meter.kind == kind);
    meter.map_or(0, |meter| meter.used + meter.drafted)
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
        | R::OwnCase { nomination }
        | R::OtherAccount { nomination, .. }
        | R::AlreadyAwarded { nomination, .. }
        | R::OverlapWithoutReason { nomination, .. }
        | R::LookAlikeUnanswered { nomination }
        | R::LikenessUnconfirmed { nomination, .. }
        | R::AlreadyForwarded { nomination }
        | R::AlreadyDrafted { nomination } => Some(nomination),
        _ => None,
    }
}

fn why(view: &View, refusal: &R, item: Option<&Item>, words: &Words) -> Markup {
    let mut rows = Vec::new();
    if let Some(item) = item {
        let mut deciding = format!("{} cho {}", item.given(), item.row.name());
        if let R::QuotaExhausted { kind, used, .. } = refusal {
            let kind = terms::kind(*kind);
            deciding = format!("{deciding}, {kind} thứ {} của năm {}", used + 1, view.round.year);
        }
        rows.push(Row::new("Đang quyết định", deciding));
    }
    if let R::QuotaExhausted { form, kind, used: full, limit, .. } = refusal {
        let used = used(view, form, *kind);
        let chosen = full.saturating_sub(used);
        rows.push(Row::new(
            "Mức tối đa",
            html! {
                "Đã khen, đã trình cấp trên hoặc có trong dự thảo chờ ký " (used) "/" (limit) " " (terms::kind(*kind))
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

fn ways(view: &View, refusal: &R, item: Option<&Item>, words: &Words) -> Markup {
    let line = |field: &str, item: &Item| format!("#{FORM}-{}", about(field, &item.row.nomination));
    match (refusal, item) {
        (R::QuotaExhausted { kind, .. }, item) => html! {
            ul {
                li { a href=(format_args!("#{FORM}")) { "Quay lại, bỏ bớt một " (too_many(*kind)) } }
                @if let Some(item) = item {
                    li {
                        a href=(line(REASON, item)) { "Ghi “chưa khen” cho " (item.row.name()) } ", kèm lý do gửi đơn vị"
                    }
                }
                li { (amend(view)) ", nếu mức này không còn phù hợp" }
            }
        },
        (R::OverlapWithoutReason { .. }, Some(item)) => html! {
            ul {
                li { a href=(line(OVERLAP, item)) { "Ghi vì sao vẫn khen " (item.row.name()) " lần này" } }
                li { a href=(line(REASON, item)) { "Ghi “chưa khen” cho " (item.row.name()) } ", kèm lý do gửi đơn vị" }
            }
        },
        (R::LookAlikeUnanswered { .. } | R::LikenessUnconfirmed { .. }, Some(item)) => html! {
            p { (words.next) }
            ul {
                li { a href=(format_args!("{}#trung-ten", paths::nomination(&item.row.nomination))) { "Mở hồ sơ " (item.row.name()) } }
                li { a href=(line(VERDICT, item)) { "Chọn “Để sau” cho " (item.row.name()) } }
            }
        },
        (_, Some(item)) => html! {
            p { (words.next) }
            ul { li { a href=(line(VERDICT, item)) { "Chọn lại kết quả cho " (item.row.name()) } } }
        },
        (_, None) => html! {
            p { (words.next) }
            ul { li { a href=(format_args!("#{FORM}")) { "Xem lại các lựa chọn" } } }
        },
    }
}

fn too_many(kind: NomineeKind) -> &'static str {
    if kind == NomineeKind::Individual { "người" } else { terms::kind(kind) }
}

/// A link for those who may amend the plan; words for the others.
fn amend(view: &View) -> Markup {
    let place = Place::locality(view.round.locality.clone());
    let address = format!("{}/sua-doi", paths::campaign_inside(&view.round.campaign));
    html! {
        @if view.who.may(Act::IssuePlan, &place) { a href=(address) { "Sửa kế hoạch thành phiên bản mới" } }
        @else { "Giao công chức phụ trách thi đua khen thưởng sửa kế hoạch thành phiên bản mới" }
    }
}

#[cfg(test)]
mod tests {
    use super::super::decide_awards::tests::{chosen, read};
    use super::super::ruling::tests::view;
    use super::*;
    use crate::pages::office::draft::Draft;
    use crate::pages::office::sample;
    use maud::Render;

    #[test]
    fn an_exhausted_limit_names_whom_how_much_and_the_plans_words_and_keeps_every_choice() {
        let values = chosen("khen", "khen");
        let view = View { draft: Draft::new(FORM, &values, &[]), ..view(3) };
        let refusal = R::QuotaExhausted {
            form: "giay-khen".into(),
            kind: NomineeKind::Individual,
            used: 4,
            limit: 4,
            rule: sample::meter().source,
        };
        let page = page(Page::default(), &view, &refusal, &read(&view.items, &values));
        assert_eq!(page.title, "Chưa quyết định được: đã đủ 4/4 cá nhân");
        let html = page.render().into_string();
        assert!(html.contains("<p>Mã 422</p><h1>Chưa quyết định được: đã đủ 4/4 cá nhân</h1>"), "{html}");
        assert!(html.contains("Chưa có gì được ghi vào sổ. Các lựa chọn vẫn còn nguyên."));
        assert!(
            html.contains(
                "Giấy khen của Chủ tịch UBND xã cho Phạm Thị Kim Duyên, cá nhân thứ 5 của năm 2026"
            ),
            "{html}"
        );
        assert!(html.contains("Đã khen, đã trình cấp trên hoặc có trong dự thảo chờ ký 3/4 cá nhân; lần này đã chọn 01 cá nhân trước đó"));
        assert!(html.contains(
            "“không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã” <cite>Mục III.3.1</cite>"
        ));
        assert!(
            html.contains(r##"<a href="#quyet-dinh-ly-do-n2">Ghi “chưa khen” cho Phạm Thị Kim Duyên</a>"##),
            "{html}"
        );
        assert!(
            html.contains(r#"name="kq-n1" value="khen" checked"#)
                && html.contains(r#"name="kq-n2" value="khen" checked"#)
        );
    }

    #[test]
    fn a_refusal_about_one_nominee_names_the_nominee_never_the_id() {
        let values = chosen("khen", "sau");
        let view = View { draft: Draft::new(FORM, &values, &[]), ..view(0) };
        let refusal = R::SameHands { nomination: "phu-tan.n1".into() };
        let page = page(Page::default(), &view, &refusal, &read(&view.items, &values));
        let html = page.render().into_string();
        assert!(
            html.contains("Chọn lại kết quả cho Trần Thị Ngọc Huệ") && html.contains("Đang quyết định"),
            "{html}"
        );
        assert!(!html.contains(">phu-tan.n1<"));
    }
}
