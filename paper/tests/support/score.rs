//! How a draft compares with a careful reading.

use serde_json::Value;
use sovang_paper::Draft;
use sovang_paper::draft::{QuotaOperator, Who, Year};

/// Found, wanted, proposed, right.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) wanted: usize,
    pub(crate) found: usize,
    pub(crate) proposed: usize,
    pub(crate) right: usize,
}

impl Score {
    pub(crate) fn add(&mut self, other: Score) {
        self.wanted += other.wanted;
        self.found += other.found;
        self.proposed += other.proposed;
        self.right += other.right;
    }

    pub(crate) fn recall(&self) -> usize {
        (self.found * 100).checked_div(self.wanted).unwrap_or(100)
    }

    pub(crate) fn precision(&self) -> usize {
        (self.right * 100).checked_div(self.proposed).unwrap_or(100)
    }
}

pub(crate) const PARTS: [&str; 7] =
    ["deadlines", "quotas", "bases", "forms", "phases", "papers", "audiences"];

fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The draft's items of a part, as a careful reading writes them.
pub(crate) fn items(draft: &Draft, part: &str) -> Vec<String> {
    match part {
        "deadlines" => draft
            .deadlines
            .iter()
            .map(|one| {
                let year = match one.year {
                    Some(Year::Of(year)) => year.to_string(),
                    Some(Year::Every) => "every".to_owned(),
                    None => "none".to_owned(),
                };
                let operator = serde_json::to_value(one.operator).unwrap();
                format!("{}/{}/{year}/{}", one.day, one.month, operator.as_str().unwrap())
            })
            .collect(),
        "quotas" => draft
            .quotas
            .iter()
            .map(|one| {
                let kind = match one.kind {
                    Who::Collective => "collective",
                    Who::Individual => "individual",
                    Who::Household => "household",
                };
                let operator = if one.operator == QuotaOperator::AtMost { "at_most" } else { "exact" };
                format!("{}|{kind}|{}|{operator}", one.form.clone().unwrap_or_default(), one.number)
            })
            .collect(),
        "bases" => draft
            .legal_bases
            .iter()
            .map(|one| {
                one.number
                    .clone()
                    .unwrap_or_else(|| format!("{} {}", one.kind, one.about.clone().unwrap_or_default()))
            })
            .collect(),
        "forms" => {
            draft.award_forms.iter().map(|one| format!("{}|{}", one.name, one.occasions.join(","))).collect()
        }
        "phases" => draft
            .phases
            .iter()
            .map(|one| {
                format!(
                    "{}|{}|{}",
                    one.name,
                    one.from.clone().unwrap_or_default(),
                    one.to.clone().unwrap_or_default()
                )
            })
            .collect(),
        "papers" => draft.dossier.iter().map(|one| one.name.clone()).collect(),
        _ => draft.audiences.iter().map(|one| one.name.clone()).collect(),
    }
}

/// Whether an item of the draft is the wanted one.
fn same(part: &str, wanted: &str, item: &str) -> bool {
    let (wanted, item) = (plain(wanted), plain(item));
    match part {
        "quotas" | "forms" => {
            let (name, rest) = wanted.split_once('|').unwrap();
            item.split_once('|').is_some_and(|(own, other)| {
                other == rest && (own.starts_with(name) || own.replace("uỷ", "ủy") == name)
            })
        }
        "papers" | "audiences" => {
            item.contains(&wanted) || wanted.contains(&item) && item.len() * 2 > wanted.len()
        }
        _ => wanted == item,
    }
}

/// The score of one part.
pub(crate) fn score(draft: &Draft, wanted: &Value, part: &str) -> (Score, Vec<String>) {
    let items = items(draft, part);
    let wanted: Vec<String> =
        wanted[part].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    let mut left: Vec<String> = items.clone();
    let mut missed = Vec::new();
    let mut found = 0;
    for want in &wanted {
        match left.iter().position(|item| same(part, want, item)) {
            Some(at) => {
                left.remove(at);
                found += 1;
            }
            None => missed.push(format!("missed {part} {want}")),
        }
    }
    missed.extend(left.iter().map(|item| format!("invented {part} {item}")));
    (Score { wanted: wanted.len(), found, proposed: items.len(), right: items.len() - left.len() }, missed)
}
