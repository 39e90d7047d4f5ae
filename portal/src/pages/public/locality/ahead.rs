//! Sắp tới: the dates ahead of a commune, from its plans and its notices.

use crate::pages::public::parts::place;
use crate::paths;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time;
use jiff::civil::{Date, date};
use maud::{Markup, html};
use sovang_domain::calendar::Deadline;
use sovang_domain::plan::OwedBy;
use sovang_projections::public::campaigns::Campaign;
use sovang_projections::public::rounds::Round;
use sovang_words::format::sentence_case;
use sovang_words::terms;

/// How many are shown.
const SHOWN: usize = 6;

/// Something that falls due.
struct Ahead {
    last_day: Date,
    when: Markup,
    what: Markup,
}

pub(super) fn list(running: &[&Campaign], on_notice: &[&Round], today: Date) -> Markup {
    let mut ahead: Vec<Ahead> = on_notice.iter().filter_map(|round| comments_end(round)).collect();
    for row in running {
        ahead.extend(reports(row, today));
        ahead.extend(dossiers(row));
        ahead.extend(reviews(row));
    }
    ahead.retain(|item| item.last_day >= today);
    ahead.sort_by_key(|item| item.last_day);
    if ahead.is_empty() {
        return html! { p { "Kế hoạch không nêu ngày nào sắp tới." } };
    }
    summary_list(ahead.into_iter().take(SHOWN).map(|item| Row::new(item.when, item.what)))
}

fn comments_end(round: &Round) -> Option<Ahead> {
    let closes = round.notice.as_ref()?.closes;
    let what = html! {
        "Hết hạn " a href=(paths::notice(&round.round)) { "góp ý " (terms::round(round.occasion, round.year)) }
    };
    Some(Ahead { last_day: closes, when: time::day(closes), what })
}

/// The next deadline of every duty to report.
fn reports(row: &Campaign, today: Date) -> Vec<Ahead> {
    let duty = |duty: &sovang_domain::plan::ReportDuty| {
        let years = [today.year(), today.year() + 1].into_iter().filter(|year| row.plan.runs_in(*year));
        let due = years.filter_map(|year| duty.deadline(year)).find(|due| due.last_day() >= today)?;
        let what = match duty.owed_by {
            OwedBy::Commune => html! { (duty.who) " báo cáo " (duty.to) },
            OwedBy::Units | OwedBy::Enterprises => {
                html! { (duty.who) " nộp " (terms::report_on(duty.occasion)) }
            }
        };
        Some(dated(due, html! { (what) " " (place(&duty.source)) }))
    };
    row.plan.report_duties.iter().filter_map(duty).collect()
}

fn dossiers(row: &Campaign) -> Vec<Ahead> {
    let duties = row.plan.dated_duties.iter().filter_map(|duty| Some((duty, duty.deadline?)));
    duties
        .map(|(duty, due)| {
            let what = sentence_case(terms::duty_head(duty.what));
            dated(due, html! { (what) " " (place(&duty.source)) })
        })
        .collect()
}

/// Reviews are known to the year only.
fn reviews(row: &Campaign) -> Vec<Ahead> {
    let open =
        row.plan.phases.iter().filter(|phase| row.reviews.iter().all(|review| review.phase != phase.name));
    open.filter_map(|phase| {
        let review = phase.review.as_ref()?;
        let what = html! {
            (sentence_case(terms::occasion(review.occasion))) " phong trào " (place(&phase.source))
        };
        Some(Ahead { last_day: date(review.year, 12, 31), when: html! { "Năm " (review.year) }, what })
    })
    .collect()
}

fn dated(due: Deadline, what: Markup) -> Ahead {
    let day = time::day(due.written_day());
    let when = match due {
        Deadline::Before(_) => html! { "Trước ngày " (day) },
        Deadline::By(_) => html! { "Đến hết ngày " (day) },
    };
    Ahead { last_day: due.last_day(), when, what }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;

    #[test]
    fn dates_come_in_order_and_what_the_plan_does_not_date_stays_out() {
        let (campaign, round) = (sample::campaign(), sample::round(sample::RoundStage::OnNotice));
        let html = list(&[&campaign], &[&round], sample::today()).into_string();
        let comments = html.find("18/11/2026").unwrap();
        let review = html.find("Năm 2027").unwrap();
        assert!(comments < review);
        assert!(!html.contains("nộp báo cáo"), "the plan of Phú Tân names no day for reports");
    }

    #[test]
    fn a_yearly_day_that_has_passed_is_shown_for_the_next_year() {
        let campaign = sample::campaign_of(sample::PHU_THAI);
        let html = list(&[&campaign], &[], sample::today()).into_string();
        assert!(html.contains("Trước ngày <time datetime=\"2027-11-05\">05/11/2027</time>"), "{html}");
    }
}
