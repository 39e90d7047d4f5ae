//! A plan is read from its document, reviewed in fields, recorded and amended: told by the first run, which needs it.

use crate::support::form::Form;
use crate::support::person::{Person, Upload};
use sha2::{Digest, Sha256};
use std::io::Write as _;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
/// What makes it a Word file.
const TYPES: &str = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
/// A plan as a commune writes it, short.
const PLAN: &str = include_str!("../data/plan-review.txt");

pub(crate) async fn a_plan_is_read_from_its_document_and_recorded(clerk: &Person) {
    let page = "/noi-bo/phong-trao/doc-ke-hoach";
    let document = |bytes: &[u8]| {
        vec![Upload {
            field: "doc-van-ban",
            file_name: "ke-hoach",
            media_type: "text/plain",
            bytes: bytes.to_vec(),
        }]
    };
    clerk.posts(page, &[("van-ban", "")]).await.is(422).says("Chọn tệp kế hoạch");
    clerk.uploads(page, &[], document(b"PK\x03\x04 x")).await.is(422).says("Tệp bị hỏng");
    clerk.uploads(page, &[], document(b"\xff\xd8\xff\x00 x")).await.is(422).says("Đây là tệp ảnh");
    let read = clerk.uploads(page, &[], document(PLAN.as_bytes())).await;
    let review = read.is(303).location.clone().unwrap();
    assert!(review.starts_with(&format!("{page}/")), "{review}");
    clerk.gets("/noi-bo/phong-trao").await.is(200).says("Chưa có phong trào nào.");
    clerk.gets("/noi-bo").await.is(200).says("Kế hoạch đang rà soát").says(&review);
    let shown = clerk.gets(&review).await;
    shown.is(200).says("Bản nháp, chưa ghi vào sổ").says("Số lượng được khen: 02").says("Xem trong văn bản");
    let first = reviewing(&shown.text);

    // nothing that must be confirmed is recorded or lost unseen
    let asked = clerk.sends(&review, &first, &[]).await;
    asked.is(422).says("Số lượng được khen, mục 1: chọn đưa vào kế hoạch hoặc bỏ.");
    let form = reviewing(&asked.text);
    let added = clerk.sends(&review, &form, &[("lam", "them:giai-doan")]).await;
    assert!(added.is(303).location.as_deref().unwrap().ends_with("#muc-giai-doan-1"));
    let kept = clerk.sends(&review, &reviewing(&clerk.gets(&review).await.text), &[("lam", "luu")]).await;
    clerk.gets(kept.is(303).location.as_deref().unwrap()).await.is(200).says("Đã lưu bản nháp");
    // a page drawn before that writes nothing over it
    let stale = clerk.sends(&review, &first, &[("nguoi-ky", "Người Khác")]).await;
    stale.is(409).says("Bản rà soát vừa có thay đổi").says("Người Khác");
    clerk.gets(&review).await.is(200).hides("Người Khác");

    let campaign = a_review_is_confirmed(clerk, &review).await;
    assert!(campaign.starts_with("/noi-bo/phong-trao/phu-tan."), "{campaign}");
    clerk.gets(&review).await.is(404);
    let start = clerk.gets("/noi-bo").await;
    start
        .is(200)
        .says("Đơn vị tham gia phong trào")
        .hides("Không có việc nào")
        .hides("Kế hoạch đang rà soát");
    let inside = campaign.split('?').next().unwrap();
    let slug = inside.rsplit('.').next().unwrap();
    let public = clerk.gets(&format!("/phu-tan/phong-trao/{slug}")).await;
    public
        .is(200)
        .says("không quá 05")
        .says("Nâng cao nhận thức")
        .says("Toàn văn kế hoạch")
        .says("Lý Văn Páo");
    the_same_plan_is_no_second_one(clerk, inside, slug).await;
    let word = docx(&PLAN.replace("không quá 05", "không quá 06"));
    let first = a_file_is_published_afterwards(clerk, inside, slug).await;
    a_plan_is_amended_by_its_new_document(clerk, slug, document(&word)).await;
    every_version_keeps_its_file(&clerk.url(""), slug, [&first, &word]).await;

    what_is_never_public_is_not_kept(clerk, page).await;
    let thrown = docx(PLAN);
    let again = clerk.uploads(page, &[], document(&thrown)).await;
    let review = again.is(303).location.clone().unwrap();
    let kept = format!("/noi-bo/tep/{}", sha256(&thrown));
    assert_eq!(clerk.gets(&kept).await.is(200).bytes, thrown);
    let gone = clerk.posts_to(&review, &format!("{review}/bo"), &[]).await;
    assert_eq!(gone.is(303).location.as_deref(), Some(page));
    clerk.gets(&review).await.is(404);
    clerk.gets(&kept).await.is(404);
}

