//! Đợt xét: opened, closed, put on notice, commented on by anyone, and only then before the council.

use crate::steps::{appraised, awards, dossier, page_of, puts_forward};
use crate::support::person::Person;
use crate::world::{Nominee, World, collective, individual, on_both_ledgers};
use jiff::civil::Date;
use reqwest::header::ORIGIN;
use sovang_desk::Denied;
use sovang_domain::award_round::AwardRoundRefusal;
use sovang_domain::calendar::{DaysOffUnknown, Deadline};
use sovang_domain::ids::NominationId;
use sovang_domain::plan::{DatedDuty, DutyKind, Occasion};

const NAME: &str = "Phạm Thị Kim Duyên";
const COMMENT: &str = "Tổ trưởng làm tốt nhưng số liệu tháng 8 tính cả hộ ngoài ấp.";
const ANSWER: &str = "Đã đối chiếu: chỉ tính hộ trong ấp.";

async fn declares(
    world: &World,
    login: &str,
    page: &str,
    conflict: Option<&NominationId>,
    all: &[NominationId],
) {
    let member: Person = world.sign_in(login).await;
    let about = |id: &NominationId| format!("ve-{}", id.local());
    let fields: Vec<(String, &str)> = match conflict {
        // one tick says it of all others
        Some(id) => vec![("con-lai".to_owned(), "co"), (about(id), "relative")],
        None => all.iter().map(|id| (about(id), "khong")).collect(),
    };
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    member.posts_to(page, &format!("{page}/ke-khai"), &fields).await.is(303);
}

/// ấp Trung's member has not opened the first dossier, and who declared about the second has not opened that one; both
/// still see who is on the list, and each opens the other's.
async fn stand_aside(world: &World, page: &str, nominees: &[Nominee], ids: &[NominationId]) {
    let chair = world.sign_in("chu-tich").await;
    let member = |login| world.sign_in(login);
    let (of_the_unit, relative) = (member("hoi-dong-1").await, member("hoi-dong-2").await);
    for (person, shut, open, why) in [
        (of_the_unit, 0, 1, "(cùng đơn vị)"),
        (relative, 1, 0, "(người thân) về đề nghị này, <a href=\"/phu-tan/so?so="),
    ] {
        for (place, status) in [(shut, 403), (open, 200)] {
            let dossier = format!("/noi-bo/de-nghi/{}", ids[place]);
            let paper =
                chair.gets(&dossier).await.text.split("/noi-bo/tep/").nth(1).unwrap()[..64].to_owned();
            for address in [dossier, format!("/noi-bo/tep/{paper}")] {
                let answer = person.gets(&address).await;
                answer.is(status);
                if status == 403 {
                    answer
                        .says("Không mở được hồ sơ này vì xung đột lợi ích")
                        .says(why)
                        .hides(&nominees[place].name);
                }
            }
        }
        person.gets(page).await.is(200).says(&nominees[shut].name);
    }
}

on_both_ledgers!(
    while_the_notice_runs_people_comment_and_the_council_waits,
    after_the_notice_the_council_declares_votes_and_its_result_is_proposed,
    a_notice_that_would_end_in_a_year_without_a_table_of_days_off_is_not_opened,
    a_further_round_of_the_year_is_opened_with_a_reason_and_shares_the_limit,
    a_round_takes_no_nominations_again_beside_a_further_one,
);

async fn a_notice_that_would_end_in_a_year_without_a_table_of_days_off_is_not_opened(world: World) {
    let (desk, nominee) = (&world.desk, individual(NAME, "ap-trung"));
    let asking = world.asking("thi-dua", world.days_ago(20)).await;
    let opened = desk.open_round(&asking, &world.campaign, world.year, Occasion::Annual).await;
    let (round, done) = opened.unwrap();
    world.shows(&done).await;
    world.ready(&round, &nominee, 15).await;
    desk.close_nominations(
        &world.asking("thi-dua", world.days_ago(10)).await,
        &round,
        Some("Các đơn vị đã gửi đủ".into()),
    )
    .await
    .unwrap();
    let facts = world.facts().await;
    let late = world.asking("thi-dua", "2026-12-28T03:00:00Z".parse().unwrap()).await;
    let unknown = AwardRoundRefusal::DaysOffUnknown(DaysOffUnknown { year: 2027 });
    match desk.open_notice(&late, &round).await {
        Err(Denied::Refused(refused)) => assert_eq!(refused, unknown.into()),
        other => panic!("{other:?}"),
    }
    assert_eq!(world.facts().await, facts);
    let in_time = world.asking("thi-dua", "2026-12-15T03:00:00Z".parse().unwrap()).await;
    desk.open_notice(&in_time, &round).await.unwrap();
}

