//! Plans of several layouts, with every fault of the way put on them, against a careful reading of each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test stops at the first surprise"
)]

#[path = "support/faults.rs"]
mod faults;
#[path = "support/score.rs"]
mod score;

use faults::{LOST, MENDED};
use score::{PARTS, Score, score};
use serde_json::Value;
use sovang_paper::Draft;
use sovang_paper::draft::PaperKind;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every plan with its careful reading.
fn plans() -> Vec<(String, String, Value)> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let five = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans/text");
    let mut readings: Vec<PathBuf> =
        std::fs::read_dir(&own).unwrap().map(|entry| entry.unwrap().path()).collect();
    readings.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    readings.sort();
    let plans = readings.iter().map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = [own.join(format!("{name}.txt")), five.join(format!("{name}.txt"))];
        let text = text.iter().find(|path| path.exists()).expect("the text of a reading");
        (
            name,
            std::fs::read_to_string(text).unwrap(),
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap(),
        )
    });
    plans.collect()
}

fn draft(text: &str) -> Draft {
    let reading = sovang_paper::read(text.as_bytes());
    Draft::of_file(&reading)
}

#[test]
fn a_plan_is_read_as_a_careful_reader_reads_it_whatever_happened_to_its_text() {
    let mut totals: BTreeMap<&str, Score> = BTreeMap::new();
    let mut faults = Vec::new();
    let (mut right, mut all) = (0, 0);
    for (name, text, wanted) in plans() {
        for (fault, put) in MENDED {
            let draft = draft(&put(&text));
            let kind = serde_json::to_value(draft.kind).unwrap();
            all += 1;
            if kind == wanted["kind"] {
                right += 1;
            } else {
                faults.push(format!("{name}, {fault}: kind {kind}"));
            }
            for part in PARTS {
                let (score, missed) = score(&draft, &wanted, part);
                totals.entry(part).or_default().add(score);
                faults.extend(missed.iter().map(|missed| format!("{name}, {fault}: {missed}")));
            }
        }
    }
    for fault in &faults {
        println!("{fault}");
    }
    for (part, total) in &totals {
        println!("{part}: {}% found, {}% right ({total:?})", total.recall(), total.precision());
    }
    println!("kind: {right}/{all}");
    for (part, total) in totals {
        let (found, precise) = if matches!(part, "deadlines" | "quotas") { (95, 98) } else { (90, 90) };
        assert!(total.recall() >= found, "{part}: {}% found", total.recall());
        assert!(total.precision() >= precise, "{part}: {}% right", total.precision());
    }
    assert!(right * 100 >= all * 95, "kind: {right} of {all}");
}

#[test]
fn nothing_is_guessed_from_a_text_that_lost_its_marks_or_letters() {
    for (name, text, _) in plans() {
        for (fault, put) in LOST {
            let draft = draft(&put(&text));
            assert_eq!(draft.kind, PaperKind::Unreadable, "{name}, {fault}");
            assert!(
                draft.unreadable.is_some()
                    && draft.deadlines.is_empty()
                    && draft.quotas.is_empty()
                    && draft.campaign.is_none(),
                "{name}, {fault}"
            );
        }
    }
}

#[test]
fn every_item_stands_in_the_text_where_it_says() {
    for (name, text, _) in plans() {
        for (fault, put) in MENDED {
            let draft = serde_json::to_value(draft(&put(&text))).unwrap();
            let letters: Vec<char> = draft["text"].as_str().unwrap().chars().collect();
            places(&draft, &letters, &format!("{name}, {fault}"));
        }
    }
}

fn places(value: &Value, letters: &[char], name: &str) {
    if let (Some(words), Some(at)) = (value.get("words"), value.get("at")) {
        let (start, end) = (at[0].as_u64().unwrap() as usize, at[1].as_u64().unwrap() as usize);
        let there: String = letters[start..end].iter().collect();
        assert_eq!(words.as_str().unwrap(), there, "{name}: {value}");
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| places(value, letters, name)),
        Value::Object(values) => values.values().for_each(|value| places(value, letters, name)),
        _ => {}
    }
}

#[test]
fn a_paper_that_is_no_plan_is_named_for_what_it_is_and_no_campaign_is_read_from_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/other");
    let (mut right, mut all) = (0, 0);
    let mut faults = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        for (fault, put) in MENDED {
            let draft = draft(&put(&text));
            let kind = serde_json::to_value(draft.kind).unwrap();
            all += 1;
            if name.starts_with(&format!("{}.", kind.as_str().unwrap())) {
                right += 1;
            } else {
                faults.push(format!("{name}, {fault}: {kind}"));
            }
            let proposed =
                draft.deadlines.len() + draft.quotas.len() + draft.award_forms.len() + draft.dossier.len();
            assert!(draft.campaign.is_none() && proposed == 0, "{name}, {fault}: {draft:?}");
        }
    }
    assert!(right * 100 >= all * 95, "{right} of {all}: {faults:#?}");
}
