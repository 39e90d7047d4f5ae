//! An award officer begins with an empty folder: one address, then everything in the browser, and slips to hand out.

use crate::stage::{fills_in, sound, sound_everywhere, text_of, turn};
use crate::support::browser::Browser;
use crate::support::server::Server;
use crate::world::PASSWORD;

const UNITS: &str = "Ban nhân dân ấp Trung\nBan nhân dân ấp Đông\nTrạm Y tế xã\nĐội văn nghệ";
/// A tab that is typed would leave the field.
const PEOPLE: &str = "Họ và tên;Chức vụ;Đơn vị;Vai trò\nLê Thị Thu;công chức văn thư;;\n\
    Phan Thị Hiền;công chức thi đua khen thưởng;;\nĐặng Đức Khoa;công chức chuyển đổi số;;\n\
    Nguyễn Quốc Bảo;Chủ tịch UBND xã;;\nVõ Văn Bảy;Trưởng ấp;Ấp Trung;\n";

#[tokio::test]
async fn a_commune_begins_in_the_browser_with_one_address_and_hands_out_slips() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("so-vang");
    let server =
        tokio::task::spawn_blocking(move || Server::start(&["serve", "--data", data.to_str().unwrap()]))
            .await;
    let server = server.unwrap();
    let _turn = turn().await;
    let browser = Browser::open().await;
    let at = |path: &str| format!("{}{path}", server.url);

    browser.visit(&at(&server.invitation())).await;
    browser.reads("Người quản trị").await;
    sound_everywhere(&browser).await;
    browser.fills("Họ và tên", "Trần Thị Bình").await;
    browser.fills("Mật khẩu", PASSWORD).await;
    browser.fills("Gõ lại mật khẩu", PASSWORD).await;
    browser.presses("Mở tài khoản quản trị").await;
    browser.reads("Bước tiếp theo: ghi địa phương.").await;
    sound(&browser).await;

    browser.follows("Ghi một xã, phường, đặc khu vào sổ").await;
    browser.chooses("Xã").await;
    browser.fills("Tên, không kèm loại", "Phú Tân").await;
    browser.chooses("Tỉnh").await;
    browser.fills("Tên tỉnh, thành phố", "An Giang").await;
    browser.presses("Ghi vào sổ").await;
    browser.holds("Địa chỉ trên cổng", "phu-tan").await;
    sound(&browser).await;
    browser.presses("Ghi vào sổ").await;
    browser.reads("Còn thiếu 04 việc").await;
    sound_everywhere(&browser).await;

    browser.follows("Đơn vị").await;
    sound(&browser).await;
    browser.fills("Dán danh sách", UNITS).await;
    browser.presses("Xem trước").await;
    browser.reads("Dòng 4: chọn loại của “Đội văn nghệ”.").await;
    sound_everywhere(&browser).await;
    browser.selects("Loại, dòng 4", "Mặt trận, đoàn thể").await;
    browser.presses("Ghi các đơn vị vào sổ").await;
    browser.reads("Còn thiếu 03 việc").await;

    browser.follows("Người dùng và vai trò").await;
    browser.fills("Dán danh sách", PEOPLE).await;
    browser.presses("Xem trước").await;
    sound_everywhere(&browser).await;
    browser.presses("Mở các tài khoản và in phiếu").await;
    browser.reads("Đã mở 05 tài khoản").await;
    browser.reads("bayvv.phu-tan").await;
    sound_everywhere(&browser).await;
    assert!(browser.prints().await.starts_with(b"%PDF"));

    let script = "return [...document.querySelectorAll('li')].find((slip) => slip.textContent.includes('thult.phu-tan'))
        .querySelector('code').textContent";
    let code = text_of(&browser, script).await;

    browser.visit(&at("/noi-bo")).await;
    browser.reads("Còn thiếu").await;
    browser.does_not_read("Không có việc nào").await;
    sound(&browser).await;
    browser.presses("Đăng xuất").await;
    browser.visit(&at("/dat-mat-khau")).await;
    browser.fills("Tài khoản", "thult.phu-tan").await;
    browser.fills("Mã một lần", &code).await;
    browser.fills("Mật khẩu mới", PASSWORD).await;
    browser.fills("Gõ lại mật khẩu mới", PASSWORD).await;
    browser.presses("Đặt mật khẩu").await;
    fills_in(&browser, "thult.phu-tan", PASSWORD).await;
    browser.follows("Kế hoạch").await;
    the_plan_is_read(&browser).await;
    the_plan_is_reviewed(&browser, &at("/noi-bo/phong-trao/doc-ke-hoach")).await;
    browser.visit(&at("/phu-tan")).await;
    browser.follows("Làm theo gương sáng").await;
    browser.reads("Toàn văn kế hoạch").await;
    sound_everywhere(&browser).await;
}

/// The clerk chooses the plan's document and looks at what was read, item by item.
async fn the_plan_is_read(browser: &Browser) {
    sound(browser).await;
    browser.attaches("Chọn tệp", std::path::Path::new("plans/text/phong-quang-2025-2030.txt")).await;
    browser.presses("Đọc").await;
    browser.reads("Bản nháp, chưa ghi vào sổ.").await;
    browser.reads("Các cơ quan, đơn vị thuộc UBND xã").await;
    sound_everywhere(browser).await;
}

/// Another plan: what is not answered is asked at its item, what follows is read, then it is recorded.
async fn the_plan_is_reviewed(browser: &Browser, address: &str) {
    browser.visit(address).await;
    browser.attaches("Chọn tệp", std::path::Path::new("tests/data/plan-review.txt")).await;
    browser.presses("Đọc").await;
    browser.reads("Bản nháp, chưa ghi vào sổ.").await;
    browser.presses("Xem trước khi ghi").await;
    assert_eq!(browser.status().await, 422);
    browser.reads("Số lượng được khen, mục 1: chọn đưa vào kế hoạch hoặc bỏ.").await;
    sound(browser).await;
    let takes_all = "for (const yes of document.querySelectorAll('main input[type=radio][value=co]')) yes.checked = true; \
                     document.querySelector('[name=\"hinh-thuc-dip.1\"][value=annual]').checked = true; return true";
    browser.runs(takes_all, vec![]).await;
    browser.presses("Xem trước khi ghi").await;
    browser.reads("trước ngày 05/11 hằng năm").await;
    sound_everywhere(browser).await;
    browser.presses("Ghi kế hoạch: ghi vào sổ").await;
    browser.reads("Đã ghi vào sổ").await;
}
