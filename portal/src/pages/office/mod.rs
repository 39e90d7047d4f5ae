//! Nội bộ: what stands behind sign-in. One file, one page or one kind of thing; this one merges their addresses and
//! holds what all of them share.

mod accounts;
mod awarded_twice;
mod campaigns;
mod checked_likeness;
mod consequences;
mod considered;
mod decisions;
mod draft;
pub mod files;
mod form;
mod gate;
pub mod history;
mod locality;
mod more_than_once;
mod moved_end;
mod names;
mod nominations;
pub mod outcome;
mod outside;
mod papers;
mod prize;
pub mod query;
mod reports;
mod rounds;
#[cfg(test)]
mod sample;
mod setup;
mod sheet;
mod stands;
mod start;
mod told_apart;
mod trail;
mod unprinted;
mod unsent;
mod values;

pub use query::Query;

use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::State;
use crate::ui::cards::header;
use crate::ui::ledger::log_index;
use crate::ui::notification_banner::notification_banner;
use axum::Router;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place, Role, Scope};
use sovang_domain::ids::{LocalityId, UnitId};

/// Every address behind sign-in.
pub fn routes() -> Router<App> {
    Router::new()
        .merge(start::routes())
        .merge(reports::routes())
        .merge(nominations::routes())
        .merge(papers::routes())
        .merge(trail::routes())
        .merge(rounds::routes())
        .merge(decisions::routes())
        .merge(campaigns::routes())
        .merge(locality::routes())
        .merge(accounts::routes())
        .merge(setup::routes())
        .merge(unsent::routes())
}

/// What a page says first after a form sent someone there: recorded, under this number; or recorded before.
#[must_use]
pub fn recorded_banner(query: &Query, locality: &LocalityId) -> Markup {
    let Some(index) = query.number("da-ghi") else { return Markup::default() };
    let (heading, words) = if query.get("lai") == "1" {
        ("Biểu mẫu này đã được ghi nhận trước đó", "Không ghi lần thứ hai. Dòng đã ghi: ")
    } else {
        ("Đã ghi vào sổ", "Dòng vừa ghi: ")
    };
    let number = log_index(index, &paths::ledger_line(locality, index));
    notification_banner(State::Ok, "da-ghi", heading, html! { p { (words) (number) "." } })
}

/// Who is put forward, with the unit below unless the name says it already.
fn nominee_header(link: Markup, name: &str, unit: &str) -> Markup {
    if name.to_lowercase().contains(&unit.to_lowercase()) { link } else { header(link, unit) }
}

/// The locality whose lists the person works with.
///
/// # Errors
/// [`PageError::Forbidden`] for those who have none: the keeper of the machine.
pub fn home(who: &SignedIn) -> Result<LocalityId, PageError> {
    who.locality().ok_or(PageError::Forbidden)
}

/// Whether the person may read what is a unit's: reporters only their own units', everyone else all of the locality.
#[must_use]
pub fn reads_unit(who: &SignedIn, locality: &LocalityId, unit: &UnitId) -> bool {
    reads_as(who, locality, unit).next().is_some()
}

/// The roles by which the person may read what is a unit's.
fn reads_as<'a>(
    who: &'a SignedIn,
    locality: &'a LocalityId,
    unit: &'a UnitId,
) -> impl Iterator<Item = Role> + 'a {
    let reaches = move |scope: &Scope, role| match scope {
        Scope::Everywhere => true,
        Scope::Locality(theirs) => theirs == locality,
        Scope::Unit(theirs, own) => theirs == locality && (role != Role::Reporter || own == unit),
    };
    let may = who.may(Act::ReadOffice, &Place::locality(locality.clone()));
    let grants = who.grants.iter().filter(move |_| may);
    grants.filter(move |grant| grant.is_sound() && reaches(&grant.scope, grant.role)).map(|grant| grant.role)
}

/// 403 unless [`reads_unit`].
///
/// # Errors
/// [`PageError::Forbidden`].
pub fn must_read_unit(who: &SignedIn, locality: &LocalityId, unit: &UnitId) -> Result<(), PageError> {
    if reads_unit(who, locality, unit) { Ok(()) } else { Err(PageError::Forbidden) }
}

/// Whether everything the person sees here is one unit's: a reporter with no other role.
#[must_use]
pub fn only_reports(who: &SignedIn) -> bool {
    who.grants.iter().all(|grant| grant.role == Role::Reporter)
}

#[cfg(test)]
pub(crate) mod testing {
    //! People for the tests of the office's pages.

    use super::*;
    use sovang_desk::identity::Person;
    use sovang_domain::authority::Grant;

    /// Someone with one role in Phú Tân, `unit` for reporters.
    pub(crate) fn someone(role: Role, unit: Option<&str>) -> SignedIn {
        let locality = LocalityId::from("phu-tan");
        let scope = match unit {
            Some(unit) => Scope::Unit(locality, unit.into()),
            None => Scope::Locality(locality),
        };
        let person = Person {
            account: format!("phu-tan.{}", role.word()).as_str().into(),
            grants: vec![Grant { role, scope }],
            full_name: "Phan Thị Thu Hiền".into(),
            position: "công chức phụ trách thi đua khen thưởng".into(),
            csrf: "t".repeat(64),
            token_hash: [0; 32],
            until: jiff::Timestamp::MAX,
        };
        SignedIn { person, home: None, form: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reporter_reads_only_what_is_the_own_units() {
        let locality = LocalityId::from("phu-tan");
        let reporter = testing::someone(Role::Reporter, Some("ap-trung"));
        assert!(reads_unit(&reporter, &locality, &"ap-trung".into()));
        assert!(!reads_unit(&reporter, &locality, &"ap-dong".into()));
        assert!(!reads_unit(&reporter, &"tu-minh".into(), &"ap-trung".into()));
        let appraiser = testing::someone(Role::AppraiserDossier, None);
        assert!(reads_unit(&appraiser, &locality, &"ap-dong".into()));
        assert!(!reads_unit(&appraiser, &"tu-minh".into(), &"ap-dong".into()));
        let member = testing::someone(Role::Council, Some("ap-trung"));
        assert!(
            reads_unit(&member, &locality, &"ap-dong".into()),
            "a council member of a unit belongs to the whole council"
        );
    }

    #[test]
    fn the_banner_links_the_line_and_says_when_it_was_recorded_before() {
        let locality = LocalityId::from("phu-tan");
        let html = recorded_banner(&Query::parse("da-ghi=2800"), &locality).into_string();
        assert!(html.contains("Đã ghi vào sổ"));
        assert!(
            html.contains(
                r##"<a href="/phu-tan/so?so=2800#so-2800"><data value="2800">số 2.800</data></a>"##
            )
        );
        let html = recorded_banner(&Query::parse("da-ghi=2800&lai=1"), &locality).into_string();
        assert!(html.contains("đã được ghi nhận trước đó"));
        assert_eq!(recorded_banner(&Query::parse("da-ghi=x"), &locality).into_string(), "");
    }
}