async fn while_the_notice_runs_people_comment_and_the_council_waits(world: World) {
    let (anon, unit, officer, chair, mttq) = world.people().await;
    let open = [("phong-trao", world.campaign.as_str()), ("nam", &world.year.to_string()), ("dip", "annual")];
    world.forges(&chair, "/noi-bo/dot-xet", &open).await.is(403);
    let page = page_of(&officer.posts_to("/noi-bo/dot-xet", "/noi-bo/dot-xet", &open).await);
    officer.posts_to("/noi-bo/dot-xet", "/noi-bo/dot-xet", &open).await.is(422).says("đã được mở");
    let round = page.rsplit('/').next().unwrap().to_owned();
    let nominee = individual(NAME, "ap-trung");
    let nomination = puts_forward(&world, &unit, &round, &nominee, dossier(&nominee)).await;
    appraised(&world, &nomination).await;
    let unready = individual("Lê Chưa Xong", "ap-trung");
    puts_forward(&world, &unit, &round, &unready, dossier(&unready)).await;

    world.forges(&officer, &format!("{page}/mo-lay-y-kien"), &[]).await.is(422).says("còn đang nhận đề nghị");
    officer.posts_to(&page, &format!("{page}/dong-nhan"), &[]).await.is(303);
    officer.gets(&page).await.is(200).says("01 đề nghị đã thẩm định xong").says("Lê Chưa Xong");
    let facts = world.facts().await;
    let shown = officer.posts_to(&page, &format!("{page}/mo-lay-y-kien"), &[]).await;
    shown.is(200).says("Chưa có gì được ghi vào sổ").says("Nhận góp ý từ hôm nay đến hết ngày");
    shown.says("Lê Chưa Xong: ").says("còn 04 trên 04 suất; danh sách đề nghị 01");
    assert_eq!(world.facts().await, facts, "what follows is shown before anything is recorded");
    officer.goes_on(shown).await.is(303);
    let local = round.strip_prefix("phu-tan.").unwrap();
    let notice = format!("/phu-tan/lay-y-kien/{local}");
    anon.gets("/phu-tan/lay-y-kien").await.is(200).says(&notice);
    anon.gets(&notice).await.is(200).says(NAME).hides("Lê Chưa Xong").hides_number("1990");

    let facts = world.facts().await;
    world.forges(&officer, &format!("{page}/het-lay-y-kien"), &[]).await.is(422).says("Còn đang lấy ý kiến");
    let today = sovang_domain::calendar::day(sovang_desk::clock::now()).to_string();
    let council = [("co-mat", "phu-tan.chu-tich"), ("bien-ban", "03/BB-HĐTĐKT"), ("ngay", today.as_str())];
    world.forges(&officer, &format!("{page}/hop"), &council).await.is(422).says("Còn đang lấy ý kiến");
    anon.posts(&notice, &[("noi-dung", "   ")]).await.is(422).says("Ghi nội dung góp ý.");
    assert_eq!(world.facts().await, facts);

    let receipt = page_of(&anon.posts(&notice, &[("noi-dung", COMMENT)]).await);
    anon.gets(&receipt).await.is(200).says(COMMENT).says("Chưa có.");
    world.anyone().gets(&notice).await.is(200).hides(COMMENT).says("Đã nhận 01 góp ý, đã trả lời 0");
    what_is_not_taken_as_a_comment_keeps_its_words(&world, &notice).await;
    world
        .forges(&officer, &format!("{page}/hop"), &council)
        .await
        .is(422)
        .says("Còn 01 góp ý chưa được trả lời");
    officer.gets(&page).await.is(200).says(COMMENT);
    let code = receipt.rsplit('/').next().unwrap();
    let answering = format!("{page}/tra-loi/{code}");
    world.forges(&mttq, &answering, &[("noi-dung", ANSWER)]).await.is(403);
    officer.posts_to(&page, &answering, &[("noi-dung", ANSWER)]).await.is(303);
    world.forges(&officer, &answering, &[("noi-dung", "Lời khác")]).await.is(422).says("đã có trả lời");
    anon.gets(&receipt).await.is(200).says(ANSWER);
    world.anyone().gets(&notice).await.is(200).says(COMMENT).says(ANSWER);
    world.keeps_secret(&[NAME, COMMENT]).await;
    world.is_sound().await;
}

