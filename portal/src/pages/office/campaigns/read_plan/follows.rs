//! What follows once a plan under review is recorded: what the public reads, who will owe what, the limits, the rounds,
//! what was read and left out.

use super::compose::Composed;
use super::review::View;
use crate::pages::office::campaigns::owed;
use crate::pages::office::consequences::Consequences;
use crate::pages::office::names::Names;
use crate::shell::error::PageError;
use crate::shell::state::App;
use sovang_domain::locality::UnitKind;
use sovang_domain::plan::{DueGrammar, Occasion, OwedBy, Plan, ReportDuty};
use sovang_projections::{locality_directory, report_register};
use sovang_words::format::{self, count2, list, sentence_case};
use sovang_words::terms;

pub(super) fn of(
    app: &App,
    view: &View,
    composed: &Composed,
    file: String,
) -> Result<Consequences, PageError> {
    let plan = &composed.plan;
    let names = Names::of(app, &view.locality, app.today())?;
    let units = app.views().read(|connection| locality_directory::units(connection, &view.locality))?;
    let kinds: Vec<UnitKind> =
        units.iter().filter(|unit| unit.merged_into.is_none()).map(|unit| unit.kind).collect();
    let deed = if view.amended.is_some() { "Ghi phiên bản mới" } else { "Ghi kế hoạch" };
    let mut shown = Consequences::of(deed).part("Người dân đọc", public(plan));
    if let Some(row) = &view.amended {
        let today = app.today();
        let shifts =
            app.views().read(|connection| report_register::shifts(connection, &row.campaign, plan, today))?;
        shown = shown
            .part("Báo cáo: đổi gì", owed::shifts(&shifts, &names))
            .part("Mức tối đa: đổi gì", owed::limits(&row.plan, plan, &names))
            .part(
                "Không đổi",
                ["Báo cáo đã nộp giữ hạn cũ; đợt xét đã mở giữ mức tối đa và hạn nhận đề nghị lúc mở."],
            );
    }
    Ok(shown
        .part("Toàn văn", [text(composed)])
        .part("Tệp văn bản", [file])
        .part("Ai nợ báo cáo, khi nào", reports(plan, &kinds))
        .part("Việc khác có hạn", dated(plan))
        .part("Hình thức khen", awards(plan, &names))
        .part("Mức tối đa", limits(plan, &names))
        .part("Đợt xét mở được", rounds(plan))
        .part("Đã đọc thấy nhưng bỏ, sổ không giữ", &composed.struck)
        .part("Không làm lại được", [
            "Kế hoạch công khai ngay, kèm câu nguyên văn của từng quy định; ghi sai thì sửa đổi hoặc hủy, bản sai vẫn đọc được.",
        ]))
}

fn text(composed: &Composed) -> String {
    match &composed.private {
        None => "Công khai toàn văn đã đọc; mỗi quy định dẫn đến câu của nó.".to_owned(),
        Some(number) => format!(
            "Văn bản có “{number}”: không công khai toàn văn, chỉ công khai các câu trích. Số điện thoại, số căn cước không công khai."
        ),
    }
}

/// The sentences of the campaign's page.
fn public(plan: &Plan) -> Vec<String> {
    let number = plan.number.as_deref().unwrap_or("không ghi số");
    let date = plan.date.map_or_else(
        || plan.date_words.clone().unwrap_or_else(|| "không ghi ngày".to_owned()),
        format::written_date,
    );
    let years = if plan.period.from_year == plan.period.to_year {
        format!("năm {}", plan.period.from_year)
    } else {
        format!("từ năm {} đến năm {}", plan.period.from_year, plan.period.to_year)
    };
    let mut lines = vec![
        format!("Phong trào {}, {years}.", plan.campaign),
        format!("{}: {number}, {date}, {} {}.", plan.title, plan.signatory.position, plan.signatory.name),
    ];
    lines.extend(plan.purposes.iter().map(|purpose| format!("Để làm gì: {}", format::stop(&purpose.short))));
    if plan.purposes.is_empty() {
        lines.push("Để làm gì: kế hoạch không nêu.".to_owned());
    }
    lines
}

fn reports(plan: &Plan, kinds: &[UnitKind]) -> Vec<String> {
    if plan.report_duties.is_empty() {
        return vec!["Kế hoạch không giao báo cáo nào.".to_owned()];
    }
    plan.report_duties.iter().map(|duty| report(duty, kinds)).collect()
}

