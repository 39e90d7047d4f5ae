//! How many are awarded: a number beside what is counted, and the form it belongs to.

mod table;

use super::award::{form, forms, occasions};
use super::count::{counted, is_plain, number};
use super::item::{Quota, QuotaOperator, Share, Who};
use super::page::{Page, sentence};
use super::topic::Topic;
use super::{AwardForm, Draft};
use crate::tongue::{Kind, Phrase, Token, any, at, ends, has};
use sovang_words::paper::Unsure;

/// A cap.
const AT_MOST: &[Phrase] = &[
    "không quá",
    "tối đa",
    "nhiều nhất",
    "không vượt quá",
    "không nhiều hơn",
    "không hơn",
    "tối đa không quá",
    "không được quá",
    "không được vượt quá",
    "cao nhất",
    "nhiều nhất là",
    "tối đa là",
    "giới hạn",
];
/// The other way round: no quota of ours.
const AT_LEAST: &[Phrase] = &["ít nhất", "tối thiểu", "trên", "từ", "ít nhất là", "hơn", "cứ", "mỗi"];

/// Reads the quotas.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    for at in page.body() {
        let Some(line) = page.lines.get(at) else { continue };
        if line.row {
            continue;
        }
        for range in sentences(&line.words) {
            one(page, at, range, draft);
        }
    }
    table::read(page, draft);
}

fn sentences(words: &[Token]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let (_, end) = sentence(words, start);
        out.push((start, end.max(start + 1)));
        start = end.max(start + 1);
        if words.get(start).is_some_and(|word| word.is(".")) {
            start += 1;
        }
    }
    out
}

/// The quotas of one sentence.
fn one(page: &Page<'_>, line: usize, (start, end): (usize, usize), draft: &mut Draft) {
    let Some(own) = page.lines.get(line) else { return };
    let words = own.words.get(..end).unwrap_or_default();
    let context = Context::of(page, line, start, words);
    if !context.is_award() {
        return;
    }
    let mut operator = QuotaOperator::Exact;
    let mut cap = None;
    let mut place = start;
    while place < words.len() {
        if let Some((next, _)) = any(words, place, AT_MOST) {
            operator = QuotaOperator::AtMost;
            cap = Some(place);
            place = next;
            continue;
        }
        if words.get(place).is_some_and(|word| matches!(word.low.as_str(), ";" | "|")) {
            operator = QuotaOperator::Exact;
            cap = None;
        }
        if let Some(next) = share(page, line, words, place, operator, draft) {
            place = next;
            continue;
        }
        let found = pair(words, place).or_else(|| context.figures.then(|| turned(words, place)).flatten());
        let Some(found) = found.filter(|found| context.counts(words, found)) else {
            place += 1;
            continue;
        };
        let at_most = operator == QuotaOperator::AtMost || found.at_most;
        let operator = if at_most { QuotaOperator::AtMost } else { QuotaOperator::Exact };
        let (name, doubt) = form_of(page, line, words, (start, found.start, found.end), draft);
        let from = cap.unwrap_or(found.start);
        let mut said = page.said_of(words.get(from..found.end).unwrap_or_default());
        if found.span {
            said = said.doubted(Unsure::QuotaIsASpan);
        } else if let Some(why) = doubt {
            said = said.doubted(why);
        }
        let occasions = occasions(page, line, found.start);
        let quota = Quota {
            form: name,
            kind: found.kind,
            number: found.number,
            operator,
            occasions,
            scope: scope(page, words, start, found.start),
            said,
        };
        if !draft.quotas.iter().any(|known| {
            known.form == quota.form
                && known.kind == quota.kind
                && known.occasions == quota.occasions
                && known.number == quota.number
                && known.scope == quota.scope
        }) {
            draft.quotas.push(quota);
        }
        place = found.end;
    }
}

/// A number with what is counted.
struct Count {
    start: usize,
    end: usize,
    number: u32,
    kind: Who,
    plain: bool,
    at_most: bool,
    /// "01 đến 02": the higher one is taken.
    span: bool,
}

