//! Kết quả của cấp trên ghi nhầm, gõ sai: taken back or put right without a paper that nobody above has written.

use crate::steps::{award_of, paper, public_page};
use crate::support::person::Person;
use crate::world::{World, individual, on_both_ledgers, pdf};
use sovang_domain::ids::{NominationId, RoundId};

const NAME: &str = "Phạm Thị Kim Duyên";
const WHY: &str = "Ghi nhầm dòng, tỉnh chưa trả lời trường hợp này";

on_both_ledgers!(
    a_result_that_nobody_above_decided_leaves_the_list_and_its_page_says_so,
    what_the_commune_typed_wrong_is_put_right_by_the_paper_itself,
);

/// A result from above, recorded today.
async fn granted(world: &World, officer: &Person, number: &str) -> (RoundId, NominationId) {
    let nominees = [individual(NAME, "ap-trung").for_the_province(), individual("Lý Minh Sang", "ap-dong")];
    let (round, ids) = world.proposed_round(&nominees).await;
    let page = format!("/noi-bo/dot-xet/{round}");
    let upward = format!("{page}/trinh-tren/{}", ids[0]);
    officer.posts_to(&page, &upward, &[("to-trinh", "41/TTr-UBND")]).await.is(303);
    recorded(officer, &round, &ids[0], number).await;
    (round, ids[0].clone())
}

async fn recorded(officer: &Person, round: &RoundId, nomination: &NominationId, number: &str) {
    let page = format!("/noi-bo/dot-xet/{round}");
    let today = sovang_domain::calendar::day(sovang_desk::clock::now()).to_string();
    let fields = [
        ("dong-y", "co"),
        ("so", number),
        ("ngay", today.as_str()),
        ("co-quan", "Chủ tịch UBND tỉnh An Giang"),
    ];
    let shown = officer.posts_to(&page, &format!("{page}/ket-qua-tren/{nomination}"), &fields).await;
    shown.is(200).says("Xem trước khi ghi").says(number).says("công khai ngay khi ghi");
    officer.goes_on(shown).await.is(303);
}

async fn a_result_that_nobody_above_decided_leaves_the_list_and_its_page_says_so(world: World) {
    let (anon, unit, officer, chair, mttq) = world.people().await;
    let (round, nomination) = granted(&world, &officer, "1188/QĐ-UBND").await;
    let award = award_of(&world, &nomination).unwrap();
    let public = public_page(&award);
    anon.gets("/phu-tan/khen-thuong").await.is(200).says(NAME);
    let inside = format!("/noi-bo/dot-xet/{round}");
    let back = format!("{inside}/rut-lai-ket-qua/{nomination}");
    let why = [("ly-do", WHY), ("van-ban", "Văn bản số 31/UBND-VHXH")];
    for who in [&unit, &chair, &mttq] {
        world.forges(who, &back, &why).await.is(403);
    }
    officer.posts_to(&inside, &back, &[("ly-do", " "), ("van-ban", "")]).await.is(422).says("Ghi vì sao sửa");
    let shown = officer.posts_to(&inside, &back, &why).await;
    shown.is(200).says("Xem trước khi ghi").says("không còn trong danh sách").says(NAME);
    officer.goes_on(shown).await.is(303);

    let page = anon.gets(&public).await;
    page.is(200).says("KHÔNG PHẢI KHEN THƯỞNG · GHI NHẦM, ĐÃ RÚT LẠI").says(WHY).says("31/UBND-VHXH");
    page.says("sai sót của cơ quan").hides("CÒN HIỆU LỰC");
    anon.gets("/phu-tan/khen-thuong").await.is(200).hides(NAME);
    anon.gets("/phu-tan/khen-thuong.csv").await.is(200).hides(NAME);
    anon.gets("/phu-tan/tim-kiem?q=kim+duyen").await.is(200).hides(&public);
    let code = anon.gets("/phu-tan/co-trong-so?ma=1188/QĐ-UBND").await;
    assert_eq!(
        code.is(303).location.as_deref(),
        Some(public.as_str()),
        "the number leads to what was said of it"
    );
    let check = anon.gets(&format!("/kiem-chung?giai={public}")).await;
    assert_eq!(check.is(303).location.as_deref(), Some(public.as_str()));
    let api = anon.gets(&format!("/api/v1/phu-tan/khen-thuong/{}", award.local())).await;
    api.is(200).says("\"stands\":false").says("\"recorded_in_error\":true");
    anon.gets("/phu-tan/so").await.is(200).says("Rút lại một kết quả khen thưởng của cấp trên, vì ghi nhầm");
    officer.gets(&inside).await.is(200).says("/ket-qua-tren/").hides("/rut-lai-ket-qua/");
    officer.gets(&format!("/noi-bo/quyet-dinh/{award}")).await.is(404);
    let again = world.forges(&officer, &back, &why).await;
    again.is(404);

    recorded(&officer, &round, &nomination, "1190/QĐ-UBND").await;
    let second = award_of(&world, &nomination).unwrap();
    assert_ne!(second, award, "what was taken back keeps its page");
    anon.gets(&public_page(&second)).await.is(200).says("1190/QĐ-UBND").says("CÒN HIỆU LỰC");
    anon.gets(&public).await.is(200).says("GHI NHẦM, ĐÃ RÚT LẠI");
    world.is_sound().await;
}

async fn what_the_commune_typed_wrong_is_put_right_by_the_paper_itself(world: World) {
    let (anon, _, officer, chair, _) = world.people().await;
    let (_, nomination) = granted(&world, &officer, "521/QĐ-UBND").await;
    let award = award_of(&world, &nomination).unwrap();
    let inside = format!("/noi-bo/quyet-dinh/{award}");
    let deed = format!("{inside}/dinh-chinh");
    let why = ("ly-do", "Gõ đảo hai chữ số");
    let of_another = [("noi-ban-hanh", "Chủ tịch UBND tỉnh Cà Mau"), ("sai-o-dau", "go-sai"), why];
    let copy = paper("ban-chup", "qd-521.pdf", pdf("Quyết định 521"));
    let refused = chair.uploads(&inside, &of_another, vec![copy]).await;
    refused.is(422).says("do Chủ tịch UBND tỉnh An Giang quyết định, không phải Chủ tịch UBND tỉnh Cà Mau");
    let number = ("so-quyet-dinh", "512/QĐ-UBND");
    chair.posts_to(&inside, &deed, &[number, why]).await.is(422).says("Ghi văn bản đính chính");
    let typed = ("sai-o-dau", "go-sai");
    let of_the_name = [("ten", "Phạm Thị Kim Duyền"), ("cua-ai", "ghi-nham"), typed, why];
    chair.posts_to(&inside, &deed, &of_the_name).await.is(422).says("không phải gõ sai so với bản giấy");
    // what the paper says is shown by its copy
    chair.posts_to(&inside, &deed, &[number, typed, why]).await.is(422).says("chưa có bản chụp quyết định");
    let copy = paper("ban-chup", "qd-512.pdf", pdf("Quyết định 512"));
    let shown = chair.uploads(&inside, &[number, typed, why], vec![copy]).await;
    chair.goes_on(shown).await.is(303);
    let page = anon.gets(&public_page(&award)).await;
    page.is(200).says("512/QĐ-UBND").says("<s>521/QĐ-UBND</s>").says("gõ sai khi ghi vào sổ");
    page.says("bản chính Quyết định 512/QĐ-UBND");
    chair.gets(&inside).await.is(200).says("Gõ sai khi ghi vào sổ");
    world.is_sound().await;
}
