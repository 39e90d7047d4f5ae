//! Who is put forward in the story, and what becomes of it.

use super::agenda::{Office, Stuck};
use super::papers::Sheet;
use super::world::Town;
use jiff::civil::Date;
use sovang_domain::document::Document;
use sovang_domain::nominee::{NomineeKind, Standing};

/// Giấy khen, decided by the commune.
pub(super) const CERTIFICATE: &str = "giay-khen";
/// Bằng khen of the province, forwarded.
pub(super) const PROVINCIAL: &str = "bang-khen-tinh";

/// One who is put forward.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) unit: &'static str,
    pub(super) kind: NomineeKind,
    pub(super) name: &'static str,
    pub(super) position: &'static str,
    pub(super) birth_year: Option<i16>,
    pub(super) standing: Option<Standing>,
    pub(super) form: &'static str,
    pub(super) audience: &'static str,
    pub(super) criteria: Vec<usize>,
    pub(super) achievement: &'static str,
    pub(super) initiative: bool,
    /// Whether the person has died (truy tặng).
    pub(super) posthumous: bool,
    pub(super) fate: Fate,
    /// What tells it apart from others of its name.
    pub(super) apart: Option<&'static str>,
    /// What its unit says when somebody of its name is in the register.
    pub(super) known: Known,
}

/// What a unit says of somebody of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is the same.
    Same,
    /// It is somebody else.
    Other,
    /// The office is to find out.
    Unsure,
}

/// What becomes of a nomination before the chairman sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// All goes well.
    Passes,
    /// Comes back once because the minutes are missing.
    Returned,
    /// Comes after the day and is let in.
    Late,
    /// Stopped by a complaint that turns out unfounded.
    Suspended,
    /// Stopped by a complaint that is still being looked into.
    StillSuspended,
    /// The achievement does not meet the criteria.
    NotMet,
    /// Another unit has put the same person forward: the office finds out, and this unit takes it back.
    Twice,
    /// The council does not agree.
    Outvoted,
    /// The votes were typed the wrong way round, and put right by the minutes.
    Miscounted,
    /// Came on the story's last day: nobody has looked at it yet.
    Fresh,
    /// The achievement is found true; the dossier waits on the story's last day.
    HalfWay,
    /// Sent back for its minutes, which the unit has not brought yet.
    SentBack,
}

/// A person.
pub(super) fn person(unit: &'static str, name: &'static str, position: &'static str, born: i16) -> Candidate {
    Candidate {
        unit,
        kind: NomineeKind::Individual,
        name,
        position,
        birth_year: Some(born),
        standing: Some(Standing::DirectWorker),
        form: CERTIFICATE,
        audience: "ca-nhan",
        criteria: vec![1],
        achievement: "",
        initiative: false,
        posthumous: false,
        fate: Fate::Passes,
        apart: None,
        known: Known::Same,
    }
}

/// A collective of an audience.
pub(super) fn collective(unit: &'static str, name: &'static str, audience: &'static str) -> Candidate {
    Candidate {
        kind: NomineeKind::Collective,
        birth_year: None,
        standing: None,
        audience,
        criteria: vec![0, 1],
        ..person(unit, name, "", 0)
    }
}

impl Candidate {
    /// Of somebody who has died.
    pub(super) fn posthumous(self) -> Self {
        Self { posthumous: true, ..self }
    }

    pub(super) fn for_what(self, achievement: &'static str) -> Self {
        Self { achievement, ..self }
    }

    pub(super) fn staff(self) -> Self {
        Self { standing: Some(Standing::Staff), criteria: vec![0], ..self }
    }

    pub(super) fn leader(self) -> Self {
        Self { standing: Some(Standing::Leader), criteria: vec![0], ..self }
    }

    pub(super) fn household(self, audience: &'static str) -> Self {
        Self { kind: NomineeKind::Household, birth_year: None, standing: None, audience, ..self }
    }

    /// Neither cadre nor civil servant, in a plan with criteria of their own for others.
    pub(super) fn other(self) -> Self {
        Self { audience: "doi-tuong-khac", criteria: vec![0], ..self }
    }

    pub(super) fn with_initiative(self) -> Self {
        Self { initiative: true, ..self }
    }

    pub(super) fn provincial(self) -> Self {
        Self { form: PROVINCIAL, ..self }
    }

    /// Nobody else of that name.
    pub(super) fn another(self, apart: &'static str) -> Self {
        Self { apart: Some(apart), known: Known::Other, ..self }
    }

    /// Perhaps somebody of that name.
    pub(super) fn unsure(self) -> Self {
        Self { known: Known::Unsure, ..self }
    }

    pub(super) fn but(self, fate: Fate) -> Self {
        Self { fate, ..self }
    }
}

/// The papers of a dossier, made when they are handed in.
#[derive(Clone, Debug)]
pub(super) struct Dossier {
    unit: String,
    town: String,
    candidate: Candidate,
    number: u32,
    day: Date,
}

impl Dossier {
    pub(super) fn new(town: &Town, candidate: &Candidate, number: u32, day: Date) -> Self {
        let unit = town.units.iter().find(|unit| unit.id.as_str() == candidate.unit);
        Self {
            unit: unit.map_or_else(String::new, |unit| unit.name.clone()),
            town: sovang_words::terms::locality(town.kind, &town.name),
            candidate: candidate.clone(),
            number,
            day,
        }
    }

    /// All papers, or all but the minutes.
    pub(super) async fn papers(&self, office: &Office, with_minutes: bool) -> Result<Vec<Document>, Stuck> {
        let mut papers = vec![
            self.paper(office, "to-trinh", "Tờ trình đề nghị khen thưởng", "TTr").await?,
            self.paper(office, "bao-cao-thanh-tich", "Báo cáo thành tích", "BC").await?,
        ];
        if with_minutes {
            papers.push(self.minutes(office).await?);
        }
        if self.candidate.initiative {
            papers.push(
                self.paper(office, "xac-nhan-sang-kien", "Xác nhận phạm vi ảnh hưởng của sáng kiến", "XN")
                    .await?,
            );
        }
        Ok(papers)
    }

    /// The minutes of the meeting that chose the nominee.
    pub(super) async fn minutes(&self, office: &Office) -> Result<Document, Stuck> {
        self.paper(office, "bien-ban-hop-xet", "Biên bản họp xét khen thưởng", "BB").await
    }

    async fn paper(
        &self,
        office: &Office,
        paper: &str,
        title: &str,
        symbol: &str,
    ) -> Result<Document, Stuck> {
        let number = format!("{:02}/{symbol}", self.number);
        let lines = [
            format!("Số: {number}. {}, {}.", self.unit, self.town),
            format!("Đề nghị khen thưởng: {}. {}", self.candidate.name, self.candidate.position),
            self.candidate.achievement.to_owned(),
        ];
        let document = office.keep(paper, &Sheet::new(title, lines).pdf()).await?;
        Ok(Document { number: Some(number), date: Some(self.day), ..document })
    }
}
