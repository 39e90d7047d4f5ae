//! Whether a name is that of one person and nothing else.

/// What in the name of one person is no part of a name: a second person, a year, a note. A decision names each person alone.
/// A title in front is no fault: names are compared without it.
#[must_use]
pub fn beside_a_name(name: &str) -> Option<String> {
    let odd = |c: &char| matches!(c, ',' | ';' | '&' | '/' | '(' | ')' | '+') || c.is_ascii_digit();
    if let Some(found) = name.chars().find(odd) {
        return Some(found.to_string());
    }
    if let Some(found) = name.chars().find(|c| c.is_numeric()) {
        return Some(found.to_string());
    }
    // Và is a name, too: Giàng A Và, Và Bá Lềnh; between two people it is written small, with a name on either side
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let all_small = !words.iter().any(capital);
    let joins = |at: usize| at >= 2 && words.len() > at + 2;
    let and =
        words.iter().enumerate().find(|(at, word)| **word == "và" && (joins(*at) || !all_small && *at > 0));
    and.map(|(_, word)| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_one_person_holds_nobody_and_nothing_else() {
        for (typed, beside) in [
            ("Phạm Văn Nam; Lê Thị Hoa", ";"),
            ("Phạm Văn Nam, Tổ trưởng", ","),
            ("Phạm Văn Nam và Lê Thị Hoa", "và"),
            ("Phạm Văn Nam & Lê Thị Hoa", "&"),
            ("Phạm Văn Nam (sinh 1970)", "("),
            ("Phạm Văn Nam 1970", "1"),
            ("٠٩١٢٣٤٥٦٧٨", "٠"),
            ("phạm văn nam và lê thị hoa", "và"),
        ] {
            assert_eq!(beside_a_name(typed).as_deref(), Some(beside), "{typed}");
        }
        for name in [
            "Phạm Văn Nam",
            "Đồng Văn Cống",
            "Bà Huyện",
            "Y Blốk Niê",
            "H'Hen Niê",
            "Ông Phạm Văn Tư",
            "Giàng A Và",
            "Ông Và Bá Lềnh",
            "GIÀNG A VÀ",
            "giàng a và",
        ] {
            assert_eq!(beside_a_name(name), None, "{name}");
        }
    }
}
