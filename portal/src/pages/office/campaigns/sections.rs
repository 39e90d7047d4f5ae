//! The sections of a campaign's page: what is recorded, and below it the form that records more.

use super::list::number;
use super::show::View;
use super::{allow_exception, amend_plan, annul_campaign, conclude_campaign, enrol_units, record_inspection};
use super::{correct_plan_paper, correct_review, publish_plan_file, review_phase, take_back_step};
use crate::pages::office::{files, only_reports, reads_unit};
use crate::pages::plan_file::plan_file;
use crate::paths;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::ledger::{cite, details};
use crate::ui::section::{screen_only, section};
use crate::ui::summary_list::{self, summary_list};
use crate::ui::tag::tag;
use crate::ui::time::{acted, day, moment};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::plan::DutyKind;
use sovang_projections::campaign_board::EnrolledUnit;
use sovang_words::format::{count2, sentence_case, stop};
use sovang_words::terms;

pub(super) fn plan(view: &View) -> Markup {
    let plan = &view.row.plan;
    let rows = [
        summary_list::Row::new("Kế hoạch", number(plan)),
        summary_list::Row::new("Ban hành", &plan.issuer),
        summary_list::Row::new("Người ký", format!("{}, {}", plan.signatory.name, plan.signatory.position)),
        summary_list::Row::new(
            "Đọc toàn bộ",
            html! { a href=(paths::campaign(&view.row.campaign)) { "Trang công khai" } },
        ),
    ];
    section(
        "ke-hoach",
        "Kế hoạch",
        html! {
            (summary_list(rows))
            h3 { "Các phiên bản" }
            ul {
                @for version in &view.versions {
                    li {
                        "Phiên bản " (version.version) ", " (moment(version.at)) ", " (view.number(version.log_index))
                        @if let (Some(reason), Some(document)) = (&version.reason, &version.document) {
                            ": " (reason) " (" (document) ")"
                        }
                        @for file in &version.files { br; (plan_file(&view.row.campaign, file)) }
                    }
                }
            }
            (oddities(view))
            (publish_plan_file::form(view))
            @if view.row.is_running() && view.may(Act::IssuePlan) {
                p { a href=(format!("{}/{}", paths::campaign_inside(&view.row.campaign), amend_plan::FORM)) { "Sửa đổi kế hoạch" } }
            }
        },
    )
}

/// Slips, contradictions and blanks of the text, for whoever may amend it: what the public reads is the plan.
fn oddities(view: &View) -> Markup {
    let oddities = &view.row.plan.oddities;
    if oddities.is_empty() || only_reports(&view.who) {
        return Markup::default();
    }
    let title = format!("{} điểm lạ trong văn bản, giữ nguyên như đã viết", count2(oddities.len() as u64));
    let notes = html! {
        ul { @for one in oddities { li { @if !one.words.is_empty() { "“" (one.words) "”: " } (one.note) } } }
    };
    details(title, notes)
}

pub(super) fn units(view: &View) -> Markup {
    let enrolled = &view.row.units;
    let (filed, late) = view.row.unit_plans();
    let body = html! {
        p {
            (count2(view.row.taking_part().count() as u64)) " đơn vị tham gia; " (count2(filed as u64)) " đã nộp kế hoạch riêng"
            @if late > 0 { ", trong đó " (count2(late as u64)) " nộp sau hạn" }
            ". " (unit_plan_due(view))
        }
        @if !enrolled.is_empty() { (unit_table(view, enrolled)) }
        @if view.row.is_running() && view.may(Act::RunCampaign) { (enrol_units::form(view)) }
    };
    section("cac-don-vi", "Đơn vị tham gia", body)
}

/// When units' own plans are due, in the plan's words.
pub(super) fn unit_plan_due(view: &View) -> Markup {
    let duty = view.row.plan.dated_duties.iter().find(|duty| duty.what == DutyKind::UnitPlan);
    html! {
        @if let Some(duty) = duty { "Kế hoạch riêng của đơn vị: " (duty.when) " " (cite(None, &duty.source.section)) }
        @else { "Kế hoạch không nêu ngày nộp kế hoạch riêng." }
    }
}

fn unit_table(view: &View, enrolled: &[EnrolledUnit]) -> Markup {
    let mut enrolled: Vec<&EnrolledUnit> = enrolled.iter().collect();
    enrolled.sort_by_cached_key(|unit| sovang_words::order::title(&view.names.unit(&unit.unit)));
    let rows: Vec<Row> = enrolled
        .into_iter()
        .map(|unit| {
            let readable = reads_unit(&view.who, &view.row.locality, &unit.unit);
            let filed = html! {
                @match &unit.plan {
                    None => "",
                    Some(plan) => {
                        (moment(plan.filed_at)) " "
                        @if plan.late { (tag(State::Late, "Nộp sau hạn")) }
                        (view.number(plan.log_index))
                        @if let Some(document) = plan.document.as_ref().filter(|_| readable) {
                            br; (files::document(document, "Kế hoạch của đơn vị"))
                        }
                    },
                }
            };
            Row::new(view.names.unit(&unit.unit)).cell(day(unit.enrolled_on)).cell(filed)
        })
        .collect();
    let columns =
        [Column::new("Đơn vị"), Column::labelled("Tham gia từ"), Column::labelled("Kế hoạch riêng")];
    html! { (Cards::new(columns, rows)) }
}

