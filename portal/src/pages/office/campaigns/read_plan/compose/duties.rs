//! Who owes what by when: reports, unit plans, dossiers, inspections; any other duty is somebody's responsibility.

use super::super::groups::{COMMUNE, DUTIES, EVERY_KIND, OTHER, REPORT};
use super::{Reading, Row};
use crate::pages::quoted::says;
use sovang_domain::calendar::Deadline;
use sovang_domain::locality::UnitKind;
use sovang_domain::plan::{
    DatedDuty, DueGrammar, DutyKind, Occasion, OwedBy, Phase, PlanPeriod, ReportDuty, Responsibility, Source,
    YearlyDue,
};
use sovang_words::fold::fold;
use sovang_words::terms::occasion as occasion_name;

/// The year of a duty.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Year {
    Unsaid,
    Every,
    Of(i16),
}

/// Day and month, and the year.
type When = (Option<(i8, i8)>, Year);

pub(super) fn all(
    reading: &mut Reading<'_>,
    period: &PlanPeriod,
    phases: &[Phase],
) -> (Vec<ReportDuty>, Vec<DatedDuty>, Vec<Responsibility>) {
    let (mut reports, mut dated, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for row in reading.items(DUTIES) {
        let who = reading.text(&row, "ai", "Ghi ai phải làm, như kế hoạch gọi.");
        let source = reading.source(&row);
        match (row.get("loai"), row.chosen::<DutyKind>("loai")) {
            (REPORT, _) => {
                let when = when(reading, &row, &source);
                reports.push(report(reading, &row, (who, source, reports.len() + 1), (when, period, phases)));
            }
            (OTHER, _) => {
                let does = reading.text(&row, "viec", "Ghi việc phải làm.");
                others.push(Responsibility { unit: who, duties: vec![does], source });
            }
            (_, Some(what)) => {
                let when = when(reading, &row, &source);
                let deadline = deadline(reading, &row, (when, period));
                dated.push(DatedDuty { what, who, deadline, when: source.words.clone(), source });
            }
            _ => reading.at(&row, "loai", "Chọn đây là việc gì."),
        }
    }
    (reports, dated, others)
}

fn report(
    reading: &mut Reading<'_>,
    row: &Row,
    (who, source, number): (String, Source, usize),
    ((day, year), period, phases): (When, &PlanPeriod, &[Phase]),
) -> ReportDuty {
    let occasion = row.chosen("dip").unwrap_or(Occasion::Annual);
    let (owed_by, kinds) = owing(reading, row);
    let to = reading.text(
        row,
        "den",
        "Ghi gửi ai như kế hoạch viết; kế hoạch không nêu thì ghi: Kế hoạch không nêu.",
    );
    if let Some(message) = not_of_its_year(occasion, (day.is_some(), year), period, phases) {
        reading.at(row, "nam", &message);
    }
    let grammar = row.chosen("gioi-tu").unwrap_or(DueGrammar::Before);
    let due = day.map(|(day, month)| YearlyDue { grammar, month, day });
    ReportDuty { id: format!("bao-cao-{number}"), who, owed_by, kinds, to, occasion, due, source }
}

/// Why a report is not due in the year that was written: the book asks a report of a year in that year.
fn not_of_its_year(
    occasion: Occasion,
    (dated, year): (bool, Year),
    period: &PlanPeriod,
    phases: &[Phase],
) -> Option<String> {
    let elsewhere = "chọn “Việc khác, ghi vào phân công”, hoặc sửa năm theo câu của kế hoạch";
    match (occasion, year) {
        (Occasion::Annual, Year::Of(only)) if period.from_year == period.to_year => {
            (only != period.from_year).then(|| {
                let of = period.from_year;
                format!("Báo cáo của năm {of} mà hạn ở năm {only} thì sổ chưa đặt hạn được: {elsewhere}.")
            })
        }
        (Occasion::Annual, Year::Of(only)) => {
            Some(format!("Báo cáo này chỉ của năm {only}, không phải hằng năm: {elsewhere}."))
        }
        (Occasion::Annual, Year::Unsaid) if dated && period.from_year != period.to_year => {
            Some("Ghi “hằng năm” hoặc năm, như câu của kế hoạch.".to_owned())
        }
        (Occasion::Interim | Occasion::Final, Year::Of(only)) => {
            let reviews = phases.iter().filter_map(|phase| phase.review.as_ref());
            let mut years = reviews.filter(|review| review.occasion == occasion).map(|review| review.year);
            (!years.any(|year| year == only)).then(|| {
                format!(
                    "Không giai đoạn nào có {} năm {only}: ghi ở mục Giai đoạn, hoặc {elsewhere}.",
                    occasion_name(occasion)
                )
            })
        }
        _ => None,
    }
}

/// Who owes a report: units of these kinds, enterprises alone, or the commune.
fn owing(reading: &mut Reading<'_>, row: &Row) -> (OwedBy, Vec<UnitKind>) {
    let ticked = row.own.all(&super::name(DUTIES, "don-vi"));
    let kinds: Vec<UnitKind> = row.ticked("don-vi");
    let (commune, every) = (ticked.contains(&COMMUNE), ticked.contains(&EVERY_KIND));
    match (commune, every, kinds.as_slice()) {
        (true, false, []) => (OwedBy::Commune, Vec::new()),
        (false, true, []) => (OwedBy::Units, Vec::new()),
        (false, false, [UnitKind::Enterprise]) => (OwedBy::Enterprises, Vec::new()),
        (false, false, [_, ..]) => (OwedBy::Units, kinds),
        (false, false, []) => {
            reading.at(row, "don-vi", "Chọn loại đơn vị nợ báo cáo này, hoặc xã báo cáo lên cấp trên.");
            (OwedBy::Units, Vec::new())
        }
        (true, ..) | (_, true, _) => {
            let message = "“Mọi đơn vị tham gia” và “Xã báo cáo lên cấp trên” không chọn cùng ô khác. Mỗi mục một bên nợ; bên kia thêm mục khác.";
            reading.at(row, "don-vi", message);
            (OwedBy::Units, Vec::new())
        }
    }
}

/// Day and year as they were typed, held to the sentence.
fn when(reading: &mut Reading<'_>, row: &Row, source: &Source) -> When {
    let year = match row.get("nam") {
        "" => Year::Unsaid,
        typed => match typed.parse() {
            Ok(year) if (2000..=2100).contains(&year) => Year::Of(year),
            Ok(_) => {
                reading.at(row, "nam", "Ghi năm từ 2000 đến 2100, hoặc “hằng năm”.");
                Year::Unsaid
            }
            Err(_) if ["hang nam", "moi nam"].contains(&fold(typed).as_str()) => Year::Every,
            Err(_) => {
                reading.at(row, "nam", "Ghi “hằng năm”, hoặc một năm như 2027.");
                Year::Unsaid
            }
        },
    };
    let day = match (row.get("ngay"), row.get("thang")) {
        ("", "") => None,
        (day, month) => {
            let read: Option<(i8, i8)> = day.parse().ok().zip(month.parse().ok());
            // a day that only leap years have is a day
            let real = read.filter(|(day, month)| jiff::civil::Date::new(2024, *month, *day).is_ok());
            if real.is_none() {
                reading.at(
                    row,
                    "ngay",
                    "Ghi đủ ngày và tháng có thật, bằng chữ số; không có ngày thì để trống cả hai.",
                );
            }
            real
        }
    };
    if let Some((day, month)) = day.filter(|_| !source.words.is_empty()) {
        let said = |number: i8| says(&source.words, u64::try_from(number).unwrap_or_default());
        if !said(day) || !said(month) {
            let message = format!(
                "Câu trích không có ngày {day:02}/{month:02}. Sửa ngày, hoặc chép câu nêu đúng ngày này."
            );
            reading.at(row, "ngay", &message);
        }
    }
    if let Year::Of(of) = year
        && names_other_year(&source.words, of)
    {
        let message = format!("Câu trích không có năm {of}. Sửa năm, hoặc chép câu nêu đúng năm này.");
        reading.at(row, "nam", &message);
    }
    (day, year)
}

/// Whether words name years, and not this one.
fn names_other_year(words: &str, year: i16) -> bool {
    let years: Vec<i16> = words
        .split(|char: char| !char.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (2000..=2100).contains(year))
        .collect();
    !years.is_empty() && !years.contains(&year)
}

/// A day of one year; a day of every year is in the words alone, unless the plan has one year.
fn deadline(
    reading: &mut Reading<'_>,
    row: &Row,
    ((day, year), period): (When, &PlanPeriod),
) -> Option<Deadline> {
    let (day, month) = day?;
    let of = match year {
        Year::Of(of) => of,
        Year::Every | Year::Unsaid if period.from_year == period.to_year => period.from_year,
        Year::Every => return None,
        Year::Unsaid => {
            reading.at(row, "nam", "Ghi “hằng năm” hoặc năm, như câu của kế hoạch.");
            return None;
        }
    };
    let Ok(date) = jiff::civil::Date::new(of, month, day) else {
        reading.at(row, "ngay", "Năm đó không có ngày này.");
        return None;
    };
    let before = row.chosen("gioi-tu").unwrap_or(DueGrammar::Before) == DueGrammar::Before;
    Some(if before { Deadline::Before(date) } else { Deadline::By(date) })
}
