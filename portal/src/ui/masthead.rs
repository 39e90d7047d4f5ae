//! Masthead: whose portal this is, its sections, and who is signed in.

use crate::{demonstration, paths};
use std::sync::LazyLock;

use jiff::civil::Date;
use maud::{Markup, PreEscaped, html};

use sovang_words::format::{date_long, weekday};

/// Which room of the house a page stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Room {
    /// Open to everyone: a commune's pages.
    #[default]
    Public,
    /// Behind sign-in; the top band is grey.
    Office,
    /// Open to everyone and of no section: sign-in, the front page, accessibility.
    Plain,
}

/// The locality a page speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalityHead {
    /// Its name in addresses: phu-tan
    pub slug: String,
    /// xã Phú Tân
    pub name: String,
    /// tỉnh An Giang
    pub province: String,
}

/// How an item of the navigation relates to the page being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Current {
    /// It leads elsewhere.
    #[default]
    No,
    /// It is this page.
    Page,
    /// This page lies below it.
    Section,
}

/// One section in the masthead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Khen thưởng
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether the page being read is it or lies below it.
    pub current: Current,
}

impl NavItem {
    /// A section and its address.
    #[must_use]
    pub fn new(label: impl Into<String>, href: impl Into<String>, current: Current) -> Self {
        Self { label: label.into(), href: href.into(), current }
    }
}

/// Who is signed in, with what the sign-out form must carry.
#[derive(Debug, Clone)]
pub struct SignedInHead {
    /// Phan Thị Thu Hiền, công chức phụ trách thi đua khen thưởng
    pub name_and_role: String,
    /// The hidden field that proves the form was drawn for this session.
    pub token: Markup,
    /// In how many seconds the session is over unless it is used again.
    pub session_left: i64,
}

/// The mark as it stands in `assets/`, for use inside a document.
static MARK: LazyLock<String> = LazyLock::new(|| {
    let file = include_str!("../../assets/mark.svg").trim_end();
    file.replacen(r#" xmlns="http://www.w3.org/2000/svg""#, "", 1).replacen(
        r#" viewBox="0 0 40 40""#,
        r#" viewBox="0 0 40 40" aria-hidden="true""#,
        1,
    )
});

pub(super) fn masthead(
    room: Room,
    locality: Option<&LocalityHead>,
    nav: &[NavItem],
    signed_in: Option<&SignedInHead>,
    story: Option<Date>,
) -> Markup {
    html! {
        header {
            a rel="home" href=(home(room, locality)) {
                (PreEscaped(MARK.as_str()))
                span { strong { "Sổ Vàng" } " " (whose(room, locality)) }
            }
            @if !nav.is_empty() {
                nav aria-label=(if room == Room::Office { "Việc nội bộ" } else { "Các mục" }) {
                    ul {
                        @for item in nav {
                            li { a href=(item.href) aria-current=[aria_current(item.current)] { (item.label) } }
                        }
                    }
                }
            }
            @if let Some(signed_in) = signed_in {
                form method="post" action=(paths::SIGN_OUT) {
                    (signed_in.token)
                    span { (signed_in.name_and_role) }
                    " " button type="submit" { "Đăng xuất" }
                }
            }
            @if let Some(today) = story {
                p {
                    strong { (demonstration::WORDS) ": hôm nay là " (weekday(today)) ", " (date_long(today)) "." }
                    " Người và việc đều là ghép. Giờ chốt sổ, giờ đồng ký là giờ thật của máy."
                }
            }
        }
    }
}

fn home(room: Room, locality: Option<&LocalityHead>) -> String {
    match (room, locality) {
        (Room::Office, _) => paths::OFFICE.to_owned(),
        (_, Some(locality)) => paths::locality(&locality.slug),
        (_, None) => "/".to_owned(),
    }
}

fn whose(room: Room, locality: Option<&LocalityHead>) -> String {
    match (room, locality) {
        (Room::Office, Some(locality)) => format!("nội bộ, {}", locality.name),
        (Room::Office, None) => "nội bộ".to_owned(),
        (_, Some(locality)) => format!("{}, {}", locality.name, locality.province),
        (_, None) => "thi đua, khen thưởng ở xã, phường, đặc khu".to_owned(),
    }
}

const fn aria_current(current: Current) -> Option<&'static str> {
    match current {
        Current::No => None,
        Current::Page => Some("page"),
        Current::Section => Some("true"),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::ui) fn phu_tan() -> LocalityHead {
        LocalityHead {
            slug: "phu-tan".into(), name: "xã Phú Tân".into(), province: "tỉnh An Giang".into()
        }
    }

    #[test]
    fn the_public_masthead_leads_home_and_marks_the_section() {
        let nav = [
            NavItem::new("Phong trào", "/phu-tan/phong-trao", Current::No),
            NavItem::new("Khen thưởng", "/phu-tan/khen-thuong", Current::Section),
        ];
        let html = masthead(Room::Public, Some(&phu_tan()), &nav, None, None).into_string();
        assert!(html.starts_with(
            r##"<header><a rel="home" href="/phu-tan"><svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true"><path fill="#9a1b1e""##
        ));
        assert!(html.contains("</svg><span><strong>Sổ Vàng</strong> xã Phú Tân, tỉnh An Giang</span></a>"));
        assert!(html.ends_with(
            r#"<nav aria-label="Các mục"><ul><li><a href="/phu-tan/phong-trao">Phong trào</a></li><li><a href="/phu-tan/khen-thuong" aria-current="true">Khen thưởng</a></li></ul></nav></header>"#
        ));
    }

    #[test]
    fn a_demonstration_names_its_own_today() {
        let today = jiff::civil::date(2026, 11, 20);
        let html = masthead(Room::Plain, None, &[], None, Some(today)).into_string();
        assert!(html.contains(
            "<p><strong>Bản trình diễn, số liệu bịa: hôm nay là thứ Sáu, ngày 20/11/2026.</strong>"
        ));
    }

    #[test]
    fn the_office_masthead_lets_one_sign_out() {
        let token = html! { input type="hidden" name="the" value="t1"; };
        let who = SignedInHead { name_and_role: "Chủ tịch UBND xã".into(), token, session_left: 1_800 };
        let html = masthead(Room::Office, Some(&phu_tan()), &[], Some(&who), None).into_string();
        assert!(html.contains(r#"href="/noi-bo""#));
        assert!(html.contains("</strong> nội bộ, xã Phú Tân</span>"));
        assert!(html.ends_with(
            r#"<form method="post" action="/dang-xuat"><input type="hidden" name="the" value="t1"><span>Chủ tịch UBND xã</span> <button type="submit">Đăng xuất</button></form></header>"#
        ));
    }
}
