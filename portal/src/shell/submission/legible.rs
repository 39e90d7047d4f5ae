//! Text as people can read it: one spelling for each letter, no control characters, nothing invisible that would let
//! two names look alike and differ, or a line read in another order than it is stored.

use sovang_words::fold::meant;
use unicode_normalization::UnicodeNormalization;

/// The text with composed letters (NFC), plain spaces and line ends, and without what nobody sees.
pub(super) fn legible(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter_map(shown).nfc().collect()
}

fn shown(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(c),
        '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
        // letters of other languages that look like Đ and come in by copying
        'Ð' | 'Ɖ' | 'ð' | 'ɖ' => Some(meant(c)),
        // soft hyphen, joiners, direction marks and overrides, invisible operators, byte order mark, tags, notes
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => None,
        c if c.is_control() => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_not_kept() {
        assert_eq!(legible("Lê\u{200b} Văn\u{a0}Bảy\u{feff}"), "Lê Văn Bảy");
        assert_eq!(legible("a\u{202e}gpj.exe\u{202c}"), "agpj.exe");
        assert_eq!(legible("a\0b\u{7}c\u{1b}[31m"), "abc[31m");
        assert_eq!(legible("một\r\nhai\rba\tbốn"), "một\nhai\nba\tbốn");
    }

    #[test]
    fn a_letter_has_one_spelling() {
        assert_eq!(legible("Nguye\u{302}\u{303}n Thi\u{323} Ho\u{300}a"), "Nguyễn Thị Hòa");
        assert_eq!(legible("Nguy\u{1ec5}n"), "Nguyễn");
        assert_eq!(legible("\u{d0}ặng \u{189}ình \u{f0}\u{256}"), "Đặng Đình đđ");
        assert_eq!(
            legible("ê\u{303}"),
            "ễ",
            "a composed letter with its tone apart, as some keyboards send it"
        );
    }
}
