//! A nomination from the unit's form through both appraisals; withdrawal, suspension.

use crate::world::{Answer, Person, World, pdf};

const FORM: &str = "giay-khen.ca-nhan";

/// The trạm y tế puts Phạm Thị Kim Duyên forward, with two of three papers; the page of the nomination.
async fn put_forward(world: &World, unit: &Person) -> (String, Answer) {
    let address = format!("/noi-bo/de-nghi/moi?dot={}", world.round);
    let choose = unit.opens(&address).await.is(200);
    choose.says(FORM);
    choose.says("Mục III.3.1");
    let nothing = unit.opens(&format!("{address}&da-chon=1")).await.is(200);
    nothing.says("Chọn hình thức và đối tượng được đề nghị.");
    let mismatch =
        unit.opens(&format!("{address}&da-chon=1&hinh-thuc={FORM}&doi-tuong=doanh-nghiep")).await.is(200);
    mismatch.says("Chọn một đối tượng thi đua dành cho cá nhân.");
    let page = unit.opens(&format!("{address}&hinh-thuc={FORM}&doi-tuong=ca-nhan")).await.is(200);
    let files = [("to-trinh", pdf("to-trinh")), ("bao-cao-thanh-tich", pdf("thanh-tich"))];
    let fields = fields(world);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = unit.fills(&page, "/noi-bo/de-nghi", &fields, &files).await.is(303);
    let at = answer.location().split('?').next().unwrap().to_owned();
    let page = unit.opens(answer.location()).await.is(200);
    (at, page)
}

fn fields(world: &World) -> Vec<(&'static str, String)> {
    vec![
        ("ten", "Phạm Thị Kim Duyên".into()),
        ("chuc-vu", "Nhân viên y tế".into()),
        ("nam-sinh", "1990".into()),
        ("vai-tro", "truc-tiep".into()),
        ("tieu-chi", "0".into()),
        ("thanh-tich", "Lập sổ sức khỏe điện tử cho 1.150 người dân.".into()),
        ("tu-ngay", format!("{}-01-01", world.year)),
        ("den-ngay", format!("{}-09-30", world.year)),
    ]
}

#[tokio::test]
async fn a_nomination_goes_through_both_appraisals_and_is_returned_once() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let (at, page) = put_forward(&world, &unit).await;
    page.says("Đã ghi vào sổ");
    page.says("Giấy tờ: có 2/3");
    page.says("Còn thiếu");
    page.says("1990 (không công khai)");

    let khoa = world.sign_in("so-hoa").await;
    khoa.opens("/noi-bo").await.is(200).says("Thẩm định thành tích");
    let page = khoa.opens(&at).await.is(200);
    let action = format!("{at}/thanh-tich");
    let refused =
        khoa.fills(&page, &action, &[("ket-luan-thanh-tich", "dat"), ("y-kien", "")], &[]).await.is(422);
    refused.says("Ghi ý kiến thẩm định, ít nhất một câu.");
    refused.says(r#"value="dat" checked"#);
    let fields = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Đúng thực tế.")];
    khoa.fills(&page, &action, &fields, &[]).await.is(303);

    let hien = world.sign_in("thi-dua").await;
    let page = hien.opens(&at).await.is(200);
    page.says("Đặng Đức Khoa: đạt");
    let action = format!("{at}/ho-so");
    let fields = [("ket-luan-ho-so", "du"), ("y-kien", "Đủ giấy tờ.")];
    let refused = hien.fills(&page, &action, &fields, &[]).await.is(422);
    refused.says("Chưa kết luận “đủ” được: còn thiếu");
    refused.says("Đủ giấy tờ.</textarea>");
    let fields =
        [("ket-luan-ho-so", "tra-lai"), ("y-kien", "Thiếu biên bản."), ("thieu", "bien-ban-hop-xet")];
    hien.fills(&page, &action, &fields, &[]).await.is(303);

    unit.opens("/noi-bo").await.is(200).says("Bổ sung, nộp lại hồ sơ đề nghị");
    let page = unit.opens(&at).await.is(200);
    page.says("Được yêu cầu bổ sung.");
    let words = [("thanh-tich", "Lập sổ sức khỏe điện tử cho 1.150 người dân.")];
    let files = [("bien-ban-hop-xet", pdf("bien-ban"))];
    unit.fills(&page, &format!("{at}/nop-lai"), &words, &files).await.is(303);
    let page = khoa.opens(&at).await.is(200);
    page.says("Giấy tờ: có 3/3");
    page.says_not("chỉ được 01 lần");
    let fields = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Vẫn đúng.")];
    khoa.fills(&page, &format!("{at}/thanh-tich"), &fields, &[]).await.is(303);
    let page = hien.opens(&at).await.is(200);
    page.says("không trả lại thêm được");
    let fields = [("ket-luan-ho-so", "du"), ("y-kien", "Đủ giấy tờ.")];
    hien.fills(&page, &format!("{at}/ho-so"), &fields, &[]).await.is(303);
    unit.opens(&at).await.is(200).says("Đủ hồ sơ</strong>");
    hien.opens("/noi-bo/de-nghi?giai-doan=du-ho-so&q=duyen").await.is(200).says("Phạm Thị Kim Duyên");
}

