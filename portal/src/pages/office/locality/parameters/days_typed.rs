//! Days as an announcement lists them, one line each: "01/01/2027 Tết Dương lịch", "05/02/2027 đến 11/02/2027 Tết Nguyên đán".

use crate::shell::submission::LINE;
use sovang_domain::calendar::{days_after, read_day};
use sovang_domain::rules::NamedDay;
use sovang_words::format::day_fault;

/// How many days one line may span: a longer stretch is a slip of the hand.
const SPAN: usize = 31;

/// The days that were typed, in order; or what is wrong, by line. Of a span it is the days of the working week, or those at
/// its end where `weekend` ones are asked for: the others stand for themselves.
pub(super) fn read(typed: &str, weekend: bool) -> Result<Vec<NamedDay>, String> {
    let lines = typed.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    let mut days = Vec::new();
    for (number, line) in lines {
        days.extend(of_line(line, weekend).map_err(|fault| format!("Dòng {}: {fault}", number + 1))?);
    }
    days.sort_by_key(|day: &NamedDay| day.date);
    Ok(days)
}

fn of_line(line: &str, weekend: bool) -> Result<Vec<NamedDay>, String> {
    let (dates, name) = split(line);
    let name = name.trim_matches([' ', '.', ',', ':', ';', '–', '-']).to_owned();
    if name.chars().count() > LINE {
        return Err(format!("tên ngày dài quá {LINE} ký tự."));
    }
    let days = dates.iter().map(|typed| read_day(typed).map_err(day_fault)).collect::<Result<Vec<_>, _>>()?;
    let named = |date| NamedDay { date, name: name.clone() };
    match days.as_slice() {
        [day] => Ok(vec![named(*day)]),
        [from, to] if from <= to => {
            let span = (0..).map(|after| days_after(*from, after)).take_while(|day| day <= to);
            let all: Vec<NamedDay> = span.take(SPAN + 1).map(named).collect();
            if all.len() > SPAN {
                return Err(format!("nhiều nhất {SPAN} ngày liền nhau."));
            }
            let wanted: Vec<NamedDay> = all.into_iter().filter(|day| day.is_weekend() == weekend).collect();
            if wanted.is_empty() {
                return Err(match weekend {
                    true => "không có thứ bảy, chủ nhật nào trong khoảng này để làm bù.".to_owned(),
                    false => "khoảng này chỉ có thứ bảy, chủ nhật, vốn đã nghỉ.".to_owned(),
                });
            }
            Ok(wanted)
        }
        [_, _] => Err("ngày sau đứng trước ngày trước.".to_owned()),
        _ => Err("bắt đầu bằng một ngày, ví dụ 01/01/2027 Tết Dương lịch.".to_owned()),
    }
}

/// Whether nothing but "từ", "ngày", "đến hết" stands before the next date: in "24/11 Ngày Văn hóa" the name begins.
fn leads_to_a_date<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    let joins = |word: &&str| {
        let bare = word.trim_end_matches([',', ':', ';']).to_lowercase();
        matches!(bare.as_str(), "từ" | "ngày" | "đến" | "hết" | "-" | "–")
    };
    let next = words.find(|word| !joins(word));
    next.is_some_and(|word| word.starts_with(|char: char| char.is_ascii_digit()))
}

/// The dates at the front of a line, and what they are called.
fn split(line: &str) -> (Vec<&str>, String) {
    let mut dates = Vec::new();
    let mut words = line.split_whitespace().peekable();
    while let Some(word) = words.peek() {
        let bare = word.trim_end_matches([',', ':', ';']);
        if bare.starts_with(|char: char| char.is_ascii_digit()) && bare.contains(['/', '.', '-']) {
            dates.push(bare);
        } else if !leads_to_a_date(words.clone()) {
            break;
        }
        words.next();
    }
    (dates, words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(typed: &str) -> Vec<jiff::civil::Date> {
        read(typed, false).unwrap_or_default().iter().map(|day| day.date).collect()
    }

    #[test]
    fn an_announcement_is_typed_as_it_stands() {
        let typed = "01/01/2027 Tết Dương lịch\n\ntừ ngày 05/02/2027 đến hết ngày 09/02/2027: Tết Nguyên đán";
        let read = read(typed, false).unwrap_or_default();
        let names: Vec<&str> = read.iter().map(|day| day.name.as_str()).collect();
        assert_eq!(names, ["Tết Dương lịch", "Tết Nguyên đán", "Tết Nguyên đán", "Tết Nguyên đán"]);
        assert_eq!(days("1-1-2027"), [date(2027, 1, 1)], "without a name");
        assert_eq!(days(typed)[1..], [date(2027, 2, 5), date(2027, 2, 8), date(2027, 2, 9)], "no weekend");
    }

    #[test]
    fn of_a_span_that_is_worked_it_is_the_weekend() {
        let worked = read("27/02/2027 đến 28/02/2027 làm bù (thứ Hai)", true).unwrap_or_default();
        let named: Vec<(jiff::civil::Date, &str)> =
            worked.iter().map(|day| (day.date, day.name.as_str())).collect();
        let (name, dates) = ("làm bù (thứ Hai)", [date(2027, 2, 27), date(2027, 2, 28)]);
        assert_eq!(named, dates.map(|day| (day, name)));
        assert!(read("01/03/2027 đến 02/03/2027", true).unwrap_err().contains("không có thứ bảy"));
        assert!(read("27/02/2027 đến 28/02/2027", false).unwrap_err().contains("vốn đã nghỉ"));
        assert!(read(&format!("01/03/2027 {}", "a".repeat(300)), false).unwrap_err().contains("dài quá"));
    }

    #[test]
    fn what_is_no_day_is_said_with_its_line() {
        for (typed, says) in [
            ("01/01/2027 Tết\n31/02/2027 Tết", "Dòng 2: "),
            ("Tết Dương lịch", "Dòng 1: bắt đầu bằng một ngày"),
            ("09/02/2027 đến 05/02/2027", "Dòng 1: ngày sau đứng trước"),
            ("01/01/2027 đến 31/12/2027 nghỉ", "Dòng 1: nhiều nhất 31 ngày"),
        ] {
            let fault = read(typed, false).unwrap_err();
            assert!(fault.starts_with(says), "{typed}: {fault}");
        }
    }
}
