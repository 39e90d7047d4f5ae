//! What is made is what is answered.

use super::route::*;
use crate::paths;

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
        (RECEIPTS, paths::receipts("phu-tan")),
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
        (DRAFT, paths::draft(&round, 1)),
        (CAMPAIGN_INSIDE, paths::campaign_inside(&campaign)),
        (AWARD_INSIDE, paths::award_inside(&award)),
        (FIRST_RUN, paths::first_run("A1B2")),
        (SETUP_UNITS, paths::setup_units("phu-tan")),
        (SETUP_PEOPLE, paths::setup_people("phu-tan")),
    ] {
        assert!(fits(route, &address), "{route}: {address}");
    }
}

#[test]
fn an_address_is_of_the_kind_that_says_most_of_it() {
    for (address, route) in [
        ("/", Some(HOME)),
        ("/phu-tan", Some(LOCALITY)),
        ("/tiep-can", Some(ACCESSIBILITY)),
        ("/phu-tan/khen-thuong.csv", Some(AWARDS_CSV)),
        ("/phu-tan/khen-thuong/2026-5-1?lan=2", Some(AWARD)),
        ("/log/policy", Some(LOG_POLICY)),
        ("/phu-tan/gop-y/G1", None),
    ] {
        assert_eq!(linked(address), route, "{address}");
    }
}
