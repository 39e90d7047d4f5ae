//! What every problem page must say.

use super::*;
use crate::ui::{
    masthead::tests::phu_tan,
    summary_list::{Row, summary_list},
};

fn every_problem() -> Vec<(u16, Problem)> {
    vec![
        (400, Problem::bad_request()),
        (403, Problem::forbidden()),
        (403, Problem::declare_first("/noi-bo/dot-xet/1")),
        (403, Problem::stands_aside("Cùng đơn vị.", "/noi-bo/dot-xet/1")),
        (403, Problem::expired_form("/noi-bo/de-nghi/1")),
        (403, Problem::from_elsewhere("/dang-nhap")),
        (404, Problem::not_found(Some(&phu_tan()))),
        (404, Problem::not_found(None)),
        (405, Problem::method_not_allowed()),
        (409, Problem::conflict("Đã trả lại hồ sơ.", "Đủ.", "/noi-bo/de-nghi/1")),
        (413, Problem::too_large(20 << 20, 100 << 20)),
        (413, Problem::too_much_text(1 << 20)),
        (413, Problem::too_long(20_000)),
        (415, Problem::unsupported_type("PDF, DOCX")),
        (422, Problem::refused("Chưa quyết định được", "Đã đủ.", &[Link::new("/noi-bo", "Quay lại")])),
        (429, Problem::too_many(30)),
        (500, Problem::internal(true)),
        (500, Problem::internal(false)),
        (503, Problem::unavailable()),
        (503, Problem::unreadable(true)),
        (503, Problem::unreadable(false).logged_as("3f9a-12bc")),
    ]
}

#[test]
fn every_problem_has_its_code_a_title_and_a_way_on() {
    for (code, problem) in every_problem() {
        assert_eq!(problem.status.as_u16(), code);
        let title = problem.title.clone();
        let html = problem.on(Page::default()).render().into_string();
        assert!(html.contains(&format!("<p>Mã {code}</p><h1>{title}</h1><p>")), "{code}: {html}");
        assert!(html.contains(r#"<h2 id="lam-gi">"#), "{code}");
        assert!(html.contains(&format!("<title>{title} – Sổ Vàng</title>")), "{code}");
    }
}

#[test]
fn every_problem_that_answers_a_form_says_whether_anything_was_recorded() {
    for (code, problem) in every_problem() {
        let page_only = code == 404 || problem.lead.starts_with("Trang chưa mở được");
        assert!(page_only || problem.lead.contains("sổ"), "{code}: {}", problem.lead);
    }
}

#[test]
fn files_that_are_too_large_are_told_both_limits() {
    let lead = Problem::too_large(20 << 20, 100 << 20).lead;
    assert!(lead.starts_with("Mỗi tệp không quá 20 MB, mọi tệp của một lần gửi cộng lại không quá 100 MB."));
}

#[test]
fn a_fault_is_found_in_the_log_by_the_number_on_its_page() {
    let html = Problem::unreadable(false).logged_as("3f9a-12bc").body.into_string();
    assert!(html.contains(r#"<h2 id="su-co">Mã sự cố</h2><p><code>3f9a-12bc</code>."#), "{html}");
}

#[test]
fn a_lost_visitor_can_search_the_commune() {
    let html = Problem::not_found(Some(&phu_tan())).body.into_string();
    assert!(html.contains(r#"<form role="search" action="/phu-tan/tim-kiem">"#));
    assert!(
        html.contains(r#"<li><a href="/phu-tan">Về trang xã Phú Tân</a></li></ul><div class="inset-text">"#)
    );
}

#[test]
fn a_refusal_says_why_and_leaves_out_empty_ways() {
    let why = summary_list([Row::new("Mức tối đa", "Đã khen 4/4 cá nhân")]);
    let html = Problem::refused("Chưa quyết định được: đã đủ 4/4 cá nhân", why, &[]).body.into_string();
    assert_eq!(
        html,
        r#"<section aria-labelledby="vi-sao"><h2 id="vi-sao">Vì sao</h2><dl><div><dt>Mức tối đa</dt><dd>Đã khen 4/4 cá nhân</dd></div></dl></section>"#
    );
}

#[test]
fn a_member_who_stands_aside_is_told_why_and_led_back_to_the_round() {
    let page = Problem::stands_aside(html! { p { "Cùng đơn vị." } }, "/noi-bo/dot-xet/1").on(Page::default());
    let html = page.render().into_string();
    assert!(html.contains("<h1>Không mở được hồ sơ này vì xung đột lợi ích</h1>"));
    assert!(
        html.contains(r#"<h2 id="vi-sao">Vì sao</h2><p>Cùng đơn vị.</p><p>Thành viên Hội đồng có xung đột"#)
    );
    assert!(html.contains(r#"<li><a href="/noi-bo/dot-xet/1">Về đợt xét</a></li>"#));
}

#[test]
fn long_waits_are_told_in_minutes() {
    assert!(Problem::too_many(0).body.into_string().contains("Đợi 1 giây"));
    assert!(Problem::too_many(901).body.into_string().contains("Đợi 16 phút"));
}
