//! The award officer asks the trail who did what when, opens a raw record, and takes the lines away.

use crate::stage::{Walk, sound, text_of};
use crate::support::browser::Browser;
use fantoccini::Locator;
use std::path::Path;
use std::time::{Duration, Instant};

const ME: &str = "phu-tan.thiduakhenthuong";

#[tokio::test]
async fn the_trail_is_asked_by_act_person_and_date_and_taken_away() {
    let walk = Walk::begin().await;
    let browser = Browser::open().await;
    walk.signs_in(&browser, walk.account("thiduakhenthuong.phu-tan")).await;
    browser.follows("Nhật ký").await;
    browser.reads("Ai làm gì, lúc nào, vì sao.").await;
    sound(&browser).await;
    let all = total(&browser).await;

    browser.selects("Việc", "Trả lại").await;
    browser.presses("Lọc").await;
    sound(&browser).await;
    let returned = total(&browser).await;
    assert!(0 < returned && returned < all, "{returned} of {all}");
    for line in lines(&browser).await {
        assert!(line.contains("trả lại"), "{line}");
    }

    let name =
        text_of(&browser, &format!("return document.querySelector('option[value=\"{ME}\"]').text")).await;
    browser.selects("Người làm", &name).await;
    browser.fills("Từ ngày", "2026-01-01").await;
    browser.fills("Đến ngày", "2026-11-30").await;
    browser.presses("Lọc").await;
    sound(&browser).await;
    let mine = total(&browser).await;
    assert!(0 < mine && mine < returned, "{mine} of {returned}");
    let shown = lines(&browser).await;
    // the choice has the post behind the name
    let person = name.split([',', '(']).next().unwrap().trim();
    for line in &shown {
        assert!(line.contains(person) && line.contains("/2026"), "{line}");
    }

    let first = browser.client().find(Locator::Css("ol.timeline > li summary")).await.unwrap();
    first.click().await.unwrap();
    browser.reads("\"event_type\"").await;
    browser.reads(&format!("\"{ME}\"")).await;
    sound(&browser).await;

    let folder = tempfile::tempdir().unwrap();
    browser.downloads_into(folder.path()).await;
    browser.follows("CSV, mở bằng Excel").await;
    let csv = arrives(&folder.path().join("ban-trinh-dien-nhat-ky.csv")).await;
    assert!(csv.starts_with('\u{feff}'), "Excel needs the mark to read Vietnamese");
    let records: Vec<&str> = csv.trim_end().split("\r\n").skip(1).collect();
    assert_eq!(records.len(), mine);
    assert!(records.iter().all(|record| record.contains(ME) && record.contains("\"Trả lại\"")), "{csv}");

    browser.follows("Bỏ mọi bộ lọc").await;
    assert_eq!(total(&browser).await, all);
    browser.no_console_errors().await;
}

/// How many lines the filters let through, as the page says.
async fn total(browser: &Browser) -> usize {
    let heading = text_of(browser, "return document.querySelector('#ket-qua').innerText").await;
    let number = heading.split(' ').next().unwrap().replace('.', "");
    number.parse().unwrap_or_else(|_| panic!("{heading}"))
}

async fn lines(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('ol.timeline > li')].map((line) => line.innerText)";
    serde_json::from_value(browser.runs(script, vec![]).await).unwrap()
}

/// The file, once Chromium has written all of it.
async fn arrives(path: &Path) -> String {
    let started = Instant::now();
    loop {
        // Chromium gives the file its name when it is complete
        if let Ok(text) = std::fs::read_to_string(path) {
            return text;
        }
        assert!(started.elapsed() < Duration::from_secs(10), "{} does not arrive", path.display());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
