//! Parameters that a locality sets itself: what they are called, and a value in words.

use super::counted_from;
use crate::format::{count2, date, money};
use crate::texts::terms::parameter as t;
use sovang_domain::rules::{NamedDay, Parameter, ParameterName, Vote};

/// thời gian công khai lấy ý kiến
#[must_use]
pub fn parameter(name: ParameterName) -> &'static str {
    match name {
        ParameterName::BaseSalary => t::base_salary(),
        ParameterName::Notice => t::notice(),
        ParameterName::Voting => t::voting(),
        ParameterName::Returns => t::returns(),
        ParameterName::LegalBases => t::legal_bases(),
        ParameterName::DaysOff => t::days_off(),
    }
}

/// 10 ngày làm việc: the value, as it stands behind the name.
#[must_use]
pub fn parameter_value(parameter: &Parameter) -> String {
    match parameter {
        Parameter::BaseSalary(amount) => t::value::base_salary(money(amount.0)),
        Parameter::Notice { working_days } => t::value::notice(count2((*working_days).into())),
        Parameter::Voting(vote) => voting(vote),
        Parameter::Returns { at_most } => t::value::returns(count2((*at_most).into())),
        Parameter::LegalBases(bases) => bases.join("; "),
        Parameter::DaysOff { year, off, worked } if worked.is_empty() => t::value::days_off(days(off), year),
        Parameter::DaysOff { year, off, worked } => {
            t::value::days_off_and_worked(days(off), days(worked), year)
        }
    }
}

fn voting(vote: &Vote) -> String {
    let whom = counted_from(vote.counted_from);
    let passes = if vote.threshold_included {
        t::value::from_percent(vote.threshold_percent, whom)
    } else {
        t::value::over_percent(vote.threshold_percent, whom)
    };
    let absent = if vote.absent_in_writing { t::value::absent_in_writing() } else { "" };
    t::value::voting(absent, &passes, vote.quorum_percent)
}

/// 01/01/2027 (Tết Dương lịch), 09/02/2027 (Tết Nguyên đán)
fn days(days: &[NamedDay]) -> String {
    let said = |named: &NamedDay| match named.name.as_str() {
        "" => date(named.date),
        name => format!("{} ({name})", date(named.date)),
    };
    days.iter().map(said).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_domain::money::Dong;
    use sovang_domain::rules::CountedFrom;

    #[test]
    fn values_stand_behind_their_names() {
        assert_eq!(parameter_value(&Parameter::BaseSalary(Dong(2_530_000))), "2.530.000 đ một tháng");
        assert_eq!(parameter_value(&Parameter::Notice { working_days: 7 }), "07 ngày làm việc");
        let vote = Vote {
            quorum_percent: 66,
            threshold_percent: 70,
            threshold_included: true,
            counted_from: CountedFrom::AllMembers,
            absent_in_writing: true,
        };
        assert_eq!(
            parameter_value(&Parameter::Voting(vote)),
            "họp khi có ít nhất 66% thành viên; thông qua khi từ 70% tổng số thành viên Hội đồng tán thành; \
             thành viên vắng gửi phiếu bằng văn bản"
        );
        let days = Parameter::DaysOff {
            year: 2027,
            off: vec![NamedDay { date: jiff::civil::date(2027, 1, 1), name: "Tết Dương lịch".into() }],
            worked: Vec::new(),
        };
        assert_eq!(parameter_value(&days), "năm 2027 nghỉ 01/01/2027 (Tết Dương lịch)");
    }
}
