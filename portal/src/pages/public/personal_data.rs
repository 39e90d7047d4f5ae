//! Dữ liệu cá nhân: what is shown of a person, what is not, how to have it put right or erased, and what that leaves.

use super::parts::words_page;
use crate::paths;
use crate::shell::state::App;
use crate::ui::section::section;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_words::personal::ERASED;

pub(super) fn routes() -> Router<App> {
    Router::new().route(paths::PERSONAL_DATA, get(show))
}

async fn show(State(app): State<App>) -> Response {
    words_page(
        &app,
        "Dữ liệu cá nhân được giữ thế nào",
        "Sổ công khai việc khen thưởng, không công khai đời tư.",
        body(),
    )
}

fn body() -> Markup {
    html! {
        (section("cong-khai", "Những gì được công khai", html! {
            ul {
                li { "Tên người, tập thể, hộ gia đình được khen; chức vụ hoặc nghề nghiệp; đơn vị." }
                li { "Hình thức khen, số và ngày quyết định, giai đoạn thành tích, thành tích tóm tắt, tiền thưởng." }
                li { "Trong thời gian lấy ý kiến: tên, chức vụ, đơn vị và thành tích tóm tắt của người được đề nghị. Xét xong, \
                      trang chỉ giữ tên người, tập thể được khen; ai đã lưu trang trong thời gian ấy thì vẫn còn bản đã lưu." }
                li { "Nội dung góp ý, cùng lúc với trả lời; không có tên người góp ý, trừ khi người đó tự viết ra." }
                li { "Tên người ký quyết định." }
            }
            p {
                "Cơ quan nhà nước công khai những nội dung này để làm nhiệm vụ thi đua, khen thưởng. "
                cite { "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 16, Điều 19" }
            }
        }))
        (section("khong-cong-khai", "Những gì không đưa lên trang công khai", html! {
            ul {
                li { "Số căn cước, địa chỉ nhà, số điện thoại, tài khoản ngân hàng: sổ không có ô nào hỏi." }
                li { "Năm sinh, giấy tờ trong hồ sơ, ý kiến thẩm định, ai bỏ phiếu thế nào: chỉ cán bộ có việc mới mở được." }
                li { "Hồ sơ không qua lấy ý kiến, lý do chưa khen, lý do tạm dừng xét." }
            }
            p { "Những việc đó vẫn có số vào sổ, nhưng ở sổ công khai chỉ hiện “Mục kín” kèm lý do; kết quả kiểm phiếu chỉ có số phiếu." }
        }))
        (section("giu-the-nao", "Giữ và xóa thế nào", html! {
            p {
                "Mỗi người có một khóa riêng. Trong sổ, tên và thành tích được mã hóa bằng khóa đó. Khi có quyết định xóa, khóa bị hủy, các \
                 trang được dựng lại không còn tên; dòng sổ và số vào sổ vẫn còn, chỗ tên hiện chữ “"
                (ERASED) "”."
            }
            p { "Có những chỗ việc xóa không với tới ngay:" }
            ul {
                li { "Bản sao lưu làm trước ngày xóa còn cả khóa: nơi giữ sổ phải hủy các bản đó, và phải xóa lại nếu khôi phục từ một bản như thế." }
                li { "Giấy tờ hồ sơ là tệp riêng, người giữ máy xóa bằng lệnh; tệp kèm báo cáo của đơn vị thì phải gỡ riêng." }
                li { "Những gì người khác đã tải về, đã in, đã chép đi nơi khác thì không gọi lại được." }
            }
        }))
        (section("quyen", "Quyền của mỗi người", html! {
            ul {
                li { "Biết và xem dữ liệu về mình; đề nghị đính chính khi ghi sai. Đính chính là một dòng mới, nội dung cũ vẫn còn bên cạnh." }
                li { "Đề nghị xóa dữ liệu về mình, phản đối, khiếu nại. " cite { "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 4" } }
            }
            p { "Gửi đề nghị đến Ủy ban nhân dân xã, phường, đặc khu đã ghi sổ, trực tiếp hoặc qua bưu điện." }
        }))
        (section("nguoi-xem", "Người xem, người góp ý", html! {
            p {
                "Xem và tra cứu không cần tài khoản, không cần khai tên. Trang công khai không đặt cookie, không tải gì từ nơi khác."
            }
            p {
                "Góp ý không hỏi tên. Mã biên nhận hiện cho người gửi, và nằm trong sổ cùng nội dung góp ý, nơi cán bộ được đọc sổ cũng thấy; \
                 mã không cho biết ai gửi. Để ngăn gửi dồn dập, máy chủ ghi tạm địa chỉ mạng của máy gửi, không ghi chung với góp ý."
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_is_shown_what_is_not_and_what_stands_after_erasure() {
        let html = body().into_string();
        assert!(html.contains("Số căn cước, địa chỉ nhà") && html.contains("Năm sinh"));
        assert!(html.contains(ERASED));
        assert!(html.contains("Mục kín"));
    }

    #[test]
    fn it_promises_nothing_that_a_backup_or_an_officer_breaks() {
        let html = body().into_string();
        for promise in ["không bao giờ", "kể cả trong bản sao lưu", "chỉ người gửi biết"] {
            assert!(!html.contains(promise), "{promise}");
        }
        assert!(html.contains("Bản sao lưu làm trước ngày xóa còn cả khóa"));
        assert!(html.contains("nơi cán bộ được đọc sổ cũng thấy"), "the receipt code");
    }
}
