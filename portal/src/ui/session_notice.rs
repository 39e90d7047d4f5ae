//! What the script of the office says: that a form was kept, that the session is about to end, that it is over. Unseen
//! until then; without scripts it stays unseen, and a form that comes too late is kept all the same.

use super::State;
use super::notification_banner::notification_banner;
use crate::paths;
use maud::{Markup, html};

/// The three notices, and the script that shows them.
#[must_use]
pub fn session_notice() -> Markup {
    let sign_in = format!("{}?ve={}", paths::SIGN_IN, paths::UNSENT);
    html! {
        aside data-session-notice aria-label="Phiên làm việc" {
            p id="da-giu-nhap" role="status" hidden {
                "Đã giữ bản nháp lúc " time {} ". Tệp đã chọn thì giữ khi gửi hoặc bấm Lưu nháp."
            }
            div id="phien-sap-het" hidden {
                (notification_banner(State::Late, "sap-het", "Phiên làm việc sắp kết thúc", html! {
                    p { "Còn không quá 5 phút nếu không làm gì thêm." }
                    button type="button" id="lam-tiep" { "Làm tiếp" }
                }))
            }
            div id="phien-da-het" hidden {
                (notification_banner(State::Late, "da-het", "Phiên làm việc đã kết thúc", html! {
                    p { "Nội dung trên trang này chưa mất: cứ bấm gửi, biểu mẫu được giữ lại cùng tệp đã chọn; đăng nhập xong mở lại được." }
                    p { a href=(sign_in) { "Đăng nhập lại" } }
                }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_it_is_seen_until_the_script_shows_it() {
        let html = session_notice().into_string();
        for id in ["da-giu-nhap", "phien-sap-het", "phien-da-het"] {
            let tag = html.split('<').find(|tag| tag.contains(&format!("id=\"{id}\""))).unwrap();
            assert!(tag.contains(" hidden"), "{tag}");
        }
    }
}
