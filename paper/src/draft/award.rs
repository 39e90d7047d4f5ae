//! What is awarded, on which occasions, by whom.

use super::Draft;
use super::item::AwardForm;
use super::page::{Page, sentence};
use super::topic::Topic;
use crate::tongue::{Kind, Phrase, Token, any, at, has};
use std::borrow::Cow;

/// A form named among words.
pub(super) struct Form {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) head: &'static str,
    pub(super) level: Option<&'static str>,
    /// Where who gives it begins.
    authority: Option<usize>,
    /// Who gives it, where that is said before it: "Chủ tịch UBND xã tặng Giấy khen".
    giver: Option<(usize, usize)>,
}

/// Reads the forms of award.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    for at in page.body() {
        let Some(line) = page.lines.get(at) else { continue };
        let own = line.topic == Topic::Award;
        let opens = line.topic == Topic::AwardStandard && form(&line.words, 0).is_some();
        if own || opens {
            take(page, at, draft);
        }
    }
    if draft.award_forms.is_empty() {
        for at in page.body() {
            let Some(line) = page.lines.get(at) else { continue };
            let given = has(&line.words, &["tặng", "khen thưởng", "đề nghị khen", "xét khen", "trao"]);
            if given && !matches!(line.topic, Topic::Purpose | Topic::Criteria | Topic::AwardStandard) {
                take(page, at, draft);
            }
        }
    }
}

/// The forms that one line names.
fn take(page: &Page<'_>, line: usize, draft: &mut Draft) {
    let Some(words) = page.lines.get(line).map(|line| line.words.as_slice()) else { return };
    for form in forms(words) {
        // "IV. DANH HIỆU, GIẤY KHEN" only heads what follows
        let heads = words.get(form.start..form.end).unwrap_or_default().iter().all(|word| word.shouted);
        if heads || is_had(words, form.start) {
            continue;
        }
        let occasions = occasions(page, line, form.start);
        let own = words.get(form.start..form.end).unwrap_or_default();
        let name = page.text_of(own);
        let same = |known: &AwardForm| {
            let head = known.name.to_lowercase().starts_with(form.head);
            let level = known.level.as_deref() == form.level || form.level.is_none() || known.level.is_none();
            let named = !is_ranked(form.head) || known.name.to_lowercase() == name.to_lowercase();
            // said once for all occasions, a form is not another one where it is counted for one of them
            head && level && named && (known.occasions == occasions || known.occasions.is_empty())
        };
        if draft.award_forms.iter().any(same) {
            continue;
        }
        draft.award_forms.push(AwardForm {
            name,
            level: form.level.map(Cow::Borrowed),
            occasions,
            authority: form
                .authority
                .map(|from| (from, form.end))
                .or(form.giver)
                .and_then(|(from, to)| words.get(from..to))
                .map(|words| page.text_of(words))
                .filter(|name| !name.is_empty()),
            said: page.said_of(own),
        });
    }
}

/// Orders and titles of one level differ by their names.
fn is_ranked(head: &str) -> bool {
    matches!(head, "huân chương" | "huy chương" | "danh hiệu" | "giải" | "cờ thi đua" | "cờ")
}

/// "đã được tặng Bằng khen": what somebody has already.
fn is_had(words: &[Token], start: usize) -> bool {
    let (from, _) = sentence(words, start);
    let near = words.get(from.max(start.saturating_sub(6))..start).unwrap_or_default();
    has(near, &["đã được", "đã có", "đã", "được tặng", "đạt", "có"]) && has(near, &["đã", "đạt"])
}

/// Names of forms, and on which level each is given by itself.
const HEADS: [(Phrase, Option<&str>); 15] = [
    ("huân chương", Some("nha_nuoc")),
    ("huy chương", Some("nha_nuoc")),
    ("cờ thi đua", None),
    ("bằng khen", None),
    ("giấy khen", None),
    ("thư khen", None),
    ("giấy chứng nhận", None),
    ("kỷ niệm chương", None),
    ("danh hiệu", None),
    ("chiến sĩ thi đua", None),
    ("lao động tiên tiến", None),
    ("tập thể lao động xuất sắc", None),
    ("tập thể lao động tiên tiến", None),
    ("bằng lao động sáng tạo", None),
    ("cờ", None),
];

