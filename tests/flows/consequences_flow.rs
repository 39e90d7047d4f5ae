//! What follows from a deed is shown before it is recorded, and shown again when it changed meanwhile.

use crate::steps::{dossier, open_round, page_of, puts_forward};
use crate::support::form::Form;
use crate::world::{World, individual, on_both_ledgers};
use sovang_domain::plan::CalendarEntry;

const NAME: &str = "Phạm Thị Kim Duyên";

on_both_ledgers!(
    consequences_that_changed_are_shown_again_and_not_recorded_unseen,
    whoever_reads_what_follows_may_go_back_and_finds_the_form_as_it_was,
    an_amendment_says_who_will_owe_what_by_when,
    a_conclusion_says_which_reports_stay_owed,
);

async fn consequences_that_changed_are_shown_again_and_not_recorded_unseen(world: World) {
    let (_, unit, officer, ..) = world.people().await;
    let round = open_round(&world).await;
    let id = round.as_str().into();
    world.ready(&id, &individual(NAME, "ap-trung"), 15).await;
    let waiting = individual("Lê Chưa Xong", "ap-trung");
    let nomination = puts_forward(&world, &unit, &round, &waiting, dossier(&waiting)).await;
    let asking = world.asking("thi-dua", world.days_ago(1)).await;
    let done = world.desk.close_nominations(&asking, &id, Some("Các đơn vị đã gửi đủ".into())).await.unwrap();
    world.shows(&done).await;
    let page = format!("/noi-bo/dot-xet/{round}");
    let deed = format!("{page}/mo-lay-y-kien");
    let facts = world.facts().await;
    let shown = officer.posts_to(&page, &deed, &[]).await;
    shown.is(200).says("Không vào danh sách").says("Lê Chưa Xong: ").hides("Hệ quả vừa thay đổi");
    assert_eq!(world.facts().await, facts);

    unit.posts_to(&nomination, &format!("{nomination}/rut"), &[("ly-do-rut", "Chuyển công tác.")])
        .await
        .is(303);
    let facts = world.facts().await;
    let again = officer.goes_on(shown).await;
    again.is(200).says("Hệ quả vừa thay đổi").hides("Lê Chưa Xong: ");
    assert_eq!(world.facts().await, facts, "nothing is recorded unseen");
    let form = Form::all(&again.text).into_iter().find(|form| form.has("_da-xem")).unwrap();
    officer.sends("", &form, &[]).await.is(303);
    assert_eq!(world.facts().await, facts + 1);
    let twice = officer.sends("", &form, &[]).await;
    assert!(twice.is(303).location.as_ref().unwrap().ends_with("&lai=1"), "{:?}", twice.location);
    assert_eq!(world.facts().await, facts + 1);
    world.is_sound().await;
}

async fn whoever_reads_what_follows_may_go_back_and_finds_the_form_as_it_was(world: World) {
    let (round, ids) = world.proposed_round(&[individual(NAME, "truong-thcs")]).await;
    let chair = world.sign_in("chu-tich").await;
    let ruling = format!("/noi-bo/dot-xet/{round}/quyet-dinh");
    let (verdict, reason) = (format!("kq-{}", ids[0].local()), format!("ly-do-{}", ids[0].local()));
    let refuse = [(verdict.as_str(), "chua"), (reason.as_str(), "Chưa vượt trội")];
    let facts = world.facts().await;
    let shown = chair.posts_to(&ruling, &ruling, &refuse).await;
    let form = Form::all(&shown.is(200).text).into_iter().find(|form| form.has("_sua-lai")).unwrap();
    let back = chair.sends("", &form, &[("_sua-lai", "1")]).await;
    back.is(200).says("Chưa vượt trội").says("value=\"chua\" checked");
    assert_eq!(world.facts().await, facts);
}

async fn an_amendment_says_who_will_owe_what_by_when(world: World) {
    let (_, unit, ..) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    let inside = format!("/noi-bo/phong-trao/{}", world.campaign);
    let deed = format!("{inside}/sua-doi");
    let form = clerk.opens(&deed, &[("van-ban", "")]).await;
    let plan = form.value("ban-ke-hoach").unwrap().to_owned();
    let duty = "occasion = \"annual\"\n";
    let at = plan.find("[[report_duties]]").unwrap();
    let (head, tail) = plan.split_at(at);
    let tail =
        tail.replacen(duty, &format!("{duty}due = {{ grammar = \"before\", month = 12, day = 20 }}\n"), 1);
    let plan = format!("{head}{tail}");
    let more = plan.replacen("limit = 4", "limit = 40", 1);
    let fields = [("ly-do", "Tăng chỉ tiêu."), ("van-ban", "20/KH-UBND"), ("ban-ke-hoach", more.as_str())];
    clerk.sends(&deed, &form, &fields).await.is(422).says("số 40 không có trong lời kế hoạch");
    let fields = [("ly-do", "Thêm ngày nộp."), ("van-ban", "20/KH-UBND"), ("ban-ke-hoach", plan.as_str())];
    let facts = world.facts().await;
    let shown = clerk.sends(&deed, &form, &fields).await;
    shown
        .is(200)
        .says("Báo cáo năm 2026: hạn không ghi ngày thành trước ngày 20/12/2026")
        .says("Trạm Y tế xã");
    shown.says("giữ mức tối đa và hạn nhận đề nghị lúc mở");
    assert_eq!(world.facts().await, facts);
    let page = page_of(&clerk.goes_on(shown).await);
    clerk.gets(&page).await.is(200).says("20/KH-UBND");
    unit.gets(&format!("/noi-bo/bao-cao/{}.ap-trung.2026", world.campaign)).await.says("20/12/2026");
    world.is_sound().await;
}

async fn a_conclusion_says_which_reports_stay_owed(world: World) {
    let (_, _, officer, ..) = world.people().await;
    open_round(&world).await;
    let leave = world.asking("chu-tich", world.days_ago(0)).await;
    let on = sovang_domain::calendar::day(leave.at);
    let why = ("Cấp trên kết thúc sớm.".to_owned(), "88/UBND-VHXH".to_owned(), on);
    let what = CalendarEntry::Conclusion;
    let done = world.desk.allow_exception(&leave, &world.campaign, what, why).await.unwrap();
    world.shows(&done).await;
    let inside = format!("/noi-bo/phong-trao/{}", world.campaign);
    let fields = [("tom-tat", "Đạt."), ("van-ban", "90/BC-UBND")];
    let facts = world.facts().await;
    let shown = officer.posts_to(&inside, &format!("{inside}/tong-ket"), &fields).await;
    shown.is(200).says("Báo cáo còn nợ").says("Báo cáo năm 2027: ").says("Đợt xét chưa kết thúc");
    assert_eq!(world.facts().await, facts);
    officer.goes_on(shown).await.is(303);
    world.is_sound().await;
}
