//! The section of a plan in which a sentence stands: "Mục III.2", as its headings number it.

/// The place of a letter, by the headings above it.
pub(super) fn of(text: &str, letter: usize) -> String {
    let (mut at, mut part, mut item) = (0, None, None);
    for line in text.split('\n') {
        if at > letter {
            break;
        }
        if let Some(roman) = numbered(line, |letter| "IVX".contains(letter)) {
            (part, item) = (Some(roman), None);
        } else if let Some(number) = numbered(line, |letter| letter.is_ascii_digit()) {
            item = Some(number);
        }
        at += line.chars().count() + 1;
    }
    match (part, item) {
        (Some(part), Some(item)) => format!("Mục {part}.{item}"),
        (Some(part), None) => format!("Mục {part}"),
        (None, Some(item)) => format!("Mục {item}"),
        (None, None) => "Phần đầu".to_owned(),
    }
}

/// The number in front of a heading: "II. NỘI DUNG", "1. Thời gian", "2.1. Hồ sơ".
fn numbered(line: &str, is_digit: impl Fn(char) -> bool) -> Option<String> {
    let number: String =
        line.trim_start().chars().take_while(|letter| is_digit(*letter) || *letter == '.').collect();
    let rest = line.trim_start().get(number.len()..)?;
    let plain = number.trim_end_matches('.');
    let ends = number.ends_with('.') || rest.starts_with(')') || rest.starts_with('/');
    let has_digits = plain.chars().next().is_some_and(&is_digit);
    let heads =
        has_digits && ends && plain.len() <= 8 && (rest.is_empty() || rest.starts_with([' ', ')', '/']));
    heads.then(|| plain.to_owned())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_sentence_is_placed_by_the_headings_above_it() {
        let text = "Căn cứ Luật\nI. MỤC ĐÍCH\nMột câu.\nII. NỘI DUNG\n1. Thời gian\nHai câu.\n2.1. Hồ sơ\nBa câu.\nIII. TỔ CHỨC\nBốn.";
        let place = |words: &str| of(text, text.split(words).next().unwrap().chars().count());
        assert_eq!(place("Căn cứ"), "Phần đầu");
        assert_eq!(place("Một câu"), "Mục I");
        assert_eq!(place("Hai câu"), "Mục II.1");
        assert_eq!(place("Ba câu"), "Mục II.2.1");
        assert_eq!(place("Bốn"), "Mục III");
    }

    #[test]
    fn a_number_in_a_sentence_is_no_heading() {
        assert_eq!(of("2025 là năm đầu.\nCâu.", 18), "Phần đầu");
    }
}
