//! The chairman decides, prints the draft, puts the published decision right, takes an award back as the office's own error,
//! and takes that back; anyone reads what was written and what is so.

use crate::stage::{fills_in, sound, sound_everywhere, turn};
use crate::support::browser::Browser;
use crate::world::{PASSWORD, World, individual};
use sovang_desk::{RulingForm, VerdictForm};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_projections::award_roll;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_decision_is_put_right_and_what_was_taken_back_in_error_holds_again_in_the_end() {
    let _turn = turn().await;
    let world = World::sqlite().await;
    let (round, nominations) = drafted(&world).await;
    let browser = Browser::open().await;
    browser.visit(&format!("{}/dang-nhap", world.base)).await;
    fills_in(&browser, "chu-tich.phu-tan", PASSWORD).await;
    // the draft as the paper that is signed
    browser.visit(&format!("{}/noi-bo/dot-xet/{round}/du-thao/1", world.base)).await;
    browser.reads("Bản in để trình ký").await;
    browser.reads("Số: ……/QĐ-UBND").await;
    sound_everywhere(&browser).await;
    world.signed(&round).await;
    let views = world.desk.views();
    let award = views.read(|views| award_roll::of_nomination(views, &nominations[0])).unwrap().unwrap();
    let inside = format!("{}/noi-bo/quyet-dinh/{}", world.base, award.award);
    let public = format!("{}/phu-tan/khen-thuong/{}", world.base, award.award.local());

    the_number_is_put_right(&browser, &inside).await;
    browser.visit(&public).await;
    browser.reads("47/QĐ-UBND").await;
    browser.reads("Đã ghi: “01/QĐ-UBND”").await;
    sound_everywhere(&browser).await;
    browser.visit(&format!("{}/phu-tan/quyet-dinh/{}-1", world.base, world.year)).await;
    browser.reads("Đã ghi: số 01/QĐ-UBND, đã đính chính").await;
    sound_everywhere(&browser).await;

    // the office's own error, by a decision that is named like the one it ends
    browser.visit(&inside).await;
    for (name, value) in [
        ("nham-gi", "wrong_person"),
        ("ly-do", "Lấy nhầm hồ sơ khi soạn quyết định"),
        ("van-ban", "50/QĐ-UBND"),
        ("nguoi-ky", "Chủ tịch Lê Văn Tám"),
        ("tien", "not_given"),
    ] {
        enters(&browser, "khen-nham", name, value).await;
    }
    browser.presses("Ghi khen nhầm").await;
    assert_eq!(browser.status().await, 422, "the artefact is not said");
    sound(&browser).await;
    enters(&browser, "khen-nham", "hien-vat", "due").await;
    browser.presses("Ghi khen nhầm").await;
    browser.reads("Xem trước khi ghi").await;
    sound_everywhere(&browser).await;
    browser.presses("Ghi khen nhầm: ghi vào sổ").await;
    browser.reads("Đã ghi vào sổ").await;
    browser.visit(&public).await;
    browser.reads("CƠ QUAN KHEN NHẦM, ĐÃ HỦY BỎ").await;
    browser.reads("không phải của người, tập thể có tên").await;
    browser.reads("Quyết định hủy bỏ: 50/QĐ-UBND, người ký: Chủ tịch Lê Văn Tám").await;
    sound_everywhere(&browser).await;
    browser.visit(&format!("{}/phu-tan/quyet-dinh/{}-47", world.base, world.year)).await;
    browser.reads("Cơ quan khen nhầm, đã hủy bỏ 01").await;
    sound(&browser).await;

    // that was a slip too: it holds again, and both stay readable
    browser.visit(&inside).await;
    enters(&browser, "rut-lai-huy-bo", "ly-do", "Bấm nhầm dòng bên cạnh").await;
    enters(&browser, "rut-lai-huy-bo", "van-ban", "20/UBND-VHXH").await;
    browser.presses("Ghi rút lại việc hủy bỏ").await;
    browser.reads("Xem trước khi ghi").await;
    browser.presses("Ghi rút lại việc hủy bỏ: ghi vào sổ").await;
    browser.reads("Đã ghi vào sổ").await;
    browser.visit(&public).await;
    browser.reads("CÒN HIỆU LỰC").await;
    browser.reads("Bấm nhầm dòng bên cạnh").await;
    sound_everywhere(&browser).await;
    world.is_sound().await;
}

/// As it stands on the paper, once what follows was read.
async fn the_number_is_put_right(browser: &Browser, inside: &str) {
    browser.visit(inside).await;
    for (name, value) in [("so-quyet-dinh", "47"), ("ly-do", "Văn thư gõ nhầm số"), ("van-ban", "12/CV-UBND")]
    {
        enters(browser, "dinh-chinh", name, value).await;
    }
    browser.presses("Ghi đính chính").await;
    browser.reads("Xem trước khi ghi").await;
    browser.reads("Số quyết định: “01/QĐ-UBND” sửa thành “47/QĐ-UBND”").await;
    sound_everywhere(browser).await;
    browser.presses("Ghi đính chính: ghi vào sổ").await;
    browser.reads("Đã ghi vào sổ").await;
    browser.reads("“01/QĐ-UBND” sửa thành “47/QĐ-UBND”").await;
    sound(browser).await;
}

/// A round whose two nominees the chairman awards: a draft that waits for its paper.
async fn drafted(world: &World) -> (RoundId, Vec<NominationId>) {
    let nominees = [individual("Phạm Thị Kim Duyên", "ap-trung"), individual("Lý Minh Sang", "ap-dong")];
    let (round, nominations) = world.proposed_round(&nominees).await;
    let verdict =
        |nomination| VerdictForm { nomination, not_awarded: None, overlap_reason: None, out_of_turn: None };
    let verdicts = nominations.iter().cloned().map(verdict).collect();
    let chair = world.asking("chu-tich", world.days_ago(0)).await;
    let ruling = RulingForm { mode: SigningMode::Own, verdicts };
    let done = world.desk.decide_awards(&chair, &round, ruling).await.unwrap();
    world.shows(&done).await;
    (round, nominations)
}

/// Fills in a field of one form, or chooses one of its answers: several forms of the page have fields of the same words.
async fn enters(browser: &Browser, form: &str, name: &str, value: &str) {
    let script = "const [form, name, value] = arguments;
        const fields = [...document.querySelectorAll(`form[action$='/${form}'] [name='${name}']`)];
        const choice = fields.find((field) => field.type === 'radio' && field.value === value);
        if (choice) choice.checked = true; else fields[0].value = value;
        return fields.length > 0";
    let arguments = [form, name, value].map(Into::into).to_vec();
    assert_eq!(browser.runs(script, arguments).await, true, "{form} has {name}");
}
