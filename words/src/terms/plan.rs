//! What a plan asks for and promises: duties, reviews, numbers.

use super::{kind, limit, report, round};
use crate::format::count2;
use crate::texts::terms::{calendar, duty as due, quota, review as looked_back};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{CalendarEntry, DutyKind, Occasion};
use sovang_domain::quota::QuotaOperator;

/// lập kế hoạch: behind the name of whoever owes it.
#[must_use]
pub fn duty(kind: DutyKind) -> &'static str {
    match kind {
        DutyKind::UnitPlan => due::unit_plan(),
        DutyKind::Dossier => due::dossier(),
        DutyKind::Inspection => due::inspection(),
    }
}

/// các đơn vị lập kế hoạch: on its own, beside a day.
#[must_use]
pub fn duty_head(kind: DutyKind) -> &'static str {
    match kind {
        DutyKind::UnitPlan => due::head::unit_plan(),
        DutyKind::Dossier => due::head::dossier(),
        DutyKind::Inspection => due::head::inspection(),
    }
}

/// sơ kết, rút kinh nghiệm: what ends a phase.
#[must_use]
pub fn review(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Annual => looked_back::annual(),
        Occasion::Interim => looked_back::interim(),
        Occasion::Final => looked_back::final_(),
        Occasion::Unscheduled => looked_back::unscheduled(),
    }
}

/// mở đợt xét khen sơ kết 2026, nộp báo cáo năm 2027, ghi sơ kết Giai đoạn 1, tổng kết phong trào
#[must_use]
pub fn calendar_entry(entry: &CalendarEntry) -> String {
    match entry {
        CalendarEntry::Round { occasion, year } => calendar::round(round(*occasion, *year)),
        CalendarEntry::Report { occasion, year } => calendar::report(report(*occasion, *year)),
        CalendarEntry::Review { phase } => calendar::review(phase),
        CalendarEntry::Conclusion => calendar::conclusion().to_owned(),
    }
}

/// không quá 02 tập thể, 04 cá nhân: the numbers of one form; exact numbers stand first, so that no cap is read into
/// them.
#[must_use]
pub fn limits(numbers: impl IntoIterator<Item = (QuotaOperator, u16, NomineeKind)>) -> String {
    let (exact, capped): (Vec<_>, Vec<_>) =
        numbers.into_iter().partition(|(operator, ..)| *operator == QuotaOperator::Exact);
    let exact =
        exact.into_iter().map(|(operator, number, of)| quota::of_kind(kind(of), limit(operator, number)));
    let mut parts: Vec<String> = exact.collect();
    let capped: Vec<String> =
        capped.into_iter().map(|(_, number, of)| quota::of_kind(kind(of), count2(number.into()))).collect();
    if !capped.is_empty() {
        parts.push(quota::cap(capped.join(", ")));
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use NomineeKind::{Collective, Individual};
    use QuotaOperator::{Cap, Exact};

    #[test]
    fn one_cap_stands_over_all_numbers_behind_it() {
        assert_eq!(limits([(Cap, 2, Collective), (Cap, 4, Individual)]), "không quá 02 tập thể, 04 cá nhân");
        assert_eq!(limits([(Exact, 2, Collective), (Exact, 4, Individual)]), "02 tập thể, 04 cá nhân");
    }

    #[test]
    fn an_exact_number_is_not_read_as_a_cap() {
        assert_eq!(
            limits([(Cap, 4, Individual), (Exact, 2, Collective)]),
            "02 tập thể, không quá 04 cá nhân"
        );
    }
}
