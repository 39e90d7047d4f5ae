//! The versions of a plan, each with what changed against the one before.

use crate::pages::plan_file::plan_file;
use crate::pages::public::parts::so;
use crate::ui::time;
use maud::{Markup, html};
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::{Plan, Statement, SuperiorCampaign, YearlyDue};
use sovang_projections::public::campaigns::PlanVersionRow;
use sovang_words::format;
use sovang_words::terms;

pub(super) fn body(campaign: &CampaignId, versions: &[PlanVersionRow]) -> Markup {
    let slug = campaign.locality();
    let before = |place: usize| place.checked_sub(1).and_then(|place| versions.get(place));
    html! {
        ol {
            @for (place, version) in versions.iter().enumerate() {
                li {
                    "Phiên bản " (version.version) ", ghi sổ " (time::moment_long(version.at)) " " (so(slug.as_str(), version.log_index))
                    @if let Some(reason) = &version.reason { ". Lý do sửa: " (reason) }
                    @if let Some(document) = &version.document { " (" (document) ")" }
                    @for file in &version.files { br; (plan_file(campaign, file)) }
                    @if let Some(before) = before(place) { (changed(&before.plan, &version.plan)) }
                }
            }
        }
    }
}

/// A part of the plan, as lines that can be compared.
type Part = (&'static str, fn(&Plan) -> Vec<String>);

/// What of a plan a reader is told of; slips of its spelling are for the office.
const PARTS: [Part; 15] = [
    ("Tên, số, ngày, người ký", heading),
    ("Thời gian", |plan| vec![format!("{} – {}", plan.period.from_year, plan.period.to_year)]),
    ("Căn cứ", |plan| {
        let answered = |above: &SuperiorCampaign| format!("hưởng ứng “{}”, {}", above.name, above.level);
        plan.legal_bases.iter().map(basis).chain(plan.superior.iter().map(answered)).collect()
    }),
    ("Mục đích", |plan| shorts(&plan.purposes)),
    ("Nội dung thi đua", |plan| shorts(&plan.contents)),
    ("Đối tượng và tiêu chí", |plan| {
        let criteria = |audience: &sovang_domain::plan::Audience| {
            let name = audience.name.clone();
            let lines = audience.criteria.iter().map(move |one| format!("{name}: {}", one.short));
            std::iter::once(audience.name.clone()).chain(lines).collect::<Vec<_>>()
        };
        plan.audiences.iter().flat_map(criteria).collect()
    }),
    ("Giai đoạn", |plan| {
        let line = |phase: &sovang_domain::plan::Phase| {
            let review = phase
                .review
                .as_ref()
                .map(|review| format!(", {} {}", terms::occasion(review.occasion), review.year));
            format!("{}: {} – {}{}", phase.name, phase.from_year, phase.to_year, review.unwrap_or_default())
        };
        plan.phases.iter().map(line).collect()
    }),
    ("Báo cáo", |plan| {
        let due = |due: Option<YearlyDue>| due.map_or("không nêu ngày".to_owned(), format::yearly);
        let line = |duty: &sovang_domain::plan::ReportDuty| {
            let kinds: Vec<&str> = duty.kinds.iter().map(|kind| terms::unit_kind(*kind)).collect();
            let of = if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join("; ")) };
            let on = terms::occasion(duty.occasion);
            format!("{}{of} báo cáo {} {on}: {}", duty.who, duty.to, due(duty.due))
        };
        plan.report_duties.iter().map(line).collect()
    }),
    ("Việc có hạn", |plan| {
        plan.dated_duties.iter().map(|duty| format!("{}: {}", duty.who, duty.when)).collect()
    }),
    ("Hình thức khen", |plan| {
        let line = |rule: &sovang_domain::plan::AwardRule| {
            let on: Vec<&str> = rule.occasions.iter().map(|on| terms::occasion(*on)).collect();
            let kinds: Vec<&str> = rule.kinds.iter().map(|kind| terms::kind(*kind)).collect();
            format!("{} ({}): {}", rule.form, on.join(", "), kinds.join(", "))
        };
        plan.awards.iter().map(line).collect()
    }),
    ("Mức tối đa", |plan| {
        let line = |rule: &sovang_domain::plan::QuotaRule| {
            let on: Vec<&str> = rule.occasions.iter().map(|on| terms::occasion(*on)).collect();
            let limit = terms::limits([(rule.operator, rule.limit, rule.kind)]);
            format!("{} ({}): {limit}", rule.form, on.join(", "))
        };
        plan.quotas.iter().map(line).collect()
    }),
    ("Hồ sơ", |plan| {
        let sets = plan.dossier.sets.map(|sets| format!("{} bộ", format::count2(u64::from(sets))));
        sets.into_iter().chain(plan.dossier.papers.iter().map(|paper| paper.name.clone())).collect()
    }),
    ("Các bước xét", |plan| {
        plan.review_steps.iter().map(|step| format!("{}: {}", step.who, step.does)).collect()
    }),
    ("Phân công, nơi nhận", |plan| {
        let duties =
            plan.responsibilities.iter().map(|one| format!("{}: {}", one.unit, one.duties.join("; ")));
        duties.chain(plan.recipients.iter().cloned()).collect()
    }),
    ("Cách áp dụng", |plan| {
        plan.readings.iter().map(|reading| format!("{} {}", reading.point, reading.applied)).collect()
    }),
];

