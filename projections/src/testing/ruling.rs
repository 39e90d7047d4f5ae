//! The end of a round: from the notice to published awards.

use super::story::CAMPAIGN;
use super::{Nominee, World};
use jiff::civil::date;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{
    Award, AwardRoundEvent, Decision, DecisionEntry, Signatory, WithinQuota, symbol,
};
use sovang_domain::locality::SigningMode;
use sovang_domain::plan::{Occasion, Source};

impl World {
    /// From the notice to the published awards of one decision.
    pub(crate) fn awarded(&mut self, round: &str, number: u64, nominees: &[Nominee]) {
        self.noticed(round, nominees);
        self.convened(round);
        self.declared(round, "phu-tan.hd-1");
        self.declared(round, "phu-tan.hd-2");
        for nominee in nominees {
            self.voted(round, nominee, true);
        }
        self.proposed(round, nominees);
        self.decided(round, number, nominees);
    }

    /// The chairman's decision alone.
    pub(crate) fn decided(&mut self, round: &str, number: u64, nominees: &[Nominee]) {
        self.on("2026-12-08T09:00:00+07:00");
        let stamp = self.by("phu-tan.chu-tich");
        let award_id = |place: usize| format!("phu-tan.2026-{number}-{}", place + 1);
        let source = Source {
            section: "Mục III.3.1".to_owned(),
            words: "không quá 02 tập thể, 04 cá nhân".to_owned(),
        };
        let entries = nominees.iter().enumerate().map(|(place, nominee)| DecisionEntry {
            award: award_id(place).into(),
            nomination: nominee.id.as_str().into(),
            form: "giay-khen".into(),
            kind: nominee.kind,
            prize: None,
            within: Some(WithinQuota { place: place as u16 + 1, limit: 4, source: source.clone() }),
            overlap_reason: None,
            out_of_turn: None,
        });
        let decision = Decision {
            year: 2026,
            number,
            symbol: symbol(number),
            signed_on: date(2026, 12, 8),
            signatory: chairman(),
            legal_bases: vec!["Luật Thi đua, khen thưởng".to_owned()],
            entries: entries.collect(),
            draft: None,
            scan: None,
            out_of_order: None,
            before_appraisal: None,
        };
        let awards = decision.entries.iter().map(|entry| entry.award.clone()).collect();
        self.given(round, AwardRoundEvent::AwardsDecided { decision, stamp: stamp.clone() });
        let published = AwardRoundEvent::DecisionPublished {
            year: 2026,
            number,
            symbol: symbol(number),
            signed_on: date(2026, 12, 8),
            awards,
            stamp: stamp.clone(),
        };
        self.given(round, published);
        for (place, nominee) in nominees.iter().enumerate() {
            let award = Award {
                id: award_id(place).into(),
                nomination: nominee.id.as_str().into(),
                round: round.into(),
                campaign: CAMPAIGN.into(),
                year: 2026,
                occasion: Occasion::Annual,
                form: "giay-khen".into(),
                form_name: "Giấy khen của Chủ tịch UBND xã".to_owned(),
                authority: DecidingAuthority::CommuneChairman,
                decision: symbol(number),
                decided_on: date(2026, 12, 8),
                kind: nominee.kind,
                subject: nominee.subject(),
                recipient: nominee.sealed(&nominee.name),
                position: nominee.sealed("Tổ trưởng"),
                unit: nominee.unit.into(),
                unit_name: "Ấp Trung".to_owned(),
                achievement: nominee.sealed(&nominee.achievement),
                criteria: vec![source.clone()],
                period: Nominee::period(),
                prize: None,
                posthumous: false,
            };
            let stamp = stamp.clone();
            self.given(round, AwardRoundEvent::AwardPublished { award: Box::new(award), stamp });
        }
    }
}

fn chairman() -> Signatory {
    Signatory {
        account: "phu-tan.chu-tich".into(),
        name: "Lương Thị Minh Xuân".to_owned(),
        position: "CHỦ TỊCH".to_owned(),
        mode: SigningMode::Own,
        delegation: None,
    }
}
