//! The clause a day stands in: who does what for whom.

mod verbs;
mod who;

use crate::draft::page::{Page, sentence};
use crate::draft::unit;
use crate::tongue::{Phrase, Token, any, at, find};
use verbs::AIMS;
pub(in crate::draft) use verbs::{DO, HAND_IN};
use who::{doer, owner};

/// A duty's words.
pub(in crate::draft) struct Clause<'w> {
    /// Where it begins in its line.
    pub(in crate::draft) start: usize,
    /// What is done.
    pub(in crate::draft) what: &'w [Token],
    /// Who does it.
    pub(in crate::draft) who: Option<String>,
    /// For whom.
    pub(in crate::draft) to: Option<String>,
    /// All words up to the day.
    words: &'w [Token],
}

impl Clause<'_> {
    /// Whether it is a duty; `strict` where only handing something in is one, `on` where the day is only named.
    pub(in crate::draft) fn is_duty(&self, strict: bool, on: bool) -> bool {
        let aims = find(self.words, AIMS).is_some();
        let hands = super::hands_in(self.words);
        let does = (0..self.words.len()).any(|place| any(self.words, place, DO).is_some());
        let deed = does && (!on || self.starts_with_deed()) && !aims;
        if strict { hands && !aims } else { hands || deed }
    }

    /// Whether only a day is said.
    pub(in crate::draft) fn says_nothing(&self) -> bool {
        !super::hands_in(self.words)
            && !(0..self.words.len()).any(|place| any(self.words, place, DO).is_some())
            && self.words.len() <= 12
    }

    /// Whether what is done goes on for a time by its nature, so that its last day is no bound.
    pub(in crate::draft) fn lasts(&self) -> bool {
        any(
            self.what,
            0,
            &[
                "triển khai",
                "thực hiện",
                "tổ chức thực hiện",
                "tổ chức triển khai",
                "phát động",
                "tổ chức phong trào",
            ],
        )
        .is_some()
    }

    /// Whether another document is named.
    pub(in crate::draft) fn cites(&self) -> bool {
        find(self.words, crate::order::title::DOCUMENTS).is_some()
            && self.words.iter().any(|word| word.is("số"))
    }

    /// Whether it opens with what is done.
    pub(in crate::draft) fn starts_with_deed(&self) -> bool {
        (0..self.what.len().min(2))
            .any(|place| any(self.what, place, DO).is_some() || any(self.what, place, HAND_IN).is_some())
    }
}

/// The clause of the day bound at `bound`, which ends at `end`.
pub(in crate::draft) fn clause<'w>(page: &'w Page<'_>, line: usize, bound: usize, end: usize) -> Clause<'w> {
    let words = page.lines.get(line).map(|line| line.words.as_slice()).unwrap_or_default();
    let (from, stop) = sentence(words, bound);
    let semicolon = (from..bound).rev().find(|place| {
        words.get(*place).is_some_and(|word| word.is(";")) && !in_brackets(words, from, *place)
    });
    let cut = semicolon.map_or(from, |place| place + 1);
    // a duty of the day before ends there: "… trước ngày 25/11 hằng năm để tổng hợp báo cáo … trước ngày 30/11"
    let earlier = (cut..bound).rev().find_map(|place| {
        crate::draft::date::day(words, place)
            .filter(|day| day.end < bound && super::bound(words, day.start).is_some())
    });
    let purpose = earlier.as_ref().and_then(|day| {
        let rest = words.get(day.end..bound)?;
        let (_, next, _) = find(rest, &["để"])?;
        Some(day.end + next)
    });
    let earlier_end =
        earlier.as_ref().map(|day| crate::draft::date::yearly(words, day.end).unwrap_or(day.end));
    let start = purpose.or(earlier_end).filter(|start| *start < bound).unwrap_or(cut);
    let start = skip(words, start, bound);
    let head = words.get(start..bound).unwrap_or_default();
    let tail = words.get(end..stop).unwrap_or_default();
    let inside = words.get(bound..end).unwrap_or_default();
    // "Hồ sơ gồm tờ trình, biên bản, gửi về … trước ngày": the dossier is owed, its papers are not each
    let listed = find(head, &["hồ sơ"]).and_then(|(from, next, _)| {
        let (gathered, ..) = find(head.get(next..)?, &["gồm", "bao gồm", "gồm có"])?;
        head.get(from..next + gathered)
    });
    let what = listed.map_or_else(|| what(head, tail, inside), trimmed);
    let to = to(page, head, tail);
    let who = match purpose {
        Some(_) => owner(page, head).or_else(|| receiver(page, words.get(cut..start).unwrap_or_default())),
        None => doer(page, line, words, start, bound, what),
    };
    let said = what.first().is_some_and(|first| head.iter().any(|word| word.start == first.start));
    Clause { start, what, who, to, words: if said { head } else { what } }
}