pub(super) fn inspections(view: &View) -> Markup {
    let seen = view.row.inspections.iter().filter(|row| reads_unit(&view.who, &view.row.locality, &row.unit));
    let rows: Vec<Row> = seen
        .map(|row| {
            Row::new(view.names.unit(&row.unit))
                .cell(acted(row.on, row.at))
                .cell(&row.finding)
                .cell(html! { (row.document) ", " (view.number(row.log_index)) })
        })
        .collect();
    let may = view.row.is_running() && view.may(Act::RunCampaign) && !view.row.units.is_empty();
    if rows.is_empty() && !may {
        return Markup::default();
    }
    let columns = [
        Column::new("Đơn vị"),
        Column::labelled("Ngày"),
        Column::labelled("Nhận xét"),
        Column::labelled("Biên bản"),
    ];
    section(
        "cac-cuoc-kiem-tra",
        "Kiểm tra",
        html! {
            @if rows.is_empty() { p { "Chưa có cuộc kiểm tra nào." } } @else { (Cards::new(columns, rows)) }
            @if may { (record_inspection::form(view)) }
        },
    )
}

pub(super) fn reviews(view: &View) -> Markup {
    let reviews = &view.row.reviews;
    let may =
        view.row.is_running() && view.may(Act::RunCampaign) && review_phase::waiting(view).next().is_some();
    if reviews.is_empty() && !may {
        return Markup::default();
    }
    let rows = reviews.iter().map(|review| {
        summary_list::Row::new(
            &review.phase,
            html! { (review.summary) " " (review.document) ", ngày " (acted(review.on, review.at)) ", " (view.number(review.log_index)) },
        )
    });
    section(
        "cac-giai-doan",
        "Sơ kết, tổng kết giai đoạn",
        html! {
            (summary_list(rows))
            @if may { (review_phase::form(view)) }
        },
    )
}

/// What the chairman allowed outside the plan's calendar, and the form in which more is allowed.
pub(super) fn exceptions(view: &View) -> Markup {
    let exceptions = &view.row.exceptions;
    let may = view.row.is_running() && view.may(Act::AllowException);
    if exceptions.is_empty() && !may {
        return Markup::default();
    }
    let rows = exceptions.iter().map(|leave| {
        summary_list::Row::new(
            sentence_case(&terms::calendar_entry(&leave.what)),
            html! {
                (leave.reason) " " (leave.document) ", ngày " (acted(leave.on, leave.at)) ", " (view.number(leave.log_index))
            },
        )
    });
    section(
        "cac-viec-ngoai-lich",
        "Ngoài lịch của kế hoạch",
        html! {
            @if exceptions.is_empty() { p { "Chưa có việc nào được cho phép ngoài lịch của kế hoạch." } }
            @else { (summary_list(rows)) }
            @if may { (allow_exception::form(view)) }
        },
    )
}

pub(super) fn conclusion(view: &View) -> Markup {
    if let Some(conclusion) = &view.row.conclusion {
        let body = html! {
            p { (conclusion.summary) }
            p { (conclusion.document) ", ngày " (acted(conclusion.on, conclusion.at)) ", " (view.number(conclusion.log_index)) }
        };
        return section(conclude_campaign::FORM, "Tổng kết phong trào", body);
    }
    if !view.may(Act::RunCampaign) || only_reports(&view.who) {
        return Markup::default();
    }
    section("ket-thuc", "Tổng kết phong trào", conclude_campaign::form(view))
}

/// That it was annulled, and the forms that put a slip right.
pub(super) fn slips(view: &View) -> Markup {
    if let Some(annulled) = &view.row.annulled {
        let body = html! {
            p {
                (stop(&annulled.reason)) " "
                @if let Some(document) = &annulled.document { (document) ", " }
                (moment(annulled.at)) ", " (view.number(annulled.log_index))
            }
        };
        return section("da-huy", "Phong trào đã hủy", body);
    }
    let forms = html! {
        (correct_plan_paper::form(view))
        (correct_review::form(view))
        (take_back_step::form(view))
        (annul_campaign::form(view))
    };
    if forms.0.is_empty() { forms } else { screen_only("ghi-nham", "Sửa chỗ ghi nhầm", forms) }
}
