//! Who owes what by when: reports as yearly duties, unit plans and dossiers as dated ones.

use super::super::items;
use super::{Making, year};
use sovang_domain::calendar::Deadline;
use sovang_domain::locality::UnitKind;
use sovang_domain::plan::{DatedDuty, DueGrammar, DutyKind, Occasion, OwedBy, ReportDuty, YearlyDue};
use sovang_paper::draft::{self as read, DayOperator, Said, Year};
use sovang_words::fold::fold;

/// In the place of whom the plan does not name.
const UNSAID: &str = "Kế hoạch không nêu";

/// One duty as it was read, with its day or without.
struct Duty<'a> {
    group: &'static str,
    at: usize,
    what: &'a str,
    who: Option<&'a str>,
    to: Option<&'a str>,
    day: Option<&'a read::Deadline>,
    said: &'a Said,
}

pub(super) fn of(making: &mut Making<'_>) -> (Vec<ReportDuty>, Vec<DatedDuty>) {
    let paper = making.paper;
    let dated = paper.deadlines.iter().enumerate().map(|(at, item)| Duty {
        group: items::DEADLINES,
        at,
        what: &item.what,
        who: item.who.as_deref(),
        to: item.to.as_deref(),
        day: Some(item),
        said: &item.said,
    });
    let yearly = paper.undated.iter().enumerate().filter(|(_, item)| item.year == Some(Year::Every));
    let undated = yearly.map(|(at, item)| Duty {
        group: items::UNDATED,
        at,
        what: &item.what,
        who: item.who.as_deref(),
        to: None,
        day: None,
        said: &item.said,
    });
    let (mut reports, mut others) = (Vec::new(), Vec::new());
    for duty in dated.chain(undated) {
        if !making.takes(duty.group, duty.at, duty.what, duty.said) {
            continue;
        }
        let what = fold(duty.what);
        if what.contains("bao cao") {
            reports.extend(report(making, &duty, reports.len() + 1));
        } else if what.contains("ho so") || what.contains("to trinh") || what.contains("de nghi") {
            others.push(other(making, &duty, DutyKind::Dossier));
        } else if what.contains("ke hoach") {
            others.push(other(making, &duty, DutyKind::UnitPlan));
        } else {
            making.left_out.push(format!("{}: không phải báo cáo, hồ sơ hay kế hoạch của đơn vị", duty.what));
        }
    }
    (reports, others)
}

fn report(making: &mut Making<'_>, duty: &Duty<'_>, number: usize) -> Option<ReportDuty> {
    let Some(who) = duty.who else {
        making.left_out.push(format!("{}: kế hoạch không nêu rõ ai nộp", duty.what));
        return None;
    };
    let to = duty.to.unwrap_or(UNSAID);
    let kinds = kinds(who);
    let owed_by = match fold(to) {
        upward if upward.contains("tinh") || upward.contains("so noi vu") => OwedBy::Commune,
        _ if kinds == [UnitKind::Enterprise] => OwedBy::Enterprises,
        _ => OwedBy::Units,
    };
    if kinds.is_empty() && owed_by == OwedBy::Units {
        making.left_out.push(format!("{}: chưa rõ “{who}” gồm những loại đơn vị nào", duty.what));
        return None;
    }
    // once is not every year; a plan of one year says the same either way
    if let Some(Year::Of(only)) = duty.day.and_then(|day| day.year)
        && occasion(duty) == Occasion::Annual
        && !making.is_of_one_year()
    {
        making.left_out.push(format!("{}: hạn chỉ của năm {only}, không phải hằng năm", duty.what));
        return None;
    }
    let due = duty.day.map(|day| YearlyDue {
        grammar: if day.operator == DayOperator::Before { DueGrammar::Before } else { DueGrammar::By },
        month: i8::try_from(day.month).unwrap_or_default(),
        day: i8::try_from(day.day).unwrap_or_default(),
    });
    Some(ReportDuty {
        id: format!("bao-cao-{number}"),
        who: who.to_owned(),
        owed_by,
        kinds: if owed_by == OwedBy::Units { kinds } else { Vec::new() },
        to: to.to_owned(),
        occasion: occasion(duty),
        due,
        source: making.source(duty.said),
    })
}

/// A report on a phase or at the end says so; any other is the year's.
fn occasion(duty: &Duty<'_>) -> Occasion {
    let what = fold(duty.what);
    if what.contains("so ket") {
        Occasion::Interim
    } else if what.contains("tong ket") {
        Occasion::Final
    } else {
        Occasion::Annual
    }
}

/// The kinds of unit that are named, and no others.
fn kinds(who: &str) -> Vec<UnitKind> {
    let who = format!(" {} ", who.to_lowercase());
    let says = |words: &[&str]| words.iter().any(|word| who.contains(word));
    let every = says(&[" các cơ quan, đơn vị", " các đơn vị, địa phương"]);
    let named = [
        (UnitKind::Village, says(&[" ấp", " thôn", " xóm", " bản ", " khu phố", " tổ dân phố", " khóm"])),
        (UnitKind::Office, every || says(&[" phòng", " cơ quan", " trung tâm", " ban "])),
        (UnitKind::Association, says(&[" hội", " đoàn thể", " mặt trận", " mttq", " tổ chức chính trị"])),
        (UnitKind::Service, every || says(&[" trường", " trạm"])),
        (UnitKind::Force, every || says(&[" công an", " quân sự"])),
        (UnitKind::Enterprise, says(&[" doanh nghiệp", " hợp tác xã"])),
    ];
    named.into_iter().filter(|(_, named)| *named).map(|(kind, _)| kind).collect()
}

fn other(making: &Making<'_>, duty: &Duty<'_>, what: DutyKind) -> DatedDuty {
    let source = making.source(duty.said);
    DatedDuty {
        what,
        who: duty.who.unwrap_or(UNSAID).to_owned(),
        deadline: duty.day.and_then(deadline),
        when: source.words.clone(),
        source,
    }
}

/// A day of one year; a day of every year is in the words alone.
fn deadline(day: &read::Deadline) -> Option<Deadline> {
    let Some(Year::Of(of)) = day.year else { return None };
    let date = jiff::civil::Date::new(
        year(&of.to_string())?,
        i8::try_from(day.month).ok()?,
        i8::try_from(day.day).ok()?,
    );
    let date = date.ok()?;
    Some(if day.operator == DayOperator::Before { Deadline::Before(date) } else { Deadline::By(date) })
}
