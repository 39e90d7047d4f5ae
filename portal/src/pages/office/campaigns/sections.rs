//! The sections of a campaign's page: what is recorded, and below it the form that records more.

use super::list::number;
use super::show::File;
use crate::pages::office::{files, only_reports, reads_unit};
use crate::paths;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::ledger::{cite, details};
use crate::ui::options::Choice;
use crate::ui::section::{screen_only, section};
use crate::ui::summary_list::{self, summary_list};
use crate::ui::tag::tag;
use crate::ui::time::{day, moment};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::UnitId;
use sovang_domain::plan::{DutyKind, Occasion};
use sovang_projections::campaign_board::EnrolledUnit;
use sovang_words::format::{count2, date};
use sovang_words::terms;

pub(super) const ENROL: &str = "don-vi";
pub(super) const UNIT_PLAN: &str = "ke-hoach-don-vi";
pub(super) const INSPECT: &str = "kiem-tra";
pub(super) const REVIEW: &str = "so-ket";
pub(super) const CONCLUDE: &str = "tong-ket";
/// The paper of a unit's own plan.
pub(super) const UNIT_PLAN_FILE: &str = "tep-ke-hoach";

pub(super) fn plan(file: &File<'_>) -> Markup {
    let plan = &file.row.plan;
    let rows = [
        summary_list::Row::new("Kế hoạch", number(plan)),
        summary_list::Row::new("Ban hành", &plan.issuer),
        summary_list::Row::new("Người ký", format!("{}, {}", plan.signatory.name, plan.signatory.position)),
        summary_list::Row::new(
            "Đọc toàn bộ",
            html! { a href=(paths::campaign(&file.row.campaign)) { "Trang công khai" } },
        ),
    ];
    section(
        "ke-hoach",
        "Kế hoạch",
        html! {
            (summary_list(rows))
            h3 { "Các phiên bản" }
            ul {
                @for version in &file.versions {
                    li {
                        "Phiên bản " (version.version) ", " (moment(version.at)) ", " (file.number(version.log_index))
                        @if let (Some(reason), Some(document)) = (&version.reason, &version.document) {
                            ": " (reason) " (" (document) ")"
                        }
                    }
                }
            }
            @if file.row.is_running() && file.may(Act::IssuePlan) {
                p { a href=(format!("{}/sua-doi", paths::campaign_inside(&file.row.campaign))) { "Sửa đổi kế hoạch" } }
            }
        },
    )
}

pub(super) fn units(file: &File<'_>) -> Markup {
    let enrolled = &file.row.units;
    let (filed, late) = file.row.unit_plans();
    let body = html! {
        p {
            (count2(enrolled.len() as u64)) " đơn vị tham gia; " (count2(filed as u64)) " đã nộp kế hoạch riêng"
            @if late > 0 { ", trong đó " (count2(late as u64)) " nộp sau hạn" }
            ". " (unit_plan_due(file))
        }
        @if !enrolled.is_empty() { (unit_table(file, enrolled)) }
        @if file.row.is_running() && file.may(Act::RunCampaign) { (enrol_form(file)) }
    };
    section("cac-don-vi", "Đơn vị tham gia", body)
}

/// When units' own plans are due, in the plan's words.
fn unit_plan_due(file: &File<'_>) -> Markup {
    let duty = file.row.plan.dated_duties.iter().find(|duty| duty.what == DutyKind::UnitPlan);
    html! {
        @if let Some(duty) = duty { "Kế hoạch riêng của đơn vị: " (duty.when) " " (cite(None, &duty.source.section)) }
        @else { "Kế hoạch không nêu ngày nộp kế hoạch riêng." }
    }
}

