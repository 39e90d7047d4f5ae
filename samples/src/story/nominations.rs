//! Who is put forward, and what the office says to it.

use crate::world::World;
use crate::{campaign_id, phu_tan};
use jiff::civil::date;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::Entry;
use sovang_domain::calendar::{Deadline, Period};
use sovang_domain::document::{Document, Media};
use sovang_domain::ids::{NominationId, SubjectId};
use sovang_domain::nomination::{NominationEvent, Proposal};
use sovang_domain::nominee::{self, NomineeKind, Standing};
use sovang_domain::personal::Personal;
use sovang_domain::plan::{Occasion, Source};

/// Someone to be put forward.
pub(crate) struct Nominee {
    key: &'static str,
    pub(super) name: &'static str,
    pub(super) kind: NomineeKind,
    pub(super) position: &'static str,
    pub(super) unit: &'static str,
    pub(super) form: &'static str,
}

const fn person(
    key: &'static str,
    name: &'static str,
    position: &'static str,
    unit: &'static str,
) -> Nominee {
    Nominee { key, name, kind: NomineeKind::Individual, position, unit, form: "giay-khen" }
}

const fn collective(
    key: &'static str,
    name: &'static str,
    unit: &'static str,
    form: &'static str,
) -> Nominee {
    Nominee { key, name, kind: NomineeKind::Collective, position: "", unit, form }
}

/// In the annual round, the first three on the list.
pub(super) const NGOC_HUE: Nominee = person("n1", "Trần Thị Ngọc Huệ", "Tổ trưởng", "ap-trung");
pub(super) const KIM_DUYEN: Nominee = person("n2", "Phạm Thị Kim Duyên", "Điều dưỡng", "tram-y-te");
pub(super) const VILLAGE: Nominee = collective("n3", "Ban nhân dân ấp Đông", "ap-dong", "giay-khen");
pub(super) const THANH_DAT: Nominee = person("n4", "Võ Thành Đạt", "Trưởng ấp", "ap-trung");
/// In the interim round.
pub(super) const KHOA: Nominee = person("k1", "Võ Duy Khoa", "Tổ phó", "ap-trung");
pub(super) const DANH_HUU_NGHIA: Nominee = person("k2", "Danh Hữu Nghĩa", "Tổ trưởng", "ap-dong");
pub(super) const YOUTH: Nominee =
    collective("k3", "Tổ công nghệ số cộng đồng ấp Trung", "ap-trung", "bang-khen-tinh");

const ACHIEVEMENT: &str = "Hướng dẫn 412 lượt người dân nộp hồ sơ trực tuyến.";
/// The papers of a dossier.
pub(super) const NEEDED: [&str; 3] = ["to-trinh", MINUTES, "bao-cao-thanh-tich"];
pub(super) const MINUTES: &str = "bien-ban-hop-xet";
pub(super) const WITHOUT_MINUTES: [&str; 2] = ["to-trinh", "bao-cao-thanh-tich"];

impl Nominee {
    pub(super) fn id(&self) -> NominationId {
        NominationId::within(&"phu-tan".into(), self.key)
    }

    fn in_annual_round(&self) -> bool {
        self.key.starts_with('n')
    }

    pub(super) fn occasion(&self) -> Occasion {
        if self.in_annual_round() { Occasion::Annual } else { Occasion::Interim }
    }

    pub(super) fn subject(&self) -> SubjectId {
        SubjectId::new(format!("s-{}", self.key))
    }

    pub(super) fn sealed(&self, text: &str) -> Personal<String> {
        Personal::new(self.subject(), text.to_owned())
    }

    pub(super) fn achievement(&self) -> Personal<String> {
        self.sealed(ACHIEVEMENT)
    }

    pub(super) fn period(&self) -> Period {
        let (from, to) = if self.in_annual_round() {
            (date(2026, 1, 1), date(2026, 9, 30))
        } else {
            (date(2025, 9, 1), date(2025, 12, 31))
        };
        Period::new(from, to).unwrap()
    }

    /// What the plan says about how many of its form and kind there may be.
    pub(super) fn rule(&self) -> Source {
        let mut quotas = phu_tan().quotas.iter();
        let quota = quotas.find(|quota| quota.form == self.form.into() && quota.kind == self.kind);
        quota.unwrap().source.clone()
    }

    pub(super) fn authority(&self) -> DecidingAuthority {
        if self.form == "giay-khen" {
            DecidingAuthority::CommuneChairman
        } else {
            DecidingAuthority::ProvinceChairman
        }
    }

