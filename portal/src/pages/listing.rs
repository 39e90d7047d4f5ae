//! The order in which lists name nominees, the same on the public notice, in the office and before the chairman.

use crate::ui::collation::{sort_key, sort_key_in_order};
use sovang_domain::nominee::NomineeKind;
use sovang_projections::nomination_board::NominationRow;

/// Collectives first, then people by given name, then households, as the plans list them.
#[must_use]
pub(super) fn place(kind: NomineeKind, name: &str) -> (Option<usize>, String) {
    let key = if kind == NomineeKind::Individual { sort_key(name) } else { sort_key_in_order(name) };
    (NomineeKind::ALL.iter().position(|found| *found == kind), key)
}

/// The place of a nomination.
#[must_use]
pub(super) fn place_of(row: &NominationRow) -> (Option<usize>, String) {
    place(row.proposal.nominee.kind, row.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collectives_come_before_people_by_given_name_and_households_last() {
        use NomineeKind::{Collective, Household, Individual};
        let mut listed = [
            (Household, "Hộ ông Ân"),
            (Individual, "Nguyễn Văn Đức"),
            (Individual, "Võ Thị Dung"),
            (Collective, "Tổ công nghệ số ấp 10"),
            (Individual, "Trần Ánh"),
            (Collective, "Tổ công nghệ số ấp 2"),
        ];
        listed.sort_by_cached_key(|(kind, name)| place(*kind, name));
        let names = listed.map(|(_, name)| name);
        let expected = [
            "Tổ công nghệ số ấp 2",
            "Tổ công nghệ số ấp 10",
            "Trần Ánh",
            "Võ Thị Dung",
            "Nguyễn Văn Đức",
            "Hộ ông Ân",
        ];
        assert_eq!(names, expected);
    }
}