fn in_brackets(words: &[Token], from: usize, place: usize) -> bool {
    let inner = words.get(from..place).unwrap_or_default();
    inner.iter().filter(|word| word.is("(")).count() > inner.iter().filter(|word| word.is(")")).count()
}

/// Past commas and words that open nothing.
fn skip(words: &[Token], mut start: usize, bound: usize) -> usize {
    while start < bound
        && words.get(start).is_some_and(|word| {
            matches!(word.low.as_str(), "," | "và" | "-" | "–" | "+" | "(" | ")" | "." | ":")
        })
    {
        start += 1;
    }
    start
}

/// The verb at a place; "Hội đồng thi đua, khen thưởng" is a name.
fn verb(words: &[Token], place: usize) -> Option<(usize, Phrase)> {
    let found = any(words, place, HAND_IN).or_else(|| any(words, place, DO))?;
    let before = place.checked_sub(2).and_then(|two| words.get(two..place)).unwrap_or_default();
    let name = found.1 == "khen thưởng" && before.first().is_some_and(|word| word.is("đua"));
    (!name).then_some(found)
}

/// What is done: the last part of the clause that opens with a verb, the part before it where only "gửi" is said.
fn what<'w>(head: &'w [Token], tail: &'w [Token], inside: &'w [Token]) -> &'w [Token] {
    let verb = |place: usize| verb(head, place).filter(|_| !in_brackets(head, 0, place));
    let mut starts: Vec<usize> = (0..head.len())
        .filter(|place| verb(*place).is_some() && (*place == 0 || opens(head, *place)))
        .collect();
    if starts.is_empty() {
        starts = (0..head.len()).filter(|place| verb(*place).is_some()).take(1).collect();
    }
    let bare = |place: usize| {
        verb(place).is_some_and(|(next, phrase)| {
            matches!(
                phrase,
                "gửi" | "nộp" | "trình" | "chuyển" | "hồ sơ" | "hoàn thành" | "báo cáo" | "tổng hợp"
            ) && (next >= head.len()
                || any(
                    head,
                    next,
                    &[
                        "về",
                        "cho",
                        "đến",
                        "tới",
                        "lên",
                        "qua",
                        "ubnd",
                        "ủy ban",
                        "phòng",
                        "hội đồng",
                        "thường trực",
                    ],
                )
                .is_some())
        })
    };
    let mut index = starts.len();
    while index > 0 {
        index -= 1;
        let place = starts.get(index).copied().unwrap_or(0);
        let before = index.checked_sub(1).and_then(|before| starts.get(before)).copied();
        let close = before.is_some_and(|before| place - before <= 5);
        let wide = index > 0 && (bare(place) || close || place + 12 > head.len() && nested(head, place));
        if !wide {
            break;
        }
    }
    let Some(start) = starts.get(index).copied() else {
        // "Hạn cuối nhận hồ sơ: ngày 10/12": the duty stands between the bound and its day
        let own = behind(inside);
        return if own.is_empty() { behind(tail) } else { own };
    };
    let end = (start + 1..head.len()).find(|place| target(head, *place, start)).unwrap_or(head.len());
    trimmed(head.get(start..end).unwrap_or_default())
}

/// A verb that is the object of another: "báo cáo kết quả thực hiện".
fn nested(head: &[Token], place: usize) -> bool {
    any(
        head,
        place,
        &["thực hiện", "tổ chức", "triển khai", "khen thưởng", "sơ kết", "tổng kết", "đề nghị", "hồ sơ"],
    )
    .is_some()
}

