//! Told in red while nobody has said under which address people reach the portal: no code is drawn then, and what is
//! printed bears no address.

use crate::shell::state::Reached;
use crate::ui::State;
use crate::ui::notification_banner::notification_banner;
use maud::{Markup, html};

/// Nothing, where the address is known.
pub(super) fn banner(reached: &Reached) -> Markup {
    let (title, why) = match reached {
        Reached::Through(_) | Reached::At(_) => return Markup::default(),
        Reached::Unsaid => ("Chưa đặt địa chỉ công khai của cổng", String::new()),
        Reached::Inside(address) => {
            let why = format!("Địa chỉ đang đặt, {address}, chỉ mở được trong mạng nội bộ. ");
            ("Địa chỉ của cổng chưa phải địa chỉ công khai", why)
        }
    };
    notification_banner(
        State::Late,
        "chua-co-dia-chi",
        title,
        html! {
            p {
                (why) "Vì vậy trang khen thưởng và bản in chưa có mã QR, chưa có địa chỉ để người dân kiểm tra. Người giữ máy đặt "
                code { "SOVANG_PUBLIC_URL" } " (" code { "--public-url" } "), ví dụ " code { "https://sovang.phu-tan.example.vn" }
                ", rồi chạy lại máy chủ."
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_is_told_in_red_while_no_address_is_known() {
        let html = banner(&Reached::Unsaid).into_string();
        assert!(html.contains(r#"data-state="late""#) && html.contains("SOVANG_PUBLIC_URL"), "{html}");
        let html = banner(&Reached::Inside("http://192.168.1.5".into())).into_string();
        assert!(html.contains("http://192.168.1.5, chỉ mở được trong mạng nội bộ"), "{html}");
        for known in [Reached::Through("https://x.vn".into()), Reached::At("http://127.0.0.1:8080".into())] {
            assert!(banner(&known).into_string().is_empty());
        }
    }
}
