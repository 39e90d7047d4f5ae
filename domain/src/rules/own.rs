//! Parameters that a locality sets itself, by a fact: they hold from their day on, until it sets another or takes them back.
//! Where it has set nothing the shipped rules hold.

use super::{CountedFrom, Dated, LegalBasis, RoundRules, Rulebook, SalaryRule, VotingRule};
use crate::award_form::Verified;
use crate::money::Dong;
use crate::stored_enum;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

stored_enum! {
    /// What can be set.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ParameterName {
        /// lương cơ sở: prizes are computed from it
        BaseSalary = "base_salary",
        /// thời gian công khai lấy ý kiến
        Notice = "notice",
        /// điều kiện họp và biểu quyết của Hội đồng
        Voting = "voting",
        /// số lần trả lại hồ sơ
        Returns = "returns",
        /// căn cứ của quyết định khen thưởng
        LegalBases = "legal_bases",
        /// bảng ngày nghỉ của một năm
        DaysOff = "days_off",
    }
}

/// A parameter with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parameter {
    /// The base salary (lương cơ sở), in đồng a month.
    BaseSalary(Dong),
    /// How many working days a public notice runs.
    Notice {
        /// 1 to 60.
        working_days: u16,
    },
    /// When the council can vote, and what passes.
    Voting(Vote),
    /// How often a dossier may be returned for completion.
    Returns {
        /// 0 to 5.
        at_most: u8,
    },
    /// The texts that award decisions name, in order, each as a decision writes it.
    LegalBases(Vec<String>),
    /// All days off of one year, and the weekend days worked for them.
    DaysOff {
        /// The year.
        year: i16,
        /// Days off inside the working week.
        off: Vec<NamedDay>,
        /// Weekend days that are worked.
        worked: Vec<NamedDay>,
    },
}

/// A day with what it is called: "Tết Dương lịch".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedDay {
    /// The day.
    pub date: Date,
    /// Why offices are closed, or open.
    pub name: String,
}

impl NamedDay {
    /// Whether it is a Saturday or a Sunday.
    #[must_use]
    pub fn is_weekend(&self) -> bool {
        crate::calendar::is_weekend(self.date)
    }
}

/// Quorum and threshold of the council, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// Members who must be present, of all members: 1 to 100.
    pub quorum_percent: u8,
    /// Votes for, of `counted_from`, above which a nomination passes: 1 to 100.
    pub threshold_percent: u8,
    /// Whether exactly the threshold is enough.
    pub threshold_included: bool,
    /// What the share of votes for is taken of.
    pub counted_from: CountedFrom,
    /// Whether absent members are asked for their vote in writing.
    pub absent_in_writing: bool,
}

impl Vote {
    /// What a rule says.
    #[must_use]
    pub fn of(rule: &VotingRule) -> Self {
        Self {
            quorum_percent: rule.quorum_percent,
            threshold_percent: rule.threshold_percent,
            threshold_included: rule.threshold_included,
            counted_from: rule.counted_from,
            absent_in_writing: rule.absent_in_writing,
        }
    }
}

impl Parameter {
    /// What it sets.
    #[must_use]
    pub fn name(&self) -> ParameterName {
        match self {
            Self::BaseSalary(_) => ParameterName::BaseSalary,
            Self::Notice { .. } => ParameterName::Notice,
            Self::Voting(_) => ParameterName::Voting,
            Self::Returns { .. } => ParameterName::Returns,
            Self::LegalBases(_) => ParameterName::LegalBases,
            Self::DaysOff { .. } => ParameterName::DaysOff,
        }
    }

    /// Whether the value is one that can be meant; a slip of the hand in a number is not.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match self {
            Self::BaseSalary(amount) => (1_000_000..=100_000_000).contains(&amount.0),
            Self::Notice { working_days } => (1..=60).contains(working_days),
            Self::Voting(vote) => {
                [vote.quorum_percent, vote.threshold_percent]
                    .iter()
                    .all(|percent| (1..=100).contains(percent))
                    && (vote.threshold_percent < 100 || vote.threshold_included)
            }
            Self::Returns { at_most } => *at_most <= 5,
            Self::LegalBases(bases) => {
                !bases.is_empty() && bases.iter().all(|words| !words.trim().is_empty())
            }
            Self::DaysOff { year, off, worked } => {
                let days: BTreeSet<Date> = off.iter().chain(worked).map(|day| day.date).collect();
                days.iter().all(|day| day.year() == *year)
                    && days.len() == off.len() + worked.len()
                    && off.iter().all(|day| !day.is_weekend())
                    && worked.iter().all(NamedDay::is_weekend)
                    && !off.is_empty()
            }
        }
    }
}

