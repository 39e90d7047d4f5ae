//! Đột xuất: what goes straight to the chairman says why where it took long or was considered before; and nobody who is not
//! public is named in words that are.

use crate::steps::{
    about, appraised, award_of, fields, lent, page_of, public_page, says_who, summary, writing,
};
use crate::support::person::Person;
use crate::world::{World, individual, on_both_ledgers};

on_both_ledgers!(
    whom_a_round_did_not_award_is_awarded_out_of_turn_only_for_a_reason_that_all_can_read,
    public_words_name_nobody_who_was_put_forward_and_not_awarded,
);

const NAME: &str = "Phạm Thị Kim Duyên";
const REFUSAL: &str = "Đã đủ 4 người, thành tích chưa nổi bật bằng.";
const WHY: &str = "Cứu người trong trận lũ ngày 02/9.";

/// The page of an unscheduled round, opened by the officer.
async fn unscheduled(world: &World, officer: &Person) -> String {
    let open =
        [("phong-trao", world.campaign.as_str()), ("nam", &world.year.to_string()), ("dip", "unscheduled")];
    page_of(&officer.posts_to("/noi-bo/dot-xet", "/noi-bo/dot-xet", &open).await)
}

async fn whom_a_round_did_not_award_is_awarded_out_of_turn_only_for_a_reason_that_all_can_read(world: World) {
    let nominee = individual(NAME, "ap-trung");
    let (round, ids) = world.proposed_round(std::slice::from_ref(&nominee)).await;
    let (anon, unit, officer, chair, _) = world.people().await;
    let deciding = format!("/noi-bo/dot-xet/{round}/quyet-dinh");
    let (verdict, why) = (about("kq", &ids[0]), about("ly-do", &ids[0]));
    let refused = [(verdict.as_str(), "chua"), (why.as_str(), REFUSAL)];
    chair.goes_on(chair.posts_to(&deciding, &deciding, &refused).await).await.is(303);

    let page = unscheduled(&world, &officer).await;
    let straight = page.rsplit('/').next().unwrap().to_owned();
    let sent = fields(&world, &nominee);
    let answer = unit.uploads(&writing(&straight, &nominee), &lent(&sent), summary(&nominee)).await;
    let asked = says_who(&unit, answer, None).await;
    asked.is(422).says("kéo dài hơn 3 tháng, hoặc đã xét ở một đợt").says("vi-sao-dot-xuat-loi");
    let again = [&sent[..], &[("vi-sao-dot-xuat", "Có việc mới.".to_owned())]].concat();
    let answer = unit.uploads(&writing(&straight, &nominee), &lent(&again), summary(&nominee)).await;
    let nomination = page_of(&says_who(&unit, answer, None).await);
    unit.gets(&nomination).await.is(200).says("Có việc mới.").hides("Đã xét trong phong trào");
    officer.gets(&nomination).await.is(200).says("Đã xét trong phong trào, chưa khen").says(REFUSAL);
    appraised(&world, &nomination).await;

    let id = nomination.rsplit('/').next().unwrap().into();
    let deciding = format!("{page}/quyet-dinh");
    chair.gets(&deciding).await.is(200).says(REFUSAL).says("Vì sao đề nghị đột xuất").says("Có việc mới.");
    let (verdict, why) = (about("kq", &id), about("dot-xuat", &id));
    let silent = chair.posts_to(&deciding, &deciding, &[(verdict.as_str(), "khen")]).await;
    silent.is(422).says(&format!("Ghi vì sao khen đột xuất {NAME}"));
    let said = [(verdict.as_str(), "khen"), (why.as_str(), WHY)];
    chair.goes_on(chair.posts_to(&deciding, &deciding, &said).await).await.is(303);
    world.signed(&straight.as_str().into()).await;
    let award = award_of(&world, &id).unwrap();
    let shown = anon.gets(&public_page(&award)).await;
    shown.is(200).says(WHY).hides("Đã đủ 4 người").hides("Có việc mới");
    world.keeps_secret(&["Đã đủ 4 người", "Có việc mới"]).await;
    world.is_sound().await;
}

async fn public_words_name_nobody_who_was_put_forward_and_not_awarded(world: World) {
    let (round, ids) = world.proposed_round(&[individual(NAME, "ap-trung")]).await;
    let (anon, _, officer, chair, _) = world.people().await;
    let page = format!("/noi-bo/dot-xet/{round}");
    let deed = format!("{page}/rut-lai");
    let facts = world.facts().await;
    let proposal = format!("trinh-{}", ids[0].local());
    for named in ["Ông PHẠM THỊ KIM DUYÊN không xứng đáng", "Trình nhầm hồ sơ của bà Phạm Thị  Kim Duyên."]
    {
        let refused = officer.posts_to(&page, &deed, &[("viec", proposal.as_str()), ("ly-do", named)]).await;
        refused.is(422).says("người được đề nghị chưa công khai").says("rut-lai-ly-do-loi");
    }
    assert_eq!(world.facts().await, facts, "nothing was recorded");
    let leave = format!("/noi-bo/phong-trao/{}", world.campaign);
    let allowed =
        [("viec", "tong-ket"), ("ly-do", "Để khen Phạm Thị Kim Duyên kịp thời"), ("van-ban", "88/UBND-VHXH")];
    let refused = chair.posts_to(&leave, &format!("{leave}/ngoai-lich"), &allowed).await;
    refused.is(422).says("nêu tên Phạm Thị Kim Duyên");
    anon.gets("/phu-tan/so").await.is(200).hides("không xứng đáng");
    world.is_sound().await;
}
