//! The facts of one round, from its opening to its last published award.

use super::{EACH, History, LOCALITY, One, name};
use crate::support::commune::{by, unit, unit_name};
use jiff::civil::{Date, date};
use sovang_domain::award_form::{DecidingAuthority, Verified};
use sovang_domain::award_round::{
    Award, AwardRoundEvent, BallotMethod, Decision, DecisionEntry, Entry, Signatory, Tally, WithinQuota,
    symbol,
};
use sovang_domain::calendar::Period;
use sovang_domain::ids::{AwardId, NominationId, RoundId, SubjectId};
use sovang_domain::locality::SigningMode;
use sovang_domain::nomination::{NominationEvent, Proposal};
use sovang_domain::nominee::{Nominee, NomineeKind, Standing};
use sovang_domain::plan::{Occasion, Source};
use sovang_domain::rules::{CountedFrom, NoticeBasis, NoticeRule, VotingRule};
use sovang_domain::stamp::Stamp;

/// One round, which ends in one decision.
pub(super) struct Round<'a> {
    history: &'a History,
    pub(super) id: RoundId,
    year: i16,
    /// Number of the decision in its year.
    number: u64,
    pub(super) nominees: Vec<One>,
}

fn criteria() -> Source {
    let words = "có thành tích, đóng góp trong đổi mới sáng tạo và chuyển đổi số".to_owned();
    Source { section: "Mục III.2.4".to_owned(), words }
}

impl<'a> Round<'a> {
    pub(super) fn new(history: &'a History, number: usize) -> Self {
        // ten years, newest last
        let (year, number_in_year) = (2016 + (number % 10) as i16, number as u64 / 10 + 1);
        let nominee = |place: usize| {
            let number = number * EACH + place;
            One {
                number,
                nomination: NominationId::new(format!("{LOCALITY}.dn-{number}")),
                subject: SubjectId::new(format!("s{number:015x}")),
                award: AwardId::new(format!("{LOCALITY}.{year}-{number_in_year}-{}", place + 1)),
            }
        };
        let id = RoundId::unscheduled(&history.campaign, year, &number_in_year.to_string());
        Self { history, id, year, number: number_in_year, nominees: (0..EACH).map(nominee).collect() }
    }

    fn on(&self, month: i8) -> Date {
        date(self.year, month, 1 + (self.number % 28) as i8)
    }

    fn at(&self, account: &str, month: i8) -> Stamp {
        by(&format!("{LOCALITY}.{account}"), &format!("{}T08:30:00+07:00", self.on(month)))
    }

    fn period(&self) -> Period {
        Period::new(date(self.year - 1, 11, 1), date(self.year, 10, 31)).unwrap()
    }