/// A parameter as a locality has set it. Of two for one day the one that was set later counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnParameter {
    /// First day it applies; for days off, the first day of their year.
    pub from: Date,
    /// What, with its value.
    pub parameter: Parameter,
    /// The text that sets it.
    pub document: String,
}

impl OwnParameter {
    /// Whether the value can be meant, and from that day: a table of days off is one of a whole year.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let begins = match self.parameter {
            Parameter::DaysOff { year, .. } => self.from.year() == year && self.from.day_of_year() == 1,
            _ => true,
        };
        begins && self.parameter.is_sound()
    }
}

impl Rulebook {
    /// These rules with what a locality has set: its own value holds from its day on, also where a later version of the
    /// shipped rules says otherwise. The base salary is the law's: of all that set it, that of the later day holds, whoever
    /// recorded it.
    #[must_use]
    pub fn with_own<'a>(&self, own: impl IntoIterator<Item = &'a OwnParameter>) -> Self {
        let mut own: Vec<&OwnParameter> = own.into_iter().collect();
        own.sort_by_key(|set| set.from);
        let mut rules = self.clone();
        for set in &own {
            match &set.parameter {
                Parameter::BaseSalary(amount) => {
                    let (amount, source) = (*amount, set.document.clone());
                    rules.salaries.retain(|version| version.from != set.from);
                    let rule = SalaryRule { amount, source, verified: Verified::Seen };
                    rules.salaries.push(Dated { from: set.from, rule });
                    rules.salaries.sort_by_key(|version| version.from);
                }
                Parameter::DaysOff { year, off, worked } => {
                    rules.holidays = rules.holidays.with_year(*year, off, worked);
                }
                _ => rules.set_round_rule(set),
            }
        }
        rules
    }

    /// From its day on, in every version; the day begins a version of its own.
    fn set_round_rule(&mut self, set: &OwnParameter) {
        if !self.rounds.iter().any(|version| version.from == set.from)
            && let Some(before) = self.rounds.iter().rev().find(|version| version.from < set.from)
        {
            self.rounds.push(Dated { from: set.from, rule: before.rule.clone() });
            self.rounds.sort_by_key(|version| version.from);
        }
        for version in self.rounds.iter_mut().filter(|version| version.from >= set.from) {
            version.rule.set(set);
        }
    }
}

impl RoundRules {
    fn set(&mut self, own: &OwnParameter) {
        let source = own.document.clone();
        match &own.parameter {
            Parameter::Notice { working_days } => {
                self.notice.working_days = *working_days;
                (self.notice.source, self.notice.verified) = (source, Verified::Seen);
            }
            Parameter::Voting(vote) => {
                self.voting.quorum_percent = vote.quorum_percent;
                self.voting.threshold_percent = vote.threshold_percent;
                self.voting.threshold_included = vote.threshold_included;
                self.voting.counted_from = vote.counted_from;
                self.voting.absent_in_writing = vote.absent_in_writing;
                (self.voting.source, self.voting.verified) = (source, Verified::Seen);
            }
            Parameter::Returns { at_most } => {
                self.returns.at_most = *at_most;
                (self.returns.source, self.returns.verified) = (source, Verified::Seen);
            }
            Parameter::LegalBases(bases) => {
                let seen = |words: &String| LegalBasis {
                    words: words.clone(),
                    verified: Verified::Seen,
                    doubt: None,
                    expires: None,
                };
                self.legal_bases = bases.iter().map(seen).collect();
            }
            // not rules of a round
            Parameter::BaseSalary(_) | Parameter::DaysOff { .. } => {}
        }
    }
}
