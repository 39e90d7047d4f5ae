//! Who keeps the machine of the Fatherland Front: looks at its page now and then, and must see from afar how things stand.

use crate::stage::{sound_everywhere, text_of, turn};
use crate::support::browser::Browser;
use crate::witnessing::{Log, ORIGIN, Running, START, body};

/// Looks at the page, which is held still: it would come back while axe is at work.
async fn sees(browser: &Browser, witness: &Running, large: &str) {
    browser.visit(&format!("{}/?tu-lam-moi=khong", witness.url)).await;
    assert_eq!(text_of(browser, "return document.querySelector('h1').textContent").await, large);
    let height = "return String(parseFloat(getComputedStyle(document.querySelector('h1')).fontSize) >= 38)";
    assert_eq!(text_of(browser, height).await, "true", "the words are not large");
    sound_everywhere(browser).await;
}

#[tokio::test]
async fn the_witness_says_in_large_words_how_things_stand() {
    let _turn = turn().await;
    let (dir, log) = (tempfile::tempdir().unwrap(), Log::new(ORIGIN, 1));
    let witness = Running::start(dir.path(), &[&log]).await;
    let browser = Browser::wishing().without_scripts().open().await;
    sees(&browser, &witness, "Chưa nhận được bản chốt sổ nào").await;
    witness.cosigns(log.body(0, 4)).await;
    witness.clock_is(START + 120);
    sees(&browser, &witness, "Sổ khớp, đã đồng ký").await;
    browser.reads("2 phút trước, lúc 07:00 ngày 01/11/2026").await;
    witness.clock_is(START + 3_600);
    sees(&browser, &witness, "Đã lâu không nhận được bản chốt sổ").await;
    witness.clock_is(0);
    sees(&browser, &witness, "CÓ VẤN ĐỀ: đồng hồ máy này sai").await;

    witness.clock_is(START + 3_700);
    assert_eq!(witness.answers(body(4, &[], &log.forked(2, 1).note(3))).await.0, 400);
    sees(&browser, &witness, "CÓ VẤN ĐỀ: sổ bị lùi lại").await;
    assert_eq!(witness.answers(log.forked(2, 1).body(4, 4)).await.0, 422);
    sees(&browser, &witness, "CÓ VẤN ĐỀ: sổ có hai bản khác nhau").await;
    browser.reads("Giữ nguyên máy này").await;
    browser.follows(&format!("Xem bản chốt sổ {ORIGIN}")).await;
    browser.reads(&log.note(4)[..20]).await;
}
