//! Who competes, and what each of them is judged by.

use super::Draft;
use super::count::kinds;
use super::item::{Audience, Who};
use super::page::{Colon as _, Page};
use super::topic::Topic;
use crate::tongue::{Phrase, Token, any, find};

/// Reads the audiences: those with criteria first, then who else is named as competing.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    for at in page.body() {
        if let Some(found) = judged(page, at) {
            draft.audiences.push(found);
        }
    }
    let named: Vec<Audience> = page.body().flat_map(|at| listed(page, at)).collect();
    for found in named {
        if !draft.audiences.iter().any(|known| covers(known, &found)) {
            draft.audiences.push(found);
        }
    }
}

/// What opens the name of somebody that criteria are for.
const FOR: &[Phrase] = &["đối với", "dành cho", "đề nghị", "áp dụng đối với"];

/// A heading under the criteria that names who they are for.
fn judged(page: &Page<'_>, at: usize) -> Option<Audience> {
    let line =
        page.lines.get(at).filter(|line| line.topic == Topic::Criteria && line.heading > 0 && !line.row)?;
    let above = line.parent.and_then(|parent| page.lines.get(parent));
    let title = line.title();
    let opened = any(title, 0, FOR);
    // "- Đối tượng khác: …" among the criteria for individuals is one of them
    let among =
        above.is_some_and(|above| above.topic == Topic::Criteria && any(above.title(), 0, FOR).is_some());
    if line.depth >= 8 && among {
        return None;
    }
    let name = title.get(opened.map_or(0, |(next, _)| next)..)?;
    let plain = any(
        name,
        0,
        &["tập thể", "cá nhân", "hộ gia đình", "gia đình", "đối tượng khác", "các tập thể", "các cá nhân"],
    )
    .is_some()
        && name.len() <= 24;
    if above.is_none_or(|above| above.topic != Topic::Criteria && opened.is_none())
        || opened.is_none() && !plain
        || name.is_empty()
    {
        return None;
    }
    let items: Vec<usize> = page
        .under(at)
        .filter(|below| page.lines.get(*below).is_some_and(|line| !line.words.is_empty()))
        .collect();
    let mut criteria = Vec::new();
    let mut places = Vec::new();
    let mut take = |words: &[Token]| {
        let said = page.said_of(words);
        if !said.words.is_empty() {
            criteria.push(said.words);
            places.push(said.at);
        }
    };
    if line.rest().len() > 2 {
        take(line.rest());
    }
    let dashed = items.iter().any(|at| page.lines.get(*at).is_some_and(|line| line.depth < 10));
    for item in items {
        let Some(item) = page.lines.get(item).filter(|item| item.depth < 10 || !dashed) else { continue };
        take(&item.words);
    }
    if criteria.is_empty() {
        return None;
    }
    Some(Audience {
        name: page.text_of(name),
        kinds: kinds(name),
        criteria,
        criteria_at: places,
        said: page.said_of(title),
    })
}

/// Those who compete, by a line under "đối tượng thi đua".
fn listed(page: &Page<'_>, at: usize) -> Vec<Audience> {
    let Some(line) = page.lines.get(at).filter(|line| line.topic == Topic::Audience && !line.row) else {
        return Vec::new();
    };
    let group = any(line.title(), 0, &["tập thể", "về tập thể", "đối với tập thể", "các tập thể"])
        .map(|_| Who::Collective);
    let group = group.or_else(|| {
        any(line.title(), 0, &["cá nhân", "về cá nhân", "đối với cá nhân", "các cá nhân"])
            .map(|_| Who::Individual)
    });
    let group = group.or_else(|| any(line.title(), 0, &["hộ gia đình", "hộ"]).map(|_| Who::Household));
    let own = crate::tongue::has(line.title(), &["đối tượng", "phạm vi", "tham gia"]);
    let words = match (group, own) {
        (Some(_), _) | (None, true) => line.rest(),
        (None, false) => &line.words,
    };
    if group.is_some() && words.is_empty() {
        return Vec::new();
    }
    let above = page.above(at).find_map(|above| {
        let title = page.lines.get(above)?.title();
        let (_, phrase) = any(title, 0, &["tập thể", "cá nhân", "hộ gia đình", "hộ"])?;
        Some(match phrase {
            "tập thể" => Who::Collective,
            "cá nhân" => Who::Individual,
            _ => Who::Household,
        })
    });
    let group = group.or(above);
    parts(words.strip_prefix_colon())
        .into_iter()
        .filter_map(|part| {
            let part = trimmed(part);
            let kinds = match group {
                Some(who) if who == Who::Individual && kinds(part).contains(&Who::Household) => {
                    vec![who, Who::Household]
                }
                Some(who) => vec![who],
                None => kinds(part),
            };
            (part.len() >= 2 && part.len() <= 40).then(|| Audience {
                name: page.text_of(part),
                kinds,
                criteria: Vec::new(),
                criteria_at: Vec::new(),
                said: page.said_of(part),
            })
        })
        .collect()
}

