//! A reader checks an award in the browser: a good pair, a changed byte, keys of somebody else, no scripts, no network.

mod book;

use crate::stage::{Walk, sound, sound_everywhere, text_of};
use crate::support::browser::{Browser, PHONE};
use book::Book;

/// The two files of an award of the demonstration, as a reader downloads them.
async fn downloaded(walk: &Walk, folder: &std::path::Path, award: &str) -> [std::path::PathBuf; 2] {
    let mut files = ["award.json", "award.tlog-proof"].map(|name| folder.join(name));
    for file in &mut files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let sent = walk.person().gets(&format!("{award}/{name}")).await;
        std::fs::write(&*file, &sent.is(200).bytes).unwrap();
    }
    files
}

#[tokio::test]
async fn a_pair_of_the_portal_matches_and_what_became_of_the_award_is_said_first() {
    let (walk, folder) = (Walk::begin().await, tempfile::tempdir().unwrap());
    let reader = Browser::open().await;
    reader.visit(&walk.at("/kiem-chung")).await;
    reader.does_not_read("Kiểm chứng bằng lệnh").await;
    reader.reads("Danh mục khóa lấy từ cổng này.").await;
    sound_everywhere(&reader).await;
    let [record, proof] = downloaded(&walk, folder.path(), "/phu-tan/khen-thuong/2026-54-1").await;
    reader.attaches("Nội dung khen thưởng", &record).await;
    reader.presses("Kiểm chứng").await;
    reader.reads("Còn thiếu tệp chứng minh").await;
    reader.attaches("Tệp chứng minh", &proof).await;
    reader.presses("Kiểm chứng").await;
    reader.reads("Khen thưởng của Võ Thanh Toàn, Quyết định 54/QĐ-UBND, có trong sổ ở số").await;
    sound_everywhere(&reader).await;

    // the same of one that holds no more
    let [record, proof] = downloaded(&walk, folder.path(), "/phu-tan/khen-thuong/2025-104-2").await;
    reader.visit(&walk.at("/kiem-chung")).await;
    reader.attaches("Nội dung khen thưởng", &record).await;
    reader.attaches("Tệp chứng minh", &proof).await;
    reader.presses("Kiểm chứng").await;
    reader.reads("Đã hủy bỏ Khen thưởng này không còn hiệu lực: đã bị hủy bỏ, ghi sổ ngày").await;
    let colour = "return document.querySelector('#ket-qua .panel').dataset.state";
    assert_eq!(text_of(&reader, colour).await, "late");
    sound_everywhere(&reader).await;
}

/// What everybody sees who checks the award of the book; only its own keys make it a match.
async fn shows_the_book(reader: &Browser) {
    reader.reads("Khen thưởng của Nguyễn Thị Mận, Quyết định 212/QĐ-UBND, có trong sổ").await;
    reader.reads("mat-tran đã đồng ký lúc 22:06 ngày 15/6/2025.").await;
    reader.reads("Tiền thưởng số tiền 760.000 đồng, lương cơ sở 2.530.000 đồng, hệ số 0,3, căn cứ").await;
    reader.reads("Công bố lúc 15:00 ngày 08/12/2026").await;
    reader.reads("constructor <b>không phải chữ đậm</b>").await;
    reader.reads("Phép kiểm tra này không chứng minh").await;
    reader.reads("Việc khen thưởng có xứng đáng hay không").await;
}

/// On the portal the book is somebody else's log, whoever cosigned it.
async fn is_not_of_the_portal(reader: &Browser) {
    reader.reads("Khóa này không phải của cổng").await;
    shows_the_book(reader).await;
    let colour = "return document.querySelector('#ket-qua .panel').dataset.state";
    assert_eq!(text_of(reader, colour).await, "wait");
}

#[tokio::test]
async fn a_changed_byte_does_not_match_and_a_log_of_somebody_else_is_never_green() {
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
    is_not_of_the_portal(&reader).await;
    sound_everywhere(&reader).await;
    reader.attaches("Danh mục khóa", &book.strangers).await;
    reader.reads("Không khớp Bản chốt sổ không có chữ ký của sổ này").await;

    reader.attaches("Danh mục khóa", &book.policy).await;
    reader.attaches("Nội dung khen thưởng", &book.proof).await;
    reader.attaches("Tệp chứng minh", &book.award).await;
    reader.presses("Kiểm chứng").await;
    is_not_of_the_portal(&reader).await;
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
    is_not_of_the_portal(&reader).await;
}