fn heading(plan: &Plan) -> Vec<String> {
    let date = plan.date.map(format::date).or_else(|| plan.date_words.clone());
    let signed = format!("{} {}", plan.signatory.position, plan.signatory.name);
    let known = [
        Some(plan.campaign.clone()),
        Some(plan.title.clone()),
        Some(plan.issuer.clone()),
        plan.number.clone(),
        plan.place.clone(),
        date,
        Some(signed),
    ];
    known.into_iter().flatten().chain(plan.signatory.modes.iter().cloned()).collect()
}

fn basis(basis: &sovang_domain::plan::LegalBasis) -> String {
    let date = basis.date.map(|date| format!(" {}", format::date_long(date))).unwrap_or_default();
    format!("{} {}{date}", basis.kind, basis.number)
}

fn shorts(statements: &[Statement]) -> Vec<String> {
    statements.iter().map(|statement| statement.short.clone()).collect()
}

/// What of the plan is not as before: taken out, put in. Changes of quoted words alone are named as such.
fn changed(before: &Plan, after: &Plan) -> Markup {
    let only = |ours: &[String], theirs: &[String]| -> Vec<String> {
        ours.iter().filter(|line| !theirs.contains(line)).cloned().collect()
    };
    let changes: Vec<(&str, Vec<String>, Vec<String>)> = PARTS
        .iter()
        .map(|(label, lines)| {
            let (old, new) = (lines(before), lines(after));
            (*label, only(&old, &new), only(&new, &old))
        })
        .filter(|(_, out, into)| !out.is_empty() || !into.is_empty())
        .collect();
    html! {
        @if changes.is_empty() {
            p { "Chỉ đổi lời trích hoặc thứ tự, không đổi quy định nào." }
        } @else {
            ul {
                @for (label, out, into) in &changes {
                    li {
                        strong { (label) } ". "
                        @if !out.is_empty() { "Trước: " (out.join("; ")) ". " }
                        @if !into.is_empty() { "Nay: " (into.join("; ")) "." }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn an_amended_limit_is_shown_before_and_after() {
        let before = sample::plan(sample::PHU_TAN);
        let mut after = before.clone();
        after.quotas[1].limit = 5;
        let version = |version, plan| PlanVersionRow {
            version,
            plan,
            reason: (version > 1).then(|| "Tăng mức khen cá nhân".into()),
            document: (version > 1).then(|| "120/KH-UBND".into()),
            at: sample::at("2026-03-02T02:00:00Z"),
            log_index: 28 + u64::from(version),
            files: Vec::new(),
        };
        let html = body(&"phu-tan.doi-moi".into(), &[version(1, before), version(2, after)]).into_string();
        assert!(html.contains("Lý do sửa: Tăng mức khen cá nhân (120/KH-UBND)"));
        assert!(html.contains("Trước: giay-khen (hằng năm, sơ kết): không quá 04 cá nhân. "), "{html}");
        assert!(html.contains("Nay: giay-khen (hằng năm, sơ kết): không quá 05 cá nhân."));
        assert_eq!(html.matches("<strong>").count(), 1, "only the limits changed");
    }

    /// Changes the first thing in a value that can be changed; whether there was one.
    fn changed_somewhere(value: &mut Value) -> bool {
        match value {
            Value::String(text) => text.push_str(" (mới)"),
            Value::Number(number) => *value = (number.as_i64().unwrap() + 1).into(),
            Value::Array(items) => return items.pop().is_some(),
            Value::Object(fields) => return fields.values_mut().any(changed_somewhere),
            Value::Bool(_) | Value::Null => return false,
        }
        true
    }

    #[test]
    fn whatever_field_is_amended_the_change_is_told() {
        // an amended plan keeps its address, and slips of spelling are told in the office alone
        let fixed = ["locality", "slug", "oddities"];
        let mut told = BTreeSet::new();
        for text in [sample::PHU_TAN, sample::PHU_THAI, sample::PHONG_QUANG_2025] {
            let plan = sample::plan(text);
            let whole = serde_json::to_value(&plan).unwrap();
            for field in whole.as_object().unwrap().keys().filter(|field| !fixed.contains(&field.as_str())) {
                let mut amended = whole.clone();
                if changed_somewhere(&mut amended[field]) {
                    let html = changed(&plan, &serde_json::from_value(amended).unwrap()).into_string();
                    assert!(html.contains("Trước: ") || html.contains("Nay: "), "{field}: {html}");
                    told.insert(field.clone());
                }
            }
        }
        assert!(told.len() > 20, "{told:?}");
    }
}
