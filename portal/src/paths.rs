//! Every address of the portal. Vietnamese without marks; what is public never changes its address.

use sovang_domain::ids::{AwardId, CampaignId, DecisionSlug, NominationId, ReportId, RoundId};
use std::fmt::Display;

/// Sign-in.
pub const SIGN_IN: &str = route::SIGN_IN;
/// Sign-out.
pub const SIGN_OUT: &str = "/dang-xuat";
/// A first or new password by one-time code.
pub const SET_PASSWORD: &str = route::SET_PASSWORD;
/// Where whoever holds the code of the machine becomes the first administrator.
#[must_use]
pub fn first_run(code: &str) -> String {
    format!("{}?ma={code}", route::FIRST_RUN)
}
/// The office's start page: my tasks.
pub const OFFICE: &str = "/noi-bo";
/// Reports, inside.
pub const REPORTS: &str = "/noi-bo/bao-cao";
/// Nominations, inside.
pub const NOMINATIONS: &str = "/noi-bo/de-nghi";
/// A unit's whole list of nominees.
pub const NEW_NOMINEES: &str = "/noi-bo/de-nghi/danh-sach";
/// Award rounds, inside.
pub const ROUNDS: &str = "/noi-bo/dot-xet";
/// Decisions and awards, inside.
pub const DECISIONS: &str = "/noi-bo/quyet-dinh";
/// The audit trail.
pub const TRAIL: &str = "/noi-bo/nhat-ky";
/// Campaigns, inside.
pub const CAMPAIGNS: &str = "/noi-bo/phong-trao";
/// Where a plan is read from its document.
pub const READ_PLAN: &str = "/noi-bo/phong-trao/doc-ke-hoach";

/// A plan that was read from its document and is under review.
pub fn plan_review(id: impl Display) -> String {
    format!("{READ_PLAN}/{id}")
}

/// Units, council, delegations.
pub const LOCALITY: &str = "/noi-bo/dia-phuong";
/// Accounts.
pub const ACCOUNTS: &str = "/noi-bo/tai-khoan";

/// Forms that were not sent yet.
pub const UNSENT: &str = "/noi-bo/ban-nhap";

/// Where they are read, after one was kept: put aside (`luu`), come too late (`giu`), thrown away (`bo`).
pub(crate) fn unsent(how: &str) -> String {
    format!("{UNSENT}?da={how}")
}

/// What remains until a commune runs, step by step.
pub const SETUP: &str = "/noi-bo/khoi-dau";
/// Its first step: the commune itself.
pub const SETUP_LOCALITY: &str = "/noi-bo/khoi-dau/dia-phuong";

/// The steps of one commune.
pub fn setup(slug: impl Display) -> String {
    format!("{SETUP}?xa={slug}")
}

/// Where its units are entered as a list.
pub fn setup_units(slug: impl Display) -> String {
    format!("{SETUP}/{slug}/don-vi")
}

/// Where its people are entered as a list.
pub fn setup_people(slug: impl Display) -> String {
    format!("{SETUP}/{slug}/nguoi-dung")
}

/// Search over all localities.
pub const SEARCH: &str = route::SEARCH;

/// Where complaints and denunciations are sent, which is not here.
pub const COMPLAINTS: &str = route::COMPLAINTS;
/// How personal data is kept, and how one asks about it.
pub const PERSONAL_DATA: &str = route::PERSONAL_DATA;
/// How the pages can be read and used by everyone.
pub const ACCESSIBILITY: &str = route::ACCESSIBILITY;

/// Checking an award in the reader's browser.
pub const VERIFY: &str = route::VERIFY;
/// The same as one file, for a machine without a network.
pub const VERIFY_ALONE: &str = route::VERIFY_ALONE;
/// Whom to believe: the keys of the log and of those who cosign.
pub const LOG_POLICY: &str = route::LOG_POLICY;

/// Where an award's record is checked at once.
#[must_use]
pub fn verify(id: &AwardId) -> String {
    format!("{VERIFY}?giai={}", award(id))
}