#[tokio::test]
async fn a_faulty_form_keeps_words_and_files_and_can_be_sent_again() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let address = format!("/noi-bo/de-nghi/moi?dot={}&hinh-thuc={FORM}&doi-tuong=ca-nhan", world.round);
    let page = unit.opens(&address).await.is(200);
    let mut filled = fields(&world);
    filled.retain(|(name, _)| *name != "vai-tro");
    filled
        .iter_mut()
        .filter(|(name, _)| *name == "den-ngay")
        .for_each(|(_, value)| *value = "2020-01-01".into());
    let fields: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let files = [("to-trinh", pdf("to-trinh"))];
    let refused = unit.fills(&page, "/noi-bo/de-nghi", &fields, &files).await.is(422);
    refused.says("Chưa ghi được, có 2 chỗ cần sửa");
    refused.says("Chọn vai trò của người được đề nghị.");
    refused.says("Ngày kết thúc đang trước ngày bắt đầu.");
    refused.says(r#"value="Phạm Thị Kim Duyên""#);
    refused.says("không cần chọn lại");
    let good = self::fields(&world);
    let fields: Vec<(&str, &str)> = good.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let files = [("bao-cao-thanh-tich", pdf("thanh-tich"))];
    let answer = unit.fills(&refused, "/noi-bo/de-nghi", &fields, &files).await.is(303);
    unit.opens(answer.location()).await.is(200).says("Giấy tờ: có 2/3");
}

#[tokio::test]
async fn a_wrong_kind_of_file_is_refused_at_its_field() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let (at, page) = put_forward(&world, &unit).await;
    let files = [("tep", b"<!DOCTYPE html><script>".to_vec())];
    let action = format!("{at}/giay-to");
    let refused = unit.fills(&page, &action, &[("loai", "bien-ban-hop-xet")], &files).await.is(422);
    refused.says("Đây là một trang web. In trang thành PDF rồi gửi tệp PDF.");
    let files = [("tep", pdf("bien-ban"))];
    unit.fills(&refused, &action, &[("loai", "bien-ban-hop-xet")], &files).await.is(303);
    unit.opens(&at).await.is(200).says("Giấy tờ: có 3/3");
}

#[tokio::test]
async fn a_suspended_nomination_waits_and_a_withdrawn_one_is_over() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let (at, _) = put_forward(&world, &unit).await;
    let hien = world.sign_in("thi-dua").await;
    let page = hien.opens(&at).await.is(200);
    let fields = [("vi-sao", "khieu-nai"), ("can-cu", "Đơn ngày 20/10")];
    hien.fills(&page, &format!("{at}/tam-dung"), &fields, &[]).await.is(303);
    let khoa = world.sign_in("so-hoa").await;
    let page = khoa.opens(&at).await.is(200);
    page.says("Tạm dừng vì có khiếu nại, tố cáo đang xác minh");
    page.says_not("/thanh-tich\"");
    let page = hien.opens(&at).await.is(200);
    hien.fills(&page, &format!("{at}/xet-tiep"), &[("ket-qua", "Kết luận: không có")], &[]).await.is(303);
    khoa.opens(&at).await.is(200).says("/thanh-tich\"");
    let page = unit.opens(&at).await.is(200);
    unit.fills(&page, &format!("{at}/rut"), &[("ly-do-rut", "Chuyển công tác")], &[]).await.is(303);
    let page = unit.opens(&at).await.is(200);
    page.says("Đơn vị đã rút");
    page.says_not("/rut\"");
}

#[tokio::test]
async fn only_the_unit_and_the_office_read_a_dossier() {
    let world = World::phu_tan().await;
    let unit = world.sign_in("tram-y-te").await;
    let (at, _) = put_forward(&world, &unit).await;
    let other = world.sign_in("ap-trung").await;
    other.opens(&at).await.is(403);
    other.opens("/noi-bo/de-nghi").await.is(200).says_not("Kim Duyên");
    world.sign_in("chu-tich").await.opens(&at).await.is(200);
    world.sign_in("thi-dua").await.opens(&format!("/noi-bo/de-nghi/moi?dot={}", world.round)).await.is(403);
}