/// All forms named among `words`.
pub(super) fn forms(words: &[Token]) -> Vec<Form> {
    let mut out = Vec::new();
    let mut place = 0;
    while place < words.len() {
        match form(words, place) {
            Some(found) => {
                place = found.end;
                out.push(found);
            }
            None => place += 1,
        }
    }
    out
}

/// The form that is named at `start`.
pub(super) fn form(words: &[Token], start: usize) -> Option<Form> {
    let heads = HEADS.iter().filter_map(|(head, level)| Some((at(words, start, head)?, *head, *level)));
    let (mut end, head, level) = heads.max_by_key(|(end, ..)| *end)?;
    let title = matches!(
        head,
        "danh hiệu"
            | "chiến sĩ thi đua"
            | "lao động tiên tiến"
            | "tập thể lao động xuất sắc"
            | "tập thể lao động tiên tiến"
    );
    let capital = words.get(start)?.capital;
    if matches!(head, "cờ") && !capital
        || head == "danh hiệu" && !words.get(end).is_some_and(|word| word.capital || word.is("“"))
        || title
            && head != "danh hiệu"
            && !capital
            && !words.get(start.wrapping_sub(1)).is_some_and(|word| matches!(word.low.as_str(), "“" | "\""))
    {
        return None;
    }
    if head == "huân chương" || head == "huy chương" {
        while words.get(end).is_some_and(|word| {
            word.kind == Kind::Word
                && (word.capital
                    || matches!(word.low.as_str(), "lao" | "động" | "chiến" | "công" | "hạng" | "các"))
        }) {
            end += 1;
        }
        return Some(Form { start, end, head, level, authority: None, giver: None });
    }
    if head == "danh hiệu" || title {
        let close = words.get(end).filter(|word| word.is("“") || word.is("\"")).and_then(|_| {
            (end + 1..words.len()).find(|at| words.get(*at).is_some_and(|word| word.is("”") || word.is("\"")))
        });
        let end = close.map_or_else(|| title_end(words, end), |close| close + 1);
        return Some(Form {
            start,
            end,
            head,
            level: level_of_title(words.get(start..end)?),
            authority: None,
            giver: None,
        });
    }
    let (authority, stop) = authority(words, end);
    if authority.is_none() {
        let (giver, level) = giver(words, start);
        return Some(Form { start, end, head, level, authority: None, giver });
    }
    let level = level.or_else(|| authority.and_then(|from| words.get(from..stop)).and_then(level_of));
    Some(Form { start, end: stop, head, level, authority, giver: None })
}

fn title_end(words: &[Token], from: usize) -> usize {
    let stop = (from..words.len()).find(|place| {
        words.get(*place).is_some_and(|word| word.kind == Kind::Sign && !word.is("-"))
            || any(words, *place, &["cho", "đối với", "và", "theo", "năm", "là"]).is_some()
    });
    stop.unwrap_or(words.len()).min(from + 6)
}

fn level_of_title(words: &[Token]) -> Option<&'static str> {
    if has(words, &["toàn quốc"]) {
        Some("chinh_phu")
    } else if has(words, &["cấp tỉnh", "cấp thành phố", "lao động xuất sắc"]) {
        Some("tinh")
    } else {
        Some("xa")
    }
}

/// Who gives it, behind the form: where the words for it begin, and where the form ends.
fn authority(words: &[Token], end: usize) -> (Option<usize>, usize) {
    let from = at(words, end, "của").unwrap_or(end);
    const GIVERS: &[Phrase] = &[
        "chính phủ",
        "thủ tướng",
        "thủ tướng chính phủ",
        "chủ tịch",
        "ubnd",
        "ủy ban nhân dân",
        "ủy ban nhân",
        "hiệu trưởng",
        "giám đốc",
        "bộ trưởng",
        "ban chấp hành",
        "ban thường vụ",
        "đảng ủy",
        "hội đồng",
        "ủy ban mặt trận",
        "cụm trưởng",
        "cấp",
    ];
    if any(words, from, GIVERS).is_none() {
        return (None, end);
    }
    let mut stop = from;
    while let Some(word) = words.get(stop) {
        let ends = any(
            words,
            stop,
            &[
                "cho",
                "đối với",
                "theo",
                "là",
                "và",
                "hoặc",
                "để",
                "được",
                "do",
                "trong",
                "khi",
                "năm",
                "với",
                "thực hiện",
                "gồm",
                "không quá",
                "tối đa",
                "kèm",
                "tặng",
                "số lượng",
                "xem xét",
                "quyết định",
                "có",
            ],
        )
        .is_some();
        let sign = word.kind != Kind::Word
            && !(word.is("-") && words.get(stop + 1).is_some_and(|next| next.capital));
        if ends || sign || stop > from + 12 || stop > from && form_head(words, stop) {
            break;
        }
        stop += 1;
    }
    (Some(from), stop)
}

