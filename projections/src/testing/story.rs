//! The story of xã Phú Tân: from the plan to published awards, as many as a test wants.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::{World, phu_tan};
use jiff::civil::date;
use sovang_domain::account::AccountEvent;
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::award_form::{DecidingAuthority, Verified};
use sovang_domain::award_round::{AnotherRound, AwardRoundEvent, BallotMethod, Entry, Tally};
use sovang_domain::calendar::{Deadline, Period};
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::document::{Document, Media};
use sovang_domain::ids::{NominationId, SubjectId};
use sovang_domain::locality::{CouncilMember, CouncilPosition, LocalityEvent, LocalityKind, UnitKind};
use sovang_domain::nomination::{NominationEvent, Proposal};
use sovang_domain::nominee::{self, NomineeKind, Standing};
use sovang_domain::personal::Personal;
use sovang_domain::plan::{Occasion, Source};
use sovang_domain::rules::{CountedFrom, NoticeBasis, NoticeRule, VotingRule};

pub(crate) const CAMPAIGN: &str = "phu-tan.doi-moi-sang-tao-chuyen-doi-so";
pub(crate) const ROUND: &str = "phu-tan.doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam";

/// Someone to be put forward.
#[derive(Clone)]
pub(crate) struct Nominee {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: NomineeKind,
    pub(crate) unit: &'static str,
    pub(crate) born: Option<i16>,
    pub(crate) achievement: String,
}

impl Nominee {
    pub(crate) fn person(id: &str, name: &str) -> Self {
        Self {
            id: format!("phu-tan.{id}"),
            name: name.to_owned(),
            kind: NomineeKind::Individual,
            unit: "ap-trung",
            born: None,
            achievement: format!("Hướng dẫn 96 hộ nộp hồ sơ trực tuyến ({id})"),
        }
    }

    pub(crate) fn subject(&self) -> SubjectId {
        SubjectId::new(format!("s-{}", self.id))
    }

    pub(crate) fn sealed(&self, text: &str) -> Personal<String> {
        Personal::new(self.subject(), text.to_owned())
    }

    pub(crate) fn period() -> Period {
        Period::new(date(2025, 11, 1), date(2026, 10, 31)).unwrap()
    }

    fn entry(&self) -> Entry {
        Entry {
            nomination: self.id.as_str().into(),
            subject: self.subject(),
            kind: self.kind,
            form: "giay-khen".into(),
            authority: DecidingAuthority::CommuneChairman,
            unit: self.unit.into(),
            period: Self::period(),
            hands: vec!["phu-tan.ap-trung".into(), "phu-tan.cds".into(), "phu-tan.tdkt".into()],
            person: None,
        }
    }
}

/// A commune with its plan, units and people; one nomination to a published award.
pub(crate) fn story() -> World {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    let nominee = Nominee::person("dn-1", "Nguyễn Thị Hòa");
    world.nominated(ROUND, &nominee);
    world.appraised(&nominee);
    world.awarded(ROUND, 5, &[nominee]);
    world
}

/// Many decisions, each of one round with `each` nominations: `12 + 9 × each` facts a round.
pub(crate) fn years(rounds: usize, each: usize) -> World {
    let family = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Danh"];
    let given = ["Hòa", "Hoa", "Bình", "Duyên", "Nghĩa", "Trinh", "Khoa", "Phượng", "Liên", "Toàn", "Ánh"];
    let mut world = World::founded();
    for round in 0..rounds {
        let id = format!("{CAMPAIGN}.2026-dot-{round}");
        world.round(&id, Occasion::Annual);
        let nominee = |n: usize| {
            let m = round * each + n;
            let name = format!("{} Thị {}", family[m % family.len()], given[(m / 3) % given.len()]);
            Nominee::person(&format!("dn-{m}"), &name)
        };
        let nominees: Vec<Nominee> = (0..each).map(nominee).collect();
        for nominee in &nominees {
            world.nominated(&id, nominee);
            world.appraised(nominee);
        }
        world.awarded(&id, round as u64 + 1, &nominees);
    }
    world
}

