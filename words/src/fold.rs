//! Vietnamese letters: what each is made of, and the folded form that search compares.

/// The five tone marks and their absence, in dictionary order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// ngang, unmarked
    Level,
    /// huyền, à
    Falling,
    /// hỏi, ả
    Asking,
    /// ngã, ã
    Tumbling,
    /// sắc, á
    Rising,
    /// nặng, ạ
    Heavy,
}

/// The mark that makes another letter of the alphabet, not another tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// ă
    Breve,
    /// â, ê, ô
    Circumflex,
    /// ơ, ư
    Horn,
}

/// A combining mark, as it stands in decomposed text (NFD).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A tone mark.
    Tone(Tone),
    /// A mark that belongs to the letter.
    Shape(Shape),
    /// A mark that Vietnamese does not use.
    Other,
}

/// One lower-case letter taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// The letter of the Vietnamese alphabet, without tone: a, ă, â, b, … y.
    pub plain: char,
    /// The letter without any mark: ă and â give a, đ gives d.
    pub base: char,
    /// The tone written on it.
    pub tone: Tone,
}

/// Every precomposed vowel: the six columns are the tones in dictionary order.
const VOWELS: [(char, [char; 6]); 12] = [
    ('a', ['a', 'à', 'ả', 'ã', 'á', 'ạ']),
    ('a', ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ']),
    ('a', ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ']),
    ('e', ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ']),
    ('e', ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ']),
    ('i', ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị']),
    ('o', ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ']),
    ('o', ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ']),
    ('o', ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ']),
    ('u', ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ']),
    ('u', ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự']),
    ('y', ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ']),
];

const TONES: [Tone; 6] =
    [Tone::Level, Tone::Falling, Tone::Asking, Tone::Tumbling, Tone::Rising, Tone::Heavy];

/// Cyrillic and Greek letters that look like Latin ones, each behind the one it looks like.
const LOOK_ALIKES: [&str; 21] = [
    "AАΑ", "BВΒ", "CС", "EЕΕ", "HНΗ", "IІΙ", "KКΚ", "MМΜ", "NΝ", "OОΟ", "PРΡ", "TТΤ", "XХΧ", "YУΥ", "aа",
    "cс", "eе", "iі", "oоο", "pр", "yу",
];

/// The letter that is meant: Đ and Ư for letters of other alphabets that look like them and come in by copying, the Latin
/// letter for a Cyrillic, Greek or full-width one that looks like it, one apostrophe for all that are typed.
#[must_use]
pub fn meant(c: char) -> char {
    match c {
        'Ð' | 'Ɖ' | 'ᴆ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        // left behind by the conversion of old Vietnamese fonts
        'Ƣ' => 'Ư',
        'ƣ' => 'ư',
        '\u{ff01}'..='\u{ff5e}' => full_width(c),
        '’' | '‘' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '`' | '´' => '\'',
        'Ͱ'..='ӿ' => LOOK_ALIKES
            .into_iter()
            .find(|alike| alike.contains(c))
            .and_then(|alike| alike.chars().next())
            .unwrap_or(c),
        other => other,
    }
}

/// The plain letter, figure or sign for one that is as wide as a Chinese one (U+FF01 to U+FF5E).
fn full_width(c: char) -> char {
    let plain = u32::from(c).checked_sub(0xfee0).and_then(char::from_u32);
    plain.map_or(c, |plain| if plain == '`' { '\'' } else { plain })
}

/// Takes a lower-case character apart; anything that is not a Vietnamese vowel or đ stands for itself.
#[must_use]
pub fn letter(c: char) -> Letter {
    if !c.is_ascii() {
        if meant(c) == 'đ' {
            return Letter { plain: 'đ', base: 'd', tone: Tone::Level };
        }
        for (base, row) in VOWELS {
            if let Some(column) = row.iter().position(|known| *known == c) {
                return Letter { plain: row[0], base, tone: TONES[column] };
            }
        }
    }
    Letter { plain: c, base: c, tone: Tone::Level }
}

/// Reads a combining mark (U+0300 to U+036F); `None` for every other character.
#[must_use]
pub fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '\u{300}' => Mark::Tone(Tone::Falling),
        '\u{309}' => Mark::Tone(Tone::Asking),
        '\u{303}' => Mark::Tone(Tone::Tumbling),
        '\u{301}' => Mark::Tone(Tone::Rising),
        '\u{323}' => Mark::Tone(Tone::Heavy),
        '\u{306}' => Mark::Shape(Shape::Breve),
        '\u{302}' => Mark::Shape(Shape::Circumflex),
        '\u{31b}' => Mark::Shape(Shape::Horn),
        '\u{300}'..='\u{36f}' => Mark::Other,
        _ => return None,
    })
}

/// The letter that `plain` becomes under `shape`: a with a breve is ă. Other pairs leave it as it is.
#[must_use]
pub fn shaped(plain: char, shape: Shape) -> char {
    match (plain, shape) {
        ('a', Shape::Breve) => 'ă',
        ('a', Shape::Circumflex) => 'â',
        ('e', Shape::Circumflex) => 'ê',
        ('o', Shape::Circumflex) => 'ô',
        ('o', Shape::Horn) => 'ơ',
        ('u', Shape::Horn) => 'ư',
        _ => plain,
    }
}

/// Lower case without marks, đ as d: what is compared when someone types without marks.
///
/// Composed and decomposed text, and the old and new place of a mark (hòa, hoà), give the same result.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().map(meant) {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            folded.extend(c.to_lowercase().filter(|c| mark(*c).is_none()).map(|c| letter(c).base));
        }
    }
    folded
}

/// The words of a text, lower case, each with its tone as a digit in front and its letters behind: `Nguyễn` gives
/// `3nguyên`, so that the place of the mark makes no difference, and a word begun is a prefix.
#[must_use]
pub fn marked_words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let (mut tone, mut plain) = (Tone::Level, String::new());
    for c in text.chars().map(meant).flat_map(char::to_lowercase).chain([' ']) {
        match mark(c) {
            Some(Mark::Tone(written)) => tone = written,
            Some(Mark::Shape(shape)) => {
                if let Some(last) = plain.pop() {
                    plain.push(shaped(last, shape));
                }
            }
            Some(Mark::Other) => {}
            None if c.is_alphanumeric() => {
                let Letter { plain: letter, tone: written, .. } = letter(c);
                plain.push(letter);
                if written != Tone::Level {
                    tone = written;
                }
            }
            None => {
                if !plain.is_empty() {
                    all.push(format!("{}{plain}", digit(tone)));
                }
                (tone, plain) = (Tone::Level, String::new());
            }
        }
    }
    all
}

fn digit(tone: Tone) -> char {
    match tone {
        Tone::Level => '0',
        Tone::Falling => '1',
        Tone::Asking => '2',
        Tone::Tumbling => '3',
        Tone::Rising => '4',
        Tone::Heavy => '5',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_are_dropped_and_d_with_stroke_is_d() {
        assert_eq!(fold("Trần Thị Ngọc Huệ"), "tran thi ngoc hue");
        assert_eq!(fold("ĐẶNG ĐỨC KHOA, số 318/QĐ-UBND"), "dang duc khoa, so 318/qd-ubnd");
        assert_eq!(fold("Ưỡn ờ ỵ ẳ"), "uon o y a");
    }

    #[test]
    fn decomposed_text_folds_like_composed_text() {
        let decomposed = "Nguye\u{302}\u{303}n Hu\u{31b}\u{303}u La\u{302}m";
        assert_eq!(fold(decomposed), fold("Nguyễn Hữu Lâm"));
        // the order in which marks were typed does not matter
        assert_eq!(fold("Vie\u{323}\u{302}t"), fold("Vi\u{1ec7}t"));
    }

    #[test]
    fn the_old_and_the_new_place_of_a_mark_are_alike() {
        assert_eq!(fold("Hòa Thủy"), fold("Hoà Thuỷ"));
    }

    #[test]
    fn every_vietnamese_letter_folds_to_ascii_in_both_cases() {
        for (base, row) in VOWELS {
            for c in row {
                assert_eq!(fold(&c.to_string()), base.to_string(), "{c}");
                assert_eq!(fold(&c.to_uppercase().to_string()), base.to_string(), "{c}");
            }
        }
    }

    #[test]
    fn a_letter_knows_its_alphabet_letter_and_its_tone() {
        assert_eq!(letter('ữ'), Letter { plain: 'ư', base: 'u', tone: Tone::Tumbling });
        assert_eq!(letter('đ'), Letter { plain: 'đ', base: 'd', tone: Tone::Level });
        assert_eq!(letter('ç').base, 'ç');
        assert_eq!(mark('\u{31b}').map(|_| shaped('u', Shape::Horn)), Some('ư'));
    }

    #[test]
    fn what_looks_like_d_with_stroke_folds_like_it_and_every_apostrophe_like_the_plain_one() {
        for look_alike in ["\u{d0}ặng", "\u{f0}ặng", "\u{189}ặng", "\u{256}ặng", "Đặng"] {
            assert_eq!(fold(look_alike), "dang", "{look_alike}");
        }
        for look_alike in ["H\u{2019}Hen", "H\u{2bc}Hen", "H`Hen", "H'Hen"] {
            assert_eq!(fold(look_alike), "h'hen", "{look_alike}");
        }
    }

    #[test]
    fn letters_of_old_fonts_and_full_width_ones_are_plain_ones() {
        assert_eq!(fold("Trƣơng Thị Bƣởi"), "truong thi buoi");
        assert_eq!(fold("ᴆặng"), "dang");
        assert_eq!(marked_words("Dƣơng Trƣ\u{300}ờng"), marked_words("Dương Trường"));
        assert_eq!(fold("Ｋiều Ｔhị Ｌiên ２５９／ＱĐ"), "kieu thi lien 259/qd");
        assert_eq!(fold("H＇Hen H｀Hen"), "h'hen h'hen");
    }

    #[test]
    fn a_letter_of_another_alphabet_that_looks_like_ours_is_ours() {
        let letters: std::collections::BTreeSet<char> =
            LOOK_ALIKES.iter().flat_map(|alike| alike.chars()).collect();
        assert_eq!(letters.len(), LOOK_ALIKES.iter().map(|alike| alike.chars().count()).sum::<usize>());
        for alike in LOOK_ALIKES {
            let ours = alike.chars().next().unwrap();
            assert!(
                ours.is_ascii() && alike.chars().skip(1).all(|c| !c.is_ascii() && meant(c) == ours),
                "{alike}"
            );
        }
        assert_eq!(fold("\u{422}rinh, \u{41d}oa"), "trinh, hoa");
        assert_eq!(meant('Ж'), 'Ж', "what looks like nothing of ours stays");
    }

    #[test]
    fn a_marked_word_has_its_tone_in_front_wherever_it_was_written() {
        assert_eq!(marked_words("Nguyễn Hoà, hòa"), ["3nguyên", "1hoa", "1hoa"]);
        assert_eq!(marked_words("Ho\u{300}a \u{d0}ặng"), ["1hoa", "5đăng"]);
    }
}
