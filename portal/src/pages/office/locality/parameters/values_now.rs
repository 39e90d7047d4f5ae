//! What holds in a locality today, parameter by parameter, with its source.

use jiff::civil::{Date, date as civil};
use sovang_domain::award_form::Verified;
use sovang_domain::calendar::Holidays;
use sovang_domain::rules::{NamedDay, Parameter, ParameterName, Rulebook, Vote};
use sovang_words::terms;

/// A value that holds.
#[derive(Debug)]
pub(super) struct Now {
    pub(super) name: ParameterName,
    pub(super) value: String,
    pub(super) source: Option<String>,
    verified: Verified,
}

impl Now {
    fn of(parameter: &Parameter, source: Option<&str>, verified: Verified) -> Self {
        let (name, value) = (parameter.name(), terms::parameter_value(parameter));
        Self { name, value, source: source.map(ToOwned::to_owned), verified }
    }

    /// The mark of a value that was not seen in its source.
    pub(super) fn mark(&self) -> Option<&'static str> {
        terms::verified(self.verified)
    }
}

/// Everything that holds on a day; of the days off, those of that year and of the next.
pub(super) fn now(rules: &Rulebook, calendar: &Holidays, today: Date) -> Vec<Now> {
    let mut all = Vec::new();
    if let Some(salary) = rules.base_salary(today) {
        all.push(Now::of(&Parameter::BaseSalary(salary.amount), Some(&salary.source), salary.verified));
    }
    if let Some(round) = rules.rounds(today) {
        let (notice, voting, returns) = (&round.notice, &round.voting, &round.returns);
        let days = Parameter::Notice { working_days: notice.working_days };
        all.push(Now::of(&days, Some(&notice.source), notice.verified));
        let vote = Parameter::Voting(Vote::of(voting));
        all.push(Now::of(&vote, Some(&voting.source), voting.verified));
        let at_most = Parameter::Returns { at_most: returns.at_most };
        all.push(Now::of(&at_most, Some(&returns.source), returns.verified));
        all.extend(round.legal_bases.iter().map(|basis| {
            Now::of(&Parameter::LegalBases(vec![basis.words.clone()]), basis.doubt.as_deref(), basis.verified)
        }));
    }
    let years = [today.year(), today.year() + 1];
    all.extend(years.into_iter().filter_map(|year| days_off(calendar, year)));
    all
}

fn days_off(calendar: &Holidays, year: i16) -> Option<Now> {
    let first = civil(year, 1, 1);
    if !calendar.covers(first) {
        return None;
    }
    let named = |(date, name): (Date, &str)| NamedDay { date, name: name.to_owned() };
    let off = calendar.named_between(first, civil(year, 12, 31)).map(named).collect();
    let worked = calendar.worked_in(year).map(named).collect();
    Some(Now::of(&Parameter::DaysOff { year, off, worked }, None, Verified::Seen))
}
