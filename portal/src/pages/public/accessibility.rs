//! Trợ giúp tiếp cận: what these pages do for people with disabilities, and what to do when something does not work.

use super::parts::words_page;
use crate::paths;
use crate::shell::state::App;
use crate::ui::section::section;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};

pub(super) fn routes() -> Router<App> {
    Router::new().route(paths::ACCESSIBILITY, get(show))
}

async fn show(State(app): State<App>) -> Response {
    words_page(
        &app,
        "Trợ giúp tiếp cận",
        "Các trang dùng được bằng bàn phím, phóng to được, in được, không cần JavaScript.",
        body(),
    )
}

fn body() -> Markup {
    html! {
        (section("cach-dung", "Cách dùng", html! {
            ul {
                li { "Bàn phím: phím Tab đi tới, Shift và Tab đi lui, Enter để mở. Liên kết đầu tiên đi thẳng đến nội dung chính." }
                li { "Chữ to: phóng to thì dòng tự xuống hàng theo bề rộng màn hình, đến bề rộng 320 điểm ảnh." }
                li { "Nền tối: theo cài đặt của máy." }
                li { "Tìm kiếm: gõ không dấu cũng được." }
                li { "Biểu đồ đều là bảng số; màu sắc luôn có chữ đi kèm." }
                li { "In: bản in khổ A4 bỏ thanh điều hướng và biểu mẫu; trang dài thì in thành nhiều tờ." }
                li { "Không cần JavaScript; riêng phép kiểm chứng ngay trong trình duyệt thì cần." }
            }
        }))
        (section("muc-do", "Mức đáp ứng", html! {
            p {
                "Các trang được làm theo WCAG 2.2 mức AA. Mỗi lần sửa chương trình, máy thử từng loại trang bằng bộ kiểm tra tự động \
                 axe; chưa có đợt dùng thử với người khuyết tật và với các trình đọc màn hình. Cổng, trang thông tin điện tử của cơ quan nhà nước phải hỗ \
                 trợ người khuyết tật tiếp cận. " cite { "Thông tư 26/2020/TT-BTTTT" }
            }
        }))
        (section("chua-dung-duoc", "Khi có chỗ chưa dùng được", html! {
            p { "Báo Ủy ban nhân dân xã, phường, đặc khu, nơi phụ trách thi đua, khen thưởng: nói trang nào, việc gì chưa làm được." }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_how_to_use_the_pages_and_where_to_turn() {
        let html = body().into_string();
        assert!(html.contains("WCAG 2.2 mức AA"));
        assert!(html.contains("Ủy ban nhân dân"));
        for promise in ["mọi danh sách", "người đọc giúp", "trình đọc màn hình, điện thoại cũ"]
        {
            assert!(!html.contains(promise), "nobody of the commune promised it: {promise}");
        }
    }
}
