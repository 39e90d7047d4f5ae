//! A notice's page, drawn from rows.

use super::super::forms::Forms;
use super::super::sample;
use super::*;
use jiff::civil::date;
use sovang_domain::nominee::NomineeKind;
use sovang_projections::nomination_board::NominationStage;
use sovang_projections::round_docket::{OutcomeRow, RoundStage};

fn found() -> Found {
    let round = sample::round();
    Found {
        notice: round.notice.clone().unwrap(),
        round,
        campaign: "Phú Tân thi đua".into(),
        nominations: vec![
            sample::nomination("n1", "Danh Hữu Nghĩa", NomineeKind::Individual),
            sample::nomination("n2", "Ban nhân dân ấp Đông", NomineeKind::Collective),
        ],
        comments: vec![sample::comment(true), sample::comment(false)],
        units: sample::unit_names(),
    }
}

fn drawn(found: &Found, tried: &Tried, today: Date) -> String {
    let (rules, here) = (sample::rules(), sample::here());
    body(&here, found, tried, &Forms::new(&rules, today, &here), rules.holidays(), today).into_string()
}

#[test]
fn the_list_the_days_left_and_the_form_stand_on_one_page() {
    let html = drawn(&found(), &Tried::default(), sample::today());
    assert!(html.contains("Còn 5 ngày làm việc"));
    assert!(html.contains("Đã qua 5 trong 10 ngày làm việc"));
    assert!(html.contains("01 tập thể, 01 cá nhân</h2>"));
    let (collective, person) =
        (html.find("Ban nhân dân ấp Đông").unwrap(), html.find("Danh Hữu Nghĩa").unwrap());
    assert!(collective < person, "collectives come first, as the plans list them");
    assert!(
        html.contains(r#"action="/phu-tan/lay-y-kien/doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam/gop-y""#)
    );
    assert!(html.contains("do địa phương đặt"), "the notice is local policy, not statute");
    assert!(html.contains("sớm nhất ngày <time datetime=\"2026-11-19\">"));
}

#[test]
fn a_notice_that_ends_in_a_year_without_a_table_of_days_off_says_so_and_counts_nothing() {
    let mut found = found();
    found.notice.closes = date(2027, 1, 6);
    found.round.notice = Some(found.notice.clone());
    let html = drawn(&found, &Tried::default(), date(2026, 12, 24));
    assert!(html.contains("Chưa có bảng ngày nghỉ năm 2027"), "{html}");
    assert!(html.contains("Đến hết ngày 06/01/2027") && !html.contains("Còn "), "{html}");
    assert!(html.contains("Hội đồng họp sau ngày <time datetime=\"2027-01-06\">"));
}

#[test]
fn the_name_of_the_citizen_is_not_asked_for_and_complaints_are_sent_elsewhere() {
    let html = drawn(&found(), &Tried::default(), sample::today());
    assert!(!html.contains("ho-ten"));
    assert!(html.contains(r#"<a href="/khieu-nai-to-cao">Xem nơi nhận</a>"#));
}

#[test]
fn a_comment_is_shown_only_with_its_answer() {
    let html = drawn(&found(), &Tried::default(), sample::today());
    assert!(html.contains("Đã nhận 02 góp ý, đã trả lời 01"));
    assert_eq!(html.matches("Số hồ sơ có tính cả hồ sơ làm hộ không?").count(), 1);
    assert!(html.contains("Xã trả lời ngày 09/11/2026:"));
    assert!(!html.contains("phu-tan.tdkt"), "the office answers, not the officer");
}

#[test]
fn after_the_last_day_there_is_no_form() {
    let html = drawn(&found(), &Tried::default(), date(2026, 11, 19));
    assert!(html.contains("Đã hết hạn góp ý"));
    assert!(!html.contains("<form"));
}

#[test]
fn once_decided_only_those_awarded_keep_their_names() {
    let mut found = found();
    found.round.stage = RoundStage::Decided;
    found.round.entries[1].outcome = Some(OutcomeRow::Awarded("phu-tan.2026-5-2".into()));
    let html = drawn(&found, &Tried::default(), date(2026, 12, 24));
    assert!(html.contains(r#"<a href="/phu-tan/khen-thuong/2026-5-2">Ban nhân dân ấp Đông</a>"#));
    assert!(!html.contains("Danh Hữu Nghĩa"));
    assert!(html.contains("Về một trường hợp trong danh sách"));
}

#[test]
fn who_was_not_awarded_is_unnamed_at_once_and_who_waits_for_an_answer_from_above_is_not_called_refused() {
    let mut found = found();
    found.round.stage = RoundStage::Proposed;
    found.round.entries[0].outcome = Some(OutcomeRow::NotAwarded);
    let html = drawn(&found, &Tried::default(), date(2026, 11, 24));
    assert!(!html.contains("Danh Hữu Nghĩa") && html.contains("chưa khen"), "{html}");
    found.round.stage = RoundStage::Decided;
    found.round.entries[0].outcome = Some(OutcomeRow::Forwarded);
    let html = drawn(&found, &Tried::default(), date(2026, 12, 24));
    assert!(!html.contains("Danh Hữu Nghĩa") && html.contains("đã trình cấp trên"), "{html}");
    assert_eq!(html.matches("chưa khen").count(), 1, "only the other one");
}

#[test]
fn the_form_gives_away_no_nomination() {
    let found = found();
    let html = drawn(&found, &Tried::default(), sample::today());
    assert!(html.contains(r#"<option value="1">Danh Hữu Nghĩa</option>"#), "{html}");
    for entry in &found.round.entries {
        assert!(!html.contains(entry.entry.nomination.as_str()), "{html}");
    }
    assert_eq!(list::chosen(&found.round, "2"), Some(found.round.entries[1].entry.nomination.clone()));
    for nothing in ["", "0", "3", "-1", "phu-tan.n1", "99999999999999999999"] {
        assert_eq!(list::chosen(&found.round, nothing), None, "{nothing}");
    }
}

#[test]
fn a_withdrawn_nomination_is_no_longer_named() {
    let mut found = found();
    found.nominations[0].stage = NominationStage::Withdrawn;
    let html = drawn(&found, &Tried::default(), sample::today());
    assert!(!html.contains("Danh Hữu Nghĩa"));
    assert!(html.contains("đơn vị đã rút đề nghị"));
}

#[test]
fn a_refused_comment_keeps_its_words_and_says_what_to_do_first() {
    let errors = vec![FieldError::new("noi-dung-gop-y", "Góp ý vượt 5 ký tự.")];
    let values = Values::from([("noi-dung", "Đề nghị xem lại".to_owned()), ("ve", "1".to_owned())]);
    let html = drawn(&found(), &Tried { values, errors }, sample::today());
    assert!(html.starts_with(r#"<section class="error-summary""#));
    assert!(html.contains(r##"<a href="#noi-dung-gop-y">Góp ý vượt 5 ký tự.</a>"##));
    assert!(html.contains("Đề nghị xem lại</textarea>"));
    assert!(html.contains(r#"<option value="1" selected>"#));
}

#[test]
fn no_year_of_birth_and_no_opinion_of_an_appraiser_is_shown() {
    let html = drawn(&found(), &Tried::default(), sample::today());
    // the form's key is drawn by chance and may hold any four digits
    let (before, rest) = html.split_once("name=\"_ma-don\" value=\"").unwrap();
    let (_key, after) = rest.split_once('"').unwrap();
    let html = format!("{before}{after}");
    assert!(!html.contains("1987"));
    assert!(!html.contains("Lời thẩm định kín"));
}
