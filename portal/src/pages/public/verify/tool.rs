//! The tool itself, the same on the portal and in the file that is carried away. Without a script only the command
//! shows; the script shows the rest once its program runs.

use super::words::dictionary;
use crate::ui::field::Field;
use crate::ui::section::{columns, section};
use maud::{Markup, html};

/// Where the tool finds what it needs; on a USB stick it finds it in the page.
#[derive(Default)]
pub(super) struct Place<'a> {
    /// Address of the program.
    pub(super) program: Option<&'a str>,
    /// Address of the policy.
    pub(super) policy: Option<&'a str>,
    /// Address of the award to check at once.
    pub(super) award: Option<&'a str>,
    /// Where programs ask what became of an award; on a USB stick nobody can be asked.
    pub(super) api: Option<&'a str>,
    /// Whether nobody has cosigned the newest checkpoint of the portal.
    pub(super) uncosigned: bool,
    /// Address where the file for machines without a network is found.
    pub(super) alone: Option<&'a str>,
}

pub(super) fn tool(place: &Place<'_>) -> Markup {
    columns(
        html! {
            (command(place))
            div id="kiem-chung" hidden data-program=[place.program] data-policy=[place.policy] data-award=[place.award]
                data-api=[place.api] data-words=(dictionary()) {
                div id="ket-qua" role="status" aria-label="Kết quả" {}
                div id="da-kiem" hidden { (section("da-khop", "Nội dung đã kiểm chứng", html! { div id="noi-dung-khop" {} })) }
                div id="ranh-gioi" hidden {
                    (section("khong-chung-minh-gi", "Phép kiểm tra này không chứng minh", html! { ul id="khong-chung-minh" {} }))
                }
                (section("chon-tep", heading(place), form(place)))
                div id="cac-khoa" hidden { (section("khoa-tin", "Khóa đang tin", keys())) }
            }
        },
        aside(place),
    )
}

fn heading(place: &Place<'_>) -> &'static str {
    if place.award.is_some() { "Kiểm chứng tệp khác" } else { "Chọn hai tệp đã tải" }
}

fn form(place: &Place<'_>) -> Markup {
    html! {
        div.drop-zone id="tha-tep" {
            (Field::new("noi-dung-tep", "Nội dung khen thưởng (award.json)").file(".json,application/json"))
            (Field::new("chung-minh-tep", "Tệp chứng minh (award.tlog-proof)").file(".tlog-proof"))
            details id="danh-muc" {
                summary { @if place.policy.is_some() { "Dùng danh mục khóa khác" } @else { "Danh mục khóa" } }
                (Field::new("danh-muc-tep", "Danh mục khóa (danh-muc-khoa.txt)")
                    .hint(if place.policy.is_some() {
                        "Không chọn thì dùng danh mục của cổng này. Danh mục nhận trực tiếp từ Mặt trận Tổ quốc thì không phải tin cổng."
                    } else {
                        "Nhận từ cổng hoặc trực tiếp từ Ủy ban Mặt trận Tổ quốc xã, phường."
                    })
                    .file(".txt,text/plain"))
            }
            p { small { "Có thể kéo và thả các tệp vào khung này. Tệp được kiểm tra ngay trên máy, không gửi đi đâu." } }
            button type="button" id="kiem" { "Kiểm chứng" }
            p id="tinh-hinh" role="status" {}
        }
    }
}

fn keys() -> Markup {
    html! {
        div id="khoa" {}
        p {
            "Chữ “Khớp” chỉ nói về sổ của cổng này: sổ ký bằng khóa khác thì không “Khớp”, dù danh mục khóa lấy từ đâu. Danh mục khóa do Mặt trận giao \
             cho biết khóa nào là của Mặt trận, không phải nghe cổng nói. So từng ký tự với dấu khóa niêm yết ở trụ sở Ủy ban nhân dân và Ủy ban Mặt trận \
             Tổ quốc xã, phường; khác một ký tự thì không dùng kết quả."
        }
    }
}

fn command(place: &Place<'_>) -> Markup {
    html! {
        section id="can-lenh" aria-labelledby="bang-lenh" {
            h2 id="bang-lenh" { "Kiểm chứng bằng lệnh" }
            p {
                "Chương trình kiểm chứng hiện ra ở đây khi trình duyệt chạy được. Nếu chờ vài giây vẫn không thấy, \
                 phép kiểm tra như nhau chạy được trên máy tính bằng lệnh " code { "sovang" } "."
            }
            ol {
                li {
                    "Tải hai tệp: "
                    @if let Some(award) = place.award {
                        a href={ (award) "/award.json" } { "award.json" } " và "
                        a href={ (award) "/award.tlog-proof" } { "award.tlog-proof" } "."
                    } @else {
                        code { "award.json" } " và " code { "award.tlog-proof" } ", ở mục “Tự kiểm tra” trên trang của khen thưởng."
                    }
                }
                li {
                    "Lấy danh mục khóa, đặt tên " code { "danh-muc-khoa.txt" } ": "
                    @if let Some(policy) = place.policy { a href=(policy) { "tải từ cổng này" } ", hoặc nhận" } @else { "nhận" }
                    " trực tiếp từ Ủy ban Mặt trận Tổ quốc xã, phường."
                }
                li {
                    "Chạy lệnh:"
                    pre { code { "sovang verify --policy danh-muc-khoa.txt --award award.json award.tlog-proof" } }
                }
            }
            p { "Lệnh trả lời “khớp”, “không khớp”, hoặc vì sao chưa nói được, kèm lý do. Còn hiệu lực hay không thì lệnh không kiểm: xem trang của khen thưởng." }
        }
    }
}

fn aside(place: &Place<'_>) -> Markup {
    html! {
        (section("nghia", "“Khớp” nghĩa là gì", html! {
            p { strong { "Có nghĩa:" } " nội dung đúng như đã ghi ở số vào sổ ấy, và bản chốt sổ có nơi đồng ký ngoài cổng xác nhận. Sửa hay bỏ dòng ấy thì kết quả đã là “không khớp”." }
            @if place.uncosigned {
                p { strong { "Lúc này:" } " bản chốt sổ mới nhất của cổng chưa có nơi nào đồng ký, nên tệp tải từ cổng chưa thể “khớp”; kết quả sẽ là “chưa có ai đồng ký”." }
            }
            p { strong { "Không có nghĩa:" } " khen thưởng còn hiệu lực (có bị đính chính, hủy bỏ hay không thì chỉ cổng trả lời được); việc khen là đúng hay sai; điều đó xem ở phần “Vì sao được khen”. Chứng minh này cũng không thay chữ ký số theo luật." }
        }))
        @if let Some(alone) = place.alone {
            (section("khong-tin", "Không muốn tin trang này?", html! {
                p { "Tải một tệp duy nhất, chép vào thẻ nhớ USB, mở trên máy khác, không cần mạng. Tệp có sẵn chương trình và hướng dẫn." }
                p { a href=(alone) download="kiem-chung.html" { "Tải tệp kiểm chứng (kiem-chung.html)" } }
                p { "So danh mục khóa với dấu khóa niêm yết trước khi dùng." }
            }))
        }
    }
}
