//! What goes wrong is said on a page like every other: readable on a phone and at night, with a way on.

use crate::stage::{Walk, fills_in, sound_everywhere};
use crate::support::browser::Browser;

#[tokio::test]
async fn every_refusal_is_a_page_with_a_way_on() {
    let walk = Walk::begin().await;
    let browser = Browser::open().await;
    for nowhere in ["/khong-co-xa-nay", "/phu-tan/khen-thuong/2026-99-1", "/phu-tan/quyet-dinh/x", "/a/b/c/d"]
    {
        browser.visit(&walk.at(nowhere)).await;
        is_a_page(&browser, 404).await;
    }

    browser.visit(&walk.at("/noi-bo/bao-cao?nam=2026")).await;
    browser.reads("Đăng nhập để xem trang này").await;
    sound_everywhere(&browser).await;
    let reporter = walk.reporter("phu-tan", "ap-trung");
    fills_in(&browser, &reporter.login, "đoán bừa").await;
    is_a_page(&browser, 422).await;
    browser.reads("Tài khoản hoặc mật khẩu chưa đúng.").await;
    browser.holds("Tài khoản", &reporter.login).await;
    browser.holds("Mật khẩu", "").await;
    fills_in(&browser, &reporter.login, &reporter.password).await;
    assert_eq!(
        browser.address().await,
        walk.at("/noi-bo/bao-cao?nam=2026"),
        "signing in leads on to the page asked for"
    );

    let campaign = "phu-tan.doi-moi-sang-tao-chuyen-doi-so";
    for others in [
        "/noi-bo/nhat-ky".to_owned(),
        "/noi-bo/tai-khoan".to_owned(),
        format!("/noi-bo/bao-cao/{campaign}.tram-y-te.2026"),
        format!("/noi-bo/dot-xet/{campaign}.2026-hang-nam/quyet-dinh"),
    ] {
        browser.visit(&walk.at(&others)).await;
        is_a_page(&browser, 403).await;
    }

    browser.visit(&walk.at(&format!("/noi-bo/bao-cao/{campaign}.ap-trung.2026"))).await;
    browser.presses("Nộp báo cáo").await;
    is_a_page(&browser, 422).await;
    browser.follows("Ghi kết quả, hoặc kèm tệp báo cáo.").await;
    browser.types("Đã có kết quả.").await;
    browser.holds("Kết quả", "Đã có kết quả.").await;
}

async fn is_a_page(browser: &Browser, status: u16) {
    assert_eq!(browser.status().await, status, "{}", browser.address().await);
    sound_everywhere(browser).await;
    let ways = "return document.querySelectorAll('main a[href], main form').length";
    assert_ne!(browser.runs(ways, vec![]).await, 0, "{} is a dead end", browser.address().await);
}
