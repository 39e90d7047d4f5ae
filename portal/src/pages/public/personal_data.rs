//! Dữ liệu cá nhân: what is shown of a person, what never is, how to have it put right or erased.

use crate::paths;
use crate::shell::answer::answer;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page, Room};
use crate::ui::section::section;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_words::personal::ERASED;

pub(super) fn routes() -> Router<App> {
    Router::new().route(paths::PERSONAL_DATA, get(show))
}

async fn show(State(app): State<App>) -> Response {
    let page = Page {
        title: "Dữ liệu cá nhân được giữ thế nào".to_owned(),
        room: Room::Plain,
        heading: Heading::new("Dữ liệu cá nhân được giữ thế nào")
            .lead("Sổ công khai việc khen thưởng, không công khai đời tư."),
        body: body(),
        footer: app.footer(),
        ..Page::default()
    };
    answer(StatusCode::OK, &page)
}

fn body() -> Markup {
    html! {
        (section("cong-khai", "Những gì được công khai", html! {
            ul {
                li { "Tên người, tập thể, hộ gia đình được khen; chức vụ hoặc nghề nghiệp; đơn vị." }
                li { "Hình thức khen, số và ngày quyết định, giai đoạn thành tích, thành tích tóm tắt, tiền thưởng." }
                li { "Trong thời gian lấy ý kiến: tên, đơn vị và thành tích tóm tắt của người được đề nghị. Xét xong, \
                      chỉ giữ tên người, tập thể được khen." }
            }
            p {
                "Cơ quan nhà nước công khai những nội dung này để làm nhiệm vụ thi đua, khen thưởng. "
                cite { "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 16, Điều 19" }
            }
        }))
        (section("khong-cong-khai", "Những gì không bao giờ công khai", html! {
            ul {
                li { "Năm sinh, số căn cước, địa chỉ nhà, số điện thoại, tài khoản ngân hàng." }
                li { "Giấy tờ trong hồ sơ, ý kiến thẩm định, ai bỏ phiếu thế nào." }
                li { "Hồ sơ chưa được khen, lý do chưa khen, người góp ý." }
            }
            p { "Những việc đó vẫn có số vào sổ, nhưng ở sổ công khai chỉ hiện “Mục kín” kèm lý do." }
        }))
        (section("giu-the-nao", "Giữ thế nào", html! {
            p {
                "Mỗi người có một khóa riêng. Tên và thành tích được mã hóa bằng khóa đó trước khi ghi. Hủy khóa thì \
                 không ai đọc lại được nữa, kể cả trong bản sao lưu; dòng sổ và số vào sổ vẫn còn, chỗ tên hiện chữ “"
                (ERASED) "”."
            }
        }))
        (section("quyen", "Quyền của mỗi người", html! {
            ul {
                li { "Biết và xem dữ liệu về mình; đề nghị đính chính khi ghi sai. Đính chính là một dòng mới, nội dung cũ vẫn còn bên cạnh." }
                li { "Đề nghị xóa dữ liệu về mình, phản đối, khiếu nại. " cite { "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 4" } }
            }
            p { "Gửi đề nghị đến Ủy ban nhân dân xã, phường, đặc khu đã ghi sổ, trực tiếp hoặc qua bưu điện." }
        }))
        (section("nguoi-xem", "Người xem trang này", html! {
            p {
                "Xem và tra cứu không cần tài khoản, không cần khai tên. Trang công khai không đặt cookie, không tải gì \
                 từ nơi khác. Góp ý không hỏi tên; mã biên nhận chỉ người gửi biết."
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_is_shown_what_never_is_and_what_stands_after_erasure() {
        let html = body().into_string();
        assert!(html.contains("Năm sinh, số căn cước"));
        assert!(html.contains(ERASED));
        assert!(html.contains("Mục kín"));
    }
}