impl World {
    /// The commune, its people, units and campaign, from August 2025 on.
    pub(crate) fn founded() -> Self {
        let mut world = Self::at("2025-08-01T08:00:00+07:00");
        let stamp = world.by("sovang.quan-tri");
        let (kind, province) = (LocalityKind::Rural, "An Giang".to_owned());
        let province_kind = "tỉnh".to_owned();
        let name = "Phú Tân".to_owned();
        world.given(
            "phu-tan",
            LocalityEvent::LocalityRegistered { kind, name, province, province_kind, stamp },
        );
        let locality = |role| Grant { role, scope: Scope::Locality("phu-tan".into()) };
        let unit = Grant { role: Role::Reporter, scope: Scope::Unit("phu-tan".into(), "ap-trung".into()) };
        let council =
            |unit: &str| Grant { role: Role::Council, scope: Scope::Unit("phu-tan".into(), unit.into()) };
        world.account("van-thu", "Lê Văn Thư", "văn thư", locality(Role::Clerk));
        world.account("ap-trung", "Trần Văn Trung", "trưởng ấp", unit);
        world.account(
            "cds",
            "Đặng Đức Khoa",
            "công chức phụ trách chuyển đổi số",
            locality(Role::AppraiserAchievement),
        );
        world.account(
            "tdkt",
            "Phan Thị Thu Hiền",
            "công chức phụ trách thi đua khen thưởng",
            locality(Role::AppraiserDossier),
        );
        world.account("chu-tich", "Lương Thị Minh Xuân", "Chủ tịch UBND xã", locality(Role::Chairman));
        world.account("hd-1", "Hồ Văn Một", "Phó Chủ tịch UBND xã", council("van-phong"));
        world.account("hd-2", "Hồ Thị Hai", "Ủy viên", council("ap-trung"));
        for (unit, name, kind) in [
            ("ap-trung", "Ấp Trung", UnitKind::Village),
            ("ap-dong", "Ấp Đông", UnitKind::Village),
            ("htx", "Hợp tác xã Nông nghiệp", UnitKind::Enterprise),
        ] {
            let (name, stamp) = (name.to_owned(), world.by("phu-tan.van-thu"));
            world.given("phu-tan", LocalityEvent::UnitRegistered { unit: unit.into(), name, kind, stamp });
        }
        let stamp = world.by("phu-tan.van-thu");
        world.given(CAMPAIGN, CampaignEvent::PlanIssued { plan: phu_tan(), stamp });
        let units = vec!["ap-trung".into(), "ap-dong".into(), "htx".into()];
        let stamp = world.by("phu-tan.van-thu");
        world.given(CAMPAIGN, CampaignEvent::UnitsEnrolled { units, stamp });
        world
    }

    pub(crate) fn account(&mut self, login: &str, name: &str, position: &str, grant: Grant) {
        let full_name = Personal::new(SubjectId::new(format!("tk-{login}")), name.to_owned());
        let (position, grants) = (position.to_owned(), vec![grant]);
        let stamp = self.by("sovang.quan-tri");
        let event = AccountEvent::AccountOpened { full_name, position, grants, stamp };
        self.given(&format!("phu-tan.{login}"), event);
    }

    pub(crate) fn round(&mut self, round: &str, occasion: Occasion) {
        self.round_again(round, occasion, None);
    }

    /// A further round of its year and occasion, where `again` says which.
    pub(crate) fn round_again(&mut self, round: &str, occasion: Occasion, again: Option<AnotherRound>) {
        self.on("2026-10-01T08:00:00+07:00");
        let stamp = self.by("phu-tan.tdkt");
        let event = AwardRoundEvent::RoundOpened {
            round: round.into(),
            campaign: CAMPAIGN.into(),
            year: 2026,
            occasion,
            quotas: phu_tan().quotas_on(occasion),
            notice: NoticeRule {
                working_days: 10,
                basis: NoticeBasis::LocalPolicy,
                source: "Quy định của xã".to_owned(),
                verified: Verified::Inferred,
            },
            voting: VotingRule {
                quorum_percent: 67,
                threshold_percent: 50,
                threshold_included: false,
                counted_from: CountedFrom::Voting,
                absent_in_writing: false,
                source: "Quy chế của Hội đồng".to_owned(),
                verified: Verified::Inferred,
            },
            nominations_due: Some(Deadline::By(date(2026, 10, 22))),
            again,
            stamp,
        };
        self.given(round, event);
    }

    pub(crate) fn nominated(&mut self, round: &str, nominee: &Nominee) -> u64 {
        self.nominated_as(round, nominee, false)
    }

    pub(crate) fn nominated_as(&mut self, round: &str, nominee: &Nominee, late: bool) -> u64 {
        let proposal = Proposal {
            campaign: CAMPAIGN.into(),
            round: round.into(),
            occasion: Occasion::Annual,
            form: "giay-khen".into(),
            nominee: nominee::Nominee {
                kind: nominee.kind,
                subject: nominee.subject(),
                unit: nominee.unit.into(),
                name: nominee.sealed(&nominee.name),
                position: nominee.sealed("Tổ trưởng"),
                birth_year: nominee.born.map(|year| Personal::new(nominee.subject(), year)),
                apart: None,
                standing: Some(Standing::DirectWorker),
            },
            achievement: nominee.sealed(&nominee.achievement),
            period: Nominee::period(),
            audience: "ca-nhan".into(),
            criteria: vec![Source { section: "Mục III.2.4".to_owned(), words: "đóng góp".to_owned() }],
            initiative: false,
            posthumous: false,
            out_of_turn: None,
        };
        let event = NominationEvent::NominationSubmitted {
            proposal: Box::new(proposal),
            documents: vec![document("to-trinh"), document("bao-cao-thanh-tich")],
            needed: vec!["to-trinh".into(), "bien-ban-hop-xet".into(), "bao-cao-thanh-tich".into()],
            due: Some(Deadline::By(date(2026, 10, 22))),
            late,
            again: None,
            stamp: self.by("phu-tan.ap-trung"),
        };
        self.given(&nominee.id, event)
    }