    pub(super) fn opened(&self) -> AwardRoundEvent {
        AwardRoundEvent::RoundOpened {
            round: self.id.clone(),
            campaign: self.history.campaign.clone(),
            year: self.year,
            occasion: Occasion::Unscheduled,
            quotas: self.history.plan.quotas_on(Occasion::Unscheduled),
            notice: NoticeRule {
                working_days: 10,
                basis: NoticeBasis::LocalPolicy,
                source: "Quy chế của xã".to_owned(),
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
            nominations_due: None,
            again: None,
            stamp: self.at("thiduakhenthuong", 7),
        }
    }

    pub(super) fn put_forward(&self, one: &One) -> Vec<NominationEvent> {
        let proposal = Proposal {
            campaign: self.history.campaign.clone(),
            round: self.id.clone(),
            occasion: Occasion::Unscheduled,
            form: "giay-khen".into(),
            nominee: Nominee {
                kind: one.kind(),
                subject: one.subject.clone(),
                unit: unit(one.number),
                name: one.sealed(name(one.number)),
                position: one.sealed("Nông dân"),
                birth_year: None,
                apart: None,
                standing: (one.kind() == NomineeKind::Individual).then_some(Standing::DirectWorker),
            },
            achievement: one.achievement(),
            period: self.period(),
            audience: "ca-nhan".into(),
            criteria: vec![criteria()],
            initiative: false,
            posthumous: false,
            out_of_turn: None,
        };
        let opinion = one.sealed("Đúng như báo cáo, có xác nhận của ấp");
        let reporter = format!("bc-{}", unit(one.number));
        vec![
            NominationEvent::NominationSubmitted {
                proposal: Box::new(proposal),
                documents: Vec::new(),
                needed: vec!["to-trinh".into(), "bao-cao-thanh-tich".into()],
                due: None,
                late: false,
                again: None,
                stamp: self.at(&reporter, 8),
            },
            NominationEvent::AchievementAppraised { met: true, opinion, stamp: self.at("chuyendoiso", 9) },
            NominationEvent::DossierAppraised {
                opinion: one.sealed("Đủ giấy tờ"),
                stamp: self.at("thiduakhenthuong", 9),
            },
        ]
    }

    pub(super) fn decided(&self) -> Vec<AwardRoundEvent> {
        let officer = |month| self.at("thiduakhenthuong", month);
        let chairman = || self.at("chutich", 12);
        let entry = |one: &One| Entry {
            nomination: one.nomination.clone(),
            subject: one.subject.clone(),
            kind: one.kind(),
            form: "giay-khen".into(),
            authority: DecidingAuthority::CommuneChairman,
            unit: unit(one.number),
            period: self.period(),
            hands: Vec::new(),
            person: None,
        };
        let mut facts = vec![
            AwardRoundEvent::NominationsClosed { early: None, stamp: officer(10) },
            AwardRoundEvent::NoticeOpened {
                entries: self.nominees.iter().map(entry).collect(),
                opens: self.on(10),
                closes: self.on(11),
                working_days: 10,
                basis: NoticeBasis::LocalPolicy,
                stamp: officer(10),
            },
            AwardRoundEvent::NoticeClosed { comments: 0, stamp: officer(11) },
            AwardRoundEvent::CouncilConvened {
                on: self.on(11),
                members: Vec::new(),
                present: Vec::new(),
                document: "Biên bản 01/BB-HĐ".to_owned(),
                stamp: officer(11),
            },
        ];
        facts.extend(self.nominees.iter().map(|one| AwardRoundEvent::BallotCounted {
            nomination: one.nomination.clone(),
            method: BallotMethod::Open,
            tally: Tally { votes_for: 7, against: 1, abstained: 1 },
            voters: 9,
            recused: 0,
            absent: 0,
            written: None,
            out_of: None,
            passed: true,
            on: None,
            retracted: None,
            stamp: officer(11),
        }));
        let nominations = self.nominees.iter().map(|one| one.nomination.clone()).collect();
        let document = "Tờ trình 41/TTr-VHXH".to_owned();
        facts.push(AwardRoundEvent::AwardsProposed { nominations, document, on: None, stamp: officer(12) });
        facts.push(AwardRoundEvent::AwardsDecided { decision: self.decision(), stamp: chairman() });
        facts.push(AwardRoundEvent::DecisionPublished {
            year: self.year,
            number: self.number,
            symbol: symbol(self.number),
            signed_on: self.on(12),
            awards: self.nominees.iter().map(|one| one.award.clone()).collect(),
            stamp: chairman(),
        });
        facts.extend(self.nominees.iter().map(|one| AwardRoundEvent::AwardPublished {
            award: Box::new(self.award(one)),
            stamp: chairman(),
        }));
        facts.push(AwardRoundEvent::RoundClosed { stamp: officer(12) });
        facts
    }

    fn decision(&self) -> Decision {
        let entry = |(place, one): (usize, &One)| DecisionEntry {
            award: one.award.clone(),
            nomination: one.nomination.clone(),
            form: "giay-khen".into(),
            kind: one.kind(),
            prize: None,
            within: Some(WithinQuota { place: place as u16 + 1, limit: EACH as u16, source: criteria() }),
            overlap_reason: None,
            out_of_turn: None,
        };
        Decision {
            year: self.year,
            number: self.number,
            symbol: symbol(self.number),
            signed_on: self.on(12),
            signatory: Signatory {
                account: format!("{LOCALITY}.chutich").into(),
                name: "Lương Thị Minh Xuân".to_owned(),
                position: "CHỦ TỊCH".to_owned(),
                mode: SigningMode::Own,
                delegation: None,
            },
            legal_bases: vec!["Luật Thi đua, khen thưởng".to_owned()],
            entries: self.nominees.iter().enumerate().map(entry).collect(),
            draft: None,
            scan: None,
            out_of_order: None,
            before_appraisal: None,
        }
    }

    fn award(&self, one: &One) -> Award {
        Award {
            id: one.award.clone(),
            nomination: one.nomination.clone(),
            round: self.id.clone(),
            campaign: self.history.campaign.clone(),
            year: self.year,
            occasion: Occasion::Unscheduled,
            form: "giay-khen".into(),
            form_name: "Giấy khen của Chủ tịch UBND xã".to_owned(),
            authority: DecidingAuthority::CommuneChairman,
            decision: symbol(self.number),
            decided_on: self.on(12),
            kind: one.kind(),
            subject: one.subject.clone(),
            recipient: one.sealed(name(one.number)),
            position: one.sealed("Nông dân"),
            unit: unit(one.number),
            unit_name: unit_name(one.number),
            achievement: one.achievement(),
            criteria: vec![criteria()],
            period: self.period(),
            prize: None,
            posthumous: false,
        }
    }
}
