//! Kin named in words that will be published about somebody who has died: asked about, for nobody asked the family.

/// What a relative is called.
const KIN: [&str; 6] = ["vợ", "chồng", "con", "mẹ", "cha", "bố"];
/// What may stand between that and the name.
const BETWEEN: [&str; 13] =
    ["trai", "gái", "dâu", "rể", "đẻ", "ruột", "là", "tên", "ông", "bà", "anh", "chị", "em"];

/// The words that name a relative, as they were written: vợ là bà Nguyễn Thị Lan.
#[must_use]
pub fn named(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let starts = words.iter().enumerate().filter(|(_, word)| is_one_of(word, &KIN));
    starts.filter_map(|(at, _)| named_from(&words[at..])).next()
}

/// The relative and the name behind it; a sentence that ends before the name names nobody.
fn named_from(words: &[&str]) -> Option<String> {
    let before = 1 + words[1..].iter().take_while(|word| is_one_of(word, &BETWEEN)).count();
    if words[..before].iter().any(|word| word.ends_with(['.', ';'])) {
        return None;
    }
    let mut until = before;
    while words.get(until).is_some_and(|word| begins_large(word)) {
        until += 1;
        if words[until - 1].ends_with(['.', ';', ',', ')']) {
            break;
        }
    }
    let name = words[before..until].join(" ");
    // one large letter is no whole name; Mẹ Việt Nam anh hùng is a title
    let is_name = until - before >= 2 && !name.starts_with("Việt Nam");
    is_name.then(|| bare(&words[..until].join(" ")).to_owned())
}

fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

fn is_one_of(word: &str, known: &[&str]) -> bool {
    known.contains(&bare(word).to_lowercase().as_str())
}

fn begins_large(word: &str) -> bool {
    bare(word).chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_is_found_by_kinship_and_name() {
        for (text, found) in [
            ("Vợ là bà Nguyễn Thị Lan lên nhận.", "Vợ là bà Nguyễn Thị Lan"),
            ("Nông dân (vợ: Nguyễn Thị Lan)", "vợ: Nguyễn Thị Lan"),
            ("Để lại con trai Danh Minh và vợ.", "con trai Danh Minh"),
            ("Mẹ đẻ Thị Kim Hoa, 80 tuổi", "Mẹ đẻ Thị Kim Hoa"),
        ] {
            assert_eq!(named(text).as_deref(), Some(found), "{text}");
        }
    }

    #[test]
    fn kinship_without_a_name_names_nobody() {
        for text in [
            "Cùng vợ con giúp 12 hộ thoát nghèo.",
            "Phụng dưỡng Mẹ Việt Nam anh hùng",
            "Sống với vợ. Nguyễn Văn A dạy chữ cho 30 em.",
            "Cứu ba mẹ con bị nước cuốn.",
            "Bố trí Nguyễn Văn A trực",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
