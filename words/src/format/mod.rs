//! Dates, counts, money and the edges of sentences as Vietnamese administrative papers write them.

mod dates;
mod numbers;
mod sentences;

pub use dates::{
    date, date_long, date_time, days_left, deadline, local_date, machine_time, period, span, time_of_day,
    weekday, written_date, yearly,
};
pub use numbers::{count2, money, money_long, multiple, percent, thousands};
pub use sentences::{inside, list, lower_first, onward, sentence_case, stop};
