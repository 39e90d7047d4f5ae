//! What the fields of a review stand filled in with, by what was read. Nothing is supplied that the text does not say; what
//! is lacking stays empty and is asked.

mod duties;

use super::groups::{
    AUDIENCES, BASES, CONTENTS, DECIDED, FORMS, FROM, PAPERS, PHASES, PURPOSES, QUOTAS, RESPONSIBILITIES,
    SUPERIOR, TAKEN, WHY, WORDS, count, name, value,
};
use super::head;
use crate::pages::office::draft::of_row;
use crate::shell::submission::Values;
use sovang_domain::award_form::AwardForm;
use sovang_domain::ids::AwardFormId;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{Needed, Occasion};
use sovang_domain::quota::QuotaOperator;
use sovang_paper::Draft as Paper;
use sovang_paper::draft::{self as read, Said, Who};
use sovang_words::fold::fold;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How a plan says that a number is one of every year.
const EVERY_YEAR: [&str; 5] = ["moi nam", "hang nam", "trong nam", "tung nam", "/nam"];
/// Who launches campaigns that a commune answers, as their sentences name them.
const ABOVE: [&str; 6] = [
    "Thủ tướng Chính phủ",
    "Hội đồng Thi đua - Khen thưởng Trung ương",
    "Ủy ban nhân dân tỉnh",
    "UBND tỉnh",
    "Ủy ban nhân dân thành phố",
    "UBND thành phố",
];

/// The fields of a review, in the making.
pub(super) struct Fields {
    values: Values,
    counts: BTreeMap<&'static str, usize>,
}

/// One item on its way into its fields.
struct Item<'a> {
    group: &'static str,
    said: &'a Said,
    /// Whether it stands without being confirmed.
    taken: bool,
}

impl Fields {
    fn put(&mut self, item: Item<'_>, fields: &[(&str, Vec<String>)]) {
        let row = self.counts.entry(item.group).or_default();
        *row += 1;
        let row = *row;
        let named = |field: &str| of_row(&name(item.group, field), row);
        for (field, values) in fields {
            values.iter().for_each(|value| self.values.add(&named(field), value));
        }
        let words = item.said.words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.values.add(&named(WORDS), words);
        self.values.add(&named(FROM), item.said.at[0].to_string());
        if let Some(why) = &item.said.why {
            self.values.add(&named(WHY), why);
        }
        if item.taken && !item.said.unsure {
            self.values.add(&named(DECIDED), TAKEN);
        }
    }
}

/// All fields, as far as the paper says them.
pub(super) fn propose(paper: &Paper, forms: &[AwardForm]) -> Values {
    let mut fields = Fields { values: Values::default(), counts: BTreeMap::new() };
    head::propose(paper, &mut fields.values);
    duties::propose(paper, &mut fields);
    awards(paper, forms, &mut fields);
    quotas(paper, forms, &mut fields);
    who_and_what(paper, &mut fields);
    around(paper, &mut fields);
    for (group, items) in fields.counts.clone() {
        fields.values.set(&count(group), items.to_string());
    }
    fields.values
}

fn one(value: impl Into<String>) -> Vec<String> {
    vec![value.into()]
}

fn maybe(value: Option<&String>) -> Vec<String> {
    value.into_iter().cloned().collect()
}

fn awards(paper: &Paper, forms: &[AwardForm], fields: &mut Fields) {
    let competing: BTreeSet<Who> =
        paper.audiences.iter().flat_map(|audience| audience.kinds.iter().copied()).collect();
    for item in &paper.award_forms {
        let form = known(&item.name, forms);
        let counted: BTreeSet<Who> = paper
            .quotas
            .iter()
            .filter(|quota| {
                form.is_some() && quota.form.as_deref().and_then(|name| known(name, forms)) == form
            })
            .map(|quota| quota.kind)
            .collect();
        let kinds = if counted.is_empty() { &competing } else { &counted };
        fields.put(
            Item { group: FORMS, said: &item.said, taken: false },
            &[
                ("hinh-thuc", form.map(|form| form.to_string()).into_iter().collect()),
                ("ten", one(&item.name)),
                ("dip", occasions(&item.occasions)),
                ("cho", kinds.iter().map(|kind| value(&nominee(*kind))).collect()),
            ],
        );
    }
}

fn quotas(paper: &Paper, forms: &[AwardForm], fields: &mut Fields) {
    for item in &paper.quotas {
        let mut occasions = occasions(&item.occasions);
        // so many a year are so many at the yearly round; "mỗi năm" stands once behind several numbers
        let words = fold(&line_of(&paper.text, item.said.at[0]));
        if occasions.is_empty() && EVERY_YEAR.iter().any(|every| words.contains(every)) {
            occasions.push(value(&Occasion::Annual));
        }
        let operator = match item.operator {
            read::QuotaOperator::AtMost => QuotaOperator::Cap,
            read::QuotaOperator::Exact => QuotaOperator::Exact,
        };
        let mut said = item.said.clone();
        if let Some(scope) = &item.scope {
            let each = format!("Kế hoạch tính cho {scope}; sổ chỉ giữ mức chung của cả địa phương.");
            said.why = Some(said.why.map_or(each.clone(), |why| format!("{why} {each}")));
        }
        let form = item.form.as_deref().and_then(|name| known(name, forms));
        fields.put(
            Item { group: QUOTAS, said: &said, taken: false },
            &[
                ("hinh-thuc", form.map(|form| form.to_string()).into_iter().collect()),
                ("cho", one(value(&nominee(item.kind)))),
                ("toan-tu", one(value(&operator))),
                ("so", one(item.number.to_string())),
                ("dip", occasions),
            ],
        );
    }
}

