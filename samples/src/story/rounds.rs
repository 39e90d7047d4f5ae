//! A round from its opening to what becomes of its awards.

use super::commune::{COUNCIL, members};
use super::nominations::{KIM_DUYEN, NGOC_HUE, Nominee, paper};
use crate::world::World;
use crate::{campaign_id, phu_tan, rules};
use jiff::civil::Date;
use sovang_domain::award_form::Verified;
use sovang_domain::award_round::{
    Award, AwardRoundEvent, BallotMethod, CorrectedField, Correction, Decision, DecisionDraft, DecisionEntry,
    DraftEntry, HigherDecision, Recovery, RevocationGround, Signatory, Tally, WithinQuota, symbol,
};
use sovang_domain::ids::{AwardId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::money::{Dong, Prize, Thousandths};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::personal::Personal;
use sovang_domain::plan::Occasion;
use sovang_domain::rules::{CountedFrom, NoticeBasis, NoticeRule, VotingRule};

/// The name of a scheduled round of 2026.
pub(super) fn id(occasion: Occasion) -> String {
    RoundId::scheduled(&campaign_id(), 2026, occasion).to_string()
}

/// How the seven who may vote on one nomination did.
pub(super) struct Ballot {
    pub(super) votes_for: u16,
    pub(super) against: u16,
}

/// A decision of the commune.
pub(super) struct Ruling {
    pub(super) number: u64,
    pub(super) on: &'static str,
    pub(super) mode: SigningMode,
    /// đồng a month, on the day of the decision
    pub(super) base_salary: u64,
}

impl World {
    pub(super) fn opened(&mut self, round: &str, occasion: Occasion) {
        let opened = AwardRoundEvent::RoundOpened {
            round: round.into(),
            campaign: campaign_id(),
            year: 2026,
            occasion,
            quotas: phu_tan().quotas_on(occasion),
            notice: NoticeRule {
                working_days: 10,
                basis: NoticeBasis::LocalPolicy,
                source: "Quy định của địa phương".to_owned(),
                verified: Verified::Unverified,
            },
            voting: VotingRule {
                quorum_percent: 66,
                threshold_percent: 50,
                threshold_included: false,
                counted_from: CountedFrom::Voting,
                absent_in_writing: false,
                source: "Quy chế của Hội đồng".to_owned(),
                verified: Verified::Inferred,
            },
            nominations_due: None,
            again: None,
            stamp: self.by("tdkt"),
        };
        self.given(round, opened);
    }

    pub(super) fn nominations_closed(&mut self, round: &str) {
        let stamp = self.by("tdkt");
        self.given(round, AwardRoundEvent::NominationsClosed { early: None, stamp });
    }

    pub(super) fn noticed(&mut self, round: &str, listed: &[&Nominee], (opens, closes): (&str, &str)) {
        let opened = AwardRoundEvent::NoticeOpened {
            entries: listed.iter().map(|nominee| nominee.entry()).collect(),
            opens: day(opens),
            closes: day(closes),
            working_days: 10,
            basis: NoticeBasis::LocalPolicy,
            stamp: self.by("tdkt"),
        };
        self.given(round, opened);
    }

    /// One comment that was answered, and one about someone else that was not yet.
    pub(super) fn commented(&mut self, round: &str) {
        let words = "Số hồ sơ có tính cả hồ sơ làm hộ không?";
        self.on("2026-11-06").comment(round, crate::public::ANSWERED, &KIM_DUYEN, words);
        let words = "Con số 412 là của cả năm hay của chín tháng?";
        self.comment(round, crate::public::WAITING, &NGOC_HUE, words);
        self.on("2026-11-09").answer(
            round,
            crate::public::ANSWERED,
            "Không, chỉ đếm hồ sơ người dân tự nộp.",
        );
    }

    fn comment(&mut self, round: &str, code: &str, about: &Nominee, words: &str) {
        let received = AwardRoundEvent::NoticeCommentReceived {
            comment: code.to_owned(),
            about: Some(about.id()),
            words: Personal::new(format!("gop-y-{code}").as_str().into(), words.to_owned()),
            stamp: self.by("cong"),
        };
        self.given(round, received);
    }

    fn answer(&mut self, round: &str, code: &str, answer: &str) {
        let (comment, answer, stamp) = (code.to_owned(), answer.to_owned(), self.by("tdkt"));
        self.given(round, AwardRoundEvent::NoticeCommentAnswered { comment, answer, stamp });
    }

    pub(super) fn answered_the_other(&mut self, round: &str) {
        self.answer(round, crate::public::WAITING, "Của chín tháng đầu năm 2026.");
    }

    pub(super) fn notice_closed(&mut self, round: &str, comments: u16) {
        let stamp = self.by("tdkt");
        self.given(round, AwardRoundEvent::NoticeClosed { comments, stamp });
    }

    /// All but the last member are there.
    pub(super) fn convened(&mut self, round: &str, document: &str) {
        let members = members();
        let convened = AwardRoundEvent::CouncilConvened {
            on: self.today(),
            present: members.iter().take(8).map(|member| member.account.clone()).collect(),
            members,
            document: document.to_owned(),
            stamp: self.by("tdkt"),
        };
        self.given(round, convened);
    }

    /// All who are there but Lê Thị Mỹ Hạnh.
    pub(super) fn all_but_one_declared(&mut self, round: &str) {
        for (login, ..) in COUNCIL.iter().take(8).filter(|(login, ..)| *login != "council") {
            self.declared(round, login);
        }
    }

    pub(super) fn declared(&mut self, round: &str, login: &str) {
        let member = format!("phu-tan.{login}").as_str().into();
        let (conflicts, stamp) = (Vec::new(), self.by(login));
        self.given(round, AwardRoundEvent::ConflictsDeclared { member, conflicts, document: None, stamp });
    }

    /// Whoever sits for the nominee's unit stands aside: one member for each of the units here.
    pub(super) fn voted(&mut self, round: &str, nominee: &Nominee, ballot: Ballot) {
        let Ballot { votes_for, against } = ballot;
        let counted = AwardRoundEvent::BallotCounted {
            nomination: nominee.id(),
            method: BallotMethod::Secret,
            tally: Tally { votes_for, against, abstained: 0 },
            voters: 7,
            recused: 1,
            absent: 1,
            written: None,
            out_of: None,
            passed: votes_for > against,
            on: Some(self.today()),
            retracted: None,
            stamp: self.by("tdkt"),
        };
        self.given(round, counted);
    }

    pub(super) fn proposed(&mut self, round: &str, nominees: &[&Nominee], document: &str) {
        let nominations = nominees.iter().map(|nominee| nominee.id()).collect();
        let (document, on, stamp) = (document.to_owned(), Some(self.today()), self.by("tdkt"));
        self.given(round, AwardRoundEvent::AwardsProposed { nominations, document, on, stamp });
    }

    /// The draft, the signed decision, its publication and each of its awards.
    pub(super) fn decided(&mut self, round: &str, ruling: &Ruling, nominees: &[&Nominee]) {
        let stamp = self.on(ruling.on).by(ruling.login());
        let decision = ruling.decision(nominees);
        let draft = draft(&decision, nominees);
        self.given(round, AwardRoundEvent::DecisionDrafted { draft, stamp });
        let stamp = self.by("clerk");
        let published = AwardRoundEvent::DecisionPublished {
            year: decision.year,
            number: decision.number,
            symbol: decision.symbol.clone(),
            signed_on: decision.signed_on,
            awards: decision.entries.iter().map(|entry| entry.award.clone()).collect(),
            stamp: stamp.clone(),
        };
        let awards: Vec<Award> = nominees
            .iter()
            .zip(&decision.entries)
            .map(|(nominee, entry)| award(round, nominee, entry, &decision))
            .collect();
        self.given(round, AwardRoundEvent::AwardsDecided { decision, stamp: stamp.clone() });
        self.given(round, published);
        for award in awards {
            let (award, stamp) = (Box::new(award), stamp.clone());
            self.given(round, AwardRoundEvent::AwardPublished { award, stamp });
        }
    }

    pub(super) fn forwarded(&mut self, round: &str, nominee: &Nominee) {
        let forwarded = AwardRoundEvent::ProposalForwarded {
            nomination: nominee.id(),
            form: nominee.form.into(),
            authority: nominee.authority(),
            document: "Tờ trình 22/TTr-UBND".to_owned(),
            on: Some(self.today()),
            stamp: self.by("chairman"),
        };
        self.given(round, forwarded);
    }

    /// The province decided, and its award stands in the commune's book.
    pub(super) fn commended(&mut self, round: &str, nominee: &Nominee) {
        let (number, date) = ("1207/QĐ-UBND".to_owned(), self.today());
        let issuer = "Chủ tịch UBND tỉnh An Giang".to_owned();
        let recorded = AwardRoundEvent::HigherDecisionRecorded {
            nomination: nominee.id(),
            decision: HigherDecision { granted: true, number: number.clone(), date, issuer },
            stamp: self.by("clerk"),
        };
        self.given(round, recorded);
        let award = Award {
            decision: number,
            decided_on: date,
            ..unsigned(round, nominee, AwardId::from_above(&nominee.id()))
        };
        let stamp = self.by("clerk");
        self.given(round, AwardRoundEvent::AwardPublished { award: Box::new(award), stamp });
    }

    /// "Tổ phó" was "Phó tổ trưởng" in the nominee's unit.
    pub(super) fn corrected(&mut self, round: &str, award: &str, nominee: &Nominee) {
        let correction = Correction {
            field: CorrectedField::Position,
            before: nominee.sealed(nominee.position),
            after: nominee.sealed("Phó tổ trưởng"),
        };
        let corrected = AwardRoundEvent::DecisionCorrected {
            award: award.into(),
            correction,
            reason: "Ghi sai chức vụ".to_owned(),
            document: "12/QĐ-UBND".to_owned(),
            on: Some(self.today()),
            copy: None,
            stamp: self.by("chairman"),
        };
        self.given(round, corrected);
    }

    pub(super) fn revoked(&mut self, round: &str, award: &str) {
        let revoked = AwardRoundEvent::AwardRevoked {
            award: award.into(),
            ground: RevocationGround::FalseDeclaration,
            basis: "Kết luận 03/KL-UBND".to_owned(),
            document: Some("14/QĐ-UBND".to_owned()),
            signed_by: Some("Chủ tịch Lê Văn Tám".to_owned()),
            money: Recovery::Due,
            artefact: Recovery::Done,
            on: Some(self.today()),
            stamp: self.by("chairman"),
        };
        self.given(round, revoked);
    }

    pub(super) fn closed(&mut self, round: &str) {
        let stamp = self.by("tdkt");
        self.given(round, AwardRoundEvent::RoundClosed { stamp });
    }
}

impl Ruling {
    fn login(&self) -> &'static str {
        if self.mode == SigningMode::Own { "chairman" } else { "deputy" }
    }

    fn signatory(&self) -> Signatory {
        let own = self.mode == SigningMode::Own;
        let (_, name, ..) = COUNCIL.iter().find(|(login, ..)| *login == self.login()).unwrap();
        Signatory {
            account: format!("phu-tan.{}", self.login()).as_str().into(),
            name: (*name).to_owned(),
            position: if own { "CHỦ TỊCH" } else { "PHÓ CHỦ TỊCH" }.to_owned(),
            mode: self.mode,
            delegation: (!own).then(|| "08/QĐ-UBND".to_owned()),
        }
    }

    fn decision(&self, nominees: &[&Nominee]) -> Decision {
        let entries = nominees.iter().enumerate().map(|(line, nominee)| DecisionEntry {
            award: format!("phu-tan.2026-{}-{}", self.number, line + 1).as_str().into(),
            nomination: nominee.id(),
            form: nominee.form.into(),
            kind: nominee.kind,
            prize: Some(self.prize(nominee.kind)),
            within: Some(WithinQuota {
                place: u16::try_from(line).unwrap() + 1,
                limit: if nominee.kind == NomineeKind::Individual { 4 } else { 2 },
                source: nominee.rule(),
            }),
            overlap_reason: None,
            out_of_turn: None,
        });
        Decision {
            year: 2026,
            number: self.number,
            symbol: symbol(self.number),
            signed_on: day(self.on),
            signatory: self.signatory(),
            legal_bases: vec![
                "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15".to_owned(),
                "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ".to_owned(),
            ],
            entries: entries.collect(),
            draft: Some(u16::try_from(self.number).unwrap()),
            scan: Some(paper("ban-ky")),
            out_of_order: None,
            before_appraisal: None,
        }
    }

    fn prize(&self, kind: NomineeKind) -> Prize {
        let multiple = if kind == NomineeKind::Individual { 300 } else { 600 };
        Prize::compute(Dong(self.base_salary), Thousandths(multiple), "Nghị định 152/2025/NĐ-CP, Điều 54")
    }
}

