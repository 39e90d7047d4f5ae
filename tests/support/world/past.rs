//! Rounds that are under way already: what happened up to there, told to the desk with its own dates.

use super::founding::COUNCIL;
use super::{World, account, pdf};
use sovang_desk::{Asking, Denied, NomineeForm, SignedForm, Who};
use sovang_domain::award_round::{AwardRound, BallotMethod, Tally, series};
use sovang_domain::calendar::{Period, day};
use sovang_domain::document::Document;
use sovang_domain::ids::{NominationId, PaperId, RoundId};
use sovang_domain::nomination::NominationRefusal;
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::plan::Occasion;
use sovang_domain::refusal::Refusal;
use sovang_projections::person_register::Described;
use sovang_projections::{decision_register, person_register};
use std::collections::BTreeMap;

/// One who is put forward.
#[derive(Clone, Debug)]
pub struct Nominee {
    pub name: String,
    pub unit: &'static str,
    pub kind: NomineeKind,
    pub form: &'static str,
}

/// A person, for a certificate of the commune.
pub fn individual(name: impl Into<String>, unit: &'static str) -> Nominee {
    Nominee { name: name.into(), unit, kind: NomineeKind::Individual, form: "giay-khen" }
}

/// A collective, for a certificate of the commune.
pub fn collective(name: impl Into<String>, unit: &'static str) -> Nominee {
    Nominee { name: name.into(), unit, kind: NomineeKind::Collective, form: "giay-khen" }
}

impl Nominee {
    /// For a bằng khen of the province instead.
    pub fn for_the_province(mut self) -> Self {
        self.form = "bang-khen-tinh";
        self
    }
}

impl World {
    /// A round of this year whose notice has run out without a comment: it can be closed today.
    pub async fn round_after_notice(&self, nominees: &[Nominee]) -> (RoundId, Vec<NominationId>) {
        let officer = "thi-dua";
        let opening = self.asking(officer, self.days_ago(60)).await;
        let (round, done) =
            self.desk.open_round(&opening, &self.campaign, self.year, Occasion::Annual).await.unwrap();
        self.shows(&done).await;
        let mut nominations = Vec::new();
        for nominee in nominees {
            nominations.push(self.ready(&round, nominee, 55).await);
        }
        self.desk
            .close_nominations(
                &self.asking(officer, self.days_ago(45)).await,
                &round,
                Some("Các đơn vị đã gửi đủ".into()),
            )
            .await
            .unwrap();
        let asking = self.asking(officer, self.days_ago(40)).await;
        let done = self.desk.open_notice(&asking, &round).await.unwrap();
        self.shows(&done).await;
        (round, nominations)
    }

    /// A round in which everyone of the commune's own forms is proposed: only the chairman is still to decide.
    pub async fn proposed_round(&self, nominees: &[Nominee]) -> (RoundId, Vec<NominationId>) {
        let (round, nominations) = self.round_after_notice(nominees).await;
        let desk = &self.desk;
        desk.close_notice(&self.asking("thi-dua", self.days_ago(9)).await, &round).await.unwrap();
        let present = COUNCIL.iter().map(|(login, ..)| account(login)).collect();
        let asking = self.asking("thi-dua", self.days_ago(8)).await;
        let on = day(asking.at);
        desk.convene_council(&asking, &round, on, present, "03/BB-HĐTĐKT".to_owned()).await.unwrap();
        for (login, ..) in COUNCIL {
            let asking = self.asking(login, self.days_ago(8)).await;
            desk.declare_conflicts(&asking, &round, Vec::new()).await.unwrap();
        }
        for nomination in &nominations {
            let (sitting, _) = desk.ledger().load::<AwardRound>(round.as_str()).await.unwrap();
            let votes_for = sitting.attendance(nomination).unwrap().voters;
            let asking = self.asking("thi-dua", self.days_ago(8)).await;
            let (tally, method) = (Tally { votes_for, ..Tally::default() }, BallotMethod::Secret);
            desk.count_ballot(&asking, &round, nomination.clone(), method, (tally, None)).await.unwrap();
        }
        let ours = nominees.iter().zip(&nominations).filter(|(nominee, _)| nominee.form == "giay-khen");
        let ours = ours.map(|(_, nomination)| nomination.clone()).collect();
        let asking = self.asking("thi-dua", self.days_ago(7)).await;
        let (text, on) = ("15/TTr-VHXH".to_owned(), day(asking.at));
        let done = desk.propose_awards(&asking, &round, ours, text, on).await.unwrap();
        self.shows(&done).await;
        (round, nominations)
    }

