//! Quyết định: the chairman awards within the quota; published at once; corrected, revoked, sent upward openly.

use crate::steps::{
    about, appraised, award_of, awards, decides, dossier, page_of, public_page, puts_forward, puts_right,
};
use crate::support::form::unescape;
use crate::support::person::{Person, Upload};
use crate::world::{Nominee, World, collective, individual, on_both_ledgers, pdf};
use sovang_domain::ids::AwardId;
use sovang_domain::nominee::NomineeKind;
use sovang_words::format::thousands;

const PEOPLE: [&str; 5] =
    ["Phạm Thị Kim Duyên", "Nguyễn Văn Tư Hậu", "Trần Thị Bảy Lành", "Lý Minh Sang", "Võ Thị Thu Năm"];
const REASON: &str = "Thành tích là nhiệm vụ thường xuyên, chưa nổi bật.";

fn proposed() -> Vec<Nominee> {
    let mut nominees: Vec<Nominee> = PEOPLE.iter().map(|name| individual(*name, "ap-trung")).collect();
    nominees.push(collective("Tổ công nghệ số cộng đồng ấp Đông", "ap-dong"));
    nominees.push(collective("Tập thể Trạm Y tế xã", "tram-y-te"));
    nominees
}

on_both_ledgers!(
    four_and_two_are_awarded_and_the_fifth_is_refused,
    a_correction_and_a_revocation_stay_visible_beside_what_was,
    a_higher_form_is_sent_upward_and_its_answer_recorded,
    an_unscheduled_award_goes_straight_to_the_chairman_and_is_published,
);