/// Who gives a form, said before it: where the words for it stand, and the level.
fn giver(words: &[Token], start: usize) -> (Option<(usize, usize)>, Option<&'static str>) {
    let from = (start.saturating_sub(14)..start)
        .rev()
        .find(|place| any(words, *place, &["tặng", "xét tặng", "trao", "trao tặng"]).is_some());
    let Some(verb) = from else { return (None, None) };
    let (first, _) = sentence(words, start);
    let found = (first.max(verb.saturating_sub(10))..verb).find_map(|place| {
        let (begin, end) = authority(words, place);
        begin.filter(|begin| *begin == place).map(|begin| (begin, end.min(verb)))
    });
    let level = found.and_then(|(from, to)| words.get(from..to)).and_then(level_of);
    (found, level)
}

fn form_head(words: &[Token], place: usize) -> bool {
    HEADS.iter().any(|(head, _)| at(words, place, head).is_some() && head.contains(' '))
}

/// The level of who gives an award.
fn level_of(words: &[Token]) -> Option<&'static str> {
    let says = |phrases: &[&'static str]| has(words, phrases);
    if says(&["chính phủ", "thủ tướng"]) {
        Some("chinh_phu")
    } else if says(&["xã", "phường", "đặc khu", "thị trấn", "cấp xã"]) {
        Some("xa")
    } else if says(&["tỉnh", "thành phố", "tp"]) {
        Some("tinh")
    } else if says(&["bộ trưởng", "bộ"]) {
        Some("bo")
    } else if says(&["sở"]) {
        Some("so")
    } else if says(&["hiệu trưởng", "trường", "cụm trưởng", "giám đốc"]) {
        Some("don_vi")
    } else {
        None
    }
}

/// Occasions on which awards are given, in their order.
const OCCASIONS: [(&[Phrase], &str); 4] = [
    (&["hằng năm", "hàng năm", "thường niên", "cuối năm", "từng năm", "mỗi năm"], "hằng năm"),
    (&["sơ kết"], "sơ kết"),
    (&["tổng kết"], "tổng kết"),
    (&["đột xuất"], "đột xuất"),
];

/// The occasions some words name.
fn named(words: &[Token]) -> Vec<Cow<'static, str>> {
    let said = OCCASIONS.iter().filter(|(phrases, _)| has(words, phrases));
    said.map(|(_, occasion)| Cow::Borrowed(*occasion)).collect()
}

/// The occasions of what stands at `place` in a line: said before it, or in the headings above.
pub(super) fn occasions(page: &Page<'_>, line: usize, place: usize) -> Vec<Cow<'static, str>> {
    let Some(own) = page.lines.get(line) else { return Vec::new() };
    let (from, _) = sentence(&own.words, place);
    let before = named(own.words.get(from..place).unwrap_or_default());
    if !before.is_empty() {
        return before;
    }
    if own.heading > place || own.heading == 0 || place > own.heading {
        let title = named(own.title());
        if !title.is_empty() && own.heading <= place {
            return title;
        }
    }
    let (_, to) = sentence(&own.words, place);
    let behind = own.words.get(place..to).unwrap_or_default();
    if let Some((_, next, _)) = crate::tongue::find(behind, &["nhân dịp", "vào dịp", "dịp", "khi"]) {
        let found = named(behind.get(next..(next + 8).min(behind.len())).unwrap_or_default());
        if !found.is_empty() {
            return found;
        }
    }
    let mut above =
        page.above(line).filter_map(|above| page.lines.get(above)).take_while(|above| above.depth > 2);
    above.find_map(|above| Some(named(above.title())).filter(|found| !found.is_empty())).unwrap_or_default()
}
