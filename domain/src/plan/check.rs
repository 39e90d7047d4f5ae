//! Reads a plan file and says in plain words what is wrong with it: line, field, what was expected.

use super::Plan;
use crate::ids::is_slug;
use std::collections::BTreeSet;
use std::fmt;

/// One thing wrong with a plan file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFault {
    /// Line in the file, counted from 1; absent when the fault is of the plan as a whole.
    pub line: Option<usize>,
    /// The field, as written in the file: `quotas.form`.
    pub field: String,
    /// What was expected there.
    pub expected: String,
}

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "dòng {line}: {}: {}", self.field, self.expected),
            None => write!(f, "{}: {}", self.field, self.expected),
        }
    }
}

/// Reads and checks a plan.
///
/// # Errors
/// Every fault found, first the file's own syntax and shape, then what does not fit together.
pub fn parse(text: &str, known_forms: &[&str]) -> Result<Plan, Vec<PlanFault>> {
    let plan: Plan = toml::from_str(text).map_err(|error| vec![shape_fault(text, &error)])?;
    let faults = inconsistencies(text, &plan, known_forms);
    if faults.is_empty() { Ok(plan) } else { Err(faults) }
}

fn shape_fault(text: &str, error: &toml::de::Error) -> PlanFault {
    let start = error.span().map(|span| span.start.min(text.len()));
    let line = start.map(|start| text[..start].matches('\n').count() + 1);
    let written = line.and_then(|line| text.lines().nth(line - 1)).unwrap_or_default();
    let field = written.split('=').next().unwrap_or_default().trim();
    let field = if field.is_empty() || field.starts_with('#') { "tệp" } else { field };
    PlanFault { line, field: field.to_owned(), expected: in_vietnamese(error.message()) }
}

/// The parser speaks English. What it says about fields and values is put in Vietnamese; whatever else it finds is a
/// slip of the pen at that place.
fn in_vietnamese(message: &str) -> String {
    let message = message.lines().map(str::trim).collect::<Vec<_>>().join(", ");
    let choices = |text: &str| {
        text.trim_start_matches("expected ").trim_start_matches("one of ").replace(" or ", " hoặc ")
    };
    if let Some(field) = message.strip_prefix("missing field ") {
        return format!("thiếu trường {field}");
    }
    for (english, vietnamese) in
        [("unknown field ", "không có trường nào tên"), ("unknown variant ", "không nhận giá trị")]
    {
        if let Some((name, known)) = message.strip_prefix(english).and_then(|rest| rest.split_once(", ")) {
            return format!("{vietnamese} {name}, hãy dùng một trong {}", choices(known));
        }
    }
    if message.starts_with("duplicate key") {
        return "trường viết hai lần".to_owned();
    }
    if message.contains("date")
        || message.contains("parameter 'day'")
        || message.contains("parameter 'month'")
    {
        return "ngày không có trong lịch; viết năm-tháng-ngày, ví dụ \"2025-08-15\"".to_owned();
    }
    if let Some(kind) = message.rsplit_once("expected ").and_then(|(_, wanted)| kind(wanted)) {
        let sort = message.starts_with("invalid type");
        return format!("{}, cần {kind}", if sort { "sai kiểu" } else { "giá trị không nhận được" });
    }
    "không đúng cách viết: xem lại dấu bằng, dấu nháy, dấu phẩy và dấu ngoặc ở dòng này".to_owned()
}

/// What a value should have been.
fn kind(wanted: &str) -> Option<&'static str> {
    let numbers = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "integer"];
    if numbers.iter().any(|number| wanted.split_whitespace().any(|word| word == *number)) {
        return Some("số nguyên trong khoảng cho phép");
    }
    let kinds = [
        ("sequence", "một danh sách trong dấu [ ]"),
        ("array", "một danh sách trong dấu [ ]"),
        ("struct", "một mục có các trường của nó"),
        ("map", "một mục có các trường của nó"),
        ("table", "một mục có các trường của nó"),
        ("string", "chữ trong dấu nháy"),
        ("bool", "true hoặc false"),
    ];
    kinds.into_iter().find(|(word, _)| wanted.contains(word)).map(|(_, kind)| kind)
}

