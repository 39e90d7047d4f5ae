//! Rows as the public pages get them.

use crate::{RoundStage, ask, campaign_id, locality_id, plan, round_id};
use sovang_domain::ids::{AwardId, UnitId};
use sovang_domain::locality::SigningMode;
use sovang_projections::public::award::AwardPage;
use sovang_projections::public::awards::Award;
use sovang_projections::public::campaigns::Campaign;
use sovang_projections::public::decisions::Decision;
use sovang_projections::public::localities::{LocalityRow, UnitRow};
use sovang_projections::public::notice::{NoticePage, Receipt};
use sovang_projections::public::reports::Report;
use sovang_projections::public::rounds::{Meter, Round};
use sovang_projections::public::{award, awards, campaigns, decisions, localities, notice, reports, rounds};
use std::collections::BTreeMap;

/// Receipt code of the comment that was answered on 09/11/2026.
pub(crate) const ANSWERED: &str = "3210fedcba9876543210";
/// Receipt code of the one that still waits on 12/11/2026.
pub(crate) const WAITING: &str = "0123456789abcdef0123";

/// Phú Tân.
#[must_use]
pub fn locality() -> LocalityRow {
    ask(RoundStage::OnNotice, |views| localities::one(views, &locality_id())).unwrap()
}

/// All its units.
#[must_use]
pub fn units() -> Vec<UnitRow> {
    ask(RoundStage::OnNotice, |views| localities::units(views, &locality_id()))
}

/// One of them: `ap-trung`, `ap-dong`, `ap-tay` (merged into ấp Trung), `tram-y-te`, `van-phong`.
#[must_use]
pub fn unit(id: &str) -> UnitRow {
    units().into_iter().find(|row| row.unit == id.into()).unwrap()
}

/// The names of all units.
#[must_use]
pub fn unit_names() -> BTreeMap<UnitId, String> {
    units().into_iter().map(|row| (row.unit, row.name)).collect()
}

/// The campaign with its three units.
#[must_use]
pub fn campaign() -> Campaign {
    let slug = "doi-moi-sang-tao-chuyen-doi-so";
    ask(RoundStage::OnNotice, |views| campaigns::one(views, &locality_id(), slug)).unwrap()
}

/// The same under another plan.
#[must_use]
pub fn campaign_of(text: &str) -> Campaign {
    let plan = plan(text);
    Campaign { campaign: plan.campaign_id(), locality: plan.locality.clone(), plan, ..campaign() }
}

/// A unit's report for 2026: accepted of ấp Trung, filed of ấp Đông, owed of the health station.
#[must_use]
pub fn report(unit: &str) -> Report {
    let rows = ask(RoundStage::OnNotice, |views| reports::of_campaign(views, &campaign_id(), 2026));
    rows.into_iter().find(|row| row.unit == unit.into()).unwrap()
}

/// The annual round of 2026 at a stage.
#[must_use]
pub fn round(stage: RoundStage) -> Round {
    ask(stage, |views| rounds::one(views, &round_id())).unwrap()
}

/// The first limit of its plan: two collectives.
#[must_use]
pub fn meter() -> Meter {
    let years = ask(RoundStage::OnNotice, |views| rounds::meters_of_campaign(views, &campaign_id()));
    years[0].1[0].clone()
}

/// The notice of the round: one collective and two persons, two comments, of which one is answered until it is over.
#[must_use]
pub fn notice(stage: RoundStage) -> NoticePage {
    ask(stage, |views| notice::page(views, &round_id())).unwrap()
}

/// A comment as whoever wrote it reads it on 12/11/2026.
#[must_use]
pub fn receipt(answered: bool) -> Receipt {
    let code = if answered { ANSWERED } else { WAITING };
    ask(RoundStage::OnNotice, |views| notice::receipt(views, &locality_id(), code)).unwrap()
}

/// Giấy khen of Trần Thị Ngọc Huệ, decision 05/QĐ-UBND of 21/12/2026.
#[must_use]
pub fn award() -> Award {
    one("phu-tan.2026-5-1", RoundStage::Decided)
}

/// Giấy khen of Võ Duy Khoa, put right on 04/01/2027.
#[must_use]
pub fn corrected() -> Award {
    one("phu-tan.2026-4-1", RoundStage::Closed)
}

/// Giấy khen of Danh Hữu Nghĩa, revoked on 04/02/2027.
#[must_use]
pub fn revoked() -> Award {
    one("phu-tan.2026-4-2", RoundStage::Closed)
}

/// Bằng khen of the province, decided in August 2026.
#[must_use]
pub fn from_above() -> Award {
    ask(RoundStage::OnNotice, |views| awards::from_above(views, &locality_id())).remove(0)
}

fn one(id: &str, stage: RoundStage) -> Award {
    ask(stage, |views| awards::one(views, &id.into())).unwrap()
}

/// All that the page of [`award`] tells.
#[must_use]
pub fn award_page() -> AwardPage {
    let award = AwardId::from("phu-tan.2026-5-1");
    ask(RoundStage::Decided, |views| award::page(views, crate::rules(), &award)).unwrap()
}

/// 05/QĐ-UBND, signed by the chairman, or 06/QĐ-UBND, signed for him by the deputy.
#[must_use]
pub fn decision(mode: SigningMode) -> Decision {
    let number = if mode == SigningMode::Own { 5 } else { 6 };
    ask(RoundStage::Decided, |views| decisions::one(views, &locality_id(), 2026, number)).unwrap()
}
