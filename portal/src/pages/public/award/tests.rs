//! One award's page, drawn from rows.

use super::super::sample;
use super::*;
use jiff::civil::date;
use sovang_domain::award_round::AwardField;
use sovang_domain::locality::SigningMode;
use sovang_ledger::log::Standing;
use sovang_projections::public::awards::{CorrectionRow, EndTakenBackRow};
use sovang_projections::public::decisions::Signed;
use sovang_words::personal::ERASED;

/// The page of the award as it stands, signed by the deputy.
fn found(award: Award) -> AwardPage {
    let page = sample::award_page();
    let signatory = sample::decision(SigningMode::ForHead).signatory;
    let signed = page.signed.map(|signed| Signed { signatory, ..signed });
    AwardPage { award, signed, steps: Vec::new(), ..page }
}

/// Its name was put right.
fn corrected() -> Award {
    let correction = CorrectionRow {
        field: AwardField::Recipient,
        before: "Trần Thị Ngọc Huê".into(),
        after: "Trần Thị Ngọc Huệ".into(),
        ..sample::corrected().corrections.remove(0)
    };
    Award { corrections: vec![correction], ..sample::award() }
}

fn drawn(found: &AwardPage) -> String {
    drawn_with(found, &sample::log())
}

fn drawn_with(found: &AwardPage, log: &LogStatus) -> String {
    let address = "https://sovang.example.vn/phu-tan/khen-thuong/2026-5-1";
    body(&sample::here(), found, log, Some(address), sample::today()).into_string()
}

