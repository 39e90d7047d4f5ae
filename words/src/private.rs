//! What nobody wants to read of themselves in public: numbers of telephones and of identity papers.

use unicode_normalization::UnicodeNormalization as _;

/// The first number of a telephone, an identity paper or a bank account, or the first address of e-mail in a text: ten to
/// twelve digits that begin with 0 or +84, in groups or not; nine digits in a row, or twelve and more. A sum, a day, the
/// number of a decision is none.
#[must_use]
pub fn number_in(text: &str) -> Option<String> {
    if let Some(address) = text.split_whitespace().find(|word| is_mail(word)) {
        return Some(address.to_owned());
    }
    // what stands in brackets goes on behind them
    let letters: Vec<char> = text.nfkc().filter(|c| !matches!(c, '(' | ')')).map(western).collect();
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        if !letter.is_ascii_digit() {
            at += 1;
            continue;
        }
        let (run, next) = run(&letters, at);
        let abroad = at > 0 && letters.get(at - 1) == Some(&'+');
        let counts = is_counted(&run, &letters, next) || is_a_sum(&letters, at, &run) || is_a_list(&run);
        if is_private(&run, abroad) && !counts && !is_in_a_code(&letters, at) {
            return Some(run.trim().to_owned());
        }
        at = next;
    }
    None
}

/// Where the digits of other scripts begin, which some keyboards and pages give.
const ZEROS: [u32; 6] = [0x0660, 0x06f0, 0x0966, 0x0e50, 0x17e0, 0x1040];

/// A digit of another script as ours; full-width, circled and bold ones are ours already after NFKC.
fn western(letter: char) -> char {
    let value = |zero: &u32| u32::from(letter).checked_sub(*zero).filter(|value| *value < 10);
    ZEROS.iter().find_map(value).and_then(|value| char::from_digit(value, 10)).unwrap_or(letter)
}

/// What is said in front of a sum of money.
const SUMS: [&str; 5] = ["kinh phí", "số tiền", "trị giá", "tổng trị giá", "tiền"];

/// Whether a number is told to be a sum by what stands in front: kinh phí 120000000, gồm …
fn is_a_sum(letters: &[char], start: usize, run: &str) -> bool {
    let before: String = letters.iter().take(start).collect::<String>().to_lowercase();
    let before = before.trim_end_matches([' ', ':']);
    !run.starts_with('0') && SUMS.iter().any(|sum| before.ends_with(sum))
}

/// Whether the groups count on by one: tổ 01 02 03 04 05.
fn is_a_list(run: &str) -> bool {
    let groups: Vec<u64> =
        run.split(|c: char| !c.is_ascii_digit()).filter_map(|group| group.parse().ok()).collect();
    groups.len() > 2 && groups.windows(2).all(|pair| matches!(pair, [one, next] if one + 1 == *next))
}

/// Whether it goes on a code of letters and digits: 000.00.12.H01-240501-0001.
fn is_in_a_code(letters: &[char], start: usize) -> bool {
    let mut before = letters.iter().take(start).rev().take_while(|c| !c.is_whitespace());
    before.next().is_some_and(|c| c.is_ascii_uppercase()) && before.any(char::is_ascii_digit)
}

/// What is counted in large numbers, as it stands behind the number.
const COUNTED: [&str; 12] =
    ["đồng", "đ", "vnd", "vnđ", "usd", "triệu", "tỷ", "người", "lượt", "cây", "con", "m2"];

/// Whether a number in a row counts something: 350000000 đồng, 120000000đ.
fn is_counted(run: &str, letters: &[char], next: usize) -> bool {
    if run.starts_with('0') || !run.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let behind: String = letters.iter().skip(next).take(80).collect::<String>().to_lowercase();
    let mut words = behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // "(một trăm triệu) đồng": the sum once more in words
    let spelt = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    match words.next() {
        Some(unit) if COUNTED.contains(&unit) => true,
        Some(word) if spelt.contains(&word) => words.take(12).any(|word| word == "đồng"),
        _ => false,
    }
}

/// Digits from a place on, in groups that one and the same sign parts, and where they end.
fn run(letters: &[char], start: usize) -> (String, usize) {
    let (mut run, mut at, mut parting) = (String::new(), start, None);
    while let Some(letter) = letters.get(at) {
        let goes_on = letters.get(at + 1).is_some_and(char::is_ascii_digit);
        match letter {
            digit if digit.is_ascii_digit() => run.push(*digit),
            sign @ ('.' | ' ' | '-' | '/' | '–' | '—')
                if goes_on && parting.is_none_or(|known| known == *sign) =>
            {
                parting = Some(*sign);
                run.push(*sign);
            }
            _ => break,
        }
        at += 1;
    }
    (run, at)
}

fn is_private(run: &str, abroad: bool) -> bool {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    let in_a_row = digits.len() == run.len();
    let is_phone = digits.starts_with('0') && (10..=12).contains(&digits.len());
    let is_phone_abroad = abroad && digits.starts_with("84") && digits.len() == 11;
    is_phone || is_phone_abroad || (in_a_row && matches!(digits.len(), 9 | 12..=19))
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, place)| !name.is_empty() && place.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_and_identity_papers_are_found_however_they_are_grouped() {
        for (text, found) in [
            ("liên hệ 0912345678.", "0912345678"),
            ("gọi 0912 345 678 nhé", "0912 345 678"),
            ("ĐT 091.234.5678", "091.234.5678"),
            ("+84912345678", "84912345678"),
            ("CCCD 031085001234, ở thôn 3", "031085001234"),
            ("CMND 273456789", "273456789"),
            ("gọi (0912)345678", "0912345678"),
            ("gọi (0912) 345 678", "0912 345 678"),
            ("0912/345/678", "0912/345/678"),
            ("0912—345—678", "0912—345—678"),
            ("０９１２３４５６７８", "0912345678"),
            ("٠٩١٢٣٤٥٦٧٨", "0912345678"),
            ("𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "0912345678"),
            ("⓪⑨①②③④⑤⑥⑦⑧", "0912345678"),
            ("ĐT0912345678", "0912345678"),
            ("tài khoản 19031234567890", "19031234567890"),
            ("thư ba.nguyen@gmail.com", "ba.nguyen@gmail.com"),
            ("tổng đài 0296 3841 234", "0296 3841 234"),
        ] {
            assert_eq!(number_in(text).as_deref(), Some(found), "{text}");
        }
    }

    #[test]
    fn sums_days_and_numbers_of_decisions_are_nobodys_own() {
        for text in [
            "tiết kiệm 1.150.000.000 đồng",
            "1200000 người",
            "ngày 05/11/2026, Quyết định số 259/QĐ-UBND",
            "từ 01.01.2026 đến 30.9.2026",
            "năm học 2025-2026 có 1.162 em",
            "01/01/2026 - 30/9/2026",
            "số 31, 32, 33",
            "quyên góp 120000000 đồng xây cầu",
            "xã chi 350000000đ",
            "thưởng 100000000 (một trăm triệu) đồng",
            "kinh phí 120000000, gồm hai phần",
            "các tổ 01 02 03 04 05",
            "mã hồ sơ 000.00.12.H01-240501-0001",
        ] {
            assert_eq!(number_in(text), None, "{text}");
        }
    }
}
