//! The addresses that are answered, with a place in braces for what differs. paths.rs makes the same ones from ids.

// Open to everyone.
pub(crate) const HOME: &str = "/";
pub(crate) const LOCALITY: &str = "/{xa}";
pub(crate) const CAMPAIGNS: &str = "/{xa}/phong-trao";
pub(crate) const CAMPAIGN: &str = "/{xa}/phong-trao/{slug}";
pub(crate) const CAMPAIGN_REPORTS: &str = "/{xa}/phong-trao/{slug}/bao-cao";
pub(crate) const AWARDS: &str = "/{xa}/khen-thuong";
pub(crate) const AWARDS_CSV: &str = "/{xa}/khen-thuong.csv";
pub(crate) const AWARDS_JSON: &str = "/{xa}/khen-thuong.json";
pub(crate) const AWARD: &str = "/{xa}/khen-thuong/{id}";
pub(crate) const AWARD_RECORD: &str = "/{xa}/khen-thuong/{id}/award.json";
pub(crate) const AWARD_PROOF: &str = "/{xa}/khen-thuong/{id}/award.tlog-proof";
pub(crate) const DECISIONS: &str = "/{xa}/quyet-dinh";
pub(crate) const DECISION: &str = "/{xa}/quyet-dinh/{so}";
pub(crate) const NOTICES: &str = "/{xa}/lay-y-kien";
pub(crate) const NOTICE: &str = "/{xa}/lay-y-kien/{dot}";
pub(crate) const COMMENT: &str = "/{xa}/lay-y-kien/{dot}/gop-y";
pub(crate) const RECEIPT: &str = "/{xa}/gop-y/{ma}";
pub(crate) const UNIT: &str = "/{xa}/don-vi/{don_vi}";
pub(crate) const LEDGER: &str = "/{xa}/so";
pub(crate) const LINE: &str = "/{xa}/so/{file}";
pub(crate) const IN_BOOK: &str = "/{xa}/co-trong-so";
pub(crate) const SEARCH_HERE: &str = "/{xa}/tim-kiem";

// For programs.
pub(crate) const ASSET: &str = "/tai-nguyen/{name}";
pub(crate) const HEALTH: &str = "/healthz";
pub(crate) const READY: &str = "/readyz";
pub(crate) const TILE: &str = "/log/tile/{*path}";

// Behind sign-in: reports.
pub(crate) const REPORT: &str = "/noi-bo/bao-cao/{id}";

// Behind sign-in: nominations and their papers.
pub(crate) const NEW_NOMINATION: &str = "/noi-bo/de-nghi/moi";
pub(crate) const NOMINATION: &str = "/noi-bo/de-nghi/{id}";
pub(crate) const PAPER: &str = "/noi-bo/tep/{sha256}";

// Behind sign-in: award rounds.
pub(crate) const ROUND: &str = "/noi-bo/dot-xet/{id}";
pub(crate) const DECIDE_AWARDS: &str = "/noi-bo/dot-xet/{id}/quyet-dinh";

// Behind sign-in: decided awards.
pub(crate) const AWARD_INSIDE: &str = "/noi-bo/quyet-dinh/{id}";

// Behind sign-in: campaigns.
pub(crate) const CAMPAIGN_INSIDE: &str = "/noi-bo/phong-trao/{id}";

// Behind sign-in: the locality.

// Behind sign-in: accounts.
pub(crate) const ACCOUNT: &str = "/noi-bo/tai-khoan/{id}";

// Behind sign-in: the trail as a table.
pub(crate) const TRAIL_CSV: &str = "/noi-bo/nhat-ky.csv";
pub(crate) const TRAIL_JSON: &str = "/noi-bo/nhat-ky.json";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    /// Whether an address is answered by a route: the same parts, but for those in braces.
    fn fits(route: &str, address: &str) -> bool {
        let path = address.split('?').next().unwrap_or_default();
        let (route, path): (Vec<_>, Vec<_>) = (route.split('/').collect(), path.split('/').collect());
        route.len() == path.len()
            && route.iter().zip(path).all(|(wanted, part)| wanted.starts_with('{') || *wanted == part)
    }

    #[test]
    fn what_paths_makes_is_answered() {
        let award = "phu-tan.2026-5-1".into();
        let round = "phu-tan.doi-moi.2026-hang-nam".into();
        let campaign = "phu-tan.doi-moi".into();
        for (route, address) in [
            (LOCALITY, paths::locality("phu-tan")),
            (CAMPAIGNS, paths::campaigns("phu-tan")),
            (CAMPAIGN, paths::campaign(&campaign)),
            (CAMPAIGN_REPORTS, paths::campaign_reports(&campaign, 2026)),
            (AWARDS, paths::awards("phu-tan")),
            (AWARD, paths::award(&award)),
            (AWARD_RECORD, paths::award_record(&award)),
            (AWARD_PROOF, paths::award_proof(&award)),
            (DECISIONS, paths::decisions("phu-tan")),
            (DECISION, paths::decision("phu-tan", 2026, 5)),
            (NOTICES, paths::notices("phu-tan")),
            (NOTICE, paths::notice(&round)),
            (COMMENT, paths::comment(&round)),
            (RECEIPT, paths::receipt("phu-tan", "G1")),
            (UNIT, paths::unit("phu-tan", "ap-trung")),
            (LEDGER, paths::ledger("phu-tan")),
            (LINE, paths::line_record("phu-tan", 612)),
            (LINE, paths::line_proof("phu-tan", 612)),
            (IN_BOOK, paths::in_book("phu-tan")),
            (SEARCH_HERE, paths::search("phu-tan")),
            (REPORT, paths::report(&"phu-tan.doi-moi.ap-trung.2026".into())),
            (NOMINATION, paths::nomination(&"phu-tan.7f3a".into())),
            (PAPER, paths::paper("0a1b")),
            (ROUND, paths::round(&round)),
            (DECIDE_AWARDS, paths::ruling(&round)),
            (CAMPAIGN_INSIDE, paths::campaign_inside(&campaign)),
            (AWARD_INSIDE, paths::award_inside(&award)),
        ] {
            assert!(fits(route, &address), "{route}: {address}");
        }
    }
}
