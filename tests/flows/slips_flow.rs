//! Ghi nhầm ở đơn vị, phong trào, báo cáo, tài khoản: put right with a reason, in public where the step was public.

use crate::steps::report;
use crate::world::{World, on_both_ledgers};

const WHY: &str = "Bấm nhầm dòng bên cạnh";

on_both_ledgers!(what_the_office_recorded_by_mistake_is_put_right_with_a_reason,);

async fn what_the_office_recorded_by_mistake_is_put_right_with_a_reason(world: World) {
    let (anon, unit, officer, ..) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    let page = report(&world);
    let told = [("ket-qua", "Đã làm xong."), ("kho-khan", "")];
    unit.posts_to(&page, &format!("{page}/nop"), &told).await.is(303);
    officer.posts_to(&page, &format!("{page}/chap-nhan"), &[("nhan-xet", "")]).await.is(303);
    let back = format!("{page}/rut-lai");
    world.forges(&unit, &back, &[("ly-do-rut-lai", WHY)]).await.is(403);
    officer.posts_to(&page, &back, &[("ly-do-rut-lai", " ")]).await.is(422).says("Ghi vì sao rút lại");
    officer.posts_to(&page, &back, &[("ly-do-rut-lai", WHY)]).await.is(303);
    officer.gets(&page).await.is(200).says("Đã nộp, đang xem").says("/chap-nhan\"");
    anon.gets("/phu-tan/so").await.is(200).says("Rút lại việc chấp nhận").says(WHY);

    let place = "/noi-bo/dia-phuong";
    let renamed = [("don-vi", "truong-thcs"), ("ten", "Trường THCS Phú Mỹ A"), ("ly-do", WHY)];
    world.forges(&officer, &format!("{place}/phu-tan/sua-ten"), &renamed[..2]).await.is(422);
    clerk.posts_to(place, &format!("{place}/phu-tan/sua-ten"), &renamed).await.is(303);
    anon.gets("/phu-tan/so").await.is(200).says("Ghi lại tên đơn vị cho đúng");
    clerk.gets(place).await.is(200).says("Trường THCS Phú Mỹ A").hides("Trước đây: Trường THCS Phú Mỹ");

    let campaign = format!("/noi-bo/phong-trao/{}", world.campaign);
    let step = |what: &'static str| [("viec", what), ("ly-do", WHY), ("van-ban", "")];
    let back = format!("{campaign}/rut-lai");
    clerk.posts_to(&campaign, &back, &step("don-vi-ap-trung")).await.is(422).says("Đơn vị đã nộp kế hoạch");
    clerk.posts_to(&campaign, &back, &step("don-vi-truong-thcs")).await.is(303);
    anon.gets("/phu-tan/so").await.is(200).says("Rút lại việc ghi Trường THCS Phú Mỹ A tham gia");
    let annul = format!("{campaign}/huy");
    let why = [("ly-do", WHY), ("van-ban", "")];
    clerk.posts_to(&campaign, &annul, &why).await.is(422).says("Đã có 01 đợt xét, báo cáo");

    let keeper = world.sign_in("sovang.quan-tri").await;
    let account = "/noi-bo/tai-khoan/phu-tan.chu-tich";
    let named = [("ten", "Trần Văn Lúa"), ("chuc-vu", "CHỦ TỊCH"), ("ly-do", "Gõ thiếu dấu")];
    world.forges(&officer, &format!("{account}/sua-ten"), &named).await.is(403);
    keeper.posts_to(account, &format!("{account}/sua-ten"), &named).await.is(303);
    keeper.gets(account).await.is(200).says("Trần Văn Lúa").says("ghi lại tên, chức vụ").says("Gõ thiếu dấu");
    keeper.posts_to(account, &format!("{account}/sua-ten"), &named).await.is(422).says("đã ghi như vậy");
    anon.gets("/phu-tan/so").await.is(200).hides("Gõ thiếu dấu");
    world.is_sound().await;
}
