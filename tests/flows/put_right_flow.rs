//! Papers and names that were typed wrong are put right, with the reason, and what stood stays readable beside them.

use crate::steps::{award_of, awards, public_page, puts_right};
use crate::support::form::Form;
use crate::world::{World, individual, on_both_ledgers};

on_both_ledgers!(
    the_paper_of_a_decision_whose_award_was_revoked_is_put_right_too,
    the_paper_of_a_correction_is_put_right_and_the_wrong_one_stays_readable,
    a_new_name_recorded_by_mistake_is_taken_back,
    the_first_plans_paper_is_put_right_by_itself_and_the_amendments_stays,
);

fn today() -> jiff::civil::Date {
    sovang_domain::calendar::day(sovang_desk::clock::now())
}

async fn the_paper_of_a_decision_whose_award_was_revoked_is_put_right_too(world: World) {
    let (round, ids) = world.proposed_round(&[individual("Phạm Thị Kim Duyên", "ap-trung")]).await;
    let (anon, _, officer, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let award = award_of(&world, &ids[0]).unwrap();
    let inside = format!("/noi-bo/quyet-dinh/{award}");
    let deed = format!("{inside}/sua-quyet-dinh");
    let (on, year) = (today().to_string(), today().year());
    let revoked = [
        ("can-cu", "standard_not_met"),
        ("ket-luan", "Kết luận số 07/KL-TTr"),
        ("van-ban", "19/QĐ-UBND"),
        ("nguoi-ky", "Chủ tịch Lê Văn Tám"),
        ("tien", "not_given"),
        ("hien-vat", "not_given"),
        ("ngay", on.as_str()),
    ];
    let shown = chair.posts_to(&inside, &format!("{inside}/huy-bo"), &revoked).await;
    chair.goes_on(shown).await.is(303);
    let number = |value| [("so-quyet-dinh", value), ("sai-o-dau", "go-sai"), ("ly-do", "Văn thư gõ nhầm số")];
    world.forges(&officer, &deed, &number("47")).await.is(403);
    chair
        .posts_to(&inside, &deed, &number("47/TTr-UBND"))
        .await
        .is(422)
        .says("sua-quyet-dinh-so-quyet-dinh-loi");
    // the number of the paper that ended it is no number of the paper that made it
    chair.posts_to(&inside, &deed, &number("19")).await.is(422).says("là văn bản hủy bỏ khen thưởng");
    let facts = world.facts().await;
    let shown = chair.posts_to(&inside, &deed, &number("47")).await;
    shown.is(200).says("Xem trước khi ghi").says("Quyết định ghi đúng, gõ sai khi ghi vào sổ");
    assert_eq!(world.facts().await, facts);
    chair.goes_on(shown).await.is(303);
    let page = anon.gets(&public_page(&award)).await;
    page.is(200).says("ĐÃ HỦY BỎ").says("47/QĐ-UBND").says("<s>01/QĐ-UBND</s>");
    anon.gets(&format!("/phu-tan/quyet-dinh/{year}-47")).await.is(200).says("Đã đính chính");
    world.is_sound().await;
}

async fn the_paper_of_a_correction_is_put_right_and_the_wrong_one_stays_readable(world: World) {
    let (round, ids) = world.proposed_round(&[individual("Phạm Thị Kim Duyên", "ap-trung")]).await;
    let (anon, _, officer, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let award = award_of(&world, &ids[0]).unwrap();
    let inside = format!("/noi-bo/quyet-dinh/{award}");
    let on = today().to_string();
    let moved =
        [("don-vi", "ap-dong"), ("ly-do", "Nhầm đơn vị"), ("van-ban", "12/CV-UBND"), ("ngay", on.as_str())];
    puts_right(&chair, &inside, &format!("{inside}/dinh-chinh"), &moved).await.is(303);
    let deed = format!("{inside}/ghi-lai-van-ban/0");
    let right = [("van-ban-dung", "21/CV-UBND"), ("ngay", on.as_str()), ("ly-do", "Gõ đảo hai chữ số")];
    world.forges(&officer, &deed, &right).await.is(403);
    let other_day = [("van-ban-dung", "21/CV-UBND ngày 01/9/2025"), right[1], right[2]];
    chair.posts_to(&inside, &deed, &other_day).await.is(422).says("Văn bản ghi ngày 01/9/2025, ô ngày ghi");
    chair.posts_to(&inside, &deed, &[right[0], right[1], ("ly-do", "")]).await.is(422).says("Ghi lý do");
    puts_right(&chair, &inside, &deed, &right).await.is(303);
    let page = anon.gets(&public_page(&award)).await;
    page.is(200).says("21/CV-UBND").says("12/CV-UBND").says("Gõ đảo hai chữ số");
    world.is_sound().await;
}

async fn a_new_name_recorded_by_mistake_is_taken_back(world: World) {
    let (anon, unit, ..) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    let (place, at) = ("/noi-bo/dia-phuong", |deed: &str| format!("/noi-bo/dia-phuong/phu-tan/{deed}"));
    let named = [("don-vi", "ap-trung"), ("ten", "Ấp Trung Hòa"), ("van-ban", "Nghị quyết số 4/NQ-HĐND")];
    clerk.posts_to(place, &at("doi-ten"), &named).await.is(303);
    let unit_page = "/phu-tan/don-vi/ap-trung";
    anon.gets(unit_page).await.is(200).says("Ấp Trung Hòa");
    let back = [("don-vi", "ap-trung"), ("ly-do", "Ghi nhầm dòng bên cạnh")];
    world.forges(&unit, &at("rut-lai-doi-ten"), &back).await.is(403);
    let silent = [back[0], ("ly-do", "")];
    clerk.posts_to(place, &at("rut-lai-doi-ten"), &silent).await.is(422).says("Ghi vì sao rút lại");
    clerk.posts_to(place, &at("rut-lai-doi-ten"), &back).await.is(303);
    anon.gets(unit_page).await.is(200).says("Ban nhân dân ấp Trung").hides("Ấp Trung Hòa");
    anon.gets("/phu-tan/so").await.is(200).says("Ghi nhầm dòng bên cạnh");
    world.is_sound().await;
}

async fn the_first_plans_paper_is_put_right_by_itself_and_the_amendments_stays(world: World) {
    let views = world.desk.views();
    let row = views.read(|connection| sovang_projections::campaign_board::by_id(connection, &world.campaign));
    let mut plan = row.unwrap().unwrap().plan;
    let first = plan.paper();
    plan.number = Some("20/KH-UBND".into());
    plan.date = plan.date.and_then(|day| day.tomorrow().ok());
    plan.signatory.name = "Nguyễn Văn Bảy".into();
    let newest = plan.paper();
    let asking = world.asking("van-thu", world.days_ago(0)).await;
    let why = ("Bổ sung nội dung.".to_owned(), "Kế hoạch 20/KH-UBND".to_owned());
    let done = world.desk.amend_plan(&asking, &world.campaign, plan, why.0, why.1).await.unwrap();
    world.shows(&done).await;
    let clerk = world.sign_in("van-thu").await;
    let inside = format!("/noi-bo/phong-trao/{}", world.campaign);
    let forms = Form::all(&clerk.gets(&inside).await.text);
    let of_first = forms.iter().find(|form| form.value("ban") == Some("ban-dau")).unwrap();
    assert_eq!(
        of_first.value("nguoi-ky"),
        Some(first.signatory.name.as_str()),
        "filled in with its own paper"
    );
    let right = [("so", "78/KH-UBND"), ("ly-do", "Gõ nhầm số.")];
    clerk
        .sends(&inside, of_first, &[("so", "78/KH-UBND"), ("ly-do", "")])
        .await
        .is(422)
        .says("Ghi vì sao sửa");
    clerk.sends(&inside, of_first, &right).await.is(303);
    let page = world.anyone().gets(&format!("/phu-tan/phong-trao/{}", world.campaign.local())).await;
    page.is(200).says("78/KH-UBND").says("20/KH-UBND");
    let forms = Form::all(&clerk.gets(&inside).await.text);
    let held = |first: bool| {
        let ours = |form: &&Form| form.action.ends_with("/sua-so-ngay") && form.has("ban") == first;
        let form = forms.iter().find(ours).unwrap();
        ["so", "nguoi-ky"].map(|name| form.value(name).unwrap().to_owned())
    };
    assert_eq!(held(true), ["78/KH-UBND".to_owned(), first.signatory.name]);
    assert_eq!(held(false), ["20/KH-UBND".to_owned(), newest.signatory.name]);
    world.is_sound().await;
}