    /// Returned for a missing paper, resubmitted, both appraisals.
    pub(crate) fn appraised(&mut self, nominee: &Nominee) {
        let id = nominee.id.clone();
        let event = NominationEvent::NominationReturned {
            reason: nominee.sealed("chưa có biên bản"),
            missing: vec!["bien-ban-hop-xet".into()],
            due: Some(Deadline::Before(date(2026, 10, 30))),
            stamp: self.by("phu-tan.tdkt"),
        };
        self.given(&id, event);
        let documents = vec![document("bien-ban-hop-xet")];
        let stamp = self.by("phu-tan.ap-trung");
        self.given(&id, NominationEvent::NominationResubmitted { documents, achievement: None, stamp });
        let (opinion, stamp) = (nominee.sealed("Đúng như báo cáo"), self.by("phu-tan.cds"));
        self.given(&id, NominationEvent::AchievementAppraised { met: true, opinion, stamp });
        let (opinion, stamp) = (nominee.sealed("Đủ giấy tờ"), self.by("phu-tan.tdkt"));
        self.given(&id, NominationEvent::DossierAppraised { opinion, stamp });
    }

    pub(crate) fn noticed(&mut self, round: &str, nominees: &[Nominee]) {
        let stamp = self.by("phu-tan.tdkt");
        self.given(round, AwardRoundEvent::NominationsClosed { early: None, stamp });
        let event = AwardRoundEvent::NoticeOpened {
            entries: nominees.iter().map(Nominee::entry).collect(),
            opens: date(2026, 11, 4),
            closes: date(2026, 11, 18),
            working_days: 10,
            basis: NoticeBasis::LocalPolicy,
            stamp: self.by("phu-tan.tdkt"),
        };
        self.given(round, event);
    }

    pub(crate) fn convened(&mut self, round: &str) {
        let stamp = self.by("phu-tan.tdkt");
        self.given(round, AwardRoundEvent::NoticeClosed { comments: 0, stamp });
        let member = |account: &str, position, unit: &str| CouncilMember {
            account: account.into(),
            position,
            unit: unit.into(),
        };
        let event = AwardRoundEvent::CouncilConvened {
            on: date(2026, 11, 19),
            members: vec![
                member("phu-tan.hd-1", CouncilPosition::Chair, "van-phong"),
                member("phu-tan.hd-2", CouncilPosition::Member, "ap-trung"),
            ],
            present: vec!["phu-tan.hd-1".into(), "phu-tan.hd-2".into()],
            document: "Biên bản 01/BB-HĐ".to_owned(),
            stamp: self.by("phu-tan.tdkt"),
        };
        self.given(round, event);
    }

    pub(crate) fn declared(&mut self, round: &str, member: &str) {
        let (conflicts, stamp) = (Vec::new(), self.by(member));
        self.given(
            round,
            AwardRoundEvent::ConflictsDeclared { member: member.into(), conflicts, document: None, stamp },
        );
    }

    pub(crate) fn voted(&mut self, round: &str, nominee: &Nominee, passed: bool) {
        let (votes_for, against) = if passed { (1, 0) } else { (0, 1) };
        let event = AwardRoundEvent::BallotCounted {
            nomination: nominee.id.as_str().into(),
            method: BallotMethod::Open,
            tally: Tally { votes_for, against, abstained: 0 },
            voters: 1,
            recused: 1,
            absent: 0,
            written: None,
            out_of: None,
            passed,
            on: None,
            retracted: None,
            stamp: self.by("phu-tan.tdkt"),
        };
        self.given(round, event);
    }

    pub(crate) fn proposed(&mut self, round: &str, nominees: &[Nominee]) {
        let nominations = nominees.iter().map(|one| NominationId::from(one.id.as_str())).collect();
        let (document, stamp) = ("Tờ trình 41/TTr-VHXH".to_owned(), self.by("phu-tan.tdkt"));
        self.given(round, AwardRoundEvent::AwardsProposed { nominations, document, on: None, stamp });
    }
}

pub(crate) fn document(paper: &str) -> Document {
    Document {
        paper: paper.into(),
        sha256: "9f2c41d7".repeat(8),
        size: 412_000,
        media: Media::Pdf,
        number: Some("14/TTr-TYT".to_owned()),
        date: Some(date(2026, 10, 21)),
    }
}
