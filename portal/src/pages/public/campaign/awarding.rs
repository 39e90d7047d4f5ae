//! Which forms are awarded on which occasion, who decides, how many there may be, and how many there were.

use super::Found;
use crate::pages::public::forms::Forms;
use crate::pages::public::parts::{place_in, so, words_of_plan};
use crate::paths;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::chart::{Bar, Chart};
use maud::{Markup, html};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{AwardRule, Occasion, Plan, QuotaRule};
use sovang_projections::public::rounds::{Meter, Round};
use sovang_words::format;
use sovang_words::terms;

pub(super) fn forms(plan: &Plan, forms: &Forms<'_>) -> Markup {
    let kinds: Vec<NomineeKind> = NomineeKind::ALL
        .into_iter()
        .filter(|kind| plan.awards.iter().any(|rule| rule.kinds.contains(kind)))
        .collect();
    html! {
        @if plan.quotas.is_empty() { p { em { "Kế hoạch không nêu mức tối đa." } } }
        @for occasions in groups(plan) {
            h3 { (title(occasions)) }
            @let rules: Vec<&AwardRule> = plan.awards.iter().filter(|rule| rule.occasions == occasions).collect();
            (table(plan, &rules, &kinds, forms))
            (words_of_plan(
                &format!("Nguyên văn: {}", title(occasions).to_lowercase()),
                rules.iter().map(|rule| &rule.source),
            ))
        }
    }
}

/// The occasions that share a list of forms, in the plan's order.
fn groups(plan: &Plan) -> Vec<&[Occasion]> {
    let mut groups: Vec<&[Occasion]> = Vec::new();
    for rule in &plan.awards {
        if !groups.contains(&rule.occasions.as_slice()) {
            groups.push(&rule.occasions);
        }
    }
    groups
}

/// Khen hằng năm và khen sơ kết
fn title(occasions: &[Occasion]) -> String {
    let names: Vec<String> = occasions.iter().map(|occasion| terms::award_on(*occasion)).collect();
    let joined = if names.is_empty() { "khen thưởng".to_owned() } else { format::list(&names) };
    format::sentence_case(&joined)
}

fn table(plan: &Plan, rules: &[&AwardRule], kinds: &[NomineeKind], forms: &Forms<'_>) -> Cards {
    let mut columns = vec![Column::new("Hình thức"), Column::labelled("Ai quyết định")];
    columns.extend(kinds.iter().map(|kind| Column::labelled(format::sentence_case(terms::kind(*kind)))));
    columns.push(Column::new("Căn cứ"));
    let rows: Vec<Row> = rules
        .iter()
        .map(|rule| {
            let mut row = Row::new(html! {
                (forms.name(&rule.form))
                @if let Some(named) = &rule.named { br; small { "kế hoạch viết “" (named) "”" } }
            })
            .cell(forms.decides(&rule.form));
            for kind in kinds {
                row = row.cell(limit(plan, rule, *kind));
            }
            row.cell(place_in(plan, &rule.source))
        })
        .collect();
    Cards::new(columns, rows)
}

/// What the plan says of how many: không quá 02; 03; không nêu; or that this kind is not awarded it.
fn limit(plan: &Plan, rule: &AwardRule, kind: NomineeKind) -> Markup {
    if !rule.kinds.contains(&kind) {
        return html! { "không áp dụng" };
    }
    let fits = |quota: &&QuotaRule| {
        quota.form == rule.form
            && quota.kind == kind
            && rule.occasions.iter().all(|on| quota.occasions.contains(on))
    };
    match plan.quotas.iter().find(fits) {
        None => html! { em { "không nêu mức" } },
        Some(quota) => html! { (terms::limit(quota.operator, quota.limit)) },
    }
}

pub(super) fn used(found: &Found, forms: &Forms<'_>) -> Markup {
    let bars: Vec<Bar> = found
        .meters
        .iter()
        .flat_map(|(year, meters)| meters.iter().map(move |meter| bar(*year, meter, forms)))
        .collect();
    let sources: Vec<_> =
        found.meters.iter().flat_map(|(_, meters)| meters).map(|meter| &meter.source).collect();
    html! {
        @if bars.is_empty() {
            @if found.row.plan.quotas.is_empty() {
                p { "Kế hoạch không nêu mức tối đa, nên không có mức nào để so." }
            } @else {
                p { "Chưa có đợt xét nào được mở." }
            }
        } @else {
            (Chart::new("Năm, hình thức, đối tượng", "Đã khen", bars)
                .caption("Số đã khen, so với mức của kế hoạch; số đã trình cấp trên, chờ kết quả, nêu riêng và cũng giữ suất. Mỗi khen thưởng tính một suất, kể cả khi một người được khen hai lần. Khen thưởng bị hủy bỏ vẫn tính; khen nhầm thì trả lại suất; khen thưởng đột xuất không tính."))
            (words_of_plan("Mức này ghi ở đâu", sources))
        }
        @for round in &found.annulled { (annulled(round)) }
        p {
            a href=(paths::awards_of_campaign(&found.row.campaign)) {
                "Xem " (format::thousands(found.awards)) " khen thưởng của phong trào"
            }
        }
    }
}

/// A round that was opened by mistake.
fn annulled(round: &Round) -> Markup {
    let Some(annulled) = &round.annulled else { return Markup::default() };
    html! {
        p {
            (format::sentence_case(&terms::round(round.occasion, round.year))) (round.turn()) " mở nhầm, đã hủy ngày "
            (format::date(format::local_date(annulled.at))) ", " (terms::annulled_after(annulled.after, annulled.voted)) ": " (format::stop(&annulled.reason)) " "
            (so(round.campaign.locality().as_str(), annulled.log_index))
        }
    }
}

fn bar(year: i16, meter: &Meter, forms: &Forms<'_>) -> Bar {
    let label = html! {
        (year) ", " (forms.short(&meter.form)) ", " (terms::kind(meter.kind))
        @if meter.revoked > 0 {
            " " small { "(sau đó hủy bỏ " (format::count2(u64::from(meter.revoked))) ")" }
        }
    };
    let used = meter.awarded + meter.forwarded;
    let bar = Bar::quota(label, u64::from(used), u64::from(meter.limit));
    // what only waits above is awarded by nobody yet
    let bar = match meter.forwarded {
        0 => bar,
        upward => bar.said(format!("{} đã khen, {upward} đã trình / {}", meter.awarded, meter.limit)),
    };
    let waiting = meter.nominated.saturating_sub(used);
    if waiting > 0 {
        bar.note(format!("đang đề nghị thêm {}", format::count2(u64::from(waiting))))
    } else {
        bar
    }
}
