//! What tells namesakes apart in the lists of the office: year of birth, what the unit wrote, the unit. Others stand by
//! their name alone.

use super::names::Names;
use sovang_domain::ids::NominationId;
use sovang_projections::nomination_board::NominationRow;
use sovang_words::names::key;
use std::collections::BTreeMap;

/// How each nominee of a list is named in it: "Trần Thị Lan (sinh 1978, Ấp 3)" where another one has the same name.
pub(super) fn labels(rows: &[NominationRow], names: &Names) -> BTreeMap<NominationId, String> {
    let mut named = BTreeMap::<String, usize>::new();
    for row in rows {
        *named.entry(key(row.name())).or_default() += 1;
    }
    let label = |row: &NominationRow| {
        let shared = named.get(&key(row.name())).is_some_and(|count| *count > 1);
        let name = row.name().to_owned();
        (row.nomination.clone(), if shared { format!("{name} ({})", apart(row, names)) } else { name })
    };
    rows.iter().map(label).collect()
}

fn apart(row: &NominationRow, names: &Names) -> String {
    let nominee = &row.proposal.nominee;
    let born = nominee.birth_year.as_ref().and_then(|year| year.value()).map(|year| format!("sinh {year}"));
    let told = nominee.apart.as_ref().and_then(|apart| apart.value()).cloned();
    let parts = [born, told, Some(names.unit(&nominee.unit))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use sovang_domain::personal::Personal;

    fn called(key: &str, name: &str) -> NominationRow {
        let mut row = sample::nomination(key);
        let nominee = &mut row.proposal.nominee;
        nominee.name = Personal::new(nominee.subject.clone(), name.to_owned());
        row
    }

    #[test]
    fn namesakes_are_told_apart_and_nobody_else_is_described() {
        let mut rows = [called("n1", "Trần Thị Lan"), called("n2", "TRẦN THỊ  LAN"), called("n4", "Võ Đạt")];
        let nominee = &mut rows[1].proposal.nominee;
        nominee.apart = Some(Personal::new(nominee.subject.clone(), "con ông Bảy".to_owned()));
        let labels = labels(&rows, &sample::names());
        let label = |key: &str| labels[&format!("phu-tan.{key}").as_str().into()].as_str();
        assert!(label("n1").starts_with("Trần Thị Lan (sinh 1987, "), "{}", label("n1"));
        assert!(label("n2").starts_with("TRẦN THỊ  LAN (sinh 1987, con ông Bảy, "), "{}", label("n2"));
        assert_eq!(label("n4"), "Võ Đạt");
    }
}
