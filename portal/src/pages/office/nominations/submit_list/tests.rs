//! What is taken from the row above.

use super::read::fill_down;
use super::*;
use crate::pages::office::nominations::submit_nomination::CRITERIA;

#[test]
fn criteria_are_taken_from_the_nearest_above_of_the_same_form_and_audience() {
    let mut values = Values::default();
    values.set(ROWS, "4");
    for (row, name, seat) in [(1, "Lan", "a"), (2, "Hoa", "b"), (3, "Mai", "a"), (4, "", "a")] {
        values.set(&of_row(NAME, row), name);
        values.set(&of_row(FOR, row), seat);
    }
    values.add(&of_row(CRITERIA, 1), "0");
    values.add(&of_row(CRITERIA, 1), "2");
    let mut untouched = values.clone();
    fill_down(&mut untouched);
    assert!(untouched.all(&of_row(CRITERIA, 3)).is_empty(), "unless it is asked for");
    values.set(FILL_DOWN, "co");
    fill_down(&mut values);
    assert_eq!(values.all(&of_row(CRITERIA, 3)), ["0", "2"]);
    assert!(values.all(&of_row(CRITERIA, 2)).is_empty() && values.all(&of_row(CRITERIA, 4)).is_empty());
}
