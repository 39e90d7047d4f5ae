//! The course of a campaign: its phases as a line, and who reports what to whom by when.

use crate::pages::public::parts::{place, place_in, so, words_of_plan};
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::phases::{Phase, PhaseState, phases};
use crate::ui::time::acted;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::plan::{DatedDuty, DutyKind, Occasion, Plan, ReportDuty};
use sovang_projections::public::campaigns::{Campaign, SummedBefore};
use sovang_words::format::sentence_case;
use sovang_words::{format, terms};

pub(super) fn title(plan: &Plan) -> Markup {
    let source = plan.phases.first().map_or(&plan.period.source, |phase| &phase.source);
    html! { "Các giai đoạn " (place(source)) }
}

pub(super) fn body(row: &Campaign, today: Date) -> Markup {
    let slug = row.locality.as_str();
    html! {
        (phases(stops(row, today)))
        @for review in &row.reviews {
            p {
                "Đã " (reviewed_as(&row.plan, &review.phase)) " " (review.phase.to_lowercase()) ": " (review.summary) " (" (review.document) ", ngày " (acted(review.on, review.at)) ") "
                (so(slug, review.log_index)) (before(slug, &review.corrected))
            }
        }
        @for leave in &row.exceptions {
            p {
                "Ngoài lịch của kế hoạch, Chủ tịch cho phép " (terms::calendar_entry(&leave.what)) " (" (leave.document) ", ngày " (acted(leave.on, leave.at)) "): "
                (format::stop(&leave.reason)) " " (so(slug, leave.log_index))
            }
        }
        @if let Some(end) = &row.conclusion {
            p { "Đã tổng kết: " (end.summary) " (" (end.document) ", ngày " (acted(end.on, end.at)) ") " (so(slug, end.log_index)) (before(slug, &end.corrected)) }
        }
    }
}

/// What was recorded before it was put right, and why.
fn before(slug: &str, corrected: &[SummedBefore]) -> Markup {
    html! {
        @for one in corrected {
            " " small {
                "(đã ghi: " s { (one.before.summary) " (" (one.before.document) ", ngày " (format::date(one.before.on)) ")" }
                ", đã đính chính: " (format::onward(&one.reason)) " " (so(slug, one.log_index)) ")"
            }
        }
    }
}

/// What the plan calls the review of a phase: sơ kết, tổng kết.
fn reviewed_as(plan: &Plan, phase: &str) -> &'static str {
    let of = plan.phases.iter().find(|known| known.name == phase).and_then(|known| known.review.as_ref());
    terms::occasion(of.map_or(Occasion::Interim, |review| review.occasion))
}

/// Unit plans first, then each phase with the review that closes it.
fn stops(row: &Campaign, today: Date) -> Vec<Phase> {
    let plan = &row.plan;
    let year = today.year();
    let mut stops: Vec<Phase> = plan.dated_duties.iter().filter_map(|duty| unit_plans(duty, today)).collect();
    let mut running = false;
    for phase in &plan.phases {
        let reviewed =
            row.reviews.iter().any(|review| review.phase == phase.name) || row.conclusion.is_some();
        let years = span(phase.from_year, phase.to_year);
        let standing = match () {
            () if reviewed || year > phase.to_year => PhaseState::Past,
            () if phase.from_year <= year && !running => PhaseState::Current,
            () => PhaseState::Ahead,
        };
        running |= standing == PhaseState::Current;
        stops.push(tagged(Phase::new(years, &phase.name, standing), standing));
        if let Some(review) = &phase.review {
            let what = sentence_case(terms::review(review.occasion));
            let standing = if reviewed { PhaseState::Past } else { PhaseState::Ahead };
            let stop = Phase::new(review.year, what, standing);
            let overdue = !reviewed && year > review.year;
            stops.push(if overdue { stop.tagged("Chưa ghi nhận") } else { tagged(stop, standing) });
        }
    }
    if plan.phases.is_empty() {
        let standing = if row.is_running() { PhaseState::Current } else { PhaseState::Past };
        let years = span(plan.period.from_year, plan.period.to_year);
        stops.push(tagged(
            Phase::new(years, "Cả phong trào; kế hoạch không chia giai đoạn", standing),
            standing,
        ));
    }
    stops
}

