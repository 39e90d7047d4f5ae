//! An officer reads a plan's document into fields, mends what lacks, and records; a colleague goes on with an amendment.

use crate::stage::{fills_in, sound, sound_everywhere, text_of, turn};
use crate::support::browser::Browser;
use crate::world::{PASSWORD, World};
use std::io::Write as _;
use std::path::PathBuf;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A plan as a commune writes it, short.
const PLAN: &str = include_str!("../data/plan-review.txt");
/// What makes it a Word file.
const TYPES: &str = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
/// Every item is taken.
const TAKES_ALL: &str = "const all = [...document.querySelectorAll('input[type=radio][value=co]')];
    all.forEach((radio) => { radio.checked = true; }); return all.length > 0";
/// What is told at the occasions of the award form.
const AT_THE_FIELD: &str =
    "return document.querySelector('fieldset:has([name=\"hinh-thuc-dip.1\"]) .error-message').textContent";
/// The draft that the start page lists.
const DRAFT: &str = "return document.querySelector('section:has(#ke-hoach-dang-ra-soat) a').textContent";

/// A Word file with these lines.
fn docx(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let lines: String = text.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    let document = format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{lines}</w:body></w:document>");
    let path = folder.path().join(format!("{name}.docx"));
    let mut writer = ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (part, content) in [("[Content_Types].xml", TYPES), ("word/document.xml", document.as_str())] {
        writer.start_file(part, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
    path
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_is_reviewed_in_fields_and_a_colleague_goes_on_with_its_amendment() {
    let _turn = turn().await;
    let world = World::sqlite().await;
    let folder = tempfile::tempdir().unwrap();
    let browser = Browser::open().await;
    let page = format!("{}/noi-bo/phong-trao/doc-ke-hoach", world.base);
    browser.visit(&format!("{}/dang-nhap", world.base)).await;
    fills_in(&browser, "thi-dua.phu-tan", PASSWORD).await;
    browser.reads("Việc của tôi").await;

    browser.visit(&page).await;
    browser.attaches("Chọn tệp", &docx(&folder, "ke-hoach", PLAN)).await;
    browser.presses("Đọc").await;
    browser.reads("Bản nháp, chưa ghi vào sổ").await;
    sound_everywhere(&browser).await;
    what_lacks_is_told_at_its_field(&browser).await;
    browser.presses("Xem trước khi ghi").await;
    browser.reads("Khen hằng năm: các năm 2026 đến 2030.").await;
    sound_everywhere(&browser).await;
    browser.presses("Ghi kế hoạch: ghi vào sổ").await;
    browser.reads("Đã ghi vào sổ").await;
    let address = browser.address().await;
    let slug = address.split('?').next().unwrap().rsplit('.').next().unwrap();
    the_public_reads_the_whole_text(&browser, &format!("{}/phu-tan/phong-trao/{slug}", world.base)).await;

    browser.visit(&format!("{page}?sua=phu-tan.{slug}")).await;
    let amended = PLAN.replace("không quá 05", "không quá 06");
    browser.attaches("Chọn tệp", &docx(&folder, "sua-doi", &amended)).await;
    browser.presses("Đọc").await;
    browser.reads("Rà soát bản sửa đổi kế hoạch").await;
    sound(&browser).await;
    browser.presses("Đăng xuất").await;
    a_colleague_records_the_amendment(&browser, &world).await;
    world.is_sound().await;
}

async fn what_lacks_is_told_at_its_field(browser: &Browser) {
    assert_eq!(browser.runs(TAKES_ALL, vec![]).await, true);
    browser.presses("Xem trước khi ghi").await;
    assert_eq!(browser.status().await, 422);
    let lacks = "chọn dịp xét hình thức này";
    browser.reads(&format!("Hình thức khen thưởng, mục 1: {lacks}")).await;
    let told = text_of(browser, AT_THE_FIELD).await;
    assert!(told.to_lowercase().contains(lacks), "{told}");
    sound_everywhere(browser).await;
    browser.chooses_near("Xét vào dịp", "Hằng năm").await;
}

async fn the_public_reads_the_whole_text(browser: &Browser, page: &str) {
    browser.visit(page).await;
    browser.reads("Toàn văn kế hoạch").await;
    browser.unfolds("Mở toàn văn").await;
    browser.reads("Nâng cao nhận thức của cán bộ và Nhân dân.").await;
    let links = "const links = [...document.querySelectorAll('a[href^=\"#cau-\"]')];
        return links.length > 0 && links.every((link) => document.getElementById(link.hash.slice(1)))";
    assert_eq!(browser.runs(links, vec![]).await, true, "every rule leads to its sentence");
    sound_everywhere(browser).await;
}

/// The draft is found on the start page; what changes is read before it is recorded.
async fn a_colleague_records_the_amendment(browser: &Browser, world: &World) {
    browser.visit(&format!("{}/dang-nhap", world.base)).await;
    fills_in(browser, "van-thu.phu-tan", PASSWORD).await;
    browser.reads("Kế hoạch đang rà soát, chưa ghi").await;
    browser.reads("Phan Thị Thu Hiền lưu").await;
    sound(browser).await;
    browser.follows(&text_of(browser, DRAFT).await).await;
    browser.reads("Rà soát bản sửa đổi kế hoạch").await;
    assert_eq!(browser.runs(TAKES_ALL, vec![]).await, true);
    browser.chooses_near("Xét vào dịp", "Hằng năm").await;
    browser.fills("Vì sao sửa đổi", "Tăng mức khen.").await;
    browser.fills("Văn bản sửa đổi", "20/KH-UBND").await;
    browser.presses("Xem trước khi ghi").await;
    browser.reads("Bỏ: Giấy khen, tập thể, hằng năm: không quá 05.").await;
    browser.reads("Thêm: Giấy khen, tập thể, hằng năm: không quá 06.").await;
    sound_everywhere(browser).await;
    browser.presses("Ghi phiên bản mới: ghi vào sổ").await;
    browser.reads("Đã ghi vào sổ").await;
}