/// "02 tập thể", "từ 02 đến 03 tập thể", "01 - 02 tập thể"
fn pair(words: &[Token], place: usize) -> Option<Count> {
    let (first, next) = number(words, place)?;
    let second = any(words, next, &["đến", "-", "–", "hoặc"]).and_then(|(from, _)| number(words, from));
    let second = second.filter(|(_, next)| counted(words, *next).is_some());
    let (number, next) = second.unwrap_or((first, next));
    let (kind, end) = counted(words, next)?;
    // "15 tập thể và cá nhân" counts both together
    let together = any(words, end, &["và", ",", "hoặc"]).is_some_and(|(next, _)| is_plain(words, next));
    let least = ends(words, place, AT_LEAST).is_some() && second.is_none();
    let open = any(words, end, &["trở lên", "trở xuống", "trong", "/"])
        .is_some_and(|(_, phrase)| phrase != "trong" && phrase != "/");
    (!least && !open && !together).then(|| Count {
        start: place,
        end,
        number,
        kind,
        plain: is_plain(words, next),
        at_most: second.is_some(),
        span: second.is_some(),
    })
}

/// "Tập thể: 05", "Cá nhân: không quá 10 người", "tập thể tối đa 05"
fn turned(words: &[Token], place: usize) -> Option<Count> {
    if !is_plain(words, place) {
        return None;
    }
    let (kind, next) = counted(words, place)?;
    let colon = at(words, next, ":");
    let from = colon.or_else(|| at(words, next, "là")).unwrap_or(next);
    let most = any(words, from, AT_MOST);
    if colon.is_none() && most.is_none() {
        return None;
    }
    let (number, end) = number(words, most.map_or(from, |(next, _)| next))?;
    let end = any(
        words,
        end,
        &["giấy khen", "suất", "người", "tập thể", "cá nhân", "hộ", "đơn vị", "gia đình", "giải"],
    )
    .map_or(end, |(next, _)| next);
    let closed =
        words.get(end).is_none_or(|word| word.kind == Kind::Sign || matches!(word.low.as_str(), "và"));
    closed.then(|| Count {
        start: place,
        end,
        number,
        kind,
        plain: true,
        at_most: most.is_some(),
        span: false,
    })
}

/// "không quá 20% tổng số cá nhân"
fn share(
    page: &Page<'_>,
    line: usize,
    words: &[Token],
    place: usize,
    operator: QuotaOperator,
    draft: &mut Draft,
) -> Option<usize> {
    let percent = words.get(place)?.number()?;
    let next = at(words, place + 1, "%")?;
    if operator == QuotaOperator::Exact || percent > 100 {
        return None;
    }
    let kind = (next..words.len().min(next + 8)).find_map(|at| counted(words, at));
    let end = kind.map_or(next, |(_, end)| end);
    let from = ends(words, place, AT_MOST).map_or(place, |(from, _)| from);
    let (form, _) = form_of(page, line, words, (0, place, end), draft);
    draft.shares.push(Share {
        form,
        kind: kind.map(|(who, _)| who),
        percent,
        operator,
        said: page.said_of(words.get(from..end)?),
    });
    Some(next)
}

/// What a sentence is about, as far as numbers in it may be quotas.
struct Context {
    /// A form, or the word for giving one, is in the sentence.
    given: bool,
    /// It stands under awards.
    topic: bool,
    /// It, or what it stands under, says that numbers follow.
    figures: bool,
    /// It tells of something else: what was, what is aimed at, who sits in a council.
    other: bool,
}

impl Context {
    fn of(page: &Page<'_>, line: usize, start: usize, words: &[Token]) -> Self {
        let own = page.lines.get(line);
        let here = words.get(start..).unwrap_or_default();
        let topic = own.map(|line| line.topic).unwrap_or_default();
        let numbers: [Phrase; 9] = [
            "số lượng",
            "cơ cấu",
            "chỉ tiêu khen",
            "số lượng khen",
            "tỷ lệ",
            "chỉ tiêu",
            "phân bổ",
            "hình thức",
            "khen thưởng",
        ];
        let above = page
            .above(line)
            .filter_map(|above| page.lines.get(above))
            .any(|above| above.depth > 2 && has(&above.words, &numbers));
        let other = has(
            here,
            &[
                "đã khen",
                "kết quả đạt",
                "hội đồng gồm",
                "phấn đấu",
                "có ít nhất",
                "trong đó có ít nhất",
                "mức thưởng",
                "tiền thưởng",
                "đồng / tập thể",
                "nghìn đồng",
                "triệu đồng",
                "năm trước đã",
                "đã tặng",
                "biên soạn",
                "thành viên",
            ],
        );
        Self {
            given: !forms(here).is_empty()
                || has(
                    here,
                    &[
                        "khen thưởng",
                        "khen",
                        "tặng",
                        "tuyên dương",
                        "biểu dương",
                        "đề nghị",
                        "lựa chọn",
                        "giới thiệu",
                    ],
                ),
            topic: topic == Topic::Award
                || topic == Topic::AwardStandard && has(here, &["số lượng", "không quá", "tối đa"]),
            figures: topic == Topic::Award
                && (above || own.is_some_and(|line| has(line.title(), &numbers)) || has(here, &numbers)),
            other: other
                || matches!(topic, Topic::Criteria | Topic::Contents | Topic::Audience | Topic::Funding)
                || topic == Topic::Purpose,
        }
    }