/// What opens another of a list, behind a comma.
const NEXT: &[Phrase] = &[
    "các",
    "ban",
    "ủy ban",
    "thôn",
    "ấp",
    "tổ",
    "doanh nghiệp",
    "trường",
    "hộ",
    "cá nhân",
    "doanh nhân",
    "trí thức",
    "nhà khoa học",
    "hợp tác xã",
    "đoàn thể",
    "hội",
    "công an",
    "đảng ủy",
    "mặt trận",
    "nhân dân",
    "người việt nam",
    "mọi",
    "toàn thể",
    "tập thể",
    "cán bộ",
    "học sinh",
    "trung tâm",
    "trạm",
    "quân sự",
    "văn phòng",
    "lực lượng",
    "ubmttq",
    "mttq",
    "khu dân cư",
    "cơ sở",
    "khu phố",
    "giáo viên",
    "chi bộ",
];

/// The parts of a list of those who compete.
fn parts(words: &[Token]) -> Vec<&[Token]> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0, 0);
    for at in 0..words.len() {
        let word = words.get(at).map(|word| word.low.as_str()).unwrap_or_default();
        depth += i32::from(word == "(") - i32::from(word == ")");
        let next = any(words, at + 1, NEXT);
        let same = words.get(start..at).is_some_and(|before| {
            any(before, 0, &["cán bộ", "đảng viên", "công chức", "giáo viên"]).is_some()
        });
        let last = at
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .map(|word| word.low.as_str())
            .unwrap_or_default();
        let small = words.get(at + 1).is_some_and(|word| {
            word.is("ban") && !word.capital
                || word.is("đoàn") && matches!(last, "ngành" | "ban")
                || word.is("hội") && last == "viên"
        });
        let comma = word == ","
            && !small
            && next
                .is_some_and(|(_, phrase)| !(same && matches!(phrase, "học sinh" | "cán bộ" | "giáo viên")));
        let front = words.get(start..at).is_some_and(|before| find(before, &["mặt trận", "mttq"]).is_some());
        let and = word == "và"
            && any(words, at + 1, &["các", "nhân dân", "doanh nghiệp", "hộ gia đình"]).is_some()
            && !front;
        if depth == 0 && (word == ";" || comma || and)
            || word == "." && at + 1 < words.len() && words.get(at + 1).is_some_and(|word| word.capital)
        {
            out.extend(words.get(start..at));
            start = at + 1;
        }
        if word == "." {
            // what follows is another sentence, not another of the list
            break;
        }
    }
    if start < words.len() {
        let end =
            words.iter().position(|word| word.is(".")).filter(|end| *end >= start).unwrap_or(words.len());
        out.extend(words.get(start..end));
    }
    out
}

fn trimmed(mut words: &[Token]) -> &[Token] {
    while let Some((last, rest)) = words.split_last() {
        if !matches!(last.low.as_str(), "." | ";" | "," | ":" | "…") {
            break;
        }
        words = rest;
    }
    match any(words, 0, &["gồm", "bao gồm", "gồm :", "bao gồm :", "là"]) {
        Some((next, _)) => words.get(next..).unwrap_or_default(),
        None => words,
    }
}

/// Whether criteria that are known are also for `found`.
fn covers(known: &Audience, found: &Audience) -> bool {
    let bare = |name: &str| {
        let low = name.to_lowercase();
        low.trim_start_matches("các ").trim_start_matches("những ").to_owned()
    };
    let (one, two) = (bare(&known.name), bare(&found.name));
    let general = match one.as_str() {
        "cá nhân" => found.kinds == [Who::Individual],
        "tập thể" => found.kinds == [Who::Collective],
        "tập thể, cá nhân" => true,
        "hộ gia đình" => found.kinds == [Who::Household],
        _ => false,
    };
    general || one.contains(&two) || two.contains(&one) && one.len() * 3 > two.len() * 2
}