fn unit_table(file: &File<'_>, enrolled: &[EnrolledUnit]) -> Markup {
    let mut enrolled: Vec<&EnrolledUnit> = enrolled.iter().collect();
    enrolled.sort_by_cached_key(|unit| sovang_words::order::title(&file.names.unit(&unit.unit)));
    let rows: Vec<Row> = enrolled
        .into_iter()
        .map(|unit| {
            let readable = reads_unit(file.who, &file.row.locality, &unit.unit);
            let filed = html! {
                @match &unit.plan {
                    None => "",
                    Some(plan) => {
                        (moment(plan.filed_at)) " "
                        @if plan.late { (tag(State::Late, "Nộp sau hạn")) }
                        (file.number(plan.log_index))
                        @if let Some(document) = plan.document.as_ref().filter(|_| readable) {
                            br; (files::document(document, "Kế hoạch của đơn vị"))
                        }
                    },
                }
            };
            Row::new(file.names.unit(&unit.unit)).cell(day(unit.enrolled_on)).cell(filed)
        })
        .collect();
    let columns =
        [Column::new("Đơn vị"), Column::labelled("Tham gia từ"), Column::labelled("Kế hoạch riêng")];
    html! { (Cards::new(columns, rows)) }
}

fn enrol_form(file: &File<'_>) -> Markup {
    let takes_part = |unit: &UnitId| file.row.units.iter().any(|enrolled| enrolled.unit == *unit);
    let outside = file.units.iter().filter(|row| row.merged_into.is_none() && !takes_part(&row.unit));
    let choices: Vec<Choice> = outside.map(|row| Choice::new(row.unit.as_str(), &row.name)).collect();
    if choices.is_empty() {
        return html! { p { "Mọi đơn vị của địa phương đều đã tham gia." } };
    }
    let ticked = file.draft.all(ENROL, "don-vi");
    html! {
        h3 id=(ENROL) { "Ghi đơn vị tham gia" }
        (file.form("don-vi", "Ghi vào sổ").with(
            file.draft.field(ENROL, "don-vi", "Đơn vị chưa tham gia")
                .hint("Đơn vị tham gia phải nộp báo cáo theo kế hoạch.")
                .checkboxes(&choices, &ticked)
        ))
    }
}

/// For the unit's own person: the plan it owes.
pub(super) fn unit_plan_form(file: &File<'_>) -> Markup {
    let Some(unit) = file.owes_plan() else { return Markup::default() };
    let field = file.draft.field(UNIT_PLAN, UNIT_PLAN_FILE, "Tệp kế hoạch của đơn vị").hint(files::TAKEN);
    let form = file.independent_form("ke-hoach-don-vi", "Nộp kế hoạch").multipart();
    screen_only(
        UNIT_PLAN,
        "Nộp kế hoạch của đơn vị",
        html! {
            p { (file.names.unit(&unit)) " chưa nộp kế hoạch riêng. " (unit_plan_due(file)) }
            (form.with(files::file_field(&field, UNIT_PLAN_FILE, file.kept)))
        },
    )
}

pub(super) fn inspections(file: &File<'_>) -> Markup {
    let seen = file.row.inspections.iter().filter(|row| reads_unit(file.who, &file.row.locality, &row.unit));
    let rows: Vec<Row> = seen
        .map(|row| {
            Row::new(file.names.unit(&row.unit))
                .cell(day(row.on))
                .cell(&row.finding)
                .cell(html! { (row.document) ", " (file.number(row.log_index)) })
        })
        .collect();
    let may = file.row.is_running() && file.may(Act::RunCampaign) && !file.row.units.is_empty();
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
            @if may { (inspect_form(file)) }
        },
    )
}

fn inspect_form(file: &File<'_>) -> Markup {
    let units =
        file.row.units.iter().map(|unit| Choice::new(unit.unit.as_str(), file.names.unit(&unit.unit)));
    let choices: Vec<Choice> = std::iter::once(Choice::new("", "Chọn đơn vị")).chain(units).collect();
    let fields = html! {
        (file.draft.field(INSPECT, "don-vi", "Đơn vị được kiểm tra").select(&choices))
        (file.draft.field(INSPECT, "ngay", "Ngày kiểm tra").date())
        (file.draft.field(INSPECT, "nhan-xet", "Nhận xét").hint("Nội bộ đọc; trang công khai chỉ ghi ngày và biên bản.").textarea(3))
        (file.draft.field(INSPECT, "bien-ban", "Biên bản").hint("Ví dụ Biên bản số 07/BB-HĐTĐKT").text())
    };
    let open = file.draft.is(INSPECT);
    folded(open, INSPECT, "Ghi một cuộc kiểm tra", file.form("kiem-tra", "Ghi vào sổ").with(fields))
}

