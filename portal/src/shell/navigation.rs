//! Where a page stands: the masthead of its locality, the sections beside it, the footer.

use crate::paths;
use crate::shell::session::SignedIn;
use crate::shell::state::{App, Portal};
use crate::shell::submission::TOKEN;
use crate::ui::field::hidden;
use crate::ui::footer::Footer;
use crate::ui::layout::{Current, LocalityHead, NavItem, Page, Room};
use crate::ui::masthead::SignedInHead;
use sovang_desk::clock;
use sovang_domain::authority::{Act, Place, Role};
use sovang_projections::public;

impl Portal {
    /// A public page of a locality, with its navigation; `section` is the address of the section it stands in.
    #[must_use]
    pub fn public_page(&self, head: &LocalityHead, section: &str, title: impl Into<String>) -> Page {
        Page {
            title: title.into(),
            room: Room::Public,
            nav: public_sections(&head.slug, section),
            locality: Some(head.clone()),
            footer: self.footer(),
            ..Page::default()
        }
    }

    /// A public page of no locality, without heading and body; `section` as above.
    #[must_use]
    pub fn plain_page(&self, section: &str) -> Page {
        let nav = vec![
            nav_item("Tìm kiếm", paths::SEARCH.to_owned(), section),
            nav_item("Kiểm chứng giấy khen", paths::VERIFY.to_owned(), section),
        ];
        Page { room: Room::Plain, nav, footer: self.footer(), ..Page::default() }
    }

    /// The footer: how long the ledger is. A page of a fault has one too, so what cannot be read is left out.
    #[must_use]
    pub fn footer(&self) -> Footer {
        Footer { ledger: self.views().read(public::ledger::length).ok().flatten(), ..Footer::default() }
    }
}

impl SignedIn {
    /// A page inside, with navigation and sign-out; `section` is the address of the section it stands in.
    #[must_use]
    pub fn page(&self, app: &App, section: &str, title: impl Into<String>) -> Page {
        Page {
            title: title.into(),
            room: Room::Office,
            locality: self.home.clone(),
            nav: office_sections(self, section),
            signed_in: Some(SignedInHead {
                name_and_role: format!("{}, {}", self.full_name, self.position),
                token: hidden(TOKEN, &self.csrf),
                session_left: self.until.duration_since(clock::now()).as_secs(),
            }),
            footer: app.footer(),
            ..Page::default()
        }
    }
}

/// The public sections of a locality.
fn public_sections(slug: &str, section: &str) -> Vec<NavItem> {
    vec![
        nav_item("Phong trào", paths::campaigns(slug), section),
        nav_item("Khen thưởng", paths::awards(slug), section),
        nav_item("Lấy ý kiến", paths::notices(slug), section),
        nav_item("Sổ công khai", paths::ledger(slug), section),
        nav_item("Tìm kiếm", paths::search(slug), section),
        nav_item("Kiểm chứng", paths::verify_in(slug), section),
    ]
}

/// The sections inside that are this person's.
fn office_sections(who: &SignedIn, section: &str) -> Vec<NavItem> {
    let inside = |label, href: &str| nav_item(label, href.to_owned(), section);
    let mut nav = vec![
        inside("Việc của tôi", paths::OFFICE),
        inside("Báo cáo", paths::REPORTS),
        inside("Đề nghị", paths::NOMINATIONS),
        inside("Đợt xét", paths::ROUNDS),
        inside("Quyết định", paths::DECISIONS),
        inside("Phong trào", paths::CAMPAIGNS),
        inside("Địa phương", paths::LOCALITY),
        inside("Nhật ký", paths::TRAIL),
    ];
    let home = who.locality().map_or_else(Place::machine, Place::locality);
    if !who.may(Act::ReadTrail, &home) {
        nav.retain(|item| item.href != paths::TRAIL);
    }
    if who.locality().is_none() {
        // the keeper of the machine has no locality whose papers these would be
        let own = [paths::OFFICE, paths::LOCALITY, paths::TRAIL];
        nav.retain(|item| own.contains(&item.href.as_str()));
    }
    if who.is(Role::Administrator) {
        nav.push(inside("Tài khoản", paths::ACCOUNTS));
    }
    for item in &mut nav {
        if item.href == section && section == paths::OFFICE {
            item.current = Current::Page;
        }
    }
    nav
}

fn nav_item(label: &str, href: String, section: &str) -> NavItem {
    let current = if href == section { Current::Section } else { Current::No };
    NavItem::new(label, href, current)
}