#[tokio::test]
async fn whoever_comes_by_the_code_on_the_paper_finds_the_award_checked() {
    let walk = Walk::begin().await;
    let reader = Browser::open().await;
    reader.visit(&walk.at("/phu-tan/khen-thuong/2026-54-1")).await;
    reader.reads("Máy trình diễn đã đồng ký").await;
    sound_everywhere(&reader).await;
    reader.follows("Kiểm chứng ngay").await;
    reader.reads("Kiểm chứng khen thưởng ở địa chỉ /phu-tan/khen-thuong/2026-54-1.").await;
    reader.reads("Khen thưởng của Võ Thanh Toàn, Quyết định 54/QĐ-UBND, có trong sổ ở số").await;
    reader.reads("Nơi đồng ký là máy đồng ký của bản trình diễn, không phải Mặt trận.").await;
    reader.reads("Bản chốt sổ do máy đồng ký của bản trình diễn, không phải Mặt trận, ký lúc").await;
    reader.reads("Phép kiểm tra này không chứng minh").await;
    reader.reads("Bản chốt sổ mới nhất").await;
    sound_everywhere(&reader).await;

    // a record may match to the letter and the award hold no more
    reader.visit(&walk.at("/kiem-chung?giai=/phu-tan/khen-thuong/2025-104-2")).await;
    reader.reads("Khen thưởng này đã bị hủy bỏ").await;
    reader.reads("không phải khen thưởng còn hiệu lực").await;
    reader.reads("CÓ TRONG SỔ · ĐÃ HỦY BỎ").await;
    reader.reads("Đã hủy bỏ Khen thưởng này không còn hiệu lực").await;
    sound_everywhere(&reader).await;
}

#[tokio::test]
async fn the_number_on_the_paper_finds_the_award_without_scripts() {
    let walk = Walk::begin().await;
    let reader = Browser::wishing().without_scripts().open().await;
    reader.visit(&walk.at("/")).await;
    reader.follows("Kiểm chứng giấy khen").await;
    reader.fills("Số in trên giấy khen", "05//x").await;
    reader.presses("Tra trong sổ").await;
    reader.reads("Chưa hiểu số này").await;
    reader.holds("Số in trên giấy khen", "05//x").await;
    sound_everywhere(&reader).await;
    reader.visit(&walk.at("/phu-tan")).await;
    reader.follows("Kiểm chứng").await;
    reader.fills("Số in trên giấy khen", "qd 54 năm 2026").await;
    reader.presses("Tra trong sổ").await;
    reader.reads("CÓ TRONG SỔ Đã đính chính Quyết định khen thưởng").await;
    reader.follows("Võ Thanh Toàn").await;
    // the page that the code on the paper opens: all of it on the first screen of a phone
    reader.resizes(PHONE).await;
    let seen = "const lead = document.querySelector('main > header'); const box = lead.getBoundingClientRect(); \
        return lead.innerText + (box.bottom <= window.innerHeight ? ' | seen' : ` | ${box.bottom} of ${window.innerHeight}`)";
    let seen = text_of(&reader, seen).await;
    for said in
        ["CÓ TRONG SỔ · CÒN HIỆU LỰC", "Võ Thanh Toàn", "Xã Phú Tân", "Quyết định 54/QĐ-UBND ngày", "| seen"]
    {
        assert!(seen.contains(said), "{said}: {seen}");
    }
    sound_everywhere(&reader).await;
}

#[tokio::test]
async fn without_scripts_the_command_is_explained() {
    let walk = Walk::begin().await;
    let reader = Browser::wishing().without_scripts().open().await;
    for address in ["/kiem-chung", "/kiem-chung?giai=/phu-tan/khen-thuong/2026-54-1"] {
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
    is_not_of_the_portal(&reader).await;
    sound_everywhere(&reader).await;
    reader.attaches("Nội dung khen thưởng", &book.changed).await;
    reader.presses("Kiểm chứng").await;
    reader.reads("Không khớp").await;

    // the keys that the portal sent along are believed as they are: here, those of the book
    let (before, rest) = sent.text.split_once("<pre id=\"danh-muc-kem-theo\" hidden>").unwrap();
    let (portals, after) = rest.split_once("</pre>").unwrap();
    assert!(
        portals.starts_with("log sovang.localhost/log+") && portals.contains("\nquorum may-trinh-dien"),
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
    // nobody can be asked here, so the validity is said to be open right behind the word
    reader.reads("Khớp Còn hiệu lực hay không thì chưa kiểm: khen thưởng có thể đã bị đính chính hoặc hủy bỏ, cả trước lẫn sau bản chốt này.").await;
    shows_the_book(&reader).await;
    sound_everywhere(&reader).await;
}
