//! The chairman awards four people; the fifth is refused, with the sentence of the plan that says four.

use crate::stage::{fills_in, sound, turn};
use crate::support::browser::Browser;
use crate::world::{PASSWORD, World, individual};
use fantoccini::Locator;
use sovang_domain::ids::NominationId;

const NAMES: [&str; 5] =
    ["Phạm Thị Kim Duyên", "Danh Hữu Nghĩa", "Nguyễn Hoài Trinh", "Võ Duy Khoa", "Lê Thị Bích Phượng"];
const UNITS: [&str; 5] = ["tram-y-te", "ap-trung", "truong-thcs", "hoi-nong-dan", "ap-dong"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_fifth_award_is_refused_where_the_plan_allows_four() {
    let _turn = turn().await;
    let world = World::sqlite().await;
    let nominees: Vec<_> = NAMES.iter().zip(UNITS).map(|(name, unit)| individual(*name, unit)).collect();
    let (round, nominations) = world.proposed_round(&nominees).await;
    let browser = Browser::open().await;
    browser.visit(&format!("{}/dang-nhap", world.base)).await;
    fills_in(&browser, "chu-tich.phu-tan", PASSWORD).await;
    browser.reads("Việc của tôi").await;
    sound(&browser).await;
    browser.visit(&format!("{}/noi-bo/dot-xet/{round}/quyet-dinh", world.base)).await;
    browser.reads("05 đề nghị chờ quyết định").await;
    sound(&browser).await;

    for nomination in &nominations {
        clicks(&browser, &format!("input[name='kq-{}'][value='khen']", nomination.local())).await;
    }
    browser.presses("Lập dự thảo quyết định").await;
    assert_eq!(browser.status().await, 422);
    browser.reads("Chưa có gì được ghi vào sổ. Các lựa chọn vẫn còn nguyên.").await;
    browser.reads(&format!("{}, cá nhân thứ 5 của năm {}", refused(&browser).await, world.year)).await;
    browser.reads("chờ ký 0/4 cá nhân; lần này đã chọn 04 cá nhân trước đó").await;
    browser.reads("không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã").await;
    browser.reads("Mục III.3.1").await;
    sound(&browser).await;

    // one of them waits for another year: the other four are awarded
    let name = refused(&browser).await;
    let place = NAMES.iter().position(|one| *one == name).unwrap();
    let local = nominations.get(place).map(NominationId::local).unwrap();
    clicks(&browser, &format!("input[name='kq-{local}'][value='chua']")).await;
    let reason = Locator::Css("textarea");
    let fields = browser.client().find_all(reason).await.unwrap();
    let mut written = false;
    for field in fields {
        if field.attr("name").await.unwrap().is_some_and(|name| name == format!("ly-do-{local}")) {
            field.send_keys("Đã đủ 04 cá nhân của năm nay; xét lại vào năm sau.").await.unwrap();
            written = true;
        }
    }
    assert!(written, "there is a field for the reason");
    browser.presses("Lập dự thảo quyết định").await;
    browser.reads("còn 04 trên 04 suất; dự thảo này dùng 04").await;
    sound(&browser).await;
    browser.presses("Lập dự thảo quyết định: ghi vào sổ").await;
    browser.reads("Đã ghi vào sổ").await;
    browser.reads("Dự thảo, khen 04").await;
    sound(&browser).await;
    browser.visit(&format!("{}/phu-tan/khen-thuong", world.base)).await;
    for one in NAMES {
        browser.does_not_read(one).await;
    }
    world.signed(&round).await;

    browser.visit(&format!("{}/phu-tan/khen-thuong", world.base)).await;
    for one in NAMES.iter().filter(|one| **one != name) {
        browser.reads(one).await;
    }
    browser.does_not_read(&name).await;
    sound(&browser).await;
}

async fn clicks(browser: &Browser, selector: &str) {
    let found = browser.client().find(Locator::Css(selector)).await;
    found.unwrap_or_else(|error| panic!("{selector}: {error}")).click().await.unwrap();
}

/// Whom the refusal is about: the one for whom no place is left.
async fn refused(browser: &Browser) -> String {
    let text = browser.text().await;
    let (_, rest) = text.split_once("Đang quyết định").expect("the refusal says what was being decided");
    let found = NAMES.iter().filter(|name| rest.contains(**name)).min_by_key(|name| rest.find(**name));
    (*found.expect("and about whom")).to_owned()
}