/// Campaigns run within these years; others are slips of the pen, and every year has its page.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

fn inconsistencies(text: &str, plan: &Plan, known_forms: &[&str]) -> Vec<PlanFault> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, needle: &str, expected: String| {
        let line = (!needle.is_empty()).then(|| line_of(text, needle)).flatten();
        faults.push(PlanFault { line, field: field.to_owned(), expected });
    };

    for (field, slug) in [("locality", plan.locality.as_str()), ("slug", &plan.slug)] {
        if !is_slug(slug) {
            fault(field, slug, format!("“{slug}” phải là chữ thường không dấu, số, gạch nối"));
        }
    }
    for (field, text) in [("campaign", &plan.campaign), ("title", &plan.title), ("issuer", &plan.issuer)] {
        if text.trim().is_empty() {
            fault(field, field, "không được để trống".to_owned());
        }
    }
    for (field, year) in [("from_year", plan.period.from_year), ("to_year", plan.period.to_year)] {
        if !YEARS.contains(&year) {
            let within = format!("năm phải từ {} đến {}", YEARS.start(), YEARS.end());
            fault(&format!("period.{field}"), field, within);
        }
    }
    if plan.period.from_year > plan.period.to_year {
        fault("period.to_year", "to_year", "năm cuối không được trước năm đầu".to_owned());
    }
    let mut seen = BTreeSet::new();
    for audience in &plan.audiences {
        if !seen.insert(&audience.id) {
            fault("audiences.id", audience.id.as_str(), format!("“{}” trùng tên", audience.id));
        }
        if audience.kinds.is_empty() {
            fault("audiences.kinds", audience.id.as_str(), "cần ít nhất một đối tượng".to_owned());
        }
    }
    for rule in &plan.awards {
        if !known_forms.contains(&rule.form.as_str()) {
            let unknown = format!("không có hình thức “{}” trong rules/award-forms.toml", rule.form);
            fault("awards.form", rule.form.as_str(), unknown);
        }
    }
    for rule in &plan.quotas {
        let promised =
            rule.occasions.iter().all(|occasion| plan.award(&rule.form, rule.kind, *occasion).is_some());
        if !promised {
            let unmatched = format!("số lượng cho “{}” không ứng với hình thức nào ở awards", rule.form);
            fault("quotas.form", rule.form.as_str(), unmatched);
        }
    }
    for duty in &plan.report_duties {
        if duty.due.is_some_and(|due| due.in_year(2026).is_none()) {
            fault("report_duties.due", &duty.id, "ngày này không có trong lịch".to_owned());
        }
    }
    for phase in &plan.phases {
        if phase.from_year > phase.to_year {
            fault("phases.to_year", &phase.name, "năm cuối không được trước năm đầu".to_owned());
        }
    }
    for source in sources(plan) {
        if source.section.trim().is_empty() || source.words.trim().is_empty() {
            fault("source", "", "mỗi quy định cần mục (section) và lời của kế hoạch (words)".to_owned());
        }
    }
    faults
}

fn sources(plan: &Plan) -> impl Iterator<Item = &super::Source> {
    let statements = plan.purposes.iter().chain(&plan.contents).map(|statement| &statement.source);
    let audiences = plan.audiences.iter().flat_map(|audience| {
        std::iter::once(&audience.source).chain(audience.criteria.iter().map(|criterion| &criterion.source))
    });
    statements
        .chain(audiences)
        .chain(plan.phases.iter().map(|phase| &phase.source))
        .chain(plan.report_duties.iter().map(|duty| &duty.source))
        .chain(plan.dated_duties.iter().map(|duty| &duty.source))
        .chain(plan.awards.iter().map(|rule| &rule.source))
        .chain(plan.quotas.iter().map(|rule| &rule.source))
        .chain(plan.dossier.papers.iter().map(|paper| &paper.source))
        .chain(plan.review_steps.iter().map(|step| &step.source))
        .chain(plan.responsibilities.iter().map(|duty| &duty.source))
}

fn line_of(text: &str, needle: &str) -> Option<usize> {
    text.lines().position(|line| line.contains(needle)).map(|index| index + 1)
}
