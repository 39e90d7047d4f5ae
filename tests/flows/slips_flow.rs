//! Ghi nhầm ở đơn vị, phong trào, báo cáo, tài khoản: put right with a reason, in public where the step was public.

use crate::steps::{puts_right, report};
use crate::support::form::Form;
use crate::world::{World, on_both_ledgers};

const WHY: &str = "Bấm nhầm dòng bên cạnh";

on_both_ledgers!(
    what_the_office_recorded_by_mistake_is_put_right_with_a_reason,
    units_delegations_and_the_commune_itself_are_put_right_until_something_rests_on_them,
    the_paper_of_a_plan_and_the_words_of_its_end_are_put_right_and_both_are_public,
    plans_of_units_inspections_and_leave_are_taken_back_and_a_council_is_put_right,
);

async fn the_paper_of_a_plan_and_the_words_of_its_end_are_put_right_and_both_are_public(world: World) {
    let (anon, unit, _, _, _) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    let inside = format!("/noi-bo/phong-trao/{}", world.campaign);
    let page = format!("/phu-tan/phong-trao/{}", world.campaign.local());
    let deed = |name: &str| format!("{inside}/{name}");
    let paper = |number: &'static str, why: &'static str| {
        [
            ("so", number),
            ("ngay-ban-hanh", "2025-08-04"),
            ("the-thuc", "TM. ỦY BAN NHÂN DÂN"),
            ("chuc-vu-ky", "CHỦ TỊCH"),
            ("nguoi-ky", "Trần Hữu Phước"),
            ("ly-do", why),
            ("van-ban", ""),
        ]
    };
    world.forges(&unit, &deed("sua-so-ngay"), &paper("81/KH-UBND", WHY)).await.is(403);
    clerk
        .posts_to(&inside, &deed("sua-so-ngay"), &paper("81/KH-UBND", ""))
        .await
        .is(422)
        .says("Ghi vì sao sửa");
    clerk.posts_to(&inside, &deed("sua-so-ngay"), &paper("81/KH-UBND", WHY)).await.is(303);
    let again = clerk.posts_to(&inside, &deed("sua-so-ngay"), &paper("81/KH-UBND", WHY)).await;
    again.is(422).says("Sổ đang ghi đúng như vậy");
    anon.gets(&page).await.is(200).says("81/KH-UBND").says("Đã ghi: <s>").says(WHY);
    anon.gets("/phu-tan/tim-kiem?q=81/KH-UBND").await.is(200).says(&page);
    anon.gets("/phu-tan/so").await.is(200).says("Ghi lại kế hoạch của");

    // a conclusion that was allowed before its time, with a figure typed wrongly
    let (now, chair) = (world.days_ago(0), world.asking("chu-tich", world.days_ago(0)).await);
    let leave = ("Sắp xếp lại.".to_owned(), "12/TB-UBND".to_owned(), sovang_domain::calendar::day(now));
    let entry = sovang_domain::plan::CalendarEntry::Conclusion;
    world.desk.allow_exception(&chair, &world.campaign, entry, leave).await.unwrap();
    let (asking, on) = (world.asking("van-thu", now).await, sovang_domain::calendar::day(now));
    let (summary, document) = ("Đạt 9 mục tiêu.".to_owned(), "92/BC-UBND".to_owned());
    let done = world.desk.conclude_campaign(&asking, &world.campaign, summary, document, on).await.unwrap();
    world.shows(&done).await;
    let on = on.to_string();
    let words = |which: &'static str| {
        [
            ("noi-dung", which),
            ("tom-tat", "Đạt 6 mục tiêu."),
            ("van-ban", "92/BC-UBND"),
            ("ngay", on.as_str()),
            ("ly-do", "Gõ ngược số"),
        ]
    };
    clerk.posts_to(&inside, &deed("sua-so-ket"), &words("")).await.is(422).says("Chọn nội dung ghi sai");
    clerk.posts_to(&inside, &deed("sua-so-ket"), &words("tong-ket")).await.is(303);
    anon.gets(&page).await.is(200).says("Đạt 6 mục tiêu.").says("<s>Đạt 9 mục tiêu.").says("Gõ ngược số");
    anon.gets("/phu-tan/so").await.is(200).says("Ghi lại tổng kết");
    world.is_sound().await;
}