/// Papers, audiences, purposes, contents, phases, responsibilities.
fn who_and_what(paper: &Paper, fields: &mut Fields) {
    for item in &paper.dossier {
        fields.put(
            Item { group: PAPERS, said: &item.said, taken: false },
            &[("ten", one(&item.name)), ("khi", one(value(&Needed::Always)))],
        );
    }
    for item in &paper.audiences {
        let criteria: Vec<String> = item
            .criteria
            .iter()
            .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        fields.put(
            Item { group: AUDIENCES, said: &item.said, taken: false },
            &[
                ("ten", one(&item.name)),
                ("loai", item.kinds.iter().map(|kind| value(&nominee(*kind))).collect()),
                ("tieu-chi", one(criteria.join("\n"))),
            ],
        );
    }
    for (group, items) in [(PURPOSES, &paper.purposes), (CONTENTS, &paper.contents)] {
        for item in items {
            let short = item.name.split_whitespace().collect::<Vec<_>>().join(" ");
            fields.put(Item { group, said: &item.said, taken: true }, &[("ngan", one(short))]);
        }
    }
    for item in &paper.phases {
        let review = item.review.as_ref();
        let occasion = review.map(|review| {
            value(if review.kind == "sơ kết" { &Occasion::Interim } else { &Occasion::Final })
        });
        let ends = review.and_then(|review| review.year);
        let sure = item.from.is_some() && item.to.is_some() && (review.is_none() || ends.is_some());
        fields.put(
            Item { group: PHASES, said: &item.said, taken: sure },
            &[
                ("ten", one(&item.name)),
                ("tu", head::year_of(item.from.as_deref())),
                ("den", head::year_of(item.to.as_deref())),
                ("danh-gia", occasion.into_iter().collect()),
                ("nam", ends.map(|year| year.to_string()).into_iter().collect()),
            ],
        );
    }
    for item in &paper.responsibilities {
        let duties: Vec<String> =
            item.duties.iter().map(|duty| duty.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        fields.put(
            Item { group: RESPONSIBILITIES, said: &item.said, taken: !duties.is_empty() },
            &[("don-vi", one(&item.unit)), ("viec", one(duties.join("\n")))],
        );
    }
}

/// What it rests on and answers.
fn around(paper: &Paper, fields: &mut Fields) {
    for item in &paper.legal_bases {
        let whole = item.number.is_some() && item.issuer.is_some();
        fields.put(
            Item { group: BASES, said: &item.said, taken: whole },
            &[
                ("loai", one(&item.kind)),
                ("so", maybe(item.number.as_ref())),
                ("ngay", item.date.clone().filter(|date| date.len() == 10).into_iter().collect()),
                ("noi", maybe(item.issuer.as_ref())),
                ("ve", maybe(item.about.as_ref())),
            ],
        );
    }
    for item in &paper.superior {
        let line = line_of(&paper.text, item.said.at[0]);
        let level = ABOVE.into_iter().find(|above| line.contains(above));
        fields.put(
            Item { group: SUPERIOR, said: &item.said, taken: level.is_some() },
            &[("ten", one(&item.name)), ("cap", level.map(ToOwned::to_owned).into_iter().collect())],
        );
    }
}

/// The line of a text in which a letter stands.
fn line_of(text: &str, letter: usize) -> String {
    let mut at = 0;
    for line in text.split('\n') {
        at += line.chars().count() + 1;
        if at > letter {
            return line.to_owned();
        }
    }
    String::new()
}

/// The form of the rules that a plan's words name: of those whose short name stands in them word by word, the longest.
/// What the rules call "cấp tỉnh" a plan calls by province or city.
pub(super) fn known(name: &str, forms: &[AwardForm]) -> Option<AwardFormId> {
    let words: Vec<String> =
        fold(name).split(|c: char| !c.is_alphanumeric()).map(ToOwned::to_owned).collect();
    let says = |word: &str| words.iter().any(|said| said == word);
    let named = |form: &&AwardForm| {
        fold(&form.short).split_whitespace().all(|word| match word {
            "cap" => true,
            "tinh" => says("tinh") || (says("thanh") && says("pho")),
            word => says(word),
        })
    };
    forms.iter().filter(named).max_by_key(|form| form.short.len()).map(|form| form.id.clone())
}

fn nominee(kind: Who) -> NomineeKind {
    match kind {
        Who::Collective => NomineeKind::Collective,
        Who::Individual => NomineeKind::Individual,
        Who::Household => NomineeKind::Household,
    }
}

fn occasions(words: &[Cow<'_, str>]) -> Vec<String> {
    let occasion = |words: &Cow<'_, str>| match words.as_ref() {
        "hằng năm" => Some(Occasion::Annual),
        "sơ kết" => Some(Occasion::Interim),
        "tổng kết" => Some(Occasion::Final),
        "đột xuất" => Some(Occasion::Unscheduled),
        _ => None,
    };
    words.iter().filter_map(occasion).map(|on| value(&on)).collect()
}
