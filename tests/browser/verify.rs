//! A reader checks an award in the browser: a good pair, a changed byte, keys of somebody else, no scripts, no network.

mod book;

use crate::stage::{Walk, sound, sound_everywhere};
use crate::support::browser::Browser;
use book::Book;

#[tokio::test]
async fn a_good_pair_matches_and_shows_what_matched() {
    let (walk, book) = (Walk::begin().await, Book::new());
    let reader = Browser::open().await;
    reader.visit(&walk.at("/kiem-chung")).await;
    reader.does_not_read("Kiểm chứng bằng lệnh").await;
    reader.reads("Danh mục khóa lấy từ cổng này.").await;
    sound_everywhere(&reader).await;
    reader.unfolds("Dùng danh mục khóa khác").await;
    reader.attaches("Danh mục khóa", &book.policy).await;
    reader.reads("Danh mục khóa lấy từ tệp danh-muc-khoa.txt.").await;
    reader.reads(&book.fingerprint).await;
    reader.attaches("Nội dung khen thưởng", &book.award).await;
    reader.presses("Kiểm chứng").await;
    reader.reads("Còn thiếu tệp chứng minh").await;
    reader.attaches("Tệp chứng minh", &book.proof).await;
    reader.presses("Kiểm chứng").await;
    matches(&reader).await;
    sound_everywhere(&reader).await;
}

/// What everybody sees who checks the award of the book.
async fn matches(reader: &Browser) {
    reader.reads("Khớp Khen thưởng của Nguyễn Thị Mận, Quyết định 212/QĐ-UBND, có trong sổ ở số 1").await;
    reader.reads("mat-tran đã đồng ký lúc 22:06 ngày 15/06/2025.").await;
    reader.reads("Tiền thưởng số tiền 760.000 đồng, lương cơ sở 2.530.000 đồng, hệ số 0,3, căn cứ").await;
    reader.reads("Công bố lúc 15:00 ngày 08/12/2026").await;
    reader.reads("constructor <b>không phải chữ đậm</b>").await;
    reader.reads("Phép kiểm tra này không chứng minh").await;
    reader.reads("Việc khen thưởng có xứng đáng hay không").await;
}

#[tokio::test]
async fn a_changed_byte_or_the_keys_of_somebody_else_do_not_match_and_the_reason_is_told() {
    let (walk, book) = (Walk::begin().await, Book::new());
    let reader = Browser::open().await;
    reader.visit(&walk.at("/kiem-chung")).await;
    reader.unfolds("Dùng danh mục khóa khác").await;
    reader.attaches("Danh mục khóa", &book.policy).await;
    reader.attaches("Nội dung khen thưởng", &book.changed).await;
    reader.attaches("Tệp chứng minh", &book.proof).await;
    reader.presses("Kiểm chứng").await;
    reader.reads("Không khớp Nội dung bản ghi không phải là nội dung ở số 1 của sổ (3 dòng).").await;
    reader.reads("Chữ ký của sổ đúng.").await;
    reader.does_not_read("Nội dung đã kiểm chứng").await;
    sound_everywhere(&reader).await;

    reader.attaches("Nội dung khen thưởng", &book.award).await;
    reader.does_not_read("Không khớp").await;
    reader.presses("Kiểm chứng").await;
    matches(&reader).await;
    reader.attaches("Danh mục khóa", &book.strangers).await;
    reader.reads("Không khớp Bản chốt sổ không có chữ ký của sổ này").await;

    reader.attaches("Danh mục khóa", &book.policy).await;
    reader.attaches("Nội dung khen thưởng", &book.proof).await;
    reader.attaches("Tệp chứng minh", &book.award).await;
    reader.presses("Kiểm chứng").await;
    reader.reads("Hai tệp đặt nhầm chỗ cho nhau").await;
    reader.attaches("Danh mục khóa", &book.award).await;
    reader.reads("Danh mục khóa sai ở dòng 1.").await;
    sound(&reader).await;
}

#[tokio::test]
async fn dropped_files_find_their_places() {
    let (walk, book) = (Walk::begin().await, Book::new());
    let reader = Browser::open().await;
    reader.visit(&walk.at("/kiem-chung")).await;
    let files: Vec<serde_json::Value> = [&book.proof, &book.policy, &book.award]
        .map(|file| {
            serde_json::json!([file.file_name().unwrap().to_str(), std::fs::read_to_string(file).unwrap()])
        })
        .to_vec();
    let drop = "const carried = new DataTransfer();
        for (const [name, text] of arguments) carried.items.add(new File([text], name));
        document.getElementById('tha-tep').dispatchEvent(
            new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried }))";
    reader.runs(drop, files).await;
    matches(&reader).await;
}

