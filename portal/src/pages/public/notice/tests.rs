//! A notice's page, drawn from rows.

use super::super::forms::Forms;
use super::super::sample;
use super::*;
use jiff::civil::date;
use sovang_projections::public::notice::{About, Who};
use sovang_projections::public::rounds::{NoticeExtended, RoundStage};

const ADDRESS: &str = "https://sovang.example/phu-tan/lay-y-kien/x";

fn found() -> Found {
    found_at(RoundStage::OnNotice)
}

fn found_at(stage: RoundStage) -> Found {
    let (page, units) = (sample::notice(stage), sample::unit_names());
    Found { page, units, former: BTreeMap::new(), awards: Vec::new() }
}

fn drawn(found: &Found, tried: &Tried, today: Date) -> String {
    let (rules, here) = (sample::rules(), sample::here());
    body(&here, found, tried, &Forms::new(rules, today, &here), rules.holidays(), Some(ADDRESS), today)
        .into_string()
}

#[test]
fn a_unit_that_is_called_otherwise_since_it_was_put_forward_says_so() {
    let mut found = found();
    let was = "Ban nhân dân ấp Đông";
    for line in &mut found.page.lines {
        if let Who::Named(nominee) = &mut line.who
            && nominee.name == was
        {
            found.former.insert(nominee.unit.clone(), vec![was.to_owned()]);
            found.units.insert(nominee.unit.clone(), "Ban nhân dân ấp Rạch Đông".to_owned());
        }
    }
    let html = drawn(&found, &Tried::default(), sample::today());
    assert!(html.contains(was) && html.contains("nay là Ban nhân dân ấp Rạch Đông"), "{html}");
}