    pub(super) fn entry(&self) -> Entry {
        Entry {
            nomination: self.id(),
            subject: self.subject(),
            kind: self.kind,
            form: self.form.into(),
            authority: self.authority(),
            unit: self.unit.into(),
            period: self.period(),
            hands: [self.unit, "cds", "tdkt"].map(|login| format!("phu-tan.{login}").as_str().into()).into(),
            person: None,
        }
    }

    fn audience(&self) -> &'static str {
        if self.kind == NomineeKind::Individual { "ca-nhan" } else { "co-quan-don-vi-ap" }
    }

    /// The first criterion of its audience.
    pub(super) fn criteria(&self) -> Vec<Source> {
        let audience = phu_tan().audience(&self.audience().into()).unwrap();
        audience.criteria.iter().take(1).map(|criterion| criterion.source.clone()).collect()
    }

    fn proposal(&self, round: &str) -> Proposal {
        let is_person = self.kind == NomineeKind::Individual;
        Proposal {
            campaign: campaign_id(),
            round: round.into(),
            occasion: self.occasion(),
            form: self.form.into(),
            nominee: nominee::Nominee {
                kind: self.kind,
                subject: self.subject(),
                unit: self.unit.into(),
                name: self.sealed(self.name),
                position: self.sealed(self.position),
                birth_year: is_person.then(|| Personal::new(self.subject(), 1987)),
                apart: None,
                standing: is_person.then_some(Standing::DirectWorker),
            },
            achievement: self.achievement(),
            period: self.period(),
            audience: self.audience().into(),
            criteria: self.criteria(),
            initiative: false,
            posthumous: false,
            out_of_turn: None,
        }
    }
}

impl World {
    pub(super) fn nominated(&mut self, round: &str, nominee: &Nominee, papers: &[&str]) {
        let submitted = NominationEvent::NominationSubmitted {
            proposal: Box::new(nominee.proposal(round)),
            documents: papers.iter().map(|paper| document(nominee, paper)).collect(),
            needed: NEEDED.map(Into::into).into(),
            due: None,
            late: false,
            again: None,
            stamp: self.by(nominee.unit),
        };
        self.given(nominee.id().as_str(), submitted);
    }

    pub(super) fn added(&mut self, nominee: &Nominee, paper: &str) {
        let (document, stamp) = (document(nominee, paper), self.by(nominee.unit));
        self.given(nominee.id().as_str(), NominationEvent::DossierDocumentAdded { document, stamp });
    }

    pub(super) fn appraised(&mut self, nominee: &Nominee) {
        let (opinion, stamp) = (nominee.sealed("Đúng thực tế"), self.by("cds"));
        let met = NominationEvent::AchievementAppraised { met: true, opinion, stamp };
        self.given(nominee.id().as_str(), met);
        let (opinion, stamp) = (nominee.sealed("Đủ giấy tờ"), self.by("tdkt"));
        self.given(nominee.id().as_str(), NominationEvent::DossierAppraised { opinion, stamp });
    }

    pub(super) fn returned(&mut self, nominee: &Nominee) {
        let returned = NominationEvent::NominationReturned {
            reason: nominee.sealed("Biên bản thiếu chữ ký"),
            missing: vec!["bien-ban-hop-xet".into()],
            due: Some(Deadline::By(date(2026, 10, 30))),
            stamp: self.by("tdkt"),
        };
        self.given(nominee.id().as_str(), returned);
    }

    pub(super) fn withdrawn(&mut self, nominee: &Nominee) {
        let (reason, stamp) = (nominee.sealed("Để năm sau"), self.by(nominee.unit));
        self.given(nominee.id().as_str(), NominationEvent::NominationWithdrawn { reason, stamp });
    }
}

fn document(nominee: &Nominee, name: &str) -> Document {
    Document { sha256: format!("{:0>64}", hex(nominee.key, name)), ..paper(name) }
}

/// A paper that belongs to no nominee.
pub(super) fn paper(name: &str) -> Document {
    Document {
        paper: name.into(),
        sha256: format!("{:0>64}", hex("", name)),
        size: 412_000,
        media: Media::Pdf,
        number: None,
        date: None,
    }
}

/// Tells the papers of all nominees apart.
fn hex(key: &str, paper: &str) -> String {
    key.bytes().chain(paper.bytes().take(8)).map(|byte| format!("{byte:02x}")).collect()
}
