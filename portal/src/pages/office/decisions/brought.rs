//! Trước Chủ tịch: what speaks for and against each nominee, as it stands in the form of the decision.

use super::super::checked_likeness::Likeness;
use super::super::considered;
use super::ruling::{Item, View};
use crate::paths;
use crate::ui::State as Tone;
use crate::ui::ledger::cite;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_words::format::{date, money_long};
use sovang_words::personal::readable;
use sovang_words::{format, terms};

/// What is known of one nominee.
pub(super) fn facts(view: &View, item: &Item) -> Markup {
    let (row, proposal) = (&item.row, &item.row.proposal);
    let nominee = &proposal.nominee;
    let unit = view.names.unit(&nominee.unit);
    // a collective has no position
    let who = match readable(&nominee.position) {
        "" => unit,
        position => format!("{position}, {unit}"),
    };
    let mut rows = vec![
        Row::new("Hình thức", format!("{}, {}", item.given(), terms::kind(nominee.kind))),
        Row::new("Chức vụ, đơn vị", who),
        Row::new("Thành tích", readable(&proposal.achievement)),
        Row::new("Giai đoạn", format::period(proposal.period)),
    ];
    if let Some(why) = &proposal.out_of_turn {
        rows.push(Row::new("Vì sao đề nghị đột xuất", readable(why)));
    }
    if !item.before.is_empty() {
        rows.push(Row::new("Đã xét trong phong trào, chưa khen", considered::list(&item.before)));
    }
    if !item.likenesses.is_empty() {
        let told = item.likenesses.iter().map(Likeness::told);
        rows.push(Row::new("Người trùng tên", html! { @for told in told { (told) } }));
    }
    if let Some(ballot) = &item.ballot {
        rows.push(Row::new(
            "Hội đồng",
            format!(
                "Tán thành {}; {}",
                terms::share(ballot.votes_for(), ballot.out_of),
                terms::ballot(ballot.tally, ballot.written, ballot.recused, ballot.absent),
            ),
        ));
    }
    for opinion in [&row.achievement_opinion, &row.dossier_opinion].into_iter().flatten() {
        rows.push(Row::new(format!("Thẩm định, {}", view.names.person(&opinion.by)), &opinion.words));
    }
    if let Some(prize) = &item.prize {
        rows.push(Row::new(
            "Tiền thưởng",
            html! {
                (money_long(prize.amount.0)) " " (cite(None, &prize.source))
                @if let Some(mark) = item.prize_verified.and_then(terms::verified) {
                    " " (tag(Tone::Wait, format::sentence_case(mark)))
                }
            },
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
