//! What the page says in each state.

use super::*;
use crate::judge::{Head, Kind};
use crate::witness::EARLIEST;

const NOW: u64 = EARLIEST + 86_400;

fn log(origin: &str, ago: Option<u64>) -> LogReport {
    let recorded = ago.map(|ago| Recorded {
        head: Head { size: 1_150, root: [7; 32] },
        note: "note".into(),
        cosigned_at: NOW - ago,
    });
    LogReport { origin: origin.into(), recorded }
}

fn report(logs: Vec<LogReport>, incidents: Vec<Incident>) -> Report {
    let (name, vkey) = ("mttq.example/phu-tan".into(), "mttq.example/phu-tan+00000000+AA".into());
    let fingerprint = "0011 2233".to_owned();
    Report { name, vkey, fingerprint, now: NOW, clock_back: None, logs, incidents }
}

fn incident(kind: Kind, settled: bool) -> Incident {
    Incident {
        id: 1,
        kind,
        origin: "a.example/log".into(),
        cosigned_size: 9,
        cosigned_note: "ours".into(),
        size: 4,
        note: "theirs".into(),
        received_at: NOW - 60,
        settled,
    }
}

fn large(report: &Report) -> String {
    let html = page(report, false).into_string();
    let (_, rest) = html.split_once("<h1>").unwrap();
    rest.split_once("</h1>").unwrap().0.replace("<span>", "").replace("</span>", "")
}

#[test]
fn the_large_words_say_how_things_stand() {
    let a = |ago| log("a.example/log", ago);
    let b = |ago| log("b.example/log", ago);
    assert_eq!(large(&report(vec![a(Some(120))], vec![])), "Sổ khớp, đã đồng ký");
    assert_eq!(large(&report(vec![a(Some(900))], vec![])), "Sổ khớp, đã đồng ký");
    assert_eq!(large(&report(vec![a(Some(901))], vec![])), "Đã lâu không nhận được bản chốt sổ");
    assert_eq!(large(&report(vec![a(None)], vec![])), "Chưa nhận được bản chốt sổ nào");
    assert_eq!(large(&report(vec![a(Some(1)), b(None)], vec![])), "Đã lâu không nhận được bản chốt sổ");
    assert_eq!(large(&report(vec![a(Some(1)), b(Some(2))], vec![])), "Sổ khớp, đã đồng ký");
    let clock = Report { clock_back: Some(NOW + 60), ..report(vec![a(Some(1))], vec![]) };
    assert_eq!(large(&clock), "CÓ VẤN ĐỀ: đồng hồ máy này sai");
}

#[test]
fn an_incident_is_larger_than_everything_else_and_only_a_proof_settles_one() {
    for (kind, words) in [
        (Kind::SplitView, "CÓ VẤN ĐỀ: sổ có hai bản khác nhau"),
        (Kind::Rollback, "CÓ VẤN ĐỀ: sổ bị lùi lại"),
        (Kind::NotContinued, "CÓ VẤN ĐỀ: sổ mới không nối tiếp sổ cũ"),
    ] {
        let report = report(vec![log("a.example/log", Some(1))], vec![incident(kind, false)]);
        assert_eq!(large(&report), words);
        let html = page(&report, false).into_string();
        for part in ["Việc cần làm ngay", "/su-co/1/ban-da-dong-ky.txt", "/su-co/1/ban-bi-tu-choi.txt"] {
            assert!(html.contains(part), "{part}");
        }
    }
    let settled = incident(Kind::NotContinued, true);
    let calm = report(vec![log("a.example/log", Some(1))], vec![settled.clone()]);
    assert_eq!(large(&calm), "Sổ khớp, đã đồng ký");
    assert!(page(&calm, false).into_string().contains("Đã rõ: chỉ phần chứng minh bị lỗi"));
    let both =
        report(vec![], vec![settled, incident(Kind::Rollback, false), incident(Kind::SplitView, false)]);
    assert_eq!(large(&both), "CÓ VẤN ĐỀ: sổ có hai bản khác nhau");
}

#[test]
fn the_lead_says_when_and_of_which_log() {
    let html = page(&report(vec![log("a.example/log", Some(300))], vec![]), false).into_string();
    assert!(
        html.contains("Lần đồng ký gần nhất: 5 phút trước, lúc 06:55 ngày 02/01/2026. Không phải làm gì.")
    );
    assert!(html.contains("<dd>1.150</dd>"), "{html}");
    let back =
        Report { clock_back: Some(NOW), now: 0, ..report(vec![log("a.example/log", Some(1))], vec![]) };
    let html = page(&back, false).into_string();
    assert!(html.contains("07:00 ngày 01/01/1970, trước lần đồng ký gần nhất (07:00 ngày 02/01/2026)"));
    assert!(html.contains("06:59 ngày 02/01/2026, sau giờ của máy này"), "{html}");
    let logs = vec![log("a.example/log", Some(1)), log("b.example/log", Some(7_200))];
    let html = page(&report(logs, vec![]), false).into_string();
    assert!(html.contains("2 giờ trước, lúc 05:00 ngày 02/01/2026 (b.example/log)"));
}

#[test]
fn nothing_needs_a_script_a_style_or_another_host_and_names_are_escaped() {
    let evil = log("<script>alert(1)</script>/log", Some(1));
    let html = page(&report(vec![evil], vec![incident(Kind::SplitView, false)]), true).into_string();
    for banned in ["<script", "style=", "<style", "http://", "https://", "onclick", "http-equiv"] {
        assert!(!html.contains(banned), "{banned}");
    }
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"vi\">"));
    assert_eq!(html.matches("<h1>").count(), 1);
    for word in [" bạn ", "vui lòng", "Vui lòng", "!</"] {
        assert!(!html.contains(word), "{word}");
    }
}

#[test]
fn beside_a_demonstration_it_says_that_it_is_not_the_fronts() {
    let real = report(vec![log("a.example/log", Some(1))], vec![]);
    let made_up = Report { name: "ban-trinh-dien.localhost/witness".into(), ..real.clone() };
    assert!(page(&made_up, true).into_string().contains("Bản trình diễn, số liệu bịa."));
    assert!(!page(&real, true).into_string().contains("Bản trình diễn"));
}