async fn four_and_two_are_awarded_and_the_fifth_is_refused(world: World) {
    let (round, ids) = world.proposed_round(&proposed()).await;
    let (anon, unit, officer, chair, mttq) = world.people().await;
    let page = format!("/noi-bo/dot-xet/{round}/quyet-dinh");
    let bases = chair.gets(&page).await;
    bases
        .is(200)
        .says("02 căn cứ pháp lý chưa được xác nhận")
        .says("Chưa thấy toàn văn")
        .says("Nguồn gián tiếp");
    let facts = world.facts().await;
    let refused = decides(&chair, &round, &ids).await;
    refused.is(422).says("đã đủ 4/4 cá nhân").says("Mục III.3.1").says("không quá 02 tập thể, 04 cá nhân");
    refused.says(PEOPLE[4]).says("Chưa có gì được ghi vào sổ");
    for id in &ids {
        let kept = format!(r#"name="{}" value="khen" checked"#, about("kq", id));
        assert!(refused.text.contains(&kept), "the choice about {id} is gone");
    }
    assert_eq!(world.facts().await, facts);
    anon.gets("/phu-tan/khen-thuong").await.is(200).hides(PEOPLE[0]);

    let (fifth, six) = (ids[4].clone(), [&ids[..4], &ids[5..]].concat());
    awards(&world, &chair, &round, &six).await;
    let choice = about("kq", &fifth);
    chair.posts_to(&page, &page, &[(&choice, "chua")]).await.is(422).says("Ghi lý do chưa khen");
    let why = about("ly-do", &fifth);
    let shown = chair.posts_to(&page, &page, &[(&choice, "chua"), (&why, REASON)]).await;
    shown.is(200).says("Đơn vị đọc được lý do").says(REASON).says("còn 0 trên 04 suất");
    chair.goes_on(shown).await.is(303);
    unit.gets(&format!("/noi-bo/de-nghi/{fifth}")).await.is(200).says(REASON);

    let roll = anon.gets("/phu-tan/khen-thuong").await;
    roll.is(200).says(PEOPLE[0]).says("Tập thể Trạm Y tế xã").hides(PEOPLE[4]);
    let award = award_of(&world, &ids[3]).unwrap();
    let today = sovang_domain::calendar::day(sovang_desk::clock::now());
    let prize = world.desk.rules().prize(&"giay-khen".into(), NomineeKind::Individual, today).unwrap();
    let shown = anon.gets(&public_page(&award)).await;
    shown.is(200).says(PEOPLE[3]).says("CÓ TRONG SỔ · CÒN HIỆU LỰC").says("thứ 4").says("Mục III.3.1");
    shown.says(&thousands(prize.amount.0)).says("Đã lấy ý kiến").says("Hội đồng xét").says("Mục III.2.4");
    shown.hides_number("1990").hides("Ngô Văn Út").hides(REASON);
    let year = today.year();
    let decision = anon.gets(&format!("/phu-tan/quyet-dinh/{year}-1")).await;
    decision
        .is(200)
        .says("Luật số 06/2026/QH16")
        .says("phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng");
    decision.says("Căn cứ chưa đối chiếu").says("lời theo mẫu").says("(tập thể)");
    decision.says("Trần Hữu Phước").says(PEOPLE[0]).says("15/TTr-VHXH").hides(PEOPLE[4]);
    anon.gets(&format!("/phu-tan/quyet-dinh/{year}-2")).await.is(404);
    anon.gets("/phu-tan/tim-kiem?q=kim+duyen").await.is(200).says(PEOPLE[0]);
    anon.gets("/phu-tan/khen-thuong.csv").await.is(200).says(PEOPLE[0]);
    let ledger = unescape(&anon.gets("/phu-tan/so").await.text);
    assert!(ledger.contains(PEOPLE[0]) && !ledger.contains(PEOPLE[4]));
    mttq.gets("/noi-bo/nhat-ky").await.is(200).says("AwardsDecided").says("NominationNotAwarded");
    let inside = format!("/noi-bo/dot-xet/{round}");
    officer.goes_on(officer.posts_to(&inside, &format!("{inside}/khep-lai"), &[]).await).await.is(303);
    world.keeps_secret(&PEOPLE).await;
    world.is_sound().await;
}

async fn a_correction_and_a_revocation_stay_visible_beside_what_was(world: World) {
    let (round, ids) = world.proposed_round(&proposed()[..2]).await;
    let (anon, unit, officer, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let (first, second) = (award_of(&world, &ids[0]).unwrap(), award_of(&world, &ids[1]).unwrap());
    let inside = format!("/noi-bo/quyet-dinh/{first}");
    let today = sovang_domain::calendar::day(sovang_desk::clock::now()).to_string();
    let correction = [
        ("ten", "Phạm Thị Kim Duyên Anh"),
        ("cua-ai", "ghi-nham"),
        ("ly-do", "Sót chữ khi đánh máy"),
        ("van-ban", "12/CV-UBND"),
        ("ngay", today.as_str()),
    ];
    world.forges(&officer, &format!("{inside}/dinh-chinh"), &correction).await.is(403);
    puts_right(&chair, &inside, &format!("{inside}/dinh-chinh"), &correction).await.is(303);
    let shown = anon.gets(&public_page(&first)).await;
    shown.is(200).says("Phạm Thị Kim Duyên Anh").says("Sót chữ khi đánh máy").says("12/CV-UBND");
    shown.says("“Phạm Thị Kim Duyên”").says("Đã đính chính");

    let inside = format!("/noi-bo/quyet-dinh/{second}");
    let revocation = [
        ("can-cu", "false_declaration"),
        ("ket-luan", "Kết luận số 07/KL-TTr"),
        ("van-ban", "19/QĐ-UBND"),
        ("nguoi-ky", "Chủ tịch Lê Văn Tám"),
        ("tien", "due"),
        ("hien-vat", "done"),
        ("ngay", today.as_str()),
    ];
    world.forges(&unit, &format!("{inside}/huy-bo"), &revocation).await.is(403);
    let neighbour = world.sign_in("chu-tich.phu-thai").await;
    world.forges(&neighbour, &format!("{inside}/huy-bo"), &revocation).await.is(404);
    chair
        .posts_to(&inside, &format!("{inside}/huy-bo"), &revocation[..2])
        .await
        .is(422)
        .says("người ký quyết định hủy bỏ");
    // a correction begun before the award was revoked: its form is gone, and nobody is told that its words are there
    let stale = chair.opens(&inside, &[correction[0], correction[2], correction[3]]).await;
    let shown = chair.posts_to(&inside, &format!("{inside}/huy-bo"), &revocation).await;
    shown.is(200).says("Xem trước khi ghi").says("đã dùng, không trả lại");
    chair.goes_on(shown).await.is(303);
    let facts = world.facts().await;
    let late = chair.sends(&inside, &stale, &correction).await;
    late.is(409).says("không còn cần hoặc không làm được nữa").hides("còn nguyên");
    assert_eq!(world.facts().await, facts);
    let shown = anon.gets(&public_page(&second)).await;
    shown.is(200).says("Khen thưởng này đã bị hủy bỏ").says("Kết luận số 07/KL-TTr").says(PEOPLE[1]);
    shown.says("Quyết định hủy bỏ: 19/QĐ-UBND, người ký: Chủ tịch Lê Văn Tám");
    let again = world.forges(&chair, &format!("{inside}/huy-bo"), &revocation).await;
    again.is(422).says("đã bị hủy bỏ");
    let year = sovang_domain::calendar::day(sovang_desk::clock::now()).year();
    anon.gets(&format!("/phu-tan/quyet-dinh/{year}-1")).await.is(200).says("hủy bỏ");
    for list in ["quyet-dinh", "so", "khen-thuong"] {
        anon.gets(&format!("/phu-tan/{list}")).await.is(200).says("Đã hủy bỏ");
    }
    let roll = anon.gets("/phu-tan/khen-thuong.csv").await;
    roll.is(200).says("đã hủy bỏ").says("Bản trình diễn, số liệu bịa");
    world.is_sound().await;
}

async fn a_higher_form_is_sent_upward_and_its_answer_recorded(world: World) {
    let nominees = [individual(PEOPLE[0], "ap-trung").for_the_province(), individual(PEOPLE[1], "ap-dong")];
    let (round, ids) = world.proposed_round(&nominees).await;
    let (anon, _, officer, chair, _) = world.people().await;
    let page = format!("/noi-bo/dot-xet/{round}");
    chair.gets(&format!("{page}/quyet-dinh")).await.is(200).hides(PEOPLE[0]);
    let upward = format!("{page}/trinh-tren/{}", ids[0]);
    officer.posts_to(&page, &upward, &[("to-trinh", "41/TTr-UBND")]).await.is(303);
    let answer = format!("{page}/ket-qua-tren/{}", ids[0]);
    let today = sovang_domain::calendar::day(sovang_desk::clock::now());
    let tomorrow = today.tomorrow().unwrap().to_string();
    let granted = |on| {
        [("dong-y", "co"), ("so", "1188/QĐ-UBND"), ("ngay", on), ("co-quan", "Chủ tịch UBND tỉnh An Giang")]
    };
    officer.posts_to(&page, &answer, &granted(&tomorrow)).await.is(422).says("chưa đến; hôm nay là ngày");
    let mut of_the_commune = granted("");
    let on = today.to_string();
    (of_the_commune[2].1, of_the_commune[3].1) = (&on, "Chủ tịch UBND xã Phú Tân");
    officer.posts_to(&page, &answer, &of_the_commune).await.is(422).says("không do xã ban hành");
    let mut of_another = granted(&on);
    of_another[3].1 = "Chủ tịch UBND tỉnh Kiên Giang";
    let refused = officer.posts_to(&page, &answer, &of_another).await;
    refused
        .is(422)
        .says("do Chủ tịch UBND tỉnh An Giang quyết định, không phải Chủ tịch UBND tỉnh Kiên Giang");
    let shown = officer.posts_to(&page, &answer, &granted(&on)).await;
    shown.is(200).says("Xem trước khi ghi").says("1188/QĐ-UBND");
    officer.goes_on(shown).await.is(303);
    let award = award_of(&world, &ids[0]).unwrap();
    let shown = anon.gets(&public_page(&award)).await;
    shown
        .is(200)
        .says(PEOPLE[0])
        .says("1188/QĐ-UBND")
        .says("Bằng khen")
        .says("của Chủ tịch UBND tỉnh An Giang");
    award_from_above_is_put_right(&world, &award).await;
    for typed in ["1188/QĐ-UBND", "1188/qd-ubnd", "Số 1188", "1.188/QĐ-UBND", "qd1188", "１１８８／QÐ-UBND"]
    {
        let there = anon.gets(&format!("/phu-tan/co-trong-so?ma={typed}")).await;
        assert_eq!(there.is(303).location.as_deref(), Some(public_page(&award).as_str()), "{typed}");
    }
    let of_another_office = anon.gets("/phu-tan/co-trong-so?ma=1188/QĐ-UBND của UBND xã Phú Tân").await;
    of_another_office.is(200).says("Sổ chưa so được những chữ ghi sau số").says(PEOPLE[0]);
    world.is_sound().await;
}

/// The commune does not change what was decided above: it copies anew what it had copied wrongly, by the copy.
async fn award_from_above_is_put_right(world: &World, award: &AwardId) {
    let (anon, unit, officer, chair, _) = world.people().await;
    let inside = format!("/noi-bo/quyet-dinh/{award}");
    let deed = format!("{inside}/dinh-chinh");
    let right = [
        ("so-quyet-dinh", "1189/QĐ-UBND"),
        ("sai-o-dau", "van-ban"),
        ("ly-do", "Văn phòng chép sai số."),
        ("van-ban", "20/UBND-VHXH"),
    ];
    let refused = chair.posts_to(&inside, &deed, &right).await;
    refused.is(422).says("do Chủ tịch UBND tỉnh An Giang quyết định, xã không tự sửa");
    let ours = [right[0], ("sai-o-dau", "go-sai"), right[2]];
    let silent = chair.posts_to(&inside, &deed, &ours).await;
    silent.is(422).says("chưa có bản chụp quyết định").says("dinh-chinh-ban-chup-loi");
    let form = chair.opens(&inside, &[("so-quyet-dinh", "")]).await;
    let copy = vec![Upload {
        field: "ban-chup",
        file_name: "qd.pdf",
        media_type: "application/pdf",
        bytes: pdf("Quyết định 1189"),
    }];
    chair.goes_on(chair.sends_with(&inside, &form, &ours, copy).await).await.is(303);
    let shown = anon.gets(&public_page(award)).await;
    shown.is(200).says("1189/QĐ-UBND").says("Quyết định ghi đúng, gõ sai khi ghi vào sổ");
    let kept = chair.gets(&inside).await;
    let file = kept.text.split("href=\"").find(|rest| rest.starts_with("/noi-bo/tep/")).unwrap();
    let file = file.split('"').next().unwrap();
    officer.gets(file).await.is(200);
    unit.gets(file).await.is(403);
    let back = [("so-quyet-dinh", "1188/QĐ-UBND"), ("sai-o-dau", "van-ban"), right[2]];
    let by_them = [&back[..], &[("van-ban", "31/ĐC của Chủ tịch UBND tỉnh An Giang")]].concat();
    puts_right(&chair, &inside, &deed, &by_them).await.is(303);
    let revoked = [("can-cu", "standard_not_met"), ("ket-luan", "KL 07"), ("van-ban", "19/QĐ-UBND")];
    let signer =
        [("nguoi-ky", "Chủ tịch UBND xã Lê Văn Tám"), ("tien", "not_given"), ("hien-vat", "not_given")];
    let ends = [&revoked[..], &signer].concat();
    let refused = chair.posts_to(&inside, &format!("{inside}/huy-bo"), &ends).await;
    refused.is(422).says("xã không tự sửa, không tự hủy bỏ");
}

/// The page of an unscheduled round, opened by the officer.
async fn unscheduled(world: &World, officer: &Person) -> String {
    let open =
        [("phong-trao", world.campaign.as_str()), ("nam", &world.year.to_string()), ("dip", "unscheduled")];
    page_of(&officer.posts_to("/noi-bo/dot-xet", "/noi-bo/dot-xet", &open).await)
}

/// An entry of rules/award-forms.toml, which is all that an award form is: no code and no plan has heard of this one.
const LETTER: &str = r#"
[[version.forms]]
id = "thu-khen"
name = "Thư khen của Chủ tịch UBND {cap}"
short = "Thư khen"
authority = "commune_chairman"
source = "Quy chế thi đua, khen thưởng của xã, Điều 7"
verified = "seen"
prizes = [
  { kind = "individual", multiple = 100, source = "Quy chế thi đua, khen thưởng của xã, Điều 9", verified = "seen" },
]
"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_award_form_that_only_the_rules_have_goes_from_the_nomination_to_its_page() {
    let world = World::with_award_form(LETTER).await;
    let (anon, unit, officer, chair, _) = world.people().await;
    let page = unscheduled(&world, &officer).await;
    let round = page.rsplit('/').next().unwrap();
    let mut nominee = individual(PEOPLE[0], "ap-trung");
    nominee.form = "thu-khen";
    unit.gets(&format!("/noi-bo/de-nghi/moi?dot={round}")).await.is(200).says("Thư khen");
    let nomination = puts_forward(&world, &unit, round, &nominee, dossier(&nominee)).await;
    unit.gets(&nomination).await.is(200).says("gửi đề nghị tặng Thư khen cho");
    appraised(&world, &nomination).await;
    let id = nomination.rsplit('/').next().unwrap().into();
    awards(&world, &chair, &round.into(), std::slice::from_ref(&id)).await;
    let award = award_of(&world, &id).unwrap();
    let shown = anon.gets(&public_page(&award)).await;
    shown.is(200).says(PEOPLE[0]).says("Thư khen của Chủ tịch Ủy ban nhân dân xã Phú Tân");
    shown.says("0,1 lần lương cơ sở").says("Quy chế thi đua, khen thưởng của xã, Điều 9");
    anon.gets("/phu-tan/khen-thuong?hinh-thuc=thu-khen").await.is(200).says(PEOPLE[0]).says("Thư khen");
    anon.gets("/phu-tan/so").await.is(200).says("Thư khen");
}

async fn an_unscheduled_award_goes_straight_to_the_chairman_and_is_published(world: World) {
    let (anon, unit, officer, chair, _) = world.people().await;
    let page = unscheduled(&world, &officer).await;
    let round = page.rsplit('/').next().unwrap().to_owned();
    // a title is for a year's work
    let mut titled = individual(PEOPLE[3], "ap-trung");
    titled.form = "lao-dong-tien-tien";
    unit.gets(&crate::steps::writing(&round, &titled)).await.hides("Lao động tiên tiến");
    let nominee = individual(PEOPLE[2], "ap-trung");
    let nomination = puts_forward(&world, &unit, &round, &nominee, dossier(&nominee)).await;
    let id = nomination.rsplit('/').next().unwrap().into();
    let early = [(about("kq", &id), "khen"), ("cach-ky".to_owned(), "own")];
    let early: Vec<(&str, &str)> = early.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    world.forges(&chair, &format!("{page}/quyet-dinh"), &early).await.is(422);
    appraised(&world, &nomination).await;
    world.forges(&officer, &format!("{page}/mo-lay-y-kien"), &[]).await.is(422);
    awards(&world, &chair, &round.as_str().into(), std::slice::from_ref(&id)).await;
    let award = award_of(&world, &id).unwrap();
    let shown = anon.gets(&public_page(&award)).await;
    shown.is(200).says(PEOPLE[2]).says("không qua lấy ý kiến và Hội đồng");
    anon.gets("/phu-tan/khen-thuong").await.is(200).says(PEOPLE[2]);
}
