//! Every address of the portal. Vietnamese without marks; what is public never changes its address.

pub(crate) mod route;

use sovang_domain::ids::{AwardId, CampaignId, DecisionSlug, NominationId, ReportId, RoundId};
use std::fmt::Display;

/// Sign-in.
pub const SIGN_IN: &str = "/dang-nhap";
/// Sign-out.
pub const SIGN_OUT: &str = "/dang-xuat";
/// A first or new password by one-time code.
pub const SET_PASSWORD: &str = "/dat-mat-khau";
/// The office's start page: my tasks.
pub const OFFICE: &str = "/noi-bo";
/// Reports, inside.
pub const REPORTS: &str = "/noi-bo/bao-cao";
/// Nominations, inside.
pub const NOMINATIONS: &str = "/noi-bo/de-nghi";
/// Award rounds, inside.
pub const ROUNDS: &str = "/noi-bo/dot-xet";
/// Decisions and awards, inside.
pub const DECISIONS: &str = "/noi-bo/quyet-dinh";
/// The audit trail.
pub const TRAIL: &str = "/noi-bo/nhat-ky";
/// Campaigns, inside.
pub const CAMPAIGNS: &str = "/noi-bo/phong-trao";
/// Units, council, delegations.
pub const LOCALITY: &str = "/noi-bo/dia-phuong";
/// Accounts.
pub const ACCOUNTS: &str = "/noi-bo/tai-khoan";

/// Search over all localities.
pub const SEARCH: &str = "/tim-kiem";

/// Where complaints and denunciations are sent, which is not here.
pub const COMPLAINTS: &str = "/khieu-nai-to-cao";
/// How personal data is kept, and how one asks about it.
pub const PERSONAL_DATA: &str = "/du-lieu-ca-nhan";
/// How the pages can be read and used by everyone.
pub const ACCESSIBILITY: &str = "/tiep-can";

/// Checking an award in the reader's browser.
pub const VERIFY: &str = "/kiem-chung";
/// The same as one file, for a machine without a network.
pub const VERIFY_ALONE: &str = "/kiem-chung/tai-ve";
/// Whom to believe: the keys of the log and of those who cosign.
pub const LOG_POLICY: &str = "/log/policy";

/// Where an award is checked at once: what a QR code leads to.
#[must_use]
pub fn verify(id: &AwardId) -> String {
    format!("{VERIFY}?giai={}", award(id))
}

/// A locality's front page.
pub fn locality(slug: impl Display) -> String {
    format!("/{slug}")
}

/// The campaigns of a locality.
pub fn campaigns(slug: impl Display) -> String {
    format!("/{slug}/phong-trao")
}

/// A campaign's page.
#[must_use]
pub fn campaign(id: &CampaignId) -> String {
    format!("/{}/phong-trao/{}", id.locality(), id.local())
}

/// The reports of a campaign, all units.
#[must_use]
pub fn campaign_reports(id: &CampaignId, year: i16) -> String {
    format!("{}/bao-cao?nam={year}", campaign(id))
}

/// The award roll of a locality.
pub fn awards(slug: impl Display) -> String {
    format!("/{slug}/khen-thuong")
}

/// The awards of one campaign.
#[must_use]
pub fn awards_of_campaign(id: &CampaignId) -> String {
    format!("{}?phong-trao={}", awards(id.locality()), id.local())
}

/// An award's page.
#[must_use]
pub fn award(id: &AwardId) -> String {
    format!("/{}/khen-thuong/{}", id.locality(), id.local())
}

/// The exact public record of an award.
#[must_use]
pub fn award_record(id: &AwardId) -> String {
    format!("{}/award.json", award(id))
}

/// What proves that record.
#[must_use]
pub fn award_proof(id: &AwardId) -> String {
    format!("{}/award.tlog-proof", award(id))
}

/// The exact public record of a line of the book.
pub fn line_record(slug: impl Display, index: u64) -> String {
    format!("/{slug}/so/{index}.json")
}

/// What proves that line.
pub fn line_proof(slug: impl Display, index: u64) -> String {
    format!("/{slug}/so/{index}.tlog-proof")
}

/// Whether a number or code is in the book.
pub fn in_book(slug: impl Display) -> String {
    format!("/{slug}/co-trong-so")
}

/// What stands in front of a public page's address where a program reads the same.
pub const API_V1: &str = "/api/v1";

/// The newest checkpoint, for programs.
pub const CHECKPOINT: &str = "/log/checkpoint";

/// The decisions of a locality.
pub fn decisions(slug: impl Display) -> String {
    format!("/{slug}/quyet-dinh")
}

/// A decision's page.
pub fn decision(slug: impl Display, year: i16, number: u64) -> String {
    format!("/{slug}/quyet-dinh/{}", DecisionSlug { year, number })
}

/// Notices of a locality.
pub fn notices(slug: impl Display) -> String {
    format!("/{slug}/lay-y-kien")
}

/// One notice.
#[must_use]
pub fn notice(id: &RoundId) -> String {
    format!("/{}/lay-y-kien/{}", id.locality(), id.local())
}

/// Where a comment on a notice is sent.
#[must_use]
pub fn comment(id: &RoundId) -> String {
    format!("{}/gop-y", notice(id))
}

/// The receipt of a comment.
pub fn receipt(slug: impl Display, code: &str) -> String {
    format!("/{slug}/gop-y/{code}")
}

/// A unit's page.
pub fn unit(slug: impl Display, unit: impl Display) -> String {
    format!("/{slug}/don-vi/{unit}")
}

/// The public ledger of a locality.
pub fn ledger(slug: impl Display) -> String {
    format!("/{slug}/so")
}

/// One line of the public ledger.
pub fn ledger_line(slug: impl Display, index: u64) -> String {
    format!("/{slug}/so?so={index}#so-{index}")
}

/// Search in a locality.
pub fn search(slug: impl Display) -> String {
    format!("/{slug}/tim-kiem")
}

/// A report, inside.
#[must_use]
pub fn report(id: &ReportId) -> String {
    format!("{REPORTS}/{id}")
}

/// A nomination, inside.
#[must_use]
pub fn nomination(id: &NominationId) -> String {
    format!("{NOMINATIONS}/{id}")
}

/// A round, inside.
#[must_use]
pub fn round(id: &RoundId) -> String {
    format!("{ROUNDS}/{id}")
}

/// Where the chairman decides a round.
#[must_use]
pub fn ruling(id: &RoundId) -> String {
    format!("{ROUNDS}/{id}/quyet-dinh")
}

/// A campaign, inside.
#[must_use]
pub fn campaign_inside(id: &CampaignId) -> String {
    format!("{CAMPAIGNS}/{id}")
}

/// An award, inside: correction and revocation.
#[must_use]
pub fn award_inside(id: &AwardId) -> String {
    format!("{DECISIONS}/{id}")
}

/// A stored paper, inside: of a nomination or report, by its hash.
pub fn paper(sha256: impl Display) -> String {
    format!("/noi-bo/tep/{sha256}")
}
