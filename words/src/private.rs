//! What nobody wants to read of themselves in public: numbers of telephones and of identity papers.

/// The first number of a telephone, an identity paper or a bank account, or the first address of e-mail in a text: ten to
/// twelve digits that begin with 0 or +84, in groups or not; nine digits in a row, or twelve and more. A sum, a day, the
/// number of a decision is none.
#[must_use]
pub fn number_in(text: &str) -> Option<String> {
    if let Some(address) = text.split_whitespace().find(|word| is_mail(word)) {
        return Some(address.to_owned());
    }
    // digits of full width are digits; what stands in brackets goes on behind them
    let plain = text.chars().filter(|c| !matches!(c, '(' | ')')).map(|c| match c {
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10).unwrap_or(c),
        c => c,
    });
    let letters: Vec<char> = plain.collect();
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        if !letter.is_ascii_digit() {
            at += 1;
            continue;
        }
        let (run, next) = run(&letters, at);
        let abroad = at > 0 && letters.get(at - 1) == Some(&'+');
        if is_private(&run, abroad) && !is_counted(&run, &letters, next) {
            return Some(run.trim().to_owned());
        }
        at = next;
    }
    None
}

/// What is counted in large numbers, as it stands behind the number.
const COUNTED: [&str; 12] =
    ["đồng", "đ", "vnd", "vnđ", "usd", "triệu", "tỷ", "người", "lượt", "cây", "con", "m2"];

/// Whether a number in a row counts something: 350000000 đồng, 120000000đ.
fn is_counted(run: &str, letters: &[char], next: usize) -> bool {
    if run.starts_with('0') || !run.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let behind: String = letters.iter().skip(next).take(12).collect::<String>().to_lowercase();
    let unit = behind.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    COUNTED.contains(&unit)
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
        ] {
            assert_eq!(number_in(text), None, "{text}");
        }
    }
}
