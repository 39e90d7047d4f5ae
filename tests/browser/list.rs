//! A unit pastes its whole list, looks at every nominee, mends what is missing, and sends it once.

use crate::stage::{fills_in, pdf, sound, sound_everywhere, turn};
use crate::support::browser::Browser;
use crate::world::{PASSWORD, World};
use sovang_domain::plan::Occasion;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_unit_pastes_its_list_mends_it_and_sends_it_once() {
    let _turn = turn().await;
    let world = World::sqlite().await;
    let asking = world.asking("thi-dua", world.days_ago(20)).await;
    let (round, done) =
        world.desk.open_round(&asking, &world.campaign, world.year, Occasion::Annual).await.unwrap();
    world.shows(&done).await;
    let browser = Browser::open().await;
    browser.visit(&format!("{}/dang-nhap", world.base)).await;
    fills_in(&browser, "bc-tram-y-te.phu-tan", PASSWORD).await;
    browser.visit(&format!("{}/noi-bo/de-nghi/moi?dot={round}", world.base)).await;
    browser.follows("Gửi cả danh sách một lần, dán từ Excel").await;
    sound_everywhere(&browser).await;

    browser.presses("Xem trước").await;
    assert_eq!(browser.status().await, 422);
    browser.reads("Dán danh sách vào đây").await;
    let list = "Họ và tên, Chức vụ, Thành tích\nLê Thị Bưởi, Y sĩ, Lập 120 sổ sức khỏe điện tử.\nTrần Văn Cam, Y tá, Lập 90 sổ sức khỏe điện tử.";
    let year = world.year;
    for (label, value) in [
        ("Dán danh sách", list.replace(", ", ";")),
        ("Giai đoạn thành tích, từ ngày", format!("01/01/{year}")),
        ("Đến ngày", format!("30/9/{year}")),
    ] {
        browser.fills(label, &value).await;
    }
    browser.selects("Người được đề nghị là", "Người trực tiếp lao động, sản xuất, công tác").await;
    browser.presses("Xem trước").await;
    assert_eq!(browser.status().await, 422);
    browser.reads("Danh sách: 02 đề nghị").await;
    browser.reads("Dòng 2: Chọn “Trần Văn Cam” được đề nghị hình thức gì").await;
    sound_everywhere(&browser).await;

    // for whom, then which criteria: the second takes them from the first
    let chooses = "for (const list of document.querySelectorAll('select[name^=\"cho.\"]')) list.value = 'giay-khen.ca-nhan/ca-nhan'; return true";
    browser.runs(chooses, vec![]).await;
    browser.presses("Kiểm tra").await;
    browser.reads("Dòng 1: Chọn ít nhất một tiêu chí đạt được.").await;
    let ticks = "document.querySelector('input[name=\"tieu-chi.1\"]').checked = true; document.querySelector('input[name=\"tieu-chi-theo-dong-tren\"]').checked = true; return true";
    browser.runs(ticks, vec![]).await;
    browser.presses("Kiểm tra").await;
    browser.reads("Không còn chỗ nào phải sửa").await;
    sound(&browser).await;
    let folder = tempfile::tempdir().unwrap();
    browser.attaches("Tờ trình đề nghị khen thưởng, kèm danh sách", &pdf(&folder, "to-trinh")).await;
    browser.presses("Gửi cả danh sách").await;
    browser.reads("Đã ghi vào sổ").await;
    for name in ["Lê Thị Bưởi", "Trần Văn Cam"] {
        browser.reads(name).await;
    }
    sound(&browser).await;
    world.is_sound().await;
}
