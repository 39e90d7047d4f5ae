//! Rows as the pages of the office get them.

use crate::{RoundStage, ask, campaign_id, locality_id, round_id, today};
use sovang_domain::award_round::{DecisionDraft, DraftEntry};
use sovang_domain::ids::{CampaignId, NominationId};
use sovang_domain::locality::CouncilMember;
use sovang_domain::nominee::NomineeKind;
use sovang_projections::account_directory::{self, AccountRow};
use sovang_projections::award_roll::{self, AwardRow};
use sovang_projections::campaign_board::{self, CampaignRow};
use sovang_projections::decision_register::{self, DecisionRow, DraftRow};
use sovang_projections::locality_directory::{self, LocalityRow, UnitRow};
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_projections::report_register::{self, ReportRow};
use sovang_projections::round_docket::{self, BallotRow, CommentRow, DeclaredRow, QuotaMeter, RoundRow};

/// Phú Tân.
#[must_use]
pub fn locality() -> LocalityRow {
    ask(RoundStage::OnNotice, |views| locality_directory::one(views, &locality_id())).unwrap()
}

/// All its units.
#[must_use]
pub fn units() -> Vec<UnitRow> {
    ask(RoundStage::OnNotice, |views| locality_directory::units(views, &locality_id()))
}

/// One of them: `ap-trung`, `ap-dong`, `ap-tay` (merged into ấp Trung), `tram-y-te`, `van-phong`.
#[must_use]
pub fn unit(id: &str) -> UnitRow {
    units().into_iter().find(|row| row.unit == id.into()).unwrap()
}

/// All accounts.
#[must_use]
pub fn accounts() -> Vec<AccountRow> {
    ask(RoundStage::OnNotice, |views| account_directory::by_locality(views, &locality_id()))
}

/// An account: `chairman`, `deputy`, `council`, `clerk`, `tdkt`, `cds`, `ap-trung`.
#[must_use]
pub fn account(login: &str) -> AccountRow {
    let id = format!("phu-tan.{login}").as_str().into();
    ask(RoundStage::OnNotice, |views| account_directory::by_account(views, &id)).unwrap()
}

/// The council that sits.
#[must_use]
pub fn council() -> Vec<CouncilMember> {
    ask(RoundStage::OnNotice, |views| locality_directory::council_on(views, &locality_id(), today()))
        .unwrap()
        .members
}

/// The campaign with its three units.
#[must_use]
pub fn campaign() -> CampaignRow {
    let campaign: CampaignId = campaign_id();
    ask(RoundStage::OnNotice, |views| campaign_board::by_id(views, &campaign)).unwrap()
}

/// A unit's report for 2026, at a stage of the annual round: that of ấp Trung is owed while nominations are taken,
/// filed when they are closed, then accepted; that of the health station is owed to the end.
#[must_use]
pub fn report(unit: &str, stage: RoundStage) -> ReportRow {
    let rows = ask(stage, |views| report_register::of_campaign(views, &campaign_id(), 2026));
    rows.into_iter().find(|row| row.unit == unit.into()).unwrap()
}

/// The annual round of 2026 at a stage, with these of its list. In council, Lê Thị Mỹ Hạnh has not declared yet.
#[must_use]
pub fn round(stage: RoundStage, listed: &[NominationRow]) -> RoundRow {
    let mut round = ask(stage, |views| round_docket::one(views, &round_id())).unwrap();
    round.entries.retain(|line| listed.iter().any(|row| row.nomination == line.entry.nomination));
    round
}

/// How the council voted: six of seven for, or two.
#[must_use]
pub fn ballot(passed: bool) -> BallotRow {
    let nomination = nomination(if passed { "n1" } else { "n2" }).nomination;
    let entry = ask(RoundStage::Proposed, |views| round_docket::entry(views, &round_id(), &nomination));
    entry.unwrap().ballot.unwrap()
}

/// A declaration that a member made, signed in.
#[must_use]
pub fn declared(member: &str) -> DeclaredRow {
    DeclaredRow { member: member.into(), by: member.into(), document: None, log_index: 2950 }
}

/// The limit for persons in the annual round.
#[must_use]
pub fn meter() -> QuotaMeter {
    let round = round(RoundStage::OnNotice, &[]);
    let meters = ask(RoundStage::OnNotice, |views| round_docket::meters(views, &round));
    meters.into_iter().find(|meter| meter.kind == NomineeKind::Individual).unwrap()
}

/// The comment about Phạm Thị Kim Duyên, answered on 09/11/2026, or the one about Trần Thị Ngọc Huệ, which waits.
#[must_use]
pub fn comment(answered: bool) -> CommentRow {
    let rows = ask(RoundStage::OnNotice, |views| round_docket::comments(views, &round_id()));
    rows.into_iter().find(|row| row.answer.is_some() == answered).unwrap()
}

/// A nomination, appraised, before the list is made: `n1` Trần Thị Ngọc Huệ, `n2` Phạm Thị Kim Duyên of the health
/// station, `n3` the hamlet Đông; `n4` was taken back.
#[must_use]
pub fn nomination(key: &str) -> NominationRow {
    let id = NominationId::within(&locality_id(), key);
    ask(RoundStage::NominationsClosed, |views| nomination_board::one(views, &id)).unwrap()
}

/// Phạm Thị Kim Duyên while nominations are taken: put forward with two of three papers.
#[must_use]
pub fn submitted() -> NominationRow {
    let id = NominationId::within(&locality_id(), "n2");
    ask(RoundStage::TakingNominations, |views| nomination_board::one(views, &id)).unwrap()
}

/// Giấy khen of Trần Thị Ngọc Huệ, decision 05/QĐ-UBND of 21/12/2026.
#[must_use]
pub fn award() -> AwardRow {
    one("phu-tan.2026-5-1", RoundStage::Decided)
}

/// Giấy khen of Võ Duy Khoa, put right on 04/01/2027.
#[must_use]
pub fn corrected() -> AwardRow {
    one("phu-tan.2026-4-1", RoundStage::Closed)
}

/// Giấy khen of Danh Hữu Nghĩa, revoked on 04/02/2027.
#[must_use]
pub fn revoked() -> AwardRow {
    one("phu-tan.2026-4-2", RoundStage::Closed)
}

fn one(id: &str, stage: RoundStage) -> AwardRow {
    ask(stage, |views| award_roll::one(views, &id.into())).unwrap()
}

/// 05/QĐ-UBND, as the office reads it.
#[must_use]
pub fn decision() -> DecisionRow {
    let locality = locality_id();
    ask(RoundStage::Decided, |views| decision_register::one(views, &locality, 2026, 5)).unwrap()
}

/// A draft that awards these, as the chairman of 05/QĐ-UBND would sign it.
#[must_use]
pub fn draft(rows: &[NominationRow]) -> DraftRow {
    let line = |row: &NominationRow| DraftEntry {
        nomination: row.nomination.clone(),
        form: row.proposal.form.clone(),
        kind: row.proposal.nominee.kind,
        subject: row.proposal.nominee.subject.clone(),
        period: row.proposal.period,
        within: None,
        overlap_reason: None,
        out_of_turn: None,
    };
    let decision = decision();
    DraftRow {
        locality: decision.locality,
        round: decision.round,
        draft: DecisionDraft {
            draft: 1,
            signatory: decision.signatory,
            entries: rows.iter().map(line).collect(),
        },
        drafted_at: decision.decided_at,
        log_index: decision.log_index,
        came_of: None,
    }
}
