//! Forms and addresses as they should not come: incomplete, impossible, too large, unknown. Each gets a Vietnamese
//! page that says what to do, and the ledger stays as it was.

use crate::steps::{fields, lent, open_round, page, paper, report, writing};
use crate::support::person::Person;
use crate::world::{World, individual, on_both_ledgers, pdf};
use reqwest::header::ORIGIN;
use reqwest::multipart::{Form, Part};

const NAME: &str = "Phạm Thị Kim Duyên";

on_both_ledgers!(
    what_is_missing_or_cannot_be_is_said_at_its_field_and_the_rest_is_kept,
    a_file_too_large_or_of_another_kind_is_not_taken,
    what_is_not_there_or_not_taken_there_is_said_in_vietnamese,
);

async fn what_is_missing_or_cannot_be_is_said_at_its_field_and_the_rest_is_kept(world: World) {
    let round = open_round(&world).await;
    let unit = world.sign_in("bc-ap-trung").await;
    let nominee = individual(NAME, "ap-trung");
    let (address, good, facts) = (writing(&round, &nominee), fields(&world, &nominee), world.facts().await);
    let needed = ["ten", "chuc-vu", "tieu-chi", "thanh-tich", "tu-ngay", "den-ngay", "vai-tro"];
    for missing in needed {
        let others: Vec<(&str, &str)> =
            lent(&good).into_iter().filter(|(name, _)| *name != missing).collect();
        let answer = unit.posts(&address, &others).await;
        page(&answer, 422).says("có 1 chỗ cần sửa");
        assert!(answer.text.contains(&format!("href=\"#{missing}\"")), "{missing} is not named");
        if missing != "ten" {
            answer.says(&format!(r#"value="{NAME}""#));
        }
    }
    for (field, value) in [
        ("tu-ngay", "2026-02-30"),
        ("den-ngay", "31/02/2026"),
        ("den-ngay", "11/25/2026"),
        ("den-ngay", "2020-01-01"),
        ("tu-ngay", "-1-1-1"),
        ("nam-sinh", "mười"),
        ("nam-sinh", "1066"),
        ("vai-tro", "vua"),
        ("tieu-chi", "99"),
    ] {
        let mut fields = lent(&good);
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let answer = unit.posts(&address, &fields).await;
        page(&answer, 422).says(NAME);
    }
    let mut bad: Vec<(&str, &str)> = lent(&good);
    bad.extend([("dot", "phu-thai.x.2026"), ("hinh-thuc", "giay-khen.ca-nhan"), ("doi-tuong", "ca-nhan")]);
    page(&world.forges(&unit, "/noi-bo/de-nghi", &bad).await, 404);
    bad.truncate(good.len());
    bad.extend([("dot", round.as_str()), ("hinh-thuc", "huan-chuong.ca-nhan"), ("doi-tuong", "ca-nhan")]);
    page(&world.forges(&unit, "/noi-bo/de-nghi", &bad).await, 400);
    assert_eq!(world.facts().await, facts);
}

async fn a_file_too_large_or_of_another_kind_is_not_taken(world: World) {
    let round = open_round(&world).await;
    let unit = world.sign_in("bc-ap-trung").await;
    let nominee = individual(NAME, "ap-trung");
    let (address, good, facts) = (writing(&round, &nominee), fields(&world, &nominee), world.facts().await);
    let mut large = pdf("lớn");
    large.resize(25 * 1024 * 1024, b' ');
    let answer = unit.uploads(&address, &lent(&good), vec![paper("to-trinh", "to-trinh.pdf", large)]).await;
    page(&answer, 413).says("Tệp lớn hơn 20 MB").says(NAME);
    let locked = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Encrypt 2 0 R>>\n%%EOF\n".to_vec();
    for (name, bytes, named) in [
        ("bien-ban.pdf", b"MZ\x90\0\x03\0\0\0".to_vec(), "Đây là một chương trình"),
        ("bien-ban.pdf", b"%PDF-1.4 Hello".to_vec(), "Tệp PDF này hỏng hoặc bị cắt dở"),
        ("bien-ban.pdf", locked, "Đây là tệp PDF có mật khẩu"),
        ("bien-ban.docx", b"PK\x03\x04".to_vec(), "Tệp này hỏng hoặc bị cắt dở"),
        ("bien-ban.pdf", b"<!DOCTYPE html><script>alert(1)</script>".to_vec(), "Đây là một trang web"),
        ("anh.jpg", b"\xff\xd8\xff".to_vec(), "Tệp JPEG này hỏng"),
    ] {
        let files =
            vec![paper("to-trinh", "to-trinh.pdf", pdf("giữ")), paper("bien-ban-hop-xet", name, bytes)];
        let answer = unit.uploads(&address, &lent(&good), files).await;
        page(&answer, 422).says(named).says("không cần chọn lại");
        assert!(answer.text.contains(r##"href="#bien-ban-hop-xet""##), "the message leads to its field");
    }
    let answer = unit.uploads(&address, &lent(&good), vec![paper("to-trinh", "a.pdf", vec![])]).await;
    page(&answer, 422).says("Tệp này không có nội dung");
    for (size, status) in [(100_000, 422), (2_000_000, 413)] {
        let long = "ố".repeat(size / 2);
        let answer = unit.posts(&report(&world), &[("ket-qua", long.as_str()), ("kho-khan", "")]).await;
        page(&answer, status);
        assert_eq!(answer.text.contains(&long), status == 422, "what was typed is kept, within reason");
        assert_eq!(answer.text.contains("Phần chữ của một biểu mẫu không quá 1 MB"), status == 413);
        assert!(!answer.text.contains("đen trắng"), "a text is not told to be scanned again");
        let mut fields = lent(&good);
        fields.retain(|(name, _)| *name != "thanh-tich");
        fields.push(("thanh-tich", &long));
        let answer = unit.uploads(&address, &fields, vec![paper("to-trinh", "a.pdf", pdf("a"))]).await;
        page(&answer, status);
        assert_eq!(answer.text.contains(&long), status == 422, "what was typed is kept, within reason");
    }
    // whose session is over learns it in words too, however much was being sent
    let mut large = pdf("vừa");
    large.resize(15 * 1024 * 1024, b' ');
    let form = Form::new().part("to-trinh", Part::bytes(large).file_name("a.pdf"));
    let anon = world.anyone();
    let request = anon.client().post(anon.url("/noi-bo/de-nghi")).header(ORIGIN, &world.base).multipart(form);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 303);
    assert_eq!(world.facts().await, facts);
}

async fn no_address_is_asked_in_a_way_it_does_not_take(world: &World, anon: &Person) {
    for (method, path) in [
        ("POST", "/"),
        ("POST", "/phu-tan/khen-thuong"),
        ("PUT", "/phu-tan"),
        ("DELETE", "/noi-bo/de-nghi/x"),
        ("PATCH", "/phu-tan/so"),
    ] {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let request = anon.client().request(method, anon.url(path)).header(ORIGIN, &world.base);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 405, "{path}");
        assert!(answer.text().await.unwrap().contains("Địa chỉ này không nhận cách gửi đó"));
    }
}

async fn what_is_not_there_or_not_taken_there_is_said_in_vietnamese(world: World) {
    let (anon, unit, officer, chair, _) = world.people().await;
    let facts = world.facts().await;
    for path in [
        "/khong-co",
        "/phu-tan/khong-co",
        "/phu-tan/phong-trao/khong-co",
        "/phu-tan/lay-y-kien/khong-co.2026",
        "/phu-tan/gop-y/00000000000000000000",
        "/phu-tan/don-vi/khong-co",
        "/phu-tan/../../etc/passwd",
        "/tai-nguyen/../Cargo.toml",
        "/khong-co/so",
    ] {
        page(&anon.gets(path).await, 404).says("Không tìm thấy trang này");
    }
    let long = format!("/phu-tan/khen-thuong/{}", "9".repeat(500));
    for path in [
        "/phu-tan/khen-thuong/2026-9-9",
        "/phu-tan/khen-thuong/%3Cscript%3E",
        "/phu-tan/quyet-dinh/2026-9",
        "/phu-tan/quyet-dinh/abc",
        &long,
    ] {
        let absent = anon.gets(path).await;
        page(&absent, 404).says("Không có trong sổ").says("Đã tra những gì").hides(&"9".repeat(99));
        assert!(!absent.text.contains("<script"), "{path}");
    }
    let receipt = anon.gets("/phu-tan/gop-y?ma=FB85 4ADA").await;
    page(&receipt, 404).says("Không có biên nhận mang mã này").says("FB85 4ADA");
    let absent = anon.gets("/phu-tan/co-trong-so?ma=99/QĐ-UBND").await;
    page(&absent, 404).says(r#"value="99/QĐ-UBND""#);
    let asks = anon.gets("/phu-tan/co-trong-so").await;
    page(&asks, 200).says("Nhập số in trên giấy khen").hides("Chưa hiểu số này");
    for path in [
        "/phu-tan/co-trong-so?ma=%3Cscript%3E",
        "/phu-tan/co-trong-so?ma=",
        "/phu-tan/co-trong-so?ma=QD-UBND",
    ] {
        page(&anon.gets(path).await, 422)
            .says("Chưa hiểu số này")
            .says("Cách ghi")
            .hides("Không có trong sổ");
    }
    for path in [
        "/noi-bo/tep/abc",
        "/noi-bo/quyet-dinh/phu-tan.2026-9-9",
        "/noi-bo/phong-trao/phu-tan.khong-co",
        "/noi-bo/de-nghi/%00",
        "/noi-bo/dot-xet/x",
    ] {
        page(&officer.gets(path).await, 404);
    }
    for path in ["/noi-bo/de-nghi/phu-tan.khong-co/rut", "/noi-bo/bao-cao/a.b.c/nop"] {
        page(&world.forges(&unit, path, &[("ly-do-rut", "x"), ("ket-qua", "x")]).await, 404);
    }
    page(&world.forges(&chair, "/noi-bo/dot-xet/phu-tan.khong-co.2026/quyet-dinh", &[]).await, 404);
    no_address_is_asked_in_a_way_it_does_not_take(&world, &anon).await;
    let odd = format!("/phu-tan/khen-thuong?nam={}&trang=-1&hinh-thuc=%27%22%3E%3Cscript%3E", "9".repeat(30));
    for path in ["/phu-tan/so?so=99999999999999999999", "/phu-tan/so?so=-5"] {
        page(&anon.gets(path).await, 422).says("Chưa hiểu số này");
    }
    for path in [odd.as_str(), "/tim-kiem?q=%22%2A%28"] {
        let answer = anon.gets(path).await;
        assert!([200, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.text.contains("'\"><script>"), "{path}");
    }
    assert_eq!(world.facts().await, facts);
}
