//! A citizen finds an award, reads why it was given, checks it against decision and ledger, and prints it.

use crate::stage::{Walk, sound, text_of};
use crate::support::browser::Browser;

#[tokio::test]
async fn a_citizen_finds_an_award_and_checks_it() {
    let walk = Walk::begin().await;
    finds_and_checks(&walk, &Browser::open().await).await;
}

#[tokio::test]
async fn a_citizen_does_the_same_without_scripts() {
    let walk = Walk::begin().await;
    finds_and_checks(&walk, &Browser::wishing().without_scripts().open().await).await;
}

async fn finds_and_checks(walk: &Walk, citizen: &Browser) {
    citizen.visit(&walk.at("/")).await;
    sound(citizen).await;
    citizen.follows("Xã Phú Tân").await;
    citizen.reads("Khen thưởng mới nhất").await;
    sound(citizen).await;

    citizen.fills("Tìm người, tập thể, đơn vị, quyết định", "nguyen thi hoa").await;
    citizen.presses("Tìm").await;
    citizen.reads("1 kết quả cho “nguyen thi hoa”").await;
    citizen.holds("Tìm người, tập thể, đơn vị, quyết định", "nguyen thi hoa").await;
    sound(citizen).await;

    citizen.follows("Nguyễn Thị Hòa").await;
    let award = citizen.address().await;
    citizen.reads("Vì sao được khen").await;
    citizen.reads("Làm bộ trò chơi tập nhận biết chữ cái trên máy tính bảng").await;
    citizen.reads("CÓ TRONG SỔ · CÒN HIỆU LỰC").await;
    citizen.does_not_read("1992").await;
    sound(citizen).await;

    citizen.follows("108/QĐ-UBND").await;
    citizen.reads("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").await;
    citizen.reads("Nguyễn Thị Hòa, Giáo viên, Trường Mẫu giáo Phú Tân: 710.000 đồng").await;
    sound(citizen).await;
    citizen.follows("Nguyễn Thị Hòa").await;
    assert_eq!(citizen.address().await, award, "the decision leads back to the award");

    citizen.follows_near("Dòng này không sửa, không bỏ được", "số ").await;
    let line = text_of(citizen, "return document.querySelector(':target').innerText").await;
    assert!(
        line.contains("Công bố Giấy khen của Chủ tịch UBND xã cho Nguyễn Thị Hòa"),
        "the line is {line:?}"
    );
    sound(citizen).await;

    // by council and notice: the longest page of its kind
    citizen.visit(&walk.at("/phu-tan/khen-thuong/2026-259-1")).await;
    citizen.reads("thời hạn 10 ngày làm việc").await;
    citizen.reads("Mục III.3.1").await;
    sound(citizen).await;
    for address in [award.as_str(), &walk.at("/phu-tan/khen-thuong/2026-259-1")] {
        citizen.visit(address).await;
        let sheets = sheets(&citizen.prints().await);
        assert!((1..=3).contains(&sheets), "{address} prints on {sheets} sheets");
    }
    citizen.no_console_errors().await;
}

/// How many sheets a printed page takes.
fn sheets(pdf: &[u8]) -> usize {
    const PAGE: &[u8] = b"/Type /Page";
    let page = |at: &usize| pdf[*at..].starts_with(PAGE) && pdf.get(at + PAGE.len()) != Some(&b's');
    (0..pdf.len()).filter(page).count()
}