/// A Word file with these lines.
fn docx(text: &str) -> Vec<u8> {
    let lines: String = text.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    let document = format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{lines}</w:body></w:document>");
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (part, content) in [("[Content_Types].xml", TYPES), ("word/document.xml", document.as_str())] {
        writer.start_file(part, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The signed paper of a plan that was read from plain text: for a reason, and only what is a PDF or a Word file.
async fn a_file_is_published_afterwards(clerk: &Person, inside: &str, slug: &str) -> Vec<u8> {
    let signed = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".to_vec();
    let upload = |bytes: &[u8]| {
        vec![Upload {
            field: "tep-ke-hoach",
            file_name: "ban-ky.pdf",
            media_type: "application/pdf",
            bytes: bytes.to_vec(),
        }]
    };
    let fields = [("phien-ban", "1"), ("da-xem-tep", "co")];
    let asked = clerk.uploads(inside, &fields, upload(&signed)).await;
    asked.is(422).says("Ghi vì sao bổ sung tệp.").says("Đã nhận tệp PDF");
    let fields = [("phien-ban", "1"), ("da-xem-tep", "co"), ("ly-do", "Bổ sung bản đã ký.")];
    let locked = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Encrypt 2 0 R>>\n%%EOF\n";
    clerk.uploads(inside, &fields, upload(locked)).await.is(422).says("PDF có mật khẩu");
    let private = docx("Liên hệ ông An, điện thoại 0912345678, căn cước 001085012345.");
    clerk.uploads(inside, &fields, upload(&private)).await.is(422).says("không công khai được");
    clerk.gets(&format!("/noi-bo/tep/{}", sha256(&private))).await.is(404);
    clerk.uploads(inside, &fields, upload(&signed)).await.is(303);
    clerk.uploads(inside, &fields, upload(&signed)).await.is(422).hides("Đã ghi vào sổ");
    clerk
        .gets(&format!("/phu-tan/phong-trao/{slug}"))
        .await
        .says(&sha256(&signed))
        .says("Bổ sung sau: Bổ sung bản đã ký.");
    signed
}

/// Older files stay with their versions, for everyone, to be saved.
async fn every_version_keeps_its_file(base: &str, slug: &str, files: [&Vec<u8>; 2]) {
    let page = format!("/phu-tan/phong-trao/{slug}");
    let anyone = Person::at(base);
    let shown = anyone.gets(&page).await;
    for file in files {
        let address = format!("{page}/van-ban/{}", sha256(file));
        shown.says(&address);
        assert_eq!(&anyone.gets(&address).await.is(200).bytes, file);
    }
    anyone.gets(&format!("{page}/van-ban/{}", "0".repeat(64))).await.is(404);
}

/// A text with somebody's number is read, and its file is not kept.
async fn what_is_never_public_is_not_kept(clerk: &Person, page: &str) {
    let private = docx(&format!("{PLAN}\nLiên hệ: ông An, điện thoại 0912345678."));
    let bytes = private.clone();
    let upload = Upload { field: "doc-van-ban", file_name: "ke-hoach", media_type: "text/plain", bytes };
    let read = clerk.uploads(page, &[], vec![upload]).await;
    let review = read.is(303).location.clone().unwrap();
    clerk.gets(&review).await.is(200).says("nên tệp không giữ lại, không công khai");
    clerk.gets(&format!("/noi-bo/tep/{}", sha256(&private))).await.is(404);
    clerk.posts_to(&review, &format!("{review}/bo"), &[]).await.is(303);
}

/// What the text does not have is refused; what follows is shown; then there is a campaign, at this address.
async fn a_review_is_confirmed(clerk: &Person, review: &str) -> String {
    let form = reviewing(&clerk.gets(review).await.text);
    let confirmed = confirmed(&form);
    let mut fields: Vec<(&str, &str)> = confirmed.iter().map(|name| (name.as_str(), "co")).collect();
    fields.extend([("hinh-thuc-dip.1", "annual"), ("giai-doan-muc.1", "bo")]);
    let wrong = [&fields[..], &[("so-luong-cau.1", "không quá 50 tập thể")]].concat();
    clerk
        .sends(review, &form, &wrong)
        .await
        .is(422)
        .says("Số lượng được khen, mục 1: văn bản đã đọc không có câu này")
        .says("không quá 50 tập thể");
    let form = reviewing(&clerk.gets(review).await.text);
    let right = [("so-luong-cau.1", "không quá 05 tập thể, 10 cá nhân mỗi năm")];
    let right = [&fields[..], &right].concat();
    let follows = clerk.sends(review, &form, &right).await;
    follows
        .is(200)
        .says("Xem trước khi ghi")
        .says("Báo cáo hằng năm: 02 đơn vị của xã nợ (khi được ghi tham gia), trước ngày 05/11 hằng năm; gửi: Phòng Văn hóa - Xã hội.")
        .says("Giấy khen, tập thể và cá nhân: hằng năm.")
        .says("Khen hằng năm: các năm 2026 đến 2030.");
    clerk.gets("/noi-bo/phong-trao").await.is(200).says("Chưa có phong trào nào.");
    clerk.goes_on(follows).await.is(303).location.clone().unwrap()
}

/// What changes is shown first; then the limit is another one.
async fn a_plan_is_amended_by_its_new_document(clerk: &Person, slug: &str, document: Vec<Upload<'_>>) {
    let page = format!("/noi-bo/phong-trao/doc-ke-hoach?sua=phu-tan.{slug}");
    let read = clerk.uploads(&page, &[], document).await;
    let review = read.is(303).location.clone().unwrap();
    let shown = clerk.gets(&review).await;
    shown.is(200).says("Rà soát bản sửa đổi kế hoạch");
    let form = reviewing(&shown.text);
    let confirmed = confirmed(&form);
    let mut fields: Vec<(&str, &str)> = confirmed.iter().map(|name| (name.as_str(), "co")).collect();
    fields.push(("hinh-thuc-dip.1", "annual"));
    let asked = clerk.sends(&review, &form, &fields).await;
    asked.is(422).says("Ghi vì sao sửa đổi.");
    fields.extend([("ly-do", "Tăng mức khen."), ("van-ban-sua", "20/KH-UBND")]);
    let follows = clerk.sends(&review, &reviewing(&asked.text), &fields).await;
    follows
        .is(200)
        .says("Bỏ: Giấy khen, tập thể, hằng năm: không quá 05.")
        .says("Thêm: Giấy khen, tập thể, hằng năm: không quá 06.")
        .says("Công khai tệp DOCX");
    clerk.goes_on(follows).await.is(303);
    clerk
        .gets(&format!("/phu-tan/phong-trao/{slug}"))
        .await
        .is(200)
        .says("không quá 06")
        .says("Tăng mức khen");
}

/// The form of a review.
fn reviewing(html: &str) -> Form {
    Form::all(html).into_iter().find(|form| form.action.ends_with("/ra-soat")).unwrap()
}

/// The questions of a review whether an item is taken.
fn confirmed(form: &Form) -> Vec<String> {
    let asked = form.controls.iter().filter(|control| control.kind == "radio" && control.value == "co");
    asked.map(|control| control.name.clone()).filter(|name| !name.starts_with("giai-doan")).collect()
}

async fn the_same_plan_is_no_second_one(clerk: &Person, inside: &str, slug: &str) {
    let form = clerk.opens(&format!("{inside}/sua-doi"), &[("ban-ke-hoach", "")]).await;
    let text = form.value("ban-ke-hoach").unwrap().replace(slug, "phong-trao-2");
    let again = clerk.posts("/noi-bo/phong-trao", &[("ban-ke-hoach", text.as_str())]).await;
    again.is(422).says(&format!("Kế hoạch này đã ghi ở địa chỉ {slug}"));
}
