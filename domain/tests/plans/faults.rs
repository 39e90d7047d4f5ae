//! A plan file that is wrong is refused: which line, which field, what was expected, and in which words.

use super::{PHONG_QUANG_2025, PHU_TAN, PHU_THAI, rulebook};
use sovang_domain::plan::{self, PlanFault, Wanted, Wrong};
use sovang_words::plan_file;

fn faults(text: &str) -> Vec<PlanFault> {
    plan::parse(text, &rulebook().known_forms()).unwrap_err()
}

/// `text` with `from` written as `to` once, and the line it stands on.
fn rewritten(text: &str, from: &str, to: &str) -> (String, usize) {
    let at = text.find(from).unwrap();
    (text.replacen(from, to, 1), text[..at].matches('\n').count() + 1)
}

#[test]
fn an_unknown_field_is_named_with_its_line() {
    let (text, line) = rewritten(PHU_TAN, "slug = ", "colour = \"đỏ\"\nslug = ");
    let fault = &faults(&text)[0];
    assert_eq!((fault.line, fault.field.as_deref()), (Some(line), Some("colour")));
    assert!(matches!(&fault.wrong, Wrong::FieldUnknown { name, .. } if name == "colour"), "{fault:?}");
}

#[test]
fn a_missing_field_is_named_with_the_line_of_its_part() {
    let (text, line) = rewritten(PHU_TAN, "limit = 2\n", "");
    let fault = &faults(&text)[0];
    let part = text.lines().position(|line| line == "[[quotas]]").unwrap() + 1;
    assert!((part..line).contains(&fault.line.unwrap()), "{fault:?}");
    assert_eq!(fault.wrong, Wrong::FieldMissing { name: "limit".into() });
}

#[test]
fn a_field_missing_from_the_plan_as_a_whole_is_named() {
    let (text, _) = rewritten(PHU_TAN, "campaign = ", "# campaign = ");
    let fault = &faults(&text)[0];
    assert_eq!(fault.wrong, Wrong::FieldMissing { name: "campaign".into() });
}

#[test]
fn a_date_that_does_not_exist_is_refused() {
    let (text, line) = rewritten(PHONG_QUANG_2025, "2025-12-15", "2025-12-32");
    let fault = &faults(&text)[0];
    assert_eq!((fault.line, fault.field.as_deref()), (Some(line), Some("deadline")), "{fault:?}");
}

#[test]
fn a_limit_whose_number_is_not_in_its_quoted_words_is_refused() {
    let (text, _) = rewritten(PHU_TAN, "limit = 4", "limit = 40");
    let fault = &faults(&text)[0];
    assert_eq!(
        (fault.field.as_deref(), &fault.wrong),
        (Some("quotas.limit"), &Wrong::NumberNotQuoted { limit: 40 })
    );
    assert!(plan_file::printed(fault).contains("số 40 không có trong lời kế hoạch"), "{fault:?}");
}

#[test]
fn a_yearly_day_that_does_not_exist_is_refused() {
    let (text, _) = rewritten(PHU_THAI, "month = 11, day = 5", "month = 11, day = 31");
    let fault = &faults(&text)[0];
    assert_eq!((fault.field.as_deref(), &fault.wrong), (Some("report_duties.due"), &Wrong::NoSuchDay));
    assert!(text.lines().nth(fault.line.unwrap() - 1).unwrap().contains("hang-nam"), "{fault:?}");
}

#[test]
fn an_award_form_the_rules_do_not_know_is_refused() {
    let (text, line) = rewritten(PHU_THAI, "form = \"huan-chuong-lao-dong\"", "form = \"huan-chuong-dong\"");
    let fault = &faults(&text)[0];
    assert_eq!((fault.line, fault.field.as_deref()), (Some(line), Some("awards.form")), "{fault:?}");
    assert_eq!(fault.wrong, Wrong::FormUnknown { form: "huan-chuong-dong".into() });
}

