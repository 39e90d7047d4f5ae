//! Whether one name can be another, written wrongly.

use super::coarse_key;

/// Whether one name of a person can be the other, written wrongly: a letter or two, a word left out, or a word beside the
/// given name. Quite another name is another person's.
#[must_use]
pub fn can_be_a_slip(one: &str, other: &str) -> bool {
    let (one, other) = (coarse_key(one), coarse_key(other));
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let mut rest = long.iter();
    let is_part = short.len() > 1 && short.iter().all(|word| rest.any(|other| other == word));
    let given = a.last().zip(b.last()).is_some_and(|(a, b)| letters_apart(a, b) <= 1);
    is_part || letters_apart(&one, &other) <= 2 || (given && shares_half(short, long))
}

/// The same of a collective or a household: half of the words are the same.
#[must_use]
pub fn can_be_a_slip_of_a_group(one: &str, other: &str) -> bool {
    let (one, other) = (coarse_key(one), coarse_key(other));
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    letters_apart(&one, &other) <= 2 || shares_half(short, long)
}

fn shares_half(short: &[&str], long: &[&str]) -> bool {
    short.iter().filter(|word| long.contains(word)).count() * 2 >= long.len()
}

/// How many letters are put in, left out or changed between two words (Levenshtein).
fn letters_apart(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut before = at;
        let mut next = vec![at + 1];
        for (place, &theirs) in other.iter().enumerate() {
            let above = row.get(place + 1).copied().unwrap_or_default();
            let left = next.last().copied().unwrap_or_default();
            next.push((before + usize::from(letter != theirs)).min(above + 1).min(left + 1));
            before = above;
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_keeps_the_name_and_another_name_is_no_slip() {
        for (one, other) in [
            ("Phạm Thị Kim Duyên", "Phạm Thị Kim Duyến"),
            ("Phạm Thị Kim Duyên", "Phạm Kim Duyên"),
            ("Nguyễn Văn Bình", "Nguyễn Thị Bình"),
            ("Bùi Đức Long", "Bùi Đức Long"),
            ("Lưu Văn Kỉ", "Lưu Văn Kỷ"),
        ] {
            assert!(can_be_a_slip(one, other) && can_be_a_slip(other, one), "{one}, {other}");
        }
        for (one, other) in [
            ("Phạm Thị Kim Duyên", "Nguyễn Thị Hoa"),
            ("Phạm Thị Kim Duyên", "Trần Văn Tèo"),
            ("Bùi Đức Long", "Hoàng Thị Long"),
            ("Võ Duy Khoa", "Danh Hữu Nghĩa"),
        ] {
            assert!(!can_be_a_slip(one, other), "{one}, {other}");
        }
        assert!(can_be_a_slip_of_a_group("Trường TH Phú Tân", "Trường Tiểu học Phú Tân"));
        assert!(!can_be_a_slip_of_a_group("Tổ công nghệ số ấp 3", "Trường Mẫu giáo"));
        assert!(!can_be_a_slip_of_a_group("Hộ bà Châu Thị Liên", "Hộ ông Sáu"));
    }
}
