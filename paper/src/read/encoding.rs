//! Encodings of plain text: UTF-8, UTF-16, Windows-1258, and the fonts of before Unicode, TCVN3 and VNI. Which one it
//! is shows in what comes out: Vietnamese words.

use super::{tcvn3, vni};
use crate::tongue::{Kind, tokens};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// An encoding of before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// TCVN3 (ABC), fonts .VnTime.
    Tcvn3,
    /// VNI, fonts VNI-Times.
    Vni,
    /// Windows-1258.
    Windows1258,
}

/// The text of XML or of a text file in Unicode.
pub(crate) fn utf(bytes: &[u8]) -> Option<String> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8(rest.to_vec()).ok();
    }
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).ok()
    };
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return wide(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return wide(rest, u16::from_be_bytes);
    }
    let zeros = bytes.iter().take(200).skip(1).step_by(2).filter(|byte| **byte == 0).count();
    if zeros > 40 {
        return wide(bytes, u16::from_le_bytes);
    }
    String::from_utf8(bytes.to_vec()).ok()
}

/// The text of a plain file, its letters as they are written; `None` for what is no text.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    if let Some(text) = utf(bytes) {
        return (!text.contains('\0')).then_some(text);
    }
    let odd = bytes.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31)).count();
    if odd * 50 > bytes.len() {
        return None;
    }
    let latin: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let old = windows_1258(bytes);
    Some(if vietnamese(&old) > 5 { old } else { latin })
}

/// Windows-1258 where the bytes of a plain file are that.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<Encoding> {
    (utf(bytes).is_none() && vietnamese(&windows_1258(bytes)) > 5).then_some(Encoding::Windows1258)
}

/// The text in Unicode, when it is written for a font of before Unicode; and for which.
pub(super) fn converted(text: String) -> (String, Option<Encoding>) {
    let composed: String = text.nfc().collect();
    let now = vietnamese(&composed);
    if now >= 8 {
        return (text, None);
    }
    let candidates = [(Encoding::Tcvn3, tcvn3::decode(&text)), (Encoding::Vni, vni::decode(&text))];
    let best = candidates
        .into_iter()
        .map(|(encoding, text)| (vietnamese(&text), encoding, text))
        .max_by_key(|(score, ..)| *score);
    match best {
        Some((score, encoding, converted)) if score >= 8 && score > now * 2 => (converted, Some(encoding)),
        _ => (text, None),
    }
}

/// Words with marks that every administrative text has.
const WORDS: [&str; 44] = [
    "của",
    "và",
    "các",
    "thực",
    "hiện",
    "xã",
    "ủy",
    "nhân",
    "dân",
    "đua",
    "thưởng",
    "kế",
    "hoạch",
    "được",
    "đơn",
    "vị",
    "tổ",
    "chức",
    "về",
    "năm",
    "ngày",
    "tháng",
    "phường",
    "tập",
    "thể",
    "cá",
    "hội",
    "đồng",
    "quyết",
    "định",
    "số",
    "căn",
    "cứ",
    "việc",
    "tỉnh",
    "phòng",
    "văn",
    "hóa",
    "công",
    "báo",
    "cáo",
    "trào",
    "để",
    "với",
];

/// How many of a hundred words are such words.
fn vietnamese(text: &str) -> usize {
    let found = tokens(text, 0);
    let words = found.iter().filter(|token| token.kind == Kind::Word);
    let (hits, all) = words
        .fold((0, 0), |(hits, all), word| (hits + usize::from(WORDS.contains(&word.low.as_str())), all + 1));
    hits * 100 / usize::max(all, 1)
}

/// Windows-1258: letters as in Windows-1252 but for these; tones are letters of their own behind theirs.
pub(crate) fn windows_1258(bytes: &[u8]) -> String {
    let letters = bytes.iter().map(|byte| match byte {
        0xc3 => 'Ă',
        0xcc => '\u{300}',
        0xd0 => 'Đ',
        0xd2 => '\u{309}',
        0xd5 => 'Ơ',
        0xdd => 'Ư',
        0xde => '\u{303}',
        0xe3 => 'ă',
        0xec => '\u{301}',
        0xf0 => 'đ',
        0xf2 => '\u{323}',
        0xf5 => 'ơ',
        0xfd => 'ư',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0x85 => '…',
        byte => char::from(*byte),
    });
    letters.nfc().collect()
}
