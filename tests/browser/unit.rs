//! A unit files a report after its day: the book takes it, and says that it came late.

use crate::stage::{Walk, pdf, sound, text_of};
use crate::support::browser::Browser;

/// The reports of a year whose plan names a day.
const REGISTER: &str = "/phong-quang/phong-trao/dot-pha-khoa-hoc-cong-nghe/bao-cao?nam=2025";

#[tokio::test]
async fn a_unit_files_a_late_report_and_everyone_sees_that_it_is_late() {
    let walk = Walk::begin().await;
    let browser = Browser::open().await;
    browser.visit(&walk.at(REGISTER)).await;
    sound(&browser).await;
    let overdue = "const row = [...document.querySelectorAll('tr')]
            .find((row) => row.querySelector('th a') && row.innerText.includes('Quá hạn'));
        return row.querySelector('th a').pathname.split('/').pop()";
    let unit = text_of(&browser, overdue).await;

    walk.signs_in(&browser, walk.reporter("phong-quang", &unit)).await;
    browser.reads("01 báo cáo quá hạn").await;
    sound(&browser).await;
    browser.follows("Nộp báo cáo").await;
    browser
        .reads("trước ngày 25/11/2025 (ngày này đã là quá hạn; ngày cuối còn nộp được là 24/11/2025)")
        .await;
    browser.reads("vẫn được nhận và ghi là nộp sau hạn").await;
    sound(&browser).await;

    // nothing said and nothing attached
    browser.fills("Khó khăn, kiến nghị (nếu có)", "Thiếu máy tính ở hai thôn.").await;
    browser.presses("Nộp báo cáo").await;
    assert_eq!(browser.status().await, 422);
    browser.reads("Ghi kết quả, hoặc kèm tệp báo cáo.").await;
    browser.holds("Khó khăn, kiến nghị (nếu có)", "Thiếu máy tính ở hai thôn.").await;
    sound(&browser).await;

    let folder = tempfile::tempdir().unwrap();
    let words = "Giám sát 14 điểm truy cập Internet; 96% hộ dùng được.";
    browser.fills("Kết quả", words).await;
    browser.attaches("Tệp báo cáo (nếu có)", &pdf(&folder, "bao-cao-muon")).await;
    browser.presses("Nộp báo cáo").await;
    browser.reads("Đã ghi vào sổ").await;
    browser.reads(words).await;
    browser.reads("nộp sau hạn").await;
    browser.reads("sau hạn").await;
    sound(&browser).await;

    browser.visit(&walk.at(REGISTER)).await;
    let row = format!(
        "return [...document.querySelectorAll('tr')]
            .find((row) => row.querySelector('th a')?.pathname.endsWith('/{unit}')).innerText"
    );
    let row = text_of(&browser, &row).await;
    assert!(row.contains("Nộp sau hạn") && !row.contains("Quá hạn"), "the public register says {row:?}");
    sound(&browser).await;
}
