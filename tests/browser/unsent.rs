//! Somebody writes for long: what is typed is kept by itself, the end of the session is told before, and what comes after
//! it waits with its file.

use crate::stage::{fills_in, pdf, sound, turn};
use crate::support::browser::Browser;
use crate::world::{PASSWORD, World};
use jiff::SignedDuration;
use sovang_desk::clock;
use sovang_desk::identity::session::{ABSOLUTE, hash};
use sovang_domain::ids::AccountId;

const DEED: &str = "Lập 120 sổ sức khỏe điện tử cho người cao tuổi trong ấp, đến từng nhà.";
const LOGIN: &str = "bc-ap-trung.phu-tan";

/// Signs the browser in, with a session begun some time ago and used just now; its token.
async fn goes_on(world: &World, browser: &Browser, begun: SignedDuration) -> String {
    let now = clock::now();
    let begun = now.checked_sub(begun).unwrap();
    let token = world.desk.begin_session(&AccountId::of_login(LOGIN), begun).await.unwrap();
    world.desk.ledger().touch_session(&hash(&token), now).await.unwrap();
    browser.visit(&format!("{}/dang-nhap", world.base)).await;
    browser.runs(&format!("document.cookie = 'sovang={token}; path=/'; return true"), vec![]).await;
    token
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_typed_is_kept_and_what_comes_too_late_waits_with_its_file() {
    let _turn = turn().await;
    let world = World::sqlite().await;
    let page = format!("{}/noi-bo/bao-cao/{}.ap-trung.{}", world.base, world.campaign, world.year);
    let browser = Browser::open().await;

    // a session that is about to end says so, one that is not does not
    goes_on(&world, &browser, ABSOLUTE - SignedDuration::from_mins(4)).await;
    browser.visit(&format!("{}/noi-bo", world.base)).await;
    browser.reads("Phiên làm việc sắp kết thúc").await;
    sound(&browser).await;
    let token = goes_on(&world, &browser, SignedDuration::ZERO).await;
    browser.visit(&page).await;
    browser.does_not_read("Phiên làm việc sắp kết thúc").await;
    browser.does_not_read("Đã giữ bản nháp").await;
    browser.fills("Kết quả", DEED).await;
    browser.reads("Đã giữ bản nháp lúc").await;
    sound(&browser).await;

    // the machine is switched off here; on another one it is there
    browser.visit(&format!("{}/noi-bo", world.base)).await;
    browser.reads("Có 01 biểu mẫu chưa gửi").await;
    browser.follows("Mở lại hoặc bỏ").await;
    sound(&browser).await;
    browser.presses("Mở lại biểu mẫu").await;
    browser.reads("Biểu mẫu mở lại, chưa ghi vào sổ").await;
    browser.holds("Kết quả", DEED).await;
    sound(&browser).await;

    // the session ends while the page is open: the form is kept, with its file
    let folder = tempfile::tempdir().unwrap();
    browser.attaches("Tệp báo cáo (nếu có)", &pdf(&folder, "bao-cao")).await;
    world.desk.ledger().end_session(&hash(&token), clock::now()).await.unwrap();
    browser.presses("Nộp báo cáo").await;
    browser.reads("Phiên làm việc đã kết thúc, biểu mẫu đã được giữ").await;
    fills_in(&browser, LOGIN, PASSWORD).await;
    browser.reads("kèm 01 tệp").await;
    sound(&browser).await;
    browser.presses("Mở lại biểu mẫu").await;
    browser.holds("Kết quả", DEED).await;
    browser.presses("Nộp báo cáo").await;
    browser.reads("Đã ghi vào sổ").await;
    browser.visit(&format!("{}/noi-bo/ban-nhap", world.base)).await;
    browser.reads("Không có biểu mẫu nào đang giữ").await;
    world.is_sound().await;
}