/// Checking a paper of one locality.
pub fn verify_in(slug: impl Display) -> String {
    format!("{VERIFY}?xa={slug}")
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

/// The file of a plan's paper.
#[must_use]
pub fn plan_file(id: &CampaignId, sha256: &str) -> String {
    format!("{}/van-ban/{sha256}", campaign(id))
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
pub const CHECKPOINT: &str = route::CHECKPOINT;

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

/// Where whoever has a receipt code asks for the answer.
pub fn receipts(slug: impl Display) -> String {
    format!("/{slug}/gop-y")
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

/// Where a unit sends its whole list for a round.
#[must_use]
pub fn new_nominees(round: &RoundId) -> String {
    format!("{NEW_NOMINEES}?dot={round}")
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

/// The draft of a decision, inside.
#[must_use]
pub fn draft(id: &RoundId, draft: u16) -> String {
    format!("{ROUNDS}/{id}/du-thao/{draft}")
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

/// The addresses that are answered, with a place in braces for what differs: those that are made above.
pub mod route {
    /// Names addresses and lists them, so that none of them can be left out of the list.
    macro_rules! listed {
        ($(#[$note:meta])* $list:ident: $($name:ident = $address:expr),+ $(,)?) => {
            $(pub(crate) const $name: &str = $address;)+
            $(#[$note])*
            pub const $list: &[&str] = &[$($name),+];
        };
    }

    listed! {
        /// What links lead to from the front page, for everyone. A visitor's walk is held to this list, so a page that
        /// nobody links is a fault, and so is one that is not in it.
        LINKED:
        HOME = "/",
        LOCALITY = "/{xa}",
        CAMPAIGNS = "/{xa}/phong-trao",
        CAMPAIGN = "/{xa}/phong-trao/{slug}",
        CAMPAIGN_REPORTS = "/{xa}/phong-trao/{slug}/bao-cao",
        PLAN_FILE = "/{xa}/phong-trao/{slug}/van-ban/{sha256}",
        AWARDS = "/{xa}/khen-thuong",
        AWARDS_CSV = "/{xa}/khen-thuong.csv",
        AWARDS_JSON = "/{xa}/khen-thuong.json",
        AWARD = "/{xa}/khen-thuong/{id}",
        AWARD_RECORD = "/{xa}/khen-thuong/{id}/award.json",
        AWARD_PROOF = "/{xa}/khen-thuong/{id}/award.tlog-proof",
        DECISIONS = "/{xa}/quyet-dinh",
        DECISION = "/{xa}/quyet-dinh/{so}",
        NOTICES = "/{xa}/lay-y-kien",
        NOTICE = "/{xa}/lay-y-kien/{dot}",
        UNIT = "/{xa}/don-vi/{don_vi}",
        LEDGER = "/{xa}/so",
        LINE = "/{xa}/so/{file}",
        SEARCH = "/tim-kiem",
        SEARCH_HERE = "/{xa}/tim-kiem",
        COMPLAINTS = "/khieu-nai-to-cao",
        PERSONAL_DATA = "/du-lieu-ca-nhan",
        ACCESSIBILITY = "/tiep-can",
        VERIFY = "/kiem-chung",
        VERIFY_ALONE = "/kiem-chung/tai-ve",
        SIGN_IN = "/dang-nhap",
        SET_PASSWORD = "/dat-mat-khau",
        CHECKPOINT = "/log/checkpoint",
        LOG_POLICY = "/log/policy",
        ASSET = "/tai-nguyen/{name}",
    }

    /// Which of them an address is: the one with the fewest places left open.
    #[must_use]
    pub fn linked(address: &str) -> Option<&'static str> {
        let of_its_kind = LINKED.iter().filter(|route| fits(route, address));
        of_its_kind.min_by_key(|route| route.matches('{').count()).copied()
    }

    /// Whether a page of ours stands where the front page of a locality of this name would.
    #[must_use]
    pub fn is_taken(slug: &str) -> bool {
        let ours =
            LINKED.iter().chain(&[FIRST_RUN, HEALTH, READY, super::OFFICE, super::SIGN_OUT, super::API_V1]);
        let mut first = ours.filter_map(|route| route.split('/').nth(1));
        first.any(|part| part == slug)
    }

    /// Whether an address is answered by a route: the same parts, but for those in braces.
    pub(crate) fn fits(route: &str, address: &str) -> bool {
        let path = address.split('?').next().unwrap_or_default();
        let (route, path): (Vec<_>, Vec<_>) = (route.split('/').collect(), path.split('/').collect());
        route.len() == path.len()
            && route.iter().zip(path).all(|(wanted, part)| wanted.starts_with('{') || *wanted == part)
    }

    // Open to everyone, reached by a form.
    pub(crate) const COMMENT: &str = "/{xa}/lay-y-kien/{dot}/gop-y";
    pub(crate) const RECEIPTS: &str = "/{xa}/gop-y";
    pub(crate) const RECEIPT: &str = "/{xa}/gop-y/{ma}";
    pub(crate) const FIRST_RUN: &str = "/khoi-dau";
    pub(crate) const IN_BOOK: &str = "/{xa}/co-trong-so";

    // For programs.
    pub(crate) const HEALTH: &str = "/healthz";
    pub(crate) const READY: &str = "/readyz";
    pub(crate) const TILE: &str = "/log/tile/{*path}";

    // Behind sign-in.
    pub(crate) const REPORT: &str = "/noi-bo/bao-cao/{id}";
    pub(crate) const NEW_NOMINATION: &str = "/noi-bo/de-nghi/moi";
    pub(crate) const NOMINATION: &str = "/noi-bo/de-nghi/{id}";
    pub(crate) const DROP_UNSENT: &str = "/noi-bo/ban-nhap/bo";
    pub(crate) const SESSION: &str = "/noi-bo/phien";
    pub(crate) const PAPER: &str = "/noi-bo/tep/{sha256}";
    pub(crate) const ROUND: &str = "/noi-bo/dot-xet/{id}";
    pub(crate) const DECIDE_AWARDS: &str = "/noi-bo/dot-xet/{id}/quyet-dinh";
    pub(crate) const DRAFT: &str = "/noi-bo/dot-xet/{id}/du-thao/{so}";
    pub(crate) const AWARD_INSIDE: &str = "/noi-bo/quyet-dinh/{id}";
    pub(crate) const CAMPAIGN_INSIDE: &str = "/noi-bo/phong-trao/{id}";
    pub(crate) const ACCOUNT: &str = "/noi-bo/tai-khoan/{id}";
    pub(crate) const SETUP_UNITS: &str = "/noi-bo/khoi-dau/{xa}/don-vi";
    pub(crate) const SETUP_PEOPLE: &str = "/noi-bo/khoi-dau/{xa}/nguoi-dung";
    pub(crate) const TRAIL_CSV: &str = "/noi-bo/nhat-ky.csv";
    pub(crate) const TRAIL_JSON: &str = "/noi-bo/nhat-ky.json";
}

#[cfg(test)]
mod tests;
