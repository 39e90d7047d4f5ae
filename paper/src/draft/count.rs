//! Numbers of things: "02 tập thể", "hai tập thể", "05 (năm) cá nhân".

use super::item::Who;
use crate::tongue::{Kind, Phrase, Token, any, at};

/// Numbers in words, up to twenty.
const WORDS: [(Phrase, u32); 20] = [
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
    ("mười một", 11),
    ("mười hai", 12),
    ("mười ba", 13),
    ("mười bốn", 14),
    ("mười lăm", 15),
    ("mười sáu", 16),
    ("mười bảy", 17),
    ("mười tám", 18),
    ("mười chín", 19),
    ("hai mươi", 20),
];

/// The number at `start` and the place after it, its reading in brackets taken along.
pub(super) fn number(words: &[Token], start: usize) -> Option<(u32, usize)> {
    let first = words.get(start)?;
    let (number, next) = if first.kind == Kind::Number {
        let number = first.number().filter(|number| *number > 0 && first.low.len() <= 3)?;
        (number, start + 1)
    } else {
        let (next, phrase) =
            WORDS.iter().filter_map(|(phrase, _)| Some((at(words, start, phrase)?, *phrase))).max()?;
        (WORDS.iter().find(|(word, _)| *word == phrase)?.1, next)
    };
    let tight_sign = |word: Option<&Token>| {
        word.is_some_and(|word| {
            word.tight && matches!(word.low.as_str(), "/" | "." | "%" | "-") && word.kind == Kind::Sign
        })
    };
    let before = start.checked_sub(1).and_then(|before| words.get(before));
    let joined = first.tight && before.is_some_and(|word| matches!(word.low.as_str(), "/" | "." | "-" | ","));
    let digits_behind = words.get(next + 1).is_some_and(|word| word.tight && word.kind == Kind::Number);
    if joined
        || tight_sign(words.get(next)) && digits_behind
        || words.get(next).is_some_and(|word| word.is("%"))
    {
        return None;
    }
    let behind = at(words, next, "(")
        .and_then(|inner| WORDS.iter().filter_map(|(word, _)| at(words, inner, word)).max())
        .and_then(|inner| at(words, inner, ")"));
    Some((number, behind.unwrap_or(next)))
}

const COLLECTIVE: &[Phrase] = &[
    "tập thể",
    "đơn vị",
    "cơ quan",
    "thôn",
    "ấp",
    "khu phố",
    "tổ dân phố",
    "khu dân cư",
    "trường",
    "nhà trường",
    "doanh nghiệp",
    "chi đoàn",
    "chi hội",
    "lớp",
    "tổ chuyên môn",
    "hợp tác xã",
    "bản",
    "xóm",
    "chi bộ",
    "cơ sở kinh doanh",
    "trạm y tế",
];
const INDIVIDUAL: &[Phrase] = &[
    "cá nhân",
    "người",
    "cán bộ",
    "công chức",
    "viên chức",
    "giáo viên",
    "học sinh",
    "đoàn viên",
    "hội viên",
    "nhà giáo",
    "chiến sĩ",
    "đảng viên",
    "người lao động",
    "nông dân",
];
const HOUSEHOLD: &[Phrase] = &["hộ gia đình", "gia đình", "hộ", "hộ dân"];

/// What is counted at `start`: of which kind, and the place after it.
pub(super) fn counted(words: &[Token], start: usize) -> Option<(Who, usize)> {
    let lists: [(&[Phrase], Who); 3] =
        [(COLLECTIVE, Who::Collective), (INDIVIDUAL, Who::Individual), (HOUSEHOLD, Who::Household)];
    let found = lists.iter().filter_map(|(list, who)| Some((any(words, start, list)?.0, *who)));
    found.max_by_key(|(next, _)| *next).map(|(next, who)| (who, next))
}

/// Whether what is counted is called by one of the three words of the law.
pub(super) fn is_plain(words: &[Token], start: usize) -> bool {
    any(words, start, &["tập thể", "cá nhân", "hộ gia đình", "gia đình"]).is_some()
}

/// People, in words for them.
const PEOPLE: &[Phrase] = &[
    "cá nhân",
    "cán bộ",
    "công chức",
    "viên chức",
    "người lao động",
    "người dân",
    "giáo viên",
    "học sinh",
    "đoàn viên",
    "hội viên",
    "doanh nhân",
    "trí thức",
    "nhà khoa học",
    "nhân dân",
    "người việt nam",
    "nông dân",
    "đảng viên",
    "nhân viên",
    "chiến sĩ",
];
/// Groups of them.
const GROUPS: &[Phrase] = &[
    "tập thể",
    "cơ quan",
    "đơn vị",
    "phòng",
    "ban",
    "ủy ban",
    "ubnd",
    "doanh nghiệp",
    "thôn",
    "ấp",
    "tổ dân phố",
    "khu phố",
    "trường",
    "hợp tác xã",
    "tổ chức",
    "đoàn thể",
    "mặt trận",
    "mttq",
    "cơ sở",
    "tổ",
    "lớp",
    "chi đoàn",
    "hội",
    "trạm",
    "công an",
    "chi bộ",
];

/// Of what kind an audience is, by its words.
pub(super) fn kinds(words: &[Token]) -> Vec<Who> {
    let says = |list: &[Phrase]| {
        (0..words.len()).any(|place| {
            any(words, place, list)
                .is_some_and(|(_, phrase)| !(phrase == "nhân dân" && is_body(words, place)))
        })
    };
    let mut out = Vec::new();
    let people = says(PEOPLE);
    // "người lao động tại cơ quan, đơn vị" are people
    let at_first = (0..words.len().min(3)).any(|place| any(words, place, PEOPLE).is_some());
    if says(GROUPS) && !at_first {
        out.push(Who::Collective);
    }
    if people && (at_first || !says(GROUPS) || says(&["cá nhân"]))
        || words.len() <= 3 && says(&["đối tượng khác"])
        || any(words, 0, &["đối tượng khác"]).is_some()
    {
        out.push(Who::Individual);
    }
    if says(&["hộ gia đình", "gia đình", "hộ dân"]) {
        out.push(Who::Household);
    }
    if out.is_empty() {
        out.push(Who::Collective);
    }
    out
}

/// "Ủy ban nhân dân", "Ban nhân dân ấp", "Hội đồng nhân dân" are bodies.
fn is_body(words: &[Token], start: usize) -> bool {
    start > 0 && words.get(start - 1).is_some_and(|word| matches!(word.low.as_str(), "ban" | "đồng"))
}
