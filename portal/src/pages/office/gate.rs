//! Who opens a dossier and its papers. A member of the council declares first, and never opens one to stand aside from;
//! an office of one's own (appraiser, chairman, the unit's reporter, those who watch) opens it without the council.

use super::reads_as;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::ui::ledger::log_index;
use maud::{Markup, html};
use sovang_domain::authority::Role;
use sovang_domain::award_round::ConflictGround;
use sovang_domain::ids::UnitId;
use sovang_domain::locality::CouncilMember;
use sovang_projections::nomination_board::NominationRow;
use sovang_projections::round_docket::{ConflictRow, RoundRow};
use sovang_words::format::{date, local_date};
use sovang_words::terms;

/// 403 unless the person may open a dossier; else why the person stands aside from it in the council, if so. `round` is
/// as the docket has it, `declared` what the person declared, `in_office` the council of today: before the meeting is
/// recorded it is the one that declares and reads.
///
/// # Errors
/// [`PageError::Forbidden`], [`PageError::StandsAside`], [`PageError::DeclareFirst`].
pub(super) fn must_open_dossier(
    who: &SignedIn,
    row: &NominationRow,
    round: Option<&RoundRow>,
    declared: Option<&ConflictRow>,
    in_office: &[CouncilMember],
) -> Result<Option<Markup>, PageError> {
    let unit = &row.proposal.nominee.unit;
    let mut roles = reads_as(who, &row.locality, unit).peekable();
    if roles.peek().is_none() {
        return Err(PageError::Forbidden);
    }
    let as_member_only = roles.all(|role| role == Role::Council);
    let members = round.map_or(in_office, |round| round.council(in_office));
    let seats = members.iter().filter(|member| member.account == who.account).map(|member| &member.unit);
    let grants = who.grants.iter().filter(|grant| grant.role == Role::Council);
    let theirs = units_of_nominee(row, round);
    let own = seats.chain(grants.filter_map(|grant| grant.unit())).find(|own| theirs.contains(own));
    let aside = ConflictGround::aside(own, own.unwrap_or(unit), declared.map(|conflict| conflict.ground));
    let why = aside.map(|ground| why(ground, row, declared));
    let has_declared = round.is_some_and(|round| round.declared_by(&who.account).is_some());
    let round = || row.proposal.round.clone();
    match why {
        Some(why) if as_member_only => Err(PageError::StandsAside { round: round(), why }),
        None if as_member_only && !has_declared => Err(PageError::DeclareFirst { round: round() }),
        why => Ok(why),
    }
}

/// Whether the person reads a dossier as one who checks it, not only as one of its unit.
pub(super) fn checks(who: &SignedIn, row: &NominationRow) -> bool {
    reads_as(who, &row.locality, &row.proposal.nominee.unit).any(|role| role != Role::Reporter)
}

/// The units that put the nominee forward in this round: whoever sits for one of them stands aside from all, as the count
/// has it.
fn units_of_nominee<'a>(row: &'a NominationRow, round: Option<&'a RoundRow>) -> Vec<&'a UnitId> {
    let listed = round.and_then(|round| Some((round, round.entry(&row.nomination)?)));
    let others = listed.into_iter().flat_map(|(round, own)| {
        round.entries.iter().filter(move |other| other.entry.nominee() == own.entry.nominee())
    });
    std::iter::once(&row.proposal.nominee.unit).chain(others.map(|other| &other.entry.unit)).collect()
}

