//! Numbers, money and shares.

use crate::texts::figures::{money as written, percent as share};
use sovang_domain::money::Thousandths;

/// 2.871
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// 760.000 đ, for a column of a table.
#[must_use]
pub fn money(dong: u64) -> String {
    written::column(thousands(dong))
}

/// 710.000 đồng, for a sentence.
#[must_use]
pub fn money_long(dong: u64) -> String {
    written::sentence(thousands(dong))
}

/// People and papers are counted with two digits: 02, 12, 1.150. None at all is 0.
#[must_use]
pub fn count2(count: u64) -> String {
    if (1..10).contains(&count) { format!("0{count}") } else { thousands(count) }
}

/// 92%, 33,3%. Never rounded up: 100% means all of them. A part of nothing is –.
#[must_use]
pub fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let tenths = u128::from(part) * 1000 / u128::from(whole);
    match (tenths / 10, tenths % 10) {
        (0, 0) if part > 0 => share::tiny().to_owned(),
        (ones, 0) => format!("{ones}%"),
        (ones, tenth) => format!("{ones},{tenth}%"),
    }
}

/// 0,3; 0,45; 2
#[must_use]
pub fn multiple(multiple: Thousandths) -> String {
    let (whole, rest) = (multiple.0 / 1000, multiple.0 % 1000);
    if rest == 0 {
        return whole.to_string();
    }
    let rest = format!("{rest:03}");
    format!("{whole},{}", rest.trim_end_matches('0'))
}

/// 96 kB, 1,4 MB
#[must_use]
pub fn bytes(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} byte"),
        1024..1_048_576 => format!("{} kB", bytes / 1024),
        _ => {
            let tenths = bytes * 10 / 1_048_576;
            if tenths.is_multiple_of(10) {
                format!("{} MB", tenths / 10)
            } else {
                format!("{},{} MB", tenths / 10, tenths % 10)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        assert_eq!(bytes(512), "512 byte");
        assert_eq!(bytes(96 * 1024), "96 kB");
        assert_eq!(bytes(1_468_007), "1,4 MB");
        assert_eq!(bytes(20 * 1024 * 1024), "20 MB");
    }

    #[test]
    fn numbers_are_grouped_with_dots() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(2871), "2.871");
        assert_eq!(thousands(1_234_567), "1.234.567");
        assert_eq!(money(760_000), "760.000 đ");
        assert_eq!(money_long(2_340_000), "2.340.000 đồng");
        assert_eq!((count2(0).as_str(), count2(2).as_str(), count2(1150).as_str()), ("0", "02", "1.150"));
    }

    #[test]
    fn a_percentage_never_says_more_than_there_is() {
        assert_eq!(percent(92, 100), "92%");
        assert_eq!(percent(1, 3), "33,3%");
        assert_eq!(percent(9_999, 10_000), "99,9%");
        assert_eq!(percent(1, 10_000), "dưới 0,1%");
        assert_eq!(percent(0, 5), "0%");
        assert_eq!(percent(5, 5), "100%");
        assert_eq!(percent(0, 0), "–");
    }

    #[test]
    fn factors_are_written_with_a_comma_and_no_idle_zero() {
        let written = [300, 450, 600, 2000, 1500].map(|n| multiple(Thousandths(n)));
        assert_eq!(written, ["0,3", "0,45", "0,6", "2", "1,5"]);
    }
}