#[test]
fn the_decision_names_signer_prize_and_the_sum() {
    let html = drawn(&found(sample::award()));
    assert!(html.contains(r#"<a href="/phu-tan/quyet-dinh/2026-5">05/QĐ-UBND</a> ngày 21/12/2026"#));
    assert!(html.contains("KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Trương Văn Lợi"));
    assert!(html.contains("760.000 đồng: 0,3 lần lương cơ sở 2.530.000 đồng, làm tròn lên chục nghìn đồng <cite>Nghị định 152/2025/NĐ-CP, Điều 54</cite>"));
    assert!(html.contains("Giấy khen của Chủ tịch Ủy ban nhân dân xã Phú Tân"));
    assert!(
        html.contains(r#"data-state="wait">Nguồn gián tiếp, cần kiểm lại</b>"#),
        "how far it was checked: {html}"
    );
}

#[test]
fn an_achievement_put_right_cites_its_correction_and_was_not_the_one_that_was_appraised() {
    let line = |html: &str, index: u64| {
        html.contains(&format!("/phu-tan/so/{index}")) || html.contains(&format!("so={index}"))
    };
    let plain = drawn(&found(sample::award()));
    assert!(plain.contains("không ai viết lại") && !plain.contains("lời ghi khi ấy"), "{plain}");
    let correction = CorrectionRow {
        field: AwardField::Achievement,
        before: "Cứu 02 người".into(),
        after: "Cứu 09 người".into(),
        log_index: 4321,
        ..sample::corrected().corrections.remove(0)
    };
    let award =
        Award { achievement: "Cứu 09 người".into(), corrections: vec![correction], ..sample::award() };
    let html = drawn(&found(award));
    assert!(!html.contains("không ai viết lại") && line(&html, 4321), "{html}");
    assert!(
        html.contains("sau đó đã đính chính thành tích (") && html.contains("<s>Cứu 02 người</s>"),
        "{html}"
    );
    assert!(html.contains("Thẩm định lời ghi khi ấy, trước khi đính chính."), "{html}");
}

#[test]
fn the_place_of_an_award_is_that_of_its_decision_and_an_error_of_the_office_gave_it_back() {
    use sovang_domain::award_round::{Ground, Mistake};
    let html = drawn(&found(sample::award()));
    assert!(html.contains("Khi quyết định: cá nhân thứ 1 trong") && !html.contains("đã trả lại"), "{html}");
    let mut award = sample::revoked();
    assert!(!drawn(&found(award.clone())).contains("chỗ này đã trả lại"), "one revoked by law keeps it");
    award.revocation.as_mut().unwrap().ground = Ground::Mistake(Mistake::WrongPerson);
    let html = drawn(&found(award));
    assert!(html.contains("Khen nhầm nên chỗ này đã trả lại, không tính vào mức."), "{html}");
}

#[test]
fn without_the_portals_address_no_code_is_drawn_and_none_is_printed() {
    let page = found(sample::award());
    let html = body(&sample::here(), &page, &sample::log(), None, sample::today()).into_string();
    assert!(!html.contains("<svg") && !html.contains("Mã QR"), "{html}");
    assert!(html.contains("từ Sổ Vàng xã Phú Tân. Bản in không thay Quyết định 05/QĐ-UBND."), "{html}");
    let html = drawn(&page);
    assert!(
        html.contains("<svg") && html.contains("từ https://sovang.example.vn/phu-tan/khen-thuong/2026-5-1.")
    );
}

#[test]
fn why_is_made_of_facts_with_their_numbers_and_the_plans_words() {
    let page = found(sample::award());
    let html = drawn(&page);
    assert!(html.contains(
        "Khi quyết định: cá nhân thứ 1 trong “không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã”."
    ));
    assert!(html.contains("cả danh sách nhận 02 góp ý, đã trả lời cả 02"));
    assert!(html.contains(
        "Bỏ phiếu kín: 06 tán thành, 01 không tán thành, 01 không tham gia vì xung đột lợi ích, 01 vắng"
    ));
    let (dossier, round, ballot) = (page.dossier.unwrap(), page.round.unwrap(), page.ballot.unwrap());
    let appraised = [dossier.achievement.unwrap().log_index, dossier.complete.unwrap().log_index];
    let notice_closed = round.notice.unwrap().closed.unwrap().log_index;
    for number in appraised.into_iter().chain([notice_closed, ballot.log_index, page.award.log_index]) {
        assert!(html.contains(&format!("số {number}")), "{number}");
    }
}

#[test]
fn that_a_late_dossier_was_let_in_is_told_but_not_why() {
    let mut page = found(sample::award());
    let dossier = page.dossier.as_mut().unwrap();
    dossier.admitted = dossier.complete;
    let html = drawn(&page);
    assert!(html.contains("<dt>Nộp sau hạn</dt><dd>Chủ tịch cho nhận. "), "{html}");
}

#[test]
fn a_correction_stands_beside_the_old_words() {
    let corrected = corrected();
    let number = corrected.corrections[0].log_index;
    let html = drawn(&found(corrected));
    assert!(html.contains("Đã ghi: “<s>Trần Thị Ngọc Huê</s>”<br>Nay là: “Trần Thị Ngọc Huệ”"));
    assert!(html.contains(&format!("số {number}")));
}

#[test]
fn a_revoked_award_says_so_first_with_ground_and_recovery() {
    let html = drawn(&found(sample::revoked()));
    assert!(html.starts_with(r#"<section class="notification-banner" data-state="late""#));
    assert!(html.contains("Điều 93 khoản 2 điểm a"));
    assert!(html.contains("Tiền thưởng: phải thu hồi. Hiện vật: đã thu hồi"));
    assert!(
        html.contains("Quyết định hủy bỏ: 14/QĐ-UBND, người ký: Chủ tịch Lê Văn Tám, ngày "),
        "who takes away is named like who gave"
    );
    assert!(html.contains("Thành tích"), "the old words stay");
}

#[test]
fn an_end_taken_back_is_told_with_both_days_and_both_lines() {
    let revoked = sample::revoked();
    let end = revoked.revocation.clone().unwrap();
    let back = EndTakenBackRow {
        end: end.clone(),
        reason: "Ghi nhầm việc hủy bỏ.".into(),
        document: "31/QĐ-UBND".into(),
        on: date(2026, 11, 20),
        at: "2026-11-20T03:00:00Z".parse().unwrap(),
        log_index: 1_100,
    };
    let award = Award { revocation: None, ends_taken_back: vec![back], ..revoked };
    let html = drawn(&found(award));
    assert!(html.contains("<dt>Đính chính, hủy bỏ</dt><dd>Đã hủy bỏ ngày"), "{html}");
    assert!(
        html.contains("đã rút lại ngày") && html.contains(": Ghi nhầm việc hủy bỏ (31/QĐ-UBND)</dd>"),
        "{html}"
    );
    assert!(!html.contains("notification-banner"), "it holds");
    for line in [end.log_index, 1_100] {
        assert!(html.contains(&format!("/phu-tan/so/{line}.tlog-proof")), "{html}");
    }
    assert!(html.contains("Rút lại việc hủy bỏ, ghi sổ ngày 20/11/2026"), "{html}");
}

#[test]
fn an_erased_person_leaves_the_fact_standing() {
    let erased = Award { recipient: ERASED.into(), achievement: ERASED.into(), ..sample::award() };
    let html = drawn(&found(erased));
    assert!(html.contains(ERASED));
    assert!(html.contains("05/QĐ-UBND"));
    assert!(html.contains("không sửa, không bỏ được.") && !html.contains("không xóa được"), "{html}");
    assert!(html.contains("không còn tệp để kiểm tra") && !html.contains("award.json"), "no file is offered");
}

#[test]
fn an_unscheduled_award_says_that_it_went_straight_to_the_chairman() {
    let award =
        Award { occasion: sovang_domain::plan::Occasion::Unscheduled, within: None, ..sample::award() };
    let html = drawn(&found(award));
    assert!(html.contains("Chủ tịch quyết định trực tiếp"));
    assert!(!html.contains("Hội đồng xét"));
}

#[test]
fn a_sealed_award_offers_its_proof_and_that_of_every_later_fact() {
    let corrected = corrected();
    let number = corrected.corrections[0].log_index;
    let html = drawn(&found(corrected));
    assert!(html.contains("Đã nằm trong bản chốt sổ 1.150 dòng"));
    assert!(html.contains(r#"<strong class="tag" data-state="ok">MTTQ đã đồng ký</strong>"#));
    assert!(html.contains("nơi đồng ký: Mặt trận Tổ quốc (máy <code>mttq.phu-tan</code>), lúc"));
    assert!(html.contains("09:12 ngày 12/11/2026"));
    let award = sample::award().award;
    let address = format!("/phu-tan/khen-thuong/{}", award.local());
    for link in ["award.json", "award.tlog-proof"].map(|file| format!(r#"href="{address}/{file}""#)) {
        assert!(html.contains(&link), "{link}");
    }
    for file in ["json", "tlog-proof"] {
        assert!(html.contains(&format!(r#"href="/phu-tan/so/{number}.{file}""#)), "{file}");
    }
    assert!(html.contains(&format!(r#"href="/kiem-chung?giai={address}""#)));
}

#[test]
fn while_the_witness_is_away_an_award_waits_and_says_so() {
    let away = vec![("mttq.phu-tan".to_owned(), "timeout".to_owned())];
    let waiting = LogStatus { standing: Standing::Waiting(away), published: None, ..LogStatus::default() };
    let html = drawn_with(&found(sample::award()), &waiting);
    assert!(html.contains("Đang chờ chốt sổ"));
    assert!(
        html.contains(
            "Chưa liên lạc được với nơi đồng ký <code>mttq.phu-tan</code>. Việc ghi sổ vẫn tiếp tục"
        )
    );
    assert!(!html.contains("award.tlog-proof") && !html.contains("timeout"));
}