fn award(round: &str, nominee: &Nominee, entry: &DecisionEntry, decision: &Decision) -> Award {
    Award {
        decision: decision.symbol.clone(),
        decided_on: decision.signed_on,
        prize: entry.prize.clone(),
        ..unsigned(round, nominee, entry.award.clone())
    }
}

/// What an award says of the nominee; decision, day and prize are whose who decides.
fn unsigned(round: &str, nominee: &Nominee, id: AwardId) -> Award {
    let form = rules().form(&nominee.form.into(), crate::today()).unwrap().clone();
    let unit_name = match nominee.unit {
        "ap-dong" => "Ban nhân dân ấp Đông",
        _ => "Ban nhân dân ấp Trung",
    };
    Award {
        id,
        nomination: nominee.id(),
        round: round.into(),
        campaign: campaign_id(),
        year: 2026,
        occasion: nominee.occasion(),
        form: nominee.form.into(),
        form_name: form.name.replace("{cap}", "xã"),
        authority: nominee.authority(),
        decision: String::new(),
        decided_on: crate::today(),
        kind: nominee.kind,
        subject: nominee.subject(),
        recipient: nominee.sealed(nominee.name),
        position: nominee.sealed(nominee.position),
        unit: nominee.unit.into(),
        unit_name: unit_name.to_owned(),
        achievement: nominee.achievement(),
        criteria: nominee.criteria(),
        period: nominee.period(),
        prize: None,
        posthumous: false,
    }
}

/// What was decided, before it was signed and numbered.
fn draft(decision: &Decision, nominees: &[&Nominee]) -> DecisionDraft {
    let line = |(nominee, entry): (&&Nominee, &DecisionEntry)| DraftEntry {
        nomination: nominee.id(),
        form: entry.form.clone(),
        kind: entry.kind,
        subject: nominee.subject(),
        period: nominee.period(),
        within: entry.within.clone(),
        overlap_reason: None,
        out_of_turn: None,
    };
    let entries = nominees.iter().zip(&decision.entries).map(line).collect();
    DecisionDraft { draft: decision.draft.unwrap(), signatory: decision.signatory.clone(), entries }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}
