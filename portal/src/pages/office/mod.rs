//! Nội bộ: what stands behind sign-in. One file, one page or one kind of thing; this one merges their addresses and
//! holds what all of them share.

mod accounts;
mod campaigns;
mod decisions;
mod draft;
pub mod files;
pub mod history;
mod locality;
mod nominations;
pub mod outcome;
mod papers;
pub mod query;
mod reports;
mod rounds;
#[cfg(test)]
mod sample;
mod start;
mod terms;
mod trail;
pub mod words;

pub use query::Query;

use crate::error::PageError;
use crate::paths;
use crate::session::SignedIn;
use crate::state::App;
use crate::ui::State;
use crate::ui::ledger::log_index;
use crate::ui::notification_banner::notification_banner;
use axum::Router;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place, Role, Scope};
use sovang_domain::ids::{LocalityId, UnitId};
use sovang_projections::nomination_board::NominationRow;
use sovang_projections::round_docket::RoundRow;

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

/// 403 unless the person may open a dossier: who reads it as a member of the council alone first declares in its
/// round, conflicts or none. `round` is as the docket has it; before the council has met nobody can have declared.
///
/// # Errors
/// [`PageError::Forbidden`], [`PageError::DeclareFirst`].
pub fn must_open_dossier(
    who: &SignedIn,
    row: &NominationRow,
    round: Option<&RoundRow>,
) -> Result<(), PageError> {
    let mut roles = reads_as(who, &row.locality, &row.proposal.nominee.unit).peekable();
    if roles.peek().is_none() {
        return Err(PageError::Forbidden);
    }
    let session = round.and_then(|round| round.session.as_ref());
    let declared = session.is_some_and(|session| session.declared.contains(&who.account));
    if declared || roles.any(|role| role != Role::Council) {
        Ok(())
    } else {
        Err(PageError::DeclareFirst { round: row.proposal.round.clone() })
    }
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
    use sovang_domain::authority::Grant;

    /// Someone with one role in Phú Tân, `unit` for reporters.
    pub(crate) fn someone(role: Role, unit: Option<&str>) -> SignedIn {
        let locality = LocalityId::from("phu-tan");
        let scope = match unit {
            Some(unit) => Scope::Unit(locality, unit.into()),
            None => Scope::Locality(locality),
        };
        SignedIn {
            account: format!("phu-tan.{}", role.name()).as_str().into(),
            grants: vec![Grant { role, scope }],
            full_name: "Phan Thị Thu Hiền".into(),
            position: "công chức phụ trách thi đua khen thưởng".into(),
            csrf: "t".repeat(64),
            token_hash: [0; 32],
        }
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
    fn a_member_of_the_council_alone_opens_a_dossier_only_after_declaring() {
        use sovang_projections::round_docket::{RoundStage, SessionRow};
        let row = sample::nomination("k1", "Phạm Thị Kim Duyên", "tram-y-te");
        let mut round = sample::round(RoundStage::InCouncil, std::slice::from_ref(&row));
        let member = testing::someone(Role::Council, Some("ap-trung"));
        let session = |declared: &[&SignedIn]| SessionRow {
            on: sample::today(),
            members: sample::council(),
            present: vec![member.account.clone()],
            document: "03/BB-HĐTĐKT".into(),
            declared: declared.iter().map(|who| who.account.clone()).collect(),
            log_index: 7,
        };
        round.session = Some(session(&[]));
        let opens = |who: &SignedIn, round: Option<&RoundRow>| must_open_dossier(who, &row, round);
        assert!(matches!(opens(&member, None), Err(PageError::DeclareFirst { .. })));
        assert!(matches!(opens(&member, Some(&round)), Err(PageError::DeclareFirst { .. })));
        // an office of one's own opens it without the council
        let mut chairman = testing::someone(Role::Chairman, None);
        chairman.grants.extend(member.grants.clone());
        assert!(opens(&chairman, Some(&round)).is_ok());
        let mut other = testing::someone(Role::Reporter, Some("ap-dong"));
        other.grants.extend(member.grants.clone());
        assert!(opens(&other, Some(&round)).is_err(), "a reporter of another unit is still only a member");
        assert!(matches!(
            opens(&testing::someone(Role::Reporter, Some("ap-dong")), Some(&round)),
            Err(PageError::Forbidden)
        ));
        round.session = Some(session(&[&member]));
        assert!(opens(&member, Some(&round)).is_ok());
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
