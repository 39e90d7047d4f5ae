//! Footer: who answers for the page, what a citizen may do, where to look things up, how long the ledger is.

use jiff::Timestamp;
use maud::{Markup, html};
use sovang_words::format::{sentence_case, thousands};

use crate::paths;

use super::{
    links::{self, Link},
    masthead::{LocalityHead, Room},
    time,
};

/// What the footer knows beyond the locality.
#[derive(Debug, Clone, Default)]
pub struct Footer {
    /// How many lines the ledger has, and when the newest of them was made.
    pub ledger: Option<(u64, Timestamp)>,
    /// The office in charge: Phòng Văn hóa - Xã hội
    pub in_charge: Option<String>,
    /// Further addresses to look things up: open data, the API, the latest checkpoint.
    pub more: Vec<Link>,
}

pub(super) fn footer(room: Room, locality: Option<&LocalityHead>, footer: &Footer) -> Markup {
    html! {
        footer {
            @if room == Room::Office {
                p {
                    "Mọi việc ghi vào sổ từ đây đều kèm tên người làm và giờ làm. "
                    "Ghi rồi không sửa, không bỏ dòng; sai thì đính chính bằng dòng mới."
                }
            } @else {
                div {
                    @if let Some(locality) = locality { (answers(locality, footer.in_charge.as_deref())) }
                    (rights())
                    (look_up(locality, &footer.more))
                }
                @if let Some((lines, newest)) = footer.ledger {
                    p {
                        "Sổ của cả cổng này có " data value=(lines) { (thousands(lines)) " dòng" }
                        ", dòng mới nhất ghi lúc " (time::moment_long(newest)) "."
                    }
                }
            }
        }
    }
}

fn answers(locality: &LocalityHead, in_charge: Option<&str>) -> Markup {
    html! {
        section {
            h2 { (sentence_case(&locality.name)) }
            ul {
                li { "Ủy ban nhân dân " (locality.name) ", " (locality.province) }
                @if let Some(office) = in_charge { li { "Phụ trách: " (office) } }
                li { a href=(paths::locality(&locality.slug)) { "Thi đua, khen thưởng của " (locality.name) } }
            }
        }
    }
}

fn rights() -> Markup {
    html! {
        section {
            h2 { "Quyền của người dân" }
            ul {
                li { a href=(paths::COMPLAINTS) { "Khiếu nại, tố cáo: gửi ở đâu" } }
                li { a href=(paths::PERSONAL_DATA) { "Dữ liệu cá nhân được giữ thế nào" } }
                li { a href=(paths::ACCESSIBILITY) { "Trợ giúp tiếp cận" } }
            }
        }
    }
}

fn look_up(locality: Option<&LocalityHead>, more: &[Link]) -> Markup {
    html! {
        section {
            h2 { "Tra cứu" }
            ul {
                @if let Some(locality) = locality {
                    li { a href=(paths::awards(&locality.slug)) { "Khen thưởng đã công bố" } }
                    li { a href=(paths::ledger(&locality.slug)) { "Sổ công khai" } }
                }
                li { a href=(paths::VERIFY) { "Kiểm chứng khen thưởng" } }
                (links::items(more))
                li { a href=(paths::SIGN_IN) { "Đăng nhập nội bộ" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::masthead::tests::phu_tan;

    #[test]
    fn the_public_footer_says_how_long_the_ledger_is() {
        let newest = "2026-11-12T00:00:00Z".parse().unwrap();
        let facts = Footer {
            ledger: Some((2871, newest)),
            in_charge: Some("Phòng Văn hóa - Xã hội".into()),
            more: vec![Link::new("/du-lieu-mo", "Tải dữ liệu")],
        };
        let html = footer(Room::Public, Some(&phu_tan()), &facts).into_string();
        assert_eq!(html.matches("<section>").count(), 3);
        assert!(html.contains("<h2>Xã Phú Tân</h2><ul><li>Ủy ban nhân dân xã Phú Tân, tỉnh An Giang</li><li>Phụ trách: Phòng Văn hóa - Xã hội</li>"));
        assert!(html.contains(
            r#"<li><a href="/phu-tan/so">Sổ công khai</a></li><li><a href="/kiem-chung">Kiểm chứng khen thưởng</a></li><li><a href="/du-lieu-mo">Tải dữ liệu</a></li>"#
        ));
        assert!(html.ends_with(
            r#"<p>Sổ của cả cổng này có <data value="2871">2.871 dòng</data>, dòng mới nhất ghi lúc <time datetime="2026-11-12T07:00+07:00">07:00 ngày 12/11/2026</time>.</p></footer>"#
        ));
    }

    #[test]
    fn the_office_footer_says_that_everything_is_recorded() {
        let html = footer(Room::Office, Some(&phu_tan()), &Footer::default()).into_string();
        assert!(html.starts_with("<footer><p>Mọi việc ghi vào sổ từ đây đều kèm tên người làm"));
        assert!(!html.contains("<section>"));
    }

    #[test]
    fn without_a_locality_no_link_leads_into_one() {
        let html = footer(Room::Plain, None, &Footer::default()).into_string();
        assert_eq!(html.matches("<section>").count(), 2);
        assert!(!html.contains("khen-thuong"));
    }
}
