//! Ghi nhầm trong đợt xét: a slip is asked about, put right or taken back with its reason, and both stay in sight.

use crate::steps::{awards, dossier, page, page_of, puts_forward};
use crate::support::person::Person;
use crate::world::{Nominee, World, account, individual, on_both_ledgers};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::plan::Occasion;

const NAME: &str = "Phạm Thị Kim Duyên";
const MEMBERS: [&str; 5] = ["chu-tich", "pho-chu-tich", "hoi-dong-1", "hoi-dong-2", "hoi-dong-3"];
const WHY: &str = "Ghi nhầm hai cột tán thành và không tán thành";

on_both_ledgers!(
    a_tally_typed_the_wrong_way_round_is_asked_about_put_right_and_the_nominee_is_awarded,
    a_round_opened_by_mistake_is_annulled_in_public_and_the_real_one_is_opened,
    once_the_public_was_asked_the_chairman_annuls_a_round_by_a_paper,
    what_was_recorded_of_the_meeting_is_put_right_until_votes_are_counted,
    the_chairmans_wrong_click_costs_no_place_and_an_ended_round_goes_on,
);

/// A round whose council, all present, has declared that nothing stands in the way.
async fn before_the_vote(world: &World, nominees: &[Nominee]) -> (RoundId, Vec<NominationId>) {
    let (round, ids) = world.round_after_notice(nominees).await;
    let desk = &world.desk;
    desk.close_notice(&world.asking("thi-dua", world.days_ago(9)).await, &round).await.unwrap();
    let present = MEMBERS.iter().map(|login| account(login)).collect();
    let asking = world.asking("thi-dua", world.days_ago(8)).await;
    let on = sovang_domain::calendar::day(asking.at);
    desk.convene_council(&asking, &round, on, present, "03/BB-HĐTĐKT".to_owned()).await.unwrap();
    for login in MEMBERS {
        let asking = world.asking(login, world.days_ago(8)).await;
        let done = desk.declare_conflicts(&asking, &round, Vec::new()).await.unwrap();
        world.shows(&done).await;
    }
    (round, ids)
}

fn votes<'a>(votes_for: &'a str, against: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("cach", "secret"),
        ("tan-thanh", votes_for),
        ("khong-tan-thanh", against),
        ("khong-bieu-quyet", "0"),
    ]
}

