//! Reads a plan file and finds what is wrong with it: line, field, what was expected.

use super::Plan;
use super::fault::{PlanFault, Wrong};
use super::shape;
use crate::ids::is_slug;
use std::collections::BTreeSet;

/// Reads and checks a plan.
///
/// # Errors
/// Every fault found, first the file's own syntax and shape, then what does not fit together.
pub fn parse(text: &str, known_forms: &[&str]) -> Result<Plan, Vec<PlanFault>> {
    let plan = shape::read(text).map_err(|fault| vec![fault])?;
    let faults = inconsistencies(text, &plan, known_forms);
    if faults.is_empty() { Ok(plan) } else { Err(faults) }
}

/// Campaigns run within these years; others are slips of the pen, and every year has its page.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

fn inconsistencies(text: &str, plan: &Plan, known_forms: &[&str]) -> Vec<PlanFault> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, needle: &str, wrong: Wrong| {
        let line = (!needle.is_empty()).then(|| line_of(text, needle)).flatten();
        faults.push(PlanFault { line, field: Some(field.to_owned()), wrong });
    };

    for (field, slug) in [("locality", plan.locality.as_str()), ("slug", &plan.slug)] {
        if !is_slug(slug) {
            fault(field, slug, Wrong::NotAnAddress { text: slug.to_owned() });
        }
    }
    for (field, text) in [("campaign", &plan.campaign), ("title", &plan.title), ("issuer", &plan.issuer)] {
        if text.trim().is_empty() {
            fault(field, field, Wrong::Blank);
        }
    }
    for (field, year) in [("from_year", plan.period.from_year), ("to_year", plan.period.to_year)] {
        if !YEARS.contains(&year) {
            let outside = Wrong::YearOutside { first: *YEARS.start(), last: *YEARS.end() };
            fault(&format!("period.{field}"), field, outside);
        }
    }
    if plan.period.from_year > plan.period.to_year {
        fault("period.to_year", "to_year", Wrong::EndsBeforeItBegins);
    }
    let mut seen = BTreeSet::new();
    for audience in &plan.audiences {
        if !seen.insert(&audience.id) {
            fault("audiences.id", audience.id.as_str(), Wrong::AudienceTwice { id: audience.id.to_string() });
        }
        if audience.kinds.is_empty() {
            fault("audiences.kinds", audience.id.as_str(), Wrong::AudienceOfNobody);
        }
    }
    for rule in &plan.awards {
        if !known_forms.contains(&rule.form.as_str()) {
            let unknown = Wrong::FormUnknown { form: rule.form.to_string() };
            fault("awards.form", rule.form.as_str(), unknown);
        }
    }
    for rule in &plan.quotas {
        let promised =
            rule.occasions.iter().all(|occasion| plan.award(&rule.form, rule.kind, *occasion).is_some());
        if !promised {
            let unmatched = Wrong::NotPromised { form: rule.form.to_string() };
            fault("quotas.form", rule.form.as_str(), unmatched);
        }
        if !quotes(&rule.source.words, rule.limit) {
            fault("quotas.limit", rule.form.as_str(), Wrong::NumberNotQuoted { limit: rule.limit });
        }
    }
    for duty in &plan.report_duties {
        if duty.due.is_some_and(|due| due.in_year(2026).is_none()) {
            fault("report_duties.due", &duty.id, Wrong::NoSuchDay);
        }
    }
    for phase in &plan.phases {
        if phase.from_year > phase.to_year {
            fault("phases.to_year", &phase.name, Wrong::EndsBeforeItBegins);
        }
    }
    for source in sources(plan) {
        if source.section.trim().is_empty() || source.words.trim().is_empty() {
            fault("source", "", Wrong::Unquoted);
        }
    }
    faults
}

pub(super) fn sources(plan: &Plan) -> impl Iterator<Item = &super::Source> {
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

/// Whether a number stands in the words quoted for it, in digits; words without any digit cannot be compared.
fn quotes(words: &str, number: u16) -> bool {
    let digits = || words.split(|char: char| !char.is_ascii_digit()).filter(|digits| !digits.is_empty());
    digits().next().is_none() || digits().any(|digits| digits.parse() == Ok(number))
}

#[cfg(test)]
mod tests {
    use super::quotes;

    #[test]
    fn a_number_stands_in_the_words_that_are_quoted_for_it() {
        let words = "không quá 02 tập thể, 04 cá nhân";
        assert!(quotes(words, 4) && quotes(words, 2) && !quotes(words, 40) && !quotes(words, 0));
        assert!(quotes("không quá hai tập thể", 2), "words without digits are read by people");
    }
}
