//! Reports of units as tables and as a chart: shared by the campaign, its yearly register, and the unit's page.

use super::parts::so;
use crate::pages::stages;
use crate::paths;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::chart::{Bar, Chart};
use crate::ui::ledger::cite;
use crate::ui::tag::tag;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::ids::UnitId;
use sovang_domain::unit_report::Stage;
use sovang_projections::public::reports::{Report, Totals, totals};
use sovang_words::format;
use sovang_words::terms;
use std::collections::BTreeMap;

/// Names of units by id.
pub(super) type UnitNames = BTreeMap<UnitId, String>;

/// The name of a unit; its id where it was never registered.
pub(super) fn unit_name<'a>(names: &'a UnitNames, unit: &'a UnitId) -> &'a str {
    names.get(unit).map_or(unit.as_str(), String::as_str)
}

/// How the reports stand, as bars. Kinds that nobody falls under are left out, except the accepted.
pub(super) fn chart(rows: &[Report], today: Date) -> Chart {
    let totals = totals(rows, today);
    let counts = [
        ("Đã chấp nhận", totals.accepted, true),
        ("Đã gửi cấp trên", totals.sent, false),
        ("Đã nộp, đang xem", totals.filed, false),
        ("Trả lại để bổ sung", totals.returned, false),
        ("Chưa nộp, còn thời gian", totals.open, false),
        ("Quá hạn, chưa nộp", totals.missing, false),
        ("Được miễn, có lý do", totals.waived, false),
    ];
    let shown = counts.into_iter().filter(|(_, count, always)| *always || *count > 0);
    let bars = shown.map(|(label, count, _)| Bar::count(label, count as u64)).collect();
    Chart::new("Tình trạng", "Số báo cáo", bars).caption(caption(rows, totals, today))
}

fn caption(rows: &[Report], totals: Totals, today: Date) -> Markup {
    let undated = rows.iter().all(|row| row.due.is_none());
    html! {
        "Tính đến " (format::date(today)) ": phải nộp " (format::count2(totals.asked() as u64)) " báo cáo, đã chấp nhận "
        @if totals.sent > 0 { "hoặc gửi cấp trên " }
        (format::count2(totals.done() as u64)) ", quá hạn chưa nộp " (format::count2(totals.missing as u64)) "."
        @if totals.late > 0 { " Trong số đã nộp có " (format::count2(totals.late as u64)) " báo cáo nộp sau hạn." }
        @if undated { " Kế hoạch không nêu ngày nộp, nên hết năm chưa nộp mới tính là quá hạn." }
    }
}

/// The tag of a report with what a reader must know beside it.
fn state(row: &Report, today: Date) -> Markup {
    let (tone, text) = stages::report(row.standing(today));
    html! {
        (tag(tone, text)) " "
        @if row.late { (tag(State::Late, if row.sent.is_some() { "Gửi sau hạn" } else { "Nộp sau hạn" })) " " }
        @match row.stage {
            Stage::Returned => { @if let Some(due) = row.return_due { "phải nộp lại " (format::deadline(due)) } },
            Stage::Waived => { @if let Some(reason) = &row.waive_reason { (reason) } },
            Stage::Sent => {
                @if let Some(sent) = &row.sent { "số " (sent.number) " ngày " (format::date(sent.on)) }
            },
            Stage::Owed | Stage::Filed | Stage::Accepted => {},
        }
    }
}

/// The day it was filed; of what went to the level above, the day of the paper.
fn filed_on(row: &Report) -> Markup {
    let sent = row.sent.as_ref().map(|sent| sent.on);
    let filed = sent.or(row.filed_at.map(format::local_date)).map(format::date).unwrap_or_default();
    html! {
        (filed)
        @if let Some(refiled) = &row.refiled { "; nộp lại " (format::date(format::local_date(refiled.at))) }
    }
}

/// The lines it stands in the book by.
fn lines(slug: &str, row: &Report) -> Markup {
    html! {
        @if let Some(index) = row.log_index { (so(slug, index)) }
        @if let Some(refiled) = &row.refiled { ", " (so(slug, refiled.log_index)) }
    }
}

fn due(row: &Report) -> Markup {
    html! {
        @match row.due {
            Some(due) => (format::deadline(due)),
            None => em { "kế hoạch không nêu ngày" },
        }
        @if let Some(section) = &row.section { " " (cite(None, section)) }
    }
}

