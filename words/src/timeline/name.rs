//! What a sentence names: people, units, rounds, papers, as they were called on the day of the fact.

use crate::format::{count2, deadline, inside, list, lower_first, sentence_case};
use crate::terms;
use crate::texts::timeline::{name as named, part, who as whose};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::{AccountId, AwardFormId, PaperId, ReportId, RoundId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_domain::rules::Rulebook;

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum Doer {
    /// Someone through a public form.
    Citizen,
    /// Who types a command on the machine itself.
    Console,
    /// Someone who speaks for a unit.
    Reporter { unit: Unit, name: String },
    /// An officer, named with the position, which may be empty.
    Officer { name: String, position: String },
    /// Nobody the book knows.
    Unknown(AccountId),
}

impl Doer {
    /// Trần Văn Trung (ấp Trung)
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Citizen => whose::citizen().to_owned(),
            Self::Console => whose::console().to_owned(),
            Self::Reporter { unit, name } => whose::with_more(name, sentence_case(&unit.text())),
            Self::Officer { name, position } if position.is_empty() => name.clone(),
            Self::Officer { name, position } => whose::with_more(position, name),
            Self::Unknown(account) => account.to_string(),
        }
    }
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// By the name it had.
    Named(String),
    /// Of the People's Committee itself.
    Committee,
    /// Of something the book does not know.
    Unknown,
}

impl Unit {
    /// As it stands inside a sentence: "ấp Trung", "Trạm Y tế xã".
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Named(name) => inside(name),
            Self::Committee => named::committee().to_owned(),
            Self::Unknown => named::unit().to_owned(),
        }
    }
}

/// Somebody who was put forward, where it must be plain by whom and in which round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct PutForward {
    pub name: String,
    pub unit: Unit,
    /// Absent for what the book does not know.
    pub round: Option<Round>,
}

impl PutForward {
    /// Trần Thị Ngọc Huệ (ấp Trung, đợt xét khen hằng năm 2026)
    #[must_use]
    pub fn text(&self) -> String {
        let round = self.round.as_ref().map(|round| format!(", {}", round.text()));
        whose::with_more(format!("{}{}", self.unit.text(), round.unwrap_or_default()), &self.name)
    }
}

/// An award round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum Round {
    Of {
        occasion: Occasion,
        year: i16,
    },
    /// One the book does not know.
    Unknown(RoundId),
}

impl Round {
    /// đợt xét khen hằng năm 2026
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Of { occasion, year } => terms::round(*occasion, *year),
            Self::Unknown(round) => named::round(round),
        }
    }
}

/// A report of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum Report {
    /// `own`: the doer speaks for the unit, so that naming it again says nothing.
    Of { unit: Unit, occasion: Occasion, year: i16, own: bool },
    /// One the book does not know.
    Unknown(ReportId),
}

impl Report {
    /// báo cáo năm 2026
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Of { occasion, year, .. } => terms::report(*occasion, *year),
            Self::Unknown(report) => named::report(report),
        }
    }

    /// Whose it is.
    #[must_use]
    pub fn unit(&self) -> String {
        match self {
            Self::Of { unit, .. } => unit.text(),
            Self::Unknown(_) => Unit::Unknown.text(),
        }
    }

    /// báo cáo năm 2026 của ấp Trung
    #[must_use]
    pub fn with_unit(&self) -> String {
        named::report_of(self.text(), self.unit())
    }

    /// As the doer's own sentence has it: the unit is not named twice.
    #[must_use]
    pub fn by_doer(&self) -> String {
        if matches!(self, Self::Of { own: true, .. }) { self.text() } else { self.with_unit() }
    }
}

/// A paper of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Which.
    pub id: PaperId,
    /// As the plan calls it; absent where the rules name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// What the rules call award forms and papers on the day of a fact.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a>(Option<(&'a Rulebook, Date)>);

impl<'a> Names<'a> {
    /// As the rules have them on that day.
    #[must_use]
    pub fn of(rules: &'a Rulebook, on: Date) -> Self {
        Self(Some((rules, on)))
    }

    /// Without rules: an id stands for what it names.
    #[must_use]
    pub fn ids() -> Self {
        Self(None)
    }

    /// Giấy khen; hình thức “giay-khen” where the rules have no such form.
    #[must_use]
    pub fn form(self, form: &AwardFormId) -> String {
        let known = self.0.and_then(|(rules, on)| rules.form(form, on));
        known.map_or_else(|| named::form(form), |known| known.short.clone())
    }

    /// biên bản họp xét; giấy tờ “bien-ban” where the rules have no such paper.
    #[must_use]
    pub fn paper(self, paper: &PaperId) -> String {
        let known = self.0.and_then(|(rules, on)| rules.paper_short(paper, on));
        known.map_or_else(|| named::paper(paper), lower_first)
    }

    /// Biên bản họp xét và báo cáo thành tích, in lower case.
    pub(super) fn papers(self, papers: &[Paper]) -> String {
        let name = |paper: &Paper| paper.name.as_deref().map_or_else(|| self.paper(&paper.id), lower_first);
        list(&papers.iter().map(name).collect::<Vec<_>>())
    }
}

/// How many of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Counted(Vec<(NomineeKind, usize)>);

impl Counted {
    /// Counts them.
    pub fn of(kinds: impl Iterator<Item = NomineeKind>) -> Self {
        let kinds: Vec<NomineeKind> = kinds.collect();
        let count = |kind: NomineeKind| (kind, kinds.iter().filter(|found| **found == kind).count());
        Self(NomineeKind::ALL.map(count).into_iter().filter(|(_, count)| *count > 0).collect())
    }

    /// 02 tập thể, 05 cá nhân
    #[must_use]
    pub fn text(&self) -> String {
        terms::kinds(self.0.iter().flat_map(|(kind, count)| std::iter::repeat_n(*kind, *count)))
    }
}

/// Counts of people and papers: 02, 05, 12; nobody is 0.
pub(super) fn count(count: usize) -> String {
    count2(count as u64)
}

/// " (hạn trước ngày 05/11/2026)", where there is one.
pub(super) fn due(due: Option<Deadline>) -> String {
    due.map_or_else(String::new, |due| format!(" {}", part::due(deadline(due))))
}

/// ", sau hạn" for what came late.
pub(super) fn late(late: bool) -> &'static str {
    if late { part::late() } else { "" }
}

/// ", kèm 02 giấy tờ"
pub(super) fn papers(papers: usize) -> String {
    if papers == 0 { String::new() } else { part::papers(count(papers)) }
}
