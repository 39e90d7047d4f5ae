//! Refusals of the day of an act on paper: both days are named.

use super::{Words, said};
use crate::format::date;
use crate::texts::refusals::day as t;
use sovang_domain::act_day::{RestsOn, WrongDay};

pub(super) fn words(wrong: WrongDay) -> Words {
    match wrong {
        WrongDay::AfterEntry { on, entered } => said!(t::after_entry, (date(entered), date(on)), ()),
        WrongDay::NotYet { on, today } => said!(t::not_yet, (date(on), date(today)), ()),
        WrongDay::TooEarly { on, rests_on, since } => match what(rests_on) {
            None => said!(t::on_notice, (date(on), date(since)), ()),
            Some(what) => said!(t::too_early, (date(on), date(since), what), ()),
        },
    }
}

/// What came first; the notice has words of its own.
fn what(rests_on: RestsOn) -> Option<&'static str> {
    Some(match rests_on {
        RestsOn::Notice => return None,
        RestsOn::Answer => t::rests_on::answer(),
        RestsOn::Meeting => t::rests_on::meeting(),
        RestsOn::Proposal => t::rests_on::proposal(),
        RestsOn::Dossier => t::rests_on::dossier(),
        RestsOn::Achievement => t::rests_on::achievement(),
        RestsOn::Achieved => t::rests_on::achieved(),
        RestsOn::Decision => t::rests_on::decision(),
        RestsOn::End => t::rests_on::end(),
        RestsOn::Forwarding => t::rests_on::forwarding(),
        RestsOn::Plan => t::rests_on::plan(),
        RestsOn::ReportYear => t::rests_on::report_year(),
    })
}
