//! The dated parameters of the law (rules/*.toml): the version in force on the day of the act applies, never "today".

mod basis;
mod own;

use crate::award_form::{AwardForm, Verified};
use crate::calendar::Holidays;
use crate::ids::{AwardFormId, PaperId};
use crate::money::{Dong, Prize};
use crate::nominee::NomineeKind;
use crate::plan::{Occasion, Paper, Plan};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use basis::LegalBasis;
pub use own::{NamedDay, OwnParameter, Parameter, ParameterName, Vote};

/// The texts of the rule files, as shipped in rules/ or given by the operator.
#[derive(Clone, Copy, Debug)]
pub struct RuleFiles<'a> {
    /// rules/award-forms.toml
    pub award_forms: &'a str,
    /// rules/base-salary.toml
    pub base_salary: &'a str,
    /// rules/holidays.toml
    pub holidays: &'a str,
    /// rules/rounds.toml
    pub rounds: &'a str,
    /// rules/dossier.toml
    pub dossier: &'a str,
}

/// All rules, ready to ask.
#[derive(Clone, Debug)]
pub struct Rulebook {
    forms: Vec<Dated<FormsRule>>,
    salaries: Vec<Dated<SalaryRule>>,
    rounds: Vec<Dated<RoundRules>>,
    dossiers: Vec<Dated<DossierRule>>,
    yearly_days: Vec<YearlyDay>,
    holidays: Holidays,
}

/// A rule with the day it came into force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated<T> {
    /// First day it applies.
    pub from: Date,
    /// The rule.
    #[serde(flatten)]
    pub rule: T,
}

#[derive(Clone, Debug, Deserialize)]
struct FormsRule {
    forms: Vec<AwardForm>,
}

/// The base salary (lương cơ sở).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalaryRule {
    /// đồng a month
    pub amount: Dong,
    /// Legal source.
    pub source: String,
    /// How far it was checked.
    pub verified: Verified,
}

/// How rounds are run: notice, council, returns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundRules {
    /// The public notice.
    pub notice: NoticeRule,
    /// The council's vote.
    pub voting: VotingRule,
    /// How often a dossier may be returned for completion.
    pub returns: ReturnRule,
    /// Legal bases every award decision names (căn cứ), in order.
    pub legal_bases: Vec<LegalBasis>,
}

impl RoundRules {
    /// The legal bases as a decision writes them.
    #[must_use]
    pub fn cited(&self) -> Vec<String> {
        self.legal_bases.iter().map(|basis| basis.words.clone()).collect()
    }
}

/// The public notice (công khai lấy ý kiến) before the council meets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRule {
    /// How many working days it runs.
    pub working_days: u16,
    /// A duty of law, or the locality's own policy: pages must say which.
    pub basis: NoticeBasis,
    /// The text it comes from.
    pub source: String,
    /// How far it was checked.
    pub verified: Verified,
}

/// Why there is a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeBasis {
    /// The law asks for it.
    Statute,
    /// The locality set it itself.
    LocalPolicy,
}

/// The council's vote: no national threshold for giấy khen was found (docs/law.md): all of it is the locality's rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VotingRule {
    /// Members who must be present, in per cent of all members.
    pub quorum_percent: u8,
    /// Votes for, in per cent of `counted_from`, above which a nomination passes.
    pub threshold_percent: u8,
    /// Whether exactly the threshold is enough.
    pub threshold_included: bool,
    /// What the share of votes for is taken of. Rounds opened before a rule could say it counted from those voting.
    #[serde(default, skip_serializing_if = "CountedFrom::is_default")]
    pub counted_from: CountedFrom,
    /// Whether members who are absent are asked for their vote in writing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub absent_in_writing: bool,
    /// The text it comes from.
    pub source: String,
    /// How far it was checked.
    pub verified: Verified,
}

impl VotingRule {
    /// Whether enough of `members` are `present`.
    #[must_use]
    pub fn has_quorum(&self, present: usize, members: usize) -> bool {
        present * 100 >= members * usize::from(self.quorum_percent)
    }

