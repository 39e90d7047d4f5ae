//! Who issues what is decided above the commune, as a paper names it.

use crate::fold::fold;
use sovang_domain::award_form::DecidingAuthority;

/// What a province is called, short forms included.
const KINDS: [&str; 3] = ["tinh", "thanh pho", "tp"];

/// Whether somebody named so decides what `authority` decides, in this province ("An Giang", without its kind): the
/// chairman of "tỉnh", "tỉnh An Giang", "UBND An Giang", and of no other one.
#[must_use]
pub fn decides(authority: DecidingAuthority, issuer: &str, province: &str) -> bool {
    let issuer = spoken(issuer);
    match authority {
        DecidingAuthority::CommuneChairman => true,
        DecidingAuthority::ProvinceChairman => is_of(&issuer, &spoken(province)),
        DecidingAuthority::PrimeMinister => issuer.contains(" thu tuong "),
        DecidingAuthority::Government => issuer.contains(" chinh phu "),
        DecidingAuthority::President => issuer.contains(" chu tich nuoc "),
    }
}

/// The province is named, in full or by its first letters (TP.HCM), or only its kind is.
fn is_of(issuer: &str, province: &str) -> bool {
    let letters: String = province.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let named = |behind: &str| {
        let behind = behind.trim_start();
        behind.is_empty() || behind.starts_with(", ") || behind.split(' ').next() == Some(letters.as_str())
    };
    let only_kind =
        |kind: &&str| issuer.split_once(&format!(" {kind} ")).is_some_and(|(_, rest)| named(rest));
    issuer.contains(province) || KINDS.iter().any(only_kind)
}

/// Folded words between single blanks, a comma as a word of its own.
fn spoken(text: &str) -> String {
    let apart = |c: char| match c {
        ',' | ';' | '(' => " , ".to_owned(),
        c if c.is_alphanumeric() => c.to_string(),
        _ => " ".to_owned(),
    };
    let words: String = fold(text).chars().map(apart).collect();
    format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecidingAuthority as A;

    #[test]
    fn a_chairman_of_the_own_province_decides_and_no_other_one() {
        for issuer in [
            "Chủ tịch UBND tỉnh An Giang",
            "Chủ tịch Ủy ban nhân dân tỉnh An Giang Hồ Văn Mừng",
            "UBND tỉnh",
            "TM. UBND tỉnh, Chủ tịch Hồ Văn Mừng",
            "CHU TICH UBND TINH AN GIANG",
            "UBND An Giang",
        ] {
            assert!(decides(A::ProvinceChairman, issuer, "An Giang"), "{issuer}");
        }
        for issuer in [
            "Chủ tịch UBND tỉnh Kiên Giang",
            "Chủ tịch UBND tỉnh Cà Mau",
            "UBND TP. Cần Thơ",
            "Thủ tướng Chính phủ",
            "Chủ tịch UBND",
        ] {
            assert!(!decides(A::ProvinceChairman, issuer, "An Giang"), "{issuer}");
        }
        for issuer in ["Chủ tịch UBND TP.HCM", "Chủ tịch UBND TP. Hồ Chí Minh", "UBND Thành phố"]
        {
            assert!(decides(A::ProvinceChairman, issuer, "Hồ Chí Minh"), "{issuer}");
        }
    }

    #[test]
    fn what_the_state_gives_is_decided_by_whoever_gives_it() {
        assert!(decides(A::PrimeMinister, "Thủ tướng Chính phủ", "An Giang"));
        assert!(decides(A::President, "Chủ tịch nước CHXHCN Việt Nam", "An Giang"));
        assert!(decides(A::Government, "Chính phủ", "An Giang"));
        assert!(!decides(A::PrimeMinister, "Chủ tịch UBND tỉnh An Giang", "An Giang"));
        assert!(!decides(A::President, "Chủ tịch UBND tỉnh An Giang", "An Giang"));
    }
}
