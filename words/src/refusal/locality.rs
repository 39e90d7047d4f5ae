//! Refusals about a locality, its units, its council and who signs.

use super::Words;
use super::said;
use crate::format::{count2, date_long, sentence_case};
use crate::texts::refusals::locality as t;
use sovang_domain::locality::LocalityRefusal;

pub(super) fn words(refusal: &LocalityRefusal) -> Words {
    use LocalityRefusal as R;
    match refusal {
        R::NotRegistered => said!(t::not_registered),
        R::AlreadyRegistered => said!(t::already_registered),
        R::NotAnAddress { text } => Words::new(t::not_an_address::title(text), t::not_an_address::next()),
        R::UnitAlreadyRegistered => said!(t::unit_already_registered),
        R::NameTaken { name } => Words::new(t::name_taken::title(name), t::name_taken::next()),
        R::UnitNotRegistered => said!(t::unit_not_registered),
        R::UnitAlreadyMerged => said!(t::unit_already_merged),
        R::MergedIntoItself => said!(t::merged_into_itself),
        R::CouncilTooSmall { members } => {
            Words::new(t::council_too_small::title(count2(*members as u64)), t::council_too_small::next())
        }
        R::NotOneChair => said!(t::not_one_chair),
        R::MemberTwice => said!(t::member_twice),
        R::EndsBeforeItStarts => said!(t::ends_before_it_starts),
        R::BeforeTheCommune { founded } => said!(t::before_the_commune, (date_long(*founded)), ()),
        R::DayOffAlready { day } => said!(t::day_off_already, (date_long(*day)), ()),
        R::WorkedAnyway { day } => said!(t::worked_anyway, (sentence_case(&date_long(*day))), ()),
        R::DayOffNotDeclared { day } => said!(t::day_off_not_declared, (date_long(*day)), ()),
        R::NumberingAsBefore => said!(t::numbering_as_before),
        R::ParameterUnsound => said!(t::parameter_unsound),
        R::ParameterOnNoPaper => said!(t::parameter_on_no_paper),
        R::ParameterBindsBackwards { from } => {
            said!(t::parameter_binds_backwards, (date_long(*from)), ())
        }
        R::ParameterNotSet { from } => said!(t::parameter_not_set, (date_long(*from)), ()),
        R::AlreadyErased => said!(t::already_erased),
        R::NeverRenamed => said!(t::never_renamed),
        R::UnitNotMerged => said!(t::unit_not_merged),
        R::ReasonMissing => said!(t::reason_missing),
        R::StandsSo => said!(t::stands_so),
        R::NoSuchCouncil => said!(t::no_such_council),
        R::UnitInUse { used } => said!(t::unit_in_use, (count2(*used as u64)), ()),
        R::NoSuchDelegation => said!(t::no_such_delegation),
        R::AlreadyDelegated { from } => said!(t::already_delegated, (date_long(*from)), ()),
        R::OwnDelegation => said!(t::own_delegation),
        R::HeadInOffice { name } => said!(t::head_in_office, (name), ()),
        R::CouncilHasMet { on } => said!(t::council_has_met, (date_long(*on)), ()),
        R::EndsAlready => said!(t::ends_already),
        R::DelegationUsed { signed } => said!(t::delegation_used, (count2(*signed as u64)), ()),
    }
}