/// The reports of several units.
pub(super) fn by_unit(slug: &str, rows: &[Report], names: &UnitNames, today: Date) -> Cards {
    let several = rows.iter().any(|row| rows.first().is_some_and(|first| first.occasion != row.occasion));
    let columns = [
        Column::new("Đơn vị"),
        Column::new("Tình trạng"),
        Column::labelled("Hạn"),
        Column::labelled("Nộp ngày"),
        Column::new("Vào sổ"),
    ];
    let drawn: Vec<Row> = rows
        .iter()
        .map(|row| {
            Row::new(html! {
                @if row.unit.is_commune() { "Ủy ban nhân dân, báo cáo gửi cấp trên" }
                @else { a href=(paths::unit(slug, &row.unit)) { (unit_name(names, &row.unit)) } }
                @if several { br; small { (format::sentence_case(&terms::report_on(row.occasion))) } }
            })
            .cell(state(row, today))
            .cell(due(row))
            .cell(filed_on(row))
            .cell(lines(slug, row))
        })
        .collect();
    Cards::new(columns, drawn)
}

/// The reports of one unit.
pub(super) fn of_one_unit(
    slug: &str,
    rows: &[Report],
    campaigns: &BTreeMap<String, String>,
    today: Date,
) -> Cards {
    let columns = [
        Column::new("Báo cáo"),
        Column::new("Tình trạng"),
        Column::labelled("Hạn"),
        Column::labelled("Nộp ngày"),
        Column::new("Vào sổ"),
    ];
    let drawn: Vec<Row> = rows
        .iter()
        .map(|row| {
            let campaign = campaigns.get(row.campaign.as_str()).map_or(row.campaign.as_str(), String::as_str);
            Row::new(html! {
                a href=(paths::campaign_reports(&row.campaign, row.year)) {
                    (format::sentence_case(&terms::report_on(row.occasion))) " " (row.year)
                }
                br; small { (campaign) }
            })
            .cell(state(row, today))
            .cell(due(row))
            .cell(filed_on(row))
            .cell(lines(slug, row))
        })
        .collect();
    Cards::new(columns, drawn)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use maud::Render;
    use sovang_projections::public::reports::SentRow;

    #[test]
    fn a_late_report_is_shown_late_and_one_without_a_day_says_so() {
        let rows = [sample::report("ap-trung"), Report { late: true, ..sample::report("ap-dong") }];
        let html = by_unit("phu-tan", &rows, &sample::unit_names(), sample::today()).render().into_string();
        assert!(html.contains(r#"<a href="/phu-tan/don-vi/ap-trung">Ban nhân dân ấp Trung</a>"#));
        assert!(html.contains(r#"<b class="tag" data-state="late">Nộp sau hạn</b>"#));
        assert!(html.contains("<em>kế hoạch không nêu ngày</em> <cite>Mục VI.2.1</cite>"));
    }

    #[test]
    fn what_the_commune_owes_upward_stands_among_the_reports_and_is_late_like_any_other() {
        let own = Report { unit: "".into(), stage: Stage::Owed, late: true, ..sample::report("ap-trung") };
        let html = by_unit("phu-tan", &[own], &sample::unit_names(), sample::today()).render().into_string();
        assert!(
            html.contains("Ủy ban nhân dân, báo cáo gửi cấp trên") && !html.contains("/don-vi/"),
            "{html}"
        );
        assert!(html.contains("Nộp sau hạn"));
    }

    #[test]
    fn what_the_commune_sent_stands_with_number_and_day_of_its_paper() {
        let sent = Some(SentRow { number: "201/BC-UBND".into(), on: jiff::civil::date(2026, 11, 28) });
        let own =
            Report { unit: "".into(), stage: Stage::Sent, late: true, sent, ..sample::report("ap-trung") };
        let html = by_unit("phu-tan", &[own], &sample::unit_names(), sample::today()).render().into_string();
        assert!(
            html.contains("Đã gửi cấp trên") && html.contains("số 201/BC-UBND ngày 28/11/2026"),
            "{html}"
        );
        assert!(html.contains("Gửi sau hạn") && html.contains(">28/11/2026</td>"), "{html}");
    }

    #[test]
    fn the_chart_counts_every_report_once() {
        let rows = [sample::report("ap-trung"), sample::report("ap-dong"), sample::report("tram-y-te")];
        let html = chart(&rows, sample::today()).render().into_string();
        assert!(html.contains(r#"<th scope="row">Đã chấp nhận</th><td>1</td>"#));
        assert!(html.contains(r#"<th scope="row">Chưa nộp, còn thời gian</th><td>1</td>"#));
        assert!(html.contains("hết năm chưa nộp mới tính là quá hạn"));
        assert!(html.contains("phải nộp 03 báo cáo, đã chấp nhận 01, quá hạn chưa nộp 0."), "{html}");
    }
}
