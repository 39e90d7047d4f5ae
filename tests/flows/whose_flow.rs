//! Of whom a corrected award is, and two people who put right the same one at the same time.

use crate::steps::{award_of, awards, public_page, puts_right};
use crate::support::form::Form;
use crate::world::{World, individual, on_both_ledgers};

on_both_ledgers!(
    a_correction_that_could_name_another_one_asks_whose_the_award_is,
    of_one_name_in_one_unit_a_correction_does_not_make_two,
    what_was_put_right_meanwhile_is_not_undone_by_an_older_form,
);

fn today() -> String {
    sovang_domain::calendar::day(sovang_desk::clock::now()).to_string()
}

fn paper(on: &str) -> [(&str, &str); 3] {
    [("ly-do", "Danh sách kèm tờ trình ghi nhầm"), ("van-ban", "12/CV-UBND"), ("ngay", on)]
}

async fn a_correction_that_could_name_another_one_asks_whose_the_award_is(world: World) {
    let nominees = [individual("Phạm Thị Kim Duyên", "ap-trung"), individual("Lý Minh Sang", "ap-dong")];
    let (round, ids) = world.proposed_round(&nominees).await;
    let (anon, _, officer, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let award = award_of(&world, &ids[0]).unwrap();
    let (inside, on) = (format!("/noi-bo/quyet-dinh/{award}"), today());
    let deed = format!("{inside}/dinh-chinh");
    let wrong = [&[("ten", "Lý Minh Sang"), ("don-vi", "ap-dong")], &paper(&on)[..]].concat();

    // another one's name: who bears it is shown, what was typed is kept, nothing is recorded
    let facts = world.facts().await;
    let asked = chair.posts_to(&inside, &deed, &wrong).await;
    asked.is(422).says("Khen thưởng này của ai").says("Tên sửa lại là một tên khác");
    asked.says("01 đề nghị trong sổ").says("ã khen");
    let form = Form::all(&asked.text).into_iter().find(|form| form.action == deed).unwrap();
    assert_eq!((form.value("ten"), form.value("don-vi")), (Some("Lý Minh Sang"), Some("ap-dong")));
    let answers: Vec<&str> = form.controls.iter().filter(|c| c.name == "cua-ai").map(|c| &*c.value).collect();
    let [same, sang, another] = answers[..] else { panic!("{answers:?}") };
    // it is somebody else's: that is no correction
    let refused = chair.sends(&inside, &form, &[("cua-ai", another)]).await;
    refused.is(422).says("không chuyển khen thưởng của người này cho người khác").says("Khen nhầm");
    let form = Form::all(&refused.text).into_iter().find(|form| form.action == deed).unwrap();
    assert_eq!(form.value("ten"), Some("Lý Minh Sang"));
    // and so is quite another name, whatever is said of it
    for said in [same, sang] {
        let refused = chair.sends(&inside, &form, &[("cua-ai", said)]).await;
        refused.is(422).says("không chuyển khen thưởng của người này cho người khác");
    }
    assert_eq!(world.facts().await, facts);
    anon.gets(&public_page(&award)).await.is(200).hides("Lý Minh Sang");

    // nor does it help that the register does not know the other one
    let unknown = [&[("ten", "Phan Văn Út"), ("cua-ai", same)], &paper(&on)[..]].concat();
    chair.posts_to(&inside, &deed, &unknown).await.is(422).says("không chuyển khen thưởng");
    assert_eq!(world.facts().await, facts);
    // a word left out is asked about, and the answer is a fact
    let slip = [&[("ten", "Phạm Kim Duyên")], &paper(&on)[..]].concat();
    let asked = chair.posts_to(&inside, &deed, &slip).await;
    asked.is(422).says("Khen thưởng này của ai");
    let form = Form::all(&asked.text).into_iter().find(|form| form.action == deed).unwrap();
    chair.goes_on(chair.sends(&inside, &form, &[("cua-ai", same)]).await).await.is(303);
    officer.gets("/noi-bo/nhat-ky").await.is(200).says("khen thưởng đã đính chính vẫn là của");
    anon.gets(&public_page(&award)).await.is(200).says("Phạm Kim Duyên").says("Phạm Thị Kim Duyên");
    // the name it had before, or other marks on it, is no other name
    let back = [&[("ten", "Phạm Thị Kim Duyến")], &paper(&on)[..]].concat();
    puts_right(&chair, &inside, &deed, &back).await.is(303);
    // nor does it walk to another name in steps: each is held against the name that was put forward
    let part = [&[("ten", "Phạm Thị")], &paper(&on)[..]].concat();
    let asked = chair.posts_to(&inside, &deed, &part).await;
    let form = Form::all(&asked.text).into_iter().find(|form| form.action == deed).unwrap();
    chair.goes_on(chair.sends(&inside, &form, &[("cua-ai", same)]).await).await.is(303);
    let walked = [&[("ten", "Phạm Thị Hoa"), ("cua-ai", same)], &paper(&on)[..]].concat();
    chair.posts_to(&inside, &deed, &walked).await.is(422).says("không chuyển khen thưởng");
    world.is_sound().await;
}

async fn of_one_name_in_one_unit_a_correction_does_not_make_two(world: World) {
    let nominees = [individual("Võ Duy Khoai", "ap-trung"), individual("Võ Duy Khoa", "ap-trung")];
    let (round, ids) = world.proposed_round(&nominees).await;
    let (_, _, _, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let award = award_of(&world, &ids[0]).unwrap();
    let (inside, on) = (format!("/noi-bo/quyet-dinh/{award}"), today());
    let deed = format!("{inside}/dinh-chinh");
    let facts = world.facts().await;
    let asked = chair.posts_to(&inside, &deed, &[&[("ten", "Võ Duy Khoa")], &paper(&on)[..]].concat()).await;
    asked.is(422).says("Khen thưởng này của ai");
    let form = Form::all(&asked.text).into_iter().find(|form| form.action == deed).unwrap();
    let answers: Vec<&str> = form.controls.iter().filter(|c| c.name == "cua-ai").map(|c| &*c.value).collect();
    let [other, same, _] = answers[..] else { panic!("{answers:?}") };
    let refused = chair.sends(&inside, &form, &[("cua-ai", other)]).await;
    refused.is(422).says("có người mang đúng tên này ở chính đơn vị này");
    chair.sends(&inside, &form, &[("cua-ai", same)]).await.is(422).says("trùng với khen thưởng");
    assert_eq!(world.facts().await, facts);
}

async fn what_was_put_right_meanwhile_is_not_undone_by_an_older_form(world: World) {
    let (round, ids) = world.proposed_round(&[individual("Phạm Thị Kim Duyên", "ap-trung")]).await;
    let (anon, _, _, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let award = award_of(&world, &ids[0]).unwrap();
    let (inside, on) = (format!("/noi-bo/quyet-dinh/{award}"), today());
    let deed = format!("{inside}/dinh-chinh");
    let older = chair.opens(&inside, &[("ten", ""), ("chuc-vu", "")]).await;
    let moved = [&[("don-vi", "ap-dong")], &paper(&on)[..]].concat();
    puts_right(&chair, &inside, &deed, &moved).await.is(303);

    // the older form puts right its own field alone
    let position = [&[("chuc-vu", "Y sĩ đa khoa")], &paper(&on)[..]].concat();
    let stale = chair.sends(&inside, &older, &position).await;
    stale.is(409).says("Hồ sơ vừa có thay đổi");
    let form = Form::all(&stale.text).into_iter().find(|form| form.action == deed).unwrap();
    assert_eq!((form.value("don-vi"), form.value("chuc-vu")), (Some("ap-dong"), Some("Y sĩ đa khoa")));
    chair.goes_on(chair.sends(&inside, &form, &[]).await).await.is(303);
    let page = public_page(&award);
    let shown = anon.gets(&page).await;
    shown.is(200).says("Y sĩ đa khoa").says("<s>Ban nhân dân ấp Trung</s>").says("Đã đính chính 02 lần");

    // a field that both have changed is chosen between the two
    let both = [&[("don-vi", "tram-y-te")], &paper(&on)[..]].concat();
    let asked = chair.sends(&inside, &older, &both).await;
    asked.is(422).says("mục này đã được sửa thành “Ban nhân dân ấp Đông”");
    let form = Form::all(&asked.text).into_iter().find(|form| form.action == deed).unwrap();
    assert_eq!((form.value("don-vi"), form.value("chuc-vu")), (Some("tram-y-te"), Some("Y sĩ đa khoa")));
    anon.gets(&page).await.is(200).says("Đã đính chính 02 lần");
    chair.goes_on(chair.sends(&inside, &form, &[]).await).await.is(303);
    anon.gets(&page).await.is(200).says("Đã đính chính 03 lần");
    world.is_sound().await;
}