#[test]
fn a_number_for_an_award_nobody_promised_is_refused() {
    let (text, _) = rewritten(PHU_TAN, "kind = \"individual\"", "kind = \"household\"");
    let fault = &faults(&text)[0];
    assert_eq!(fault.field.as_deref(), Some("quotas.form"));
    assert_eq!(fault.wrong, Wrong::NotPromised { form: "giay-khen".into() });
    assert!(text.lines().nth(fault.line.unwrap() - 1).unwrap().contains("giay-khen"), "{fault:?}");
}

#[test]
fn a_value_of_another_sort_is_told_from_one_that_is_not_taken() {
    let year = |value: &str| PHU_TAN.replace(&line_with("from_year"), &format!("from_year = {value}"));
    let whole = Wanted::WholeNumber;
    assert_eq!(faults(&year("\"abc\""))[0].wrong, Wrong::WrongSort { wanted: whole });
    assert_eq!(faults(&year("700000"))[0].wrong, Wrong::NotTaken { wanted: whole });
    assert_eq!(faults(&year("-5"))[0].wrong, Wrong::YearOutside { first: 2000, last: 2100 });
    assert_eq!(faults(&year("\"abc"))[0].wrong, Wrong::Unreadable);
}

/// Whatever the parser finds, nobody who writes a plan is answered in English.
#[test]
fn every_fault_is_told_in_vietnamese() {
    let english = [
        "expected",
        "invalid",
        "missing",
        "unknown",
        "unclosed",
        "found",
        "string",
        "sequence",
        "struct",
        "integer",
        "date",
        "must",
        "extra",
        "key",
        "value",
        "parameter",
    ];
    let year = line_with("from_year");
    let cases = [
        ("{{{ not toml".to_owned(), "không đúng cách viết"),
        (PHU_TAN.replace(&year, "from_year = \"abc"), "không đúng cách viết"),
        (PHU_TAN.replace(&year, "from_year = \"abc\""), "sai kiểu, cần số nguyên"),
        (PHU_TAN.replace(&year, "from_year = 1.5"), "sai kiểu, cần số nguyên"),
        (PHU_TAN.replace(&year, "from_year = 99999999999999999999"), ""),
        (PHU_TAN.replace(&year, "from_year = 700000"), ""),
        (PHU_TAN.replace(&year, "from_year = -5"), "năm phải từ 2000 đến 2100"),
        (
            format!("quotas = 5\n{}", PHU_TAN.split("[[quotas]]").next().unwrap()),
            "sai kiểu, cần một danh sách",
        ),
        (PHU_TAN.replace("date = \"2025-08-14\"", "date = \"2025-02-31\""), "ngày không có trong lịch"),
        (PHU_TAN.replace("date = \"2025-08-14\"", "date = 2025-02-31"), "ngày không có trong lịch"),
        (format!("{PHU_TAN}\n[[quotas"), "không đúng cách viết"),
        (format!("{PHU_TAN}\nla = 1\n"), "không có trường nào tên"),
        (PHU_TAN.replace(&line_with("campaign = "), "campaign = \"\""), "không được để trống"),
    ];
    for (text, told) in cases {
        assert_ne!(text, PHU_TAN, "{told}: nothing was changed");
        let found = faults(&text);
        assert!(!found.is_empty() && plan_file::wrong(&found[0].wrong).contains(told), "{told}: {found:?}");
        for fault in found {
            let said = plan_file::wrong(&fault.wrong);
            let plain: String =
                said.split('`').step_by(2).collect::<String>().split('"').step_by(2).collect();
            let word = plain.split(|c: char| !c.is_alphabetic()).find(|word| english.contains(word));
            assert_eq!(word, None, "{fault:?}");
        }
    }
}

/// The first line of the plan that begins so.
fn line_with(start: &str) -> String {
    PHU_TAN.lines().find(|line| line.starts_with(start)).unwrap().to_owned()
}
