//! Đính chính, khen nhầm, thu hồi: what is published is put right or taken back openly, and rules look at what is right.

use crate::steps::{award_of, awards, decides, public_page, puts_right};
use crate::support::person::Person;
use crate::world::{Nominee, World, collective, individual, on_both_ledgers};
use sovang_domain::ids::AwardId;
use sovang_domain::nominee::NomineeKind;
use sovang_words::format::thousands;

on_both_ledgers!(
    every_field_is_put_right_and_what_it_said_stays_beside_it,
    the_decision_is_put_right_for_all_its_awards_and_the_old_number_leads_on,
    an_error_of_the_office_charges_nobody_and_frees_its_place,
);

/// How many numbers were taken of all that gives somebody an award.
const GIVEN: &str = "select count(*) from number_claim where series = 'phu-tan/draft'";

fn today() -> jiff::civil::Date {
    sovang_domain::calendar::day(sovang_desk::clock::now())
}

fn paper<'a>(today: &'a str, document: &'a str) -> [(&'a str, &'a str); 3] {
    [("ly-do", "Danh sách kèm tờ trình ghi nhầm"), ("van-ban", document), ("ngay", today)]
}

async fn every_field_is_put_right_and_what_it_said_stays_beside_it(world: World) {
    let nominees = [individual("Phạm Thị Kim Duyên", "ap-trung"), individual("Lý Minh Sang", "ap-dong")];
    let (round, ids) = world.proposed_round(&nominees).await;
    let (anon, unit, officer, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let award = award_of(&world, &ids[0]).unwrap();
    let (inside, page) = (format!("/noi-bo/quyet-dinh/{award}"), public_page(&award));
    let deed = format!("{inside}/dinh-chinh");
    let (on, year) = (today().to_string(), today().year());
    let named = chair.gets(&page).await.is(200).text.clone();
    assert!(!named.contains("đã ghi:"), "nothing was put right yet");

    // another unit, other days: chosen, not typed; under the next number of all that gives somebody an award
    let before = world.store.count(GIVEN).await;
    let (from, to) = (format!("{year}-02-01"), format!("{year}-08-31"));
    let mut fields = vec![("don-vi", "ap-dong"), ("tu-ngay", from.as_str()), ("den-ngay", to.as_str())];
    fields.extend(paper(&on, "12/CV-UBND"));
    world.forges(&officer, &deed, &fields).await.is(403);
    world.forges(&unit, &deed, &fields).await.is(403);
    puts_right(&chair, &inside, &deed, &fields).await.is(303);
    assert_eq!(world.store.count(GIVEN).await, before + 1);
    let shown = anon.gets(&page).await;
    shown
        .is(200)
        .says("<s>Ban nhân dân ấp Trung</s>")
        .says("Danh sách kèm tờ trình ghi nhầm")
        .says("12/CV-UBND");
    shown.says("CÒN HIỆU LỰC").says("Đã đính chính 02 lần");
    anon.gets("/phu-tan/khen-thuong?don-vi=ap-dong").await.is(200).says("Phạm Thị Kim Duyên");
    anon.gets("/phu-tan/khen-thuong?don-vi=ap-trung").await.is(200).hides("Phạm Thị Kim Duyên");
    let decision = anon.gets(&format!("/phu-tan/quyet-dinh/{year}-1")).await;
    decision.is(200).says("Ban nhân dân ấp Trung").says("Đính chính đơn vị: nay là");
    let roll = anon.gets("/phu-tan/khen-thuong.csv").await;
    roll.is(200).says(&format!("{year}-02-01")).says("có hiệu lực").says("da_dinh_chinh");
    let api = anon.gets(&format!("/api/v1/phu-tan/khen-thuong/{}", award.local())).await;
    api.is(200)
        .says("\"unit\":\"ap-dong\"")
        .says("\"field\":\"unit\"")
        .says("\"before\":\"Ban nhân dân ấp Trung\"");
    anon.gets("/phu-tan/so").await.is(200).says("Đính chính khen thưởng của Phạm Thị Kim Duyên");

    // the same form again changes nothing, and says so
    let again = chair.posts_to(&inside, &deed, &fields).await;
    again.is(422).says("Không mục nào khác");
    // a household's prize follows from the rules of the corrected kind
    let mut fields = vec![("doi-tuong", "collective")];
    fields.extend(paper(&on, "13/CV-UBND"));
    puts_right(&chair, &inside, &deed, &fields).await.is(303);
    let prize = world.desk.rules().prize(&"giay-khen".into(), NomineeKind::Collective, today()).unwrap();
    anon.gets(&page).await.is(200).says(&thousands(prize.amount.0)).says("<s>cá nhân</s>");
    // what cannot be
    let mut fields = vec![("tu-ngay", to.as_str()), ("den-ngay", from.as_str())];
    fields.extend(paper(&on, "14/CV-UBND"));
    chair.posts_to(&inside, &deed, &fields).await.is(422).says("Ngày cuối sớm hơn ngày đầu");
    let mut fields = vec![("doi-tuong", "individual"), ("so-quyet-dinh", "47/QĐ-UBND")];
    fields.extend(paper(&on, "14/CV-UBND"));
    let apart = chair.posts_to(&inside, &deed, &fields).await;
    apart.is(422).says("không đính chính chung một lần").says("dinh-chinh-so-quyet-dinh-loi");
    let next_year = format!("{}-01-05", year + 1);
    let mut fields = vec![("ngay-quyet-dinh", next_year.as_str())];
    fields.extend(paper(&on, "14/CV-UBND"));
    let refused = chair.posts_to(&inside, &deed, &fields).await;
    refused.is(422).says("chưa đến").says(&format!("05/01/{}", year + 1));
    a_prize_is_put_right_with_its_reason(&world, &award).await;
    world.is_sound().await;
}

async fn a_prize_is_put_right_with_its_reason(world: &World, award: &AwardId) {
    let (anon, _, _, chair, _) = world.people().await;
    let inside = format!("/noi-bo/quyet-dinh/{award}");
    let (deed, page) = (format!("{inside}/dinh-chinh"), public_page(award));
    let (on, year) = (today().to_string(), today().year());
    // one zero too many says why and by which text, as when it is issued
    let mut fields = vec![("tien-thuong", "7.600.000"), ("ly-do-tien", ""), ("can-cu-tien", "")];
    fields.extend(paper(&on, "14/CV-UBND"));
    let refused = chair.posts_to(&inside, &deed, &fields).await;
    refused.is(422).says("khác mức tính theo quy định mà chưa ghi đủ").says("dinh-chinh-ly-do-tien-loi");
    (fields[1].1, fields[2].1) = ("Quỹ xã bổ sung", "Nghị quyết số 09/2025/NQ-HĐND");
    puts_right(&chair, &inside, &deed, &fields).await.is(303);
    let shown = anon.gets(&page).await;
    shown.is(200).says("7.600.000").says("khác mức tính: Quỹ xã bổ sung (Nghị quyết số 09/2025/NQ-HĐND)");
    anon.gets(&format!("/phu-tan/quyet-dinh/{year}-1")).await.is(200).says("sau đính chính: tổng cộng");
    // emptied it is the computed one again, which anyone can compute
    let mut fields = vec![("tien-thuong", "")];
    fields.extend(paper(&on, "15/CV-UBND"));
    puts_right(&chair, &inside, &deed, &fields).await.is(303);
    let shown = anon.gets(&page).await;
    shown.is(200).says("lần lương cơ sở").hides("Không có mức tiền thưởng").hides("khác mức tính: Quỹ");
}

async fn the_decision_is_put_right_for_all_its_awards_and_the_old_number_leads_on(world: World) {
    let nominees = [
        individual("Phạm Thị Kim Duyên", "ap-trung"),
        individual("Lý Minh Sang", "ap-dong"),
        individual("Võ Thị Thu Năm", "ap-trung"),
    ];
    let (round, ids) = world.proposed_round(&nominees).await;
    let (anon, _, officer, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids[..2]).await;
    let (first, second) = (award_of(&world, &ids[0]).unwrap(), award_of(&world, &ids[1]).unwrap());
    let inside = format!("/noi-bo/quyet-dinh/{first}");
    let deed = format!("{inside}/dinh-chinh");
    let (on, year) = (today().to_string(), today().year());
    let old = format!("/phu-tan/quyet-dinh/{year}-1");

    // what no paper bears is said at its field
    let fields = |field: &'static str, value: &'static str| {
        [&[(field, value)], &paper(&on, "12/CV-UBND")[..]].concat().into_iter().collect::<Vec<_>>()
    };
    let wrong = chair.posts_to(&inside, &deed, &fields("so-quyet-dinh", "47/TTr-UBND")).await;
    wrong.is(422).says("Ghi số quyết định của Ủy ban nhân dân").says("dinh-chinh-so-quyet-dinh-loi");
    world.forges(&officer, &deed, &fields("so-quyet-dinh", "47/QĐ-UBND")).await.is(403);
    let facts = world.facts().await;
    let shown = chair.posts_to(&inside, &deed, &fields("so-quyet-dinh", "Số 47/qd-ubnd")).await;
    shown.is(200).says("Số quyết định: “01/QĐ-UBND” sửa thành “47/QĐ-UBND”").says("Của 02 khen thưởng: ");
    shown
        .says(&format!("01/QĐ-UBND năm {year} không còn là số của quyết định này"))
        .says("Theo 12/CV-UBND ngày");
    shown.says("bản đã ký đóng dấu giữ nguyên");
    assert_eq!(world.facts().await, facts);
    chair.goes_on(shown).await.is(303);

    // both awards say both numbers, and the old address leads to the paper
    for award in [&first, &second] {
        let page = anon.gets(&public_page(award)).await;
        page.is(200).says("47/QĐ-UBND").says("<s>01/QĐ-UBND</s>").says("Đã đính chính 01 lần");
    }
    let new = format!("/phu-tan/quyet-dinh/{year}-47");
    assert_eq!(anon.gets(&old).await.is(303).location.as_deref(), Some(new.as_str()));
    let decision = anon.gets(&new).await;
    decision.is(200).says("Quyết định 47/QĐ-UBND").says("<s>01/QĐ-UBND</s>").says("12/CV-UBND");
    decision.says("Đính chính quyết định").says("Danh sách kèm tờ trình ghi nhầm");
    let found = anon.gets("/phu-tan/co-trong-so?ma=01/QĐ-UBND").await;
    assert_eq!(found.is(303).location.as_deref(), Some(new.as_str()));
    anon.gets("/phu-tan/tim-kiem?q=01/QĐ-UBND").await.is(200).says("47/QĐ-UBND");
    anon.gets("/phu-tan/quyet-dinh").await.is(200).says("47/QĐ-UBND").hides("01/QĐ-UBND");

    // the number that was wrong is free again, for the paper that bears it
    awards(&world, &chair, &round, &ids[2..]).await;
    let third = award_of(&world, &ids[2]).unwrap();
    let after = anon.gets(&public_page(&third)).await;
    after.is(200).says("48/QĐ-UBND");
    let its = format!("/noi-bo/quyet-dinh/{third}");
    let taken = chair.posts_to(&its, &format!("{its}/dinh-chinh"), &fields("so-quyet-dinh", "47")).await;
    taken.is(422).says("đã ghi cho một quyết định khác").says("dinh-chinh-so-quyet-dinh-loi");
    puts_right(&chair, &its, &format!("{its}/dinh-chinh"), &fields("so-quyet-dinh", "1")).await.is(303);
    anon.gets(&old).await.is(200).says("Võ Thị Thu Năm").says("<s>48/QĐ-UBND</s>");
    anon.gets(&new).await.is(200).says("Phạm Thị Kim Duyên");

    signer_and_bases_are_put_right(&world, &inside, &deed).await;
    let decision = anon.gets(&new).await;
    decision.is(200).says("KT. CHỦ TỊCH").says("Trần Văn Hai").says("Nghị định số 152/2025/NĐ-CP;");
    anon.gets(&public_page(&second)).await.is(200).says("Trần Văn Hai").says("Đã đính chính 03 lần");
    world.is_sound().await;
}

/// Who signed, by which text, on which bases: only what could be.
async fn signer_and_bases_are_put_right(world: &World, inside: &str, deed: &str) {
    let chair = world.sign_in("chu-tich").await;
    let (on, year) = (today().to_string(), today().year());
    let fields = |field: &'static str, value: &'static str| {
        [&[(field, value)], &paper(&on, "12/CV-UBND")[..]].concat().into_iter().collect::<Vec<_>>()
    };
    let (before, after) = (format!("{}-01-02", year - 1), format!("{}-12-31", year + 1));
    let signed = [
        ("nguoi-ky", "khac"),
        ("ten-nguoi-ky", "Trần Văn Hai"),
        ("chuc-danh-ky", "Phó Chủ tịch Ủy ban nhân dân xã"),
        ("cach-ky", "for_head"),
        ("van-ban-giao-ky", ""),
        ("ngay-giao-ky", after.as_str()),
    ];
    let mut form = [&signed[..], &paper(&on, "13/CV-UBND")].concat();
    let refused = chair.posts_to(inside, deed, &form).await;
    refused.is(422).says("dinh-chinh-van-ban-giao-ky-loi");
    // an unknown text is one of a day before the decision
    form[4].1 = "Quyết định số 04/QĐ-UBND";
    let refused = chair.posts_to(inside, deed, &form).await;
    refused.is(422).says("chỉ giao ký từ ngày").says("dinh-chinh-nguoi-ky-loi");
    form[5].1 = &before;
    form[4].1 = "Quyết định số 04/QĐ-UBND ngày 05/3/2025";
    chair.posts_to(inside, deed, &form).await.is(422).says("Văn bản ghi ngày 05/3/2025, ô ngày ghi");
    form[4].1 = "Quyết định số 04/QĐ-UBND";
    // nor is a paper older than what it puts right
    let older = [&signed[..4], &[form[4], form[5]], &paper(&on, "13/UBND ngày 01/9/2025")].concat();
    chair.posts_to(inside, deed, &older).await.is(422).says("Văn bản ghi ngày 01/9/2025, ô ngày ghi");
    puts_right(&chair, inside, deed, &form).await.is(303);
    chair.posts_to(inside, deed, &fields("can-cu", "abc")).await.is(422).says("“abc” không phải căn cứ");
    let bases = "Căn cứ Luật Tổ chức chính quyền địa phương\nCăn cứ Nghị định số 152/2025/NĐ-CP";
    puts_right(&chair, inside, deed, &fields("can-cu", bases)).await.is(303);
}

fn five() -> Vec<Nominee> {
    let names =
        ["Phạm Thị Kim Duyên", "Nguyễn Văn Tư Hậu", "Trần Thị Bảy Lành", "Lý Minh Sang", "Võ Thị Thu Năm"];
    let mut nominees: Vec<Nominee> = names.iter().map(|name| individual(*name, "ap-trung")).collect();
    nominees.push(collective("Tập thể Trạm Y tế xã", "tram-y-te"));
    nominees
}

/// The office's own error, by a decision of that day.
fn wrong_person(on: &str) -> [(&str, &str); 7] {
    [
        ("nham-gi", "wrong_person"),
        ("ly-do", "Lấy nhầm hồ sơ khi soạn quyết định"),
        ("van-ban", "06/QĐ-UBND"),
        ("ngay", on),
        ("nguoi-ky", "Chủ tịch Lê Văn Tám"),
        ("tien", "not_given"),
        ("hien-vat", "due"),
    ]
}

/// What follows is shown, and recorded under the next number of all that gives somebody an award.
async fn holds_again(world: &World, chair: &Person, (inside, end): (&str, &str), slip: &[(&str, &str)]) {
    let before = world.store.count(GIVEN).await;
    let shown = chair.posts_to(inside, end, slip).await;
    shown.is(200).says("Khen thưởng có hiệu lực trở lại");
    chair.goes_on(shown).await.is(303);
    assert_eq!(world.store.count(GIVEN).await, before + 1);
}

async fn an_error_of_the_office_charges_nobody_and_frees_its_place(world: World) {
    let (round, ids) = world.proposed_round(&five()).await;
    let (anon, _, officer, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids[..4]).await;
    decides(&chair, &round, &ids[4..5]).await.is(422).says("đã đủ 4/4 cá nhân");
    let award = award_of(&world, &ids[1]).unwrap();
    let (inside, page, on) =
        (format!("/noi-bo/quyet-dinh/{award}"), public_page(&award), today().to_string());
    let back = wrong_person(&on);
    world.forges(&officer, &format!("{inside}/khen-nham"), &back).await.is(403);
    chair
        .posts_to(&inside, &format!("{inside}/khen-nham"), &[("nham-gi", "")])
        .await
        .is(422)
        .says("Chọn điều cơ quan đã nhầm");
    let shown = chair.posts_to(&inside, &format!("{inside}/khen-nham"), &back).await;
    shown.is(200).says("Xem trước khi ghi").says("Trang công khai ghi");
    chair.goes_on(shown).await.is(303);
    let shown = anon.gets(&page).await;
    shown.is(200).says("CƠ QUAN KHEN NHẦM, ĐÃ HỦY BỎ").says("không phải của người, tập thể có tên");
    shown.says("Quyết định hủy bỏ: 06/QĐ-UBND, người ký: Chủ tịch Lê Văn Tám");
    shown.says("Lấy nhầm hồ sơ khi soạn quyết định").hides("Điều 93").hides("Gian dối").hides("gian dối");
    anon.gets("/phu-tan/khen-thuong.csv").await.is(200).says("khen nhầm, đã hủy bỏ");
    let api = anon.gets(&format!("/api/v1/phu-tan/khen-thuong/{}", award.local())).await;
    api.is(200).says("\"ground\":\"wrong_person\"").says("\"stands\":false");
    anon.gets(&format!("/kiem-chung?giai={page}")).await.is(200).says("sai sót của cơ quan");
    for list in ["khen-thuong", "so"] {
        anon.gets(&format!("/phu-tan/{list}")).await.is(200).says("hen nhầm");
    }
    // that was a slip too: the award holds again, both stay readable
    let end = format!("{inside}/rut-lai-huy-bo");
    let slip = [("ly-do", "Bấm nhầm dòng bên cạnh"), ("van-ban", "20/UBND-VHXH"), ("ngay", on.as_str())];
    world.forges(&officer, &end, &slip).await.is(403);
    chair.posts_to(&inside, &end, &slip[..1]).await.is(422).says("Ghi văn bản rút lại việc hủy bỏ");
    holds_again(&world, &chair, (&inside, &end), &slip).await;
    let shown = anon.gets(&page).await;
    shown.is(200).says("CÒN HIỆU LỰC").says("có hiệu lực trở lại").says("Bấm nhầm dòng bên cạnh");
    shown.says("do cơ quan khen nhầm").says("đã rút lại ngày");
    anon.gets("/phu-tan/khen-thuong.csv").await.is(200).hides("khen nhầm, đã hủy bỏ");
    officer.gets(&format!("/noi-bo/de-nghi/{}", ids[1])).await.is(200).hides("khen nhầm, đã hủy bỏ");
    world.forges(&chair, &end, &slip).await.is(422).says("đang có hiệu lực");
    decides(&chair, &round, &ids[4..5]).await.is(422).says("đã đủ 4/4 cá nhân");
    let shown = chair.posts_to(&inside, &format!("{inside}/khen-nham"), &back).await;
    shown.is(200).says("Xem trước khi ghi").says("Trang công khai ghi");
    chair.goes_on(shown).await.is(303);
    // the place is free again, and whoever was meant is awarded in the same round
    awards(&world, &chair, &round, &ids[4..5]).await;
    chair.posts_to(&inside, &end, &slip).await.is(422).says("đã đủ 4/4 cá nhân");
    let meant = award_of(&world, &ids[4]).unwrap();
    anon.gets(&public_page(&meant)).await.is(200).says("CÒN HIỆU LỰC").says("thứ 4");

    // what was handed over comes back, and waits until it has
    let task = "Thu hồi tiền thưởng, hiện vật";
    officer.gets("/noi-bo").await.is(200).says(task);
    let deed = format!("{inside}/thu-hoi");
    let step = [
        ("thu-gi", "artefact"),
        ("nay", "done"),
        ("van-ban", "Biên bản giao nhận 02"),
        ("ngay", on.as_str()),
    ];
    officer
        .posts_to(&inside, &deed, &[&step[..3], &[("ngay", "")]].concat())
        .await
        .is(422)
        .says("Ghi ngày của bước này");
    officer.posts_to(&inside, &deed, &step).await.is(303);
    officer.posts_to(&inside, &deed, &step).await.is(422).says("Sổ đã ghi đúng tình trạng này");
    officer.gets("/noi-bo").await.is(200).hides(task);
    anon.gets(&page).await.is(200).says("Hiện vật: đã thu hồi");
    world.is_sound().await;
}