/// From elsewhere, said before, or one too many: nothing is recorded, what was typed is drawn again.
async fn what_is_not_taken_as_a_comment_keeps_its_words(world: &World, notice: &str) {
    let (anon, facts) = (world.anyone(), world.facts().await);
    let other = "Gia đình tôi ở cùng ấp, thấy chưa đúng.";
    let form = anon.opens(notice, &[("noi-dung", other)]).await;
    for origin in [None, Some("http://khac.example")] {
        let post = anon.client().post(anon.url(&form.action)).form(&form.filled(&[("noi-dung", other)]));
        let post = origin.iter().fold(post, |post, origin| post.header(ORIGIN, *origin));
        let answer = post.send().await.unwrap();
        assert_eq!(answer.status(), 403);
        let text = answer.text().await.unwrap();
        assert!(text.contains(other) && text.contains("bấm Gửi góp ý lần nữa"), "{text}");
        assert!(text.contains(&format!(r#"action="{}""#, form.action)), "it can be sent again: {text}");
    }
    anon.posts(notice, &[("noi-dung", &COMMENT.to_uppercase())]).await.is(409).says("không cần gửi lại");
    for _ in 0..25 {
        anon.posts(notice, &[("noi-dung", " ")]).await.is(422);
    }
    assert_eq!(world.facts().await, facts);
}

async fn after_the_notice_the_council_declares_votes_and_its_result_is_proposed(world: World) {
    let nominees = [
        individual(NAME, "ap-trung"),
        individual("Nguyễn Văn Tư Hậu", "ap-dong"),
        collective("Tổ công nghệ số cộng đồng ấp Đông", "ap-dong"),
    ];
    let (round, ids) = world.round_after_notice(&nominees).await;
    let (_, unit, officer, chair, mttq) = world.people().await;
    let page = format!("/noi-bo/dot-xet/{round}");
    officer.gets(&page).await.is(200).says("Đã hết thời gian nhận góp ý");
    officer.posts_to(&page, &format!("{page}/het-lay-y-kien"), &[]).await.is(303);
    let minutes = ("bien-ban", "03/BB-HĐTĐKT");
    let few = [("co-mat", "phu-tan.chu-tich"), ("co-mat", "phu-tan.hoi-dong-1"), minutes];
    officer.posts_to(&page, &format!("{page}/hop"), &few).await.is(422).says("Chưa đủ số người để họp");
    let present =
        ["chu-tich", "hoi-dong-1", "hoi-dong-2", "hoi-dong-3"].map(|login| format!("phu-tan.{login}"));
    let mut fields: Vec<(&str, &str)> = present.iter().map(|member| ("co-mat", member.as_str())).collect();
    fields.push(minutes);
    officer.posts_to(&page, &format!("{page}/hop"), &fields).await.is(303);

    let ballot = |id: &NominationId| format!("{page}/kiem-phieu/{id}");
    let votes = |count| {
        [("cach", "secret"), ("tan-thanh", count), ("khong-tan-thanh", "0"), ("khong-bieu-quyet", "0")]
    };
    world.forges(&officer, &ballot(&ids[0]), &votes("4")).await.is(422).says("chưa kê khai xung đột lợi ích");
    // of ấp Trung: nothing is asked about the own unit's nominee, the member stands aside by itself
    declares(&world, "hoi-dong-1", &page, None, &ids[1..]).await;
    let (member, dossier) = (world.sign_in("hoi-dong-2").await, format!("/noi-bo/de-nghi/{}", ids[0]));
    member.gets(&dossier).await.is(403).says("kê khai");
    declares(&world, "hoi-dong-2", &page, Some(&ids[1]), &ids).await;
    member.gets(&dossier).await.is(200).says(NAME);
    stand_aside(&world, &page, &nominees, &ids).await;
    // put forward in another order than the list has: the collective first, then people by given name
    let listed = officer.gets(&page).await.text;
    let place = |id: &NominationId| listed.find(&format!("href=\"/noi-bo/de-nghi/{id}\"")).unwrap();
    assert!([&ids[2], &ids[0], &ids[1]].map(place).is_sorted(), "{listed}");
    declares(&world, "hoi-dong-3", &page, None, &ids).await;
    declares(&world, "chu-tich", &page, None, &ids).await;
    let absent = world.sign_in("pho-chu-tich").await;
    let nothing: Vec<(String, &str)> = ids.iter().map(|id| (format!("ve-{}", id.local()), "khong")).collect();
    let nothing: Vec<(&str, &str)> = nothing.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    world.forges(&absent, &format!("{page}/ke-khai"), &nothing).await.is(422).says("không có mặt");

    let facts = world.facts().await;
    officer.posts_to(&page, &ballot(&ids[0]), &votes("4")).await.is(422).says("có 03 người được biểu quyết");
    assert_eq!(world.facts().await, facts);
    officer.posts_to(&page, &ballot(&ids[0]), &votes("3")).await.is(303);
    officer.posts_to(&page, &ballot(&ids[1]), &votes("3")).await.is(303);
    let outvoted =
        [("cach", "open"), ("tan-thanh", "2"), ("khong-tan-thanh", "2"), ("khong-bieu-quyet", "0")];
    officer.posts_to(&page, &ballot(&ids[2]), &outvoted).await.is(303);
    officer.gets(&page).await.is(200).says("Thông qua").says("Không thông qua");

    only_what_passed_is_proposed(&world, (&officer, &chair), &page, &ids).await;
    chair.gets("/noi-bo").await.is(200).says(&page);
    chair
        .gets(&format!("{page}/quyet-dinh"))
        .await
        .is(200)
        .says(NAME)
        .hides("Tổ công nghệ số cộng đồng ấp Đông");
    officer.gets(&format!("{page}/quyet-dinh")).await.is(403);
    let trail = mttq.gets("/noi-bo/nhat-ky").await;
    trail.is(200).says("ConflictsDeclared").says("BallotCounted").says("AwardsProposed");
    // a unit sees where its own stand, not who stood aside
    unit.gets(&page).await.is(200).says(NAME).hides("Nguyễn Văn Tư Hậu").hides("Kê khai");
    world.is_sound().await;
}

/// The officer puts those that passed to the chairman, and nobody else does.
async fn only_what_passed_is_proposed(
    world: &World,
    (officer, chair): (&Person, &Person),
    page: &str,
    ids: &[NominationId],
) {
    let propose = format!("{page}/trinh");
    let today = sovang_domain::calendar::day(sovang_desk::clock::now()).to_string();
    let all: Vec<(&str, &str)> = ids
        .iter()
        .map(|id| ("de-nghi", id.as_str()))
        .chain([("to-trinh", "15/TTr-VHXH"), ("ngay", &today)])
        .collect();
    world.forges(officer, &propose, &all).await.is(422).says("chưa được Hội đồng thông qua");
    let passed = [
        ("de-nghi", ids[0].as_str()),
        ("de-nghi", ids[1].as_str()),
        ("to-trinh", "15/TTr-VHXH"),
        ("ngay", today.as_str()),
    ];
    world.forges(chair, &propose, &passed).await.is(403);
    officer.posts_to(page, &propose, &passed).await.is(303);
}

/// The plan now asks for dossiers before the year begins.
async fn due_on_new_year(world: &World) {
    let views = world.desk.views();
    let row = views.read(|connection| sovang_projections::campaign_board::by_id(connection, &world.campaign));
    let mut plan = row.unwrap().unwrap().plan;
    plan.dated_duties.push(DatedDuty {
        what: DutyKind::Dossier,
        who: "Cơ quan, đơn vị".to_owned(),
        deadline: Some(Deadline::Before(Date::new(world.year, 1, 1).unwrap())),
        when: "trước năm mới".to_owned(),
        source: plan.report_duties[0].source.clone(),
    });
    let amending = world.asking("van-thu", world.days_ago(0)).await;
    let (reason, document) = ("Thêm hạn gửi hồ sơ.".to_owned(), "20/KH-UBND".to_owned());
    let amended = world.desk.amend_plan(&amending, &world.campaign, plan, reason, document).await;
    world.shows(&amended.unwrap()).await;
}

async fn a_further_round_of_the_year_is_opened_with_a_reason_and_shares_the_limit(world: World) {
    let names = ["Phạm Thị Kim Duyên", "Nguyễn Văn Tư Hậu", "Trần Thị Bảy Lành", "Lý Minh Sang"];
    let nominees: Vec<_> = names.iter().map(|name| individual(*name, "ap-trung")).collect();
    let (round, ids) = world.proposed_round(&nominees).await;
    let (anon, unit, officer, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    due_on_new_year(&world).await;
    let year = world.year.to_string();
    let campaign = world.campaign.to_string();
    let opens = async |why: &str| {
        let fields = [
            ("phong-trao", campaign.as_str()),
            ("nam", year.as_str()),
            ("dip", "annual"),
            ("vi-sao-them", why),
        ];
        officer.posts("/noi-bo/dot-xet", &fields).await
    };
    opens("").await.is(422).says("Đợt xét này đã được mở").says("ghi vì sao mở thêm đợt");
    let why = [
        ("phong-trao", campaign.as_str()),
        ("nam", year.as_str()),
        ("dip", "annual"),
        ("vi-sao-them", "Xét bổ sung theo kết luận của Hội đồng"),
    ];
    let form = officer.opens("/noi-bo/dot-xet", &why).await;
    let opened = page_of(&officer.sends("/noi-bo/dot-xet", &form, &why).await);
    assert_eq!(opened, format!("/noi-bo/dot-xet/{round}-lan-2"));
    let facts = world.facts().await;
    let again = officer.sends("/noi-bo/dot-xet", &form, &why).await;
    assert_eq!(page_of(&again), opened);
    assert!(again.location.unwrap().ends_with("&lai=1"));
    assert_eq!(world.facts().await, facts);
    officer
        .gets(&opened)
        .await
        .is(200)
        .says("đợt 2")
        .says("Xét bổ sung theo kết luận của Hội đồng")
        .says("4/4");
    unit.gets("/noi-bo/de-nghi/moi").await.is(200).says("đợt 2");
    anon.gets("/phu-tan/so").await.is(200).says("Xét bổ sung theo kết luận của Hội đồng");
    // its day for dossiers was that of the first
    let (name, writing) = (individual("Đỗ Văn Út", "ap-trung"), format!("{round}-lan-2"));
    let at = puts_forward(&world, &unit, &writing, &name, dossier(&name)).await;
    unit.gets(&at).await.is(200).hides("chờ Chủ tịch cho nhận");
    // while it takes nominations nobody needs a third
    opens("Xét thêm lần nữa").await.is(422).says("còn nhận đề nghị");
    world.is_sound().await;
}

async fn a_round_takes_no_nominations_again_beside_a_further_one(world: World) {
    let (round, _) = world.round_after_notice(&[individual(NAME, "ap-trung")]).await;
    let (_, _, officer, ..) = world.people().await;
    let asking = world.asking("thi-dua", world.days_ago(0)).await;
    let (which, why) = ((world.year, Occasion::Annual), Some("Xét bổ sung".to_owned()));
    let (further, done) = world.desk.open_another(&asking, &world.campaign, which, why).await.unwrap();
    world.shows(&done).await;
    let at = format!("/noi-bo/dot-xet/{round}");
    let back = [("viec", "lay-y-kien"), ("ly-do", "Mở nhầm"), ("van-ban", "")];
    let refused = officer.posts_to(&at, &format!("{at}/rut-lai"), &back).await;
    refused.is(422).says("Đợt mở thêm cùng dịp, cùng năm đang nhận đề nghị").says("Mở nhầm");
    let other = format!("/noi-bo/dot-xet/{further}");
    officer.posts_to(&other, &format!("{other}/dong-nhan"), &[]).await.is(303);
    officer.posts_to(&at, &format!("{at}/rut-lai"), &back).await.is(422).says("Đợt mở thêm");
    let annulled = [("ly-do", "Mở nhầm"), ("van-ban", "")];
    officer.goes_on(officer.posts_to(&other, &format!("{other}/huy-dot-xet"), &annulled).await).await.is(303);
    officer.posts_to(&at, &format!("{at}/rut-lai"), &back).await.is(303);
    world.is_sound().await;
}