    /// Whether `votes_for` of that many members passes.
    #[must_use]
    pub fn passes(&self, votes_for: u16, members: u16) -> bool {
        let share = u32::from(votes_for) * 100;
        let needed = u32::from(members) * u32::from(self.threshold_percent);
        votes_for > 0 && (share > needed || (self.threshold_included && share == needed))
    }
}

/// What the share of votes for is taken of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountedFrom {
    /// Every member of the council, also who is absent or stands aside.
    AllMembers,
    /// Who takes part: present, also standing aside, or voting in writing.
    Present,
    /// Who votes: members in conflict are not counted.
    #[default]
    Voting,
}

impl CountedFrom {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Returning a dossier for completion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnRule {
    /// At most this often.
    pub at_most: u8,
    /// The text it comes from.
    pub source: String,
    /// How far it was checked.
    pub verified: Verified,
}

#[derive(Clone, Debug, Deserialize)]
struct DossierRule {
    papers: Vec<Paper>,
    /// Those of an award out of turn (thủ tục đơn giản, Luật TĐKT Đ85 [V*]); none where the law of the day has no such
    /// procedure.
    #[serde(default)]
    simplified: Vec<Paper>,
    /// What they are called inside a sentence, where that is shorter than the name.
    #[serde(default)]
    short: BTreeMap<PaperId, String>,
}

#[derive(Deserialize)]
struct Versions<T> {
    version: Vec<T>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayFile {
    /// Days that a law makes free on the same day of every year.
    #[serde(default)]
    every_year: Vec<YearlyDay>,
    year: Vec<HolidayYear>,
}

/// A day off on the same day of every year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearlyDay {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
    /// The first year in which it is free.
    pub from: i16,
    /// What it is called.
    pub name: String,
    /// Legal source.
    pub source: String,
    /// How far it was checked.
    pub verified: Verified,
}

#[derive(Deserialize)]
struct HolidayYear {
    year: i16,
    off: Vec<NamedDay>,
    #[serde(default)]
    worked: Vec<NamedDay>,
}

/// A rule file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("rules/{file}.toml: {message}")]
pub struct RuleFault {
    /// Which file.
    pub file: &'static str,
    /// What is wrong with it.
    pub message: String,
}

impl Rulebook {
    /// Reads the rule files.
    ///
    /// # Errors
    /// The first file that does not fit its shape.
    pub fn parse(files: &RuleFiles<'_>) -> Result<Self, RuleFault> {
        let (yearly_days, holidays) = calendar(read("holidays", files.holidays)?)?;
        Ok(Self {
            forms: versions("award-forms", files.award_forms)?,
            salaries: versions("base-salary", files.base_salary)?,
            rounds: versions("rounds", files.rounds)?,
            dossiers: versions("dossier", files.dossier)?,
            yearly_days,
            holidays,
        })
    }

    /// Days that a law makes free on the same day of every year, with their sources; the calendar has them.
    #[must_use]
    pub fn yearly_days(&self) -> &[YearlyDay] {
        &self.yearly_days
    }

    /// The working-day calendar.
    #[must_use]
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// The award forms in force on a day.
    #[must_use]
    pub fn forms(&self, on: Date) -> &[AwardForm] {
        in_force(&self.forms, on).map_or(&[], |rule| &rule.forms)
    }

    /// One award form as in force on a day.
    #[must_use]
    pub fn form(&self, id: &AwardFormId, on: Date) -> Option<&AwardForm> {
        self.forms(on).iter().find(|form| form.id == *id)
    }

    /// The award forms of all versions.
    pub fn every_form(&self) -> impl Iterator<Item = &AwardForm> {
        self.forms.iter().flat_map(|version| &version.rule.forms)
    }

    /// The papers of all versions with every name they have, the short ones too.
    pub fn every_paper(&self) -> impl Iterator<Item = (&PaperId, &str)> {
        self.dossiers.iter().flat_map(|version| {
            let all = version.rule.papers.iter().chain(&version.rule.simplified);
            let names = all.map(|paper| (&paper.id, paper.name.as_str()));
            names.chain(version.rule.short.iter().map(|(id, name)| (id, name.as_str())))
        })
    }

