//! Mức tối đa: each limit of the plan, what is used of it and what asks for it.

use super::super::names::Names;
use crate::ui::ledger::cite;
use crate::ui::meter;
use crate::ui::summary_list::{Row, summary_list};
use maud::{Markup, html};
use sovang_projections::round_docket::QuotaMeter;
use sovang_words::format::count2;
use sovang_words::terms;

/// Được đề nghị 05, trong đó 01 đã rút, chưa đạt hoặc không được khen
pub(in super::super) fn put_forward(quota: &QuotaMeter) -> String {
    let all = format!("Được đề nghị {}", count2(quota.put_forward.into()));
    match quota.turned_down {
        0 => all,
        less => format!("{all}, trong đó {}", turned_down(less)),
    }
}

/// 01 đã rút, chưa đạt hoặc không được khen
fn turned_down(count: u16) -> String {
    format!("{} đã rút, chưa đạt hoặc không được khen", count2(count.into()))
}

/// Each limit of the plan: what is used, what asks for it, and the plan's words.
pub(in super::super) fn meters(meters: &[QuotaMeter], names: &Names) -> Markup {
    if meters.is_empty() {
        return html! { p { "Kế hoạch không đặt mức tối đa cho dịp này." } };
    }
    summary_list(meters.iter().map(|quota| {
        let term = format!("{}, {}", names.form(&quota.form), terms::kind(quota.kind));
        let (used, limit) = (u64::from(quota.used), u64::from(quota.limit));
        let over = quota.nominated.saturating_add(quota.elsewhere).saturating_sub(quota.limit);
        Row::new(
            term,
            html! {
                "Đã dùng " (used) "/" (limit) " " (meter::quota(used, limit))
                @if quota.forwarded > 0 { br; "Trong đó " (count2(quota.forwarded.into())) " đã trình cấp trên, chờ kết quả." }
                @if quota.drafted > 0 { br; "Ngoài ra dự thảo chờ ký giữ " (count2(quota.drafted.into())) "." }
                @if quota.elsewhere > 0 { br; "Trong đó " (count2(quota.elsewhere.into())) " ở đợt khác của năm; kế hoạch tính chung cả năm." }
                @if quota.revoked > 0 { br; "Trong đó đã hủy bỏ " (count2(quota.revoked.into())) "; mức đã dùng không trả lại." }
                br;
                (put_forward(quota))
                @if over > 0 { "; Hội đồng phải bớt " (count2(over.into())) }
                ". “" (quota.source.words) "” " (cite(None, &quota.source.section))
            },
        )
    }))
}

/// How many places of each limit are left, and how many of them this deed takes or asks for.
pub(in super::super) fn places_left(
    meters: &[QuotaMeter],
    names: &Names,
    verb: &str,
    taking: impl Fn(&QuotaMeter) -> usize,
) -> Vec<String> {
    let place = |quota: &QuotaMeter| {
        let term = format!("{}, {}", names.form(&quota.form), terms::kind(quota.kind));
        let (taking, limit) = (taking(quota) as u64, u64::from(quota.limit));
        let free = u64::from(quota.free());
        let held = if quota.drafted == 0 {
            String::new()
        } else {
            format!(", dự thảo chờ ký giữ {}", count2(quota.drafted.into()))
        };
        let taken = if taking == 0 { String::new() } else { format!("; {verb} {}", count2(taking)) };
        format!("{term}: còn {} trên {} suất{held}{taken}.", count2(free), count2(limit))
    };
    meters.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;

    #[test]
    fn places_that_drafts_hold_are_not_free() {
        let meter = QuotaMeter { used: 0, limit: 4, drafted: 3, ..sample::meter() };
        let told = places_left(&[meter], &sample::names(), "dự thảo này dùng", |_| 1);
        assert_eq!(
            told,
            ["Giấy khen, cá nhân: còn 01 trên 04 suất, dự thảo chờ ký giữ 03; dự thảo này dùng 01."]
        );
    }
}
