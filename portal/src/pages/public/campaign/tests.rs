//! The campaign's page, drawn from the plans as shipped.

use super::super::sample;
use super::*;
use sovang_domain::document::Media;
use sovang_projections::public::campaigns::PlanFile;
use std::collections::BTreeSet;

fn drawn(row: Campaign) -> String {
    let (rules, here) = (sample::rules(), sample::here());
    let today = sample::today();
    let meter = Meter { awarded: 2, forwarded: 0, revoked: 1, nominated: 3, ..sample::meter() };
    let above = Meter { awarded: 0, forwarded: 1, nominated: 1, limit: 2, ..sample::meter() };
    let version = PlanVersionRow {
        version: 1,
        plan: row.plan.clone(),
        reason: None,
        document: None,
        at: sample::at("2025-08-20T02:00:00Z"),
        log_index: 28,
        files: vec![sample_file()],
    };
    let found = Found {
        versions: vec![version],
        year: 2026,
        reports: vec![sample::report("ap-trung"), sample::report("tram-y-te")],
        units: sample::unit_names(),
        // the meter is that of Phú Tân
        meters: if row.campaign == sample::campaign_id() {
            vec![(2025, vec![meter]), (2026, vec![above])]
        } else {
            Vec::new()
        },
        awards: 9,
        annulled: Vec::new(),
        row,
    };
    let light = Light {
        forms: Forms::new(rules, today, &here),
        papers: rules.papers(&found.row.plan, sovang_domain::plan::Occasion::Annual, today),
        today,
    };
    body(&found, &light).into_string()
}

fn sample_file() -> PlanFile {
    PlanFile {
        sha256: "b7d04e1a".repeat(8),
        size: 412 * 1024,
        media: Media::Pdf,
        reason: Some("Bổ sung bản đã ký.".into()),
        at: sample::at("2025-08-21T02:00:00Z"),
        log_index: 29,
    }
}

#[test]
fn the_file_of_the_plan_is_there_for_everyone_with_its_whole_hash() {
    let html = drawn(sample::campaign());
    let hash = "b7d04e1a".repeat(8);
    let address = format!("/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so/van-ban/{hash}");
    assert!(html.contains(&format!("<a href=\"{address}\" download>Tải tệp PDF, 412 kB</a>")), "{html}");
    assert!(html.contains(&format!("SHA-256: <code>{hash}</code>")));
    assert!(html.contains("Bổ sung sau: Bổ sung bản đã ký."));
}

#[test]
fn every_rule_has_its_place_and_what_the_plan_leaves_out_is_said() {
    let html = drawn(sample::campaign());
    assert!(html.contains("Hằng năm, <em>kế hoạch không nêu ngày</em>"));
    assert!(html.contains("<cite>Mục VI.2.1</cite>"));
    assert!(html.contains("<dt>Số</dt><dd><em>văn bản không ghi</em></dd>"));
    assert!(html.contains("Hồ sơ đề nghị: 01 bộ, 03 giấy tờ"));
}

#[test]
fn forms_stand_per_occasion_with_limits_and_who_decides() {
    let html = drawn(sample::campaign());
    assert!(html.contains("<h3>Khen hằng năm và khen sơ kết</h3>"));
    assert!(
        html.contains(
            r#"<td data-label="Tập thể">không quá 02</td><td data-label="Cá nhân">không quá 04</td>"#
        )
    );
    assert!(html.contains("Chủ tịch UBND tỉnh; xã chỉ đề nghị"));
    assert!(html.contains("kế hoạch viết “Bằng khen UBND tỉnh”"));
    assert!(html.contains("<em>không nêu mức</em>"), "the final awards have no limit");
}

#[test]
fn what_waits_above_is_not_called_awarded() {
    let html = drawn(sample::campaign());
    assert!(html.contains("<td>0 đã khen, 1 đã trình / 2</td>"), "{html}");
}

#[test]
fn the_meter_keeps_a_revoked_award_and_shows_who_still_asks() {
    let html = drawn(sample::campaign());
    assert!(html.contains("2025, Giấy khen, tập thể <small>(sau đó hủy bỏ 01)</small>"));
    assert!(html.contains("<td>2/2</td>"));
    assert!(html.contains("đang đề nghị thêm 01"));
}

