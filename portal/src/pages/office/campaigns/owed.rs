//! Who owes what by when, told in few lines: before a plan is amended, and before a campaign is concluded.

use crate::pages::office::names::Names;
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::UnitId;
use sovang_domain::plan::{Occasion, Plan};
use sovang_projections::report_register::{DutyShift, ReportRow};
use sovang_words::format::{self, count2, deadline};
use sovang_words::terms;

/// So many units are named; of more the rest is counted.
const NAMED: usize = 6;

/// The reports that nobody filed, a line for each year and occasion.
pub(super) fn waiting(rows: &[ReportRow], names: &Names) -> Vec<String> {
    let of = |row: &ReportRow| (row.year, row.occasion);
    let mut rows: Vec<&ReportRow> = rows.iter().collect();
    rows.sort_by_key(|row| of(row));
    let alike = rows.chunk_by(|one, other| of(one) == of(other));
    let line = |rows: &[&ReportRow]| {
        let units = whose(rows.iter().map(|row| &row.unit), names);
        rows.first().map(|row| format!("{}: {units}.", terms::report_title(row.occasion, row.year)))
    };
    alike.filter_map(line).collect()
}

/// What an amendment changes, a line for all to whom it does the same.
pub(super) fn shifts(shifts: &[DutyShift], names: &Names) -> Vec<String> {
    let of = |shift: &DutyShift| (shift.year, shift.occasion, said(shift));
    let mut told: Vec<(DutyShift, (i16, Occasion, String))> =
        shifts.iter().map(|shift| (shift.clone(), of(shift))).collect();
    told.sort_by(|one, other| one.1.cmp(&other.1));
    let alike = told.chunk_by(|one, other| one.1 == other.1);
    let line = |alike: &[(DutyShift, (i16, Occasion, String))]| {
        let units = whose(alike.iter().map(|(shift, _)| &shift.unit), names);
        let (_, (year, occasion, said)) = alike.first()?;
        Some(format!("{}: {said}: {units}.", terms::report_title(*occasion, *year)))
    };
    alike.filter_map(line).collect()
}

fn said(shift: &DutyShift) -> String {
    let due = |due: Option<Deadline>| due.map_or_else(|| "không ghi ngày".to_owned(), deadline);
    match (shift.before, shift.after) {
        (None, Some(after)) => format!("nợ thêm, hạn {}", due(after)),
        (Some(before), None) => format!("thôi nợ (hạn cũ {})", due(before)),
        (Some(before), Some(after)) => format!("hạn {} thành {}", due(before), due(after)),
        (None, None) => "không đổi".to_owned(),
    }
}

fn whose<'u>(units: impl Iterator<Item = &'u UnitId>, names: &Names) -> String {
    let mut named: Vec<String> = units
        .map(|unit| if unit.is_commune() { "xã báo cáo lên cấp trên".to_owned() } else { names.unit(unit) })
        .collect();
    if named.len() > NAMED {
        let rest = named.split_off(NAMED - 1).len() as u64;
        named.push(format!("{} đơn vị khác", count2(rest)));
    }
    format::list(&named)
}

/// The limits of the plan in force that the new one does not have, and those that it brings.
pub(super) fn limits(old: &Plan, new: &Plan, names: &Names) -> Vec<String> {
    let told = |plan: &Plan| -> Vec<String> {
        let occasions = [Occasion::Annual, Occasion::Interim, Occasion::Final, Occasion::Unscheduled];
        let quotas = occasions
            .into_iter()
            .flat_map(|occasion| plan.quotas_on(occasion).into_iter().map(move |quota| (occasion, quota)));
        let words = quotas.map(|(occasion, quota)| {
            let limit = terms::limit(quota.operator, quota.limit);
            let (form, kind) = (names.form(&quota.form), terms::kind(quota.kind));
            format!("{form}, {kind}, {}: {limit}", terms::occasion(occasion))
        });
        words.collect()
    };
    let (old, new) = (told(old), told(new));
    let gone = old.iter().filter(|line| !new.contains(line)).map(|line| format!("Bỏ: {line}."));
    let come = new.iter().filter(|line| !old.contains(line)).map(|line| format!("Thêm: {line}."));
    gone.chain(come).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;
    use jiff::civil::date;

    fn shift(unit: &str, before: Option<Option<Deadline>>, after: Option<Option<Deadline>>) -> DutyShift {
        DutyShift { unit: unit.into(), year: 2027, occasion: Occasion::Annual, before, after }
    }

    #[test]
    fn units_to_whom_an_amendment_does_the_same_share_a_line() {
        let (old, new) = (Some(None), Some(Some(Deadline::Before(date(2027, 11, 5)))));
        let lines = shifts(
            &[shift("ap-trung", old, new), shift("tram-y-te", old, new), shift("", None, new)],
            &sample::names(),
        );
        assert_eq!(
            lines,
            [
                "Báo cáo năm 2027: hạn không ghi ngày thành trước ngày 05/11/2027: Ban nhân dân ấp Trung và Trạm Y tế xã.",
                "Báo cáo năm 2027: nợ thêm, hạn trước ngày 05/11/2027: xã báo cáo lên cấp trên.",
            ]
        );
        let lines = shifts(&[shift("ap-trung", new, None)], &sample::names());
        assert!(lines[0].contains("thôi nợ (hạn cũ trước ngày 05/11/2027)"), "{lines:?}");
    }

    #[test]
    fn of_many_units_the_rest_is_counted() {
        let units: Vec<UnitId> =
            (1..=9).map(|number| UnitId::from(format!("ap-{number}").as_str())).collect();
        assert!(whose(units.iter(), &Names::default()).ends_with("ap-5 và 04 đơn vị khác"));
    }

    #[test]
    fn a_limit_that_changes_is_told_as_it_was_and_as_it_will_be() {
        let old = sample::campaign().plan;
        let mut new = old.clone();
        assert!(limits(&old, &new, &sample::names()).is_empty());
        new.quotas[0].limit += 1;
        let lines = limits(&old, &new, &sample::names());
        assert!(lines.iter().any(|line| line.starts_with("Bỏ: ")), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("Thêm: ")), "{lines:?}");
    }
}