#[test]
fn on_paper_the_list_says_where_it_is_read_and_has_its_code() {
    let html = drawn(&found(), &Tried::default(), sample::today());
    assert!(html.contains(&format!("từ {ADDRESS}.")), "{html}");
    assert!(html.contains(r#"aria-label="Mã QR của trang này""#), "{html}");
}

#[test]
fn the_list_the_days_left_and_the_form_stand_on_one_page() {
    let html = drawn(&found(), &Tried::default(), sample::today());
    assert!(html.contains("Còn 5 ngày làm việc"));
    assert!(html.contains("Đã qua 5 trong 10 ngày làm việc"));
    assert!(html.contains("01 tập thể, 02 cá nhân</h2>"));
    let (collective, person) =
        (html.find("Ban nhân dân ấp Đông").unwrap(), html.find("Phạm Thị Kim Duyên").unwrap());
    assert!(collective < person, "collectives come first, as the plans list them");
    assert!(
        html.contains(r#"action="/phu-tan/lay-y-kien/doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam/gop-y""#)
    );
    assert!(html.contains("do địa phương đặt"), "the notice is local policy, not statute");
    assert!(
        html.contains(r#"data-state="wait">Chưa kiểm chứng</b>"#),
        "how far its length was checked: {html}"
    );
    assert!(html.contains("sớm nhất ngày <time datetime=\"2026-11-19\">"));
}

#[test]
fn a_notice_that_ends_in_a_year_without_a_table_of_days_off_says_so_and_counts_nothing() {
    let mut found = found();
    found.page.notice.closes = date(2027, 1, 6);
    found.page.round.notice = Some(found.page.notice.clone());
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
    assert!(html.contains(">Đã hết hạn góp ý</b>") && !html.contains("Đang lấy ý kiến"), "one state: {html}");
}

#[test]
fn once_decided_a_name_leads_to_its_award_and_the_others_are_not_told() {
    let mut found = found_at(RoundStage::Decided);
    found.awards = vec![Award { award: "phu-tan.2026-6-1".into(), ..sample::revoked() }];
    assert_eq!(found.page.comments.answered[0].about, About::Someone);
    let html = drawn(&found, &Tried::default(), date(2026, 12, 24));
    assert!(html.contains(r#"<a href="/phu-tan/khen-thuong/2026-6-1">Ban nhân dân ấp Đông</a>"#));
    assert!(
        html.contains("Mọi đề nghị đã trình Chủ tịch Ủy ban nhân dân đều có kết quả")
            && html.contains("chưa khen"),
        "{html}"
    );
    assert!(html.contains("Đã hủy bỏ</b>"), "what became of the award since: {html}");
    assert!(html.contains("Về một trường hợp trong danh sách"));
}

#[test]
fn what_was_consulted_on_keeps_its_words_and_what_was_put_right_stands_beside_them() {
    let mut found = found_at(RoundStage::Decided);
    let corrected = sample::corrected();
    found.awards = vec![Award { award: "phu-tan.2026-6-1".into(), ..corrected.clone() }];
    let html = drawn(&found, &Tried::default(), date(2026, 12, 24));
    assert!(
        html.contains(r#"<a href="/phu-tan/khen-thuong/2026-6-1">Ban nhân dân ấp Đông</a> <b"#),
        "{html}"
    );
    let one = corrected.corrections.last().unwrap();
    assert!(html.contains(&format!(": nay là “{}”</small>", one.after)), "{html}");
}

#[test]
fn what_waits_above_is_not_said_to_be_over() {
    let mut found = found_at(RoundStage::Decided);
    found.page.lines[1].who = Who::Forwarded;
    let html = drawn(&found, &Tried::default(), date(2026, 12, 24));
    assert!(
        html.contains("còn đề nghị chờ cấp trên")
            && !html.contains("Mọi đề nghị đã trình Chủ tịch Ủy ban nhân dân đều có kết quả"),
        "{html}"
    );
}

#[test]
fn why_someone_is_not_named_is_said_in_its_own_words() {
    for (who, why) in [
        (Who::Withdrawn, "đơn vị đã rút đề nghị"),
        (Who::Forwarded, "đã trình cấp trên, chờ kết quả"),
        (Who::NotAwarded, "chưa khen"),
    ] {
        let mut found = found();
        found.page.lines[1].who = who;
        found.page.comments = Comments::default();
        let html = drawn(&found, &Tried::default(), date(2026, 12, 24));
        assert!(!html.contains("Phạm Thị Kim Duyên") && html.contains(why), "{html}");
    }
}

#[test]
fn the_form_names_people_by_their_place_in_the_list() {
    let found = found();
    let html = drawn(&found, &Tried::default(), sample::today());
    assert!(html.contains(r#"<option value="2">Phạm Thị Kim Duyên</option>"#), "{html}");
    assert_eq!(list::chosen(&found, "2"), Some(2));
    for nothing in ["", "0", "4", "-1", "phu-tan.n1", "99999999999999999999"] {
        assert_eq!(list::chosen(&found, nothing), None, "{nothing}");
    }
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
fn an_end_that_was_moved_says_so_with_its_reason_and_number() {
    let mut found = found();
    let (before, closes, at) = (date(2026, 11, 18), date(2026, 11, 19), sample::at("2026-11-12T02:00:00Z"));
    let reason = "Nghỉ hoán đổi ngày 16/11/2026".to_owned();
    let notice = &mut found.page.notice;
    notice.closes = closes;
    notice.extended.push(NoticeExtended { before, closes, reason, at, log_index: 1_149 });
    found.page.round.notice = Some(notice.clone());
    let off = |table: Holidays| table.and_off(date(2026, 11, 16), "Nghỉ hoán đổi", None);
    let (rules, here) = (sample::rules(), sample::here());
    let drawn = |today| {
        let forms = Forms::new(rules, today, &here);
        let holidays = off(rules.holidays().clone());
        body(&here, &found, &Tried::default(), &forms, &holidays, None, today).into_string()
    };
    let html = drawn(sample::today());
    assert!(html.contains("Còn 5 ngày làm việc") && html.contains("thứ Năm"), "{html}");
    let why =
        "trước đó đến hết <time datetime=\"2026-11-18\">18/11/2026</time>: Nghỉ hoán đổi ngày 16/11/2026.";
    assert!(html.contains(why) && html.contains("so=1149"), "{html}");
    assert!(html.contains("Ngày nghỉ không tính") && html.contains("16/11/2026</time>, Nghỉ hoán đổi"));
    assert!(drawn(date(2026, 11, 19)).contains("Hôm nay là ngày cuối"));
    let over = drawn(date(2026, 11, 20));
    assert!(over.contains("Đã hết hạn góp ý") && over.contains(why), "{over}");
}