#[test]
fn unclear_points_are_shown_and_slips_of_spelling_are_left_to_the_office() {
    let html = drawn(sample::campaign());
    assert!(html.contains("<strong>Điểm chưa rõ. </strong>Kế hoạch để Hội đồng quyết định số lượng"));
    let thai = drawn(sample::campaign_of(sample::PHU_THAI));
    assert!(!html.contains("điểm lạ") && !thai.contains("Sai chính tả"), "{thai}");
}

#[test]
fn the_phase_that_runs_is_marked_and_only_one() {
    let html = drawn(sample::campaign());
    assert_eq!(html.matches(r#"aria-current="step""#).count(), 1);
    assert!(html.contains("Quý III năm 2025</strong> Các đơn vị lập kế hoạch"));
}

#[test]
fn a_conflicting_date_of_a_legal_basis_is_flagged() {
    let html = drawn(sample::campaign_of(sample::PHU_THAI));
    assert!(html.contains("<strong>Chưa khớp: </strong>"));
    assert!(html.contains("Kế hoạch không nêu mức tối đa, nên không có mức nào để so."));
}

#[test]
fn an_exact_number_is_not_called_a_cap_and_households_have_their_column() {
    let html = drawn(sample::campaign_of(sample::PHONG_QUANG_2025));
    assert!(html.contains(r#"<td data-label="Cá nhân">03</td>"#));
    assert!(html.contains(r#"data-label="Hộ gia đình""#));
    assert!(html.contains("15/12/2025"));
}

/// Markdown marks gone, numbers split at a line end joined, white space single.
fn cleaned(text: &str) -> String {
    let mut text = text.replace(['*', '#'], "");
    while let Some((before, rest)) = text.split_once("<sup>") {
        text = format!("{before}{}", rest.split_once("</sup>").unwrap().1);
    }
    let mut joined = String::new();
    for line in text.lines().map(str::trim) {
        let split_number = joined.ends_with('-') && !joined.ends_with(" -");
        joined.push_str(if split_number || line.is_empty() { "" } else { " " });
        joined.push_str(line);
    }
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn whatever_is_quoted_as_the_plans_words_stands_in_its_text_or_says_where_it_is_cut() {
    macro_rules! plan {
        ($name:literal) => {
            (
                include_str!(concat!("../../../../../plans/", $name, ".toml")),
                include_str!(concat!("../../../../../plans/text/", $name, ".txt")),
            )
        };
    }
    for (plan, text) in [
        plan!("phu-thai"),
        plan!("phu-tan"),
        plan!("phong-quang-2025-2030"),
        plan!("tu-minh"),
        plan!("phong-quang-2025"),
    ] {
        let (html, text) = (drawn(sample::campaign_of(plan)), cleaned(text));
        let quoted = |from: &str, to: &str| -> Vec<String> {
            let parts = html.split(from).skip(1).map(|rest| rest.split(to).next().unwrap());
            parts.map(|words| words.replace("&quot;", "\"").replace("&amp;", "&")).collect()
        };
        let quotations = quoted("<blockquote>“", "”<br>");
        assert!(quotations.len() > 20, "{quotations:?}");
        for words in quotations.into_iter().chain(quoted("kế hoạch viết “", "”</small>")) {
            let uncut = words.strip_prefix("… ").unwrap_or(&words);
            let uncut = uncut.strip_suffix(" …").unwrap_or(uncut);
            assert!(text.contains(uncut), "the plan does not say “{words}”");
        }
        for (place, _) in html.match_indices("<blockquote>") {
            let cite = html[place..].split("</blockquote>").next().unwrap();
            assert!(cite.contains("<cite>Mục "), "only the plan is quoted: {cite}");
        }
    }
}

#[test]
fn every_rule_leads_to_its_sentence_where_the_text_is_public() {
    let mut row = sample::campaign();
    let without = drawn(row.clone());
    assert!(!without.contains("Toàn văn kế hoạch") && !without.contains("href=\"#cau-"));
    let sentences: Vec<String> = row.plan.sources().map(|source| source.words.clone()).collect();
    row.plan.text = Some(format!("KẾ HOẠCH\n{}\nNơi nhận: <i>", sentences.join("\n")));
    let html = drawn(row);
    assert!(html.contains("Toàn văn kế hoạch") && html.contains("Nơi nhận: &lt;i&gt;"));
    let links: BTreeSet<&str> =
        html.split("href=\"#cau-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.len() > 10, "{links:?}");
    for link in links {
        assert_eq!(html.matches(&format!("id=\"cau-{link}\"")).count(), 1, "cau-{link}");
    }
}