#[tokio::test]
async fn whoever_comes_by_the_code_on_the_paper_finds_the_award_checked() {
    let walk = Walk::begin().await;
    let reader = Browser::open().await;
    reader.visit(&walk.at("/phu-tan/khen-thuong/2026-1-1")).await;
    reader.reads("MTTQ đã đồng ký").await;
    sound_everywhere(&reader).await;
    reader.follows("Kiểm chứng ngay").await;
    reader.reads("Kiểm chứng khen thưởng ở địa chỉ /phu-tan/khen-thuong/2026-1-1.").await;
    reader.reads("Khớp Khen thưởng của Võ Thanh Toàn, Quyết định 01/QĐ-UBND, có trong sổ ở số").await;
    reader.reads("mttq đã đồng ký lúc").await;
    reader.reads("Phép kiểm tra này không chứng minh").await;
    reader.reads("Bản chốt sổ mới nhất").await;
    sound_everywhere(&reader).await;

    // a record may match to the letter and the award hold no more
    reader.visit(&walk.at("/kiem-chung?giai=/phu-tan/khen-thuong/2025-2-2")).await;
    reader.reads("Khen thưởng này đã bị hủy bỏ").await;
    reader.reads("không phải khen thưởng còn hiệu lực").await;
    reader.reads("Khớp Khen thưởng của").await;
    sound_everywhere(&reader).await;
}

#[tokio::test]
async fn without_scripts_the_command_is_explained() {
    let walk = Walk::begin().await;
    let reader = Browser::wishing().without_scripts().open().await;
    for address in ["/kiem-chung", "/kiem-chung?giai=/phu-tan/khen-thuong/2026-1-1"] {
        reader.visit(&walk.at(address)).await;
        reader.reads("sovang verify --policy danh-muc-khoa.txt --award award.json award.tlog-proof").await;
        reader.does_not_read("Chọn hai tệp").await;
        sound_everywhere(&reader).await;
    }
}

#[tokio::test]
async fn one_file_checks_without_any_network() {
    let (walk, book) = (Walk::begin().await, Book::new());
    let file = book.folder.path().join("kiem-chung.html");
    let sent = walk.person().gets("/kiem-chung/tai-ve").await;
    assert_eq!(sent.header("content-disposition"), Some("attachment; filename=\"kiem-chung.html\""));
    std::fs::write(&file, &sent.text).unwrap();
    let reader = Browser::open().await;
    reader.visit(&format!("file://{}", file.display())).await;
    reader.reads("Danh mục khóa kèm trong tệp này.").await;
    reader.unfolds("Danh mục khóa").await;
    reader.attaches("Danh mục khóa", &book.policy).await;
    reader.attaches("Nội dung khen thưởng", &book.award).await;
    reader.attaches("Tệp chứng minh", &book.proof).await;
    reader.presses("Kiểm chứng").await;
    matches(&reader).await;
    sound_everywhere(&reader).await;
    reader.attaches("Nội dung khen thưởng", &book.changed).await;
    reader.presses("Kiểm chứng").await;
    reader.reads("Không khớp").await;

    // the keys that the portal sent along are believed as they are: here, those of the book
    let (before, rest) = sent.text.split_once("<pre id=\"danh-muc-kem-theo\" hidden>").unwrap();
    let (portals, after) = rest.split_once("</pre>").unwrap();
    assert!(
        portals.starts_with("log sovang.localhost/log+") && portals.contains("\nquorum mttq"),
        "{portals}"
    );
    let policy = std::fs::read_to_string(&book.policy).unwrap();
    std::fs::write(&file, format!("{before}<pre id=\"danh-muc-kem-theo\" hidden>{policy}</pre>{after}"))
        .unwrap();
    reader.visit(&format!("file://{}", file.display())).await;
    reader.reads(&book.fingerprint).await;
    reader.attaches("Nội dung khen thưởng", &book.award).await;
    reader.attaches("Tệp chứng minh", &book.proof).await;
    reader.presses("Kiểm chứng").await;
    matches(&reader).await;
}
