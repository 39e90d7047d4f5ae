//! What happened in Phú Tân.

mod commune;
mod nominations;
mod reports;
mod rounds;

use crate::world::World;
use nominations::{
    DANH_HUU_NGHIA, KHOA, KIM_DUYEN, MINUTES, NEEDED, NGOC_HUE, THANH_DAT, VILLAGE, WITHOUT_MINUTES, YOUTH,
};
use rounds::{Ballot, Ruling};
use sovang_domain::locality::SigningMode;
use sovang_domain::plan::Occasion;
use sovang_projections::round_docket::RoundStage;

/// All of it.
pub(crate) fn told() -> World {
    let mut world = World::default();
    world.founded();
    world.reported_in_2025();
    let interim = rounds::id(Occasion::Interim);
    world.half_way(&interim);
    let annual = crate::round_id().to_string();
    world.annual(&annual);
    world.afterwards(&interim);
    world.on("2027-03-10");
    world.closed(&annual);
    world.stage(RoundStage::Closed);
    world
}

impl World {
    /// The interim round: two persons awarded, one commended by the province.
    fn half_way(&mut self, round: &str) {
        self.on("2026-04-01").opened(round, Occasion::Interim);
        let listed = [&KHOA, &DANH_HUU_NGHIA, &YOUTH];
        for nominee in listed {
            self.on("2026-04-10").nominated(round, nominee, &NEEDED);
            self.appraised(nominee);
        }
        self.on("2026-04-20").nominations_closed(round);
        self.on("2026-04-21").noticed(round, &listed, ("2026-04-22", "2026-05-11"));
        self.on("2026-05-12").notice_closed(round, 0);
        self.on("2026-05-14").convened(round, "04/BB-HĐTĐKT");
        self.all_but_one_declared(round);
        self.declared(round, "council");
        for nominee in listed {
            self.voted(round, nominee, Ballot { votes_for: 7, against: 0 });
        }
        self.on("2026-05-20").proposed(round, &[&KHOA, &DANH_HUU_NGHIA], "Tờ trình 09/TTr-VHXH");
        let ruling = Ruling { number: 4, on: "2026-06-15", mode: SigningMode::Own, base_salary: 2_340_000 };
        self.decided(round, &ruling, &[&KHOA, &DANH_HUU_NGHIA]);
        self.on("2026-06-20").forwarded(round, &YOUTH);
        self.on("2026-08-03").commended(round, &YOUTH);
    }

    /// The annual round, stage by stage.
    fn annual(&mut self, round: &str) {
        self.on("2026-10-01").opened(round, Occasion::Annual);
        let listed = [&NGOC_HUE, &KIM_DUYEN, &VILLAGE];
        // the health station sends the minutes of its meeting later
        let papers = |name: &str| if name == KIM_DUYEN.name { &WITHOUT_MINUTES[..] } else { &NEEDED[..] };
        for nominee in listed {
            self.on("2026-10-10").nominated(round, nominee, papers(nominee.name));
        }
        self.stage(RoundStage::TakingNominations);
        self.on("2026-10-12").added(&KIM_DUYEN, MINUTES);
        self.reported_in_2026();
        for nominee in listed {
            self.on("2026-10-20").appraised(nominee);
        }
        self.on("2026-10-21").nominated(round, &THANH_DAT, &NEEDED);
        self.returned(&THANH_DAT);
        self.on("2026-10-30").withdrawn(&THANH_DAT);
        self.on("2026-10-31").nominations_closed(round);
        self.stage(RoundStage::NominationsClosed);
        self.on("2026-11-02").accepted("ap-trung", 2026);
        self.on("2026-11-03").noticed(round, &listed, ("2026-11-04", "2026-11-18"));
        self.commented(round);
        self.stage(RoundStage::OnNotice);
        self.on("2026-11-19").answered_the_other(round);
        self.notice_closed(round, 2);
        self.stage(RoundStage::NoticeOver);
        self.on("2026-11-20").convened(round, "12/BB-HĐTĐKT");
        self.all_but_one_declared(round);
        self.stage(RoundStage::InCouncil);
        self.declared(round, "council");
        self.voted(round, &NGOC_HUE, Ballot { votes_for: 6, against: 1 });
        self.voted(round, &KIM_DUYEN, Ballot { votes_for: 2, against: 5 });
        self.voted(round, &VILLAGE, Ballot { votes_for: 7, against: 0 });
        self.on("2026-12-01").proposed(round, &[&NGOC_HUE, &VILLAGE], "Tờ trình 41/TTr-VHXH");
        self.stage(RoundStage::Proposed);
        let ruling = Ruling { number: 5, on: "2026-12-21", mode: SigningMode::Own, base_salary: 2_530_000 };
        self.decided(round, &ruling, &[&NGOC_HUE]);
        let ruling = Ruling { number: 6, mode: SigningMode::ForHead, on: "2026-12-22", ..ruling };
        self.decided(round, &ruling, &[&VILLAGE]);
        self.stage(RoundStage::Decided);
    }

    /// What became of the awards of the interim round.
    fn afterwards(&mut self, round: &str) {
        self.on("2027-01-04").corrected(round, "phu-tan.2026-4-1", &KHOA);
        self.on("2027-02-04").revoked(round, "phu-tan.2026-4-2");
    }
}
