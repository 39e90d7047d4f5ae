//! Phong trào đang diễn ra: each with its phase, its newest round and its yearly limit.

use super::takes_comments;
use crate::pages::public::forms::Forms;
use crate::pages::public::parts::place;
use crate::pages::public::{Here, campaigns as list};
use crate::pages::stages;
use crate::paths;
use crate::ui::State as Tone;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::strong_tag;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::plan::Occasion;
use sovang_projections::public::campaigns::Campaign;
use sovang_projections::public::rounds::{Round, RoundStage};
use sovang_words::format;
use sovang_words::terms;

pub(super) fn campaigns(
    here: &Here,
    running: &[&Campaign],
    rounds: &[Round],
    forms: &Forms<'_>,
    today: Date,
) -> Markup {
    html! {
        @if running.is_empty() { p { "Hiện không có phong trào nào đang diễn ra." } }
        @for row in running { (campaign(row, rounds, forms, today)) }
        p { a href=(paths::campaigns(here.slug())) { "Mọi phong trào của " (here.name()) } }
    }
}

fn campaign(row: &Campaign, rounds: &[Round], forms: &Forms<'_>, today: Date) -> Markup {
    let address = paths::campaign(&row.campaign);
    let phase = row.plan.phases.iter().find(|phase| {
        let reviewed = row.reviews.iter().any(|review| review.phase == phase.name);
        !reviewed && phase.from_year <= today.year()
    });
    let mut rows = vec![Row::new(
        "Thời gian",
        html! {
            (list::years(row))
            @if let Some(phase) = phase {
                ", đang ở " (phase.name.to_lowercase())
                @if let Some(review) = &phase.review { "; " (terms::occasion_in(review.occasion, review.year)) }
            }
            " " (place(&row.plan.period.source))
        },
    )];
    let newest = rounds
        .iter()
        .filter(|round| round.campaign == row.campaign && round.is_scheduled() && round.annulled.is_none());
    if let Some(round) = newest.max_by_key(|round| (round.year, round.opened_index)) {
        let (tone, stage, next) = stage(round, today);
        let name = format::sentence_case(&terms::round(round.occasion, round.year)) + &round.turn();
        rows.push(Row::new(name, html! { (strong_tag(tone, stage)) " " (next) }));
    }
    rows.extend(limits(row, forms));
    html! {
        h3 { a href=(address) { (row.plan.campaign) } " " (list::state_tag(row, today)) }
        (summary_list(rows))
    }
}

/// The yearly limits of what the commune itself awards.
fn limits(row: &Campaign, forms: &Forms<'_>) -> Option<Row> {
    let quotas = row.plan.quotas_on(Occasion::Annual);
    let first = quotas.first()?;
    let own = quotas.iter().filter(|quota| quota.form == first.form);
    let limits = terms::limits(own.map(|quota| (quota.operator, quota.limit, quota.kind)));
    let value = html! { (forms.short(&first.form)) " mỗi năm: " (limits) " " (place(&first.source)) };
    Some(Row::new("Được khen tối đa", value))
}

/// That nominations were closed before the day that was announced, and why.
pub(in crate::pages::public) fn closed_early(round: &Round) -> Option<String> {
    let (on, early) = round.closed_early.as_ref()?;
    let (on, due) = (format::date_long(*on), format::date_long(early.due));
    Some(format!(
        "Đã đóng nhận đề nghị {on}, trước hạn đã báo là đến hết {due}: {}",
        format::stop(&early.reason)
    ))
}

/// Where a round stands on a day, and what comes next.
pub(in crate::pages::public) fn stage(round: &Round, today: Date) -> (Tone, &'static str, String) {
    let words = stages::round(round.stage, round.notice.as_ref(), today).1;
    let next = |words: &str| words.to_owned();
    match round.stage {
        RoundStage::TakingNominations => {
            let due = round.nominations_due.map(|due| format!("Nhận {}.", format::deadline(due)));
            (Tone::Now, words, due.unwrap_or_default())
        }
        RoundStage::NominationsClosed => {
            let early = closed_early(round).map(|early| early + " ").unwrap_or_default();
            (Tone::Now, words, format!("{early}Thẩm định xong thì công khai lấy ý kiến."))
        }
        RoundStage::OnNotice if takes_comments(round, today) => {
            (Tone::Now, words, next("Hội đồng họp khi hết hạn và mọi góp ý đã được trả lời."))
        }
        RoundStage::OnNotice => (Tone::Wait, words, next("Hội đồng họp khi mọi góp ý đã được trả lời.")),
        RoundStage::NoticeOver => (Tone::Wait, words, next("Đã kết thúc lấy ý kiến.")),
        RoundStage::InCouncil => (Tone::Now, words, String::new()),
        RoundStage::Proposed => (Tone::Wait, words, String::new()),
        RoundStage::Decided if round.occasion == Occasion::Unscheduled => {
            (Tone::Ok, words, next("Đã có quyết định khen thưởng; đợt xét chưa kết thúc."))
        }
        RoundStage::Decided => (
            Tone::Ok,
            words,
            next(
                "Chủ tịch Ủy ban nhân dân đã có kết quả cho mọi đề nghị thuộc thẩm quyền; đợt xét chưa kết thúc.",
            ),
        ),
        RoundStage::Closed => (Tone::Ok, words, next("Đợt xét đã kết thúc.")),
        RoundStage::Annulled => (Tone::Late, words, String::new()),
    }
}
