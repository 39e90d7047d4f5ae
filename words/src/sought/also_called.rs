//! What a unit or collective is called in everyday writing: HTX for hợp tác xã, TDP 4 for tổ dân phố 4, ấp ba for ấp 3.

use crate::fold::marked_words;

/// Short, and in full. The short form stands in capitals where it is one.
const SHORT: [(&str, &str); 28] = [
    ("HTX", "hợp tác xã"),
    ("THT", "tổ hợp tác"),
    ("MTTQ", "mặt trận tổ quốc"),
    ("TDP", "tổ dân phố"),
    ("KP", "khu phố"),
    ("ĐTN", "đoàn thanh niên"),
    ("TNCS", "thanh niên cộng sản"),
    ("HLHPN", "hội liên hiệp phụ nữ"),
    ("LHPN", "liên hiệp phụ nữ"),
    ("HPN", "hội phụ nữ"),
    ("HND", "hội nông dân"),
    ("CCB", "cựu chiến binh"),
    ("NCT", "người cao tuổi"),
    ("UBND", "ủy ban nhân dân"),
    ("HĐND", "hội đồng nhân dân"),
    ("VP", "văn phòng"),
    ("VHXH", "văn hóa xã hội"),
    ("TTHCC", "trung tâm phục vụ hành chính công"),
    ("TTPVHCC", "trung tâm phục vụ hành chính công"),
    ("TYT", "trạm y tế"),
    ("CA", "công an"),
    ("MN", "mầm non"),
    ("TH", "tiểu học"),
    ("THCS", "trung học cơ sở"),
    ("THPT", "trung học phổ thông"),
    ("TNHH", "trách nhiệm hữu hạn"),
    ("CLB", "câu lạc bộ"),
    ("CĐS", "chuyển đổi số"),
];

/// Numbers of hamlets in words, from one.
const NUMBERS: [&str; 12] =
    ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];

/// Other ways to write the name of a unit or collective: what is short in full, what is long in short, a number in words.
#[must_use]
pub fn also_called(name: &str) -> Vec<String> {
    let pieces: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|piece| !piece.is_empty()).collect();
    let full: Vec<&str> = pieces.iter().flat_map(|piece| in_full(piece)).collect();
    let mut others = Vec::new();
    if full != pieces {
        others.push(full.join(" "));
    }
    others.extend(SHORT.iter().filter_map(|(short, long)| replaced(&full, long, short)));
    others.extend(numbered(&pieces));
    others
}

fn in_full(piece: &str) -> Vec<&str> {
    match SHORT.iter().find(|(short, _)| *short == piece) {
        Some((_, long)) => long.split(' ').collect(),
        None => vec![piece],
    }
}

/// With the long name put in short, where it stands there.
fn replaced(pieces: &[&str], long: &str, short: &str) -> Option<String> {
    let (words, long) = (marked_words(&pieces.join(" ")), marked_words(long));
    if words.len() != pieces.len() {
        return None;
    }
    let at = words.windows(long.len()).position(|run| run == long)?;
    let (before, rest) = pieces.split_at(at);
    Some([before, &[short], rest.get(long.len()..)?].concat().join(" "))
}

/// Ấp 3: ấp ba, ấp số ba; Tổ 4: tổ số 4.
fn numbered(pieces: &[&str]) -> Option<String> {
    let at = pieces.iter().position(|piece| piece.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (before, rest) = pieces.split_at(at);
    let (number, behind) = rest.split_first()?;
    let value: usize = number.parse().ok()?;
    let said = *NUMBERS.get(value.checked_sub(1)?)?;
    let numero: &[&str] = if before.last() == Some(&"số") { &[] } else { &["số"] };
    Some([before, numero, &[number], &[said], behind].concat().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_short_names_and_full_ones_stand_for_each_other() {
        for (name, other) in [
            ("Hợp tác xã Nà Pò", "HTX Nà Pò"),
            ("HTX Nà Pò", "hợp tác xã Nà Pò"),
            ("Tổ dân phố 4", "TDP 4"),
            ("Trường Tiểu học Phú Tân", "Trường TH Phú Tân"),
            ("Trường THCS Phú Tân", "Trường trung học cơ sở Phú Tân"),
            ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Ủy ban MTTQ Việt Nam xã"),
            ("Uỷ ban MTTQ Việt Nam xã", "Uỷ ban mặt trận tổ quốc Việt Nam xã"),
            ("Đoàn TNCS Hồ Chí Minh xã", "ĐTN cộng sản Hồ Chí Minh xã"),
            ("Phòng Văn hóa - Xã hội", "Phòng VHXH"),
            ("Ấp 3", "Ấp số 3 ba"),
            ("Tổ dân phố số 4", "Tổ dân phố số 4 bốn"),
        ] {
            assert!(also_called(name).iter().any(|one| one == other), "{name}: {:?}", also_called(name));
        }
        assert!(also_called("Ấp Phú Thạnh").is_empty() && also_called("Trần Thị Thu").is_empty());
    }
}