    fn is_award(&self) -> bool {
        !self.other && (self.topic || self.given)
    }

    /// Whether a count is one of awards: units and people of other names only where awards are said to be counted.
    fn counts(&self, words: &[Token], found: &Count) -> bool {
        let near = words.get(found.end..words.len().min(found.end + 2)).unwrap_or_default();
        let set = has(near, &["dự", "tham dự", "tham gia"]);
        let said = if found.plain { self.topic || self.given } else { self.topic && self.given };
        said && !set
    }
}

/// The form that a count belongs to: said behind it in the same clause, before it, in the headings, or the one there is.
fn form_of(
    page: &Page<'_>,
    line: usize,
    words: &[Token],
    (start, from, end): (usize, usize, usize),
    draft: &Draft,
) -> (Option<String>, Option<Unsure>) {
    let behind = (end..words.len())
        .take_while(|at| words.get(*at).is_some_and(|word| !matches!(word.low.as_str(), ";" | ")")))
        .find_map(|place| {
            form(words, place)
                .filter(|_| ends(words, place, &["đối với", "tặng", "được", "nhận", "được tặng"]).is_some())
        });
    let before = || (start..from).rev().find_map(|place| form(words, place));
    let own = behind.or_else(before);
    if let Some(found) = own {
        return (Some(canonical(page, words, &found, draft)), None);
    }
    let lines = std::iter::once(line).chain(page.above(line));
    for at in lines {
        let Some(above) = page.lines.get(at) else { continue };
        if let Some(found) = (0..above.words.len())
            .find_map(|place| form(&above.words, place))
            .filter(|_| at != line || above.heading > 0)
        {
            return (Some(canonical(page, &above.words, &found, draft)), None);
        }
        // the line before under the same heading: "- Hình thức: Giấy khen …", "- Số lượng: …"
        let sibling = (0..at)
            .rev()
            .take_while(|before| page.lines.get(*before).is_some_and(|before| before.depth >= above.depth))
            .find(|before| {
                page.lines
                    .get(*before)
                    .is_some_and(|before| before.depth == above.depth && !forms(&before.words).is_empty())
            });
        if let Some(before) = sibling.and_then(|sibling| page.lines.get(sibling))
            && let [found] = forms(&before.words).as_slice()
        {
            return (Some(canonical(page, &before.words, found, draft)), None);
        }
    }
    let of_commune = |form: &&AwardForm| {
        form.level.as_deref() == Some("xa") && form.name.to_lowercase().starts_with("giấy khen")
    };
    let local: Vec<&AwardForm> = draft.award_forms.iter().filter(of_commune).collect();
    match (draft.award_forms.as_slice(), local.as_slice()) {
        ([one], _) => (Some(one.name.clone()), None),
        (_, [one, rest @ ..]) if rest.iter().all(|other| other.name == one.name) => {
            (Some(one.name.clone()), Some(Unsure::QuotaFormSupposed))
        }
        _ => (None, Some(Unsure::QuotaWithoutForm)),
    }
}

/// The name by which the draft lists a form.
fn canonical(page: &Page<'_>, words: &[Token], found: &super::award::Form, draft: &Draft) -> String {
    let same = draft.award_forms.iter().find(|known| {
        known.name.to_lowercase().starts_with(found.head)
            && (known.level.as_deref() == found.level || found.level.is_none())
    });
    same.map_or_else(
        || page.text_of(words.get(found.start..found.end).unwrap_or_default()),
        |form| form.name.clone(),
    )
}

/// "mỗi đơn vị", where the number is for each of many.
fn scope(page: &Page<'_>, words: &[Token], start: usize, from: usize) -> Option<String> {
    let place = (start..from).rev().find(|place| any(words, *place, &["mỗi", "từng"]).is_some())?;
    let end = (place + 1..from).find(|at| {
        any(words, *at, AT_MOST).is_some()
            || any(words, *at, &["được", "đề nghị", "lựa chọn", "giới thiệu", "chọn", "xét", "có"]).is_some()
            || words.get(*at).is_some_and(|word| word.kind != Kind::Word)
    });
    words.get(place..end.unwrap_or(from)).map(|words| page.text_of(words))
}
