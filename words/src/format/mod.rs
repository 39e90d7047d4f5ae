//! Dates, counts, money and the edges of sentences as Vietnamese administrative papers write them.

mod dates;
mod numbers;
mod sentences;

pub use dates::{
    again_days_late, date, date_long, date_time, day_fault, days_off_unknown, deadline, local_date,
    machine_time, period, span, time_left, time_of_day, weekday, who_enters_days_off, working_days_left,
    written_date, yearly,
};
pub use numbers::{bytes, count2, money, money_long, multiple, percent, thousands};
pub use sentences::{inside, list, lower_first, onward, sentence_case, stop};