/// A form that opens on demand, or is open because it came back.
fn folded(open: bool, id: &str, heading: &str, form: Markup) -> Markup {
    html! {
        @if open { h3 id=(id) { (heading) } (form) }
        @else { div id=(id) { (details(heading, form)) } }
    }
}

pub(super) fn reviews(file: &File<'_>) -> Markup {
    let reviews = &file.row.reviews;
    let waiting: Vec<Choice> = file
        .row
        .plan
        .phases
        .iter()
        .filter(|phase| reviews.iter().all(|review| review.phase != phase.name))
        .map(|phase| {
            let gate = phase.review.as_ref().map_or_else(String::new, |review| {
                format!(", {} năm {}", terms::occasion(review.occasion), review.year)
            });
            Choice::new(
                &phase.name,
                format!("{} ({} – {}{gate})", phase.name, phase.from_year, phase.to_year),
            )
        })
        .collect();
    let may = file.row.is_running() && file.may(Act::RunCampaign) && !waiting.is_empty();
    if reviews.is_empty() && !may {
        return Markup::default();
    }
    let rows = reviews.iter().map(|review| {
        summary_list::Row::new(
            &review.phase,
            html! { (review.summary) " " (review.document) ", " (moment(review.at)) ", " (file.number(review.log_index)) },
        )
    });
    let form = || {
        file.form("so-ket", "Ghi vào sổ").with(html! {
            (file.draft.field(REVIEW, "giai-doan", "Giai đoạn").radios(&waiting))
            (file.draft.field(REVIEW, "tom-tat", "Tóm tắt kết quả").hint("Công khai trên trang phong trào.").textarea(4))
            (file.draft.field(REVIEW, "van-ban", "Báo cáo sơ kết, tổng kết giai đoạn").hint("Số, ký hiệu, ngày.").text())
        })
    };
    section(
        "cac-giai-doan",
        "Sơ kết, tổng kết giai đoạn",
        html! {
            (summary_list(rows))
            @if may { (folded(file.draft.is(REVIEW), REVIEW, "Ghi sơ kết, tổng kết một giai đoạn", form())) }
        },
    )
}

pub(super) fn conclusion(file: &File<'_>) -> Markup {
    if let Some(conclusion) = &file.row.conclusion {
        let body = html! {
            p { (conclusion.summary) }
            p { (conclusion.document) ", " (moment(conclusion.at)) ", " (file.number(conclusion.log_index)) }
        };
        return section(CONCLUDE, "Tổng kết phong trào", body);
    }
    if !file.may(Act::RunCampaign) || only_reports(file.who) {
        return Markup::default();
    }
    let to_year = file.row.plan.period.to_year;
    let left = file.row.plan.phases.iter().filter(|phase| {
        phase.review.as_ref().is_some_and(|review| review.occasion == Occasion::Final)
            && file.row.reviews.iter().all(|review| review.phase != phase.name)
    });
    let left = left.count() as u64;
    let fields = html! {
        p {
            "Sau khi tổng kết, phong trào không nhận thêm đơn vị, cuộc kiểm tra hay bản sửa đổi kế hoạch. Khen thưởng đang xét vẫn làm tiếp."
            @if left > 0 { " Còn " (count2(left)) " giai đoạn chưa ghi tổng kết." }
            @if file.today.year() < to_year { " Kế hoạch thực hiện đến năm " (to_year) "; hôm nay là " (date(file.today)) "." }
        }
        (file.draft.field(CONCLUDE, "tom-tat", "Tóm tắt kết quả").hint("Công khai trên trang phong trào.").textarea(4))
        (file.draft.field(CONCLUDE, "van-ban", "Báo cáo tổng kết").hint("Số, ký hiệu, ngày.").text())
    };
    let form = file.form("tong-ket", "Ghi tổng kết").with(fields);
    section(
        "ket-thuc",
        "Tổng kết phong trào",
        folded(file.draft.is(CONCLUDE), CONCLUDE, "Ghi tổng kết phong trào", form),
    )
}
