//! What stands in front of an item: "II.", "3.", "2.1.", "a)", "-", "+", "*".

/// The mark of an item: how deep it is, and how many bytes it takes with the blank after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    /// 1 for a part, 2 for "I.", 3 for "1.", 4 for "1.1.", 5 for "1.1.1.", 6 for "a)", 7 for "*", 8 for "-", 9 for "+".
    pub(crate) depth: u8,
    /// How long it is, in bytes.
    pub(crate) length: usize,
}

/// The mark that `line` begins with.
pub(crate) fn marker(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    let found = match first {
        '-' | '–' | '—' | '•' | '●' | '▪' | '■' | '◦' | '○' | '✓' | '·' => {
            Some((8, first.len_utf8()))
        }
        '+' => Some((9, 1)),
        '*' => Some((7, 1)),
        '(' => bracketed(line),
        '0'..='9' => numbered(line),
        'I' | 'V' | 'X' => roman(line).or_else(|| lettered(line)),
        _ => worded(line).or_else(|| lettered(line)),
    };
    let (depth, length) = found?;
    let after = line.get(length..)?;
    let blank = after.len() - after.trim_start().len();
    (blank > 0 || depth >= 7 || after.chars().next().is_some_and(char::is_alphabetic))
        .then_some(Marker { depth, length: length + blank })
}

/// "(1)", "(a)"
fn bracketed(line: &str) -> Option<(u8, usize)> {
    let (inner, _) = line.get(1..)?.split_once(')')?;
    let short =
        inner.len() <= 2 && !inner.is_empty() && inner.chars().all(|letter| letter.is_ascii_alphanumeric());
    short.then_some((6, inner.len() + 2))
}

/// "3.", "3)", "3/", "2.1.", "2.1"
fn numbered(line: &str) -> Option<(u8, usize)> {
    let digits = line.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
    let number = line.get(..digits)?;
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    if parts.iter().any(|part| part.is_empty() || part.len() > 2 || part.parse() == Ok(0)) {
        return None;
    }
    let depth = u8::try_from(parts.len()).ok().filter(|parts| *parts <= 4)? + 2;
    let closed = number.ends_with('.') || depth > 3;
    let rest = line.get(digits..)?;
    match rest.chars().next()? {
        ')' | '/' if depth == 3 && !closed => {
            let mut letters = rest.get(1..)?.trim_start().chars();
            let is_item = letters.next().is_some_and(char::is_alphabetic);
            // "49/KH-UBND" is the number of a paper
            let is_symbol =
                rest.starts_with('/') && letters.next().is_none_or(|letter| !letter.is_lowercase());
            (is_item && !is_symbol).then_some((3, digits + 1))
        }
        ' ' if closed => Some((depth, digits)),
        letter if closed && number.ends_with('.') && letter.is_uppercase() => Some((depth, digits)),
        _ => None,
    }
}

/// "II.", "II/", "II)"
fn roman(line: &str) -> Option<(u8, usize)> {
    let digits = line.find(|letter| !matches!(letter, 'I' | 'V' | 'X'))?;
    matches!(line.get(digits..)?.chars().next()?, '.' | '/' | ')').then_some((2, digits + 1))
}

/// "A.", "a)", "đ)", "b."
fn lettered(line: &str) -> Option<(u8, usize)> {
    let mut letters = line.chars();
    let (letter, sign) = (letters.next()?, letters.next()?);
    let next = letters.next()?;
    if !letter.is_alphabetic() || !matches!(sign, ')' | '.' | '/') || (sign != ')' && next != ' ') {
        return None;
    }
    let length = letter.len_utf8() + 1;
    Some((if letter.is_uppercase() { 1 } else { 6 }, length))
}

/// "Phần I.", "Phần thứ nhất", "Chương II", "Điều 3."; "Phụ lục" is a part of its own.
fn worded(line: &str) -> Option<(u8, usize)> {
    let (first, rest) = line.split_once(' ')?;
    let second = rest.split(' ').next()?;
    let is_number = second
        .trim_end_matches(['.', ':'])
        .chars()
        .all(|letter| letter.is_ascii_digit() || "IVX".contains(letter));
    match first {
        "Phần" | "PHẦN" | "Chương" | "CHƯƠNG" if is_number => {
            Some((1, first.len() + 1 + second.len()))
        }
        "Điều" if is_number && second.ends_with(['.', ':']) => Some((2, first.len() + 1 + second.len())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_items_are_known_by_their_depth() {
        for (line, depth) in [
            ("II. NỘI DUNG", 2),
            ("3. Đối tượng", 3),
            ("3/ Đối tượng", 3),
            ("2.1. Tập thể", 4),
            ("a) Tập thể", 6),
            ("đ) Hộ", 6),
            ("- Tờ trình", 8),
            ("+ Giấy khen", 9),
            ("* Hồ sơ", 7),
            ("A. QUY ĐỊNH CHUNG", 1),
            ("Điều 2. Hồ sơ", 2),
        ] {
            assert_eq!(marker(line).map(|found| found.depth), Some(depth), "{line}");
        }
        for line in
            ["05/11 hằng năm", "02 tập thể", "2025. Trong", "Vì vậy", "UBND xã", "30.000 đồng", "15/12/2026"]
        {
            assert_eq!(marker(line), None, "{line}");
        }
    }
}