async fn units_delegations_and_the_commune_itself_are_put_right_until_something_rests_on_them(world: World) {
    let (anon, _, officer, chair, _) = world.people().await;
    let (clerk, keeper) = (world.sign_in("van-thu").await, world.sign_in("sovang.quan-tri").await);
    let place = "/noi-bo/dia-phuong";
    let deed = |name: &str| format!("{place}/phu-tan/{name}");

    // entered twice: struck while nothing rests on it; its address says so
    let twice =
        [("ten", "Ban nhân dân ấp Trung (ghi trùng)"), ("dia-chi", "ap-trung-2"), ("loai", "village")];
    clerk.posts_to(place, &deed("don-vi"), &twice).await.is(303);
    anon.gets("/phu-tan/tim-kiem?q=ghi+trùng").await.is(200).says("ap-trung-2");
    let strike = |unit: &'static str| [("don-vi", unit), ("ly-do", WHY)];
    world.forges(&chair, &deed("bo-don-vi"), &strike("ap-trung-2")).await.is(403);
    clerk
        .posts_to(place, &deed("bo-don-vi"), &[("don-vi", "ap-trung-2"), ("ly-do", "")])
        .await
        .is(422)
        .says("Ghi vì sao bỏ");
    let rests = clerk.posts_to(place, &deed("bo-don-vi"), &strike("ap-trung")).await;
    rests.is(422).says("việc gắn với nó trong sổ");
    clerk.posts_to(place, &deed("bo-don-vi"), &strike("ap-trung-2")).await.is(303);
    anon.gets("/phu-tan/don-vi/ap-trung-2").await.is(200).says("ghi nhầm vào sổ, đã bỏ").says(WHY);
    anon.gets("/phu-tan/tim-kiem?q=ghi+trùng").await.is(200).hides("ap-trung-2");
    anon.gets("/phu-tan/so").await.is(200).says("Bỏ đơn vị").says(WHY);

    // a name put right is the one that is found
    let named = [("don-vi", "truong-thcs"), ("ten", "Trường THCS Nguyễn Trãi"), ("ly-do", WHY)];
    clerk.posts_to(place, &deed("sua-ten"), &named).await.is(303);
    anon.gets("/phu-tan/tim-kiem?q=nguyễn+trãi").await.is(200).says("Trường THCS Nguyễn Trãi");

    let kind = [("don-vi", "truong-thcs"), ("loai", "office"), ("ly-do", WHY)];
    clerk.posts_to(place, &deed("sua-loai"), &kind).await.is(303);
    clerk.posts_to(place, &deed("sua-loai"), &kind).await.is(422).says("Sổ đang ghi đúng như vậy");
    anon.gets("/phu-tan/so").await.is(200).says("hi lại loại của");

    // what the commune is called, by who entered it
    let title =
        [("loai", "rural"), ("ten", "Phú Tấn"), ("loai-tinh", "tỉnh"), ("tinh", "An Giang"), ("ly-do", WHY)];
    world.forges(&officer, &deed("sua-dia-phuong"), &title).await.is(403);
    let theirs = format!("{place}?xa=phu-tan");
    keeper.posts_to(&theirs, &deed("sua-dia-phuong"), &title).await.is(303);
    anon.gets("/phu-tan").await.is(200).says("Phú Tấn");
    anon.gets("/tim-kiem?q=phú+tấn").await.is(200).says("Xã Phú Tấn");

    // who signs for the chairman
    let given = |officer: &'static str, from: &'static str| {
        [
            ("nguoi-ky", officer),
            ("cach-ky", "for_head"),
            ("tu-ngay", from),
            ("den-ngay", ""),
            ("van-ban", "41/QĐ-UBND"),
        ]
    };
    let early = chair.posts_to(place, &deed("uy-quyen"), &given("phu-tan.pho-chu-tich", "2020-01-05")).await;
    early.is(422).says("Xã, phường, đặc khu có từ ngày 01/7/2025");
    chair.posts_to(place, &deed("uy-quyen"), &given("phu-tan.pho-chu-tich", "2026-01-05")).await.is(303);
    let row = world
        .desk
        .views()
        .read(|views| sovang_projections::locality_directory::delegations(views, &"phu-tan".into()));
    let which = row.unwrap()[0].log_index.to_string();
    let end = [("viec-giao", which.as_str()), ("het-ngay", "2026-01-04"), ("van-ban", "61/QĐ-UBND")];
    chair.posts_to(place, &deed("ket-thuc-uy-quyen"), &end).await.is(422);
    let end = [end[0], ("het-ngay", "2026-03-31"), end[2]];
    chair.posts_to(place, &deed("ket-thuc-uy-quyen"), &end).await.is(303);
    chair.gets(place).await.is(200).says("Kết thúc sớm theo 61/QĐ-UBND");
    let back = [("viec-giao", which.as_str()), ("ly-do", WHY)];
    world.forges(&officer, &deed("rut-lai-uy-quyen"), &back).await.is(403);
    chair.posts_to(place, &deed("rut-lai-uy-quyen"), &back).await.is(303);
    chair.gets(place).await.is(200).says("Ghi nhầm, đã rút lại").says(WHY);
    anon.gets("/phu-tan/so").await.is(200).says("Rút lại việc ghi nhầm giao cán bộ");
    world.is_sound().await;
}

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

    let merge = [("don-vi", "truong-thcs"), ("vao", "tram-y-te"), ("van-ban", "Nghị quyết 12/NQ-HĐND")];
    let facts = world.facts().await;
    let shown = clerk.posts_to(place, &format!("{place}/phu-tan/sap-nhap"), &merge).await;
    shown.is(200).says("Thôi nợ báo cáo").says("Trường THCS Phú Mỹ A vào Trạm Y tế xã");
    assert_eq!(world.facts().await, facts, "what follows is read first");

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

