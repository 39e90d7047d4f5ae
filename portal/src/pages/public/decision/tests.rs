//! One decision as the page lays it out, drawn from rows.

use super::super::sample;
use super::*;
use sovang_domain::locality::SigningMode;

fn drawn(mode: SigningMode) -> String {
    let found = Found {
        decision: sample::decision(mode),
        awards: vec![sample::award()],
        round: Some(sample::round(sample::RoundStage::Decided)),
        campaign: "Phú Tân thi đua".into(),
    };
    body(&sample::here(), &found, sample::rules(), sample::today()).into_string()
}

#[test]
fn the_paper_has_the_parts_of_the_decree_in_their_order() {
    let html = drawn(SigningMode::Own);
    let parts = [
        "ỦY BAN NHÂN DÂN<br>XÃ PHÚ TÂN",
        "Số: 05/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br><u>Độc lập - Tự do - Hạnh phúc</u>",
        "Phú Tân, ngày 21 tháng 12 năm 2026",
        "Về việc tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã",
        "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15;",
        "của Chính phủ;",
        "Theo đề nghị tại Tờ trình 41/TTr-VHXH.",
        "Điều 1. </strong><span class=\"tag\">lời theo mẫu</span> Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã cho 01 cá nhân",
        "Trần Thị Ngọc Huệ",
        "tổng cộng 760.000 đồng",
        "Nơi nhận:",
        "CHỦ TỊCH</strong>",
        "Nguyễn Quốc Bảo",
    ];
    let mut from = 0;
    for part in parts {
        let found = html[from..].find(part).unwrap_or_else(|| panic!("{part} is missing or out of order"));
        from += found;
    }
}

#[test]
fn the_paper_keeps_the_words_that_were_signed_and_shows_what_was_put_right() {
    use sovang_projections::public::awards::CorrectionRow;
    let correction = CorrectionRow {
        field: AwardField::Recipient,
        before: "Trần Thị Ngọc Huê".into(),
        after: "Trần Thị Ngọc Huệ".into(),
        ..sample::corrected().corrections.remove(0)
    };
    let html = list(&[Award { corrections: vec![correction], ..sample::award() }], true).into_string();
    assert!(html.contains(">Trần Thị Ngọc Huê</a>"), "{html}");
    assert!(html.contains("Đính chính tên người, tập thể được khen: nay là “Trần Thị Ngọc Huệ”"), "{html}");
    assert!(html.contains("Đã đính chính"), "{html}");
}

#[test]
fn where_a_decision_gives_several_forms_each_line_says_which() {
    let title = Award {
        form: "lao-dong-tien-tien".into(),
        form_name: "Danh hiệu Lao động tiên tiến".into(),
        ..sample::award()
    };
    let awards = vec![sample::award(), title];
    let found = Found {
        decision: sample::decision(SigningMode::Own),
        awards,
        round: Some(sample::round(sample::RoundStage::Decided)),
        campaign: "Phú Tân thi đua".into(),
    };
    let html = body(&sample::here(), &found, sample::rules(), sample::today()).into_string();
    assert!(html.contains("Về việc khen thưởng"), "{html}");
    assert!(html.contains("Giấy khen") && html.contains("Lao động tiên tiến"), "{html}");
    assert!(!drawn(SigningMode::Own).contains("Trạm Y tế xã, Giấy khen"), "one form is said once");
}

#[test]
fn what_the_program_put_together_is_marked_on_the_screen_and_nothing_is_made_up() {
    let html = drawn(SigningMode::Own);
    let paper = &html[html.find("<article").unwrap()..];
    assert_eq!(paper.matches("lời theo mẫu").count(), 5, "subject, three articles, the list of readers");
    assert!(html.find("do chương trình soạn theo mẫu").unwrap() < html.find("<article").unwrap());
    assert!(!html.contains("quỹ thi đua"), "nobody recorded where the money comes from");
}

#[test]
fn a_signed_copy_that_gave_way_to_another_is_told_with_its_reason_and_both_marks() {
    use sovang_projections::public::decisions::Replaced;
    let replaced = Replaced {
        before: "5ac1d2e9".repeat(8),
        after: "71fe08b4".repeat(8),
        reason: "Tải nhầm bản chưa đóng dấu.".into(),
        at: "2026-12-22T02:00:00Z".parse().unwrap(),
        log_index: 4321,
    };
    let found = Found {
        decision: Decision { replaced: vec![replaced], ..sample::decision(SigningMode::Own) },
        awards: vec![sample::award()],
        round: Some(sample::round(sample::RoundStage::Decided)),
        campaign: "Phú Tân thi đua".into(),
    };
    let html = body(&sample::here(), &found, sample::rules(), sample::today()).into_string();
    assert!(html.contains("Đã thay tệp lúc") && html.contains("Tải nhầm bản chưa đóng dấu. "), "{html}");
    assert!(html.contains(&"5ac1d2e9".repeat(8)) && html.contains(&"71fe08b4".repeat(8)), "{html}");
    assert!(!drawn(SigningMode::Own).contains("Đã thay tệp"));
}

#[test]
fn a_decision_of_which_something_was_put_right_says_so_in_its_heading_and_in_its_list() {
    use sovang_domain::award_round::AwardField;
    let mut award = sample::corrected();
    assert!(corrected(&[sample::award(), award.clone()]).into_string().contains("Đã đính chính"));
    assert!(corrected(&[sample::award()]).into_string().is_empty());
    let one = award.corrections.first_mut().unwrap();
    (one.field, one.before, one.after) = (AwardField::Posthumous, "tặng".into(), "truy tặng".into());
    assert!(list(&[award], true).into_string().contains("nay là “truy tặng”"));
}

#[test]
fn a_household_and_a_collective_are_named_as_such() {
    let of = |kind| list(&[Award { kind, ..sample::award() }], true).into_string();
    assert!(of(NomineeKind::Household).contains(" (hộ gia đình)"));
    assert!(of(NomineeKind::Collective).contains(" (tập thể)"));
    assert!(!of(NomineeKind::Individual).contains("(cá nhân)"));
}

#[test]
fn a_basis_known_second_hand_only_is_said_to_be_so() {
    let law = "Căn cứ Luật số 06/2026/QH16 ngày 23 tháng 4 năm 2026 sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng";
    let signed = |day: &str| {
        let signed_on = day.parse().unwrap();
        let legal_bases = sample::rules().rounds(signed_on).unwrap().cited();
        let decision = Decision { signed_on, legal_bases, ..sample::decision(SigningMode::Own) };
        checks(&sample::here(), &decision, sample::rules()).into_string()
    };
    let after = signed("2026-12-21");
    assert!(
        after.contains("Căn cứ chưa đối chiếu") && after.contains("Nguồn gián tiếp, cần kiểm lại"),
        "{after}"
    );
    assert!(after.contains(law.trim_start_matches("Căn cứ ")));
    assert!(!signed("2026-09-30").contains("chưa đối chiếu"));
}

#[test]
fn a_deputy_signs_for_the_chairman_and_nobody_on_behalf_of_the_committee() {
    let html = drawn(SigningMode::ForHead);
    assert!(html.contains("<strong>KT. CHỦ TỊCH</strong><br><strong>PHÓ CHỦ TỊCH</strong>"));
    assert!(!html.contains("TM."));
    assert!(!drawn(SigningMode::Own).contains("TM."));
}
