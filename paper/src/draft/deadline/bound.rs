//! How a day is bound: the words in front of it.

use crate::draft::date::Day;
use crate::draft::item::DayOperator;
use crate::tongue::{Kind, Phrase, Token, ends};

/// "trước": the day itself is too late.
const BEFORE: &[Phrase] =
    &["trước", "xong trước", "trước khi hết", "trước thời điểm", "chậm nhất trước", "muộn nhất trước"];
/// "chậm nhất": the day itself is in time.
const LATEST: &[Phrase] = &[
    "chậm nhất",
    "muộn nhất",
    "trễ nhất",
    "đến hết",
    "hết",
    "không muộn hơn",
    "không chậm hơn",
    "không trễ hơn",
    "không quá",
    "hạn cuối",
    "hạn chót",
    "hạn cuối cùng",
    "hạn nộp",
    "không sau",
    "hạn",
    "thời hạn",
    "hạn gửi",
    "thời hạn cuối",
    "thời hạn nộp",
    "thời hạn gửi",
    "chậm nhất đến",
    "chậm nhất là đến",
    "chậm nhất đến hết",
    "thời hạn cuối cùng",
    "hạn cuối nhận hồ sơ",
    "chậm nhất vào",
];
/// "đến": in time, where something is handed in between two days.
const UNTIL: &[Phrase] = &["đến", "tới", "cho đến", "đến trước"];
/// "vào": on the day.
const ON: &[Phrase] = &["vào", "đúng", "vào đúng", "định kỳ vào"];
/// Words between an operator and its day.
const BETWEEN: &[Phrase] = &[
    "là",
    "vào",
    "ngày",
    "các ngày",
    "vào các ngày",
    "các",
    "hết",
    "là ngày",
    "đến",
    ":",
    "hằng năm",
    "hàng năm",
    "hồ sơ",
    "báo cáo",
    "nộp",
    "gửi",
    "nhận",
    "nộp hồ sơ",
    "gửi báo cáo",
    "nộp báo cáo",
    "gửi hồ sơ",
    "nhận hồ sơ",
    "tiếp nhận hồ sơ",
    "đăng ký",
    "hoàn thành",
    "thực hiện",
];

/// How a day is bound, and where the words for it begin.
pub(super) struct Bound {
    pub(super) operator: DayOperator,
    pub(super) start: usize,
    /// "đến": only a bound where something is handed in.
    pub(super) weak: bool,
    /// A time of the day stands between: "trước 17 giờ ngày 15/12".
    pub(super) hour: bool,
    /// No word binds it.
    pub(super) bare: bool,
}

/// The operator in front of a day that begins at `start`.
pub(super) fn bound(words: &[Token], start: usize) -> Option<Bound> {
    let mut place = start;
    let mut hour = false;
    let mut named = false;
    for _ in 0..6 {
        let lists = [
            (BEFORE, DayOperator::Before, false),
            (LATEST, DayOperator::AtLatest, false),
            (UNTIL, DayOperator::AtLatest, true),
            (ON, DayOperator::On, false),
        ];
        let found = lists.iter().filter_map(|(list, operator, weak)| {
            let (from, phrase) = ends(words, place, list)?;
            Some((phrase.len(), from, *operator, *weak, phrase))
        });
        if let Some((_, from, operator, weak, phrase)) = found.max_by_key(|(length, ..)| *length) {
            // "đến hết", "chậm nhất là vào": a stronger word may stand before
            let stronger = if weak || operator == DayOperator::On {
                bound(words, from).filter(|before| !before.weak && before.operator != DayOperator::On)
            } else {
                None
            };
            let operator =
                if hour && operator == DayOperator::Before { DayOperator::AtLatest } else { operator };
            let weak = weak || phrase == "hết" || phrase == "đến hết";
            return Some(stronger.unwrap_or(Bound { operator, start: from, weak, hour, bare: false }));
        }
        if let Some(from) = time_before(words, place) {
            place = from;
            hour = true;
            continue;
        }
        let (from, phrase) = ends(words, place, BETWEEN)?;
        named |= phrase == ":";
        place = from;
    }
    let _ = named;
    None
}

/// "17 giờ 00", "17h00", "17 giờ 00 phút" right before `place`.
fn time_before(words: &[Token], place: usize) -> Option<usize> {
    let shapes: [&[&str]; 4] =
        [&["#", "giờ", "#", "phút"], &["#", "giờ", "#"], &["#", "giờ"], &["#", "h", "#"]];
    let skip = usize::from(place > 0 && words.get(place - 1).is_some_and(|word| word.is(",")));
    shapes.iter().find_map(|shape| {
        let start = (place - skip).checked_sub(shape.len())?;
        let fits = shape
            .iter()
            .zip(words.get(start..)?)
            .all(|(want, word)| if *want == "#" { word.kind == Kind::Number } else { word.is(want) });
        fits.then_some(start)
    })
}

/// A day that only stands there: "- Ngày 30/11/2026: Tổng kết", "họp xét ngày 25/5/2027".
pub(super) fn bare(words: &[Token], day: &Day) -> Option<Bound> {
    let named = words.get(day.start).is_some_and(|word| word.is("ngày"));
    let opens = day.start == 0 && words.get(day.end).is_some_and(|word| word.is(":"));
    let closes = words.get(day.end).is_none_or(|word| matches!(word.low.as_str(), "," | ";" | "." | ")"));
    (named && (opens || closes) && day.year.is_some()).then_some(Bound {
        operator: DayOperator::On,
        start: day.start,
        weak: false,
        hour: false,
        bare: true,
    })
}