/// Whether a verb opens a part: behind a comma, "và", or the name of who does it.
fn opens(head: &[Token], place: usize) -> bool {
    let Some(before) = place.checked_sub(1).and_then(|before| head.get(before)) else { return true };
    let joint = matches!(
        before.low.as_str(),
        "," | "và"
            | ":"
            | ")"
            | "-"
            | ";"
            | "định"
            | "kỳ"
            | "nhiệm"
            | "năm"
            | "động"
            | "để"
            | "phải"
            | "cần"
            | "hợp"
            | "gian"
            | "hạn"
            | "tháng"
    );
    joint || (0..place).rev().take(40).any(|start| unit::name(head, start) == Some(place))
}

/// Whether the object ends at `place`: to whom it goes stands there.
fn target(head: &[Token], place: usize, start: usize) -> bool {
    let to = any(head, place, &["về", "cho", "gửi về", "gửi", "nộp về", "đến", "tới", "tại"]);
    let named = to.is_some_and(|(next, _)| unit::name(head, next).is_some());
    let cut = head.get(place).is_some_and(|word| matches!(word.low.as_str(), "(" | ":")) && place > start + 2;
    let since = at(head, place, "từ").is_some_and(|next| crate::draft::date::day(head, next).is_some());
    since || named || cut && head.get(place).is_some_and(|word| word.is(":"))
}

/// What stands behind the day: "Trước ngày 15/11, các đơn vị gửi hồ sơ …".
fn behind(tail: &[Token]) -> &[Token] {
    let opened = tail.iter().take_while(|word| matches!(word.low.as_str(), ":" | "," | ")" | "-")).count();
    let tail = tail.get(opened..).unwrap_or_default();
    let end = tail.iter().position(|word| matches!(word.low.as_str(), ";" | "|" | ":")).unwrap_or(tail.len());
    let tail = tail.get(..end).unwrap_or_default();
    let start = (0..tail.len()).find(|place| verb(tail, *place).is_some());
    let Some(start) = start else { return &[] };
    let end = (start + 1..tail.len()).find(|place| target(tail, *place, start)).unwrap_or(tail.len());
    trimmed(tail.get(start..end).unwrap_or_default())
}

fn trimmed(mut words: &[Token]) -> &[Token] {
    while let Some((last, rest)) = words.split_last() {
        if !matches!(
            last.low.as_str(),
            "," | "."
                | ";"
                | ":"
                | "("
                | "-"
                | "–"
                | "và"
                | "xong"
                | "năm"
                | "hằng"
                | "hàng"
                | "định"
                | "kỳ"
                | "theo"
                | "quy"
        ) && !(last.is("định"))
        {
            break;
        }
        words = rest;
    }
    words
}

/// To whom: behind "về", "cho", "gửi", "báo cáo", "trình".
fn to(page: &Page<'_>, head: &[Token], tail: &[Token]) -> Option<String> {
    receiver(page, head).or_else(|| {
        let end =
            tail.iter().position(|word| matches!(word.low.as_str(), ";" | ".")).unwrap_or(tail.len()).min(40);
        receiver(page, tail.get(..end)?)
    })
}

fn receiver(page: &Page<'_>, words: &[Token]) -> Option<String> {
    let names = |list: &[Phrase]| {
        (0..words.len()).rev().find_map(|place| {
            let (next, _) = any(words, place, list)?;
            let next = any(words, next, &["đồng chí", "về", "cho"]).map_or(next, |(next, _)| next);
            let end = unit::name(words, next)?;
            let end = bracket(words, end);
            words.get(next..end)
        })
    };
    let found = names(&[
        "về",
        "gửi về",
        "nộp về",
        "cho",
        "gửi đến",
        "đến",
        "tới",
        "gửi cho",
        "nộp cho",
        "nộp tại",
        "tại",
        "gửi",
        "nộp",
        "lên",
    ])
    .or_else(|| names(&["báo cáo", "trình", "đề nghị", "thông qua", "(qua", "qua", "tham mưu"]));
    found.map(|words| page.text_of(words))
}

/// "(qua Phòng Văn hóa - Xã hội)" belongs to the name before it.
fn bracket(words: &[Token], end: usize) -> usize {
    if at(words, end, "(").is_none() {
        return end;
    }
    (end..words.len())
        .find(|place| words.get(*place).is_some_and(|word| word.is(")")))
        .map_or(end, |close| close + 1)
}