    /// The base salary on a day.
    #[must_use]
    pub fn base_salary(&self, on: Date) -> Option<&SalaryRule> {
        in_force(&self.salaries, on)
    }

    /// How rounds are run on a day.
    #[must_use]
    pub fn rounds(&self, on: Date) -> Option<&RoundRules> {
        in_force(&self.rounds, on)
    }

    /// The prize for a form and kind decided on a day; `None` where the rules give none.
    #[must_use]
    pub fn prize(&self, form: &AwardFormId, kind: NomineeKind, decided: Date) -> Option<Prize> {
        let form = self.form(form, decided)?;
        let rule = form.prizes.iter().find(|rule| rule.kind == kind)?;
        let salary = self.base_salary(decided)?;
        Some(Prize::compute(salary.amount, rule.multiple, &rule.source))
    }

    /// How far the prize of [`Self::prize`] was checked: as far as the weaker of its two parts.
    #[must_use]
    pub fn prize_verified(&self, form: &AwardFormId, kind: NomineeKind, decided: Date) -> Option<Verified> {
        let rule = self.form(form, decided)?.prizes.iter().find(|rule| rule.kind == kind)?;
        Some(rule.verified.weaker(self.base_salary(decided)?.verified))
    }

    /// The papers a dossier needs: out of turn those of the simplified procedure, else the plan's, else the law's.
    #[must_use]
    pub fn papers<'a>(&'a self, plan: &'a Plan, occasion: Occasion, on: Date) -> &'a [Paper] {
        let simplified = in_force(&self.dossiers, on).map_or(&[][..], |rule| &rule.simplified);
        if occasion == Occasion::Unscheduled && !simplified.is_empty() {
            return simplified;
        }
        if plan.dossier.papers.is_empty() {
            in_force(&self.dossiers, on).map_or(&[], |rule| &rule.papers)
        } else {
            &plan.dossier.papers
        }
    }

    /// What a paper of the law is called inside a sentence on a day: in short, else by its name.
    #[must_use]
    pub fn paper_short(&self, id: &PaperId, on: Date) -> Option<&str> {
        let rule = in_force(&self.dossiers, on)?;
        let name = || rule.papers.iter().find(|paper| paper.id == *id).map(|paper| &paper.name);
        rule.short.get(id).or_else(name).map(String::as_str)
    }

    /// The names of all forms ever in force, for checking plans.
    #[must_use]
    pub fn known_forms(&self) -> Vec<&str> {
        self.forms.iter().flat_map(|version| version.rule.forms.iter().map(|form| form.id.as_str())).collect()
    }
}

/// The table of the years, with what is free in every one of them.
fn calendar(file: HolidayFile) -> Result<(Vec<YearlyDay>, Holidays), RuleFault> {
    let (mut off, mut worked) = (BTreeMap::new(), BTreeMap::new());
    let years: Vec<i16> = file.year.iter().map(|year| year.year).collect();
    for yearly in &file.every_year {
        for year in years.iter().filter(|year| **year >= yearly.from) {
            let date = Date::new(*year, yearly.month, yearly.day)
                .map_err(|error| RuleFault { file: "holidays", message: error.to_string() })?;
            off.insert(date, yearly.name.clone());
        }
    }
    for year in file.year {
        off.extend(year.off.into_iter().map(|day| (day.date, day.name)));
        worked.extend(year.worked.into_iter().map(|day| (day.date, day.name)));
    }
    Ok((file.every_year, Holidays::new(off, worked, years)))
}

fn read<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, RuleFault> {
    toml::from_str(text).map_err(|error| RuleFault { file, message: error.to_string() })
}

fn versions<T: serde::de::DeserializeOwned>(
    file: &'static str,
    text: &str,
) -> Result<Vec<Dated<T>>, RuleFault> {
    let read: Versions<Dated<T>> = read(file, text)?;
    let mut versions = read.version;
    versions.sort_by_key(|version| version.from);
    if versions.is_empty() {
        return Err(RuleFault { file, message: "no version".to_owned() });
    }
    Ok(versions)
}

fn in_force<T>(versions: &[Dated<T>], on: Date) -> Option<&T> {
    versions.iter().rev().find(|version| version.from <= on).map(|version| &version.rule)
}