/// Why a member stands aside, with day and number where it was declared.
fn why(ground: ConflictGround, row: &NominationRow, declared: Option<&ConflictRow>) -> Markup {
    let kind = terms::conflict_ground(ground);
    html! {
        @match declared.filter(|_| ground != ConflictGround::OwnUnit) {
            Some(ConflictRow { at, log_index: index, .. }) => {
                p {
                    "Ngày " (date(local_date(*at))) ", thành viên Hội đồng đang đăng nhập đã kê khai xung đột lợi ích ("
                    (kind) ") về đề nghị này, " (log_index(*index, &paths::ledger_line(&row.locality, *index))) "."
                }
            }
            None => p { "Người này do chính đơn vị mà thành viên Hội đồng đang đăng nhập công tác đề nghị trong đợt này (" (kind) ")." }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{sample, testing};
    use super::*;
    use sovang_projections::round_docket::{RoundStage, SessionRow};

    fn round(row: &NominationRow, declared: &[&SignedIn]) -> RoundRow {
        let mut round = sample::round(RoundStage::InCouncil, std::slice::from_ref(row));
        round.session = Some(SessionRow {
            on: sample::today(),
            members: sample::council(),
            present: vec!["phu-tan.council".into()],
            document: "03/BB-HĐTĐKT".into(),
            at: "2026-11-30T02:00:00Z".parse().unwrap(),
            log_index: 7,
            corrected: Vec::new(),
        });
        round.declared = declared.iter().map(|who| sample::declared(who.account.as_str())).collect();
        round
    }

    fn relative() -> ConflictRow {
        let at = "2026-11-20T02:00:00Z".parse().unwrap();
        ConflictRow { ground: ConflictGround::Relative, at, log_index: 2951 }
    }

    #[track_caller]
    fn stands_aside(opened: Result<Option<Markup>, PageError>) -> String {
        match opened {
            Err(PageError::StandsAside { why, .. }) => why.into_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_member_of_the_council_alone_opens_a_dossier_only_after_declaring() {
        let row = sample::nomination("n1");
        let member = testing::someone(Role::Council, None);
        let opens = |who: &SignedIn, round: Option<&RoundRow>| must_open_dossier(who, &row, round, None, &[]);
        assert!(matches!(opens(&member, None), Err(PageError::DeclareFirst { .. })));
        assert!(matches!(opens(&member, Some(&round(&row, &[]))), Err(PageError::DeclareFirst { .. })));
        assert!(matches!(opens(&member, Some(&round(&row, &[&member]))), Ok(None)));
        // an office of one's own opens it without the council
        let mut chairman = testing::someone(Role::Chairman, None);
        chairman.person.grants.extend(member.grants.clone());
        assert!(opens(&chairman, Some(&round(&row, &[]))).is_ok());
        let mut other = testing::someone(Role::Reporter, Some("ap-dong"));
        other.person.grants.extend(member.grants.clone());
        assert!(
            opens(&other, Some(&round(&row, &[]))).is_err(),
            "a reporter of another unit is still only a member"
        );
        let reporter = testing::someone(Role::Reporter, Some("ap-dong"));
        assert!(matches!(opens(&reporter, Some(&round(&row, &[]))), Err(PageError::Forbidden)));
    }

    #[test]
    fn a_member_who_declared_a_conflict_does_not_open_that_dossier() {
        let row = sample::nomination("n1");
        let member = testing::someone(Role::Council, None);
        let round = round(&row, &[&member]);
        let why = stands_aside(must_open_dossier(&member, &row, Some(&round), Some(&relative()), &[]));
        assert!(why.contains("Ngày 20/11/2026") && why.contains("(người thân)"), "{why}");
        assert!(why.contains(r#"<a href="/phu-tan/so?so=2951#so-2951">"#), "{why}");
        assert!(must_open_dossier(&member, &row, Some(&round), None, &[]).is_ok());
    }

    #[test]
    fn a_member_does_not_open_a_dossier_of_the_own_unit_before_or_after_declaring() {
        let row = sample::nomination("n2");
        let member = testing::someone(Role::Council, None);
        for round in [round(&row, &[]), round(&row, &[&member])] {
            let why = stands_aside(must_open_dossier(&member, &row, Some(&round), None, &[]));
            assert!(why.contains("(cùng đơn vị)"), "{why}");
        }
        let of_the_unit = testing::someone(Role::Council, Some("tram-y-te"));
        stands_aside(must_open_dossier(&of_the_unit, &row, None, None, &[]));
    }

    #[test]
    fn a_member_of_another_unit_that_put_the_person_forward_does_not_open_the_dossier() {
        let (here, there) = (sample::nomination("n1"), sample::nomination("n2"));
        let member = testing::someone(Role::Council, None);
        let mut round = sample::round(RoundStage::NoticeOver, &[here.clone(), there]);
        round.declared.push(sample::declared(member.account.as_str()));
        let council = sample::council();
        let opens = |round: &RoundRow| must_open_dossier(&member, &here, Some(round), None, &council);
        assert!(matches!(opens(&round), Ok(None)), "two people");
        let person = round.entries[0].entry.subject.clone();
        round.entries[1].entry.person = Some(person);
        assert!(stands_aside(opens(&round)).contains("(cùng đơn vị)"), "one person of two units");
    }

    #[test]
    fn an_office_of_ones_own_opens_it_and_is_told_that_one_stands_aside() {
        let row = sample::nomination("n1");
        let member = testing::someone(Role::Council, None);
        let mut chairman = testing::someone(Role::Chairman, None);
        chairman.person.grants.extend(member.grants.clone());
        let round = round(&row, &[&chairman]);
        let told = must_open_dossier(&chairman, &row, Some(&round), Some(&relative()), &[]).unwrap().unwrap();
        assert!(told.into_string().contains("đã kê khai xung đột lợi ích"));
        assert!(must_open_dossier(&chairman, &row, Some(&round), None, &[]).unwrap().is_none());
    }

    #[test]
    fn before_the_meeting_a_member_in_office_opens_it_once_declared_and_never_one_of_the_own_unit() {
        let (other, own) = (sample::nomination("n1"), sample::nomination("n2"));
        let member = testing::someone(Role::Council, None);
        let mut round = sample::round(RoundStage::NoticeOver, &[other.clone(), own.clone()]);
        let council = sample::council();
        let opens = |row: &NominationRow, round: &RoundRow| {
            must_open_dossier(&member, row, Some(round), None, &council)
        };
        assert!(matches!(opens(&other, &round), Err(PageError::DeclareFirst { .. })));
        round.declared.push(sample::declared(member.account.as_str()));
        assert!(matches!(opens(&other, &round), Ok(None)));
        assert!(stands_aside(opens(&own, &round)).contains("(cùng đơn vị)"));
    }
}