fn report(duty: &ReportDuty, kinds: &[UnitKind]) -> String {
    let owing = |falls: &dyn Fn(&UnitKind) -> bool| {
        let units = kinds.iter().filter(|kind| falls(kind)).count() as u64;
        format!("{} đơn vị của xã nợ (khi được ghi tham gia)", count2(units))
    };
    let who = match duty.owed_by {
        OwedBy::Commune => "Xã nợ".to_owned(),
        OwedBy::Enterprises => owing(&|kind| *kind == UnitKind::Enterprise),
        OwedBy::Units => owing(&|kind| duty.falls_on(*kind)),
    };
    let due = duty.due.map_or_else(
        || "không ghi ngày".to_owned(),
        |due| {
            let before =
                if due.grammar == DueGrammar::Before { "trước ngày" } else { "chậm nhất ngày" };
            let every = if duty.occasion == Occasion::Annual { " hằng năm" } else { "" };
            format!("{before} {:02}/{:02}{every}", due.day, due.month)
        },
    );
    format!("{}: {who}, {due}; gửi: {}.", sentence_case(&terms::report_on(duty.occasion)), duty.to)
}

fn dated(plan: &Plan) -> Vec<String> {
    let line = |duty: &sovang_domain::plan::DatedDuty| {
        let due = duty.deadline.map_or_else(
            || format!("không thành hạn trong sổ, chỉ giữ câu “{}”", duty.when),
            format::deadline,
        );
        format!("{}, {}: {due}.", sentence_case(terms::duty_head(duty.what)), duty.who)
    };
    plan.dated_duties.iter().map(line).collect()
}

fn awards(plan: &Plan, names: &Names) -> Vec<String> {
    let line = |rule: &sovang_domain::plan::AwardRule| {
        let occasions: Vec<String> =
            rule.occasions.iter().map(|on| terms::occasion(*on).to_owned()).collect();
        let kinds: Vec<String> = rule.kinds.iter().map(|kind| terms::kind(*kind).to_owned()).collect();
        format!("{}, {}: {}.", names.form(&rule.form), list(&kinds), list(&occasions))
    };
    if plan.awards.is_empty() {
        return vec!["Kế hoạch không nêu hình thức khen nào; sẽ không mở được đợt xét nào.".to_owned()];
    }
    plan.awards.iter().map(line).collect()
}

fn limits(plan: &Plan, names: &Names) -> Vec<String> {
    if plan.quotas.is_empty() {
        return vec!["Không có: trang công khai sẽ ghi “Kế hoạch không nêu mức tối đa”.".to_owned()];
    }
    let line = |rule: &sovang_domain::plan::QuotaRule| {
        let occasions: Vec<String> =
            rule.occasions.iter().map(|on| terms::occasion(*on).to_owned()).collect();
        let limit = terms::limit(rule.operator, rule.limit);
        format!("{}, {}, {}: {limit}.", names.form(&rule.form), terms::kind(rule.kind), list(&occasions))
    };
    plan.quotas.iter().map(line).collect()
}

/// When rounds can be opened, by what is awarded when and the years of the plan.
fn rounds(plan: &Plan) -> Vec<String> {
    let awarded = |on: Occasion| plan.awards.iter().any(|rule| rule.occasions.contains(&on));
    let mut lines = Vec::new();
    if awarded(Occasion::Annual) {
        let (from, to) = (plan.period.from_year, plan.period.to_year);
        let years = if from == to { format!("năm {from}") } else { format!("các năm {from} đến {to}") };
        lines.push(format!("Khen hằng năm: {years}."));
    }
    for on in [Occasion::Interim, Occasion::Final].into_iter().filter(|on| awarded(*on)) {
        let years: Vec<String> = plan.review_years(on).iter().map(|(year, _)| year.to_string()).collect();
        let when = if years.is_empty() {
            "kế hoạch không nêu năm nào, muốn mở thì Chủ tịch cho phép".to_owned()
        } else {
            format!("năm {}", list(&years))
        };
        lines.push(format!("{}: {when}.", sentence_case(&terms::award_on(on))));
    }
    if awarded(Occasion::Unscheduled) {
        lines.push("Khen đột xuất: khi có thành tích đột xuất.".to_owned());
    }
    lines
}
