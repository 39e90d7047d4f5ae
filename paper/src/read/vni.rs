//! VNI: a plain letter and behind it a second one for its tone and shape.

use unicode_normalization::UnicodeNormalization as _;

/// Marks behind a letter, as Windows-1252 shows them: shape, tone.
const MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];
/// Letters of their own.
const LETTERS: [(char, char); 9] = [
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
];

/// The text in Unicode.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.nfc() {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let carries = matches!(before.to_ascii_lowercase(), 'a' | 'e' | 'o' | 'u' | 'y')
            || matches!(before, 'ơ' | 'ư' | 'Ơ' | 'Ư');
        let mark = MARKS.iter().find(|(old, _)| *old == small && carries);
        match (mark, LETTERS.iter().find(|(old, _)| *old == small)) {
            (Some((_, marks)), _) => {
                out.push_str(marks);
                before = ' ';
            }
            (None, Some((_, new))) => {
                let new =
                    if letter.is_uppercase() { new.to_uppercase().next().unwrap_or(*new) } else { *new };
                out.push(new);
                before = new;
            }
            (None, None) => {
                out.push(letter);
                before = letter;
            }
        }
    }
    out.nfc().collect()
}
