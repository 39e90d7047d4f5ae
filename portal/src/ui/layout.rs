//! Layout: the whole document around a page's body.

use maud::{DOCTYPE, Markup, Render, html};
use sovang_desk::clock;

pub use super::{
    footer::Footer,
    masthead::{Current, LocalityHead, NavItem, Room, SignedInHead},
};
use super::{footer::footer, masthead::masthead, session_notice::session_notice};
use crate::{assets, demonstration};

/// The title band: what kind of page, its title, what it says in a sentence.
#[derive(Debug, Clone, Default)]
pub struct Heading {
    kicker: Option<Markup>,
    title: Markup,
    lead: Option<Markup>,
    extra: Markup,
}

impl Heading {
    /// A band with a title.
    #[must_use]
    pub fn new(title: impl Render) -> Self {
        Self { title: title.render(), ..Self::default() }
    }

    /// Above the title: Phong trào thi đua, Mã 404.
    #[must_use]
    pub fn kicker(mut self, kicker: impl Render) -> Self {
        self.kicker = Some(kicker.render());
        self
    }

    /// Below the title: one sentence, perhaps with a tag.
    #[must_use]
    pub fn lead(mut self, lead: impl Render) -> Self {
        self.lead = Some(lead.render());
        self
    }

    /// After the lead: a search box.
    #[must_use]
    pub fn extra(mut self, extra: impl Render) -> Self {
        self.extra = extra.render();
        self
    }
}

/// The same content in another form, for feed readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternate {
    /// application/atom+xml
    pub media_type: &'static str,
    /// Khen thưởng mới
    pub title: String,
    /// Its address.
    pub href: String,
}

/// A whole page. Rendering it gives the document.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The title of the window, without the name of the portal.
    pub title: String,
    /// The page answers a form that was refused: the title says so first.
    pub refused: bool,
    /// Which room it stands in.
    pub room: Room,
    /// The locality it speaks for.
    pub locality: Option<LocalityHead>,
    /// The sections in the masthead.
    pub nav: Vec<NavItem>,
    /// The way down to this page, itself left out: label and address.
    pub breadcrumbs: Vec<(String, String)>,
    /// Who is signed in.
    pub signed_in: Option<SignedInHead>,
    /// The title band.
    pub heading: Heading,
    /// The sections of the page.
    pub body: Markup,
    /// What the footer says beyond the locality.
    pub footer: Footer,
    /// Feeds of the same content.
    pub alternates: Vec<Alternate>,
}

impl Page {
    fn window_title(&self) -> String {
        let refused = if self.refused { "Lỗi: " } else { "" };
        let locality =
            self.locality.as_ref().map_or_else(String::new, |locality| format!(" {}", locality.name));
        format!("{refused}{} – Sổ Vàng{locality}", self.title)
    }

    fn head(&self) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (self.window_title()) }
                @for path in assets::stylesheet_paths() { link rel="stylesheet" href=(path); }
                link rel="icon" type="image/svg+xml" href=(assets::icon_path());
                @for other in &self.alternates {
                    link rel="alternate" type=(other.media_type) title=(other.title) href=(other.href);
                }
                @if self.signed_in.is_some() { script defer src=(assets::office_script_path()) {} }
            }
        }
    }
}

impl Render for Page {
    fn render(&self) -> Markup {
        let Heading { kicker, title, lead, extra } = &self.heading;
        let locality = self.locality.as_ref();
        html! {
            (DOCTYPE)
            html lang="vi" {
                (self.head())
                body data-session=[self.signed_in.as_ref().map(|who| who.session_left)] data-room=[(self.room == Room::Office).then_some("office")] data-demonstration[demonstration::runs()] {
                    a.skip-link href="#noi-dung" { "Đến nội dung chính" }
                    (masthead(self.room, locality, &self.nav, self.signed_in.as_ref(), clock::story_day()))
                    @if !self.breadcrumbs.is_empty() {
                        nav aria-label="Đường dẫn" {
                            ol { @for (label, href) in &self.breadcrumbs { li { a href=(href) { (label) } } } }
                        }
                    }
                    main id="noi-dung" {
                        header {
                            @if let Some(kicker) = kicker { p { (kicker) } }
                            h1 { (title) }
                            @if let Some(lead) = lead { p { (lead) } }
                            (extra)
                        }
                        (self.body)
                        @if self.signed_in.is_some() { (session_notice()) }
                    }
                    (footer(self.room, locality, &self.footer))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::masthead::tests::phu_tan;

    fn awards() -> Page {
        Page {
            title: "Khen thưởng".into(),
            locality: Some(phu_tan()),
            breadcrumbs: vec![("Xã Phú Tân".into(), "/phu-tan".into())],
            heading: Heading::new("Khen thưởng").kicker("Năm 2026").lead("Mọi quyết định."),
            body: html! { section { "…" } },
            alternates: vec![Alternate {
                media_type: "application/atom+xml",
                title: "Giấy khen mới".into(),
                href: "/phu-tan/khen-thuong.atom".into(),
            }],
            ..Page::default()
        }
    }

    #[test]
    fn the_document_has_the_frame_of_the_mock() {
        let html = awards().render().into_string();
        assert!(html.starts_with(
            r#"<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Khen thưởng – Sổ Vàng xã Phú Tân</title><link rel="stylesheet" href="/tai-nguyen/pico.fluid.classless.min-"#
        ));
        assert!(html.contains(
            r##"<body><a class="skip-link" href="#noi-dung">Đến nội dung chính</a><header><a rel="home""##
        ));
        assert!(html.contains(
            r#"</header><nav aria-label="Đường dẫn"><ol><li><a href="/phu-tan">Xã Phú Tân</a></li></ol></nav><main id="noi-dung"><header><p>Năm 2026</p><h1>Khen thưởng</h1><p>Mọi quyết định.</p></header><section>…</section></main><footer>"#
        ));
        assert!(html.contains(
            r#"<link rel="alternate" type="application/atom+xml" title="Giấy khen mới" href="/phu-tan/khen-thuong.atom"></head>"#
        ));
    }

    #[test]
    fn a_public_page_needs_no_script_no_style_and_no_other_host() {
        let html = awards().render().into_string();
        for banned in ["<script", "style=", "<style", "http://", "https://", "onclick"] {
            assert!(!html.contains(banned), "{banned}");
        }
    }

    #[test]
    fn the_office_is_marked_and_a_refused_form_says_so_in_the_title() {
        let html = Page { room: Room::Office, refused: true, ..awards() }.render().into_string();
        assert!(html.contains(r#"<body data-room="office">"#));
        assert!(html.contains("<title>Lỗi: Khen thưởng – Sổ Vàng xã Phú Tân</title>"));
        let html = Page { title: "Đăng nhập".into(), ..Page::default() }.render().into_string();
        assert!(html.contains("<title>Đăng nhập – Sổ Vàng</title>"));
    }
}