async fn a_tally_typed_the_wrong_way_round_is_asked_about_put_right_and_the_nominee_is_awarded(world: World) {
    // of no unit of a council member: all five vote
    let nominee = individual(NAME, "truong-thcs");
    let (round, ids) = before_the_vote(&world, std::slice::from_ref(&nominee)).await;
    let (anon, _, officer, chair, mttq) = world.people().await;
    let inside = format!("/noi-bo/dot-xet/{round}");
    let ballot = format!("{inside}/kiem-phieu/{}", ids[0]);

    let facts = world.facts().await;
    let asked = officer.posts_to(&inside, &ballot, &votes("0", "5")).await;
    page(&asked, 422)
        .says("0/5: không thông qua. Đúng với biên bản?")
        .says(r#"name="khong-tan-thanh" value="5""#);
    assert_eq!(world.facts().await, facts, "nothing is written before the answer");
    let mut sure = votes("0", "5");
    sure.push(("dung-bien-ban", "0-5-0"));
    officer.posts_to(&inside, &ballot, &sure).await.is(303);
    officer.gets(&inside).await.is(200).says("Không thông qua").says("Ghi lại kết quả kiểm phiếu của");

    let again = format!("{inside}/ghi-lai-phieu/{}", ids[0]);
    let mut right = votes("5", "0");
    right.extend([("ly-do", WHY), ("van-ban", "Biên bản số 04/BB-HĐTĐKT")]);
    world.forges(&chair, &again, &right).await.is(403);
    world.forges(&mttq, &again, &right).await.is(403);
    let mut silent = votes("5", "0");
    silent.extend([("ly-do", ""), ("van-ban", "")]);
    officer
        .posts_to(&inside, &again, &silent)
        .await
        .is(422)
        .says("Ghi vì sao sửa")
        .says("Ghi số, ký hiệu biên bản kiểm phiếu");
    officer.posts_to(&inside, &again, &right).await.is(303);
    let seen = officer.gets(&inside).await;
    seen.is(200).says("Trước ghi 0 tán thành, 05 không tán thành").says(WHY).says("5/5");
    let ledger = anon.gets("/phu-tan/so").await;
    ledger
        .is(200)
        .says("Ghi lại kết quả Hội đồng bỏ phiếu kín về một cá nhân")
        .says("trước ghi 0 tán thành, 05 không tán thành")
        .hides(NAME);

    let propose = [("de-nghi", ids[0].as_str()), ("to-trinh", "15/TTr-VHXH")];
    officer.posts_to(&inside, &format!("{inside}/trinh"), &propose).await.is(303);
    let mut late = votes("4", "1");
    late.extend([("ly-do", WHY), ("van-ban", "Biên bản số 05")]);
    let more = world.forges(&officer, &again, &late).await;
    more.is(422).says("Đã có tờ trình dựa vào việc này");
    awards(&world, &chair, &round, &ids).await;
    let award = crate::steps::award_of(&world, &ids[0]).unwrap();
    anon.gets(&crate::steps::public_page(&award))
        .await
        .is(200)
        .says("Trước ghi nhầm 0 tán thành, 05 không tán thành")
        .says(WHY);
    world.is_sound().await;
}

async fn a_round_opened_by_mistake_is_annulled_in_public_and_the_real_one_is_opened(world: World) {
    let (anon, unit, officer, chair, _) = world.people().await;
    let asking = world.asking("thi-dua", world.days_ago(20)).await;
    let opened = world.desk.open_round(&asking, &world.campaign, world.year, Occasion::Annual).await;
    let (round, done) = opened.unwrap();
    world.shows(&done).await;
    let nominee = individual(NAME, "ap-trung");
    let nomination = puts_forward(&world, &unit, round.as_str(), &nominee, dossier(&nominee)).await;
    let inside = format!("/noi-bo/dot-xet/{round}");
    let annul = format!("{inside}/huy-dot-xet");
    let why = [("ly-do", "Mở nhầm dịp, đúng là khen sơ kết"), ("van-ban", "Thông báo số 31/TB-UBND")];
    world.forges(&chair, &annul, &why).await.is(403);
    officer.gets(&inside).await.is(200).says("01 đề nghị trả về đơn vị");
    officer
        .posts_to(&inside, &annul, &[("ly-do", " "), ("van-ban", "")])
        .await
        .is(422)
        .says("Ghi vì sao sửa");
    let shown = officer.posts_to(&inside, &annul, &why).await;
    shown.is(200).says("Xem trước khi ghi").says(NAME).says("Trả về đơn vị");
    officer.goes_on(shown).await.is(303);
    officer.gets(&inside).await.is(200).says("Đã hủy").says("Mở nhầm dịp").hides("/dong-nhan\"");
    unit.gets(&nomination).await.is(200).says("Trả về đơn vị, đợt xét đã hủy");
    unit.gets("/noi-bo").await.is(200);
    anon.gets("/phu-tan/so").await.is(200).says("Hủy đợt xét khen hằng năm").says("Mở nhầm dịp").hides(NAME);
    let campaign = format!("/phu-tan/phong-trao/{}", world.campaign.local());
    anon.gets(&campaign).await.is(200).says("mở nhầm, đã hủy ngày").says("Mở nhầm dịp");

    let reader = world.sign_in("so-hoa").await;
    let opinion = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Đúng.")];
    world
        .forges(&reader, &format!("{nomination}/thanh-tich"), &opinion)
        .await
        .is(422)
        .says("Đợt xét này đã hủy");
    world.forges(&officer, &format!("{inside}/dong-nhan"), &[]).await.is(422).says("Đợt xét này đã hủy");

    let open = [("phong-trao", world.campaign.as_str()), ("nam", &world.year.to_string()), ("dip", "annual")];
    let real = page_of(&officer.posts_to("/noi-bo/dot-xet", "/noi-bo/dot-xet", &open).await);
    assert_eq!(real, format!("{inside}-lan-2"));
    officer.posts_to("/noi-bo/dot-xet", "/noi-bo/dot-xet", &open).await.is(422).says("đã được mở");
    let round = real.rsplit('/').next().unwrap();
    unit.gets("/noi-bo").await.is(200).says("Gửi lại đề nghị vào đợt xét khác, hoặc rút");
    let again = format!("{nomination}/gui-lai/{round}");
    world.forges(&officer, &again, &[]).await.is(403);
    let sent = page_of(&unit.posts_to(&nomination, &again, &[]).await);
    let shown = unit.gets(&sent).await;
    shown.is(200).says(NAME).says("Giấy tờ: có 3/3").says("đề nghị của đợt xét đã hủy");
    officer.gets(&sent).await.is(200).says("Cùng một người");
    unit.gets(&nomination).await.is(200).says("xem đề nghị đã gửi lại").hides("/gui-lai/").hides("/rut\"");
    unit.gets("/noi-bo").await.is(200).hides("Gửi lại đề nghị vào đợt xét khác, hoặc rút");
    world.forges(&unit, &again, &[]).await.is(422).says("đã được gửi lại");
    world.is_sound().await;
}

async fn once_the_public_was_asked_the_chairman_annuls_a_round_by_a_paper(world: World) {
    let (round, ids) = world.round_after_notice(&[individual(NAME, "ap-trung")]).await;
    let (anon, unit, officer, chair, _) = world.people().await;
    let inside = format!("/noi-bo/dot-xet/{round}");
    let annul = format!("{inside}/huy-dot-xet");
    let why = [("ly-do", "Mở nhầm dịp"), ("van-ban", "Thông báo số 31/TB-UBND")];
    officer.gets(&inside).await.is(200).hides("/huy-dot-xet\"");
    world.forges(&officer, &annul, &why).await.is(403);
    let on_no_paper = [("ly-do", "Mở nhầm dịp"), ("van-ban", "")];
    chair.posts_to(&inside, &annul, &on_no_paper).await.is(422).says("văn bản hủy do Chủ tịch ký");
    let facts = world.facts().await;
    let shown = chair.posts_to(&inside, &annul, &why).await;
    shown.is(200).says(NAME).says("Đợt xét hủy khi đang lấy ý kiến");
    assert_eq!(world.facts().await, facts);
    chair.goes_on(shown).await.is(303);
    unit.gets(&format!("/noi-bo/de-nghi/{}", ids[0])).await.is(200).says("đợt xét đã hủy");
    let notice = anon.gets(&format!("/phu-tan/lay-y-kien/{}", round.local())).await;
    notice.is(200).says("khi đang lấy ý kiến: Mở nhầm dịp").says("31/TB-UBND").hides(NAME);
    world.is_sound().await;
}

async fn what_was_recorded_of_the_meeting_is_put_right_until_votes_are_counted(world: World) {
    let nominee = individual(NAME, "truong-thcs");
    let (round, ids) = before_the_vote(&world, &[nominee]).await;
    let (anon, _, officer, ..) = world.people().await;
    let inside = format!("/noi-bo/dot-xet/{round}");
    let member: Person = world.sign_in("hoi-dong-1").await;
    let about = format!("ve-{}", ids[0].local());
    let declare = |choice| [(about.as_str(), choice), ("ly-do", "Bấm nhầm")];
    let again = format!("{inside}/ke-khai-lai");
    member.posts_to(&inside, &again, &declare("khong")).await.is(422).says("giống nội dung đang ghi");
    member.posts_to(&inside, &again, &declare("relative")).await.is(303);
    officer.gets(&inside).await.is(200).says("Được biểu quyết: 04 người");

    let there: Vec<String> = MEMBERS[..4].iter().map(|login| account(login).to_string()).collect();
    let meeting = format!("{inside}/ghi-lai-phien-hop");
    let mut sent: Vec<(&str, &str)> = there.iter().map(|member| ("co-mat", member.as_str())).collect();
    sent.extend([("ngay-hop", "01/01/2026"), ("bien-ban", "03/BB-HĐTĐKT"), ("ly-do", "Ghi thừa một người")]);
    officer.posts_to(&inside, &meeting, &sent).await.is(422).says("Ngày họp phải sau ngày");
    let day = sovang_words::format::date(sovang_domain::calendar::day(world.days_ago(8)));
    sent.retain(|(name, _)| *name != "ngay-hop");
    sent.push(("ngay-hop", &day));
    officer.posts_to(&inside, &meeting, &sent).await.is(303);
    officer.gets(&inside).await.is(200).says("có mặt 4/5 thành viên").says("có mặt 05 người; ghi lại vì");
    anon.gets("/phu-tan/so").await.is(200).says("Ghi lại phiên họp Hội đồng").says("04 người có mặt");

    let ballot = format!("{inside}/kiem-phieu/{}", ids[0]);
    officer.posts_to(&inside, &ballot, &votes("3", "0")).await.is(303);
    world.forges(&officer, &meeting, &sent).await.is(422).says("Đã có kết quả kiểm phiếu dựa vào việc này");
    let taken = format!("phieu-{}", ids[0].local());
    let back = [("viec", taken.as_str()), ("ly-do", "Kiểm phiếu khi kê khai còn nhầm"), ("van-ban", "")];
    officer.posts_to(&inside, &format!("{inside}/rut-lai"), &back).await.is(303);
    member.posts_to(&inside, &again, &declare("khong")).await.is(422).says("không tự rút xung đột lợi ích");
    let on_paper = [
        ("thanh-vien", "phu-tan.hoi-dong-1"),
        ("ban-ke-khai", "Bản kê khai lại ngày 10/11"),
        ("noi-dung", "khong-co"),
        ("ly-do", "Nhầm người cùng tên"),
    ];
    officer.posts_to(&inside, &format!("{inside}/ke-khai-giay-lai"), &on_paper).await.is(303);
    officer.posts_to(&inside, &ballot, &votes("4", "0")).await.is(303);
    // what a member remembers after the count puts it out, in public without a name; the council counts again
    member.posts_to(&inside, &again, &declare("relative")).await.is(303);
    anon.gets("/phu-tan/so").await.is(200).says("kê khai lại xung đột lợi ích sau khi kiểm phiếu");
    officer.posts_to(&inside, &ballot, &votes("3", "0")).await.is(303);
    anon.gets("/phu-tan/so").await.is(200).says("Rút lại kết quả kiểm phiếu một đề nghị");
    world.is_sound().await;
}

async fn the_chairmans_wrong_click_costs_no_place_and_an_ended_round_goes_on(world: World) {
    let nominee = individual(NAME, "truong-thcs");
    let (round, ids) = world.proposed_round(&[nominee]).await;
    let (anon, _, officer, chair, _) = world.people().await;
    let inside = format!("/noi-bo/dot-xet/{round}");
    let ruling = format!("{inside}/quyet-dinh");
    let (verdict, reason) = (format!("kq-{}", ids[0].local()), format!("ly-do-{}", ids[0].local()));
    let refuse = [(verdict.as_str(), "chua"), (reason.as_str(), "Chưa vượt trội")];
    chair.goes_on(chair.posts_to(&ruling, &ruling, &refuse).await).await.is(303);
    let back = format!("{inside}/rut-lai-chua-khen/{}", ids[0]);
    world.forges(&officer, &back, &[("ly-do", "Chọn nhầm")]).await.is(403);

    officer.goes_on(officer.posts_to(&inside, &format!("{inside}/khep-lai"), &[]).await).await.is(303);
    world.forges(&chair, &back, &[("ly-do", "Chọn nhầm dòng")]).await.is(422).says("đã kết thúc");
    let reopen = [("viec", "ket-thuc"), ("ly-do", "Kết thúc nhầm"), ("van-ban", "")];
    officer.posts_to(&inside, &format!("{inside}/rut-lai"), &reopen).await.is(303);
    anon.gets("/phu-tan/so").await.is(200).says("Rút lại việc kết thúc đợt xét");
    chair.posts_to(&inside, &back, &[("ly-do", "Chọn nhầm dòng của người bên cạnh")]).await.is(303);
    chair.gets("/noi-bo").await.is(200).says(&inside);
    awards(&world, &chair, &round, &ids).await;
    assert!(crate::steps::award_of(&world, &ids[0]).is_some());
    anon.gets("/phu-tan/so").await.is(200).hides("Chọn nhầm dòng");
    world.is_sound().await;
}