async fn plans_of_units_inspections_and_leave_are_taken_back_and_a_council_is_put_right(world: World) {
    let (anon, unit, officer, chair, mttq) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    let inside = format!("/noi-bo/phong-trao/{}", world.campaign);
    let deed = format!("{inside}/rut-lai");
    let today = sovang_domain::calendar::day(sovang_desk::clock::now());
    let on = today.to_string();

    // an inspection and leave of the chairman, both by mistake
    let held =
        [("don-vi", "ap-trung"), ("ngay", on.as_str()), ("nhan-xet", "Đều."), ("bien-ban", "02/BB-HĐ")];
    officer.posts_to(&inside, &format!("{inside}/kiem-tra"), &held).await.is(303);
    let ahead = sovang_domain::calendar::days_after(today, 1).to_string();
    let year = world.year.to_string();
    let leave = |on: &str| {
        [
            ("viec", "dot:interim".to_owned()),
            ("nam", year.clone()),
            ("ly-do", "Tỉnh sơ kết sớm.".to_owned()),
            ("van-ban", "88/UBND-VHXH".to_owned()),
            ("ngay", on.to_owned()),
        ]
    };
    let lend = |fields: &[(&'static str, String); 5]| -> Vec<(&'static str, String)> { fields.to_vec() };
    let sends = async |on: &str| {
        let fields = lend(&leave(on));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        chair.posts_to(&inside, &format!("{inside}/ngoai-lich"), &fields).await
    };
    sends(&ahead).await.is(422).says("chưa đến").says("ngoai-lich-ngay-loi");
    sends(&on).await.is(303);
    chair.gets(&inside).await.is(200).says("88/UBND-VHXH");
    let back = |which: &'static str, why: &'static str| [("viec", which), ("ly-do", why), ("van-ban", "")];
    world.forges(&unit, &deed, &back("kiem-tra-0", WHY)).await.is(422).says("Chọn việc ghi nhầm");
    officer.posts_to(&inside, &deed, &back("kiem-tra-0", "")).await.is(422).says("Ghi vì sao rút lại");
    officer.posts_to(&inside, &deed, &back("kiem-tra-0", WHY)).await.is(303);
    world.forges(&officer, &deed, &back("ngoai-lich-0", WHY)).await.is(422);
    chair.posts_to(&inside, &deed, &back("ngoai-lich-0", WHY)).await.is(303);
    sends(&on).await.is(303);
    let trail = mttq.gets("/noi-bo/nhat-ky").await;
    trail.is(200).says("rút lại việc ghi kiểm tra").says("rút lại việc cho phép ngoài lịch");
    anon.gets("/phu-tan/so").await.is(200).says("Rút lại việc ghi kiểm tra");

    // the council as its decision has it
    let (place, council) = ("/noi-bo/dia-phuong", "/noi-bo/dia-phuong/phu-tan/sua-hoi-dong");
    let right = [("tu-ngay", on.as_str()), ("van-ban", "13/QĐ-UBND"), ("ly-do", "Ghi nhầm số, ngày")];
    world.forges(&unit, council, &right).await.is(403);
    let silent = [right[0], right[1], ("ly-do", "")];
    clerk.posts_to(place, council, &silent).await.is(422).says("Ghi vì sao sửa");
    let opened_before = clerk.opens(place, &[("hoi-dong-nao", "")]).await;
    puts_right(&clerk, place, council, &right).await.is(303);
    clerk.gets(place).await.is(200).says("13/QĐ-UBND");
    // whoever read the page before puts nothing back that was recorded meanwhile, not even on a second try
    let late = [("van-ban", "14/QĐ-UBND"), ("ly-do", "Sai số")];
    let mut asked = clerk.sends(place, &opened_before, &late).await;
    asked.is(422).says("Hội đồng trong sổ đã được ghi khác");
    let forms = Form::all(&asked.text);
    asked = clerk.sends(place, forms.iter().find(|form| form.action == council).unwrap(), &[]).await;
    asked.is(422).says("Hội đồng trong sổ đã được ghi khác");
    clerk.posts_to(place, council, &right).await.is(422).says("Sổ đang ghi đúng như vậy");
    anon.gets("/phu-tan/so").await.is(200).says("Ghi nhầm số, ngày");
    world.is_sound().await;
}