    /// The signed papers of a round's drafts, recorded today under the next numbers.
    pub async fn signed(&self, round: &RoundId) {
        let (now, views) = (self.days_ago(0), self.desk.views());
        let signed_on = day(now);
        let series = series(&round.locality(), signed_on.year());
        let drafts = views.read(|connection| decision_register::drafts_of_round(connection, round)).unwrap();
        for row in drafts {
            let number = Some(self.desk.ledger().next_number(&series).await.unwrap());
            let scan = self.paper("ban-ky", &format!("{round} {}", row.draft.draft)).await;
            let form = SignedForm {
                number,
                signed_on,
                scan,
                same_file: false,
                prizes: BTreeMap::new(),
                out_of_order: None,
                before_appraisal: None,
            };
            let asking = self.asking("van-thu", now).await;
            let done = self.desk.issue_decision(&asking, round, row.draft.draft, form).await.unwrap();
            self.shows(&done).await;
        }
    }

    /// A nomination that passed both appraisals so many days ago.
    pub async fn ready(&self, round: &RoundId, nominee: &Nominee, days: i64) -> NominationId {
        let asking = self.asking(&format!("bc-{}", nominee.unit), self.days_ago(days)).await;
        let mut documents = Vec::new();
        for paper in ["to-trinh", "bien-ban-hop-xet", "bao-cao-thanh-tich"] {
            documents.push(self.paper(paper, &nominee.name).await);
        }
        let form = NomineeForm { documents, ..form(round, nominee, self.year) };
        let id = self.put_forward(&asking, form).await;
        let asking = self.asking("so-hoa", self.days_ago(days)).await;
        self.desk
            .appraise_achievement(&asking, &id, true, "Đúng thực tế tại đơn vị.".to_owned())
            .await
            .unwrap();
        let asking = self.asking("thi-dua", self.days_ago(days)).await;
        let done = self.desk.appraise_dossier(&asking, &id, "Đủ giấy tờ.".to_owned()).await.unwrap();
        self.shows(&done).await;
        id
    }

    /// Puts somebody forward; whoever looks alike is the same.
    async fn put_forward(&self, asking: &Asking, form: NomineeForm) -> NominationId {
        match self.desk.submit_nomination(asking, form.clone()).await {
            Err(Denied::Refused(Refusal::Nomination(NominationRefusal::LookAlikesUnanswered { .. }))) => {
                let views = self.desk.views();
                let alike = views.read(|connection| {
                    let locality = form.round.locality();
                    let (kind, name, year) = (form.kind, &form.name, form.birth_year);
                    person_register::alike(connection, &Described::named(&locality, kind, name, year))
                });
                let (person, reason) = (alike.unwrap()[0].person.clone(), "Việc khác.".to_owned());
                let who = Who::Again { person, reason };
                self.desk.submit_nomination(asking, NomineeForm { who, ..form }).await.unwrap().nomination
            }
            put => put.unwrap().nomination,
        }
    }

    async fn paper(&self, paper: &str, about: &str) -> Document {
        let staged = self.blobs.stage_bytes(&pdf(&format!("{paper} {about}"))).await.unwrap().unwrap();
        self.blobs.keep(&staged, &PaperId::from(paper)).await.unwrap()
    }
}

/// What the unit fills in, papers apart.
pub fn form(round: &RoundId, nominee: &Nominee, year: i16) -> NomineeForm {
    let individual = nominee.kind == NomineeKind::Individual;
    let on = |month, day| jiff::civil::date(year, month, day);
    NomineeForm {
        round: round.clone(),
        unit: nominee.unit.into(),
        kind: nominee.kind,
        name: nominee.name.clone(),
        position: if individual { "Tổ trưởng tổ công nghệ số".to_owned() } else { String::new() },
        birth_year: individual.then_some(1990),
        apart: None,
        who: Who::Unsaid,
        standing: individual.then_some(Standing::DirectWorker),
        form: nominee.form.into(),
        audience: if individual { "ca-nhan".into() } else { "co-quan-don-vi-ap".into() },
        criteria: vec![0],
        achievement: format!("Giúp 350 hộ nộp hồ sơ trực tuyến; người kể: {}.", nominee.name),
        period: Period::new(on(1, 1), on(9, 30)).unwrap(),
        initiative: false,
        posthumous: false,
        out_of_turn: Some("Việc không lường trước.".to_owned()),
        documents: Vec::new(),
    }
}
