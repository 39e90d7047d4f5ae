//! Every quotation of a plan stands in its text, word for word, slips included.

use super::{PLANS, read};
use serde_json::Value;

/// Markdown marks and footnote signs gone, numbers split at a line end joined, white space single.
fn cleaned(text: &str) -> String {
    let mut text = text.replace(['*', '#'], "");
    while let Some((before, rest)) = text.split_once("<sup>") {
        text = format!("{before}{}", rest.split_once("</sup>").unwrap().1);
    }
    let mut joined = String::new();
    for line in text.lines().map(str::trim) {
        let split_number = joined.ends_with('-') && !joined.ends_with(" -");
        joined.push_str(if split_number || line.is_empty() { "" } else { " " });
        joined.push_str(line);
    }
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The part of the text under the heading `roman`: "III" for "III. TIÊU CHÍ …".
fn chapter(text: &str, roman: &str) -> String {
    let heading = |line: &str| {
        let line = line.trim_matches(['#', '*', ' ']);
        let name = line.split_once(". ").map_or("", |(name, _)| name);
        ["I", "II", "III", "IV", "V", "VI"].contains(&name).then(|| name.to_owned())
    };
    let mut current = String::new();
    let mut lines = Vec::new();
    for line in text.lines() {
        current = heading(line).unwrap_or(current);
        if current == roman {
            lines.push(line);
        }
    }
    cleaned(&lines.join("\n"))
}

/// Every quotation inside a plan as (section, words); oddities have no section.
fn quotations(value: &Value, found: &mut Vec<(Option<String>, String)>) {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    if let Some(words) = text("words").filter(|words| !words.is_empty()) {
        found.push((text("section"), words));
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| quotations(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| quotations(field, found)),
        _ => {}
    }
}

#[test]
fn every_quotation_stands_word_for_word_in_the_section_it_names() {
    for (plan, text) in PLANS {
        let plan = read(plan);
        let mut found = Vec::new();
        quotations(&serde_json::to_value(&plan).unwrap(), &mut found);
        assert!(found.len() > 40, "{} quotations only", found.len());
        let (raw, whole) = (text.split_whitespace().collect::<Vec<_>>().join(" "), cleaned(text));
        for (section, words) in found {
            let stands = match &section {
                Some(section) => {
                    let roman = section.strip_prefix("Mục ").unwrap().split(['.', ',']).next().unwrap();
                    chapter(text, roman).contains(&words)
                }
                None => whole.contains(&words) || raw.contains(&words),
            };
            assert!(stands, "{} {}: {section:?} does not say “{words}”", plan.locality, plan.slug);
        }
    }
}

#[test]
fn titles_recipients_and_signatories_are_those_of_the_text() {
    for (plan, text) in PLANS {
        let (plan, text) = (read(plan), cleaned(text));
        let named = [&plan.title, &plan.signatory.name, &plan.signatory.position];
        let cited = plan.legal_bases.iter().map(|basis| &basis.number);
        let lines = named.into_iter().chain(&plan.signatory.modes).chain(&plan.recipients).chain(cited);
        for line in lines {
            assert!(text.contains(line), "{} {}: “{line}”", plan.locality, plan.slug);
        }
    }
}

#[test]
fn a_quotation_that_mends_a_slip_or_names_another_section_is_not_found() {
    let (_, text) = PLANS[0];
    assert!(chapter(text, "III").contains("b) Hình thực khen thưởng"));
    assert!(!chapter(text, "III").contains("b) Hình thức khen thưởng"));
    assert!(!chapter(text, "II").contains("b) Hình thực khen thưởng"));
}

#[test]
fn a_number_split_at_the_end_of_a_line_is_read_whole() {
    assert_eq!(
        cleaned("Kế hoạch số 49/KH-\nUBND của\nThi đua -\nKhen thưởng"),
        "Kế hoạch số 49/KH-UBND của Thi đua - Khen thưởng"
    );
}
