//! A dossier goes back once for a missing paper, comes again, and passes both appraisals.

use crate::stage::{Walk, pdf, sound};
use crate::support::browser::Browser;

const NOMINEE: &str = "Mai Thị Thu Hà";
const MINUTES: &str = "Biên bản họp xét khen thưởng";

#[tokio::test]
async fn a_returned_dossier_comes_back_and_passes() {
    let walk = Walk::begin().await;
    let browser = Browser::open().await;
    walk.signs_in(&browser, walk.account("chuyendoiso.tu-minh")).await;
    browser.reads(NOMINEE).await;
    sound(&browser).await;
    browser.follows("Thẩm định thành tích").await;
    let dossier = browser.address().await;
    browser.reads(NOMINEE).await;
    browser.reads("Giấy tờ: có 3/3").await;
    sound(&browser).await;

    browser.chooses("Trả lại để bổ sung (chỉ được 01 lần)").await;
    browser.presses("Ghi vào sổ").await;
    assert_eq!(browser.status().await, 422);
    browser.reads("Ghi ý kiến thẩm định, ít nhất một câu.").await;
    sound(&browser).await;
    let reason = "Biên bản thiếu chữ ký của thư ký, đề nghị gửi bản đã ký.";
    browser.fills("Ý kiến thẩm định", reason).await;
    browser.chooses(MINUTES).await;
    browser.presses("Ghi vào sổ").await;
    browser.reads("Đã ghi vào sổ").await;
    browser.reads("Trả lại để bổ sung").await;
    sound(&browser).await;

    walk.signs_in(&browser, walk.reporter("tu-minh", "truong-mam-non")).await;
    browser.follows("Bổ sung, nộp lại hồ sơ đề nghị").await;
    browser.reads(reason).await;
    browser.reads("Được yêu cầu bổ sung.").await;
    sound(&browser).await;
    let folder = tempfile::tempdir().unwrap();
    browser.attaches(MINUTES, &pdf(&folder, "bien-ban-da-ky")).await;
    browser.presses("Nộp lại").await;
    browser.reads("Đã ghi vào sổ").await;
    sound(&browser).await;

    walk.signs_in(&browser, walk.account("chuyendoiso.tu-minh")).await;
    browser.visit(&dossier).await;
    browser.reads("không trả lại thêm được").await;
    browser.chooses("Đúng thực tế và đạt tiêu chí, chuyển sang thẩm định hồ sơ").await;
    browser.fills("Ý kiến thẩm định", "Đã xem 40 bài tại trường, đúng như báo cáo.").await;
    browser.presses("Ghi vào sổ").await;
    browser.reads("Đã ghi vào sổ").await;
    browser.does_not_read("Kết luận của tôi").await;

    walk.signs_in(&browser, walk.account("thiduakhenthuong.tu-minh")).await;
    browser.visit(&dossier).await;
    browser.chooses("Đủ, sẵn sàng đưa ra đợt xét").await;
    browser.fills("Ý kiến thẩm định", "Đủ giấy tờ, biên bản đã ký.").await;
    browser.presses("Ghi vào sổ").await;
    browser.reads("Đã ghi vào sổ").await;
    browser.reads("Đủ hồ sơ").await;
    sound(&browser).await;
}
