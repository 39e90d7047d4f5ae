//! A report from the unit's form to acceptance, and what happens to forms that come twice or too late.

use crate::world::{World, pdf};

#[tokio::test]
async fn a_report_is_filed_returned_filed_again_and_accepted() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("ap-trung").await;
    let address = format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year);
    unit.opens("/noi-bo").await.is(200).says(&address);
    let page = unit.opens(&address).await.is(200);
    page.says("kế hoạch không nêu ngày");
    page.says("Mục VI.2.1");
    let action = format!("{address}/nop");
    let empty = unit.fills(&page, &action, &[("ket-qua", ""), ("kho-khan", "Thiếu máy")], &[]).await.is(422);
    empty.says("Ghi kết quả, hoặc kèm tệp báo cáo.");
    empty.says("Thiếu máy</textarea>");
    let fields = [("ket-qua", "Lập 12 tổ công nghệ số."), ("kho-khan", "")];
    let answer = unit.fills(&page, &action, &fields, &[("bao-cao", pdf("a"))]).await.is(303);
    assert!(answer.location().starts_with(&format!("{address}?da-ghi=")), "{}", answer.location());
    let page_after = unit.opens(answer.location()).await.is(200);
    page_after.says("Đã ghi vào sổ");
    page_after.says("Lập 12 tổ công nghệ số.");
    page_after.says_not(&action);

    let again = unit.fills(&page, &action, &fields, &[("bao-cao", pdf("a"))]).await.is(303);
    assert!(again.location().ends_with("&lai=1"), "{}", again.location());
    let other = [("ket-qua", "Lời khác."), ("kho-khan", "")];
    let reused = unit.fills(&page, &action, &other, &[("bao-cao", pdf("a"))]).await.is(409);
    reused.says("đã được ghi nhận với nội dung khác");

    let officer = world.sign_in("thi-dua").await;
    officer.opens("/noi-bo").await.is(200).says("Xem báo cáo");
    let stale = officer.opens(&address).await.is(200);
    let page = officer.opens(&address).await.is(200);
    let action = format!("{address}/tra-lai");
    let fields = [("ly-do-tra-lai", "Thiếu số liệu quý III."), ("bo-sung-truoc", "2020-01-01")];
    officer.fills(&page, &action, &fields, &[]).await.is(422).says("Chọn một ngày sau hôm nay");
    let fields = [("ly-do-tra-lai", "Thiếu số liệu quý III."), ("bo-sung-truoc", "")];
    officer.fills(&page, &action, &fields, &[]).await.is(303);
    let late =
        officer.fills(&stale, &format!("{address}/chap-nhan"), &[("nhan-xet", "Tốt")], &[]).await.is(409);
    late.says("Hồ sơ vừa có thay đổi");
    late.says("Thiếu số liệu quý III.");

    let page = unit.opens(&address).await.is(200);
    page.says("Thiếu số liệu quý III.");
    let fields = [("ket-qua", "Lập 12 tổ, quý III thêm 3 tổ."), ("kho-khan", "")];
    unit.fills(&page, &format!("{address}/nop"), &fields, &[]).await.is(303);
    let page = officer.opens(&address).await.is(200);
    page.says("dấu ");
    officer.fills(&page, &format!("{address}/chap-nhan"), &[("nhan-xet", "Đủ số liệu.")], &[]).await.is(303);
    let page = unit.opens(&address).await.is(200);
    page.says("Đủ số liệu.");
    page.says("Đã chấp nhận</strong>");
    officer.opens("/noi-bo/bao-cao?tinh-trang=chap-nhan").await.is(200).says("01 đã chấp nhận");
}

#[tokio::test]
async fn a_unit_neither_reads_nor_files_what_is_anothers() {
    let world = World::phu_tan().await;
    let mine = world.sign_in("ap-trung").await;
    let theirs = format!("/noi-bo/bao-cao/{}.tram-y-te.{}", world.campaign, world.year);
    mine.opens(&theirs).await.is(403);
    mine.opens("/noi-bo/bao-cao").await.is(200).says_not("Trạm Y tế xã");
    let page =
        mine.opens(&format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year)).await.is(200);
    let unseen = crate::world::unseen(
        page.html(),
        &format!("/noi-bo/bao-cao/{}.ap-trung.{}/nop", world.campaign, world.year),
    );
    let mut fields: Vec<(&str, &str)> =
        unseen.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("ket-qua", "Chen vào"));
    mine.posts(&format!("{theirs}/nop"), &fields).await.is(403);
    mine.opens("/noi-bo/bao-cao/phu-tan.khong-co.ap-trung.2026").await.is(404);
}

#[tokio::test]
async fn a_report_nobody_filed_is_waived_with_a_reason() {
    let world = World::phu_tan().await;
    let officer = world.sign_in("thi-dua").await;
    let address = format!("/noi-bo/bao-cao/{}.tram-y-te.{}", world.campaign, world.year);
    let page = officer.opens(&address).await.is(200);
    let action = format!("{address}/mien");
    officer.fills(&page, &action, &[("ly-do-mien", " ")], &[]).await.is(422).says("Ghi lý do miễn");
    officer.fills(&page, &action, &[("ly-do-mien", "Trạm đang sáp nhập.")], &[]).await.is(303);
    let page = world.sign_in("tram-y-te").await.opens(&address).await.is(200);
    page.says("Trạm đang sáp nhập.");
    page.says_not("/nop\"");
}
