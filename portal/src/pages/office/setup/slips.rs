//! The slips by which people sign in for the first time: one page, printed, cut and handed over.

use crate::paths;
use crate::shell::state::App;
use crate::ui::qr::qr;
use crate::ui::section::{screen_only, section};
use crate::ui::summary_list::{Row, summary_list};
use jiff::Timestamp;
use maud::{Markup, html};
use sovang_words::format::{count2, time_of_day};

/// What one person is handed.
pub(super) struct Slip {
    pub(super) full_name: String,
    pub(super) position: String,
    /// văn thư; đơn vị báo cáo, Ấp Trung
    pub(super) roles: Vec<String>,
    pub(super) login: String,
    pub(super) code: String,
    pub(super) until: Timestamp,
}

/// Where a password is set, with the login filled in.
fn address(login: &str) -> String {
    let login: String = form_urlencoded::byte_serialize(login.as_bytes()).collect();
    format!("{}?tai-khoan={login}", paths::SET_PASSWORD)
}

/// The page's body: told once, for the printer.
pub(super) fn body(app: &App, from: Option<&str>, slips: &[Slip], on: &str) -> Markup {
    let known =
        app.reached.proxy().or(app.reached.address()).or(from.filter(|from| !is_of_this_machine(from)));
    let printed = |login: &str| known.map(|known| format!("{known}{}", address(login)));
    html! {
        (screen_only("in-phieu", format!("Đã mở {} tài khoản", count2(slips.len() as u64)), html! {
            p { strong { "Mã chỉ hiện lần này." } " In trang này, cắt từng phiếu, trao tận tay. Ai mất phiếu thì cấp mã khác ở trang "
                a href=(paths::ACCOUNTS) { "Tài khoản" } "." }
            p { a href=(on) { "Xong, về các bước khởi đầu" } }
        }))
        (drawn(slips, printed))
    }
}

/// Whether an address opens on the machine alone on which it is typed.
fn is_of_this_machine(address: &str) -> bool {
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    ["127.", "localhost", "[::1]"].iter().any(|own| host.starts_with(own))
}

fn drawn(slips: &[Slip], printed: impl Fn(&str) -> Option<String>) -> Markup {
    section(
        "phieu",
        "Phiếu đăng nhập lần đầu",
        html! {
            ul {
                @for slip in slips {
                    @let whole = printed(&slip.login);
                    li {
                        h3 { (slip.full_name) ", " (slip.position) }
                        (summary_list([
                            Row::new("Mở trang", whole.clone().unwrap_or_else(|| format!("Địa chỉ của cổng, thêm {}", paths::SET_PASSWORD))),
                            Row::new("Tên đăng nhập", html! { strong { (slip.login) } }),
                            Row::new("Mã dùng một lần", html! { code { (slip.code) } }),
                            Row::new("Dùng trước", time_of_day(slip.until)),
                            Row::new("Vai trò", slip.roles.join("; ")),
                        ]))
                        @if let Some(whole) = &whole { (qr(whole, "Trang đặt mật khẩu", "Quét để mở trang đặt mật khẩu")) }
                    }
                }
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_machine_itself_leads_nobody_anywhere() {
        for own in ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080"] {
            assert!(is_of_this_machine(own), "{own}");
        }
        assert!(!is_of_this_machine("http://192.168.1.5:8080") && !is_of_this_machine("https://x.vn"));
    }

    #[test]
    fn a_slip_has_all_that_a_person_needs_and_a_code_where_an_address_is_known() {
        let slip = Slip {
            full_name: "Trần Thị Bình".into(),
            position: "công chức văn thư".into(),
            roles: vec!["văn thư".into()],
            login: "binhtt.phu-tan".into(),
            code: "A1B2-C3D4".into(),
            until: "2026-11-14T02:00:00Z".parse().unwrap(),
        };
        let html =
            drawn(std::slice::from_ref(&slip), |login| Some(format!("https://x.vn{}", address(login))))
                .into_string();
        for part in
            ["Trần Thị Bình", "binhtt.phu-tan", "A1B2-C3D4", "09:00 ngày 14/11/2026", "văn thư", "<svg"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(html.contains("https://x.vn/dat-mat-khau?tai-khoan=binhtt.phu-tan"), "{html}");
        let html = drawn(&[slip], |_| None).into_string();
        assert!(html.contains("/dat-mat-khau") && !html.contains("<svg"), "{html}");
    }
}