fn span(from: i16, to: i16) -> String {
    if from == to { from.to_string() } else { format!("{from} – {to}") }
}

fn tagged(phase: Phase, standing: PhaseState) -> Phase {
    match standing {
        PhaseState::Past => phase.tagged("Đã qua"),
        PhaseState::Current => phase.tagged("Đang ở đây"),
        PhaseState::Ahead => phase,
    }
}

/// When the plan names no day, its year alone says whether the time has passed.
fn unit_plans(duty: &DatedDuty, today: Date) -> Option<Phase> {
    if duty.what != DutyKind::UnitPlan {
        return None;
    }
    let year =
        duty.when.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)?.parse::<i16>().ok()?;
    let past = duty.deadline.map_or(today.year() > year, |deadline| today > deadline.last_day());
    let standing = if past { PhaseState::Past } else { PhaseState::Ahead };
    let when = sentence_case(duty.when.trim_start_matches("trong "));
    Some(tagged(Phase::new(when, sentence_case(terms::duty_head(duty.what)), standing), standing))
}

pub(super) fn duties(plan: &Plan) -> Markup {
    let columns = [
        Column::new("Ai báo cáo"),
        Column::labelled("Gửi đến"),
        Column::labelled("Khi nào"),
        Column::new("Căn cứ"),
    ];
    let rows: Vec<Row> = plan
        .report_duties
        .iter()
        .map(|duty| {
            Row::new(who(duty)).cell(&duty.to).cell(when(plan, duty)).cell(place_in(plan, &duty.source))
        })
        .collect();
    let dated: Vec<&DatedDuty> =
        plan.dated_duties.iter().filter(|duty| duty.what != DutyKind::UnitPlan).collect();
    html! {
        (Cards::new(columns, rows))
        @if !dated.is_empty() {
            ul { @for duty in &dated { li { (other(duty)) " " (place_in(plan, &duty.source)) } } }
        }
        (words_of_plan(
            "Nguyên văn",
            plan.report_duties.iter().map(|duty| &duty.source).chain(dated.iter().map(|duty| &duty.source)),
        ))
    }
}

/// Who reports, in the plan's words; below, of whom the book asks it by them.
fn who(duty: &ReportDuty) -> Markup {
    let kinds: Vec<&str> = duty.kinds.iter().map(|kind| terms::unit_kind(*kind)).collect();
    html! {
        (duty.who)
        @if !kinds.is_empty() { br; small { "sổ theo dõi: " (kinds.join("; ")) } }
    }
}

fn other(duty: &DatedDuty) -> String {
    format!("{}: {} {}.", duty.who, terms::duty(duty.what), duty.when)
}

fn when(plan: &Plan, duty: &ReportDuty) -> Markup {
    let review = |occasion: Occasion| {
        let reviews = plan.phases.iter().filter_map(|phase| phase.review.as_ref());
        reviews
            .filter(|review| review.occasion == occasion)
            .map(|review| review.year.to_string())
            .collect::<Vec<_>>()
    };
    html! {
        @match (duty.occasion, duty.due) {
            (Occasion::Annual, Some(due)) => { "Hằng năm, " (format::yearly(due)) },
            (Occasion::Annual, None) => { "Hằng năm, " em { "kế hoạch không nêu ngày" } },
            (occasion, due) => {
                "Khi " (terms::occasion(occasion))
                @let years = review(occasion);
                @if !years.is_empty() { " (" (years.join(", ")) ")" }
                @if let Some(due) = due { ", " (format::yearly(due)) }
            },
        }
    }
}
