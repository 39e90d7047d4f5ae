//! Phát hiện ghi nhầm sau khi đã công bố: votes, meeting and proposal are put right, and public pages say so.

use crate::steps::{award_of, awards, public_page};
use crate::support::form::Form;
use crate::world::{World, individual, on_both_ledgers};

const WHY: &str = "Đối chiếu lại với biên bản gốc";

on_both_ledgers!(what_is_found_wrong_after_the_award_is_put_right_in_public_as_long_as_it_stays_passed);

async fn what_is_found_wrong_after_the_award_is_put_right_in_public_as_long_as_it_stays_passed(world: World) {
    let nominee = individual("Phạm Thị Kim Duyên", "truong-thcs");
    let (round, ids) = world.proposed_round(std::slice::from_ref(&nominee)).await;
    let (anon, _, officer, chair, mttq) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let award = award_of(&world, &ids[0]).unwrap();
    let (inside, public) = (format!("/noi-bo/dot-xet/{round}"), public_page(&award));

    let ballot = format!("{inside}/ghi-lai-phieu/{}", ids[0]);
    let votes = |votes_for, against| {
        vec![
            ("cach", "secret"),
            ("tan-thanh", votes_for),
            ("khong-tan-thanh", against),
            ("khong-bieu-quyet", "0"),
            ("ly-do", WHY),
            ("van-ban", "Biên bản số 04/BB-HĐTĐKT"),
        ]
    };
    let mut sure = votes("1", "4");
    sure.push(("dung-bien-ban", "1-4-0"));
    let refused = officer.posts_to(&inside, &ballot, &sure).await;
    refused.is(422).says("Số phiếu đúng không đạt tỷ lệ thông qua").says("Khen nhầm");
    officer.posts_to(&inside, &ballot, &votes("4", "1")).await.is(303);
    anon.gets(&public).await.is(200).says("Trước ghi nhầm").says(WHY).says("CÒN HIỆU LỰC");
    officer.gets(&format!("/noi-bo/de-nghi/{}", ids[0])).await.is(200).says("Đã khen");

    let proposal = format!("{inside}/ghi-lai-to-trinh/{}", ids[0]);
    let number = [("to-trinh", "51/TTr-VHXH"), ("ly-do", WHY)];
    let today = sovang_domain::calendar::day(sovang_desk::clock::now());
    let day = today.to_string();
    let whole = [number[0], number[1], ("ngay", day.as_str())];
    world.forges(&chair, &proposal, &whole).await.is(403);
    world.forges(&mttq, &proposal, &whole).await.is(403);
    officer.posts_to(&inside, &proposal, &[("to-trinh", " "), ("ly-do", WHY)]).await.is(422);
    officer.posts_to(&inside, &proposal, &number).await.is(303);
    officer.gets(&inside).await.is(200).says("51/TTr-VHXH").says("Trước ghi 15/TTr-VHXH");
    let year = today.year();
    let decision = anon.gets(&format!("/phu-tan/quyet-dinh/{year}-1")).await;
    decision.is(200).says("Theo đề nghị tại 51/TTr-VHXH").says("<s>15/TTr-VHXH</s>").says(WHY);
    anon.gets(&public).await.is(200).says("Ghi lại tờ trình: trước ghi");

    let meeting = format!("{inside}/ghi-lai-phien-hop");
    let minutes = [("bien-ban", "08/BB-HĐTĐKT"), ("ly-do", WHY)];
    officer.posts_to(&inside, &meeting, &minutes).await.is(303);
    anon.gets(&public).await.is(200).says("08/BB-HĐTĐKT").says("đã đính chính: Đối chiếu lại");
    anon.gets("/phu-tan/so").await.is(200).says("Ghi lại phiên họp Hội đồng").says("Ghi lại tờ trình");

    // nobody's telephone stands in public for ever, in the paper that is named either
    let private = [("bien-ban", "09/BB, gọi (0912)345678"), ("ly-do", WHY)];
    officer.posts_to(&inside, &meeting, &private).await.is(422).says("bỏ “0912345678”");

    // one fewer was there: recorded with the votes that are right then, or not at all
    let drawn = Form::all(&officer.gets(&inside).await.text);
    let drawn = drawn.into_iter().find(|form| form.action == meeting).unwrap();
    let there: Vec<String> = drawn
        .controls
        .iter()
        .filter(|control| control.name == "co-mat" && control.sent)
        .map(|control| control.value.clone())
        .collect();
    let present = there.len();
    let fewer = there.iter().skip(1).map(|member| ("co-mat", member.as_str()));
    let mut sent: Vec<(&str, &str)> = fewer.chain([("ly-do", WHY)]).collect();
    officer.posts_to(&inside, &meeting, &sent).await.is(422).says("Số phiếu không khớp");
    let votes_for = (present - 2).to_string();
    sent.push(("tan-thanh.1", votes_for.as_str()));
    officer.posts_to(&inside, &meeting, &sent).await.is(303);
    anon.gets(&public).await.is(200).says(&format!("{}/", present - 1)).says("CÒN HIỆU LỰC");

    // the same people were there, and nobody was against: nothing that was typed is passed over
    let all = (present - 1).to_string();
    let sent = [("tan-thanh.1", all.as_str()), ("khong-tan-thanh.1", "0"), ("ly-do", WHY)];
    officer.posts_to(&inside, &meeting, &sent).await.is(303);
    officer.gets(&inside).await.is(200).says(&format!("{all}/{all}"));
    world.is_sound().await;
}
