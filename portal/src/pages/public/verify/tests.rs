//! The page and the file as they are sent.

use super::super::sample;
use super::*;

const AWARD: &str = "/phu-tan/khen-thuong/2026-1-1";

fn ask() -> Markup {
    in_book::form_here(&sample::here())
}

#[test]
fn without_an_award_the_page_begins_with_the_number_on_the_paper() {
    let html = body(None, None, ask(), &sample::log()).into_string();
    assert!(
        html.starts_with(
            r#"<section aria-labelledby="nhap-so"><h2 id="nhap-so">Nhập số in trên giấy khen</h2>"#
        ),
        "{html}"
    );
    assert!(html.contains(r#"<form method="get" action="/phu-tan/co-trong-so">"#));
}

#[test]
fn whoever_holds_a_paper_reads_first_that_it_is_in_the_book_and_holds() {
    let said = |award: &Award| parts::verdict(award).into_string();
    assert!(said(&sample::award()).contains(r#"data-state="ok">CÓ TRONG SỔ · CÒN HIỆU LỰC<"#));
    assert!(parts::COMPARE.contains("tên, nơi ban hành và ngày"));
    assert!(
        said(&sample::corrected())
            .contains("CÒN HIỆU LỰC</strong> <strong class=\"tag\" data-state=\"wait\">Đã đính chính")
    );
    let revoked = said(&sample::revoked());
    assert!(
        revoked.contains(r#"data-state="late">CÓ TRONG SỔ · ĐÃ HỦY BỎ<"#)
            && !revoked.contains("CÒN HIỆU LỰC")
    );
}

#[test]
fn only_an_award_of_this_portal_is_followed() {
    assert!(is_award(AWARD));
    for other in [
        "",
        "//evil.example/khen-thuong/2026-1-1",
        "https://evil.example/phu-tan/khen-thuong/2026-1-1",
        "/phu-tan/khen-thuong/2026-1-1/",
        "/phu-tan/khen-thuong/../x",
        "/phu-tan/khen-thuong/a?b",
        "/phu-tan/lay-y-kien/2026-1-1",
        "phu-tan/khen-thuong/2026-1-1",
        "/phu-tan/khen-thuong/2026-1-1\\x",
    ] {
        assert!(!is_award(other), "{other}");
    }
}

#[test]
fn without_scripts_the_page_explains_the_command() {
    let html = body(None, None, ask(), &sample::log()).into_string();
    assert!(html.contains(r#"<section id="can-lenh" aria-labelledby="bang-lenh">"#));
    assert!(html.contains("sovang verify --policy danh-muc-khoa.txt --award award.json award.tlog-proof"));
    assert!(html.contains(r#"<div id="kiem-chung" hidden data-program="/tai-nguyen/kiem-chung-"#));
    assert!(html.contains(r#"<a href="/log/policy">tải từ cổng này</a>"#));
    let without = body(None, None, ask(), &LogStatus::default()).into_string();
    assert!(!without.contains("/log/policy"), "what is not served is not linked");
}

#[test]
fn while_nobody_has_cosigned_the_page_says_that_nothing_can_match_yet() {
    const SAID: &str = "chưa có nơi nào đồng ký, nên tệp tải từ cổng chưa thể “khớp”";
    let mut log = sample::log();
    assert!(!body(None, None, ask(), &log).into_string().contains(SAID));
    let mut signed = log.published.as_deref().unwrap().clone();
    signed.cosignatures.clear();
    log.published = Some(std::sync::Arc::new(signed));
    assert!(body(None, None, ask(), &log).into_string().contains(SAID));
}

#[test]
fn an_award_that_was_asked_for_is_named_to_the_script_and_its_files_are_linked() {
    let html = body(Some(AWARD), Some(&sample::award()), ask(), &sample::log()).into_string();
    assert!(html.contains(r#"data-award="/phu-tan/khen-thuong/2026-1-1""#));
    assert!(html.contains(r#"href="/phu-tan/khen-thuong/2026-1-1/award.tlog-proof""#));
    assert!(html.contains("Kiểm chứng tệp khác"));
}

#[test]
fn nothing_is_inline_on_the_portal() {
    let html = body(Some(AWARD), Some(&sample::award()), ask(), &sample::log()).into_string();
    assert!(html.contains(r#"<script src="/tai-nguyen/kiem-chung-"#));
    for banned in ["<script>", "style=", "<style", "onclick", "http://", "https://"] {
        assert!(!html.contains(banned), "{banned}");
    }
}

#[test]
fn the_file_carries_program_script_and_policy_and_leads_nowhere() {
    let html = standalone::file(Some("log x<y\nquorum none\n")).into_string();
    assert!(html.contains(r#"<pre id="chuong-trinh" hidden>AGFzbQE"#));
    assert!(html.contains("<pre id=\"danh-muc-kem-theo\" hidden>log x&lt;y\nquorum none\n</pre>"));
    for banned in ["href=\"/", "src=\"", "url(\"source", "@font-face", "data-program"] {
        assert!(!html.contains(banned), "{banned}");
    }
    assert!(html.len() < 600 * 1024, "{} bytes", html.len());
    assert!(!standalone::file(None).into_string().contains("danh-muc-kem-theo\" hidden"));
}

#[test]
fn the_script_writes_text_only() {
    let script = include_str!("../../../../assets/kiem-chung.js");
    for banned in
        ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "</script"]
    {
        assert!(!script.contains(banned), "{banned}");
    }
}

#[test]
fn an_award_that_holds_no_more_or_was_put_right_is_said_to_be_before_the_result() {
    let revoked = sample::revoked();
    let html = body(Some(AWARD), Some(&revoked), ask(), &sample::log()).into_string();
    let banner = html.find("Khen thưởng này đã bị hủy bỏ").unwrap();
    let number = format!("số {}", revoked.revocation.unwrap().log_index);
    assert!(banner < html.find("ket-qua").unwrap() && html.contains(&number), "{html}");
    let corrected = sample::corrected();
    let html = body(Some(AWARD), Some(&corrected), ask(), &sample::log()).into_string();
    let number = format!("số {}", corrected.corrections[0].log_index);
    assert!(
        html.contains("đã được đính chính") && html.contains(&number) && !html.contains("hủy bỏ</h2>"),
        "{html}"
    );
    let untouched = body(Some(AWARD), Some(&sample::award()), ask(), &sample::log()).into_string();
    assert!(!untouched.contains("ve-sau"), "{untouched}");
}

#[test]
fn an_address_names_its_award() {
    assert_eq!(named("/phu-tan/khen-thuong/2026-1-1"), Some("phu-tan.2026-1-1".into()));
}
